//! `keywork report annual-review PUPIL --form FILE.docx`: a local authority's own Word form, filled in.

use std::path::Path;

use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::ui::Ui;
use super::super::writes::Writes;
use super::fields::form_fields;
use super::making::Making;
use super::{Report, is_screen};
use crate::render::form::{self, Filled, FormError, Unfilled};
use crate::report::AnnualReview;
use crate::store::{Written, read_bytes};

/// The largest form that is read, in bytes; most are some 100 KiB.
const LARGEST: u64 = 16 * 1024 * 1024;

impl Report {
    /// Fills the form with the annual review of the pupil.
    ///
    /// # Errors
    /// When the form cannot be read, asks for what there is not, or the filled one cannot be written.
    pub(super) fn fill(&self, form: &Path, look: &Making<'_>, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let output = self.output.as_deref().filter(|output| !is_screen(output));
        if output.is_none() && ui.terminal {
            let help = "give -o FILE.docx, such as -o rowan-annual-review.docx".to_owned();
            return Err(Failure::usage("a Word file is no text for a terminal").help(help));
        }
        let here = &look.settings.around.here;
        if output.is_some_and(|output| here.join(output) == here.join(form)) {
            let help = "choose another file, so that the form is there for the next child".to_owned();
            return Err(Failure::usage("-o names the form itself").help(help));
        }
        let id = look.folder.pupil_or_own(self.pupil.as_deref(), look.settings)?;
        let bytes = read_bytes(&here.join(form), LARGEST).map_err(|error| Failure::usage(error.to_string()))?;
        let (records, period) = look.read(&id)?;
        let review = AnnualReview::build(&look.folder.school, &records, period, look.stage, look.settings.today);
        let filled = form::fill(&bytes, &review, &form_fields(), look.kind.word());
        let Filled { bytes, unfilled } = filled.map_err(|error| unfit(form, &error, ui))?;
        let said = format!("{} on {id}, in {}", look.kind, form.display());
        match output {
            None => ui.print_bytes(&bytes)?,
            Some(output) => {
                let name = format!("{}.docx", look.kind.file_stem(id.as_str(), period));
                let path = if here.join(output).is_dir() { output.join(name) } else { output.to_owned() };
                self.put(&here.join(&path), &bytes)?;
                let mut writes = Writes::default();
                writes.add(path.display().to_string(), Written::New, in_words(said, &unfilled, ui.json));
                writes.tell(ui);
            }
        }
        if !unfilled.is_empty() {
            ui.note(&left_empty(&unfilled));
        }
        Ok(look.folder.finish(&records.problems, ui))
    }
}

/// With what is left empty, for a script: messages are for people alone.
fn in_words(said: String, unfilled: &[Unfilled], json: bool) -> String {
    if json && !unfilled.is_empty() { format!("{said}; {}", left_empty(unfilled)) } else { said }
}

fn left_empty(unfilled: &[Unfilled]) -> String {
    let fields: Vec<String> = unfilled.iter().map(ToString::to_string).collect();
    format!("left empty: {}", fields.join(", "))
}

/// Why the form was not filled: of several mistakes all but the last are said at once.
fn unfit(form: &Path, error: &FormError, ui: &mut Ui<'_>) -> Failure {
    let failure = |what: String, help| Failure::usage(format!("{}: {what}", form.display())).help(help);
    let FormError::Placeholders(wrong) = error else { return failure(error.to_string(), error.help()) };
    let mut failures: Vec<Failure> = wrong.iter().map(|wrong| failure(wrong.to_string(), wrong.help())).collect();
    // A script reads one error.
    let last = if ui.json { failures.drain(..).next() } else { failures.pop() };
    for failure in &failures {
        ui.failure(failure);
    }
    last.unwrap_or_else(|| failure(error.to_string(), error.help()))
}
