use super::super::ask::{Question, choice, line, may_ask};
use super::super::failure::Failure;
use super::super::settings::Settings;
use super::super::staff::{one_line, parse_id};
use super::super::ui::Ui;
use super::super::when::near_day;
use super::{Answers, school};
use crate::record::{Role, StaffId};

/// Where concerns may go; the school's own system is what a school should have.
const CONCERNS: [&str; 3] = [
    "in the school's own system",
    "in this folder, encrypted; keys can be added to keywork.toml later",
    "not decided yet",
];

/// Asks for what was not given by flag.
///
/// # Errors
/// When there is no terminal, or the person stops.
pub(super) fn ask(
    mut staff_member: Vec<String>,
    mut term: Vec<String>,
    settings: &Settings,
    ui: &Ui<'_>,
) -> Result<Answers, Failure> {
    may_ask(ui, "the name of the school is not given", "--school \"NAME\"")?;
    let school = needed("What is the school called? (--school)", "such as Oakfield Primary School", &|typed| {
        one_line("--school", "name", typed).map(|_| ())
    })?;
    if staff_member.is_empty() {
        let you =
            member("Who are you? An id (--staff-member)", "such as jm; it names the records that you write", None)?;
        let is_teacher = you.contains(":teacher:");
        staff_member.push(you);
        if !is_teacher {
            let help = "such as as; it names the records that they write";
            staff_member.push(member("The class teacher's id (--staff-member)", help, Some(Role::Teacher))?);
        }
    }
    if term.is_empty() {
        term.extend(one_term(settings)?);
    }
    Ok(Answers { school, staff_member, term, kept_in: concerns()? })
}

fn needed(words: &str, help: &str, check: &dyn Fn(&str) -> Result<(), Failure>) -> Result<String, Failure> {
    let question = Question { words, help, may_be_empty: false };
    Ok(line(&question, check)?.unwrap_or_default())
}

fn member(words: &str, help: &str, role: Option<Role>) -> Result<String, Failure> {
    let id =
        needed(words, help, &|typed| parse_id::<crate::record::id::OfStaff>("the id", typed).map(|_: StaffId| ()))?;
    let name = needed("The name, as it stands in reports", "such as J. Marsh", &|typed| {
        one_line("--staff-member", "name", typed).map(|_| ())
    })?;
    let role = match role {
        Some(role) => role.word(),
        None => Role::WORDS[choice("The role", Role::WORDS)?],
    };
    Ok(format!("{id}:{role}:{name}"))
}

fn one_term(settings: &Settings) -> Result<Option<String>, Failure> {
    let words = "The name of this term (--term)";
    let question =
        Question { words, help: "such as Autumn 2026; leave it empty to write terms later", may_be_empty: true };
    let Some(name) = line(&question, &|typed| one_line("--term", "name", typed).map(|_| ()))? else { return Ok(None) };
    let from = needed("Its first day", "such as 2/9/2026", &|typed| near_day("the day", typed, settings).map(|_| ()))?;
    let to = needed("Its last day", "such as 18/12/2026", &|typed| {
        school::term(&format!("{name}:{from}:{typed}"), settings).map(|_| ())
    })?;
    Ok(Some(format!("{name}:{from}:{to}")))
}

fn concerns() -> Result<Option<String>, Failure> {
    if choice("Where does the school keep safeguarding concerns?", &CONCERNS)? != 0 {
        return Ok(None);
    }
    let help = "such as MyConcern or CPOMS; keywork then keeps none";
    needed("What is that system called?", help, &|typed| one_line("the system", "name", typed).map(|_| ())).map(Some)
}
