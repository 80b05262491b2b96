//! No record is lost, half there or promised too early, whatever stops the program: a kill before any of its calls, a
//! disk that fails or is full, a power cut, a folder that a sync tool merges. Tried on the program itself by the harnesses in `tests/tools`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command that writes, and the folder that it is tried in.
struct Case {
    /// What it does, for messages.
    name: &'static str,
    /// Its arguments, as a shell reads them.
    arguments: &'static str,
    /// Changes the folder of [`seed`] into the one that the command begins with.
    prepare: fn(&Path),
    /// What it prints once it has done it.
    says_done: &'static str,
    /// True when it may be stopped with the old and the new file both there.
    moves: bool,
}

/// Every way to write. A new command that writes is a new line here.
const CASES: &[Case] = &[LOG, OBSERVE, CONTACT, CHANGE, PREPARE, COMPLETE, RECOMMEND, MEETING, DONE, REFILE, IMPORT];

/// A new record in a month that has no folder yet.
const LOG: Case = Case {
    name: "log",
    arguments: "log rowan cvc-words=8/10@clueing --note 'Tired after swimming'",
    prepare: |_| {},
    says_done: "^wrote",
    moves: false,
};

/// A record that is final, with the time of writing by the clock: given again, it is the same record.
const OBSERVE: Case = Case {
    name: "observe",
    arguments: "observe rowan --kind behaviour --behaviour 'Under the table' --place 'the hall' --at 10:40",
    prepare: |_| {},
    says_done: "^wrote",
    moves: false,
};

/// A new record in a folder that the pupil does not have yet.
const CONTACT: Case = Case {
    name: "contact",
    arguments: "contact rowan --with 'Ms Ash' --how phone --note 'Slept badly' --action 'jm:fri:Send the list'",
    prepare: |_| {},
    says_done: "^wrote",
    moves: false,
};

/// A change in a person's own file.
const CHANGE: Case = Case {
    name: "plan change",
    arguments: "plan change rowan cvc-words --what 'Words on cards' --why 'Flat for two weeks'",
    prepare: |_| {},
    says_done: "^wrote",
    moves: false,
};

/// A session prepared ahead, in a month that has no folder yet.
const PREPARE: Case = Case {
    name: "plan session",
    arguments: "plan session rowan cvc-words --on 2026-12-02 --objective 'Words with ch'",
    prepare: |_| {},
    says_done: "^wrote",
    moves: false,
};

/// A log that completes a prepared record, in its own file.
const COMPLETE: Case = Case {
    name: "log of a prepared session",
    arguments: "log rowan cvc-words=8/10@clueing --on 2026-11-24",
    prepare: |records| {
        let path = records.join("pupils/rowan/sessions/2026-11/24-0930-jm-c2od.toml");
        let prepared = "date = 2026-11-24\nstart = 09:30:00\nstaff = \"jm\"\nprovision = \"phonics\"\n\
                        recorded = 2026-11-23\n\n[prepared]\nby = \"jm\"\nactivity = \"Pairs\"\n";
        fs::write(&path, prepared).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    },
    says_done: "^wrote",
    moves: false,
};

/// What a professional advised.
const RECOMMEND: Case = Case {
    name: "recommend",
    arguments: "recommend rowan --from 'L. Hart' --role slt --text 'Model it' --text Wait",
    prepare: |_| {},
    says_done: "^wrote",
    moves: false,
};

/// What became of a meeting, in the record in which it was planned.
const MEETING: Case = Case {
    name: "meeting",
    arguments: "meeting rowan --kind parents --on 2026-11-26 --attended 'Ms Ash' --decision 'Five words'",
    prepare: |records| {
        let folder = records.join("pupils/rowan/meetings");
        let month = folder.join("2026-11");
        fs::create_dir_all(&month).unwrap();
        let planned =
            "date = 2026-11-26\nstart = 15:45:00\nstaff = \"jm\"\nkind = \"parents\"\nrecorded = 2026-11-23\n";
        fs::write(month.join("26-1545-jm-c2od.toml"), planned).unwrap();
        fs::set_permissions(month.join("26-1545-jm-c2od.toml"), fs::Permissions::from_mode(0o600)).unwrap();
        for folder in [&folder, &month] {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
        }
    },
    says_done: "^wrote",
    moves: false,
};

/// An answer in the record that asks.
const DONE: Case = Case {
    name: "done",
    arguments: "done 23-0930 --note 'Yes, from Monday'",
    prepare: |records| {
        let session = records.join("pupils/rowan/sessions/2026-11/23-0930-jm-k7qd.toml");
        let text = fs::read_to_string(&session).unwrap().replace("recorded =", "ask = \"The library?\"\nrecorded =");
        fs::write(&session, text).unwrap();
    },
    says_done: "^wrote",
    moves: false,
};

/// A record that says another month than the folder that it is in, moved to where it belongs.
const REFILE: Case = Case {
    name: "check --fix",
    arguments: "check --fix",
    prepare: |records| {
        let sessions = records.join("pupils/rowan/sessions");
        fs::rename(sessions.join("2026-11"), sessions.join("2026-10")).unwrap();
    },
    says_done: "nothing to mend",
    moves: true,
};

/// The results of a table; one session, since each of more is written whole by itself and the same again ends it.
const IMPORT: Case = Case {
    name: "import csv",
    arguments: "import csv results.csv rowan",
    prepare: |records| {
        let table = records.join("results.csv");
        fs::write(&table, "date,target,level,help\n2026-11-30,cvc-words,80,clueing\n").unwrap();
        fs::set_permissions(&table, fs::Permissions::from_mode(0o600)).unwrap();
    },
    says_done: "^wrote",
    moves: false,
};

/// The calls by which a program can change a folder.
const CHANGING: &str = "creat,write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,\
    unlinkat,mkdir,mkdirat,chmod,fchmod,fchmodat,flock";

/// The calls by which it gets at anything.
const OPENING: &str = "open,openat,openat2";

const KEYWORK: &str = env!("CARGO_BIN_EXE_keywork");

fn tool(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools").join(name)
}

/// A school with a pupil, a provision, a target and a session, closed to everybody else.
fn seed(records: &Path) {
    let files = [
        ("keywork.toml", include_str!("durability/keywork.toml")),
        (".gitattributes", "*.toml text eol=lf\n*.age -text -diff -merge\n"),
        ("pupils/rowan/pupil.toml", include_str!("durability/pupil.toml")),
        ("pupils/rowan/provision/phonics.toml", include_str!("durability/provision.toml")),
        ("pupils/rowan/targets/cvc-words.toml", include_str!("durability/target.toml")),
        ("pupils/rowan/sessions/2026-11/23-0930-jm-k7qd.toml", include_str!("durability/session.toml")),
    ];
    for (path, text) in files {
        let path = records.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    for folder in ["", "pupils", "pupils/rowan", "pupils/rowan/provision", "pupils/rowan/targets"] {
        fs::set_permissions(records.join(folder), fs::Permissions::from_mode(0o700)).unwrap();
    }
    for folder in ["pupils/rowan/sessions", "pupils/rowan/sessions/2026-11"] {
        fs::set_permissions(records.join(folder), fs::Permissions::from_mode(0o700)).unwrap();
    }
}

/// A shell command as the harnesses run it: one processor, one day, one person, files for the owner alone.
fn shell(script: &str, here: &Path) -> (bool, String) {
    let output = Command::new("bash")
        .args(["-c", &format!("umask 077\n{script}")])
        .current_dir(here)
        .env("KEYWORK", KEYWORK)
        .env("KEYWORK_AS_OF", "2026-12-01")
        .env("KEYWORK_STAFF", "jm")
        .env_remove("KEYWORK_RECORDS")
        // The n-th call is the same one in every run.
        .env("RAYON_NUM_THREADS", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

#[track_caller]
fn must(script: &str, here: &Path) -> String {
    let (success, said) = shell(script, here);
    assert!(success, "{script}\n{said}");
    said
}

/// The folder that a case begins with, and the states that it may be left in.
struct Stage {
    folder: tempfile::TempDir,
    verify: String,
}

impl Stage {
    /// Lays out `seed` and, by running the command once in peace, the signatures of what may be found later.
    fn new(case: &Case) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        let records = here.join("seed");
        seed(&records);
        (case.prepare)(&records);
        fs::create_dir(here.join("states")).unwrap();
        let verify = tool("verify_state.sh");
        let verify = verify.display();
        must(&format!("cp -a seed new; cd seed; {verify} sign >../states/old"), here);
        must(&format!("cd new; \"$KEYWORK\" {} >/dev/null; {verify} sign >../states/new", case.arguments), here);
        must("! cmp -s states/old states/new", here);
        if case.moves {
            must(&format!("cp -a seed both; cp -a new/. both; cd both; {verify} sign >../states/between"), here);
        }
        let verify = format!("{verify} {}", here.join("states").display());
        Self { folder, verify }
    }

    /// Runs a harness on the command; it must find nothing.
    fn harness(&self, case: &Case, name: &str, options: &str) -> String {
        let (success, said) = self.try_harness(case, name, options, &format!("\"$KEYWORK\" {}", case.arguments));
        assert!(success, "{name} {options}: {}\n{said}", case.name);
        said
    }

    fn try_harness(&self, case: &Case, name: &str, options: &str, command: &str) -> (bool, String) {
        // Mounts are the harness's own; who is not root is root in there.
        let script = format!(
            "if ((EUID == 0)); then own=(unshare --mount); else own=(unshare --map-root-user --mount); fi\n\
             \"${{own[@]}}\" {} -d seed -V '{}' -a '{}' {options} -- {command}",
            tool(name).display(),
            self.verify,
            case.says_done,
        );
        shell(&script, self.folder.path())
    }
}

/// The number after `name=` in a harness's last line.
fn counted(said: &str, name: &str) -> usize {
    let line = said.lines().rfind(|line| line.contains(": ")).unwrap();
    let word = line.split([' ', '(', ')']).find_map(|word| word.strip_prefix(&format!("{name}="))).unwrap();
    word.parse().unwrap()
}

#[track_caller]
fn none(said: &str, names: &[&str]) {
    for name in names {
        assert_eq!(counted(said, name), 0, "{name}\n{said}");
    }
}

/// Kills before each call, then gives the command again.
#[test]
fn a_kill_before_any_call_loses_nothing_and_the_same_again_ends_it() {
    for case in CASES {
        let again = format!("-R '\"$KEYWORK\" {} && touch .kw-tmp-again.tmp'", case.arguments.replace('\'', "'\\''"));
        let said = Stage::new(case).harness(case, "kill_at_syscall.sh", &format!("-s {OPENING},{CHANGING} {again}"));
        none(&said, &["lost", "after-ack", "silent", "damaged", "unrecovered"]);
        assert!(counted(&said, "old") > 10 && counted(&said, "new") > 1, "{said}");
    }
}

/// Lets each call fail with an error, the one time or from then on.
#[track_caller]
fn fails(calls: &str, how: &str) {
    for case in CASES {
        let said = Stage::new(case).harness(case, "kill_at_syscall.sh", &format!("-s {calls} -i error={how}"));
        none(&said, &["lost", "after-ack", "silent", "damaged"]);
        assert!(counted(&said, "old") > 2 && counted(&said, "new") > 1, "{said}");
    }
}

#[test]
fn a_disk_that_fails_loses_nothing() {
    fails(&format!("{OPENING},{CHANGING}"), "EIO");
    fails(CHANGING, "EIO -p");
}

#[test]
fn a_disk_that_fills_up_loses_nothing() {
    fails(CHANGING, "ENOSPC");
    fails(CHANGING, "ENOSPC -p");
}

#[test]
fn a_disk_that_turns_read_only_loses_nothing() {
    fails(CHANGING, "EROFS -p");
}

#[test]
fn a_power_cut_leaves_the_old_or_the_new_and_never_takes_back_what_was_said() {
    for case in CASES {
        let stage = Stage::new(case);
        for model in ["strict", "journal"] {
            let said = stage.harness(case, "crash_states.py", &format!("-m {model}"));
            none(&said, &["lost-after-ack", "damaged"]);
            assert!(!said.contains("warning"), "{said}");
            assert!(counted(&said, "new") > 1, "{said}");
        }
    }
}

#[test]
fn a_full_disk_a_limit_or_a_closed_output_loses_nothing() {
    for case in CASES {
        let said = Stage::new(case).harness(case, "enospc.sh", "-b 16");
        none(&said, &["silent", "damaged"]);
        assert!(!said.contains("skip"), "a part did not run\n{said}");
        // `check` says on standard output what it could not read, and ends with 1.
        let mut speechless = said.lines().filter(|line| line.contains("without a word"));
        assert!(speechless.all(|line| line.contains("exit 1 ")), "{said}");
        assert!(counted(&said, "new") > 1, "{said}");
    }
}

#[test]
fn two_people_in_one_synced_folder_lose_no_record() {
    let folder = tempfile::tempdir().unwrap();
    seed(&folder.path().join("seed"));
    // The same minute and person on two computers, too: only what was typed differs.
    let log = |side: &str, staff: &str, time: &str| {
        let note = format!("{side} {staff} {time}");
        format!("-{side} '\"$KEYWORK\" --staff {staff} log rowan cvc-words=7/10 --at {time} --note \"{note}\"'")
    };
    let logs = [
        log("A", "jm", "09:30"),
        log("A", "jm", "10:30"),
        log("A", "as", "11:30"),
        log("B", "jm", "09:30"),
        log("B", "as", "10:30"),
        log("B", "as", "11:30"),
    ];
    let verify = "sessions=$(find pupils/rowan/sessions -name \"*.toml\" | wc -l); \
                  ((sessions == 1 + SM_A + SM_B - SM_CLASHES)) && \"$KEYWORK\" check";
    let script = format!("{} -d seed -n 20 -V '{verify}' {}", tool("sync_merge.py").display(), logs.join(" "));
    must(&script, folder.path());
}

#[test]
fn what_is_written_counts_even_where_it_cannot_be_said() {
    let folder = tempfile::tempdir().unwrap();
    seed(&folder.path().join("seed"));
    for (command, status, said) in [
        (LOG.arguments, 0, "what was written is on the disk"),
        ("check", 5, "could not print"),
        ("report weekly rowan", 5, "could not print"),
        ("--help", 5, "could not print"),
    ] {
        let printed =
            must(&format!("\"$KEYWORK\" {command} >/dev/full; [ $? = {status} ]"), &folder.path().join("seed"));
        assert!(printed.contains(said), "{command}: {printed}");
    }
}

#[test]
fn a_careless_write_would_be_found() {
    let stage = Stage::new(&LOG);
    let name = "pupils/rowan/sessions/2026-12/01-0930-jm-aaaa.toml";
    let careless = format!(
        "bash -c 'mkdir pupils/rowan/sessions/2026-12; cat pupils/rowan/sessions/2026-11/*.toml >{name}; echo wrote'"
    );
    must(
        &format!(
            "cp -a seed careless; cd careless; {careless}; {} sign >../states/new",
            tool("verify_state.sh").display()
        ),
        stage.folder.path(),
    );
    let (success, said) = stage.try_harness(&LOG, "crash_states.py", "-m journal", &careless);
    assert!(!success && counted(&said, "damaged") > 0 && counted(&said, "lost-after-ack") > 0, "{said}");
}
