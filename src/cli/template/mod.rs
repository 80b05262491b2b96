//! `keywork template`: the wording of the reports, and the school's own in its place.
//!
//! Reports alone have a wording that a school can replace: they leave the room and speak for the school. The pages of
//! the day (`today`, `plan`, `agenda` and so on) are the program's own face, which its help and its documents show, and
//! no slip in a shared folder takes one of them away.

mod check;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::exit::Exit;
use super::failure::Failure;
use super::folder::Folder;
use super::report::Wording;
use super::settings::Settings;
use super::table::Listed;
use super::ui::Ui;
use crate::render;
use crate::report::describe::fields_md;
use crate::report::{Field, Kind, UnknownKind};
use crate::text;

pub(super) use check::of_the_school;

/// Show the wording of the reports, and check the school's own
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  keywork template list\n  keywork template show weekly --fields\n\n\
    A file of the records folder, such as templates/weekly.md, takes the place of keywork's own wording.")]
pub(crate) struct TemplateCommand {
    #[command(subcommand)]
    what: What,
}

/// What to do with the wording.
#[derive(Debug, Subcommand)]
enum What {
    /// List the reports, and which of them the school words itself
    #[command(after_help = "Examples:\n  keywork template list\n  keywork template list --json")]
    List,
    /// Print the wording of a report as it is in use, or the fields that it may use
    #[command(after_help = "Examples:\n  keywork template show weekly > records/templates/weekly.md\n  \
        keywork template show home --fields")]
    Show {
        /// The kind of report, such as weekly
        kind: String,
        /// Its fields instead: what each is and means
        #[arg(long)]
        fields: bool,
        /// The wording that comes with keywork, whatever the school has
        #[arg(long, conflicts_with = "fields")]
        built_in: bool,
    },
    /// Try the school's own wording on every pupil, and on a pupil of whom nothing is known
    #[command(after_help = "Examples:\n  keywork template check\n  keywork template check --json\n\n\
        Exit status 1 says that there is something to mend.")]
    Check,
}

impl TemplateCommand {
    /// Lists, shows or checks.
    ///
    /// # Errors
    /// When there is no records folder, no such kind, or the wording cannot be read.
    pub(crate) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        match &self.what {
            What::List => list(&Folder::open(settings)?, ui),
            What::Show { kind, fields: true, .. } => show_fields(kind_of(kind)?, ui),
            What::Show { kind, built_in: true, .. } => show(&Wording::built_in(kind_of(kind)?), ui),
            What::Show { kind, .. } => show(&Wording::of(kind_of(kind)?, &Folder::open(settings)?)?, ui),
            What::Check => check::run(settings, ui),
        }
    }
}

fn kind_of(typed: &str) -> Result<Kind, Failure> {
    typed.parse().map_err(|error: UnknownKind| Failure::usage(error.to_string()).help(error.help()))
}

fn list(folder: &Folder, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let mut wordings = Vec::new();
    for kind in Kind::ALL {
        // One that cannot be read is the school's own too.
        let own = Wording::of(kind, folder).map_or(true, |wording| wording.own);
        wordings.push(Wording { own, ..Wording::built_in(kind) });
    }
    if ui.json {
        let each = |wording: &Wording| json!({"kind": wording.kind.word(), "file": wording.path(), "own": wording.own});
        let templates: Vec<Value> = wordings.iter().map(each).collect();
        ui.print(&render::json(&json!({ "templates": templates })))?;
        return Ok(Exit::Done);
    }
    let row = |wording: &Wording| {
        let whose = if wording.own { "the school's own" } else { "keywork's" };
        vec![wording.kind.to_string(), whose.to_owned(), wording.path()]
    };
    let listed = Listed {
        title: format!("Wording of the reports of {}", folder.school.school.as_str()),
        columns: vec!["report", "wording", "file of the school's own"],
        rows: wordings.iter().map(row).collect(),
        none: "There are no reports.",
    };
    listed.print(ui)?;
    ui.hint("keywork template show weekly prints the wording in use, which a school's own can begin from");
    Ok(Exit::Done)
}

fn show(wording: &Wording, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    if ui.json {
        let shown = json!({
            "kind": wording.kind.word(), "file": wording.path(), "own": wording.own, "text": wording.source,
        });
        ui.print(&render::json(&shown))?;
    } else if ui.terminal {
        ui.print(&text::clean(&wording.source))?;
    } else {
        // To the byte, so that a school's own begins from it.
        ui.print(&wording.source)?;
    }
    Ok(Exit::Done)
}

fn show_fields(kind: Kind, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let fields = kind.fields();
    if ui.json {
        let each = |field: &Field| {
            json!({
                "path": field.path, "type": field.kind.to_string(), "may_be_empty": field.may_be_empty,
                "meaning": field.meaning,
            })
        };
        let fields: Vec<Value> = fields.iter().map(each).collect();
        ui.print(&render::json(&json!({"kind": kind.word(), "fields": fields})))?;
        return Ok(Exit::Done);
    }
    if !ui.terminal {
        ui.print(&fields_md(kind))?;
        return Ok(Exit::Done);
    }
    let row = |field: Field| {
        let empty = if field.may_be_empty { "yes" } else { "" };
        vec![field.path, field.kind.to_string(), empty.to_owned(), field.meaning]
    };
    let listed = Listed {
        title: format!("What a {kind} report has for its template"),
        columns: vec!["field", "type", "may be empty", "meaning"],
        rows: fields.into_iter().map(row).collect(),
        none: "It has nothing.",
    };
    listed.print(ui)?;
    Ok(Exit::Done)
}
