//! Whatever the data, a drawing is well formed, stays in its picture, and has no word over another.

use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::words::width;
use super::*;
use crate::chart::{
    Axis, Bars, Became, Calendar, CalendarColumn, CalendarDay, CalendarWeek, Dot, Mark, Pair, Panel, Proposed, Rating,
    Ratings, SingleCase, Slot, Stretch, Targets, Tick,
};

/// Names, titles and numbers that nobody would expect.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,90}",
        any::<String>(),
        Just("</text><script>alert(1)</script>&#0; \u{202e}\u{0}\u{ffff}'\"]]>".to_owned()),
        Just("W".repeat(200)),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![-3.0..130.0_f64, any::<f64>(), Just(f64::NAN), Just(0.0)]
}

fn tick() -> impl Strategy<Value = Tick> {
    (number(), words()).prop_map(|(at, label)| Tick { at, label })
}

fn axis() -> impl Strategy<Value = Axis> {
    (words(), number(), number(), prop::collection::vec(tick(), 0..12)).prop_map(|(label, foot, top, ticks)| Axis {
        label,
        foot,
        top,
        ticks,
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    prop::sample::select(vec![Mark::Result, Mark::Result, Mark::Probe, Mark::SetAside, Mark::Missed])
}

fn stretches() -> impl Strategy<Value = Vec<Stretch>> {
    let stretch = (words(), prop::option::of(words()), 0..250_usize, prop::option::of(number()));
    let stretch = stretch.prop_map(|(name, what, first, median)| Stretch { name, what, first, median });
    prop::collection::vec(stretch, 0..9).prop_map(|mut stretches| {
        stretches.sort_by_key(|stretch| stretch.first);
        stretches
    })
}

fn single_case() -> impl Strategy<Value = Chart> {
    let slot = (words(), prop::option::of(words()), mark(), prop::option::of(number()), prop::option::of(number()));
    let slot = slot.prop_map(|(day, date, mark, level, aim)| Slot { said: day.clone(), day, date, mark, level, aim });
    let proposed = (0..250_usize, words()).prop_map(|(first, what)| Proposed { first, from: what.clone(), what });
    (
        words(),
        axis(),
        prop::collection::vec(slot, 0..200),
        stretches(),
        prop::option::of(tick()),
        prop::collection::vec(proposed, 0..4),
    )
        .prop_map(|(title, axis, slots, phases, goal, proposed)| {
            let (name, description) = ("target-a".to_owned(), title.clone());
            Chart::SingleCase(SingleCase { name, title, description, axis, slots, phases, goal, proposed })
        })
}

fn targets() -> impl Strategy<Value = Chart> {
    let dot = (mark(), prop::option::of(number())).prop_map(|(mark, level)| Dot { mark, level });
    let panel = (words(), words(), axis(), prop::collection::vec(dot, 0..60), stretches(), prop::option::of(tick()));
    let panel = panel.prop_map(|(title, status, mut axis, dots, phases, goal)| {
        axis.ticks.truncate(2);
        Panel { latest: Some(status.clone()), title, status, axis, dots, phases, goal }
    });
    (words(), prop::collection::vec(panel, 0..7)).prop_map(|(title, panels)| {
        Chart::Targets(Targets { name: "targets-a".to_owned(), description: title.clone(), title, panels })
    })
}

fn calendar() -> impl Strategy<Value = Chart> {
    let week = (words(), any::<bool>(), prop::collection::vec(0..9_usize, 0..6));
    let week = week.prop_map(|(monday, after_a_gap, closed)| CalendarWeek { monday, after_a_gap, closed });
    let became = prop::sample::select(Became::ALL.to_vec());
    let day = (0..50_usize, 0..7_usize, prop::collection::vec(became, 0..4));
    let day = day.prop_map(|(week, weekday, sessions)| CalendarDay { week, weekday, sessions });
    let column = (words(), prop::collection::vec(day, 0..60)).prop_map(|(what, mut days)| {
        days.sort_by_key(|day| (day.week, day.weekday));
        days.dedup_by_key(|day| (day.week, day.weekday));
        CalendarColumn { what, days }
    });
    (words(), prop::collection::vec(week, 0..45), prop::collection::vec(column, 0..12)).prop_map(
        |(title, weeks, columns)| {
            Chart::Calendar(Calendar { name: "sessions".to_owned(), description: title.clone(), title, weeks, columns })
        },
    )
}

fn bars() -> impl Strategy<Value = Chart> {
    let minutes = || prop_oneof![0..3000_i64, any::<i64>(), Just(0)];
    let pair = (words(), prop::option::of(minutes()), minutes(), minutes(), minutes(), minutes()).prop_map(
        |(what, promised, given, school, pupil, unrecorded)| Pair { what, promised, given, school, pupil, unrecorded },
    );
    (words(), prop::collection::vec(pair, 0..9)).prop_map(|(title, pairs)| {
        Chart::Bars(Bars { name: "provision".to_owned(), description: title.clone(), title, pairs })
    })
}

fn ratings() -> impl Strategy<Value = Chart> {
    let rating = (0..400_i64, prop::option::of(number()), prop::option::of(number()))
        .prop_map(|(at, wellbeing, involvement)| Rating { day: at.to_string(), at, wellbeing, involvement });
    (words(), -3..400_i64, prop::collection::vec(tick(), 0..14), prop::collection::vec(rating, 0..60)).prop_map(
        |(title, days, dates, ratings)| {
            let (name, description) = ("wellbeing".to_owned(), title.clone());
            Chart::Ratings(Ratings { name, title, description, days, dates, ratings })
        },
    )
}

fn numbers(node: Node<'_, '_>, names: &[&str]) -> Vec<f64> {
    names.iter().filter_map(|name| node.attribute(*name)).map(|value| value.parse().unwrap()).collect()
}

/// The left, right, top and foot of a text.
fn extent(node: Node<'_, '_>) -> (f64, f64, f64, f64) {
    let (x, y) = (numbers(node, &["x"])[0], numbers(node, &["y"])[0]);
    let size = numbers(node, &["font-size"])[0];
    let wide = width(node.text().unwrap_or_default().trim(), size);
    let left = match node.attribute("text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    (left, left + wide, y - size * 0.75, y)
}

/// What is wrong with a drawing, by the rules that every one keeps.
fn look(svg: &str) -> Result<(), TestCaseError> {
    prop_assert!(svg.ends_with("</svg>\n<!-- made by keywork: chart -->\n"));
    let document = Document::parse(svg).map_err(|error| TestCaseError::fail(format!("{error}\n{svg}")))?;
    let root = document.root_element();
    let picture: Vec<f64> =
        root.attribute("viewBox").unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    let (wide, high) = (picture[2], picture[3]);
    let elements = ["svg", "title", "desc", "g", "rect", "line", "polyline", "polygon", "circle", "text"];
    for node in root.descendants().filter(Node::is_element) {
        prop_assert!(elements.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            let harmful = attribute.name().starts_with("on") || matches!(attribute.name(), "href" | "style" | "class");
            prop_assert!(!harmful, "{attribute:?}");
        }
        let points: Vec<f64> = node
            .attribute("points")
            .unwrap_or_default()
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap())
            .collect();
        let across: Vec<f64> = points.iter().step_by(2).copied().chain(numbers(node, &["x", "cx"])).collect();
        let down: Vec<f64> = points.iter().skip(1).step_by(2).copied().chain(numbers(node, &["y", "cy"])).collect();
        prop_assert!(across.iter().all(|x| (0.0..=wide).contains(x)), "{node:?} {points:?}");
        prop_assert!(down.iter().all(|y| (0.0..=high).contains(y)), "{node:?} {points:?}");
    }
    let texts: Vec<_> = root.descendants().filter(|node| node.has_tag_name("text")).collect();
    for (at, one) in texts.iter().enumerate() {
        let (left, right, top, foot) = extent(*one);
        prop_assert!(left >= -1.0 && right <= wide + 1.0, "{:?} runs out of the picture", one.text());
        for other in &texts[..at] {
            let (l, r, t, f) = extent(*other);
            let apart = right <= l + 1.0 || r <= left + 1.0 || foot <= t + 1.0 || f <= top + 1.0;
            prop_assert!(apart, "{:?} stands over {:?}", one.text(), other.text());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_graph_of_whatever_data_is_in_order(chart in single_case()) {
        look(&svg(&chart))?;
    }

    #[test]
    fn panels_of_whatever_data_are_in_order(chart in targets()) {
        look(&svg(&chart))?;
    }

    #[test]
    fn every_other_chart_of_whatever_data_is_in_order(chart in prop_oneof![calendar(), bars(), ratings()]) {
        look(&svg(&chart))?;
    }
}

/// A target with so many results, a phase every so many.
fn graph(results: usize, every: usize) -> Chart {
    let level = |at: usize| frame::real(at * 37 % 101);
    let slot = |at: usize| Slot {
        day: format!("day {at}"),
        date: at.is_multiple_of(20).then(|| format!("{at} Nov")),
        said: level(at).to_string(),
        mark: Mark::Result,
        level: Some(level(at)),
        aim: Some(level(at)),
    };
    let phase = |first: usize| Stretch { name: format!("phase {first}"), what: None, first, median: Some(50.0) };
    let tick = |at: f64| Tick { at, label: format!("{at}%") };
    Chart::SingleCase(SingleCase {
        name: "target-a".to_owned(),
        title: "Reads <b>words</b> & letters".to_owned(),
        description: "Two > one".to_owned(),
        axis: Axis { label: "%".to_owned(), foot: 0.0, top: 100.0, ticks: [0.0, 50.0, 100.0].map(tick).to_vec() },
        slots: (0..results).map(slot).collect(),
        phases: (0..results).step_by(every).map(phase).collect(),
        goal: Some(tick(80.0)),
        proposed: Vec::new(),
    })
}

fn count(svg: &str, part: &str) -> usize {
    svg.matches(part).count()
}

#[test]
fn the_path_breaks_at_a_phase_and_at_a_missed_session() {
    let paths = |chart: &Chart| {
        count(&svg(chart), "stroke-width=\"15\"\npoints")
            + count(&svg(chart), "stroke=\"#1A1A1A\" stroke-width=\"15\" points")
    };
    let Chart::SingleCase(whole) = graph(12, 12) else { unreachable!() };
    assert_eq!(paths(&Chart::SingleCase(whole.clone())), 2, "the legend has one");
    assert_eq!(paths(&graph(12, 4)), 4);
    let mut missed = whole;
    missed.slots[5] = Slot { mark: Mark::Missed, level: None, ..missed.slots[5].clone() };
    let drawn = svg(&Chart::SingleCase(missed.clone()));
    assert_eq!(paths(&Chart::SingleCase(missed)), 3);
    assert!(drawn.contains("session missed"), "{drawn}");
}

#[test]
fn a_few_results_and_many_are_drawn_alike() {
    for (results, every) in [(1, 1), (2, 1), (3, 3), (200, 200), (200, 29), (200, 2)] {
        let drawn = svg(&graph(results, every));
        look(&drawn).unwrap();
        // One more stands in the legend.
        assert_eq!(count(&drawn, "<circle"), results + 1, "{results}");
    }
}

#[test]
fn a_drawing_says_what_it_is_and_names_nothing_twice() {
    let drawn = svg(&graph(3, 3));
    let document = Document::parse(&drawn).unwrap();
    let said = |name: &str| document.descendants().find(|node| node.has_tag_name(name)).and_then(|node| node.text());
    assert_eq!(said("title"), Some("Reads <b>words</b> & letters"));
    assert_eq!(said("desc"), Some("Two > one"));
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids, ["chart-target-a-title", "chart-target-a-desc"]);
    assert_eq!(document.root_element().attribute("aria-labelledby"), Some("chart-target-a-title chart-target-a-desc"));
    assert_eq!(drawn, svg(&graph(3, 3)));
}

/// Marks on white of 3 to 1 and text of 4.5 to 1, as WCAG 2.2 asks (1.4.11 and 1.4.3).
#[test]
fn every_colour_can_be_told_from_white() {
    let light = |plotters::style::RGBColor(r, g, b)| {
        let of = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * of(r) + 0.7152 * of(g) + 0.0722 * of(b)
    };
    let contrast = |colour| 1.05 / (light(colour) + 0.05);
    for mark in [colour::BLUE, colour::VERMILION, colour::GREEN, colour::GREY] {
        assert!(contrast(mark) >= 3.0, "{mark:?}");
    }
    for text in [colour::INK, colour::SOFT] {
        assert!(contrast(text) >= 4.5, "{text:?}");
    }
}
