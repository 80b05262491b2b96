use super::super::failure::Failure;
use super::super::settings::Settings;
use super::super::staff::{one_line, parse_member};
use super::Answers;
use crate::calendar::say;
use crate::calendar::typed::{Look, RangeError, parse_range};
use crate::record::School;
use crate::record::school::Term;
use crate::text::brief;

/// How a term is typed.
const FORM: &str = "write it as NAME:FROM:TO, such as \"Autumn 2026:2/9/2026:18/12/2026\"";

/// The school that was described.
///
/// # Errors
/// When something in it is wrong.
pub(super) fn of(answers: &Answers, settings: &Settings) -> Result<School, Failure> {
    let name = one_line("--school", "name of the school", &answers.school)?;
    let mut school = School::named(name).ok_or_else(|| Failure::usage("--school: no school can be made of that"))?;
    for typed in &answers.staff_member {
        let (id, person) = parse_member("--staff-member", typed)?;
        if school.staff.insert(id.clone(), person).is_some() {
            let help = "give each person an id of their own".to_owned();
            return Err(Failure::usage(format!("--staff-member: `{id}` is given twice")).help(help));
        }
    }
    for typed in &answers.term {
        school.term.push(term(typed, settings)?);
    }
    school.term.sort_by_key(|term| term.from);
    apart(&school.term)?;
    school.concerns.kept_in =
        answers.kept_in.as_deref().map(|typed| one_line("the system", "name", typed)).transpose()?;
    Ok(school)
}

/// A term as typed: `Autumn 2026:2/9/2026:18/12/2026`. A last day without a year follows the first.
pub(super) fn term(typed: &str, settings: &Settings) -> Result<Term, Failure> {
    let parts: Vec<&str> = typed.rsplitn(3, ':').map(str::trim).collect();
    let [to, from, name] = parts.as_slice() else {
        let message = format!("--term: `{}` is not NAME:FROM:TO", brief(typed, 40));
        return Err(Failure::usage(message).help(FORM.to_owned()));
    };
    let name = one_line("--term", "name of the term", name)?;
    let days = parse_range(&format!("{from}..{to}"), settings.today, Look::Nearest);
    let (from, to) = days.map_err(|error| {
        let help = match &error {
            RangeError::Date(error) => error.help(),
            RangeError::Backwards { .. } => FORM.to_owned(),
        };
        Failure::usage(format!("--term: {error}")).help(help)
    })?;
    Ok(Term { name, from, to, closed: Vec::new() })
}

/// No day is in two terms.
fn apart(terms: &[Term]) -> Result<(), Failure> {
    let overlap = terms.windows(2).find(|pair| pair[1].from <= pair[0].to);
    let Some([one, other]) = overlap else { return Ok(()) };
    let [one_name, other_name] = [one, other].map(|term| term.name.as_str());
    let message = format!("--term: {other_name} begins before {one_name} ends on {}", say::long(one.to));
    Err(Failure::usage(message).help("give terms that follow each other".to_owned()))
}
