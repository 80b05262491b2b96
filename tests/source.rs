//! Rust text as the rules over the sources see it: tokens with their lines, without comments, the insides of
//! literals or, for most rules, tests.

use std::fmt;
use std::path::Path;

/// A source file.
pub(crate) struct Source {
    /// Its path from the root of the package, `src/text/list.rs`.
    pub(crate) path: String,
    /// Its text as it stands.
    pub(crate) text: String,
    /// What is left of it for the compiler, tests included.
    pub(crate) all: Vec<Token>,
    /// The same without what is compiled for tests alone.
    pub(crate) program: Vec<Token>,
}

/// An identifier, `::` or one character, and the line on which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// A place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let all = tokens(&blanked(text));
        // A file `tests.rs` is the body of a `#[cfg(test)] mod tests;`.
        let program = if path.ends_with("/tests.rs") { Vec::new() } else { without_tests(&all) };
        Self { path: path.to_owned(), text: text.to_owned(), all, program }
    }

    /// The modules in which the file lies: `["text", "list"]`; none for `lib.rs` and `main.rs`.
    pub(crate) fn modules(&self) -> Vec<&str> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let inner = inner.strip_suffix("/mod").unwrap_or(inner);
        if matches!(inner, "lib" | "main") { Vec::new() } else { inner.split('/').collect() }
    }

    /// The module of the map to which the file belongs; `main` for the binary, `lib` for the map itself.
    pub(crate) fn layer(&self) -> &str {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inner.split('/').next().unwrap_or(inner)
    }

    pub(crate) fn finding(&self, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, what: what.into() }
    }
}

/// Every Rust file below a folder of the package, in the order of their paths.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, Path::new(folder), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "no source was found in {folder}");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(root.join(&path)).unwrap();
            found.push(Source::new(path.to_str().unwrap(), &text));
        }
    }
}

/// Fails with every finding on its own line.
pub(crate) fn assert_none(findings: &[Finding]) {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// The text with comments and the insides of literals made blank, every line where it was.
fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let hidden = hidden_length(rest, out.chars().next_back());
        let taken = if hidden == 0 { first.len_utf8() } else { hidden };
        let (piece, after) = rest.split_at(taken);
        if hidden == 0 {
            out.push(first);
        } else {
            out.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    out
}

/// How many bytes of a comment or literal the text begins with; none where it begins with neither.
fn hidden_length(text: &str, before: Option<char>) -> usize {
    let after_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let prefix = text.bytes().take_while(|byte| matches!(byte, b'b' | b'c' | b'r')).count();
    let quoted = &text[prefix..];
    let hashes = quoted.bytes().take_while(|&byte| byte == b'#').count();
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if text.starts_with("/*") {
        block_comment_length(text)
    } else if !after_word && text[..prefix].ends_with('r') && quoted[hashes..].starts_with('"') {
        let close = format!("\"{}", "#".repeat(hashes));
        let open = prefix + hashes + 1;
        text[open..].find(&close).map_or(text.len(), |end| open + end + close.len())
    } else if text.starts_with('"') || (!after_word && quoted.starts_with('"')) {
        prefix + closed_by(quoted, '"')
    } else if text.starts_with('\'') && is_character(text) {
        closed_by(text, '\'')
    } else {
        0
    }
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// The length of a literal that begins and ends with the mark, escapes understood.
fn closed_by(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// A character literal rather than a lifetime: `'a'`, `'\n'`, not `'a`.
fn is_character(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    characters.next() == Some('\\') || characters.next() == Some('\'')
}

fn tokens(blanked: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (number, line) in (1..).zip(blanked.lines()) {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let length = match word {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                _ => word,
            };
            found.push(Token { line: number, text: rest[..length].to_owned() });
            rest = rest[length..].trim_start();
        }
    }
    found
}

/// What is left without every item under `#[cfg(test)]`, or under an `all` with it first.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if starts(rest, &["#", "[", "cfg", "(", "test"]) || starts(rest, &["#", "[", "cfg", "(", "all", "(", "test"]) {
            at += item_length(rest);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Whether the tokens begin with these.
pub(crate) fn starts(tokens: &[Token], expected: &[&str]) -> bool {
    tokens.len() >= expected.len() && tokens.iter().zip(expected).all(|(token, text)| token.text == *text)
}

/// An item with its attributes: up to the end of its first block, or a semicolon before one.
fn item_length(tokens: &[Token]) -> usize {
    let (mut blocks, mut others) = (0_usize, 0_usize);
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" => blocks += 1,
            "(" | "[" => others += 1,
            ")" | "]" => others = others.saturating_sub(1),
            "}" if blocks <= 1 => return at + 1,
            "}" => blocks -= 1,
            ";" if blocks == 0 && others == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

fn words(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

#[test]
fn comments_and_literals_are_no_program() {
    for (text, expected) in [
        ("a // crate::b\nc", vec!["a", "c"]),
        ("a /* x /* y */ z */ b", vec!["a", "b"]),
        (r#"f("crate::b \" x", y)"#, vec!["f", "(", ",", "y", ")"]),
        ("r#\"a \" b\"# c", vec!["c"]),
        ("br\"\\\" c; b\"x\" d", vec!["c", ";", "d"]),
        ("'\"' a '\\'' b '{'", vec!["a", "b"]),
        ("&'a str", vec!["&", "'", "a", "str"]),
        ("bar\"x\" r#type", vec!["bar", "r", "#", "type"]),
        ("a::b : c", vec!["a", "::", "b", ":", "c"]),
        ("\"one\ntwo\" a", vec!["a"]),
    ] {
        assert_eq!(words(&Source::new("src/a.rs", text).all), expected, "{text}");
    }
}

#[test]
fn a_token_keeps_its_line() {
    let source = Source::new("src/a.rs", "/* one\ntwo */ a\n\"x\ny\" b");
    let lines: Vec<usize> = source.all.iter().map(|token| token.line).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn what_is_for_tests_alone_is_left_out() {
    for (text, expected) in [
        ("a; #[cfg(test)] mod tests { fn f() { b } } c", vec!["a", ";", "c"]),
        ("#[cfg(test)]\nmod tests;\nc", vec!["c"]),
        ("#[cfg(all(test, unix))] #[x] fn f() -> [u8; 2] { b } c", vec!["c"]),
        ("#[cfg(unix)] a", vec!["#", "[", "cfg", "(", "unix", ")", "]", "a"]),
    ] {
        assert_eq!(words(&Source::new("src/a.rs", text).program), expected, "{text}");
    }
    assert!(Source::new("src/a/tests.rs", "fn f() {}").program.is_empty());
}

#[test]
fn a_file_knows_its_modules() {
    for (path, modules, layer) in [
        ("src/main.rs", vec![], "main"),
        ("src/lib.rs", vec![], "lib"),
        ("src/text/mod.rs", vec!["text"], "text"),
        ("src/text.rs", vec!["text"], "text"),
        ("src/cli/plan/show.rs", vec!["cli", "plan", "show"], "cli"),
    ] {
        let source = Source::new(path, "");
        assert_eq!(source.modules(), modules);
        assert_eq!(source.layer(), layer);
    }
}
