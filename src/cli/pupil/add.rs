use chrono::NaiveDate;
use clap::Args;

use crate::calendar::say;
use crate::calendar::typed::Look;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::init::pupil_git_files;
use crate::cli::settings::Settings;
use crate::cli::staff::{known_writer, one_line, parse_id};
use crate::cli::ui::Ui;
use crate::cli::when::day;
use crate::cli::writes::Writes;
use crate::record::pupil::{Adult, NeedCode};
use crate::record::skeleton::skeleton;
use crate::record::{Pupil, PupilId, Role, UnknownWord};
use crate::store::{self, PlaceError, StoreError, layout};

/// Nobody older has an EHC plan (Children and Families Act 2014, section 83).
const OLDEST: u32 = 25;

/// Add a pupil, with a file that shows all that it may hold
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    keywork pupil add rowan --name \"Rowan Ash\" --born 4/3/2018 --need SLCN --need SEMH\n  \
    keywork pupil add p014 --name \"Rowan Ash\" --born 2018-03-04 --key-worker jm --teacher as\n\n\
    An id need not be the name; it is never used again for another pupil.")]
pub(super) struct Add {
    /// The id
    #[arg(value_name = "ID")]
    id: String,
    /// The name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The date of birth, with its year
    #[arg(long, value_name = "DATE")]
    born: String,
    /// A census code of need such as SLCN, the primary one first
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    need: Vec<String>,
    /// Who works with the pupil
    #[arg(long, value_name = "STAFF")]
    key_worker: Option<String>,
    /// Whose class it is
    #[arg(long, value_name = "STAFF")]
    teacher: Option<String>,
}

impl Add {
    pub(super) fn run(&self, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
        let folder = Folder::to_write(settings)?;
        known_writer(&folder, settings)?;
        let id = parse_id("pupil add", &self.id)?;
        is_new(&folder, &id)?;
        let pupil = self.pupil(&folder, settings)?;
        let text = skeleton(include_str!("head.txt"), &pupil, &[]).map_err(PlaceError::from)?;
        let words = in_words(&pupil, &folder);
        warn(&pupil, &folder, settings, ui);
        let mut writes = Writes::default();
        let _ = store::sweep(&folder.root, &layout::pupil_folder(&id));
        for (name, text) in pupil_git_files(&folder.root) {
            let path = format!("{}/{name}", layout::pupil_folder(&id));
            match store::create(&folder.root, &path, text.as_bytes()) {
                // A repository that was cloned into its place brings its own.
                Err(StoreError::Taken { .. }) => {}
                written => writes.add(path, written?, "for a git repository of its own"),
            }
        }
        let path = layout::pupil(&id);
        let written = store::create(&folder.root, &path, text.as_bytes())?;
        writes.add(path.clone(), written, words);
        let exit = writes.tell(ui);
        ui.hint(&format!("fill in what you know in {path}"));
        ui.hint(&format!("keywork plan new {id} --cycle ID --from DATE --to DATE"));
        Ok(exit)
    }

    fn pupil(&self, folder: &Folder, settings: &Settings) -> Result<Pupil, Failure> {
        let name = one_line("--name", "name", &self.name)?;
        let born = self.born(settings)?;
        let mut needs: Vec<NeedCode> = Vec::new();
        for typed in &self.need {
            let code = typed.trim().to_uppercase().parse();
            let code: NeedCode =
                code.map_err(|error: UnknownWord| Failure::usage(format!("--need: {error}")).help(error.help()))?;
            if !needs.contains(&code) {
                needs.push(code);
            }
        }
        let adults = [("--key-worker", &self.key_worker, Role::KeyWorker), ("--teacher", &self.teacher, Role::Teacher)];
        let mut adult = Vec::new();
        for (flag, typed, role) in adults {
            let staff = typed.as_deref().map(|typed| folder.staff(flag, typed)).transpose()?;
            adult.extend(staff.map(|staff| Adult { staff, role, from: None, to: None }));
        }
        Ok(Pupil {
            name,
            born,
            sen: None,
            needs,
            left: None,
            adult,
            parent: Vec::new(),
            profile: None,
            ehc_plan: None,
            need: Vec::new(),
            outcome: Vec::new(),
            section_f: Vec::new(),
            funding: None,
        })
    }

    /// The day of birth: with its year, and not to come.
    fn born(&self, settings: &Settings) -> Result<NaiveDate, Failure> {
        let [back, forward] = [Look::Back, Look::Forward].map(|look| day("--born", &self.born, settings, look));
        let born = back?;
        if forward != Ok(born) {
            let message = format!("--born: `{}` has no year", crate::text::brief(&self.born, 40));
            return Err(Failure::usage(message).help("give the whole date, such as 4/3/2018".to_owned()));
        }
        if born > settings.today {
            let message = format!("--born: {} is still to come", say::long(born));
            return Err(Failure::usage(message).help("look at the year".to_owned()));
        }
        Ok(born)
    }
}

/// Ids are never used again, so one that has a file is refused whatever is in it.
fn is_new(folder: &Folder, id: &PupilId) -> Result<(), Failure> {
    let path = layout::pupil(id);
    match store::read_file(&folder.root, &path) {
        Err(error) if error.is_missing() => Ok(()),
        _ => {
            let help = format!("choose another id, or edit {path}");
            Err(Failure::usage(format!("there is a pupil `{id}` already")).help(help))
        }
    }
}

fn in_words(pupil: &Pupil, folder: &Folder) -> String {
    let mut words = vec![format!("{}, born on {}", pupil.name.as_str(), say::long(pupil.born))];
    let needs: Vec<&str> = pupil.needs.iter().map(|need| need.word()).collect();
    words.extend((!needs.is_empty()).then(|| crate::text::and_list(&needs)));
    words.extend(pupil.adult.iter().map(|adult| format!("{} {}", adult.role, folder.school.name_of(&adult.staff))));
    words.join("; ")
}

/// What may be a slip, and is recorded all the same.
fn warn(pupil: &Pupil, folder: &Folder, settings: &Settings, ui: &mut Ui<'_>) {
    let age = settings.today.years_since(pupil.born).unwrap_or(0);
    if age > OLDEST {
        ui.warn(&format!("{} is {age} years old; look at the year of birth", pupil.name.as_str()));
    }
    for adult in &pupil.adult {
        super::change::warn_of_role(adult, folder, ui);
    }
}
