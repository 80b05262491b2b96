use crate::chart::{Chart, DataTable};
use crate::render::Language;
use crate::render::xml::escaped;

/// A chart, what it shows in words, and the numbers. What it is of stands in the drawing.
pub(super) fn figure(chart: &Chart, language: Language) -> String {
    let (title, description) = (escaped(chart.title()), escaped(chart.description()));
    let (drawing, table) = (drawing(chart), chart.table());
    let class = if table.is_slim() { "slim" } else { "broad" };
    let (numbers, numbers_of) = (numbers(&table, &title), escaped(language.numbers_of));
    format!(
        "<figure>\n{drawing}<figcaption>{description}</figcaption>\n\
         <details class=\"{class}\">\n<summary>{numbers_of}</summary>\n{numbers}</details>\n</figure>\n"
    )
}

/// The drawing alone, without what a file of its own has around it.
#[cfg(feature = "charts")]
fn drawing(chart: &Chart) -> String {
    const END: &str = "</svg>";
    let file = crate::render::chart::svg(chart);
    let (start, end) = (file.find("<svg").unwrap_or(0), file.rfind(END).map_or(file.len(), |end| end + END.len()));
    format!("<div class=\"drawing\">\n{}\n</div>\n", &file[start..end])
}

#[cfg(not(feature = "charts"))]
fn drawing(chart: &Chart) -> String {
    format!("<p><strong>{}</strong></p>\n", escaped(chart.title()))
}

fn numbers(table: &DataTable, title: &str) -> String {
    let heads = table.head.iter().map(|head| format!("<th scope=\"col\">{}</th>\n", escaped(head)));
    let cell = |(column, cell): (usize, &String)| match column {
        0 => format!("<th scope=\"row\">{}</th>\n", escaped(cell)),
        _ => format!("<td>{}</td>\n", escaped(cell)),
    };
    let row = |row: &Vec<String>| format!("<tr>\n{}</tr>\n", row.iter().enumerate().map(cell).collect::<String>());
    format!(
        "<table class=\"numbers\" aria-label=\"{title}\">\n<thead>\n<tr>\n{}</tr>\n</thead>\n<tbody>\n{}</tbody>\n</table>\n",
        heads.collect::<String>(),
        table.rows.iter().map(row).collect::<String>()
    )
}
