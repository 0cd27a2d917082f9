#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""format.py [--check] FILE…: lays out C files with clang-format, except for the rows of tables (a braced initialiser in
the first column), which keep the layout that their author gave them."""
import difflib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

OFF, ON = "// clang-format off", "// clang-format on"  # the project itself writes such a comment between /* and */
OPENS = re.compile(r"^\w.*= \{$")


def with_tables_fenced(text):
    lines, inside = [], False
    for line in text.split("\n"):
        if not inside and OPENS.match(line):
            # the line that opens the table is still laid out; its rows are not
            lines += [line, OFF]
            inside = True
        elif inside and line.startswith("}"):
            lines += [ON, line]
            inside = False
        else:
            lines.append(line)
    return "\n".join(lines)


def laid_out(path):
    text = path.read_text("utf-8")
    command = ["clang-format-19", f"--assume-filename={path.resolve()}"]
    done = subprocess.run(command, input=with_tables_fenced(text), capture_output=True, text=True, check=True)
    return text, "\n".join(line for line in done.stdout.split("\n") if line.strip() not in (OFF, ON))


def main():
    check = sys.argv[1:2] == ["--check"]
    paths = [Path(p) for p in sys.argv[2 if check else 1:]]
    wrong = 0
    with ThreadPoolExecutor() as pool:
        for path, (before, after) in zip(paths, pool.map(laid_out, paths)):
            if before == after:
                continue
            wrong += 1
            if not check:
                path.write_text(after, "utf-8")
                continue
            differing = [line for line in difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")]
            places = [re.match(r"@@ -(\d+)", line)[1] for line in differing if line.startswith("@@")]
            print(f"{path}: line {', '.join(places[:8])}{' …' if len(places) > 8 else ''}")
    if check and wrong:
        print("./dev format mends this")
    return 1 if check and wrong else 0


sys.exit(main())
