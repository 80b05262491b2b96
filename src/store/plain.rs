//! The same folder as in `unix`, by the standard library's paths alone: what Windows has.
//!
//! It cannot hold a folder still, so every step looks at the name first. The tests run it on every system.
#![expect(clippy::disallowed_methods, reason = "store is the module that opens, makes and removes files")]

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Kind;

/// The name of the lock in a folder whose handle cannot be locked.
const LOCK: &str = ".kw-tmp-lock.tmp";

/// A folder by its path.
#[derive(Debug)]
pub(super) struct Directory(PathBuf);

/// The folder's advisory lock; it ends with this value.
pub(super) struct Lock(Option<PathBuf>, Option<File>);

impl Drop for Lock {
    fn drop(&mut self) {
        drop(self.1.take());
        if let Some(path) = &self.0 {
            let _ = fs::remove_file(path);
        }
    }
}

impl From<fs::FileType> for Kind {
    fn from(found: fs::FileType) -> Self {
        if found.is_symlink() {
            Self::Link
        } else if found.is_file() {
            Self::File
        } else if found.is_dir() {
            Self::Folder
        } else {
            Self::Other
        }
    }
}

impl Directory {
    /// The records folder itself, which may be reached through links.
    pub(super) fn root(path: &Path) -> io::Result<Self> {
        if path.metadata()?.is_dir() { Ok(Self(path.to_owned())) } else { Err(ErrorKind::NotADirectory.into()) }
    }

    /// A folder further down in one call: not by paths, so the caller goes step by step.
    #[expect(clippy::unused_self, reason = "the same shape as where one call does it")]
    pub(super) fn beneath(&self, _relative: &str) -> Option<Self> {
        None
    }

    /// The folder of this name, which must not be a link.
    pub(super) fn folder(&self, name: &str) -> io::Result<Self> {
        match self.kind(name)? {
            Kind::Folder => Ok(Self(self.0.join(name))),
            _ => Err(ErrorKind::NotADirectory.into()),
        }
    }

    /// Makes the folder; one that is there already is as good.
    pub(super) fn make_folder(&self, name: &str) -> io::Result<Self> {
        match fs::create_dir(self.0.join(name)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => self.folder(name),
        }
    }

    /// Every name in the folder with what it stands for, in the order in which the disk gives them.
    pub(super) fn entries(&self, most: usize) -> io::Result<Vec<(OsString, Kind)>> {
        fs::read_dir(&self.0)?
            .take(most)
            .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?.into()))))
            .collect()
    }

    /// What the name stands for, without following a link.
    pub(super) fn kind(&self, name: impl AsRef<OsStr>) -> io::Result<Kind> {
        Ok(self.0.join(name.as_ref()).symlink_metadata()?.file_type().into())
    }

    /// Opens a file for reading.
    pub(super) fn open_file(&self, name: &str) -> io::Result<File> {
        self.open(name, OpenOptions::new().read(true))
    }

    /// Opens a file that exists so that it can be locked.
    pub(super) fn open_for_lock(&self, name: &str) -> io::Result<File> {
        self.open(name, OpenOptions::new().read(true).write(true))
    }

    fn open(&self, name: &str, how: &OpenOptions) -> io::Result<File> {
        match self.kind(name)? {
            Kind::File => how.open(self.0.join(name)),
            _ => Err(ErrorKind::InvalidInput.into()),
        }
    }

    /// A new, empty file.
    pub(super) fn create_new(&self, name: &str) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(self.0.join(name))
    }

    /// Gives the file its name unless the name is taken (`AlreadyExists`).
    pub(super) fn publish(&self, temp: &str, name: &str) -> io::Result<()> {
        patiently(|| {
            let mut temp = tempfile::TempPath::try_from_path(self.0.join(temp))?;
            // Removing it after a failure is its owner's work, as a retry needs it.
            temp.disable_cleanup(true);
            temp.persist_noclobber(self.0.join(name)).map_err(|failed| failed.error)
        })
    }

    /// Renames over what is there.
    pub(super) fn rename_over(&self, temp: &str, name: &str) -> io::Result<()> {
        patiently(|| fs::rename(self.0.join(temp), self.0.join(name)))
    }

    /// Removes a name that is no folder.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        patiently(|| fs::remove_file(self.0.join(name)))
    }

    /// A folder cannot be synced by its path; Windows writes names through its own journal.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same shape as where it can fail")]
    pub(super) fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    /// Makes a file that was there already outlast a power cut.
    pub(super) fn confirm(&self, name: &str) -> io::Result<()> {
        sync_file(&self.open_for_lock(name)?)
    }

    /// Waits for the folder's lock, a file in it. Where the disk has none, the comparison of bytes must do.
    pub(super) fn lock(&self) -> io::Result<Lock> {
        let path = self.0.join(LOCK);
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path)?;
        match file.lock() {
            Err(error) if error.kind() != ErrorKind::Unsupported => Err(error),
            _ => Ok(Lock(Some(path), Some(file))),
        }
    }

    /// Whether two names are one file: the same name in another case.
    #[expect(clippy::unnecessary_wraps, reason = "the same shape as where it can fail")]
    pub(super) fn same_file(&self, name: &str, other: &Self, other_name: &str) -> io::Result<bool> {
        let lower = |folder: &Path, name| folder.join(name).to_string_lossy().to_lowercase();
        Ok(lower(&self.0, name) == lower(&other.0, other_name))
    }

    /// No permission bits are known here.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same shape as where there are some")]
    pub(super) fn mode(&self, _name: &str) -> io::Result<Option<u32>> {
        Ok(None)
    }

    /// There are no permission bits to set.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same shape as where there are some")]
    pub(super) fn change_mode(&self, _name: &str, _mode: u32) -> io::Result<()> {
        Ok(())
    }
}

/// Again and again for up to two seconds: a virus scanner or a sync tool holds a new file open for a moment.
fn patiently<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION
    let busy = |error: &io::Error| cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32));
    for wait in [10, 20, 40, 80, 150, 250, 350, 500, 600] {
        match call() {
            Err(error) if busy(&error) => std::thread::sleep(Duration::from_millis(wait)),
            done => return done,
        }
    }
    call()
}

/// Makes the bytes of a file outlast a power cut.
pub(super) fn sync_file(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// There are no permission bits to set.
#[expect(clippy::unnecessary_wraps, reason = "the same shape as where it can fail")]
pub(super) fn set_mode(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Permissions come from the folder here.
#[expect(clippy::unnecessary_wraps, reason = "the same shape as where it can fail")]
pub(super) fn copy_access(_from: &File, _to: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};

    fn folder() -> (tempfile::TempDir, Directory) {
        let dir = tempfile::tempdir().unwrap();
        let root = Directory::root(dir.path()).unwrap();
        (dir, root)
    }

    fn file(folder: &Directory, name: &str, bytes: &[u8]) {
        let mut file = folder.create_new(name).unwrap();
        file.write_all(bytes).unwrap();
        set_mode(&file, 0o600).unwrap();
        sync_file(&file).unwrap();
    }

    fn text(folder: &Directory, name: &str) -> String {
        let mut text = String::new();
        folder.open_file(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_name_is_published_once_and_never_replaced() {
        let (_dir, root) = folder();
        file(&root, "a.tmp", b"first");
        file(&root, "b.tmp", b"second");
        root.publish("a.tmp", "record").unwrap();
        let taken = root.publish("b.tmp", "record").unwrap_err();
        assert_eq!(taken.kind(), ErrorKind::AlreadyExists);
        assert_eq!(text(&root, "record"), "first");
        assert_eq!(text(&root, "b.tmp"), "second", "what failed is kept for a retry");
        root.confirm("record").unwrap();
        root.sync().unwrap();
    }

    #[test]
    fn folders_files_and_names_are_as_they_were_made() {
        let (_dir, root) = folder();
        let inner = root.make_folder("inner").unwrap();
        root.make_folder("inner").unwrap();
        assert!(root.beneath("inner").is_none());
        file(&inner, "one", b"1");
        file(&inner, "two", b"2");
        copy_access(&inner.open_file("one").unwrap(), &inner.open_for_lock("two").unwrap()).unwrap();
        inner.rename_over("two", "one").unwrap();
        assert_eq!(text(&inner, "one"), "2");
        assert_eq!(root.entries(9).unwrap(), [(OsString::from("inner"), Kind::Folder)]);
        assert_eq!(root.folder("missing").unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(inner.folder("one").unwrap_err().kind(), ErrorKind::NotADirectory);
        assert_eq!(root.open_file("inner").unwrap_err().kind(), ErrorKind::InvalidInput);
        assert!(inner.same_file("one", &inner, "ONE").unwrap());
        assert_eq!(inner.mode("one").unwrap(), None);
        inner.change_mode("one", 0o600).unwrap();
        inner.remove("one").unwrap();
        assert!(inner.entries(9).unwrap().is_empty());
    }

    #[test]
    fn the_lock_leaves_nothing_behind() {
        let (_dir, root) = folder();
        drop(root.lock().unwrap());
        assert!(root.entries(9).unwrap().is_empty());
    }
}
