use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::text::brief;

/// The public keys to which concerns are sealed: age X25519 recipients, `age1…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients(Vec<String>);

/// Why a text is no key that a concern can be sealed to.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadRecipient {
    /// A secret key, which must never stand in the records folder. It is not shown.
    #[error("a secret key stands among the recipients")]
    Secret,
    /// A kind of key that is not supported.
    #[error("`{}` is a kind of key that keywork cannot seal to yet", brief(.0, 24))]
    Unsupported(String),
    /// No key at all, or one that was copied wrongly.
    #[error("`{}` is no age key: a letter is wrong or missing", brief(.0, 24))]
    NotAKey(String),
}

impl BadRecipient {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Secret => {
                "take it out of keywork.toml at once, make a new pair with `age-keygen`, and use its public key"
            }
            Self::Unsupported(_) => "take a key that `age-keygen` makes without options: it begins with age1",
            Self::NotAKey(_) => "copy the public key again, whole: it begins with age1 and has 62 letters",
        }
    }
}

impl Recipients {
    /// The keys, each looked at.
    ///
    /// # Errors
    /// With the first that is none.
    #[cfg(feature = "seal")]
    pub fn parse<'k>(keys: impl IntoIterator<Item = &'k str>) -> Result<Self, BadRecipient> {
        let key = |key: &str| {
            let key = key.trim();
            if key.to_lowercase().starts_with("age-secret-key-") {
                return Err(BadRecipient::Secret);
            }
            if ["age1pq1", "age1tag", "ssh-", "ecdsa-"].iter().any(|kind| key.starts_with(kind)) {
                return Err(BadRecipient::Unsupported(key.to_owned()));
            }
            let known = key.parse::<age::x25519::Recipient>();
            // In one way of writing, so that the same key is never taken for another.
            known.map(|key| key.to_string()).map_err(|_| BadRecipient::NotAKey(key.to_owned()))
        };
        let mut keys: Vec<String> = keys.into_iter().map(key).collect::<Result<_, _>>()?;
        keys.sort();
        keys.dedup();
        Ok(Self(keys))
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys, in order.
    #[must_use]
    pub fn keys(&self) -> &[String] {
        &self.0
    }
}

/// By what two people compare a list of keys: the first 16 hexadecimal digits of its SHA-256, in groups of four.
#[must_use]
pub fn fingerprint(keys: &[String]) -> String {
    let digest = Sha256::digest(keys.join("\n"));
    let hex = data_encoding::HEXLOWER.encode(&digest[..8]);
    hex.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

#[cfg(all(test, feature = "seal"))]
mod tests {
    use super::*;

    const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn only_public_keys_are_taken() {
        assert_eq!(Recipients::parse([KEY, KEY]).map(|keys| keys.len()), Ok(1));
        let wrong = |key: &str| Recipients::parse([key]).unwrap_err();
        assert!(matches!(wrong(&KEY.replace('q', "b")), BadRecipient::NotAKey(_)));
        for other in
            ["age1pq1xyz", "age1tagpq1xyz", "ssh-ed25519 AAAA me@here", "ssh-rsa AAAA", "ecdsa-sha2-nistp256 A"]
        {
            assert!(matches!(wrong(other), BadRecipient::Unsupported(_)), "{other}");
        }
        assert!(matches!(wrong(""), BadRecipient::NotAKey(_)));
        let secret = wrong("AGE-SECRET-KEY-1CANARYCANARY");
        assert!(!format!("{secret} {secret:?} {}", secret.help()).contains("CANARY"));
    }

    #[test]
    fn a_fingerprint_follows_the_keys_whatever_their_order() {
        let other = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
        let of = |keys: &[&str]| fingerprint(Recipients::parse(keys.iter().copied()).unwrap().keys());
        assert_eq!(of(&[KEY, other]), of(&[other, KEY]));
        assert_ne!(of(&[KEY]), of(&[other]));
        assert_eq!(of(&[KEY]), of(&[&KEY.to_uppercase(), &format!(" {KEY} ")]), "the same key written otherwise");
        assert_eq!(of(&[KEY]).len(), 19);
    }
}
