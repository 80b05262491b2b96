//! What is in the records folder besides records: links, copies that a sync program kept, what a stopped run left,
//! files that nothing reads, and files that others on the computer could read.

use std::path::Path;

use super::layout::{self, DatedKind};
use super::modes::too_open_in;
use super::read::{bad_name, copy_of, unreadable};
use super::{Folder, Kind, Listing, TooOpen, conflict_copy, is_stray, read_file, walk};
use crate::record::{Code, Problem};

/// The lines that keep line ends, and merges of sealed files, as they should be.
pub const GIT_ATTRIBUTES: &str = "*.toml text eol=lf\n*.age -text -diff -merge\n";

/// Everything about the folder itself that needs somebody's eye.
#[must_use]
pub fn inspect(root: &Path) -> Vec<Problem> {
    let (mut problems, mut open) = (Vec::new(), Vec::new());
    let walked = walk(root, |folder, listing| {
        problems.extend(inspect_folder(folder, listing));
        open.extend(too_open_in(folder, listing));
    });
    match walked {
        Ok(unread) => problems.extend(unread.iter().map(unreadable)),
        Err(error) => problems.push(unreadable(&error)),
    }
    problems.extend(modes(&open));
    problems.extend(attributes(root));
    if Folder::open(root, layout::PUPILS).is_err_and(|error| error.is_missing()) {
        problems.push(with_mend(Problem::of_file(
            layout::PUPILS,
            Code::MISSING_FOLDER,
            "the folder of the pupils is not there",
        )));
    }
    problems
}

fn inspect_folder(folder: &Folder, listing: &Listing) -> Vec<Problem> {
    let path =
        |name: &str| if folder.path().is_empty() { name.to_owned() } else { format!("{}/{name}", folder.path()) };
    let mut problems: Vec<Problem> =
        listing.unreadable.iter().map(|name| bad_name(&path(name), "the name is not UTF-8")).collect();
    for entry in &listing.entries {
        let path = path(&entry.name);
        match entry.kind {
            Kind::Link => problems.push(unreadable(&super::ReadError::Link { path })),
            Kind::Other => problems.push(unreadable(&super::ReadError::NotAFile { path, found: Kind::Other })),
            Kind::File if is_stray(&entry.name) => {
                let message = "a write was interrupted, and left this";
                problems.push(with_mend(Problem::of_file(&path, Code::STRAY_TEMPORARY, message)));
            }
            Kind::File if conflict_copy(&entry.name).is_some() => problems.push(copy_of(&path)),
            Kind::File if !is_known(&path) => {
                problems.push(with_mend(Problem::of_file(&path, Code::UNKNOWN_FILE, "nothing reads this file")));
            }
            Kind::File | Kind::Folder => {}
        }
    }
    problems
}

/// True for a path that something reads, or that is nobody's business: outside `pupils` only records count.
fn is_known(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_toml = |name: &str| name.strip_suffix(".toml").is_some();
    match parts.as_slice() {
        [.., name] if name.starts_with('.') => true,
        [layout::SCHOOL] | [layout::PUPILS, _, "pupil.toml"] | [] => true,
        [layout::PUPILS, _, "cycles" | "provision" | "targets", name] => is_toml(name),
        [layout::PUPILS, _, kind, month, name] => {
            DatedKind::ALL.iter().any(|known| known.folder() == *kind)
                && layout::month(month).is_some()
                && is_toml(name)
        }
        [layout::PUPILS, ..] => false,
        [.., name] => !is_toml(name),
    }
}

/// One warning for all files that others could read: after a clone that is every one of them.
fn modes(open: &[TooOpen]) -> Option<Problem> {
    let first = open.first()?;
    let message = match open.len() {
        1 => "others who use this computer can read this".to_owned(),
        many => format!("others who use this computer can read this and {} more", many - 1),
    };
    let path = if first.path.is_empty() { "." } else { first.path.as_str() };
    Some(with_mend(Problem::of_file(path, Code::FILE_MODE, message)))
}

fn attributes(root: &Path) -> Option<Problem> {
    let kept = match read_file(root, ".gitattributes") {
        Ok(bytes) => {
            String::from_utf8_lossy(&bytes).lines().any(|line| line.starts_with("*.toml") && line.contains("eol=lf"))
        }
        Err(error) if error.is_missing() => false,
        Err(error) => return Some(unreadable(&error)),
    };
    let message = "the line that keeps line ends is not there";
    (!kept).then(|| with_mend(Problem::of_file(".gitattributes", Code::GIT_ATTRIBUTES, message)))
}

fn with_mend(problem: Problem) -> Problem {
    let hint = problem.code.hint();
    problem.help(hint)
}
