use crate::text;

/// Typed text that no document of XML refuses: nothing unseen, and none of the two characters that are none.
pub(super) fn printable(typed: &str) -> String {
    text::clean_line(typed).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// Typed text, cleaned, as text or as an attribute of XML and of HTML.
pub(super) fn escaped(typed: &str) -> String {
    let clean = printable(typed);
    clean.chars().fold(String::with_capacity(clean.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
        out
    })
}
