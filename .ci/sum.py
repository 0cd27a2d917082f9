#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Adds up what meson wrote down about a test run and says it in one line: N passed, N failed.

A test that measures against a goal prints "figure: NAME | GOAL | REACHED"; these lines become a table before the sum. A
log is given as its path, or as NAME=PATH, and then has a line of its own in that table."""
import json
import re
import sys

LINE = re.compile(r"^(not ok|ok)\b(.*)$")
FIGURE = re.compile(r"^(?:#\s*)?figure:\s*(.+?)\s*\|\s*(.+?)\s*\|\s*(.+?)\s*$", re.MULTILINE)
COLUMNS = ("what", "goal", "reached")


def count(test):
    """A TAP test counts each of its lines; any other test counts as one."""
    passed = failed = skipped = 0
    for line in (test.get("stdout") or "").splitlines():
        found = LINE.match(line)
        if not found:
            continue
        if "# SKIP" in found[2] or "# TODO" in found[2]:
            skipped += 1
        elif found[1] == "ok":
            passed += 1
        else:
            failed += 1
    good = test["result"] in ("OK", "EXPECTEDFAIL", "SKIP")
    if passed + failed + skipped == 0:
        if test["result"] == "SKIP":
            return 0, 0, 1
        return (1, 0, 0) if good else (0, 1, 0)
    # a crash, a time-out or a missing plan is a failure that no line speaks of
    return passed, failed + (0 if good or failed else 1), skipped


def show(figures):
    """As a table, each column as wide as its widest cell."""
    rows = [COLUMNS, *sorted(figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    print()
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[2]]))
    print()


def read(path):
    """Passed, failed, skipped and the figures of one log; a log that is not there or is empty is a failure."""
    passed = failed = skipped = 0
    figures = []
    try:
        with open(path, encoding="utf-8") as log:
            for line in log:
                test = json.loads(line)
                p, f, s = count(test)
                passed, failed, skipped = passed + p, failed + f, skipped + s
                figures += FIGURE.findall(test.get("stdout") or "")
    except FileNotFoundError:
        pass
    if passed + failed == 0:
        print("No test was run.", file=sys.stderr)
        failed += 1
    return passed, failed, skipped, figures


def main():
    passed = failed = skipped = 0
    figures = []
    for argument in sys.argv[1:]:
        name, _, path = argument.rpartition("=")
        p, f, s, found = read(path)
        passed, failed, skipped = passed + p, failed + f, skipped + s
        figures += found + ([(name, "0 failed", f"{p} passed, {f} failed")] if name else [])
    if figures:
        show(figures)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


sys.exit(main())
