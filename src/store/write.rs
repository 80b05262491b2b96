use std::io;
use std::path::Path;

use super::relative::{join, parts, split};
use super::temp::Temp;
use super::{Folder, Kind, Listing, MAX_RECORD_BYTES, ReadError, StoreError, is_stray};

/// What became of a record that was to be written. Either way it is there and the disk has confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was not there before.
    New,
    /// The very same bytes were there already: the same command twice is one record.
    Already,
}

/// Writes a new file, whole or not at all, for its owner alone, and makes the folders on the way.
///
/// # Errors
///
/// [`StoreError::Taken`] if there is anything but these very bytes under this name. After
/// [`StoreError::NotConfirmed`] the file is there; after every other error nothing was written.
pub fn create(root: &Path, relative: &str, bytes: &[u8]) -> Result<Written, StoreError> {
    check_size(relative, bytes)?;
    check_path(relative)?;
    let (folder, name) = split(relative);
    let (folder, _) = prepare(root, folder)?;
    place(&folder, name, bytes)
}

pub(super) fn check_size(path: &str, bytes: &[u8]) -> Result<(), StoreError> {
    if bytes.len() as u64 > MAX_RECORD_BYTES {
        return Err(StoreError::TooLarge { path: path.to_owned(), bytes: bytes.len() });
    }
    Ok(())
}

/// A path that leads to a name inside the records folder.
pub(super) fn check_path(path: &str) -> Result<(), StoreError> {
    match parts(path) {
        Some(parts) if !parts.is_empty() => Ok(()),
        _ => Err(ReadError::Outside { path: path.to_owned() }.into()),
    }
}

/// The folder for a new file, made if need be, with what is in it.
///
/// A folder in which there is no file yet may just have been made, by this run or by one that was stopped before it
/// could say so to the disk. Then the names on the whole way are synced, so that no file is promised in a folder
/// that a power cut can take away.
pub(super) fn prepare(root: &Path, relative: &str) -> Result<(Folder, Listing), StoreError> {
    let mut way = vec![Folder::open(root, "")?];
    for part in parts(relative).unwrap_or_default() {
        let above = &way[way.len() - 1];
        let next = above.step_or_make(part).map_err(|error| not_made(error, above, part))?;
        way.push(next);
    }
    let last = way.len() - 1;
    let listing = way[last].list()?;
    if !listing.entries.iter().any(|entry| entry.kind == Kind::File && !is_stray(&entry.name)) {
        for above in &way[..last] {
            above.directory.sync().map_err(|error| not_written(relative, error))?;
        }
    }
    Ok((way.swap_remove(last), listing))
}

/// A folder that cannot be made is a failure to write, not to read.
fn not_made(error: ReadError, above: &Folder, name: &str) -> StoreError {
    match error {
        ReadError::Failed { cause, .. } => StoreError::NotWritten { path: join(above.path(), name), cause },
        refused => refused.into(),
    }
}

pub(super) fn not_written(path: &str, error: io::Error) -> StoreError {
    StoreError::NotWritten { path: path.to_owned(), cause: error.into() }
}

/// What is under a name, against what is to be there.
enum There {
    Nothing,
    TheSame,
    SomethingElse,
}

fn look(folder: &Folder, name: &str, bytes: &[u8]) -> Result<There, StoreError> {
    match folder.read(name) {
        Ok(there) if there == bytes => Ok(There::TheSame),
        Err(ReadError::Missing { .. }) => Ok(There::Nothing),
        // It may be this very record: another name for it would make it two.
        Err(ReadError::Failed { path, cause }) => Err(StoreError::NotWritten { path, cause }),
        _ => Ok(There::SomethingElse),
    }
}

/// Temporary file, sync, name, sync of the folder: at no moment is there a part of the record under its name.
pub(super) fn place(folder: &Folder, name: &str, bytes: &[u8]) -> Result<Written, StoreError> {
    let path = join(folder.path(), name);
    // More than once only if someone takes away what is there, or the temporary file, just then.
    for _ in 0..5 {
        match look(folder, name, bytes)? {
            There::TheSame => return confirm(folder, name),
            There::SomethingElse => return Err(StoreError::Taken { path }),
            There::Nothing => {}
        }
        match publish(folder, name, bytes) {
            Ok(()) => {
                let confirmed = folder.directory.sync();
                return confirmed
                    .map(|()| Written::New)
                    .map_err(|error| StoreError::NotConfirmed { path, cause: error.into() });
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => {}
            Err(error) => return Err(not_written(&path, error)),
        }
    }
    Err(not_written(&path, io::ErrorKind::ResourceBusy.into()))
}

fn publish(folder: &Folder, name: &str, bytes: &[u8]) -> io::Result<()> {
    let temp = Temp::write(&folder.directory, bytes)?;
    temp.make_private()?;
    temp.sync()?;
    temp.publish(name)
}

/// The same bytes may have come without a sync: from a run that was stopped, or from git.
pub(super) fn confirm(folder: &Folder, name: &str) -> Result<Written, StoreError> {
    folder
        .directory
        .confirm(name)
        .map(|()| Written::Already)
        .map_err(|error| StoreError::NotConfirmed { path: join(folder.path(), name), cause: error.into() })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use crate::store::read_file;
    use std::fs;

    #[test]
    fn a_record_is_written_once_and_the_same_again_is_already_there() {
        let root = tempfile::tempdir().unwrap();
        let path = "pupils/rowan/targets/cvc-words.toml";
        assert_eq!(create(root.path(), path, b"title").unwrap(), Written::New);
        assert_eq!(create(root.path(), path, b"title").unwrap(), Written::Already);
        let taken = create(root.path(), path, b"other").unwrap_err();
        assert_eq!(taken, StoreError::Taken { path: path.to_owned() });
        assert_eq!(read_file(root.path(), path).unwrap(), b"title");
        let left = Folder::open(root.path(), "pupils/rowan/targets").unwrap().list().unwrap();
        assert_eq!(left.entries.len(), 1, "no temporary file is left");
    }

    #[test]
    fn what_could_not_be_read_back_or_leads_outside_is_not_written() {
        let root = tempfile::tempdir().unwrap();
        let huge = vec![b'#'; usize::try_from(MAX_RECORD_BYTES).unwrap() + 1];
        assert!(matches!(create(root.path(), "a", &huge), Err(StoreError::TooLarge { .. })));
        for outside in ["", "../a", "/a", "a/../../b", ".git/hooks/pre-commit", "a/"] {
            let refused = StoreError::Refused(ReadError::Outside { path: outside.to_owned() });
            assert_eq!(create(root.path(), outside, b"").unwrap_err(), refused);
        }
        assert!(Folder::open(root.path(), "").unwrap().list().unwrap().entries.is_empty());
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use crate::store::system::Directory;
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        fn mode(path: impl AsRef<Path>) -> u32 {
            fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
        }

        #[test]
        fn files_and_folders_are_for_their_owner_alone() {
            let root = tempfile::tempdir().unwrap();
            create(root.path(), "pupils/rowan/targets/cvc-words.toml", b"abc").unwrap();
            assert_eq!(mode(root.path().join("pupils/rowan/targets/cvc-words.toml")), 0o600);
            for folder in ["pupils", "pupils/rowan", "pupils/rowan/targets"] {
                assert_eq!(mode(root.path().join(folder)), 0o700, "{folder}");
            }
        }

        #[test]
        fn nothing_is_written_through_a_link() {
            let root = tempfile::tempdir().unwrap();
            let outside = tempfile::tempdir().unwrap();
            symlink(outside.path(), root.path().join("pupils")).unwrap();
            let refused = create(root.path(), "pupils/rowan.toml", b"x").unwrap_err();
            assert_eq!(refused, StoreError::Refused(ReadError::Link { path: "pupils".to_owned() }));
            assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);

            symlink(outside.path().join("target"), root.path().join("a.toml")).unwrap();
            let taken = create(root.path(), "a.toml", b"x").unwrap_err();
            assert_eq!(taken, StoreError::Taken { path: "a.toml".to_owned() });
            assert!(!outside.path().join("target").exists());
        }

        #[test]
        fn a_pipe_or_a_folder_in_the_way_is_taken() {
            let root = tempfile::tempdir().unwrap();
            Directory::root(root.path()).unwrap().make_pipe("pipe");
            fs::create_dir(root.path().join("folder")).unwrap();
            for name in ["pipe", "folder"] {
                assert!(matches!(create(root.path(), name, b""), Err(StoreError::Taken { .. })));
            }
        }

        #[test]
        fn every_way_to_publish_replaces_nothing() {
            let root = tempfile::tempdir().unwrap();
            let directory = Directory::root(root.path()).unwrap();
            for way in Directory::WAYS {
                fs::write(root.path().join("temp"), "new").unwrap();
                fs::write(root.path().join("record"), "old").unwrap();
                let taken = way(&directory, "temp", "record").unwrap_err();
                assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
                assert_eq!(read_file(root.path(), "record").unwrap(), b"old");
                fs::remove_file(root.path().join("record")).unwrap();
                way(&directory, "temp", "record").unwrap();
                assert_eq!(read_file(root.path(), "record").unwrap(), b"new");
                assert!(!root.path().join("temp").exists());
                fs::remove_file(root.path().join("record")).unwrap();
            }
        }
    }
}
