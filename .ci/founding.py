#!/usr/bin/env python3
"""Holds what the founding article must give.

usage: founding.py MUJAZ ARTICLE DATE

The article is parsed, and each thing that a reader of 4 June 2020 must find in its briefing is looked for by name. Exit
status 1 where one is missing. The article's text is not part of this repository; the bundled sample tells the same days in
other words, and tests/sample.rs holds those.
"""
import json
import subprocess
import sys


def main():
    mujaz, article, date = sys.argv[1:]
    run = subprocess.run([mujaz, "parse", "--format", "json", "--date", date, article], capture_output=True, check=True)
    briefing = json.loads(run.stdout)
    movements, front, statements = briefing["movements"], briefing["frontline"], briefing["statements"]
    missing = []

    def must(what, found):
        if not found:
            missing.append(what)
        print(f"{'found  ' if found else 'MISSING'}  {what}")

    def journey(who, to, status, met=None):
        return any(
            m["kind"] == "travel" and who in m["actor"]["en"] and m.get("to", {}).get("en") == to and m["status"] == status
            and (met is None or any(met in w["en"] for w in m["with"]))
            for m in movements
        )

    def held(place, status, side=None, realis=None):
        return any(
            place in p["place"]["en"] and p["status"] == status and (side is None or any(h.get("side") == side for h in p["holder"]))
            and (realis is None or p["realis"] == realis)
            for p in front
        )

    def said(who, act, **fields):
        return any(
            any(who in s["en"] for s in st["speaker"]) and st["act"] == act and all(st.get(k) == v for k, v in fields.items()) for st in statements
        )

    must("Fayez al-Sarraj travels to Turkey", journey("Sarraj", "Turkey", "done"))
    must(
        "he is to meet Erdoğan there",
        any(m["kind"] == "meeting" and m["status"] == "planned" and "Sarraj" in m["actor"]["en"] and any("Erdoğan" in w["en"] for w in m["with"]) for m in movements),
    )
    must("Khalifa Haftar to Cairo, not confirmed", journey("Haftar", "Cairo", "unconfirmed"))
    must("Ahmed Maiteeq in Moscow, where he met Lavrov", journey("Maiteeq", "Moscow", "done", "Lavrov"))
    must("Mohamed Siala to Moscow", journey("Siala", "Moscow", "done"))
    must("Tripoli taken by the GNA, as it claims", held("Tripoli", "controls", "ly-gna", "claimed"))
    must("its airport taken by the GNA, as it claims", held("Airport", "controls", "ly-gna", "claimed"))
    must("Ain Zara taken by the GNA", held("Ain Zara", "controls", "ly-gna"))
    must("Wadi al-Rabie taken by the GNA", held("Wadi al-Rabie", "controls", "ly-gna"))
    must("Tarhuna held by Haftar's forces", held("Tarhuna", "controls", "ly-lna"))
    must("Tarhuna under attack", held("Tarhuna", "attacked"))
    for axis in ("Shaafin", "Qarabulli", "Quwaya"):
        must(f"clashes at {axis}", held(axis, "contested"))
    must("the GNA announces its control of Tripoli", said("Government of National Accord", "announce"))
    must("Salah al-Namroush says, and demands", said("Namroush", "say") and said("Namroush", "demand"))
    must("the United Nations announce", said("United Nations", "announce"))
    must("Lavrov says", said("Lavrov", "say"))
    must("the Russian foreign ministry says", said("Russian Foreign Ministry", "say"))
    must("Egyptian media say", said("Egyptian media", "say"))
    must("Çavuşoğlu is quoted", said("Çavuşoğlu", "say", mode="direct"))
    roles = {s["en"]: (s.get("role") or {}).get("en") for st in statements for s in st["speaker"]}
    must("with his office", any("Çavuşoğlu" in name and role == "Turkish Foreign Minister" for name, role in roles.items()))
    channels = {s["en"]: (st.get("channel") or {}).get("en") or "" for st in statements for s in st["speaker"]}
    must("in an interview", any("Çavuşoğlu" in name and "interview" in channel for name, channel in channels.items()))
    must("every statement has a speaker and words or a clause", all(s["speaker"] and s["content"] for s in statements))
    print(f"{len(missing)} missing")
    sys.exit(1 if missing else 0)


main()
