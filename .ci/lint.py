#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks that need no running program: lint.py CHECKOUT BUILD. Ends with the line N passed, N failed."""
import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(sys.argv[1]).resolve()
BUILD = Path(sys.argv[2]).resolve()
FILE_WARN, FILE_FAIL, FUNCTION_WARN = 500, 800, 40
# places of one machine, and of the tools of one person, have no business in the project
FORBIDDEN = re.compile(r"(?<![\w./$~}-])/(?:work|root|home|Users)/\w|[\w.+-]+@(?!example\.)[\w-]+\.(?:com|org|net|be|eu)\b")
UNSAFE = re.compile(r"\bg_file_(?:replace_contents|set_contents)\w*\s*\(")
MARKED = re.compile(r"\b(?:N?C?_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*[\w\s,]*\"")
TEXT = {".c", ".h", ".ui", ".xml", ".in", ".py", ".sh", ".md", ".json", ".css", ".po", ".build", ".svg", ".options", ""}


def run(*command):
    """Runs a command; its complaints, or nothing when it is content."""
    if shutil.which(command[0]) is None:
        return [f"{command[0]} is not installed"]
    done = subprocess.run([str(c) for c in command], cwd=TOP, capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else ((done.stdout + done.stderr).strip() or f"{command[0]} failed").splitlines()


def listed():
    """Every file of the project, also those not added yet; without its history, everything but what is built."""
    git = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=TOP, capture_output=True, check=False)
    if git.returncode == 0:
        names = git.stdout.decode().split("\0")
    else:
        names = [str(p.relative_to(TOP)) for p in TOP.rglob("*")]
    skip = re.compile(r"^(build|shots|\.git)(/|-|$)|__pycache__")
    return sorted(TOP / n for n in names if n and not skip.search(n) and (TOP / n).is_file())


FILES = listed()
SOURCES = [f for f in FILES if f.suffix in (".c", ".h")]


def name(path):
    return str(path.relative_to(TOP))


def scripts():
    for path in FILES:
        if path.suffix == ".sh" or (path.suffix == "" and path.read_bytes()[:30].startswith(b"#!/usr/bin/env bash")):
            yield path


def layout():
    return run("python3", ".ci/format.py", "--check", *map(name, SOURCES)) if SOURCES else []


def interface_files():
    kinds = (".ui", ".svg")
    files = [f for f in FILES if f.suffix in kinds or f.name.endswith((".xml", ".xml.in"))]
    found = run("xmllint", "--noout", "--nonet", *files) if files else []
    for path in FILES:
        if path.suffix == ".json" and not name(path).startswith("tests/"):
            try:
                json.loads(path.read_text("utf-8"))
            except ValueError as error:
                found.append(f"{name(path)}: {error}")
    return found


def listed_for_translation():
    wanted = set()
    for path in FILES:
        inside = name(path)
        if not inside.startswith(("src/", "ui/")):
            continue
        text = path.read_text("utf-8", "replace")
        if (path.suffix in (".c", ".h") and MARKED.search(text)) or (path.suffix == ".ui" and 'translatable="yes"' in text):
            wanted.add(inside)
    potfiles = TOP / "po/POTFILES"
    lines = potfiles.read_text("utf-8").splitlines() if potfiles.exists() else []
    have = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    found = [f"po/POTFILES lacks {f}" for f in sorted(wanted - have)]
    for listed in sorted(have - wanted):
        if not (TOP / listed).is_file():
            found.append(f"po/POTFILES names {listed}, which is not there")
        elif listed.startswith(("src/", "ui/")):
            found.append(f"po/POTFILES names {listed}, which has no texts")
    return found


def translations():
    found = []
    for path in FILES:
        if path.suffix == ".po":
            found += run("msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", path)
    return found


def dutch():
    """Every text of the sources has its Dutch: nl.po is compared with what xgettext finds now."""
    found = run("meson", "compile", "-C", BUILD, "bouwstenen-pot")
    pot, po = TOP / "po/bouwstenen.pot", TOP / "po/nl.po"
    if found or not pot.exists():
        return found or ["po/bouwstenen.pot could not be made"]
    merged = subprocess.run(["msgmerge", "-q", po, pot], capture_output=True, check=False)
    for what in ("--untranslated", "--only-fuzzy"):
        left = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", what], input=merged.stdout, capture_output=True, check=False)
        texts = re.findall(r'^msgid (".+")$', left.stdout.decode(), re.M)
        found += [f"po/nl.po: {what[2:]}: {text}" for text in texts if text != '""']
    return found


def desktop_files():
    found = []
    for path in sorted(BUILD.glob("data/*.desktop")):
        found += run("desktop-file-validate", path)
    # the project has no home page to name
    for path in sorted(BUILD.glob("data/*.metainfo.xml")):
        found += run("appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", path)
    return found or ([] if list(BUILD.glob("data/*.desktop")) else ["the build made no desktop file"])


def python():
    found = []
    for path in FILES:
        if path.suffix == ".py":
            try:
                ast.parse(path.read_text("utf-8"), str(path))
            except (SyntaxError, UnicodeDecodeError) as error:
                found.append(f"{name(path)}: {error}")
    return found


def shell():
    files = list(scripts())
    return run("shellcheck", "-x", *files) if files else []


def functions(text):
    """Functions of a C file in our layout: from the brace in the first column to the one that closes it."""
    start = None
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line == "{" and number:
            start = number
        elif line == "}" and start is not None:
            yield lines[start - 1].split(" (")[0].strip(), start + 1, number - start - 1
            start = None


def sizes():
    found = []
    for path in FILES:
        if path.suffix not in (".c", ".h", ".py", ".sh", ".css") and path.name != "dev":
            continue
        text = path.read_text("utf-8", "replace")
        lines = text.count("\n")
        if lines > FILE_FAIL:
            found.append(f"{name(path)}: {lines} lines, more than {FILE_FAIL}")
        elif lines > FILE_WARN:
            print(f"    note: {name(path)}: {lines} lines, more than {FILE_WARN}")
        if path.suffix == ".c":
            for function, line, length in functions(text):
                if length > FUNCTION_WARN:
                    print(f"    note: {name(path)}:{line}: {function} has {length} lines, more than {FUNCTION_WARN}")
    return found


def lines_with(pattern, files):
    found = []
    for path in files:
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name(path)}:{number}: {line.strip()[:120]}")
    return found


def unsafe_calls():
    """Calls that can lose a file on a full disk."""
    return lines_with(UNSAFE, [f for f in SOURCES if name(f).startswith("src/")])


def leaks():
    files = [f for f in FILES if f.suffix in TEXT and f.name not in ("lint.py", "COPYING")]
    return lines_with(FORBIDDEN, files)


def licence_headers():
    kinds = (".c", ".h", ".py", ".sh", ".css", ".ui", ".build")
    return [f"{name(f)} has no SPDX line" for f in FILES
            if f.suffix in kinds and name(f) != "meson.build"
            and "SPDX-License-Identifier: EUPL-1.2" not in f.read_text("utf-8", "replace")[:400]]


def warnings_are_errors():
    build = TOP / "build-lint" if BUILD.name == "build" else BUILD.with_name(BUILD.name + "-lint")
    if not (build / "build.ninja").exists():
        found = run("meson", "setup", build, TOP, "-Dwerror=true")
        if found:
            return found[-20:]
    said = run("ninja", "-C", build, "-k", "0")
    return [line for line in said if re.search(r"\b(error|warning):", line)] or said[-20:]


CHECKS = {
    "layout of the C files": layout, "XML and JSON are well formed": interface_files,
    "texts are listed for translation": listed_for_translation, "translations are well formed": translations,
    "Dutch is complete": dutch, "desktop and metainfo files": desktop_files, "Python": python, "shell": shell,
    "sizes": sizes, "no unsafe writes": unsafe_calls, "no machine or person named": leaks,
    "licence lines": licence_headers, "no warnings from gcc": warnings_are_errors,
}


def main():
    failed = 0
    for title, check in CHECKS.items():
        found = check()
        print(f"{'ok    ' if not found else 'not ok'} {title}", flush=True)
        for line in found[:60]:
            print("   ", line)
        failed += bool(found)
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
