# SPDX-License-Identifier: EUPL-1.2
"""Drives the built command-line tool as a script would: test-cli.py PROGRAM DATA. TAP."""
import json
import re
import sys

import jsonschema
from driver import DATA, EXAMPLE, FOLDER, apply, fresh, load, main, point, record, run, set_, test, write


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
