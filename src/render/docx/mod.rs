//! A page as a Word file: Office Open XML (ECMA-376) in its transitional form, part by part, in a zip.
//!
//! [`docx`] is called by `cli` alone, and [`is_ours`] by [`super::is_ours`]. It holds nothing but the page and its
//! [`Letterhead`]: no date of making, no name of a machine or a user, so that the same page is the same bytes.
//!
//! Links to records are their words alone. Who gets a Word file has not the records, and the name of a file says who
//! saw a child when.

mod body;
mod columns;
mod list;
mod ours;
mod package;
mod part;
mod picture;
mod runs;
mod table;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::letterhead::Letterhead;
use super::markdown::{Markdown, options};
use body::Body;
use package::{Contents, packed};

pub(super) use ours::is_ours;

/// The page as a Word file.
#[must_use]
pub fn docx(markdown: &Markdown, letterhead: &Letterhead<'_>) -> Vec<u8> {
    let arena = Arena::new();
    let page = parse_document(&arena, markdown.as_str(), &options());
    let title = page
        .children()
        .find(|block| matches!(block.data().value, NodeValue::Heading(_)))
        .map_or_else(|| letterhead.kind.to_owned(), runs::words);
    let body = Body::of(page, markdown, letterhead.language);
    packed(&Contents { letterhead, title: &title, body })
}

#[cfg(test)]
mod tests;
