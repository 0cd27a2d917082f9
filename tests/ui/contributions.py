# SPDX-License-Identifier: EUPL-1.2
"""What ten domains do with the files that a planner sent them: filled in by script, some late, some twice, some tampered with."""
import json
import shutil
import subprocess
from pathlib import Path

SIGNED = {"filled-in-by": "beleidsmedewerker", "validated-by": "hoofd van het departement"}


class Tool:
    """The command-line tool: what arrives and leaves by other hands than the window's."""

    def __init__(self, build):
        self.path = Path(build) / "src/cli/bouwstenen-cli"

    def __call__(self, *arguments, stdin=None):
        done = subprocess.run([str(self.path), *map(str, arguments)], input=stdin, capture_output=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"bouwstenen-cli {' '.join(map(str, arguments))}: {done.stderr.decode()}")
        return done.stdout.decode()

    def apply(self, path, *items):
        self("apply", path, "-", stdin=json.dumps([{"label": "Ingevuld", "changes": list(items)}]).encode())


def read(path):
    return json.loads(Path(path).read_text("utf-8"))


def subjects(pack):
    """What the domain is asked about: its action points and actions."""
    domain = pack["pack"]["domain"]
    return [r["id"] for kind in ("action-points", "actions") for r in pack.get(kind, []) if domain in (r.get("domain"), *r.get("domains", []))]


def set_(kind, id_, field, value):
    return {"kind": kind, "id": id_, "op": "set", "field": field, "value": value}


def fill(tool, path, submitted="2027-04-02", first="Gedaan zoals afgesproken."):
    """One domain answers every question, attributes 111 k€ more than there was, and signs."""
    pack = read(path)
    year, contribution = pack["pack"]["year"], f"con:{pack['pack']['domain']}:{pack['pack']['year']}"
    items = []
    if not any(c["id"] == contribution for c in pack.get("contributions", [])):
        items.append({"kind": "contributions", "id": contribution, "op": "add", "value": {"domain": pack["pack"]["domain"], "year": year}})
    answers = [{"id": s, "execution": "Gedaan zoals afgesproken.", "result": "Bereikt."} for s in subjects(pack)]
    answers[0]["execution"] = first
    items.append(set_("contributions", contribution, "answers", answers))
    for field, value in {**SIGNED, "state": "submitted", "submitted-on": submitted, "validated-on": submitted}.items():
        items.append(set_("contributions", contribution, field, value))
    for link in pack.get("budget-links", []):
        if link["year"] != year:
            continue
        for amount in link.get("amounts", []):
            if "plan-cents" in amount:
                items.append(set_("budget-links", link["id"], f"amounts/{amount['id']}/plan-cents", amount["plan-cents"] + 11_100_000))
    tool.apply(path, *items)
    return path


def tamper(tool, path):
    """Somebody opened it in a text editor and changed what an action point is called."""
    pack = read(path)
    pack["action-points"][0]["title"] = "Iets anders dan gevraagd"
    raw = Path(path).with_suffix(".json")
    raw.write_text(json.dumps(pack), "utf-8")
    tool("canonical", raw, "-o", path)
    raw.unlink()


def other_plan(tool, folder):
    """A file that was meant for somebody else's plan."""
    plan, pack = folder / "ander.bouwstenen", folder / "Van elders.bouwstenen"
    tool("new", plan)
    tool("pack", plan, "--domain", "Werk", "--year", "2027", "-o", pack)
    plan.unlink()
    return pack


def send_back(folder, sent, to):
    """By mail: copies in another folder."""
    to.mkdir(exist_ok=True)
    return {path.stem.split(" – ")[1]: Path(shutil.copy(path, to / path.name)) for path in sorted(sent) if path.suffix == ".bouwstenen"}


def some(tool, plan, folder):
    """For a look at what a planner sees: in order, empty, late, of two hands, tampered with, and of another plan."""
    folder.mkdir(exist_ok=True)
    packs = {}
    for domain in ("Welzijn", "Werk", "Cultuur", "Jeugd", "Onderwijs"):
        packs[domain] = folder / f"Bijdrage 2027 – {domain}.bouwstenen"
        tool("pack", plan, "--domain", domain, "--year", "2027", "--deadline", "2027-04-15", "-o", packs[domain])
    (folder / "Onderwijs, van een collega.bouwstenen").write_bytes(packs["Onderwijs"].read_bytes())
    fill(tool, packs["Welzijn"])
    fill(tool, packs["Cultuur"], submitted="2027-05-01")
    fill(tool, packs["Onderwijs"], first="Zestig scholen begeleid.")
    fill(tool, folder / "Onderwijs, van een collega.bouwstenen", first="Tachtig scholen begeleid.")
    tamper(tool, packs["Jeugd"])
    other_plan(tool, folder)
    return folder
