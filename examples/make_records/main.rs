//! Writes the worked school: `cargo run --example make_records -- FOLDER`, where the folder is empty or not there yet.
//!
//! Everything in it is made up. The seed is fixed and no clock is read, so that the same program gives the same bytes.

mod worked;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.context("say where to write: cargo run --example make_records -- records")?;
    make(&folder).with_context(|| format!("could not make the worked school in {}", folder.display()))
}

#[expect(clippy::disallowed_methods, reason = "the store makes folders inside the records folder, not that folder")]
fn make(folder: &std::path::Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    anyhow::ensure!(std::fs::read_dir(folder)?.next().is_none(), "the folder is not empty; remove it first");
    let files = worked::write_into(folder)?;
    writeln!(std::io::stdout(), "wrote {files} files")?;
    Ok(())
}
