# SPDX-License-Identifier: EUPL-1.2
"""Tables that LibreOffice made and edited, and the yearly report that it opens: test-office.py PROGRAM DATA. TAP; skipped
where LibreOffice is not installed."""
import json
import random
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

import openpyxl
import tables
from driver import EXAMPLE, FOLDER, FRAMEWORK, apply, fresh, load, main, run, set_, test, write
from office import OFFICE, convert, edit_and_save
from pack_sheets import AHEAD, BACK, fill_sheet, put, save
from packs import DOMAINS, cut, fill, make_plan, merge


def diff(other):
    return [c for t in json.loads(run("diff", EXAMPLE, other, "--json")) for c in t["changes"]]


@test
def what_libreoffice_saves_again_changes_nothing():
    for kind in ("actions", "action-points", "actors", "objectives"):
        run("export", EXAMPLE, "-o", "uit.xlsx", "--what", kind)
        for to in ("xlsx", "ods"):
            back = convert(FOLDER / "uit.xlsx", to)
            run("import", EXAMPLE, back, "--kind", kind, "-o", "terug.bouwstenen")
            assert (FOLDER / "terug.bouwstenen").read_bytes() == EXAMPLE.read_bytes(), (kind, to, diff("terug.bouwstenen"))


@test
def a_csv_file_goes_through_it_too():
    run("export", EXAMPLE, "-o", "uit.csv")
    assert convert(FOLDER / "uit.csv", "ods").is_file()
    run("export", EXAMPLE, "-o", "heen.xlsx")
    # columns by semicolon (59), texts by quotation marks (34), UTF-8 (76); numbers as its own language shows them
    back = convert(FOLDER / "heen.xlsx", "csv", "Text - txt - csv (StarCalc):59,34,76,1")
    run("import", EXAMPLE, back, "--kind", "actions", "--language", "en", "-o", "terug.bouwstenen")
    assert (FOLDER / "terug.bouwstenen").read_bytes() == EXAMPLE.read_bytes(), diff("terug.bouwstenen")


@test
def only_edited_cells_change():
    run("export", EXAMPLE, "-o", "bewerk.xlsx")
    heads = {c.value: c.column for c in openpyxl.load_workbook(FOLDER / "bewerk.xlsx")["Acties"][1]}
    ids = [r[0].value for r in openpyxl.load_workbook(FOLDER / "bewerk.xlsx")["Acties"].iter_rows(min_row=2)]
    edited = edit_and_save(FOLDER / "bewerk.xlsx", {("Acties", 2, heads["Notitie"]): "In LibreOffice geschreven",
                                                    ("Acties", 5, heads["Bereik"]): 0.21})
    run("import", EXAMPLE, edited, "--kind", "actions", "-o", "bewerkt.bouwstenen")
    changes = diff("bewerkt.bouwstenen")
    assert [(c["id"], c["field"], c["value"]) for c in sorted(changes, key=lambda c: c["field"])] == \
        [(ids[0], "note", "In LibreOffice geschreven"), (ids[3], "reach-bp", 2100)], changes


@test
def a_thousand_rows_made_by_it():
    made = write("duizend.xlsx", tables.save(tables.workbook(tables.rows(FRAMEWORK, 1000))))
    expected = fresh("a.bouwstenen")
    run("import", expected, made, "--kind", "actions", env={"BOUWSTENEN_SEED": "1"})
    for to in ("xlsx", "ods"):
        plan = fresh("b.bouwstenen")
        run("import", plan, convert(made, to), "--kind", "actions", env={"BOUWSTENEN_SEED": "1"})
        assert load(plan)["actions"] == load(expected)["actions"], to
        assert len(load(plan)["actions"]) == 1000


@test
def dates_from_1904_and_formulas_calculated_by_it():
    book = tables.workbook(list(tables.rows(FRAMEWORK, 3)), epoch_1904=True)
    book["Acties"]["I4"] = '=A4&" (berekend)"'
    book["Acties"]["E5"] = "=1/4"
    made = write("1904.xlsx", tables.save(book))
    for to in ("xlsx", "ods"):
        plan = fresh("c.bouwstenen")
        run("import", plan, convert(made, to), "--kind", "actions")
        by_title = {a["title"]: a for a in load(plan)["actions"]}
        first, second = (by_title[f"Actie nummer {n} van de inventaris"] for n in (1, 2))
        assert first["start"] == "2024-01-01" and second["start"] == "2024-01-02", (to, first)
        assert first["note"] == "Actie nummer 1 van de inventaris (berekend)" and second["reach-bp"] == 2500, (to, first, second)


@test
def a_contribution_comes_back_through_it():
    """Ten domains; the sheet of one is opened and saved by LibreOffice before and after it is filled in."""
    plan = make_plan("tien.bouwstenen")
    packs = [fill(cut(plan, d), d, 250000 + i) for i, d in enumerate(DOMAINS[1:])]
    sent = cut(plan, DOMAINS[0], pack="welzijn.xlsx", deadline="2026-03-31")
    for to in ("xlsx", "ods"):
        assert "Nothing was filled in" in merge(plan, convert(sent, to)), to
    opened = openpyxl.load_workbook(convert(sent, "xlsx"))
    for sheet in (opened[BACK], opened[AHEAD]):
        assert sheet.protection.sheet and not sheet.protection.password, sheet.title
        assert sheet.data_validations.dataValidation and sheet.conditional_formatting and sheet.print_title_rows
    assert opened["bouwstenen"].sheet_state == "hidden" and any(n.startswith("TitleRegion") for n in opened.defined_names)
    book = fill_sheet(opened, "ap-welzijn", amount=250.001)
    put(book, AHEAD, "ap-welzijn", "Toegerekend in 2026", 1.005)
    put(book, AHEAD, "ap-welzijn", "Wat neemt", "Een regel\nen nog een")
    put(book, BACK, "ac-samen", "Niets te melden", "Ja")
    put(book, BACK, "ac-samen", "Niets te melden, want", "Start pas in 2027")
    filled = save(book, "welzijn.xlsx")
    merge(plan, filled, *packs)
    expected = (FOLDER / "out").read_bytes()
    rand = random.Random(5)
    for to in ("xlsx", "ods"):
        back = convert(filled, to)
        for locale in ("C.UTF-8", "nl_BE.UTF-8"):
            rand.shuffle(packs)
            run("merge-pack", plan, *packs[:4], back, *packs[4:], "-o", "samen", env={"LC_ALL": locale})
            assert (FOLDER / "samen").read_bytes() == expected, (to, locale)
    amounts = {a["id"]: a.get("plan-cents") for l in load(FOLDER / "out")["budget-links"] if l["domain"] == DOMAINS[0] for a in l["amounts"]
               if l.get("action-point")}
    assert amounts["bu:vak"] == 25000100 and amounts["bo:vak"] in (100500, 1000000), amounts


@test
def what_was_moved_in_it_is_told():
    plan = make_plan("tien.bouwstenen")
    book = openpyxl.load_workbook(convert(cut(plan, DOMAINS[0], pack="welzijn.xlsx"), "xlsx"))
    book[BACK]["B3"] = "Een ander actiepunt"
    book[AHEAD].delete_rows(2)
    told = merge(plan, convert(save(book, "welzijn.xlsx"), "xlsx"), status=1)
    assert f"{BACK}!B3" in told and "Een ander actiepunt" in told and "deleted" in told, told


HEADINGS = ["1. Over dit rapport", "2. Totalen per domein en fase", "3. Van ISE en artikel naar actie", "4. Wat er is gedaan",
            "5. Doelstellingen en domeinen", "6. Samen gefinancierd", "7. Bijdrageklassen en coëfficiënten",
            "8. Van begroting naar uitvoering", "9. Afwijkingen en hun redenen", "10. Door de jaren", "11. Buiten de totalen",
            "12. Zonder geld, en zonder artikel", "13. Controles en afronding", "14. Wijzigingen"]


def reported(*suffixes):
    """The yearly report of ten domains whose packs came back, and its totals to the cent."""
    plan = make_plan("tien.bouwstenen")
    merge(plan, *[fill(cut(plan, d), d, 250000 + i) for i, d in enumerate(DOMAINS)])
    apply(FOLDER / "out", set_("amounts/bo:vak/plan-cents", 123450001, "bl-werk-2026", "budget-links"))
    for suffix in suffixes:
        run("report", "out", "--year", 2026, "-o", f"rapport.{suffix}", "--today", "2026-04-01")
    return json.loads(run("stats", "out", "--json"))["budget"]["2026"]


def named(tree, name):
    return [e for e in tree.iter() if e.tag.endswith("}" + name)]


def said(element):
    return " ".join("".join(element.itertext()).split())


def content(path):
    with zipfile.ZipFile(path) as archive:
        return xml.etree.ElementTree.fromstring(archive.read("content.xml"))


def tool(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, check=True).stdout.decode("utf-8")


@test
def the_yearly_report_opens_as_a_text():
    """The ODT as a text, on paper, and as it stands when LibreOffice saves it: headings, tables, pictures with their words."""
    total = reported("odt")["total"]["bo"]["vak"]
    wanted = ["Totaal", "VAK", *(f"{round(total[c] / 100000):,}".replace(",", ".") for c in ("gross-cents", "plan-cents"))]
    report = FOLDER / "rapport.odt"
    lines = convert(report, "txt", "Text (encoded):UTF8").read_text("utf-8-sig").splitlines()
    assert [line.strip() for line in lines if line.strip() in HEADINGS] == HEADINGS
    tree = xml.etree.ElementTree.parse(convert(report, "fodt"))
    before = content(report)
    assert [said(h) for h in named(tree, "h")] == [said(h) for h in named(before, "h")]
    assert [said(h) for h in named(tree, "h") if said(h) in HEADINGS] == HEADINGS
    for name in ("table", "table-header-rows", "desc", "image"):
        assert len(named(tree, name)) >= len(named(before, name)) > 1, name
    assert [said(d) for d in named(tree, "desc")] == [said(d) for d in named(before, "desc")], "each picture says what it shows"
    rows = [[said(c) for c in named(r, "table-cell")] for r in named(tree, "table-row")]
    assert rows == [[said(c) for c in named(r, "table-cell")] for r in named(before, "table-row")], "every table, cell by cell"
    amounts = [cell for cell in wanted if cell != "VAK"]  # all is of one kind of credit: the column says nothing and is left out
    assert any(r[: len(amounts)] == amounts for r in rows), wanted
    pdf = convert(report, "pdf")
    printed = [" ".join(line.split()) for line in tool("pdftotext", "-layout", pdf, "-").splitlines()]
    assert [line for line in printed if line in HEADINGS] == HEADINGS
    assert any(line.split()[: len(amounts)] == amounts for line in printed), wanted
    tags = tool("pdfinfo", "-struct", pdf)
    assert tags.count("Figure") == len(named(before, "desc")) and tags.count("Table (block)") == len(named(before, "table")), tags[:2000]


@test
def the_yearly_report_goes_through_it_as_tables():
    total = reported("xlsx")["total"]["bo"]["vak"]
    report = FOLDER / "rapport.xlsx"
    wanted = {s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in openpyxl.load_workbook(report)}
    book = openpyxl.load_workbook(convert(report, "xlsx"), data_only=True)
    assert book.sheetnames == list(wanted)
    for title, rows in wanted.items():
        got = [list(r) for r in book[title].iter_rows(max_row=len(rows), max_col=len(rows[0]), values_only=True)]
        assert got == rows, (title, [(g, r) for g, r in zip(got, rows) if g != r][:3])
    assert [s.title for s in book if s._charts] == ["Grafieken", "8"]
    rows = [r for r in book["2"].iter_rows(min_row=2, values_only=True) if r[1] == "VAK"]
    sums = [[round(r[c] * 100) for r in rows if (r[0] == "Totaal") == whole] for c in (2, 3) for whole in (True, False)]
    assert sums[0] == [total["gross-cents"]] == [sum(sums[1])] and sums[2] == [total["plan-cents"]] == [sum(sums[3])], sums
    table, = [t for t in named(content(convert(report, "ods")), "table") if any(v == "2" for k, v in t.items() if k.endswith("}name"))]
    numbers = [[float(v) for c in r for k, v in c.items() if k.endswith("}value")] for r in named(table, "table-row") if said(r).startswith("TotaalVAK")]
    assert [[round(v * 100) for v in r[:2]] for r in numbers] == [[total["gross-cents"], total["plan-cents"]]], numbers


if OFFICE is None:
    print("1..0 # SKIP LibreOffice is not installed")
    sys.exit(0)
sys.exit(main())
