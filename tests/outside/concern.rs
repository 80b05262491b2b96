//! A concern from the keyboard to the DSL: what keywork sealed is opened by the stock `age`, with either key and with no
//! other, and no word of it is anywhere else.

mod guide;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod traces;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A records folder with two keys to seal to, and a home of its own for whoever writes.
struct Desk {
    folder: tempfile::TempDir,
    /// A word that no other run has, so that it can be looked for everywhere.
    canary: String,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().file_name().unwrap().to_str().unwrap().trim_start_matches('.');
        let desk = Self { canary: format!("canary-{name}"), folder };
        for made in ["records/pupils/fern", "home", "tmp", "keys"] {
            std::fs::create_dir_all(desk.path(made)).unwrap();
        }
        let [dsl, deputy, _] = ["dsl", "deputy", "stranger"].map(|name| desk.make_key(name));
        let school = format!(
            "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
             [staff.dl]\nname = \"D. Lee\"\nrole = \"dsl\"\n[concerns]\nrecipients = [\"{dsl}\", \"{deputy}\"]\n"
        );
        desk.put("records/keywork.toml", &school);
        desk.put("records/pupils/fern/pupil.toml", "name = \"Fern Field\"\nborn = 2018-05-14\n");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn words(&self) -> String {
        format!("He said \"{}\"\n", self.canary)
    }

    /// A new secret key among the keys; gives its public key.
    fn make_key(&self, name: &str) -> String {
        let path = self.path("keys").join(name);
        let made = Command::new("age-keygen").arg("-o").arg(&path).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let public = Command::new("age-keygen").arg("-y").arg(&path).output().unwrap();
        String::from_utf8(public.stdout).unwrap().trim().to_owned()
    }

    /// A program in the records folder, with nothing of this machine's own person around it.
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path("records"))
            .envs([("HOME", self.path("home")), ("XDG_CONFIG_HOME", self.path("home/config"))])
            .envs([("XDG_STATE_HOME", self.path("home/state")), ("XDG_RUNTIME_DIR", self.path("tmp"))])
            .envs([("XDG_CACHE_HOME", self.path("home/cache")), ("TMPDIR", self.path("tmp"))])
            .envs([("KEYWORK_STAFF", "jm"), ("KEYWORK", env!("CARGO_BIN_EXE_keywork")), ("CANARY", &self.canary)])
            .env_remove("KEYWORK_RECORDS");
        command
    }

    /// Writes words from standard input; gives what is said, and the file.
    fn write(&self, words: &[u8]) -> (serde_json::Value, PathBuf) {
        let mut child = self
            .command(env!("CARGO_BIN_EXE_keywork"))
            .args(["concern", "fern", "--note", "-", "--json", "--as-of", "2026-11-23"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(words).unwrap();
        let written = child.wait_with_output().unwrap();
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
        let said: serde_json::Value = serde_json::from_slice(&written.stdout).unwrap();
        let file = self.path("records").join(said["wrote"][0].as_str().unwrap());
        (said, file)
    }

    fn open(&self, key: &str, file: &Path) -> Output {
        Command::new("age").arg("-d").arg("-i").arg(self.path("keys").join(key)).arg(file).output().unwrap()
    }

    /// The opened text, without the spaces that fill it up.
    fn opened(&self, key: &str, file: &Path) -> String {
        let opened = self.open(key, file);
        assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
        String::from_utf8(opened.stdout).unwrap().trim_end().to_owned()
    }

    fn concerns(&self) -> Vec<PathBuf> {
        files(&self.path("records/concerns"))
    }

    /// No file of this folder holds a word of it.
    #[track_caller]
    fn knows_no_word(&self) {
        for path in files(self.folder.path()) {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains(&self.canary), "{}", path.display());
            assert!(!path.to_str().unwrap().contains(&self.canary), "{}", path.display());
        }
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn tool(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools").join(name)
}

#[test]
fn the_stock_age_opens_it_with_either_key_and_no_other() {
    let desk = Desk::new();
    let (said, file) = desk.write(desk.words().as_bytes());
    for key in ["dsl", "deputy"] {
        let text = desk.opened(key, &file);
        assert!(text.starts_with("fern, written by jm (J. Marsh) on 2026-11-23 at 12:00\nSealed to 2 keys"), "{text}");
        assert!(text.ends_with(desk.words().trim_end()), "{text}");
    }
    assert!(!desk.open("stranger", &file).status.success());
    let digest = Command::new("sha256sum").arg(&file).output().unwrap();
    assert!(String::from_utf8(digest.stdout).unwrap().starts_with(said["receipt"].as_str().unwrap()));
    desk.knows_no_word();
}

/// The fingerprint within is the one that was named on first use.
#[test]
fn the_opened_text_names_the_keys_that_it_was_sealed_to() {
    let desk = Desk::new();
    let (_, file) = desk.write(b"Seen");
    let text = desk.opened("dsl", &file);
    let fingerprint = text.lines().nth(1).unwrap().rsplit(' ').next().unwrap().to_owned();
    let trusted =
        desk.command(env!("CARGO_BIN_EXE_keywork")).args(["concern", "--trust", &fingerprint]).output().unwrap();
    assert!(trusted.status.success(), "{}", String::from_utf8_lossy(&trusted.stderr));
}

#[test]
fn every_file_has_one_size_whatever_was_written() {
    let desk = Desk::new();
    let lengths = [1, 2, 50, 1000, 2047, 2048, 3000, 3999, 4000];
    let sizes: BTreeSet<u64> =
        lengths.iter().map(|length| std::fs::metadata(desk.write(&vec![b'x'; *length]).1).unwrap().len()).collect();
    assert_eq!(sizes.len(), 1, "{sizes:?}");
}

/// What mail, git and editors do to line ends does it no harm; what is cut short or changed does not open.
#[test]
fn changed_line_ends_do_no_harm_and_a_changed_letter_is_noticed() {
    let desk = Desk::new();
    let (_, file) = desk.write(desk.words().as_bytes());
    let sealed = std::fs::read_to_string(&file).unwrap();
    let other = desk.path("tmp/other.age");
    for changed in [sealed.replace('\n', "\r\n"), sealed.trim_end().to_owned(), format!("{sealed}\n\n")] {
        std::fs::write(&other, changed).unwrap();
        assert!(desk.opened("dsl", &other).contains(&desk.canary));
    }
    let middle = sealed.len() / 2;
    let letter = if &sealed[middle..=middle] == "A" { "B" } else { "A" };
    for changed in [
        format!("{}{letter}{}", &sealed[..middle], &sealed[middle + 1..]),
        sealed.lines().take(100).collect::<Vec<_>>().join("\n"),
        format!("<<<<<<< ours\n{sealed}"),
    ] {
        std::fs::write(&other, changed).unwrap();
        assert!(!desk.open("dsl", &other).status.success());
    }
}

/// Neither the objects of git nor its log know a word, when the folder is committed as a school would.
#[test]
fn git_keeps_the_sealed_file_alone() {
    let desk = Desk::new();
    desk.write(desk.words().as_bytes());
    let script = "set -e; git init -q .; git add -A; git -c user.name=J -c user.email=j@example.org commit -q -m Records; \
                  git cat-file --batch-all-objects --batch --buffer; git log --all --format=%B --name-only; git status";
    let git = desk.command("bash").args(["-c", script]).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    let said = String::from_utf8_lossy(&git.stdout);
    assert!(said.contains("-----BEGIN AGE ENCRYPTED FILE-----") && !said.contains(&desk.canary));
    desk.knows_no_word();
}
