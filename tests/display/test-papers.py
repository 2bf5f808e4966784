#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter from the record to the register: its words changed and put back, issued with a number, kept, found by that
number, opened again and voided. Usage: test-papers.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import (ENTRIES, Missed, Person, expect, go_to, has_state, read, text_of, wait, waits_for,  # noqa: E402
                    words)
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'papers'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-09-22'
TITLE, REASON = '会员证明信', 'wrong'
LETTER = f'''<form id="A-1" title="{TITLE}" register="members" number="证">
<page size="A4" top="37" bottom="35" left="28" right="26"/>
<title>会员证明</title><text align="right">{{paper.number}}</text>
<text edit="body" edit-title="正文">Member.</text><text align="right">{{paper.date|年月日}}</text>
</form>'''


def button(person, name):
    """The last of that name: a page that was left keeps its own in the tree."""
    return wait(lambda: ([None] + list(person.find_all(('push button', 'button', 'toggle button'), name)))[-1],
                f'button {name}')


def focused(person):
    return person.focus()


def find_text(person):
    return next(node for node in person.find_all(ENTRIES, '正文'))


def close_window(person):
    """Back to the window of the ledger, once the other is gone."""
    person.key('Escape')
    wait(lambda: not any((node.get_name() or '').startswith(('打印：', '证〔'))
                         for node in person.find_all(('frame', 'window', 'dialog'))), 'one window')
    person.turn_to(UNION)


def open_issue(person, ledger):
    person.key('ctrl+f', 'Return', 'ctrl+p')
    person.turn_to('打印：')
    wait(lambda: focused(person) is not None and (focused(person).get_name() or '').startswith(TITLE), 'the letter')
    wait(lambda: has_state(button(person, '出具'), 'sensitive'), 'a letter that can be issued', 20)
    person.picture('1-forms')
    person.key('alt+i')
    person.turn_to('出具：')


def change_words(person, ledger):
    """What was typed is on the paper; 恢复原文 takes it back, and can be typed again."""
    person.click(find_text(person))
    person.key('ctrl+End')
    person.type(' Added')
    wait(lambda: text_of(find_text(person)) == 'Member. Added', 'the changed words')
    wait(lambda: has_state(button(person, '恢复原文'), 'sensitive'), 'the way back')
    person.press('恢复原文')
    wait(lambda: text_of(find_text(person)) == 'Member.', 'the words of the form')
    person.click(find_text(person))
    person.key('ctrl+End')
    person.type(' Changed')
    wait(lambda: text_of(find_text(person)) == 'Member. Changed', 'the changed words')
    person.picture('2-words')


def issue(person, ledger):
    person.key('alt+i')
    person.turn_to('打印：')
    waits_for(person, '已出具1份')
    person.picture('3-issued')
    found = read(ledger, 'SELECT number, form, title, date, status, length(pdf) > 0 FROM papers')
    expect([row[1:] for row in found], [('A-1', TITLE, TODAY, '2', 1)], 'the paper in the register')
    assert found[0][0].endswith('证〔2026〕1号'), found
    assert 'Changed' in read(ledger, 'SELECT wording FROM papers')[0][0], 'the wording is not kept'
    close_window(person)


def find_in_register(person, ledger):
    """By the bare number; the record beside the table opens the stored paper."""
    go_to(person, '文书')
    person.key('ctrl+f')
    person.type('2026')
    wait(lambda: any(TITLE in cell for row in person.rows() for cell in row), 'the paper in the table')
    person.key('Return')
    wait(lambda: button(person, '打开“'), 'the paper in the record')
    time.sleep(0.5)  # until it has its place
    person.picture('4-register')
    person.click(button(person, '打开“'))
    number = read(ledger, 'SELECT number FROM papers')[0][0]
    person.turn_to(number)
    waits_for(person, '第1页，共1页')
    person.picture('5-opened')
    close_window(person)


def void_paper(person, ledger):
    person.click(button(person, '“'))
    person.picture('6-menu')
    wait(lambda: any('作废' in words(node) for node in person.find_all('menu item')), 'the menu')
    for _ in range(6):
        if focused(person) is not None and '作废' in words(focused(person)):
            break
        person.key('Down')
        time.sleep(0.3)
    person.key('Return')
    waits_for(person, '作废原因')
    time.sleep(0.5)
    person.type(REASON)
    person.key('Return')
    wait(lambda: read(ledger, 'SELECT status, void_reason FROM papers') == [('5', REASON)], 'the voided paper', 10)
    assert read(ledger, 'SELECT number FROM papers')[0][0].endswith('1号'), 'the number did not stay'
    wait(lambda: any(words(node) == '作废' for node in person.find_all('label')), 'the voided paper on the screen', 10)
    person.picture('7-voided')


STEPS = [open_issue, change_words, issue, find_in_register, void_paper]


def main():
    tap = Tap()
    os.environ['TAIZHANG_TODAY'] = TODAY
    with tempfile.TemporaryDirectory() as name:
        ledger = str(Path(name) / 'a.taizhang')
        os.environ['XDG_DATA_HOME'] = name
        own = Path(name) / 'taizhang' / 'forms'
        own.mkdir(parents=True)
        (own / 'letter.xml').write_text(LETTER)
        tap.command('a sample ledger', [CTL, 'new', ledger, '--union', UNION, '--sample'])
        with Person([PROGRAM, ledger], PICTURES) as person:
            waits_for(person, '共300')
            for step in STEPS:
                try:
                    step(person, ledger)
                    tap.result(step.__name__.replace('_', ' '), [])
                except (AssertionError, Missed):
                    person.picture(f'failed-{step.__name__}')
                    tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
                    tap.end()
    tap.end()


main()
