use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read};

use thiserror::Error;
use zeroize::Zeroizing;

use crate::text::clean_line;

/// The longest words that are taken, in bytes.
pub const MOST_BYTES: usize = 48 * 1024;

/// Why words were not taken. None of these says anything of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotTaken {
    /// They are longer than [`MOST_BYTES`].
    #[error("the words are longer than {} KiB", MOST_BYTES / 1024)]
    TooLong,
    /// They are no text.
    #[error("the words are not UTF-8 text")]
    NotText,
    /// The system did not give them.
    #[error("the words could not be read: {0}")]
    Unread(io::ErrorKind),
}

/// The words of a concern while they are in memory: in one place, which is as large as it may ever get, so that it never
/// moves and leaves no copy behind, and which is wiped when it is done with. It cannot be copied, and shows itself to
/// nobody.
pub struct Words(Zeroizing<Vec<u8>>);

impl Default for Words {
    fn default() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(MOST_BYTES)))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(…)")
    }
}

impl Words {
    /// Adds words.
    ///
    /// # Errors
    /// When there is no room for them.
    pub fn add(&mut self, text: &str) -> Result<(), NotTaken> {
        self.add_bytes(text.as_bytes())
    }

    /// Adds words of somebody else's, each line ended in one way and nothing in it that could steer the terminal on which
    /// they are read.
    ///
    /// # Errors
    /// When there is no room for them, or they are no text.
    pub fn add_clean(&mut self, words: &Self) -> Result<(), NotTaken> {
        for line in words.text()?.lines() {
            match clean_line(line) {
                Cow::Borrowed(line) => self.add(line)?,
                Cow::Owned(line) => self.add(&Zeroizing::new(line))?,
            }
            self.add("\n")?;
        }
        Ok(())
    }

    /// Adds everything that there is to read.
    ///
    /// # Errors
    /// When it could not be read, or there is no room for it.
    pub fn take_all(&mut self, from: &mut dyn Read) -> Result<(), NotTaken> {
        let mut part = Zeroizing::new([0_u8; 4096]);
        loop {
            match read(from, &mut *part)? {
                0 => return Ok(()),
                length => self.add_bytes(&part[..length])?,
            }
        }
    }

    /// Adds one line, with its end, and says how long it is; 0 where there is nothing more. It reads no byte beyond the
    /// line, since what is read ahead is a copy that nobody wipes.
    ///
    /// # Errors
    /// As [`Words::take_all`].
    pub fn take_line(&mut self, from: &mut dyn Read) -> Result<usize, NotTaken> {
        let before = self.0.len();
        let mut byte = Zeroizing::new([0_u8; 1]);
        while read(from, &mut *byte)? == 1 {
            self.add_bytes(&*byte)?;
            if byte[0] == b'\n' {
                break;
            }
        }
        Ok(self.0.len() - before)
    }

    /// The words.
    ///
    /// # Errors
    /// When they are no text.
    pub fn text(&self) -> Result<&str, NotTaken> {
        std::str::from_utf8(&self.0).map_err(|_| NotTaken::NotText)
    }

    /// True where nothing but white space is there.
    #[must_use]
    pub fn are_blank(&self) -> bool {
        self.0.iter().all(u8::is_ascii_whitespace)
    }

    fn add_bytes(&mut self, bytes: &[u8]) -> Result<(), NotTaken> {
        // Room for more than was asked for at first is never made: it would move the words and leave a copy.
        if bytes.len() > MOST_BYTES - self.0.len() {
            return Err(NotTaken::TooLong);
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }
}

/// One read, begun again where a signal came between.
fn read(from: &mut dyn Read, into: &mut [u8]) -> Result<usize, NotTaken> {
    loop {
        match from.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other.map_err(|error| NotTaken::Unread(error.kind())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bytes: &[u8]) -> Words {
        let mut words = Words::default();
        words.take_all(&mut &*bytes).unwrap();
        words
    }

    #[test]
    fn they_never_move_however_many_they_are() {
        let mut words = Words::default();
        let place = words.0.as_ptr();
        words.take_all(&mut "x".repeat(MOST_BYTES - 1).as_bytes()).unwrap();
        words.add("y").unwrap();
        assert_eq!((words.0.len(), words.0.as_ptr()), (MOST_BYTES, place));
        assert_eq!(words.add("z"), Err(NotTaken::TooLong));
        assert_eq!(words.take_line(&mut b"z".as_slice()), Err(NotTaken::TooLong));
        assert_eq!(words.0.as_ptr(), place);
    }

    #[test]
    fn a_line_is_read_and_not_a_byte_beyond_it() {
        let mut typed = "Café\nmore".as_bytes();
        let mut words = Words::default();
        assert_eq!(words.take_line(&mut typed), Ok(6));
        assert_eq!((words.text(), typed), (Ok("Café\n"), b"more".as_slice()));
        assert_eq!((words.take_line(&mut typed), words.take_line(&mut typed)), (Ok(4), Ok(0)));
    }

    #[test]
    fn lines_end_in_one_way_and_nothing_steers_a_terminal() {
        let mut clean = Words::default();
        clean.add_clean(&taken("He said:\r\n\u{1b}[2Jno\u{202e}\n\tyes".as_bytes())).unwrap();
        assert_eq!(clean.text(), Ok("He said:\n␛[2Jno<U+202E>\n yes\n"));
        assert_eq!(clean.add_clean(&taken(b"CANARY \xff")), Err(NotTaken::NotText));
    }

    #[test]
    fn nothing_that_is_shown_of_them_or_of_a_mistake_has_a_word() {
        let shown = format!("{:?} {:?} {}", taken(b"CANARY"), taken(b"CANARY\xff").text(), NotTaken::NotText);
        assert!(!shown.contains("CANARY") && shown.starts_with("Words(…)"), "{shown}");
        assert!(taken(b" \r\n\t").are_blank() && !taken(b" a").are_blank());
    }
}
