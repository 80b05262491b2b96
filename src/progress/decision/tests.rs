use super::*;

const START: i32 = 740_000;

/// A course whose phase begins on day 1, with a baseline of three results of `base`; the goal is 80 on day 30.
fn course(base: i64, levels: &[i64]) -> Course {
    let date = |day: i32| chrono::NaiveDate::from_num_days_from_ce_opt(START + day).unwrap();
    let seen = |(day, level): (i32, &i64)| Seen { dot: Dot::on(date(day), Level::whole(*level)), trials: Some(10) };
    Course {
        from: date(1),
        before: (-2..).zip(&[base; 3]).map(seen).collect(),
        since: (1..).zip(levels).map(seen).collect(),
        aim: Some(AimLine { from: (date(1), Level::whole(base)), to: (date(30), Level::whole(80)) }),
        baseline: Some(Level::whole(base)),
        direction: Direction::Increase,
    }
}

/// The same with all levels below nought, where less is better.
fn mirrored(mut course: Course) -> Course {
    let mirror = |level: Level| Level::from(-level.ratio());
    for seen in course.before.iter_mut().chain(&mut course.since) {
        seen.dot.level = mirror(seen.dot.level);
    }
    if let Some(aim) = &mut course.aim {
        (aim.from.1, aim.to.1) = (mirror(aim.from.1), mirror(aim.to.1));
    }
    course.baseline = course.baseline.map(mirror);
    course.direction = Direction::Decrease;
    course
}

#[track_caller]
fn case(base: i64, levels: &[i64], expected: Finding) {
    let course = course(base, levels);
    assert_eq!(course.finding(), Some(expected), "{levels:?}: {:?}", course.latest());
    assert_eq!(mirrored(course).finding(), Some(expected), "mirrored: {levels:?}");
}

#[test]
fn a_level_that_does_not_move_is_no_progress() {
    case(30, &[30, 40, 30, 20, 30, 40, 30, 20, 30, 30, 40, 30], Finding::Firm(Sign::NoProgress));
    // It rose at once and stays there: above the aim line, and it leads nowhere.
    case(30, &[60, 50, 60, 60, 50, 60, 60, 50, 60, 50, 60, 50], Finding::Firm(Sign::NoProgress));
}

#[test]
fn a_level_that_rises_too_slowly_is_at_risk() {
    case(30, &[30, 30, 40, 30, 40, 40, 30, 40, 40, 40, 50, 40, 40, 50, 50], Finding::Firm(Sign::AtRisk));
}

#[test]
fn a_level_below_the_baseline_goes_back() {
    case(40, &[40, 30, 40, 30, 30, 20, 20, 10, 20, 10, 10], Finding::Firm(Sign::GoingBack));
}

#[test]
fn a_level_on_the_line_is_on_track_and_beyond_it_ahead() {
    case(30, &[30, 40, 30, 30, 40, 40, 40, 40, 50, 40, 50], Finding::OnTrack);
    case(30, &[40, 50, 50, 60, 60, 70, 60, 70, 80, 70, 80], Finding::Firm(Sign::Ahead));
}

#[test]
fn one_look_alone_is_a_sign_and_no_verdict() {
    let levels = [30, 40, 40, 50, 40, 50, 40, 50, 40, 40, 30, 30, 30];
    let found: Vec<Option<Finding>> = (9..=levels.len()).map(|days| course(30, &levels[..days]).finding()).collect();
    let signs: Vec<bool> =
        (9..=levels.len()).map(|days| course(30, &levels[..days]).latest().unwrap().shows(Sign::AtRisk)).collect();
    assert_eq!(signs, [false, false, true, true, true], "{found:?}");
    let first = found.iter().position(|found| matches!(found, Some(Finding::Once(_)))).unwrap();
    assert!(matches!(found[first + 1], Some(Finding::Firm(_))), "{found:?}");
    assert_eq!((found[0], first), (None, 2), "{found:?}");
}

#[test]
fn the_look_after_nine_may_be_the_first_of_two() {
    let flat = [30, 40, 30, 20, 30, 40, 30, 20, 30, 30];
    assert_eq!(course(30, &flat[..9]).finding(), None);
    assert_eq!(course(30, &flat).finding(), Some(Finding::Firm(Sign::NoProgress)));
}

#[test]
fn without_an_aim_line_only_going_back_can_be_seen() {
    let back = [40, 30, 40, 30, 30, 20, 20, 10, 20, 10, 10];
    let without = |levels: &[i64]| Course { aim: None, ..course(40, levels) };
    assert_eq!(without(&back).finding(), Some(Finding::Firm(Sign::GoingBack)));
    let nothing = Course { baseline: None, ..without(&back) };
    assert_eq!(nothing.finding(), Some(Finding::OnTrack));
    assert_eq!(nothing.latest().unwrap().expected, None);
}

#[test]
fn results_without_scatter_are_judged_as_they_are() {
    let on_the_line: Vec<i64> = (0..12).map(|day| 22 + 2 * day).collect();
    case(22, &on_the_line, Finding::OnTrack);
    case(30, &[30; 10], Finding::Firm(Sign::NoProgress));
}

/// The day of two trials went badly, and says little.
#[test]
fn a_day_of_few_trials_moves_the_line_less() {
    let mut course = course(30, &[40, 40, 50, 40, 50, 50, 60, 50, 60, 10]);
    let level = |course: &Course| course.latest().unwrap().now.value;
    let alike = level(&course);
    course.since[9].trials = Some(2);
    assert!(level(&course) > alike + 5.0);
    for seen in &mut course.since {
        seen.trials = None;
    }
    assert!((level(&course) - alike).abs() < 1e-9, "all alike, whatever they are");
}
