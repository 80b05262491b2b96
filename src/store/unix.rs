use std::ffi::{OsStr, OsString};
use std::fs::{File, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Gid, Mode, OFlags};
use rustix::io::{Errno, retry_on_intr};

use super::Kind;

/// Neither a link nor a pipe nor a terminal may make opening wait or lead elsewhere.
const SAFE: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// A folder that is held open: what is done in it stays in it, whatever happens to the path meanwhile.
#[derive(Debug)]
pub(super) struct Directory(File);

/// The folder's advisory lock; it ends with this value.
pub(super) struct Lock<'a>(&'a File);

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // Closing the handle ends the lock too.
        let _ = self.0.unlock();
    }
}

impl From<FileType> for Kind {
    fn from(found: FileType) -> Self {
        match found {
            FileType::RegularFile => Self::File,
            FileType::Directory => Self::Folder,
            FileType::Symlink => Self::Link,
            _ => Self::Other,
        }
    }
}

impl Directory {
    /// The records folder itself, which may be reached through links.
    pub(super) fn root(path: &Path) -> io::Result<Self> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()))?;
        Ok(Self(File::from(opened)))
    }

    fn open(&self, name: &str, flags: OFlags, mode: Mode) -> io::Result<File> {
        let opened = retry_on_intr(|| rustix::fs::openat(&self.0, name, flags | SAFE, mode))?;
        Ok(File::from(opened))
    }

    /// A folder further down, in one call where the kernel can refuse links on the whole way.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    pub(super) fn beneath(&self, relative: &str) -> Option<Self> {
        use rustix::fs::{ResolveFlags, openat2};
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = retry_on_intr(|| openat2(&self.0, relative, flags, Mode::empty(), resolve)).ok()?;
        Some(Self(File::from(opened)))
    }

    /// A folder further down in one call: not on this system, so the caller goes step by step.
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    #[expect(clippy::unused_self, reason = "the same shape as where one call does it")]
    pub(super) fn beneath(&self, _relative: &str) -> Option<Self> {
        None
    }

    /// The folder of this name, which must not be a link.
    pub(super) fn folder(&self, name: &str) -> io::Result<Self> {
        self.open(name, OFlags::DIRECTORY, Mode::empty()).map(Self)
    }

    /// Makes the folder for its owner alone; one that is there already is as good.
    pub(super) fn make_folder(&self, name: &str) -> io::Result<Self> {
        match rustix::fs::mkdirat(&self.0, name, Mode::RWXU) {
            Ok(()) => {
                let made = self.folder(name)?;
                set_mode(&made.0, 0o700)?;
                Ok(made)
            }
            Err(Errno::EXIST) => self.folder(name),
            Err(error) => Err(error.into()),
        }
    }

    /// The names in the folder, up to this many, with what each stands for, in the order in which the disk gives them.
    pub(super) fn entries(&self, most: usize) -> io::Result<Vec<(OsString, Kind)>> {
        let mut found = Vec::new();
        for entry in Dir::read_from(&self.0)? {
            if found.len() == most {
                break;
            }
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                // Some file systems do not say it in the listing. A name that has gone meanwhile is no entry.
                FileType::Unknown => match self.kind(name) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    kind => kind?,
                },
                known => known.into(),
            };
            found.push((name.to_owned(), kind));
        }
        Ok(found)
    }

    /// What the name stands for, without following a link.
    pub(super) fn kind(&self, name: impl AsRef<OsStr>) -> io::Result<Kind> {
        let stat = rustix::fs::statat(&self.0, name.as_ref(), AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(FileType::from_raw_mode(stat.st_mode).into())
    }

    /// Opens for reading; it may be anything but a link, so the caller looks at what it got.
    pub(super) fn open_file(&self, name: &str) -> io::Result<File> {
        self.open(name, OFlags::RDONLY, Mode::empty())
    }

    /// Opens a file that exists so that it can be locked on a network drive as well.
    pub(super) fn open_for_lock(&self, name: &str) -> io::Result<File> {
        self.open(name, OFlags::RDWR, Mode::empty())
    }

    /// A new, empty file for its owner alone.
    pub(super) fn create_new(&self, name: &str) -> io::Result<File> {
        self.open(name, OFlags::RDWR | OFlags::CREATE | OFlags::EXCL, Mode::RUSR | Mode::WUSR)
    }

    /// Gives the file its name unless the name is taken (`AlreadyExists`), by the best way that the disk knows.
    pub(super) fn publish(&self, temp: &str, name: &str) -> io::Result<()> {
        match self.publish_by_rename(temp, name) {
            Err(error) if BEYOND.contains(&error) => {}
            done => return Ok(done?),
        }
        match self.publish_by_link(temp, name) {
            // exFAT, which has no links, says EPERM.
            Err(error) if BEYOND.contains(&error) || matches!(error, Errno::PERM | Errno::MLINK) => {}
            done => return Ok(done?),
        }
        self.publish_under_lock(temp, name)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn publish_by_rename(&self, temp: &str, name: &str) -> rustix::io::Result<()> {
        rustix::fs::renameat_with(&self.0, temp, &self.0, name, rustix::fs::RenameFlags::NOREPLACE)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    #[expect(clippy::unused_self, reason = "the same shape as where the system can do it")]
    fn publish_by_rename(&self, _temp: &str, _name: &str) -> rustix::io::Result<()> {
        Err(Errno::NOSYS)
    }

    fn publish_by_link(&self, temp: &str, name: &str) -> rustix::io::Result<()> {
        rustix::fs::linkat(&self.0, temp, &self.0, name, AtFlags::empty())?;
        // The record has its name; a second name that stays is swept later.
        let _ = self.remove(temp);
        Ok(())
    }

    fn publish_under_lock(&self, temp: &str, name: &str) -> io::Result<()> {
        let _lock = self.lock()?;
        match self.kind(name) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.rename_over(temp, name),
            Err(error) => Err(error),
        }
    }

    /// Renames over what is there.
    pub(super) fn rename_over(&self, temp: &str, name: &str) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.0, temp, &self.0, name)?)
    }

    /// Removes a name that is no folder.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Makes the names in this folder outlast a power cut, as far as the disk knows how.
    pub(super) fn sync(&self) -> io::Result<()> {
        sync_file(&self.0)
    }

    /// Makes a file that was there already, and its name, outlast a power cut.
    pub(super) fn confirm(&self, name: &str) -> io::Result<()> {
        sync_file(&self.open_file(name)?)?;
        self.sync()
    }

    /// Waits for the folder's lock. Where the disk has none, uniqueness rests on the names alone.
    pub(super) fn lock(&self) -> io::Result<Lock<'_>> {
        match self.0.lock() {
            // On NFS only what can be written to can be locked, and a folder's handle cannot.
            Err(error) if !is_beyond_the_disk(&error) && !is_any(&error, &[Errno::NOLCK, Errno::BADF]) => Err(error),
            _ => Ok(Lock(&self.0)),
        }
    }

    /// Whether two names are one file: the same name in another case, or two names of one file.
    pub(super) fn same_file(&self, name: &str, other: &Self, other_name: &str) -> io::Result<bool> {
        let one = rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?;
        let two = rustix::fs::statat(&other.0, other_name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok((one.st_dev, one.st_ino) == (two.st_dev, two.st_ino))
    }

    /// The permission bits of a name in the folder, or of the folder itself (`.`).
    #[allow(clippy::useless_conversion, reason = "modes have 16 bits on some systems and 32 on others")]
    pub(super) fn mode(&self, name: &str) -> io::Result<Option<u32>> {
        let stat = rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(Some(Mode::from_raw_mode(stat.st_mode).bits().into()))
    }

    /// Sets the permission bits of a name in the folder, or of the folder itself (`.`).
    pub(super) fn change_mode(&self, name: &str, mode: u32) -> io::Result<()> {
        set_mode(&self.open_file(name)?, mode)
    }
}

/// The errors by which a disk says that it has no such operation, not that the operation failed.
const BEYOND: [Errno; 5] = [Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::NOSYS, Errno::NOTTY];

fn is_beyond_the_disk(error: &io::Error) -> bool {
    is_any(error, &BEYOND)
}

fn is_any(error: &io::Error, known: &[Errno]) -> bool {
    Errno::from_io_error(error).is_some_and(|errno| known.contains(&errno))
}

/// Makes the bytes of a file, or the names in a folder, outlast a power cut, as far as the disk knows how.
pub(super) fn sync_file(file: &File) -> io::Result<()> {
    let beyond = match file.sync_all() {
        Err(error) if is_beyond_the_disk(&error) => error,
        done => return done,
    };
    // macOS cannot flush a network drive's own cache, but can hand the bytes over.
    match retry_on_intr(|| rustix::fs::fsync(file)) {
        Err(error) if !is_beyond_the_disk(&error.into()) => Err(beyond),
        _ => Ok(()),
    }
}

/// Sets the permission bits exactly, whatever the umask. A disk without permissions has nothing to set.
pub(super) fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    match file.set_permissions(Permissions::from_mode(mode)) {
        Err(error) if error.kind() != io::ErrorKind::PermissionDenied && !is_beyond_the_disk(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Gives a file the permissions of the one that it is to replace, and never to more people than could see that.
pub(super) fn copy_access(from: &File, to: &File) -> io::Result<()> {
    let (old, new) = (from.metadata()?, to.metadata()?);
    let mut mode = old.mode() & 0o777;
    let group = Some(Gid::from_raw(old.gid()));
    if new.gid() != old.gid() && rustix::fs::fchown(to, None, group).is_err() {
        // The bits would speak of another group.
        mode &= !0o070;
    }
    set_mode(to, mode)
}

/// One way to give a file its name.
#[cfg(test)]
type Publish = fn(&Directory, &str, &str) -> io::Result<()>;

#[cfg(test)]
impl Directory {
    /// Each way to publish, so that those that this disk does not need are tested as well.
    pub(super) const WAYS: [Publish; 3] = [
        |directory, temp, name| Ok(directory.publish_by_rename(temp, name)?),
        |directory, temp, name| Ok(directory.publish_by_link(temp, name)?),
        Self::publish_under_lock,
    ];

    /// A named pipe with no one at its other end.
    pub(super) fn make_pipe(&self, name: &str) {
        let kind = FileType::Fifo;
        rustix::fs::mknodat(&self.0, name, kind, Mode::RUSR | Mode::WUSR, 0).expect("a pipe can be made");
    }
}
