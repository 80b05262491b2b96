//! What is written is TOML 1.0: read character by character, since our parser takes 1.1 as well.

/// What of a text is not TOML 1.0, with the line; the text is taken to be TOML 1.1.
pub(crate) fn beyond_1_0(text: &str) -> Vec<String> {
    let mut reader = Reader { rest: text, line: 1, open: Vec::new(), found: Vec::new() };
    while !reader.rest.is_empty() {
        reader.step();
    }
    reader.found
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
    /// The brackets that are open.
    open: Vec<char>,
    found: Vec<String>,
}

impl Reader<'_> {
    fn fault(&mut self, what: &str) {
        self.found.push(format!("line {}: {what}", self.line));
    }

    fn take(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
    }

    fn step(&mut self) {
        for quotes in ["\"\"\"", "'''", "\"", "'"] {
            if self.rest.starts_with(quotes) {
                return self.text(quotes);
            }
        }
        let first = self.rest.chars().next().unwrap_or(' ');
        match first {
            '{' | '[' => self.open.push(first),
            '}' | ']' => {
                self.open.pop();
            }
            ',' if self.rest[1..].trim_start().starts_with('}') => self.fault("a comma before `}`"),
            '\n' if self.open.last() == Some(&'{') => self.fault("a new line in an inline table"),
            '#' => return self.take(self.rest.find('\n').unwrap_or(self.rest.len())),
            _ if first.is_ascii_digit() => return self.number(),
            _ => {}
        }
        self.take(first.len_utf8());
    }

    /// A number, a date or a time, which has seconds.
    fn number(&mut self) {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-:.+".contains(c)));
        let end = end.unwrap_or(self.rest.len());
        if self.rest[..end].matches(':').count() == 1 {
            self.fault("a time without seconds");
        }
        self.take(end);
    }

    fn text(&mut self, quotes: &str) {
        self.take(quotes.len());
        let (basic, long) = (quotes.starts_with('"'), quotes.len() == 3);
        while !self.rest.is_empty() && !self.rest.starts_with(quotes) {
            let mut letters = self.rest.chars();
            let first = letters.next().unwrap_or(' ');
            let escape = letters.next().filter(|_| basic && first == '\\');
            if escape.is_some_and(|c| !("btnfr\"\\uU".contains(c) || long && c.is_whitespace())) {
                self.fault("an escape that TOML 1.0 lacks");
            }
            if first.is_control()
                && !(first == '\t' || long && first == '\n')
                && !('\u{80}'..='\u{9f}').contains(&first)
            {
                self.fault("a control character in a text");
            }
            self.take(first.len_utf8() + escape.map_or(0, char::len_utf8));
        }
        // Two more quotes may stand at the end of a long text.
        let extra = if long { self.rest.len() - self.rest.trim_start_matches(&quotes[..1]).len() } else { 1 };
        self.take(extra.min(quotes.len() + 2).min(self.rest.len()));
    }
}

#[test]
fn what_1_0_lacks_is_found() {
    for (text, expected) in [
        ("a = { b = 1,\n c = 2 }", "line 1: a new line in an inline table"),
        ("a = { b = 1, }", "line 1: a comma before `}`"),
        ("\na = \"\\e\"", "line 2: an escape that TOML 1.0 lacks"),
        ("a = \"\"\"\n\\x41\"\"\"", "line 2: an escape that TOML 1.0 lacks"),
        ("a = 09:30", "line 1: a time without seconds"),
        ("a = \"\u{1b}\"", "line 1: a control character in a text"),
    ] {
        assert_eq!(beyond_1_0(text), [expected], "{text}");
    }
    for text in [
        "a = { b = [1, 2], c = \"}\n\" }".replace('\n', "\\n").as_str(),
        "a = [\n 1,\n]\n[b]\nc = 09:30:00 # \\e 09:30",
        "a = '\\e'\nb = \"\"\"x\n\"y\" \\\n z\"\"\"\"\nc = '''\\x'''",
        "a = 2026-11-23T09:30:00\nb = -1.5\n[[a.b]]\n",
    ] {
        assert_eq!(beyond_1_0(text), Vec::<String>::new(), "{text}");
    }
}
