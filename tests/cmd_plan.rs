//! `keywork plan`, run as a person types it, over a folder of small files: what it says, and what the files hold then.

mod answers;
mod session;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use keywork::cli::{Exit, Surroundings, run};

const SCHOOL: &str = "format = 1\nschool = \"Oakfield\"\n\n[[term]]\nname = \"Autumn 2026\"\nfrom = 2026-09-02\nto = 2026-12-18\n\n\
[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\n[staff.as]\nname = \"A. Shah\"\nrole = \"teacher\"\n\n\
[staff.ol]\nname = \"O. Lamb\"\nrole = \"senco\"\nleft = 2026-07-21\n";
const PUPIL: &str = "# hers\nname = \"Rowan Ash\" # as at home\nborn = 2018-03-04\n\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n\
from = 2025-09-01\n\n[[outcome]] # Section E\nid = \"E1\"\ntext = \"Reads alone\"\n\n[[section_f]] # exact words\nid = \"F1\"\n\
text = \"25 minutes a day\"\n\n# [funding]\n# model = \"high-needs\"\n";
const TARGET: &str = "# words first\ntitle = \"Reads words\"   # hers\nmeasure = { kind = \"accuracy\", of = 10 }\n\
goal = { level = 80, sessions = 3, help = \"independent\", by = 2026-12-18, trials = 8 }\n\
proposed = { by = \"jm\", on = 2026-09-08 }\n";
const CYCLE: &str = "from = 2026-09-02\nto = 2026-12-18 # the term\nproposed = { by = \"jm\", on = 2026-09-01 }\n";
const T: &str = "pupils/rowan/targets/cvc-words.toml";

/// A records folder, and the runs over it.
struct Here(tempfile::TempDir);

/// What a run gave.
struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

impl Here {
    fn new(files: &[(&str, &str)]) -> Self {
        let here = Self(tempfile::tempdir().unwrap());
        here.put("keywork.toml", SCHOOL);
        here.put("pupils/rowan/pupil.toml", PUPIL);
        for (path, text) in files {
            here.put(path, text);
        }
        here
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    /// `keywork plan …`, on 23 November 2026 at 10:00, typed by `jm`.
    fn plan(&self, words: &[&str]) -> Ran {
        self.on_terminals([false; 3], words)
    }

    fn on_terminals(&self, terminals: [bool; 3], words: &[&str]) -> Ran {
        let around = Surroundings {
            config: None,
            here: self.0.path().to_path_buf(),
            now: (NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), NaiveTime::from_hms_opt(10, 0, 0).unwrap()),
            records: None,
            as_of: None,
            staff: Some("jm".to_owned()),
            plain: true,
            path: OsString::new(),
            terminals,
            width: 80,
        };
        let typed = ["keywork", "plan"].iter().chain(words).map(OsString::from).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = run(typed, around, &mut out, &mut err);
        Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }

    /// A run that writes, and says so.
    #[track_caller]
    fn wrote(&self, words: &[&str]) -> String {
        let ran = self.plan(words);
        assert_eq!(ran.exit, Exit::Done, "{}{}", ran.out, ran.err);
        assert!(ran.out.starts_with("wrote pupils/rowan/") && ran.out.contains("(Rowan Ash: "), "{}", ran.out);
        ran.out
    }

    /// A run of which everything is recorded already.
    #[track_caller]
    fn already(&self, words: &[&str]) -> String {
        let ran = self.plan(words);
        assert_eq!(ran.exit, Exit::Done, "{}{}", ran.out, ran.err);
        assert!(ran.out.starts_with("already recorded: pupils/rowan/"), "{}", ran.out);
        ran.out
    }

    /// A run that is refused as wrongly typed, and writes nothing.
    #[track_caller]
    fn refused(&self, words: &[&str], error: &str) {
        self.ended(Exit::Usage, words, error);
    }

    #[track_caller]
    fn ended(&self, exit: Exit, words: &[&str], error: &str) {
        let before = self.all();
        let ran = self.plan(words);
        assert_eq!((ran.exit, ran.out.as_str()), (exit, ""), "{}", ran.err);
        assert!(ran.err.starts_with("error: ") && ran.err.contains(error), "{}", ran.err);
        assert_eq!(self.all(), before, "something was written");
    }

    fn all(&self) -> Vec<(String, Option<String>)> {
        fn walk(folder: &Path, found: &mut Vec<(String, Option<String>)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.to_string_lossy().into_owned();
                if path.is_dir() { walk(&path, found) } else { found.push((name, fs::read_to_string(path).ok())) }
            }
        }
        let mut found = Vec::new();
        walk(self.0.path(), &mut found);
        found.sort();
        found
    }
}

const NEW: [&str; 8] = ["new", "rowan", "--cycle", "2026-autumn", "--from", "2 Sep", "--to", "18 Dec"];

#[test]
fn a_cycle_is_proposed_once() {
    let here = Here::new(&[]);
    let said = here.wrote(&NEW);
    assert_eq!(
        said,
        "wrote pupils/rowan/cycles/2026-autumn.toml (Rowan Ash: cycle 2026-autumn, from Wednesday 2 September 2026 to \
         Friday 18 December 2026, proposed by J. Marsh, not agreed yet)\n"
    );
    let text = here.text("pupils/rowan/cycles/2026-autumn.toml");
    assert_eq!(text, "from = 2026-09-02\nto = 2026-12-18\nproposed = { by = \"jm\", on = 2026-11-23 }\n");
    here.already(&NEW);
    here.refused(&[&NEW[..7], &["17 Dec"]].concat(), "`2026-autumn` is there already and says something else");
    let later = here.plan(&["new", "--cycle", "2026-late", "--from", "1 Dec", "--to", "31 Dec"]);
    assert_eq!(later.err, "warning: 2026-late and 2026-autumn have days in common\n");
}

#[test]
fn a_cycle_has_a_right_id_and_days_in_order() {
    let here = Here::new(&[]);
    here.refused(
        &["new", "rowan", "--cycle", "Autumn", "--from", "2 Sep", "--to", "18 Dec"],
        "cannot be the id of a cycle",
    );
    here.refused(&["new", "rowan", "--cycle", "a", "--from", "2027-09-02", "--to", "18 Dec"], "before it begins");
    here.refused(
        &["new", "rowan", "--cycle", "a", "--from", "31/2", "--to", "18 Dec"],
        "--from: February has no day 31",
    );
    here.refused(&["new", "rowna", "--cycle", "a", "--from", "2/9", "--to", "18/12"], "did you mean \"rowan\"?");
    here.refused(&["new", "rowan", "--cycle", "a", "--from", "2/9"], "--to <DATE>");
    here.refused(&["nwe", "rowan"], "did you mean \"new\"?");
}

#[test]
fn an_outcome_joins_the_pupils_file_and_touches_nothing_else() {
    let words = [
        "outcome",
        "rowan",
        "E2",
        "--text",
        "Asks for help",
        "--area",
        "communication-and-interaction",
        "--by",
        "31/7/2027",
    ];
    for crlf in [false, true] {
        let ends = |text: &str| if crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let here = Here::new(&[("pupils/rowan/pupil.toml", &ends(PUPIL))]);
        assert!(
            here.wrote(&words)
                .contains("outcome E2 (communication-and-interaction), Asks for help, by Saturday 31 July 2027")
        );
        let added = "\n[[outcome]]\nid = \"E2\"\narea = \"communication-and-interaction\"\ntext = \"Asks for help\"\nby = 2027-07-31\n";
        let after = "text = \"Reads alone\"\n";
        let expected = PUPIL.replace(after, &format!("{after}{added}"));
        assert_eq!(here.text("pupils/rowan/pupil.toml"), ends(&expected));
        here.already(&words);
        here.refused(
            &[&words[..3], &["--text", "Other", "--area", "cognition-and-learning"]].concat(),
            "`E2` is there already",
        );
    }
}

#[test]
fn an_outcome_has_a_number_and_one_of_the_four_areas() {
    let here = Here::new(&[]);
    let area = ["--text", "Reads", "--area", "cognition-and-learning"];
    here.refused(&[&["outcome", "rowan", "e2"], &area[..]].concat(), "such as E1");
    here.refused(
        &[&["outcome", "rowan"], &area[..]].concat(),
        "`rowan` is a pupil, and the id of the outcome is missing",
    );
    here.refused(
        &["outcome", "rowan", "E2", "--text", "Reads", "--area", "cognition"],
        "did you mean \"cognition-and-learning\"?",
    );
    here.refused(&["outcome", "rowan", "E2", "--text", " ", "--area", "cognition-and-learning"], "--text has no words");
    here.refused(
        &["outcome", "rowan", "E2", "--text", "--area", "--area", "cognition-and-learning"],
        "`--area` is a flag",
    );
}

#[test]
fn provision_runs_from_today_to_the_end_of_the_cycle_or_term() {
    let here = Here::new(&[]);
    let words = [
        "provision",
        "rowan",
        "phonics",
        "--what",
        "Phonics",
        "--minutes",
        "25",
        "--meets",
        "F1",
        "--slot",
        "Thu 11.00",
        "--slot",
        "mon 9:30",
    ];
    let said = here.wrote(&words);
    assert!(said.contains("25 minutes of Phonics, mon 09:30 and thu 11:00, meets F1"), "{said}");
    assert!(said.contains("(from today to the end of Autumn 2026, as not said); proposed by J. Marsh"), "{said}");
    let text = "what = \"Phonics\"\nmeets = [\"F1\"]\nminutes = 25\nslots = [\"mon 09:30\", \"thu 11:00\"]\nfrom = 2026-11-23\n\
                to = 2026-12-18\nproposed = { by = \"jm\", on = 2026-11-23 }\n";
    assert_eq!(here.text("pupils/rowan/provision/phonics.toml"), text);
    here.already(&words);
    here.refused(&["provision", "rowan", "phonics", "--what", "Other", "--minutes", "25"], "says something else");
    here.put("pupils/rowan/cycles/short.toml", "from = 2026-11-01\nto = 2026-11-30\n");
    let said = here.wrote(&[
        "provision",
        "speech",
        "--what",
        "Speech",
        "--minutes",
        "30",
        "--times",
        "1",
        "--per",
        "fortnight",
        "--group",
        "4",
        "--role",
        "other",
    ]);
    assert!(
        said.contains(
            "1 time a fortnight, in a group of 4, by other, from Monday 23 November 2026 to Monday 30 November 2026"
        ),
        "{said}"
    );
    assert!(said.contains("to the end of the cycle short"), "{said}");
    let said = here.wrote(&["provision", "swim", "--what", "Swimming", "--minutes", "30", "--from", "2/8/2027"]);
    assert!(said.contains("from Monday 2 August 2027 on, with no last day; proposed by"), "{said}");
}

const PROPOSE: [&str; 11] = [
    "target",
    "rowan",
    "cvc-words",
    "--title",
    "Reads words",
    "--measure",
    "accuracy:10",
    "--goal",
    "80% @ind over 3",
    "--by",
    "18 Dec",
];

#[test]
fn a_target_is_proposed_with_what_it_belongs_to() {
    let here =
        Here::new(&[("pupils/rowan/provision/phonics.toml", "what = \"Phonics\"\nminutes = 25\nfrom = 2026-09-02\n")]);
    let more = [
        "--outcome",
        "E1",
        "--provision",
        "phon",
        "--objective",
        "Year 1 word reading",
        "--baseline",
        "30%",
        "--teach-from",
        "30 Nov",
    ];
    let words = [&PROPOSE[..], &more].concat();
    let said = here.wrote(&words);
    assert!(said.contains("target cvc-words, Reads words; measure accuracy:10; goal 80% @independent over 3 by Friday 18 December 2026; toward E1; taught in phonics"), "{said}");
    assert!(
        said.contains("results before Monday 30 November 2026 are the baseline; proposed by J. Marsh, not agreed yet"),
        "{said}"
    );
    let text = "title = \"Reads words\"\noutcome = \"E1\"\nprovision = \"phonics\"\nobjective = \"Year 1 word reading\"\n\
                measure = { kind = \"accuracy\", of = 10 }\n\
                goal = { level = 80, sessions = 3, help = \"independent\", by = 2026-12-18 }\nbaseline = 30\n\
                teaching_from = 2026-11-30\nproposed = { by = \"jm\", on = 2026-11-23 }\n";
    assert_eq!(here.text(T), text);
    here.already(&words);
    here.refused(&PROPOSE, "`cvc-words` is there already and says something else");
    let less = [
        "target",
        "calling-out",
        "--title",
        "Calls out less",
        "--measure",
        "count",
        "--goal",
        "2",
        "--by",
        "18 Dec",
        "--baseline",
        "9",
    ];
    let warned = here.plan(&less);
    assert!(warned.err.contains("if less is better, the target needs --decrease"), "{}", warned.err);
    let less = [&["target", "talking-over"], &less[2..], &["--decrease"]].concat();
    assert!(here.wrote(&less).contains("measure count, less is better"));
    assert!(here.text("pupils/rowan/targets/talking-over.toml").contains("direction = \"decrease\""));
}

#[test]
fn a_target_that_cannot_be_is_refused_with_the_nearest_right_thing() {
    let here = Here::new(&[]);
    let base = ["target", "rowan", "cvc-words", "--title", "Reads words"];
    for (measure, goal, by, more, error) in [
        ("acuracy", "80", "18 Dec", &[][..], "did you mean \"accuracy\"?"),
        ("steps", "80", "18 Dec", &[], "such as steps:6"),
        ("accuracy", "110%", "18 Dec", &[], "never reaches 110"),
        ("accuracy", "80% @flying", "18 Dec", &[], "is no rung of the school's ladder"),
        ("accuracy", "lots", "18 Dec", &[], "write it such as \"80% @independent over 3\""),
        ("accuracy", "80%", "2026-11-22", &[], "the goal's date has gone by"),
        ("accuracy", "80%", "18 Dec", &["--outcome", "E2"], "did you mean \"E1\"?"),
        ("accuracy", "80%", "18 Dec", &["--provision", "phonics"], "propose it with `keywork plan provision rowan ID`"),
        ("accuracy", "80%", "18 Dec", &["--baseline", "120"], "it can be 0 to 100"),
        ("help", "@independent over 5", "18 Dec", &["--baseline", "3"], "a measure of help has a rung and no level"),
        ("accuracy", "80%", "18 Dec", &["--teach-from", "2027-01-04"], "after the goal's date"),
    ] {
        let typed = ["--measure", measure, "--goal", goal, "--by", by];
        here.refused(&[&base[..], &typed, more].concat(), error);
    }
    here.refused(&[&["target", "rowan", "agree"], &PROPOSE[3..]].concat(), "the word is kept for a command of keywork");
    let ran = here.plan(&[&PROPOSE[..], &["--json", "--staff", "zz"]].concat());
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.starts_with('{') && ran.err.contains("\"code\": \"usage\""), "{}", ran.err);
}

#[test]
fn who_agrees_is_named_to_a_person_at_a_terminal() {
    let here = Here::new(&[]);
    let hint = "next: a teacher agrees it with `keywork plan agree rowan cvc-words --agreed-by as`\n";
    assert_eq!(here.on_terminals([true; 3], &PROPOSE).err, hint);
    assert_eq!(here.on_terminals([true; 3], &[&PROPOSE[..], &["--quiet"]].concat()).err, "");
    assert_eq!(here.plan(&PROPOSE).err, "");
}

#[test]
fn teaching_starts_on_a_day_that_only_a_named_day_moves() {
    let crlf = TARGET.replace('\n', "\r\n");
    let here = Here::new(&[(T, &crlf)]);
    let said = here.wrote(&["start", "rowan", "cvc", "--on", "fri"]);
    assert!(said.contains("teaching of cvc-words begins on Friday 20 November 2026; results before it are the baseline; the target is not agreed yet"), "{said}");
    assert_eq!(here.text(T), format!("{crlf}teaching_from = 2026-11-20\r\n"));
    here.already(&["start", "rowan", "cvc", "--on", "20/11"]);
    here.refused(&["start", "rowan", "cvc"], "teaching of `cvc-words` began on Friday 20 November 2026");
    assert!(
        here.wrote(&["start", "cvc", "--on", "yesterday"]).contains("until now it began on Friday 20 November 2026")
    );
    here.refused(&["start", "rowan", "cvc", "--on", "24/11"], "is still to come");
    here.refused(&["start", "rowan", "cvx"], "did you mean \"cvc-words\"?");
    here.refused(&["start", "rowan"], "the id of the target is missing");
}
