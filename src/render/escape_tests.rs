use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;

use super::*;

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// The tree in one line; text and our own empty comment are `…`, so that only the shape is compared.
fn shape(node: Node<'_>) -> String {
    let name = match &node.data().value {
        NodeValue::Text(_) => return "…".to_owned(),
        NodeValue::HtmlInline(comment) if comment == SPLIT => return "…".to_owned(),
        value => value.xml_node_name(),
    };
    let mut inside: Vec<String> = node.children().map(shape).collect();
    inside.dedup_by(|next, last| next == "…" && last == "…");
    if inside.is_empty() { name.to_owned() } else { format!("{name}({})", inside.join(" ")) }
}

fn text_of(node: Node<'_>) -> String {
    node.descendants()
        .filter_map(|inner| match &inner.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        })
        .collect()
}

const SHAPE: &str = "document(heading(…) heading(…) list(item(paragraph(…))) \
    table(table_row(table_cell(…) table_cell(…)) \
    table_row(table_cell(…) table_cell(…))) paragraph(strong(…) …) paragraph(…))";

/// Holds a page with this text in every kind of place against the parser.
fn holds(markdown: &str, expected: &str) {
    let page = format!(
        "# h\n\n## {markdown}\n\n- {markdown}\n\n| a | b |\n|---|---|\n| {markdown} | x |\n\n\
         **{markdown}** and {markdown}\n\n{markdown}\n"
    );
    let arena = Arena::new();
    let root = parse_document(&arena, &page, &options());
    assert_eq!(shape(root), SHAPE, "{page}");
    let texts: Vec<String> = root.children().map(|block| text_of(block)).collect();
    assert_eq!(texts[1], expected, "heading");
    assert_eq!(texts[2], expected, "item");
    assert_eq!(texts[3], format!("ab{expected}x"), "cell");
    assert_eq!(texts[4], format!("{expected} and {expected}"), "strong");
    assert_eq!(texts[5], expected, "paragraph");
}

/// Bits of markdown, which random characters would seldom make; and white space in every form.
const BITS: &str = r#"a 1 www . com http ftp : / // @ jo - + * ** _ ~ ~~~ ` ``` # ## = === --- > < <b> <!-- --> & amp;
    #35; [ ] [x] [^1] ( ) ! | \ " ' 1. 2) mailto: xmpp: {{7*7}} £ é … — <? </ $ ^"#;
const SPACES: [&str; 9] = [" ", "  ", "    ", "\t", "\n", "\r\n", "\u{a0}", "\u{3000}", "\u{202e}"];

fn typed() -> impl Strategy<Value = String> {
    let bits: Vec<&str> = BITS.split_whitespace().chain(SPACES).collect();
    let bits = prop::collection::vec(prop::sample::select(bits), 0..9);
    prop_oneof![any::<String>(), "\\PC{0,40}", bits.prop_map(|bits| bits.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_text_changes_the_page(typed in typed()) {
        let expected = one_line(&typed);
        // Nothing at all leaves `****`, which is no place for a value.
        if !expected.is_empty() {
            holds(&escape(&typed), &expected);
        }
    }

    #[test]
    fn nor_do_two_texts_side_by_side(first in typed(), second in typed()) {
        let expected = one_line(&first) + &one_line(&second);
        if !expected.is_empty() {
            holds(&(escape(&first) + &escape(&second)), &expected);
        }
    }

    #[test]
    fn what_is_written_is_one_clean_line(typed in any::<String>()) {
        let escaped = escape(&typed);
        prop_assert!(!escaped.chars().any(char::is_control));
        prop_assert_eq!(escaped.trim(), escaped.as_str());
    }
}

#[test]
fn ordinary_prose_is_unchanged() {
    for prose in [
        "Rowan read 'ship' (twice), 8/10!",
        "Mum said: \"well done\"; 3.5 minutes, then 42/2m - a record.",
        "Asked for help at 10:30, level 3 (gestural) & then alone.",
        "C# and #3 of 5 = 60% + more",
        "Zoë, naïve — £5",
        "{{ 7 x 7 }}",
    ] {
        assert_eq!(escape(prose), prose);
    }
}

#[test]
fn what_could_be_markdown_is_not() {
    for (typed, written) in [
        ("# heading", "\\# heading"),
        ("1. one", "1\\. one"),
        ("- item", "\\- item"),
        ("    code", "code"),
        ("ends with two spaces  ", "ends with two spaces"),
        ("\n# h", "\\# h"),
        ("===", "\\==="),
        ("~~~", "\\~\\~\\~"),
        ("`x`", "&#96;x&#96;"),
        ("a | b", "a \\| b"),
        ("&amp;", "\\&amp;"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<!-- -->", "&lt;!-- -->"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("![](http://evil.example/x.png)", "!\\[\\](http\\://evil.example/x.png)"),
        ("see www.evil.example", "see www\\.evil.example"),
        ("jo@school.example", "jo@<!-- -->school.example"),
        ("C:\\Users", "C:\\\\Users"),
        ("a\u{202e}b", "a&lt;U+202E>b"),
        ("two\r\nlines", "two lines"),
        ("\u{1b}[31mred", "␛\\[31mred"),
    ] {
        assert_eq!(escape(typed), written, "{typed:?}");
        holds(written, &one_line(typed));
    }
}

#[test]
fn a_separator_keeps_its_spaces() {
    assert_eq!(escape_between(", "), ", ");
    assert_eq!(escape_between("\n"), " ");
    assert_eq!(escape_between(" | "), " \\| ");
}

/// What random bits seldom make, cut in two at every place: a template may write two values side by side.
#[test]
fn no_place_to_cut_makes_markdown() {
    for whole in [
        "www.evil.example",
        "http://evil.example/x",
        "https://evil.example",
        "ftp://evil.example",
        "jo.b+c@evil.example",
        "mailto:jo@evil.example",
        "xmpp:jo@evil.example/x",
        "[x](http://evil.example)",
        "![x](x.png)",
        "<http://evil.example>",
        "<!-- x -->",
        "<b>x</b>",
        "&amp;&#35;",
        "**x** __x__ ~~x~~ ~x~",
        "`x` ``x``",
        "1. x",
        "12) x",
        "- x",
        "+ x",
        "# x #",
        "x ##",
        "> x",
        "===",
        "---",
        "* * *",
        "```x",
        "|-|-|",
        ":-:",
        "[x]: /x",
        "[ ] x",
        "[^1]: x",
        "\\*x\\",
    ] {
        let cuts = whole.char_indices().map(|(at, _)| whole.split_at(at));
        for (first, second) in cuts {
            holds(&(escape(first) + &escape(second)), &(one_line(first) + &one_line(second)));
        }
    }
}
