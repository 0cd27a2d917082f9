#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A planner's spring: ten domains are asked, their files come back in any state, are merged with a review, declared complete,
locked, corrected and reported; and undoing gives the old bytes."""
import json
import re
import sys
from pathlib import Path

import contributions
import openpyxl
from contributions import Tool, fill, send_back, set_, tamper
from driver import Failure, Home, Program, copy_example, main, settle_until
from packs import cli, make_pack, open_too
from person import _, file_dialog, go_to_page, in_workbench, is_saved, tick

TODAY = {"BOUWSTENEN_TODAY": "2027-03-02"}
LATER = {"BOUWSTENEN_TODAY": "2027-05-04"}
REASON = "Rekenfout in het uitvoeringsrapport"


def start(home, path, environment):
    program = Program(files=[path], home=home, environment=environment)
    in_workbench(program)
    return program


def without_log(path):
    return re.sub(r',\n  "log": \[\n.*\n  \]', "", path.read_text("utf-8"), flags=re.S)


def save(program, path):
    program.keys("ctrl+s")
    return is_saved(program, path)


def choose_year(program, year):
    go_to_page(program, "budget")
    program.press("radio", year, where=lambda n: n.parent.name == _("Year"))
    settle_until(lambda: program.all("radio", year, where=lambda n: n.parent.name == _("Year"), checked=True), "the year")


def choose_domain(program, domain):
    program.press("button", re.compile(f"^{domain}(, [0-9]|$)"))
    program.find("label", domain, where=lambda n: n.parent.role != "grid")


# ---- out ----------------------------------------------------------------------------------------------------------------


def ask(program, folder):
    """Ten of eleven that are due; the folder holds a file of the same name already, which stays."""
    taken = folder / "Bijdrage 2027 – Werk.bouwstenen"
    taken.write_text("van iemand anders", "utf-8")
    choose_year(program, "2027")
    program.press("button", _("Ask for contributions…"))
    program.find("text box", _("To be back by"))
    program.says(re.compile("15 april 2027"))
    if program.find("checkbox", "Sociale zaken").checked or not program.find("checkbox", "Werk").checked:
        raise Failure("who is due is not ticked, or who reports in no Flemish BBT is")
    tick(program, "Omgeving")
    program.set_text(program.find("text box", re.compile("^" + re.escape(_("Contact for questions")))), "coordinatie@example.org")
    program.press("button", (_.plural("_Write %u File", "_Write %u Files", 10) % 10).replace("_", ""))
    program.find("dialog", _("The Files to Send"))
    if taken.read_text("utf-8") != "van iemand anders":
        raise Failure("a file that was there was written over")
    program.says(_("A file of that name was there and stays as it was; this one has a number."))
    program.press(None, _("Mail text for %s") % "Jeugd")
    program.says(re.compile("15 april 2027.*coordinatie@example.org", re.S))
    program.press("button", _("_Save the Plan").replace("_", ""))


def test_out():
    """Ten files and ten spreadsheets, a mail for each, one step to undo; what cannot be written is told and not asked"""
    home = Home()
    path = copy_example(home)
    folder = path.parent
    before = json.loads(path.read_text("utf-8"))
    with start(home, path, TODAY) as program:
        ask(program, folder)
        settle_until(lambda: "pack-key" in path.read_text("utf-8"), "the plan to be saved")
        program.press("button", _("_Done").replace("_", ""))
        program.gone("dialog", _("The Files to Send"))
        packs = sorted(p.name for p in folder.iterdir() if p.name.startswith("Bijdrage 2027"))
        if len(packs) != 21 or "Bijdrage 2027 – Werk (2).bouwstenen" not in packs:
            raise Failure(f"{len(packs)} files: {packs}")
        plan = is_saved(program, path)
        asked = [c for c in plan["contributions"] if c["year"] == 2027]
        if len(asked) != 10 or {c["deadline"] for c in asked} != {"2027-04-15"} or {c["asked-on"] for c in asked} != {"2027-03-02"}:
            raise Failure(f"asked: {asked}")
        program.keys("ctrl+z")
        program.find("button", _("Undo"))
        if {k: v for k, v in save(program, path).items() if k != "log"} != before:
            raise Failure("undone, the plan is not what it was")


# ---- back ---------------------------------------------------------------------------------------------------------------


def come_back(tool, path, packs, folder):
    """What ten domains made of it, and what the planner did meanwhile."""
    back = send_back(folder, packs, folder / "terug")
    for domain in ("Welzijn", "Werk", "Economie", "Inburgering", "Armoede", "Volksgezondheid"):
        fill(tool, back[domain])
    fill(tool, back["Cultuur"], submitted="2027-05-01")
    fill(tool, back["Jeugd"])
    tamper(tool, back["Jeugd"])
    # two hands in one domain, each with a file of its own
    other = folder / "terug/Onderwijs, van een collega.bouwstenen"
    other.write_bytes(back["Onderwijs"].read_bytes())
    fill(tool, back["Onderwijs"], first="Zestig scholen begeleid.")
    fill(tool, other, first="Tachtig scholen begeleid.")
    (folder / "terug/Werk nog eens.bouwstenen").write_bytes(back["Werk"].read_bytes())
    contributions.other_plan(tool, folder / "terug")
    tool("pack", path, "--domain", "Jeugd", "--year", "2026", "-o", folder / "terug/Jeugd vorig jaar.bouwstenen")
    link = next(l["id"] for l in contributions.read(back["Welzijn"])["budget-links"] if l["year"] == 2027)
    tool.apply(back["Welzijn"], set_("budget-links", link, "justification", "Zoals het domein het zegt."))
    tool.apply(path, set_("budget-links", link, "justification", "Zoals de planner het zegt."))
    return link


def look_at_files(program):
    """Each file is explained before anything changes."""
    for name, words in (
        ("Jeugd 2027", "niet van dit domein|not this domain"),
        ("Cultuur 2027", "1 mei 2027"),
        ("Lokaal bestuur 2027", re.escape(_("Nothing was filled in."))),
        ("Jeugd 2026", re.escape(_("It is for %d, and the others are for %d. Tick it if it is to come in all the same.") % (2026, 2027))),
        ("Werk 2027", re.escape(_("The same file stands above: it is taken once."))),
        ("Werk 2027", "ander plan|another plan"),
    ):
        program.find("list item", re.compile(f"^{name}.*({words})"))
    program.says(re.compile(re.escape(_("validated by %s on %s").split("%s")[0])))


def choose(program, wanted, *others):
    """The answer with these words, of a question that offers the others too."""
    def radio(words):
        return program.all("radio", re.compile(re.escape(words)))

    settle_until(lambda: radio(wanted), f"the question about “{wanted}”")
    for words in others:
        if not radio(words):
            raise Failure(f"“{words}” is not among the answers")
    program.do(radio(wanted)[0])
    settle_until(lambda: radio(wanted) and radio(wanted)[0].checked, f"“{wanted}” to be chosen")


def answer_all(program):
    """The planner and a domain, and two colleagues of one domain: every value is there."""
    program.find("dialog", _("Merge"))
    choose(program, "Zoals het domein het zegt.", "Zoals de planner het zegt.")
    program.keys("alt+Down")
    choose(program, "Tachtig scholen begeleid.", "Zestig scholen begeleid.")
    program.find("label", _.plural("%u question, decided", "All %u questions are decided", 2) % 2)


def one_alone(program, pack):
    """One that is opened by itself while its plan is open: the planner is asked whether it is to come into the plan."""
    program.keys("ctrl+o")
    file_dialog(program, _("Open a plan"), pack)
    program.press("button", _("_Merge…").replace("_", ""))
    program.find("list item", re.compile("Werk"), where=lambda n: n.showing)
    settle_until(lambda: len(program.windows()) == 1, "the window in which nothing was opened to go")

    def is_left():
        Program.keyboard_in = None  # the window that goes may take the keyboard along once more
        program.keys("Escape")
        return not program.all("dialog", _("Merge Contributions"))

    settle_until(is_left, "the dialog to go")


def test_back():
    """Ten domains come back in every state; merged with a review, in one step that undoes to the byte"""
    home = Home()
    path = copy_example(home)
    tool = Tool(sys.argv[1])
    with start(home, path, TODAY) as program:
        ask(program, path.parent)
        settle_until(lambda: "pack-key" in path.read_text("utf-8"), "the plan to be saved")
        is_saved(program, path)  # also by what the program knows: it is killed now
    (path.parent / "Bijdrage 2027 – Werk.bouwstenen").unlink()
    (path.parent / "Bijdrage 2027 – Werk (2).bouwstenen").rename(path.parent / "Bijdrage 2027 – Werk.bouwstenen")
    packs = [p for p in path.parent.iterdir() if p.name.startswith("Bijdrage 2027")]
    link = come_back(tool, path, packs, path.parent)
    tool("canonical", path)
    before = without_log(path)
    with start(home, path, LATER) as program:
        one_alone(program, path.parent / "terug" / "Bijdrage 2027 – Werk.bouwstenen")
        choose_year(program, "2027")
        program.press("button", _("Merge contributions…"))
        program.press("button", _("Add a F_older…").replace("_", ""))
        file_dialog(program, _("A folder with contributions that came back"), path.parent / "terug")
        look_at_files(program)
        program.press("button", (_.plural("_Look at %u Contribution", "_Look at %u Contributions", 10) % 10).replace("_", ""))
        answer_all(program)
        program.keys("ctrl+Return")
        program.find("dialog", _("Contributions Merged"))
        program.find("list", _("Still missing"))
        program.says(re.compile("BO 2027 VAK"))
        program.press("button", _("_Done").replace("_", ""))
        program.gone("dialog", _("Contributions Merged"))
        program.find("button", _("%s: %s") % (_("Undo"), _("Merge Contributions")))
        check_merged(save(program, path), link)
        program.keys("ctrl+z")
        save(program, path)
        if without_log(path) != before:
            raise Failure("undone, the plan is not what it was")
        program.keys("ctrl+shift+z")
        check_merged(save(program, path), link)
        finish(program, path)


def check_merged(plan, link):
    states = {c["domain"]: c.get("state", "concept") for c in plan["contributions"] if c["year"] == 2027}
    submitted = {d for d, s in states.items() if s == "submitted"}
    if submitted != {"bd.welzijn", "bd.werk", "bd.economie", "bd.inburgering", "bd.armoede", "bd.volksgezondheid", "bd.cultuur", "bd.onderwijs"}:
        raise Failure(f"submitted: {submitted}")
    if next(l for l in plan["budget-links"] if l["id"] == link)["justification"] != "Zoals het domein het zegt.":
        raise Failure("the answer that was chosen is not in the plan")
    schools = next(c for c in plan["contributions"] if c["id"] == "con:bd.onderwijs:2027")
    if not any(a["execution"] == "Tachtig scholen begeleid." for a in schools["answers"]):
        raise Failure(f"of two hands the chosen one is not in the plan: {schools['answers']}")
    lost = {e["after"] for e in plan.get("log", []) if e.get("change") == "lost"}
    if not {"Zoals de planner het zegt.", "Zestig scholen begeleid."} <= lost:
        raise Failure(f"what was not chosen is not in the log: {lost}")


# ---- complete, locked, corrected, reported ------------------------------------------------------------------------------------


def finish(program, path):
    choose_year(program, "2027")
    choose_domain(program, "Werk")
    program.press("button", _("Declare Complete"))
    program.says(re.compile(re.escape(_("Declared complete on {day}").split("{")[0]) + "4 mei 2027"))
    program.press("button", _("Lock the Year"))
    program.press("button", _("Correct an Amount…"))
    program.set_text(program.find("text box", re.compile("BO · VAK")), "300")
    program.set_text(program.find("text box", _("Why it is corrected")), REASON)
    program.press("button", _("_Correct").replace("_", ""))
    program.says(re.compile(re.escape(REASON)))
    plan = save(program, path)
    corrections = next(c for c in plan["contributions"] if c["id"] == "con:bd.werk:2027")["corrections"]
    amounts = [a for l in plan["budget-links"] if l.get("domain") == "bd.werk" and l["year"] == 2027 for a in l["amounts"]]
    if [c["reason"] for c in corrections] != [REASON] or not any(a.get("plan-cents") == 30000000 for a in amounts):
        raise Failure(f"not corrected: {corrections} {amounts}")
    report(program, path)


def report(program, path):
    """Of one domain: as pages, as a web page and as a spreadsheet."""
    program.press("button", _("Report of This Domain…"))
    program.find("radio", "Werk", checked=True)
    tick(program, _("Without amounts under embargo"))
    program.press("button", _("_Show the Report").replace("_", ""))
    page = program.find("image", re.compile("^" + re.escape(_("Page %u of %u").split("%u")[0]) + "1 "))
    if "Bijdrage 2027 van Werk" not in page.description:
        raise Failure(f"a screen reader is not told what stands on the page: {page.description[:300]}")
    for name in ("Verslag.html", "Verslag.xlsx"):
        program.keys("ctrl+s")
        file_dialog(program, _("Save the Document"), path.parent / name)
        program.says(_("Saved as “%s”") % name)
    if (path.parent / "Verslag.xlsx").read_bytes()[:2] != b"PK" or "Bijdrage 2027 van Werk" not in (path.parent / "Verslag.html").read_text("utf-8"):
        raise Failure("the report is not what its name says")


# ---- files that come to the window ---------------------------------------------------------------------------------------------


def test_together():
    """Several contributions opened together are looked at to be merged, also a spreadsheet somebody changed; one alone is the form"""
    home = Home()
    path, pack = make_pack(home)
    folder = path.parent / "terug"
    folder.mkdir()
    sheet = folder / "Jeugd.xlsx"
    cli("pack", path, "--domain", "bd.jeugd", "--year", "2027", "-o", sheet)
    book = openpyxl.load_workbook(sheet)
    book["Terugblik"]["B2"] = "Een ander actiepunt"
    book.save(folder / "Jeugd, veranderd.xlsx")
    table = path.with_name("Acties.xlsx")
    cli("export", path, "-o", table)
    with start(home, path, TODAY) as program:
        open_too(home, pack, sheet, folder / "Jeugd, veranderd.xlsx")
        program.find("dialog", _("Merge Contributions"))
        for name in ("^Werk 2027", "^Jeugd 2027", "^Jeugd, veranderd.*Een ander actiepunt"):
            program.find("list item", re.compile(name, re.S))
        program.keys("Escape")
        program.gone("dialog", _("Merge Contributions"))
        open_too(home, folder, path)  # of a folder nothing that says it is a contribution is left out
        program.find("list item", re.compile("^Jeugd, veranderd.*Een ander actiepunt", re.S))
        program.keys("Escape")
        program.gone("dialog", _("Merge Contributions"))
        open_too(home, table, table)
        program.find("dialog", re.compile("Acties.xlsx|" + re.escape(_("Import a Table"))))
        program.keys("Escape")
        open_too(home, pack)
        program.press("button", _("_Open the Form").replace("_", ""))
        program.find("button", _("Begin"))


if __name__ == "__main__":
    main(test_out, test_back, test_together)
