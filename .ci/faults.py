#!/usr/bin/env python3
"""Lets the n-th call of each kind that mujaz makes of the system fail, for every n, and looks at what it does then.

usage: faults.py BINARY [COMMAND ...]      (of ingest, fetch, brief, check, export, import, repair; without one, all)

Each run must end by itself, with a status of a failure and a message or with all of its work done, never by a fault of the
program; and afterwards the archive must be whole and hold every report that was acknowledged. Needs strace, on Linux.
"""
import concurrent.futures
import http.server
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

# What may fail, and how: the disk breaks, or is full; the network goes away.
DISK = {
    "openat": ["EIO", "EMFILE"],
    "read": ["EIO"],
    "pread64": ["EIO"],
    "write": ["ENOSPC"],
    "pwrite64": ["EIO", "ENOSPC"],
    "fsync": ["EIO"],
    "fdatasync": ["EIO"],
    "ftruncate": ["EIO"],
    "fallocate": ["ENOSPC"],
    "rename": ["EIO"],
    "link": ["EPERM"],
    "linkat": ["EPERM"],
    "unlink": ["EIO"],
    "mkdir": ["ENOSPC"],
    "statx": ["EIO"],
    "mmap": ["ENOMEM"],
}
NETWORK = {"socket": ["EMFILE"], "connect": ["ECONNREFUSED"], "sendto": ["EPIPE"], "recvfrom": ["ECONNRESET"]}
# Runs take a few hundredths of a second each.
PATIENCE = 30
REPORT = "قال المتحدث باسم الحكومة إن الوفد رقم {} وصل إلى العاصمة صباح الأربعاء.\n"


class Server(http.server.BaseHTTPRequestHandler):
    """A feed of two reports."""

    def do_GET(self):
        items = "".join(
            f"<item><title>خبر {n}</title><link>http://127.0.0.1:{self.server.server_port}/{n}</link>"
            f"<description>{REPORT.format(n) * 8}</description></item>" for n in (1, 2))
        body = f'<rss version="2.0"><channel><title>خبر</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Bench:
    """What every run begins with: an archive, reports, a feed."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, Path(folder)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.certificate = self.folder / "ca.pem"
        self.certificate.write_text(ssl.DER_cert_to_PEM_cert(ssl.create_default_context().get_ca_certs(True)[0]))
        reports = self.folder / "reports"
        reports.mkdir()
        for n in range(10, 13):
            (reports / f"{n}.txt").write_text(REPORT.format(n), encoding="utf-8")
        old = self.folder / "old.txt"
        old.write_text(REPORT.format(1), encoding="utf-8")
        self.archive = self.folder / "archive.db"
        self.config = self.folder / "config.toml"
        self.config.write_text(f'[[feed]]\nurl = "http://127.0.0.1:{self.server.server_port}/feed"\n[fetch]\nallow_local = true\n')
        self.run([], ["ingest", "--date", "2020-06-03", old], self.archive)
        self.damaged = self.folder / "damaged.db"
        data = bytearray(self.archive.read_bytes())
        data[:4096] = bytes(4096)
        self.damaged.write_bytes(data)
        self.export = self.folder / "export.jsonl"
        other = self.folder / "other.db"
        self.run([], ["ingest", "--date", "2020-06-03", reports], other)
        self.export.write_bytes(self.run([], ["archive", "export"], other).stdout)
        dated = ["--date", "2020-06-04"]
        self.commands = {
            "start": ["--version"],
            "ingest": ["ingest", *dated, reports],
            "fetch": ["fetch", "--config", self.config],
            "brief": ["brief"],
            "check": ["archive", "check"],
            "export": ["archive", "export"],
            "import": ["archive", "import", self.export],
            "repair": ["archive", "repair"],
        }

    def run(self, before, arguments, archive):
        command = [*before, self.binary, *map(str, arguments), "--archive", str(archive)]
        # The system's own certificates are hundreds of files, each a call more.
        environment = {"TZ": "UTC", "HOME": str(self.folder), "SSL_CERT_FILE": str(self.certificate)}
        return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False)

    def counts(self, name):
        """How often the command makes each call."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            trace = Path(folder) / "trace"
            archive = self.copy(name, folder)
            before = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=" + ",".join({**DISK, **NETWORK})]
            self.run(before, self.commands[name], archive)
            return Counter(re.findall(r"^\d+ +(\w+)\(", trace.read_text(errors="replace"), re.M))

    def copy(self, name, folder):
        archive = Path(folder) / "archive.db"
        shutil.copy(self.damaged if name == "repair" else self.archive, archive)
        return archive

    def fail(self, name, call, error, n):
        """What is wrong with what the command does when this call fails; nothing where all is well."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            archive = self.copy(name, folder)
            log = Path(folder) / "log"
            # A disk that is full stays full.
            inject = f"inject={call}:error={error}:when={n}{'+' if error == 'ENOSPC' else ''}"
            before = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}", "-e", inject]
            try:
                run = self.run(before, self.commands[name], archive)
            except subprocess.TimeoutExpired:
                return "it hangs"
            err = run.stderr.decode(errors="replace")
            return self.judge(name, run, err) or self.look(name, run, archive)

    def judge(self, name, run, err):
        if run.returncode not in (0, 1, 2) or "a fault in mujaz" in err or "panicked" in err:
            return f"status {run.returncode}: {err[-400:]}"
        if run.returncode and not re.search(r"(/|standard (input|output)|the system)", err + run.stdout.decode(errors="replace")):
            return f"status {run.returncode}, and no message that names what failed: {err!r}"
        return None

    def look(self, name, run, archive):
        """Whether the archive is whole and has what was acknowledged; a damaged one may be repaired once more."""
        if name == "repair" and run.returncode:
            again = self.run([], ["archive", "repair"], archive)
            if again.returncode:
                return f"not repaired at the second try either: {again.stderr.decode()}"
        check = self.run([], ["archive", "check"], archive)
        if check.returncode:
            return f"the archive is not whole: {check.stdout.decode()}{check.stderr.decode()}"
        held = self.run([], ["archive", "export"], archive).stdout.decode()
        old = REPORT.format(1).strip()
        if old not in held:
            return "the report that was there is lost"
        for line in run.stdout.decode(errors="replace").splitlines():
            parts = line.split("\t")
            if name in ("ingest", "fetch", "import") and len(parts) == 4 and f'"id":"{parts[2]}"' not in held:
                return f"acknowledged and lost: {line}"
        return None


def main():
    if not shutil.which("strace"):
        sys.exit("faults.py: strace is not installed, and without it no call can be made to fail")
    binary = str(Path(sys.argv[1]).resolve())
    failures = total = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bench = Bench(binary, folder)
        # What the loader and the language's runtime ask for before the program has begun is not its own to answer for.
        started = bench.counts("start")
        for name in sys.argv[2:] or list(bench.commands)[1:]:
            kinds = DISK
            if name == "fetch":
                # Most of what it writes goes to a counter within the process, which cannot fail; its output is as that of
                # `ingest`. Where there is no memory for a thread tokio ends by a panic, which is told.
                left_out = ("write", "mmap")
                kinds = {**{call: errors for call, errors in DISK.items() if call not in left_out}, **NETWORK}
                print(f"fetch: not tried: {', '.join(left_out)}")
            counts = bench.counts(name)
            cases = [(call, error, n) for call, errors in kinds.items() for error in errors
                     for n in range(1 + started[call], 1 + counts[call])]
            results = pool.map(lambda case: bench.fail(name, *case), cases)
            for case, wrong in zip(cases, results):
                if wrong:
                    failures += 1
                    print(f"{name}: {case[0]} {case[1]} at call {case[2]}: {wrong}", flush=True)
            total += len(cases)
            print(f"{name}: {len(cases)} calls failed in turn", flush=True)
    print(f"faults: {total} runs, {failures} of them wrong")
    sys.exit(1 if failures else 0)


main()
