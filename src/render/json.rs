use serde::Serialize;

use crate::text;

/// The report as JSON, indented, with a new line at the end.
///
/// Characters that [`text::clean`] would show are written as `\u....`, so that the data is whole and yet nothing
/// in it can steer a terminal.
///
/// # Panics
///
/// When a map in the report has keys that are not text, which is a mistake in keywork and never in the data.
#[must_use]
pub fn json<T: Serialize>(report: &T) -> String {
    let mut out = serde_json::to_string_pretty(report).expect("a report is fields and lists, with text as keys");
    out.push('\n');
    text::escaped_json(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_indented_and_ends_with_a_new_line() {
        assert_eq!(json(&[1]), "[\n  1\n]\n");
    }

    #[test]
    fn what_could_deceive_is_escaped_and_nothing_is_lost() {
        let typed = "é \u{1b}\u{7f}\u{9b}\u{202e}\u{e0041}\u{200d}\n👩";
        let out = json(&typed);
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
        assert!(out.contains("\\u202e") && out.contains("\\udb40\\udc41") && out.contains("é"), "{out}");
        assert_eq!(serde_json::from_str::<String>(&out).ok().as_deref(), Some(typed));
    }
}
