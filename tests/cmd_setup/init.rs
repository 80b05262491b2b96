use std::fs;

use super::{Desk, real};

const FIVE: [&str; 5] = [
    "records/.gitattributes",
    "records/.gitignore",
    "records/.taplo.toml",
    "records/README.md",
    "records/keywork.toml",
];

#[test]
fn init_leaves_five_files() {
    let desk = Desk::empty();
    let (exit, out, err) = desk.words(&[
        "init",
        "records",
        "--school",
        "Oakfield *Primary*",
        "--staff-member",
        "jm:key-worker:J. Marsh",
        "--term",
        "Spring 2027:5 Jan:26/3",
        "--term",
        "Autumn 2026:2/9:18/12/2026",
    ]);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "wrote README.md (for whoever finds the folder)\nwrote .gitignore (what git is not to keep)\n\
         wrote .gitattributes (how git treats records)\nwrote .taplo.toml (for editors that format TOML)\n\
         wrote keywork.toml (Oakfield *Primary*: 1 person, 2 terms)\n"
    );
    assert_eq!(desk.names(), FIVE);
    assert!(
        desk.read("README.md").starts_with("# Records of Oakfield \\*Primary\\*\n\nThis folder holds confidential")
    );
    assert_eq!(real(&desk.read(".gitattributes")), ["*.toml text eol=lf", "*.age -text -diff -merge"]);
    assert!(real(&desk.read(".gitignore")).contains(&".kw-tmp-*") && !desk.read(".gitignore").contains("pupils/"));
    assert_eq!(
        real(&desk.read("keywork.toml")),
        [
            "format = 1 # the version of the format",
            "school = \"Oakfield *Primary*\" # the name of the school",
            "help = [\"independent\", \"prompting\", \"clueing\", \"modelling\", \"correcting\"] # the help ladder, least help first",
            "[[term]]",
            "name = \"Autumn 2026\"",
            "from = 2026-09-02",
            "to = 2026-12-18",
            "[[term]]",
            "name = \"Spring 2027\"",
            "from = 2027-01-05",
            "to = 2027-03-26",
            "[staff.jm]",
            "name = \"J. Marsh\"",
            "role = \"key-worker\"",
        ]
    );
    for more in [
        "#[[rate]]",
        "#recipients = ",
        "#head = \"age1",
        "#kept_in = ",
        "#threshold = 6000",
        "#sen_file = 31",
        "#commit = ",
    ] {
        assert!(desk.read("keywork.toml").contains(&format!("\n{more}")), "{more}");
    }
}

#[test]
#[cfg(unix)]
fn init_is_for_its_owner_alone() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let desk = Desk::empty();
    fs::create_dir(desk.path("")).unwrap();
    fs::set_permissions(desk.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    desk.done("init records --school Oakfield");
    assert_eq!(fs::metadata(desk.path("")).unwrap().mode() & 0o777, 0o700);
    for name in desk.names() {
        assert_eq!(fs::metadata(desk.dir.path().join(&name)).unwrap().mode() & 0o777, 0o600, "{name}");
    }
    desk.done("pupil add rowan --name Rowan --born 2018-03-04");
    assert_eq!(fs::metadata(desk.path("pupils/rowan")).unwrap().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(desk.path("pupils/rowan/pupil.toml")).unwrap().mode() & 0o777, 0o600);
}

#[test]
fn init_never_touches_what_is_there() {
    let desk = Desk::school();
    desk.refused(
        "init records --school Other",
        "error: records has a keywork.toml already\n\
         hint: add to it with `keywork staff add` and `keywork pupil add`, or choose another folder\n",
    );
    fs::create_dir(desk.dir.path().join("mine")).unwrap();
    fs::write(desk.dir.path().join("mine/README.md"), "mine").unwrap();
    desk.refused(
        "init mine --school Other",
        "error: there is another README.md in that folder already\n\
         hint: move README.md away, or choose another folder; nothing was written\n",
    );
    fs::write(desk.dir.path().join("file"), "mine").unwrap();
    desk.refused(
        "init file --school Other",
        "error: file is not a folder\nhint: give the name of a folder, such as records\n",
    );
}

#[test]
fn a_stopped_init_is_finished_by_the_same_again() {
    let desk = Desk::school();
    fs::remove_file(desk.path("keywork.toml")).unwrap();
    fs::write(desk.path(".kw-tmp-aaaaaaaaaaaaaaaaaaaaaaaaaa.tmp"), "left behind").unwrap();
    let staff = ["--staff-member", "jm:key-worker:J. Marsh", "--staff-member", "as:teacher:A. Shah"];
    let (exit, out, err) = desk.words(&[&["init", "records", "--school", "Oakfield"], &staff[..]].concat());
    assert_eq!((exit, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "wrote keywork.toml (Oakfield: 2 people, 0 terms)\nalready recorded: README.md (for whoever finds the folder)\n\
         already recorded: .gitignore (what git is not to keep)\n\
         already recorded: .gitattributes (how git treats records)\n\
         already recorded: .taplo.toml (for editors that format TOML)\n"
    );
    assert_eq!(desk.names(), FIVE);
}

#[test]
fn init_says_what_is_wrong_with_what_was_typed() {
    let desk = Desk::empty();
    desk.refused("init records", "error: the name of the school is not given\nhint: give --school \"NAME\"\n");
    for (flag, typed, expected) in [
        (
            "--staff-member",
            "jm",
            "error: --staff-member: `jm` is not ID:ROLE:NAME\nhint: write it as ID:ROLE:NAME, such as jm:key-worker:\"J. Marsh\"\n",
        ),
        (
            "--staff-member",
            "jm:techer:J",
            "error: --staff-member: `techer` is no role\nhint: did you mean \"teacher\"?\n",
        ),
        (
            "--staff-member",
            "JM:teacher:J",
            "error: --staff-member: `JM` cannot be the id of a member of staff: an id is 1 to 40 lower-case letters, digits and hyphens, and begins with a letter or a digit\nhint: did you mean \"jm\"?\n",
        ),
        (
            "--staff-member",
            "all:teacher:J",
            "error: --staff-member: `all` cannot be the id of a member of staff: the word is kept for a command of keywork\nhint: choose another id\n",
        ),
        (
            "--staff-member",
            "jm:teacher:",
            "error: --staff-member: the name is empty\nhint: give the name between double quotes\n",
        ),
        (
            "--term",
            "Autumn",
            "error: --term: `Autumn` is not NAME:FROM:TO\nhint: write it as NAME:FROM:TO, such as \"Autumn 2026:2/9/2026:18/12/2026\"\n",
        ),
        ("--term", "Autumn:31/9:18/12", "error: --term: September has no day 31\nhint: September has days 1 to 30\n"),
        (
            "--term",
            "Autumn:2/9/2026:18/12/2025",
            "error: --term: Wednesday 2 September 2026 is after Thursday 18 December 2025\nhint: write it as NAME:FROM:TO, such as \"Autumn 2026:2/9/2026:18/12/2026\"\n",
        ),
        (
            "--term",
            "Autumn:12/25/2026:18/12",
            "error: --term: `12/25/2026` has 25 for the month\nhint: dates are day/month: did you mean `25/12`?\n",
        ),
        (
            "--school",
            " ",
            "error: --school: the name of the school is empty\nhint: give the name of the school between double quotes\n",
        ),
        ("--schol", "Oakfield", "error: unexpected argument '--schol' found\nhint: did you mean \"--school\"?\n"),
    ] {
        let school: &[&str] = if flag == "--school" { &[] } else { &["--school", "Oakfield"] };
        let (exit, out, err) = desk.words(&[&["init", "records", flag, typed], school].concat());
        assert_eq!((exit, out.as_str(), err.as_str()), (2, "", expected), "{flag} {typed}");
    }
    desk.refused(
        "init records --school O --staff-member a:head:A --staff-member a:dsl:B",
        "error: --staff-member: `a` is given twice\nhint: give each person an id of their own\n",
    );
    desk.refused(
        "init records --school O --term A:2/9/2026:18/12/2026 --term B:18/12/2026:26/3/2027",
        "error: --term: B begins before A ends on Friday 18 December 2026\nhint: give terms that follow each other\n",
    );
    assert!(desk.names().is_empty());
}

#[test]
fn each_pupil_can_have_a_repository_of_their_own() {
    let desk = Desk::empty();
    desk.done("init records --school Oakfield --repo-per-pupil");
    assert!(real(&desk.read(".gitignore")).contains(&"pupils/"));
    assert!(desk.read("README.md").contains("repository of its own"));
    let out = desk.done("pupil add rowan --name Rowan --born 2018-03-04");
    assert!(out.starts_with(
        "wrote pupils/rowan/.gitignore (for a git repository of its own)\n\
         wrote pupils/rowan/.gitattributes (for a git repository of its own)\nwrote pupils/rowan/pupil.toml ("
    ));
    assert_eq!(desk.read("pupils/rowan/.gitattributes"), desk.read(".gitattributes"));
    assert!(!desk.read("pupils/rowan/.gitignore").contains("pupils/"));
    assert_eq!(
        desk.done("pupil list"),
        "# Pupils of Oakfield\n\n| id | name | SEN | needs | key worker | teacher | last day |\n|---|---|---|---|---|---|---|\n| rowan | Rowan |  |  |  |  |  |\n"
    );
}
