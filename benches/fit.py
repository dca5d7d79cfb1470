#!/usr/bin/env python3
"""Fits the points of `data/lexicon/ranking.tsv`, by which candidates for a headline event are ranked, and judges them.

usage: fit.py [--gold ../shared/gold] [--penalty 3] [--write data/lexicon/ranking.tsv] [MUJAZ]

`mujaz parse --explain` tells every candidate of an article with its clues, those too low to be shown included. A candidate is
right where the scoring tool beside GOLD pairs it with a required event, a repeat of one is half wrong, one that is optional
is neither. A logistic regression over the clues, with a penalty on the squares of its weights (not of `bias`), is fitted by
Newton's method; a hundred times its weights, rounded, are the points. Nothing in it is random but the parting of the
articles into folds, whose seed is fixed, so the same inputs give the same bytes.

The founding article helps to fit, and is not judged. Printed: F1 of the events by the program's own rule of what is shown, with the points that the table has now, with the fitted
ones, and with points fitted to nine tenths of the articles and judged on the tenth, for several penalties. Only the last
says what to expect of other articles. Needs numpy.
"""
import argparse
import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy

from score import Article, articles, imported

FOLDS = 10
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
# What is shown: see src/extract/happen.rs.
LEAST, FAINT, MOST, LONG = -45, -140, 18, 24
# The founding article, a round-up of a kind that the others have few of, counts so many times.
FOUNDING = 4


class Candidates:
    """The candidates of one article: what they are, their clues as counts, and what the gold says of them."""

    def __init__(self, tool, mujaz, article: Article):
        date = ["--date", article.gold["date"]] if article.gold.get("date") else []
        command = [mujaz, "parse", "--explain", "--format", "jsonl", *date, article.path]
        briefing = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        points = {record["record"]: record.get("points", []) for record in briefing["explain"]["records"]}
        shown = [(event["type"], [e["paragraph"] for e in event["evidence"]], points[event["id"]]) for event in briefing["events"]]
        dropped = [(c["type"], c["paragraphs"], c["points"]) for c in briefing["explain"]["dropped"]]
        self.tool, self.clues = tool, [[p["clue"] for p in points] for _, _, points in shown + dropped]
        self.events = [{"type": kind, "evidence": [{"paragraph": p} for p in told]} for kind, told, _ in shown + dropped]
        paragraphs = len(briefing["articles"][0]["paragraphs"])
        self.few = paragraphs * 3 // 5 if paragraphs >= LONG else max(paragraphs // 4, 1)
        self.gold = tool.defaults("events", article.gold.get("events") or [])
        self.labels, self.weights = self.judged()

    def judged(self):
        """Whether each candidate is right, and how much that weighs."""
        owner = self.tool.pair_up("events", self.events, self.gold)
        labels, weights = [], []
        for n, event in enumerate(self.events):
            optional = n in owner and bool(self.gold[owner[n]].get("optional"))
            repeat = n not in owner and any(self.tool.matches("events", event, g) for g in self.gold)
            labels.append(n in owner and not optional)
            weights.append(0.0 if optional else 0.5 if repeat else 1.0)
        return labels, weights

    def counts(self, names):
        """A row a candidate, a column a clue."""
        return numpy.array([[clues.count(name) for name in names] for clues in self.clues], dtype=float).reshape(-1, len(names))

    def tally(self, names, points):
        """Hits, wrong events and misses with these points."""
        sums = self.counts(names) @ points
        ranked = sorted(range(len(sums)), key=lambda n: -sums[n])
        shown = [self.events[n] for at, n in enumerate(ranked) if sums[n] >= LEAST or (at < self.few and sums[n] >= FAINT)][:MOST]
        hit, wrong, repeats, missed = self.tool.score_article("events", shown, self.gold)
        return len(hit), len(wrong) + 0.5 * len(repeats), len(missed)


def f1(tallies):
    hit, wrong, missed = (sum(column) for column in zip(*tallies))
    return 2 * hit / (2 * hit + wrong + missed)


def fit(candidates, names, penalty):
    """The weights of the regression, by Newton's method."""
    counts = numpy.concatenate([c.counts(names) for c in candidates])
    labels = numpy.concatenate([numpy.array(c.labels, dtype=float) for c in candidates])
    weights = numpy.concatenate([numpy.array(c.weights) for c in candidates])
    penalties = numpy.array([1e-6 if name == "bias" else penalty for name in names])
    solution = numpy.zeros(len(names))
    for _ in range(50):
        likely = 1 / (1 + numpy.exp(-counts @ solution))
        slope = counts.T @ (weights * (labels - likely)) - penalties * solution
        curve = (counts * (weights * likely * (1 - likely))[:, None]).T @ counts + numpy.diag(penalties)
        step = numpy.linalg.solve(curve, slope)
        solution += step
        if numpy.abs(step).max() < 1e-9:
            break
    return numpy.round(100 * solution)


def judged_on_others(candidates, founding, names, penalty):
    order = list(range(len(candidates)))
    random.Random(0).shuffle(order)
    tallies = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        points = fit([c for n, c in enumerate(candidates) if n not in held] + founding, names, penalty)
        tallies += [candidates[n].tally(names, points) for n in sorted(held)]
    return f1(tallies)


def table(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line and not line.startswith("#")]
    return {clue: int(points) for clue, points in rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mujaz", nargs="?", default="target/release/mujaz")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--penalty", type=float, default=3.0, help="on the squares of the weights that are written")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the fitted points into this table")
    arguments = parser.parse_args()
    tool = imported(arguments.gold.resolve().parent / "tools/score.py")
    dev = articles(arguments.gold / "dev")
    with ThreadPoolExecutor() as pool:
        candidates = list(pool.map(lambda article: Candidates(tool, arguments.mujaz, article), dev))
        founding = list(pool.map(lambda article: Candidates(tool, arguments.mujaz, article), articles(arguments.gold / "seed")))
    for c in founding:
        c.weights = [FOUNDING * weight for weight in c.weights]
    old = table(Path(__file__).resolve().parent.parent / "data/lexicon/ranking.tsv")
    names = sorted({clue for c in candidates for clues in c.clues for clue in clues})
    right, all_of_them = sum(sum(c.labels) for c in candidates), sum(len(c.labels) for c in candidates)
    print(f"{all_of_them} candidates of {len(dev)} articles, {right} of them right; {len(names)} clues")
    now = numpy.array([old.get(name, 0) for name in names], dtype=float)
    print(f"F1 with the table's points         {f1([c.tally(names, now) for c in candidates]):.3f}")
    for penalty in PENALTIES:
        points = fit(candidates + founding, names, penalty)
        own = f1([c.tally(names, points) for c in candidates])
        print(f"F1 fitted, penalty {penalty:<4} on itself   {own:.3f}   on articles left out   {judged_on_others(candidates, founding, names, penalty):.3f}")
    if arguments.write:
        points = fit(candidates + founding, names, arguments.penalty)
        rows = [f"{name}\t{int(value)}" for name, value in zip(names, points)]
        arguments.write.write_text("\n".join(["clue\tpoints", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
