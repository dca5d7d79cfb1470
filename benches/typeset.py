#!/usr/bin/env python3
"""Measures the text layer against fribidi on the same lines in the same run, and says where its time goes.

usage: typeset.py [--corpus ../shared/corpus/bulk.txt.xz] [--bytes 4000000] [--runs 5]

The corpus is a text, plain or xz; its lines that are not blank are the paragraphs. Needs a C compiler and fribidi's headers
(Debian: libfribidi-dev). fribidi decodes, orders, mirrors, joins and encodes each line; the text layer measures, wraps to 100
cells, orders, mirrors, joins and paints into a buffer, all of it from the start. Both run on one thread, one after the other
and several times over; the ratio is the median of the pairs, above 1 where the text layer is the faster.
"""
import argparse
import lzma
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def lines_of(corpus, limit):
    text = lzma.open(corpus).read() if corpus.suffix == ".xz" else corpus.read_bytes()
    kept, size = [], 0
    for line in text.replace(b"\f", b"\n").split(b"\n"):
        if line.strip() and size < limit:
            kept.append(line)
            size += len(line) + 1
    return b"\n".join(kept)


def compiled(folder):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "fribidi"], check=True, capture_output=True, text=True)
    program = folder / "fribidi"
    source = ROOT / "benches/fribidi.c"
    subprocess.run([os.environ.get("CC", "cc"), "-O2", "-o", program, source, *flags.stdout.split()], check=True)
    return program


def built():
    command = ["cargo", "bench", "--locked", "--bench", "typeset", "--no-run", "--message-format", "short"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stderr
    return ROOT / said.rsplit("(", 1)[1].split(")")[0]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "../shared/corpus/bulk.txt.xz")
    parser.add_argument("--bytes", type=int, default=4_000_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    text = lines_of(arguments.corpus, arguments.bytes)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        path = folder / "lines.txt"
        path.write_bytes(text)
        fribidi, typeset = compiled(folder), built()
        runs = []
        for _ in range(arguments.runs):
            theirs = float(output(fribidi, path))
            ours = dict(line.split() for line in output(typeset, path).splitlines())
            runs.append((theirs, {name: float(seconds) for name, seconds in ours.items()}))
    megabytes = len(text) / 1e6
    print(f"{megabytes:.1f} MB, {text.count(10) + 1} lines, median of {arguments.runs} runs\n")
    print("| | ms | MB/s | added by the step |\n|---|---|---|---|")
    before = 0.0
    for name in runs[0][1]:
        seconds = statistics.median(ours[name] for _, ours in runs)
        whole = statistics.median(ours["paint"] for _, ours in runs)
        added = "" if name == "again" else f"{(seconds - before) / whole:.0%}"
        print(f"| {name} | {seconds * 1e3:.1f} | {megabytes / seconds:.1f} | {added} |")
        before = seconds
    theirs = statistics.median(theirs for theirs, _ in runs)
    print(f"| fribidi | {theirs * 1e3:.1f} | {megabytes / theirs:.1f} | |")
    ratios = [theirs / ours["paint"] for theirs, ours in runs]
    print(f"\nratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    sys.exit(main())
