//! Names that are, or look, the same: other letters, other forms of one letter, other case.

use std::fs;

use super::harmless;
use crate::shell::Shell;

fn pupil(name: &str) -> String {
    format!("name = \"{name}\"\nborn = 2018-03-04\n")
}

/// Two children «Anna», one with a Cyrillic letter; a name put together in another way; an `l` for a `1`.
#[test]
fn names_and_ids_that_look_the_same_are_warned_of() {
    let look_alikes = |shell: &Shell| {
        for (id, name) in [
            ("anna", "Anna Hill"),
            ("anna-h", "\u{410}nna Hill"),
            ("zoe", "Zo\u{eb} Hill"),
            ("zoe-h", "Zoe\u{308} Hill"),
            ("sam1", "Sam Field"),
            ("saml", "Sam Wood"),
        ] {
            shell.put(&format!("pupils/{id}/pupil.toml"), &pupil(name));
        }
        shell.put("pupils/rowan/targets/cvc-vvords.toml", include_str!("target.toml"));
        shell.put("pupils/rowan/targets/cvc-words.toml", include_str!("target.toml"));
        shell.put("pupils/rowan/targets/l-sounds.toml", include_str!("target.toml"));
        shell.put("pupils/rowan/targets/1-sounds.toml", include_str!("target.toml"));
    };
    let says = [
        "warning[look-alike]: the name looks like that of `anna-h`, and is written with other letters\n  --> pupils/anna/pupil.toml:1:1",
        "the name looks like that of `anna`,",
        "the name looks like that of `zoe-h`,",
        "the id `saml` looks like `sam1`,",
        "the id `l-sounds` looks like `1-sounds`,",
    ];
    harmless(look_alikes, &says);
}

/// Where the disk holds `Zoë` in both forms, or `Rowan` beside `rowan`, neither is taken for the other: each name that
/// is no id is reported, whatever system it comes from, and the one that is an id is read.
#[test]
fn names_that_some_disks_take_for_one_are_never_mixed() {
    let twins = |shell: &Shell| {
        for folder in ["Rowan", "ROWAN", "zo\u{eb}", "zoe\u{308}", "\u{440}owan"] {
            shell.put(&format!("pupils/{folder}/pupil.toml"), &pupil("Somebody Else"));
        }
        for file in ["CVC-WORDS.toml", "cvc-words.TOML", "Cvc-words.toml"] {
            shell.put(
                &format!("pupils/rowan/targets/{file}"),
                &include_str!("target.toml").replace("ship", "SOMETHING"),
            );
        }
        fs::create_dir_all(shell.root().join("pupils/rowan/Sessions/2026-11")).unwrap();
        shell.put("pupils/rowan/Sessions/2026-11/20-0930-jm-aaaa.toml", include_str!("session.toml"));
    };
    let says = [
        "error[bad-name]",
        "--> pupils/Rowan\n",
        "--> pupils/ROWAN\n",
        "--> pupils/zo\u{eb}\n",
        "--> pupils/zoe\u{308}\n",
        "--> pupils/\u{440}owan\n",
        "targets/CVC-WORDS.toml",
        "targets/cvc-words.TOML",
        "rowan/Sessions/2026-11/20-0930-jm-aaaa.toml",
    ];
    harmless(twins, &says);
    let shell = super::school();
    twins(&shell);
    let pupils = shell.run("pupil list --json").out;
    assert!(pupils.matches("\"id\"").count() == 1 && !pupils.contains("Somebody Else"), "{pupils}");
    let plan = shell.run("plan show rowan").out;
    assert!(plan.contains("ship") && !plan.contains("SOMETHING"), "{plan}");
}
