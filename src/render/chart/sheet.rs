use plotters::prelude::{DrawingBackend, IntoFont, RGBColor, SVGBackend, ShapeStyle, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle};

use super::super::markdown::{MARK, MARK_END};
use super::super::xml::{escaped, printable};
use super::{WIDE, colour};
use crate::chart::Chart;

/// Coordinates are whole numbers, so a unit of the drawing is a tenth of a pixel.
const FINE: f64 = 10.0;
/// What plotters divides the size of a font by.
const OF_PLOTTERS: f64 = 1.24;
/// Found on every system, the last one always.
const FONTS: &str = "Helvetica, Arial, Liberation Sans, sans-serif";

/// A point, in pixels from the upper left.
pub(super) type Point = (f64, f64);

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: RGBColor,
    pub(super) wide: f64,
    pub(super) dash: Dash,
}

/// The pattern of a line. It tells lines apart without their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dash {
    Whole,
    Dashed,
    Alternating,
    Dotted,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: RGBColor,
    pub(super) anchor: HPos,
}

impl Stroke {
    pub(super) const fn whole(colour: RGBColor, wide: f64) -> Self {
        Self { colour, wide, dash: Dash::Whole }
    }

    pub(super) const fn dashed(colour: RGBColor, wide: f64, dash: Dash) -> Self {
        Self { colour, wide, dash }
    }
}

impl Type {
    /// Ordinary text.
    pub(super) const fn plain(size: f64) -> Self {
        Self { size, bold: false, colour: colour::INK, anchor: HPos::Left }
    }

    pub(super) const fn bold(size: f64) -> Self {
        Self { bold: true, ..Self::plain(size) }
    }

    pub(super) const fn soft(self) -> Self {
        Self { colour: colour::SOFT, ..self }
    }

    pub(super) const fn centred(self) -> Self {
        Self { anchor: HPos::Center, ..self }
    }

    pub(super) const fn right(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }
}

/// What is drawn so far. Each shape is drawn by plotters; what it cannot say, dashes, goes around it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    drawn: String,
    /// How far down the drawing goes.
    pub(super) high: f64,
}

impl Sheet {
    /// Lets plotters draw a shape.
    fn put(&mut self, draw: impl FnOnce(&mut SVGBackend<'_>)) {
        let mut alone = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut alone, (0, 0));
            draw(&mut backend);
            // Closes the document; memory takes all of it.
            let _ = backend.present();
        }
        let start = alone.find('\n').map_or(0, |end| end + 1);
        let end = alone.rfind("</svg>").unwrap_or(alone.len());
        self.drawn.push_str(alone.get(start..end).unwrap_or_default());
    }

    /// A line through these points.
    pub(super) fn line(&mut self, points: &[Point], stroke: Stroke) {
        if points.len() < 2 {
            return;
        }
        let dashes = match stroke.dash {
            Dash::Whole => None,
            Dash::Dashed => Some("60 40"),
            Dash::Alternating => Some("100 35 20 35"),
            Dash::Dotted => Some("20 35"),
        };
        if let Some(dashes) = dashes {
            self.drawn.extend(["<g stroke-dasharray=\"", dashes, "\">\n"]);
        }
        let style = ShapeStyle { color: stroke.colour.to_rgba(), filled: false, stroke_width: size(stroke.wide) };
        self.put(|backend| drop(backend.draw_path(points.iter().map(unit), &style)));
        if dashes.is_some() {
            self.drawn.push_str("</g>\n");
        }
    }

    /// A filled shape.
    pub(super) fn area(&mut self, points: &[Point], colour: RGBColor) {
        let style = ShapeStyle { color: colour.to_rgba(), filled: true, stroke_width: 0 };
        self.put(|backend| drop(backend.fill_polygon(points.iter().map(unit), &style)));
    }

    /// A filled circle.
    pub(super) fn dot(&mut self, centre: Point, radius: f64, colour: RGBColor) {
        let style = ShapeStyle { color: colour.to_rgba(), filled: true, stroke_width: 0 };
        self.put(|backend| drop(backend.draw_circle(unit(&centre), size(radius), &style, true)));
    }

    /// A circle that is white within.
    pub(super) fn ring(&mut self, centre: Point, radius: f64, colour: RGBColor) {
        self.dot(centre, radius, colour::WHITE);
        let style = ShapeStyle { color: colour.to_rgba(), filled: false, stroke_width: size(1.5) };
        self.put(|backend| drop(backend.draw_circle(unit(&centre), size(radius), &style, false)));
    }

    /// A text of one line; its place is the middle of its height.
    pub(super) fn text(&mut self, (x, y): Point, words: &str, set: Type) {
        let clean = printable(words);
        let style = if set.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = (FONTS, set.size * FINE * OF_PLOTTERS, style).into_font();
        let style = TextStyle::from(font).color(&set.colour).pos(Pos::new(set.anchor, VPos::Bottom));
        // By its foot rather than its middle: not every program knows how high an `x` is.
        let at = unit(&(x, y + set.size * 0.36));
        self.put(|backend| drop(backend.draw_text(&clean, &style, at)));
    }

    /// The document.
    pub(super) fn finish(self, chart: &Chart) -> String {
        let (wide, high) = (WIDE.round(), self.high.ceil().max(1.0));
        let id: String = chart.name().chars().filter(|&c| c.is_ascii_alphanumeric() || c == '-').collect();
        let (title, desc) = (escaped(chart.title()), escaped(chart.description()));
        let (across, down) = (wide * FINE, high * FINE);
        // The foot of a text is where it stands, whatever plotters moves it by.
        let drawn = self.drawn.replace(" dy=\"-0.5ex\"", "");
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {across} {down}\" \
             role=\"img\" aria-labelledby=\"chart-{id}-title chart-{id}-desc\">\n\
             <title id=\"chart-{id}-title\">{title}</title>\n<desc id=\"chart-{id}-desc\">{desc}</desc>\n\
             <rect x=\"0\" y=\"0\" width=\"{across}\" height=\"{down}\" fill=\"#FFFFFF\"/>\n{drawn}</svg>\n\
             {MARK}chart{MARK_END}\n"
        )
    }
}

#[expect(clippy::cast_possible_truncation, reason = "held within the largest drawing")]
fn unit((x, y): &Point) -> (i32, i32) {
    let fine = |pixels: f64| (pixels.clamp(-1e6, 1e6) * FINE).round() as i32;
    (fine(*x), fine(*y))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pixels")]
fn size(pixels: f64) -> u32 {
    (pixels.clamp(0.0, 1000.0) * FINE).round() as u32
}
