# SPDX-License-Identifier: EUPL-1.2
"""Tables that LibreOffice made and edited: test-office.py PROGRAM DATA. TAP; skipped where LibreOffice is not installed."""
import json
import os
import shutil
import subprocess
import sys

import openpyxl
import tables
from driver import EXAMPLE, FOLDER, FRAMEWORK, fresh, load, main, run, test, write

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

def convert(path, to, filter_name=None):
    """LibreOffice opens a file and saves it in another format (or the same): nothing is edited."""
    out = FOLDER / "office"
    out.mkdir(exist_ok=True)
    wanted = to if filter_name is None else f"{to}:{filter_name}"
    done = subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--norestore", "--convert-to", wanted, "--outdir", str(out), str(path)],
        capture_output=True, check=False, timeout=300, env={**os.environ, "HOME": str(FOLDER)})
    target = out / (path.stem + "." + to)
    assert target.is_file(), done.stderr.decode() + done.stdout.decode()
    return target


def edit_and_save(path, cells):
    """What LibreOffice saved is edited and saved by it once more, as by somebody who works in it for an afternoon."""
    book = openpyxl.load_workbook(convert(path, "xlsx"))
    for (sheet, row, column), value in cells.items():
        book[sheet].cell(row, column).value = value
    book.save(path)
    return convert(path, "xlsx")


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


if OFFICE is None:
    print("1..0 # SKIP LibreOffice is not installed")
    sys.exit(0)
sys.exit(main())
