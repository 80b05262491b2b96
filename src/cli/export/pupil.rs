//! `keywork export pupil`: everything held on one pupil, for somebody who has the right to see it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::{outside, refused};
use crate::check::{PupilName, files_that_name};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::settings::Settings;
use crate::cli::ui::Ui;
use crate::cli::writes::Writes;
use crate::record::{PupilId, PupilRecords};
use crate::render::{self, Markdown, Template};
use crate::report::{Around, HELD_MONTH_TEMPLATE, HELD_TEMPLATE, Held, HeldMonth, files_with_id};
use crate::store::read::{self, Scope};
use crate::store::{Copied, Written, copy_out, layout, new_private_folder, write_outside};
use crate::text;

/// Write everything held on a pupil into DIR: a page to read, and the files as they are
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  keywork export pupil rowan rowan-for-his-parents\n\nDIR/ID.md has every record in full, by \
    date; DIR/ID/ has the files themselves. What is marked `Look first` needs a person's look before it is handed over: \
    other children, safeguarding, what others said. The page lists what is not in it, the sealed concerns among it."
)]
pub(super) struct OnePupil {
    /// The pupil
    #[arg(value_name = "ID")]
    pupil: String,
    /// The folder; it is made, and one that is there must be empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl OnePupil {
    /// Writes the page and the copies. Whatever day counts as today, all is in it: it is held.
    ///
    /// # Errors
    /// When there is no such pupil, the folder is not empty, or something could not be written.
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::open(settings)?;
        let id = folder.pupil(&self.pupil)?;
        outside(&folder.root, &self.folder, settings)?;
        let records = read::pupil(&folder.root, &id, Scope::ALL, &folder.school)?;
        let around = around(&folder, &records);
        let to = settings.around.here.join(&self.folder);
        new_private_folder(&to).map_err(refused)?;
        let Copied { files, left } =
            copy_out(&folder.root, &layout::pupil_folder(&id), &to.join(id.as_str())).map_err(refused)?;
        let copies = text::count(files.len(), "file");
        let around = Around { files, left, ..around };
        let (held, months) = Held::build(&folder.school, &records, around, settings.today);
        let page = page(&held, &months)?;
        let name = format!("{id}.md");
        write_outside(&to.join(&name), page.as_bytes(), false, |_| false).map_err(refused)?;

        let mut told = Writes::default();
        let looked = held.look.len();
        let words = format!("everything held on {}; {} to look at first", held.name, text::count(looked, "record"));
        told.add(self.folder.join(&name).display().to_string(), Written::New, words);
        let words = format!("{copies}, as they are");
        told.add(self.folder.join(id.as_str()).display().to_string(), Written::New, words);
        told.tell(ui);
        ui.note("not in it: sealed safeguarding concerns, what git keeps of earlier days, and what is held elsewhere");
        Ok(folder.finish(&records.problems, ui))
    }
}

/// The other pupils, where they stand in this one's files by name, and the files of theirs in which this one is named.
fn around(folder: &Folder, records: &PupilRecords) -> Around {
    let all = folder.names().into_iter();
    let (this, others): (Vec<PupilName>, Vec<PupilName>) = all.partition(|name| name.id == records.id);
    let named = files_that_name(&folder.school, records, &others);
    let others: Vec<PupilId> = folder.pupils.iter().filter(|other| **other != records.id).cloned().collect();
    let of_another = |other: &PupilId| {
        let theirs = match read::pupil(&folder.root, other, Scope::ALL, &folder.school) {
            Ok(theirs) => theirs,
            Err(error) => return (BTreeSet::new(), BTreeSet::from([error.path().to_owned()])),
        };
        let by_name = files_that_name(&folder.school, &theirs, &this).into_iter().map(|(path, _)| path);
        let found: BTreeSet<_> = by_name.chain(files_with_id(&theirs, &records.id)).collect();
        let unread = theirs.problems.iter().filter(|problem| problem.is_error());
        (found, unread.map(|problem| problem.place.file.clone()).collect())
    };
    let (found, unread): (Vec<_>, Vec<BTreeSet<String>>) = others.par_iter().map(of_another).unzip();
    let of_others = found.into_iter().flatten().map(|path| path.to_string()).collect();
    let unsearched = unread.into_iter().flatten().collect();
    Around { others, named, of_others, unsearched, ..Around::default() }
}

/// The page. A child's whole time in school is more than one page may be, so each month is laid out by itself.
fn page(held: &Held, months: &[HeldMonth]) -> Result<String, Failure> {
    let first: Markdown = render::markdown(held, &Template { name: "held.md", source: HELD_TEMPLATE })?;
    let mut page = first.as_str().to_owned();
    for month in months {
        let month = render::markdown(month, &Template { name: "held-month.md", source: HELD_MONTH_TEMPLATE })?;
        page.push('\n');
        page.push_str(month.as_str());
    }
    Ok(page)
}
