# SPDX-License-Identifier: EUPL-1.2
"""apply and diff, and what they promise together: test-change.py PROGRAM DATA. TAP."""
import json
import re
import sys

import jsonschema
from driver import EXAMPLE, FOLDER, FRAMEWORK, apply, changes, fresh, load, main, point, record, run, set_, test, write
from random_changes import Maker


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


sys.exit(main())
