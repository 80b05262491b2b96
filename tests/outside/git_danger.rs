//! A records folder that comes with its `.git` from somebody else: whatever its settings, hooks and attributes say, and
//! whatever the environment, no command makes git run a program of theirs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::git::{git, trap};
use crate::hostile::{commands, school};
use crate::shell::Shell;

/// Settings that name a program, or a file of settings that does. Not all of them concern what keywork asks of git.
const KEYS: &[&str] = &[
    "alias.config",
    "alias.ls-files",
    "alias.rev-parse",
    "core.alternateRefsCommand",
    "core.askPass",
    "core.attributesFile",
    "core.editor",
    "core.fsmonitor",
    "core.gitProxy",
    "core.hooksPath",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.external",
    "diff.x.command",
    "diff.x.textconv",
    "filter.x.clean",
    "filter.x.process",
    "filter.x.smudge",
    "gpg.program",
    "gpg.ssh.program",
    "include.path",
    "includeIf.gitdir:/**.path",
    "interactive.diffFilter",
    "merge.x.driver",
    "pager.config",
    "pager.ls-files",
    "remote.origin.uploadpack",
    "remote.origin.vcs",
    "sequence.editor",
    "submodule.x.update",
    "trailer.x.command",
    "uploadpack.packObjectsHook",
];

/// Every hook that git knows.
const HOOKS: &[&str] = &[
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-rewrite",
    "pre-applypatch",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "pre-rebase",
    "prepare-commit-msg",
    "push-to-checkout",
    "reference-transaction",
    "sendemail-validate",
];

/// The commands that ask git something.
const ASKING: &[&str] = &["check", "check --json", "check --format sarif", "check --retention", "check --fix"];

/// A school in a repository, a program in it that leaves a mark when it is run, and where the mark would be.
fn with_trap() -> (Shell, PathBuf, PathBuf) {
    let shell = school();
    let root = shell.root();
    assert!(git(&root, &["init", "-q", "-b", "main"]) && git(&root, &["add", "."]));
    assert!(git(&root, &["commit", "-q", "-m", "records"]));
    let (mark, program) = (root.join("../MARK"), root.join("trap"));
    trap(&program, &mark);
    fs::write(root.join("other-settings"), format!("[core]\nfsmonitor = {}\n", program.display())).unwrap();
    shell.put(".gitattributes", "*.toml text eol=lf filter=x diff=x merge=x\n*.age -text -diff -merge\n");
    (shell, program, mark)
}

/// Sets what the key is made for, in this repository alone.
fn set(root: &Path, key: &str, program: &Path) {
    let program = program.display().to_string();
    let value = match key.split('.').next().unwrap() {
        "alias" | "submodule" => format!("!{program}"),
        "include" | "includeIf" => root.join("other-settings").display().to_string(),
        _ if key == "core.hooksPath" => root.join("hooks").display().to_string(),
        _ => program,
    };
    assert!(git(root, &["config", "--local", key, &value]), "{key}");
}

/// A file whose time has changed, so that whoever looks at the index has something to run a filter or a monitor for.
fn touch(shell: &Shell) {
    let file = "pupils/rowan/pupil.toml";
    shell.put(file, &shell.read(file));
}

#[test]
fn no_setting_of_a_repository_runs_a_program() {
    for key in KEYS {
        let (shell, program, mark) = with_trap();
        for hook in HOOKS {
            trap(&shell.root().join("hooks").join(hook), &mark);
        }
        set(&shell.root(), key, &program);
        let _ = fs::remove_file(&mark);
        for line in ASKING {
            touch(&shell);
            let said = shell.run(line);
            assert!(said.exit <= 1, "{key}, `{line}`: {}", said.err);
            assert!(!mark.exists(), "{key}: `{line}` ran it");
        }
        assert!(shell.run("check").out.contains("git-not-asked"), "{key} is not told");
    }
}

#[test]
fn no_hook_and_no_attribute_runs_a_program_under_any_command() {
    let (shell, program, mark) = with_trap();
    let root = shell.root();
    for key in KEYS {
        set(&root, key, &program);
    }
    for hook in HOOKS {
        trap(&root.join(".git/hooks").join(hook), &mark);
    }
    fs::create_dir_all(root.join(".git/info")).unwrap();
    fs::write(root.join(".git/info/attributes"), "* filter=x diff=x merge=x\n").unwrap();
    let _ = fs::remove_file(&mark);
    for line in commands::reads().iter().map(String::as_str).chain(commands::WRITES.iter().copied()) {
        touch(&shell);
        shell.run(line);
        assert!(!mark.exists(), "`{line}` ran it");
    }
}

/// A hook alone, without a setting that stops the asking before.
#[test]
fn no_hook_runs() {
    for hook in HOOKS {
        let (shell, _, mark) = with_trap();
        trap(&shell.root().join(".git/hooks").join(hook), &mark);
        for line in ASKING {
            touch(&shell);
            shell.run(line);
            assert!(!mark.exists(), "{hook}: `{line}` ran it");
        }
        assert!(shell.run("check").out.contains(&format!("the hook `{hook}`")), "{hook}");
    }
}

/// `git` in the folder itself, or where the search path leads to it.
#[test]
fn no_git_of_the_folder_is_run() {
    let (shell, _, mark) = with_trap();
    let root = shell.root();
    for name in ["git", "bin/git", "git.exe"] {
        trap(&root.join(name), &mark);
    }
    let path = std::env::var("PATH").unwrap();
    for first in [".", "", "bin", &format!("{}", root.join("bin").display()), &format!("{}", root.display())] {
        let checked = program(&shell, &[("PATH", &format!("{first}:{path}"))]);
        assert!(!mark.exists(), "{first:?}: {checked}");
    }
}

/// What the built program finds with this in its environment.
fn program(shell: &Shell, environment: &[(&str, &str)]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keywork"));
    command.args(["check", "--json", "--as-of", "2026-11-23"]).current_dir(shell.root()).env_remove("KEYWORK_RECORDS");
    let output = command.envs(environment.iter().copied()).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{environment:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Nothing in the environment sends git elsewhere, makes it run a program or write a file.
#[test]
fn no_variable_of_the_environment_changes_what_git_is_asked() {
    let (shell, trap_itself, mark) = with_trap();
    let root = shell.root();
    let elsewhere = root.join("../elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    assert!(git(&elsewhere, &["init", "-q"]));
    set(&elsewhere, "core.fsmonitor", &trap_itself);
    let folder = root.join("../programs");
    for name in ["git-ls-files", "git-config", "git", "ssh"] {
        trap(&folder.join(name), &mark);
    }
    let usual = program(&shell, &[]);
    assert!(!usual.contains("git-not-asked"), "git is asked here: {usual}");
    let at = |path: &Path| path.display().to_string();
    let (trap_itself, settings, folder) = (at(&trap_itself), at(&root.join("other-settings")), at(&folder));
    let (mark_itself, elsewhere) = (at(&mark), at(&elsewhere.join(".git")));
    let parameters = format!("'core.fsmonitor'='{trap_itself}'");
    let all: Vec<(&str, &str)> = vec![
        ("GIT_DIR", &elsewhere),
        ("GIT_COMMON_DIR", &elsewhere),
        ("GIT_WORK_TREE", &folder),
        ("GIT_INDEX_FILE", "/dev/zero"),
        ("GIT_OBJECT_DIRECTORY", &folder),
        ("GIT_NAMESPACE", "x"),
        ("GIT_CEILING_DIRECTORIES", &folder),
        ("GIT_CONFIG", &settings),
        ("GIT_CONFIG_GLOBAL", &settings),
        ("GIT_CONFIG_SYSTEM", &settings),
        ("GIT_CONFIG_PARAMETERS", &parameters),
        ("GIT_EXEC_PATH", &folder),
        ("GIT_TEMPLATE_DIR", &folder),
        ("GIT_EXTERNAL_DIFF", &trap_itself),
        ("GIT_PAGER", &trap_itself),
        ("GIT_EDITOR", &trap_itself),
        ("GIT_ASKPASS", &trap_itself),
        ("GIT_SSH", &trap_itself),
        ("GIT_SSH_COMMAND", &trap_itself),
        ("GIT_PROXY_COMMAND", &trap_itself),
        ("GIT_TRACE", &mark_itself),
        ("GIT_TRACE_SETUP", &mark_itself),
        ("GIT_TRACE2", &mark_itself),
        ("GIT_TRACE2_EVENT", &mark_itself),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
    ];
    let counted =
        [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.fsmonitor"), ("GIT_CONFIG_VALUE_0", &trap_itself)];
    let each =
        all.iter().map(|one| vec![*one]).chain([counted.to_vec(), all.iter().chain(&counted).copied().collect()]);
    for environment in each {
        touch(&shell);
        assert_eq!(program(&shell, &environment), usual, "{environment:?}");
        assert!(!mark.exists(), "{environment:?}");
    }
}

#[test]
fn the_environment_reaches_an_unprotected_git() {
    let (shell, program, mark) = with_trap();
    let root = shell.root();
    let asked = |name: &str, value: &str| {
        touch(&shell);
        let mut git = Command::new("git");
        git.args(["status"]).current_dir(&root).env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_KEY_0", name);
        git.env("GIT_CONFIG_VALUE_0", value).output().unwrap();
    };
    asked("core.fsmonitor", program.to_str().unwrap());
    assert!(mark.exists(), "else the test beside this one shows nothing");
}
