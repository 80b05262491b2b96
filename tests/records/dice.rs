//! Random words made into simple values; hostile text among them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};
use keywork::record::id::{Id, IdKind};
use keywork::record::quantity::{Level, Pounds, Whole};
use keywork::record::words::{ForCover, Shared, StaffOnly, Title};

/// Random words, one after the other, and then zeros.
pub(crate) struct Dice<'w> {
    words: &'w [u64],
    mark: &'static str,
}

impl<'w> Dice<'w> {
    pub(crate) fn new(words: &'w [u64]) -> Self {
        Self { words, mark: "" }
    }

    /// The same where every text that is made ends with this, so that it is known again wherever it turns up.
    pub(crate) fn marked(words: &'w [u64], mark: &'static str) -> Self {
        Self { words, mark }
    }

    fn roll(&mut self) -> u64 {
        let (first, rest) = self.words.split_first().unwrap_or((&0, &[]));
        self.words = rest;
        *first
    }

    /// A number less than this.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(most).unwrap()).unwrap()
    }

    pub(crate) fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::try_from(self.below(usize::try_from(most - least + 1).unwrap())).unwrap()
    }

    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == many - 1
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// A type of which there are arbitrary values.
pub(crate) trait Arbitrary: Sized {
    fn any(dice: &mut Dice<'_>) -> Self;
}

impl<T: Arbitrary> Arbitrary for Option<T> {
    fn any(dice: &mut Dice<'_>) -> Self {
        dice.one_in(2).then(|| T::any(dice))
    }
}

impl<T: Arbitrary> Arbitrary for Vec<T> {
    fn any(dice: &mut Dice<'_>) -> Self {
        (0..dice.below(4)).map(|_| T::any(dice)).collect()
    }
}

impl<K: IdKind, T: Arbitrary> Arbitrary for BTreeMap<Id<K>, T> {
    fn any(dice: &mut Dice<'_>) -> Self {
        (0..dice.below(4)).map(|_| (Id::any(dice), T::any(dice))).collect()
    }
}

impl Arbitrary for bool {
    fn any(dice: &mut Dice<'_>) -> Self {
        dice.one_in(2)
    }
}

impl Arbitrary for NaiveDate {
    fn any(dice: &mut Dice<'_>) -> Self {
        let days = u64::try_from(dice.below(109_570)).unwrap();
        Self::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days)
    }
}

impl Arbitrary for NaiveTime {
    fn any(dice: &mut Dice<'_>) -> Self {
        let seconds = u32::try_from(dice.below(86_400)).unwrap();
        Self::from_num_seconds_from_midnight_opt(seconds, 0).unwrap()
    }
}

impl<const LEAST: i64, const MOST: i64> Arbitrary for Whole<LEAST, MOST> {
    fn any(dice: &mut Dice<'_>) -> Self {
        let number = if dice.one_in(8) { MOST } else { dice.between(LEAST, MOST) };
        Self::new(number).unwrap()
    }
}

impl Arbitrary for Level {
    fn any(dice: &mut Dice<'_>) -> Self {
        let decimals = dice.below(5);
        let whole = dice.between(-999_999, 999_999);
        let part = if decimals == 0 {
            String::new()
        } else {
            format!(".{:0decimals$}", dice.below(10_000) % 10_usize.pow(u32::try_from(decimals).unwrap()))
        };
        Self::parse(&format!("{whole}{part}")).unwrap()
    }
}

impl Arbitrary for Pounds {
    fn any(dice: &mut Dice<'_>) -> Self {
        Self::from_pence(dice.between(0, 100_000_000))
    }
}

impl<K: IdKind> Arbitrary for Id<K> {
    fn any(dice: &mut Dice<'_>) -> Self {
        if let Some(letter) = K::LETTER {
            return Self::parse(&format!("{letter}{}", dice.between(1, 999))).unwrap();
        }
        let text: String = (0..=dice.below(40)).map(|_| dice.pick(b"abcxyz019-")).map(char::from).collect();
        // Words that are kept, and a hyphen at the beginning, are no ids.
        Self::parse(&text).unwrap_or_else(|_| Self::parse(&format!("x{}", &text[1..])).unwrap())
    }
}

/// Pieces of text that have broken one program or another.
const HOSTILE: &[&str] = &[
    "read 'ship'",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "'''",
    "\"\"\"",
    "\n=======\n",
    "\n<<<<<<< HEAD\n",
    "\n>>>>>>> other\n",
    "\n||||||| base\n",
    "=======",
    "👩‍👧",
    "Zoë",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{1b}[31m",
    "\u{0}",
    "\u{7f}",
    "\u{9b}",
    "\u{2028}",
    "#",
    "[[result]]",
    "\nkey = 1\n",
    "{",
    "}",
    "\\u0041",
    "\\e",
    "\\x41",
    "  ",
    "%s",
    "=cmd|' /C calc'!A0",
    "<script>",
    "می‌خواهم",
    "\u{10ffff}",
    ",",
    "x",
];

fn text(dice: &mut Dice<'_>) -> String {
    let text: String = (0..=dice.below(5)).map(|_| dice.pick(HOSTILE)).collect();
    text + dice.mark
}

macro_rules! typed_words {
    ($($name:ident),*) => {$(
        impl Arbitrary for $name {
            fn any(dice: &mut Dice<'_>) -> Self {
                Self::new(&text(dice)).unwrap_or_else(|| Self::new("x").unwrap())
            }
        }
    )*};
}

typed_words!(Title, StaffOnly, ForCover, Shared);
