//! Any report and a template's text, made into a page: markdown, HTML, a terminal's layout or JSON; and rows as CSV.
//!
//! Knows no report and no record: [`fn@markdown`] takes any [`serde::Serialize`] value and a [`Template`]. Opens no
//! file, reads no clock, environment or terminal, prints nothing. Only `cli` may call it; it calls `text` alone.
//!
//! [`fn@mistakes`] looks at a template without a report, given the paths of the fields that there are.
//!
//! What people typed is escaped by default and nothing switches that off, so no note can change the shape of a
//! page: `escape.rs` says how, and its tests hold it against a parser.
//!
//! ```
//! use keywork::render::{Template, markdown, terminal};
//!
//! #[derive(serde::Serialize)]
//! struct Week { pupil: &'static str }
//!
//! let template = Template { name: "weekly.md", source: "# Week of {{ pupil }}\n" };
//! let page = markdown(&Week { pupil: "Rowan *" }, &template)?;
//! assert_eq!(page.as_str(), "# Week of Rowan \\*\n");
//! assert_eq!(terminal(&page, 80, false), "Week of Rowan *\n───────────────\n");
//! # Ok::<(), keywork::render::TemplateError>(())
//! ```

#[cfg(feature = "charts")]
pub mod chart;
mod csv;
#[cfg(feature = "docx")]
mod docx;
mod error;
mod escape;
mod filters;
#[cfg(feature = "docx")]
pub mod form;
mod html;
mod json;
mod known;
mod language;
mod letterhead;
mod limits;
mod markdown;
mod mistakes;
mod sparkline;
mod template;
mod terminal;
mod wrap;
mod xml;

pub use csv::csv;
#[cfg(feature = "docx")]
pub use docx::docx;
pub use error::TemplateError;
pub use filters::{FILTERS, FUNCTIONS, TESTS};
pub use html::html;
pub use json::json;
pub use known::Known;
pub use language::{BRITISH, Language};
pub use letterhead::Letterhead;
pub use markdown::{Markdown, is_ours};
pub use mistakes::mistakes;
pub use sparkline::sparkline;
pub use template::{Template, markdown, template_text};
pub use terminal::terminal;
