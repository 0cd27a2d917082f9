# SPDX-License-Identifier: EUPL-1.2
"""Makes tables of actions as people and programs make them, with openpyxl and by hand."""
import datetime
import io
import zipfile

import openpyxl

HEADERS = ["Naam van de actie", "Trekker", "Levensfase", "Setting", "Bereik", "Start", "Heel Vlaanderen",
           "Wetenschappelijke onderbouwing", "Opmerkingen", "Eigen code"]
PHASES = ["Kinderen en jongeren", "Hele bevolking", "Volwassenen"]
SETTINGS = ["Onderwijs", "Werk; Vrije tijd", "Zorg"]


def rows(framework, number):
    """Rows that are all good; phases and settings by their Dutch titles."""
    lists = framework["lists"]
    phases = [item["title"]["nl"] for item in lists["phases"]]
    settings = [item["short"]["nl"] for item in lists["settings"]]
    for i in range(number):
        yield [f"Actie nummer {i + 1} van de inventaris", f"Organisatie {i % 40}", phases[i % len(phases)],
               "; ".join((settings[i % len(settings)], settings[(i + 1) % len(settings)])), (i % 100) / 100,
               datetime.date(2024, 1, 1) + datetime.timedelta(days=i), "ja" if i % 3 == 0 else "nee", i % 5, f"nota {i}",
               f"X{i:04}"]


def workbook(lines, headers=HEADERS, percent=True, banner=True, epoch_1904=False):
    book = openpyxl.Workbook()
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.title = "Toelichting"
    book.active.append(["Dit is de inventaris van 2026."])
    sheet = book.create_sheet("Acties")
    if banner:
        sheet.append(["Inventaris geestelijke gezondheid"])
        sheet.merge_cells("A1:F1")
        sheet.append([])
    sheet.append(headers)
    for line in lines:
        sheet.append(line)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, datetime.date):
                cell.number_format = "DD/MM/YYYY"
            elif isinstance(cell.value, float) and percent:
                cell.number_format = "0%"
    return book


def save(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def replace_part(data, name, change):
    """The same XLSX or ODS file with one part changed: change takes and gives bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item.filename)
            new.writestr(item.filename, change(content) if item.filename == name else content)
    return out.getvalue()
