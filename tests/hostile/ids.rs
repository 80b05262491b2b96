//! What is typed where an id or a reference belongs is no path: it leads nowhere, and nothing is written.

use keywork::record::describe::KINDS;
use keywork::record::field::Kind;
use toml::Value;

use super::corpus::NO_IDS;
use super::fill::{each_value, example};
use super::{fit, harmless, school, tree};
use crate::errors::find;

/// What a terminal would obey, too.
const STEERING: [&str; 2] = ["\u{1b}[2J", "\u{202e}nawor"];

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
        for id in NO_IDS.iter().map(|(_, id)| *id).chain(STEERING) {
            // White space around a part of `ID:ROLE:NAME` is no part of it.
            if command.contains("{}:") && id == "rowan " {
                continue;
            }
            let words: Vec<String> = command.split(' ').map(|word| word.replace("{}", id)).collect();
            let said = shell.run_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
            fit(command, &said);
            if said.exit != 2 {
                wrong.push(format!("{command} with {id:?} ends with {}: {}{}", said.exit, said.out, said.err));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(before, tree(&all, &[]));
}

/// Calls with each id of a record of the kind, and with the keys of a table that are ids.
fn each_id(kind: &str, change: &mut dyn FnMut(&mut String)) -> String {
    let mut record = example(kind);
    each_value(&mut record, super::fill::fields(kind), &mut |value, kind| {
        if let (Value::String(id), Kind::Form("an id" | "the id of a line of the plan", _)) = (value, kind) {
            change(id);
        }
    });
    if let Some(Value::Table(staff)) = record.get_mut("staff") {
        let each = std::mem::take(staff).into_iter().map(|(mut id, person)| {
            change(&mut id);
            (id, person)
        });
        *staff = each.collect();
    }
    toml::to_string(&record).unwrap()
}

/// How many ids a record of the kind has.
fn ids_of(kind: &str) -> usize {
    let mut ids = 0;
    each_id(kind, &mut |_| ids += 1);
    ids
}

#[test]
fn no_field_of_any_record_takes_what_is_no_id() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for kind in KINDS.iter().map(|kind| kind.name) {
        for place in 0..ids_of(kind) {
            for (name, no_id) in NO_IDS {
                let mut at = 0;
                let text = each_id(kind, &mut |id| {
                    if at == place {
                        (*no_id).clone_into(id);
                    }
                    at += 1;
                });
                let refused = find(kind, text.as_bytes()).iter().any(|problem| problem.code.name == "bad-id");
                wrong.extend((!refused).then(|| format!("{kind}, id {place}: {name}")));
            }
            tried += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 40, "{tried}");
}

/// Nothing is read or written by a path in a record: every reference leads out of the folder, and no command goes there.
#[test]
fn references_that_lead_out_of_the_folder_are_followed_by_nothing() {
    let put = |shell: &crate::shell::Shell| {
        for kind in KINDS.iter().filter(|kind| !["school", "pupil"].contains(&kind.name)) {
            let text = each_id(kind.name, &mut |id| "../../../outside".clone_into(id));
            shell.put(kind.example_path, &text);
        }
    };
    harmless(put, &["error[bad-id]"]);
}
