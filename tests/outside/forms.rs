//! Forms as LibreOffice sees them: one that is filled, and one that LibreOffice made, whose XML is not Word's.

use std::path::Path;
use std::process::Command;

use crate::shell::{Shell, copy_folder};

/// Converts a file in its folder.
fn convert(folder: &Path, file: &str, to: &str) {
    let home = format!("-env:UserInstallation=file://{}/home", folder.display());
    let output = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", to, "--outdir"])
        .args([folder, &folder.join(file)])
        .output()
        .unwrap_or_else(|error| panic!("`soffice` does not run ({error}); `.ci/setup` installs it"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn worked() -> Shell {
    let shell = Shell::new("2026-11-23", "jm");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy_folder(&root.join("records"), &shell.root());
    copy_folder(&root.join("examples/forms"), &shell.root().join("../forms"));
    shell
}

fn text_of(shell: &Shell, docx: &str) -> String {
    let folder = shell.root().parent().unwrap().to_owned();
    convert(&folder, docx, "txt:Text (encoded):UTF8");
    let text = std::fs::read_to_string(folder.join(docx).with_extension("txt")).unwrap();
    text.trim_start_matches('\u{feff}').replace('\u{a0}', " ")
}

#[test]
fn the_worked_form_is_whole_for_libreoffice() {
    let shell = worked();
    shell.run("report annual-review rowan --form ../forms/annual-review.docx -o ../rowan.docx").is(0, "wrote ", "");
    let text = text_of(&shell, "rowan.docx");
    for part in [
        "Rowan Ash",
        "04/03/2018",
        "“The dots are my bus stops.” (20 Nov 2026)",
        "Ms Ash: “He reads to the cat.” (12 Nov 2026)",
        "Says the sound of letters shown on cards: from 40% to 80% (ended)",
        "☐ keep the plan as it is",
        "☒ change the plan",
        "Sections to change: ☐ B    ☒ E    ☒ F    ☐ I",
        "Decision: Section F2 to say who covers the language programme",
        "Quiet table in the hall at lunch, tried for a fortnight",
        "Friday 23 October 2026",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("{{") && !text.contains("}}"), "{text}");
    assert!(!text.contains("Mr Daley: “The dots"), "{text}");
}

#[test]
fn a_form_that_libreoffice_made_is_filled() {
    let shell = worked();
    let folder = shell.root().parent().unwrap().to_owned();
    let page = "<html><head><meta charset='utf-8'></head><body><h1>Review of {{ <b>na</b>me }}</h1>\
        <p>☐{{ meeting.recommend = cease }} end, ☐ {{ meeting.<i>recommend</i> = amend }} change</p>\
        <table border='1'><tr><th>Outcome</th><th>By</th></tr>\
        <tr><td><p>{{ outcomes.text }}</p></td><td>{{ outcomes.by | short }}</td></tr></table>\
        <p>Came: {{ meeting.invited.name if meeting.invited.came }}</p></body></html>";
    std::fs::write(folder.join("theirs.html"), page).unwrap();
    convert(&folder, "theirs.html", "odt:writer8");
    convert(&folder, "theirs.odt", "docx:MS Word 2007 XML");
    shell.run("report annual-review rowan --form ../theirs.docx -o ../filled.docx").is(0, "wrote ", "");
    let text = text_of(&shell, "filled.docx");
    for part in ["Review of Rowan Ash", "☐ end, ☒ change", "Came: Ms Ash", "Came: L. Hart", "31/07/2027"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(text.matches("31/07/2027").count(), 3, "{text}");
    assert!(!text.contains("{{") && !text.contains("H. Pryce"), "{text}");
}
