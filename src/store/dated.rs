use std::path::Path;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

use super::relative::{join, split};
use super::write::{check_path, check_size, confirm, place, prepare};
use super::{Folder, Listing, StoreError, Written};

/// The fewest characters of the digest in a record's name.
const DIGEST_LENGTH: usize = 4;

/// Writes a new record whose name is this stem, the start of its digest and `.toml`, and gives its path.
///
/// Four characters of the digest, more when that name is taken by other bytes; so no two records that differ ever
/// meet, and the same record twice is one.
///
/// # Errors
///
/// As [`super::create`].
pub fn create_dated(root: &Path, stem: &str, bytes: &[u8]) -> Result<(String, Written), StoreError> {
    check_size(stem, bytes)?;
    check_path(stem)?;
    let (folder, stem) = split(stem);
    let (folder, listing) = prepare(root, folder)?;
    if let Some(name) = same_record(&folder, &listing, stem, bytes) {
        return Ok((join(folder.path(), name), confirm(&folder, name)?));
    }
    let digest = digest(bytes);
    for length in DIGEST_LENGTH..digest.len() {
        let name = dated_name(stem, &digest[..length]);
        match place(&folder, &name, bytes) {
            Err(StoreError::Taken { .. }) => {}
            done => return Ok((join(folder.path(), &name), done?)),
        }
    }
    let name = dated_name(stem, &digest);
    let written = place(&folder, &name, bytes)?;
    Ok((join(folder.path(), &name), written))
}

/// The path that a new record gets unless another has it.
pub(super) fn first_name(stem: &str, bytes: &[u8]) -> String {
    dated_name(stem, &digest(bytes)[..DIGEST_LENGTH])
}

fn dated_name(stem: &str, digest: &str) -> String {
    format!("{stem}-{digest}.toml")
}

fn digest(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(Sha256::digest(bytes).as_slice()).to_ascii_lowercase()
}

/// A record of the same time and person that holds these very bytes, perhaps under a longer digest.
fn same_record<'a>(folder: &Folder, listing: &'a Listing, stem: &str, bytes: &[u8]) -> Option<&'a str> {
    let is_digest =
        |text: &str| text.len() >= DIGEST_LENGTH && text.bytes().all(|c| matches!(c, b'a'..=b'z' | b'2'..=b'7'));
    listing.entries.iter().map(|entry| entry.name.as_str()).find(|name| {
        name.strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('-'))
            .and_then(|rest| rest.strip_suffix(".toml"))
            .is_some_and(is_digest)
            && folder.read(name).is_ok_and(|there| there == bytes)
    })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]
mod tests {
    use super::*;
    use crate::store::{create, read_file};
    use std::fs;

    const STEM: &str = "pupils/rowan/sessions/2026-11/23-0930-jm";

    #[test]
    fn a_dated_name_is_the_start_of_the_digest() {
        let root = tempfile::tempdir().unwrap();
        let (path, written) = create_dated(root.path(), STEM, b"abc").unwrap();
        // SHA-256 of "abc" is ba7816bf…; its first 20 bits in base32 are "xj4b".
        assert_eq!((path.as_str(), written), (&*format!("{STEM}-xj4b.toml"), Written::New));
        assert_eq!(create_dated(root.path(), STEM, b"abc").unwrap(), (path, Written::Already));
    }

    #[test]
    fn a_name_that_is_taken_by_other_bytes_gets_longer() {
        let root = tempfile::tempdir().unwrap();
        create(root.path(), &format!("{STEM}-xj4b.toml"), b"edited since").unwrap();
        create(root.path(), &format!("{STEM}-xj4bn.toml"), b"edited too").unwrap();
        let (path, written) = create_dated(root.path(), STEM, b"abc").unwrap();
        assert_eq!(path.len(), STEM.len() + "-xj4bnp.toml".len());
        assert_eq!(written, Written::New);
        assert_eq!(create_dated(root.path(), STEM, b"abc").unwrap(), (path.clone(), Written::Already));

        fs::remove_file(root.path().join(format!("{STEM}-xj4b.toml"))).unwrap();
        let again = create_dated(root.path(), STEM, b"abc").unwrap();
        assert_eq!(again, (path, Written::Already), "it stays under its longer name");
    }

    #[test]
    fn another_person_or_minute_is_another_record() {
        let root = tempfile::tempdir().unwrap();
        create_dated(root.path(), STEM, b"abc").unwrap();
        let other = STEM.replace("jm", "as");
        assert_eq!(create_dated(root.path(), &other, b"abc").unwrap().1, Written::New);
    }

    #[test]
    fn fifty_writers_in_one_minute_write_fifty_records() {
        let root = tempfile::tempdir().unwrap();
        let paths: Vec<_> = std::thread::scope(|scope| {
            let write = |number: usize| create_dated(root.path(), STEM, format!("n = {number}").as_bytes());
            let threads: Vec<_> = (0..50).map(|number| scope.spawn(move || write(number).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(paths.iter().all(|(_, written)| *written == Written::New));
        let folder = Folder::open(root.path(), split(STEM).0).unwrap();
        assert_eq!(folder.list().unwrap().entries.len(), 50);
        for (number, (path, _)) in paths.iter().enumerate() {
            assert_eq!(read_file(root.path(), path).unwrap(), format!("n = {number}").into_bytes());
        }
    }

    #[test]
    fn fifty_writers_of_one_record_write_one() {
        let root = tempfile::tempdir().unwrap();
        let new = std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..50).map(|_| scope.spawn(|| create_dated(root.path(), STEM, b"abc").unwrap().1)).collect();
            threads.into_iter().filter(|_| true).map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(new.iter().filter(|written| **written == Written::New).count(), 1);
        assert_eq!(Folder::open(root.path(), split(STEM).0).unwrap().list().unwrap().entries.len(), 1);
    }
}
