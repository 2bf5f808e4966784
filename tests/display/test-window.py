#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's first half hour by keyboard: add a member, correct it, find it, delete it, undo; then the
ledger is read with other eyes. Usage: test-window.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import (ENTRIES, Missed, Person, expect, focused, go_to, outside_table, read, shown_count, text_of,  # noqa: E402
                    wait, waits_for)
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'window'
NAME, PAPER, BIRTH = '欧阳志强', '370602199003071235', '1990-03-07'
UNION = '示范市机电产业园区工会联合会'
REASON, NOBODY = '重复登记', '没有这个人'


def find(person, role, name=''):
    """The field, button or label of that name outside the table."""
    return wait(lambda: next((node for node in outside_table(person.application())
                              if node.get_role_name() in role and (node.get_name() or '').startswith(name)), None),
                f'{role} named {name}', 20)


def fill(person, name, text):
    """Tabs on to the field of that name, replaces what stands in it, and sees it arrive."""
    for _ in range(60):
        here = focused(person)
        if here is not None and (here.get_name() or '').startswith(name):
            break
        person.key('Tab')
        wait(lambda: focused(person) is not None and focused(person) != here, 'next field', 5)
    assert (focused(person).get_name() or '').startswith(name), f'no field {name} on the way of Tab'
    person.key('ctrl+a')
    person.type(text, 40)
    wait(lambda: text_of(focused(person)) == text, f'“{text}” in {name}')


def lend_keys(characters, folder):
    """Gives each character a key of its own for the whole test: xdotool would borrow one for every letter
    and give it back, perhaps before a busy program has read it."""
    keymap = Path(folder) / 'keymap.xkb'
    subprocess.run(['xkbcomp', '-w0', os.environ['DISPLAY'], str(keymap)], check=True)
    text = keymap.read_text()
    codes, symbols = text[:text.index('xkb_symbols')], text[text.index('xkb_symbols'):]
    used = set(re.findall(r'key +(<\w+>)', symbols))
    spare = [name for name, code in re.findall(r'(<\w+>) = (\d+);', codes) if int(code) > 100 and name not in used]
    assert len(spare) >= len(characters), f'{len(spare)} spare keys for {len(characters)} characters'
    keys = ''.join(f'    key {name} {{ [ U{ord(character):04X} ] }};\n' for name, character in zip(spare, characters))
    start = text.index('{', text.index('xkb_symbols')) + 1
    keymap.write_text(text[:start] + '\n' + keys + text[start:])
    subprocess.run(['xkbcomp', '-w0', str(keymap), os.environ['DISPLAY']], check=True)


def type_han(person, text):
    person.type(text, 60)
    wait(lambda: text_of(focused(person)) == text, f'“{text}” where it is typed')


def search(person, what, count):
    person.key('ctrl+f')
    person.key('ctrl+a', 'BackSpace')
    if what:
        type_han(person, what)
    wait(lambda: shown_count(person) == count, f'“{count}” after looking for “{what}”', 20)


def leave_text(person):
    """Where keys belong to the table: Enter in the search field goes to the first row found."""
    person.key('ctrl+f', 'Return')


def open_ledger(person, ledger):
    waits_for(person, UNION)
    wait(lambda: shown_count(person) == '共300', 'the 300 members of the sample', 20)
    person.picture('1-opened')


def add_member(person, ledger):
    person.key('ctrl+n')
    wait(lambda: focused(person) is not None and focused(person).get_role_name() in ('text', 'entry'), 'focus in a field')
    type_han(person, NAME)
    fill(person, '证件号码', PAPER)
    person.key('ctrl+s')
    wait(lambda: read(ledger, 'SELECT count(*) FROM members WHERE name = ? AND deleted = 0', NAME) == [(1,)], 'saved row')
    waits_for(person, '已保存')
    person.picture('2-added')
    expect(read(ledger, 'SELECT id_no, gender, birth_date FROM members WHERE name = ?', NAME), [(PAPER, '1', BIRTH)],
           'paper, sex and birth')
    wait(lambda: shown_count(person) == '共301', 'the count of 301')


def find_member(person, ledger):
    for what, count in ((NAME, '筛出1/301'), ('ouyangzhiqiang', '筛出1/301'), (NOBODY, '筛出0/301')):
        search(person, what, count)
    waits_for(person, '没有符合的会员')
    person.picture('3-not-found')
    search(person, '071235', '筛出1/301')
    expect([row[0] for row in person.rows() if row and row[0] == NAME], [NAME], 'the row found by the end of its paper')
    person.picture('3-found')


def edit_member(person, ledger):
    leave_text(person)
    person.key('Return')
    wait(lambda: (focused(person).get_name() or '').startswith('姓名'), 'the keyboard in the record')
    fill(person, '移动电话', '13900001234')
    person.key('ctrl+s')
    wait(lambda: read(ledger, 'SELECT mobile FROM members WHERE name = ?', NAME) == [('13900001234',)], 'saved telephone')
    person.picture('4-edited')


def delete_member(person, ledger):
    leave_text(person)
    person.key('Delete')
    wait(lambda: (focused(person).get_name() or '').startswith('原因'), 'the question for the reason')
    type_han(person, REASON)
    person.picture('5-deleting')
    person.key('Return')
    wait(lambda: read(ledger, 'SELECT count(*) FROM members WHERE name = ? AND deleted <> 0', NAME) == [(1,)], 'row in the bin')
    expect(read(ledger, 'SELECT why FROM history WHERE action = 2 ORDER BY id DESC LIMIT 1'), [(REASON,)], 'the reason')
    search(person, '', '共300')
    person.picture('6-deleted')


def undo_by_name(person, ledger):
    leave_text(person)
    person.key('F10')
    waits_for(person, f'撤销：删除会员：{NAME}')
    person.picture('7-menu')
    person.key('Escape')
    leave_text(person)
    person.key('ctrl+z')
    wait(lambda: read(ledger, 'SELECT deleted FROM members WHERE name = ?', NAME) == [(0,)], 'row out of the bin')
    waits_for(person, '已撤销')
    wait(lambda: shown_count(person) == '共301', 'the count of 301 again')
    person.picture('8-undone')


def undo_in_text(person, ledger):
    """Ctrl+Z while typing takes back letters, not records."""
    batches = read(ledger, 'SELECT count(*) FROM batches')
    person.key('ctrl+f', 'ctrl+a', 'BackSpace')
    type_han(person, '张')
    person.key('ctrl+z', 'ctrl+z')
    expect(read(ledger, 'SELECT count(*) FROM batches'), batches, 'batches after Ctrl+Z in a text')
    search(person, '', '共301')


def look_at_pages(person, ledger):
    """Every page by its key; each says how many rows it has, the union itself its name."""
    for title, table in (('组织', 'orgs'), ('单位', 'units'), ('会员', 'members')):
        rows = read(ledger, f'SELECT count(*) FROM {table} WHERE deleted = 0')[0][0]
        go_to(person, title)
        waits_for(person, f'共{rows}')
        person.picture(f'9-{table}')
    go_to(person, '本会')
    wait(lambda: any(text_of(node) == UNION for node in outside_table(person.application())
                     if node.get_role_name() in ENTRIES), 'the name of the union in its field', 20)
    person.picture('9-union')
    person.key('alt+2')
    person.picture('9-reminders')
    person.key('alt+1')


def count_findings(person, title):
    """The number behind a check, 0 before the ledger was looked through."""
    line = next((node.get_name() for node in person.find_all('list item', title + '，')), '，0条')
    return int(line.split('，')[1].rstrip('条'))


def mend_finding(person, ledger):
    """F8 to the field, typing, F8 again: saved, the count falls, and the next one's field has the keyboard."""
    mobile = '13900009999'
    go_to(person, '数据质量')
    before = wait(lambda: count_findings(person, '未实名'), 'members without a real name', 20)
    person.key('F8')
    wait(lambda: (focused(person).get_name() or '').startswith('移动电话'), 'the keyboard in the field concerned')
    person.picture('10-finding')
    person.type(mobile)
    person.key('F8')
    wait(lambda: read(ledger, 'SELECT count(*) FROM members WHERE mobile = ?', mobile) == [(1,)], 'saved telephone')
    wait(lambda: count_findings(person, '未实名') == before - 1, f'{before - 1} members without a real name')
    wait(lambda: (focused(person).get_name() or '').startswith(('移动电话', '证件号码')), 'the keyboard in the next field')
    person.picture('10-next')


def close_and_check(person, ledger):
    person.key('ctrl+w')
    wait(lambda: person.program.poll() is not None, 'end of the program')
    expect(person.program.returncode, 0, 'the program ended with')
    done = subprocess.run([CTL, 'check', str(ledger)], capture_output=True, text=True, check=False)
    expect(done.returncode, 0, done.stdout + done.stderr)
    expect([path.name for path in ledger.parent.iterdir() if path.name.startswith('试')], [ledger.name], 'files left')


STEPS = (open_ledger, add_member, find_member, edit_member, delete_member, undo_by_name, undo_in_text, look_at_pages,
         mend_finding, close_and_check)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = folder
        tap.command('a sample ledger', [CTL, 'new', str(ledger), '--union', UNION, '--sample'])
        lend_keys(sorted(set(NAME + REASON + NOBODY + '张')), folder)
        with Person([PROGRAM, ledger], PICTURES) as person:
            for step in STEPS:
                try:
                    step(person, ledger)
                    tap.result(step.__name__.replace('_', ' '), [])
                except (AssertionError, Missed):
                    person.picture(f'failed-{step.__name__}')
                    tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
                    break  # what follows stands on it
    tap.end()


main()
