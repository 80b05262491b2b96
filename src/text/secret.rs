use std::borrow::Cow;

/// How a secret key of age begins.
const BEGINS: &str = "AGE-SECRET-KEY-";

/// The text up to where a secret key of age stands in it by mistake. Who has that key can open every concern that was
/// sealed to it, so nothing that is printed holds one.
#[must_use]
pub fn without_secret_key(text: &str) -> Cow<'_, str> {
    // Upper case changes the length of no ASCII letter, so the place is the same in both.
    match text.to_ascii_uppercase().find(BEGINS) {
        Some(at) => Cow::Owned(format!("{}{BEGINS}…", &text[..at])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_beginning_of_a_secret_key_is_left_out() {
        for text in ["é = \"AGE-SECRET-KEY-1CANARY\" # x", "é = \"age-secret-key-1CANARY"] {
            assert_eq!(without_secret_key(text), "é = \"AGE-SECRET-KEY-…");
        }
        assert_eq!(without_secret_key("age1ql3z7hjy"), "age1ql3z7hjy");
    }
}
