use std::io::{Cursor, Read as _, Write as _};

use proptest::prelude::*;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::render::is_ours;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

fn fields() -> Vec<FormField> {
    let field = |(path, shape): (&str, Shape)| FormField { path: path.to_owned(), shape };
    [
        ("name", Shape::Plain),
        ("note", Shape::Plain),
        ("born", Shape::Date),
        ("held", Shape::YesNo),
        ("recommend", Shape::Plain),
        ("sections[]", Shape::Plain),
        ("outcomes[]", Shape::Group),
        ("outcomes[].text", Shape::Plain),
        ("outcomes[].gone_by", Shape::YesNo),
        ("outcomes[].targets[]", Shape::Group),
        ("outcomes[].targets[].title", Shape::Plain),
        ("outcomes[].targets[].status", Shape::Plain),
        ("views[]", Shape::Group),
        ("views[].text", Shape::Plain),
        ("views[].child", Shape::YesNo),
    ]
    .map(field)
    .into()
}

fn report() -> Value {
    json!({"name": "Rowan <Ash> & {{ name }}", "note": null, "born": "2018-03-04", "held": true, "recommend": "amend",
        "sections": ["E", "F"],
        "outcomes": [
            {"text": "Reads", "gone_by": false, "targets": [{"title": "Words", "status": "met"}, {"title": "Sounds", "status": "watch"}]},
            {"text": "Asks", "gone_by": true, "targets": []}],
        "views": [{"text": "I like buses.", "child": true}, {"text": "He reads.", "child": false}]})
}

/// A Word document of these parts.
fn package(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let types = parts
        .iter()
        .map(|(name, kind, _)| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"))
        .collect::<Vec<_>>()
        .concat();
    let types =
        format!("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{types}</Types>");
    for (name, text) in
        [("[Content_Types].xml", types.as_str())].into_iter().chain(parts.iter().map(|one| (one.0, one.2)))
    {
        writer.start_file(name, SimpleFileOptions::DEFAULT).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", &format!("{KIND}document.main+xml"), &text)])
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The body of the document that this one is filled into.
fn filled(body: &str) -> String {
    let form = fill(&document(body), &report(), &fields(), "annual-review").unwrap();
    let text = part(&form.bytes, "word/document.xml");
    let (_, body) = text.split_once("<w:body>").unwrap();
    body.split_once("</w:body>").unwrap().0.to_owned()
}

fn unfilled(body: &str) -> Vec<String> {
    let form = fill(&document(body), &report(), &fields(), "annual-review").unwrap();
    form.unfilled.iter().map(ToString::to_string).collect()
}

fn wrong(body: &str) -> Vec<String> {
    match fill(&document(body), &report(), &fields(), "annual-review") {
        Err(FormError::Placeholders(wrong)) => wrong.iter().map(ToString::to_string).collect(),
        other => vec![format!("{:?}", other.map(|form| form.unfilled))],
    }
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell))).collect::<Vec<_>>().concat();
    format!("<w:tr>{cells}</w:tr>")
}

/// The words of the body: paragraphs end in `/`, rows in `|`, breaks are `~`.
fn words(body: &str) -> String {
    let xml = body.replace("</w:p>", "/").replace("</w:tr>", "|").replace("<w:br></w:br>", "~");
    let mut words = String::new();
    let mut within = false;
    for c in xml.chars() {
        match c {
            '<' => within = true,
            '>' => within = false,
            c if !within => words.push(c),
            _ => {}
        }
    }
    words
}

#[test]
fn a_placeholder_is_filled_and_typed_text_stays_text() {
    assert_eq!(filled(&paragraph("Name: {{ name }}.")), paragraph("Name: Rowan &lt;Ash&gt; &amp; {{ name }}."));
    assert_eq!(words(&filled(&paragraph("{{ born }}, {{ born | short }}"))), "Sunday 4 March 2018, 04/03/2018/");
    assert_eq!(words(&filled(&paragraph("{{note}}{{ sections }}"))), "E and F/");
    assert_eq!(words(&filled(&paragraph("{{ sections | lines }}"))), "E~F/");
}

#[test]
fn a_placeholder_over_several_runs_keeps_the_look_of_the_first() {
    let split = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>To {</w:t></w:r><w:proofErr w:type=\"spellStart\"/>\
        <w:r w:rsidR=\"1\"><w:t>{ sec</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/><w:ins><w:r><w:t>tions</w:t>\
        <w:lastRenderedPageBreak/><w:t> }</w:t></w:r></w:ins><w:r><w:rPr><w:i/></w:rPr><w:t>} you</w:t></w:r></w:p>";
    let expected = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">To E and F</w:t></w:r><w:proofErr w:type=\"spellStart\"/>\
        <w:r w:rsidR=\"1\"></w:r><w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/><w:ins><w:r>\
        <w:lastRenderedPageBreak/></w:r></w:ins><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> you</w:t></w:r></w:p>";
    assert_eq!(filled(split), expected);
}

#[test]
fn what_was_deleted_and_what_is_no_text_is_left_alone() {
    let field = "<w:del><w:r><w:delText>{{ nmae }}</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>{{ nmae }}</w:t></w:r>\
        </w:moveFrom><w:r><w:instrText>MERGEFIELD {{ nmae }}</w:instrText></w:r>";
    let body = format!("<w:p>{field}{}</w:p>", run("{{ sections }}"));
    assert_eq!(filled(&body), format!("<w:p>{field}{}</w:p>", run("E and F")));
    assert!(wrong("<w:p><w:r><w:t>{{ na</w:t><w:tab/><w:t>me }}</w:t></w:r></w:p>")[0].contains("not closed"));
}

#[test]
fn a_row_is_repeated_for_each_item_of_the_list_that_it_goes_into() {
    let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    let said = |cells: &[&str]| words(&filled(&table(&format!("{}{}", row(&["Head"]), row(cells)))));
    assert_eq!(said(&["{{ outcomes.text }}", "{{ name }}"]).matches('|').count(), 3);
    assert_eq!(said(&["{{ outcomes.text }}", "{{ sections }}"]), "Head/|Reads/E and F/|Asks/E and F/|");
    assert_eq!(said(&["{{ sections | each }}"]), "Head/|E/|F/|");
    // A list within the list: within a row of the outer one its paragraph, else the row.
    assert_eq!(said(&["{{ outcomes.text }}", "{{ outcomes.targets.title }}"]), "Head/|Reads/Words/Sounds/|Asks//|");
    assert_eq!(
        said(&["{{ outcomes.targets.title }}", "{{ outcomes.targets.status }}"]),
        "Head/|Words/met/|Sounds/watch/|"
    );
    // Two lists side by side: each keeps to its cell.
    assert_eq!(said(&["{{ outcomes.text }}", "{{ views.text }}"]), "Head/|Reads/Asks/I like buses./He reads./|");
    assert_eq!(said(&["{{ outcomes.2.text }}", "{{ outcomes.3.text }}"]), "Head/|Asks//|");
}

#[test]
fn a_paragraph_outside_a_table_is_repeated() {
    assert_eq!(words(&filled(&paragraph("- {{ outcomes.text }}"))), "- Reads/- Asks/");
    assert_eq!(
        words(&filled(&paragraph("{{ outcomes.text }}: {{ outcomes.targets.title }}"))),
        "Reads: Words and Sounds/Asks: /"
    );
    assert_eq!(words(&filled(&paragraph("Of {{ outcomes.text | list }}."))), "Of Reads and Asks./");
}

#[test]
fn only_those_of_which_something_is_so() {
    let child = "{{ views.text if views.child }}";
    let others = "{{ views.text if not views.child }}";
    assert_eq!(words(&filled(&paragraph(&format!("Rowan: {child}")))), "Rowan: I like buses./");
    assert_eq!(words(&filled(&row(&["They:", others]))), "They:/He reads./|");
    assert_eq!(words(&filled(&row(&[child, others]))), "I like buses.//|/He reads./|");
    assert_eq!(words(&filled(&paragraph("{{ name if recommend = cease }}{{ born | day if held }}"))), "Sun 4 Mar/");
    assert_eq!(words(&filled(&paragraph("None: {{ views.text if views.text = x }}"))), "None: /");
}

#[test]
fn a_control_that_says_so_repeats_all_that_is_in_it() {
    let control = |tag: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:id w:val=\"7\"/><w:tag w:val=\"{tag}\"/></w:sdtPr><w:sdtContent>{}{}</w:sdtContent></w:sdt>",
            paragraph("{{ outcomes.text }}"),
            row(&["{{ outcomes.targets.title }}"])
        )
    };
    let out = filled(&control("each outcomes"));
    assert_eq!(words(&out), "Reads/Words/|Sounds/|Asks//|");
    assert_eq!(out.matches("<w:id ").count(), 1, "{out}");
    assert!(wrong(&control("each name"))[0].contains("`name` is no list"));
    assert!(wrong(&control("each outcmes"))[0].contains("`outcmes` is no field"));
}

#[test]
fn typed_boxes_are_ticked() {
    let out = filled(&paragraph("☐{{ recommend = maintain }} keep ☐ {{ recommend = amend }} change □{{held}} held"));
    assert_eq!(words(&out), "☐ keep ☒ change ☒ held/");
    assert_eq!(words(&filled(&paragraph("{{ sections = F }} F {{ sections = B }} B {{ not held }}"))), "☒ F ☐ B ☐/");
    assert_eq!(words(&filled(&paragraph("☐ {{ held }} ☐{{ sections }}"))), "☐ yes ☐E and F/");
    assert_eq!(words(&filled(&row(&["{{ outcomes.text }}", "☐{{ outcomes.gone_by }}"]))), "Reads/☐/|Asks/☒/|");
}

fn control(tag: &str, shown: &str, after: &str) -> String {
    format!(
        "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox></w:sdtPr>\
        <w:sdtContent><w:r>{shown}</w:r></w:sdtContent></w:sdt>{after}</w:p>"
    )
}

#[test]
fn the_boxes_of_word_are_ticked_by_their_tag_or_by_what_follows_them() {
    let empty = "<w:t>☐</w:t>";
    for body in [
        control("recommend = amend", empty, ""),
        control("{{ held }}", empty, ""),
        control("held", empty, ""),
        control("Check7", empty, &run("{{ recommend = amend }}")),
    ] {
        let out = filled(&body);
        assert!(out.contains("w14:val=\"1\"") && words(&out) == "☒/", "{out}");
    }
    let out = filled(&control("recommend = cease", "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>", ""));
    assert!(out.contains("w14:val=\"0\"") && out.contains("w:char=\"F0A8\""), "{out}");
    let theirs = control("Check = 7", empty, &run("{{ name }}"));
    assert!(wrong(&theirs)[0].contains("`Check` is no field"), "{:?}", wrong(&theirs));
}

#[test]
fn the_boxes_of_older_forms_are_ticked_too() {
    let field = |note: &str, after: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{note}<w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData>\
            </w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{after}</w:p>"
        )
    };
    for body in [
        field("<w:helpText w:type=\"text\" w:val=\"recommend = amend\"/>", ""),
        field("<w:name w:val=\"Check1\"/>", &run("{{ recommend = amend }}")),
    ] {
        let out = filled(&body);
        assert!(out.contains("<w:default w:val=\"0\"/><w:checked w:val=\"1\"></w:checked></w:checkBox>"), "{out}");
        assert_eq!(words(&out), "FORMCHECKBOX/");
    }
    let drawn = format!(
        "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F06F\"/></w:r>{}</w:p>",
        run(" {{ held }}{{ held = no }}")
    );
    assert!(filled(&drawn).contains("w:char=\"F06F\""));
    let drawn =
        format!("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F06F\"/></w:r>{}</w:p>", run("{{ held = yes }} Yes"));
    assert!(filled(&drawn).contains("w:char=\"F0FE\"") && words(&filled(&drawn)) == " Yes/", "{}", filled(&drawn));
}

#[test]
fn every_part_with_text_is_filled_and_every_other_is_the_same() {
    let head = format!("<w:hdr {W}>{}</w:hdr>", paragraph("{{ sections }}"));
    let text_box =
        format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", paragraph("{{ held }}"));
    let body = format!("<w:document {W}><w:body>{text_box}</w:body></w:document>");
    let form = package(&[
        ("word/doc2.xml", &format!("{KIND}document.main+xml"), &body),
        ("word/header1.xml", &format!("{KIND}header+xml"), &head),
        ("word/footnotes.xml", &format!("{KIND}footnotes+xml"), &head.replace("w:hdr", "w:footnotes")),
        ("word/settings.xml", &format!("{KIND}settings+xml"), "{{ name }}"),
    ]);
    let out = fill(&form, &report(), &fields(), "annual-review").unwrap().bytes;
    assert!(part(&out, "word/doc2.xml").contains(">yes<"));
    assert!(
        part(&out, "word/header1.xml").contains(">E and F<") && part(&out, "word/footnotes.xml").contains(">E and F<")
    );
    assert_eq!(part(&out, "word/settings.xml"), "{{ name }}");
    assert!(is_ours(&out) && !is_ours(&form));
    assert_eq!(out, fill(&form, &report(), &fields(), "annual-review").unwrap().bytes);
}

#[test]
fn a_control_that_is_filled_is_not_filled_from_elsewhere() {
    let bound = format!(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath=\"/a\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        paragraph("{{ sections }}")
    );
    assert!(!filled(&bound).contains("dataBinding") && !filled(&bound).contains("showingPlcHdr"));
}

#[test]
fn every_mistake_is_said_with_its_place() {
    let body =
        format!("{}{}{}", paragraph("Name of child: {{ nmae }}"), paragraph("{{ outcomes }}"), paragraph("{{ name"));
    assert_eq!(
        wrong(&body),
        [
            "`nmae` is no field of this report, in word/document.xml at “Name of child: {{ nmae }}”",
            "`outcomes` has fields of its own, in word/document.xml at “{{ outcomes }}”",
            "`{{` is opened and not closed in the same paragraph, in word/document.xml at “{{ name”",
        ]
    );
}

#[test]
fn what_is_left_to_write_by_hand_is_listed() {
    let said = unfilled(&format!(
        "{}{}{}",
        paragraph("{{ note }}"),
        row(&["{{ outcomes.text }}", "{{ outcomes.targets.title }}"]),
        paragraph("☐{{ recommend = maintain }} ☐{{ sections = E }} ☐{{ note = x }}")
    ));
    assert_eq!(said, ["note", "outcomes.targets.title (in some rows)", "recommend (no box for “amend”)", "note"]);
    assert_eq!(unfilled(&paragraph("{{ views.text if views.text = x }}")), ["views.text"]);
}

#[test]
fn what_is_no_form_is_refused() {
    let error = |form: &[u8]| fill(form, &report(), &fields(), "annual-review").unwrap_err().to_string();
    let main = format!("{KIND}document.main+xml");
    for (form, expected) in [
        (b"".to_vec(), "damaged, or no .docx"),
        (b"\xd0\xcf\x11\xe0abc".to_vec(), "before 2007"),
        (package(&[("a.xml", "text/xml", "")]), "a template, a table"),
        (package(&[("w.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", "")]), "macros"),
        (package(&[("w.xml", &main, "<a>")]), "no XML of Word's"),
        (package(&[("w.xml", &main, "<!DOCTYPE a><a/>")]), "no XML of Word's"),
        (package(&[("w.xml", &main, &("<a>".repeat(1000) + &"</a>".repeat(1000)))]), "too many elements"),
        (package(&[("w.xml", &main, &" ".repeat(3 << 20))]), "packed more tightly"),
        (document(&paragraph("nothing")), "there is no placeholder such as {{ name }}"),
    ] {
        assert!(error(&form).contains(expected), "{expected}: {}", error(&form));
    }
    let mut cut = document(&paragraph("{{ name }}"));
    cut.truncate(cut.len() / 2);
    assert!(error(&cut).contains("damaged"));
}

#[test]
fn copies_of_copies_have_an_end() {
    let report = json!({"a": vec![json!({"b": "x"}); 3000], "c": vec![json!({"d": "x"}); 3000]});
    let fields = ["a[]", "a[].b", "c[]", "c[].d"].map(|path| FormField {
        path: path.to_owned(),
        shape: if path.ends_with(']') { Shape::Group } else { Shape::Plain },
    });
    let control = |list: &str, inner: &str| {
        format!("<w:sdt><w:sdtPr><w:tag w:val=\"each {list}\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let body = control("a", &control("c", &paragraph("{{ a.b }}{{ c.d }}")));
    assert!(matches!(fill(&document(&body), &report, &fields, "x"), Err(FormError::TooLarge(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever was typed, and however Word has cut the placeholder, the part is well-formed and the text is there.
    #[test]
    fn any_text_over_any_runs_is_there(typed in "\\PC{0,20}[<&>\\]{}☐\n]{0,4}\\PC{0,10}", cuts in prop::collection::vec(0_usize..30, 0..6)) {
        let asked: Vec<char> = "Before {{ name }} and after it".chars().collect();
        let mut cuts: Vec<usize> = cuts.into_iter().chain([0, asked.len()]).collect();
        cuts.sort_unstable();
        let runs: String = cuts.windows(2).map(|cut| run(&asked[cut[0]..cut[1]].iter().collect::<String>())).collect();
        let report = json!({"name": typed});
        let form = fill(&document(&format!("<w:p>{runs}</w:p>")), &report, &fields(), "x").unwrap();
        let xml = part(&form.bytes, "word/document.xml");
        let tree = tree::parse(&xml).unwrap();
        let document = tree.iter().find_map(tree::Node::element).unwrap();
        let paragraph = document.child("body").and_then(|body| body.child("p")).unwrap();
        let found = xml.replace("<w:br></w:br>", "<w:t>\n</w:t>");
        let found = tree::parse(&found).unwrap();
        let found = flow::text(found[0].element().unwrap().child("body").unwrap().child("p").unwrap());
        let expected = crate::text::clean(typed.trim_end()).into_owned();
        prop_assert_eq!(found, format!("Before {expected} and after it"));
        prop_assert!(paragraph.elements().all(|one| one.is("r")));
    }
}
