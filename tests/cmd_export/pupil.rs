//! `keywork export pupil`: all of it, in order, with what needs a look marked and what is not there named.

use super::school;
use crate::shell::Shell;

const VOICE: &str = "date = 2026-11-03\nstart = 12:00:00\nstaff = \"jm\"\nkind = \"voice\"\nsaid = \"He smacked me\"\n\
    method = \"words\"\n";
const ASSESSMENT: &str = "date = 2026-11-04\nstart = 12:00:00\nstaff = \"jm\"\ntool = \"Questionnaire\"\n\
    informant = \"Ms Field\"\nrecorded = 2026-11-06\nscore = [{ name = \"total\", value = 8 }]\n";
const CYCLE: &str = "from = 2026-09-02\nto = 2026-12-18 # Mr Field rang\n\
    view = [{ who = \"Fern\", text = \"Yes\" }, { who = \"Ms Field\", text = \"No\" }]\n";
const RESTRICTIVE: &str = "date = 2026-10-05\nstart = 11:00:00\nstaff = \"jm\"\nkind = \"restrictive\"\ntype = \"seclusion\"\n\
    reason = \"Ran at the road\"\nparent_withheld = { why = \"Harm at home\", authority_told = 2026-10-05 }\n";
const CONTACT: &str = "date = 2026-11-02\nstart = 15:30:00\nstaff = \"jm\"\nwith = \"L. Hart\"\nrole = \"professional\"\nhow = \"phone\"\n\
    note = \"\"\"Two lines.\n<b>One</b> about *Alder*.\"\"\"\n";
const MEETING: &str = "date = 2026-12-04\nstart = 14:00:00\nstaff = \"as\"\nkind = \"parents\"\n\
    views = [{ who = \"Ms Field\", text = \"Not sleeping\" }]\n";

fn with_more() -> Shell {
    let shell = school();
    shell.put("pupils/fern/observations/2026-10/05-1100-jm-abcd.toml", RESTRICTIVE);
    shell.put("pupils/fern/contacts/2026-11/02-1530-jm-abcd.toml", CONTACT);
    shell.put("pupils/fern/meetings/2026-12/04-1400-as-abcd.toml", MEETING);
    shell.put("pupils/fern/observations/2026-11/03-1200-jm-abcd.toml", VOICE);
    shell.put("pupils/fern/assessments/2026-11/04-1200-jm-abcd.toml", ASSESSMENT);
    shell.put("pupils/fern/cycles/2026-autumn.toml", CYCLE);
    shell
}

fn page(shell: &Shell) -> String {
    shell.read("../out/fern.md")
}

#[test]
fn everything_is_there_by_day_and_in_its_own_words() {
    let shell = with_more();
    let said = shell.run("export pupil fern ../out");
    said.is(
        0,
        "wrote ../out/fern.md (everything held on Fern Field; 10 records to look at first)",
        "sealed safeguarding",
    );
    assert!(said.out.contains("wrote ../out/fern (11 files, as they are)\n"), "{}", said.out);
    let page = page(&shell);
    let places = [
        "# Everything held on Fern Field in keywork",
        "### [pupil](fern/pupil.toml)",
        "### [cycle 2026-autumn](fern/cycles/2026-autumn.toml)",
        "### [provision phonics](fern/provision/phonics.toml)",
        "### [target cvc-words](fern/targets/cvc-words.toml)",
        "## October 2026",
        "### [Mon 5 Oct 11:00 observation](fern/observations/2026-10/05-1100-jm-abcd.toml), J. Marsh",
        "- **parent withheld**\n  - **why**: Harm at home\n  - **authority told**: 2026-10-05\n",
        "## November 2026",
        "- **note**: Two lines.\\\n  &lt;b>One&lt;/b> about \\*Alder\\*.\n",
        "### [Fri 20 Nov 09:30 session](fern/sessions/2026-11/20-0930-jm-k7qd.toml), J. Marsh",
        "    - **independent**: 1\n    - **clueing**: 2\n",
        "### [Fri 20 Nov 10:40 observation]",
        "## December 2026",
        "Not sleeping",
    ];
    let mut at = 0;
    for place in places {
        at +=
            page[at..].find(place).unwrap_or_else(|| panic!("{place:?} is not there, or not in its order, in\n{page}"));
    }
    for file in ["pupil.toml", "contacts/2026-11/02-1530-jm-abcd.toml"] {
        assert_eq!(shell.read(&format!("../out/fern/{file}")), shell.read(&format!("pupils/fern/{file}")));
    }
    assert!(!shell.root().join("../out/alder").exists());
}

#[test]
fn what_needs_a_persons_look_is_marked_and_listed() {
    let shell = with_more();
    shell.run("export pupil fern ../out").is(0, "wrote ", "");
    let page = page(&shell);
    for reason in [
        "safeguarding: a restrictive intervention; harm: a parent was not told of this, and why stands in it",
        "what a professional said: L. Hart; another child: alder",
        "what Ms Field said",
        "what Ms Field said; a comment in the file: it stands in the copy alone",
        "the child's own words: ask whether the child wants them read; safeguarding: words that may tell of harm",
        "what was learnt from: Ms Field",
        "another child: a lesson together; safeguarding: words that may tell of harm",
    ] {
        assert!(page.contains(&format!("): {reason}\n")), "{reason} is not listed in\n{page}");
        assert!(page.contains(&format!("**Look first:** {reason}.\n")), "{reason} is not marked in\n{page}");
    }
}

#[test]
fn what_is_not_there_is_named() {
    let shell = with_more();
    shell.put("pupils/alder/contacts/2026-11/02-1530-jm-abcd.toml", &CONTACT.replace("Alder", "Fern"));
    shell.put("pupils/alder/contacts/2026-11/03-1530-jm-abcd.toml", &CONTACT.replace("*Alder*", "fern"));
    shell.put("pupils/alder/contacts/2026-11/04-1530-jm-abcd.toml", "date = \n");
    shell.put("pupils/fern/sessions/2026-11/19-0930-jm-abcd.toml", "date = \n");
    shell.put("pupils/fern/letter.txt", "Dear Ms Field");
    shell.put("pupils/fern/photo.jpg", &"x".repeat(300 * 1024));
    shell.run("export pupil fern ../out").is(3, "wrote ../out/fern.md", "19-0930-jm-abcd.toml");
    let page = page(&shell);
    for line in [
        "in the folder `concerns`, sealed for the designated safeguarding lead",
        "  - pupils/alder/contacts/2026-11/02-1530-jm-abcd.toml\n",
        "  - pupils/alder/contacts/2026-11/03-1530-jm-abcd.toml\n",
        "Of another pupil, and could not be read to see whether this one is named: pupils/alder/contacts/2026-11/04",
        "Not a record, so it is only among the copies: pupils/fern/letter.txt\n",
        "Could not be read, so it is only among the copies: pupils/fern/sessions/2026-11/19-0930-jm-abcd.toml, line 1",
        "Not copied: pupils/fern/photo.jpg",
        "Earlier versions of these records",
    ] {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    assert_eq!(shell.read("../out/fern/sessions/2026-11/19-0930-jm-abcd.toml"), "date = \n", "damaged, and held");
}

#[test]
fn the_page_begins_with_how_much_there_is_and_says_nothing_twice() {
    let shell = with_more();
    shell.run("export pupil fern ../out").is(0, "wrote ", "");
    let page = page(&shell);
    for line in [
        "| provision | 1 |  |  |\n",
        "| observation | 3 | 5 Oct 2026 | 20 Nov 2026 |\n",
        "assessment](fern/assessments/2026-11/04-1200-jm-abcd.toml), J. Marsh\n",
        "- **recorded**: 2026-11-06\n",
    ] {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    for said_by_the_heading in ["- **date**: 2026-11-04", "- **start**: 12:00:00", "\n- **staff**: "] {
        assert!(!page.contains(said_by_the_heading), "{said_by_the_heading} is in\n{page}");
    }
}

#[test]
fn a_copy_has_no_git_in_it() {
    let shell = with_more();
    for path in [".git/config", "pupils/fern/.git/config", "pupils/fern/sessions/.git/HEAD"] {
        shell.put(path, "canary");
    }
    shell.run("export pupil fern ../out").is(0, "wrote ", "");
    let files = shell.files("../out");
    assert!(files.iter().all(|file| !file.contains(".git")), "{files:?}");
}

#[test]
fn copies_of_two_days_never_stand_together() {
    let shell = with_more();
    shell.run("export pupil fern ../out").is(0, "wrote ", "");
    shell.run("export pupil fern ../out").is(2, "", "out is not empty");
    shell.run("export pupil fern exports").is(2, "", "is in the records folder");
    shell.run("export pupil fren ../out2").is(2, "", "did you mean \"fern\"?");
}

#[cfg(unix)]
#[test]
fn it_is_for_whoever_made_it_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let shell = with_more();
    shell.run("export pupil fern ../out").is(0, "wrote ", "");
    let mode = |path: &str| std::fs::metadata(shell.root().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("../out"), mode("../out/fern.md"), mode("../out/fern/pupil.toml")), (0o700, 0o600, 0o600));
}
