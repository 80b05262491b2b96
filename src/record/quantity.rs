//! Quantities with their unit and range in the type: minutes, times, levels, pounds.

use std::fmt;

use num_rational::Ratio;

use super::decode::Reader;
use super::field::{Given, Kind, Value};
use super::problem::Code;

/// A whole number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whole<const LEAST: i64, const MOST: i64>(i64);

/// Minutes of one session, 1 to 600.
pub type Minutes = Whole<1, 600>;
/// Seconds of a duration, a latency or the time in which something was counted, 0 to 36 000.
pub type Seconds = Whole<0, 36_000>;
/// How many: trials, words, times. 0 to 100 000.
pub type Count = Whole<0, 100_000>;
/// How many there are at least one of: trials, sessions, steps. 1 to 1 000.
pub type Times = Whole<1, 1_000>;
/// How many pupils are taught together, 1 to 40.
pub type GroupSize = Whole<1, 40>;
/// Years, 1 to 100.
pub type Years = Whole<1, 100>;

impl<const LEAST: i64, const MOST: i64> Whole<LEAST, MOST> {
    /// The number, where it is in range.
    #[must_use]
    pub fn new(number: i64) -> Option<Self> {
        (LEAST..=MOST).contains(&number).then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<const LEAST: i64, const MOST: i64> fmt::Display for Whole<LEAST, MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<const LEAST: i64, const MOST: i64> Value for Whole<LEAST, MOST> {
    fn kind() -> Kind {
        Kind::Whole(LEAST, MOST, "")
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(integer) = value.get_ref().as_integer() else {
            return reader.wrong_type(value, &Self::kind());
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok().and_then(Self::new);
        number.or_else(|| {
            let message = format!("this is not a whole number from {LEAST} to {MOST}");
            reader.refuse(value, Code::OUT_OF_RANGE, message, None)
        })
    }

    fn write(&self) -> toml_edit::Value {
        self.0.into()
    }
}

/// The number that is plotted, as an exact fraction: percent, per minute, a count, seconds or points.
///
/// `8/10` and `80` are the same level, which no floating-point number promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(Ratio<i64>);

impl Level {
    /// The largest size of a level that can be written.
    const MOST: i64 = 1_000_000;

    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self(Ratio::from_integer(number))
    }

    /// `part` out of `of`, in percent. `of` of nothing is 0 %.
    #[must_use]
    pub fn percent(part: i64, of: i64) -> Self {
        if of == 0 { Self::whole(0) } else { Self(Ratio::new(part * 100, of)) }
    }

    /// So many in so many seconds, per minute.
    #[must_use]
    pub fn per_minute(count: i64, seconds: i64) -> Self {
        if seconds == 0 { Self::whole(0) } else { Self(Ratio::new(count * 60, seconds)) }
    }

    /// A decimal such as `80`, `2.5` or `-1`, with at most four decimals and no exponent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 7 || part.len() > 4 || !all_digits(whole) || !all_digits(part) {
            return None;
        }
        if digits.contains('.') && part.is_empty() {
            return None;
        }
        let scale = 10_i64.pow(u32::try_from(part.len()).ok()?);
        let number = whole.parse::<i64>().ok()? * scale + format!("0{part}").parse::<i64>().ok()?;
        let level = Self(Ratio::new(sign * number, scale));
        (level.0 <= Ratio::from_integer(Self::MOST) && level.0 >= Ratio::from_integer(-Self::MOST)).then_some(level)
    }

    /// The exact fraction.
    #[must_use]
    pub fn ratio(self) -> Ratio<i64> {
        self.0
    }

    /// As it is typed and written: [`Level::parse`] of it gives the same level, where it came from there.
    #[must_use]
    pub fn exact(self) -> String {
        let scaled = (self.0 * 10_000).round().to_integer();
        let sign = if scaled < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:04}", scaled.abs() / 10_000, scaled.abs() % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The nearest floating-point number, for drawing and for formulas of approximate quantities.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "levels are small: at most a million over a hundred thousand")]
    pub fn to_f64(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }

    /// The median: the middle level, or half-way between the two in the middle. `None` of none.
    #[must_use]
    pub fn median(levels: &[Self]) -> Option<Self> {
        let mut sorted = levels.to_vec();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        match sorted.len() {
            0 => None,
            n if n % 2 == 1 => Some(sorted[middle]),
            _ => Some(Self((sorted[middle - 1].0 + sorted[middle].0) / 2)),
        }
    }
}

impl From<Ratio<i64>> for Level {
    fn from(ratio: Ratio<i64>) -> Self {
        Self(ratio)
    }
}

impl fmt::Display for Level {
    /// At most two decimals, half up, and no zeros at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100).round().to_integer();
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        match part {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

impl Value for Level {
    fn kind() -> Kind {
        Kind::Number(-Self::MOST, Self::MOST, "")
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        read_decimal(value, reader, &Self::kind())
    }

    fn write(&self) -> toml_edit::Value {
        write_decimal(*self)
    }
}

/// Pounds as integer pence, 0 to 1 000 000.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pounds(i64);

impl Pounds {
    /// So many pence.
    #[must_use]
    pub fn from_pence(pence: i64) -> Self {
        Self(pence)
    }

    /// The pence.
    #[must_use]
    pub fn pence(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Pounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "£{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Value for Pounds {
    fn kind() -> Kind {
        Kind::Number(0, 1_000_000, "pounds")
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let pounds = read_decimal(value, reader, &Self::kind())?;
        let pence = pounds.0 * 100;
        if pence.is_integer() && (0..=100_000_000).contains(&pence.to_integer()) {
            return Some(Self(pence.to_integer()));
        }
        let message = "pounds are from 0 to 1000000, with at most two decimals";
        reader.refuse(value, Code::OUT_OF_RANGE, message, None)
    }

    fn write(&self) -> toml_edit::Value {
        let whole = self.0 / 100;
        // Pence have two digits, as people write money.
        let text = if self.0 % 100 == 0 { whole.to_string() } else { format!("{whole}.{:02}", self.0 % 100) };
        text.parse().unwrap_or_else(|_| whole.into())
    }
}

fn read_decimal(value: &Given<'_>, reader: &mut Reader<'_>, kind: &Kind) -> Option<Level> {
    let given = value.get_ref();
    let text = match (given.as_integer(), given.as_float()) {
        (Some(integer), _) if integer.radix() == 10 => integer.as_str(),
        (_, Some(float)) => float.as_str(),
        _ => return reader.wrong_type(value, kind),
    };
    Level::parse(text).or_else(|| {
        let message = "this number is too large, or not a plain decimal such as 12.5";
        reader.refuse(value, Code::OUT_OF_RANGE, message, None)
    })
}

/// A decimal as it is written by hand.
fn write_decimal(level: Level) -> toml_edit::Value {
    if level.0.is_integer() {
        return level.0.to_integer().into();
    }
    level.exact().parse().unwrap_or_else(|_| level.0.to_integer().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_exact() {
        assert_eq!(Level::percent(8, 10), Level::whole(80));
        assert_eq!(Level::parse("2.50"), Some(Level(Ratio::new(5, 2))));
        assert_eq!(Level::per_minute(42, 120), Level::whole(21));
        for wrong in ["", ".", "1.", "1e3", "abc", "12345678", "1.23456", "--1"] {
            assert_eq!(Level::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn levels_print_as_people_write_them() {
        for (level, text) in
            [(Level::percent(2, 3), "66.67"), (Level::whole(-2), "-2"), (Level(Ratio::new(7, 2)), "3.5")]
        {
            assert_eq!(level.to_string(), text);
        }
        assert_eq!(Pounds::from_pence(1720).to_string(), "£17.20");
    }

    #[test]
    fn an_even_number_of_levels_has_its_median_half_way() {
        let levels = [Level::whole(10), Level::whole(40), Level::whole(20), Level::whole(30)];
        assert_eq!(Level::median(&levels), Some(Level::whole(25)));
        assert_eq!(Level::median(&[]), None);
    }
}
