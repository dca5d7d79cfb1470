#!/usr/bin/env python3
"""Measures what mujaz reads against records made by hand, and how far it was fitted to them.

usage: score.py [--gold ../shared/gold] [--corpus ../shared/corpus] [--part NAME]... [--write README.md] [MUJAZ]

GOLD holds a folder of articles with records each, among them `seed` and `dev`, and beside it `tools/score.py`, which says
what agrees with what: it is imported from there. CORPUS holds further articles without records. MUJAZ is the program,
`target/release/mujaz` where it is not given. The standard library only; the same inputs print the same bytes.

Printed, as tables in Markdown, by part:

figures    F1 of each kind and their mean (macro), of the seed and of dev. Behind it the interval that holds 95% of the means
           of 2,000 drawings of so many articles, with replacement: what would be so of other articles of the same sort.
outlets    the same by outlet, and by conflict. A group of few articles says little; its interval says how little.
fitted     again, each article of dev read without the entries of the vocabulary that occur in no other article of dev,
           seed and corpus. `mujaz parse --explain` tells which entries the program reads an article by, and `--without`
           switches them off. The difference is what the vocabulary could at most have been fitted: an entry that was made
           for one article is left out when that is read, and so is many another that stands in the tables for good reasons.
inputs     again, with the same articles in other forms in which reports come about: see FORMS. Paragraphs are not compared.

With --write, the file's parts between `<!-- figures -->`, `<!-- fitted -->`, `<!-- inputs -->` and their ends are written anew.
"""
import argparse
import importlib.util
import json
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PARTS = ("figures", "outlets", "fitted", "inputs")
DRAWS = 2000


class Article:
    """An article with its records, and where it comes from."""

    def __init__(self, text, outlet):
        self.path, self.name, self.outlet = text, text.stem, outlet
        self.gold = json.loads(text.with_name(f"{text.stem}.gold.json").read_text(encoding="utf-8"))
        # SOURCE_NUMBER_CONFLICT where the source has a sign of its own, else CONFLICT_NUMBER_SOURCE.
        first, last = re.fullmatch(r"(.*?)_\d+_(.*)", self.name).groups() if "_" in self.name else ("libya", "")
        self.conflict = last if first in ("ajx", "bbcx", "y2025") else first


def articles(folder):
    index = folder / "index.tsv"
    rows = [line.split("\t") for line in index.read_text(encoding="utf-8").splitlines()[1:]] if index.exists() else []
    outlets = {row[0]: row[1] for row in rows}
    return [Article(text, outlets.get(text.stem, "")) for text in sorted(folder.glob("*.txt"))]


class Judge:
    """The scoring tool, and the counts that it gives."""

    def __init__(self, tool):
        self.tool = tool

    def counts(self, article, briefing):
        """Hits, wrong records and misses of each kind, and what is shown as done that is not so."""
        out = {"critical": 0}
        for kind in self.tool.KINDS:
            wanted = self.tool.defaults(kind, [dict(record) for record in article.gold.get(kind) or []])
            hit, wrong, repeats, missed = self.tool.score_article(kind, briefing[kind], wanted)
            out[kind] = (len(hit), len(wrong) + 0.5 * len(repeats), len(missed))
            out["critical"] += sum(self.tool.shown_as_done(kind, briefing[kind][p], wanted[g]) for p, g in hit)
        return out

    def read(self, mujaz, article, path=None, options=""):
        """The counts of one article, parsed from this file with these options."""
        command = f"{mujaz} parse --format json {options} --date {{date}} {{file}}"
        briefing, problem = self.tool.run(command, path or article.path, article.gold)
        if problem:
            sys.exit(f"score.py: {article.name}: {problem}")
        return self.counts(article, briefing)

    def f1(self, counts):
        """F1 of each kind over these articles, and their mean; none of a kind that no article has a record of."""
        out = []
        for kind in self.tool.KINDS:
            hit, wrong, missed = (sum(column) for column in zip(*(one[kind] for one in counts)))
            out.append(2 * hit / (2 * hit + wrong + missed) if hit + missed else None)
        known = [f1 for f1 in out if f1 is not None]
        return out + [sum(known) / len(known) if known else None]

    def interval(self, counts):
        """Between what the middle 95% of drawings of so many articles lie, for each figure."""
        draw = random.Random(len(counts))
        drawn = [self.f1(draw.choices(counts, k=len(counts))) for _ in range(DRAWS)]
        columns = [sorted(f1 for f1 in column if f1 is not None) or [None] for column in zip(*drawn)]
        return [(column[int(len(column) * 0.025)], column[int(len(column) * 0.975)]) for column in columns]

    def header(self, first):
        columns = [first, "articles", *self.tool.KINDS, "macro"]
        return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"

    def row(self, label, counts, base=None):
        """One row; with `base` the difference to it in place of the interval."""
        figures = self.f1(counts)
        beside = self.f1(base) if base is not None else self.interval(counts) if len(counts) > 1 else [None] * len(figures)
        return f"| {label} | {len(counts)} | {' | '.join(map(cell, figures, beside))} |"


def cell(figure, beside):
    """A figure with the difference to another, or its interval, or nothing beside it."""
    if figure is None:
        return "–"
    match beside:
        case None:
            return f"{figure:.3f}"
        case (low, high):
            return f"{figure:.3f} ({low:.2f} to {high:.2f})"
        case other:
            return f"{figure:.3f} ({figure - other:+.3f})"


# ---------------------------------------------------------------- what occurs in one article only
def vocabulary(mujaz, paths):
    """The entries that each file is read by."""
    def entries(path):
        run = subprocess.run([mujaz, "parse", "--explain", "--format", "jsonl", path], capture_output=True, check=True)
        return set(json.loads(run.stdout)["explain"]["vocabulary"][0]["entries"])

    with ThreadPoolExecutor() as pool:
        return dict(zip(paths, pool.map(entries, paths)))


def of_gazetteer(entry):
    return entry.split(":")[0] in ("countries", "places", "people", "organisations")


SORTS = {
    "names of the gazetteer": of_gazetteer,
    "verbs, titles and other words": lambda entry: not of_gazetteer(entry) and not entry.startswith("common:"),
    "both": lambda entry: not entry.startswith("common:"),
    "both, and ordinary words": lambda entry: True,
}


def fitted(judge, mujaz, dev, others):
    touched = vocabulary(mujaz, [article.path for article in dev] + others)
    count = {}
    for entries in touched.values():
        for entry in entries:
            count[entry] = count.get(entry, 0) + 1
    base = [judge.read(mujaz, article) for article in dev]
    yield judge.header("without")
    yield judge.row("nothing", base, base)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        for sort, belongs in SORTS.items():
            def read(article):
                alone = sorted(e for e in touched[article.path] if count[e] == 1 and belongs(e))
                path = Path(folder) / f"{article.name}.txt"
                path.write_text("\n".join(alone), encoding="utf-8")
                return judge.read(mujaz, article, options=f"--without {path}"), len(alone)

            counts, left = zip(*pool.map(read, dev))
            yield judge.row(f"{sort} ({sum(left) / len(left):.1f} an article)", list(counts), base)


# ---------------------------------------------------------------- other forms of the same articles
LETTER = re.compile("([\u0621-\u063a\u0641-\u0649\u064a])(?=[\u0621-\u063a\u0641-\u064a])")
MARKS = "\u064e\u064f\u0650\u0652"


def marked(text):
    """A vowel mark on every letter that another follows, one of four in turn."""
    turn = iter(range(len(text)))
    return LETTER.sub(lambda m: m[1] + MARKS[next(turn) % 4], text)


def one_line(text):
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def persian(text):
    return text.translate(str.maketrans("يىك", "ییک"))


def entities(text):
    """Quotation marks and what is not Arabic by name, every tenth letter by number."""
    named = {'"': "&quot;", "«": "&laquo;", "»": "&raquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;", "…": "&hellip;", "\u00a0": "&nbsp;"}
    return "".join(named.get(c) or (f"&#{ord(c)};" if n % 10 == 0 and c > "\u0600" else c) for n, c in enumerate(text))


FORMS = {
    "joined to one line": lambda text: one_line(text).encode(),
    "with vowel marks": lambda text: marked(text).encode(),
    "with Persian ی and ک": lambda text: persian(text).encode(),
    "with HTML entities": lambda text: entities(text).encode(),
    "in Windows-1256": lambda text: text.encode("cp1256", errors="replace"),
}


def inputs(judge, mujaz, dev):
    judge.tool.IGNORE_PARAGRAPHS = True
    base = [judge.read(mujaz, article) for article in dev]
    yield judge.header("form")
    yield judge.row("as it is", base, base)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        for label, form in FORMS.items():
            def read(article):
                path = Path(folder) / f"{article.name}.txt"
                path.write_bytes(form(article.path.read_text(encoding="utf-8")))
                return judge.read(mujaz, article, path)

            yield judge.row(label, list(pool.map(read, dev)), base)
    judge.tool.IGNORE_PARAGRAPHS = False


# ---------------------------------------------------------------- the parts
def figures(judge, mujaz, seed, dev):
    yield judge.header("gold")
    for label, group in (("the founding article", seed), (f"{len(dev)} other articles", dev)):
        counts = [judge.read(mujaz, article) for article in group]
        yield judge.row(label, counts)
    required = sum(one[kind][0] + one[kind][2] for one in counts for kind in judge.tool.KINDS)
    critical = sum(one["critical"] for one in counts)
    yield f"\nOf {required:,} required records of the latter, {critical} that are planned, unconfirmed or denied are shown as done."


def groups(judge, mujaz, dev):
    read = {article.name: judge.read(mujaz, article) for article in dev}
    for what in ("outlet", "conflict"):
        yield judge.header(what)
        by = {}
        for article in dev:
            by.setdefault(getattr(article, what), []).append(read[article.name])
        for label, counts in sorted(by.items(), key=lambda group: (-len(group[1]), group[0])):
            yield judge.row(label, counts)
        yield ""


def write(file, part, table):
    """Writes the table where the file has its part, if it has."""
    begin, end = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    text = file.read_text(encoding="utf-8")
    if begin in text:
        before, _, rest = text.partition(begin)
        file.write_text(before + begin + table + "\n" + end + rest.partition(end)[2], encoding="utf-8")


def imported(path):
    """The module in this file; nothing is written beside it."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("scoring", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mujaz", nargs="?", default="target/release/mujaz")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    parser.add_argument("--part", action="append", choices=PARTS, help="only this; may be given again")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables into this file too")
    arguments = parser.parse_args()
    judge, mujaz = Judge(imported(arguments.gold.resolve().parent / "tools/score.py")), arguments.mujaz
    seed, dev = articles(arguments.gold / "seed"), articles(arguments.gold / "dev")
    others = [a.path for a in seed] + sorted(arguments.corpus.glob("*.txt"))
    parts = {
        "figures": lambda: figures(judge, mujaz, seed, dev),
        "outlets": lambda: groups(judge, mujaz, dev),
        "fitted": lambda: fitted(judge, mujaz, dev, others),
        "inputs": lambda: inputs(judge, mujaz, dev),
    }
    for part in arguments.part or PARTS:
        print(f"\n{part}\n")
        lines = []
        for line in parts[part]():
            lines.append(line)
            print(line, flush=True)
        if arguments.write:
            write(arguments.write, part, "\n".join(lines))


if __name__ == "__main__":
    main()
