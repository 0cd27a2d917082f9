# SPDX-License-Identifier: EUPL-1.2
"""recover: what a crash of the workbench left is listed and restored; the journal is written here, line by line, as documented."""
import hashlib
import json
import os

from driver import EXAMPLE, FOLDER, main, run, test

TITLE = "Een titel die niet bewaard was"
NOW = 1772446500000000  # in microseconds


def state(name):
    folder = FOLDER / name
    return folder, {"XDG_STATE_HOME": str(folder)}


def line(seq, op, **what):
    text = json.dumps({"seq": seq, op: what}, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16] + " " + text + "\n"


def crash(name, more="", base=True):
    """A plan that was opened and given another title, when the program was killed; the files lie as the program leaves them."""
    folder, env = state(name)
    path = FOLDER / f"{name}.bouwstenen"
    content = EXAMPLE.read_bytes()
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = folder / "bouwstenen/plans" / ("plan-" + hashlib.sha256(os.path.realpath(path).encode()).hexdigest()[:16])
    kept.mkdir(parents=True)
    if base:
        (kept / "s.base").write_bytes(content)
    set_title = [{"op": "set", "kind": "plan", "id": "plan", "field": "title", "value": TITLE}]
    journal = kept / "s.journal"
    journal.write_text(
        line(0, "open", journal=1, uri=path.resolve().as_uri(), sha256=sha256, base=sha256, plan="plan", title="Voorbeeld", time=NOW)
        + line(1, "do", label="Titel wijzigen", author="ik", time=NOW, changes=set_title)
        + more,
        "utf-8",
    )
    return path, journal, env


@test
def work_is_listed_and_restored():
    path, journal, env = crash("killed")
    found = json.loads(run("recover", "--json", env=env))
    assert len(found) == 1 and found[0]["file"] == str(path) and found[0]["file-is"] == "same", found
    assert found[0]["changes"] == 1 and found[0]["labels"] == ["Titel wijzigen"], found
    assert "Titel wijzigen" in run("recover", env=env) and "Titel wijzigen" in run("recover", path, env=env)
    before = path.read_bytes(), journal.read_bytes()
    out = FOLDER / "restored.bouwstenen"
    run("recover", path, "-o", out, env=env)
    run("validate", out)
    assert json.loads(out.read_text("utf-8"))["plan"]["title"] == TITLE
    assert (path.read_bytes(), journal.read_bytes()) == before, "restoring into another file changed what was there"
    run("recover", journal, "-o", FOLDER / "by-journal.bouwstenen", env=env)
    assert (FOLDER / "by-journal.bouwstenen").read_bytes() == out.read_bytes()


@test
def a_torn_last_line_is_left_out():
    path, _journal, env = crash("torn", more=line(2, "undo", time=NOW)[:30])
    run("recover", path, "-o", "torn-out.bouwstenen", env=env)
    assert json.loads((FOLDER / "torn-out.bouwstenen").read_text("utf-8"))["plan"]["title"] == TITLE


@test
def a_file_that_changed_is_told():
    path, _journal, env = crash("changed")
    path.write_bytes(path.read_bytes().replace(b"Bureau", b"Dienst", 1))
    assert json.loads(run("recover", "--json", env=env))[0]["file-is"] == "changed"
    run("recover", path, "-o", "changed-out.bouwstenen", env=env)
    assert json.loads((FOLDER / "changed-out.bouwstenen").read_text("utf-8"))["plan"]["title"] == TITLE


@test
def where_nothing_is_left_it_says_so():
    path, _journal, env = crash("lost", base=False)
    path.unlink()  # nor the plan as it was opened
    error = run("recover", path, "-o", "lost-out.bouwstenen", env=env, status=1)
    assert "not there any more" in error and not (FOLDER / "lost-out.bouwstenen").exists(), error
    _folder, env = state("empty")
    assert json.loads(run("recover", "--json", env=env)) == []
    assert "no work" in run("recover", env=env)
    assert "no work" in run("recover", EXAMPLE, "-o", "no.bouwstenen", env=env, status=1)


@test
def the_copy_of_a_save_that_was_cut_off():
    folder, env = state("cut")
    copies = folder / "bouwstenen/recovery"
    copies.mkdir(parents=True)
    copy = copies / "1772446500000000-Gedeeld plan.bouwstenen"
    copy.write_bytes(EXAMPLE.read_bytes())
    (copies / "1772446500000001-half.bouwstenen").write_bytes(EXAMPLE.read_bytes()[:500])
    found = json.loads(run("recover", "--json", env=env))
    assert [(f["copy-of"], f["journal"]) for f in found] == [("Gedeeld plan.bouwstenen", str(copy))], found
    assert "“Gedeeld plan.bouwstenen” was cut off" in run("recover", env=env)
    run("recover", copy, "-o", "cut-out.bouwstenen", env=env)
    assert (FOLDER / "cut-out.bouwstenen").read_bytes() == EXAMPLE.read_bytes() and copy.exists()


main()
