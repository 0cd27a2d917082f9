# SPDX-License-Identifier: EUPL-1.2
"""Tables in and out, as scripts use them: test-tables.py PROGRAM DATA. TAP."""
import csv
import io
import json
import sys

import openpyxl
import tables
from driver import EXAMPLE, FOLDER, FRAMEWORK, fresh, load, main, run, test, write

KINDS = ["actions", "action-points", "objectives", "actors"]


def actions(path):
    return load(path).get("actions", [])


def dry(plan, table, *options, status=0, kind="actions"):
    out = run("import", plan, table, "--kind", kind, "--dry-run", "--json", *options, status=status) if status == 0 else None
    return json.loads(out)


def refused(plan, table, *options, kind="actions"):
    """Of a table with cells that cannot be used: the JSON of a dry run, which ends with status 1."""
    import subprocess
    from driver import CLI
    done = subprocess.run([CLI, "import", str(plan), str(table), "--kind", kind, "--dry-run", "--json", *options],
                          capture_output=True, check=False, cwd=FOLDER)
    assert done.returncode == 1, (done.returncode, done.stderr)
    return json.loads(done.stdout)


# ---- in ----


@test
def a_thousand_rows_made_by_openpyxl():
    plan = fresh()
    table = write("duizend.xlsx", tables.save(tables.workbook(tables.rows(FRAMEWORK, 1000))))
    seen = dry(plan, table)
    assert seen["sheet"] == "Acties" and seen["header-row"] == 3, (seen["sheet"], seen["header-row"])
    fields = {c["header"]: c.get("field") for c in seen["columns"]}
    assert fields == {"Naam van de actie": "title", "Trekker": "owner", "Levensfase": "phases", "Setting": "settings",
                      "Bereik": "reach-bp", "Start": "start", "Heel Vlaanderen": "flanders-wide",
                      "Wetenschappelijke onderbouwing": "scores/cr.1/value", "Opmerkingen": "note", "Eigen code": None}, fields
    assert seen["rows"]["added"] == 1000 and seen["rows"]["new-organisations"] == 40 and seen["refused"] == [], seen["rows"]
    assert actions(plan) == []
    run("import", plan, table, "--kind", "actions", "-o", "vol.bouwstenen")
    assert actions(plan) == []
    full = load(FOLDER / "vol.bouwstenen")
    assert len(full["actions"]) == 1000 and len(full["actors"]) == 40
    one = next(a for a in full["actions"] if a["title"] == "Actie nummer 17 van de inventaris")
    assert one["reach-bp"] == 1600 and one["start"] == "2024-01-17" and one["note"] == "nota 16", one
    assert one["scores"] == [{"id": "cr.1", "value": 1}] and len(one["settings"]) == 2, one
    assert next(a for a in full["actors"] if a["id"] == one["owner"])["name"] == "Organisatie 16"
    run("validate", "vol.bouwstenen")
    again = dry(FOLDER / "vol.bouwstenen", table)
    assert again["rows"]["unchanged"] == 1000 and again["rows"]["added"] == 0, again["rows"]


@test
def semicolons_in_windows_1252():
    plan = fresh()
    text = ("Titel;Trekker;Bereik;Start;Soort;Omschrijving\r\n"
            "Coördinatie voor “jonge” ouders – café;Één loket;12,5 %;1/3/2026;Nieuw;\"Eerste regel\r\ntweede regel; met puntkomma\"\r\n")
    table = write("windows.csv", text.encode("cp1252"))
    run("import", plan, table, "--kind", "actions")
    action = actions(plan)[0]
    assert action["title"] == "Coördinatie voor “jonge” ouders – café", action
    assert action["reach-bp"] == 1250 and action["start"] == "2026-03-01" and action["kind"] == "new", action
    assert action["description"] == "Eerste regel\ntweede regel; met puntkomma", action
    assert load(plan)["actors"][0]["name"] == "Één loket"


@test
def dates_from_1904_rich_text_inline_strings_and_formulas():
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    book = tables.workbook(list(tables.rows(FRAMEWORK, 3)), epoch_1904=True)
    sheet = book["Acties"]
    sheet["I4"] = CellRichText("Met ", TextBlock(InlineFont(b=True), "vet"), " erin")
    data = tables.save(book)
    name = "xl/worksheets/sheet2.xml"
    # a result that was stored, as a spreadsheet program does, and a text in the cell itself
    data = tables.replace_part(data, name, lambda xml: xml.replace(
        b'<c r="E5"', b'<c r="E5"').replace(b"<v>0.01</v>", b"<f>1/4</f><v>0.25</v>"))
    table = write("1904.xlsx", data)
    plan = fresh()
    run("import", plan, table, "--kind", "actions")
    by_title = {a["title"]: a for a in actions(plan)}
    first, second = by_title["Actie nummer 1 van de inventaris"], by_title["Actie nummer 2 van de inventaris"]
    assert first["start"] == "2024-01-01" and second["start"] == "2024-01-02", first
    assert first["note"] == "Met vet erin" and second["reach-bp"] == 2500, (first, second)


@test
def refused_cells_have_a_place_a_reason_and_a_remedy():
    lines = list(tables.rows(FRAMEWORK, 4))
    lines[0][4] = 1.5
    lines[1][5] = "ergens in mei"
    lines[2][2] = "Tweelingen"
    lines[3][0] = None
    plan, table = fresh(), write("fout.xlsx", tables.save(tables.workbook(lines)))
    seen = refused(plan, table)
    assert [r["place"] for r in seen["refused"]] == ["Acties!E4", "Acties!F5", "Acties!C6", "Acties!A7"], seen["refused"]
    assert seen["refused"][3]["whole-row"] and seen["rows"]["refused"] == 1 and seen["rows"]["added"] == 3
    assert all(r["reason"] and r["remedy"] for r in seen["refused"])
    before = plan.read_bytes()
    said = run("import", plan, table, "--kind", "actions", status=1)
    assert "Acties!F5" in said and "ergens in mei" in said and "--partial" in said, said
    assert plan.read_bytes() == before
    out = run("import", plan, table, "--kind", "actions", "--partial")
    assert "Acties!C6" in out and len(actions(plan)) == 3
    formula = tables.workbook(tables.rows(FRAMEWORK, 1))
    formula["Acties"]["I4"] = "=A4"
    seen = refused(plan, write("formule.xlsx", tables.save(formula)))
    assert seen["refused"][0]["place"] == "Acties!I4" and "formula" in seen["refused"][0]["reason"], seen["refused"]


@test
def what_is_there_is_recognised():
    plan = fresh()
    write("een.csv", "titel;trekker;notitie\nEen warme school voor iedereen;CLB Noord;a\n")
    run("import", plan, "een.csv", "--kind", "actions")
    write("twee.csv", "titel;trekker;notitie\nEen  WARME school, voor iedereen!;CLB Noord;b\nEen warme school voor iedereen;CLB Zuid;c\n"
                      "Een heel ander initiatief voor iedereen;CLB Noord;d\n")
    seen = dry(plan, "twee.csv")
    assert [r["fate"] for r in seen["records"]] == ["updated", "added", "added"], seen["records"]
    like = write("lijkt.csv", "titel;trekker\nEen warme school voor iedereen samen;CLB Noord\n")
    assert "very like" in refused(plan, like)["refused"][0]["reason"]
    assert dry(plan, like, "--duplicates", "update")["rows"]["updated"] == 1
    assert dry(plan, like, "--duplicates", "add")["rows"]["added"] == 1
    assert seen["records"][0]["by-likeness"] and seen["rows"]["new-organisations"] == 1, seen
    assert dry(plan, "twee.csv", "--duplicates", "skip")["rows"]["skipped"] == 1
    assert dry(plan, "twee.csv", "--duplicates", "add")["rows"]["added"] == 3
    known = refused(plan, write("drie.csv", "titel;trekker\nx;Onbekend vzw\n"), "--known-organisations")
    assert known["refused"][0]["place"] == "B2", known
    twice = refused(plan, write("vier.csv", "titel;trekker\nNieuw een;CLB Noord\nnieuw een;CLB Noord\n"))
    assert twice["refused"][0]["place"] == "A3" and "row 2" in twice["refused"][0]["reason"], twice


@test
def a_mapping_is_written_corrected_and_used():
    plan, table = fresh(), write("eigen.csv", "Wat;Wie;Ding\nEen;A;x\n")
    run("import", plan, table, "--kind", "actions", "--dry-run", "--write-map", "map.json", status=1)
    mapping = load(FOLDER / "map.json")
    assert mapping["header-row"] == 1 and set(mapping["columns"]) == {"Wat", "Wie", "Ding"}, mapping
    mapping["columns"] = {"Wat": "title", "column C": "note", "Wie": None}
    write("map.json", json.dumps(mapping))
    run("import", plan, table, "--kind", "actions", "--map", "map.json")
    assert actions(plan)[0]["title"] == "Een" and actions(plan)[0]["note"] == "x" and "owner" not in actions(plan)[0]
    for wrong in ('{"columns": {"Wat": "titel"}}', '{"columns": {"Niets": "title"}}', '{"sheet": "x"}', "[]", "{"):
        assert "map.json" in run("import", plan, table, "--kind", "actions", "--map", write("map.json", wrong), status=2)


@test
def what_is_hostile_or_wrong_is_refused():
    plan, good = fresh(), tables.save(tables.workbook(tables.rows(FRAMEWORK, 2)))
    name = "xl/worksheets/sheet2.xml"
    bomb = tables.replace_part(good, name, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b" " * 60_000_000))
    assert len(bomb) < 200_000
    doctype = tables.replace_part(good, name, lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml)
    for data, word in ((bomb, "unpacks"), (doctype, "DOCTYPE"), (good[:2000], "damaged"), (b"\x00\x01", "no table"), (b"", "empty")):
        said = run("import", plan, write("kwaad.xlsx", data), "--kind", "actions", status=2)
        assert "kwaad.xlsx" in said and word in said, said
    assert "actions" in run("import", plan, write("goed.xlsx", good), "--kind", "plan", status=2)
    run("import", plan, "goed.xlsx", status=2)
    assert "Acties" in run("import", plan, "goed.xlsx", "--kind", "actions", "--sheet", "Blad9", status=2)
    run("import", plan, "is-er-niet.xlsx", "--kind", "actions", status=2)


# ---- out ----


@test
def an_export_comes_back_without_a_change():
    for kind in KINDS:
        for name in ("uit.xlsx", "uit.csv"):
            run("export", EXAMPLE, "-o", name, "--what", kind)
            first = (FOLDER / name).read_bytes()
            run("export", EXAMPLE, "-o", name, "--what", kind, env={"LC_ALL": "nl_BE.UTF-8", "TZ": "Asia/Tokyo"})
            assert (FOLDER / name).read_bytes() == first
            run("import", EXAMPLE, name, "--kind", kind, "-o", "terug.bouwstenen")
            assert (FOLDER / "terug.bouwstenen").read_bytes() == EXAMPLE.read_bytes(), (kind, name)


@test
def an_export_has_typed_cells_and_no_formula():
    plan = write("kwaad.bouwstenen", EXAMPLE.read_bytes())
    data = load(plan)
    data["actions"][0]["note"] = "=cmd|' /C calc'!A0"
    data["actions"][0]["title"] = "@SUM(1)"
    write(plan.name, json.dumps(data))
    run("canonical", plan)
    run("export", plan, "-o", "kwaad.xlsx", "--language", "nl")
    book = openpyxl.load_workbook(FOLDER / "kwaad.xlsx")
    assert book.sheetnames == ["Acties", "Kolommen", "Keuzes"], book.sheetnames
    sheet = book["Acties"]
    assert sheet.freeze_panes == "C2" and sheet["A1"].value == "id"
    assert all(c.data_type != "f" for s in book for row in s.iter_rows() for c in row)
    heads = {c.value: c.column for c in sheet[1]}
    row = next(r for r in sheet.iter_rows(min_row=2) if r[0].value == data["actions"][0]["id"])
    assert row[heads["Actie"] - 1].value == "@SUM(1)" and row[heads["Notitie"] - 1].value.startswith("=cmd")
    start = next(r[heads["Start"] - 1] for r in sheet.iter_rows(min_row=2) if r[heads["Start"] - 1].value)
    assert start.is_date, start.value
    reach = next(r[heads["Bereik"] - 1] for r in sheet.iter_rows(min_row=2) if r[heads["Bereik"] - 1].value)
    assert reach.data_type == "n" and reach.number_format == "0.00%"
    assert len(sheet.data_validations.dataValidation) > 10
    run("export", plan, "-o", "kwaad.csv", "--language", "nl")
    raw = (FOLDER / "kwaad.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    cells = [c for line in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";") for c in line]
    assert not [c for c in cells if c[:1] in tuple("=+@\t\r")], "a formula"
    assert "'=cmd|' /C calc'!A0" in cells


@test
def an_edited_cell_changes_that_field_and_nothing_else():
    run("export", EXAMPLE, "-o", "bewerk.xlsx")
    book = openpyxl.load_workbook(FOLDER / "bewerk.xlsx")
    sheet = book["Acties"]
    heads = {c.value: c.column for c in sheet[1]}
    ids = [r[0].value for r in sheet.iter_rows(min_row=2)]
    sheet.cell(2, heads["Rol"]).value = "Pilootproject"
    sheet.cell(3, heads["Bereik"]).value = 0.42
    sheet.cell(4, heads["Notitie"]).value = "Nieuwe notitie"
    sheet.cell(5, heads["Trekker"]).value = "Gloednieuwe organisatie"
    sheet.append([None, "Een actie erbij"])
    book.save(FOLDER / "bewerk.xlsx")
    run("import", EXAMPLE, "bewerk.xlsx", "--kind", "actions", "-o", "bewerkt.bouwstenen")
    changes = [c for t in json.loads(run("diff", EXAMPLE, "bewerkt.bouwstenen", "--json")) for c in t["changes"]]
    seen = {(c["kind"], c.get("field"), c["op"]) for c in changes}
    assert seen == {("actions", "kind", "set"), ("actions", "reach-bp", "set"), ("actions", "note", "set"),
                    ("actions", "owner", "set"), ("actors", None, "add"), ("actions", None, "add")}, seen
    assert [c["id"] for c in changes if c.get("field") == "kind"] == [ids[0]]
    assert len(changes) == 6, changes


@test
def an_emptied_cell_empties_the_field_and_a_title_cannot_be_emptied():
    run("export", EXAMPLE, "-o", "leeg.xlsx")
    book = openpyxl.load_workbook(FOLDER / "leeg.xlsx")
    sheet = book["Acties"]
    heads = {c.value: c.column for c in sheet[1]}
    sheet.cell(2, heads["Beschrijving"]).value = None
    sheet.cell(3, heads["Actie"]).value = None
    book.save(FOLDER / "leeg.xlsx")
    seen = refused(EXAMPLE, FOLDER / "leeg.xlsx")
    assert [r["place"] for r in seen["refused"]] == ["Acties!B3"] and seen["rows"]["updated"] == 1, seen["refused"]


@test
def a_score_that_is_replaced_is_kept():
    run("export", EXAMPLE, "-o", "score.xlsx")
    book = openpyxl.load_workbook(FOLDER / "score.xlsx")
    sheet = book["Acties"]
    column = next(c.column for c in sheet[1] if c.value == "Score: Wetenschappelijke onderbouwing")
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, column).value == 3)
    sheet.cell(row, column).value = 4
    book.save(FOLDER / "score.xlsx")
    run("import", EXAMPLE, "score.xlsx", "--kind", "actions", "-o", "score.bouwstenen", env={"BOUWSTENEN_TODAY": "2027-03-01"})
    before, after = ({a["id"]: a for a in load(p)["actions"]}[sheet.cell(row, 1).value] for p in (EXAMPLE, FOLDER / "score.bouwstenen"))
    assert next(s for s in after["scores"] if s["id"] == "cr.1")["value"] == 4
    kept = [p for p in after["past-scores"] if p not in before.get("past-scores", [])]
    assert [(p["criterion"], p["value"]) for p in kept] == [("cr.1", 3)], kept


@test
def export_says_what_it_cannot_do():
    assert "xlsx" in run("export", EXAMPLE, "-o", "x.txt", status=2)
    run("export", EXAMPLE, status=2)
    assert "snapshots" in run("export", EXAMPLE, "-o", "x.xlsx", "--what", "snapshots", status=2)
    run("export", EXAMPLE, "-o", "geen-map/x.xlsx", status=1)


sys.exit(main())
