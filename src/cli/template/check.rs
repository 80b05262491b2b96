//! `keywork template check`: the school's own wording, looked at and tried.

use rayon::prelude::*;

use crate::cli::check::Findings;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::progress::Progress;
use crate::cli::report::{Format, Making, Wording};
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::record::{Code, Problem, PupilId, PupilRecords};
use crate::report::{Asked, Kind, Stage};
use crate::store::read::unreadable;
use crate::store::{self, layout};
use crate::text;

/// Tries each template of the school's own on every pupil, and on one of whom nothing is known.
pub(super) fn run(settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let folder = Folder::open(settings)?;
    let mut findings = of_the_school(&folder);
    for kind in Kind::ALL {
        let broken = |problem: &Problem| problem.place.file == layout::template(&kind.template_name());
        if !findings.problems.iter().any(broken) && Wording::of(kind, &folder)?.own {
            findings.problems.extend(on_pupils(kind, &folder, settings)?);
        }
    }
    findings.problems.sort();
    findings.problems.dedup();
    ui.print(&if ui.json { findings.json() } else { findings.text() })?;
    if findings.files == 0 && findings.problems.is_empty() {
        ui.note("the school has no wording of its own; `keywork template show weekly` prints what one can begin from");
    }
    Ok(if findings.problems.is_empty() { Exit::Done } else { Exit::Attention })
}

/// What is wrong with the school's own wording, as far as it shows without a pupil.
pub(in crate::cli) fn of_the_school(folder: &Folder) -> Findings {
    let mut findings = Findings { files: 0, problems: Vec::new() };
    let listing = match store::Folder::open(&folder.root, layout::TEMPLATES).and_then(|folder| folder.list()) {
        Ok(listing) => listing,
        Err(error) => {
            findings.problems.extend((!error.is_missing()).then(|| unreadable(&error)));
            return findings;
        }
    };
    for entry in listing.entries.iter().filter(|entry| !entry.name.starts_with('.')) {
        let kind = Kind::ALL.into_iter().find(|kind| kind.template_name() == entry.name);
        match (kind, entry.kind) {
            (Some(kind), _) => {
                findings.files += 1;
                findings.problems.extend(of_kind(kind, folder));
            }
            (None, store::Kind::File) => findings.problems.push(not_a_template(&entry.name)),
            (None, _) => {}
        }
    }
    findings
}

fn of_kind(kind: Kind, folder: &Folder) -> Vec<Problem> {
    match Wording::of(kind, folder) {
        Ok(wording) if !wording.own => {
            let message = "the file is empty, so the report has keywork's own wording";
            vec![
                Problem::of_file(&wording.path(), Code::EMPTY_FILE, message)
                    .help("begin it with `keywork template show`, or delete it".to_owned()),
            ]
        }
        Ok(wording) => {
            let mistakes = wording.mistakes();
            // What it does with a field shows only where it is made into a page.
            let made = |report| wording.page_of(report).err().map(|problem| *problem);
            if mistakes.is_empty() { kind.made_up().iter().filter_map(made).collect() } else { mistakes }
        }
        Err(failure) => vec![problem(kind, failure)],
    }
}

/// What goes wrong where it words a real report, or one on a pupil of whom nothing is known.
fn on_pupils(kind: Kind, folder: &Folder, settings: &Settings) -> Result<Vec<Problem>, Failure> {
    let stages: &[Option<Stage>] = match kind {
        Kind::AnnualReview => &[Some(Stage::Advice), Some(Stage::Report)],
        _ => &[None],
    };
    let mut problems = Vec::new();
    for stage in stages {
        let making = Making {
            kind,
            asked: Asked::Usual,
            format: Format::Markdown,
            width: 80,
            colour: false,
            template: Wording::of(kind, folder)?,
            stage: *stage,
            checked_by: None,
            folder,
            settings,
        };
        problems.extend(tried(&making));
    }
    Ok(problems)
}

fn tried(making: &Making<'_>) -> Vec<Problem> {
    let (kind, folder) = (making.kind, making.folder);
    let of_template = |failure: Failure| (failure.code == Code::BROKEN_TEMPLATE.name).then(|| problem(kind, failure));
    if kind == Kind::Caseload {
        return making.caseload(&Progress::silent()).err().and_then(of_template).into_iter().collect();
    }
    let nobody = PupilId::parse("nobody").ok().and_then(|id| {
        let period = kind.period(&making.asked, None, &folder.calendar, making.settings.today);
        making.of(&PupilRecords::empty(id), period).err()
    });
    // What is wrong with the records themselves is for `keywork check`.
    let each = |id: &PupilId| making.make(id).err();
    let failures: Vec<Failure> = folder.pupils.par_iter().filter_map(each).collect();
    failures.into_iter().chain(nobody).filter_map(of_template).collect()
}

/// A failure of a report as a problem of its template.
fn problem(kind: Kind, failure: Failure) -> Problem {
    let code = Code::ALL.iter().find(|code| code.name == failure.code).copied();
    let mut problem =
        Problem::of_file(&layout::template(&kind.template_name()), code.unwrap_or(Code::UNREADABLE), failure.message);
    problem.place = failure.place.map_or(problem.place, |place| *place);
    problem.help(failure.help)
}

fn not_a_template(name: &str) -> Problem {
    let names = Kind::ALL.map(Kind::template_name);
    let all = || format!("a template is named {}", text::or_list(&names));
    let help = text::did_you_mean(name, &names).unwrap_or_else(all);
    Problem::of_file(&layout::template(name), Code::UNKNOWN_FILE, "no report is worded by this file").help(help)
}
