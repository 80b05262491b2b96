//! Folders that come from a merge, a shared drive or somebody else's hands.

use super::{harmless, run, school};
use crate::shell::Shell;

const SESSIONS: &str = "pupils/rowan/sessions/2026-11";
const HEAD: &str = "date = 2026-11-20\nstart = 10:00:00\nminutes = 5\nstaff = \"jm\"\n";

#[test]
fn every_command_does_its_work_where_all_is_well() {
    harmless(|_| {}, &["5 files: 1 warning\n"]);
    let shell = std::sync::Arc::new(school());
    for line in super::commands::READS.iter().chain(super::commands::WRITES) {
        let said = run(&shell, line);
        assert_eq!(said.exit, 0, "`{line}`\n{}{}", said.out, said.err);
    }
}

/// Escapes of a terminal, marks that turn text round, what takes no room: all of it legal TOML.
const STEERING: &str =
    "\u{1b}[2J\u{1b}]52;c;ZXZpbA==\u{7}\u{9b}31m\u{8}\r\u{7f}\u{202e}\u{2066}\u{200b}\u{200e}\u{feff}\u{2028}\u{e0041}";

/// A TOML string in which each character that could do something is an escape.
fn quoted(text: &str) -> String {
    let each = |c: char| {
        if c == '"' || c == '\\' || !c.is_ascii_graphic() && c != ' ' {
            format!("\\U{:08X}", c as u32)
        } else {
            c.to_string()
        }
    };
    format!("\"{}\"", text.chars().map(each).collect::<String>())
}

/// Every text of every file ends with this; what are ids, days and fixed words stays.
fn say_everywhere(shell: &Shell, typed: &str) {
    const TEXTS: &[&str] =
        &["school", "name", "text", "what", "title", "activity", "note", "authority", "objective", "share"];
    for file in shell.files("") {
        let line = |line: &str| match line.split_once(" = \"") {
            Some((key, text)) if TEXTS.contains(&key) => {
                format!("{key} = {}\n", quoted(&format!("{} {typed}", text.trim_end_matches('"'))))
            }
            _ => format!("{line}\n"),
        };
        let text: String = shell.read(&file).lines().map(line).collect();
        shell.put(&file, &text);
    }
    for (path, of) in [
        ("observations/2026-11/20-1000-jm-aaaa.toml", "kind = \"behaviour\"\nbehaviour"),
        ("contacts/2026-11/20-1000-jm-aaaa.toml", "how = \"phone\"\nwith = \"A\"\nnote"),
    ] {
        let text =
            format!("{}{of} = {typed}\nshare = {typed}\n", HEAD.replace("minutes = 5\n", ""), typed = quoted(typed));
        shell.put(&format!("pupils/rowan/{path}"), &text);
    }
}

#[test]
fn no_text_steers_a_terminal_or_turns_itself_round() {
    harmless(|shell| say_everywhere(shell, STEERING), &["7 files: 1 warning\n"]);
}

/// Files of sessions with these names and bytes.
fn sessions(shell: &Shell, files: &[(&str, &[u8])]) {
    for (name, bytes) in files {
        let path = shell.root().join(SESSIONS).join(name);
        std::fs::write(path, bytes).unwrap();
    }
}

/// What `check` must say of a file of that name.
#[track_caller]
fn each_is_refused(files: &[(&str, &[u8], &str)]) {
    let put = |shell: &Shell| files.iter().for_each(|(name, bytes, _)| sessions(shell, &[(name, bytes)]));
    let says: Vec<String> = files.iter().map(|(_, _, code)| format!("{code}]")).collect();
    harmless(put, &says.iter().map(String::as_str).collect::<Vec<_>>());
    let shell = school();
    put(&shell);
    let found: serde_json::Value = serde_json::from_str(&shell.run("check --json").out).unwrap();
    for (name, _, code) in files {
        let of_file = |problem: &&serde_json::Value| problem["file"] == format!("{SESSIONS}/{name}");
        let problems = found["problems"].as_array().unwrap().iter().filter(of_file);
        let codes: Vec<&str> = problems.map(|problem| problem["code"].as_str().unwrap()).collect();
        assert!(codes.contains(code), "{name}: {codes:?}");
    }
    // The record that is whole is still there.
    assert!(shell.run("report weekly rowan").out.contains("7/10"));
}

#[test]
fn what_is_no_text_is_refused_and_the_rest_is_read() {
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: &[(&str, &[u8], &str)] = &[
        ("20-0001-jm-aaaa.toml", b"", "empty-file"),
        ("20-0002-jm-aaaa.toml", &[0; 400], "encoding"),
        ("20-0003-jm-aaaa.toml", &utf16, "encoding"),
        ("20-0004-jm-aaaa.toml", b"note = \"Zo\xeb\"\n", "encoding"),
        ("20-0005-jm-aaaa.toml", b"note = \"\xc0\xaf\"\n", "encoding"),
        ("20-0006-jm-aaaa.toml", b"note = \"\x1b[2J\x9b\"\n", "encoding"),
        ("20-0007-jm-aaaa.toml", b"note = \"\x1b[2J\"\n", "syntax"),
        ("20-0008-jm-aaaa.toml", b"\x1b[2J = 1\n", "syntax"),
        ("20-0009-jm-aaaa.toml", b"<<<<<<< HEAD\n=======\n>>>>>>> \x1b[2J\n", "conflict-marker"),
    ];
    each_is_refused(files);
}

#[test]
fn what_would_take_long_or_much_is_refused_soon() {
    let deep = |open: &str, close: &str| format!("note = {}1{}", open.repeat(5000), close.repeat(5000));
    let many = (0..20_000).map(|key| format!("k{key} = 1")).collect::<Vec<_>>().join("\n");
    let files = [
        ("20-0001-jm-aaaa.toml", deep("[", "]"), "syntax"),
        ("20-0002-jm-aaaa.toml", deep("{a = ", "}"), "syntax"),
        ("20-0003-jm-aaaa.toml", format!("{}b = 1\n", "a.".repeat(5000)), "syntax"),
        ("20-0004-jm-aaaa.toml", format!("[{}b]\n", "a.".repeat(5000)), "syntax"),
        ("20-0005-jm-aaaa.toml", format!("{} = 1\n", "k".repeat(200_000)), "unknown-key"),
        ("20-0006-jm-aaaa.toml", format!("{HEAD}note = \"{}\"\n", "x".repeat(300_000)), "too-large"),
        ("20-0007-jm-aaaa.toml", many, "unknown-key"),
        ("20-0008-jm-aaaa.toml", format!("{HEAD}group = {}\n", "9".repeat(1000)), "out-of-range"),
        ("20-0009-jm-aaaa.toml", format!("{HEAD}group = 9223372036854775807\n"), "out-of-range"),
        ("20-0010-jm-aaaa.toml", format!("{HEAD}group = -1\n"), "out-of-range"),
        ("20-0011-jm-aaaa.toml", format!("{HEAD}group = nan\n"), "wrong-type"),
        ("20-0012-jm-aaaa.toml", "#\n".repeat(100_000), "missing-key"),
        ("20-0013-jm-aaaa.toml", HEAD.replace("2026-11-20", "0000-01-01"), "out-of-range"),
        ("20-0014-jm-aaaa.toml", HEAD.replace("2026-11-20", "9999-12-31"), "out-of-range"),
    ];
    let files: Vec<(&str, &[u8], &str)> =
        files.iter().map(|(name, text, code)| (*name, text.as_bytes(), *code)).collect();
    each_is_refused(&files);
    let shell = school();
    sessions(&shell, &[(files[6].0, files[6].1)]);
    let found = shell.run("check");
    assert!(
        found.out.contains("this file has 20002 mistakes; 30 of them are shown") && found.out.lines().count() < 200
    );
}
