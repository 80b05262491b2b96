//! What keywork sealed is opened by the stock `age`, with either key and with no other.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const WORDS: &str = "Seen and heard: he said \"canary-of-a-concern\"\n";

/// A new secret key in a file; gives its public key.
fn make_key(path: &Path) -> String {
    let made = Command::new("age-keygen").arg("-o").arg(path).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let public = Command::new("age-keygen").arg("-y").arg(path).output().unwrap();
    String::from_utf8(public.stdout).unwrap().trim().to_owned()
}

/// Runs the program with the words on standard input and a home of its own.
fn keywork(folder: &Path, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_keywork"))
        .args(arguments)
        .current_dir(folder.join("records"))
        .envs([("HOME", folder.join("home")), ("XDG_CONFIG_HOME", folder.join("home/config"))])
        .envs([("KEYWORK_STAFF", "jm"), ("TMPDIR", folder.join("tmp").to_str().unwrap())])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(WORDS.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn open(key: &Path, file: &Path) -> Output {
    Command::new("age").arg("-d").arg("-i").arg(key).arg(file).output().unwrap()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn the_stock_age_opens_it_with_either_key_and_no_other() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path();
    for made in ["records/pupils/fern", "home", "tmp", "keys"] {
        std::fs::create_dir_all(folder.join(made)).unwrap();
    }
    let keys = ["dsl", "deputy", "stranger"].map(|name| folder.join("keys").join(name));
    let [dsl, deputy, _] = keys.each_ref().map(|key| make_key(key));
    let school = format!(
        "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
         [concerns]\nrecipients = [\"{dsl}\", \"{deputy}\"]\n"
    );
    std::fs::write(folder.join("records/keywork.toml"), school).unwrap();
    std::fs::write(folder.join("records/pupils/fern/pupil.toml"), "name = \"Fern Field\"\nborn = 2018-05-14\n")
        .unwrap();
    let written = keywork(folder, &["concern", "fern", "--note", "-", "--json", "--as-of", "2026-11-23"]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let said: serde_json::Value = serde_json::from_slice(&written.stdout).unwrap();
    let file = folder.join("records").join(said["wrote"][0].as_str().unwrap());
    for key in &keys[..2] {
        let opened = open(key, &file);
        let text = String::from_utf8(opened.stdout).unwrap();
        assert!(text.starts_with("fern, written by jm (J. Marsh) on 2026-11-23 at 12:00\n"), "{text}");
        assert!(text.contains(WORDS), "{text}");
    }
    assert!(!open(&keys[2], &file).status.success());
    let digest = Command::new("sha256sum").arg(&file).output().unwrap();
    assert!(String::from_utf8(digest.stdout).unwrap().starts_with(said["receipt"].as_str().unwrap()));
    for path in files(folder) {
        let bytes = std::fs::read(&path).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("canary-of-a-concern"), "{}", path.display());
    }
}
