//! The words of a concern, from a person at a terminal, standard input or a file. Nothing here repeats them.

use std::io::{BufRead, Read};

use zeroize::{Zeroize, Zeroizing};

use super::super::failure::Failure;
use super::super::settings::Settings;
use super::super::ui::Ui;
use crate::store::read_text;

/// The most that is taken, in bytes.
const MOST: u64 = 40 * 1024;

/// What is asked, and under which heading the answer stands. No question leads: each asks what was there.
const QUESTIONS: &[(&str, &str)] = &[
    ("What did you see and hear? Facts only, in the order in which they happened.", "Seen and heard (facts)"),
    ("When was it? The day and the time.", "When"),
    ("Where was it?", "Where"),
    ("Who was there? Other children by their id, not their name.", "Who was there"),
    ("What did the child say, word for word? Leave it empty if nothing was said.", "The child's own words"),
    (
        "Marks on the body, if you saw any: which part, which side, how large, what colour, what shape. Not how they came.",
        "Marks on the body",
    ),
    ("What did you do at once, and whom did you tell?", "What was done at once"),
    ("Your own view, if you have one. It stands apart from the facts.", "The writer's view (opinion)"),
];

/// The words.
///
/// # Errors
/// When nobody can be asked and no source is named, the source cannot be read, or nothing was written.
pub(super) fn take(note: Option<&str>, settings: &Settings, ui: &mut Ui<'_>) -> Result<Zeroizing<String>, Failure> {
    let told = match note {
        Some("-") => from_standard_input()?,
        Some(typed) if typed.starts_with('@') => {
            let path = settings.around.here.join(&typed[1..]);
            Zeroizing::new(read_text(&path).map_err(|error| Failure::usage(format!("--note: {error}")))?)
        }
        Some(_) => {
            let help = "give --note - and the words on standard input, or leave --note out to be asked".to_owned();
            return Err(Failure::usage("the words of a concern are never given on the command line").help(help));
        }
        None if ui.may_ask => from_questions(ui)?,
        None => {
            let help = "give --note - and the words on standard input, or --note @FILE".to_owned();
            return Err(Failure::usage("there is nobody here to ask what was seen and heard").help(help));
        }
    };
    if told.trim().is_empty() {
        return Err(Failure::usage("there are no words, so nothing was written"));
    }
    if told.len() as u64 > MOST {
        let help = "write what matters most first; a second concern can hold the rest".to_owned();
        return Err(Failure::usage(format!("the words are more than {} KiB", MOST / 1024)).help(help));
    }
    Ok(told)
}

fn from_standard_input() -> Result<Zeroizing<String>, Failure> {
    let mut bytes = Zeroizing::new(Vec::new());
    let read = std::io::stdin().take(MOST + 1).read_to_end(&mut bytes);
    let text = read.ok().and_then(|_| std::str::from_utf8(&bytes).ok().map(|text| Zeroizing::new(text.to_owned())));
    text.ok_or_else(|| Failure::usage("--note -: standard input could not be read as UTF-8 text"))
}

/// One question after the other; an answer may have several lines, and ends with an empty one.
fn from_questions(ui: &mut Ui<'_>) -> Result<Zeroizing<String>, Failure> {
    ui.first("End each answer with an empty line. Nothing is written before the last answer.");
    let mut told = Zeroizing::new(String::new());
    for (question, heading) in QUESTIONS {
        ui.first(&format!("\n{question}"));
        let mut answer = one_answer()?;
        if !answer.trim().is_empty() {
            told.push_str(heading);
            told.push_str(":\n");
            told.push_str(answer.trim_end());
            told.push_str("\n\n");
        }
        answer.zeroize();
    }
    Ok(told)
}

fn one_answer() -> Result<Zeroizing<String>, Failure> {
    let mut answer = Zeroizing::new(String::new());
    let mut line = Zeroizing::new(String::new());
    loop {
        line.zeroize();
        let read = std::io::stdin().lock().read_line(&mut line);
        let length = read.map_err(|_| Failure::usage("the terminal could not be read; nothing was written"))?;
        if length == 0 || line.trim().is_empty() || answer.len() as u64 > MOST {
            return Ok(answer);
        }
        answer.push_str(&line);
    }
}
