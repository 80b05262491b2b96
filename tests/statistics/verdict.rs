//! What two looks say does not depend on the unit, on where counting begins, or on which way is better.

use keywork::progress::AimLine;
use keywork::progress::decision::{Course, Finding, Seen};
use keywork::progress::trend::Dot;
use keywork::record::Level;
use keywork::record::target::Direction;
use num_rational::Ratio;
use proptest::prelude::*;

/// How a course is moved: levels times `scale` plus `shift`, and so many days later.
#[derive(Clone, Copy)]
struct Moved {
    scale: i64,
    shift: i64,
    days: i32,
}

const AS_IT_IS: Moved = Moved { scale: 1, shift: 0, days: 0 };

/// Three days of baseline and these of teaching, with their trials; the goal is 80 on day 40.
fn finding(results: &[(i64, i64)], moved: Moved) -> Option<Finding> {
    let level = |level: i64| Level::from(Ratio::from_integer(level * moved.scale + moved.shift));
    let date = |day: i32| chrono::NaiveDate::from_num_days_from_ce_opt(740_000 + moved.days + day).unwrap();
    let seen = |(day, (points, trials)): (i32, &(i64, i64))| Seen {
        dot: Dot::on(date(day), level(*points)),
        trials: Some(*trials),
    };
    let (before, since) = results.split_at(3);
    let mut baseline = [before[0].0, before[1].0, before[2].0];
    baseline.sort_unstable();
    Course {
        from: date(4),
        before: (1..).zip(before).map(seen).collect(),
        since: (4..).zip(since).map(seen).collect(),
        aim: Some(AimLine { from: (date(4), level(baseline[1])), to: (date(40), level(80)) }),
        baseline: Some(level(baseline[1])),
        direction: if moved.scale > 0 { Direction::Increase } else { Direction::Decrease },
    }
    .finding()
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn the_unit_the_origin_and_the_direction_change_no_verdict(
        results in prop::collection::vec(((0..=100_i64), (4..=20_i64)), 13..30),
        scale in (1..20_i64).prop_map(|scale| if scale % 2 == 0 { -scale } else { scale }),
        shift in -500..500_i64,
        days in -3000..3000_i32,
    ) {
        let found = finding(&results, AS_IT_IS);
        prop_assert!(found.is_some());
        prop_assert_eq!(finding(&results, Moved { scale, shift, days }), found);
    }

    /// A line that never moves is judged too, and does not stumble over a scatter of nothing.
    #[test]
    fn a_level_that_never_moves_is_no_progress(level in 0..80_i64, days in 10..26_usize) {
        let results = vec![(level, 10); days + 3];
        prop_assert_eq!(finding(&results, AS_IT_IS), Some(Finding::Firm(keywork::progress::decision::Sign::NoProgress)));
    }
}
