use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use super::super::review::{Advised, Scored, ViewSaid};
use super::review_meeting::same;
use super::{ReviewMeeting, Stage};
use crate::record::school::Staff;
use crate::record::{Role, School};
use crate::text;

/// Something that goes with the advice: whether these records hold it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Enclosure {
    /// What it is.
    pub what: String,
    /// True where there is something of it.
    pub there: bool,
    /// What there is, or what is still missing.
    pub said: String,
    /// The latest records of it.
    pub sources: Vec<Enclosed>,
}

/// A record that is, or belongs to, an enclosure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct Enclosed {
    /// The day of the record, for a dated one.
    pub date: Option<Day>,
    /// What it is, where it has no day.
    pub what: Option<String>,
    /// The file.
    pub file: String,
}

/// What the enclosures are made of.
pub(super) struct Gathered<'a> {
    pub(super) school: &'a School,
    pub(super) stage: Stage,
    pub(super) meeting: Option<&'a ReviewMeeting>,
    pub(super) views: &'a [ViewSaid],
    pub(super) advised: &'a [Advised],
    pub(super) assessments: &'a [Scored],
    /// How many outcomes there are, and how many have evidence.
    pub(super) outcomes: (usize, usize),
    /// The files of what is timetabled today.
    pub(super) timetabled: Vec<Enclosed>,
}

/// Roles of people in the school, whose word is in this page, and of those who give views or decide.
const OWN: [&str; 10] =
    ["parent", "carer", "mother", "father", "child", "head", "teacher", "key worker", "senco", "authority"];

/// The most records of one enclosure that a page names.
const MOST: usize = 4;

impl Enclosed {
    fn dated(date: Day, file: &str) -> Self {
        Self { date: Some(date), what: None, file: file.to_owned() }
    }
}

impl Enclosure {
    /// What goes with the advice, and what of it is missing; nothing goes with the report.
    pub(super) fn all(gathered: &Gathered<'_>) -> Vec<Self> {
        if gathered.stage == Stage::Report {
            return Vec::new();
        }
        let views = |child: bool| {
            let views = gathered.views.iter().filter(|view| view.child == child);
            views.map(|view| Enclosed::dated(view.date, &view.file)).collect::<Vec<_>>()
        };
        let assessed = gathered.assessments.iter();
        let mut assessed: Vec<Enclosed> = assessed.map(|scored| Enclosed::dated(scored.date, &scored.file)).collect();
        assessed.sort();
        let (outcomes, evident) = gathered.outcomes;
        let progress = format!("evidence for {evident} of {}", text::count(outcomes, "outcome"));
        let mut all = vec![
            Self::of("The child's views", "view", views(true)),
            Self::of("The views of parents and others", "view", views(false)),
            Self {
                what: "Progress toward each outcome".to_owned(),
                there: evident > 0,
                said: format!("{progress}, in this page"),
                sources: Vec::new(),
            },
            Self::of("Assessments in this time", "assessment", assessed),
            Self::of("The timetable of support", "provision", gathered.timetabled.clone()),
        ];
        all.extend(professionals(gathered));
        all.push(Self {
            what: "The plan, with what should change marked on it".to_owned(),
            there: false,
            said: "not kept in these records: enclose it".to_owned(),
            sources: Vec::new(),
        });
        all
    }

    fn of(what: &str, noun: &str, mut sources: Vec<Enclosed>) -> Self {
        let number = sources.len();
        let said = match number {
            0 => "nothing in these records".to_owned(),
            number if number > MOST => format!("{}, the latest", text::count(number, noun)),
            number => text::count(number, noun),
        };
        Self { what: what.to_owned(), there: number > 0, said, sources: sources.split_off(number.saturating_sub(MOST)) }
    }
}

/// What each professional advised; an invited one who is not of the school and has given nothing is missing.
fn professionals(gathered: &Gathered<'_>) -> Vec<Enclosure> {
    let mut all: Vec<Enclosure> = Vec::new();
    for advised in gathered.advised {
        let what = format!("Advice of {} ({})", advised.from, advised.role.replace('-', " "));
        let source = Enclosed::dated(advised.date, &advised.file);
        let said = advised.document.clone().unwrap_or_else(|| "no document is named".to_owned());
        match all.iter_mut().find(|one| one.what == what) {
            Some(one) => {
                if !one.said.contains(&said) {
                    one.said = format!("{}; {said}", one.said);
                }
                one.sources.push(source);
            }
            None => all.push(Enclosure { what, there: true, said, sources: vec![source] }),
        }
    }
    let invited = gathered.meeting.into_iter().flat_map(|meeting| &meeting.invited);
    let staff: Vec<&Staff> = gathered.school.staff.values().filter(|staff| staff.role != Role::Other).collect();
    let outside = invited.filter(|one| {
        let of_school = staff.iter().any(|staff| same(staff.name.as_str(), &one.name));
        !of_school && !OWN.contains(&one.role.to_lowercase().as_str())
    });
    let silent = outside.filter(|one| !gathered.advised.iter().any(|advised| same(&advised.from, &one.name)));
    all.extend(silent.map(|one| Enclosure {
        what: format!("Advice of {} ({})", one.name, one.role),
        there: false,
        said: "nothing in these records".to_owned(),
        sources: Vec::new(),
    }));
    all
}
