use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::super::chart::svg;
use super::part::Part;
use crate::chart::Chart;

/// Points of the picture for one of the drawing: a printer shows them, and so does a good screen.
const SCALE: f32 = 2.0;
/// The longest side of a picture.
const MOST: f32 = 8_000.0;
/// The room for a picture: 13 cm, so that text stands beside two on a page, and most of the height of a page, in English
/// metric units.
const ROOM: (f64, f64) = (4_680_000.0, 8_280_000.0);

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A chart as a picture.
pub(super) struct Picture {
    /// The file.
    pub(super) png: Vec<u8>,
    /// Points across and down.
    size: (f64, f64),
}

/// Draws charts with one font, which comes with keywork: no other is asked for, so that a chart is the same everywhere.
pub(super) struct Painter(Options<'static>);

impl Painter {
    pub(super) fn new() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(notosans::REGULAR_TTF)));
        fonts.set_sans_serif_family("Noto Sans");
        Self(Options { fontdb: Arc::new(fonts), font_family: "Noto Sans".to_owned(), ..Options::default() })
    }

    /// The chart as a picture; none where a drawing cannot be read again, such as one with a character that XML has not.
    pub(super) fn paint(&self, chart: &Chart) -> Option<Picture> {
        let tree = Tree::from_str(&svg(chart), &self.0).ok()?;
        let (wide, high) = (tree.size().width(), tree.size().height());
        let scale = SCALE.min(MOST / wide.max(high));
        let size = tree.size().to_int_size().scale_by(scale)?;
        let mut pixels = Pixmap::new(size.width(), size.height())?;
        pixels.fill(Color::WHITE);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Some(Picture { png: pixels.encode_png().ok()?, size: (wide.into(), high.into()) })
    }
}

/// The run that shows a picture, by the number of its relationship.
pub(super) fn drawing(xml: &mut Part, picture: &Picture, number: usize, chart: &Chart) {
    let (wide, high) = picture.size;
    let scale = (ROOM.0 / wide).min(ROOM.1 / high);
    let [wide, high] = [wide, high].map(|side| format!("{:.0}", side * scale));
    let extent = [("cx", wide.as_str()), ("cy", high.as_str())];
    let (id, name) = (number.to_string(), format!("Chart {number}"));
    xml.within("w:r", &[], |xml| {
        xml.within("w:drawing", &[], |xml| {
            let apart = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
            xml.within("wp:inline", &apart, |xml| {
                xml.empty("wp:extent", &extent);
                let about = [("descr", chart.description()), ("title", chart.title())];
                xml.empty("wp:docPr", &[&[("id", id.as_str()), ("name", name.as_str())], &about[..]].concat());
                xml.within("wp:cNvGraphicFramePr", &[], |xml| {
                    xml.empty("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
                });
                xml.within("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                    xml.within("a:graphicData", &[("uri", PICTURE)], |xml| graphic(xml, &id, &name, &extent));
                });
            });
        });
    });
}

fn graphic(xml: &mut Part, id: &str, name: &str, extent: &[(&str, &str)]) {
    xml.within("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.within("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", id), ("name", name)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.within("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", &format!("chart{id}"))]);
            xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.within("pic:spPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", extent);
            });
            xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}
