//! Every command, as it is typed over each hostile folder.

use crate::shell::Shell;

/// Reports, each made in every format.
pub(crate) const REPORTS: &[&str] = &[
    "report day rowan",
    "report weekly rowan",
    "report home rowan",
    "report term rowan",
    "report annual-review rowan --stage advice",
    "report annual-review rowan --stage report",
    "report cover rowan",
    "report provision rowan",
    "report caseload",
];

/// The formats of a report that are printed. A new one is a word more.
pub(crate) const PRINTED: &[&str] = &["markdown", "html", "json", "terminal"];

/// The formats of a report that are written with `-o`, each with the end of the file's name.
pub(crate) const WRITTEN: &[(&str, &str)] = &[("markdown", "md"), ("html", "html"), ("json", "json"), ("docx", "docx")];

/// Other pages, each printed as markdown.
pub(crate) const PAGES: &[&str] = &[
    "today",
    "today --week",
    "today rowan",
    "plan show rowan",
    "assess rowan",
    "assess rowan cvc-words",
    "assess rowan --explain",
    "thread rowan/E1",
    "thread rowan/cvc-words",
    "meeting agenda rowan",
    "due --within 400",
    "pupil list",
    "staff list",
    "template list",
    "template show weekly",
];

/// Other commands that change nothing in the records folder. A new one is a new line.
const OTHERS: &[&str] = &[
    "today rowan --json",
    "plan show rowan --json",
    "assess rowan --json",
    "assess rowan --format csv",
    "thread rowan/cvc-words --json",
    "due --within 400 --json",
    "pupil list --json",
    "check",
    "check --json",
    "check --retention",
    "check --format sarif",
    "check --format github",
    "report weekly --all -o ../out",
    "report annual-review --fields",
    "report annual-review rowan --form ../form.docx -o ../out/filled.docx",
    "template list --json",
    "template show home --fields --json",
    "template check",
    "template check --json",
    "export ics ../out",
    "export csv ../out",
    "export jsonl ../out",
    "export pupil rowan ../out/rowan",
];

/// Every command that changes nothing in the records folder, in every format.
pub(crate) fn reads() -> Vec<String> {
    let printed = REPORTS.iter().flat_map(|line| PRINTED.iter().map(move |format| format!("{line} --format {format}")));
    let written = REPORTS.iter().enumerate().flat_map(|(number, line)| {
        WRITTEN.iter().map(move |(format, end)| format!("{line} --format {format} -o ../out/{number}.{end}"))
    });
    let others = PAGES.iter().chain(OTHERS).map(|line| (*line).to_owned());
    printed.chain(written).chain(others).collect()
}

/// Commands that write, in an order in which each has something to do.
pub(crate) const WRITES: &[&str] = &[
    "log rowan cvc-words=8/10@clueing --on 2026-11-20 --note 'Tired' --share 'Well read'",
    "observe rowan --kind behaviour --behaviour 'Left the room' --at 10:00",
    "contact rowan --with 'Ms Ash' --how phone --note 'Slept badly' --at 15:00 --action 'jm:fri:Send the list'",
    "done 23-1500-jm#a1 --note 'Sent'",
    "recommend rowan --from 'L. Hart' --role slt --text 'Wait ten seconds' --outcome E1",
    "meeting record rowan --kind parents --on 2026-12-04 --at 15:30 --invited 'parent:Ms Ash'",
    "import csv ../table.csv rowan",
    "concern rowan --note @../words.txt",
    "plan new rowan --cycle 2027-spring --from 2027-01-04 --to 2027-04-01",
    "plan outcome rowan E7 --text 'Reads alone' --area cognition-and-learning",
    "plan provision rowan lego --what 'Lego group' --minutes 20 --meets F1 --times 1 --per week",
    "plan target rowan asks --title 'Asks' --measure count --goal 5 --by 2026-12-18",
    "plan agree rowan asks --agreed-by as",
    "plan start rowan asks",
    "plan change rowan cvc-words --what 'On cards' --why 'Flat'",
    "plan review rowan cvc-words --result partly --decision continue --why 'Getting there'",
    "plan session rowan cvc-words --on 2026-12-02 --at 09:30 --objective 'Words with sh'",
    "assess rowan --tool 'Word list' --score words=8/10",
    "pupil add wren --name 'Wren Hill' --born 2018-01-01",
    "pupil assign rowan as --role teacher",
    "pupil leave rowan --on 2026-12-18",
    "staff add 'xy:cover:X. Young'",
    "staff leave xy --on 2026-12-01",
    "check --fix",
    "init ../out/new --school 'New'",
];

/// The words that `keywork WORD… --help` lists as commands.
fn listed(shell: &Shell, words: &str) -> Vec<String> {
    let help = shell.run(&format!("{words} --help")).out;
    let Some((_, list)) = help.split_once("\nCommands:\n") else { return Vec::new() };
    let lines = list.lines().take_while(|line| !line.is_empty());
    lines
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_is_tried() {
    let shell = Shell::new("2026-11-23", "jm");
    let known: Vec<String> = reads().into_iter().chain(WRITES.iter().map(|line| (*line).to_owned())).collect();
    for command in listed(&shell, "") {
        let steps = listed(&shell, &command);
        let steps = if steps.is_empty() { vec![String::new()] } else { steps };
        for step in steps {
            let line = format!("{command} {step}");
            let tried = known.iter().any(|known| format!("{known} ").starts_with(&format!("{} ", line.trim())));
            assert!(tried, "`{line}` is in no list of tests/hostile/commands.rs");
        }
    }
}
