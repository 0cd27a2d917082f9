# SPDX-License-Identifier: EUPL-1.2
"""What a planner sees of tables that come in and go out."""
from person import _, file_dialog
from places import Scene, dialogs, escape_until, leave_dialog

INVENTORY = """Inventaris van de stuurgroep;;;;;;;
;;;;;;;
Naam van de actie;Trekker;Levensfase;Setting;Bereik;Start;Opmerkingen;Dossiernummer
Buurtkoffie voor jonge ouders;Huis van het Kind Zonnewende;Eerste 1.000 dagen;Thuis en gezin;12 %;1/9/2024;Elke woensdag;B-014
Lotgenotengroep rouw op het werk;Preventiedienst Kompas;Volwassenen;Werk;4,5 %;15/03/2025;;B-015
Warme speelplaats;Scholengroep De Brug;Kinderen en jongeren;Onderwijs;17 %;ergens in mei;Met leerlingen bedacht;B-016
;Buurtwerk Oost;Ouderen;Steden en gemeenten;3 %;1/1/2026;;B-017
Bellen met een vrijwilliger;Luisterlijn Merel;Tweelingen;Thuis en gezin;2 %;1/2/2025;;B-018
"""


def write_inventory(folder, text=INVENTORY):
    """A table as people keep one, with a title above it and a few cells that cannot be used."""
    path = folder / "Inventaris.csv"
    path.write_bytes(text.encode("cp1252"))
    return path


def import_table(program, path=None):
    path = path or write_inventory(program.home.path)
    program.keys("ctrl+i")
    file_dialog(program, _("A table to import"), path)
    program.find("dialog", _("Import a Table"))
    program.find("spin button", _("Row with the headings"))


def import_columns(program):
    import_table(program)
    show_columns(program)


def show_columns(program):
    program.press("button", _("_Columns").replace("_", ""))
    program.find("list", _("Columns of the table"))


def import_preview(program):
    import_columns(program)
    show_preview(program)


def show_preview(program):
    program.press("button", _("_Preview").replace("_", ""))
    program.find("toggle button", _("What changes"))


def import_changes(program):
    import_preview(program)
    program.press("toggle button", _("What changes"))
    program.gone("list", _("Refused cells"))


def leave_import(program):
    for step in (("toggle button", _("What changes")), ("list", _("Columns of the table"))):
        if program.seen(*step):
            program.keys("Escape")
            program.gone(*step)
    escape_until(program, lambda: not dialogs(program), "the end of the import")


def export_table(program):
    program.keys("ctrl+e")
    program.find("dialog", _("Export"))


TABLES = [
    Scene("import-table", import_table, leave_import),
    Scene("import-columns", import_columns, leave_import, follows=("import-table", show_columns)),
    Scene("import-preview", import_preview, leave_import, follows=("import-columns", show_preview)),
    Scene("import-changes", import_changes, leave_import, like_another=True),
    Scene("export-table", export_table, leave_dialog),
]
