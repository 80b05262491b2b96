use proptest::prelude::*;

use super::*;

fn laid_out(page: &str, width: usize) -> String {
    terminal(&Markdown::new(page), width, false)
}

#[test]
fn a_page_is_laid_out() {
    let page = "# Rowan\n\n## Targets\n\nSome **words** with a [link](a.md) and a comment<!-- x -->.\n\n\
        - one that is longer than a line\n- two\n  1. a\n  2. b\n\n> said at home\n>\n> twice\n\n---\n\n<!-- gone -->\n";
    let expected = "\
Rowan
─────

Targets

Some words with a
link and a comment.

• one that is longer
  than a line
• two
  1. a
  2. b

│ said at home
│
│ twice

────────────────────
";
    assert_eq!(laid_out(page, 20), expected);
}

#[test]
fn tables_fit_the_width() {
    let page = "| Target | Level |\n|---|--:|\n| CVC words that are read | 8/10 |\n| Asks | 3 |\n";
    let expected = "\
────────────────────────
 Target           Level
════════════════════════
 CVC words that    8/10
 are read
 Asks                 3
────────────────────────
";
    assert_eq!(laid_out(page, 24), expected);
}

#[test]
fn colour_is_for_headings_and_quotes() {
    let page = Markdown::new("# A\n\nb\n\n> c\n");
    let expected = "\u{1b}[1mA\u{1b}[0m\n─\n\nb\n\n\u{1b}[2m│ c\u{1b}[0m\n";
    assert_eq!(terminal(&page, 40, true), expected);
}

#[test]
fn bold_words_stay_bold_over_lines_and_take_no_room() {
    let page = Markdown::new("- **at risk, and so it goes on**, since \u{2061}then\n");
    let expected = "• \u{1b}[1mat risk, and so it\u{1b}[0m\n\u{1b}[1m  goes on\u{1b}[0m, since\n  <U+2061>then\n";
    assert_eq!(terminal(&page, 20, true), expected);
    assert_eq!(terminal(&page, 20, false), "• at risk, and so it\n  goes on, since\n  <U+2061>then\n");
}

#[test]
fn wide_and_combining_characters_keep_the_columns() {
    let page = "| Name | Level |\n|---|--:|\n| 漢字 | 8/10 |\n| Zoe\u{308} | 3 |\n| 👩\u{200d}👧 | 4 |\n";
    let lines = laid_out(page, 40);
    let ends: std::collections::BTreeSet<usize> =
        lines.lines().map(|line| unicode_width::UnicodeWidthStr::width(line.trim_end())).collect();
    assert_eq!(ends.len(), 2, "each row ends where its number ends, a rule one column later:\n{lines}");
}

#[test]
fn no_control_character_comes_out_of_an_entity() {
    assert_eq!(laid_out("a&#27;[2J &#x9b; &#x202e; `\u{1b}`\n", 40), "a␛[2J \\u{9b} <U+202E> ␛\n");
    assert_eq!(laid_out("| a&#10;b |\n|---|\n", 40).lines().count(), 4);
}

#[test]
fn deep_nesting_ends() {
    let page = format!("{}deep\n", "> ".repeat(300));
    assert!(laid_out(&page, 40).contains("deep"));
    let many = format!("|{}\n|{}\n|{}\n", " a |".repeat(60), "---|".repeat(60), " b |".repeat(60));
    assert!(!laid_out(&many, 0).is_empty());
}

proptest! {
    #[test]
    fn any_page_at_any_width_is_clean(page in "[-a# |>*1.\\[\\]()\\\\\n&`~]{0,200}|\\PC{0,80}", width in 0..90_usize) {
        let out = laid_out(&page, width);
        prop_assert!(!out.chars().any(|c| c.is_control() && c != '\n'));
        prop_assert!(!out.lines().any(|line| line.ends_with(' ')));
    }

    #[test]
    fn prose_keeps_within_the_width(page in "[a-zé日 ]{0,200}", width in 20..90_usize) {
        // Four spaces at the start are code, which is left as it is.
        prop_assert!(laid_out(page.trim(), width).lines().all(|line| line.width() <= width));
    }
}
