#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows copied in the program are pasted into the real LibreOffice Calc: every digit must arrive, as text.

Takes a minute and needs libreoffice-calc with its window, so it is run by hand, inside with-screen:
with-screen paste-in-calc.py TAIZHANG TAIZHANGCTL
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from person import Person, expect, waits_for, wait, xdotool  # noqa: E402

PROGRAM, CTL = sys.argv[1:3]
TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'


def copied(person):
    """Three rows and their heading, with all digits shown, as they lie on the clipboard."""
    person.key('ctrl+f', 'Return')
    person.key('Down', 'shift+Down', 'shift+Down')
    person.key('ctrl+m')
    time.sleep(1)
    person.key('ctrl+c')
    time.sleep(1)
    done = subprocess.run(['xclip', '-o', '-selection', 'clipboard', '-t', 'UTF8_STRING'], capture_output=True, check=True, timeout=10)
    return [line.split('\t') for line in done.stdout.decode().splitlines() if line]


def paste(folder, sheet):
    """Calc asks once how to read the table; Enter takes what it proposes."""
    environment = dict(os.environ, HOME=str(folder), SAL_USE_VCLPLUGIN='gen')
    calc = subprocess.Popen(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--nologo', '--norestore', '--calc'],
                            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window = wait(lambda: xdotool('search', '--onlyvisible', '--name', 'Calc').split(), 'Calc', 90)[-1]
        time.sleep(5)
        xdotool('windowactivate', '--sync', window)
        for keys, pause in (('Escape', 1), ('ctrl+v', 4), ('Return', 3), ('ctrl+s', 3), ('ctrl+a', 1)):
            xdotool('key', keys)
            time.sleep(pause)
        xdotool('type', '--delay', '30', str(sheet))
        xdotool('key', 'Return')
        wait(sheet.exists, 'the saved sheet', 20)
        time.sleep(2)
    finally:
        calc.terminate()
        calc.wait(20)


def read_sheet(path):
    """The cells of the first sheet and what Calc takes them for."""
    root = ET.fromstring(zipfile.ZipFile(path).read('content.xml'))
    rows, kinds = [], set()
    for row in root.iter(f'{TABLE}table-row'):
        cells = [cell for cell in row.iter(f'{TABLE}table-cell') if cell.get(f'{OFFICE}value-type')]
        kinds.update(cell.get(f'{OFFICE}value-type') for cell in cells)
        if cells:
            rows.append([''.join(cell.itertext()) for cell in cells])
    return rows, kinds


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = folder / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = name
        subprocess.run([CTL, 'new', str(ledger), '--union', '示范市工会', '--sample'], check=True, stdout=subprocess.DEVNULL)
        with Person([PROGRAM, ledger], folder) as person:
            waits_for(person, '共')
            rows = copied(person)
            paste(folder, folder / 'pasted.ods')
        pasted, kinds = read_sheet(folder / 'pasted.ods')
    assert any(len(cell) == 18 and cell[:17].isdigit() for row in rows for cell in row), rows
    expect([[cell for cell in row if cell] for row in pasted], [[cell for cell in row if cell] for row in rows], 'what Calc holds')
    expect(kinds, {'string'}, 'kinds of its cells')
    print(f'{len(rows) - 1} rows arrived with every digit, all cells as text')


main()
