//! Questions on a terminal. Each names its flag, and without a terminal none is ever asked.

use super::failure::Failure;
use super::ui::Ui;

/// What is asked.
pub(crate) struct Question<'a> {
    /// The question.
    pub(crate) words: &'a str,
    /// An example, and what an empty answer does.
    pub(crate) help: &'a str,
    /// Whether an empty answer is one.
    #[cfg_attr(not(feature = "interactive"), expect(dead_code, reason = "nothing is asked"))]
    pub(crate) may_be_empty: bool,
}

/// Refuses to go on where nobody is there to ask, and names the flag.
///
/// # Errors
/// Without a terminal, or without the feature `interactive`.
pub(crate) fn may_ask(ui: &Ui<'_>, message: &str, flag: &str) -> Result<(), Failure> {
    if somebody_is_there(ui) {
        return Ok(());
    }
    Err(Failure::usage(message).help(format!("give {flag}")))
}

/// True where questions may be asked and will be answered.
pub(crate) fn somebody_is_there(ui: &Ui<'_>) -> bool {
    ui.may_ask && cfg!(feature = "interactive")
}

/// The answer on one line, asked until it is right; none where it is empty.
///
/// # Errors
/// When the person stops.
#[cfg(feature = "interactive")]
pub(crate) fn line(
    question: &Question<'_>,
    check: &dyn Fn(&str) -> Result<(), Failure>,
) -> Result<Option<String>, Failure> {
    use inquire::validator::Validation;
    let valid = |answer: &str| {
        let answer = answer.trim();
        if answer.is_empty() && question.may_be_empty {
            return Ok(Validation::Valid);
        }
        Ok(check(answer)
            .map_or_else(|failure| Validation::Invalid(in_one_line(&failure).into()), |()| Validation::Valid))
    };
    let asked = inquire::Text::new(question.words).with_help_message(question.help).with_validator(valid);
    let answer = asked.prompt().map_err(|error| stopped(&error))?;
    Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
}

/// Which of the choices, from 0.
///
/// # Errors
/// When the person stops.
#[cfg(feature = "interactive")]
pub(crate) fn choice(words: &str, choices: &[&str]) -> Result<usize, Failure> {
    let asked = inquire::Select::new(words, choices.to_vec()).without_filtering();
    asked.raw_prompt().map(|chosen| chosen.index).map_err(|error| stopped(&error))
}

#[cfg(feature = "interactive")]
fn in_one_line(failure: &Failure) -> String {
    let help = failure.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    crate::text::clean_line(&format!("{}{help}", failure.message)).into_owned()
}

#[cfg(feature = "interactive")]
fn stopped(error: &inquire::InquireError) -> Failure {
    let failure = match error {
        inquire::InquireError::OperationCanceled | inquire::InquireError::OperationInterrupted => {
            Failure::usage("stopped at a question; nothing was written")
        }
        other => Failure::usage(format!("the question could not be asked: {other}")),
    };
    failure.help("answers can also be given by flag: see --help".to_owned())
}

/// As with the feature; nothing calls it, since [`may_ask`] has refused.
///
/// # Errors
/// Always.
#[cfg(not(feature = "interactive"))]
pub(crate) fn line(
    question: &Question<'_>,
    _: &dyn Fn(&str) -> Result<(), Failure>,
) -> Result<Option<String>, Failure> {
    let Question { words, help, .. } = question;
    Err(Failure::usage(format!("this keywork asks no questions: {words}")).help((*help).to_owned()))
}

/// As with the feature; nothing calls it, since [`may_ask`] has refused.
///
/// # Errors
/// Always.
#[cfg(not(feature = "interactive"))]
pub(crate) fn choice(words: &str, choices: &[&str]) -> Result<usize, Failure> {
    Err(Failure::usage(format!("this keywork asks no questions: {words} ({})", crate::text::or_list(choices))))
}
