//! A page as one HTML file: no script, no request to anywhere, and nothing in it that is not in the page.
//!
//! `blocks.rs` writes a tag for each thing that a page of markdown can hold and lets the rest be words, so what is typed can
//! become neither an element nor an attribute. The policy in the head forbids everything but the one style, by its digest.

mod blocks;
mod cells;
mod figure;
mod style;
#[cfg(test)]
mod tests;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::Letterhead;
use super::markdown::{Markdown, mark, options};
use super::xml::escaped;
use blocks::{Blocks, words};
use style::{Style, style};

/// The page as an HTML document, whose last line is the mark that tells `is_ours` that keywork made it.
#[must_use]
pub fn html(page: &Markdown, head: &Letterhead<'_>) -> String {
    let arena = Arena::new();
    let tree = parse_document(&arena, page.as_str(), &options());
    let title = tree.children().find(|block| matches!(block.data().value, NodeValue::Heading(_))).map(words);
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| head.school.to_owned());
    let Style { text: style, digest } = style(&title, head.language);
    let body = Blocks::new(page, head.language).written(tree);
    let (title, school) = (escaped(&title), escaped(head.school));
    let (tag, made_with) = (head.language.tag, escaped(head.language.made_with));
    let mark = mark(head.kind);
    format!(
        r#"<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><p>{school}</p></header>
<main>
{body}</main>
<footer><p>{made_with}</p></footer>
</body>
</html>
{mark}
"#
    )
}
