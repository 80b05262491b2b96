use plotters::prelude::*;

use super::Drawn;
use crate::chart::SingleCase;

const WIDE: u32 = 720;
const HIGH: u32 = 320;

/// Draws the levels of each session, a path for each phase.
pub(super) fn draw(chart: &SingleCase, into: &mut String) -> Drawn {
    let root = SVGBackend::with_string(into, (WIDE, HIGH)).into_drawing_area();
    let last = u32::try_from(chart.slots.len())?;
    let mut plot = ChartBuilder::on(&root)
        .margin(16)
        .x_label_area_size(36)
        .y_label_area_size(56)
        .build_cartesian_2d(0_u32..last + 1, chart.axis.foot..chart.axis.top)?;
    plot.configure_mesh().x_desc("Session").y_desc(chart.axis.label.as_str()).draw()?;
    for (at, stretch) in chart.phases.iter().enumerate() {
        let end = chart.phases.get(at + 1).map_or(chart.slots.len(), |next| next.first);
        let slots = chart.slots.iter().enumerate().take(end).skip(stretch.first);
        let path: Vec<(u32, f64)> =
            slots.filter_map(|(at, slot)| Some((u32::try_from(at + 1).ok()?, slot.level?))).collect();
        plot.draw_series(LineSeries::new(path.clone(), &BLACK))?;
        plot.draw_series(path.into_iter().map(|point| Circle::new(point, 4, BLACK.filled())))?;
    }
    root.present()?;
    Ok(())
}
