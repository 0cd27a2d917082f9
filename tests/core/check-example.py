#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks the example plan beside the framework and prints TAP.

Usage: check-example.py PLAN FRAMEWORK.json

What the reader and the rules say of it is tested elsewhere; this is about what an example must be: spread over all
phases, and free of real names. A real organisation beside "late" would be an incident.
"""
import json
import re
import sys

REFERENCE = re.compile(r"[a-z]+(\.[a-z0-9-]+)+|[a-z]{2}-[a-z2-7]{16}")
PROSE = {"title", "name", "description", "note", "reason", "specific", "measure", "author", "assessor"}
CONTACT = re.compile(r"@|https?:|www\.|\+32|\b0\d{2,3}[ /]\d{2}")


def references(value):
    if isinstance(value, dict):
        for name, member in value.items():
            # An element of a list may have a free id of its own, or a rule's.
            if name not in PROSE and name != "id" and name != "set-aside":
                yield from references(member)
    elif isinstance(value, list):
        for member in value:
            yield from references(member)
    elif isinstance(value, str) and REFERENCE.fullmatch(value):
        yield value


def words(text):
    return set(re.findall(r"\w{5,}", text.lower()))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    plan = json.loads(text)
    with open(sys.argv[2], encoding="utf-8") as file:
        framework = json.load(file)
    items = {item["id"]: item for entries in framework["lists"].values() for item in entries}
    records = {record["id"]: record for value in plan.values() if isinstance(value, list) for record in value}
    points = plan["action-points"]
    actors = plan["actors"]
    phases = [items[point["objective"]]["phase"] for point in points]
    actions = plan["actions"]
    served = [phase for action in actions for phase in action.get("phases", [])]
    says = {score.get("provenance") for action in actions for score in action.get("scores", [])}
    real = {item["title"]["nl"].lower() for item in framework["lists"]["organisations"] + framework["lists"]["process-actors"]}
    checks = [
        ("it uses this framework", [] if plan["framework"] == {"id": framework["id"], "version": framework["version"]} else ["no"]),
        ("at least four action points in each phase",
         [phase["id"] for phase in framework["lists"]["phases"] if phases.count(phase["id"]) < 4]),
        ("at least fourteen organisations", [] if len(actors) >= 14 else [str(len(actors))]),
        ("references lead somewhere", sorted({name for name in references(plan) if name not in items and name not in records})),
        ("no organisation of the framework among the owners",
         [actor["name"] for actor in actors if any(re.search(rf"\b{re.escape(name)}\b", actor["name"].lower()) for name in real)]),
        ("each organisation is told apart by more than its first word",
         [actor["name"] for actor in actors if sum(bool(words(actor["name"]) & words(other["name"]) - {"bureau"}) for other in actors) > 1]),
        ("no address, telephone number or website", CONTACT.findall(text)),
        ("each status occurs", sorted({"proposed", "agreed", "running", "suspended", "done", "stopped"}
                                      - {point.get("status") for point in points})),
        ("each kind of target occurs", sorted({"delivery", "number", "share", "keep", "maximum"}
                                              - {point.get("target-kind") for point in points})),
        ("some sixty actions", [] if 55 <= len(actions) <= 70 else [str(len(actions))]),
        ("at least eight actions in each phase",
         [phase["id"] for phase in framework["lists"]["phases"] if served.count(phase["id"]) < 8]),
        ("each kind of action occurs", sorted({"new", "pilot", "bottom-up"} - {action.get("kind") for action in actions})),
        ("scores of each provenance", sorted({"self-declared", "documented", "validated"} - says)),
        ("titles as long as people write them", [] if sum(len(action["title"]) >= 150 for action in actions) >= 4 else ["no"]),
        ("judged gaps, decisions and two sets of criteria",
         [kind for kind, n in (("gap-judgements", 8), ("decisions", 5), ("criteria-sets", 2)) if len(plan[kind]) < n]),
        ("apostrophes as print has them", re.findall(r"\w*'\w*", text)),
        ("it says that it is invented", [] if "verzonnen" in plan["plan"]["description"] else ["it does not"]),
    ]
    for n, (what, problems) in enumerate(checks, 1):
        print(f"{'not ok' if problems else 'ok'} {n} - {what}")
        for problem in problems:
            print(f"# {problem}")
    print(f"1..{len(checks)}")
    return 1 if any(problems for _, problems in checks) else 0


if __name__ == "__main__":
    sys.exit(main())
