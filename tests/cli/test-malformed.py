# SPDX-License-Identifier: EUPL-1.2
"""Damaged and hostile plans: test-malformed.py PROGRAM DATA [all]. Each gives a message with its place, in little memory;
what can be salvaged of it is a plan; and it stays as it is. Time is a figure and fails nothing, as a busy machine takes
longer; what does not end in CPU seconds is ended. TAP."""
import collections
import json
import os
import re
import resource
import sys
import time

from driver import EXAMPLE, FOLDER, CLI, TESTS, main, run, test
from malformed import make

ALL = "all" in sys.argv[3:]
ROOM = int(os.environ.get("BST_TEST_ROOM", "1"))  # a sanitizer takes several times as long, and as much
LIMITS = {"validate": (1.0 * ROOM, ROOM * 256 << 20), "salvage": (5.0 * ROOM, ROOM * 512 << 20)}  # seconds, bytes
SAMPLE = 2  # of each kind
CPU = 20 * ROOM  # seconds of each process; ten times what the slowest needs
FAILED, WORST = [], collections.defaultdict(float)


def call(*arguments):
    """Status, standard error, seconds and peak memory of one call of the tool."""
    out, err = FOLDER / "stdout", FOLDER / "stderr"
    started = time.monotonic()
    with open(out, "wb") as stdout, open(err, "wb") as stderr:
        pid = os.posix_spawn(CLI, [CLI, *map(str, arguments)], os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, stdout.fileno(), 1), (os.POSIX_SPAWN_DUP2, stderr.fileno(), 2)])
    _, status, usage = os.wait4(pid, 0)
    # processor time: other work of the machine is none of the reader's
    seconds = min(time.monotonic() - started, usage.ru_utime + usage.ru_stime)
    return os.waitstatus_to_exitcode(status), err.read_bytes(), seconds, usage.ru_maxrss * 1024


def note(case, what, seconds, memory):
    WORST["seconds " + what] = max(WORST["seconds " + what], seconds)
    WORST["bytes " + what] = max(WORST["bytes " + what], memory)
    if memory > LIMITS[what][1]:
        FAILED.append(f"{case.kind}, {case.name}: {what} took {memory >> 20} MB")


def check_validate(case, path):
    status, err, seconds, memory = call("validate", path)
    note(case, "validate", seconds, memory)
    lines = err.decode("utf-8").splitlines()
    found = re.match(re.escape(str(path)) + r":(\d+):(\d+): (remark: )?(\S.*)\. \S.*\.$", lines[0] if lines else "")
    if status != (0 if case.accepted else 1) or not found or bool(found[3]) != case.accepted:
        FAILED.append(f"{case.kind}, {case.name}: status {status}, {err[:300]!r}")
    elif case.place and (int(found[1]), int(found[2])) != case.place:
        FAILED.append(f"{case.kind}, {case.name}: said at {found[1]}:{found[2]} and not at {case.place}: {err[:200]!r}")


def check_salvage(case, path, copy):
    copy.unlink(missing_ok=True)
    status, err, seconds, memory = call("salvage", path, "-o", copy)
    note(case, "salvage", seconds, memory)
    if status not in (0, 1, 2) or copy.exists() != (status != 2):
        FAILED.append(f"{case.kind}, {case.name}: salvage gave {status}, {err[:300]!r}")
    if copy.exists() and call("validate", copy)[0] != 0:
        FAILED.append(f"{case.kind}, {case.name}: what was salvaged is no plan: {call('validate', copy)[1][:300]!r}")


def chosen():
    """Of each kind a few, or all."""
    seen = collections.Counter()
    schema = json.loads(run("schema"))
    for case in make(EXAMPLE.read_bytes(), schema):
        seen[case.kind] += 1
        if ALL or seen[case.kind] <= SAMPLE:
            yield case
    WORST["cases"] = sum(seen.values())


@test
def malformed_plans():
    path, copy = FOLDER / "bad.bouwstenen", FOLDER / "copy.bouwstenen"
    n = 0
    for case in chosen():
        path.write_bytes(case.data)
        stamp = path.stat().st_mtime_ns
        check_validate(case, path)
        check_salvage(case, path, copy)
        if path.read_bytes() != case.data or path.stat().st_mtime_ns != stamp:
            FAILED.append(f"{case.kind}, {case.name}: the file was written")
        n += 1
    assert WORST["cases"] >= 500, WORST
    assert not FAILED, "\n".join(FAILED[:60]) + f"\n{len(FAILED)} of {n}"
    if ALL:
        for what, title in (("validate", "a message with place and reason"), ("salvage", "what can be read of them, as a plan")):
            seconds, memory = LIMITS[what]
            print(f"# figure: malformed plans, {title} | ≥ 500, < {seconds:g} s, < {memory >> 20} MB | "
                  f"{n}, {WORST['seconds ' + what]:.2f} s, {int(WORST['bytes ' + what]) >> 20} MB")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, resource.getrlimit(resource.RLIMIT_CPU)[1]))  # of each process
    assert TESTS
    sys.exit(main())
