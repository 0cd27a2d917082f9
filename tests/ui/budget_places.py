# SPDX-License-Identifier: EUPL-1.2
"""What a planner sees of the budget: the figures of a year, and contributions: asking, what came back, the review, states,
the report."""
import os
import re
import sys
import time

import contributions
import packs
import person
from driver import Failure
from person import _, file_dialog
from places import Scene, find_dialog, leave_dialog, plans, show_view, undo, view


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


def counted(one, many):
    """A button that says how many, whatever the number."""
    return re.compile("^(" + "|".join(re.escape(_.plural(one, many, n).replace("_", "")).replace("%u", r"\d+") for n in (1, 2)) + ")$")


def ask(program):
    """Whom to ask, by when, with which words."""
    show_view(program, "budget", "domains")
    person.run_command(program, _("Ask for contributions…"))
    program.find("text box", _("To be back by"))


def asked(program):
    ask(program)
    write_files(program)


def write_files(program):
    """The files, each with its mail."""
    person.tick(program, re.compile("^Soci"))
    program.press("button", counted("_Write %u File", "_Write %u Files"))
    program.find("dialog", _("The Files to Send"))


def leave_asked(program):
    leave_dialog(program)
    undo(program)
    program.find("button", _("Undo"))


def inbox(program):
    """What came back, each file explained."""
    _folder, path = plans(program)
    back = contributions.some(contributions.Tool(os.environ.get("BOUWSTENEN_BUILD") or sys.argv[1]), path, program.home.path / "terug")
    show_view(program, "budget", "domains")
    person.run_command(program, _("Merge contributions…"))
    program.press("button", _("Add a F_older…").replace("_", ""))
    file_dialog(program, _("A folder with contributions that came back"), back)
    program.find("list item", re.compile("^[A-Z][a-z]+ 2027"))


def pack_review(program):
    inbox(program)
    look_at_packs(program)


def look_at_packs(program):
    """Two hands of one domain disagree."""
    program.press("button", counted("_Look at %u Contribution", "_Look at %u Contributions"))
    program.find("dialog", _("Merge"))


def outcome(program):
    pack_review(program)
    finish_review(program)


def finish_review(program):
    program.keys("ctrl+Return")
    program.find("dialog", _("Contributions Merged"))


def leave_outcome(program):
    leave_dialog(program)
    undo(program)


def of_domain(program, year):
    """What a planner may do with the contribution of one domain."""
    show_view(program, "budget", "domains")
    radio = program.find("radio", year, where=lambda n: n.parent.name == _("Year"))
    if not radio.checked:
        program.do(radio)
        program.says(re.compile(f"^BO {year}$"))
        time.sleep(0.5)  # the figures are made anew a moment after the year
    program.press("button", re.compile("^(Werk|Work)(, [0-9]|$)"))
    program.find("label", re.compile(f"^BBT {year} "))


def press_until(program, name, what):
    """Presses what may be made anew while it is pressed, as a person would: again when nothing comes of it."""
    for attempt in range(4):
        try:
            program.press("button", name)
            return program.find("text box", what, timeout=5)
        except Failure:
            if attempt == 3:
                raise


def sending_back(program):
    of_domain(program, "2026")
    press_until(program, _("Send Back with a Remark…"), _("What is to be looked at again"))


def correction(program):
    of_domain(program, "2025")
    press_until(program, _("Correct an Amount…"), _("Why it is corrected"))


def read_contribution(program):
    """What a domain said, as it would lie on the table of its minister."""
    of_domain(program, "2026")
    program.press("button", _("Read the Contribution…"))
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").split("%u")[0]) + "1 "))


def opened_beside(program):
    """One contribution, opened from the mail while its plan is open."""
    _folder, path = plans(program)
    pack = program.home.path / "Bijdrage Werk.bouwstenen"
    packs.cli("pack", path, "--domain", "bd.werk", "--year", "2027", "-o", pack)
    packs.open_too(program.home, pack)
    program.find("alert dialog", _("Contribution to This Plan"))


def put_beside(program):
    """Escape opens the form, which is no picture of this scene; the plan comes back."""
    program.keys("Return")
    find_dialog(program)
    leave_dialog(program)


def leave_of_domain(program):
    leave_dialog(program)
    leave_budget(program)
    program.press("radio", "2026", where=lambda n: n.parent.name == _("Year"))


def year_report_wish(program):
    show_view(program, "budget", "domains")
    person.run_command(program, _("Yearly report on the contributions…"))
    program.find("radio", _("The whole plan"))


def year_report(program):
    year_report_wish(program)
    show_year_report(program)


def show_year_report(program):
    program.press("button", _("_Show the Report").replace("_", ""))
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").split("%u")[0]) + "1 "))


def calendar(program):
    """Below what adds up: what is due when."""
    show_view(program, "budget", "domains")
    program.tab_to("button", _("To a _Calendar Program (ICS)…").replace("_", ""))


BUDGET = [
    Scene("budget-year", view("domains", "budget")),
    Scene("budget", budget, leave_budget),
    Scene("budget-link", budget_link, leave_budget_link),
    Scene("calendar", calendar),
    Scene("ask", ask, leave_dialog),
    Scene("asked", asked, leave_asked, follows=("ask", write_files)),
    Scene("inbox", inbox, leave_dialog),
    Scene("pack-review", pack_review, leave_dialog, follows=("inbox", look_at_packs)),
    Scene("outcome", outcome, leave_outcome, follows=("pack-review", finish_review)),
    Scene("sending-back", sending_back, leave_of_domain),
    Scene("correction", correction, leave_of_domain),
    Scene("read-contribution", read_contribution, leave_of_domain, like_another=True),
    Scene("opened-beside", opened_beside, put_beside, like_another=True),
    Scene("year-report-wish", year_report_wish, leave_dialog),
    Scene("year-report", year_report, leave_dialog, follows=("year-report-wish", show_year_report)),
    Scene("years", view("years", "budget")),
    Scene("articles", view("articles", "budget")),
]
