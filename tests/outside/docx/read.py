"""Says as JSON what python-docx finds in each file that is named."""

import json
import pathlib
import sys

import docx


def about(path):
    file = docx.Document(path)
    headings = [
        [int(each.style.name.split()[1]), each.text]
        for each in file.paragraphs
        if each.style.name.startswith("Heading")
    ]
    properties = file.core_properties
    return {
        "headings": headings,
        "rows": [len(table.rows) for table in file.tables],
        "title": properties.title,
        "author": properties.author,
        "language": properties.language,
    }


print(json.dumps({pathlib.Path(path).stem: about(path) for path in sys.argv[1:]}))
