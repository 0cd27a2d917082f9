# SPDX-License-Identifier: EUPL-1.2
"""Calls the tool, makes plans to try it on, and runs the tests as TAP."""
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

CLI, DATA = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
KEPT = tempfile.TemporaryDirectory()
FOLDER = Path(KEPT.name)
FRAMEWORK = json.loads((DATA / "frameworks/ggb-2025.json").read_text("utf-8"))
EXAMPLE = DATA / "examples/ggb-voorbeeld.bouwstenen"
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, status=0, stdin=None, env=None):
    """Runs the tool; its standard output, or, when another status than 0 is expected, its standard error."""
    done = subprocess.run(
        [CLI, *map(str, arguments)], input=stdin, capture_output=True, check=False, cwd=FOLDER, env={**os.environ, **(env or {})}
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == status, f"{arguments}: exit status {done.returncode} and not {status}\n{out[:2000]}\n{err[:2000]}"
    assert status != 0 or err == "", f"{arguments}: {err}"
    assert status == 0 or "CRITICAL" not in err, err
    return out if status == 0 else err


def write(name, content):
    path = FOLDER / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def fresh(name="fresh.bouwstenen"):
    path = FOLDER / name
    path.unlink(missing_ok=True)
    run("new", name)
    return path


def changes(*items):
    return json.dumps([{"label": "Proef", "changes": list(items)}], ensure_ascii=False).encode("utf-8")


def apply(path, *items, status=0, options=()):
    return run("apply", path, "-", *options, stdin=changes(*items), status=status)


def load(path):
    return json.loads(path.read_text("utf-8"))


def record(path, kind, id_):
    return json.loads(run("show", path, kind, "--id", id_, "--json"))


def point(id_="ap-een", **fields):
    return {"kind": "action-points", "id": id_, "op": "add", "value": {"title": "Een actiepunt", **fields}}


def set_(field, value, id_="ap-een", kind="action-points", op="set"):
    return {"kind": kind, "id": id_, "op": op, "field": field, "value": value}


def main():
    print(f"1..{len(TESTS)}", flush=True)
    failed = 0
    for number, function in enumerate(TESTS, 1):
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Exception:  # pylint: disable=broad-except  # a failed assertion and a crash are both a failed test
            failed += 1
            print(f"not ok {number} {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), flush=True)
    return 1 if failed else 0
