//! Writes a made-up authority's form: `cargo run --example make_form -- examples/forms/annual-review.docx`.
//!
//! Neither the authority nor the form is real. It asks for what the forms of English authorities ask for, in words of
//! our own, and has cut its placeholders into runs as Word does.

mod form;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;

#[expect(clippy::disallowed_methods, reason = "the store writes records and reports; this is neither")]
fn main() -> anyhow::Result<()> {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let file = file.context("say where to write: cargo run --example make_form -- FILE.docx")?;
    std::fs::write(&file, form::packed()?).with_context(|| format!("could not write {}", file.display()))?;
    writeln!(std::io::stdout(), "wrote {}", file.display())?;
    Ok(())
}
