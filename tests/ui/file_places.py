# SPDX-License-Identifier: EUPL-1.2
"""What anybody sees when something is the matter with the file, and of its versions."""
import os
import re
import time

import person
from driver import Program, copy_example, settle_until
from person import _
from places import Scene, change_title, leave_dialog, plans, somebody_saves


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


TROUBLE = [Scene("not-saved", not_saved, saved_after_all), Scene("changed-underneath", changed_underneath, put_notice_away)]


def comparison(program):
    person.compare(program, person.as_it_was(plans(program)[1]))
    program.find("list", _("Differences"))


def comparison_document(program):
    """What differs, as a document."""
    comparison(program)
    print_comparison(program)


def print_comparison(program):
    program.keys("ctrl+p")
    program.find("image", re.compile("^" + re.escape(_("Page %u of %u").split("%u")[0]) + "1 "))


def leave_comparison_document(program):
    leave_dialog(program)
    leave_comparison(program)


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
    open_version(program)


def open_version(program):
    program.tab_to("list item", re.compile(_("today at %s").split("%")[0], re.I))
    program.keys("Return")
    program.find("button", _("_Compare with Now"))


def leave_version(program):
    program.keys("Escape")
    leave_dialog(program)


COMPARISON = [
    Scene("comparison", comparison, leave_comparison),
    Scene("comparison-document", comparison_document, leave_comparison_document, like_another=True, window=lambda program: program.windows()[-1]),
    Scene("versions", versions, leave_dialog),
    Scene("version", version, leave_version, follows=("versions", open_version)),
]


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


def read_only(program):
    program.find("button", _("_Make a Copy").replace("_", ""))


LOCKED = [Scene("read-only", read_only)]
