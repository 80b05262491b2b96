//! Documents run: every `console` block of the README and of `docs/` is typed, in order, and must print what stands
//! there. Each document begins in a fresh folder that holds a copy of `records/`, and of `examples/forms/` as `forms/`;
//! a block such as ` ```csv reading.csv ` or ` ```jinja records/templates/day.md ` is a file of that name.
//!
//! `KEYWORK_BLESS=1 cargo test docs` writes what is printed into the documents; read the difference before keeping it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::copy_folder;

/// One document's folder and environment, carried from block to block.
struct Terminal {
    here: PathBuf,
    environment: Vec<(String, String)>,
}

#[test]
fn every_document_prints_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents: Vec<PathBuf> = std::fs::read_dir(root.join("docs"))
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|end| end == "md"))
                .collect()
        })
        .unwrap_or_default();
    documents.push(root.join("README.md"));
    documents.sort();
    let bless = std::env::var_os("KEYWORK_BLESS").is_some();
    let mut wrong = Vec::new();
    for document in documents {
        let before = std::fs::read_to_string(&document).unwrap();
        let after = run_document(&before, root);
        if before != after && bless {
            std::fs::write(&document, &after).unwrap();
        } else if before != after {
            wrong.push(format!("{}:\n{}", document.display(), first_difference(&before, &after)));
        }
    }
    assert!(wrong.is_empty(), "{}\nrun `KEYWORK_BLESS=1 cargo test docs` and read what changed", wrong.join("\n"));
}

fn first_difference(before: &str, after: &str) -> String {
    let different = before.lines().zip(after.lines()).enumerate().find(|(_, (before, after))| before != after);
    different.map_or_else(
        || "one is longer than the other".to_owned(),
        |(at, (before, after))| format!("line {}\n  it says:   {before}\n  it prints: {after}", at + 1),
    )
}

/// The document with every block as it really prints.
fn run_document(text: &str, root: &Path) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(&root.join("records"), &folder.path().join("records"));
    copy_folder(&root.join("examples/forms"), &folder.path().join("forms"));
    let mut terminal = Terminal { here: folder.path().to_owned(), environment: Vec::new() };
    let (mut out, mut in_block) = (String::new(), false);
    let mut file: Option<(&str, String)> = None;
    for line in text.lines() {
        let name = line.strip_prefix("```csv ").or_else(|| line.strip_prefix("```jinja "));
        match (&mut file, name) {
            (None, Some(name)) => file = Some((name, String::new())),
            (Some((name, lines)), _) if line == "```" => {
                std::fs::write(terminal.here.join(name), lines).unwrap();
                file = None;
            }
            (Some((_, lines)), _) => {
                let _ = writeln!(lines, "{line}");
            }
            (None, None) => {}
        }
        match (in_block, line) {
            (false, "```console") => in_block = true,
            (true, "```") => in_block = false,
            (true, line) if !line.starts_with("$ ") => continue,
            _ => {}
        }
        let _ = writeln!(out, "{line}");
        if in_block && let Some(command) = line.strip_prefix("$ ") {
            out.push_str(&terminal.run(command));
        }
    }
    out
}

impl Terminal {
    fn run(&mut self, line: &str) -> String {
        let (line, cut) = line
            .split_once(" | head -n ")
            .map_or((line, None), |(line, most)| (line, Some(most.trim().parse::<usize>().unwrap())));
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (words, file) = match words.as_slice() {
            [command @ .., ">", file] => (command, Some(*file)),
            command => (command, None),
        };
        let printed = match words {
            ["export", assignment] => {
                let (name, value) = assignment.split_once('=').unwrap();
                self.environment.push((name.to_owned(), value.to_owned()));
                String::new()
            }
            ["cd", to] => {
                self.here = self.here.join(to);
                String::new()
            }
            ["mkdir", folder] => {
                std::fs::create_dir(self.here.join(folder)).unwrap();
                String::new()
            }
            ["cat", file] => std::fs::read_to_string(self.here.join(file)).unwrap(),
            ["cargo", "run", "--", arguments @ ..] | ["keywork", arguments @ ..] => self.keywork(arguments),
            _ => panic!("the documents cannot run `{line}`"),
        };
        if let Some(file) = file {
            std::fs::write(self.here.join(file), printed).unwrap();
            return String::new();
        }
        match cut {
            Some(most) => printed.lines().take(most).fold(String::new(), |cut, line| cut + line + "\n"),
            None => printed,
        }
    }

    fn keywork(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keywork"));
        command.args(arguments).current_dir(&self.here).env_remove("NO_COLOR").env("COLUMNS", "100");
        for name in ["KEYWORK_RECORDS", "KEYWORK_AS_OF", "KEYWORK_STAFF"] {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        let output = command.output().unwrap();
        let mut printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        if !printed.is_empty() && !printed.ends_with('\n') {
            printed.push('\n');
        }
        printed
    }
}

/// The words of a line as a shell splits them: white space, single and double quotes, nothing else.
fn shell_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (Some(open), c) if open == c => quote = None,
            (None, c) if c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    assert!(quote.is_none(), "a quote is open in `{line}`");
    words.extend(begun.then_some(word));
    words
}
