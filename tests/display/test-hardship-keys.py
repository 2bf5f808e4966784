#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hardship file is entered by keyboard alone, with its family, a scanned paper, a call and a notice; then the ledger is
read with other eyes. Usage: test-hardship-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import Person, close_and_prove, expect, focused, go_through, go_to, read, wait, waits_for  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'hardship'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-11-27'


def ctl(ledger, *words):
    done = subprocess.run([CTL, *words[:1], str(ledger), *words[1:], '--today', TODAY, '--accept', '测试'],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def prepare(ledger):
    """A member, whom the file is about, the line of 900 yuan, and another household."""
    ctl(ledger, 'add', 'members', 'name=李梅', 'gender=女', 'mobile=13800001111', 'birth_date=1980-05-06')
    ctl(ledger, 'add', 'benefit_rules', 'item=低保标准', 'title=低保标准', 'each_limit=900', 'from_date=2026-01-01', 'in_force=是')
    ctl(ledger, 'add', 'hardship_files', 'name=赵大山', 'birth_date=1979-01-02', 'month_income=1500', 'people=2')


def reach(person, name, seconds=10):
    """The keyboard has come there."""
    wait(lambda: (focused(person).get_name() or '').startswith(name), f'keyboard in {name}', seconds)


def walk_to(person, name, most=60):
    """By Tab, as far as it takes."""
    for _ in range(most):
        if (focused(person).get_name() or '').startswith(name):
            return
        person.key('Tab')
    reach(person, name)


def enter_file(person, ledger):
    """The member by her initials; income, and the family below."""
    go_to(person, '困难职工')
    waits_for(person, '共 1')
    person.key('ctrl+n')
    waits_for(person, '新增困难职工档案')
    walk_to(person, '会员')
    person.type('lm')
    person.key('Return')
    walk_to(person, '本人月均收入')
    person.type('2000')
    person.key('Tab', 'alt+d')
    person.find('menu item', '困难职工家庭成员')
    person.key('Return')
    reach(person, '第 1 行 姓名')
    person.type('WANG')
    person.key('Tab')
    person.type('2')
    person.picture('1-family')
    person.key('ctrl+s')
    wait(lambda: read(ledger, 'SELECT count(*) FROM hardship_family') == [(1,)], 'the family in the file', 20)
    expect(read(ledger, "SELECT name, status, people, year_income, monthly_left, figure_level FROM hardship_files WHERE name = '李梅'"),
           [('李梅', '1', 2, 2400000, 100000, '2')], 'the file')
    waits_for(person, '测算相对困难')


def refuse_a_double(person, ledger):
    """Somebody of another file cannot be entered into this family; the other file is named, and is one button away."""
    person.key('alt+d')
    person.find('menu item', '困难职工家庭成员')
    person.key('Return')
    reach(person, '第 2 行 姓名')
    subprocess.run(['xclip', '-selection', 'clipboard'], input='赵大山', text=True, check=True)
    person.key('ctrl+v', 'Tab')
    walk_to(person, '第 2 行 出生日期', 12)
    person.type('19790102')
    person.key('Tab')
    waits_for(person, '一户一档')
    person.picture('2-double')
    person.click(person.find('push button', '打开那份档案'))
    waits_for(person, '赵大山')
    expect(read(ledger, 'SELECT count(*) FROM hardship_family'), [(1,)], 'nobody was written')


def attach(person, ledger):
    """A scanned paper, from the file chooser by its path; not from the ledger's own folder, whose files GTK would open."""
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / 'scan.jpg'
        subprocess.run(['convert', '-size', '900x1200', 'gradient:white-gray', str(scan)], check=True)
        person.key('alt+j')
        person.turn_to('选择附件')
        person.type(str(scan))
        person.key('Return')
        wait(lambda: read(ledger, 'SELECT count(*) FROM attachments') == [(1,)], 'the attachment in the file', 30)
    person.turn_to(UNION)
    waits_for(person, '已添加 1 个附件。')
    expect(read(ledger, 'SELECT subject_reg, kind, title FROM attachments'), [('hardship_files', '99', 'scan')], 'what was attached')
    person.picture('3-attached')


def make_notice(person, ledger):
    """The file that is shown is made public: a draft, opened for reading."""
    person.key('ctrl+shift+g')
    waits_for(person, '已拟好公示草稿')
    waits_for(person, '名单1人')
    expect(read(ledger, 'SELECT status, from_date FROM notices'), [('1', TODAY)], 'the notice')
    expect(read(ledger, 'SELECT name FROM notice_lines'), [('赵大山',)], 'who is in it')
    person.picture('4-notice')


def close_and_check(person, ledger):
    close_and_prove(person, ledger, CTL)


STEPS = (enter_file, refuse_a_double, attach, make_notice, close_and_check)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = folder
        os.environ['TAIZHANG_TODAY'] = TODAY
        tap.command('a ledger', [CTL, 'new', str(ledger), '--union', UNION])
        prepare(ledger)
        with Person([PROGRAM, ledger], PICTURES) as person:
            waits_for(person, UNION)
            go_through(person, ledger, STEPS, tap)
    tap.end()


main()
