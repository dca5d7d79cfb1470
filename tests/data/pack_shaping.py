#!/usr/bin/env python3
"""Packs ArabicShaping.txt of the Unicode Character Database for tests/typeset_joining.rs.

    tests/data/pack_shaping.py [FOLDER]

FOLDER holds the file (https://www.unicode.org/Public/17.0.0/ucd/), by default ../shared/reference/ucd. A line of
arabic-shaping.txt is a code point, its joining type and, for a letter that has presentation forms, these: isolated, final,
initial, medial, "-" for none. The forms come from the decompositions that Python's unicodedata knows; they have not changed
since Unicode 3.
"""
import sys
import unicodedata
from pathlib import Path

FORMS = ["<isolated>", "<final>", "<initial>", "<medial>"]
NOTICE = """# From ArabicShaping.txt and UnicodeData.txt (Unicode 17.0.0), packed by pack_shaping.py, which says how to read it.
# Copyright © 2025 Unicode, Inc. Unicode License v3: https://www.unicode.org/license.txt
"""


def presentation_forms():
    forms = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in FORMS and len(letters) == 1:
            forms.setdefault(letters[0], ["-"] * 4)[FORMS.index(kind)] = f"{code:04X}"
    return forms


def main():
    here = Path(__file__).resolve().parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2] / "shared/reference/ucd"
    forms, out = presentation_forms(), [NOTICE]
    for line in (folder / "ArabicShaping.txt").read_text().splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) == 4:
            out.append(" ".join([fields[0], fields[2], *forms.pop(fields[0], [])]) + "\n")
    assert not forms, forms
    (here / "arabic-shaping.txt").write_text("".join(out))


if __name__ == "__main__":
    main()
