//! Links, pipes, devices and files of two gigabytes in the places of records.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::harmless;
use crate::shell::Shell;

/// A record of each kind of file, and the places of files that are no records.
const FILES: &[&str] = &[
    "pupils/rowan/pupil.toml",
    "pupils/rowan/provision/phonics.toml",
    "pupils/rowan/targets/asks.toml",
    "pupils/rowan/cycles/2026-autumn.toml",
    "pupils/rowan/sessions/2026-11/20-0930-jm-k7qd.toml",
    "pupils/rowan/contacts/2026-11/20-1500-jm-k7qd.toml",
    "templates/weekly.md",
    "templates/home.md",
    ".gitattributes",
];

/// Puts something in the place of each file.
fn in_place_of_each(shell: &Shell, put: fn(&Path)) {
    for path in FILES.iter().map(|file| shell.root().join(file)) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        put(&path);
    }
}

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

fn sparse(path: &Path) {
    fs::File::create(path).unwrap().set_len(2 << 30).unwrap();
}

fn link_outside(path: &Path) {
    let records = path.ancestors().find(|folder| folder.ends_with("records")).unwrap();
    symlink(records.parent().unwrap().join("outside/pupil.toml"), path).unwrap();
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let says = ["pupils/rowan/pupil.toml is a link", "targets/asks.toml is a link", "templates/weekly.md is a link"];
    harmless(|shell| in_place_of_each(shell, link_outside), &says);
}

#[test]
fn a_link_to_a_device_is_not_followed() {
    let put = |path: &Path| symlink("/dev/zero", path).unwrap();
    harmless(|shell| in_place_of_each(shell, put), &["pupils/rowan/pupil.toml is a link"]);
}

#[test]
fn a_pipe_is_not_waited_for() {
    harmless(|shell| in_place_of_each(shell, pipe), &["pupils/rowan/pupil.toml is a device, pipe or socket"]);
}

#[test]
fn a_socket_is_no_file() {
    let put = |path: &Path| drop(UnixListener::bind(path).unwrap());
    harmless(|shell| in_place_of_each(shell, put), &["pupils/rowan/pupil.toml is a device, pipe or socket"]);
}

#[test]
fn a_file_of_two_gigabytes_is_not_read() {
    harmless(|shell| in_place_of_each(shell, sparse), &["pupils/rowan/pupil.toml is larger than 256 KiB"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_no_file() {
    let put = |path: &Path| fs::create_dir(path).unwrap();
    harmless(|shell| in_place_of_each(shell, put), &["pupils/rowan/pupil.toml is a folder, not a file"]);
}

/// Without `keywork.toml` nothing is known of the school; every command says so and ends.
#[test]
fn nothing_odd_stands_for_the_file_of_the_school() {
    let puts: [fn(&Path); 4] = [link_outside, pipe, sparse, |path| fs::create_dir(path).unwrap()];
    for put in puts {
        let school = |shell: &Shell| {
            fs::remove_file(shell.root().join("keywork.toml")).unwrap();
            put(&shell.root().join("keywork.toml"));
        };
        harmless(school, &["keywork.toml"]);
    }
}

/// Puts a link to a folder outside in the place of this one.
fn link_folder(shell: &Shell, folder: &str) {
    let path = shell.root().join(folder);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink(shell.root().join("../outside"), path).unwrap();
}

#[test]
fn a_link_in_the_place_of_a_folder_leads_nowhere() {
    let months = ["pupils/rowan/sessions/2026-11", "pupils/rowan/targets", "pupils/rowan/contacts"];
    let around = ["pupils/wren", "pupils/rowan/meetings", "concerns", "templates", "pupils/rowan/sessions"];
    for folders in [&["pupils"][..], &["pupils/rowan"], &months, &around] {
        let says: Vec<String> = folders.iter().map(|folder| format!("{folder} is a link")).collect();
        let says: Vec<&str> = says.iter().map(String::as_str).collect();
        harmless(|shell| folders.iter().for_each(|folder| link_folder(shell, folder)), &says);
    }
}

#[test]
fn links_in_a_ring_have_an_end() {
    let ring = |shell: &Shell| {
        for (target, link) in [(".", "2026-10"), ("..", "2026-09"), ("../../../..", "2026-08"), ("self", "self")] {
            symlink(target, shell.root().join("pupils/rowan/sessions").join(link)).unwrap();
        }
        symlink(".", shell.root().join("pupils/ivy")).unwrap();
    };
    harmless(ring, &["sessions/2026-10 is a link", "pupils/ivy is a link"]);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_no_folder() {
    let inner = ["pupils/rowan/sessions", "pupils/rowan/contacts/2026-11", "pupils/rowan/targets", "concerns"];
    for folders in [&["pupils"][..], &["pupils/rowan"], &inner] {
        let put = |shell: &Shell| {
            for folder in folders {
                let _ = fs::remove_dir_all(shell.root().join(folder));
                shell.put(folder, "no folder");
            }
        };
        harmless(put, &[]);
    }
}

#[test]
fn a_damaged_repository_stops_nothing() {
    let puts: [fn(&Path); 4] = [
        pipe,
        sparse,
        |path| symlink("/dev/zero", path).unwrap(),
        |path| {
            for folder in ["", "objects", "refs", "info", "hooks"] {
                fs::create_dir_all(path.join(folder)).unwrap();
            }
            fs::write(path.join("HEAD"), "\u{1b}[2J\n").unwrap();
            fs::write(path.join("config"), "[core]\nfsmonitor = \u{1b}[2Jtouch ../../touched\n").unwrap();
        },
    ];
    for put in puts {
        harmless(|shell| put(&shell.root().join(".git")), &[]);
    }
}

/// Names that no record can have: each is said, shown without its effect, and nothing in it counts.
#[test]
fn a_name_that_is_no_name_is_reported() {
    let names = |shell: &Shell| {
        let month = shell.root().join("pupils/rowan/sessions/2026-11");
        let session = fs::read(month.join("23-0930-jm-k7qd.toml")).unwrap();
        for name in [
            &b"20-0930-jm-aaaa\n.toml"[..],
            b"20-1000-jm-\x1b[2K\rOK.toml",
            b"20-1030-jm-\xff\xfe.toml",
            b"20-1100-jm-\xe2\x80\xaelmot.toml",
            b"-rf.toml",
        ] {
            fs::write(month.join(OsStr::from_bytes(name)), &session).unwrap();
        }
        for name in [
            &b"Rowan"[..],
            "zo\u{eb}".as_bytes(),
            "zoe\u{308}".as_bytes(),
            b"con",
            b"nul.txt",
            b"com1",
            b"rowan.",
            b"rowan ",
            b"a\nb",
            b"\x1b[2J",
            b"\xff",
            b"..toml",
            b"new",
            "\u{440}owan".as_bytes(),
        ] {
            fs::create_dir_all(shell.root().join("pupils").join(OsStr::from_bytes(name))).unwrap();
        }
        for name in ["CVC-words.toml", "nul.toml", "cvc-words .toml", "cvc-words.TOML", "cvc\u{200b}-words.toml"] {
            shell.put(&format!("pupils/rowan/targets/{name}"), include_str!("target.toml"));
        }
    };
    let says = [
        "error[bad-name]",
        "20-0930-jm-aaaa␊.toml",
        "20-1000-jm-␛[2K␍OK.toml",
        "20-1100-jm-<U+202E>lmot.toml",
        "pupils/Rowan",
        "pupils/con",
        "pupils/com1",
        "pupils/rowan.",
        "pupils/new",
        "targets/CVC-words.toml",
        "targets/nul.toml",
        "targets/cvc-words.TOML",
        "targets/cvc<U+200B>-words.toml",
    ];
    harmless(names, &says);
    let shell = super::school();
    names(&shell);
    assert!(
        shell.run("pupil list --json").out.matches("\"id\"").count() == 1,
        "one pupil alone has a name that is an id"
    );
}
