#!/usr/bin/env python3
"""Measures mujaz as a user meets it, and prints a table in Markdown under a line that names the machine.

usage: measure.py [--binary target/release/mujaz] [--corpus ../shared/corpus/bulk.txt.xz]

Run it on a release build (`cargo build --release --locked --bins --examples`) and a calm machine. Linux and the standard library only.

parse throughput    the corpus (plain text or xz, reports parted by form feeds) in one `mujaz parse --format jsonl FOLDER`, bytes of
                    text by processor time (user and system, one thread). Left out where there is no corpus.
ratio               the same bytes through plain word segmentation (UAX #29, `examples/segment.rs`), through `wc -w`, and through a
                    word pattern of Python's `re`, by their processor time in the same run.
linearity           one report of 1 kB to 10 MB, its paragraphs those of the corpus, and one of a single line: megabytes a second,
                    the start taken off.
start               processor time of `mujaz parse` on a report of one word, less that of `mujaz --version`: median of 20.
first frame         from starting the process on the sample, in a pseudo-terminal of 120x36, until the title bar is read: median
                    of 20. So it holds the reading of the sample too, for nothing is kept ready.
key to frame        from writing `j` until the last byte of its frame is read, at 200x60: median and 95th percentile.
bytes for a j       what is written for one `j`, at 120x36: median over every record of the sample.
memory              VmRSS and VmHWM after all these keys.
idle                context switches, of every thread and of both kinds, in ten seconds without a touch.
"""
import argparse
import fcntl
import json
import lzma
import os
import pty
import re
import resource
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

STARTS = 20
# A frame has ended when nothing more comes for so long.
QUIET = 0.03
# And a key that paints nothing is known by nothing coming for so long.
PATIENCE = 0.25


class Terminal:
    """A program in a pseudo-terminal: mujaz on the sample, unless it is told otherwise."""

    def __init__(self, binary, columns, rows, arguments=()):
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.home = tempfile.TemporaryDirectory()
        environment = {"HOME": self.home.name, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        name = os.ttyname(slave)
        actions = [(os.POSIX_SPAWN_OPEN, fd, name, os.O_RDWR, 0) for fd in (0, 1, 2)]
        self.started = time.perf_counter()
        self.pid = os.posix_spawn(binary, [binary, *arguments], environment, file_actions=actions, setsid=True)
        os.close(slave)

    def read(self, wait):
        """What comes next, and when; nothing where nothing comes in time."""
        if not select.select([self.master], [], [], wait)[0]:
            return b"", 0.0
        data = os.read(self.master, 1 << 16)
        return data, time.perf_counter()

    def until(self, wanted):
        """Seconds from the start until this text has been read."""
        seen = b""
        while wanted not in seen:
            data, when = self.read(10)
            if not data:
                sys.exit(f"measure.py: no {wanted!r} in ten seconds, but {seen[:400]!r}")
            seen += data
        return when - self.started

    def settle(self):
        while self.read(PATIENCE)[0]:
            pass

    def press(self, keys):
        """Seconds and bytes of what the keys paint; none where they paint nothing."""
        begin = time.perf_counter()
        os.write(self.master, keys)
        wait, count, end = PATIENCE, 0, begin
        while True:
            data, when = self.read(wait)
            if not data:
                return (end - begin, count) if count else None
            wait, count, end = QUIET, count + len(data), when

    def every_record(self, counts):
        """The figures of `j` down each of the four panes, which have so many records."""
        out = []
        for pane, count in zip(b"1234", counts):
            self.press(bytes([pane]))
            out += filter(None, (self.press(b"j") for _ in range(count - 1)))
        return out

    def status(self, key):
        """A line of the kernel's status of every thread, as numbers."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/status")
        return [int(line.split()[1]) for task in tasks for line in task.read_text().splitlines() if line.startswith(key)]

    def switches(self):
        return sum(self.status("voluntary_ctxt_switches")) + sum(self.status("nonvoluntary_ctxt_switches"))

    def end(self):
        os.write(self.master, b"q")
        self.drain()
        os.waitpid(self.pid, 0)
        os.close(self.master)
        self.home.cleanup()

    def drain(self):
        """Reads to the end."""
        try:
            while self.read(1)[0]:
                pass
        except OSError:
            pass  # The other end of the pseudo-terminal is closed: the program has ended.


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    name = model.group(1) if model else os.uname().machine
    return f"{name}, {os.cpu_count()} cores, {os.uname().sysname} {os.uname().release}; load {os.getloadavg()[0]:.1f}"


def processor_time(command, **options):
    """Seconds of user and system time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def throughput(binary, corpus):
    opened = lzma.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".xz" else corpus.open(encoding="utf-8")
    with opened as file:
        reports = [report for report in file.read().split("\f") if report.strip()]
    size = sum(len(report.encode()) for report in reports) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(reports):
            (Path(folder) / f"{number:06}.txt").write_text(report, encoding="utf-8")
        # Once to have the files in memory, then the best of three: what disturbs a run only ever slows it.
        runs = [processor_time([binary, "parse", "--format", "jsonl", folder]) for _ in range(4)]
        files = sorted(str(path) for path in Path(folder).iterdir())
        wc = min(processor_time(["wc", "-w", *files], env={**os.environ, "LC_ALL": "C.UTF-8"}) for _ in range(3))
        segment = Path(binary).parent / "examples/segment"
        plain = min(processor_time([segment, *files]) for _ in range(3)) if segment.exists() else None
    mujaz = min(runs[1:])
    begin = time.process_time()
    words = sum(1 for report in reports for _ in re.finditer(r"\w+", report))
    pattern = time.process_time() - begin
    yield "parse throughput", f"{size / mujaz:.1f} MB/s a core", f"{len(reports)} reports, {size:.1f} MB, {words} words in {mujaz:.2f} s"
    if plain:
        yield "ratio to word segmentation", f"{mujaz / plain:.1f} times its time", f"{size / plain:.0f} MB/s"
    yield "ratio to `wc -w`", f"{mujaz / wc:.1f} times its time", f"{size / wc:.0f} MB/s"
    yield "ratio to Python's `re`, `\\w+`", f"{mujaz / pattern:.1f} times its time", f"{size / pattern:.0f} MB/s"


def one_report(binary, text):
    """Processor time of a single report, the best of three."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        return min(processor_time([binary, "parse", "--format", "jsonl", file.name]) for _ in range(3))


def linearity(binary, corpus):
    opened = lzma.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".xz" else corpus.open(encoding="utf-8")
    with opened as file:
        text = re.sub("[\f-]", "", file.read())
    start = one_report(binary, "خبر\n")
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        part = text.encode()[:size].decode(errors="ignore")
        rates = [size / 1e6 / max(one_report(binary, form) - start, 1e-4) for form in (part, part.replace("\n", " "))]
        yield f"one report of {size // 1000} kB", f"{rates[0]:.1f} MB/s a core", f"{rates[1]:.1f} in a single line"


def start(binary):
    word = lambda: one_report(binary, "خبر\n")
    bare = lambda: processor_time([binary, "--version"])
    cost = statistics.median(word() for _ in range(STARTS)) - statistics.median(bare() for _ in range(STARTS))
    yield "start", f"{cost * 1e3:.1f} ms", "processor time, over that of `mujaz --version`"


def first_frame(binary):
    times = []
    for _ in range(STARTS):
        terminal = Terminal(binary, 120, 36)
        times.append(terminal.until(b"mujaz") * 1e3)
        terminal.settle()
        terminal.end()
    yield "start to first frame", f"{statistics.median(times):.1f} ms", f"120x36; best {min(times):.1f}, worst {max(times):.1f}, of {STARTS}"


def keys(binary):
    sample = Path(__file__).resolve().parent.parent / "data/sample"
    briefing = json.loads(subprocess.run([binary, "parse", sample], stdout=subprocess.PIPE, check=True).stdout)
    counts = [len(briefing[kind]) for kind in ("events", "statements", "movements", "frontline")]
    terminal = Terminal(binary, 200, 60)
    terminal.settle()
    times = sorted(seconds * 1e3 for seconds, _ in terminal.every_record(counts))
    terminal.end()
    worst = times[int(len(times) * 0.95)]
    yield "key to frame", f"{statistics.median(times):.2f} ms", f"200x60; 95th percentile {worst:.2f}, of {len(times)}"

    terminal = Terminal(binary, 120, 36)
    terminal.settle()
    sizes = sorted(size for _, size in terminal.every_record(counts))
    yield "bytes for a `j`", f"{statistics.median(sizes):.0f}", f"120x36; least {sizes[0]}, most {sizes[-1]}, of {len(sizes)}"
    now, most = (terminal.status(key)[0] / 1e3 for key in ("VmRSS", "VmHWM"))
    yield "resident memory", f"{now:.1f} MB", f"at most {most:.1f}"
    terminal.settle()
    before = terminal.switches()
    time.sleep(10)
    yield "idle, in 10 s", f"{terminal.switches() - before} context switches", f"{len(terminal.status('Pid'))} threads"
    terminal.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default="target/release/mujaz", help="what is measured")
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus/bulk.txt.xz"))
    arguments = parser.parse_args()
    binary = str(Path(arguments.binary).resolve())
    print(f"{machine()}\n\n| what | figure | of that |\n|---|---|---|")
    steps = [start(binary), first_frame(binary), keys(binary)]
    if arguments.corpus.exists():
        steps = [throughput(binary, arguments.corpus), linearity(binary, arguments.corpus), *steps]
    else:
        print(f"measure.py: no {arguments.corpus}, so no throughput", file=sys.stderr)
    for step in steps:
        for row in step:
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
