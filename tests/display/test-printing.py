#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone from a selection to paper: what a real IPP printer receives is compared with what the command line
makes of the same rows. Usage: test-printing.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen and with-printer)"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import (Missed, Person, expect, has_state, outside_table, read, text_of, wait,  # noqa: E402
                    waits_for, words)
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'printing'
SPOOL = Path(os.environ['SPOOL'])
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-09-22'
REGISTRATION, ROSTER, CARD, SHEET = '工会会员登记表', '工会会员名册', '套打卡', '大表'
NUMBERS = {REGISTRATION: 'F-02', ROSTER: 'F-03', CARD: 'Z-1', SHEET: 'Z-2'}
MM = 72 / 25.4

# The union's own: a card printed beforehand and a sheet of A3.
OWN = {
    'Z-1': f'<form id="Z-1" title="{CARD}" register="members"><page size="75x105" top="10" left="8" right="8" bottom="8"/>'
           '<text>{name}</text></form>',
    'Z-2': f'<form id="Z-2" title="{SHEET}" register="members"><page size="A3" top="20" left="20" right="20" bottom="20"/>'
           '<text>{name}</text></form>',
}


def ctl(*arguments):
    return subprocess.run([CTL, *map(str, arguments)], capture_output=True, text=True, check=True,
                          env=dict(os.environ, TAIZHANG_TODAY=TODAY)).stdout


def say(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


def places(pdf):
    """Every word with where it stands, in points, so that a scaled page is not the same."""
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*?)</word>', say('pdftotext', '-bbox', str(pdf), '-'))
    return sorted((text, round(float(x), 1), round(float(y), 1)) for x, y, text in found)


def size(pdf):
    """Width and height of the first page in mm, the shorter one first."""
    found = re.search(r'Page size: +([\d.]+) x ([\d.]+)', say('pdfinfo', str(pdf)))
    return tuple(sorted(round(float(part) / MM) for part in found.groups()))


def count_pages(pdf):
    return int(re.search(r'Pages: +(\d+)', say('pdfinfo', str(pdf))).group(1))


def receive(number):
    """The number-th job of the printer: the PDF and what was told about it."""
    path = SPOOL / f'{number}.pdf'
    wait(path.exists, f'job {number} in the printer', 30)
    told = dict(line.split('=', 1) for line in (SPOOL / f'{number}.job').read_text().splitlines() if '=' in line)
    return path, told


def has_focus(person, name):
    node = person.focus()
    return node is not None and (node.get_name() or '').startswith(name)


def choose_form(person, title):
    """By its number in the search field."""
    person.key('ctrl+f', 'ctrl+a')
    person.type(NUMBERS[title])
    person.key('Return')
    wait(lambda: any(node.get_role_name() == 'label' and words(node) == title
                     for node in outside_table(person.application())), f'{title} chosen')


def open_forms(person):
    person.turn_to()
    person.key('ctrl+f', 'Return', 'ctrl+a', 'ctrl+p')
    person.turn_to('打印：')
    waits_for(person, '共300页')


def wait_for_layout(person):
    wait(lambda: any(node.get_role_name() in ('push button', 'button') and (node.get_name() or '').startswith('打印')
                     and has_state(node, 'sensitive') for node in outside_table(person.application())),
         'a paper that can be printed', 30)


def open_printers(person):
    wait_for_layout(person)
    person.key('alt+p')
    person.turn_to('打印$')
    wait(lambda: any('office' in words(node) for node in person.find_all(('label', 'table cell'))), 'the printer')


def choose_printer(person):
    """From the tabs down to the list, on to the last of its rows."""
    person.key('Tab', 'End')
    time.sleep(0.5)  # CUPS tells what the printer can do


def send(person):
    person.key('alt+p')
    person.turn_to('打印：')


def print_two_pages(person, ledger, folder):
    """Two copies of the first two papers: the very words on the very places, on A4."""
    open_forms(person)
    choose_form(person, REGISTRATION)
    person.picture('1-forms')
    open_printers(person)
    choose_printer(person)
    person.key('alt+s', 'ctrl+a')
    person.type('2')
    person.key('alt+e')
    person.type('1-2')
    person.picture('2-printers')
    send(person)
    waits_for(person, f'打印机“office”已打印“{REGISTRATION}”')
    person.picture('3-printed')
    pdf, told = receive(1)
    expect((told['IPP_COPIES'], told['IPP_JOB_NAME']), ('2', REGISTRATION), 'copies and name')
    assert 'x-dimension=21000 y-dimension=29700' in told['IPP_MEDIA_COL'], told['IPP_MEDIA_COL']
    expect((count_pages(pdf), size(pdf)), (2, (210, 297)), 'pages and paper')
    shown = folder / 'shown.pdf'
    ctl('print', ledger, 'F-02', '--where', 'status=A', '--sort', 'name', '--pages', '1-2', '-o', shown)
    expect([word[0] for word in places(pdf)], [word[0] for word in places(shown)], 'words')
    expect(places(pdf), places(shown), 'places')


def print_turned(person, ledger, folder):
    """The printer of last time is chosen already; a paper that lies is told as A4 and comes whole, on both sides."""
    choose_form(person, ROSTER)
    open_printers(person)
    time.sleep(0.5)
    person.key('ctrl+Page_Down')
    person.key('alt+w', 'Down')
    time.sleep(0.3)
    person.key('Down', 'Return')
    person.picture('4-sides')
    person.key('ctrl+Page_Up')  # there P is the key of the paper's size too
    send(person)
    waits_for(person, f'打印机“office”已打印“{ROSTER}”')
    pdf, told = receive(2)
    expect(told['IPP_SIDES'], 'two-sided-long-edge', 'sides')
    assert 'x-dimension=21000 y-dimension=29700' in told['IPP_MEDIA_COL'], told['IPP_MEDIA_COL']
    shown = folder / 'roster.pdf'
    ctl('print', ledger, 'F-03', '--all', '-o', shown)
    expect(count_pages(pdf), count_pages(shown), 'pages')
    names = [name for name, in read(ledger, 'SELECT name FROM members WHERE deleted = 0')]
    text = re.sub(r'\s', '', say('pdftotext', '-raw', str(pdf), '-'))
    expect([name for name in names if len(name) <= 3 and name not in text], [], 'members that are not on paper')


def print_sizes(person, ledger, folder):
    """A card and a sheet of A3: each is told to the printer as what it is."""
    for number, (title, paper) in enumerate(((CARD, (75, 105)), (SHEET, (297, 420))), 3):
        choose_form(person, title)
        open_printers(person)
        time.sleep(0.5)
        send(person)
        waits_for(person, f'打印机“office”已打印“{title}”')
        pdf, told = receive(number)
        found = re.search(r'x-dimension=(\d+) y-dimension=(\d+)', told['IPP_MEDIA_COL']).groups()
        # CUPS counts a paper without a name in whole points.
        for what, sides in (('told', [int(side) / 100 for side in found]), ('received', size(pdf))):
            assert all(abs(side - wanted) <= 1 for side, wanted in zip(sorted(sides), paper)), (title, what, sides)


def move_paper(person, ledger, folder):
    """2.5 mm to the right and 1 mm up, on this PC, for this form alone."""
    choose_form(person, CARD)
    before = folder / 'before.pdf'
    ctl('print', ledger, 'Z-1', '--all', '-o', before)
    person.key('alt+m')
    wait(lambda: has_focus(person, '向右'), 'the offset', 10)
    for name, millimetres in (('向右', '2.5'), ('向下', '-1')):
        wait(lambda n=name: has_focus(person, n), f'the keyboard in {name}')
        person.key('ctrl+a')
        person.type(millimetres)
        wait(lambda m=millimetres: text_of(person.focus()) == m, f'{millimetres} in {name}')
        person.key('Tab')
    wait(lambda: not has_focus(person, '向下'), 'the keyboard elsewhere')
    person.picture('5-moved')
    open_printers(person)
    time.sleep(0.5)
    send(person)
    pdf, _ = receive(5)
    waits_for(person, f'打印机“office”已打印“{CARD}”')
    word, x, y = places(before)[0]
    moved = next(place for place in places(pdf) if place[0] == word)
    assert abs(moved[1] - x - 2.5 * MM) < 0.15 and abs(moved[2] - y + 1 * MM) < 0.15, (moved, x, y)


def unplug_printer(person, ledger, folder):
    """CUPS has the paper and the printer is gone: it is said that the paper waits, and it does."""
    os.kill(int((SPOOL / 'printer.pid').read_text()), signal.SIGKILL)
    choose_form(person, SHEET)
    open_printers(person)
    time.sleep(0.5)
    send(person)
    wait(lambda: any('还没有开始打印' in words(node) for node in outside_table(person.application())),
         'word of a printer that does not begin', 30)
    person.picture('6-unplugged')
    assert 'office-' in say('lpstat', '-W', 'not-completed', '-o'), 'the paper does not wait in the queue'


def unplug_cups(person, ledger, folder):
    """The print system goes while one chooses: a sentence that stays, and the paper is still there to be saved."""
    open_printers(person)
    time.sleep(0.5)
    os.kill(int((SPOOL / 'cups.pid').read_text()), signal.SIGKILL)
    send(person)
    wait(lambda: any('没有接收' in words(node) for node in outside_table(person.application())),
         'word of a print system that is gone', 30)
    person.picture('7-no-print-system')
    wait_for_layout(person)


STEPS = [print_two_pages, print_turned, print_sizes, move_paper, unplug_printer, unplug_cups]


def main():
    tap = Tap()
    os.environ['TAIZHANG_TODAY'] = TODAY
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = str(folder / 'a.taizhang')
        os.environ['XDG_DATA_HOME'] = name
        own = folder / 'taizhang' / 'forms'
        own.mkdir(parents=True)
        for form, text in OWN.items():
            (own / f'{form}.xml').write_text(text)
        tap.command('a sample ledger', [CTL, 'new', ledger, '--union', UNION, '--sample'])
        with Person([PROGRAM, ledger], PICTURES) as person:
            waits_for(person, '共300')
            for step in STEPS:
                try:
                    step(person, ledger, folder)
                    tap.result(step.__name__.replace('_', ' '), [])
                except (AssertionError, Missed):
                    person.picture(f'failed-{step.__name__}')
                    tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
                    tap.end()
    tap.end()


main()
