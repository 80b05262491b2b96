//! `keywork concern`: where it may be written, to whom it is sealed, and that no word of it is anywhere else.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
    [staff.dl]\nname = \"D. Lee\"\nrole = \"dsl\"\n[staff.hp]\nname = \"H. Park\"\nrole = \"head\"\n";
const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const OTHER: &str = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
/// No word of a concern may be anywhere but in its sealed file.
const CANARY: &str = "canary-of-a-concern";

fn school(concerns: &str) -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    shell.put("keywork.toml", &format!("{SCHOOL}[concerns]\n{concerns}"));
    shell.put("pupils/fern/pupil.toml", "name = \"Fern Field\"\nborn = 2018-05-14\n");
    shell.put("../words.txt", &format!("He said: \"{CANARY}\"\n"));
    shell
}

fn both() -> String {
    format!("recipients = [\"{KEY}\", \"{OTHER}\"]\n")
}

#[test]
fn where_the_school_has_its_own_system_nothing_is_written() {
    let shell = school("kept_in = \"MyConcern\"\n");
    let said = shell.run("concern fern --note @../words.txt");
    said.is(0, "Nothing was written here: this school keeps concerns in MyConcern.", "D. Lee (the DSL)");
    assert!(said.out.contains("Tell D. Lee (the DSL) now, in person."));
    assert!(!shell.root().join("concerns").exists());
    let adult = shell.run("concern fern --about-adult");
    adult.is(0, "Nothing was written here", "speak to H. Park (the head) now");
    let said = "Tell H. Park (the head) now, in person, and ask where it is to be written: in nothing that belongs to a pupil.";
    assert!(
        adult.out.contains(said) && adult.out.contains("about the head, tell the chair of governors"),
        "{}",
        adult.out
    );
    assert!(!adult.out.contains("write it in MyConcern"), "{}", adult.out);
    let json: serde_json::Value = serde_json::from_str(&shell.run("concern fern --json").out).unwrap();
    assert_eq!((&json["tell"], &json["kept_in"]), (&"D. Lee (the DSL)".into(), &"MyConcern".into()));
    assert_eq!(shell.files(""), ["keywork.toml", "pupils/fern/pupil.toml"]);
}

#[test]
fn without_a_key_it_is_refused_and_says_how_to_make_one() {
    let shell = school("");
    shell.run("concern fern --note @../words.txt").is(4, "", "age-keygen");
    shell.run("concern fern --about-adult --note @../words.txt").is(4, "", "head = ");
    let shell = school(&format!("recipients = [\"{}\"]\n", KEY.replace('q', "b")));
    shell.run("concern fern --note @../words.txt").is(4, "", "is no age key");
    let shell = school("recipients = [\"AGE-SECRET-KEY-1QQQQ\"]\n");
    let said = shell.run("concern fern --note @../words.txt");
    said.is(4, "", "a secret key stands among the recipients");
    assert!(!said.err.contains("1QQQQ"));
    assert!(!shell.root().join("concerns").exists());
}

#[test]
fn a_key_of_another_kind_is_named_and_refused() {
    for key in ["age1pq1qqqqqqqq", "age1tagpq1qqqqqqqq", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@here"] {
        let shell = school(&format!("recipients = [\"{KEY}\", \"{key}\"]\n"));
        let said = shell.run("concern fern --note @../words.txt");
        said.is(4, "", "is a kind of key that keywork cannot seal to yet");
        assert!(said.err.contains(&key[..12]) && said.err.contains("begins with age1"), "{}", said.err);
        assert!(!shell.root().join("concerns").exists());
    }
}

/// A secret key where a public one belongs is in nothing that is printed, however wrong its line is.
#[test]
fn a_secret_key_pasted_by_mistake_is_repeated_nowhere() {
    let secret = "AGE-SECRET-KEY-1CANARYCANARYCANARY";
    for line in [
        format!("recipients = [\"{secret}\"]\n"),
        format!("recipients = \"{secret}\"\n"),
        format!("recipients = [\"{secret}\n"),
        format!("recipients = [3, \"{secret}\"]\n"),
        format!("head = \"{secret}\"\n"),
        format!("head = [\"{secret}\"]\n"),
        format!("key = \"{secret}\"\n"),
        format!("{secret} = 1\n"),
        format!("{secret}\n"),
    ] {
        let shell = school(&line);
        for command in [
            "concern fern --note @../words.txt",
            "concern fern --about-adult --note @../words.txt",
            "check",
            "check --json",
            "today",
            "report weekly fern",
        ] {
            let said = shell.run(command);
            assert!(
                !said.out.contains("CANARY") && !said.err.contains("CANARY"),
                "{line}{command}:\n{}{}",
                said.out,
                said.err
            );
        }
    }
}

#[test]
fn it_is_sealed_before_it_reaches_the_disk_and_nothing_else_knows_a_word() {
    let shell = school(&both());
    let said = shell.run("concern fern --note @../words.txt");
    said.is(0, "wrote concerns/", "If a child is in danger now, stop and speak to D. Lee (the DSL) now");
    assert!(said.err.contains(KEY) && said.err.contains("Let the DSL confirm the fingerprint"), "{}", said.err);
    let files = shell.files("concerns");
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].len(), "concerns/".len() + 26 + ".age".len());
    assert!(shell.read(&files[0]).starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    for file in shell.files("") {
        assert!(!shell.read(&file).contains(CANARY), "{file}");
        assert!(!file.contains("fern") || file.starts_with("pupils/"), "{file}");
    }
    assert!(!said.out.contains(CANARY) && !said.err.contains(CANARY));
    assert!(!shell.run("concern fern --note @../words.txt").err.contains("First use"));
    assert_eq!(shell.files("concerns").len(), 2, "each is a file of its own");
}

#[test]
fn changed_keys_stop_the_write_until_somebody_confirms_them() {
    let shell = school(&both());
    shell.run("concern fern --note @../words.txt").is(0, "wrote ", "");
    shell.put("keywork.toml", &format!("{SCHOOL}[concerns]\nrecipients = [\"{OTHER}\"]\n"));
    let refused = shell.run("concern fern --note @../words.txt");
    refused.is(4, "", "have changed since they were last confirmed");
    assert_eq!(shell.files("concerns").len(), 1);
    shell.run("concern --trust 0000-0000-0000-0000").is(2, "", "the fingerprints are");
    let now = refused.err.rsplit("--trust ").next().unwrap().trim_end_matches(['`', '\n']).to_owned();
    shell.run(&format!("concern --trust {now}")).is(0, "trusted: ", "");
    shell.run("concern fern --note @../words.txt").is(0, "wrote ", "sealed to one key alone");
}

/// The same keys in another order, or written twice, are the same; others, fewer, more or those of before are not.
#[test]
fn only_other_keys_stop_the_write() {
    let third = "age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z";
    let shell = school(&both());
    let keys = |keys: &[&str]| shell.put("keywork.toml", &format!("{SCHOOL}[concerns]\nrecipients = {keys:?}\n"));
    let write = || shell.run("concern fern --note @../words.txt");
    let first = write();
    first.is(0, "wrote ", "First use");
    let fingerprint = |said: &str| said.split("fingerprint ").nth(1).unwrap()[..19].to_owned();
    let before = fingerprint(&first.err);
    for same in [&[OTHER, KEY][..], &[KEY, OTHER, KEY], &[&KEY.to_uppercase(), OTHER]] {
        keys(same);
        write().is(0, "wrote ", "");
    }
    for changed in [&[KEY][..], &[KEY, third], &[KEY, OTHER, third]] {
        keys(changed);
        let refused = write();
        refused.is(4, "", "have changed since they were last confirmed");
        let now = refused.err.split("now ").find_map(|rest| rest.get(..19).filter(|it| it.matches('-').count() == 3));
        assert!(refused.err.contains(&format!("before {before}, now ")) && now.is_some(), "{}", refused.err);
    }
    keys(&[KEY, OTHER]);
    write().is(0, "wrote ", "");
    // Once others are confirmed, those of before are others.
    keys(&[KEY, third]);
    let now = write().err.rsplit("--trust ").next().unwrap()[..19].to_owned();
    shell.run(&format!("concern --trust {now}")).is(0, "trusted: ", "");
    keys(&[KEY, OTHER]);
    write().is(4, "", &format!("before {now}, now {before}"));
    keys(&[]);
    write().is(4, "", "there is no key of the DSL");
}

#[test]
fn the_heads_key_is_remembered_apart() {
    let shell = school(&format!("{}head = \"{OTHER}\"\n", both()));
    shell.run("concern fern --note @../words.txt").is(0, "wrote ", "First use");
    shell.run("concern --about-adult --note @../words.txt").is(0, "wrote ", "First use");
    shell.put("keywork.toml", &format!("{SCHOOL}[concerns]\n{}head = \"{KEY}\"\n", both()));
    let refused = shell.run("concern --about-adult --note @../words.txt");
    refused.is(4, "", "the keys of the head have changed");
    shell.run("concern fern --note @../words.txt").is(0, "wrote ", "");
}

#[test]
#[cfg(unix)]
fn remembered_keys_that_cannot_be_read_or_kept_are_never_passed_over_in_silence() {
    let shell = school(&both());
    shell.run("concern fern --note @../words.txt").is(0, "wrote ", "First use");
    let pins = shell.root().join("../settings/keywork/pins");
    let file = std::fs::read_dir(&pins).unwrap().next().unwrap().unwrap().path();
    for damage in ["", "recipients = 3\n", "<<<<<<< ours\n", "\0", "keys = []\n"] {
        std::fs::write(&file, damage).unwrap();
        let said = shell.run("concern fern --note @../words.txt");
        said.is(4, "", "the keys that were trusted before are not known");
    }
    assert_eq!(shell.files("concerns").len(), 1);
    let refused = shell.run("concern fern --note @../words.txt");
    let now = refused.err.rsplit("--trust ").next().unwrap()[..19].to_owned();
    shell.run(&format!("concern --trust {now}")).is(0, "trusted: ", "");
    shell.run("concern fern --note @../words.txt").is(0, "wrote ", "");
    // Where they cannot be kept the concern is written all the same, each time with the fingerprint to compare.
    std::fs::remove_dir_all(&pins).unwrap();
    std::os::unix::fs::symlink("nowhere/at/all", &pins).unwrap();
    for _ in 0..2 {
        let said = shell.run("concern fern --note @../words.txt");
        said.is(0, "wrote ", "the keys could not be remembered");
        assert!(said.err.contains(&format!("confirm the fingerprint {now}")), "{}", said.err);
    }
}

#[test]
fn what_cannot_be_written_is_printed_sealed() {
    let shell = school(&both());
    shell.put("concerns", "no folder");
    let said = shell.run("concern fern --note @../words.txt");
    said.is(5, "-----BEGIN AGE ENCRYPTED FILE-----", "concerns is a file, not a folder");
    assert!(said.err.contains("send it to the DSL as it is (receipt "), "{}", said.err);
    let json: serde_json::Value =
        serde_json::from_str(&shell.run("concern fern --note @../words.txt --json").out).unwrap();
    assert!(
        json["sealed"].as_str().unwrap().ends_with("-----END AGE ENCRYPTED FILE-----\n") && json["receipt"].is_string()
    );
    assert_eq!(json["wrote"], serde_json::json!([]));
}

#[test]
fn whatever_stops_it_the_first_words_are_to_speak_to_the_dsl() {
    let shell = school(&both());
    let first = |line: &str| shell.run(line).err.lines().next().unwrap().to_owned();
    let named = "If a child is in danger now, stop and speak to D. Lee (the DSL) now, in person.";
    for line in [
        "concern fern",
        "concern nobody --note @../words.txt",
        "concern fern --note x",
        "concern fern --staff xx --note @../words.txt",
    ] {
        assert_eq!(first(line), named, "{line}");
    }
    let unnamed = "If a child is in danger now, stop and speak to the DSL now, in person.";
    assert_eq!(first("concern fern --records nowhere"), unnamed);
    shell.put("keywork.toml", "format = 999\n");
    assert_eq!(first("concern fern"), unnamed);
    shell.put("keywork.toml", "format = \n");
    assert_eq!(first("concern fern"), unnamed);
}

#[test]
fn too_many_words_and_what_is_no_text_are_refused_without_a_word() {
    let shell = school(&both());
    shell.put("../words.txt", &format!("{CANARY} ").repeat(4000));
    let said = shell.run("concern fern --note @../words.txt");
    said.is(2, "", "the words are longer than 48 KiB; nothing was written");
    std::fs::write(shell.root().join("../words.txt"), [CANARY.as_bytes(), b"\xff"].concat()).unwrap();
    let no_text = shell.run("concern fern --note @../words.txt");
    no_text.is(2, "", "the words are not UTF-8 text; nothing was written");
    assert!(!said.err.contains(CANARY) && !no_text.err.contains(CANARY));
    shell.put("../words.txt", " \n\t\n");
    shell.run("concern fern --note @../words.txt").is(2, "", "there are no words");
    assert!(!shell.root().join("concerns").exists());
}

#[test]
fn about_an_adult_is_for_the_head_and_of_no_pupil() {
    let shell = school(&format!("{}head = \"{OTHER}\"\n", both()));
    let said = shell.run("concern --about-adult --note @../words.txt");
    said.is(0, "wrote concerns/", "H. Park (the head)");
    assert!(said.out.contains("sealed to 1 key"));
    assert_eq!(shell.files("pupils"), ["pupils/fern/pupil.toml"]);
}

#[test]
fn its_words_are_never_an_argument_and_never_repeated() {
    let shell = school(&both());
    for line in [
        format!("concern fern --note {CANARY}"),
        format!("concern fern {CANARY}"),
        format!("concern fern --text '{CANARY} and more'"),
        format!("concern fern --note @{CANARY}-missing"),
    ] {
        let said = shell.run(&line);
        assert_eq!(said.exit, 2, "{line}: {}", said.err);
        let repeated = said.err.contains(CANARY) && !line.contains("missing");
        assert!(!repeated, "{line}: {}", said.err);
    }
    shell.run("concern fern").is(2, "", "there is nobody here to ask");
    assert!(!shell.root().join("concerns").exists());
}
