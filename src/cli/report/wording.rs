//! The wording of a report: the school's own, else the one that comes with keywork.

use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::record::{Code, Problem};
use crate::render::{Known, Markdown, Template, TemplateError, markdown, mistakes, template_text};
use crate::report::Kind;
use crate::store::{layout, read_file};

/// A wording that is in use.
pub(crate) struct Wording {
    /// The kind of report that it words.
    pub(crate) kind: Kind,
    /// Its text.
    pub(crate) source: String,
    /// True for one that the school wrote.
    pub(crate) own: bool,
}

impl Wording {
    /// The wording of a kind of report.
    ///
    /// # Errors
    /// When the school's own cannot be read.
    pub(crate) fn of(kind: Kind, folder: &Folder) -> Result<Self, Failure> {
        let path = layout::template(&kind.template_name());
        match read_file(&folder.root, &path) {
            // `template show weekly > templates/weekly.md` makes the empty file before keywork runs.
            Ok(bytes) if bytes.is_empty() => Ok(Self::built_in(kind)),
            Ok(bytes) => {
                let text = crate::record::decode::decode_text(&path, &bytes);
                let text = text.map_err(|problem| Failure { exit: Exit::Usage, ..Failure::problem(&problem) })?;
                Ok(Self { kind, source: text.to_owned(), own: true })
            }
            Err(error) if error.is_missing() => Ok(Self::built_in(kind)),
            Err(error) => Err(error.into()),
        }
    }

    /// The wording that comes with keywork.
    pub(crate) fn built_in(kind: Kind) -> Self {
        Self { kind, source: kind.template().to_owned(), own: false }
    }

    /// The path of the school's own.
    pub(crate) fn path(&self) -> String {
        layout::template(&self.kind.template_name())
    }

    /// The wording as the engine takes it.
    fn template(&self) -> Template<'_> {
        Template { name: self.kind.word(), source: &self.source }
    }

    /// What can be seen to be wrong with it without a report.
    pub(crate) fn mistakes(&self) -> Vec<Problem> {
        let fields = self.kind.fields();
        let known = Known::of(fields.iter().map(|field| field.path.as_str()));
        mistakes(&self.template(), &known).iter().map(|error| self.problem(error)).collect()
    }

    /// A report as a page in this wording.
    ///
    /// # Errors
    /// When the wording has a mistake.
    pub(crate) fn page_of<T: Serialize>(&self, report: &T) -> Result<Markdown, Box<Problem>> {
        markdown(report, &self.template()).map_err(|error| Box::new(self.problem(&error)))
    }

    /// Why no report could be made by it: what can be seen without one says more than the report that failed.
    pub(super) fn failure(&self, problem: &Problem) -> Failure {
        let problem = self.mistakes().into_iter().next().unwrap_or_else(|| problem.clone());
        Failure { exit: Exit::Usage, ..Failure::problem(&problem) }
    }

    /// A mistake with its place in the file.
    fn problem(&self, error: &TemplateError) -> Problem {
        let text = template_text(&self.source);
        let problem = Problem::at(&self.path(), &text, &error.span, Code::BROKEN_TEMPLATE, error.message.clone());
        problem.help(error.help.replace("KIND", self.kind.word()))
    }
}
