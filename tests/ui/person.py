# SPDX-License-Identifier: EUPL-1.2
"""What a person does in Bouwstenen, in the words on the screen; the tests are written with it."""
import json
import re
import subprocess
from pathlib import Path

from driver import Failure, Home, Program, Words, copy_example

_ = Words()
PAGES = {"objectives": ("Objectives", "alt+1"), "action-points": ("Action Points", "alt+2")}


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
    program.tab_to("list item", title)
    program.keys("space")
    program.find("list item", title, selected=True)
    program.keys("ctrl+f", "Escape")
    program.gone("search box", focused=True)
    program.find("list item", title, selected=True)


def file_dialog(program, title, path):
    """The toolkit's own file dialog: a whole path typed in it, as people who know it do."""
    program.find("dialog", title)
    if title != _("Save the plan"):
        program.type("/")  # opens the place to type in
    # put in whole: the dialog completes what is typed slowly
    program.set_text(program.find("text box", focused=True), str(path))
    program.keys("Return")
    program.gone("dialog", title)


def save_as(program, path):
    program.keys("ctrl+shift+s")
    file_dialog(program, _("Save the plan"), path)
    return is_saved(program, path if Path(path).suffix else Path(str(path) + ".bouwstenen"))


def is_saved(program, path):
    program.find("label", _("%s · saved") % Path(path).name)
    return json.loads(Path(path).read_text("utf-8"))


def close(program):
    program.keys("ctrl+w")
    program.wait_end()


def words_of_cli(build, *arguments):
    """What the command-line tool says: a second pair of eyes on what the window saved."""
    done = subprocess.run([str(Path(build) / "src/cli/bouwstenen-cli"), *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise Failure(f"bouwstenen-cli {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout
