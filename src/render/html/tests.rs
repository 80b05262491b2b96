use super::*;
use crate::render::{BRITISH, Template, is_ours, markdown};

const HEAD: Letterhead<'_> = Letterhead { school: "Hazel Lane", kind: "day", language: BRITISH };

/// What stands in the page's `main`.
fn body(source: &str) -> String {
    let page = html(&markdown(&(), &Template { name: "page.md", source }).unwrap(), &HEAD);
    let (_, rest) = page.split_once("<main>\n").unwrap();
    rest.split_once("</main>").unwrap().0.to_owned()
}

#[test]
fn each_block_has_its_element() {
    let source = "# A *day*\n\nWords\nand\\\nmore.\n\n**Draft.** Wait.\n\n- one\n- **two**\n  - three\n\n1. a\n\n   b\n\n> said\n\n***\n\n\
        ```\na < b\n```\n";
    let expected = "<h1>A <em>day</em></h1>\n<p>Words\nand<br>\nmore.</p>\n<p class=\"notice\"><strong>Draft.</strong> Wait.</p>\n\
        <ul>\n<li>one\n</li>\n<li><strong>two</strong>\n<ul>\n<li>three\n</li>\n</ul>\n</li>\n</ul>\n\
        <ol>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ol>\n<blockquote>\n<p>said</p>\n</blockquote>\n<hr>\n\
        <pre><code>a &lt; b</code></pre>\n";
    assert_eq!(body(source), expected);
    assert_eq!(body("3. c\n"), "<ol start=\"3\">\n<li>c\n</li>\n</ol>\n");
}

#[test]
fn a_table_of_many_columns_can_stack() {
    let expected = "<table class=\"stacks\" role=\"table\">\n<thead role=\"rowgroup\">\n<tr role=\"row\">\n\
        <th scope=\"col\" role=\"columnheader\">Who</th>\n<th scope=\"col\" role=\"columnheader\">By</th>\n\
        <th scope=\"col\" role=\"columnheader\" class=\"right\">&quot;How&quot;</th>\n</tr>\n</thead>\n<tbody>\n\
        <tr role=\"row\">\n<th scope=\"row\" role=\"rowheader\" class=\"short\">Jo</th>\n<td role=\"cell\" data-head=\"By\">the end of the week</td>\n\
        <td role=\"cell\" class=\"right short\" data-head=\"&quot;How&quot;\">5</td>\n</tr>\n</tbody>\n</table>\n";
    assert_eq!(body("| Who | By | \"How\" |\n|---|---|--:|\n| Jo | the end of the week | 5 |\n"), expected);
    let expected = "<table>\n<thead>\n<tr>\n<th scope=\"col\">Who</th>\n<th scope=\"col\">By</th>\n</tr>\n</thead>\n<tbody>\n\
        <tr>\n<td class=\"short\"></td>\n<td>the end of the week</td>\n</tr>\n</tbody>\n</table>\n";
    assert_eq!(body("| Who | By |\n|---|---|\n| | the end of the week |\n"), expected);
}

#[test]
fn what_a_template_holds_beyond_words_has_only_its_words() {
    for (source, expected) in [
        ("a <b>bold</b> <!-- no --> c", "<p>a bold  c</p>\n"),
        ("<script>alert(1)</script>", ""),
        ("![A *logo*](logo.png)", "<p>A <em>logo</em></p>\n"),
        ("![Of ours](chart:0)", "<p>Of ours</p>\n"),
        ("[x](javascript:alert)", "<p>x</p>\n"),
        ("[x](//example.org/a) [y](data:a)", "<p>x y</p>\n"),
        ("[x](\\\\\\\\example\\a)", "<p>x</p>\n"),
        (
            "[the school](https://example.org/a?b=\"c\"&d)",
            "<p><a href=\"https://example.org/a?b=%22c%22&amp;d\">the school</a></p>\n",
        ),
        ("[ring](tel:0123) [a](b/c.toml)", "<p><a href=\"tel:0123\">ring</a> <a href=\"b/c.toml\">a</a></p>\n"),
        ("a&#27;b&#10;c", "<p>a␛b c</p>\n"),
        (
            "So far ▁▅█ so *▁*",
            "<p>So far <span aria-hidden=\"true\">▁▅█</span> so <em><span aria-hidden=\"true\">▁</span></em></p>\n",
        ),
    ] {
        assert_eq!(body(source), expected, "{source}");
    }
}

#[test]
fn the_page_has_the_name_of_its_first_heading() {
    let page = |source| html(&markdown(&(), &Template { name: "page.md", source }).unwrap(), &HEAD);
    assert!(page("# A & `b`\n").contains("<title>A &amp; b</title>"));
    assert!(page("No heading.\n").contains("<title>Hazel Lane</title>"));
    assert!(page("# A: \"b\"\n").contains("content: \"A\\3a  \\22 b\\22 \";"));
    assert!(is_ours(page("# A\n").as_bytes()));
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("{} x\n", ">".repeat(20_000));
    assert!(body(&deep).contains('x'));
}
