use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;

use super::system::{self, Directory};

/// How the name of a temporary file begins and ends. Readers look for other ends, so they never see one.
pub(super) const PREFIX: &str = ".kw-tmp-";
pub(super) const SUFFIX: &str = ".tmp";

/// A file that is being written beside where it is to be. Dropped before it has its name, it is removed.
///
/// It is locked as long as this value lives, so that no one sweeps it away.
pub(super) struct Temp<'a> {
    directory: &'a Directory,
    name: String,
    file: File,
    placed: bool,
}

impl<'a> Temp<'a> {
    /// A new file with these bytes, for its owner alone.
    pub(super) fn write(directory: &'a Directory, bytes: &[u8]) -> io::Result<Self> {
        let mut temp = Self::create(directory)?;
        temp.file.write_all(bytes)?;
        Ok(temp)
    }

    fn create(directory: &'a Directory) -> io::Result<Self> {
        for _ in 0..10 {
            let (name, file) = create_any(directory)?;
            let temp = Self { directory, name, file, placed: false };
            // Between its creation and its lock a sweep can take it; then another is made.
            match temp.file.try_lock() {
                Err(TryLockError::WouldBlock) => {}
                Ok(()) if temp.is_gone() => {}
                // On a disk without locks nothing is swept either.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(temp),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    fn is_gone(&self) -> bool {
        let found = self.directory.kind(&self.name);
        found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// The file, to give it the permissions of another.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Permissions for its owner alone, whatever the umask took away.
    pub(super) fn make_private(&self) -> io::Result<()> {
        system::set_mode(&self.file, 0o600)
    }

    /// Waits until the disk has the bytes. It must come before the file gets its name.
    pub(super) fn sync(&self) -> io::Result<()> {
        system::sync_file(&self.file)
    }

    /// Gives it its name, unless the name is taken (`AlreadyExists`).
    pub(super) fn publish(mut self, name: &str) -> io::Result<()> {
        self.directory.publish(&self.name, name)?;
        self.placed = true;
        Ok(())
    }

    /// Puts it in the place of what is there.
    pub(super) fn rename_over(mut self, name: &str) -> io::Result<()> {
        self.directory.rename_over(&self.name, name)?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if !self.placed {
            // What cannot be removed now is swept by a later run.
            let _ = self.directory.remove(&self.name);
        }
    }
}

fn create_any(directory: &Directory) -> io::Result<(String, File)> {
    // The path is only there to carry the random name: the file is made through the folder's handle. The first
    // error is kept, as what `tempfile` makes of it has lost the system's number.
    let mut made = None;
    let mut failed = None;
    let outcome = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).rand_bytes(12).disable_cleanup(true).make_in(
        Path::new("/"),
        |path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            match directory.create_new(&name) {
                Ok(file) => {
                    made = Some((name.into_owned(), file));
                    Ok(())
                }
                Err(error) => {
                    let kind = error.kind();
                    failed = Some(error);
                    Err(kind.into())
                }
            }
        },
    );
    match (made, failed, outcome) {
        (Some(made), ..) => Ok(made),
        (None, Some(error), _) | (None, None, Err(error)) => Err(error),
        (None, None, Ok(_)) => Err(io::ErrorKind::Other.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Folder, is_stray};

    #[test]
    fn it_is_seen_by_its_name_and_gone_when_it_is_given_up() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::open(root.path(), "").unwrap();
        let temp = Temp::write(&folder.directory, b"half").unwrap();
        assert!(is_stray(&temp.name), "{}", temp.name);
        assert_eq!(folder.list().unwrap().entries.len(), 1);
        drop(temp);
        assert!(folder.list().unwrap().entries.is_empty());
    }

    #[test]
    fn no_two_have_one_name() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::open(root.path(), "").unwrap();
        let many: Vec<_> = (0..50).map(|_| Temp::write(&folder.directory, b"").unwrap()).collect();
        assert_eq!(folder.list().unwrap().entries.len(), many.len());
    }
}
