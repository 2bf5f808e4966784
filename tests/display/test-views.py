#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a filter kept under a name and used again, a column layout, the tree of organisations and the
members behind its numbers, the roster of a past day. Usage: test-views.py TAIZHANG TAIZHANGCTL PICTURES"""

import json
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
from person import Missed, Person, focused, go_to, has_state, text_of, wait  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'views'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-09-22'


def ctl(*words):
    return subprocess.run([CTL, *words], capture_output=True, text=True, check=True,
                          env=dict(os.environ, TAIZHANG_TODAY=TODAY)).stdout


def count(ledger, *words):
    return len(json.loads(ctl('list', ledger, 'members', *words, '--format', 'json')))


def outside_tables(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    if node.get_role_name() not in ('tree table', 'table'):
        for index in range(node.get_child_count()):
            yield from outside_tables(node.get_child_at_index(index), depth + 1)


def read_words(person):
    """What stands on the screen outside the rows, without the narrow spaces of numbers."""
    return ' '.join((text_of(node) or node.get_name() or '').replace('\u202f', '')
                    for node in outside_tables(person.application()))


def waits_for(person, pattern):
    return wait(lambda: re.search(pattern, read_words(person)), f'words “{pattern}”', 20)


def waits_for_focus(person, name):
    wait(lambda: any(has_state(node, 'focused') and (node.get_name() or '').startswith(name)
                     for node in outside_tables(person.application())), f'focus on {name}', 20)


def keep_filter(person, ledger):
    """Who answers "z", kept as "w"."""
    person.key('ctrl+f')
    person.type('z', 40)
    found = int(waits_for(person, r'筛出 ?(\d+) / ?300').group(1))
    person.key('ctrl+shift+k')
    waits_for_focus(person, '现在的筛选')
    person.type('w', 40)
    person.key('Return')
    waits_for(person, '已保存常用筛选“w”')
    waits_for(person, '常用：w')
    person.key('ctrl+f', 'ctrl+a', 'BackSpace')
    waits_for(person, '共 ?300')
    waits_for(person, '常用：w（已改）')
    assert ctl('filters', ledger).split('\t')[:2] == ['members', 'w']
    assert count(ledger, '--filter', 'w') == found


def use_filter(person, ledger):
    """The same filter in a new window."""
    found = count(ledger, '--filter', 'w')
    person.key('ctrl+k')
    waits_for_focus(person, 'w')
    person.picture('filters')
    person.key('Return')
    waits_for(person, rf'筛出 ?{found} / ?300')
    waits_for(person, '常用：w(?!（)')
    person.key('ctrl+k')
    waits_for_focus(person, 'w')
    person.key('Delete')
    waits_for(person, '已删除“w”')
    person.key('Escape')
    assert ctl('filters', ledger) == ''


def keep_layout(person, ledger):
    """The columns kept under a name, and round by one key."""
    person.key('ctrl+l')
    waits_for(person, '列布局')
    person.key('shift+Tab')
    waits_for_focus(person, '新布局的名称')
    person.type('hd', 40)
    person.key('Return')
    person.picture('layouts')
    person.key('Escape')
    person.key('ctrl+shift+l')
    waits_for(person, '列布局：(默认|hd)')


def walk_tree(person, ledger):
    """From the search to an organisation, along its numbers, to the members behind one of them."""
    go_to(person, '组织架构')
    waits_for(person, r'合计：会员 273 人')
    waits_for(person, r'女 \d+ · 农民工')
    time.sleep(0.5)
    if not (focused(person).get_name() or '').startswith('查找组织'):
        person.key('Tab')
    waits_for_focus(person, '查找组织')
    person.type('dh', 40)
    time.sleep(0.5)
    person.key('Down')
    time.sleep(0.5)
    person.key('Right')      # opens the branch
    person.key('Right')      # 会员（含下级）: nobody belongs to the area itself
    time.sleep(0.3)
    person.picture('tree')
    person.key('Return')
    shown = waits_for(person, r'(\S+)及下级 2026年9月22日在册会员 (\d+) 人')
    waits_for(person, rf'筛出 ?{shown.group(2)} / ?300')
    assert shown.group(1) == '东湖片区工会联合会', shown.group(0)
    below = {row['id'] for row in json.loads(ctl('list', ledger, 'orgs', '--format', 'json', '--where', '上级工会=东湖片区工会联合会'))}
    assert len(below) > 5, below


def see_past_day(person, ledger):
    person.key('ctrl+t')
    person.turn_to('按日期看名册')
    waits_for_focus(person, '截至日期')
    person.key('ctrl+a')
    person.type('2099-1-1', 40)
    person.key('Return')
    waits_for(person, '晚于今天')
    person.key('ctrl+a')
    person.type('2024-6-30', 40)
    person.key('Return')
    shown = int(waits_for(person, r'2024年6月30日在册会员 (\d+) 人').group(1))
    waits_for(person, rf'筛出 ?{shown} / ?300')
    person.picture('past-day')
    assert shown == count(ledger, '--as-of', '2024-06-30'), shown


def fold_group(person, ledger):
    """The head of a group hides its places, a key to one of them brings them back."""
    places = person.find('list', '页面')

    def see(*titles):
        return [title for title in titles if any(person.find_all('list item', title, inside=places))]

    assert see('组织架构', '单位', '志愿者') == ['组织架构', '单位', '志愿者']
    person.click(person.find(name='组织和干部', inside=places))
    wait(lambda: see('组织架构', '单位', '志愿者') == ['志愿者'], 'the folded group')
    person.picture('folded')
    person.key('alt+8')
    wait(lambda: see('组织架构', '单位', '志愿者') == ['组织架构', '单位', '志愿者'], 'the group again')
    waits_for(person, '全部展开')


WINDOWS = [[keep_filter], [use_filter, keep_layout, walk_tree, see_past_day], [fold_group]]


def main():
    tap = Tap()
    os.environ['TAIZHANG_TODAY'] = TODAY
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / 'a.taizhang')
        os.environ['XDG_DATA_HOME'] = folder
        tap.command('a sample ledger', [CTL, 'new', ledger, '--union', UNION, '--sample'])
        for window in WINDOWS:
            with Person([PROGRAM, ledger], PICTURES) as person:
                waits_for(person, '共 ?300')
                for step in window:
                    try:
                        step(person, ledger)
                        tap.result(step.__name__.replace('_', ' '), [])
                    except (AssertionError, Missed):
                        person.picture(f'failed-{step.__name__}')
                        tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
                        tap.end()
    tap.end()


main()
