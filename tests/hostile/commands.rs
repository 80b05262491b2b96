//! Every command, as it is typed over each hostile folder.

use crate::shell::Shell;

/// Commands that change nothing in the records folder. A new one is a new line.
pub(super) const READS: &[&str] = &[
    "today",
    "today --week",
    "today rowan --json",
    "report day rowan",
    "report day rowan --json",
    "report weekly rowan",
    "report weekly rowan --json",
    "report weekly rowan --format terminal",
    "report weekly rowan --format html",
    "report home rowan",
    "report home rowan --json",
    "report home rowan --format html",
    "report term rowan",
    "report term rowan --json",
    "report annual-review rowan --stage advice",
    "report annual-review rowan --stage report --json",
    "report annual-review --fields",
    "report cover rowan",
    "report provision rowan",
    "report provision rowan --json",
    "report caseload",
    "report caseload --json",
    "report weekly --all -o ../out",
    "report annual-review rowan -o ../out/review.html",
    "report weekly --all -o ../out --format html",
    "report weekly --all --format docx -o ../out",
    "report annual-review rowan -o ../out/review.docx",
    "report caseload -o ../out/caseload.docx",
    "report annual-review rowan --form ../form.docx -o ../out/filled.docx",
    "plan show rowan",
    "plan show rowan --json",
    "assess rowan",
    "assess rowan cvc-words",
    "assess rowan --json",
    "template list",
    "template list --json",
    "template show weekly",
    "template show home --fields --json",
    "template check",
    "template check --json",
    "thread rowan/E1",
    "thread rowan/cvc-words --json",
    "check",
    "check --json",
    "check --format sarif",
    "check --format github",
    "due",
    "due --within 400 --json",
    "export ics ../out",
    "export csv ../out",
    "export jsonl ../out",
    "export pupil rowan ../out/rowan",
    "meeting agenda rowan",
    "assess rowan --explain",
    "assess rowan --format csv",
    "pupil list",
    "pupil list --json",
    "staff list",
];

/// Commands that write, in an order in which each has something to do.
pub(super) const WRITES: &[&str] = &[
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
    for command in listed(&shell, "") {
        let steps = listed(&shell, &command);
        let steps = if steps.is_empty() { vec![String::new()] } else { steps };
        for step in steps {
            let line = format!("{command} {step}");
            let tried =
                READS.iter().chain(WRITES).any(|known| format!("{known} ").starts_with(&format!("{} ", line.trim())));
            assert!(tried, "`{line}` is in no list of tests/hostile/commands.rs");
        }
    }
}
