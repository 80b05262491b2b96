//! The words of a concern, from a person at a terminal, standard input or a file. Nothing here repeats them.

use std::fs::File;
use std::io::{self, Read};

use super::super::failure::Failure;
use super::super::settings::Settings;
use super::super::ui::Ui;
use crate::confidential::{NotTaken, Words};
use crate::store::open_to_read;

/// What is asked, and under which heading the answer stands. No question leads: each asks what was there, none says how
/// it may have come about, and the writer's own view is asked for last and apart.
const QUESTIONS: [(&str, &str); 8] = [
    ("What did you see and hear? Facts only, in the order in which they happened.", "Seen and heard (facts)"),
    ("When was it? The day and the time.", "When"),
    ("Where was it?", "Where"),
    ("Who was there? Other children by their id, not their name.", "Who was there"),
    ("What did the child say, word for word? What were they asked, word for word?", "The child's own words"),
    (
        "Marks on the body, if you saw any: which part, which side, how large, what colour, what shape. Only what could \
         be seen, and not how it came; nothing is uncovered and nothing photographed.",
        "Marks on the body",
    ),
    ("What did you do at once, and whom did you tell?", "What was done at once"),
    ("Your own view, if you have one. It stands apart from the facts.", "The writer's view (opinion)"),
];

/// The longest line that a terminal hands on, in bytes: what is typed beyond it is dropped without a word.
const LONGEST_LINE: usize = if cfg!(target_os = "linux") { 4095 } else { 1023 };

/// The words.
///
/// # Errors
/// When nobody can be asked and no source is named, the source cannot be read, or nothing was written.
pub(super) fn take(note: Option<&str>, settings: &Settings, ui: &mut Ui<'_>) -> Result<Words, Failure> {
    let mut words = Words::default();
    match note {
        Some("-") => {
            if settings.around.terminals[0] {
                ui.first(
                    "Write what you saw and heard, and end with Ctrl-D on a line of its own (Windows: Ctrl-Z, Enter).",
                );
            }
            standard_input().and_then(|mut from| words.take_all(&mut from)).map_err(not_taken)?;
        }
        Some(typed) if typed.starts_with('@') => {
            let path = settings.around.here.join(&typed[1..]);
            let mut file = open_to_read(&path).map_err(|error| Failure::usage(format!("--note: {error}")))?;
            words.take_all(&mut file).map_err(not_taken)?;
        }
        Some(_) => {
            let help = "give --note - and the words on standard input, or leave --note out to be asked; the shell has \
                        kept the line that was typed: take it out of its history";
            let message = "the words of a concern are never given on the command line";
            return Err(Failure::usage(message).help(help.to_owned()));
        }
        None if ui.may_ask => ask(&mut words, ui).map_err(not_taken)?,
        None => {
            let help = "give --note - and the words on standard input, or --note @FILE".to_owned();
            return Err(Failure::usage("there is nobody here to ask what was seen and heard").help(help));
        }
    }
    if words.are_blank() {
        return Err(Failure::usage("there are no words, so nothing was written"));
    }
    Ok(words)
}

/// Why there are no words, and not one of them.
pub(super) fn not_taken(why: NotTaken) -> Failure {
    let help = match why {
        NotTaken::TooLong => "write what matters most first; a second concern can hold the rest",
        NotTaken::NotText => "save the text as UTF-8 and give it again",
        NotTaken::Unread(_) => "give them again, and tell the DSL in person now",
    };
    Failure::usage(format!("{why}; nothing was written")).help(help.to_owned())
}

/// Standard input without the buffer that the standard library keeps for it, and never wipes.
#[cfg(unix)]
fn standard_input() -> Result<File, NotTaken> {
    use std::os::fd::AsFd as _;
    let own = io::stdin().as_fd().try_clone_to_owned();
    own.map(File::from).map_err(|error| NotTaken::Unread(error.kind()))
}

/// Standard input. Windows hands a console's letters on through the standard library alone.
#[cfg(not(unix))]
fn standard_input() -> Result<io::Stdin, NotTaken> {
    Ok(io::stdin())
}

/// One question after the other; an answer may have several lines, and ends with an empty one.
fn ask(words: &mut Words, ui: &mut Ui<'_>) -> Result<(), NotTaken> {
    ui.first(
        "End each answer with an empty line; an empty line alone passes the question over. Nothing is written before \
         the last answer, and Ctrl-C throws everything away.",
    );
    let mut from = standard_input()?;
    for (number, (question, heading)) in (1..).zip(QUESTIONS) {
        ui.first(&format!("\n{number} of {}. {question}", QUESTIONS.len()));
        let answer = one_answer(&mut from, ui)?;
        if !answer.are_blank() {
            words.add(heading)?;
            words.add(":\n")?;
            words.add(answer.text()?)?;
            words.add("\n")?;
        }
    }
    Ok(())
}

/// The lines of one answer, up to an empty one or the end.
fn one_answer(from: &mut dyn Read, ui: &mut Ui<'_>) -> Result<Words, NotTaken> {
    let mut answer = Words::default();
    loop {
        let mut line = Words::default();
        let length = line.take_line(from)?;
        if line.are_blank() {
            return Ok(answer);
        }
        answer.add(line.text()?)?;
        if length >= LONGEST_LINE {
            ui.first(
                "That line was as long as a terminal takes, and its end may be missing: write the end again here.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that say what the answer is, say how something came about, or promise.
    const LEADS: [&str; 13] = [
        "did he ",
        "did she ",
        "did they ",
        "did anyone",
        "did somebody",
        "hurt",
        "hit",
        "touch",
        "abuse",
        "because",
        "secret",
        "promise",
        "who did",
    ];

    #[test]
    fn no_question_leads_and_facts_stand_apart_from_the_opinion() {
        for (question, heading) in QUESTIONS {
            let said = question.to_lowercase();
            assert!(LEADS.iter().all(|lead| !said.contains(lead)), "{question}");
            assert_eq!(heading.contains("opinion"), heading == QUESTIONS[7].1, "{heading}");
        }
        assert!(QUESTIONS[7].0.contains("apart from the facts"));
        for asked in ["see and hear", "When", "Where", "Who was there", "word for word", "do at once", "which side"] {
            assert!(QUESTIONS.iter().any(|(question, _)| question.contains(asked)), "nobody asks: {asked}");
        }
    }
}
