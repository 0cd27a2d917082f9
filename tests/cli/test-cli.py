# SPDX-License-Identifier: EUPL-1.2
"""Drives the built command-line tool as a script would: test-cli.py PROGRAM DATA. TAP."""
import json
import re
import sys

import jsonschema
from driver import (DATA, EXAMPLE, FOLDER, FRAMEWORK, apply, changes, fresh, load, main, point, record, run, set_, test,
                    write)
from random_changes import Maker


# ---- new, stats, validate, canonical, schema ----


@test
def new_plan_counts_the_framework():
    stats = json.loads(run("stats", fresh(), "--json"))
    framework = stats["framework"]
    names = ["phases", "strategic-objectives", "operational-objectives", "strategic-sub-objectives",
             "operational-sub-objectives", "vulnerable-groups", "indicators"]
    assert [framework[n] for n in names] == [5, 21, 31, 32, 63, 34, 76], framework
    assert stats["records"] and set(stats["records"].values()) == {0}, stats["records"]
    assert stats["totals"]["operational-objectives"] == 31
    assert set(stats["statuses"]) == {"concept", "proposed", "agreed", "running", "suspended", "done", "stopped"}


@test
def new_plan_has_what_was_asked():
    fresh("titled.bouwstenen").unlink()
    run("new", "--title", "Mijn plan", "titled.bouwstenen", "--language=fr")
    plan = load(FOLDER / "titled.bouwstenen")
    assert plan["framework"] == {"id": "ggb", "version": "2025.1"}
    assert re.fullmatch("pl-[a-z2-7]{16}", plan["plan"].pop("id"))
    assert plan["plan"] == {"title": "Mijn plan", "first-year": 2025, "last-year": 2029, "language": "fr"}
    assert set(plan) == {"format", "version", "framework", "plan"}
    a, b = (run("new", "-", env={"BOUWSTENEN_SEED": s}) for s in ("1", "2"))
    assert a != b and a == run("new", "-", env={"BOUWSTENEN_SEED": "1"})


@test
def new_refuses_what_is_there():
    path = fresh()
    before = path.read_bytes()
    assert "fresh.bouwstenen" in run("new", path, status=2)
    assert path.read_bytes() == before
    link = FOLDER / "dangling"
    link.symlink_to("nowhere")
    run("new", link, status=2)
    assert "bestaat-niet" in run("new", "--framework", "bestaat-niet", "x.bouwstenen", status=2)
    assert not (FOLDER / "x.bouwstenen").exists()
    run("new", "map/x.bouwstenen", status=1)


@test
def a_plan_is_valid_and_canonical():
    for path in (fresh(), EXAMPLE):
        assert run("validate", path) == ""
        copy = write("copy.bouwstenen", path.read_bytes())
        stamp = copy.stat()
        run("canonical", copy)
        assert copy.read_bytes() == path.read_bytes()
        assert (copy.stat().st_mtime_ns, copy.stat().st_ino) == (stamp.st_mtime_ns, stamp.st_ino), "written for nothing"
        assert run("canonical", "-", stdin=path.read_bytes()).encode() == path.read_bytes()


@test
def canonical_orders_a_shuffled_file():
    plan = load(EXAMPLE)
    shuffled = {k: (list(reversed(v)) if isinstance(v, list) else v) for k, v in reversed(plan.items())}
    path = write("shuffled.bouwstenen", json.dumps(shuffled, indent=None))
    run("canonical", path, "-o", "ordered.bouwstenen")
    assert (FOLDER / "ordered.bouwstenen").read_bytes() == EXAMPLE.read_bytes()
    assert load(path) == shuffled
    run("canonical", path)
    assert path.read_bytes() == EXAMPLE.read_bytes()


@test
def the_schema_knows_good_from_bad():
    schema = json.loads(run("schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(load(fresh()))
    validator.validate(load(EXAMPLE))
    bad = [
        {"format": "anders"},
        {"action-points": [{"title": "zonder id"}]},
        {"action-points": [{"id": "or-aaa"}]},
        {"action-points": [{"id": "ap-a", "deadline": "31/12/2026"}]},
        {"action-points": [{"id": "ap-a", "target-value": 12}]},
        {"action-points": [{"id": "ap-a", "status": "klaar"}]},
        {"action-points": [{"id": "ap-a", "milestones": [{"title": "zonder id"}]}]},
        {"objectives": [{"id": "od.vw.4", "priority": 6}]},
        {"plan": {"first-year": "2025"}},
        {"plan": {"title": None}},
    ]
    for part in bad:
        plan = {"format": "bouwstenen-plan", "version": 1, **part}
        assert not validator.is_valid(plan), part
        assert run("validate", write("bad.bouwstenen", json.dumps(plan)), status=1)
    nl = json.loads(run("schema", "--locale", "nl"))
    assert set(nl["properties"]) == set(schema["properties"])


# ---- errors with their place ----


@test
def problems_have_a_place():
    text = EXAMPLE.read_text("utf-8")
    line = next(n for n, t in enumerate(text.splitlines(), 1) if '"deadline": "' in t)
    lines = text.splitlines(keepends=True)
    column = lines[line - 1].index('"deadline"') + len('"deadline": ') + 1
    lines[line - 1] = lines[line - 1].replace('"deadline": "2', '"deadline": "x')
    path = write("broken.bouwstenen", "".join(lines))
    assert run("validate", path, status=1).startswith(f"{path}:{line}:{column}: "), run("validate", path, status=1)
    for command in ("stats", "show", "check", "canonical"):
        assert f"{path}:{line}:{column}: " in run(command, path, status=2)
    assert ":1:1: " in run("validate", write("empty", b""), status=1)
    assert ":2:3: " in run("validate", write("half", b'{\n  oei'), status=1)
    assert "-:1:1: " in run("validate", "-", stdin=b"geen plan", status=1)


@test
def every_problem_is_told():
    plan = {"format": "bouwstenen-plan", "version": 1,
            "action-points": [{"id": "ap-a", "owner": "or-weg"}, {"id": "ap-b", "status": "klaar"}, {"id": "ap-a"}]}
    said = run("validate", write("three", json.dumps(plan, indent=1)), status=1).splitlines()
    assert len(said) == 3 and all(re.match(r".*three:\d+:\d+: ", s) for s in said), said
    assert "or-weg" in said[0] and "klaar" not in said[0]
    good = fresh()
    assert len(run("validate", good, "three", good, status=1).splitlines()) == 3


@test
def a_newer_file_is_read_and_not_written():
    path = write("newer", json.dumps({"format": "bouwstenen-plan", "version": 2, "actors": [{"id": "or-a", "kleur": "rood"}]}))
    before = path.read_bytes()
    assert record(path, "actors", "or-a")["kleur"] == "rood"
    for call in (["canonical", path], ["canonical", path, "-o", "o"], ["apply", path, write("none", b"[]")],
                 ["diff", path, EXAMPLE], ["diff", EXAMPLE, path]):
        run(*call, status=2)
    run("validate", path, status=1)
    assert path.read_bytes() == before and not (FOLDER / "o").exists()


@test
def wrong_use_is_told():
    path = fresh()
    assert "check" in run("chekc", status=2)
    for call in ([], ["stats"], ["stats", path, path, path], ["stats", path, "--jsn"], ["stats", path, "--json=1"],
                 ["check", path, "--rule"], ["check", path, "--rule", "x.y"], ["check", path, "--today", "2026-02-30"],
                 ["show", path, "action-point"], ["apply", "-", "-"], ["diff", path, path, "--json", "--text"],
                 ["--locale", "zz", "stats", path], ["stats", path, "--json", "--json"], ["new", path, "--language", "xx"],
                 ["stats", "nergens"], ["validate", "nergens"], ["stats", FOLDER], ["apply", path, "nergens"]):
        assert run(*call, status=2), call
    assert "--json" in run("stats", path, "--jsn", status=2)
    assert "action-points" in run("show", path, "action-point", status=2)
    assert "nergens: " in run("stats", "nergens", status=2)


@test
def help_is_there_in_each_language():
    names = re.findall(r"^  ([\w-]+)  ", run("--help"), re.M)
    assert names == ["new", "validate", "canonical", "show", "stats", "check", "apply", "diff", "merge",
                     "merge-driver", "pack", "merge-pack", "report", "schema", "salvage", "import", "export", "recover"], names
    for name in names:
        english, dutch = run(name, "--help"), run(name, "--help", "--locale", "nl")
        assert f"bouwstenen-cli {name}" in english and len(english) > 150, english
        assert english != dutch, f"{name} is not translated"
        assert run("help", name) == english
    assert run("--version").startswith("bouwstenen-cli 0.")


# ---- apply ----


@test
def apply_adds_with_a_given_or_a_new_id():
    path = fresh()
    assert apply(path, point()) == ""
    made = apply(path, {"kind": "actors", "op": "add", "value": {"name": "Huis Linde"}},
                 {"kind": "action-points", "id": "ap-een", "op": "add", "field": "milestones", "value": {"title": "Half"}}).split()
    assert re.fullmatch("or-[a-z2-7]{16}", made[0]) and re.fullmatch("e-[a-z2-7]{16}", made[1]) and len(made) == 2
    assert record(path, "actors", made[0]) == {"id": made[0], "name": "Huis Linde"}
    assert record(path, "action-points", "ap-een")["milestones"] == [{"id": made[1], "title": "Half"}]
    run("validate", path)
    out = run("apply", path, "-", "-o", "-", stdin=changes(point("ap-twee")))
    assert json.loads(out)["action-points"][1]["id"] == "ap-twee" and len(load(path)["action-points"]) == 1


@test
def elements_and_references_have_paths():
    path = fresh()
    apply(path, point(), set_("milestones/m1", {"title": "Half", "date": "2026-06-30"}, op="add"),
          set_("milestones/m2", {"title": "Heel"}, op="add"), set_("milestones/m1/done", True), set_("groups", ["kg.a", "kg.b"]))
    assert record(path, "action-points", "ap-een")["milestones"] == [
        {"id": "m1", "title": "Half", "date": "2026-06-30", "done": True}, {"id": "m2", "title": "Heel"}]
    apply(path, set_("milestones/m1/date", None), set_("milestones/m2", {"title": "Helemaal", "date": "2027-01-01"}),
          {"kind": "action-points", "id": "ap-een", "op": "remove", "field": "groups/kg.a"},
          {"kind": "action-points", "id": "ap-een", "op": "add", "field": "groups/kg.c"})
    now = record(path, "action-points", "ap-een")
    assert now["milestones"] == [{"id": "m1", "title": "Half", "done": True}, {"id": "m2", "title": "Helemaal", "date": "2027-01-01"}]
    assert now["groups"] == ["kg.b", "kg.c"]
    apply(path, {"kind": "action-points", "id": "ap-een", "op": "remove", "field": "milestones/m1"}, set_("milestones/m2", None),
          set_("groups", None))
    assert record(path, "action-points", "ap-een") == {"id": "ap-een", "title": "Een actiepunt"}


@test
def null_unsets_and_set_replaces():
    path = fresh()
    apply(path, point(deadline="2026-12-31", status="running", **{"baseline-value": "0"}))
    assert record(path, "action-points", "ap-een")["baseline-value"] == "0"
    apply(path, set_("deadline", None), set_("status", None), set_("title", ""))
    assert record(path, "action-points", "ap-een") == {"id": "ap-een", "baseline-value": "0"}
    apply(path, {"kind": "action-points", "id": "ap-een", "op": "set", "value": {"title": "Nieuw"}})
    assert record(path, "action-points", "ap-een") == {"id": "ap-een", "title": "Nieuw"}
    apply(path, set_("title", "Plan", kind="plan", id_="plan"), {"kind": "plan", "op": "set", "field": "organisation", "value": "Wij"})
    assert load(path)["plan"]["title"] == "Plan" and load(path)["plan"]["organisation"] == "Wij"


@test
def overlays_come_and_go_with_their_fields():
    path = fresh()
    before = path.read_bytes()
    apply(path, set_("priority", 2, "od.vw.4", "objectives"), set_("direction", "higher", FRAMEWORK["lists"]["indicators"][0]["id"], "indicators"))
    assert load(path)["objectives"] == [{"id": "od.vw.4", "priority": 2}] and len(load(path)["indicators"]) == 1
    apply(path, set_("note", "x", "od.vw.4", "objectives"), set_("note", None, "od.vw.4", "objectives"))
    assert load(path)["objectives"] == [{"id": "od.vw.4", "priority": 2}]
    apply(path, set_("priority", None, "od.vw.4", "objectives"),
          set_("direction", None, FRAMEWORK["lists"]["indicators"][0]["id"], "indicators"))
    assert path.read_bytes() == before
    for kind, id_ in (("objectives", "od.vw.99"), ("objectives", FRAMEWORK["lists"]["indicators"][0]["id"]), ("indicators", "od.vw.4")):
        assert id_ in apply(path, set_("note", "x", id_, kind), status=1)
    assert path.read_bytes() == before


@test
def integrity_is_looked_at_after_each_transaction():
    path = fresh()
    apply(path, point(owner="or-later"), {"kind": "actors", "id": "or-later", "op": "add", "value": {"name": "Later"}})
    before = path.read_bytes()
    two = [{"changes": [set_("title", "Anders")]}, {"changes": [{"kind": "actors", "id": "or-later", "op": "remove"}]}]
    said = run("apply", path, "-", stdin=json.dumps(two).encode(), status=1)
    wanted = r"-:1:\d+: .*2.*“Later” cannot be removed: Action point “Anders” refers to it in “Owner”"
    assert re.match(wanted, said), said
    assert path.read_bytes() == before, "nothing may be written"
    assert "or-weg" in apply(path, set_("owner", "or-weg"), status=1)
    assert "od.niks.1" not in run("validate", path)
    apply(path, set_("owner", None), {"kind": "actors", "id": "or-later", "op": "remove"})
    assert "actors" not in load(path)


ERRORS = [  # what is wrong, the place in a change that begins in column 12, words that the message holds
    ({"kind": "action-point", "id": "ap-een", "op": "set"}, "action-point"),
    ({"id": "ap-een", "op": "set"}, "kind"),
    ({"kind": "action-points", "id": "ap-een"}, "op"),
    ({"kind": "action-points", "id": "ap-een", "op": "zet", "field": "title"}, "add, remove, set"),
    ({"kind": "action-points", "id": "ap-een", "op": "set", "feild": "title"}, "feild"),
    (set_("titel", "x"), "titel"),
    (set_("title", 3), "title"),
    (set_("title", "x", "ap-weg"), "ap-weg"),
    (set_("deadline", "2026-02-30"), "deadline"),
    (set_("target-value", 12), "target-value"),
    (set_("status", "klaar"), "concept"),
    (set_("title/m1", "x"), "LIST/ID"),
    (set_("milestones/m9/date", "2026-01-01"), "m9"),
    (set_("milestones/m9", {"title": "x"}), "m9"),
    (set_("milestones/m1", {"title": "x"}, op="add"), "m1"),
    (set_("milestones/m1/datum", "x"), "datum"),
    (set_("milestones/m1/date", "morgen"), "date"),
    (set_("milestones/m1/date", "2026-01-01", op="add"), "add"),
    (set_("milestones/m 1", {}, op="add"), "LIST/ID"),
    (set_("milestones", [{"title": "x"}]), "milestones"),
    (set_("groups/kg.z", None, op="remove"), "kg.z"),
    (set_("title", None, op="remove"), "remove"),
    (set_("*", {"title": "x"}), "title"),
    (set_("*", "x"), "*"),
    (point(), "ap-een"),
    (point("or-een"), "ap-"),
    (point("ap-twee", deadline="x"), "deadline"),
    (point("ap-twee", deadline=None), "deadline"),
    ({"kind": "action-points", "id": "ap-twee", "op": "add", "value": {"id": "ap-drie"}}, "ids"),
    ({"kind": "action-points", "op": "add", "value": []}, "value"),
    ({"kind": "contributions", "op": "add", "value": {}}, "con:"),
    ({"kind": "plan", "op": "remove"}, "remove"),
    ({"kind": "action-points", "id": "ap-weg", "op": "remove"}, "ap-weg"),
    ({"kind": "*", "op": "set", "field": "actions", "value": 1}, "*"),
    ("tekst", "object"),
]


@test
def each_error_says_where():
    path = fresh()
    apply(path, point(milestones=[{"id": "m1"}]))
    before = path.read_bytes()
    good = set_("note", "goed")
    for change, word in ERRORS:
        text = '[\n{"changes": [\n' + json.dumps(good) + ",\n" + json.dumps(change) + "\n]}]"
        said = run("apply", path, write("changes.json", text), status=1)
        found = re.match(r".*changes\.json:4:(\d+): transaction 1, change 2 \((.*?)\): (.*)", said)
        assert found and word in found[3], (change, said)
        assert int(found[1]) <= len(json.dumps(change)), said
        if isinstance(change, dict) and "field" in change and "kind" in change:
            assert change["field"] in found[2] and change["kind"] in found[2], said
    said = run("apply", path, write("changes.json", '[{"changes": [' + json.dumps(set_("deadline", "x")) + "]}]"), status=1)
    assert re.search(r"json:1:(\d+):", said)[1] == str(('[{"changes": [' + json.dumps(set_("deadline", "x"))).index('"x"') + 1), said
    for text, status in (("{}", 1), ('[{"label": 3, "changes": []}]', 1), ('[{"chnages": []}]', 1), ("[{}]", 1), ("[3]", 1),
                         ("[", 2), ('[{"changes": [], "changes": []}]', 2), ("[]x", 2), ("", 2)):
        said = run("apply", path, write("changes.json", text), status=status)
        assert re.match(r".*changes\.json:1:\d+: ", said), said
    assert path.read_bytes() == before
    assert run("apply", path, write("changes.json", "[]")) == ""
    assert path.read_bytes() == before


@test
def errors_speak_the_language():
    path = fresh()
    english, dutch = (run("apply", path, "-", "--locale", l, stdin=changes(set_("titel", "x")), status=1) for l in ("en", "nl"))
    assert "transaction 1" in english and "transaction" not in dutch and "titel" in dutch, dutch
    assert run("stats", "nergens", "--locale=nl", status=2) != run("stats", "nergens", "--locale=en", status=2)


# ---- diff, and what apply and diff promise together ----


def differ(a, b):
    """Applying `diff A B` to A gives B, byte for byte."""
    text = run("diff", a, b, "--json")
    assert text == run("diff", a, b), "with and without --json"
    run("apply", a, "-", "-o", "result", stdin=text.encode("utf-8"))
    canonical = run("canonical", b, "-o", "-").encode("utf-8")
    assert (FOLDER / "result").read_bytes() == canonical
    return json.loads(text)


@test
def diff_goes_down_to_elements():
    a = fresh("a.bouwstenen")
    apply(a, point(milestones=[{"id": "m1", "title": "Half"}, {"id": "m2"}]))
    b = write("b.bouwstenen", a.read_bytes())
    assert differ(a, b) == []
    apply(b, set_("milestones/m1/date", "2026-06-30"), set_("milestones/m0", {"title": "Eerst"}, op="add"),
          {"kind": "action-points", "id": "ap-een", "op": "remove", "field": "milestones/m2"}, set_("title", "Anders"))
    (transaction,) = differ(a, b)
    assert [(c["op"], c.get("field")) for c in transaction["changes"]] == [
        ("set", "title"), ("add", "milestones/m0"), ("set", "milestones/m1/date"), ("remove", "milestones/m2")]
    assert differ(b, a)
    assert "Anders" in run("diff", a, b, "--text")


@test
def diff_carries_what_this_version_does_not_know():
    base = load(fresh("a.bouwstenen"))
    base["actors"] = [{"id": "or-a", "name": "A", "kleur": "rood"}]
    base["action-points"] = [{"id": "ap-a", "milestones": [{"id": "m1", "vorm": 1}]}]
    base["zaken"] = {"b": [1.5, None, {"x": "é"}]}
    other = json.loads(json.dumps(base))
    other["actors"][0].update(kleur=["blauw"], maat=3)
    other["action-points"][0]["milestones"][0]["vorm"] = {"rond": True}
    other["objectives"] = [{"id": "od.vw.4"}, {"id": "od.zz.1", "note": "van een nieuwer kader"}]
    other["zaken"]["b"][1], other["nieuw"] = "niet meer niets", []
    a, b = write("a.bouwstenen", json.dumps(base)), write("b.bouwstenen", json.dumps(other))
    differ(a, b), differ(b, a)
    other["objectives"][0]["priority"] = 1  # against the overlay that is there and says nothing
    c = write("c.bouwstenen", json.dumps(other))
    differ(b, c), differ(c, b), differ(a, c), differ(c, a)
    differ(EXAMPLE, a), differ(a, EXAMPLE)


def random_plan(seed, schema):
    maker = Maker({}, schema, FRAMEWORK, seed)
    path = fresh(f"random-{seed}.bouwstenen")
    start = [maker.transaction(n) for n in range(100)]
    run("apply", path, "-", "--as-is", stdin=json.dumps(start).encode())
    head = load(fresh("head.bouwstenen"))
    head["plan"]["id"] = load(path)["plan"]["id"]
    return maker, path, head


@test
def a_thousand_random_transactions_and_back():
    schema = json.loads(run("schema"))
    validator = jsonschema.Draft202012Validator(schema)
    for seed in (1, 2):
        maker, path, head = random_plan(seed, schema)
        before = path.read_bytes()
        transactions = [maker.transaction(n) for n in range(500)]
        run("apply", path, "-", "--as-is", "-o", "after", stdin=json.dumps(transactions).encode())
        after = (FOLDER / "after").read_bytes()
        assert after != before
        write("model", maker.as_file(head))
        run("canonical", "model")
        assert (FOLDER / "model").read_bytes() == after, "the plan is not what the changes say"
        validator.validate(json.loads(after))
        back = run("diff", "after", path)
        run("apply", "after", "-", stdin=back.encode("utf-8"))
        assert (FOLDER / "after").read_bytes() == before, "undone is not as before"
        write("after", after)
        differ(path, FOLDER / "after")


@test
def random_transactions_undone_one_by_one():
    maker, path, _ = random_plan(3, json.loads(run("schema")))
    states = [path.read_bytes()]
    for n in range(25):
        run("apply", path, "-", "--as-is", stdin=json.dumps([maker.transaction(n)]).encode())
        states.append(path.read_bytes())
    for state in reversed(states[:-1]):
        write("goal", state)
        run("apply", path, "-", stdin=run("diff", path, "goal").encode("utf-8"))
        assert path.read_bytes() == state


# ---- what the budget's rules refuse ----


def link(id_, **fields):
    value = {"action-point": "ap-een", "domain": "bd.welzijn", "year": 2026, "class": "specific", **fields}
    return {"kind": "budget-links", "id": id_, "op": "add", "value": value}


def amount(gross, plan=None, key="bo:vak"):
    phase, credit = key.split(":")
    value = {"id": key, "phase": phase, "credit-kind": credit, "gross-cents": gross, "plan-cents": plan}
    return {k: v for k, v in value.items() if v is not None and v not in ("bo", "vak") or k == "id"}


@test
def the_budget_refuses_what_a_person_does_and_not_a_difference():
    path = fresh()
    article = {"kind": "articles", "id": "ar-a", "op": "add", "value": {
        "code": "GB0-1GCF2LA-WT", "domain": "bd.welzijn",
        "credits": [{"id": "2026:bo:vak", "year": 2026, "amount-cents": 14673100000}]}}
    apply(path, point(), point("ap-twee"), article, link("bl-a", article="ar-a", role="lead", amounts=[amount(14673100000, 5000)]))
    before = path.read_bytes()
    for items, words in (
        ([link("bl-b", year=2031)], "2031"),
        ([link("bl-b", domain="bd.jeugd", article="ar-a")], "GB0-1GCF2LA-WT"),
        ([link("bl-b", article="ar-a")], "2026"),
        ([link("bl-b", **{"action-point": "ap-twee"}, article="ar-a", amounts=[amount(1)])], "€146,731,000.01"),
        ([link("bl-b", domain="bd.jeugd", role="lead")], "exactly one"),
        ([link("bl-b", domain="bd.jeugd", amounts=[amount(1, 1, "bu:vak")])], "source"),
        ([set_("code", "GB0-1", "ar-a", "articles")], "“GB0-1”"),
        ([link("bl-b", domain="bd.jeugd", **{"article-version": "X"})], "“X”"),
    ):
        told = apply(path, *items, status=1)
        assert words in told, (words, told)
        assert path.read_bytes() == before
        apply(path, *items, options=["--as-is", "-o", "as-is"])
        run("validate", FOLDER / "as-is")
        errors = [f["rule"] for f in json.loads(run("check", "as-is", "--json")) if f["severity"] == "error"]
        assert errors and all(e.startswith("bb.") for e in errors), errors
        run("apply", path, "-", "-o", "again", stdin=run("diff", path, "as-is").encode("utf-8"))
        assert (FOLDER / "again").read_bytes() == (FOLDER / "as-is").read_bytes()
    contribution = {"kind": "contributions", "id": "con:bd.welzijn:2026", "op": "add", "value": {
        "domain": "bd.welzijn", "year": 2026, "state": "locked"}}
    apply(path, contribution, set_("state", "locked", "bl-a", "budget-links"))
    change = set_("note", "Toch anders", "bl-a", "budget-links")
    assert "locked" in apply(path, change, status=1)
    reason = set_("corrections/e1", {"date": "2026-05-01", "reason": "Verkeerd gelezen"}, "con:bd.welzijn:2026", "contributions", op="add")
    apply(path, change, reason)
    assert "locked" in apply(path, set_("note", "Nog eens", "bl-a", "budget-links"), status=1)


# ---- show, stats and check for people ----


@test
def show_prints_records():
    plan = load(EXAMPLE)
    assert json.loads(run("show", EXAMPLE, "action-points", "--json")) == plan["action-points"]
    everything = json.loads(run("show", EXAMPLE, "--json"))
    assert {k: v for k, v in everything.items() if v} == {k: v for k, v in plan.items() if k not in ("format", "version")}
    one = plan["action-points"][0]
    text = run("show", EXAMPLE, "--id", one["id"], "--locale", "nl")
    assert one["title"].split()[0] in text and one["id"] in text and "od." not in text and "or-" not in text, text
    assert "O4" in run("show", EXAMPLE, "--id", "od.vw.4") or "od.vw.4" in run("show", EXAMPLE, "--id", "od.vw.4")
    assert "ap-weg" in run("show", EXAMPLE, "--id", "ap-weg", status=1)
    hostile = fresh()
    apply(hostile, point(title="\x1b[31mrood\u202eomgekeerd\x07"))
    said = run("show", hostile)
    assert "rood" in said and not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", said), said


@test
def lines_fit_the_terminal():
    for width in (60, 100):
        for call in (["check", EXAMPLE], ["show", EXAMPLE], ["apply", "--help"], ["stats", EXAMPLE]):
            out = run(*call, env={"COLUMNS": str(width)})
            long = [l for l in out.splitlines() if len(l) > width and " " in l.strip()[: width - 30]]
            assert not long, (width, long[:3])


ENGLISH = re.compile(r"\b(the|and|with|without|does|who|what|whom|should|there|their|which|this|that|from|been|between|because|"
                     r"finding|findings|advice|owner|target|why|how|mend|baseline|objective|objectives)\b", re.I)


@test
def check_explains_in_both_languages():
    today = ["--today", "2026-03-01"]
    english, dutch = (run("check", EXAMPLE, "--locale", l, *today) for l in ("en", "nl"))
    assert len(ENGLISH.findall(english)) > 100, "the words to look for are not those of the text"
    known = {w.lower() for text in json.dumps(load(EXAMPLE), ensure_ascii=False).split('"') for w in re.findall(r"\w+", text)}
    words = re.sub(r"\[[a-z.\s-]+\]", "", dutch)  # ids of rules are no words
    found = [w for w in ENGLISH.findall(words) if w.lower() not in known]
    assert not found, found
    findings = json.loads(run("check", EXAMPLE, "--json", "--locale", "nl", *today))
    assert len(findings) > 20
    for f in findings:
        assert set(f) >= {"rule", "kind", "id", "field", "severity", "message", "why", "mend"}, f
        assert f["message"] and f["why"] and f["mend"] and f["severity"] in ("note", "advice", "error"), f
    aside = [f for f in findings if f["set-aside"]]
    assert aside and all(f["reason"] for f in aside)
    for f in findings:
        assert f["message"].split()[0] in dutch


@test
def stats_read_the_portfolio_and_check_explains_it():
    portfolio = json.loads(run("stats", EXAMPLE, "--json", env={"BOUWSTENEN_TODAY": "2026-03-01"}))["portfolio"]
    findings = json.loads(run("check", EXAMPLE, "--json", "--locale", "en", "--today", "2026-03-01"))
    n = len(load(EXAMPLE)["actions"])
    assert portfolio["actions"] == n == sum(portfolio["advice"].values()) == sum(portfolio["role"].values())
    starts = {
        "pf.quality": {"Strong: ": "strong", "Not yet strong: ": "not-yet-strong", "Not assessed: ": "not-assessed"},
        "pf.reach": {"Sufficient reach: ": "sufficient", "Limited reach: ": "limited", "Reach unknown: ": "unknown"},
        "pf.advice": {"Advice: complete": "complete", "Advice: have it checked": "verify", "Advice: improve": "improve",
                      "Advice: scale up": "scale-up", "Advice: keep": "keep", "Advice: out of scope": "out-of-scope",
                      "It has been stopped": "stopped"},
    }
    for rule, words in starts.items():
        counts = portfolio[{"pf.quality": "quality", "pf.reach": "reach", "pf.advice": "advice"}[rule]]
        said = [name for f in findings if f["rule"] == rule for start, name in words.items() if f["message"].startswith(start)]
        assert len(said) == n, (rule, said)
        if not portfolio["advice"]["out-of-scope"] + portfolio["advice"]["stopped"] or rule == "pf.advice":
            assert {name: said.count(name) for name in counts} == counts, rule


@test
def each_rule_of_the_portfolio_has_an_example():
    fired = {f["rule"] for f in json.loads(run("check", EXAMPLE, "--json", "--today", "2026-11-21"))}
    rules = set(re.findall(r'"(pf\.[a-z-]+)"', (DATA.parent / "src/core/bst-action-rules.c").read_text(encoding="utf-8")))
    assert rules and rules <= fired, rules - fired


@test
def text_of_a_document_becomes_objectives():
    plan = fresh()
    text = write("tekst.txt", "Doelstellingen\n\n•\t De buurt kent haar oudere\nbewoners bij naam.\n\n> Winkeliers bellen aan als een\nvaste klant wegblijft.\n")
    told = run("import-outline", plan, text, "--phase", "Ouderen", "--dry-run", "--locale", "en")
    assert "new objective" in told and "left out" in told and load(plan).get("objectives", []) == []
    lines = json.loads(run("import-outline", plan, text, "--phase", "lf.ou", "--dry-run", "--json"))
    assert [x["level"] for x in lines] == [0, 1, 2] and lines[1]["text"].endswith("oudere bewoners bij naam.")
    run("import-outline", plan, text, "--phase", "lf.ou")
    one, two = sorted(load(plan)["objectives"], key=lambda o: "parent" in o)
    assert two["parent"] == one["id"] and one["phase"] == two["phase"] == "lf.ou", (one, two)
    run("validate", plan)
    assert "levensfase" in run("import-outline", plan, text, "--phase", "lf.maan", "--locale", "nl", status=2)


@test
def check_can_be_narrowed_and_strict():
    findings = json.loads(run("check", EXAMPLE, "--json", "--today", "2026-03-01"))
    rule = next(f["rule"] for f in findings if f["severity"] == "advice" and not f["set-aside"])
    assert json.loads(run("check", EXAMPLE, "--json", "--rule", rule, "--today", "2026-03-01")) == [f for f in findings if f["rule"] == rule]
    run("check", EXAMPLE, "--strict", status=1)
    run("check", fresh(), "--strict")
    assert json.loads(run("check", fresh(), "--json")) == []
    later = json.loads(run("check", EXAMPLE, "--json", "--today", "2035-01-01"))
    assert later != findings, "the day plays no part"


@test
def check_explains_objectives_that_are_part_of_themselves():
    path = fresh("circle.bouwstenen")
    apply(path, *({"kind": "objectives", "op": "add", "value": {"id": f"ob-{one}", "title": one.upper(), "level": "operational"}}
                  for one in "ab"))
    apply(path, *({"kind": "objectives", "id": f"ob-{one}", "op": "set", "field": "parent", "value": f"ob-{other}"}
                  for one, other in ("ab", "ba")))
    findings = json.loads(run("check", path, "--json", "--locale", "en"))
    assert [(f["rule"], f["id"], f["field"], f["severity"]) for f in findings] == [
        ("o.circle", "ob-a", "parent", "error"), ("o.circle", "ob-b", "parent", "error")], findings
    assert "Niets kan een onderdeel van zichzelf zijn" in run("check", path, "--locale", "nl")
    run("check", path, "--strict", status=1)


@test
def stats_agree_with_the_plan():
    plan = load(EXAMPLE)
    stats = json.loads(run("stats", EXAMPLE, "--json", env={"BOUWSTENEN_TODAY": "2026-03-01"}))
    assert stats["records"] == {k: len(plan.get(k, [])) for k in stats["records"]}
    statuses = [p.get("status", "concept") for p in plan["action-points"]]
    assert stats["statuses"] == {s: statuses.count(s) for s in stats["statuses"]}
    assert 0 < stats["totals"]["smart"] < stats["totals"]["action-points"] == len(statuses) - statuses.count("stopped")
    english, dutch = (run("stats", EXAMPLE, "--locale", l) for l in ("en", "nl"))
    assert "Life phases" in english and "Levensfasen" in dutch and "Life phases" not in dutch


sys.exit(main())
