//! The order in which ECMA-376 (part 1, the sequences of annex A) wants the children of each element that keywork writes.
//! Where it leaves a choice, the names stand in one group.

use super::xml::Element;

/// The children of an element, in groups; an element that is not here may have none.
const ORDER: &[(&str, &[&str])] = &[
    ("w:document", &["w:background", "w:body"]),
    ("w:body", &["w:p w:tbl", "w:sectPr"]),
    ("w:hdr", &["w:p w:tbl"]),
    ("w:ftr", &["w:p w:tbl"]),
    ("w:p", &["w:pPr", "w:r w:fldSimple"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    ("w:numPr", &["w:ilvl", "w:numId"]),
    ("w:pBdr", &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"]),
    ("w:tabs", &["w:tab"]),
    ("w:r", &["w:rPr", "w:t w:br w:tab w:drawing"]),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:smallCaps",
            "w:strike",
            "w:noProof",
            "w:color",
            "w:spacing",
            "w:kern",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:shd",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    ("w:fldSimple", &["w:r"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblCellSpacing",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
    ),
    ("w:tblGrid", &["w:gridCol"]),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:trPr", &["w:cantSplit w:tblHeader"]),
    ("w:tc", &["w:tcPr", "w:p w:tbl"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign"]),
    (
        "w:sectPr",
        &["w:headerReference w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"],
    ),
    ("w:drawing", &["wp:inline"]),
    ("wp:inline", &["wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"]),
    ("wp:cNvGraphicFramePr", &["a:graphicFrameLocks"]),
    ("a:graphic", &["a:graphicData"]),
    ("a:graphicData", &["pic:pic"]),
    ("pic:pic", &["pic:nvPicPr", "pic:blipFill", "pic:spPr"]),
    ("pic:nvPicPr", &["pic:cNvPr", "pic:cNvPicPr"]),
    ("pic:blipFill", &["a:blip", "a:srcRect", "a:stretch"]),
    ("a:stretch", &["a:fillRect"]),
    ("pic:spPr", &["a:xfrm", "a:prstGeom"]),
    ("a:xfrm", &["a:off", "a:ext"]),
    ("a:prstGeom", &["a:avLst"]),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:abstractNum", &["w:nsid", "w:multiLevelType", "w:tmpl", "w:name", "w:lvl"]),
    ("w:lvl", &["w:start", "w:numFmt", "w:pStyle", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"]),
    ("w:num", &["w:abstractNumId", "w:lvlOverride"]),
    ("w:lvlOverride", &["w:startOverride", "w:lvl"]),
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
    ("w:rPrDefault", &["w:rPr"]),
    ("w:pPrDefault", &["w:pPr"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
    ("w:compat", &["w:compatSetting"]),
    ("w:fonts", &["w:font"]),
    ("w:font", &["w:altName", "w:panose1", "w:charset", "w:family", "w:pitch"]),
    ("Types", &["Default", "Override"]),
    ("Relationships", &["Relationship"]),
    ("Properties", &["Application"]),
    ("cp:coreProperties", &["dc:title dc:creator dc:language"]),
];

/// What is out of order below an element, or has no business there.
pub(super) fn wrong(root: &Element) -> Vec<String> {
    let mut wrong = Vec::new();
    for element in root.all() {
        let groups = ORDER.iter().find(|(name, _)| *name == element.name).map_or(&[][..], |(_, groups)| groups);
        let mut reached = 0;
        for child in &element.children {
            let group = groups.iter().position(|group| group.split(' ').any(|name| name == child.name));
            match group {
                None => wrong.push(format!("{} in {}", child.name, element.name)),
                Some(at) if at < reached => wrong.push(format!("{} too late in {}", child.name, element.name)),
                Some(at) => reached = at,
            }
        }
    }
    wrong
}

#[test]
fn what_is_out_of_order_is_found() {
    let read = |xml: &str| wrong(&Element::read(xml.as_bytes()));
    assert!(read("<w:p><w:pPr><w:pStyle/><w:ind/></w:pPr><w:r><w:t>a</w:t><w:br/><w:t/></w:r></w:p>").is_empty());
    assert_eq!(read("<w:p><w:pPr><w:ind/><w:pStyle/></w:pPr></w:p>"), ["w:pStyle too late in w:pPr"]);
    assert_eq!(read("<w:p><w:r/><w:pPr/></w:p>"), ["w:pPr too late in w:p"]);
    assert_eq!(read("<w:t><w:r/></w:t>"), ["w:r in w:t"]);
}
