//! Text that a page, or the program that makes one, would obey.

use super::{Expect, Safe};

pub(super) const TEXTS: &[(&str, &str, Expect)] = &[
    ("script", "<script>alert(1)</script>", Safe),
    ("img", "<img src=x onerror=alert(1)>", Safe),
    ("svg", "<svg/onload=alert(1)>", Safe),
    ("attr", "\" onmouseover=\"x", Safe),
    ("entity", "&lt;b&gt;", Safe),
    ("comment-close", "--><b>", Safe),
    ("title-close", "</title><script>1</script>", Safe),
    ("style", "</style><style>*{display:none}", Safe),
    ("js-url", "[x](javascript:alert(1))", Safe),
    ("data-url", "![x](data:text/html,x)", Safe),
    ("md-img-beacon", "![](http://example.invalid/p.png)", Safe),
    ("md-html", "<iframe src=//example.invalid>", Safe),
    ("md-heading", "# Fake heading\n\n---\n", Safe),
    ("md-table", "a | b\n--|--", Safe),
    ("md-front", "---\ntitle: x\n---", Safe),
    ("md-code", "```\n", Safe),
    ("md-ref", "[x]: http://example.invalid", Safe),
    ("latex", "\\input{/etc/passwd}", Safe),
    ("typst", "#read(\"/etc/passwd\")", Safe),
    ("rtf", "{\\field{\\*\\fldinst INCLUDEPICTURE}}", Safe),
    ("template", "{{ 7*7 }} ${7*7} <%= 7 %>", Safe),
    ("meta-refresh", "<meta http-equiv=refresh content=0>", Safe),
];
