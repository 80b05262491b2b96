use std::path::Path;

use super::relative::{is_name, join};
use super::{Folder, Kind, Listing, ReadError};

/// What was found in the whole records folder, and what could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was looked for, in the order of the paths.
    pub items: Vec<T>,
    /// Folders that could not be read: what is in them is not known.
    pub unread: Vec<ReadError>,
}

/// How many folders deep the records folder is looked through; records lie five deep.
pub const MOST_DEPTH: usize = 32;

/// Goes through the records folder and every folder in it but git's, each before what is in it, by name.
///
/// No link is followed, so there is always an end. The folders that could not be read, or lie deeper than
/// [`MOST_DEPTH`], are given back.
///
/// # Errors
///
/// If the records folder itself cannot be read.
pub fn walk(root: &Path, mut visit: impl FnMut(&Folder, &Listing)) -> Result<Vec<ReadError>, ReadError> {
    let top = Folder::open(root, "")?;
    let mut unread = Vec::new();
    let mut ahead = vec![String::new()];
    while let Some(path) = ahead.pop() {
        if path.matches('/').count() >= MOST_DEPTH {
            unread.push(ReadError::TooDeep { path });
            continue;
        }
        let opened = if path.is_empty() { Folder::open(root, "") } else { top.folder(&path) };
        match opened.and_then(|folder| folder.list().map(|listing| (folder, listing))) {
            Ok((folder, listing)) => {
                visit(&folder, &listing);
                let inner = |entry: &&super::Entry| entry.kind == Kind::Folder && is_name(&entry.name);
                ahead.extend(listing.entries.iter().filter(inner).rev().map(|entry| join(&path, &entry.name)));
            }
            // It can go while the walk is on its way.
            Err(error) if error.is_missing() && !path.is_empty() => {}
            Err(error) => unread.push(error),
        }
    }
    Ok(unread)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_folder_is_visited_once_in_order_but_not_gits() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["b", "a/z", "a/y/deep", ".git/objects"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("..", root.path().join("a/up")).unwrap();
        let mut visited = Vec::new();
        let unread = walk(root.path(), |folder, _| visited.push(folder.path().to_owned())).unwrap();
        assert_eq!(visited, ["", "a", "a/y", "a/y/deep", "a/z", "b"]);
        assert_eq!(unread, []);
    }
}
