#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole dispute by keyboard alone: filed with its parties and claims, asked, accepted, heard with questions and answers, agreed in
twelve instalments and closed; then the ledger is read with other eyes. Usage: test-case-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside
with-screen)"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import Person, close_and_prove, expect, focused, go_through, go_to, read, wait, waits_for  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'case'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-11-27'


def ctl(ledger, *words):
    done = subprocess.run([CTL, *words[:1], str(ledger), *words[1:], '--today', TODAY, '--accept', '测试'],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def prepare(ledger):
    """The body, who mediates and who signs."""
    ctl(ledger, 'add', 'mediation_orgs', 'name=示范调解中心', 'kind=3', 'is_default=是', 'number_prefix=示范工', 'address=示范路1号')
    ctl(ledger, 'add', 'mediators', 'name=李和平', 'org_id=示范调解中心', 'post=3', 'appointed_date=2026-01-01', 'appointed_until=2028-12-31')
    ctl(ledger, 'add', 'officers', 'name=钱经办', f'org_id={UNION}', 'posts=主席')


# What the menu 登记 offers, in its order.
PARTS = ('当事人', '调解请求', '证据', '调查记录', '调解会', '联合调解单位', '协议条款', '条款分配', '送达', '履行记录', '回访', '时效事件',
         '争议', '征询和受理', '办理', '延期', '调解协议', '结案', '卷宗')


def reach(person, name, seconds=10):
    """The keyboard has come there."""
    wait(lambda: (focused(person).get_name() or '').startswith(name), f'keyboard in {name}', seconds)


def put(person, words):
    """What no key of this keyboard can type comes from the clipboard."""
    subprocess.run(['xclip', '-selection', 'clipboard'], input=words, text=True, check=True)
    person.key('ctrl+v')


def enter(person, part):
    """By the menu 登记 to a part of the case."""
    person.key('alt+d')
    reach(person, PARTS[0])
    person.key(*['Down'] * PARTS.index(part), 'Return')
    time.sleep(0.3)


def fill(person, *answers):
    """From one field to the next, without looking."""
    for words in answers:
        if words:
            person.type(words)
        person.key('Return')


def save(person, ledger, sql, rows, what):
    person.key('ctrl+s')
    wait(lambda: read(ledger, sql) == rows, what, 15)


def file_case(person, ledger):
    go_to(person, '调解案件')
    waits_for(person, '共 0')
    person.key('ctrl+n')
    waits_for(person, '新增案件')
    person.key('Tab', 'Tab')
    reach(person, '登记日期')
    fill(person, '20261102')
    enter(person, '争议')
    fill(person, 'ldbc')
    enter(person, '征询和受理')
    fill(person, '20261102')
    enter(person, '当事人')
    for place, (role, name) in enumerate((('1', '张三'), ('2', '示范机械厂'))):
        if place > 0:
            enter(person, '当事人')
        person.type(role)
        person.key('Tab')
        person.type(role)
        person.key('Tab')
        put(person, name)
    enter(person, '调解请求')
    person.type('02')
    person.key('Tab')
    put(person, '支付2026年5月至10月工资')
    person.key('Tab', 'Tab')
    person.type('36000')
    person.picture('1-filed')
    save(person, ledger, 'SELECT case_no, filed_date, applicants, respondents, claim_total FROM cases',
         [('示范工调登〔2026〕1号', '2026-11-02', '张三', '示范机械厂', 3600000)], 'the case with its parties and claim')


def take(person, ledger, title, status, *answers):
    """The next step by Alt+K; its window, where it asks anything, answered field by field."""
    person.key('alt+k')
    if answers:
        person.turn_to(title)
        fill(person, *answers)
        person.key('alt+b')
    wait(lambda: read(ledger, 'SELECT status FROM cases') == [(status,)], f'step {title}', 10)
    person.turn_to(UNION)


def accept(person, ledger):
    take(person, ledger, '征询对方意见', '2', '20261102')
    take(person, ledger, '受理', '3', '1', '20261103', '', '20261103', 'lhp', 'qjb')
    take(person, ledger, '调查', '5')
    take(person, ledger, '调解', '6')


def hear(person, ledger):
    """What is said is typed in a window of its own, a key for each question and each answer."""
    enter(person, '调解会')
    person.type('2026-11-10 9:00')
    person.key('Tab', 'Tab', 'Tab', 'Tab')
    reach(person, '第 1 行 笔录正文')
    person.key('F2')
    person.turn_to('笔录正文')
    person.key('ctrl+1')
    person.type('Qian duoshao?')
    person.key('ctrl+2')
    person.type('36000.')
    person.picture('3-minutes')
    person.key('ctrl+Return')
    person.turn_to(UNION)
    reach(person, '第 1 行 笔录正文')
    person.key('Tab')
    person.type('1')
    save(person, ledger, 'SELECT from_at, place, mediators, body, result FROM hearings',
         [('2026-11-10 09:00', '示范路1号', '李和平', '问：Qian duoshao?\n答：36000.', '1')], 'the meeting')
    opening = read(ledger, 'SELECT opening FROM hearings')[0][0]
    assert opening.startswith('今天由示范调解中心主持调解张三与示范机械厂'), opening


def agree(person, ledger):
    """Twelve parts of three thousand, all at once."""
    enter(person, '调解协议')
    fill(person, '20261110')
    person.key('alt+f')
    person.turn_to('生成分期')
    fill(person, '12', '36000', '', '20261215')
    waits_for(person, '共12期')
    person.picture('4-instalments')
    person.key('alt+b')
    person.turn_to(UNION)
    save(person, ledger, 'SELECT count(*), min(due_date), max(due_date), sum(amount), min(amount), max(amount) FROM terms',
         [(12, '2026-12-15', '2027-11-15', 3600000, 300000, 300000)], 'the instalments')
    person.picture('5-agreed')


def close(person, ledger):
    take(person, ledger, '结案', '7', '1', '20261110')
    expect(read(ledger, 'SELECT outcome, closed_date, agreed_total, performance, next_perform, days_taken FROM cases'),
           [('1', '2026-11-10', 3600000, '1', '2026-12-15', 7)], 'the closed case')


def close_and_check(person, ledger):
    close_and_prove(person, ledger, CTL)


STEPS = (file_case, accept, hear, agree, close, close_and_check)


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
