//! The floor: every file opened and read in as many threads as keywork has, and nothing done with it.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// Reads every record below a folder, the pupils in parallel and their files too.
pub(crate) fn read_all(folder: &Path) -> io::Result<()> {
    let entries: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| {
        if entry.file_type()?.is_dir() { read_all(&entry.path()) } else { fs::read(entry.path()).map(drop) }
    })
}

/// Reads these files.
pub(crate) fn read_files(files: &[PathBuf]) -> io::Result<()> {
    files.par_iter().with_min_len(16).try_for_each(|file| fs::read(file).map(drop))
}
