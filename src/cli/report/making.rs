//! The making of one report: what is read for it, which struct it is built into, how it is laid out.

use rayon::prelude::*;
use serde::Serialize;

use super::super::failure::Failure;
use super::super::folder::Folder;
use super::super::progress::Progress;
use super::super::settings::Settings;
use super::Format;
use super::asked::known_cycle;
use super::page::Page;
use super::wording::Wording;
use crate::calendar::SchoolWeek;
use crate::progress::Period;
use crate::record::{Problem, PupilId, PupilRecords, Role, StaffId};
use crate::render::{self, Letterhead, Markdown, Template};
use crate::report::{
    AnnualReview, Asked, Caseload, CaseloadRow, Cover, Day, DayReport, Home, INDEX_STEM, INDEX_TEMPLATE, Index,
    IndexPage, Kind, LeftOut, ProvisionMap, Stage, TermReport, Weekly, sessions_from,
};
use crate::store::read::Scope;

/// A report that is ready to print or write, with what was wrong with the records under it.
pub(crate) struct Made {
    /// The name of its file, without its extension.
    pub(super) stem: String,
    /// What it says.
    pub(super) page: Page,
    /// Whom it is about; empty for the whole school.
    pub(super) name: String,
    /// The time that it is about.
    pub(super) period: Period,
    /// What could not be read.
    pub(crate) problems: Vec<Problem>,
    /// Why some pupils are not in it at all; those of the others are.
    pub(crate) failures: Vec<Failure>,
}

impl Made {
    /// The line of this report in an index.
    pub(super) fn in_index(&self, pupil: &PupilId, file: String) -> IndexPage {
        IndexPage {
            pupil: pupil.to_string(),
            name: self.name.clone(),
            from: Day(self.period.from),
            to: Day(self.period.to),
            file,
            mistakes: self.problems.iter().filter(|problem| problem.is_error()).count(),
        }
    }
}

/// Everything that the making of one report needs to know.
pub(crate) struct Making<'a> {
    /// The kind of report.
    pub(crate) kind: Kind,
    /// The time that was asked for.
    pub(crate) asked: Asked,
    /// How it is laid out.
    pub(crate) format: Format,
    /// Columns of the terminal.
    pub(crate) width: usize,
    /// With colour, on a terminal.
    pub(crate) colour: bool,
    /// The wording.
    pub(crate) template: Wording,
    /// Before the annual review's meeting or after it, where that was said.
    pub(crate) stage: Option<Stage>,
    /// The teacher who checked the home report.
    pub(crate) checked_by: Option<StaffId>,
    /// The records folder.
    pub(crate) folder: &'a Folder,
    /// The run.
    pub(crate) settings: &'a Settings,
}

impl Making<'_> {
    /// The name of the file of a report.
    pub(super) fn file_name(&self, stem: &str) -> String {
        let extension = match self.format {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Json => "json",
            Format::Terminal => "txt",
            #[cfg(feature = "docx")]
            Format::Docx => "docx",
        };
        format!("{stem}.{extension}")
    }

    /// The report on a pupil who has not left, and is of that teacher where one is named.
    ///
    /// # Errors
    /// As [`Making::make`].
    pub(super) fn make_one_of_all(&self, id: &PupilId, teacher: Option<&StaffId>) -> Result<Option<Made>, Failure> {
        let plan = self.folder.plan(id)?;
        let (pupil, today) = (plan.pupil.as_ref().map(|pupil| &pupil.record), self.settings.today);
        let left = pupil.is_some_and(|pupil| pupil.has_left(today));
        let is_theirs = |teacher: &StaffId| {
            pupil.is_some_and(|pupil| {
                pupil.adults_on(today).any(|adult| adult.role == Role::Teacher && adult.staff == *teacher)
            })
        };
        if left || !teacher.is_none_or(is_theirs) { Ok(None) } else { self.make(id).map(Some) }
    }

    /// The report on one pupil.
    ///
    /// # Errors
    /// When the pupil's folder cannot be opened, has not the cycle that was asked for, or the template has a mistake.
    pub(crate) fn make(&self, id: &PupilId) -> Result<Made, Failure> {
        let (records, period) = self.read(id)?;
        Ok(Made {
            stem: self.kind.file_stem(id.as_str(), period),
            page: self.of(&records, period)?,
            name: records.name().to_owned(),
            period,
            problems: records.problems,
            failures: Vec::new(),
        })
    }

    /// The report on these records.
    ///
    /// # Errors
    /// When the template has a mistake.
    pub(crate) fn of(&self, records: &PupilRecords, period: Period) -> Result<Page, Failure> {
        let (school, today) = (&self.folder.school, self.settings.today);
        match self.kind {
            Kind::Weekly => self.lay_out(&Weekly::build(school, records, SchoolWeek::of(period.from), today)),
            Kind::Day => self.lay_out(&DayReport::build(school, records, period.from, today)),
            Kind::Home => self.lay_out(&Home::build(school, records, period, self.checked_by.as_ref(), today)),
            Kind::Term => self.lay_out(&TermReport::build(school, records, period, today)),
            Kind::AnnualReview => self.lay_out(&AnnualReview::build(school, records, period, self.stage, today)),
            Kind::Cover => self.lay_out(&Cover::build(school, records, period.from, today)),
            Kind::Provision => self.lay_out(&ProvisionMap::build(school, records, period, today)),
            Kind::Caseload => {
                let rows = CaseloadRow::of(school, records, period, today).into_iter().collect();
                self.lay_out(&Caseload::build(school, rows, Vec::new(), period, today))
            }
        }
    }

    /// The report on the whole school: each pupil is read, made into a row and dropped. A pupil whose folder cannot be
    /// opened is named, and the others go on.
    ///
    /// # Errors
    /// When the template has a mistake.
    pub(crate) fn caseload(&self, progress: &Progress) -> Result<Made, Failure> {
        let (school, today) = (&self.folder.school, self.settings.today);
        let period = self.kind.period(&self.asked, None, &self.folder.calendar, today);
        let row = |id| {
            let read = self.read(id);
            (id, read.map(|(records, _)| (CaseloadRow::of(school, &records, period, today), records.problems)))
        };
        let read: Vec<_> = self.folder.pupils.par_iter().map(|id| progress.step(|| row(id))).collect();
        let (mut rows, mut left_out) = (Vec::new(), Vec::new());
        let (mut problems, mut failures) = (self.folder.problems.clone(), Vec::new());
        for (id, read) in read {
            match read {
                Ok((row, wrong)) => {
                    rows.extend(row);
                    problems.extend(wrong);
                }
                Err(failure) => {
                    left_out.push(LeftOut::of(id, &failure.message));
                    failures.push(failure);
                }
            }
        }
        let page = self.lay_out(&Caseload::build(school, rows, left_out, period, today))?;
        Ok(Made { stem: self.kind.file_stem("", period), page, name: String::new(), period, problems, failures })
    }

    /// The index of reports that were made together.
    ///
    /// # Errors
    /// Never, but for a mistake in keywork's own wording.
    pub(super) fn index(&self, pages: Vec<IndexPage>, left_out: Vec<LeftOut>) -> Result<Page, Failure> {
        let index = Index::build(&self.folder.school, self.kind, pages, left_out, self.settings.today);
        let template = Template { name: INDEX_STEM, source: INDEX_TEMPLATE };
        self.lay_out_as(&index, || Ok(render::markdown(&index, &template)?))
    }

    /// The records that this report on a pupil needs, and the time that it is about.
    ///
    /// # Errors
    /// When the pupil's folder cannot be opened, or has not the cycle that was asked for.
    pub(super) fn read(&self, id: &PupilId) -> Result<(PupilRecords, Period), Failure> {
        let (school, today) = (&self.folder.school, self.settings.today);
        let mut records = self.folder.plan(id)?;
        known_cycle(&self.asked, &records)?;
        let period = self.kind.period(&self.asked, Some(&records), &self.folder.calendar, today);
        let targets = records.targets.values().map(|filed| &filed.record);
        let others_from = matches!(self.kind, Kind::Day | Kind::Weekly | Kind::Home).then_some(period.from);
        let scope = Scope { sessions_from: Some(sessions_from(targets, period.from, today)), others_from };
        crate::store::read::dated(&self.folder.root, &mut records, scope, school);
        records.problems.extend(self.folder.problems.iter().cloned());
        Ok((records, period))
    }

    fn letterhead(&self) -> Letterhead<'_> {
        let school = self.folder.school.school.as_str();
        Letterhead { school, kind: self.kind.word(), language: render::BRITISH }
    }

    fn lay_out<T: Serialize>(&self, report: &T) -> Result<Page, Failure> {
        self.lay_out_as(report, || self.template.page_of(report).map_err(|problem| self.template.failure(&problem)))
    }

    fn lay_out_as<T: Serialize>(
        &self,
        report: &T,
        markdown: impl Fn() -> Result<Markdown, Failure>,
    ) -> Result<Page, Failure> {
        Ok(match self.format {
            Format::Json => Page::Text(render::json(report)),
            Format::Markdown => Page::Markdown(markdown()?.marked(self.kind.word())),
            Format::Html => Page::Text(render::html(&markdown()?, &self.letterhead())),
            Format::Terminal => Page::Text(render::terminal(&markdown()?, self.width, self.colour)),
            #[cfg(feature = "docx")]
            Format::Docx => Page::File(render::docx(&markdown()?, &self.letterhead())),
        })
    }
}
