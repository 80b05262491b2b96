use std::collections::BTreeSet;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use serde::Deserialize;

use super::filters::destination;
use crate::chart::Chart;
use crate::text;

/// Starts the last line of a page that keywork made.
pub(super) const MARK: &str = "<!-- made by keywork: ";
pub(super) const MARK_END: &str = " -->";

/// A page of markdown, made by this module alone, so that all typed text in it is escaped.
///
/// Where a chart stands, the text has a line `![its description](chart:0)`, which counts into [`Markdown::charts`]; no
/// typed text can make such a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Markdown {
    text: String,
    charts: Vec<Chart>,
}

/// How the address of a chart begins.
const CHART: &str = "chart:";

/// The line where a chart stands; its description is escaped already.
pub(super) fn place_of_chart(description: &str, number: usize) -> String {
    format!("![{description}]({CHART}{number})")
}

impl Markdown {
    /// One blank line between blocks, no space at the end of a line, a new line at the end, nothing unseen.
    pub(super) fn new(written: &str) -> Self {
        Self { text: normalised(&text::clean(written)), charts: Vec::new() }
    }

    /// The page with its charts.
    pub(super) fn with(self, charts: Vec<Chart>) -> Self {
        Self { charts, ..self }
    }

    /// The charts, in the order in which the page shows them.
    #[must_use]
    pub fn charts(&self) -> &[Chart] {
        &self.charts
    }

    /// The chart that an address of the page means.
    pub(super) fn chart_at(&self, address: &str) -> Option<&Chart> {
        self.charts.get(address.strip_prefix(CHART)?.parse::<usize>().ok()?)
    }

    /// The page's text with an image at each chart, from a file beside it.
    #[must_use]
    pub fn beside(&self, file: impl Fn(&Chart) -> String) -> String {
        self.each_chart(|line, chart| Some(format!("{}({})", &line[..line.rfind('(')?], destination(&file(chart)))))
    }

    /// The page's text without charts, for where no file stands beside it.
    #[must_use]
    pub fn alone(&self) -> String {
        let mut text = self.each_chart(|_, _| None);
        // What parted a chart at the end from the text before it.
        while text.ends_with("\n\n") {
            text.pop();
        }
        text
    }

    fn each_chart(&self, put: impl Fn(&str, &Chart) -> Option<String>) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut lines = self.text.lines().peekable();
        while let Some(line) = lines.next() {
            let chart = line.trim_start().strip_prefix("![").and_then(|_| {
                let address = line.strip_suffix(')')?.rsplit_once("](")?.1;
                self.chart_at(address)
            });
            match chart.map(|chart| put(line, chart)) {
                None => text.extend([line, "\n"]),
                Some(Some(image)) => text.extend([image.as_str(), "\n"]),
                // The blank line that parted it from what follows goes with it.
                Some(None) => drop(lines.next_if(|next| next.is_empty())),
            }
        }
        text
    }

    /// The page's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The page with the mark at its end that tells [`is_ours`] that keywork made it, and may replace it.
    ///
    /// `kind` is a report's name; what is no letter, digit or hyphen in it is left out.
    #[must_use]
    pub fn marked(mut self, kind: &str) -> Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.extend([mark(kind).as_str(), "\n"]);
        self
    }
}

/// The mark at the end of a page of this kind: a comment, in markdown as in HTML.
pub(super) fn mark(kind: &str) -> String {
    let kind: String = kind.chars().filter(|&c| is_name(c)).collect();
    format!("{MARK}{kind}{MARK_END}")
}

/// How a page is read again, to be laid out.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options
}

/// A paragraph of nothing but a picture.
pub(super) fn is_picture(paragraph: Node<'_>) -> bool {
    paragraph
        .first_child()
        .is_some_and(|first| matches!(first.data().value, NodeValue::Image(_)) && first.next_sibling().is_none())
}

/// Whether keywork made this file: text that ends with the mark, JSON with `"made_by": "keywork"`, or a Word file.
#[must_use]
pub fn is_ours(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Made {
        made_by: String,
    }
    #[cfg(feature = "docx")]
    if super::docx::is_ours(bytes) {
        return true;
    }
    let bytes = bytes.trim_ascii();
    if bytes.starts_with(b"{") {
        return serde_json::from_slice::<Made>(bytes).is_ok_and(|made| made.made_by == "keywork");
    }
    let last = bytes.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
    str::from_utf8(last)
        .ok()
        .and_then(|line| line.strip_prefix(MARK)?.strip_suffix(MARK_END))
        .is_some_and(|kind| kind.chars().all(is_name))
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn normalised(written: &str) -> String {
    let lines: Vec<&str> = written.lines().map(str::trim_end).collect();
    let starts = block_starts(&lines.join("\n"));
    let mut out = String::with_capacity(written.len() + 16);
    let mut blank = false;
    for (number, line) in lines.iter().enumerate() {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() && (blank || starts.contains(&(number + 1))) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        blank = false;
    }
    out
}

/// The lines on which a block of the page begins, from 1.
fn block_starts(page: &str) -> BTreeSet<usize> {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    parse_document(&arena, page, &options).children().map(|block| block.data().sourcepos.start.line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(written: &str) -> String {
        Markdown::new(written).text
    }

    #[test]
    fn blocks_stand_one_blank_line_apart() {
        let written = "\n\n# a  \ntext\n\n\n\n- b\n- c\n  - d\n\n| e |\n|---|\n| f |\n\n> g\n***";
        let expected = "# a\n\ntext\n\n- b\n- c\n  - d\n\n| e |\n|---|\n| f |\n\n> g\n\n***\n";
        assert_eq!(laid_out(written), expected);
        assert_eq!(laid_out(expected), expected);
        assert_eq!(laid_out("text\n| e |\n|---|\n| f |\n"), "text\n\n| e |\n|---|\n| f |\n");
        assert_eq!(laid_out(" \n"), "");
    }

    #[test]
    fn nothing_unseen_is_left() {
        assert_eq!(laid_out("a\u{1b}[2Jb\u{202e}"), "a␛[2Jb<U+202E>\n");
    }

    #[test]
    fn our_own_pages_are_known() {
        let page = Markdown::new("# a\n").marked("weekly --><b>");
        assert_eq!(page.as_str(), "# a\n\n<!-- made by keywork: weekly--b -->\n");
        assert!(is_ours(page.as_str().as_bytes()));
        assert!(is_ours(b"\r\n# a\r\n<!-- made by keywork: weekly -->\r\n\r\n"));
        assert!(is_ours(br#"{ "made_by": "keywork", "pupil": "rowan" }"#));
        assert!(is_ours(Markdown::new("").marked("day").as_str().as_bytes()));
    }

    #[test]
    fn other_files_are_not_ours() {
        for other in [
            "",
            "# a\n",
            "<!-- made by keywork: weekly -->\nmore\n",
            "a <!-- made by keywork: weekly -->\n",
            "<!-- made by keywork: weekly --> -->\n",
            r#"{ "made_by": "someone" }"#,
            r#"{ "inner": { "made_by": "keywork" } }"#,
            r#"{ "made_by": "keywork" "#,
            r#"["made_by", "keywork"]"#,
        ] {
            assert!(!is_ours(other.as_bytes()), "{other}");
        }
        assert!(!is_ours(&[0xff, 0xfe, b'\n', 0xff]));
    }
}
