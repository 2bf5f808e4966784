#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fifty people are signed in to an activity by keyboard alone: names by their initials, times by their digits, the
usual times by themselves. Then the hours are approved, and the ledger is read with other eyes.
Usage: test-service-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import Missed, Person, close_and_prove, expect, focused, go_to, read, wait, waits_for  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'service'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-11-27'
ACTIVITY = '海滩清洁志愿服务'
SURNAMES = {'b': '白', 'c': '陈', 'd': '丁', 'f': '方', 'g': '高', 'h': '韩', 'j': '江', 'k': '康', 'l': '林', 'm': '马'}
GIVEN = {'c': '春', 'm': '明', 'q': '强', 'w': '伟', 'x': '欣'}
# Initials of fifty people; every fifth came at 9:15, every seventh left at 11:00.
PEOPLE = [one + two for one in SURNAMES for two in GIVEN]
SECONDS = 240


def ctl_plain(ledger, *words):
    done = subprocess.run([CTL, *words[:1], str(ledger), *words[1:], '--today', TODAY], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def ctl(ledger, *words):
    return ctl_plain(ledger, *words, '--accept', '测试')


def count_pages(paper):
    told = subprocess.run(['pdfinfo', str(paper)], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith('Pages:')))


def pages_of(ledger, form, year='2026', *more):
    """How many pages the command line makes of the same figures."""
    paper = ledger.with_suffix('.pdf')
    ctl_plain(ledger, 'print', form, '--from', f'{year}-01-01', '--to', f'{year}-12-31', '-o', str(paper), *more)
    return count_pages(paper)


def prepare(ledger):
    """Fifty volunteers, three officers, and an activity of five days ago."""
    sheet = ledger.with_suffix('.csv')
    sheet.write_text('姓名,性别,注册日期\n' + ''.join(f'{SURNAMES[one]}{GIVEN[two]},女,2025-01-01\n' for one, two in PEOPLE),
                     encoding='utf-8')
    ctl(ledger, 'import', 'volunteers', str(sheet))
    expect(read(ledger, 'SELECT count(*) FROM volunteers'), [(len(PEOPLE),)], 'volunteers')
    recorder = ctl(ledger, 'add', 'officers', 'name=于记录', 'may_record=是', 'start_date=2025-01-01')
    ctl(ledger, 'add', 'officers', 'name=于核定', 'may_approve=是', 'start_date=2025-01-01')
    ctl(ledger, 'add', 'officers', 'name=李批准', 'may_approve=是', 'start_date=2025-01-01')
    ctl(ledger, 'add', 'activities', f'name={ACTIVITY}', 'start_at=2026-11-22 9:00', 'end_at=2026-11-22 11:30', 'place=海滨广场',
        'category=生态环保', 'leader=王芳', 'leader_phone=13800000000', 'content=清理海滩垃圾', f'recorder_id={recorder}')


def reach(person, name, seconds=10):
    """The keyboard has come there."""
    wait(lambda: (focused(person).get_name() or '').startswith(name), f'keyboard in {name}', seconds)


def open_activity(person, ledger):
    go_to(person, '志愿活动')
    waits_for(person, '共 1')
    person.key('ctrl+f', 'Return')
    person.key('Down')
    waits_for(person, '还没有签到')
    person.key('alt+a')
    reach(person, '第 1 行 志愿者')
    person.picture('1-grid')


def is_late(place):
    return place % 5 == 1


def is_early(place):
    return place % 7 == 3


def sign_in_fifty(person, ledger):
    """A name by its initials and Enter; where the times differ, Tab and digits."""
    for place, initials in enumerate(PEOPLE):
        person.type(initials)
        if is_late(place) or is_early(place):
            person.key('Tab')
            if is_late(place):
                person.type('0915')
            person.key('Return')
            if is_early(place):
                person.type('1100')
        person.key('Return')
    reach(person, f'第 {len(PEOPLE) + 1} 行 志愿者', 60)
    person.picture('2-fifty')


def save(person, ledger):
    minutes = sum(150 - 15 * is_late(place) - 30 * is_early(place) for place in range(len(PEOPLE)))
    units = sum((150 - 15 * is_late(place) - 30 * is_early(place) + 3) // 6 * 6 for place in range(len(PEOPLE)))
    waits_for(person, f'签到 {len(PEOPLE)} 行 · 人数 {len(PEOPLE)} · 人次 {len(PEOPLE)} · 约 {units / 60:g} 小时')
    person.key('ctrl+s')
    wait(lambda: read(ledger, 'SELECT count(*) FROM attendance') == [(len(PEOPLE),)], 'fifty rows in the file', 30)
    waits_for(person, '已保存')
    expect(read(ledger, 'SELECT sum(raw_minutes), count(DISTINCT volunteer_id), min(in_at), max(out_at) FROM attendance'),
           [(minutes, len(PEOPLE), '2026-11-22 09:00', '2026-11-22 11:30')], 'what was written')
    late = read(ledger, "SELECT name FROM attendance JOIN volunteers ON volunteers.id = volunteer_id WHERE in_at LIKE '% 09:15' "
                        'ORDER BY attendance.id')
    expect([name for (name,) in late], [SURNAMES[PEOPLE[k][0]] + GIVEN[PEOPLE[k][1]] for k in range(len(PEOPLE)) if is_late(k)],
           'who came late')


def meet_a_refusal(person, ledger):
    """One has no sign-out: the approval names her, and leads to her row."""
    person.key('alt+k')
    wait(lambda: read(ledger, 'SELECT status FROM activities') == [('4',)], 'the end of the activity', 20)
    row = read(ledger, 'SELECT max(id) FROM attendance')[0][0]
    person.key('alt+a')
    reach(person, f'第 {len(PEOPLE) + 1} 行 志愿者')
    person.key('Up', 'Tab', 'Tab', 'ctrl+a', 'Delete', 'Return', 'ctrl+s')
    wait(lambda: read(ledger, 'SELECT out_at FROM attendance WHERE id = ?', row) == [(None,)], 'no time in the file', 20)
    waits_for(person, '已保存')
    person.key('alt+k')
    person.turn_to('核定时长')
    waits_for(person, '还不能核定：2 处要改正')
    person.type('yhd')
    person.key('Return')
    waits_for(person, '还不能核定：1 处要改正')
    person.picture('3-refused')
    person.key('Return')
    person.turn_to(UNION)
    reach(person, f'第 {len(PEOPLE)} 行 志愿者')
    person.key('Tab', 'Tab')
    person.type('1130')
    person.key('Return', 'ctrl+s')
    wait(lambda: read(ledger, 'SELECT out_at FROM attendance WHERE id = ?', row) == [('2026-11-22 11:30',)], 'the time in the file', 20)


def approve(person, ledger):
    person.key('alt+k')
    person.turn_to('核定时长')
    person.type('yhd')
    person.key('Return')
    waits_for(person, '都没有问题，可以核定')
    person.picture('4-approval')
    person.key('alt+h')
    person.turn_to(UNION)
    wait(lambda: read(ledger, 'SELECT status FROM activities') == [('5',)], 'approved', 20)
    units = sum((150 - 15 * is_late(place) - 30 * is_early(place) + 3) // 6 * 6 for place in range(len(PEOPLE)))
    expect(read(ledger, 'SELECT sum(approved_minutes), sum(visit) FROM attendance'), [(units, len(PEOPLE))], 'what counts')
    waits_for(person, f'核定 {units / 60:g} 小时')
    person.picture('5-approved')
    printed = ctl_plain(ledger, 'summary', '--from', '2026-01-01', '--to', '2026-12-31')
    assert f'1场，记录服务时长{units / 60:g}小时' in printed, printed


def look_at_figures(person, ledger):
    """The same hours on the page of figures; the figure opens its rows."""
    units = read(ledger, 'SELECT sum(approved_minutes) FROM attendance')[0][0]
    go_to(person, '服务统计')
    waits_for(person, f'记录服务时长{units / 60:g}小时')
    person.picture('6-figures')
    person.key('F6')
    for _ in range(12):
        here = focused(person)
        if (here.get_name() or '').startswith('2026年11月 人次'):
            break
        person.key('Tab')
        wait(lambda: focused(person) not in (None, here), 'next figure', 5)
    expect(focused(person).get_name(), f'2026年11月 人次：{len(PEOPLE)}', 'the figure under the keyboard')
    person.key('Return')
    waits_for(person, f'筛出 {len(PEOPLE)}')
    person.picture('7-behind')


def print_figures(person, ledger):
    """Both tables of the year on paper, by their letters; the file is named after them."""
    for letter, title, number in (('z', '志愿服务时长汇总表', '10'), ('n', '志愿服务年度统计表', '11')):
        go_to(person, '服务统计')
        waits_for(person, '2026年各月服务小时')
        person.key(f'alt+{letter}')
        person.turn_to(f'{title} 2026年')
        pages = pages_of(ledger, 'F-13' if letter == 'z' else 'F-18')
        waits_for(person, f'第 1 页，共 {pages} 页')
        person.picture(f'{number}-paper')
        person.key('alt+s')
        person.turn_to('存为 PDF')
        person.key('Home')
        person.type(f'{ledger.parent}/')
        person.key('Return')
        saved = ledger.parent / f'{title}-2026年.pdf'
        wait(saved.exists, f'the file {saved.name}', 10)
        expect(count_pages(saved), pages, 'pages of the file')
        person.turn_to(f'{title} 2026年')
        person.key('Escape')
        person.turn_to(UNION)


def step_to(person, name):
    """On with Tab until the keyboard is in the drop-down of that name, on its button."""
    for _ in range(8):
        here = focused(person)
        if here is not None and here.get_parent() is not None and here.get_parent().get_name() == name:
            return
        person.key('Tab')
        wait(lambda: focused(person) not in (None, here), 'next place', 5)
    raise Missed(f'no {name} by Tab')


def choose_team(person, ledger):
    """One year and one team, by keyboard: the page, both papers and the command line say the same of it."""
    go_to(person, '服务统计')
    waits_for(person, '2026年各月服务小时')
    person.key('F6')
    step_to(person, '年份')
    person.key('space', 'Down', 'Return')
    waits_for(person, '记录服务时长573小时')
    step_to(person, '志愿队伍')
    person.key('space')
    person.key('Down', 'Return')
    teams = [name for (name,) in read(ledger, 'SELECT name FROM teams')]
    name = wait(lambda: next((name for name in teams if person.sees(f'志愿服务 2025年 {name} 按月')), None), 'figures of one team', 10)
    told = ctl_plain(ledger, 'service', '--team', name, '--from', '2025-01-01', '--to', '2025-12-31').split('\t')
    waits_for(person, f'合计 小时：{told[4]}')
    person.picture('12-team')
    for letter, title, form in (('z', '志愿服务时长汇总表', 'F-13'), ('n', '志愿服务年度统计表', 'F-18')):
        person.key(f'alt+{letter}')
        person.turn_to(f'{title} 2025年 {name}')
        pages = pages_of(ledger, form, '2025', '--team', name)
        waits_for(person, f'第 1 页，共 {pages} 页')
        person.picture(f'13-{form}')
        person.key('Escape')
        person.turn_to(UNION)


def look_at_volunteer(person, ledger):
    go_to(person, '志愿者')
    waits_for(person, f'共 {len(PEOPLE)}')
    person.key('ctrl+f', 'Return', 'Down')
    waits_for(person, '已核定 1 场，共')
    waits_for(person, '距一星还差')
    person.picture('8-volunteer')


def issue_certificate(person, ledger):
    person.key('alt+z')
    person.turn_to('出具服务记录证明')
    waits_for(person, '证明这段时间参加活动 1 场')
    person.key('alt+b')
    wait(lambda: read(ledger, 'SELECT count(*), max(times) FROM certificates') == [(1, 1)], 'the certificate', 20)
    person.turn_to('打印')
    person.picture('9-certificate')
    person.key('Escape')
    person.turn_to(UNION)


def close_and_check(person, ledger):
    close_and_prove(person, ledger, CTL)


TIMED = (open_activity, sign_in_fifty, save)
STEPS = TIMED + (meet_a_refusal, approve, look_at_figures, look_at_volunteer, issue_certificate, close_and_check)
# On the year of the sample, by the last argument.
PAPER_STEPS = (print_figures, choose_team, close_and_check)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = folder
        os.environ['TAIZHANG_TODAY'] = TODAY
        sample = sys.argv[4:] == ['sample']
        tap.command('a ledger', [CTL, 'new', str(ledger), '--union', UNION] + (['--sample'] if sample else []))
        if not sample:
            prepare(ledger)
        with Person([PROGRAM, ledger], PICTURES) as person:
            waits_for(person, UNION)
            begin = time.monotonic()
            for step in PAPER_STEPS if sample else STEPS:
                try:
                    step(person, ledger)
                    tap.result(step.__name__.replace('_', ' '), [])
                except (AssertionError, Missed):
                    person.picture(f'failed-{step.__name__}')
                    tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
                    break  # what follows stands on it
                if step is TIMED[-1]:
                    took = time.monotonic() - begin
                    tap.result(f'fifty people in {took:.0f} s', [] if took < SECONDS else [f'more than {SECONDS} s'])
    tap.end()


main()
