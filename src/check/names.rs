//! Other pupils' names in a pupil's files. What is written there is shown to this pupil's parents and handed on to the
//! next school, so another child stands in it by id alone.
//!
//! Every text of a file counts, comments too: the name is looked for in the file as it was read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::place::Place;
use super::{Context, PupilName};
use crate::record::{Code, Filed, Problem, PupilRecords, RecordPath, School};

/// Names that are everyday words too, so that they count only with the rest of the name.
const EVERYDAY: &[&str] = &[
    "april",
    "august",
    "autumn",
    "banks",
    "bell",
    "best",
    "bill",
    "bird",
    "black",
    "bond",
    "brown",
    "carpenter",
    "church",
    "cook",
    "cross",
    "dawn",
    "day",
    "english",
    "faith",
    "field",
    "flowers",
    "fox",
    "french",
    "frost",
    "gold",
    "grace",
    "grant",
    "gray",
    "green",
    "grey",
    "hall",
    "hill",
    "hope",
    "house",
    "ivory",
    "joy",
    "june",
    "king",
    "lake",
    "little",
    "long",
    "love",
    "march",
    "mark",
    "marks",
    "may",
    "moon",
    "noble",
    "north",
    "page",
    "park",
    "pat",
    "pool",
    "poppy",
    "price",
    "queen",
    "read",
    "rich",
    "rivers",
    "robin",
    "rock",
    "rose",
    "shepherd",
    "short",
    "silver",
    "small",
    "snow",
    "south",
    "spring",
    "star",
    "stone",
    "storm",
    "street",
    "summer",
    "sunny",
    "swift",
    "target",
    "wall",
    "waters",
    "wells",
    "west",
    "white",
    "will",
    "winter",
    "wise",
    "wood",
    "woods",
    "young",
];

/// Each file in which another pupil is named, once for each.
pub(super) fn of_others(school: &School, records: &PupilRecords, context: &Context<'_>) -> Vec<Problem> {
    let problem = |named: Named<'_, '_>| {
        let message = "another pupil's name stands here, and those who may read this may not read of that child";
        let (path, text) = (named.file.path().as_str(), named.file.text());
        let problem = Problem::at(path, text, &named.span, Code::OTHER_PUPIL, message);
        problem.help(format!("write the id `{}` in place of the name", named.id))
    };
    each(school, records, context.others).into_iter().map(problem).collect()
}

/// The files in which pupils other than these records' are named, each with whose name it is.
#[must_use]
pub fn files_that_name(school: &School, records: &PupilRecords, others: &[PupilName]) -> Vec<(RecordPath, String)> {
    let named = each(school, records, others).into_iter();
    named.map(|named| (named.file.path().clone(), named.id.to_owned())).collect()
}

/// A name in a file.
struct Named<'r, 'c> {
    file: &'r dyn Place,
    span: Range<usize>,
    id: &'c str,
}

fn each<'r, 'c>(school: &School, records: &'r PupilRecords, others: &'c [PupilName]) -> Vec<Named<'r, 'c>> {
    let needles = Needles::new(school, records, others);
    let mut named = Vec::new();
    for file in files(records).into_iter().filter(|_| !needles.0.is_empty()) {
        let mut seen = BTreeSet::new();
        for (place, word) in words(file.text()) {
            let found = needles.at(&file.text()[place..], word).filter(|(_, id)| seen.insert(*id));
            named.extend(found.map(|(length, id)| Named { file, span: place..place + length, id }));
        }
    }
    named
}

/// The names to look for, in small letters, by the first word of each.
struct Needles<'c>(BTreeMap<String, Vec<(String, &'c str)>>);

impl<'c> Needles<'c> {
    /// The whole name of each other pupil; and the first name, the surname and what stands in brackets or quotes, each
    /// where it can mean nobody else: not the pupil, a parent or a member of staff, and no everyday word.
    fn new(school: &School, records: &PupilRecords, others: &'c [PupilName]) -> Self {
        let pupil = records.pupil.iter().map(|filed| &filed.record);
        let own =
            pupil.flat_map(|pupil| [&pupil.name].into_iter().chain(pupil.parent.iter().map(|parent| &parent.name)));
        let known = own.chain(school.staff.values().map(|staff| &staff.name));
        let known: Vec<&str> = known.map(crate::record::words::Title::as_str).collect();
        let taken: BTreeSet<String> =
            known.iter().flat_map(|name| words(name)).map(|(_, word)| word.to_lowercase()).collect();
        let mut needles: BTreeMap<String, Vec<(String, &str)>> = BTreeMap::new();
        for other in others.iter().filter(|other| other.id != records.id) {
            let whole = other.name.as_str().trim().to_lowercase();
            let is_one = |part: &&str| {
                part.chars().count() > 1
                    && !EVERYDAY.contains(part)
                    && !words(part).any(|(_, word)| taken.contains(word))
            };
            let alone = parts(&whole).into_iter().filter(is_one).map(str::to_owned);
            let wanted = alone.chain(Some(whole.clone()).filter(|whole| whole.contains(' ')));
            for needle in wanted.filter(|needle| !known.iter().any(|it| it.to_lowercase() == *needle)) {
                let Some((0, word)) = words(&needle).next() else { continue };
                needles.entry(word.to_owned()).or_default().push((needle.clone(), other.id.as_str()));
            }
        }
        Self(needles)
    }

    /// How much of the text is a name, and whose; the text begins with this word. A name begins with a capital: what
    /// is written small is a word, or an id.
    fn at(&self, text: &str, word: &str) -> Option<(usize, &'c str)> {
        if word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) {
            return None;
        }
        self.0.get(&word.to_lowercase())?.iter().find_map(|(needle, id)| Some((begins(text, needle)?, *id)))
    }
}

/// The parts of a name by which a child may be called: the first, the last, and what stands in brackets or quotes.
fn parts(name: &str) -> Vec<&str> {
    let apart = |c: char| matches!(c, '(' | ')' | '"' | '\'' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}');
    let all: Vec<&str> = name.split_whitespace().collect();
    let called = all.iter().filter(|part| part.starts_with(apart)).map(|part| part.trim_matches(apart));
    let ends = all.first().into_iter().chain(all.last().filter(|_| all.len() > 1)).copied();
    ends.filter(|part| !part.starts_with(apart)).chain(called).filter(|part| !part.is_empty()).collect()
}

/// How many bytes of the text are this name, whatever the case, and no longer word.
fn begins(text: &str, needle: &str) -> Option<usize> {
    let mut wanted = needle.chars();
    let mut length = 0;
    for c in text.chars() {
        let done = wanted.as_str().is_empty();
        if done && c.is_alphanumeric() {
            return None;
        }
        if done {
            break;
        }
        if !c.to_lowercase().all(|small| wanted.next() == Some(small)) {
            return None;
        }
        length += c.len_utf8();
    }
    wanted.as_str().is_empty().then_some(length)
}

/// Each run of letters and digits, with where it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    runs.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Every file of the pupil.
fn files(records: &PupilRecords) -> Vec<&dyn Place> {
    fn each<T>(filed: &Filed<T>) -> &dyn Place {
        filed
    }
    let plan = records.pupil.iter().map(each).chain(records.cycles.values().map(each));
    let plan = plan.chain(records.provision.values().map(each)).chain(records.targets.values().map(each));
    plan.chain(super::dated::entries(records).map(|entry| entry.file)).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{CONTACT_PATH, Files, SESSION_PATH};

    const NOTE: &str = "note = \"Slept\"";

    #[track_caller]
    fn finds(note: &str, places: &[&str]) {
        let expected: Vec<String> = places.iter().map(|at| format!("other-pupil ~{CONTACT_PATH}:6:{at}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        Files::new().but(CONTACT_PATH, NOTE, &format!("note = \"{note}\"")).finds(&expected);
    }

    #[test]
    fn another_pupils_name_is_found_and_the_id_is_not() {
        finds("Ivy hit him", &["9"]);
        finds("IVY's turn, then Ivy again", &["9"]);
        finds("Sat with ivy", &[]);
        finds("Ivyleaf and poison-ivy", &[]);
        finds("Zoë-Ann and Ivy", &["9", "21"]);
        finds("Zoë alone", &[]);
    }

    #[test]
    fn a_name_that_means_somebody_else_counts_only_whole() {
        finds("J. Marsh came", &[]);
        finds("Rowan came", &[]);
        finds("Will read, and so did Rowan", &[]);
        finds("with Will Oakes", &["14"]);
        Files::new()
            .but(CONTACT_PATH, NOTE, "note = \"Ms Ivy\"")
            .but("pupil.toml", "[[need]]", "[[parent]]\nname = \"Ms Ivy\"\n[[need]]")
            .finds(&[]);
    }

    /// `Will Oakes` and `Sam (Sammy) Quill` are pupils too.
    #[test]
    fn a_surname_and_what_a_child_is_called_count_alone_and_in_any_form() {
        finds("Mrs Oakes rang", &["13"]);
        finds("the Oakes\u{2019}s dog, and OAKES", &["13"]);
        finds("Sammy\u{2019}s turn", &["9"]);
        finds("sat by Sammy-Jo", &["16"]);
        finds("Samson and Quilling", &[]);
        finds("Fields, Will and May", &[]);
    }

    #[test]
    fn every_file_is_looked_through_and_comments_too() {
        Files::new()
            .but(SESSION_PATH, "[[result]]", "# as Ivy did\n[[result]]")
            .but("targets/cvc-words.toml", "Reads words", "Reads words to Ivy")
            .finds(&[
                "other-pupil ~sessions/2026-11/20-0930-jm-k7qd.toml:7:6",
                "other-pupil ~targets/cvc-words.toml:1:25",
            ]);
    }
}
