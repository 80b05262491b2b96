//! Pieces of a page as Word writes them.

use std::fmt::Write as _;

/// The vocabularies of a part.
pub(super) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A run of text.
pub(super) fn run(text: &str, look: &str) -> String {
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// Text in runs that break wherever `·` stands, with the marks that the spelling check leaves between them.
pub(super) fn runs(text: &str, look: &str) -> String {
    text.split('·').enumerate().fold(String::new(), |mut all, (number, piece)| {
        let mark = if number % 2 == 1 { "spellStart" } else { "spellEnd" };
        if number > 0 {
            let _ = write!(all, "<w:proofErr w:type=\"{mark}\"/>");
        }
        all + &run(piece, look)
    })
}

/// A paragraph of the style, or of none.
pub(super) fn paragraph(style: &str, inner: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>") };
    format!("<w:p>{style}{inner}</w:p>")
}

/// A paragraph of plain text.
pub(super) fn text(text: &str) -> String {
    paragraph("", &runs(text, ""))
}

/// A heading of a section.
pub(super) fn heading(text: &str) -> String {
    paragraph("Heading2", &run(text, ""))
}

/// A table: the widths of its columns in twentieths of a point, and its rows.
pub(super) fn table(widths: &[u32], rows: &[String]) -> String {
    let column = |width: &u32| format!("<w:gridCol w:w=\"{width}\"/>");
    let grid = widths.iter().map(column).collect::<Vec<_>>().concat();
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8496B0\"/>"))
        .concat();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{lines}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl><w:p/>",
        widths.iter().sum::<u32>(),
        rows.concat()
    )
}

/// A row; each cell is its paragraphs.
pub(super) fn row(cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| format!("<w:tc><w:tcPr/>{cell}</w:tc>")).collect::<Vec<_>>().concat();
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// The row at the head of a table, repeated on each page.
pub(super) fn head(cells: &[&str]) -> String {
    let cell = |name: &&str| {
        let shade = "<w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2F3\"/></w:tcPr>";
        format!("<w:tc>{shade}{}</w:tc>", paragraph("", &run(name, "<w:b/>")))
    };
    format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>", cells.iter().map(cell).collect::<Vec<_>>().concat())
}

/// Rows of a name and what is to be written beside it.
pub(super) fn asks(asks: &[(&str, &str)]) -> Vec<String> {
    asks.iter().map(|(name, asked)| row(&[paragraph("", &run(name, "<w:b/>")), text(asked)])).collect()
}

/// A box of Word's own that is clicked, with its tag, and words after it.
pub(super) fn tick(tag: &str, after: &str) -> String {
    let font = "<w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\"/>";
    format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/><w14:checkbox><w14:checked w14:val=\"0\"/>\
         <w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>\
         <w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr><w:sdtContent>{}\
         </w:sdtContent></w:sdt>{}",
        run("☐", font),
        runs(after, "")
    )
}

/// A box of the forms made before Word 2010, with words after it.
pub(super) fn old_tick(name: &str, after: &str) -> String {
    let field = |kind: &str, inner: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{inner}</w:fldChar></w:r>");
    let data = format!(
        "<w:ffData><w:name w:val=\"{name}\"/><w:enabled/><w:calcOnExit w:val=\"0\"/>\
         <w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/></w:checkBox></w:ffData>"
    );
    let code = "<w:r><w:instrText xml:space=\"preserve\"> FORMCHECKBOX </w:instrText></w:r>";
    format!("{}{code}{}{}{}", field("begin", &data), field("separate", ""), field("end", ""), runs(after, ""))
}

/// A field that Word reckons, such as the number of the page.
pub(super) fn reckoned(code: &str) -> String {
    format!("<w:fldSimple w:instr=\" {code} \">{}</w:fldSimple>", run("1", ""))
}
