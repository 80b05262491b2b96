/// Whether this can be one name in a folder, and not a way out of it.
pub(super) fn is_name(name: &str) -> bool {
    let forbidden = |c: char| matches!(c, '/' | '\0') || (cfg!(windows) && matches!(c, '\\' | ':'));
    // What is in `.git` decides what programs git runs, so it is never a record's place, whatever the case.
    !name.is_empty() && name != "." && name != ".." && !name.eq_ignore_ascii_case(".git") && !name.contains(forbidden)
}

/// The names along a path inside the records folder; `""` is the folder itself. None if it might lead outside.
pub(super) fn parts(relative: &str) -> Option<Vec<&str>> {
    if relative.is_empty() {
        return Some(Vec::new());
    }
    relative.split('/').map(|part| is_name(part).then_some(part)).collect()
}

/// The folder's path and the name in it.
pub(super) fn split(relative: &str) -> (&str, &str) {
    relative.rsplit_once('/').unwrap_or(("", relative))
}

/// The path of a name in a folder.
pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_are_paths() {
        assert_eq!(parts("pupils/rowan").unwrap(), ["pupils", "rowan"]);
        assert!(parts("").unwrap().is_empty());
        for outside in ["/etc", "../up", "a/../b", "a//b", "a/", "./a", ".git/config", "a/.GIT/hooks", "a\0b"] {
            assert_eq!(parts(outside), None, "{outside:?}");
        }
    }

    #[test]
    fn paths_split_and_join() {
        assert_eq!(split("a/b/c"), ("a/b", "c"));
        assert_eq!(split("c"), ("", "c"));
        assert_eq!(join("a/b", "c"), "a/b/c");
        assert_eq!(join("", "c"), "c");
    }
}
