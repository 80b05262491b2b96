//! Values that are one word out of a list, as enums: what is written, read and offered is the same list.

/// Declares an enum whose variants are words, with reading, writing and the list of all.
macro_rules! words_of {
    ($(#[$about:meta])* $name:ident: $what:literal { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])* $variant,)+ }

        impl $name {
            /// The words, in the order in which they are offered.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            /// Every value, in the order of its words.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// What such a word is called.
            pub const WHAT: &'static str = $what;

            /// The word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::record::word::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_word(text).ok_or_else(|| $crate::record::word::UnknownWord::new(text, $what, Self::WORDS))
            }
        }

        impl $crate::record::field::Value for $name {
            fn kind() -> $crate::record::field::Kind {
                $crate::record::field::Kind::Word(Self::WORDS)
            }

            fn read(value: &$crate::record::field::Given<'_>, reader: &mut $crate::record::decode::Reader<'_>) -> Option<Self> {
                let Some(text) = value.get_ref().as_str() else {
                    return reader.wrong_type(value, &Self::kind());
                };
                match text.parse() {
                    Ok(word) => Some(word),
                    Err(error) => {
                        let error: $crate::record::word::UnknownWord = error;
                        reader.refuse(value, $crate::record::problem::Code::UNKNOWN_WORD, error.to_string(), Some(error.help()))
                    }
                }
            }

            fn write(&self) -> toml_edit::Value {
                self.word().into()
            }
        }
    };
}

pub(crate) use words_of;

/// A word that is not in the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is no {what}")]
pub struct UnknownWord {
    given: String,
    what: &'static str,
    words: &'static [&'static str],
    near: Option<String>,
}

impl UnknownWord {
    pub(crate) fn new(given: &str, what: &'static str, words: &'static [&'static str]) -> Self {
        let near = crate::text::did_you_mean(given, words);
        Self { given: crate::text::brief(given, 40), what, words, near }
    }

    /// The nearest word, or all of them.
    #[must_use]
    pub fn help(&self) -> String {
        let all = || format!("it is {}", crate::text::or_list(self.words));
        self.near.clone().unwrap_or_else(all)
    }
}
