use chrono::NaiveDate;

use super::digest;

/// How a calendar of keywork's says who made it.
const MADE_BY: &str = "PRODID:-//keywork//keywork//EN";

/// The most octets of a line, its end not counted (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What makes it this event and no other. The same words make the same event, also where its day has moved, so
    /// that a calendar that reads it again changes it and adds no second one.
    pub identity: Vec<String>,
    /// The day.
    pub day: NaiveDate,
    /// What a calendar shows.
    pub summary: String,
    /// What it shows when somebody looks closer.
    pub description: String,
}

/// A calendar of all-day events (RFC 5545), marked private and taking up no time. Its stamp is the day that counts as
/// today, so that the same events give the same bytes.
#[must_use]
pub fn calendar(name: &str, events: &[Event], as_of: NaiveDate) -> String {
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", MADE_BY, "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        lines.add(line);
    }
    // The second is what programs read that are older than the first (RFC 7986).
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    for event in events {
        let identity: Vec<&str> = event.identity.iter().map(String::as_str).collect();
        lines.add("BEGIN:VEVENT");
        lines.add(&format!("UID:{}@keywork", digest(&identity, 26).to_ascii_lowercase()));
        lines.add(&format!("DTSTAMP:{}T000000Z", as_of.format("%Y%m%d")));
        lines.add(&format!("DTSTART;VALUE=DATE:{}", event.day.format("%Y%m%d")));
        lines.add(&format!("DTEND;VALUE=DATE:{}", event.day.succ_opt().unwrap_or(event.day).format("%Y%m%d")));
        lines.text("SUMMARY", &event.summary);
        lines.text("DESCRIPTION", &event.description);
        lines.add("CLASS:PRIVATE");
        lines.add("TRANSP:TRANSPARENT");
        lines.add("END:VEVENT");
    }
    lines.add("END:VCALENDAR");
    lines.0
}

/// True for the bytes of a calendar that keywork made.
#[must_use]
pub fn is_ours(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| line.trim_ascii_end() == MADE_BY.as_bytes())
}

/// Lines as the format wants them, each ended by CR and LF.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line, folded between characters where it is too long; a folded line goes on after a space.
    fn add(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a property of text, with the characters escaped that mean something (section 3.3.11). Other control
    /// characters have no place in a calendar.
    fn text(&mut self, property: &str, text: &str) {
        let mut line = format!("{property}:");
        for character in text.chars() {
            match character {
                '\n' => line.push_str("\\n"),
                '\\' | ';' | ',' => line.extend(['\\', character]),
                character if character.is_control() => {}
                character => line.push(character),
            }
        }
        self.add(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str, description: &str) -> Event {
        let day = "2026-12-18".parse().unwrap();
        Event { identity: vec!["rowan".into()], day, summary: summary.into(), description: description.into() }
    }

    /// The lines with what was folded put together again.
    fn lines(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_event_takes_a_whole_day_and_no_time() {
        let text = calendar("Oakfield, Primary", &[event("rowan: action", "plan")], "2026-11-23".parse().unwrap());
        let lines = lines(&text);
        for line in [
            "PRODID:-//keywork//keywork//EN",
            "VERSION:2.0",
            "NAME:Oakfield\\, Primary",
            "DTSTAMP:20261123T000000Z",
            "DTSTART;VALUE=DATE:20261218",
            "DTEND;VALUE=DATE:20261219",
            "SUMMARY:rowan: action",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VCALENDAR",
        ] {
            assert!(lines.iter().any(|there| there == line), "no {line} in\n{text}");
        }
        assert!(is_ours(text.as_bytes()) && !is_ours(b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\n"));
    }

    #[test]
    fn lines_are_folded_and_special_characters_escaped() {
        let long = "Weiß; nicht, \\ wahr\nneue Zeile — ".repeat(9);
        let text = calendar("x", &[event("s", &long)], "2026-11-23".parse().unwrap());
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
        let expected = format!("DESCRIPTION:{}", "Weiß\\; nicht\\, \\\\ wahr\\nneue Zeile — ".repeat(9));
        assert!(lines(&text).contains(&expected), "{text}");
    }

    #[test]
    fn the_same_events_give_the_same_bytes_and_the_same_identity() {
        let of = |day: &str| {
            calendar("x", &[Event { day: day.parse().unwrap(), ..event("s", "d") }], "2026-11-23".parse().unwrap())
        };
        assert_eq!(of("2026-12-18"), of("2026-12-18"));
        let uid = |text: String| lines(&text).into_iter().find(|line| line.starts_with("UID:")).unwrap();
        assert_eq!(uid(of("2026-12-18")), uid(of("2026-12-19")));
        assert!(uid(of("2026-12-18")).ends_with("@keywork"));
    }
}
