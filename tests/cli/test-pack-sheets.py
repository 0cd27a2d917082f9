# SPDX-License-Identifier: EUPL-1.2
"""Contribution packs as spreadsheets: filled in by openpyxl, back through the same merge: test-pack-sheets.py PROGRAM DATA. TAP."""
import datetime
import random
import shutil
import sys

import openpyxl

from driver import FOLDER, apply, load, main, record, run, set_, test
from packs import DOMAINS, add, cut, fill, make_plan, merge, name, out_bytes
from pack_sheets import ANSWER, BACK, AHEAD, SIGN, fill_sheet, heads, put, rows, save

PLAN = make_plan()
CUT = cut(PLAN, "bd.welzijn", pack="welzijn.xlsx", deadline="2026-03-31")


def fresh_sheet():
    return openpyxl.load_workbook(CUT)


def back(book, name_="terug.xlsx"):
    return save(book, name_)


def merged(book, status=0, options=(), plan=PLAN):
    return merge(plan, back(book), status=status, options=options)


def answer(subject="ap-welzijn", domain="bd.welzijn"):
    contribution = record(FOLDER / "out", "contributions", f"con:{domain}:2026")
    return {a["id"]: a for a in contribution["answers"]}[subject]


def link(year, subject="ap-welzijn"):
    found, = [l for l in load(FOLDER / "out")["budget-links"] if l["year"] == year and l.get("action-point", l.get("action")) == subject]
    return found


# ---- what goes out ----


@test
def only_the_yellow_cells_are_open():
    book = fresh_sheet()
    assert book.sheetnames == ["Uitleg bij het invullen", BACK, AHEAD, SIGN, "bouwstenen"]
    assert book["bouwstenen"].sheet_state == "hidden"
    n_open = 0
    for sheet in book:
        assert sheet.protection.sheet and not sheet.protection.password, sheet.title
        assert not sheet.merged_cells.ranges, "merged cells confuse a screen reader"
        for row in sheet.iter_rows():
            for cell in row:
                assert not (isinstance(cell.value, str) and cell.value.startswith("=")), cell.coordinate
                yellow = cell.fill.fgColor.rgb == "FFFFF5CC"
                assert cell.protection.locked != yellow, (sheet.title, cell.coordinate)
                n_open += yellow
    assert n_open == 2 * 9 + 2 * 3 + 5, n_open
    for sheet in (book[BACK], book[AHEAD], book[SIGN]):
        assert sheet.print_title_rows == "$1:$1" and sheet.freeze_panes, sheet.title
        helped = {c for v in sheet.data_validations.dataValidation if v.prompt for c in str(v.sqref).split()}
        assert helped and sheet.column_dimensions[openpyxl.utils.get_column_letter(sheet.max_column)].hidden
        names = [n for n in book.defined_names if n.startswith("TitleRegion")]
        assert len(names) == 3
    kinds = {v.type for v in book[BACK].data_validations.dataValidation}
    assert {"decimal", "list"} <= kinds and "date" in {v.type for v in book[SIGN].data_validations.dataValidation}
    guide = [c.value for row in book.worksheets[0].iter_rows() for c in row if c.value]
    assert "Welzijn" in guide and "31 maart 2026" in guide and any("terug" in g for g in guide)
    assert len(book[BACK].conditional_formatting) >= 4


@test
def the_same_pack_gives_the_same_bytes_in_any_locale():
    seen = set()
    for locale in ("C.UTF-8", "nl_BE.UTF-8"):
        run("pack", PLAN, "--domain", "bd.welzijn", "--year", 2026, "--deadline", "2026-03-31", "--xlsx", "-o", "anders.tabel",
            env={"LC_ALL": locale})
        seen.add((FOLDER / "anders.tabel").read_bytes())
    assert seen == {CUT.read_bytes()}


@test
def what_is_not_theirs_stays_at_home():
    book = fresh_sheet()
    shown = " ".join(str(c.value) for sheet in book.worksheets[:4] for row in sheet.iter_rows() for c in row if c.value)
    assert "Samen sterk" in shown and "Actiepunt welzijn" in shown and "Vorig jaar gedaan" in shown and "GB0-1GCF2AA-WT" in shown
    for secret in ("Interne nota", "Geheim", "Actiepunt jeugd", "sleutel van het plan"):
        assert secret not in shown, secret
    sheet = book[BACK]
    row, columns = rows(sheet)["ap-welzijn"], heads(sheet)
    assert sheet.cell(row, columns["Krediet 2025, in duizend euro"]).value == 50
    assert sheet.cell(row, columns["Toegerekend in de begroting 2025, in duizend euro"]).value == 10


# ---- what comes back ----


@test
def an_untouched_sheet_changes_nothing():
    before = PLAN.read_bytes()
    assert "Nothing was filled in" in merged(fresh_sheet())
    assert out_bytes() == before
    assert "Nothing was filled in" in merge(PLAN, CUT) and out_bytes() == before, "nor one that nobody opened"


@test
def what_is_filled_in_is_as_in_the_form():
    book = fill_sheet(fresh_sheet(), "ap-welzijn", amount=250.001, submitted=datetime.date(2026, 3, 25))
    put(book, BACK, "ap-welzijn", "Bron", "Uitvoeringsrapport 2025, p. 41")
    put(book, AHEAD, "ap-welzijn", "Toegerekend in 2026", 1.005)
    put(book, AHEAD, "ap-welzijn", "Toegerekend in 2027", "1.240,5")
    put(book, AHEAD, "ap-welzijn", "Wat neemt", "=geen formule")
    put(book, BACK, "ac-samen", "Niets te melden", "Ja")
    put(book, BACK, "ac-samen", "Niets te melden, want", "Start pas in 2027")
    told = merged(book)
    assert told == "", told
    run("validate", "out")
    given = answer()
    assert given["execution"] == "Gedaan zoals afgesproken\nen nog wat" and given["intention"] == "=geen formule"
    assert answer("ac-samen") == {"id": "ac-samen", "nothing-to-report": True, "nothing-reason": "Start pas in 2027"}
    contribution = record(FOLDER / "out", "contributions", "con:bd.welzijn:2026")
    assert contribution["state"] == "submitted" and contribution["submitted-on"] == "2026-03-25"
    assert (contribution["filled-in-by"], contribution["validated-by"], contribution["validated-on"]) == ("adviseur", "kabinetschef", "2026-03-26")
    old = record(FOLDER / "out", "budget-links", "bl-welzijn")
    assert {a["id"]: a.get("plan-cents") for a in old["amounts"]} == {"bo:vak": 1000000, "bu:vak": 25000100}
    assert old["source-ref"] == "Uitvoeringsrapport 2025, p. 41"
    new, after = link(2026), link(2027)
    assert new["amounts"] == [{"id": "bo:vak", "plan-cents": 100500}] and new["article"] == "ar-welzijn" and new["class"] == "specific", new
    assert after["amounts"] == [{"id": "bo:vak", "plan-cents": 124050000}], after
    once = out_bytes()
    shutil.copy(FOLDER / "out", FOLDER / "once")
    assert "in the plan already" in merge(FOLDER / "once", FOLDER / "terug.xlsx") and out_bytes() == once


@test
def unchanged_says_what_was_said_last_year():
    book = fill_sheet(fresh_sheet(), "ap-welzijn")
    for head in ("Wat deed", "Wat is bereikt"):
        put(book, BACK, "ap-welzijn", head, None)
    put(book, BACK, "ap-welzijn", "Ongewijzigd", "ja")
    merged(book)
    assert answer() == {"id": "ap-welzijn", "execution": "Vorig jaar gedaan", "unchanged": True}
    put(book, AHEAD, "ap-welzijn", "Wat neemt", "Iets nieuws")
    merged(book)
    assert answer() == {"id": "ap-welzijn", "execution": "Vorig jaar gedaan", "intention": "Iets nieuws"}, "that is a change"
    put(book, BACK, "ac-samen", "Ongewijzigd", "Ja")
    merged(book)
    assert answer("ac-samen") == {"id": "ac-samen"} or answer("ac-samen").get("execution") is None, "nothing was said of it last year"


@test
def settlements_are_asked_where_the_budget_speaks_of_them():
    shutil.copy(PLAN, FOLDER / "vek")
    apply(FOLDER / "vek", set_("amounts", [{"id": "bo:vak", "gross-cents": 5000000, "plan-cents": 1000000},
                                           {"id": "bo:vek", "gross-cents": 4000000, "plan-cents": 900000}], "bl-welzijn", "budget-links"),
          add("budget-links", "bl-eu", year=2025, domain="bd.welzijn", **{"action-point": "ap-welzijn", "funding-kind": "eu", "class": "specific"},
              amounts=[{"id": "bo:vak", "gross-cents": 1000, "plan-cents": 1000}]))
    book = openpyxl.load_workbook(cut(FOLDER / "vek", "bd.welzijn", pack="vek.xlsx"))
    titles = heads(book[BACK])
    assert [t for t in titles if "(VEK)" in t] and not [t for t in titles if "(VRK)" in t]
    assert [book[BACK].cell(r, 1).value for r in range(2, 5)] == ["1", "1.2", "2"], "a second line of money"
    put(book, BACK, "ap-welzijn", [t for t in titles if "(VEK)" in t][0], 8.5)
    put(book, BACK, "ap-welzijn#2", "Toegerekend en uitgevoerd in 2025, in duizend euro", 0.25)
    put(book, AHEAD, "ap-welzijn#2", "Toegerekend in 2026, in duizend euro", 0.5)
    merge(FOLDER / "vek", save(book, "vek.xlsx"))
    links = {l["id"]: l for l in load(FOLDER / "out")["budget-links"]}
    assert {a["id"]: a["plan-cents"] for a in links["bl-welzijn"]["amounts"]} == {"bo:vak": 1000000, "bo:vek": 900000, "bu:vek": 850000}
    assert {a["id"]: a["plan-cents"] for a in links["bl-eu"]["amounts"]} == {"bo:vak": 1000, "bu:vak": 25000}
    new, = [l for l in links.values() if l["year"] == 2026 and l.get("action-point") == "ap-welzijn"]
    assert new["funding-kind"] == "eu" and new["id"].endswith("-2") and "article" not in new, new


@test
def what_nobody_said_is_empty_and_what_is_said_counts():
    shutil.copy(PLAN, FOLDER / "lijn")
    apply(FOLDER / "lijn",
          add("budget-links", "bl-later", year=2025, domain="bd.welzijn", **{"action-point": "ap-welzijn"},
              amounts=[{"id": "bo:vak", "gross-cents": 2000000}, {"id": "bu:vak", "gross-cents": 2000000}], **{"source-ref": "Rapport"}),
          add("budget-links", "bl-sleutel", year=2025, domain="bd.welzijn", action="ac-samen", method="key", **{"share-bp": 1000, "class": "partial"},
              amounts=[{"id": "bo:vak", "gross-cents": 3000000}]))
    book = openpyxl.load_workbook(cut(FOLDER / "lijn", "bd.welzijn", pack="lijn.xlsx"))
    sheet, amount = book[BACK], heads(book[BACK])["Toegerekend en uitgevoerd in 2025, in duizend euro"]
    assert set(rows(sheet)) >= {"ap-welzijn", "ap-welzijn#2", "ac-samen"}, "two lines of money"
    assert sheet.cell(rows(sheet)["ap-welzijn"], amount).value is None, "to be analysed is not 0"
    put(book, BACK, "ap-welzijn", "Toegerekend en uitgevoerd", 0)
    put(book, BACK, "ac-samen", "Toegerekend en uitgevoerd", 4.5)
    merge(FOLDER / "lijn", save(book, "lijn.xlsx"))
    links = {l["id"]: l for l in load(FOLDER / "out")["budget-links"]}
    assert links["bl-later"]["class"] == "partial" and [a["plan-cents"] for a in links["bl-later"]["amounts"] if a["id"] == "bu:vak"] == [0]
    assert links["bl-sleutel"].get("method", "exact") == "exact" and "bl-welzijn" in links


@test
def a_pack_that_passed_through_the_form_goes_on_as_a_sheet():
    pack = fill(cut(PLAN, "bd.jeugd", pack="jeugd.pack"), "bd.jeugd", 123456)
    merge(PLAN, pack)
    expected = out_bytes()
    run("pack", pack, "-o", "jeugd.xlsx")
    merge(PLAN, FOLDER / "jeugd.xlsx")
    assert out_bytes() == expected, "what was filled in before is in the sheet, and stays"
    book = openpyxl.load_workbook(FOLDER / "jeugd.xlsx")
    sheet = book[BACK]
    assert sheet.cell(rows(sheet)["ap-jeugd"], heads(sheet)["Wat is bereikt?"]).value == "Bereikt"
    put(book, BACK, "ap-jeugd", "Wat is bereikt", None)
    merge(PLAN, save(book, "jeugd2.xlsx"))
    assert "result" not in answer("ap-jeugd", "bd.jeugd"), "an emptied cell empties"


@test
def cents_are_exact():
    cases = [(1.005, 100500), (0.1 + 0.2, 30000), (0.00001, 1), (1234567.89012, 123456789012), (-3.5, -350000), (4.35, 435000),
             (9007199.25474, 900719925474), ("1.240,5", 124050000), ("€ 1.240,50", 124050), ("3,5 k€", 350000), (0, 0), (8.0E3, 800000000),
             (2.675, 267500), (1.115, 111500), (9999999999.0, 999999999900000)]
    for value, cents in cases:
        book = fresh_sheet()
        put(book, AHEAD, "ap-welzijn", "Toegerekend in 2026", value)
        for locale in ("C.UTF-8", "nl_BE.UTF-8"):
            run("merge-pack", PLAN, back(book), "-o", "out", env={"LC_ALL": locale})
            assert link(2026)["amounts"] == [{"id": "bo:vak", "plan-cents": cents}], (value, locale, link(2026)["amounts"])


@test
def each_rejected_cell_is_told():
    book = fill_sheet(fresh_sheet(), "ap-welzijn")
    put(book, AHEAD, "ap-welzijn", "Toegerekend in 2026", "veel")
    put(book, AHEAD, "ap-welzijn", "Toegerekend in 2027", 0.000001)
    put(book, AHEAD, "ac-samen", "Toegerekend in 2027", datetime.date(2026, 5, 1))
    put(book, BACK, "ac-samen", "Ongewijzigd", "misschien")
    put(book, BACK, "ac-samen", "Wat is bereikt", "#REF!")
    book[BACK].cell(rows(book[BACK])["ac-samen"], heads(book[BACK])["Wat is bereikt?"]).data_type = "e"
    put(book, SIGN, "validated-on", ANSWER, "ooit")
    (FOLDER / "out").unlink(missing_ok=True)
    told = merged(book, status=1)
    assert not (FOLDER / "out").exists() and "nothing was written" in told
    for place, value in ((f"{AHEAD}!F2", "veel"), (f"{AHEAD}!G2", "1e-06"), (f"{AHEAD}!G3", "2026"), (f"{BACK}!N3", "misschien"),
                         (f"{BACK}!L3", "#REF!"), (f"{SIGN}!B6", "ooit")):
        line, = [l for l in told.splitlines() if f" {place}:" in l] or [told]
        assert value in line and line != told, (place, told)
    assert told.count("\n") == 7, told
    assert "veel" in merged(book, options=["--partial"])
    assert answer()["execution"].startswith("Gedaan") and len(load(FOLDER / "out")["budget-links"]) == 11, "the rest was taken"


# ---- what is not an answer ----


def unlocked(change, *words, status=1):
    """Somebody takes the protection off and changes something: it is told, and nothing is merged."""
    book = fill_sheet(fresh_sheet(), "ap-welzijn")
    change(book)
    (FOLDER / "out").unlink(missing_ok=True)
    told = merged(book, status=status)
    for word in words:
        assert word in told, (word, told)
    assert not (FOLDER / "out").exists()
    dutch = run("merge-pack", PLAN, FOLDER / "terug.xlsx", "-o", "out", "--locale", "nl", status=status)
    assert dutch != told, dutch


def cell(sheet, place, value):
    def change(book):
        book[sheet][place] = value
    return change


def swap_rows(book):
    sheet = book[BACK]
    for c in range(1, sheet.max_column + 1):
        one, two = sheet.cell(2, c), sheet.cell(3, c)
        one.value, two.value = two.value, one.value


@test
def tampering_is_explained():
    for place, value in (("B3", "Een ander actiepunt"), ("F3", 51), ("A2", None), ("D3", "Niets beloofd")):
        unlocked(cell(BACK, place, value), f"{BACK}!{place}", str(value) if value else "changed")
    unlocked(cell(BACK, "B1", "Anders"), f"{BACK}!A1", "headings")
    unlocked(cell(BACK, "A9", "Nog een actiepunt"), f"{BACK}!A9", "Nog een actiepunt", "outside")
    unlocked(cell(SIGN, "F2", "Bel mij"), f"{SIGN}!F2", "Bel mij")
    unlocked(cell(BACK, "Q3", "ap-jeugd"), "deleted")
    unlocked(swap_rows, "moved to row 3", "moved to row 2")
    unlocked(lambda b: b[BACK].delete_rows(2), "deleted")
    unlocked(lambda b: b[BACK].insert_rows(2), "moved to row")
    unlocked(lambda b: b[BACK].delete_cols(3), "headings")
    unlocked(lambda b: b.remove(b[AHEAD]), f"“{AHEAD}” is not there")
    unlocked(lambda b: setattr(b[AHEAD], "title", "Iets anders"), f"“{AHEAD}” is not there")
    unlocked(lambda b: b.remove(b["bouwstenen"]), "no contribution pack", status=2)
    unlocked(cell("bouwstenen", "C5", "ap-jeugd"), "hidden sheet", status=2)
    unlocked(cell("bouwstenen", "C1", "0" * 64), "hidden sheet", status=2)
    unlocked(cell("bouwstenen", "B1", "9"), "another version", status=2)
    last = fresh_sheet()["bouwstenen"].max_row
    unlocked(cell("bouwstenen", f"B{last}", "H4sIAAAA"), "hidden sheet", status=2)


@test
def other_spreadsheets_and_other_plans():
    run("export", PLAN, "-o", "punten.xlsx", "--what", "action-points")
    assert "no contribution pack" in merge(PLAN, FOLDER / "punten.xlsx", status=2)
    other = make_plan("ander.bouwstenen")
    book = fill_sheet(openpyxl.load_workbook(cut(other, "bd.welzijn", pack="ander.xlsx")), "ap-welzijn")
    assert "another plan" in merge(PLAN, save(book, "ander.xlsx"), status=1)
    later = cut(PLAN, "bd.welzijn", 2027, pack="later.xlsx")
    assert "2027" in merge(PLAN, later, status=1, options=["--year", "2026"])
    half = FOLDER / "half.xlsx"
    half.write_bytes(CUT.read_bytes()[:-500])
    assert "half.xlsx" in merge(PLAN, half, status=2)


# ---- ten of them ----


@test
def ten_domains_some_as_sheets_in_ten_orders():
    packs = []
    for i, domain in enumerate(DOMAINS):
        if i % 3 == 0:
            sheet = cut(PLAN, domain, pack=f"{name(domain)}.xlsx")
            book = fill_sheet(openpyxl.load_workbook(sheet), f"ap-{name(domain)}", amount=250.001 + i)
            packs.append(save(book, f"{name(domain)}-terug.xlsx"))
        else:
            packs.append(fill(cut(PLAN, domain), domain, 250000 + i))
    two = cut(PLAN, "bd.welzijn", pack="tweede.xlsx")  # another hand in the same domain: other cells, and one that both fill
    book = openpyxl.load_workbook(two)
    put(book, BACK, "ac-samen", "Wat deed", "Ook dit nog")
    put(book, BACK, "ap-welzijn", "Wat is bereikt", "Iets anders")
    packs.append(save(book, "tweede.xlsx"))
    rand = random.Random(20260301)
    seen = set()
    for _ in range(10):
        rand.shuffle(packs)
        told = merge(PLAN, *packs, status=1, options=["--conflicts", "c.json"])
        seen.add((out_bytes(), (FOLDER / "c.json").read_bytes()))
        assert "Iets anders" in told and "Bereikt" in told
    assert len(seen) == 1, "the order decided something"
    run("validate", "out")
    for i, domain in enumerate(DOMAINS):
        contribution = record(FOLDER / "out", "contributions", f"con:{domain}:2026")
        assert contribution["state"] == "submitted", domain
    assert answer("ac-samen")["execution"] == "Ook dit nog"


if __name__ == "__main__":
    sys.exit(main())
