# SPDX-License-Identifier: EUPL-1.2
"""Article credits and budget links as tables, in and out: test-articles.py PROGRAM DATA. TAP."""
import json
import sys

import openpyxl

from driver import FOLDER, apply, fresh, load, main, run, test, write
from packs import add, make_plan

# Facts from published explanatory documents of the Flemish budget, in thousands of euros.
HEAD = "code;label;ise_code;ise;budget_year;credit_kind;base_phase;base;index;compensaties;andere_bijstellingen;result_phase;result"
REAL = f"""# artikelkredieten zoals gedrukt
{HEAD}
GE0-1GDF2KA-WT;Beleid eerstelijnsgezondheidszorg;GD-K;Woonzorg en eerste lijn;2020;VAK;BO 2019;27898;195;1356;;;
GE0-1GDF2KA-WT;Beleid eerstelijnsgezondheidszorg;GD-K;Woonzorg en eerste lijn;2020;VEK;BO 2019;27894;195;1356;;;
GE0-1GDF2KA-PA;Beleid eerstelijnsgezondheidszorg;GD-K;Woonzorg en eerste lijn;2020;VAK;BO 2019;3565;0;0;0;;
GE0-1GDF2KB-WT;Impulseo;GD-K;Woonzorg en eerste lijn;2020;VAK;BO 2019;20752;311;0;135;;
GB0-1GDF2LA-WT;Beleid over ziekenhuizen;GD-L;Gespecialiseerde zorg;2020;VEK;BO 2019;15919;0;113;;;
GE0-1GDF2LA-WT;Beleid over ziekenhuizen;GD-L;Gespecialiseerde zorg;2020;VEK;BO 2019;90739;192;445;;;
GB0-1GCF2LA-WT;Beleid over ziekenhuizen en geestelijke gezondheidszorg;GC-L;Gespecialiseerde zorg;2026;VAK;BA 2025;143027;2746;1458;-500;BO 2026;146731
GB0-1GHF2TU-PR;Provisie;;;2026;VAK;;15435;;;-15435;;0
"""


def articles(path):
    return {a["code"]: a for a in load(path)["articles"]}


def credits(article):
    return {c["id"]: c for c in article.get("credits", [])}


def take_in(table, *options, status=0, name="in.bouwstenen"):
    plan = fresh(name)
    return run("import", plan, table, "--kind", "articles", *options, status=status), plan


def findings(plan, rule):
    return [f for f in json.loads(run("check", plan, "--json")) if f["rule"] == rule]


@test
def the_real_rows_and_their_identity():
    told, plan = take_in(write("artikels.csv", REAL))
    assert told == "", told
    got = articles(plan)
    assert len(got) == 7 and got["GB0-1GCF2LA-WT"]["ise"] == "GC-L"
    one = credits(got["GB0-1GCF2LA-WT"])
    assert one["2025:ba:vak"]["amount-cents"] == 14302700000
    result = one["2026:bo:vak"]
    assert result["amount-cents"] == 14673100000
    assert 143027 + 2746 + 1458 - 500 == 146731
    assert one["2025:ba:vak"]["amount-cents"] + result["index-cents"] + result["compensations-cents"] + result["other-cents"] == 14673100000
    assert credits(got["GE0-1GDF2KA-WT"])["2019:bo:vek"]["amount-cents"] == 2789400000
    assert credits(got["GB0-1GHF2TU-PR"])["2026:bo:vak"].get("amount-cents") == 0, "a provision that was given away entirely"
    assert not findings(plan, "bb.identity")
    wrong, plan = take_in(write("fout.csv", REAL.replace(";146731", ";146732")), name="fout.bouwstenen")
    assert wrong == "" and len(findings(plan, "bb.identity")) == 1, "warned of, never refused"


@test
def malformed_rows_are_refused_with_their_place():
    bad = REAL + """GB0-1GCF2LA;Te kort;;;2026;VAK;;1;;;;;1
GB01GCF2LAWT;Zonder streepjes;;;2026;VAK;;1;;;;;1
gb0-1gcf2ma-wt;Kleine letters;;;2026;VAK;;1;;;;;1
JB0-1JEC2HA-WT;Geen krediet;;;2026;VAT;;1;;;;;1
TB0-1THC2UA-WT;Geen bedrag;;;2026;VAK;;veel;;;;;1
HB0-1HDB2UE-WT;Geen jaar;;;twee;VAK;;1;;;;;1
HB0-1HFH2NY-IS;Een halve cent;;;2026;VAK;;0,000005;;;;;1
SJ0-1SFC2DY-IS;Alleen een naam;;;;;;;;;;;
"""
    told, plan = take_in(write("fout.csv", bad), status=1)
    for place, value in (("A11", "GB0-1GCF2LA"), ("F14", "VAT"), ("H15", "veel"), ("E16", "twee"), ("H17", "0,000005")):
        assert f"fout.csv: {place}: “{value}”" in told, (place, told)
    assert "nothing was written" in told and not load(plan).get("articles")
    told, plan = take_in(FOLDER / "fout.csv", "--partial")
    got = articles(plan)
    assert "GB0-1GCF2MA-WT" in got, "small letters are only small letters"
    assert got["SJ0-1SFC2DY-IS"]["title"] == "Alleen een naam" and "credits" not in got["SJ0-1SFC2DY-IS"]
    assert "HB0-1HFH2NY-IS" not in got and len(got) == 9, sorted(got)
    before = plan.read_bytes()
    run("import", plan, "fout.csv", "--kind", "articles", "--dry-run", status=1)
    assert plan.read_bytes() == before


@test
def codes_of_every_format_seen():
    codes = ["GB0-1GCF2LA-WT", "GE0-1GDF2KA-PA", "HB0-1HDB2UE-WT", "HB0-1HFH2NY-IS", "TB0-1THC2UA-WT", "SJ0-1SFC2DY-IS", "JB0-1JEB2HA-LO",
             "QE0-1QCE2NY-LE", "GB0-1GHF2TU-PR"]
    rows = "\n".join(f"{c};;;;2026;VAK;;;;;;;{i}" for i, c in enumerate(codes))
    told, plan = take_in(write("codes.csv", f"{HEAD}\n{rows}\n"))
    assert told == "" and sorted(articles(plan)) == sorted(codes)


@test
def a_spreadsheet_with_headings_of_its_own():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Uitgaven"
    sheet.append(["Tabel 12: kredieten in duizend euro"])
    sheet.append([])
    sheet.append(["Begrotingsartikel", "Omschrijving", "Jaartal", "Krediet", "Fase", "Goedgekeurd"])
    sheet.append(["GB0-1GCF2LA-WT", "Beleid over ziekenhuizen", 2026, "VAK", "BO", 146731.005])
    sheet.append(["GB0-1GCF2LA-WT", "Beleid over ziekenhuizen", 2026, "VEK", "BO", 4.35])
    sheet.append(["GB0-1GHF2TU-PR", "Provisie", 2026, "VAK", "BU", "1.240,5"])
    book.save(FOLDER / "eigen.xlsx")
    plan = fresh("in.bouwstenen")
    run("import", plan, "eigen.xlsx", "--kind", "articles", status=1)
    write("map.json", json.dumps({"columns": {"Jaartal": "budget_year", "Goedgekeurd": "result", "Begrotingsartikel": "code"}}))
    run("import", plan, "eigen.xlsx", "--kind", "articles", "--map", "map.json")
    got = articles(plan)
    assert credits(got["GB0-1GCF2LA-WT"])["2026:bo:vak"]["amount-cents"] == 14673100500
    assert credits(got["GB0-1GCF2LA-WT"])["2026:bo:vek"]["amount-cents"] == 435000
    assert credits(got["GB0-1GHF2TU-PR"])["2026:bu:vak"]["amount-cents"] == 124050000
    plan = fresh("euro.bouwstenen")
    run("import", plan, "eigen.xlsx", "--kind", "articles", "--map", "map.json", "--unit", "euro", "--partial")
    assert credits(articles(plan)["GB0-1GCF2LA-WT"])["2026:bo:vek"]["amount-cents"] == 435
    write("bad.json", json.dumps({"columns": {"Jaartal": "jaarboek"}}))
    assert "jaarboek" in run("import", plan, "eigen.xlsx", "--kind", "articles", "--map", "bad.json", status=2)


@test
def what_goes_out_comes_back():
    _, plan = take_in(write("artikels.csv", REAL), name="uit.bouwstenen")
    apply(plan, add("articles", "ar-kaal", code="HB0-1HDB2UE-WT", title="=Jeugdwerk", domain="bd.jeugd"))
    wanted = {c: {k: v for k, v in a.items() if k != "id"} for c, a in articles(plan).items()}
    for suffix, language in (("csv", "nl"), ("csv", "en"), ("xlsx", "nl")):
        seen = set()
        for locale in ("C.UTF-8", "nl_BE.UTF-8"):
            run("export", plan, "--what", "articles", "-o", f"uit.{suffix}", "--language", language, env={"LC_ALL": locale})
            seen.add((FOLDER / f"uit.{suffix}").read_bytes())
            told, other = take_in(FOLDER / f"uit.{suffix}", "--language", language, name="terug.bouwstenen")
            got = {c: {k: v for k, v in a.items() if k != "id"} for c, a in articles(other).items()}
            assert got == wanted, (suffix, language, told)
        assert len(seen) == 1, suffix
        before = plan.read_bytes()
        run("import", plan, f"uit.{suffix}", "--kind", "articles", "--language", language)
        assert plan.read_bytes() == before, "its own table changes nothing"


@test
def links_with_their_amounts():
    plan = make_plan("tien.bouwstenen")
    run("export", plan, "--what", "links", "-o", "links.xlsx")
    before = plan.read_bytes()
    run("import", plan, "links.xlsx", "--kind", "budget-links")
    assert plan.read_bytes() == before
    book = openpyxl.load_workbook(FOLDER / "links.xlsx")
    sheet = book.worksheets[0]
    heads = {c.value: c.column for c in sheet[1]}
    row, = [r for r in range(2, sheet.max_row + 1) if sheet.cell(r, heads["id"]).value == "bl-werk"]
    assert sheet.cell(row, heads["BO VAK: Toegerekend bedrag"]).value == 30000
    sheet.cell(row, heads["BU VAK: Toegerekend bedrag"]).value = 0.07
    sheet.cell(row, heads["BO VAK: Toegerekend bedrag"]).value = 30000.35
    book.save(FOLDER / "links.xlsx")
    run("import", plan, "links.xlsx", "--kind", "budget-links")
    link, = [l for l in load(plan)["budget-links"] if l["id"] == "bl-werk"]
    assert {a["id"]: a["plan-cents"] for a in link["amounts"]} == {"bo:vak": 3000035, "bu:vak": 7}
    run("export", plan, "--what", "links", "-o", "links.csv")
    before = plan.read_bytes()
    run("import", plan, "links.csv", "--kind", "budget-links")
    assert plan.read_bytes() == before


@test
def the_report_is_an_export_too():
    plan = make_plan("tien.bouwstenen")
    for suffix in ("pdf", "odt", "html", "xlsx", "ics"):
        run("export", plan, "--what", "report", "--year", 2025, "-o", f"a.{suffix}", "--today", "2026-04-01")
        run("report", plan, "--year", 2025, "-o", f"b.{suffix}", "--today", "2026-04-01")
        assert (FOLDER / f"a.{suffix}").read_bytes() == (FOLDER / f"b.{suffix}").read_bytes(), suffix
    run("export", plan, "--what", "report", "-o", "a.pdf", status=2)


if __name__ == "__main__":
    sys.exit(main())
