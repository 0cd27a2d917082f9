# SPDX-License-Identifier: EUPL-1.2
"""What a person does in Bouwstenen, in the words on the screen; the tests are written with it."""
import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from driver import Failure, Home, Program, Words, copy_example, settle_until

_ = Words()
PAGES = {"objectives": ("Objectives", "alt+1"), "portfolio": ("Portfolio", "alt+2"), "action-points": ("Action Points", "alt+3"), "budget": ("Budget & BBT", "alt+4"), "sessions": ("Sessions", "alt+5")}


def speak(lang):
    """From now on everybody who took the words from here has those of this language."""
    before, words = _, Words(lang)
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get("_") is before:
            module._ = words


def start(files=(), **home):
    """The program on its start page, or with these plans."""
    return Program(files=files, home=Home(**home))


def open_example(home=None):
    """The example plan as a file of one's own, opened by naming it when the program starts."""
    home = home or Home()
    path = copy_example(home)
    program = Program(files=[path], home=home)
    in_workbench(program)
    return program, path


def in_workbench(program):
    """The window's title tells the page and the plan; the list of pages may be folded away."""
    program.find("window", re.compile(" – "))


def new_plan(program):
    """From the start page, by keyboard: the first thing there has the focus."""
    program.find("list item", _("New plan from the framework"), focused=True)
    program.keys("Return")
    in_workbench(program)


def go_to_page(program, page):
    title, key = PAGES[page]
    program.keys(key)
    program.find("window", re.compile("^" + re.escape(_(title)) + " – "))


def search(program, words):
    program.keys("ctrl+f")
    program.set_text(program.find("search box", _("Search on This Page"), focused=True), words)


def select_point(program, title):
    """Looks for an action point by its words and selects it, all by keyboard."""
    go_to_page(program, "action-points")
    search(program, title)
    program.keys("Return")
    program.find("list item", title, focused=True, selected=True)
    program.keys("ctrl+f", "Escape")
    program.gone("search box", focused=True)
    program.find("list item", title, selected=True)


def select_action(program, title):
    """The same for an action of the portfolio."""
    go_to_page(program, "portfolio")
    search(program, title)
    program.keys("Return")
    program.find("list item", re.compile("^" + re.escape(title)), selected=True)
    program.keys("ctrl+f", "Escape")
    program.gone("search box", focused=True)


def file_dialog(program, title, path):
    """The toolkit's own file dialog: a whole path typed in it, as people who know it do."""
    dialog = program.find("dialog", title)
    if title != _("Save the plan"):
        program.type("/")  # opens the place to type in
    # put in whole: the dialog completes what is typed slowly
    program.set_text(program.find("text box", focused=True), str(path))
    for attempt in range(3):  # what the dialog is still listing at that moment swallows the key
        program.keys("Return")
        try:
            return settle_until(lambda: not program.bus.is_there(dialog), "the dialog to close", None if attempt == 2 else 6)
        except Failure:
            if attempt == 2:
                raise


def save_as(program, path):
    program.keys("ctrl+shift+s")
    file_dialog(program, _("Save the plan"), path)
    return is_saved(program, path if Path(path).suffix else Path(str(path) + ".bouwstenen"))


def is_saved(program, path):
    """Waits until all is saved: once the keys are heard, the words on screen are no longer those of the save before."""
    program.has_heard()
    program.find("label", _("%s\nSaved") % Path(path).name)
    return json.loads(Path(path).read_text("utf-8"))


def run_command(program, words):
    """By the palette, which knows every command."""
    program.keys("ctrl+k")
    program.set_text(program.find("search box", _("Go To"), focused=True), words)
    program.find("list item", words)
    program.keys("Return")


def choose_from(program, button, item):
    """A menu behind a button."""
    program.press("toggle button", button)
    program.press("menu item", item)
    program.gone("menu item", item)


def tick(program, name):
    """Or untick, by keyboard: the toolkit offers no other way to those who do not see it."""
    was = program.find("checkbox", name).checked
    program.tab_to("checkbox", name)
    program.keys("space")
    settle_until(lambda: program.find("checkbox", name).checked != was, f"“{name}” to change")


def choose_phase(program, phase):
    """In the gap matrix."""
    choose_from(program, re.compile("^" + re.escape(_("%s: %s").split("%s")[0] + _("Life phase"))), phase)


def make_document(phase="lf.vw"):
    """The framework's own words, as a PDF gives text: broken lines, cut words, page furniture, what goes on overleaf."""
    framework = json.loads((Path(os.environ["BOUWSTENEN_DATADIR"]) / "frameworks/ggb-2025.json").read_text("utf-8"))
    out = ["Doelstellingen voor deze levensfase", ""]
    for kind in ("strategic", "operational"):
        subs = framework["lists"][kind + "-sub-objectives"]
        for item in framework["lists"][kind + "-objectives"]:
            if item.get("phase") != phase:
                continue
            out += textwrap.wrap("• " + item["title"]["nl"] + ".", 46)
            for sub in subs:
                if sub.get("parent") == item["id"]:
                    out += textwrap.wrap("> " + sub["title"]["nl"] + ".", 46)
        out += ["... >>", "", "\f 12/88", ""]
    out += ["• Zwembaden openen een uur vroeger voor wie de tuin-", "schommel verkiest.", "> Badmeesters kennen hun vaste zwemmers."]
    return "\n".join(out) + "\n"


def paste_document(program, text):
    """There is nothing in the clipboard of a test, so the program asks for the text."""
    run_command(program, _("Paste from the plan document…"))
    program.set_text(program.find("text box", _("Text of the plan document")), text)
    program.press("button", _("_Read It").replace("_", ""))
    program.find("list", _("Lines of the document"))


def as_it_was(path):
    """An earlier plan in a file of its own: what the open one changed since then, of every kind of change."""
    plan = json.loads(Path(path).read_text("utf-8"))
    points = {p["id"]: p for p in plan["action-points"]}
    coach, library, attention = (points[f"ap-{i}"] for i in ("3grugi7a2pa3ukie", "33mf2gqfqkusinmy", "4e5ij4o7gticn2di"))
    coach.update({"title": "Twintig gemeenten stellen een buurtcoach aan", "target-value": "20", "deadline": "2027-12-31"})
    coach["specific"] = "De coach brengt verenigingen en bewoners per wijk samen en stelt elk jaar een buurtplan op."
    coach["settings"] = ["set.lokaal", "set.thuis", "set.zorg"]
    coach["period-targets"][0]["value"] = "20"
    library["status"] = "proposed"
    library.pop("means", None)
    plan["action-points"].remove(attention)
    plan["action-points"].append({"id": "ap-aaaaaaaaaaaaaaaa", "title": "Een website over veerkracht", "status": "concept", "deadline": "2026-12-31"})
    plan["actors"].append({"id": "or-aaaaaaaaaaaaaaaa", "name": "Buurtwerk Zonnehoek"})
    plan["objectives"][1]["note"] = "Begint bij alle scholen."
    plan["objectives"][0]["priority"] = 3
    plan["objectives"].append({"id": "od.vw.7", "order": "0"})
    plan["plan"]["organisation"] = "Bureau Preventie"
    for kind in ("action-points", "actors", "objectives"):
        plan[kind].sort(key=lambda r: r["id"])
    target = Path(path).with_name("Vorig jaar.bouwstenen")
    target.write_text(json.dumps(plan, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return target


def compare(program, path):
    """Compares the open plan with another file, which comes before it."""
    program.keys("ctrl+d")
    program.find("window", re.compile("^" + re.escape(_("Differences")) + " – "))
    program.press("button", re.compile("^" + re.escape(_("Before"))))
    program.set_text(program.find("search box", _("What was before"), focused=True), _("Another file…"))
    program.find("menu item", _("Another file…"))
    program.keys("Return")
    file_dialog(program, _("A plan to compare with"), path)
    program.find("button", re.compile(re.escape(path.name)))


def name_version(program, title):
    """The plan as it is now gets a name, by way of the list of commands."""
    program.keys("ctrl+k")
    program.set_text(program.find("search box", _("Go To"), focused=True), _("Name this version…"))
    program.find("list item", _("Name this version…"))
    program.keys("Return")
    program.set_text(program.find("text box", _("Name"), focused=True), title)
    program.keys("Return")
    program.find("button", re.compile(re.escape(title)))


def earlier_versions(program):
    program.keys("ctrl+h")
    program.find("dialog", _("Earlier Versions"))


def close(program):
    program.keys("ctrl+w")
    program.wait_end()


def words_of_cli(build, *arguments):
    """What the command-line tool says: a second pair of eyes on what the window saved."""
    done = subprocess.run([str(Path(build) / "src/cli/bouwstenen-cli"), *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise Failure(f"bouwstenen-cli {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout
