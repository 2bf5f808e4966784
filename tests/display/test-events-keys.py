#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sixty people leave on one day, by keyboard alone and within a minute: selected, the change chosen and filled,
applied; three are refused with their reasons. Then the month's figures, and the ledger read with other eyes.
Usage: test-events-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import Missed, Person, expect, focused, go_to, outside_table, read, text_of, wait, waits_for  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'events'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-11-27'
SELECTED, REFUSED, SECONDS = 60, 3, 60
PAPER = '370602199003071227'  # of the one who left in June


def ctl(ledger, *words):
    done = subprocess.run([CTL, *words[:1], str(ledger), *words[1:], '--today', TODAY, '--accept', '测试'],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def prepare(ledger):
    """An office of its own with sixty people, of whom three have left before."""
    org = ctl(ledger, 'add', 'orgs', 'name=搬迁车间分会')
    for number in range(SELECTED):
        ctl(ledger, 'add', 'members', f'name=迁{chr(0x4e00 + number)}', 'gender=女', f'org_id={org}', 'join_date=2020-01-01')
    members = read(ledger, "SELECT id FROM members WHERE name LIKE '迁%' ORDER BY id")
    for member, event in zip((members[4][0], members[30][0], members[59][0]), ('6', '5', '4')):
        ctl(ledger, 'add', 'member_events', f'member_id={member}', f'event={event}', 'date=2026-06-30')
    ctl(ledger, 'set', 'members', str(members[59][0]), 'id_type=111', f'id_no={PAPER}')


def select_sixty(person, ledger):
    person.key('ctrl+f')
    person.type('banqianchejian')
    waits_for(person, f'筛出 {SELECTED}')
    person.key('Return')
    person.key('ctrl+a')
    waits_for(person, f'已选 {SELECTED}')


def choose_change(person, ledger):
    person.key('ctrl+e')
    person.turn_to('办理会籍变动')
    waits_for(person, f'为选中的 {SELECTED} 人办理什么')
    person.picture('1-choice')
    person.type('zc')
    person.key('Return')
    waits_for(person, f'{SELECTED - REFUSED} 人可以办理，{REFUSED} 人不能')
    person.picture('2-form')


def fill_and_apply(person, ledger):
    """From the reason on to the other union, past the clerk, the paper ticked, the memo: all by Enter."""
    person.key('Return')
    person.type('haigongyuanqu')
    person.key('Return', 'Return', 'space', 'Return', 'Return')
    person.picture('3-filled')
    person.key('Return')
    waits_for(person, f'已为 {SELECTED - REFUSED} 人办理转出，{REFUSED} 人没有办理')
    person.picture('4-refused')


def read_ledger(person, ledger):
    sixty = "FROM members WHERE name LIKE '迁%' AND deleted = 0"
    expect(read(ledger, f"SELECT count(*) {sixty} AND status = 'T' AND change_date = ?", TODAY), [(SELECTED - REFUSED,)],
           'those who left today')
    expect(read(ledger, f"SELECT status, change_date {sixty} AND (status <> 'T' OR change_date <> ?) ORDER BY status", TODAY),
           [('Q', '2026-06-30'), ('T', '2026-06-30'), ('X', '2026-06-30')], 'those who were refused')
    expect(read(ledger, 'SELECT count(*), count(DISTINCT other_union), min(other_union), min(papers) FROM member_events '
                        'WHERE event = ? AND date = ?', '4', TODAY),
           [(SELECTED - REFUSED, 1, 'haigongyuanqu', '3')], 'changes written')
    expect(read(ledger, 'SELECT title FROM batches ORDER BY id DESC LIMIT 1')[0][0][:7], '会籍变动：转出', 'the batch')


def open_refused(person, ledger):
    """Enter on the first of the list shows him below it; Esc closes the list."""
    person.key('Return')
    waits_for(person, '搬迁车间分会')
    person.key('Escape')
    person.turn_to(UNION)
    person.picture('5-opened')


def undo_all(person, ledger):
    person.key('ctrl+f', 'Return', 'ctrl+z')
    wait(lambda: read(ledger, "SELECT count(*) FROM members WHERE name LIKE '迁%' AND status = 'A'")
         == [(SELECTED - REFUSED,)], 'all back at once', 20)
    person.key('shift+ctrl+z')
    wait(lambda: read(ledger, "SELECT count(*) FROM members WHERE name LIKE '迁%' AND status = 'T' AND change_date = ?", TODAY)
         == [(SELECTED - REFUSED,)], 'all gone again', 20)


def look_at_figures(person, ledger):
    go_to(person, '会籍统计')
    waits_for(person, f'− 出 {SELECTED - REFUSED} = 期末')
    waits_for(person, f'本期变动 {SELECTED - REFUSED} 人次')
    person.picture('6-figures')
    verdict = next(text_of(node) for node in outside_table(person.application()) if text_of(node).startswith('期初 '))
    start, came, left, end = map(int, re.findall(r'\d+', verdict))
    expect((came, left, start - left), (0, SELECTED - REFUSED, end), verdict)
    # Tab walks from the period over the figures that have somebody behind them.
    for _ in range(30):
        if (focused(person).get_name() or '').startswith('转出 合计'):
            break
        person.key('Tab')
    person.key('Return')
    waits_for(person, '2026年11月 转出')
    waits_for(person, f'筛出 {SELECTED - REFUSED}')
    person.picture('7-behind')


def tab_to(person, name):
    for _ in range(30):
        if (focused(person).get_name() or '').startswith(name):
            return
        here = focused(person)
        person.key('Tab')
        wait(lambda: focused(person) is not None and focused(person) != here, 'next field', 5)
    raise Missed(f'no {name} on the way of Tab')


def come_back(person, ledger):
    """Entered anew, the one who left in June is known by his number: his own row comes back instead."""
    count = read(ledger, 'SELECT count(*) FROM members')
    person.key('ctrl+n')
    wait(lambda: (focused(person).get_name() or '').startswith('姓名'), 'the first field', 20)
    person.type('qian')
    tab_to(person, '证件号码')
    person.type(PAPER)
    person.key('Tab', 'shift+Tab')
    waits_for(person, '请在原记录上办理转入')
    person.picture('8-known')
    tab_to(person, '办理转入')
    person.key('Return')
    waits_for(person, '原来的记录上办理转入')
    person.turn_to('工会台账')
    person.key('Return')
    person.turn_to('办理会籍变动')
    waits_for(person, '会籍状态：已转出 → 正常')
    person.picture('9-coming')
    person.key('alt+b')
    wait(lambda: read(ledger, 'SELECT status, change_type FROM members WHERE id_no = ?', PAPER) == [('A', '2')], 'back again', 20)
    expect(read(ledger, 'SELECT count(*) FROM members'), count, 'no new row')
    person.turn_to(UNION)


def close_and_check(person, ledger):
    person.key('ctrl+w')
    wait(lambda: person.program.poll() is not None, 'end of the program')
    expect(person.program.returncode, 0, 'the program ended with')
    done = subprocess.run([CTL, 'check', str(ledger)], capture_output=True, text=True, check=False)
    expect(done.returncode, 0, done.stdout + done.stderr)


TIMED = (select_sixty, choose_change, fill_and_apply)
STEPS = TIMED + (read_ledger, open_refused, undo_all, look_at_figures, come_back, close_and_check)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = folder
        os.environ['TAIZHANG_TODAY'] = TODAY
        tap.command('a sample ledger', [CTL, 'new', str(ledger), '--union', UNION, '--sample'])
        prepare(ledger)
        with Person([PROGRAM, ledger], PICTURES) as person:
            waits_for(person, UNION)
            waits_for(person, '共 360')
            begin = time.monotonic()
            for step in STEPS:
                try:
                    step(person, ledger)
                    tap.result(step.__name__.replace('_', ' '), [])
                except (AssertionError, Missed):
                    person.picture(f'failed-{step.__name__}')
                    tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
                    break  # what follows stands on it
                if step is TIMED[-1]:
                    took = time.monotonic() - begin
                    tap.result(f'sixty people in {took:.0f} s', [] if took < SECONDS else [f'more than {SECONDS} s'])
    tap.end()


main()
