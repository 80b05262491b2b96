//! Words in a plan that nobody can hold anybody to.
//!
//! Section F should be detailed and specific, and an outcome is what the child gains (SEND Code of Practice 2015,
//! chapter 9). The phrases are those that advice services for parents name as the usual weak ones; a list cannot know
//! what is meant, so each finding is a note.

use super::Context;
use super::place::Place;
use super::place::Step::{At, Key};
use super::references::whole_pupil;
use crate::record::{Code, Problem, PupilRecords, School, Target};
use crate::text;

/// Phrases in Section F that promise nothing that can be counted.
const WEAK: &[&str] = &[
    "as required",
    "as needed",
    "as necessary",
    "as appropriate",
    "where appropriate",
    "when needed",
    "if needed",
    "where possible",
    "access to",
    "opportunities for",
    "opportunities to",
    "would benefit from",
    "would be helpful",
    "it is recommended",
    "regular",
    "appropriate",
    "up to",
    "small group",
];

/// How an outcome begins that is really a service.
const SERVICES: &[&str] =
    &["to receive", "to access", "to have", "to attend", "will receive", "will access", "will have access"];

/// Verbs of targets, without their ending: what a pupil is seen to do.
const VERBS: &[&str] = &[
    "add", "answer", "ask", "begin", "blend", "build", "choose", "comb", "come", "compare", "complete", "copy",
    "count", "cut", "describe", "draw", "dress", "eat", "explain", "find", "finish", "follow", "get", "give", "go",
    "greet", "hear", "hold", "join", "keep", "learn", "leave", "listen", "look", "make", "match", "move", "name",
    "play", "point", "put", "read", "recall", "request", "respond", "retell", "say", "settle", "share", "show", "sit",
    "solve", "sort", "speak", "spell", "stand", "start", "stay", "stop", "take", "tell", "tidy", "use", "wait", "walk",
    "wash", "watch", "wear", "work", "write",
];

/// Each weak wording of a pupil's plan.
pub(super) fn weak(_: &School, records: &PupilRecords, context: &Context) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(pupil) = whole_pupil(records).filter(|pupil| !pupil.record.has_left(context.as_of)) {
        for (at, line) in pupil.record.section_f.iter().enumerate() {
            let key = [Key("section_f"), At(at), Key("text")];
            let text = line.text.as_str();
            let found: Vec<String> =
                WEAK.iter().filter(|phrase| says(text, phrase)).map(|it| format!("\"{it}\"")).collect();
            if !found.is_empty() {
                let message = format!("{} says {}: nobody can say how much that is", line.id, text::and_list(&found));
                let help = "at the annual review, ask for the type, the hours, how often, and who gives it".to_owned();
                problems.push(pupil.fault(&key, Code::WEAK_WORDING, message).help(help));
            }
            if line.minutes.is_none() && !text.chars().any(|c| c.is_ascii_digit()) {
                let message = format!("{} promises no quantity", line.id);
                let help = "at the annual review, ask for minutes and how often".to_owned();
                problems.push(pupil.fault(&key, Code::WEAK_WORDING, message).help(help));
            }
        }
        for (at, outcome) in pupil.record.outcome.iter().enumerate() {
            if let Some(service) = SERVICES.iter().find(|service| says(outcome.text.as_str(), service)) {
                let message =
                    format!("{} says \"{service}\": that is a service, and not what the child gains", outcome.id);
                let help = "say what the child will do or know by then".to_owned();
                let key = [Key("outcome"), At(at), Key("text")];
                problems.push(pupil.fault(&key, Code::WEAK_WORDING, message).help(help));
            }
        }
    }
    for filed in records.targets.values().filter(|filed| filed.record.ended(context.as_of).is_none()) {
        let target = &filed.record;
        if let Some(why) = not_one_verb(target) {
            let help = "make it two targets, so that each can be counted alone".to_owned();
            problems.push(filed.fault(&[Key("title")], Code::WEAK_WORDING, why).help(help));
        }
        if target.goal_on(context.as_of).by.is_none() {
            let help = "add `by = 2026-12-18` to its goal".to_owned();
            let message = "the goal has no date".to_owned();
            problems.push(filed.fault(&[Key("goal")], Code::WEAK_WORDING, message).help(help));
        }
    }
    problems
}

/// Whether a text has a phrase as whole words, whatever the case.
fn says(text: &str, phrase: &str) -> bool {
    let lower = text.to_lowercase();
    let whole = |at: usize| {
        let before = lower[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        before && lower[at + phrase.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    };
    lower.match_indices(phrase).any(|(at, _)| whole(at))
}

/// Two verbs in a title, outside what is quoted: `Stays with the game and watches`.
fn not_one_verb(target: &Target) -> Option<String> {
    let title = target.title.as_str();
    let outside: String = title.split(['\'', '"', '‘', '’', '“', '”']).step_by(2).collect();
    let words: Vec<&str> =
        outside.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic())).collect();
    let first = words.first().filter(|word| is_verb(word))?;
    let joined = words.windows(2).find(|pair| ["and", "then"].contains(&pair[0]) && is_verb(pair[1]))?;
    Some(format!("the title has two verbs, \"{first}\" and \"{}\"", joined[1]))
}

/// A verb of the list, as `read`, `reads` or, at `watch`, `watches`.
fn is_verb(word: &str) -> bool {
    let word = word.to_lowercase();
    let singular = word.strip_suffix("es").filter(|stem| VERBS.contains(stem)).or_else(|| word.strip_suffix('s'));
    let from_y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    VERBS.contains(&word.as_str())
        || singular.is_some_and(|stem| VERBS.contains(&stem))
        || from_y.is_some_and(|stem| VERBS.contains(&stem.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{is_verb, says};
    use crate::check::tests::Files;

    #[test]
    fn section_f_that_cannot_be_counted_is_noted() {
        Files::new()
            .but("pupil.toml", "25 minutes of phonics a day", "Access to regular phonics, as required")
            .finds(&["weak-wording ~pupil.toml:20:1", "weak-wording ~pupil.toml:20:1"]);
        Files::new().but("pupil.toml", "25 minutes of phonics a day", "Irregular verbs, 25 minutes a day").finds(&[]);
    }

    #[test]
    fn an_outcome_that_is_a_service_is_noted() {
        Files::new()
            .but("pupil.toml", "Reads alone", "To receive 1:1 support")
            .finds(&["weak-wording ~pupil.toml:14:1"]);
    }

    #[test]
    fn a_target_has_one_verb_and_a_date() {
        let title = |title: &str| Files::new().but("targets/cvc-words.toml", "Reads words", title);
        title("Reads words and writes them").finds(&["weak-wording ~targets/cvc-words.toml:1:1"]);
        title("Reads words such as 'go' and 'come' and sentences").finds(&[]);
        title("Gets himself and his things ready").finds(&[]);
        Files::new()
            .but("targets/cvc-words.toml", ", by = 2026-12-18", "")
            .finds(&["weak-wording ~targets/cvc-words.toml:5:1"]);
    }

    #[test]
    fn words_are_whole() {
        assert!(says("Access to a laptop", "access to") && !says("inaccess to", "access to"));
        assert!(is_verb("watches") && is_verb("tidies") && is_verb("read") && !is_verb("his"));
    }
}
