#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks a shipped framework file and prints TAP: counts, ids, references, languages, titles, words.

Usage: check-framework.py FRAMEWORK.json
"""
import json
import re
import sys

COUNTS = {
    "phases": 5,
    "strategic-objectives": 21,
    "strategic-sub-objectives": 32,
    "operational-objectives": 31,
    "operational-sub-objectives": 63,
    "groups": 34,
    "indicators": 76,
    "indicator-clusters": 18,
    "indicator-sources": 11,
    "settings": 14,
    "criteria": 5,
    "prevention-types": 6,
    "collaboration-forms": 4,
    "coordination-scenarios": 4,
    "transition-paths": 7,
    "cheers-items": 17,
    "organisations": 59,
}

# Per phase: strategic, their subs, operational, their subs, groups (R072-R128).
PER_PHASE = {
    "lf.pop": (5, 0, 4, 0, 0),
    "lf.d1000": (4, 8, 6, 13, 6),
    "lf.kj": (4, 12, 6, 23, 11),
    "lf.vw": (4, 8, 7, 18, 10),
    "lf.ou": (4, 4, 8, 9, 7),
}
PHASE_LISTS = (
    "strategic-objectives",
    "strategic-sub-objectives",
    "operational-objectives",
    "operational-sub-objectives",
    "groups",
)

# Indicators per set type: primary, intermediate, impact, determinant (R177).
PER_SET_TYPE = {"it.primair": 24, "it.intermediair": 12, "it.impact": 14, "it.determinant": 26}

# A member that refers to items, and the lists it may point to.
REFERENCES = {
    "phase": ["phases"],
    "theme": ["themes"],
    "settings": ["settings"],
    "groups": ["groups"],
    "serves": ["strategic-objectives"],
    "policy-domains": ["policy-domains"],
    "official-domain": ["official-domains"],
    "parent": ["strategic-objectives", "operational-objectives", "lever-levels"],
    "probable-parent": ["operational-objectives"],
    "set-type": ["indicator-set-types"],
    "cluster": ["indicator-clusters"],
    "indicator-source": ["indicator-sources"],
    "target-groups": ["indicator-target-groups"],
    "target-groups-hint": ["indicator-target-groups"],
    "indicator-kinds": ["indicator-kinds"],
    "evidence": ["evidence-levels"],
    "transition-path": ["transition-paths"],
    "formats": ["session-formats"],
}

FOUR_LANGUAGES = (
    "phases", "themes", "settings", "groups", "policy-domains", "criteria", "prevention-types",
    "collaboration-forms", "coordination-scenarios", "indicator-kinds",
    "strategic-objectives", "strategic-sub-objectives", "operational-objectives", "operational-sub-objectives",
)
NEEDS_SHORT = ("phases", "themes", "settings", "groups", "policy-domains")
LONGEST_TITLE = 110
LONGEST_SHORT = 24

# Words that the glossary rules out in Dutch.
FORBIDDEN = re.compile(r"\b(gat|gaten|doel|doelen|target|targets|deadline|stakeholdergroepen?)\b|mentaal versterk|budgetlink", re.I)

VOCABULARY = (
    "action-verbs", "vague-verbs", "light-verbs", "action-nouns", "vague-phrases", "audience-markers", "audience-words",
    "conjunctions", "subordinators", "determiners", "prepositions", "function-words", "noun-links", "number-words",
    "target-markers", "verb-endings", "finite-endings-exceptions", "population-measure-words", "programme-words",
    "vulnerable-words",
)
CORE_FIELDS = [
    "title", "for-whom", "objective", "owner", "target-kind", "measure", "target-value", "deadline", "means", "relevance",
]


class Tap:
    def __init__(self):
        self.n = self.failed = 0

    def check(self, what, problems):
        self.n += 1
        problems = list(problems)
        print(f"{'not ok' if problems else 'ok'} {self.n} - {what}")
        for problem in problems:
            print(f"# {problem}")
        self.failed += bool(problems)


def unique(pairs):
    """An object whose member names are not unique is an error, not a choice."""
    names = [name for name, _ in pairs]
    doubles = {name for name in names if names.count(name) > 1}
    if doubles:
        raise ValueError(f"double members: {', '.join(sorted(doubles))}")
    return dict(pairs)


def is_localized(value):
    return (isinstance(value, dict) and bool(value) and set(value) <= {"nl", "en", "fr", "de"}
            and all(isinstance(text, str) for text in value.values()))


def localized(value, path=""):
    """Every {nl, en, …} object of the file with its path."""
    if is_localized(value):
        yield path, value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from localized(member, f"{path}/{name}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            name = member.get("id", index) if isinstance(member, dict) else index
            yield from localized(member, f"{path}/{name}")


def check_counts(tap, lists):
    for name, wanted in COUNTS.items():
        found = len(lists.get(name, []))
        tap.check(f"{wanted} {name}", [] if found == wanted else [f"found {found}"])
    for phase, wanted in PER_PHASE.items():
        found = tuple(sum(item.get("phase") == phase for item in lists[name]) for name in PHASE_LISTS)
        tap.check(f"objectives, sub-objectives and groups of {phase}", [] if found == wanted else [f"found {found}, not {wanted}"])
    found = {kind: sum(item["set-type"] == kind for item in lists["indicators"]) for kind in PER_SET_TYPE}
    tap.check("indicators per set type", [] if found == PER_SET_TYPE else [f"found {found}"])


def check_ids(tap, lists):
    seen = {}
    doubles = []
    for name, items in lists.items():
        for item in items:
            if item["id"] in seen:
                doubles.append(f"{item['id']} in {seen[item['id']]} and in {name}")
            seen[item["id"]] = name
    tap.check(f"{len(seen)} ids, all different", doubles)
    odd = [name for name in seen if not re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+", name)]
    tap.check("ids are lower case letters, digits and points", odd)
    wrong = [item["id"] for items in lists.values() for n, item in enumerate(items, 1) if item["order"] != n]
    tap.check("order counts from 1", wrong)


def check_references(tap, lists):
    where = {item["id"]: name for name, items in lists.items() for item in items}
    for member, targets in REFERENCES.items():
        bad = []
        for items in lists.values():
            for item in items:
                value = item.get(member, [])
                for target in [value] if isinstance(value, str) else value:
                    if where.get(target) not in targets:
                        bad.append(f"{item['id']}: {member} {target}")
        tap.check(f"{member} refers to {', '.join(targets)}", bad)


def check_objectives(tap, lists):
    strategic = {item["id"]: item for item in lists["strategic-objectives"]}
    operational = lists["operational-objectives"]
    tap.check("operational objectives serve objectives of their own phase",
              [f"{item['id']} serves {target}" for item in operational for target in item["serves"]
               if strategic[target]["phase"] != item["phase"]])
    tap.check("each operational objective serves something and has a policy domain, both marked editorial",
              [item["id"] for item in operational
               if not (item["serves"] and item["policy-domains"] and item["serves-editorial"]
                       and item["policy-domains-editorial"])])
    tap.check("the rule for all actors names the groups of its phase",
              [item["id"] for item in operational if item.get("cross-cutting")
               and item["groups"] != [group["id"] for group in lists["groups"] if group["phase"] == item["phase"]]])
    served = {target for item in operational for target in item["serves"]}
    tap.check("each strategic objective is served", sorted(set(strategic) - served))
    for name in ("strategic-objectives", "operational-objectives"):
        bad = []
        for phase in PER_PHASE:
            numbers = [item["number"] for item in lists[name] if item["phase"] == phase]
            if numbers != list(range(1, len(numbers) + 1)):
                bad.append(f"{phase}: {numbers}")
        tap.check(f"numbers of {name} count from 1 in each phase", bad)
    parents = {item["id"]: item for item in lists["strategic-objectives"] + operational}
    bad = []
    for name in ("strategic-sub-objectives", "operational-sub-objectives", "groups"):
        letters = {}
        for item in lists[name]:
            letters.setdefault(item["parent"], []).append(item["letter"])
            if parents[item["parent"]]["phase"] != item["phase"]:
                bad.append(f"{item['id']}: not the phase of {item['parent']}")
        bad += [f"{parent}: {found}" for parent, found in letters.items()
                if found != [chr(ord("a") + n) for n in range(len(found))]]
    tap.check("letters count from a under each objective, in its phase", bad)


def check_texts(tap, data):
    lists = data["lists"]
    texts = list(localized(data))
    tap.check(f"{len(texts)} texts, each in Dutch and English",
              [path for path, text in texts if not {"nl", "en"} <= set(text)])
    tap.check("no text is empty, has two spaces in a row or spaces around it",
              [f"{path}: {word!r}" for path, text in texts for word in text.values()
               if not word or word != word.strip() or re.search(r"\s\s|\n", word)])
    tap.check("no straight quote or three points for a typographic one",
              [f"{path}: {word}" for path, text in texts for word in text.values() if '"' in word or "..." in word])
    for name in FOUR_LANGUAGES:
        tap.check(f"{name} in four languages",
                  [item["id"] for item in lists[name] if set(item["title"]) != {"nl", "en", "fr", "de"}])
    items = [item for entries in lists.values() for item in entries]
    tap.check(f"Dutch titles of at most {LONGEST_TITLE} characters",
              [f"{item['id']}: {len(item['title']['nl'])}" for item in items if len(item["title"]["nl"]) > LONGEST_TITLE])
    tap.check("phases, themes, settings, groups and domains have a short name that fits",
              [item["id"] for name in NEEDS_SHORT for item in lists[name]
               if any(len(word) > LONGEST_SHORT for word in item.get("short", {"nl": "-" * 99}).values())])
    tap.check("no word that the glossary rules out",
              [f"{path}: {text['nl']}" for path, text in texts
               if not path.startswith("/lists/organisations") and FORBIDDEN.search(text["nl"])])
    doubles = []
    for name, entries in lists.items():
        for language in ("nl", "en"):
            seen = {}
            for item in entries:
                # The same sub-objective may return in another phase or under another objective.
                key = (item["title"][language], item.get("parent"), item.get("phase"))
                if key in seen:
                    doubles.append(f"{item['id']} and {seen[key]}: {key[0]}")
                seen[key] = item["id"]
    tap.check("titles differ within their list, parent and phase", doubles)
    tap.check("a title has no full stop at the end",
              [item["id"] for item in items if any(word.endswith(".") for word in item["title"].values())])
    tap.check("a note ends as a sentence",
              [item["id"] for item in items if any(not re.search(r"[.?!]$", word) for word in item.get("note", {}).values())])
    tap.check("each item says where it comes from or is marked editorial",
              [item["id"] for item in items if not item.get("source") and not item.get("editorial")])
    known = set(data["sources"])
    tap.check("sources are known",
              [f"{item['id']}: {source}" for item in items
               for source in ([item["source"]] if isinstance(item.get("source"), str) else item.get("source", []))
               if not (re.fullmatch(r"R\d{3}", source) or source.split(":")[0] in known)])


def check_smart(tap, smart):
    letters = smart["letters"]
    tap.check("the letters are S, M, A, R, T", [] if [x["letter"] for x in letters] == list("SMART") else [str(letters)])
    names = [check for letter in letters for check in letter["checks"]]
    tap.check("each check stands under one letter and names it",
              [name for name in names if names.count(name) > 1]
              + [check for letter in letters for check in letter["checks"] if not check.startswith(letter["letter"].lower() + ".")])
    tap.check("ten core fields", [] if smart["core-fields"] == CORE_FIELDS else [str(smart["core-fields"])])
    for language, words in smart["vocabulary"].items():
        tap.check(f"{language} vocabulary is complete", [name for name in VOCABULARY if name not in words])
        verbs = [verb if isinstance(verb, str) else verb["lemma"] for verb in words["action-verbs"]]
        tap.check(f"{len(verbs)} action verbs in {language}, sorted and different",
                  ([] if verbs == sorted(set(verbs)) else ["not sorted, or double"]) + ([] if len(verbs) >= 100 else ["too few"]))
        tap.check(f"no verb in {language} is both vague and an action", sorted(set(verbs) & {verb if isinstance(verb, str) else verb["lemma"] for verb in words["vague-verbs"]}))
        bad = [f"{name}: {word}" for name, value in words.items() if isinstance(value, list)
               for word in value if isinstance(word, str) and (not word or word.strip(" ") != word)]
        bad += [f"{name}: {word}" for name, value in words.items() if isinstance(value, list)
                for word in {str(w) for w in value} if [str(w) for w in value].count(word) > 1]
        tap.check(f"words of the {language} vocabulary are clean", bad)


def check_settings(tap, data):
    tap.check("reach rule: all of Flanders and 15 %",
              [] if data["reach-rule"]["share-bp"] == 1500 and data["reach-rule"]["flanders-wide"] else ["differs"])
    pattern = re.compile(data["article-code-pattern"])
    tap.check("article codes",
              [code for code in ("GB0-1GCF2LA-WT", "HB0-1HDB2UE-WT", "HB0-1HFH2NY-IS", "TB0-1THC2UA-WT", "SJ0-1SFC2DY-IS")
               if not pattern.match(code)]
              + [code for code in ("GB0-1GCF2LA", "gb0-1gcf2la-wt", "GB0-1GCF2LA-WTX", "") if pattern.match(code)])
    tap.check("the calendar runs through the year",
              [] if [x["month-day"] for x in data["calendar"]] == sorted(x["month-day"] for x in data["calendar"]) else ["not in order"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    tap = Tap()
    data = json.loads(text, object_pairs_hook=unique)
    tap.check("the file is a framework", [] if data["format"] == "bouwstenen-framework" and data["id"] and data["version"] else ["it is not"])
    tap.check("lines end without spaces, the file with a newline",
              [str(n) for n, line in enumerate(text.split("\n"), 1) if line != line.rstrip()] + ([] if text.endswith("}\n") else ["end"]))
    lists = data["lists"]
    check_counts(tap, lists)
    check_ids(tap, lists)
    check_references(tap, lists)
    check_objectives(tap, lists)
    check_texts(tap, data)
    check_smart(tap, data["smart"])
    check_settings(tap, data)
    print(f"1..{tap.n}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
