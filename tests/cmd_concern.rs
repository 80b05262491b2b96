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
    assert!(shell.run("concern fern --about-adult").out.contains("H. Park (the head)"));
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
