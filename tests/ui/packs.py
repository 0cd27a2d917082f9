# SPDX-License-Identifier: EUPL-1.2
"""Contribution packs as a policy domain gets them by mail, and what its representative does with them."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from driver import Failure, Home, Program, copy_example, settle_until
from person import _

DAY = {"BOUWSTENEN_TODAY": "2027-03-20"}  # asked in March, and time enough
LATE = {"BOUWSTENEN_TODAY": "2027-05-03"}
CONTACT = "coördinator van het plan, plan@noordster.example"
LEADERS, VISITS, PARENTS = "ap-xklrdo4oqvn4yadl", "ap-bf4a2vddvn3clr3q", "ap-t4a2oecjh4fkw4zc"  # what Werk is asked about first
LAST_YEAR = {
    LEADERS: ("Drie organisaties gaven de opleiding in 120 kmo's.", "212 leidinggevenden rondden ze af (eigen register).", "Nog eens 100 kmo's."),
    VISITS: ("Twee brugfiguren legden huisbezoeken af.", "310 werkzoekenden bezocht.", "Een derde brugfiguur aanwerven."),
}


def cli(*arguments, status=0):
    """The command-line tool, which the planner may use as well."""
    program = Path(os.environ.get("BOUWSTENEN_BUILD") or sys.argv[1]).resolve() / "src/cli/bouwstenen-cli"
    done = subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != status:
        raise Failure(f"bouwstenen-cli {' '.join(map(str, arguments))}: {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def make_pack(home, locked=False, contact=CONTACT):
    """The example plan with what Werk said last year, and what it is asked in 2027; gives both files."""
    plan = copy_example(home)
    content = json.loads(plan.read_text("utf-8"))
    said = next(c for c in content["contributions"] if c["id"] == "con:bd.werk:2026")
    said["answers"] = [{"id": i, "execution": a, "result": b, "intention": c} for i, (a, b, c) in sorted(LAST_YEAR.items())]
    content["contributions"].append({"id": "con:bd.werk:2027", "domain": "bd.werk", "year": 2027, "asked-on": "2027-03-01",
                                     "deadline": "2027-04-15", **({"state": "locked"} if locked else {})})
    content["contributions"].sort(key=lambda c: c["id"])
    plan.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    pack = plan.with_name("Bijdrage Werk.bouwstenen")
    cli("pack", plan, "--domain", "bd.werk", "--year", "2027", "--deadline", "2027-04-15", "--contact", contact, "-o", pack)
    return plan, pack


def open_pack(pack, home=None, day=None, **more):
    program = Program(files=[pack], home=home or Home(), environment={**(day or DAY), **more.pop("environment", {})}, **more)
    program.find("window", re.compile(" – "))
    return program


def open_too(home, *files):
    """As a file manager does with what is chosen: the program that runs gets them."""
    build = Path(os.environ.get("BOUWSTENEN_BUILD") or sys.argv[1])
    subprocess.run([str((build / "src/bouwstenen").resolve()), *map(str, files)], env={**os.environ, **home.environment()}, check=True, timeout=60)


def question(program, number):
    """The text box of a question: “1 · What did …”"""
    return program.find("text box", re.compile(f"^{number} · "))


def step(program, words, key=None):
    """Goes on by the button, and waits until the step is there."""
    if key:
        program.keys(key)
    else:
        program.press("button", re.compile("^(%s|%s)$" % (re.escape(_("Begin")), re.escape(_.context("form", "Next")))))
    program.find("label", re.compile(words))


def to_step(program, number):
    """To the step with this number, by the buttons; there and back."""
    here = re.compile("^" + re.escape(_("Step %u of %u")).replace("%u", r"(\d+)") + "$")

    def at():
        label = next(iter(program.all("label", here)), None)
        return int(here.match(label.name)[1]) if label else 0

    while at() != number:
        before = at()
        name = re.escape(_("Back")) if before > number else "%s|%s" % (re.escape(_("Begin")), re.escape(_.context("form", "Next")))
        program.press("button", re.compile(f"^({name})$"))
        settle_until(lambda: at() != before, "the next step")


def last_step(program):
    label = program.find("label", re.compile("^" + re.escape(_("Step %u of %u")).replace("%u", r"\d+") + "$"))
    to_step(program, int(re.findall(r"\d+", label.name)[-1]))
    program.find("button", re.compile("^(%s|%s)$" % (re.escape(_("Save and Send Back")), re.escape(_("Show the Folder")))))


def nothing_to_report(program, reason):
    program.press("toggle button", _("Nothing to Report, Because …"))
    program.press("menu item", reason)
    program.find("button", _("Something to Report After All"))


def content_of(path):
    return json.loads(Path(path).read_text("utf-8"))


def contribution_of(path):
    return next(c for c in content_of(path)["contributions"] if c["id"] == "con:bd.werk:2027")
