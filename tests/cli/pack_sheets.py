# SPDX-License-Identifier: EUPL-1.2
"""Fills in the spreadsheet of a contribution pack, as a person does: by the words of its headings, in yellow cells alone."""
import datetime

from driver import FOLDER

BACK, AHEAD, SIGN, ANSWER = "Terugblik", "Vooruitblik", "Ondertekenen", "Uw antwoord"


def heads(sheet):
    return {c.value: c.column for c in sheet[1] if c.value}


def rows(sheet):
    """The row of each id: they stand in the hidden column behind the headings."""
    column = max(heads(sheet).values()) + 1
    return {sheet.cell(r, column).value: r for r in range(2, sheet.max_row + 1)}


def put(book, sheet, id_, head, value):
    sheet = book[sheet]
    whole = heads(sheet)
    column = whole[head] if head in whole else [c for h, c in whole.items() if h.startswith(head)][0]
    cell = sheet.cell(rows(sheet)[id_], column)
    assert not cell.protection.locked, (sheet.title, cell.coordinate)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with "=" is a text
    return cell


def fill_sheet(book, subject, amount=None, submitted=datetime.date(2026, 3, 25)):
    put(book, BACK, subject, "Wat deed", "Gedaan zoals afgesproken\r\nen nog wat ")
    put(book, BACK, subject, "Wat is bereikt", "Bereikt")
    if amount is not None:
        put(book, BACK, subject, "Toegerekend en uitgevoerd", amount)
        put(book, BACK, subject, "Bron", "Uitvoeringsrapport")
    put(book, SIGN, "filled-in-by", ANSWER, "adviseur")
    put(book, SIGN, "submitted-on", ANSWER, submitted)
    put(book, SIGN, "validated-by", ANSWER, "kabinetschef")
    put(book, SIGN, "validated-on", ANSWER, datetime.date(2026, 3, 26))
    return book


def save(book, name):
    path = FOLDER / name
    book.save(path)
    return path
