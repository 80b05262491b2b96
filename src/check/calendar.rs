//! Terms that overlap, and closed days that their term does not hold.

use super::place::Place as _;
use super::place::Step::{At, Key};
use crate::calendar::say;
use crate::record::school::Term;
use crate::record::{Code, Filed, Problem, School};

pub(super) fn odd(school: &Filed<School>) -> Vec<Problem> {
    let terms = &school.record.term;
    let mut problems = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let other = terms[..at].iter().find(|other| other.from <= term.to && term.from <= other.to);
        if let Some(other) = other {
            let message = format!("the terms `{}` and `{}` overlap", other.name.as_str(), term.name.as_str());
            let help = format!("`{}` is from {} to {}", other.name.as_str(), other.from, other.to);
            problems.push(school.fault(&[Key("term"), At(at), Key("from")], Code::ODD_TERMS, message).help(help));
        }
        problems.extend(closed(school, at, term));
    }
    problems
}

fn closed(school: &Filed<School>, at: usize, term: &Term) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (day, closed) in term.closed.iter().enumerate() {
        let outside = closed.days().filter(|(from, to)| *from < term.from || *to > term.to);
        if let Some((from, _)) = outside {
            let name = term.name.as_str();
            let message = format!("{} is not wholly in the term `{name}`", say::long(from));
            let help = format!("`{name}` is from {} to {}", term.from, term.to);
            let key = [Key("term"), At(at), Key("closed"), At(day)];
            problems.push(school.fault(&key, Code::ODD_TERMS, message).help(help));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Files;

    #[test]
    fn terms_that_overlap_and_closed_days_outside_are_odd() {
        let more = "[[term]]\nname = \"Spring 2027\"\nfrom = 2026-12-18\nto = 2027-03-25\nclosed = [{ on = 2027-05-01 }]\n[staff.jm]";
        Files::new()
            .but("keywork.toml", "[staff.jm]", more)
            .finds(&["odd-terms keywork.toml:12:1", "odd-terms keywork.toml:14:11"]);
        let apart = more.replace("2026-12-18", "2027-01-04").replace("2027-05-01", "2027-02-15");
        Files::new().but("keywork.toml", "[staff.jm]", &apart).finds(&[]);
    }
}
