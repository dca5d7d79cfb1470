#!/usr/bin/env python3
"""Opens the page of `mujaz brief --format html` in Chromium, and holds what only a browser can tell.

usage: page.py MUJAZ [CHROMIUM]

The bundled sample and a report that means harm go into an archive of their own; each day's page is opened in both languages,
at the width of a telephone and of a desk, on light, dark and paper. Nothing may be asked for but the page itself, nothing may
run, nothing may stick out sideways, and the page must stand in its language and direction. Exit status 1 where it does not.

Chromium is spoken to over two pipes in its own protocol (https://chromedevtools.github.io/devtools-protocol/), so nothing
beyond Python is needed.
"""
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEADLINE = time.monotonic() + 60
SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
HOSTILE = """---
title: "><script>document.title='ran'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>
outlet: </bdi></a><iframe src="http://127.0.0.1:9/"></iframe>
url: https://a.example/"onmouseover="alert(1)
date: 2020-06-09
---
أعلنت قوات الوفاق السيطرة على مدينة ترهونة <script>document.title='ran'</script><link rel=stylesheet href=http://127.0.0.1:9/y>.
وقال وزير الخارجية التركي إن {long} وصل إلى طرابلس اليوم الثلاثاء.
""".format(long="ا" * 400)
FACTS = """({
  direction: getComputedStyle(document.documentElement).direction, lang: document.documentElement.lang,
  title: document.title, headings: document.querySelectorAll('h1, h2').length, records: document.querySelectorAll('h3').length,
  foreign: document.querySelectorAll('script, img, iframe, link, object, embed, form, [style], [onerror], [onmouseover]').length,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  paper: getComputedStyle(document.documentElement).backgroundColor, ink: getComputedStyle(document.documentElement).color,
  shown: [...document.querySelectorAll('blockquote')].filter(it => it.checkVisibility({contentVisibilityAuto: true})).length,
})"""


class Browser:
    """Chromium behind two pipes: commands in, answers and events out, each ended by a zero byte."""

    def __init__(self, chromium, profile):
        theirs_in, self.ours_out = os.pipe()
        self.ours_in, theirs_out = os.pipe()
        os.set_inheritable(self.ours_in, False)
        # Chromium reads commands from file 3, and answers on file 4.
        shell = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
                   "--disable-background-networking", f"--user-data-dir={profile}", "about:blank"]
        self.process = subprocess.Popen(["bash", "-c", shell, "bash", chromium, *options], pass_fds=(theirs_in, theirs_out),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.count, self.rest, self.session, self.events = 0, b"", None, []
        target = next(t for t in self.ask("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.rest:
            left = DEADLINE - time.monotonic()
            if left <= 0 or not select.select([self.ours_in], [], [], left)[0]:
                raise TimeoutError("Chromium does not answer")
            piece = os.read(self.ours_in, 1 << 16)
            if not piece:
                raise ConnectionError("Chromium ended")
            self.rest += piece
        head, self.rest = self.rest.split(b"\0", 1)
        return json.loads(head)

    def ask(self, method, **params):
        self.count += 1
        command = {"id": self.count, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.ours_out, json.dumps(command).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.count:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, url):
        self.events.clear()
        self.ask("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def facts(self):
        return self.ask("Runtime.evaluate", expression=FACTS, returnByValue=True)["result"]["value"]

    def close(self):
        """Ends it with all of its processes, or at least itself."""
        try:
            self.session = None
            self.ask("Browser.close")
            self.process.wait(timeout=5)
        except Exception:
            self.process.kill()
            self.process.wait()


def pages(mujaz, folder):
    """The files of the pages, with their language."""
    report = folder / "hostile.txt"
    report.write_text(HOSTILE)
    archive = str(folder / "archive.db")
    subprocess.run([mujaz, "ingest", str(SAMPLE), str(report), "--archive", archive], check=True, capture_output=True)
    for day in ("2020-06-04", "2020-06-09"):
        for lang in ("en", "ar"):
            command = [mujaz, "brief", "--archive", archive, "--date", day, "--format", "html", "--lang", lang]
            page = folder / f"{day}-{lang}.html"
            page.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
            yield page, lang


def check(browser, page, lang):
    """What is wrong with a page."""
    wrong = []

    def must(what, holds):
        if not holds:
            wrong.append(f"{page.name}: {what}")

    browser.open(page.as_uri())
    asked = [e["params"]["request"]["url"] for e in browser.events if e.get("method") == "Network.requestWillBeSent"]
    must(f"only the page is asked for: {asked}", asked == [page.as_uri()])
    logged = [e["params"] for e in browser.events if e.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")]
    must(f"the browser has nothing to say: {logged}", not logged)
    looks = set()
    for media, scheme, width in (("screen", "light", 360), ("screen", "light", 1100), ("screen", "dark", 1100), ("print", "light", 794)):
        browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        browser.ask("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        facts = browser.facts()
        at = f"{media} {scheme} {width}"
        must(f"{at}: nothing sticks out sideways: {facts['wide']}", facts["wide"] <= 0)
        must(f"{at}: paper and ink differ: {facts['paper']}", facts["paper"] != facts["ink"])
        looks.add((media, scheme, facts["paper"]))
        if media == "print":
            must(f"the quotes are printed, of {facts['records']} records {facts['shown']}", facts["shown"] >= facts["records"])
        else:
            must(f"{at}: quotes are folded away: {facts['shown']}", facts["shown"] == 0)
    must(f"each look has its paper: {looks}", len({paper for *_, paper in looks}) == 3)
    must(f"language and direction: {facts}", (facts["lang"], facts["direction"]) == (lang, "rtl" if lang == "ar" else "ltr"))
    must(f"six headings and some records: {facts}", facts["headings"] == 6 and facts["records"] > 0)
    must(f"no foreign element, nothing ran: {facts}", facts["foreign"] == 0 and "ran" not in facts["title"])
    return wrong


def main():
    mujaz = str(Path(sys.argv[1]).resolve())
    chromium = sys.argv[2] if len(sys.argv) > 2 else shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(chromium, Path(folder) / "profile")
        try:
            wrong = []
            for page, lang in pages(mujaz, Path(folder)):
                found = check(browser, page, lang)
                print(f"{'ok   ' if not found else 'WRONG'}  {page.name}")
                wrong += found
        finally:
            browser.close()
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
