//! `check --fix`: modes, misfiled paths, `.gitattributes` and temporary files; never a record's content.

use super::super::failure::Failure;
use super::super::folder::Folder;
use super::super::ui::Ui;
use crate::record::{Dated, Filed, PupilId};
use crate::store::inspect::GIT_ATTRIBUTES;
use crate::store::layout::{DatedKind, dated_stem};
use crate::store::read::{self, Scope};
use crate::store::{close_up, create, move_record, read_file, replace, sweep_all, too_open};

/// Mends what can be mended without touching what anybody wrote, and says each thing that it did.
pub(super) fn fix(folder: &Folder, ui: &mut Ui<'_>) -> Result<(), Failure> {
    for path in sweep_all(&folder.root)?.items {
        ui.note(&format!("swept {path}"));
    }
    attributes(folder, ui)?;
    for id in &folder.pupils {
        let Ok(records) = read::pupil(&folder.root, id, Scope::ALL, &folder.school) else { continue };
        refile(folder, id, DatedKind::Sessions, &records.sessions, ui)?;
        refile(folder, id, DatedKind::Assessments, &records.assessments, ui)?;
        refile(folder, id, DatedKind::Observations, &records.observations, ui)?;
        refile(folder, id, DatedKind::Contacts, &records.contacts, ui)?;
        refile(folder, id, DatedKind::Recommendations, &records.recommendations, ui)?;
        refile(folder, id, DatedKind::Meetings, &records.meetings, ui)?;
    }
    let open = too_open(&folder.root)?.items;
    for wide in &open {
        close_up(&folder.root, wide)?;
    }
    if !open.is_empty() {
        ui.note(&format!("made {} private", crate::text::count(open.len(), "file")));
    }
    Ok(())
}

/// Adds the lines that are missing to `.gitattributes`, and leaves the others.
fn attributes(folder: &Folder, ui: &mut Ui<'_>) -> Result<(), Failure> {
    let name = ".gitattributes";
    let old = match read_file(&folder.root, name) {
        Ok(bytes) => bytes,
        Err(error) if error.is_missing() => {
            create(&folder.root, name, GIT_ATTRIBUTES.as_bytes())?;
            ui.note(&format!("wrote {name}"));
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let text = String::from_utf8_lossy(&old).into_owned();
    let missing: Vec<&str> = GIT_ATTRIBUTES.lines().filter(|line| !text.lines().any(|known| known == *line)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    replace(&folder.root, name, &old, format!("{text}{gap}{}\n", missing.join("\n")).as_bytes())?;
    ui.note(&format!("mended {name}"));
    Ok(())
}

/// Moves each record to the day, time and person that it names itself, its digest kept.
fn refile<T: Dated>(
    folder: &Folder,
    id: &PupilId,
    kind: DatedKind,
    records: &[Filed<T>],
    ui: &mut Ui<'_>,
) -> Result<(), Failure> {
    for filed in records {
        let stem = dated_stem(id, kind, &filed.record);
        let old = filed.path.as_str();
        if old.rsplit_once('-').is_some_and(|(known, _)| known == stem) {
            continue;
        }
        let digest = filed.path.stem().rsplit('-').next().unwrap_or_default();
        let new = format!("{stem}-{digest}.toml");
        move_record(&folder.root, old, filed.text.as_bytes(), &new, filed.text.as_bytes())?;
        ui.note(&format!("moved {old} to {new}"));
    }
    Ok(())
}
