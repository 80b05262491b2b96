//! Letters of every kind: those of names and languages stay as they are, those that hide or turn round are shown.

use super::{Accept, Expect, Safe};

pub(super) const TEXTS: &[(&str, &str, Expect)] = &[
    ("rlo", "abc\u{202e}gnp.exe", Safe),
    ("isolate", "a\u{2066}b\u{2069}", Safe),
    ("unclosed-rle", "a\u{202b}b", Safe),
    ("lrm", "a\u{200e}b", Safe),
    ("alm", "a\u{61c}b", Safe),
    ("zwsp", "pass\u{200b}word", Safe),
    ("zwj-family", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", Accept),
    ("zwnj-persian", "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}", Accept),
    ("bom-inside", "a\u{feff}b", Safe),
    ("soft-hyphen", "co\u{ad}op", Safe),
    ("tags", "x\u{e0068}\u{e0069}\u{e0064}\u{e0064}\u{e0065}\u{e006e}", Safe),
    ("line-sep", "a\u{2028}b\u{2029}c", Safe),
    ("nel", "a\u{85}b", Safe),
    ("zalgo", ZALGO, Safe),
    ("homoglyph-cyrillic", "\u{410}nna", Safe),
    ("fullwidth", "\u{ff21}\u{ff4e}\u{ff4e}\u{ff41}", Safe),
    ("nfd", "Zoe\u{308}", Safe),
    ("nfc", "Zo\u{eb}", Accept),
    ("noncharacter", "a\u{ffff}b", Safe),
    ("private-use", "a\u{e000}b", Safe),
    (
        "wide",
        "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
        Accept,
    ),
    ("emoji-flag", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", Accept),
    ("arabic-name", "\u{639}\u{627}\u{626}\u{634}\u{629}", Accept),
    ("welsh", "Ll\u{177}r", Accept),
    ("turkish-i", "\u{130}\u{131}Ii", Accept),
    ("sharp-s", "Stra\u{df}e", Accept),
    ("ligature", "\u{fb01}ona", Safe),
    ("interlinear", "a\u{fff9}b\u{fffb}c", Safe),
    ("hangul-filler", "\u{3164}", Safe),
    ("braille-blank", "\u{2800}", Safe),
    ("nbsp", "a\u{a0}b", Accept),
    ("variation", "a\u{fe0f}", Safe),
];

/// An `e` under sixty accents.
const ZALGO: &str = "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\
    \u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\
    \u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\
    \u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}";
