#!/usr/bin/env python3
"""Packs BidiTest.txt and BidiCharacterTest.txt of the Unicode Character Database for tests/typeset_conformance.rs.

    tests/data/pack_bidi.py [FOLDER]

FOLDER holds the two files (https://www.unicode.org/Public/17.0.0/ucd/), by default ../shared/reference/ucd. Every case is
kept. Expected orders are not packed: that each is what rule L2 makes of the expected levels is checked here.

bidi-classes.txt    "= levels mask" begins a group: expected levels, the set of base directions (1 auto, 2 left to right, 4
                    right to left, in hexadecimal). Then its cases, one after the other: a letter A..W is a class, in the order
                    of CLASSES; the last one of a case is a small letter. A digit says how many classes the case takes from
                    the beginning of the one before; without one it takes all but the last.
bidi-characters.txt Two tables, "@ code points" and "@ results" (paragraph level, levels), whose entries are meant by the
                    ASCII characters from "!" on. Then one text a line: how many characters it takes from the text before,
                    the further ones, a blank, and for each base direction (0 left to right, 1 right to left, 2 auto) the
                    digit and two characters for the result.
"""
import sys
from pathlib import Path

CLASSES = "L R AL EN ES ET AN CS B S WS ON LRE LRO RLE RLO PDF NSM BN LRI RLI FSI PDI".split()
NOTICE = """# From {name} (Unicode 17.0.0), packed by pack_bidi.py, which says how to read it.
# Copyright © 2025 Unicode, Inc. Unicode License v3: https://www.unicode.org/license.txt
"""


def order(levels):
    """Rule L2 over the levels that are not x."""
    shown = [at for at, level in enumerate(levels) if level != "x"]
    for threshold in range(126, 0, -1):
        start = 0
        while start < len(shown):
            end = start
            while end < len(shown) and int(levels[shown[end]]) >= threshold:
                end += 1
            shown[start:end] = reversed(shown[start:end])
            start = max(end, start + 1)
    return shown


def data_lines(path):
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield line


def shared(a, b):
    count = 0
    while count < min(len(a), len(b)) and a[count] == b[count]:
        count += 1
    return count


def pack_classes(source, target):
    groups, levels = {}, None
    for line in data_lines(source):
        if line.startswith("@Levels:"):
            levels = line[8:].split()
        elif line.startswith("@Reorder:"):
            assert order(levels) == [int(at) for at in line[9:].split()], line
        elif not line.startswith("@"):
            classes, mask = line.split(";")
            case = "".join(chr(ord("A") + CLASSES.index(name)) for name in classes.split())
            groups.setdefault((" ".join(levels), mask.strip()), []).append(case)
    out = [NOTICE.format(name=source.name)]
    for (levels, mask), cases in groups.items():
        out.append(f"= {levels} {mask}\n")
        last, packed = "", []
        for case in sorted(cases):
            kept = min(shared(last, case), len(case) - 1, 9)
            rest = case[kept:-1] + case[-1].lower()
            packed.append(rest if last and kept == len(last) - 1 else f"{kept}{rest}")
            last = case
        out.append("".join(packed) + "\n")
    target.write_text("".join(out))


def pack_characters(source, target):
    texts, points, results = {}, {}, {}
    for line in data_lines(source):
        text, direction, paragraph, levels, visual = line.split(";")
        assert order(levels.split()) == [int(at) for at in visual.split()], line
        key = tuple(chr(33 + points.setdefault(point, len(points))) for point in text.split())
        result = results.setdefault(f"{paragraph} {levels}", len(results))
        texts.setdefault(key, []).append(direction + chr(33 + result // 94) + chr(33 + result % 94))
    assert len(points) <= 94 and len(results) <= 94 * 94
    out = [NOTICE.format(name=source.name), "@ " + " ".join(points) + "\n", "@ " + ";".join(results) + "\n"]
    last = ()
    for text in sorted(texts):
        kept = min(shared(last, text), 9)
        out.append(f"{kept}{''.join(text[kept:])} {''.join(texts[text])}\n")
        last = text
    target.write_text("".join(out))


def main():
    here = Path(__file__).resolve().parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2] / "shared/reference/ucd"
    pack_classes(folder / "BidiTest.txt", here / "bidi-classes.txt")
    pack_characters(folder / "BidiCharacterTest.txt", here / "bidi-characters.txt")


if __name__ == "__main__":
    main()
