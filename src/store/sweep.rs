use std::path::Path;

use super::relative::join;
use super::temp::{PREFIX, SUFFIX};
use super::{Folder, Found, Kind, Listing, ReadError, walk};

/// Whether this is the name of a temporary file of a run that is at work or was stopped.
#[must_use]
pub fn is_stray(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Every temporary file in the records folder.
///
/// # Errors
///
/// If the records folder itself cannot be read.
pub fn strays(root: &Path) -> Result<Found<String>, ReadError> {
    let mut items = Vec::new();
    let unread = walk(root, |folder, listing| {
        items.extend(strays_in(listing).map(|name| join(folder.path(), name)));
    })?;
    Ok(Found { items, unread })
}

/// Removes the temporary files that stopped runs have left in one folder, and gives their paths.
///
/// A file that a live run has locked stays, as does all that cannot be opened or locked. A folder that is not there
/// has none.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn sweep(root: &Path, relative: &str) -> Result<Vec<String>, ReadError> {
    let folder = match Folder::open(root, relative) {
        Err(error) if error.is_missing() => return Ok(Vec::new()),
        folder => folder?,
    };
    let listing = folder.list()?;
    Ok(sweep_folder(&folder, &listing))
}

/// As [`sweep`], in the whole records folder.
///
/// # Errors
///
/// If the records folder itself cannot be read.
pub fn sweep_all(root: &Path) -> Result<Found<String>, ReadError> {
    let mut items = Vec::new();
    let unread = walk(root, |folder, listing| {
        items.extend(sweep_folder(folder, listing));
    })?;
    Ok(Found { items, unread })
}

fn strays_in(listing: &Listing) -> impl Iterator<Item = &str> {
    let names = listing.entries.iter().filter(|entry| entry.kind == Kind::File);
    names.map(|entry| entry.name.as_str()).filter(|name| is_stray(name))
}

fn sweep_folder(folder: &Folder, listing: &Listing) -> Vec<String> {
    let swept = strays_in(listing).filter(|name| sweep_file(folder, name));
    swept.map(|name| join(folder.path(), name)).collect()
}

fn sweep_file(folder: &Folder, name: &str) -> bool {
    let Ok(file) = folder.directory.open_for_lock(name) else {
        return false;
    };
    let is_file = file.metadata().is_ok_and(|about| about.is_file());
    // The lock is held until after the removal: a writer that comes between sees that its file is gone. If the
    // file got its real name just now, its temporary name is gone and there is nothing to remove.
    is_file && file.try_lock().is_ok() && folder.directory.remove(name).is_ok()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use crate::store::temp::Temp;
    use std::fs;

    const STALE: &str = ".kw-tmp-abcdefghijkl.tmp";

    #[test]
    fn what_a_stopped_run_left_is_swept_and_a_live_one_keeps_its_own() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        for name in [STALE, "record.toml", ".kw-tmp-notes.toml", "mine.tmp"] {
            fs::write(root.path().join("a").join(name), "").unwrap();
        }
        let folder = Folder::open(root.path(), "a").unwrap();
        let live = Temp::write(&folder.directory, b"half").unwrap();

        assert_eq!(strays(root.path()).unwrap().items.len(), 2);
        assert_eq!(sweep(root.path(), "a").unwrap(), [format!("a/{STALE}")]);
        assert_eq!(folder.list().unwrap().entries.len(), 4);
        live.publish("live.toml").unwrap();
        assert_eq!(strays(root.path()).unwrap().items, Vec::<String>::new());
    }

    #[test]
    fn the_whole_tree_is_swept() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        fs::write(root.path().join(STALE), "").unwrap();
        fs::write(root.path().join("a/b").join(STALE), "").unwrap();
        let swept = sweep_all(root.path()).unwrap();
        assert_eq!(swept.items, [STALE.to_owned(), format!("a/b/{STALE}")]);
        assert!(sweep(root.path(), "not/there").unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_or_a_folder_of_such_a_name_is_not_touched() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("precious"), "").unwrap();
        std::os::unix::fs::symlink("precious", root.path().join(STALE)).unwrap();
        fs::create_dir(root.path().join(".kw-tmp-folder.tmp")).unwrap();
        assert!(sweep(root.path(), "").unwrap().is_empty());
        assert_eq!(Folder::open(root.path(), "").unwrap().list().unwrap().entries.len(), 3);
    }

    #[test]
    fn writing_goes_on_while_others_sweep() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        std::thread::scope(|scope| {
            for number in 0..4 {
                scope.spawn(move || {
                    for turn in 0..25 {
                        let text = format!("{number} {turn}");
                        crate::store::create_dated(root, "m/23-0930-jm", text.as_bytes()).unwrap();
                    }
                });
                scope.spawn(move || (0..200).for_each(|_| drop(sweep(root, "m").unwrap())));
            }
        });
        assert_eq!(Folder::open(root, "m").unwrap().list().unwrap().entries.len(), 100);
    }
}
