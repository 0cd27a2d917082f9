# SPDX-License-Identifier: EUPL-1.2
"""Every place in the program that is looked at: by the checks, and for the pictures."""
import json
import os
import re
import time

import copies
import person
from driver import Failure, Program, copy_example, settle_until
from merging import answer, merge_with
from person import _, file_dialog, go_to_page, select_point


class Scene:
    def __init__(self, name, enter, leave=None, picture=True, returns=True, like_another=False):
        self.name, self.enter, self.leave, self.picture, self.returns = name, enter, leave, picture, returns
        self.like_another = like_another  # the checks would find nothing that they do not find elsewhere

    def __str__(self):
        return self.name


def escape_from(role, name):
    def leave(program):
        program.keys("Escape")
        program.gone(role, name)

    return leave


# ---- without a plan --------------------------------------------------------------------------------------------------


def start_page(program):
    program.find("list item", _("New plan from the framework"))


def main_menu(program):
    program.do(next(n for n in program.all("toggle button", _("Main Menu"))))
    program.find("menu item", _("About Bouwstenen"))


def dialogs(program):
    return program.all(("dialog", "alert dialog"), where=lambda n: n.parent.role != "application")


def escape_until(program, done, what):
    """Escape as often as it takes, as a person would: in a small window it first goes back from a page to the list."""
    for attempt in range(4):
        program.keys("Escape")
        try:
            settle_until(done, what, None if attempt == 3 else 4)
            return
        except Failure:
            if attempt == 3:
                raise


def leave_dialog(program):
    escape_until(program, lambda: not dialogs(program), "the dialog to close")


def dialog(name, key, **more):
    """A dialog over the page, opened by its key."""

    def enter(program):
        program.keys(key)
        settle_until(lambda: dialogs(program), f"the dialog of {key}")

    return Scene(name, enter, leave_dialog, **more)


def about(program):
    main_menu(program)
    program.press("menu item", _("About Bouwstenen"))
    settle_until(lambda: dialogs(program), "the dialog about the program")


DIALOGS_ANYWHERE = [
    dialog("preferences", "ctrl+comma"),
    dialog("shortcuts", "ctrl+question"),
    Scene("about", about, leave_dialog, returns=False),
]
AT_START = [
    Scene("start", start_page),
    Scene("menu", main_menu, escape_from("menu item", _("About Bouwstenen")), picture=False, returns=False),
    *DIALOGS_ANYWHERE,
]

# ---- with the example plan -------------------------------------------------------------------------------------------


def objectives(program):
    go_to_page(program, "objectives")


def phase(number):
    """One of the five phases of life, by the arrows on its tabs."""

    def enter(program):
        go_to_page(program, "objectives")
        view("phases")(program)
        if program.all("tab list", _("Life phases")):
            tab = program.all("tab", where=lambda n: n.parent.name == _("Life phases"))[number]
            if not tab.selected:
                program.do(tab)
            settle_until(lambda: program.all("tab", where=lambda n: n.parent.name == _("Life phases"))[number].selected, "the phase")

    return enter


VIEWS = {
    "budget": ("domains", "years", "articles"),
    "objectives": ("phases", "themes", "groups"),
    "portfolio": ("inventory", "gaps", "overlap"),
    "sessions": ("calendar", "programme", "cards", "outcome"),
}


def show_view(program, page, name):
    """By its place: its words are shorter where there is little room."""
    names = VIEWS[page]
    go_to_page(program, page)

    def radio():
        found = program.all("radio", where=lambda n: n.parent.role == "radio group" and n.parent.name == _("View"))
        return found[names.index(name)] if len(found) == len(names) else None

    if not settle_until(radio, f"the views of {page}").checked:
        program.do(radio())
    settle_until(lambda: radio() and radio().checked, f"the view {name}")


def view(name, page="objectives"):
    def enter(program):
        show_view(program, page, name)

    return enter


def objective(program):
    """An operational objective is selected: its details stand beside it."""
    phase(3)(program)
    program.tab_to("list item", re.compile("^O1 "))
    program.find("list item", re.compile("^O1 "), selected=True)


def portfolio(program):
    """What one sees first: the inventory, with what each of them is worth."""
    show_view(program, "portfolio", "inventory")
    program.find("button", re.compile("^[0-9]+ "))


def gaps(program):
    """One life phase of the gap matrix, as a planner looks at it."""
    show_view(program, "portfolio", "gaps")
    person.choose_phase(program, "(Jong)volwassenen" if _.lang.startswith("nl") else "(Young) adults")


def gap(program):
    """The first cell without a known action: what is close by, and what people can say of it."""
    gaps(program)
    program.do(program.find("button", re.compile("^[0-9]+ " + re.escape(_.plural("%u not judged yet", "%u not judged yet", 2).replace("%u ", "")))))
    program.find("grid cell", focused=True)
    program.keys("Return")
    program.find("heading", re.compile(" × "))


def leave_gap(program):
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")


def overlap(program):
    """Which actions do the same for the same people; one of them is chosen."""
    show_view(program, "portfolio", "overlap")
    program.find("list", _("Overlap"))
    program.tab_to("list item", re.compile("^[0-9]+ "))
    program.keys("space")


def side_by_side(program):
    overlap(program)
    program.keys("Return")
    program.press("button", _("Side by Side…"))
    program.find("dialog", _("Side by Side"))


def leave_side_by_side(program):
    leave_dialog(program)
    leave_gap(program)


def paste(program):
    """Text as it comes out of the plan document, and what becomes of each line."""
    go_to_page(program, "objectives")
    person.paste_document(program, person.make_document())


STRONG = "Plaats aan tafel: wekelijkse ontmoeting voor ouderen na een verlies"
OUTSIDE = "Tweede adem: wandelcoaching voor jongeren die van school dreigen te gaan"


def action(title):
    """An action is selected in the inventory: how it reads, and its fields."""

    def enter(program):
        show_view(program, "portfolio", "inventory")
        person.search(program, title)
        program.keys("Return")
        program.find("list item", re.compile("^" + re.escape(title)), focused=True)
        program.find("list item", re.compile("^" + re.escape(title)), selected=True)
        program.keys("F6")
        program.find("group", _("How it reads"))
        settle_until(lambda: title in (program.text(program.find("text box", _("What is the action called?"))) or ""), "the action")

    return enter


def leave_action(program):
    program.keys("ctrl+f", "Escape")
    if program.geometry()[2] < 1100 * program.home.text_scale:
        fold_details(program)


def fold_details(program):
    """Until they are gone: Escape may have been about to close them, and then the key opens them again."""
    for attempt in range(3):
        if program.all("group", _("How it reads")):
            program.keys("F9")
        try:
            program.gone("group", _("How it reads"), timeout=None if attempt == 2 else 4)
            return
        except Failure:
            if attempt == 2:
                raise


def action_page(program):
    """The same editor with room for two columns."""
    action(STRONG)(program)
    program.press("button", _("Open as a Page"))
    settle_until(lambda: dialogs(program), "the page of the action")


def leave_action_page(program):
    leave_dialog(program)
    leave_action(program)


def criteria(program):
    action(STRONG)(program)
    program.press("button", _("Criteria and Weights…"))
    program.find("list", _("Sets of criteria"))


def new_action(program):
    """The pause button: what looks like it is shown before it is added."""
    show_view(program, "portfolio", "inventory")
    program.keys("ctrl+n")
    program.set_text(program.find("text box", _("What do you have in mind?")), "Ontmoeting voor ouderen na een verlies")
    program.find("button", re.compile(re.escape(_("Build on “%s”").split("%s")[0])))
def budget(program):
    """The figures of the year, with what is behind one domain beside them."""
    show_view(program, "budget", "domains")
    program.press("button", re.compile("^(Werk|Work), "))
    program.find("label", re.compile("^300 k€"))


def budget_link(program):
    budget(program)
    program.tab_to("list item", re.compile("^Leidinggevenden in vierhonderd"))
    program.keys("Return")
    program.find("text box", re.compile(f"^{_('Attributed amount')}"))


def leave_budget(program):
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")


def leave_budget_link(program):
    program.press("button", _("Back"))
    leave_budget(program)


def portfolio_together(program):
    """One field of those that are to be scaled up."""
    portfolio(program)
    strip = program.find("toggle button", re.compile("^20 "))
    program.do(strip)
    program.find("button", re.compile("^20 .* 65 "))
    go_to_page(program, "portfolio")  # the keyboard goes to the rows
    program.keys("ctrl+a", "ctrl+shift+e")
    program.find("dialog")
    program.tab_to("button", re.compile("^" + re.escape(_("Field")) + ": "))
    program.keys("space")
    program.set_text(program.find("search box", _("Field"), focused=True), _("Level"))
    program.find("menu item", _("Level"))
    program.keys("Return")
    program.find("button", re.compile("^" + re.escape(_("New value"))))


def leave_together(program):
    leave_dialog(program)
    program.do(program.find("toggle button", re.compile("^20 ")))


def action_points(program):
    go_to_page(program, "action-points")


def search(program):
    program.keys("ctrl+f")
    program.find(where=lambda n: n.focused and n.editable)


def leave_search(program):
    program.keys("Escape")
    settle_until(lambda: not [n for n in program.all(focused=True) if n.editable], "the search to close")


def change_title(program, title):
    """Types another title for the plan."""
    program.keys("alt+Return")
    program.set_text(program.find("text box", _("Title")), title)
    leave_dialog(program)
    program.find("window", re.compile(" – " + re.escape(title)))


GOOD = "Dertig gemeenten stellen een buurtcoach geestelijke gezondheid aan"
CRITICISED = "Inzetten op een gezonde leefstijl voor iedereen"


def editor_of(title):
    """In a small window the details lie over the page once they are asked for."""

    def enter(program):
        select_point(program, title)
        program.keys("F6")
        program.find("group", _("Specific"))

    return enter


def leave_editor(program):
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")
        program.gone("group", _("Specific"))


# ---- sessions --------------------------------------------------------------------------------------------------------


def capture(program):
    """The board of the session that was held last, with the keyboard on the line to write in."""
    show_view(program, "sessions", "cards")
    program.find("list item", re.compile("^Pitch: Binnenwaai"))


def card(program):
    """One card, with its details beside it."""
    capture(program)
    program.tab_to("list item", re.compile("^Pitch: Binnenwaai"))
    program.keys("Return")
    program.find("text box", _("Card"), focused=True)


def leave_card(program):
    program.keys("Escape")
    if program.geometry()[2] < 1100 * program.home.text_scale:
        program.keys("F9")


def votes(program):
    """The dots of the last count, which do not quite add up."""
    capture(program)
    program.press("button", re.compile(re.escape(_("Count _Votes…").replace("_", ""))))
    program.find("dialog", _("Count Votes"))


def minutes(program):
    show_view(program, "sessions", "outcome")
    program.press("button", re.compile(re.escape(_("_Minutes…").replace("_", ""))))
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").replace("%u", "1", 1).replace("%u", ""))))


SESSIONS = [
    Scene("sessions", view("calendar", "sessions")),
    Scene("session-programme", view("programme", "sessions")),
    Scene("capture", capture),
    Scene("card", card, leave_card),
    Scene("votes", votes, leave_dialog),
    Scene("session-outcome", view("outcome", "sessions")),
    Scene("minutes", minutes, leave_dialog, like_another=True),
]


# ---- documents -------------------------------------------------------------------------------------------------------


STRONG = "Binnenwaai"


def action_sheet(program):
    """The sheet of an action to scale up, as it will be printed."""
    portfolio(program)
    person.select_action(program, STRONG)
    program.keys("F6")
    program.do(program.find("button", _("Action Sheet…"), where=lambda n: n.showing))
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").replace("%u", "1", 1).replace("%u", ""))))


def leave_action_sheet(program):
    leave_dialog(program)
    leave_editor(program)


# ---- trouble with the file -------------------------------------------------------------------------------------------


def plans(program):
    """The folder of the person's plans, and the one that is open."""
    folder = program.home.path / "plans"
    return folder, next(path for path in folder.iterdir() if path.name in ("plan.bouwstenen", "Voorbeeldplan.bouwstenen"))


def not_saved(program):
    """The folder has gone: the disk of the network, say."""
    folder, _path = plans(program)
    change_title(program, "Plan geestelijke gezondheid")
    folder.rename(folder.with_name("elders"))
    program.keys("ctrl+s")
    program.find("label", _("Your plan is not saved; your work is still here"))


def saved_after_all(program):
    folder = program.home.path / "plans"
    folder.with_name("elders").rename(folder)
    program.press("button", _("_Try Again"))
    program.gone("label", _("Your plan is not saved; your work is still here"))


def somebody_saves(path, **changes):
    """Another program writes the whole file anew and moves it over the old one."""
    plan = json.loads(path.read_text("utf-8"))
    plan["plan"].update(changes)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")
    os.replace(part, path)


def changed_underneath(program):
    path = plans(program)[1]
    path.with_suffix(".was").write_bytes(path.read_bytes())
    somebody_saves(path, title="Hun titel")
    program.find("button", _("Put This Notice Away"))


def put_notice_away(program):
    """And the file is what it was again, so that the scenes after this one can save."""
    program.press("button", _("Put This Notice Away"))
    program.gone("button", _("Put This Notice Away"))
    path = plans(program)[1]
    os.replace(path.with_suffix(".was"), path)


# ---- merging ---------------------------------------------------------------------------------------------------------


def review(program):
    """The plan that is open, and two copies that differ from it and from each other: one was sent, the other came back."""
    _base, sent, theirs = copies.make(program.home.path / "kopieën", copies.in_one_language, copies.harder)
    merge_with(program, theirs, sent)


def review_text(program):
    review(program)
    program.keys("alt+Down")
    answer(program, "Dertig dienstencentra", _("Both, one after the other"))


def review_incoming(program):
    review(program)
    if program.all("button", _("List")):  # one of both fits in the window
        program.press("button", _("List"))
    program.do(program.find("toggle button", re.compile("^[0-9]+ .*" + _.plural("%u record changes by itself", "%u records change by themselves", 2)[-12:])))
    program.gone("radio group", re.compile("^Dertig"))


def review_own(program):
    """A date of one's own, of which what is typed first is none."""
    review(program)
    answer(program, "Dertig gemeenten", _("Fill it in yourself"))
    program.find("text box", _("Deadline"), focused=True)
    program.keys("ctrl+a")
    program.type("in de herfst")
    program.keys("ctrl+Return")
    program.find("label", _("This is not a date. Type it as 31/12/2026 or 31 dec 2026, or pick it in the calendar."))


def leave_review(program):
    if program.all("button", _("List")):
        program.press("button", _("List"))  # from a question, Escape goes back to the list
        program.gone("button", _("List"))
    escape_until(program, lambda: not dialogs(program) or program.all(("dialog", "alert dialog"), _("Stop merging?")), "the end of the merge")
    if dialogs(program):
        program.tab_to("button", _("_Stop"))
        program.keys("space")
    settle_until(lambda: not dialogs(program), "the end of the merge")


MERGE = [
    Scene("merge", review, leave_review),
    Scene("merge-text", review_text, leave_review, like_another=True),
    Scene("merge-own", review_own, leave_review),
    Scene("merge-incoming", review_incoming, leave_review),
]


TROUBLE = [Scene("not-saved", not_saved, saved_after_all), Scene("changed-underneath", changed_underneath, put_notice_away)]

# ---- tables in and out -----------------------------------------------------------------------------------------------

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
    program.press("button", _("_Columns").replace("_", ""))
    program.find("list", _("Columns of the table"))


def import_preview(program):
    import_columns(program)
    program.press("button", _("_Preview").replace("_", ""))
    program.find("toggle button", _("What changes"))


def import_changes(program):
    import_preview(program)
    program.press("toggle button", _("What changes"))
    program.gone("list", _("Refused cells"))


def leave_import(program):
    escape_until(program, lambda: not dialogs(program), "the end of the import")


def export_table(program):
    program.keys("ctrl+e")
    program.find("dialog", _("Export"))


TABLES = [
    Scene("import-table", import_table, leave_import),
    Scene("import-columns", import_columns, leave_import),
    Scene("import-preview", import_preview, leave_import),
    Scene("import-changes", import_changes, leave_import, like_another=True),
    Scene("export-table", export_table, leave_dialog),
]

# ---- differences and versions ------------------------------------------------------------------------------------------


def comparison(program):
    person.compare(program, person.as_it_was(plans(program)[1]))
    program.find("list", _("Differences"))


def leave_comparison(program):
    program.keys("ctrl+w")
    program.gone("list", _("Differences"))


def versions(program):
    """A named version, and two that were kept at a save."""
    person.name_version(program, "Zo ging het naar het kabinet")
    for title in ("Plan geestelijke gezondheid", "Plan geestelijke gezondheid 2025-2029"):
        change_title(program, title)
        program.keys("ctrl+s")
        settle_until(lambda: title in plans(program)[1].read_text("utf-8"), "the file")  # where there is no room, nothing says so
    person.earlier_versions(program)
    program.gone("label", _("comparing…"))


def version(program):
    person.name_version(program, "Nog een versie")
    person.earlier_versions(program)
    program.gone("label", _("comparing…"))
    program.tab_to("list item", re.compile(_("today at %s").split("%")[0], re.I))
    program.keys("Return")
    program.find("button", _("_Compare with Now"))


def leave_version(program):
    program.keys("Escape")
    leave_dialog(program)


COMPARISON = [
    Scene("comparison", comparison, leave_comparison),
    Scene("versions", versions, leave_dialog),
    Scene("version", version, leave_version),
]

import budget_places  # pylint: disable=wrong-import-position  # it goes to places of this module

DIALOGS_IN_PLAN = [dialog("palette", "ctrl+k"), dialog("plan", "alt+Return")]
IN_PLAN = [
    *(Scene(f"objectives-{number + 1}", phase(number), like_another=0 < number < 4) for number in range(5)),
    Scene("themes", view("themes")),
    Scene("groups", view("groups")),
    Scene("objectives", objective),
    Scene("portfolio", portfolio),
    Scene("action-sheet", action_sheet, leave_action_sheet),
    Scene("gaps", gaps),
    Scene("gap", gap, leave_gap),
    Scene("overlap", overlap),
    Scene("side-by-side", side_by_side, leave_side_by_side),
    Scene("paste", paste, leave_dialog),
    Scene("portfolio-together", portfolio_together, leave_together),
    Scene("action", action(STRONG), leave_action),
    Scene("action-outside", action(OUTSIDE), leave_action),
    Scene("action-page", action_page, leave_action_page),
    Scene("criteria", criteria, leave_action_page),
    Scene("new-action", new_action, leave_dialog),
    Scene("budget-year", view("domains", "budget")),
    Scene("budget", budget, leave_budget),
    Scene("budget-link", budget_link, leave_budget_link),
    *(Scene(name, *what) for name, *what in budget_places.PLACES),
    Scene("years", view("years", "budget")),
    Scene("articles", view("articles", "budget")),
    *SESSIONS,
    Scene("action-points", action_points),
    Scene("smart-good", editor_of(GOOD), leave_editor),
    Scene("smart-criticised", editor_of(CRITICISED), leave_editor),
    *DIALOGS_IN_PLAN,
    *MERGE,
    *TABLES,
    *TROUBLE,
    *COMPARISON,
]
# What opens over a page and closes with Escape.
OVER_THE_PAGE = [Scene("search", search, leave_search), *DIALOGS_IN_PLAN, *DIALOGS_ANYWHERE]
# The places where every control is passed with Tab.
KEYBOARD = [s for s in IN_PLAN if not s.like_another and s.name not in ("themes", "groups", "smart-good")]


def half(places, number):
    """Two programs beside each other take half the time of one, which also has more to tell the longer it runs."""
    middle = [str(s) for s in places].index("budget-year")
    return places[middle:] if number else places[:middle]


# Names of areas that may be wider than the window, because they scroll sideways.
SIDEWAYS = ()

# ---- with a new plan -------------------------------------------------------------------------------------------------

IN_NEW_PLAN = [
    Scene("new-plan", person.new_plan),
]

# ---- with a file that cannot be opened -----------------------------------------------------------------------------------


def damage(path):
    """The plan as a broken transfer leaves it: a byte changed in the middle, the end gone."""
    content = path.read_bytes()
    at = content.index(b'"deadline": "', len(content) // 4) + len(b'"deadline": "')
    content = content[:at] + b"x" + content[at + 1 :]
    path.write_bytes(content[: len(content) * 9 // 10])


def not_opened(program):
    program.find(name=_("The file could not be opened"))
    program.find("button", _("_Open What Can Be Read as a Copy").replace("_", ""))


def salvaged(program):
    program.press("button", _("_Open What Can Be Read as a Copy").replace("_", ""))
    person.in_workbench(program)
    program.find("label", _("This is what could be read of a damaged file"))


def what_is_lost(program):
    program.press("button", _("What Is _Lost…").replace("_", ""))
    program.find("text box", _("What is lost"))


WITH_DAMAGE = [
    Scene("damaged", not_opened),
    Scene("salvaged", salvaged),
    Scene("lost", what_is_lost, leave_dialog),
]

# ---- after a crash -------------------------------------------------------------------------------------------------------


def leave_work(home, lang=None):
    """Three programs that are killed while somebody works: on a new plan, and twice on a file that somebody saves since."""
    for number, name in enumerate((None, "Voorbeeldplan.bouwstenen", "Gedeeld plan.bouwstenen")):
        path = copy_example(home, name) if name else None
        program = Program(files=[path] if path else [], home=home, lang=lang)
        if path is None:
            person.new_plan(program)
        person.in_workbench(program)
        change_title(program, f"Plan geestelijke gezondheid {2025 + number}-{2029 + number}")
        time.sleep(1)
        program.process.kill()
        program.process.wait()
        program.kill()
    somebody_saves(path, title="Hun titel")
    copies_folder = home.path / "state/bouwstenen/recovery"
    copies_folder.mkdir(parents=True)
    (copies_folder / f"{time.time_ns() // 1000}-Op de netwerkschijf.bouwstenen").write_bytes(path.read_bytes())


def offer(program):
    program.find(name=_("Your work is still here"))
    settle_until(lambda: len(program.all("button", _("_Restore").replace("_", ""))) == 4, "all that is on offer")


AFTER_CRASH = [Scene("recovery", offer)]

# ---- a plan that another program has open -----------------------------------------------------------------------------


def read_only(program):
    program.find("button", _("_Make a Copy").replace("_", ""))


LOCKED = [Scene("read-only", read_only)]
