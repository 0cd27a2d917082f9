# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice without a window: what it makes of a file, and what becomes of one that is edited between two of its saves."""
import os
import shutil
import subprocess

import openpyxl
from driver import FOLDER

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

def convert(path, to, filter_name=None):
    """LibreOffice opens a file and saves it in another format (or the same): nothing is edited."""
    out = FOLDER / "office"
    out.mkdir(exist_ok=True)
    wanted = to if filter_name is None else f"{to}:{filter_name}"
    done = subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--norestore", "--convert-to", wanted, "--outdir", str(out), str(path)],
        capture_output=True, check=False, timeout=300, env={**os.environ, "HOME": str(FOLDER)})
    target = out / (path.stem + "." + to)
    assert target.is_file(), done.stderr.decode() + done.stdout.decode()
    return target


def edit_and_save(path, cells):
    """What LibreOffice saved is edited and saved by it once more, as by somebody who works in it for an afternoon."""
    book = openpyxl.load_workbook(convert(path, "xlsx"))
    for (sheet, row, column), value in cells.items():
        book[sheet].cell(row, column).value = value
    book.save(path)
    return convert(path, "xlsx")
