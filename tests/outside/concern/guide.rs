//! `docs/concerns.md` as the DSL follows it: every ` ```sh ` block is run, in order, with the stock `age`.

use std::process::{Command, Output, Stdio};

use super::{Desk, tool};

/// The blocks, each with its lines as far as they are indented in common.
fn blocks(document: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let Some(indent) = line.strip_suffix("```sh") else { continue };
        let block = lines.by_ref().take_while(|line| line.trim() != "```");
        blocks.push(block.map(|line| line.strip_prefix(indent).unwrap_or(line).to_owned() + "\n").collect());
    }
    blocks
}

/// Runs a block in the folder above the records, as the DSL would; `FILE` is the concern that is there.
fn run(desk: &Desk, block: &str) -> Output {
    let mut concerns = desk.concerns();
    concerns.sort();
    let file = concerns.first().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    let block = block.replace("FILE", file.as_deref().unwrap_or("none")).replace(" | less", "");
    let path = std::env::var("PATH").unwrap();
    let keywork = std::path::Path::new(env!("CARGO_BIN_EXE_keywork")).parent().unwrap();
    let mut bash = desk.command("bash");
    bash.current_dir(desk.folder.path()).args(["-ec", &format!("set -o pipefail\n{block}")]).stdin(Stdio::null());
    bash.env("PATH", format!("{}:{path}", keywork.display())).env("KEYWORK_RECORDS", desk.path("records"));
    bash.output().unwrap()
}

#[track_caller]
fn done(desk: &Desk, block: &str) -> String {
    let output = run(desk, block);
    assert!(output.status.success(), "{block}{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn opens(desk: &Desk, key: &str) -> bool {
    let mut concerns = desk.concerns();
    concerns.sort();
    let concern = &concerns[0];
    Command::new("age").arg("-d").arg("-i").arg(desk.path(key)).arg(concern).output().unwrap().status.success()
}

#[test]
fn every_command_of_the_guide_runs() {
    let desk = Desk::new();
    let guide = include_str!("../../../docs/concerns.md");
    let blocks = blocks(guide);
    let [keys, deputys_keys, trial, opening, new_keys, again, instead] = blocks.as_slice() else {
        panic!("the guide has {} blocks: {blocks:#?}", blocks.len())
    };
    let public = [done(&desk, keys), done(&desk, deputys_keys)].map(|said| said.trim().to_owned());
    assert!(public.iter().all(|key| key.starts_with("age1") && key.len() == 62), "{public:?}");
    desk.put(
        "records/keywork.toml",
        &format!(
            "format = 1\nschool = \"Hazel Lane\"\n[staff.jm]\nname = \"J. Marsh\"\nrole = \"key-worker\"\n\
             [concerns]\nrecipients = {public:?}\n"
        ),
    );
    std::fs::rename(desk.path("records/pupils/fern"), desk.path("records/pupils/rowan")).unwrap();
    let written = done(&desk, trial);
    let said = done(&desk, opening);
    assert!(said.starts_with("rowan, written by jm (J. Marsh) on ") && said.contains("A trial."), "{said}");
    // The text ends in the spaces that fill it up, and not in a new line.
    let receipt = said.trim_end().rsplit(['\n', ' ']).next().unwrap();
    assert!(receipt.len() == 16 && written.contains(&format!("receipt {receipt}")), "{receipt} {written}");
    // What the old key does not open stays as it is.
    let other = desk.path("records/concerns/zzzzzzzzzzzzzzzzzzzzzzzzzz.age");
    std::fs::write(&other, "for somebody else").unwrap();
    assert!(opens(&desk, "dsl.key") && opens(&desk, "deputy.key"));
    done(&desk, new_keys);
    done(&desk, again);
    assert!(done(&desk, instead).contains("A trial."));
    assert!(opens(&desk, "new.key") && opens(&desk, "deputy.key") && !opens(&desk, "dsl.key"));
    assert_eq!(std::fs::read_to_string(other).unwrap(), "for somebody else");
    // With the DSL's key lost, the deputy's seals everything again.
    std::fs::remove_dir(desk.path("sealed-again")).unwrap();
    done(&desk, &again.replace("dsl.key", "deputy.key"));
    assert!(done(&desk, instead).contains("A trial."));
}

/// The one command of the guide that asks: a key closed with a passphrase opens what the key itself did.
#[test]
fn a_key_may_be_closed_with_a_passphrase() {
    let desk = Desk::new();
    let (_, file) = desk.write(b"A trial.");
    assert!(include_str!("../../../docs/concerns.md").contains("`age -p -o dsl.key.age dsl.key`"));
    let steps = ["see=passphrase", "type=four words are enough\\n", "see=passphrase", "type=four words are enough\\n"];
    let mut close = desk.command(tool("on_terminal.py"));
    close.args(steps).args(["--", "age", "-p", "-o", "dsl.key.age", "dsl"]).current_dir(desk.path("keys"));
    let closed = close.output().unwrap();
    assert!(closed.status.success(), "{}", String::from_utf8_lossy(&closed.stdout));
    let mut open = desk.command(tool("on_terminal.py"));
    open.args(&steps[..2]).args(["see=A trial.", "--", "age", "-d", "-i", "dsl.key.age"]).arg(file);
    let opened = open.current_dir(desk.path("keys")).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stdout));
}
