//! A file that somebody edited by hand keeps its ways: a command that changes one line of it changes that line alone,
//! whatever byte-order mark, line ends and last line the editor left.

use crate::shell::Shell;

const SCHOOL: &str = "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n";
const PUPIL: &str = "name = \"Rowan Ash\"\nborn = 2018-03-04\n[[adult]]\nstaff = \"jm\"\nrole = \"key-worker\"\n";
const TARGET: &str = "# Agreed at the meeting of 10 September\n\ntitle   =   'Reads words'   # his own words\n\
    measure = {kind = \"accuracy\",of = 10}\ngoal = { level = 80, by = 2026-12-18 }\n\n\
    teaching_from = 2026-09-14 # after the baseline\nproposed = { by = \"jm\", on = 2026-09-08 }\n\
    share = \"\"\"\nOne.\n  Two.\n\"\"\"\n";
const PATH: &str = "pupils/rowan/targets/cvc-words.toml";

/// How an editor may leave a text: in words, and what it makes of it.
type Editor = (&'static str, fn(&str) -> String);

const EDITORS: &[Editor] = &[
    ("plain", str::to_owned),
    ("with a byte-order mark", |text| format!("\u{feff}{text}")),
    ("with line ends of Windows", |text| text.replace('\n', "\r\n")),
    ("with both", |text| format!("\u{feff}{}", text.replace('\n', "\r\n"))),
    ("with line ends of both kinds", |text| text.replacen("10}\n", "10}\r\n", 1)),
    ("without a last new line", |text| text.trim_end().to_owned()),
    ("with spaces at the ends of lines", |text| text.replace("2026-09-08 }\n", "2026-09-08 } \t\n")),
];

#[test]
fn a_change_of_one_line_changes_that_line_alone() {
    for (editor, save) in EDITORS {
        let shell = Shell::new("2026-11-23", "jm");
        let before = save(TARGET);
        for (path, text) in [("keywork.toml", SCHOOL), ("pupils/rowan/pupil.toml", PUPIL), (PATH, &before)] {
            shell.put(path, text);
        }
        shell.run("plan start rowan cvc-words --on 2026-09-21").is(0, "wrote pupils/rowan/targets/cvc-words.toml", "");
        let after = shell.read(PATH);
        let (was, is): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
        assert_eq!(was.len(), is.len(), "{editor}: {after:?}");
        let changed: Vec<_> = was.iter().zip(&is).filter(|(was, is)| was != is).collect();
        assert_eq!(changed.len(), 1, "{editor}: {changed:?}");
        assert_eq!(changed[0].0.replace("2026-09-14", "2026-09-21"), *changed[0].1, "{editor}");
        shell.run("plan start rowan cvc-words --on 2026-09-21").is(0, "already recorded", "");
        assert_eq!(shell.read(PATH), after, "{editor}: nothing changed, and the file did");
    }
}
