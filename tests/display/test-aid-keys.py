#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A visit is entered by keyboard alone in under a minute: the member by the initials of his name, kind, date, amount,
fund, visitors. Then it goes its way, alone and with others, and the ledger is read with other eyes.
Usage: test-aid-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import (Missed, Person, close_and_prove, expect, focused, go_through, go_to, read, wait,  # noqa: E402
                    waits_for)
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'aid'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-11-27'
SECONDS = 60


def ctl(ledger, *words):
    done = subprocess.run([CTL, *words[:1], str(ledger), *words[1:], '--today', TODAY, '--accept', '测试'],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def prepare(ledger):
    """A fund, a limit, two officers, twelve members, a festival."""
    fund = ctl(ledger, 'add', 'funds', 'name=慰问费', 'year=2026', 'source=本级工会经费', 'budget=100000')
    ctl(ledger, 'add', 'benefit_rules', 'item=生病住院慰问', 'title=生病住院慰问', 'in_force=是', 'each_limit=1000',
        'from_date=2018-01-01', 'basis=某省实施细则')
    ctl(ledger, 'add', 'officers', 'name=于批准', 'may_approve=是', 'start_date=2025-01-01')
    ctl(ledger, 'add', 'officers', 'name=李经办', 'may_record=是', 'start_date=2025-01-01')
    for place, name in enumerate(('王芳', '李静', '陈明', '丁强', '方伟', '高欣', '韩春', '江明', '康伟', '林欣', '马强', '白春')):
        ctl(ledger, 'add', 'members', f'name={name}', 'gender=女', 'join_date=2015-03-01', 'id_type=护照', f'id_no=E{place:08}',
            f'mobile=138{place:08}')
    ctl(ledger, 'add', 'visit_batches', 'name=中秋慰问', 'kind=节日慰问', 'festival=中秋节', 'date=2026-09-20', 'form=实物', 'goods=月饼',
        'goods_each=200', f'fund_id={fund}', 'meeting_date=2026-09-01')


def reach(person, name, seconds=10):
    """The keyboard has come there."""
    wait(lambda: (focused(person).get_name() or '').startswith(name), f'keyboard in {name}', seconds)


# What a clerk types, in the order of the record. Enter takes what was found; a note keeps it for its own lines.
TYPED = (('慰问类型', 'zy', 'Return'), ('慰问日期', '20261120', 'Return'), ('会员', None, 'Return'), ('事件日期', '20261115', 'Return'),
         ('慰问事由', 'zhuyuan', 'Tab'), ('慰问方式', 'xj', 'Return'), ('慰问金', '800', 'Return'), ('资金来源', 'wwf', 'Return'),
         ('经办人', 'ljb', 'Return'), ('慰问人员', 'Li An,Wu Yi', None))
# Keys a second of somebody who is no typist.
PACE = 3


def until(person, name, most=40):
    """Tab from field to field until the keyboard is there; how many."""
    for passed in range(most):
        here = focused(person)
        if (here.get_name() or '').startswith(name):
            return passed
        person.key('Tab')
        wait(lambda: focused(person) not in (None, here), f'next field before {name}', 5)
    raise Missed(f'no field {name}')


def enter_first(person, ledger):
    """Looking where the keyboard is; answers how many fields lie between."""
    passed = []
    person.key('ctrl+n')
    for name, words, end in TYPED:
        passed.append(until(person, name))
        person.type(words or 'wf')
        if name == '慰问金':
            waits_for(person, '这次800元，发后还剩200元')
            person.picture('1-amount')
        if end:
            person.key(end)
    person.key('ctrl+s')
    wait(lambda: read(ledger, 'SELECT count(*) FROM visits') == [(1,)], 'the visit', 10)
    return passed


def enter_visit(person, ledger):
    """The same for somebody else, without looking: the hands know the way."""
    passed = enter_first(person, ledger)
    keys = 2
    begin = time.monotonic()
    person.key('ctrl+n')
    for (_, words, end), tabs in zip(TYPED, passed):
        person.key(*['Tab'] * tabs)
        person.type(words or 'lj')
        if end:
            person.key(end)
        keys += tabs + len(words or 'lj') + (end is not None)
    person.key('ctrl+s')
    wait(lambda: read(ledger, 'SELECT count(*) FROM visits') == [(2,)], 'the second visit', 10)
    took = keys / PACE + time.monotonic() - begin
    print(f'# a visit: {keys} keys, {took:.0f} s with {PACE} keys a second')
    assert took < SECONDS, f'{took:.0f} s'


def look(person, ledger):
    row = read(ledger, 'SELECT v.name, v.kind, v.date, v.event_date, v.cash, v.amount, v.status, f.name, o.name, v.limit_amount, '
                       'v.visit_no FROM visits v JOIN funds f ON f.id = v.fund_id JOIN officers o ON o.id = v.handler_id ORDER BY v.visit_no')
    expect(row, [(name, '05', '2026-11-20', '2026-11-15', 80000, 80000, '1', '慰问费', '李经办', 100000, number)
                 for name, number in (('王芳', '2026-0001'), ('李静', '2026-0002'))], 'the visits')
    person.picture('2-saved')


def take_steps(person, ledger):
    """Along the whole way by Alt+K, each window answered by Enter or its letter."""
    for place, (title, status) in enumerate((('提交审批', '2'), ('批准', '3'), ('发放', '4'), ('签收', '5'))):
        person.key('alt+k')
        person.turn_to(title)
        waits_for(person, '可以' + title)
        person.picture(f'3-step-{place}')
        person.key('alt+b')
        wait(lambda code=status: read(ledger, "SELECT status FROM visits WHERE visit_no = '2026-0002'") == [(code,)], f'state {status}', 10)
        person.turn_to(UNION)
    # That asks nothing.
    waits_for(person, '下一步：归档')
    person.key('alt+k')
    wait(lambda: read(ledger, "SELECT status FROM visits WHERE visit_no = '2026-0002'") == [('6',)], 'the archive', 10)
    expect(read(ledger, "SELECT signer, signed_date, approved_date FROM visits WHERE status = '6'"), [('李静', TODAY, TODAY)], 'what the steps wrote')
    person.picture('4-archived')


def give_batch(person, ledger):
    """A batch for all twelve, its people chosen by keyboard."""
    go_to(person, '慰问批次')
    waits_for(person, '共 1')
    person.key('ctrl+f', 'Return')
    person.key('Down')
    waits_for(person, '还没有慰问对象')
    person.key('alt+p')
    person.turn_to('选人：中秋慰问')
    person.picture('5-choice')
    person.key('alt+n')
    waits_for(person, '列入 12 人')
    person.picture('6-plan')
    person.key('alt+n')
    wait(lambda: read(ledger, "SELECT count(*) FROM visits WHERE batch_id IS NOT NULL") == [(12,)], 'twelve visits', 20)
    person.turn_to(UNION)
    waits_for(person, '慰问对象12人')
    person.picture('7-batch')


def take_many(person, ledger):
    """All rows of the table at once, one undo."""
    go_to(person, '慰问记录')
    waits_for(person, '共 14')
    person.key('ctrl+f', 'Return')
    person.key('Down')
    person.key('ctrl+a')
    waits_for(person, '已选 14')
    person.key('ctrl+g')
    person.turn_to('批量办理')
    waits_for(person, '13 条可以提交审批，1 条不能')
    person.picture('8-many')
    person.key('alt+b')
    wait(lambda: read(ledger, "SELECT count(*) FROM visits WHERE status = '2'") == [(13,)], 'thirteen that wait', 20)
    wait(lambda: person.sees('关闭'), 'the end of the job')
    person.key('Escape')
    person.turn_to(UNION)
    person.key('ctrl+z')
    wait(lambda: read(ledger, "SELECT count(*) FROM visits WHERE status = '1'") == [(13,)], 'one undo for all', 20)


def close_and_check(person, ledger):
    close_and_prove(person, ledger, CTL)


STEPS = (enter_visit, look, take_steps, give_batch, take_many, close_and_check)


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
            go_to(person, '慰问记录')
            go_through(person, ledger, STEPS, tap)
    tap.end()


main()
