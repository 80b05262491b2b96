//! Hostile text in every field of every kind of record, under every command and in every format: the texts of the corpus
//! and the big list of naughty strings.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use naughty_strings::BLNS;
use serde_json::Value;

use super::corpus::{quoted, texts};
use super::fill::{Deck, example, filled};
use super::{SCHOOL, commands, fit_to_show, harmless_in, made, run, school};
use keywork::record::safeguarding::tells_of_harm;

use crate::shell::Shell;

/// How many records of each kind there are, so that each text stands in several fields.
const SETS: usize = 24;

/// The dated kinds, their folders and their month.
const DATED: [(&str, &str, &str); 6] = [
    ("session", "sessions", "2026-11"),
    ("observation", "observations", "2026-11"),
    ("contact", "contacts", "2026-11"),
    ("recommendation", "recommendations", "2026-09"),
    ("meeting", "meetings", "2026-11"),
    ("assessment", "assessments", "2026-06"),
];

fn hostile_texts() -> Vec<String> {
    let all = texts().chain(BLNS.iter().copied()).filter(|text| !text.trim().is_empty());
    all.map(str::to_owned).collect()
}

/// Words of the same form and length in which nothing is hostile; each text begins with letters of its own.
fn plain_texts() -> Vec<String> {
    let letter = |number: usize| char::from_u32('a' as u32 + u32::try_from(number % 26).unwrap()).unwrap();
    let plain = |(at, text): (usize, &String)| {
        let mut letters = [letter(at / 26), letter(at)].into_iter().chain(std::iter::repeat('x'));
        text.chars().map(|c| if c.is_whitespace() { c } else { letters.next().unwrap() }).collect()
    };
    harmless_sounding(hostile_texts()).iter().enumerate().map(plain).collect()
}

/// Words that may tell of harm are pointed out on a page, as they should be, and plain ones are not.
fn harmless_sounding(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().filter(|text| !tells_of_harm(text)).collect()
}

/// Rowan's folder with every kind of record, and a second pupil, each text from the deck.
fn fill(shell: &Shell, deck: &mut Deck) {
    shell.put("keywork.toml", &filled("school", SCHOOL.parse().unwrap(), deck));
    for id in ["rowan", "wren2"] {
        let mut pupil = example("pupil");
        pupil.remove("left");
        shell.put(&format!("pupils/{id}/pupil.toml"), &filled("pupil", pupil, deck));
    }
    for (kind, folder, name) in [("provision", "provision", "phonics"), ("target", "targets", "cvc-words")] {
        shell.put(&format!("pupils/rowan/{folder}/{name}.toml"), &filled(kind, example(kind), deck));
    }
    for set in 0..SETS {
        for (kind, folder) in [("provision", "provision"), ("target", "targets"), ("cycle", "cycles")] {
            let text = filled(kind, example(kind), deck);
            shell.put(&format!("pupils/rowan/{folder}/{}-{set}.toml", &kind[..1]), &text);
        }
        for (kind, folder, month) in DATED {
            let (day, hour, minute) = (16 + set % 5, 8 + set / 10, set % 10);
            let mut record = example(kind);
            record.insert("date".to_owned(), day_or_time(&format!("{month}-{day}")));
            record.insert("start".to_owned(), day_or_time(&format!("{hour:02}:{minute:02}:00")));
            let staff = record["staff"].as_str().unwrap().to_owned();
            let path = format!("pupils/rowan/{folder}/{month}/{day}-{hour:02}{minute:02}-{staff}-aaaa.toml");
            shell.put(&path, &filled(kind, record, deck));
        }
    }
}

fn day_or_time(text: &str) -> toml::Value {
    toml::Value::Datetime(text.parse().unwrap())
}

fn filled_school(texts: Vec<String>) -> Arc<Shell> {
    let (shell, mut deck) = (school(), Deck::new(texts));
    fill(&shell, &mut deck);
    assert!(deck.rounds() > 1, "each text stands in more than one field");
    Arc::new(shell)
}

#[test]
fn no_text_steers_a_terminal_under_any_command() {
    let (shell, mut deck) = (school(), Deck::new(hostile_texts()));
    fill(&shell, &mut deck);
    let shell = Arc::new(shell);
    let checked: Value = serde_json::from_str(&shell.run("check --json").out).unwrap();
    let unread: Vec<&Value> = checked["problems"].as_array().unwrap().iter().filter(|it| unread(it)).collect();
    assert!(unread.is_empty(), "every record is read: {unread:?}");
    harmless_in(&shell);
}

/// What stops a file from being read whole.
fn unread(problem: &Value) -> bool {
    let codes = keywork::record::Code::of_reading();
    codes.iter().any(|code| code.name == problem["code"])
}

/// Each page has the headings, lists, tables, quotes and links that it has with plain words, and no more.
#[test]
fn no_text_changes_the_shape_of_a_page() {
    let (hostile, plain) = (filled_school(harmless_sounding(hostile_texts())), filled_school(plain_texts()));
    let mut pages = 0;
    for line in commands::REPORTS.iter().chain(commands::PAGES) {
        let [with, without] = [&hostile, &plain].map(|shell| run(shell, line));
        assert_eq!((with.exit, without.exit), (0, 0), "`{line}`: {}{}", with.err, without.err);
        same_shape(line, &with.out, &without.out);
        pages += usize::from(with.out.len() > 1_000);
    }
    assert!(pages > 5, "{pages}");
    for line in ["report weekly --all -o ../out", "export pupil rowan ../out/rowan"] {
        let [with, without] = [&hostile, &plain].map(|shell| {
            run(shell, line);
            made(shell, &[".md"]).into_iter().map(|file| (shell.read(&file), file)).collect::<Vec<_>>()
        });
        assert!(!with.is_empty() && with.len() == without.len(), "{line}");
        for ((with, file), (without, _)) in with.iter().zip(&without) {
            same_shape(file, with, without);
        }
    }
}

#[track_caller]
fn same_shape(what: &str, with: &str, without: &str) {
    let [with, without] = [with, without].map(|page| {
        let arena = Arena::new();
        shape(parse_document(&arena, page, &options()))
    });
    let same = with.iter().zip(&without).take_while(|(one, other)| one == other).count();
    assert_eq!(with.get(same), without.get(same), "{what}, block {same} of {}", with.len());
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// What a page is made of; text and our own comments count for nothing, a link for where it leads. Where lists are in
/// the order of their words, other words make another order.
fn shape(page: Node<'_>) -> Vec<String> {
    page.children().map(block).collect()
}

fn block(node: Node<'_>) -> String {
    let name = match &node.data().value {
        NodeValue::Text(_) | NodeValue::SoftBreak => return "…".to_owned(),
        NodeValue::HtmlInline(html) if html == "<!-- -->" => return "…".to_owned(),
        NodeValue::HtmlInline(html) => html.clone(),
        NodeValue::HtmlBlock(html) => html.literal.clone(),
        NodeValue::Link(link) | NodeValue::Image(link) => format!("to {}", link.url),
        value => value.xml_node_name().to_owned(),
    };
    let mut inside: Vec<String> = node.children().map(block).collect();
    if matches!(&node.data().value, NodeValue::Table(_) | NodeValue::List(_)) {
        inside.sort();
    }
    inside.dedup_by(|next, last| next == "…" && last == "…");
    if inside.is_empty() { name } else { format!("{name}({})", inside.join(" ")) }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let shell = filled_school(hostile_texts());
    run(&shell, "export csv ../out");
    let mut cells = 0;
    for file in made(&shell, &[".csv"]) {
        let text = shell.read(&file);
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start().chars().next().unwrap_or(' ');
                let reckoned = "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(first) && cell.parse::<f64>().is_err();
                assert!(!reckoned && !cell.starts_with(['\t', '\n', '\r']), "{file}: {cell:?}");
                cells += 1;
            }
        }
    }
    assert!(cells > 1_000, "{cells}");
}

/// Scripts get every text to the byte.
#[test]
fn lines_for_scripts_hold_every_text_whole() {
    let shell = school();
    let texts = hostile_texts();
    for (at, text) in texts.iter().enumerate() {
        let note = format!("date = 2026-11-20\nminutes = 5\nstaff = \"jm\"\nnote = {}\n", quoted(text));
        shell.put(&format!("pupils/rowan/sessions/2026-11/20-0000-jm-{at}.toml"), &note);
    }
    let shell = Arc::new(shell);
    run(&shell, "export jsonl ../out");
    let lines = shell.read("../out/keywork.jsonl");
    fit_to_show("keywork.jsonl", &lines);
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let notes: BTreeSet<String> = rows.filter_map(|row| Some(row["note"].as_str()?.to_owned())).collect();
    let lost: Vec<&String> = texts.iter().filter(|text| !notes.contains(*text)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// What is typed on the command line is kept to the byte, but for white space around it.
#[test]
fn typed_text_is_kept_and_steers_nothing() {
    let shell = Arc::new(school());
    // A value that begins with `@` names a file, and `-` is standard input.
    let texts: Vec<&str> =
        texts().filter(|text| !text.trim().is_empty() && !text.starts_with('@') && *text != "-").collect();
    for (at, text) in texts.iter().enumerate() {
        let (time, note, share) =
            (format!("{:02}:{:02}", 6 + at / 60, at % 60), format!("--note={text}"), format!("--share={text}"));
        let words = ["log", "rowan", "cvc-words=8/10", "--on", "2026-11-20", "--at", &time, &note, &share];
        let said = shell.run_words(&words);
        fit_to_show("log", &said.out);
        fit_to_show("log", &said.err);
        assert_eq!(said.exit, 0, "{text:?}: {}", said.err);
        for words in [["pupil", "add", *text], ["report", *text, "rowan"], ["today", "--records", text]] {
            let said = shell.run_words(&words);
            fit_to_show(words[0], &said.err);
            assert_eq!(said.exit, 2, "{words:?}: {}", said.out);
        }
    }
    run(&shell, "export jsonl ../out");
    let lines = fs::read_to_string(shell.root().join("../out/keywork.jsonl")).unwrap();
    let notes: BTreeSet<String> = lines
        .lines()
        .filter_map(|line| Some(serde_json::from_str::<Value>(line).unwrap()["note"].as_str()?.to_owned()))
        .collect();
    let lost: Vec<&&str> = texts.iter().filter(|text| !notes.contains(text.trim())).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
