//! What a command wrote, said in one line each.

use serde_json::json;

use super::exit::Exit;
use super::ui::Ui;
use crate::store::Written;
use crate::text;

/// What a command wrote, and what was there already.
#[derive(Default)]
pub(crate) struct Writes {
    wrote: Vec<(String, String)>,
    already: Vec<(String, String)>,
    /// Nothing is written: it is only said what would be.
    dry_run: bool,
}

impl Writes {
    /// Those of a run that writes, or of a dry run that only says what it would write.
    pub(crate) fn of_a_run(dry_run: bool) -> Self {
        Self { dry_run, ..Self::default() }
    }

    /// Adds a file, with what it says in words.
    pub(crate) fn add(&mut self, path: impl Into<String>, written: Written, words: impl Into<String>) {
        let list = if written == Written::New { &mut self.wrote } else { &mut self.already };
        list.push((path.into(), words.into()));
    }

    /// Says what was written. That it could not be said does not undo it.
    pub(crate) fn tell(self, ui: &mut Ui<'_>) -> Exit {
        if ui.json {
            let paths = |list: &[(String, String)]| list.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
            let said: Vec<&String> = self.wrote.iter().chain(&self.already).map(|(_, words)| words).collect();
            let (wrote, would_write) =
                if self.dry_run { (&[][..], &self.wrote[..]) } else { (&self.wrote[..], &[][..]) };
            let mut answer = json!({"wrote": paths(wrote), "already": paths(&self.already), "said": said});
            if self.dry_run {
                answer["would_write"] = json!(paths(would_write));
            }
            ui.confirm(&crate::render::json(&answer));
            return Exit::Done;
        }
        let line = |said: &str, path: &str, words: &str| {
            let words = if words.is_empty() { String::new() } else { format!(" ({})", text::clean_line(words)) };
            format!("{said} {}{words}\n", text::clean_line(path))
        };
        let wrote = if self.dry_run { "would write" } else { "wrote" };
        let wrote = self.wrote.iter().map(|(path, words)| line(wrote, path, words));
        let already = self.already.iter().map(|(path, words)| line("already recorded:", path, words));
        let lines: String = wrote.chain(already).collect();
        ui.confirm(if lines.is_empty() { "nothing to write\n" } else { &lines });
        Exit::Done
    }
}
