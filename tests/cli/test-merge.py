# SPDX-License-Identifier: EUPL-1.2
"""Merging from the command line, and through git: test-merge.py PROGRAM DATA. TAP."""
import json
import os
import shutil
import subprocess
import sys

from driver import CLI, EXAMPLE, FOLDER, apply, load, main, point, record, run, set_, test, write


def sides(name, ours, theirs, base=()):
    """A base and two copies with changes, in files of their own."""
    files = [FOLDER / f"{name}.{side}" for side in ("base", "ours", "theirs")]
    shutil.copy(EXAMPLE, files[0])
    if base:
        apply(files[0], *base)
    for path, items in zip(files[1:], (ours, theirs)):
        shutil.copy(files[0], path)
        if items:
            apply(path, *items)
    return files


def merge(files, *options, status=0):
    return run("merge", *files, "-o", "out", *options, status=status)


def points(path):
    return {p["id"]: p for p in load(path)["action-points"]}


# ---- what is combined ----


@test
def disjoint_changes_give_no_conflicts():
    base = [point()]
    files = sides("disjoint", [set_("title", "Ons"), set_("deadline", "2027-01-01")],
                  [set_("specific", "Hun"), set_("start", "2026-01-01"), {**point("ap-twee"), "op": "add"}], base)
    assert merge(files, "--conflicts", "c.json") == ""
    assert json.loads((FOLDER / "c.json").read_text()) == []
    merged = points(FOLDER / "out")
    assert merged["ap-een"] == {"id": "ap-een", "title": "Ons", "specific": "Hun", "start": "2026-01-01", "deadline": "2027-01-01"}
    assert "ap-twee" in merged
    run("validate", "out")
    there = (FOLDER / "out").read_bytes()
    merge([files[0], files[2], files[1]])
    assert (FOLDER / "out").read_bytes() == there, "the order of the sides decided something"


@test
def the_same_file_twice_changes_nothing():
    files = sides("twice", [set_("title", "Ons")], [set_("title", "Hun"), set_("note", "n")], [point()])
    merge(files, status=1)
    once = (FOLDER / "out").read_bytes()
    run("merge", files[0], "out", files[2], "-o", "again", status=1)
    assert (FOLDER / "again").read_bytes() == once
    for a, b in ((0, 2), (2, 0), (2, 2)):
        run("merge", files[0], files[a], files[b], "-o", "again")
        assert (FOLDER / "again").read_bytes() == files[2].read_bytes()


@test
def adjacent_fields_of_many_records():
    n = 60
    base = [point(f"ap-{i}", specific="s", measure="m") for i in range(n)]
    files = sides("many", [set_("specific", "ons", f"ap-{i}") for i in range(n)],
                  [set_("measure", "hun", f"ap-{i}") for i in range(n)], base)
    assert merge(files, "--json") and json.loads(merge(files, "--json")) == {"conflicts": [], "warnings": []}
    git = subprocess.run(["git", "merge-file", "-p", files[1], files[0], files[2]], capture_output=True, check=False)
    assert git.returncode == n, "git finds a conflict in each"


@test
def long_texts_combine_by_words():
    text = "De gemeente werkt samen met de school en de huisarts aan het welbevinden van jongeren in de buurt."
    files = sides("words", [set_("note", text.replace("gemeente", "stad"))],
                  [set_("note", text.replace("jongeren", "kinderen"))], [point(note=text)])
    merge(files)
    assert points(FOLDER / "out")["ap-een"]["note"] == text.replace("gemeente", "stad").replace("jongeren", "kinderen")


# ---- what is listed ----


@test
def conflicts_are_told_for_programs():
    files = sides("told", [set_("title", "Ons"), set_("milestones/m1/date", "2026-01-01")],
                  [set_("title", "Hun"), set_("milestones/m1/date", "2026-02-02")],
                  [point(milestones=[{"id": "m1", "title": "Start"}])])
    merge(files, "--conflicts", "c.json", status=1)
    conflicts = json.loads((FOLDER / "c.json").read_text("utf-8"))
    assert [(c["type"], c["kind"], c["id"], c["field"]) for c in conflicts] == [
        ("edit", "action-points", "ap-een", "milestones/m1/date"), ("edit", "action-points", "ap-een", "title")]
    assert [conflicts[1][k] for k in ("base", "ours", "theirs", "title")] == ["Een actiepunt", "Ons", "Hun", "Ons"]
    assert [conflicts[0][k] for k in ("base", "ours", "theirs")] == [None, "2026-01-01", "2026-02-02"]
    merged = points(FOLDER / "out")["ap-een"]
    assert merged["title"] == "Ons" and merged["milestones"][0]["date"] == "2026-01-01"
    lost = {(e["field"], e["after"]) for e in load(FOLDER / "out")["log"] if e.get("change") == "lost"}
    assert lost == {("title", "Hun"), ("milestones/m1/date", "2026-02-02")}
    run("merge", *files, "-o", "out", "--conflicts", "-", status=1)


@test
def conflicts_are_told_for_people():
    files = sides("people", [set_("title", "Ons"), set_("deadline", "2027-03-01")],
                  [set_("title", "Hun"), set_("deadline", "2028-04-01")], [point()])
    told = merge(files, "--locale", "nl", status=1)
    for words in ("Actiepunt: Ons", "Einddatum", "1 maart 2027", "1 april 2028", "Hun", "Een actiepunt"):
        assert words in told, (words, told)
    assert "ap-een" not in told, "people read titles"
    assert "Deadline" in merge(files, "--locale", "en", status=1)


@test
def a_removal_meets_a_change():
    ours, theirs = [{"kind": "action-points", "id": "ap-een", "op": "remove"}], [set_("note", "Belangrijk")]
    for a, b in ((ours, theirs), (theirs, ours)):
        files = sides("removal", a, b, [point()])
        merge(files, "--conflicts", "c.json", status=1)
        conflict, = json.loads((FOLDER / "c.json").read_text("utf-8"))
        assert conflict["type"] == "delete" and conflict["field"] is None
        assert (conflict["ours"] is None) == (a is ours) and (conflict["theirs"] is None) == (b is ours)
        assert points(FOLDER / "out")["ap-een"]["note"] == "Belangrijk"


@test
def a_removal_meets_a_reference():
    actor = {"kind": "actors", "id": "or-x", "op": "add", "value": {"name": "Dienst"}}
    files = sides("reference", [{"kind": "actors", "id": "or-x", "op": "remove"}], [set_("owner", "or-x")], [point(), actor])
    merge(files, "--conflicts", "c.json", status=1)
    conflict, = json.loads((FOLDER / "c.json").read_text("utf-8"))
    assert (conflict["type"], conflict["kind"], conflict["id"]) == ("delete", "actors", "or-x")
    assert points(FOLDER / "out")["ap-een"]["owner"] == "or-x"
    run("validate", "out")


@test
def rings_and_places_are_listed():
    files = sides("ring", [set_("depends-on/ap-b", None, "ap-a", op="add"), set_("order", "m", "ap-a")],
                  [set_("depends-on/ap-a", None, "ap-b", op="add"), set_("order", "q", "ap-a")], [point("ap-a"), point("ap-b")])
    for path, one, two in ((files[1], "ap-a", "ap-b"), (files[2], "ap-b", "ap-a")):
        assert record(path, "action-points", one)["depends-on"] == [two]
    merge(files, "--conflicts", "c.json", status=1)
    conflicts = json.loads((FOLDER / "c.json").read_text("utf-8"))
    assert [(c["type"], c["id"]) for c in conflicts] == [("cycle", "ap-a"), ("order", "ap-a"), ("cycle", "ap-b")]
    merged = points(FOLDER / "out")
    assert merged["ap-a"]["depends-on"] == ["ap-b"] and "depends-on" not in merged["ap-b"] and merged["ap-a"]["order"] == "m"


@test
def likely_duplicates_are_warnings():
    objective = "od.vw.4"
    files = sides("twins", [point("ap-ons", title="Buurt  sport", objective=objective)],
                  [point("ap-hun", title="buurt sport ", objective=objective), point("ap-ander", title="Buurt sport")])
    done = subprocess.run([CLI, "merge", *files, "-o", "out", "--json", "--conflicts", "c.json"], cwd=FOLDER,
                          capture_output=True, check=False)  # the warning is told on standard error
    found = json.loads(done.stdout)
    assert done.returncode == 0 and found["conflicts"] == [] and json.loads((FOLDER / "c.json").read_text()) == []
    warning, = found["warnings"]
    assert (warning["type"], warning["id"], warning["other"]) == ("duplicate", "ap-ons", "ap-hun")
    assert {"ap-ons", "ap-hun", "ap-ander"} <= set(points(FOLDER / "out"))


@test
def members_of_later_versions_merge_one_by_one():
    base = json.loads(EXAMPLE.read_text("utf-8"))
    base["actors"][0]["x-a"], base["x-file"] = {"diep": [1]}, 1
    first = base["actors"][0]["id"]

    def variant(name, **members):
        plan = json.loads(json.dumps(base))
        plan["actors"][0].update({k: v for k, v in members.items() if not k.startswith("file")})
        plan.update({f"x-{k}": v for k, v in members.items() if k.startswith("file")})
        run("canonical", write(name, json.dumps(plan)))
        return FOLDER / name

    files = [variant("x.base"), variant("x.ours", **{"x-a": 2, "x-b": 1, "file": 2}), variant("x.theirs", **{"x-a": 3, "x-c": 1, "file": 3})]
    merge(files, "--conflicts", "c.json", status=1)
    conflicts = json.loads((FOLDER / "c.json").read_text("utf-8"))
    assert [(c["kind"], c["field"], c["ours"], c["theirs"]) for c in conflicts] == [("*", "x-file", 2, 3), ("actors", "x-a", 2, 3)]
    merged = record(FOLDER / "out", "actors", first)
    assert (merged["x-a"], merged["x-b"], merged["x-c"]) == (2, 1, 1) and load(FOLDER / "out")["x-file"] == 2


# ---- what is refused ----


@test
def nothing_is_written_when_a_side_cannot_be_merged():
    files = sides("refused", [set_("title", "Ons")], [set_("note", "Hun")], [point()])
    half = write("half", files[2].read_bytes()[:-50])
    newer = write("newer", files[2].read_text("utf-8").replace('"version": 1,', '"version": 2,', 1))
    other = write("other", files[2].read_text("utf-8").replace('"2025.1"', '"2031.1"', 1))
    for bad in (half, newer, other, FOLDER / "is-er-niet"):
        for place in range(3):
            call = [*files]
            call[place] = bad
            if bad == other and place == 0:
                continue  # both sides stand on the same one
            (FOLDER / "out").unlink(missing_ok=True)
            told = merge(call, "--conflicts", "none.json", status=2)
            assert told and not (FOLDER / "out").exists() and not (FOLDER / "none.json").exists(), (bad, place)
            assert str(bad) in told or bad == newer
    assert "2025.1" in merge([files[0], files[1], other], status=2) and "2031.1" in merge([files[0], files[1], other], status=2)
    assert ":" in merge([files[0], files[1], half], status=2)
    before = files[1].read_bytes()
    run("merge-driver", files[0], files[1], half, status=2)
    assert files[1].read_bytes() == before
    for call in (["merge", *files], ["merge", *files[:2], "-o", "out"], ["merge", files[0], "-", "-", "-o", "out"],
                 ["merge", *files, "-o", "-", "--json"]):
        run(*call, status=2)


# ---- git as the engine ----


class Clone:
    def __init__(self, name, origin=None):
        self.path = FOLDER / name
        if origin is None:
            subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.path], check=True)
            return
        subprocess.run(["git", "clone", "-q", origin.path, self.path], check=True, capture_output=True)
        for key, value in (("user.name", name), ("user.email", f"{name}@example.org"), ("commit.gpgsign", "false"),
                           ("merge.bouwstenen.driver", f"'{CLI}' merge-driver %O %A %B %P"), ("pull.rebase", "false")):
            self.git("config", key, value)
        self.plan = self.path / "plan.bouwstenen"

    def git(self, *arguments, status=0):
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
        done = subprocess.run(["git", *arguments], cwd=self.path, capture_output=True, check=False, env=environment)
        assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout.decode() + done.stderr.decode()

    def change(self, *items):
        apply(self.plan, *items)
        self.git("commit", "-qam", "Werk")

    def pull(self, status=0):
        return self.git("pull", "-q", "--no-edit", status=status)

    def sync(self):
        self.pull()
        self.git("push", "-q")


def clones():
    origin = Clone("origin.git")
    first = Clone("an", origin)
    (first.path / ".gitattributes").write_text("*.bouwstenen merge=bouwstenen\n")
    shutil.copy(EXAMPLE, first.plan)
    apply(first.plan, point("ap-a", specific="s", note="De stad werkt met de school aan welbevinden."), point("ap-b"))
    first.git("checkout", "-q", "-B", "main")
    first.git("add", "-A")
    first.git("commit", "-qm", "Begin")
    first.git("push", "-q", "-u", "origin", "main")
    return [first, Clone("bo", origin), Clone("cy", origin)]


@test
def three_clones_converge_through_git():
    an, bo, cy = clones()
    an.change(set_("title", "Titel van An", "ap-a"), set_("note", "De gemeente werkt met de school aan welbevinden.", "ap-a"))
    bo.change(set_("specific", "Wat van Bo", "ap-a"), set_("note", "De stad werkt met de school aan gezondheid.", "ap-a"))
    cy.change(set_("for-whom", "Wie van Cy", "ap-a"), point("ap-c"), {"kind": "action-points", "id": "ap-b", "op": "remove"})
    an.git("push", "-q")
    bo.sync()
    cy.sync()
    bo.sync()
    an.sync()
    merged = points(an.plan)
    assert merged["ap-a"]["title"] == "Titel van An" and merged["ap-a"]["specific"] == "Wat van Bo"
    assert merged["ap-a"]["for-whom"] == "Wie van Cy" and "ap-c" in merged and "ap-b" not in merged
    assert merged["ap-a"]["note"] == "De gemeente werkt met de school aan gezondheid."
    assert an.plan.read_bytes() == bo.plan.read_bytes() == cy.plan.read_bytes()
    for clone in (an, bo, cy):
        assert clone.git("status", "--porcelain") == ""
        run("validate", clone.plan)
        shutil.rmtree(clone.path)
    shutil.rmtree(FOLDER / "origin.git")


@test
def a_conflict_stops_git_and_loses_nothing():
    an, bo, cy = clones()
    an.change(set_("title", "Titel van An", "ap-a"))
    bo.change(set_("title", "Titel van Bo", "ap-a"), set_("specific", "Wat van Bo", "ap-a"))
    an.git("push", "-q")
    told = bo.pull(status=1)
    assert "Titel van An" in told and "Titel van Bo" in told and "plan.bouwstenen" in told, told
    assert "UU" in bo.git("status", "--porcelain")
    run("validate", bo.plan)
    assert points(bo.plan)["ap-a"]["title"] == "Titel van Bo" and points(bo.plan)["ap-a"]["specific"] == "Wat van Bo"
    assert any(e.get("change") == "lost" and e["after"] == "Titel van An" for e in load(bo.plan)["log"])
    bo.git("commit", "-qam", "Bekeken")
    bo.git("push", "-q")
    for clone in (an, cy):
        clone.pull()
        assert clone.plan.read_bytes() == bo.plan.read_bytes()


@test
def both_added_the_file():
    files = sides("added", [point("ap-ons")], [point("ap-hun", title="Iets anders")])
    empty = write("empty", b"")
    run("merge-driver", empty, files[1], files[2], "plan.bouwstenen")
    assert {"ap-ons", "ap-hun"} <= set(points(files[1]))
    assert (load(files[1])["framework"], load(files[1])["plan"]) == (load(EXAMPLE)["framework"], load(EXAMPLE)["plan"])


if __name__ == "__main__":
    sys.exit(main())
