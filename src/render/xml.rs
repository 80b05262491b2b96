use crate::text;

/// Typed text, cleaned, as text or as an attribute of XML and of HTML.
pub(super) fn escaped(typed: &str) -> String {
    let clean = text::clean_line(typed);
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
