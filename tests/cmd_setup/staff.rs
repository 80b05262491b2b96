use std::fs;

use super::Desk;

#[test]
fn staff_come_and_go_and_comments_stay() {
    let desk = Desk::school();
    let before = desk.read("keywork.toml").replace("# The staff, by id", "# The staff, by id; hers");
    fs::write(desk.path("keywork.toml"), &before).unwrap();
    let (exit, out, err) = desk.words(&["staff", "add", "rb:SENCO:R. Bell | x"]);
    assert_eq!((exit, out.as_str(), err.as_str()), (0, "wrote keywork.toml (rb is R. Bell | x, senco)\n", ""));
    let (exit, out, _) = desk.words(&["staff", "add", "rb:senco:R. Bell | x"]);
    assert_eq!((exit, out.as_str()), (0, "already recorded: keywork.toml (rb is R. Bell | x, senco)\n"));
    assert_eq!(
        desk.done("staff leave jm --on 18/12"),
        "wrote keywork.toml (jm, J. Marsh: the last day is Friday 18 December 2026)\n"
    );
    assert!(desk.done("staff leave jm --on 2026-12-18").starts_with("already recorded: keywork.toml ("));
    assert_eq!(
        desk.done("staff leave jm --on fri"),
        "wrote keywork.toml (jm, J. Marsh: the last day is Friday 20 November 2026, not on Friday 18 December 2026)\n"
    );
    let after = desk.read("keywork.toml");
    let added: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    assert_eq!(added, ["left = 2026-11-20", "[staff.rb]", "name = \"R. Bell | x\"", "role = \"senco\""]);
    assert!(before.lines().all(|line| after.lines().any(|new| new == line)));
    assert_eq!(
        desk.done("staff list"),
        "# Staff of Oakfield\n\n| id | name | role | last day |\n|---|---|---|---|\n| as | A. Shah | teacher |  |\n\
         | jm | J. Marsh | key-worker | Friday 20 November 2026 |\n| rb | R. Bell \\| x | senco |  |\n"
    );
    let listed: serde_json::Value = serde_json::from_str(&desk.done("staff list --json")).unwrap();
    assert_eq!(listed["staff"][1]["left"], "2026-11-20");
    assert_eq!(listed["as_of"], "2026-11-23");
}

#[test]
fn staff_says_what_is_wrong() {
    let mut desk = Desk::school();
    desk.refused(
        "staff add jm:teacher:J",
        "error: jm is J. Marsh, key-worker, already\n\
         hint: choose another id, since it names records; or change the name or the role in keywork.toml\n",
    );
    desk.refused(
        "staff leave jn --on today",
        "error: staff leave: there is no member of staff `jn`\nhint: did you mean \"jm\"?\n",
    );
    desk.refused("staff leave jm --on 31/11", "error: --on: November has no day 31\nhint: November has days 1 to 30\n");
    desk.refused("staff lst", "error: unrecognized subcommand 'lst'\nhint: did you mean \"list\"?\n");
    desk.done("staff leave jm --on today");
    let (exit, _, err) = desk.words(&["staff", "add", "jm:key-worker:J. Marsh"]);
    assert_eq!(
        (exit, err.as_str()),
        (
            2,
            "error: jm is J. Marsh, who left on Monday 23 November 2026\nhint: for somebody who has come back, take `left` out of keywork.toml; for another, choose another id\n"
        )
    );
    desk.staff = Some("nobody");
    desk.refused(
        "staff add rb:senco:R",
        "error: --staff: there is no member of staff `nobody`\nhint: the staff are as and jm\n",
    );
    desk.staff = Some("rb");
    assert_eq!(desk.done("staff add rb:senco:R"), "wrote keywork.toml (rb is R, senco)\n");
}
