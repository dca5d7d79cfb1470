#!/usr/bin/env python3
"""Measures the archive at sizes from ten thousand articles to a million, and newsboat on the same articles beside it.

usage: scale.py [--binary target/release/mujaz] [--corpus ../shared/corpus/bulk.txt.xz] [--folder FOLDER] [SIZE ...]

Run it on a release build and a calm machine. Sizes are numbers of articles, 10000 and 100000 where none is given; a million
takes some 20 GB in FOLDER (else the usual one for temporary files) while it runs. Linux and the standard library only;
newsboat (Debian: newsboat) where it is installed. A row whose command this mujaz does not have is left out, and named.

The articles are those of the corpus (reports parted by form feeds), each with its paragraphs in another order, a line that no
other has, an address and a day, 200 a day. They go through the real `mujaz ingest`, 10,000 files at a time.

ingest              articles a second of the last 10,000, by the clock and by processor time (user and system) on two cores.
first frame         from starting the process until the title bar is read, in a pseudo-terminal of 120x36: median of 10.
day change          from writing `[` until the last byte of its frame is read: median and 95th percentile of 30.
search              `mujaz search` of words of the corpus, processes and all: median and 95th percentile of 50.
memory              VmRSS and VmHWM of the dashboard after that.
disk                the archive's file, and bytes an article.
newsboat            start to its list of feeds and on to the list of articles, memory, disk, on the same articles in a local feed.
"""
import argparse
import lzma
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from measure import Terminal, machine

STARTS, DAYS, SEARCHES = 10, 30, 50
CHUNK = 10_000
A_DAY = 200
BEGIN = date(2011, 1, 1)


class Articles:
    """Articles without end, the same in every run."""

    def __init__(self, corpus):
        opened = lzma.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".xz" else corpus.open(encoding="utf-8")
        with opened as file:
            self.reports = [report.strip().split("\n") for report in file.read().split("\f") if report.strip()]

    def article(self, number):
        """Title, day, address and paragraphs."""
        lines = list(self.reports[number % len(self.reports)])
        title, body = lines[0], lines[1:]
        random.Random(number).shuffle(body)
        body.append(f"رقم التقرير {number}.")
        day = BEGIN + timedelta(days=number // A_DAY)
        return f"{title} {number}", day, f"https://outlet-{number % 17}.example/{number}", body

    def words(self, count):
        """Words to search for, as often as they occur."""
        chance = random.Random(1)
        words = (word for report in self.reports for line in report for word in line.split() if word.isalpha() and len(word) > 3)
        return chance.sample(list(words), count)


def write_files(articles, numbers, folder):
    folder.mkdir()
    for number in numbers:
        title, day, url, body = articles.article(number)
        text = "\n".join([f"---\ntitle: {title}\ndate: {day}\noutlet: وكالة {number % 17}\nurl: {url}\n---", title, *body])
        (folder / f"{number:08}.txt").write_text(text + "\n", encoding="utf-8")


def ingest(binary, archive, folder):
    """Seconds by the clock, and of processor time."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([binary, "ingest", "--archive", archive, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def fill(binary, archive, articles, size, scratch):
    """Brings the archive to this size from the one that it has; the figures of the last files."""
    held = 0
    if archive.exists():
        held = int((archive.parent / "held").read_text())
    figures = None
    for first in range(held, size, CHUNK):
        numbers = range(first, min(first + CHUNK, size))
        folder = scratch / "files"
        write_files(articles, numbers, folder)
        wall, processor = ingest(binary, archive, folder)
        figures = (len(numbers), wall, processor)
        shutil.rmtree(folder)
        (archive.parent / "held").write_text(str(first + len(numbers)))
    if figures:
        count, wall, processor = figures
        two = count / (processor / 2)
        yield "ingest", f"{count / wall:.0f} articles/s", f"{two:.0f} by processor time on two cores; the last {count}"


def dashboard(binary, archive):
    arguments = ["--archive", str(archive)]
    times = []
    for _ in range(STARTS):
        terminal = Terminal(binary, 120, 36, arguments)
        times.append(terminal.until(b"mujaz") * 1e3)
        terminal.settle()
        terminal.end()
    yield "start to first frame", f"{statistics.median(times):.1f} ms", f"best {min(times):.1f}, worst {max(times):.1f}, of {STARTS}"
    terminal = Terminal(binary, 120, 36, arguments)
    terminal.settle()
    has_days = '"["' in (Path(__file__).resolve().parent.parent / "data/keys.toml").read_text()
    days = [figures[0] * 1e3 for figures in (terminal.press(b"[") for _ in range(DAYS)) if figures]
    if has_days:
        yield "day change", f"{statistics.median(days):.1f} ms", f"95th percentile {worst(days):.1f}, of {len(days)}"
    else:
        print("scale.py: `[` is no key of this mujaz, so no change of the day", file=sys.stderr)
    now, most = (terminal.status(key)[0] / 1e3 for key in ("VmRSS", "VmHWM"))
    yield "resident memory", f"{now:.1f} MB", f"at most {most:.1f}"
    terminal.end()


def worst(times):
    return sorted(times)[int(len(times) * 0.95)]


def search(binary, archive, articles):
    if subprocess.run([binary, "search", "--help"], capture_output=True, check=False).returncode:
        print("scale.py: this mujaz has no `search`", file=sys.stderr)
        return
    times = []
    for word in articles.words(SEARCHES):
        begin = time.perf_counter()
        subprocess.run([binary, "search", "--archive", archive, word], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append((time.perf_counter() - begin) * 1e3)
    yield "search", f"{statistics.median(times):.1f} ms", f"95th percentile {worst(times):.1f}, of {SEARCHES}"


def disk(archive, size):
    count = sum(path.stat().st_size for path in archive.parent.glob(archive.name + "*"))
    yield "disk", f"{count / 1e6:.0f} MB", f"{count / size:.0f} bytes an article"


def newsboat(articles, size, scratch):
    program = shutil.which("newsboat")
    if not program:
        print("scale.py: newsboat is not installed, so nothing stands beside", file=sys.stderr)
        return
    feed, urls, cache, settings = (scratch / name for name in ("feed.xml", "urls", "cache.db", "settings"))
    with feed.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>the-same-articles</title>\n')
        for number in range(size):
            title, day, url, body = articles.article(number)
            file.write(f"<item><title>{escape(title)}</title><link>{url}</link><guid>{url}</guid>"
                       f"<pubDate>{day:%a, %d %b %Y} 08:00:00 +0000</pubDate>"
                       f"<description>{escape(chr(10).join(body))}</description></item>\n")
        file.write("</channel></rss>\n")
    urls.write_text(f"file://{feed}\n")
    settings.write_text("auto-reload no\n")
    arguments = ["-u", str(urls), "-c", str(cache), "-C", str(settings)]
    begin = time.perf_counter()
    environment = {"HOME": str(scratch), "LANG": "C.UTF-8", "TERM": "xterm-256color", "PATH": os.environ["PATH"]}
    subprocess.run([program, *arguments, "-x", "reload"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    yield "newsboat: reload", f"{size / (time.perf_counter() - begin):.0f} articles/s", "from the local feed"
    lists, items = [], []
    for _ in range(3):
        terminal = Terminal(program, 120, 36, arguments)
        lists.append(terminal.until(b"the-same-articles") * 1e3)
        terminal.settle()
        terminal.started = time.perf_counter()
        os.write(terminal.master, b"\r")
        items.append(terminal.until(b"Articles in feed") * 1e3)
        terminal.settle()
        now, most = (terminal.status(key)[0] / 1e3 for key in ("VmRSS", "VmHWM"))
        os.write(terminal.master, b"q")
        terminal.settle()
        terminal.end()
    yield "newsboat: start to list", f"{statistics.median(lists):.0f} ms", f"and {statistics.median(items):.0f} to that of the articles; of 3"
    yield "newsboat: resident memory", f"{now:.0f} MB", f"at most {most:.0f}"
    yield "newsboat: disk", f"{cache.stat().st_size / 1e6:.0f} MB", f"{cache.stat().st_size / size:.0f} bytes an article"
    for file in (feed, cache):
        file.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default="target/release/mujaz", help="what is measured")
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus/bulk.txt.xz"))
    parser.add_argument("--folder", type=Path, help="where archives are made, and removed again")
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000], metavar="SIZE")
    arguments = parser.parse_args()
    binary = str(Path(arguments.binary).resolve())
    articles = Articles(arguments.corpus)
    print(f"{machine()}\n\n| articles | what | figure | of that |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        scratch = Path(folder)
        archive = scratch / "archive.db"
        # Each size grows from the one before it.
        for size in sorted(arguments.sizes):
            steps = [fill(binary, archive, articles, size, scratch), dashboard(binary, archive), search(binary, archive, articles),
                     disk(archive, size), newsboat(articles, size, scratch)]
            for row in (row for step in steps for row in step):
                print(f"| {size} | {' | '.join(row)} |", flush=True)


main()
