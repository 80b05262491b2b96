//! `keywork report annual-review PUPIL --form FILE.docx` as it is typed: what is filled, what is refused, what is left.

use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::school;
use crate::shell::Shell;

#[path = "../../examples/make_form/form/mod.rs"]
mod example;

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The smallest Word document, with a paragraph for each text.
fn document(texts: &[&str]) -> Vec<u8> {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let paragraphs = texts.iter().map(paragraph).collect::<Vec<_>>().concat();
    let types = format!("<Types><Override PartName=\"/d.xml\" ContentType=\"{MAIN}\"/></Types>");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("[Content_Types].xml", types), ("d.xml", format!("<w:body xmlns:w=\"{SPACE}\">{paragraphs}</w:body>"))]
    {
        writer.start_file(name, SimpleFileOptions::DEFAULT).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn with_form(texts: &[&str]) -> Shell {
    let shell = school();
    std::fs::write(shell.root().join("../form.docx"), document(texts)).unwrap();
    shell
}

fn filled(shell: &Shell) -> String {
    let docx = std::fs::read(shell.root().join("../out.docx")).unwrap();
    let mut text = String::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name("d.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

const FILL: &str = "report annual-review fern --form ../form.docx -o ../out.docx";

#[test]
fn a_form_is_filled_and_what_is_left_empty_is_said() {
    let shell = with_form(&["Name: {{ name }}", "{{ outcomes.targets.title }}", "{{ meeting.difference }}"]);
    shell.run(FILL).is(
        0,
        "wrote ../out.docx (annual-review on fern, in ../form.docx)\n",
        "left empty: meeting.difference\n",
    );
    let text = filled(&shell);
    assert!(text.contains(">Name: Fern Field<") && text.contains(">Reads words<"), "{text}");
    shell.run(&format!("{FILL} --json")).is(0, "{\n  \"already\": []", "");
    let piped = Command::new(env!("CARGO_BIN_EXE_keywork"))
        .args(["--as-of", "2026-11-23", "report", "annual-review", "fern", "--form", "../form.docx"])
        .current_dir(shell.root())
        .output()
        .unwrap();
    assert!(piped.status.success() && piped.stdout.starts_with(b"PK"), "{}", String::from_utf8_lossy(&piped.stderr));
    shell.run_on_terminal("report annual-review fern --form ../form.docx").is(2, "", "give -o FILE.docx");
}

#[test]
fn the_filled_form_is_ours_until_somebody_else_saves_it() {
    let shell = with_form(&["{{ name }}"]);
    shell.run(FILL).is(0, "wrote ", "");
    shell.run(FILL).is(0, "wrote ", "");
    std::fs::write(shell.root().join("../out.docx"), document(&["By hand"])).unwrap();
    shell.run(FILL).is(2, "", "keywork did not make it");
    shell.run(&format!("{FILL} --force")).is(0, "wrote ", "");
    shell.run("report annual-review fern --form ../form.docx -o ../form.docx --force").is(2, "", "the form itself");
}

#[test]
fn a_mistake_in_a_form_has_its_place_and_nothing_is_written() {
    let shell = with_form(&["Child: {{ nmae }}", "{{ outcomes.txet }}", "{{ name }}"]);
    let said = shell.run(FILL);
    said.is(2, "", "error: ../form.docx: `nmae` is no field of this report, in d.xml at “Child: {{ nmae }}”\nhint: did you mean \"name\"?\n");
    assert!(
        said.err.contains("`outcomes.txet`") && said.err.contains("did you mean \"outcomes.text\"?"),
        "{}",
        said.err
    );
    assert!(!shell.root().join("../out.docx").exists());
    let said = shell.run(&format!("{FILL} --json"));
    assert!(said.exit == 2 && said.err.matches("\"code\"").count() == 1, "{}", said.err);
}

#[test]
fn what_is_no_form_is_refused() {
    let shell = with_form(&["nothing to fill"]);
    shell.run(FILL).is(2, "", "there is no placeholder such as {{ name }} in this form");
    std::fs::write(shell.root().join("../form.docx"), "text").unwrap();
    shell.run(FILL).is(2, "", "save it as .docx");
    std::fs::remove_file(shell.root().join("../form.docx")).unwrap();
    shell.run(FILL).is(2, "", "could not be read");
    shell.run("report weekly fern --form ../form.docx").is(2, "", "--form is for `keywork report annual-review`");
    shell.run("report annual-review fern --form ../form.docx --format json").is(2, "", "cannot be used with");
}

#[test]
fn what_a_form_may_ask_for_is_listed() {
    let shell = school();
    let said = shell.run("report annual-review --fields");
    said.is(0, "# What a form for the annual review may ask for\n", "");
    assert!(said.out.contains("| {{ outcomes.text }} | text | outcomes | yes | The plan's words. |"), "{}", said.out);
    let said = shell.run("report annual-review --fields --json");
    let listed: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let born = listed["fields"].as_array().unwrap().iter().find(|field| field["field"] == "born").unwrap();
    assert_eq!((born["type"].as_str(), born["repeats"].as_bool()), (Some("date"), Some(false)));
    shell.run("report weekly --fields").is(2, "", "--fields is for `keywork report annual-review`");
}

#[test]
fn the_worked_form_is_what_the_example_writes() {
    let kept = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/forms/annual-review.docx")).unwrap();
    let made = example::packed().unwrap();
    assert!(kept == made, "run `cargo run --example make_form -- examples/forms/annual-review.docx`");
}
