#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One person entered twice, found and merged by keyboard alone, and parted again; then the ledger is read with
other eyes. Usage: test-duplicates.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import Person, expect, focused, go_through, go_to, read, wait, waits_for  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'duplicates'
UNION = '示范市机电产业园区工会联合会'
KEPT, OTHER, CHILD = {}, {}, {}


def add(ledger, register, *pairs):
    done = subprocess.run([CTL, 'add', str(ledger), register, *pairs, '--accept', '属实'], capture_output=True, text=True, check=True)
    return int(done.stdout)


def fill(ledger):
    KEPT['id'] = add(ledger, 'members', 'name=欧阳志强', 'id_no=370602199003071235', 'mobile=13900001234', 'join_date=2016-05-01')
    OTHER['id'] = add(ledger, 'members', 'name=欧阳志强', 'birth_date=1990-03-07', 'mobile=13900005678', 'join_date=2018-05-01',
                      'address=示范路1号', 'memo=从旧名册录入')
    CHILD['id'] = add(ledger, 'family', f'parent={OTHER["id"]}', 'name=欧阳小明', 'relation=子')


def now(ledger):
    return (read(ledger, 'SELECT mobile, address FROM members WHERE id = ?', KEPT['id']),
            read(ledger, 'SELECT deleted <> 0 FROM members WHERE id = ?', OTHER['id']),
            read(ledger, 'SELECT member_id FROM family WHERE id = ?', CHILD['id']))


def tab_to(person, name):
    for _ in range(40):
        here = focused(person)
        if here is not None and (here.get_name() or '').startswith(name):
            return
        person.key('Tab')
        wait(lambda: focused(person) is not None and focused(person) != here, 'next control', 5)
    raise AssertionError(f'no {name} on the way of Tab')


def open_dialog(person, ledger):
    go_to(person, '会员')
    person.key('ctrl+shift+d')
    waits_for(person, '很可能：姓名和出生日期相同')
    waits_for(person, '1条家庭成员、1条会籍变动移过来')
    wait(lambda: focused(person) is not None and '，' in (focused(person).get_name() or ''), 'the keyboard in the first line')
    person.picture('1-found')


def choose_and_merge(person, ledger):
    tab_to(person, '移动电话')
    person.key('Right')
    wait(lambda: (focused(person).get_name() or '').startswith('移动电话，并入的'), 'the other telephone')
    person.picture('2-chosen')
    person.key('ctrl+Return')
    waits_for(person, '已合并会员“欧阳志强”，1条家庭成员、1条会籍变动移了过来。')
    expect(now(ledger), ([('13900005678', '示范路1号')], [(1,)], [(KEPT['id'],)]), 'rows after the merge')
    person.picture('3-merged')


def take_back(person, ledger):
    person.key('ctrl+z')
    waits_for(person, '已撤销合并')
    expect(now(ledger), ([('13900001234', None)], [(0,)], [(OTHER['id'],)]), 'rows after the undo')
    person.picture('4-undone')


def call_distinct(person, ledger):
    waits_for(person, '很可能：姓名和出生日期相同')
    person.key('alt+d')
    waits_for(person, '这两条不是重复')
    word = f'{KEPT["id"]}-{OTHER["id"]}'
    expect(read(ledger, "SELECT word FROM learned WHERE kind = 'distinct'"), [(word,)], 'what is remembered')
    person.picture('5-distinct')
    person.key('Escape')
    waits_for(person, '记下了')


def close_and_check(person, ledger):
    person.key('ctrl+w')
    wait(lambda: person.program.poll() is not None, 'end of the program')
    done = subprocess.run([CTL, 'check', str(ledger)], capture_output=True, text=True, check=False)
    expect(done.returncode, 0, done.stdout + done.stderr)


STEPS = (open_dialog, choose_and_merge, take_back, call_distinct, close_and_check)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = folder
        tap.command('a sample ledger', [CTL, 'new', str(ledger), '--union', UNION, '--sample'])
        fill(ledger)
        with Person([PROGRAM, ledger], PICTURES) as person:
            go_through(person, ledger, STEPS, tap)
    tap.end()


main()
