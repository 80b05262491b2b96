//! To whom a concern is sealed, and whether that is still whom it was.

use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::folder::Folder;
use super::super::settings::Settings;
use super::super::ui::Ui;
use crate::confidential::{Recipients, Words, fingerprint};
use crate::record::pins::Pins;
use crate::record::words::Title;
use crate::store::{pin, pins};

/// The keys that a concern is sealed to, known to be those that were trusted before.
pub(super) struct Keys(Recipients);

/// The keys of one reader: the DSL with the deputy, or the head.
struct Reader {
    keys: Recipients,
    about_adult: bool,
}

impl Reader {
    fn of(folder: &Folder, about_adult: bool) -> Result<Self, Failure> {
        let concerns = &folder.school.concerns;
        let texts: Vec<&str> = if about_adult {
            concerns.head.iter().map(Title::as_str).collect()
        } else {
            concerns.recipients.iter().map(Title::as_str).collect()
        };
        Ok(Self { keys: parse(&texts)?, about_adult })
    }

    fn pinned(&self, pins: &Pins) -> Vec<String> {
        let list = if self.about_adult { &pins.head } else { &pins.recipients };
        list.iter().map(|key| key.as_str().to_owned()).collect()
    }

    /// The pins with these keys in place of those before.
    fn pin_into(&self, pins: &mut Pins) {
        let keys = self.keys.keys().iter().filter_map(|key| Title::new(key)).collect();
        *(if self.about_adult { &mut pins.head } else { &mut pins.recipients }) = keys;
    }

    fn name(&self) -> &'static str {
        if self.about_adult { "the head" } else { "the DSL" }
    }
}

#[cfg(feature = "seal")]
fn parse(keys: &[&str]) -> Result<Recipients, Failure> {
    Recipients::parse(keys.iter().copied()).map_err(|error| {
        let message = format!("[concerns] in keywork.toml: {error}; nothing was written");
        Failure::refused("bad-recipient", message).help(error.help().to_owned())
    })
}

#[cfg(not(feature = "seal"))]
fn parse(_: &[&str]) -> Result<Recipients, Failure> {
    let help = "take a keywork that was built with the feature `seal`, and tell the DSL in person now".to_owned();
    Err(Failure::refused("cannot-seal", "this keywork cannot encrypt, so it writes no concern").help(help))
}

impl Keys {
    /// The keys, unless they have changed since they were last confirmed. On first use they are pinned and named.
    ///
    /// # Errors
    /// When there is no key, one is wrong, or they have changed (exit 4: nothing is written).
    pub(super) fn trusted(
        folder: &Folder,
        about_adult: bool,
        settings: &Settings,
        ui: &mut Ui<'_>,
    ) -> Result<Self, Failure> {
        let reader = Reader::of(folder, about_adult)?;
        if reader.keys.is_empty() {
            return Err(no_keys(&reader));
        }
        let now = fingerprint(reader.keys.keys());
        let Some(config) = settings.around.config.as_deref() else {
            ui.first(&format!("The keys cannot be remembered on this computer. Compare their fingerprint: {now}"));
            return Ok(Self(reader.keys));
        };
        let unread = |error: crate::store::OutsideError| {
            let help = format!(
                "tell {} in person now, and ask whether their fingerprint is {now}; if it is, confirm it with `keywork \
                 concern --trust {now}`",
                reader.name()
            );
            Failure::refused("pins", format!("the keys that were trusted before are not known: {error}")).help(help)
        };
        let mut known = pins(config, &folder.root).map_err(unread)?.unwrap_or_default();
        let before = reader.pinned(&known);
        if before.is_empty() {
            reader.pin_into(&mut known);
            if let Err(error) = pin(config, &folder.root, &known) {
                ui.warn(&format!("the keys could not be remembered: {error}"));
            }
            for key in reader.keys.keys() {
                ui.always(&format!("Sealed to {} by the key {key}", reader.name()));
            }
            ui.always(&format!("First use on this computer. Let {} confirm the fingerprint {now}", reader.name()));
        } else if before != reader.keys.keys() {
            let message = format!(
                "the keys of {} have changed since they were last confirmed; nothing was written",
                reader.name()
            );
            let help = format!(
                "tell {} in person now, and ask which fingerprint is right: before {}, now {now}; if it is the one \
                 of now, confirm it with `keywork concern --trust {now}`",
                reader.name(),
                fingerprint(&before)
            );
            return Err(Failure::refused("keys-changed", message).help(help));
        }
        if reader.keys.len() == 1 && !about_adult {
            ui.warn("concerns are sealed to one key alone: if it is lost, so are they; add a deputy's to keywork.toml");
        }
        Ok(Self(reader.keys))
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// By what the DSL sees in the opened text that it was sealed to the keys that she knows.
    pub(super) fn fingerprint(&self) -> String {
        fingerprint(self.0.keys())
    }

    /// Seals the words and writes the file; gives its path and its receipt.
    ///
    /// # Errors
    /// When it could not be sealed or written. What was sealed is printed then, so that it is not lost.
    #[cfg(feature = "seal")]
    pub(super) fn seal_and_write(
        &self,
        words: Words,
        folder: &Folder,
        ui: &mut Ui<'_>,
    ) -> Result<(String, String), Failure> {
        use crate::confidential::{SealError, file_name, seal};
        let failed = |error: SealError| {
            let help = "tell the DSL in person now: the words are not kept".to_owned();
            Failure::unwritten(format!("the concern was not written: {error}")).help(help)
        };
        // The name first: a system that gives no random bytes says so here, before age would stop over it.
        let path = format!("concerns/{}", file_name().map_err(failed)?);
        let sealed = seal(&words, &self.0).map_err(failed)?;
        drop(words);
        match crate::store::create(&folder.root, &path, sealed.bytes()) {
            Ok(_) => Ok((path, sealed.receipt())),
            Err(error) => {
                print_unwritten(&sealed, ui);
                Err(error.into())
            }
        }
    }

    #[cfg(not(feature = "seal"))]
    pub(super) fn seal_and_write(&self, _: Words, _: &Folder, _: &mut Ui<'_>) -> Result<(String, String), Failure> {
        let keys: Vec<&str> = self.0.keys().iter().map(String::as_str).collect();
        parse(&keys).map(|_| (String::new(), String::new()))
    }
}

/// Prints what could not be written, so that it is not lost.
#[cfg(feature = "seal")]
fn print_unwritten(sealed: &crate::confidential::Sealed, ui: &mut Ui<'_>) {
    let (file, receipt) = (String::from_utf8_lossy(sealed.bytes()), sealed.receipt());
    let printed = if ui.json {
        let unwritten = serde_json::json!({"wrote": [], "already": [], "sealed": file, "receipt": receipt});
        ui.print(&crate::render::json(&unwritten))
    } else {
        ui.print(&file)
    };
    ui.first(&match printed {
        Ok(()) => format!(
            "The sealed concern is printed above, so that it is not lost: send it to the DSL as it is (receipt \
             {receipt}), and tell the DSL in person now."
        ),
        Err(failure) => format!("{}, so the words are lost: tell the DSL in person now.", failure.message),
    });
}

fn no_keys(reader: &Reader) -> Failure {
    let key = if reader.about_adult { "head = \"age1…\"" } else { "recipients = [\"age1…\", \"age1…\"]" };
    let message = format!("there is no key of {}, so nobody could read a concern; nothing was written", reader.name());
    let help = format!(
        "tell {} in person now; to have concerns here, make keys with `age-keygen` and write `{key}` under [concerns] \
         in keywork.toml, or name the school's own system with `kept_in` (docs/concerns.md)",
        reader.name()
    );
    Failure::refused("no-recipient", message).help(help)
}

/// Confirms keys by their fingerprint.
///
/// # Errors
/// When no keys in keywork.toml have it, or they cannot be remembered.
pub(super) fn trust(typed: &str, folder: &Folder, settings: &Settings, ui: &mut Ui<'_>) -> Result<Exit, Failure> {
    let config = settings.around.config.as_deref();
    let config = config.ok_or_else(|| Failure::unwritten("there is no folder for this person's settings"))?;
    let readers = [Reader::of(folder, false)?, Reader::of(folder, true)?];
    let matching = |reader: &&Reader| !reader.keys.is_empty() && fingerprint(reader.keys.keys()) == typed.trim();
    let Some(reader) = readers.iter().find(matching) else {
        let now = readers.iter().filter(|reader| !reader.keys.is_empty());
        let now: Vec<String> =
            now.map(|reader| format!("{} for {}", fingerprint(reader.keys.keys()), reader.name())).collect();
        let message = "no keys in keywork.toml have that fingerprint; nothing is trusted by it";
        let help = match now.as_slice() {
            [] => "there is no key in keywork.toml".to_owned(),
            now => format!("the fingerprints are {}", crate::text::and_list(now)),
        };
        return Err(Failure::usage(message).help(help));
    };
    let mut known = pins(config, &folder.root).ok().flatten().unwrap_or_default();
    reader.pin_into(&mut known);
    pin(config, &folder.root, &known).map_err(|error| Failure::unwritten(error.to_string()))?;
    ui.confirm(&format!("trusted: concerns for {} are sealed to {typed}\n", reader.name()));
    Ok(Exit::Done)
}
