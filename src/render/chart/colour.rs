use plotters::style::RGBColor;

/// Text, axes, results.
pub(super) const INK: RGBColor = RGBColor(0x1a, 0x1a, 0x1a);
/// Labels that matter less; 7 to 1 on white.
pub(super) const SOFT: RGBColor = RGBColor(0x55, 0x55, 0x55);
/// Marks that matter less; 4.5 to 1 on white.
pub(super) const GREY: RGBColor = RGBColor(0x76, 0x76, 0x76);
/// Lines that only guide the eye.
pub(super) const FAINT: RGBColor = RGBColor(0xdd, 0xdd, 0xdd);
/// What is not there.
pub(super) const WHITE: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// The blue of Okabe and Ito's palette; 5.2 to 1 on white.
pub(super) const BLUE: RGBColor = RGBColor(0x00, 0x72, 0xb2);
/// Their vermilion; 3.9 to 1.
pub(super) const VERMILION: RGBColor = RGBColor(0xd5, 0x5e, 0x00);
/// Their green; 3.4 to 1.
pub(super) const GREEN: RGBColor = RGBColor(0x00, 0x9e, 0x73);
