//! What a concern leaves behind, however it is stopped: sealed text or nothing.

use super::{Desk, tool};

const CALLS: &str = "open,openat,openat2,creat,read,write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,\
    link,linkat,unlink,unlinkat,mkdir,mkdirat,chmod,fchmod,fchmodat,flock,prctl,prlimit64";

/// The calls by which it changes the disk.
const CHANGING: &str =
    "write,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,fchmod,flock";

/// Either one sealed file that the DSL can open, or none; and no word anywhere that could be written.
const VERIFY: &str = "rm -rf ../config; \
    if grep -rqs --exclude=log -e \"$CANARY\" . \"$HOME\" \"$TMPDIR\" \"$KAS_OUT\" \"$KAS_ERR\" /dev/shm; then exit 5; fi; \
    sealed=$(find concerns -name '*.age' 2>/dev/null | wc -l); \
    [ $sealed = 0 ] && exit 10; \
    [ $sealed = 1 ] && age -d -i \"$DSL\" concerns/*.age | grep -q -e \"$CANARY\" || exit 6";

/// Runs the harness on the command, with the settings of a first use each time.
#[track_caller]
fn harness(desk: &Desk, options: &str) -> String {
    let words = desk.path("words.txt");
    desk.put("words.txt", &desk.words());
    let script = format!(
        "umask 077; {} -d . -V \"$VERIFY\" -a '^wrote concerns/' {options} -- \
         bash -c 'XDG_CONFIG_HOME=${{PWD%/*}}/config exec \"$KEYWORK\" concern fern --note @{}'",
        tool("kill_at_syscall.sh").display(),
        words.display()
    );
    let mut bash = desk.command("bash");
    bash.args(["-c", &script]).env("VERIFY", VERIFY).env("DSL", desk.path("keys/dsl")).env("RAYON_NUM_THREADS", "1");
    let output = bash.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    std::fs::remove_file(words).unwrap();
    desk.knows_no_word();
    said
}

fn counted(said: &str, name: &str) -> usize {
    let mut words = said.lines().last().unwrap().split([' ', '(', ')']);
    words.find_map(|word| word.strip_prefix(&format!("{name}="))).unwrap().parse().unwrap()
}

#[test]
fn a_kill_before_any_call_leaves_no_word() {
    let desk = Desk::new();
    let said = harness(&desk, &format!("-s {CALLS}"));
    assert!(counted(&said, "old") > 50 && counted(&said, "new") > 3, "{said}");
    // Nor in the folders that everybody may write to.
    for folder in ["/tmp", "/var/tmp", "/dev/shm"] {
        let marker = desk.path("keys/dsl");
        let find = format!(
            "find {folder} -xdev -type f -newer {} -size -4096k -print0 2>/dev/null | xargs -0 -r grep -ls -e \"$CANARY\"; true",
            marker.display()
        );
        let found = desk.command("bash").args(["-c", &find]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&found.stdout), "");
    }
}

#[test]
fn a_disk_that_fails_or_fills_up_leaves_no_word_and_no_half_of_a_file() {
    let desk = Desk::new();
    for how in ["EIO", "ENOSPC -p", "EROFS -p"] {
        let said = harness(&desk, &format!("-s {CHANGING} -i error={how}"));
        assert!(counted(&said, "old") > 3 && counted(&said, "new") > 1, "{how}: {said}");
    }
}

/// A trace of one run: the calls, and what it said.
fn trace(desk: &Desk, options: &str) -> (String, std::process::Output) {
    let script = format!(
        "printf '%s\\n' \"$CANARY\" | strace -f -qq -s 200 -o ../trace {options} \"$KEYWORK\" concern fern --note -"
    );
    let output = desk.command("bash").args(["-c", &script]).output().unwrap();
    let calls = std::fs::read_to_string(desk.path("trace")).unwrap();
    std::fs::remove_file(desk.path("trace")).unwrap();
    (calls, output)
}

/// It closes itself up before the first word is read, starts no program, and writes nothing but what is sealed.
#[test]
fn it_is_closed_up_before_a_word_is_read_and_writes_nothing_else() {
    let desk = Desk::new();
    desk.write(b"pins the keys");
    let (calls, output) = trace(&desk, "-e trace=read,write,openat,execve,prctl,prlimit64,socket,connect");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let at = |what: &str| calls.find(what).unwrap_or_else(|| panic!("no {what} in\n{calls}"));
    let read = at(&format!("\"{}", desk.canary));
    assert!(at("RLIMIT_CORE, {rlim_cur=0, rlim_max=0}") < read && at("PR_SET_DUMPABLE, SUID_DUMP_DISABLE") < read);
    assert_eq!(calls.matches(&desk.canary).count(), 1, "read once and written nowhere:\n{calls}");
    assert_eq!(calls.matches("execve(").count(), 1, "{calls}");
    assert!(!calls.contains("socket(") && !calls.contains("connect("), "{calls}");
    let writes = calls.lines().filter(|line| line.contains("O_WRONLY") || line.contains("O_RDWR"));
    for line in writes.filter(|line| !line.contains("O_TMPFILE") && !line.contains("= -1 ")) {
        assert!(line.contains("kw-tmp-") || line.contains("concerns"), "{line}");
    }
    desk.knows_no_word();
}

/// Once it is sealed no word is in memory any more, whoever made a copy: it is stopped at the first call that brings it to
/// the disk, and, to show that words would be found, at one between the reading and the sealing.
#[test]
fn once_it_is_sealed_no_word_is_in_memory() {
    let desk = Desk::new();
    desk.write(b"pins the keys");
    desk.put("words.txt", &desk.words());
    for source in ["-", "@../words.txt"] {
        // The second random number is that of the file's name: the words are read and not yet sealed.
        let (before, after) = (in_memory(&desk, source, "getrandom:2"), in_memory(&desk, source, "fsync:1"));
        assert_eq!((before, after), (1, 0), "{source}");
    }
}

/// How often a word is in the memory of the program when it is stopped at the n-th of such calls.
fn in_memory(desk: &Desk, source: &str, stop: &str) -> usize {
    let (call, which) = stop.split_once(':').unwrap();
    let script = format!(
        "env -u CANARY strace -f -qq -o ../trace -e trace={call} -e inject={call}:signal=STOP:when={which} \
           \"$KEYWORK\" concern fern --note {source} <../words.txt >/dev/null 2>&1 &
         for i in $(seq 200); do grep -q 'stopped by SIGSTOP' ../trace 2>/dev/null && break; sleep 0.05; done
         pid=$(awk '{{print $1; exit}}' ../trace)
         {} \"$pid\" \"$CANARY\"
         kill -KILL \"$pid\"; wait; rm ../trace",
        tool("in_memory.py").display()
    );
    // Only who may do everything may look into a process that has closed itself up; who is not root is root in there.
    let own = "if ((EUID == 0)); then bash -c \"$1\"; else unshare --map-root-user bash -c \"$1\"; fi";
    let output = desk.command("bash").args(["-c", own, "bash", &script]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let number = said.split("found ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok());
    number.unwrap_or_else(|| panic!("{said}"))
}

/// A system that gives no random bytes is the one way to make age stop with a panic; the words are in memory then.
#[test]
fn neither_a_panic_nor_an_error_in_the_midst_of_sealing_says_a_word() {
    let desk = Desk::new();
    desk.write(b"pins the keys");
    let before = desk.concerns().len();
    let mut panics = 0;
    for which in 2..=6 {
        let options = format!("-e trace=getrandom,write -e inject=getrandom:error=EIO:when={which}+");
        let (calls, output) = trace(&desk, &options);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && !calls.contains(&desk.canary), "{which}: {said}");
        panics += usize::from(said.contains("this is a bug in keywork"));
    }
    assert!(panics > 0, "no panic was made, so nothing is shown of one");
    assert_eq!(desk.concerns().len(), before);
    desk.knows_no_word();
}
