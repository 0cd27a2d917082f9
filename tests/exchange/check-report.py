#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What other programs make of our reports: qpdf, poppler, an XML parser. Prints TAP.

Usage: check-report.py TEST-REPORT BOUWSTENEN-CLI EXAMPLE-PLAN
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree
import zipfile
from pathlib import Path

PROGRAM, CLI, EXAMPLE = sys.argv[1:]
KEPT = tempfile.TemporaryDirectory()
FOLDER = Path(KEPT.name)
DAY = "2026-11-21"


def run(*command, **more):
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True, **more).stdout


def export(name, *arguments):
    run(CLI, "export", EXAMPLE, "-o", FOLDER / name, "--what", "action-sheets", "--today", DAY, *arguments)
    return FOLDER / name


def actions():
    return json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))["actions"]


def words(text):
    return re.sub(r"\s+", "", text.replace("\N{HYPHEN}", "").replace("-", ""))


def everything():
    """A long report: structure, language, title, bookmarks, and every word in its order"""
    pdf = FOLDER / "alles.pdf"
    run(PROGRAM, "-p", "/report/pdf", env={**os.environ, "BST_TEST_REPORTS": str(FOLDER)})
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)
    facts = json.loads(run("qpdf", "--json", "--json-key=qpdf", pdf))["qpdf"][1]
    root = next(o["value"] for o in facts.values() if "value" in o and isinstance(o["value"], dict) and o["value"].get("/Type") == "/Catalog")
    assert root["/Lang"] == "u:nl" and root["/ViewerPreferences"]["/DisplayDocTitle"] is True, root
    assert root["/MarkInfo"]["/Marked"] is True and "/Outlines" in root and "/Metadata" in root, root
    info = run("pdfinfo", pdf)
    assert re.search(r"Title: +Een buurtcoach", info) and re.search(r"Tagged: +yes", info) and "A4" in info, info
    tree = run("pdfinfo", "-struct", pdf)
    assert tree.startswith("Document") and tree.count("\nDocument") == 0, tree[:200]
    for tag, least in (("H1", 1), ("H2", 2), ("H3", 1), ("P", 5), ("L", 1), ("LI", 2), ("Lbl", 2), ("LBody", 2), ("Caption", 1), ("THead", 1), ("TBody", 1)):
        assert len(re.findall(rf"^ *{tag}\b", tree, re.M)) >= least, tag
    assert len(re.findall(r"^ +TR", tree, re.M)) == 300 + 1 + 1 + 2, "rows of the table, its head, its total, two facts"
    assert tree.count("/Scope /Column") == 3 and tree.count("/Scope /Row") == 300 + 1 + 2
    assert re.search(r"^  P.*\n    Span", tree, re.M) and not re.findall(r"^  Span", tree, re.M), "a paragraph over two pages is one paragraph"
    text = run("pdftotext", "-layout", pdf, "-")
    rows = re.findall(r"rij(\d{3})", text)
    assert rows == [f"{n:03}" for n in range(1, 301)], "rows are lost or out of order"
    pages = [page for page in text.split("\f") if re.search(r"rij\d{3}", page)]
    assert len(pages) > 5 and all(page.count("Jaar en domein") == 1 for page in pages), "a page without the header"
    read = words(run("pdfinfo", "-struct-text", pdf))
    at = -1
    for word in [f"Zin{n:03}" for n in range(1, 261)] + ["Voorwie", "verhuurkantoor", "Eeneerstepunt", "<b>Geen</b>opmaak&geenverlies."]:
        found = read.find(word, at + 1)
        assert found > at, f"{word} is not where it belongs"
        at = found


def sheets():
    """The sheets of the example plan: what is to be scaled up and what is new, each with its heading, in Dutch"""
    pdf = export("fiches.pdf")
    assert pdf.read_bytes() == export("nog-eens.pdf").read_bytes(), "the same plan gives other bytes"
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)
    bookmarks = json.loads(run("qpdf", "--json", "--json-key=outlines", pdf))["outlines"]
    titles = [words(b["title"]) for b in bookmarks]
    new = [words(a["title"]) for a in actions() if a.get("kind") == "new"]
    assert titles[0] == "Actiefiches" and set(new) <= set(titles) and len(titles) > len(new) + 10, titles
    for sheet in bookmarks[1:]:
        parts = {kid["title"] for kid in sheet["kids"]}
        assert parts >= {"Waarom", "Wat ze nodig heeft", "Volgende stap", "Waarvoor en voor wie", "Partners", "Waarop ze steunt"}, parts
    text = run("pdftotext", "-layout", pdf, "-")
    pages = text.split("\f")[:-1]
    assert all("Werkversie · 21 november 2026" in page and re.search(r"bladzijde \d+ van", page) for page in pages)
    for word in ("Not said", "Advice", "Since", "The action"):
        assert word not in text, word


def one_sheet():
    """One sheet, chosen by its id: nothing of others, the title is the document's"""
    action = max(actions(), key=lambda a: len(a["title"]))
    pdf = export("een.pdf", "--id", action["id"])
    assert words(action["title"]) == words(re.search(r"Title: +(.*)", run("pdfinfo", pdf))[1])
    read = run("pdfinfo", "-struct-text", pdf)
    assert read.count("H1 (block)") == 1 and words(action["title"]) in words(read) and words(action["description"]) in words(read)


def each_action():
    """Every action of the example as a sheet, also what has next to nothing in it"""
    pdf = export("alle.pdf", "--id", ",".join(a["id"] for a in actions()))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)
    assert len(json.loads(run("qpdf", "--json", "--json-key=outlines", pdf))["outlines"]) == len(actions()) + 1


def archive_text(odt):
    with zipfile.ZipFile(odt) as archive:
        return archive.read("content.xml").decode("utf-8")


def other_formats():
    """ODT and HTML: well formed, with the same words, the same bytes twice"""
    ids = ",".join(a["id"] for a in actions()[:5])
    odt, html = export("vijf.odt", "--id", ids), export("vijf.html", "--id", ids)
    assert odt.read_bytes() == export("vijf2.odt", "--id", ids).read_bytes()
    with zipfile.ZipFile(odt) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED) and not first.extra
        names = archive.namelist()
        parts = {name: xml.etree.ElementTree.fromstring(archive.read(name)) for name in names if name.endswith(".xml")}
    listed = {e.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path") for e in parts["META-INF/manifest.xml"]}
    assert listed == {"/", "content.xml", "styles.xml", "meta.xml"}
    content = "".join(parts["content.xml"].itertext())
    page = html.read_text(encoding="utf-8")
    assert '<html lang="nl">' in page and "<script" not in page and "http" not in page
    for action in actions()[:5]:
        assert words(action["title"]) in words(content), action["title"]
        assert page.count("<h1>") == 6


def draw(name, what, session):
    run(CLI, "export", EXAMPLE, "-o", FOLDER / name, "--what", what, "--id", session, "--today", DAY)
    return FOLDER / name


def maps():
    """A session drawn: a tagged PDF of one page with all that the room saw, an SVG that says it in words, a PNG"""
    session = "se-vnvvcqre6gce7d5p"
    cards = [c for c in json.loads(Path(EXAMPLE).read_text(encoding="utf-8"))["cards"] if c["session"] == session]
    for what, left_out in (("mindmap", ()), ("network", ("decision",))):
        pdf, svg, png = (draw(f"{what}.{ending}", what, session) for ending in ("pdf", "svg", "png"))
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)
        info, read = run("pdfinfo", pdf), words(run("pdfinfo", "-struct-text", pdf))
        assert re.search(r"Tagged: +yes", info) and re.search(r"Pages: +1\b", info) and "jongeren doen mee" in info, info
        said = words("".join(xml.etree.ElementTree.parse(svg).getroot().itertext()))
        for card in cards:
            seen = not card.get("confidential") and not card.get("hidden") and card.get("kind") not in left_out
            for text in (read, said):
                assert (words(card["text"]) in text) == seen, (what, card["text"])
        assert "Werkversie·21november2026" in read and "1kaartje" in read
        assert png.read_bytes()[1:4] == b"PNG" and svg.read_bytes() == draw("weer.svg", what, session).read_bytes()


def asked_of_work():
    """The pack of a domain: one answered, one with nothing to report; 171 + 63 = 233,3 k€ and 166 + 55 = 220,3 k€ spent."""
    pack = FOLDER / "werk.bouwstenen"
    run(CLI, "pack", EXAMPLE, "--domain", "bd.werk", "--year", "2027", "--deadline", "2027-04-15", "-o", pack)
    content = json.loads(pack.read_text("utf-8"))
    first, second = [p["id"] for p in content["action-points"] if p.get("domain") == "bd.werk"][:2]
    given = {"id": "con:bd.werk:2027", "domain": "bd.werk", "year": 2027, "summary": "Twee zinnen vooraf.", "filled-in-by": "adviseur", "submitted-on": "2027-03-18", "validated-by": "afdelingshoofd", "validated-on": "2027-03-19",
             "answers": sorted([{"id": first, "execution": "Zestig bedrijven begeleid.", "deviation": "Later begonnen."},
                                {"id": second, "nothing-to-report": True, "nothing-reason": "het begint pas later"}], key=lambda a: a["id"])}
    content["contributions"] = sorted([c for c in content["contributions"] if c["id"] != given["id"]] + [given], key=lambda c: c["id"])
    links = [l for l in content["budget-links"] if l["year"] == 2026 and "funding-kind" not in l]
    for link, (vak, vek) in zip(links, ((17_066_700, 16_566_700), (6_266_700, 5_466_700))):
        link["amounts"] += [{"id": "bu:vak", "plan-cents": vak}, {"id": "bu:vek", "plan-cents": vek}]
        link["source-ref"] = "rekening 2026"
    pack.write_text(json.dumps(content), "utf-8")
    return pack, content, (first, second)


def contribution():
    """What a domain gives its minister's cabinet: amounts that add up, what was said, room to sign on one sheet; ODT and HTML too"""
    pack, content, (first, second) = asked_of_work()
    title = {p["id"]: p["title"] for p in content["action-points"]}
    files = [FOLDER / f"bijdrage.{ending}" for ending in ("pdf", "odt", "html")]
    for file in files:
        run(CLI, "export", pack, "-o", file, "--what", "contribution", "--today", "2027-03-20")
    pdf, odt, html = files
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)
    text = run("pdftotext", "-layout", pdf, "-")
    for row in (r"Afrondingsverschil +−1\n", r"Totaal +300 +233 +104\n", r"Totaal +287 +220\n", r"Terug te sturen tegen +15 april 2027"):
        assert re.search(row, text), (row, text)
    pages = text.split("\f")[:-1]
    assert all(word in pages[-1] for word in ("Visum van het kabinet", "inspecteur", "Handtekening", "2026, besteed: 233 k€", "adviseur"))
    for role in (r"adviseur +18 maart 2027", r"afdelingshoofd +19 maart 2027"):
        assert re.search(role, pages[-1]), (role, pages[-1])
    assert "Totaal" not in pages[-1] and not any("Visum van" in page for page in pages[:-1]), "what is signed is cut in two"
    with zipfile.ZipFile(odt) as archive:
        in_odt = words("".join(xml.etree.ElementTree.fromstring(archive.read("content.xml")).itertext()))
    in_html = words(re.sub(r"<[^>]+>", "", html.read_text("utf-8")))
    for said in (words(run("pdfinfo", "-struct-text", pdf)), in_odt, in_html):
        for part in ("Twee zinnen vooraf.", title[first], "Zestig bedrijven begeleid.", "Later begonnen.", title[second] + ": het begint pas later",
                     "Nog niet beantwoord", "rekening 2026", "Privaat fonds", "Streefwaarde"):
            assert words(part) in said, part
    run(CLI, "report", pack, "--domain", "bd.werk", "--year", "2027", "--today", DAY, "-o", FOLDER / "domein.html")
    before, _heading, _after = (FOLDER / "domein.html").read_text("utf-8").partition("1. Over dit rapport")
    assert "Twee zinnen vooraf." in before, "what the domain says of the whole is not at the top of its report"
    run(CLI, "report", EXAMPLE, "--year", "2026", "--today", DAY, "-o", FOLDER / "jaar.odt")
    widths = [int(w) for w in re.findall(r'rel-column-width="(\d+)\*"', archive_text(FOLDER / "jaar.odt"))]
    assert max(widths) <= 65535 and len(set(widths)) > 20, "office programs read a width as 16 bits, and make all equal above"
    run(CLI, "export", EXAMPLE, "-o", FOLDER / "van-het-plan.html", "--what", "contribution", "--id", "con:bd.werk:2026", "--today", DAY)
    assert "Bijdrage 2026 van Werk" in (FOLDER / "van-het-plan.html").read_text("utf-8")


def differences():
    """Two plans compared, as files: headings, what is struck and underlined, in words too, with pages and standing"""
    plan = json.loads(Path(EXAMPLE).read_text("utf-8"))
    point = max(plan["action-points"], key=lambda p: len(p.get("specific", "")))
    was = point["specific"].split(" ")
    middle = len(was) // 2
    point["specific"] = " ".join(was[:middle] + ["vernieuwde"] + was[middle + 1 :])
    gone = plan["decisions"].pop()
    changed = FOLDER / "later.bouwstenen"
    changed.write_text(json.dumps(plan), "utf-8")
    files = [FOLDER / f"verschillen.{ending}" for ending in ("pdf", "odt", "html")]
    for file in files:
        run(CLI, "export", changed, "-o", file, "--what", "differences", "--before", EXAMPLE, "--today", DAY)
    pdf, odt, html = files
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)
    tree, text = run("pdfinfo", "-struct-text", pdf), run("pdftotext", "-layout", pdf, "-")
    assert re.search(r"Tagged: +yes", run("pdfinfo", pdf)) and tree.count("H1 (block)") == 1 and tree.count("H3 (block)") == 2, tree
    for decoration, word in (("LineThrough", was[middle]), ("Underline", "vernieuwde")):
        assert re.search(rf"Span \(inline\):\n +/TextDecorationType /{decoration}\n +\"{re.escape(word)}", tree), (decoration, tree)
    assert not re.search(r"^ *(Code|Quote)\b", tree, re.M), "a tag that says something else than it is"
    pages = text.split("\f")[:-1]
    assert all("Werkversie · 21 november 2026" in page and re.search(r"bladzijde \d+ van", page) for page in pages), text
    content = archive_text(odt)
    assert re.search(rf'<text:span text:style-name="Removed">{re.escape(was[middle])}', content), "not struck"
    assert '<text:span text:style-name="Added">vernieuwde' in content, "not underlined"
    with zipfile.ZipFile(odt) as archive:
        styles = archive.read("styles.xml").decode("utf-8")
    for name, line in (("Removed", "style:text-line-through-style"), ("Added", "style:text-underline-style")):
        assert re.search(rf'style:name="{name}" style:display-name="(Verwijderd|Toegevoegd)"[^/]*{line}="solid"', styles), styles
    page = html.read_text("utf-8")
    assert re.search(rf"<del><span[^>]*>\[weggelaten: </span>{re.escape(was[middle])}", page) and "[toegevoegd: </span>vernieuwde" in page
    for said in (words(tree), words("".join(xml.etree.ElementTree.fromstring(content).itertext())), words(re.sub(r"<[^>]+>", "", page))):
        assert words("ggb-voorbeeld.bouwstenen") in said and words(point["title"]) in said and words("Verwijderd:") in said, gone


def refusals():
    """What is asked for and is not there is said, and nothing is written"""
    for arguments in (["--what", "fiches", "-o", "x.pdf"], ["--what", "action-sheets", "-o", "x.docx"], ["--what", "action-sheets"],
                      ["-o", "x.pdf"], ["--what", "action-sheets", "-o", "x.pdf", "--today", "morgen"], ["--what", "mindmap", "-o", "x.odt"], ["--what", "network", "-o", "x.pdf", "--id", "se-none"], ["--what", "action-sheets", "-o", "x.pdf", "--id", "ac-none"],
                      ["--what", "contribution", "-o", "x.pdf"], ["--what", "differences", "-o", "x.pdf"],
                      ["--what", "differences", "-o", "x.pdf", "--before", "none"]):
        done = subprocess.run([os.path.abspath(CLI), "export", os.path.abspath(EXAMPLE), *arguments], cwd=FOLDER, capture_output=True, text=True, check=False)
        assert done.returncode == 2 and done.stderr and not done.stdout, (arguments, done)
    assert not (FOLDER / "x.pdf").exists() and not (FOLDER / "x.docx").exists()


TESTS = [everything, sheets, one_sheet, each_action, other_formats, maps, contribution, differences, refusals]


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    for n, test in enumerate(TESTS, 1):
        try:
            test()
            print(f"ok {n} - {test.__doc__}")
        except Exception:  # pylint: disable=broad-exception-caught
            failed = 1
            print(f"not ok {n} - {test.__doc__}")
            print("".join(f"# {line}\n" for line in traceback.format_exc()[-3000:].splitlines()))
    return failed


if __name__ == "__main__":
    sys.exit(main())
