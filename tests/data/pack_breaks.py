#!/usr/bin/env python3
"""Packs LineBreakTest.txt and BidiMirroring.txt of the Unicode Character Database for the tests of the text layer.

    tests/data/pack_breaks.py [FOLDER]

FOLDER holds the two files (https://www.unicode.org/Public/17.0.0/ucd/), by default ../shared/reference/ucd. Every case is kept.

line-breaks.txt  First "@ code points": these are meant by two letters each, the first of them saying which 94 of the list
                 ("A" the first ones, "B" the next), the second which of these (from "!" on). A small first letter means that a
                 line may begin with the character. Then one case a line: a character from "!" on for how many characters it
                 takes from the case before, and the further ones.
mirroring.txt    A character and its counterpart on each line.
"""
import sys
from pathlib import Path

NOTICE = """# From {name} (Unicode 17.0.0), packed by pack_breaks.py, which says how to read it.
# Copyright © 2025 Unicode, Inc. Unicode License v3: https://www.unicode.org/license.txt
"""


def data_lines(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield line


def shared(a, b):
    count = 0
    while count < min(len(a), len(b), 93) and a[count] == b[count]:
        count += 1
    return count


def pack_breaks(source):
    points, cases = {}, []
    for line in data_lines(source):
        fields = line.split()
        assert fields[0] == "×" and fields[-1] == "÷", line
        case = []
        for mark, point in zip(fields[0:-1:2], fields[1::2]):
            at = points.setdefault(point, len(points))
            case.append(chr(ord("a" if mark == "÷" else "A") + at // 94) + chr(ord("!") + at % 94))
        cases.append(case)
    out, last = ["@ " + " ".join(points) + "\n"], []
    for case in cases:
        count = shared(case, last)
        out.append(chr(ord("!") + count) + "".join(case[count:]) + "\n")
        last = case
    return "".join(out)


def main():
    here = Path(__file__).resolve().parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2] / "shared/reference/ucd"
    breaks = NOTICE.format(name="LineBreakTest.txt") + pack_breaks(folder / "LineBreakTest.txt")
    (here / "line-breaks.txt").write_text(breaks, encoding="utf-8")
    pairs = (" ".join(field.strip() for field in line.split(";")) for line in data_lines(folder / "BidiMirroring.txt"))
    mirroring = NOTICE.format(name="BidiMirroring.txt") + "".join(pair + "\n" for pair in pairs)
    (here / "mirroring.txt").write_text(mirroring, encoding="utf-8")


if __name__ == "__main__":
    main()
