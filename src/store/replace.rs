use std::fs::File;
use std::path::Path;

use super::relative::split;
use super::system;
use super::temp::Temp;
use super::write::{check_path, check_size, not_written};
use super::{Folder, ReadError, StoreError, Written, create};

/// Puts new bytes in the place of those that were read, in one step, and keeps the file's permissions.
///
/// Bytes that do not change touch nothing, so a file keeps its time of change.
///
/// # Errors
///
/// [`StoreError::ChangedOnDisk`] if the file is not what was read, which is found out at the last moment. After
/// [`StoreError::NotConfirmed`] the new bytes are there; after every other error the old are.
pub fn replace(root: &Path, relative: &str, expected_old: &[u8], new: &[u8]) -> Result<(), StoreError> {
    if new == expected_old {
        return Ok(());
    }
    check_size(relative, new)?;
    let (folder, name) = open(root, relative)?;
    let failed = |error| not_written(relative, error);
    let _lock = folder.directory.lock().map_err(failed)?;
    let old = unchanged(&folder, name, relative, expected_old)?;
    let temp = Temp::write(&folder.directory, new).map_err(failed)?;
    system::copy_access(&old, temp.file()).map_err(failed)?;
    temp.sync().map_err(failed)?;
    // An editor knows nothing of the lock, so look again as late as can be.
    unchanged(&folder, name, relative, expected_old)?;
    temp.rename_over(name).map_err(failed)?;
    folder.directory.sync().map_err(|error| StoreError::NotConfirmed { path: relative.to_owned(), cause: error.into() })
}

/// Removes a file if it still holds the bytes that were read.
///
/// # Errors
///
/// [`StoreError::ChangedOnDisk`] if it does not. After [`StoreError::RemovalNotConfirmed`] it is gone; after every
/// other error it is as it was.
pub fn remove(root: &Path, relative: &str, expected_old: &[u8]) -> Result<(), StoreError> {
    let (folder, name) = open(root, relative)?;
    let failed = |error: std::io::Error| StoreError::NotRemoved { path: relative.to_owned(), cause: error.into() };
    let _lock = folder.directory.lock().map_err(failed)?;
    unchanged(&folder, name, relative, expected_old)?;
    folder.directory.remove(name).map_err(failed)?;
    folder
        .directory
        .sync()
        .map_err(|error| StoreError::RemovalNotConfirmed { path: relative.to_owned(), cause: error.into() })
}

/// Removes a record from its old path once it is at its new one.
///
/// # Errors
///
/// As [`remove`]; also if there is nothing at the new path, or if the two paths are one file, as they are on a disk
/// that does not tell upper case from lower.
pub fn remove_after_move(root: &Path, old: &str, expected_old: &[u8], new: &str) -> Result<(), StoreError> {
    let (old_folder, old_name) = open(root, old)?;
    let (new_folder, new_name) = open(root, new)?;
    new_folder.read(new_name)?;
    let same = old_folder.directory.same_file(old_name, &new_folder.directory, new_name);
    match same {
        Ok(false) => remove(root, old, expected_old),
        Ok(true) => Err(StoreError::SameFile { path: old.to_owned(), other: new.to_owned() }),
        Err(error) => Err(StoreError::NotRemoved { path: old.to_owned(), cause: error.into() }),
    }
}

/// Moves a record to where it belongs, perhaps with other bytes: first the new file, then the removal of the old.
///
/// Stopped in between, both are there, and the same call again brings it to its end.
///
/// # Errors
///
/// As [`create`] and [`remove_after_move`]; the old file is only ever removed when the new one is on the disk.
pub fn move_record(
    root: &Path,
    old: &str,
    expected_old: &[u8],
    new: &str,
    bytes: &[u8],
) -> Result<Written, StoreError> {
    let (folder, name) = open(root, old)?;
    unchanged(&folder, name, old, expected_old)?;
    let written = create(root, new, bytes)?;
    remove_after_move(root, old, expected_old, new)?;
    Ok(written)
}

fn open<'a>(root: &Path, relative: &'a str) -> Result<(Folder, &'a str), StoreError> {
    check_path(relative)?;
    let (folder, name) = split(relative);
    Ok((Folder::open(root, folder)?, name))
}

/// The file, if it is a regular one that holds what is expected.
fn unchanged(folder: &Folder, name: &str, path: &str, expected: &[u8]) -> Result<File, StoreError> {
    match folder.read_open(name) {
        Ok((bytes, file)) if bytes == expected => Ok(file),
        Ok(_) | Err(ReadError::Missing { .. } | ReadError::TooLarge { .. }) => {
            Err(StoreError::ChangedOnDisk { path: path.to_owned() })
        }
        Err(refused) => Err(refused.into()),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use crate::store::read_file;
    use std::fs;

    fn folder_with(name: &str, text: &str) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(name), text).unwrap();
        root
    }

    fn names(root: &Path) -> Vec<String> {
        let listing = Folder::open(root, "").unwrap().list().unwrap();
        listing.entries.into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn what_was_read_is_replaced_whole() {
        let root = folder_with("a.toml", "old");
        replace(root.path(), "a.toml", b"old", b"new").unwrap();
        assert_eq!(read_file(root.path(), "a.toml").unwrap(), b"new");
        assert_eq!(names(root.path()), ["a.toml"]);
    }

    #[test]
    fn what_was_changed_meanwhile_is_left_alone() {
        let root = folder_with("a.toml", "someone else's");
        let changed = Err(StoreError::ChangedOnDisk { path: "a.toml".to_owned() });
        assert_eq!(replace(root.path(), "a.toml", b"old", b"new"), changed);
        assert_eq!(remove(root.path(), "a.toml", b"old"), changed);
        assert_eq!(read_file(root.path(), "a.toml").unwrap(), b"someone else's");
        let gone = replace(root.path(), "b.toml", b"old", b"new").unwrap_err();
        assert_eq!(gone, StoreError::ChangedOnDisk { path: "b.toml".to_owned() });
        assert_eq!(names(root.path()), ["a.toml"]);
    }

    #[test]
    fn the_same_bytes_touch_nothing() {
        let root = folder_with("a.toml", "old");
        let before = fs::metadata(root.path().join("a.toml")).unwrap().modified().unwrap();
        replace(root.path(), "a.toml", b"old", b"old").unwrap();
        assert_eq!(fs::metadata(root.path().join("a.toml")).unwrap().modified().unwrap(), before);
    }

    #[test]
    fn of_many_changes_to_the_same_bytes_one_wins() {
        let root = folder_with("a.toml", "old");
        let root = root.path();
        let done: Vec<_> = std::thread::scope(|scope| {
            let change = |number: usize| replace(root, "a.toml", b"old", format!("{number}").as_bytes());
            let threads: Vec<_> = (0..20).map(|number| scope.spawn(move || change(number).is_ok())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(done.iter().filter(|done| **done).count(), 1);
        let winner = done.iter().position(|done| *done).unwrap();
        assert_eq!(read_file(root, "a.toml").unwrap(), winner.to_string().as_bytes());
    }

    #[test]
    fn a_record_moves_to_where_it_belongs_even_when_it_was_stopped_half_way() {
        let root = folder_with("wrong.toml", "old");
        let root = root.path();
        create(root, "right/place.toml", b"new").unwrap();
        let written = move_record(root, "wrong.toml", b"old", "right/place.toml", b"new").unwrap();
        assert_eq!(written, Written::Already);
        assert_eq!(read_file(root, "right/place.toml").unwrap(), b"new");
        assert_eq!(names(root), ["right"]);
    }

    #[test]
    fn a_move_that_cannot_be_made_leaves_the_old_file() {
        let root = folder_with("wrong.toml", "old");
        let root = root.path();
        fs::write(root.join("taken.toml"), "other").unwrap();
        let taken = move_record(root, "wrong.toml", b"old", "taken.toml", b"old").unwrap_err();
        assert_eq!(taken, StoreError::Taken { path: "taken.toml".to_owned() });
        let same = move_record(root, "wrong.toml", b"old", "wrong.toml", b"old").unwrap_err();
        assert!(matches!(same, StoreError::SameFile { .. }));
        let none = remove_after_move(root, "wrong.toml", b"old", "nowhere.toml").unwrap_err();
        assert!(matches!(none, StoreError::Refused(ReadError::Missing { .. })));
        assert_eq!(read_file(root, "wrong.toml").unwrap(), b"old");
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        #[test]
        fn permissions_stay_as_they_were() {
            let root = folder_with("a.toml", "old");
            let path = root.path().join("a.toml");
            for mode in [0o600, 0o640, 0o444] {
                fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
                let old = read_file(root.path(), "a.toml").unwrap();
                replace(root.path(), "a.toml", &old, format!("{mode}").as_bytes()).unwrap();
                assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
            }
        }

        #[test]
        fn a_link_is_refused_and_stays() {
            let root = folder_with("real.toml", "old");
            symlink("real.toml", root.path().join("link.toml")).unwrap();
            let refused = Err(StoreError::Refused(ReadError::Link { path: "link.toml".to_owned() }));
            assert_eq!(replace(root.path(), "link.toml", b"old", b"new"), refused);
            assert_eq!(remove(root.path(), "link.toml", b"old"), refused);
            assert_eq!(names(root.path()), ["link.toml", "real.toml"]);
            assert_eq!(read_file(root.path(), "real.toml").unwrap(), b"old");
        }

        #[test]
        fn two_names_of_one_file_are_not_taken_for_a_finished_move() {
            let root = folder_with("Upper.toml", "old");
            fs::hard_link(root.path().join("Upper.toml"), root.path().join("upper.toml")).unwrap();
            let same = remove_after_move(root.path(), "Upper.toml", b"old", "upper.toml").unwrap_err();
            assert!(matches!(same, StoreError::SameFile { .. }));
        }
    }
}
