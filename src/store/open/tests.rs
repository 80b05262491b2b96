#![expect(clippy::disallowed_methods, reason = "the tests put things on the disk that store would refuse")]

use super::*;
use std::fs;

#[test]
fn files_are_listed_by_name_and_read() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("a/b")).unwrap();
    fs::write(root.path().join("a/2.toml"), "two").unwrap();
    fs::write(root.path().join("a/10.toml"), "ten").unwrap();
    let folder = Folder::open(root.path(), "a").unwrap();
    let names: Vec<_> = folder.list().unwrap().entries.into_iter().map(|entry| (entry.name, entry.kind)).collect();
    let expected = [("10.toml", Kind::File), ("2.toml", Kind::File), ("b", Kind::Folder)];
    assert_eq!(names, expected.map(|(name, kind)| (name.to_owned(), kind)));
    assert_eq!(folder.read("2.toml").unwrap(), b"two");
    assert_eq!(read_file(root.path(), "a/10.toml").unwrap(), b"ten");
    assert_eq!(folder.folder("b").unwrap().path(), "a/b");
}

#[test]
fn what_is_missing_or_no_file_is_said_with_its_first_bad_step() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("a")).unwrap();
    fs::write(root.path().join("a/file"), "").unwrap();
    let error = |relative| read_file(root.path(), relative).unwrap_err();
    assert_eq!(error("a/no/x"), ReadError::Missing { path: "a/no".to_owned() });
    assert_eq!(error("a/x"), ReadError::Missing { path: "a/x".to_owned() });
    assert_eq!(error("a"), ReadError::NotAFile { path: "a".to_owned(), found: Kind::Folder });
    assert_eq!(error("a/file/x"), ReadError::NotAFolder { path: "a/file".to_owned(), found: Kind::File });
    for outside in ["../x", "a/../../x", "/etc/passwd", ".git/config", ""] {
        assert!(matches!(error(outside), ReadError::Outside { .. }), "{outside}");
    }
    assert!(Folder::open(&root.path().join("nowhere"), "").unwrap_err().is_missing());
}

#[test]
fn a_file_may_be_as_large_as_the_limit_and_no_larger() {
    let root = tempfile::tempdir().unwrap();
    let limit = usize::try_from(MAX_RECORD_BYTES).unwrap();
    fs::write(root.path().join("most"), vec![b'#'; limit]).unwrap();
    fs::write(root.path().join("more"), vec![b'#'; limit + 1]).unwrap();
    assert_eq!(read_file(root.path(), "most").unwrap().len(), limit);
    let more = read_file(root.path(), "more").unwrap_err();
    assert_eq!(more, ReadError::TooLarge { path: "more".to_owned() });
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    #[test]
    fn no_link_is_followed_anywhere_inside() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("real")).unwrap();
        fs::write(root.path().join("real/x"), "inside").unwrap();
        fs::write(outside.path().join("x"), "canary").unwrap();
        symlink(outside.path(), root.path().join("away")).unwrap();
        symlink("real", root.path().join("within")).unwrap();
        symlink("/dev/zero", root.path().join("zero")).unwrap();
        symlink("loop", root.path().join("loop")).unwrap();
        for (path, link) in [("away/x", "away"), ("within/x", "within"), ("zero", "zero"), ("loop", "loop")] {
            let error = read_file(root.path(), path).unwrap_err();
            assert_eq!(error, ReadError::Link { path: link.to_owned() });
        }
        let links = tempfile::tempdir().unwrap();
        let by_link = links.path().join("records");
        symlink(root.path(), &by_link).unwrap();
        assert_eq!(read_file(&by_link, "real/x").unwrap(), b"inside", "the root itself may be a link");
    }

    #[test]
    fn going_step_by_step_refuses_the_same_links() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        symlink("a", root.path().join("link")).unwrap();
        let root = Folder::open(root.path(), "").unwrap();
        assert_eq!(root.step("a").unwrap().step("b").unwrap().path(), "a/b");
        assert_eq!(root.step("link").unwrap_err(), ReadError::Link { path: "link".to_owned() });
    }

    #[test]
    fn a_pipe_is_refused_without_waiting_for_its_other_end() {
        let root = tempfile::tempdir().unwrap();
        let directory = Directory::root(root.path()).unwrap();
        directory.make_pipe("pipe");
        let expected = ReadError::NotAFile { path: "pipe".to_owned(), found: Kind::Other };
        assert_eq!(read_file(root.path(), "pipe").unwrap_err(), expected);
        let expected = ReadError::NotAFolder { path: "pipe".to_owned(), found: Kind::Other };
        assert_eq!(read_file(root.path(), "pipe/x").unwrap_err(), expected);
    }

    #[test]
    fn a_device_is_no_record() {
        // A link to a device is refused as a link; the device itself is refused as one.
        let error = Folder::open(Path::new("/dev"), "").unwrap().read("zero").unwrap_err();
        assert_eq!(error, ReadError::NotAFile { path: "zero".to_owned(), found: Kind::Other });
    }

    #[test]
    fn a_name_that_is_no_text_is_reported_not_lost() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(std::ffi::OsStr::from_bytes(b"a\xff.toml")), "").unwrap();
        let listing = Folder::open(root.path(), "").unwrap().list().unwrap();
        assert!(listing.entries.is_empty());
        assert_eq!(listing.unreadable, ["a\u{fffd}.toml"]);
    }
}
