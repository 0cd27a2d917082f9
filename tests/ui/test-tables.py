#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A planner's table comes in through the real window, by keyboard: what is wrong is told, one step undoes it, and what goes
out comes back without a change."""
import json
import re
import sys
from pathlib import Path

from driver import Failure, Home, copy_example, main, settle_until
from person import _, close, file_dialog, go_to_page, in_workbench, is_saved
from places import dialogs
from table_places import export_table, import_table, write_inventory
from driver import Program

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
import tables  # noqa: E402  # makes XLSX files


def plan_of(program, path):
    program.keys("ctrl+s")
    return is_saved(program, path)


def preview(program):
    program.press("button", _("_Preview").replace("_", ""))


def test_inventory():
    """An inventory with a few bad cells: looked at, mended by choosing a column, taken in without the rest, undone"""
    home = Home()
    path = copy_example(home)
    before = json.loads(path.read_text("utf-8"))
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        import_table(program, write_inventory(home.path))
        program.press("button", _("_Columns").replace("_", ""))
        program.find("list", _("Columns of the table"))
        title, left_out = _("%s: %s") % ("Naam van de actie", _("Action")), _("%s: %s") % ("Dossiernummer", _("Leave out"))
        program.find("button", title)
        choose(program, left_out, _("Host structure"))
        program.find("button", _("%s: %s") % ("Dossiernummer", _("Host structure")))
        preview(program)
        program.find("list item", re.compile(r"^F6 · .*ergens in mei"))
        for place in ("D6", "A7", "C8"):
            program.find("list item", re.compile(f"^{place} · "))
        program.press("button", _("_Go On Without These").replace("_", ""))
        settle_until(lambda: not dialogs(program), "the dialog to close")
        program.says(_.plural("%u row imported from “%s”", "%u rows imported from “%s”", 4) % (4, "Inventaris.csv"))
        plan = plan_of(program, path)
        new = {a["title"]: a for a in plan["actions"] if a["id"] not in {b["id"] for b in before["actions"]}}
        if set(new) != {"Buurtkoffie voor jonge ouders", "Lotgenotengroep rouw op het werk", "Warme speelplaats", "Bellen met een vrijwilliger"}:
            raise Failure(f"these came in: {set(new)}")
        coffee = new["Buurtkoffie voor jonge ouders"]
        if (coffee["reach-bp"], coffee["start"], coffee["host-structure"]) != (1200, "2024-09-01", "B-014") or "start" in new["Warme speelplaats"]:
            raise Failure(f"it reads {coffee}")
        program.find("button", _("%s: %s") % (_("Undo"), _("Import “%s”") % "Inventaris.csv"))
        program.keys("ctrl+z")
        undone = plan_of(program, path)
        if undone["actions"] != before["actions"] or undone["actors"] != before["actors"]:
            raise Failure("undone, the plan is not what it was")
        close(program)


def choose(program, button, field):
    program.press("button", button)
    program.find("search box", focused=True)
    program.type(field[:12])
    program.find("menu item", field)
    program.press("menu item", field)


def test_a_thousand_rows_and_back():
    """A thousand rows of a spreadsheet at once; what is exported and imported again changes nothing"""
    home = Home()
    path = copy_example(home)
    framework = json.loads((Path(__file__).resolve().parents[2] / "data/frameworks/ggb-2025.json").read_text("utf-8"))
    table = home.path / "Duizend.xlsx"
    table.write_bytes(tables.save(tables.workbook(tables.rows(framework, 1000))))
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        go_to_page(program, "portfolio")
        import_columns_of(program, table)
        preview(program)
        program.find(name=re.compile("^" + re.escape(_.plural("%u new", "%u new", 1000) % 1000)))
        program.press("button", _("_Import").replace("_", ""))
        settle_until(lambda: not dialogs(program), "the dialog to close")
        plan_of(program, path)
        export_table(program)
        program.press("button", _("_Export…").replace("_", ""))
        out = home.path / "uit.xlsx"
        file_dialog(program, _("Export a table"), out)
        program.says(_("Exported as “%s”") % "uit.xlsx")
        import_columns_of(program, out)
        preview(program)
        program.find(name=_("Nothing Changes"))
        program.keys("Escape", "Escape", "Escape")
        settle_until(lambda: not dialogs(program), "the dialog to close")
        close(program)


def import_columns_of(program, path):
    import_table(program, path)
    program.press("button", _("_Columns").replace("_", ""))
    program.find("list", _("Columns of the table"))


def test_refused():
    """What is no table is told in words, and the plan stays as it was"""
    home = Home()
    path = copy_example(home)
    bad = home.path / "Kapot.xlsx"
    bad.write_bytes(b"PK\x03\x04 and no more")
    with Program(files=[path], home=home) as program:
        in_workbench(program)
        program.keys("ctrl+i")
        file_dialog(program, _("A table to import"), bad)
        program.find(name=_("The file could not be opened"))
        program.says("Kapot.xlsx")
        program.keys("Escape")
        program.gone(name=_("The file could not be opened"))  # a key that comes while it goes reaches nothing
        close(program)


main(test_inventory, test_a_thousand_rows_and_back, test_refused)
