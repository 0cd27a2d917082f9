# SPDX-License-Identifier: EUPL-1.2
"""Contribution packs: out to ten domains, filled in, and back in any order: test-packs.py PROGRAM DATA. TAP."""
import base64
import gzip
import json
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

import openpyxl

from driver import FOLDER, FRAMEWORK, apply, load, main, point, record, run, set_, test, write
from packs import DOMAINS, add, cut, fill, make_plan, merge, name, out_bytes

PLAN = make_plan()
PACKS = [fill(cut(PLAN, d, deadline="2026-03-31"), d, 250000 + i) for i, d in enumerate(DOMAINS)]


# ---- what goes out ----


@test
def a_pack_holds_one_domain_and_nothing_that_is_not_theirs():
    before = PLAN.read_bytes()
    pack = cut(PLAN, "bd.werk", pack="w.pack", deadline="2026-03-31")
    assert PLAN.read_bytes() == before, "pack wrote the plan"
    run("validate", pack)
    text, slice_ = pack.read_text("utf-8"), load(pack)
    asked = slice_["pack"]
    assert (asked["domain"], asked["year"], asked["deadline"]) == ("bd.werk", 2026, "2026-03-31")
    assert "2025" in asked["instructions"] and "2027" in asked["instructions"]
    base = gzip.decompress(base64.b64decode(asked["base"])).decode("utf-8")
    key = load(PLAN)["plan"]["pack-key"]
    for secret in (key, "Interne nota", "Geheim", "Niet voor anderen", "bl-onderwijs", "ar-onderwijs", "ap-onderwijs", "Actiepunt jeugd"):
        assert secret not in text and secret not in base, secret
    assert [p["id"] for p in slice_["action-points"]] == ["ap-werk"]
    assert [a["id"] for a in slice_["actions"]] == ["ac-samen"], "an action that it funds with others"
    assert [l["id"] for l in slice_["budget-links"]] == ["bl-werk"] and slice_["contributions"][0]["answers"][0]["execution"]
    assert slice_["actors"] == [{"id": "or-dienst", "name": "Dienst Noord"}]
    assert cut(PLAN, "Werk", pack="x.pack", deadline="2026-03-31").read_bytes() == pack.read_bytes(), "by title, and twice the same"
    own = cut(PLAN, "bd.jeugd", pack="j.pack", instructions="Bel ons gerust.")
    assert load(own)["pack"]["instructions"] == "Bel ons gerust." and not {"deadline", "contact"} & load(own)["pack"].keys()
    assert load(cut(PLAN, "bd.jeugd", pack="c.pack", contact="plan@example.org"))["pack"]["contact"] == "plan@example.org"


@test
def what_cannot_be_cut_is_said():
    for call, status in ((["--domain", "bd.werk"], 2), (["--domain", "bd.niets", "--year", "2026"], 2), (["--domain", "bd.werk", "--year", "26"], 2),
                         (["--domain", "bd.werk", "--year", "2031"], 1), (["--domain", "bd.werk", "--year", "2026", "--deadline", "morgen"], 2)):
        (FOLDER / "no.pack").unlink(missing_ok=True)
        assert run("pack", PLAN, *call, "-o", "no.pack", status=status) and not (FOLDER / "no.pack").exists()
    assert "whole plan" in run("pack", PACKS[0], "--domain", DOMAINS[0], "--year", 2026, "-o", "no.pack", status=1)


# ---- what comes back ----


@test
def ten_domains_in_ten_orders():
    rand = random.Random(20260301)
    seen = set()
    for _ in range(10):
        order = PACKS[:]
        rand.shuffle(order)
        merge(PLAN, *order)
        seen.add(out_bytes())
    assert len(seen) == 1, "the order decided something"
    run("validate", "out")
    merged = load(FOLDER / "out")
    assert {c["id"] for c in merged["contributions"]} == {f"con:{d}:{y}" for d in DOMAINS for y in (2025, 2026)}
    for i, domain in enumerate(DOMAINS):
        link = record(FOLDER / "out", "budget-links", f"bl-{name(domain)}-2026")
        assert link["amounts"][0]["plan-cents"] == 250000 + i
        assert record(FOLDER / "out", "budget-links", f"bl-{name(domain)}")["note"] == f"Nota van {name(domain)}"
    assert merged["plan"] == load(PLAN)["plan"] and "pack" not in merged
    assert merged["action-points"] == load(PLAN)["action-points"], "what was readable alone stayed whole"


@test
def separate_merges_and_other_work_meanwhile():
    together = (merge(PLAN, *PACKS), out_bytes())[1]
    rand = random.Random(7)
    for _ in range(3):
        order = PACKS[:]
        rand.shuffle(order)
        shutil.copy(PLAN, FOLDER / "step")
        while order:
            some = [order.pop() for _ in range(min(len(order), rand.randint(1, 4)))]
            merge(FOLDER / "step", *some, out="step2")
            shutil.copy(FOLDER / "step2", FOLDER / "step")
        assert out_bytes("step") == together
    shutil.copy(PLAN, FOLDER / "meanwhile")
    apply(FOLDER / "meanwhile", set_("title", "Nieuwe titel", "ap-werk"), set_("note", "Van de planner", "bl-samen", "budget-links"),
          point("ap-nieuw", domain="bd.jeugd"))
    merge(FOLDER / "meanwhile", *PACKS)
    assert record(FOLDER / "out", "action-points", "ap-werk")["title"] == "Nieuwe titel"
    assert record(FOLDER / "out", "budget-links", "bl-samen")["note"] == "Van de planner"
    assert record(FOLDER / "out", "budget-links", "bl-werk-2026") and record(FOLDER / "out", "action-points", "ap-nieuw")


@test
def merging_again_changes_nothing():
    merge(PLAN, *PACKS)
    once = out_bytes()
    shutil.copy(FOLDER / "out", FOLDER / "once")
    told = merge(FOLDER / "once", *PACKS, out="twice")
    assert out_bytes("twice") == once and told.count("in the plan already") == 10, told
    shutil.copy(PACKS[3], FOLDER / "copy.pack")
    told = merge(PLAN, *PACKS, FOLDER / "copy.pack")
    assert out_bytes() == once and "given twice" in told


# ---- where they disagree ----


@test
def the_plan_and_a_pack_disagree():
    shutil.copy(PLAN, FOLDER / "ours")
    apply(FOLDER / "ours", set_("note", "Van de planner", "bl-werk", "budget-links"))
    told = merge(FOLDER / "ours", *PACKS, status=1, options=["--conflicts", "c.json"])
    assert "Van de planner" in told and "Nota van werk" in told
    conflict, = json.loads((FOLDER / "c.json").read_text("utf-8"))
    assert (conflict["type"], conflict["id"], conflict["field"]) == ("edit", "bl-werk", "note")
    assert (conflict["ours"], conflict["theirs"]) == ("Van de planner", "Nota van werk")
    assert conflict["packs"] == [str(FOLDER / "werk.pack")] and conflict["values"] == ["Nota van werk"]
    assert record(FOLDER / "out", "budget-links", "bl-werk")["note"] == "Van de planner"
    lost = [e for e in load(FOLDER / "out")["log"] if e.get("change") == "lost"]
    assert [e["after"] for e in lost] == ["Nota van werk"]


@test
def three_hands_in_one_domain():
    packs = []
    for hand, amount, note in (("a", 111, "Eerste"), ("b", 222, "Tweede"), ("c", 333, "Derde")):
        pack = cut(PLAN, "bd.welzijn", pack=f"hand-{hand}.pack")
        apply(pack, set_("amounts/bo:vak/plan-cents", amount, "bl-samen", "budget-links"),
              set_("note", note, "bl-welzijn", "budget-links") if hand != "c" else set_("recurrence", "recurring", "bl-welzijn", "budget-links"),
              add("budget-links", f"bl-{hand}", year=2027, domain="bd.welzijn", **{"action-point": "ap-welzijn"}))
        packs.append(pack)
    seen = set()
    for order in ((0, 1, 2), (2, 1, 0), (1, 0, 2), (1, 2, 0)):
        told = merge(PLAN, *[packs[i] for i in order], *PACKS[2:], status=1, options=["--conflicts", "c.json"])
        seen.add((out_bytes(), (FOLDER / "c.json").read_bytes()))
    assert len(seen) == 1, "the order decided something"
    assert "Eerste" in told and "Tweede" in told
    conflicts = json.loads((FOLDER / "c.json").read_text("utf-8"))
    values = {json.dumps(v) for c in conflicts for v in c["values"]}
    assert values == {'"Eerste"', '"Tweede"', "111", "222", "333"}, values
    assert all(c["ours"] == c["base"] and len(c["packs"]) == 2 for c in conflicts)
    merged = load(FOLDER / "out")
    links = {l["id"]: l for l in merged["budget-links"]}
    assert links["bl-samen"]["amounts"][0]["plan-cents"] == 700, "the plan's own value stays"
    assert "note" not in links["bl-welzijn"] and links["bl-welzijn"]["recurrence"] == "recurring"
    assert {"bl-a", "bl-b", "bl-c"} <= set(links)
    assert {e["after"] for e in merged["log"] if e.get("change") == "lost"} >= {"Eerste", "Tweede"}
    run("validate", "out")


@test
def one_hand_takes_out_what_another_changes():
    packs = []
    for hand, change in (("weg", set_("amounts", [], "bl-samen", "budget-links")), ("meer", set_("amounts/bo:vak/plan-cents", 222, "bl-samen", "budget-links"))):
        packs.append(cut(PLAN, "bd.welzijn", pack=f"{hand}.pack"))
        apply(packs[-1], change)
    for order in (packs, packs[::-1]):
        merge(PLAN, *order, status=1)
        assert record(FOLDER / "out", "budget-links", "bl-samen")["amounts"] == [{"id": "bo:vak", "gross-cents": 7000, "plan-cents": 700}], "the plan's own value stays"


@test
def rules_of_the_planner_do_not_stop_a_pack():
    """Over the article's credit, and a second lead: to be looked at after merging, with all domains in sight."""
    pack = cut(PLAN, "bd.onderwijs", pack="rules.pack")
    apply(pack, add("budget-links", "bl-veel", year=2026, domain="bd.onderwijs", article="ar-onderwijs", action="ac-samen", role="lead",
                    **{"class": "specific"}, amounts=[{"id": "bo:vak", "gross-cents": 100000001, "plan-cents": 1}]))
    assert "“GB”" in apply(pack, add("budget-links", "bl-fout", domain="bd.onderwijs", **{"article-version": "GB"}), status=1)
    merge(PLAN, pack)
    found = {f["rule"] for f in json.loads(run("check", "out", "--json")) if f["severity"] == "error"}
    assert found == {"bb.ceiling", "bb.lead"}, found


# ---- what is refused ----


def edit(pack, change, target="bad.pack"):
    plan = load(pack)
    change(plan)
    write("raw", json.dumps(plan))
    run("canonical", "raw", "-o", target)
    return FOLDER / target


def refused(pack, words, plan=PLAN, status=1, options=()):
    told = merge(plan, *PACKS[:2], pack, status=status, options=options)
    assert not (FOLDER / "out").exists(), "something was written"
    assert str(pack) in told and words in told, (words, told)


@test
def what_is_not_theirs_is_refused():
    def of(kind, id_):
        return lambda plan: next(r for r in plan[kind] if r["id"] == id_)

    def reseal(plan):
        base = json.loads(gzip.decompress(base64.b64decode(plan["pack"]["base"])))
        base["action-points"][0]["title"] = plan["action-points"][0]["title"] = "Anders"
        plan["pack"]["base"] = base64.b64encode(gzip.compress(json.dumps(base).encode())).decode()

    pack = PACKS[2]
    for words, change in (
        ("Actiepunt werk", lambda p: of("action-points", "ap-werk")(p).update(title="Actiepunt van ons")),
        ("Samen sterk", lambda p: of("actions", "ac-samen")(p).update(description="x")),
        ("GB0-1GCF2CA-WT", lambda p: of("articles", "ar-werk")(p)["credits"][0].update({"amount-cents": 1})),
        ("Budget article", lambda p: p["articles"].append({"id": "ar-eigen", "code": "GB0-1GCF2ZA-WT", "domain": "bd.werk"})),
        ("Budget link", lambda p: p["budget-links"].append({"id": "bl-x", "year": 2026, "domain": "bd.jeugd"})),
        ("Budget link", lambda p: p["budget-links"].append({"id": "bl-x", "year": 2028, "domain": "bd.werk"})),
        ("Policy domain", lambda p: of("budget-links", "bl-werk")(p).update(domain="bd.jeugd")),
        ("State", lambda p: of("budget-links", "bl-werk")(p).update(state="locked")),
        ("Contribution", lambda p: of("contributions", "con:bd.werk:2026")(p).update(state="locked")),
        ("Contribution", lambda p: of("contributions", "con:bd.werk:2026")(p).update({"complete-on": "2026-03-03"})),
        ("2025", lambda p: of("contributions", "con:bd.werk:2025")(p).update(summary="Toch anders")),
        ("Title", lambda p: p["plan"].update(title="Ons plan")),
        ("Organisation", lambda p: p["actors"].append({"id": "or-nieuw", "name": "Wij"})),
        ("seal", lambda p: p["pack"].update(domain="bd.jeugd")),
        ("seal", lambda p: p["pack"].update(year=2027)),
        ("seal", lambda p: p["pack"].update(deadline="2026-12-31")),
        ("seal", lambda p: p["pack"].update({"cut-on": "2026-01-01"})),
        ("seal", lambda p: p["pack"].update(instructions="Vul niets in")),
        ("seal", lambda p: p["pack"].update(seal="0" * 64)),
        ("seal", reseal),
        ("…", lambda p: p.update(extra=1)),
    ):
        refused(edit(pack, change), words)
    merge(PLAN, edit(pack, lambda p: of("budget-links", "bl-werk")(p).update(note="Wel van ons")))
    refused(edit(pack, lambda p: p["actions"].append({"id": "ac-x", "title": "Van ons", "domain": "bd.jeugd"})), "Action")
    merge(PLAN, edit(pack, lambda p: p["actions"].append({"id": "ac-x", "title": "Van ons", "domain": "bd.werk"})))


@test
def other_plans_and_years_and_damage():
    other = make_plan("other.bouwstenen")
    refused(fill(cut(other, "bd.werk", pack="other.pack"), "bd.werk"), "another plan")
    refused(cut(PLAN, "bd.werk", 2027, pack="later.pack"), "2027", options=["--year", "2026"])
    merge(PLAN, *PACKS, options=["--year", "2026"])
    shutil.copy(PLAN, FOLDER / "short")
    apply(FOLDER / "short", {"kind": "plan", "op": "set", "field": "last-year", "value": 2025})
    told = merge(FOLDER / "short", *PACKS, status=1)
    assert told.count("2026") == 10
    apply(FOLDER / "short", {"kind": "plan", "op": "set", "field": "last-year", "value": 2026}, {"kind": "plan", "op": "set", "field": "first-year", "value": 2026})
    merge(FOLDER / "short", *PACKS)  # the first and the last year are the plan's own
    refused(PLAN, "no contribution pack", status=2)
    refused(write("half.pack", PACKS[2].read_bytes()[:-100]), "half.pack", status=2)
    refused(FOLDER / "nergens.pack", "no such file", status=2)
    for broken in ({"base": "geen gzip"}, {"base": None}, {"domain": 5}, {"seal": None}):
        def damage(plan, broken=broken):
            plan["pack"].update(broken)
        refused(edit(PACKS[2], damage), "damaged", status=2)


@test
def late_unsigned_and_empty_packs_are_told():
    late = fill(cut(PLAN, "bd.werk", pack="late.pack", deadline="2026-03-31"), "bd.werk", submitted="2026-04-04")
    unsigned = cut(PLAN, "bd.jeugd", pack="unsigned.pack")
    apply(unsigned, set_("note", "Nog bezig", "bl-jeugd", "budget-links"))
    empty = cut(PLAN, "bd.cultuur", pack="empty.pack")
    told = merge(PLAN, late, unsigned, empty)
    assert "late" in told and "4 April 2026" in told and "not submitted" in told and "Nothing was filled in" in told
    assert merge(PLAN, fill(cut(PLAN, "bd.werk", pack="day.pack", deadline="2026-03-31"), "bd.werk", submitted="2026-03-31")) == "", "the day itself is in time"
    dutch = run("merge-pack", PLAN, late, unsigned, empty, "-o", "out", "--locale", "nl")
    assert "4 april 2026" in dutch and "came late" not in dutch


@test
def a_locked_year_takes_nothing_new():
    merge(PLAN, *PACKS)
    shutil.copy(FOLDER / "out", FOLDER / "locked")
    apply(FOLDER / "locked", set_("state", "locked", "con:bd.werk:2026", "contributions"))
    merge(FOLDER / "locked", PACKS[2])  # what it was made from: nothing new
    again = fill(cut(PLAN, "bd.werk", pack="again.pack"), "bd.werk", 999)
    refused(again, "locked", plan=FOLDER / "locked")
    merge(FOLDER / "locked", *PACKS[3:])


@test
def a_plan_without_a_key_of_its_own():
    plan = make_plan("old.bouwstenen")
    apply(plan, {"kind": "plan", "op": "set", "field": "pack-key", "value": None})
    pack = fill(cut(plan, "bd.werk", pack="old.pack"), "bd.werk")
    merge(plan, pack)
    apply(plan, {"kind": "plan", "op": "set", "field": "pack-key", "value": "een andere sleutel"})
    assert "seal" in merge(plan, pack, status=1)


# ---- the yearly report ----


def filled():
    merge(PLAN, *PACKS)
    shutil.copy(FOLDER / "out", FOLDER / "filled")
    return FOLDER / "filled"


@test
def the_spreadsheet_and_the_totals_agree_to_the_cent():
    plan = filled()
    apply(plan, set_("amounts/bo:vak/plan-cents", 250001, "bl-werk-2026", "budget-links"),
          add("budget-links", "bl-fonds", year=2026, domain="bd.werk", action="ac-samen", **{"class": "specific", "funding-kind": "private-fund"},
              amounts=[{"id": "bo:vak", "gross-cents": 99, "plan-cents": 99}]))
    year = json.loads(run("stats", plan, "--json"))["budget"]["2026"]
    for language, locale in (("nl", "nl_BE.UTF-8"), ("nl", "C.UTF-8")):
        run("report", plan, "--year", 2026, "-o", "r.xlsx", "--today", "2026-04-01", env={"LC_ALL": locale})
        sheets = openpyxl.load_workbook(FOLDER / "r.xlsx", data_only=True)
        assert len(sheets.sheetnames) == 16 and sheets.sheetnames[:2] == ["Inhoud", "Grafieken"]
        rows = [[c.value for c in row] for row in sheets["2"].iter_rows(min_row=2)]
        total, = [r for r in rows if r[0] == "Totaal" and r[1] == "VAK"]
        assert round(total[2] * 100) == year["total"]["bo"]["vak"]["gross-cents"]
        assert round(total[3] * 100) == year["total"]["bo"]["vak"]["plan-cents"]
        by_domain = [r for r in rows if r[0] != "Totaal" and r[1] == "VAK"]
        assert len(by_domain) == len(year["domains"]) == 9, "social affairs are federal"
        assert sum(round(r[3] * 100) for r in by_domain) == round(total[3] * 100)
        assert all(isinstance(r[3], (int, float)) for r in by_domain), "numbers are numbers"
    assert year["beside"]["private-fund"]["bo"]["vak"]["plan-cents"] == 99
    assert year["beside"]["other-budget"]["bo"]["vak"]["links"] == 1


@test
def the_report_is_written_in_each_format():
    plan = filled()
    for name_, start in (("r.pdf", b"%PDF"), ("r.odt", b"PK"), ("r.html", b"<!"), ("r.xlsx", b"PK")):
        run("report", plan, "--year", 2026, "-o", name_)
        assert out_bytes(name_).startswith(start) and len(out_bytes(name_)) > 3000, name_
    page = out_bytes("r.html").decode("utf-8")
    assert page.count("Afrondingsverschil") == 3, "the years and tables 2 and 3 round to something else"
    for words in ("1. Over dit rapport", "14. Wijzigingen", "Bijdragen 2026", "Gedaan zoals afgesproken", "kabinetschef", "GB0-1GCF2AA-WT"):
        assert words in page, words
    run("report", plan, "--year", 2026, "--domain", "Werk", "-o", "d.html")
    own = out_bytes("d.html").decode("utf-8")
    assert "Actiepunt werk" in own and "Actiepunt jeugd" not in own and "Bijdrage 2026 van Werk" in own
    for call in (["-o", "r.txt", "--year", "2026"], ["-o", "r.pdf"], ["-o", "r.pdf", "--year", "x"], ["-o", "r.pdf", "--year", "2026", "--domain", "bd.niets"],
                 ["-o", "r.pdf", "--year", "2026", "--phase", "BZ"], ["-o", "r.pdf", "--year", "2026", "--credit", "VAL"]):
        run("report", plan, *call, status=2)


def kilo(cents):
    """Thousands of euros as Dutch writes them, half to even."""
    whole, rest = divmod(cents, 100000)
    return f"{whole + (rest > 50000 or (rest == 50000 and whole % 2)):,}".replace(",", ".")


def texts_of(xml, tag):
    return ["".join(e.itertext()).strip() for e in xml.iter() if e.tag.endswith("}" + tag) or e.tag == tag]


@test
def the_sums_are_the_same_on_paper_and_in_pictures():
    plan = filled()
    apply(plan, set_("amounts/bo:vak/plan-cents", 123450001, "bl-werk-2026", "budget-links"))
    budget = json.loads(run("stats", plan, "--json"))["budget"]
    year = budget["2026"]
    total = year["total"]["bo"]["vak"]
    # a column with the same in every row is said in a sentence, and so are those that hold nothing
    wanted = ["Totaal", kilo(total["gross-cents"]), kilo(total["plan-cents"])]
    for locale in ("nl_BE.UTF-8", "C.UTF-8"):
        for suffix in ("pdf", "odt", "html", "xlsx"):
            run("report", plan, "--year", 2026, "-o", f"r.{suffix}", "--today", "2026-04-01", env={"LC_ALL": locale})
        page = out_bytes("r.html").decode("utf-8")
        assert wanted in [re.findall(r"<t[hd][^>]*>([^<]*)<", r)[:3] for r in page.split("<tr")], wanted
        assert "In elke rij: Krediet: VAK." in page and "Nog niets bekend over: BA, bruto; BA, toegerekend;" in page
        with zipfile.ZipFile(FOLDER / "r.odt") as archive:
            names, content = archive.namelist(), xml.etree.ElementTree.fromstring(archive.read("content.xml"))
            manifest = archive.read("META-INF/manifest.xml").decode("utf-8")
        rows = [texts_of(r, "p") for r in content.iter() if r.tag.endswith("}table-row")]
        assert wanted in [r[:3] for r in rows], wanted
        pictures = sorted(n for n in names if n.startswith("Pictures/"))
        assert [p.rsplit(".")[1] for p in pictures] == ["png", "svg"] * 2 and all(f'"{p}"' in manifest for p in pictures)
        assert len(texts_of(content, "desc")) == 2
        text = subprocess.run(["pdftotext", "-layout", FOLDER / "r.pdf", "-"], capture_output=True, check=True).stdout.decode("utf-8")
        assert any(line.split()[:3] == wanted for line in text.splitlines()), wanted
        tree = subprocess.run(["pdfinfo", "-struct", FOLDER / "r.pdf"], capture_output=True, check=True).stdout.decode("utf-8")
        assert tree.count("Figure") == 2 and tree.count("Table") >= 10 and "H2" in tree
        assert b"No syntax or stream encoding errors" in subprocess.run(["qpdf", "--check", FOLDER / "r.pdf"], capture_output=True, check=True).stdout
        flat = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", FOLDER / "r.pdf", "-"], capture_output=True, check=True).stdout
        assert flat.count(b"/Alt ") == 2, "each picture says what it shows"
        words = re.findall(r'<figure><img alt="([^"]*)"', page)
        assert len(words) == 2 and words[0].startswith("Staafdiagram: De domeinen door de jaren") and "BA-JR" in words[1]
        assert f"Werk: 2025 {kilo(budget['2025']['domains']['bd.werk']['bo']['vak']['plan-cents'])}, 2026 {kilo(123450001)}" in words[0] and "2027" not in words[0], words
        book = openpyxl.load_workbook(FOLDER / "r.xlsx")
        assert [s.title for s in book if s._charts] == ["Grafieken", "8"]
        table = {r[0]: r[1:] for r in book["Grafieken"].iter_rows(min_row=2, max_col=4, values_only=True)}
        for at, which in enumerate(("2025", "2026")):
            for domain, title in zip(DOMAINS, (d["title"]["nl"] for d in FRAMEWORK["lists"]["policy-domains"])):
                cents = budget[which]["domains"].get(domain, {}).get("bo", {}).get("vak", {}).get("plan-cents")
                assert (round(table[title][at] * 100) if table.get(title, (None,) * 3)[at] is not None else None) == cents, (which, domain)
            assert round(table["Totaal"][at] * 100) == budget[which]["total"]["bo"]["vak"]["plan-cents"]


@test
def what_is_under_embargo_stays_inside():
    plan = filled()
    apply(plan, set_("public-from", "2026-10-25", "bl-werk-2026", "budget-links"))
    for options, there in (([], True), (["--public", "--today", "2026-10-24"], False), (["--public", "--today", "2026-10-25"], True)):
        run("report", plan, "--year", 2026, "-o", "r.xlsx", *options)
        rows = [[c.value for c in row] for row in openpyxl.load_workbook(FOLDER / "r.xlsx")["2"].iter_rows(min_row=2)]
        assert any(r[0] == "Werk" for r in rows) == there, options


@test
def the_yearly_cycle_is_a_calendar():
    run("report", PLAN, "--year", 2026, "-o", "c.ics", "--today", "2026-01-05")
    text = out_bytes("c.ics").decode("utf-8")
    assert text.endswith("END:VCALENDAR\r\n") and text.count("BEGIN:VEVENT") == len(FRAMEWORK["calendar"]) == text.count("UID:")
    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302" in text and "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101" in text
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")


if __name__ == "__main__":
    sys.exit(main())
