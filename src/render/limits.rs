//! How deep a template may be.
//!
//! The engine reads and runs a chain such as `1 + 1 + …`, and an `elif` after an `elif`, by calls within calls, and
//! counts neither: a template of a few thousand of them would take the program down with it.

use minijinja::Error;
use minijinja::machinery::{Token, tokenize};
use minijinja::syntax::SyntaxConfig;

/// Words and signs of one tag; the longest that comes with keywork has a third.
const LONGEST_TAG: usize = 300;
/// `elif` in one template.
const MOST_ELIF: usize = 100;

/// A tag, or a chain of them, that is too deep for the engine.
pub(super) struct TooDeep {
    /// The byte at which it is.
    pub(super) at: usize,
    /// What is too long.
    pub(super) what: String,
}

/// The first tag that goes past the limits. What cannot be read is left to the engine, which says it better.
///
/// # Errors
/// When there is one.
pub(super) fn keep(source: &str, syntax: SyntaxConfig) -> Result<(), TooDeep> {
    let (mut in_tag, mut elifs, mut begins) = (0, 0, false);
    for (token, span) in tokenize(source, false, syntax).map_while(Result::<_, Error>::ok) {
        let at = span.start_offset as usize;
        elifs += usize::from(begins && matches!(token, Token::Ident("elif")));
        begins = matches!(token, Token::BlockStart);
        in_tag = match token {
            Token::BlockStart | Token::VariableStart | Token::TemplateData(_) => 0,
            _ => in_tag + 1,
        };
        if in_tag > LONGEST_TAG {
            return Err(TooDeep { at, what: format!("a tag has more than {LONGEST_TAG} words and signs") });
        }
        if elifs > MOST_ELIF {
            return Err(TooDeep { at, what: format!("there are more than {MOST_ELIF} `elif`") });
        }
    }
    Ok(())
}
