use std::fmt::Write as _;

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use crate::render::Language;

/// The style of a page, and what a policy calls it.
pub(super) struct Style {
    pub(super) text: String,
    pub(super) digest: String,
}

/// How every page looks, with the foot of each sheet of paper: whose page it is, and which sheet of how many.
pub(super) fn style(title: &str, language: Language) -> Style {
    let [title, page, of] = [title, language.page, language.of].map(quoted);
    let mut text = include_str!("style.css").to_owned();
    let _ = writeln!(
        text,
        "@page {{\n  @bottom-left {{ content: {title}; }}\n  \
         @bottom-right {{ content: {page} \" \" counter(page) \" \" {of} \" \" counter(pages); }}\n}}"
    );
    let digest = format!("sha256-{}", BASE64.encode(&Sha256::digest(&text)));
    Style { text, digest }
}

/// Text as a string of a style sheet: what is no letter, digit or space is written by its number, so that nothing
/// ends it.
fn quoted(text: &str) -> String {
    let inner = text.chars().fold(String::with_capacity(text.len() + 8), |mut out, c| {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
        out
    });
    format!("\"{inner}\"")
}
