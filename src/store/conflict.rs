use std::fmt;

/// A file that a sync tool, a merge or an editor has put beside the one that it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictCopy {
    /// Who makes names of this kind.
    pub maker: CopyMaker,
    /// The name of the file that it is a copy of, as far as the name tells.
    pub original: String,
}

/// Who gives a copy such a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CopyMaker {
    /// `NAME (Jo's conflicted copy 2026-11-23).toml`: Dropbox and Nextcloud.
    Dropbox,
    /// `NAME_conflict-20261123-093000.toml`.
    OwnCloud,
    /// `NAME-safeBackup-0001.toml`, or `NAME-DESKTOP-7.toml` with the name of a computer.
    OneDrive,
    /// `NAME.sync-conflict-20261123-093000-ABCDEFG.toml`.
    Syncthing,
    /// `NAME (1).toml`, `NAME 2.toml`: iCloud, Google Drive and downloads.
    Numbered,
    /// `NAME - Copy.toml`, `NAME copy.toml`, `Copy of NAME.toml`: made by hand.
    ByHand,
    /// `NAME.orig`, `NAME_BACKUP_123.toml`: a merge.
    Merge,
    /// `NAME~`, `#NAME#`, `.NAME.swp`: an editor.
    Editor,
}

impl fmt::Display for CopyMaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dropbox => "Dropbox or Nextcloud",
            Self::OwnCloud => "ownCloud",
            Self::OneDrive => "OneDrive",
            Self::Syncthing => "Syncthing",
            Self::Numbered => "a sync tool or a download",
            Self::ByHand => "someone copying it by hand",
            Self::Merge => "a merge",
            Self::Editor => "an editor",
        })
    }
}

/// What stands before what was added, if this was.
type Original = fn(&str) -> Option<&str>;

/// Recognises the name of a conflicting copy: two versions of a record of which one would be silently ignored.
#[must_use]
pub fn conflict_copy(name: &str) -> Option<ConflictCopy> {
    if is_plain(name) {
        return None;
    }
    let copy = |maker, original: String| Some(ConflictCopy { maker, original });
    if let Some(original) = editor(name) {
        return copy(CopyMaker::Editor, original.to_owned());
    }
    if let Some(original) = name.strip_suffix(".orig") {
        return copy(CopyMaker::Merge, original.to_owned());
    }
    let (stem, end) = name.rsplit_once('.').map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let ways: [(CopyMaker, Original); 8] = [
        (CopyMaker::Dropbox, dropbox),
        (CopyMaker::OwnCloud, |stem| before_digits(stem, "_conflict-")),
        (CopyMaker::Syncthing, |stem| before_digits(stem, ".sync-conflict-")),
        (CopyMaker::Merge, merge),
        (CopyMaker::OneDrive, safe_backup),
        (CopyMaker::ByHand, by_hand),
        (CopyMaker::Numbered, numbered),
        (CopyMaker::OneDrive, computer),
    ];
    ways.iter().find_map(|(maker, original)| copy(*maker, format!("{}{end}", original(stem)?)))
}

/// The name of a record as keywork gives it, which nobody's copy has: nearly every name in a folder.
fn is_plain(name: &str) -> bool {
    let stem = name.strip_suffix(".toml").unwrap_or_default();
    !stem.is_empty() && stem.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn editor(name: &str) -> Option<&str> {
    let swap = || name.strip_prefix('.')?.rsplit_once(".sw").filter(|(_, end)| end.len() == 1);
    name.strip_suffix('~')
        .or_else(|| name.strip_prefix('#')?.strip_suffix('#'))
        .or_else(|| name.strip_prefix(".#"))
        .or_else(|| swap().map(|(name, _)| name))
        .filter(|original| !original.is_empty())
}

fn dropbox(stem: &str) -> Option<&str> {
    stem.match_indices(" (").map(|(at, _)| stem.split_at(at)).find_map(|(original, rest)| {
        let rest = rest.to_lowercase();
        let told = ["conflicted copy", "case conflict", "unicode encoding conflict"];
        (rest.contains(')') && told.iter().any(|words| rest.contains(words))).then_some(original)
    })
}

/// What stands before the mark, if digits follow it.
fn before_digits<'a>(stem: &'a str, mark: &str) -> Option<&'a str> {
    let (original, rest) = stem.rsplit_once(mark)?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(original)
}

fn merge(stem: &str) -> Option<&str> {
    ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"].iter().find_map(|mark| before_digits(stem, mark))
}

fn safe_backup(stem: &str) -> Option<&str> {
    let original = before_digits(stem, "-safeBackup-")?;
    Some(computer(original).unwrap_or(original))
}

/// Names of records have no upper case, so a part that has some was added: the name of a computer.
fn computer(stem: &str) -> Option<&str> {
    let at = stem
        .match_indices('-')
        .map(|(at, _)| at)
        .find(|at| stem[at + 1..].starts_with(|c: char| c.is_ascii_uppercase()))?;
    let (original, added) = stem.split_at(at);
    let is_record = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-');
    let is_computer = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (!original.is_empty() && original.chars().all(is_record) && added.chars().all(is_computer)).then_some(original)
}

fn by_hand(stem: &str) -> Option<&str> {
    let unnumbered = numbered(stem).unwrap_or(stem);
    unnumbered
        .strip_suffix(" - Copy")
        .or_else(|| unnumbered.strip_suffix(" copy"))
        .or_else(|| stem.strip_prefix("Copy of "))
}

fn numbered(stem: &str) -> Option<&str> {
    let (original, number) = stem.rsplit_once(' ')?;
    let inner = number.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(number);
    let is_number = !inner.is_empty() && inner.len() < 4 && inner.bytes().all(|c| c.is_ascii_digit());
    is_number.then_some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_tools_give_are_known() {
        let stem = "23-0930-jm-k7qd";
        for (name, maker) in [
            (format!("{stem} (Jo's conflicted copy 2026-11-23).toml"), CopyMaker::Dropbox),
            (format!("{stem} (conflicted copy 2026-11-23 093000).toml"), CopyMaker::Dropbox),
            (format!("{stem} (Jo's conflicted copy 2026-11-23) (1).toml"), CopyMaker::Dropbox),
            (format!("{stem} (Case Conflict 1).toml"), CopyMaker::Dropbox),
            (format!("{stem}_conflict-20261123-093000.toml"), CopyMaker::OwnCloud),
            (format!("{stem}-safeBackup-0001.toml"), CopyMaker::OneDrive),
            (format!("{stem}-DESKTOP-7-safeBackup-0001.toml"), CopyMaker::OneDrive),
            (format!("{stem}-DESKTOP-7.toml"), CopyMaker::OneDrive),
            (format!("{stem}-Jos-MacBook-Pro.toml"), CopyMaker::OneDrive),
            (format!("{stem}.sync-conflict-20261123-093000-ABCDEFG.toml"), CopyMaker::Syncthing),
            (format!("{stem} (1).toml"), CopyMaker::Numbered),
            (format!("{stem} 2.toml"), CopyMaker::Numbered),
            (format!("{stem} - Copy.toml"), CopyMaker::ByHand),
            (format!("{stem} - Copy (2).toml"), CopyMaker::ByHand),
            (format!("{stem} copy 2.toml"), CopyMaker::ByHand),
            (format!("Copy of {stem}.toml"), CopyMaker::ByHand),
            (format!("{stem}.toml.orig"), CopyMaker::Merge),
            (format!("{stem}_LOCAL_4711.toml"), CopyMaker::Merge),
            (format!("{stem}.toml~"), CopyMaker::Editor),
            (format!("#{stem}.toml#"), CopyMaker::Editor),
            (format!(".#{stem}.toml"), CopyMaker::Editor),
            (format!(".{stem}.toml.swp"), CopyMaker::Editor),
        ] {
            let expected = ConflictCopy { maker, original: format!("{stem}.toml") };
            assert_eq!(conflict_copy(&name), Some(expected), "{name}");
        }
    }

    #[test]
    fn ordinary_names_are_no_copies() {
        for name in [
            "23-0930-jm-k7qd.toml",
            "cvc-words.toml",
            "2026-autumn.toml",
            "keywork.toml",
            "pupil.toml",
            "home.md",
            "README.md",
            "annual review (draft).md",
            ".gitignore",
            ".kw-tmp-AbCdEfGhIjKl.tmp",
            "~",
            "",
        ] {
            assert_eq!(conflict_copy(name), None, "{name}");
        }
    }
}
