//! Pages as HTML: what may stand in one, that nothing of the report is lost, and that nothing typed adds to it.

pub(crate) mod dom;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use data_encoding::BASE64;
use keywork::render::{self, BRITISH, Language, Letterhead, Template};
use proptest::prelude::*;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::shell::{Shell, copy_folder};
use dom::Dom;

/// Every element that a page may hold, with its attributes.
pub(crate) const ELEMENTS: &[(&str, &[&str])] = &[
    ("html", &["lang"]),
    ("head", &[]),
    ("meta", &["charset", "http-equiv", "name", "content"]),
    ("title", &["id"]),
    ("style", &[]),
    ("body", &[]),
    ("header", &[]),
    ("main", &[]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("p", &["class"]),
    ("br", &[]),
    ("a", &["href"]),
    ("strong", &[]),
    ("em", &[]),
    ("code", &[]),
    ("span", &["aria-hidden"]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &[]),
    ("blockquote", &[]),
    ("table", &["class", "role", "aria-label"]),
    ("thead", &["role"]),
    ("tbody", &[]),
    ("tr", &["role"]),
    ("th", &["scope", "role", "class"]),
    ("td", &["role", "class", "data-head"]),
    ("figure", &[]),
    ("div", &["class"]),
    ("figcaption", &[]),
    ("details", &["class"]),
    ("summary", &[]),
    ("svg", &["xmlns", "width", "height", "viewBox", "role", "aria-labelledby"]),
    ("desc", &["id"]),
    ("g", DRAWN),
    ("path", DRAWN),
    ("line", DRAWN),
    ("polyline", DRAWN),
    ("polygon", DRAWN),
    ("rect", DRAWN),
    ("circle", DRAWN),
    ("text", DRAWN),
];

/// What the shapes of a drawing have: where they are, and how they look.
const DRAWN: &[&str] = &[
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "dx",
    "dy",
    "d",
    "width",
    "height",
    "points",
    "transform",
    "fill",
    "fill-opacity",
    "opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "text-anchor",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
];

const HEAD: Letterhead<'_> = Letterhead { school: "Hazel Lane", kind: "weekly", language: BRITISH };

/// A page out of a template and whatever fills it.
fn page<T: Serialize>(report: &T, source: &str, head: &Letterhead<'_>) -> String {
    render::html(&render::markdown(report, &Template { name: "page.md", source }).unwrap(), head)
}

/// The worked records.
fn worked() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    copy_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/records")), &shell.root());
    shell
}

/// Every kind of report as HTML. Shared with the tests in a browser.
pub(crate) fn every_page() -> &'static [(String, String)] {
    static PAGES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| every_report("html"));
    &PAGES
}

/// Every kind of report: of the worked pupils, and of one who has nothing yet.
fn every_report(format: &str) -> Vec<(String, String)> {
    let shell = worked();
    shell.put("pupils/wren/pupil.toml", "name = \"Wren Hill\"\nborn = 2018-03-04\n");
    let mut lines = vec![("caseload".to_owned(), "report caseload".to_owned())];
    for pupil in ["rowan", "ivy", "sol", "wren"] {
        for kind in ["day", "weekly", "home", "term", "cover", "provision"] {
            lines.push((format!("{kind}-{pupil}"), format!("report {kind} {pupil}")));
        }
        let of = format!("report annual-review {pupil} --stage");
        lines.extend(["advice", "report"].map(|stage| (format!("{stage}-{pupil}"), format!("{of} {stage}"))));
    }
    let made = |(name, line): (String, String)| {
        let said = shell.run(&format!("{line} --format {format}"));
        assert_eq!(said.exit, 0, "{line}: {}", said.err);
        (name, said.out)
    };
    lines.into_iter().map(made).collect()
}

/// What is in a page and may not be.
fn strange(dom: &Dom) -> Vec<String> {
    let of = |element: &dom::Element| {
        let Some((_, known)) = ELEMENTS.iter().find(|(name, _)| *name == element.name) else {
            return vec![format!("<{}>", element.name)];
        };
        let stray = element.attributes.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        stray.map(|(name, _)| format!("<{} {name}>", element.name)).collect()
    };
    dom.elements.iter().flat_map(of).collect()
}

/// The words of a text, however they are set.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_page_is_made_of_what_is_known_and_asks_for_nothing() {
    for (name, page) in every_page() {
        let dom = Dom::of(page);
        assert_eq!(dom.errors, Vec::<String>::new(), "{name}");
        assert_eq!(strange(&dom), Vec::<String>::new(), "{name}");
        assert_eq!(dom.one("html").attribute("lang"), Some("en-GB"));
        assert_eq!(dom.one("h1").text, dom.all("title").next().unwrap().text, "{name}");
        assert!(dom.all("th").any(|head| head.attribute("scope") == Some("col")), "{name} has no table");
        for link in dom.all("a") {
            let to = link.attribute("href").unwrap();
            assert!(to.starts_with("pupils/") && !to.contains([':', '\\']), "{name}: {to}");
        }
        let ids: Vec<&str> = dom.elements.iter().filter_map(|element| element.attribute("id")).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{name}: an id stands twice");
        assert!(page.ends_with(" -->\n") && render::is_ours(page.as_bytes()), "{name}");
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    for (name, page) in every_page() {
        let mut before = 0;
        for element in &Dom::of(page).elements {
            let Some(level) = element.name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()) else {
                continue;
            };
            assert!(level <= before + 1, "{name}: h{level} after h{before}");
            before = level;
        }
    }
}

/// Held against the formatter that comes with the parser of markdown.
#[test]
fn every_word_of_the_report_stands_in_its_page() {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    for ((name, page), (_, markdown)) in every_page().iter().zip(every_report("markdown")) {
        let expected = Dom::of(&comrak::markdown_to_html(&markdown, &options));
        let dom = Dom::of(page);
        let mut main = dom.one("main").text.clone();
        for figure in dom.all("figure") {
            main = main.replacen(&figure.text, "", 1);
        }
        let (said, expected) = (words(&main), words(&expected.one("body").text));
        let same = said.iter().zip(&expected).take_while(|(said, expected)| said == expected).count();
        let near = same.saturating_sub(3)..;
        assert!(said == expected, "{name}: {:?}\nin place of {:?}", said.get(near.clone()), expected.get(near));
    }
}

/// The policy allows the style by its digest; anything else of a style would be refused.
#[test]
fn the_policy_forbids_everything_but_the_one_style() {
    let page = page(&(), "# A week\n\nAll well.\n", &HEAD);
    let dom = Dom::of(&page);
    let digest = BASE64.encode(&Sha256::digest(&dom.one("style").text));
    let policy = dom.all("meta").find_map(|meta| meta.attribute("http-equiv").and(meta.attribute("content"))).unwrap();
    assert_eq!(policy, format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"));
    // Before anything that it has to hold for, and within the first bytes the encoding.
    assert!(page.find("Content-Security-Policy").unwrap() < page.find("<title>").unwrap());
    assert!(page.find("charset").unwrap() < 100);
    for asks in ["url(", "@import", "http://", "https://", "src=", "<script", "<link"] {
        assert!(!page.contains(asks), "{asks}");
    }
}

#[derive(Serialize)]
struct Typed<'a> {
    text: &'a str,
}

/// A value in every place that a template has for one.
const PLACES: &str = "# Of {{ text }}\n\n**{{ text }}** and {{ text }}\n\n{{ text }}\n\n- {{ text }}\n  - {{ link(text, 'a.toml') }}\n\n\
    | {{ text }} | b | c |\n|---|---|---|\n| {{ text }} | {{ link(text, 'b.toml') }} | x{{ text }} |\n\n> {{ text }}\n\n## {{ text }}!\n";

/// The elements of a page in order, each with its attributes' names and, where keywork gives them their values, those.
fn skeleton(page: &str) -> Vec<String> {
    const OWN: [&str; 4] = ["role", "scope", "lang", "href"];
    let own = |(name, value): &(String, String)| match name.as_str() {
        "class" if value == "short" => String::new(),
        name if OWN.contains(&name) => format!(" {name}={value}"),
        name => format!(" {name}"),
    };
    let shape = |element: &dom::Element| element.name.clone() + &element.attributes.iter().map(own).collect::<String>();
    // Bars among words stand in an element of their own.
    Dom::of(page).elements.iter().map(shape).filter(|shape| !shape.starts_with("span")).collect()
}

#[track_caller]
fn adds_nothing(typed: &str) {
    let typed = format!("x{typed}");
    let made = |text: &str| page(&Typed { text }, PLACES, &Letterhead { school: text, ..HEAD });
    let (page, plain) = (made(&typed), made("x"));
    assert_eq!(skeleton(&page), skeleton(&plain), "{typed:?}");
    let dom = Dom::of(&page);
    assert_eq!(dom.errors, Vec::<String>::new(), "{typed:?}");
    assert_eq!(dom.comments, Dom::of(&plain).comments, "{typed:?}");
    assert_eq!(page.matches("</style>").count(), 1, "{typed:?}");
    assert!(page.ends_with("\n<!-- made by keywork: weekly -->\n"), "{typed:?}");
}

/// Text that would add to a page wherever it were let through.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\" onmouseover=\"x",
    "' onmouseover='x",
    "&lt;b&gt; &#60;b&#62;",
    "--><b>",
    "</title><script>1</script>",
    "</style><style>*{display:none}",
    "\\\"; } * { display: none } @import \"//example.invalid\";",
    "[x](javascript:alert(1))",
    "![x](data:text/html,x)",
    "![](http://example.invalid/p.png)",
    "![](chart:0)",
    "<iframe src=//example.invalid>",
    "# Fake heading\n\n---\n",
    "a | b\n--|--",
    "---\ntitle: x\n---",
    "```\n",
    "[x]: http://example.invalid",
    "{{ 7*7 }} ${7*7} <%= 7 %>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//example.invalid>",
    "<form action=//example.invalid><input name=x>",
    "</main></body></html>",
    "<!-- made by keywork: weekly -->",
    "<![CDATA[x]]>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "www.example.invalid http://example.invalid a@example.invalid",
    "▁▃█ <b>▁</b>",
];

/// All of it in one page.
pub(crate) fn hostile_page() -> String {
    let source =
        PLACES.replace("# Of {{ text }}", "# Of {{ text }}\n\n{% for text in each %}\n- {{ text }}\n{% endfor %}");
    let text = HOSTILE.concat();
    page(&serde_json::json!({ "text": text, "each": HOSTILE }), &source, &Letterhead { school: &text, ..HEAD })
}

#[test]
fn hostile_text_adds_no_element_and_no_attribute() {
    for typed in HOSTILE.iter().copied().chain(naughty_strings::BLNS.iter().copied()) {
        adds_nothing(typed);
    }
    let all_of_it = Dom::of(&hostile_page());
    assert_eq!((all_of_it.errors.as_slice(), strange(&all_of_it)), (&[][..], Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn no_text_adds_an_element_or_an_attribute(
        typed in proptest::collection::vec(
            prop_oneof![any::<char>().prop_map(String::from), proptest::sample::select(HOSTILE).prop_map(str::to_owned),
                "[<>&\"'`\\\\\\-!\\[\\]()#|*_~=/:; \n]"],
            0..24,
        ),
    ) {
        adds_nothing(&typed.concat());
    }
}

/// The same through the program: in names, notes and what goes home, with a chart.
#[test]
fn hostile_records_add_nothing_to_a_page() {
    let made = |typed: &str| {
        let shell = worked();
        let mut changed = 0;
        for file in shell.files("pupils/rowan") {
            let line = |line: &str| match line.split_once(" = \"") {
                Some((key, _)) if ["title", "note", "share", "next", "name", "what"].contains(&key) => {
                    changed += 1;
                    format!("{key} = {:?}\n", format!("x{typed}"))
                }
                _ => format!("{line}\n"),
            };
            let text: String = shell.read(&file).lines().map(line).collect();
            shell.put(&file, &text);
        }
        assert!(changed > 50, "{changed}");
        ["weekly", "home", "annual-review"].map(|kind| shell.run(&format!("report {kind} rowan --format html")).out)
    };
    // Words that no heading has.
    let plain = made(" zqzq");
    for typed in
        ["<img src=x onerror=alert(1)>", "\" onload=\"x", "</title><b>", "[x](javascript:alert(1)) ![](chart:0)"]
    {
        for (page, plain) in made(typed).iter().zip(&plain) {
            let dom = Dom::of(page);
            assert_eq!((dom.errors.as_slice(), strange(&dom)), (&[][..], Vec::new()), "{typed}");
            let (counted, expected) = (counts(page), counts(plain));
            assert_eq!(counted, expected, "{typed}");
        }
    }
}

/// How many there are of each element; words may come in another order than plain ones. A drawing is left out: longer
/// words take more lines in it, and [`strange`] looks at what it is made of.
fn counts(page: &str) -> BTreeMap<String, usize> {
    let drawings = page.split("<svg").map(|part| part.split_once("</svg>").map_or(part, |(_, after)| after));
    skeleton(&drawings.collect::<String>()).into_iter().fold(BTreeMap::new(), |mut counts, shape| {
        *counts.entry(shape).or_default() += 1;
        counts
    })
}

/// In another language no word of this one stays on a page: all that keywork itself says is in [`Language`].
#[test]
fn keyworks_own_words_are_all_in_the_language() {
    let foreign =
        Language { tag: "zz", numbers_of: "¤1", numbers_of_charts: "", page: "¤2", of: "¤3", made_with: "¤4" };
    let week = worked().run("report weekly rowan --json").out;
    let mut report: serde_json::Value = serde_json::from_str(&week).unwrap();
    report["targets"].as_array_mut().unwrap().truncate(1);
    let source = "# ¤\n\n{% for each in targets %}{{ each.chart | chart }}{% endfor %}\n";
    let page = page(&report, source, &Letterhead { school: "¤", kind: "¤", language: foreign });
    let dom = Dom::of(&page);
    let figure = &dom.one("figure").text;
    let said = dom.one("body").text.replace(figure, "") + &dom.all("title").next().unwrap().text;
    assert!(!said.contains(char::is_alphabetic), "{said}");
    assert_eq!(dom.one("html").attribute("lang"), Some("zz"));
    assert_eq!(dom.one("summary").text, "¤1");
    assert_eq!(dom.one("footer").text.trim(), "¤4");
    let style = &dom.one("style").text;
    let strings: Vec<&str> = style.split('"').skip(1).step_by(2).collect();
    assert!(strings.contains(&"\\a4 2") && strings.contains(&"\\a4 3"), "{strings:?}");
    let mut labels = dom.elements.iter().filter_map(|element| element.attribute("aria-label"));
    assert!(labels.all(|label| figure.contains(label)));
}
