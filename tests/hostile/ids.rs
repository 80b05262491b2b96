//! What is typed where an id or a reference belongs is no path: it leads nowhere, and nothing is written.

use super::{fit_to_show, school, tree};

/// What has been taken for a name and was a way out, a device, an option or another name.
const NO_IDS: &[&str] = &[
    "../rowan",
    "/etc/passwd",
    "..\\rowan",
    "C:\\x",
    "\\\\host\\share",
    ".",
    "..",
    "",
    " ",
    "rowan.",
    "ro wan",
    "CON",
    "nul.toml",
    "com1",
    "COM\u{b9}",
    "lpt9.txt",
    "rowan:secret",
    "r*",
    "a|b",
    "rowan\nx",
    "-rf",
    "~root",
    "$HOME",
    "%APPDATA%",
    ".git",
    "git~1",
    ".g\u{200c}it",
    "zoe\u{308}",
    "\u{440}owan",
    "ROWAN",
    "http://x",
    "rowan/../rowan",
    "..%2frowan",
    ".rowan",
    "rowan.lock",
    ".kw-tmp-x.tmp",
    "\u{1b}[2J",
    "\u{202e}nawor",
];

/// Every command that takes an id or a reference, with `{}` in its place.
const TAKE_ONE: &[&str] = &[
    "today {}",
    "--staff {} log rowan cvc-words=8/10 --at 09:00",
    "log {} cvc-words=8/10 --at 09:00",
    "log rowan {}=8/10 --at 09:00",
    "log rowan cvc-words=8/10 --at 09:00 --provision {}",
    "log rowan cvc-words=8/10 --at 09:00 --taught-by {}",
    "log rowan cvc-words=8/10 --at 09:00 --tell {}",
    "log rowan cvc-words=8/10 --at 09:00 --probe {}",
    "observe {} --kind note --note x",
    "observe rowan --add {} --note x",
    "observe rowan --kind restrictive --type hold --reason x --staff-involved {}",
    "contact {} --with x --how phone --note x",
    "concern {} --note @../words.txt",
    "plan show {}",
    "plan new {} --cycle spring --from 2027-01-04 --to 2027-04-01",
    "plan new rowan --cycle {} --from 2027-01-04 --to 2027-04-01",
    "plan outcome {} E7 --text x --area cognition-and-learning",
    "plan outcome rowan {} --text x --area cognition-and-learning",
    "plan provision rowan {} --what x --minutes 5",
    "plan provision rowan lego --what x --minutes 5 --meets {}",
    "plan target rowan {} --title x --measure count --goal 5 --by 2026-12-18",
    "plan target rowan asks --title x --measure count --goal 5 --by 2026-12-18 --outcome {}",
    "plan target rowan asks --title x --measure count --goal 5 --by 2026-12-18 --provision {}",
    "plan start rowan {}",
    "plan change rowan {} --what x --why x",
    "plan agree rowan {} --agreed-by as",
    "plan agree rowan cvc-words --agreed-by {}",
    "plan review rowan {} --result met --decision end --why x",
    "plan session rowan {} --on 2026-12-02 --at 09:30",
    "assess {}",
    "assess rowan {}",
    "assess rowan --tool x --score a=1 --outcome {}",
    "report weekly {}",
    "report weekly {} -o ../out",
    "report term rowan --cycle {}",
    "report home rowan --checked-by {}",
    "report weekly --all --teacher {} -o ../out",
    "thread {}",
    "thread rowan/{}",
    "thread {}/cvc-words",
    "thread pupils/{}/targets/cvc-words.toml",
    "export ics ../out {}",
    "pupil add {} --name x --born 2018-01-01",
    "pupil assign {} as --role teacher",
    "pupil assign rowan {} --role teacher",
    "pupil leave {} --on 2026-12-18",
    "staff add {}:cover:x",
    "staff leave {} --on 2026-12-01",
];

#[test]
fn what_is_no_id_leads_nowhere() {
    let shell = school();
    let all = shell.root().parent().unwrap().to_owned();
    let before = tree(&all, &[]);
    let mut wrong = Vec::new();
    for command in TAKE_ONE {
        for id in NO_IDS {
            let words: Vec<String> = command.split(' ').map(|word| word.replace("{}", id)).collect();
            let said = shell.run_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
            fit_to_show(command, &said);
            if said.exit != 2 {
                wrong.push(format!("{command} with {id:?} ends with {}: {}{}", said.exit, said.out, said.err));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(before, tree(&all, &[]));
}
