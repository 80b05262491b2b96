use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use age::armor::{ArmoredWriter, Format};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{NotTaken, Recipients, Words};

/// The smallest file, in bytes before it is armored; each next size is twice the one before.
const SMALLEST: usize = 8 * 1024;

/// What age adds to a text of one chunk: its tag.
const TAG: usize = 16;

/// Room that a header may take: a stanza is about 100 bytes, and age adds one at random.
const HEADER: usize = 2 * 1024;

/// Why a text was not sealed. None of these says anything of the text.
#[derive(Debug, Error)]
pub enum SealError {
    /// There is nobody to seal it to.
    #[error("there is nobody to seal it to")]
    Nobody,
    /// The words are no text.
    #[error(transparent)]
    NotTaken(#[from] NotTaken),
    /// The system gave no random bytes, or age refused.
    #[error("it could not be encrypted: {0}")]
    Failed(String),
}

/// An armored age file.
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// By what writer and DSL confirm that it arrived: the first 16 hexadecimal digits of the file's SHA-256.
    #[must_use]
    pub fn receipt(&self) -> String {
        data_encoding::HEXLOWER.encode(&Sha256::digest(&self.0)[..8])
    }
}

/// What is written so far, which the encryptor and [`seal`] both see.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Encrypts a text to every recipient. The file has one of a few sizes, whoever the text is about and, within a size,
/// however long it is: the text is filled up with spaces, once the length of age's own header is known.
///
/// # Errors
/// When there is no recipient, the words are no text, or the system gave no random bytes.
pub fn seal(words: &Words, recipients: &Recipients) -> Result<Sealed, SealError> {
    if recipients.is_empty() {
        return Err(SealError::Nobody);
    }
    let text = words.text()?;
    let keys: Vec<age::x25519::Recipient> = recipients.keys().iter().filter_map(|key| key.parse().ok()).collect();
    if keys.len() != recipients.len() {
        return Err(SealError::Nobody);
    }
    let failed = |error: &dyn std::fmt::Display| SealError::Failed(error.to_string());
    let encryptor = age::Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
        .map_err(|error| failed(&error))?;
    let out = Shared::default();
    let mut stream = encryptor.wrap_output(out.clone()).map_err(|error| failed(&error))?;
    let header = out.0.borrow().len();
    let size = size_for(text.len());
    // A header longer than the room for it has as many keys as no school has; its file is larger, and still whole.
    let fill = size.saturating_sub(header + TAG + text.len());
    stream.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    stream.write_all(&vec![b' '; fill]).map_err(|error| failed(&error))?;
    stream.finish().map_err(|error| failed(&error))?;
    let mut armored = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(|error| failed(&error))?;
    armored.write_all(&out.0.borrow()).map_err(|error| failed(&error))?;
    Ok(Sealed(armored.finish().map_err(|error| failed(&error))?))
}

/// The size of the file for a text of this length, before it is armored.
fn size_for(text: usize) -> usize {
    let mut size = SMALLEST;
    while text + HEADER > size {
        size *= 2;
    }
    size
}

/// A name that says nothing: 26 random letters and digits.
///
/// # Errors
/// When the system gave no random bytes.
pub fn file_name() -> Result<String, SealError> {
    let mut random = [0_u8; 17];
    getrandom::fill(&mut random).map_err(|error| SealError::Failed(error.to_string()))?;
    let mut letters = data_encoding::BASE32_NOPAD.encode(&random).to_lowercase();
    letters.truncate(26);
    Ok(format!("{letters}.age"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Read;

    use age::armor::ArmoredReader;
    use age::secrecy::ExposeSecret;

    use super::*;

    fn pair() -> (age::x25519::Identity, String) {
        let identity = age::x25519::Identity::generate();
        let public = identity.to_public().to_string();
        assert!(!identity.to_string().expose_secret().is_empty());
        (identity, public)
    }

    /// Opens it as the DSL does; only a test can.
    fn opened(sealed: &Sealed, with: &age::x25519::Identity) -> Result<String, age::DecryptError> {
        let decryptor = age::Decryptor::new_buffered(ArmoredReader::new(sealed.bytes()))?;
        let mut text = String::new();
        decryptor.decrypt(std::iter::once(with as &dyn age::Identity))?.read_to_string(&mut text)?;
        Ok(text)
    }

    fn words(text: &str) -> Words {
        let mut words = Words::default();
        words.add(text).unwrap();
        words
    }

    #[test]
    fn each_recipient_opens_it_and_nobody_else() {
        let ((dsl, dsl_key), (deputy, deputy_key), (stranger, _)) = (pair(), pair(), pair());
        let recipients = Recipients::parse([dsl_key.as_str(), deputy_key.as_str()]).unwrap();
        let sealed = seal(&words("He said: \"do not tell\"\n"), &recipients).unwrap();
        for identity in [&dsl, &deputy] {
            assert_eq!(opened(&sealed, identity).unwrap().trim_end(), "He said: \"do not tell\"");
        }
        assert!(opened(&sealed, &stranger).is_err());
        assert!(sealed.bytes().starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----"));
    }

    #[test]
    fn neither_size_nor_name_says_how_much_was_written_or_of_whom() {
        let recipients = Recipients::parse([pair().1.as_str(), pair().1.as_str()]).unwrap();
        let size = |text: &str| seal(&words(text), &recipients).unwrap().bytes().len();
        let lengths = [0, 1, 2, 100, 999, 1000, 2047, 2048, 2049, 3999, 4000, 6000].map(|length| "x".repeat(length));
        let texts = lengths.iter().map(String::as_str).chain(["fern, é", "rowan, 😢", "\n\n\n"]);
        let sizes: BTreeSet<usize> = texts.map(size).collect();
        assert_eq!(sizes.len(), 1, "{sizes:?}");
        assert!((0..=6000).all(|length| size_for(length) == SMALLEST));
        assert_eq!(
            [7000, 9000, 14_000].map(|length| size(&"x".repeat(length))).into_iter().collect::<BTreeSet<_>>().len(),
            1
        );
        let repeated: BTreeSet<usize> = (0..20).map(|_| size("Seen")).collect();
        assert_eq!(repeated.len(), 1, "age's own random stanza does not show");
        let alone = Recipients::parse([pair().1.as_str()]).unwrap();
        assert_eq!(seal(&words("Seen"), &alone).unwrap().bytes().len(), size("Seen"), "nor how many keys there are");
        let names: BTreeSet<String> = (0..50).map(|_| file_name().unwrap()).collect();
        assert_eq!(names.len(), 50);
        for name in names {
            let (letters, end) = name.split_at(26);
            assert!(end == ".age" && letters.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{name}");
        }
    }

    #[test]
    fn the_largest_text_is_sealed_whole_and_nobody_is_no_recipient() {
        let (dsl, key) = pair();
        let recipients = Recipients::parse([key.as_str()]).unwrap();
        let text = "x".repeat(super::super::MOST_BYTES);
        assert_eq!(opened(&seal(&words(&text), &recipients).unwrap(), &dsl).unwrap().trim_end(), text);
        let nobody = Recipients::parse([]).unwrap();
        assert!(matches!(seal(&words("CANARY"), &nobody), Err(SealError::Nobody)));
    }
}
