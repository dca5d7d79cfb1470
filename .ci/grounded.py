#!/usr/bin/env python3
"""Holds the grounding promise against real articles.

usage: grounded.py MUJAZ FOLDER...

Every *.txt in the folders is parsed twice. Both runs must end with status 0 and print the same bytes; every record's quote
must be the very bytes at its offsets, and lie within one sentence; no id stands twice. Exit status 1 where anything does not hold.
"""
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# A full stop, question or exclamation mark that ends a sentence: behind a word of more than one letter, before a space and a word.
END = re.compile(r"(?<=\w\w)[.!؟?][»”\"’)]?\s+(?=[\w«“\"])")


def faults(mujaz, path):
    runs = [subprocess.run([mujaz, "parse", "--format", "json", str(path)], capture_output=True) for _ in range(2)]
    for run in runs:
        if run.returncode != 0:
            return [f"exit status {run.returncode}: {run.stderr.decode(errors='replace').strip()[:300]}"], 0
    found = [] if runs[0].stdout == runs[1].stdout else ["two runs print different bytes"]
    briefing = json.loads(runs[0].stdout)
    paragraphs = {(a["id"], p["number"]): p["text"] for a in briefing["articles"] for p in a["paragraphs"]}
    records = 0
    for kind in ("events", "statements", "movements", "frontline"):
        ids = [record["id"] for record in briefing[kind]]
        found += [f"{kind} {i}: the id stands twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
        for record in briefing[kind]:
            records += 1
            if not record["evidence"]:
                found.append(f"{kind} {record['id']} has no evidence")
            for e in record["evidence"]:
                text = paragraphs[(e["article"], e["paragraph"])].encode()
                if text[e["start"]:e["end"]] != e["quote"].encode():
                    found.append(f"{kind} {record['id']}: the quote is not at its offsets")
                if END.search(e["quote"]):
                    found.append(f"{kind} {record['id']}: the quote spans sentences: {e['quote'][:120]}")
    return found, records


def main():
    mujaz, folders = sys.argv[1], sys.argv[2:]
    articles = [p for folder in folders for p in sorted(Path(folder).glob("*.txt"))]
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda p: faults(mujaz, p), articles))
    bad = 0
    for path, (found, _) in zip(articles, results):
        for fault in found:
            bad += 1
            print(f"{path.name}: {fault}")
    print(f"{len(articles)} articles, {sum(n for _, n in results)} records, {bad} faults")
    sys.exit(1 if bad or not articles else 0)


main()
