#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet goes in by keyboard alone, page by page, and out again; then the ledger is read with other eyes.
Usage: test-import-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import (Missed, Person, children_of, close_and_prove, expect, go_through, go_to, has_state, read, wait,  # noqa: E402
                    waits_for, walk)
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'import'
UNION = '示范市机电产业园区工会联合会'
SHEET = '''机电园区职工信息采集表,,,,,
姓名,性别,证件类型,证件号码,移动电话,民族
单雄信,男,普通护照,E00000001,13900000009,汉族
秦琼,男,普通护照,E00000002,13800000002,汉族
王芳,女,普通护照,E00000003,１３８０００００００３,天山族
李静,女,普通护照,E00000004,13800000004,汉族
陈明,男,普通护照,E00000005,123,汉族
合计,,,5人,,
'''
PASTED = '姓名\t证件类型\t证件号码\t移动电话\n李静\t普通护照\tE00000004\t13700000004\n方伟\t普通护照\tE00000006\t13800000006\n'
MEMBERS = 'SELECT name, mobile, ethnic FROM members WHERE deleted = 0 ORDER BY id_no'
BEFORE = [('单雄信', '13800000001', '01'), ('秦琼', '13800000002', '01')]
AFTER = [('单雄信', '13900000009', '01'), ('秦琼', '13800000002', '01'), ('王芳', '13800000003', '05'), ('李静', '13800000004', '01')]


def ctl(*words):
    done = subprocess.run([CTL, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def prepare(ledger, mail):
    for name, mobile, _ in BEFORE:
        ctl('add', ledger, 'members', f'name={name}', 'gender=男', 'ethnic=汉族', 'id_type=普通护照', f'id_no=E0000000{mobile[-1]}',
            f'mobile={mobile}', '--accept', '测试')
    sheet = mail / 'sheet.csv'
    sheet.write_text(SHEET, encoding='gb18030')
    later = time.time() + 60
    os.utime(sheet, (later, later))


def newest(person):
    """The window that was opened last: the wizard or what it opened."""
    return list(children_of(person.application()))[-1]


def shows(person, words):
    wait(lambda: person.sees(words, newest(person)), f'words “{words}” in the newest window')


def keyboard(person):
    return next((node for node in walk(newest(person)) if has_state(node, 'focused')), None)


def at(person, name, role='push button', seconds=10):
    def is_there():
        here = keyboard(person)
        return here.get_role_name() == role and (here.get_name() or '').startswith(name)
    wait(is_there, f'keyboard in {name or role}', seconds)


def choose(person, title, path, back):
    """The chooser's name is typed over and taken by Enter."""
    person.turn_to(title)
    person.key('ctrl+a')
    person.type(str(path))
    person.key('Return')
    person.turn_to(back)


def told(person):
    """The rows in sight, as numbers with what is said of them."""
    return [row for row in person.rows(newest(person)) if len(row) >= 3 and row[0][0].isdigit()]


def tells(person, rows, what):
    seen = [None]

    def is_told():
        seen[0] = told(person)
        return seen[0] == rows
    try:
        wait(is_told, what, 5)
    except Missed:
        expect(seen[0], rows, what)


def open_file(person, ledger):
    go_to(person, '会员')
    waits_for(person, '共 2')
    person.key('ctrl+shift+i')
    person.turn_to('导入会员')
    at(person, '选择文件')
    person.key('Return')
    choose(person, '选择要导入的表格', person.mail / 'sheet.csv', '导入会员')
    shows(person, '表头在第 2 行，共 6 列')
    at(person, '下一步')


def look_at_columns(person, ledger):
    """On, back and on again: each page keeps the keyboard where Enter goes on."""
    person.key('Return')
    shows(person, '写入台账的栏目')
    at(person, '核对')
    person.key('alt+Left')
    at(person, '下一步')
    person.key('Return')
    at(person, '核对')
    person.key('Return')


def decide_word(person, ledger):
    """天山族 is the fifth nation of the list; below the two answers that are no nation."""
    shows(person, '第 5 行')
    at(person, 'GtkToggleButton')
    person.key('space')
    at(person, '', 'list item')
    person.key(*['Down'] * 6, 'Return')
    at(person, 'GtkToggleButton')
    shows(person, '维吾尔族')
    person.picture('1-words')
    person.key('alt+n')


def look_at_plan(person, ledger):
    """What was refused comes first; the other kinds by Ctrl+Page or, on their buttons, by arrow."""
    at(person, '', 'table row')
    tells(person, [['7', '不通过', '陈明', '移动电话“123”不是以1开头的11位手机号码，请核对']], 'the refused row')
    person.key('ctrl+Prior')
    tells(person, [['5', '新增', '王芳', '移动电话“１３８０００００００３”读作“13800000003”　民族“天山族”读作“维吾尔族”']], 'what was read otherwise')
    at(person, '', 'table row')
    person.key('shift+Tab')
    at(person, '注明理由后收下')
    person.key('shift+Tab')
    at(person, '改读')
    person.key('Left', 'Left')
    at(person, '修改')
    tells(person, [['3', '修改', '单雄信', '移动电话：13800000001 → 13900000009']], 'the changed row')
    person.picture('2-plan')
    person.key('Left', 'Left')
    at(person, '全部')
    expect([row[:3] for row in told(person)], [['3', '修改', '单雄信'], ['4', '不变', '秦琼'], ['5', '新增', '王芳'], ['6', '新增', '李静'],
                                               ['7', '不通过', '陈明'], ['1', '不是数据', '机电园区职工信息采集表'], ['8', '不是数据', '合计']], 'all rows')
    person.key('Tab', 'Tab')
    at(person, '', 'table row')
    person.key('Down', 'Down', 'Return')
    at(person, '写入 3 行')
    expect(read(ledger, MEMBERS), BEFORE, 'before anything is written')


def write(person, ledger):
    person.key('Return')
    shows(person, '导入完成')
    expect(read(ledger, MEMBERS), AFTER, 'the members')
    expect(read(ledger, 'SELECT kind, title FROM batches ORDER BY id DESC LIMIT 1'), [('import', '导入会员：sheet.csv')], 'the batch')
    expect(read(ledger, 'SELECT field, old_value, new_value FROM history h JOIN history_values v ON v.id = h.id '
                        'WHERE batch = (SELECT max (id) FROM batches) AND action = 1'), [('mobile', '13800000001', '13900000009')], 'its change')
    person.picture('3-result')


def keep_refused(person, ledger):
    at(person, '保存未通过的行')
    person.key('Return')
    choose(person, '保存未通过的行', person.mail / 'refused.csv', '导入会员')
    shows(person, '未通过的行已存到')
    expect((person.mail / 'refused.csv').read_text(encoding='utf-8-sig').splitlines(),
           ['姓名,性别,证件类型,证件号码,移动电话,民族,错误原因', '陈明,男,普通护照,E00000005,123,汉族,第 7 行：移动电话“123”不是以1开头的11位手机号码，请核对'], 'the refused rows')


def undo(person, ledger):
    person.key('alt+u')
    shows(person, '已还原 3 条。')
    at(person, '完成')
    expect(read(ledger, MEMBERS), BEFORE, 'the members again')
    expect(read(ledger, 'SELECT kind, undoes = id - 1 FROM batches ORDER BY id DESC LIMIT 1'), [('undo', 1)], 'the undo')
    person.key('Return')
    person.turn_to(UNION)
    waits_for(person, '共 2')


def paste(person, ledger):
    """A copied block goes the same way without a stop, Enter by Enter, but for the plan."""
    subprocess.run(['xclip', '-selection', 'clipboard'], input=PASTED, text=True, check=True)
    person.key('ctrl+shift+v')
    person.turn_to('导入会员')
    for name in ('下一步', '核对'):
        at(person, name)
        person.key('Return')
    at(person, '', 'table row')
    tells(person, [['2', '新增', '李静'], ['3', '新增', '方伟']], 'the new rows')
    person.key('alt+n')
    at(person, '完成')
    person.key('Return')
    person.turn_to(UNION)
    waits_for(person, '共 4')
    expect(read(ledger, MEMBERS), BEFORE + [('李静', '13700000004', None), ('方伟', '13800000006', None)], 'the members')


def undo_later(person, ledger):
    """One of the new ones is edited; the undo of the whole sheet keeps her and says so."""
    person.key('ctrl+f')
    subprocess.run(['xclip', '-selection', 'clipboard'], input='李静', text=True, check=True)
    person.key('ctrl+v', 'Return', 'Down', 'F6')
    at(person, '姓名', 'text')
    person.key(*['Tab'] * 12, 'ctrl+a')
    person.type('13600000004')
    person.key('ctrl+s')
    wait(lambda: ('李静', '13600000004', None) in read(ledger, MEMBERS), 'the edit')
    # Past the rest of the record to 修改历史; its second button is the sheet's.
    person.key(*['Tab'] * 51, 'space', 'Tab', 'Tab')
    at(person, '撤销这一批（4 条）')
    person.key('Return')
    person.turn_to('没有全部撤销')
    at(person, '', 'table row')
    person.picture('4-kept')
    expect(person.rows(newest(person))[1:], [['保留', '会员', '李静', '后来修改过，没有删除它'], ['已还原', '会员', '方伟']], 'the report')
    person.key('Escape')
    person.turn_to(UNION)
    expect(read(ledger, MEMBERS), BEFORE + [('李静', '13600000004', None)], 'who is left')


def close_and_check(person, ledger):
    close_and_prove(person, ledger, CTL)


STEPS = (open_file, look_at_columns, decide_word, look_at_plan, write, keep_refused, undo, paste, undo_later, close_and_check)


def main():
    tap = Tap()
    # The sheet lies elsewhere than the ledger: files of its folder GTK would open.
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as mail:
        ledger = Path(folder) / '试用.taizhang'
        os.environ['XDG_DATA_HOME'] = folder
        tap.command('a ledger', [CTL, 'new', str(ledger), '--union', UNION])
        prepare(ledger, Path(mail))
        with Person([PROGRAM, ledger], PICTURES) as person:
            person.mail = Path(mail)
            waits_for(person, UNION)
            go_through(person, ledger, STEPS, tap)
    tap.end()


main()
