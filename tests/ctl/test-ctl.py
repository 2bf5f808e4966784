#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of taizhangctl as scripts call it: what it prints, where, and its exit status."""

import contextlib
import csv
import fcntl
import io
import os
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import sys
import zlib

from commands import CARD, ENV, PROGRAM, UNION, Ctl, run_tests


def test_usage(ctl):
    ctl.run(status=2)
    assert 'taizhangctl' in ctl.err and ctl.out == ''
    ctl.run('frob', status=2)
    assert '没有“frob”这个命令' in ctl.err
    ctl.run('list', status=2)
    assert '用法：taizhangctl list' in ctl.err
    ctl.run('registers', 'x', 'y', status=2)
    ctl.run('list', 'a', 'members', '--frob', status=2)
    ctl.run('list', 'a', 'members', '--format', 'yaml', status=2)
    ctl.run('list', 'a', 'members', '--limit', 'x', status=2)
    ctl.run('list', 'a', 'members', '--today', '昨天', status=2)
    ctl.run('list', 'a', 'members', '--full', status=2)
    assert '--why' in ctl.err
    ctl.run('new', 'a.taizhang', status=2)
    ctl.run('remove', 'a', 'members', '1', status=2)
    assert '\n  import ' in ctl.run('help')
    assert ctl.run('--version').startswith('taizhangctl ')


def test_quality(ctl):
    ctl.new()
    ctl.add('members', '姓名=王鈺', '移动电话=13800000001')
    ctl.add('members', '姓名=李强', '证件号码=370602199003071236', '移动电话=13800000001', '--accept', '证件如此')
    rows = {row['check']: row for row in ctl.json('quality', ctl.ledger)}
    assert rows['members:name-variant']['open'] == '1'
    assert rows['members:same-mobile']['open'] == '1' and rows['members:same-mobile']['explained'] == '1'
    assert rows['members:id-check']['open'] == '0' and rows['members:id-check']['explained'] == '1'
    assert '实名率0.0%（在会2人，实名0人）' in ctl.err
    assert 'members:id-sex' not in rows
    assert 'members:id-sex' in {row['check'] for row in ctl.json('quality', ctl.ledger, '--all')}
    found = ctl.json('quality', ctl.ledger, 'members:name-variant')
    assert [row['name'] for row in found] == ['王鈺']
    assert found[0]['problem'] == '“王鈺”是否应为“王钰”？请对照证件'
    assert ctl.json('quality', ctl.ledger, 'members:id-check') == []
    found = ctl.json('quality', ctl.ledger, 'members:id-check', '--all')
    assert found[0]['number'] == '370602********1236' and found[0]['reason'] == '证件如此'
    assert ctl.run('quality', ctl.ledger, 'members:name-variant', '-o', '清单.csv') == '写出\t1\n'
    assert '王鈺' in (ctl.folder / '清单.csv').read_text(encoding='utf-8-sig')
    ctl.run('quality', ctl.ledger, 'members:frob', status=2)


def test_set_all(ctl):
    ctl.new()
    one = ctl.add('members', '姓名=王芳', '部门/车间=一车间')
    two = ctl.add('members', '姓名=李强')
    ctl.run('set-all', ctl.ledger, 'members', '部门/车间=二车间', status=2)
    rows = ctl.json('set-all', ctl.ledger, 'members', 'dept=二车间', '--all', '--dry-run')
    assert [(row['id'], row['name'], row['before']) for row in rows] == [(one, '王芳', '一车间'), (two, '李强', '')], rows
    counts = ctl.json('set-all', ctl.ledger, 'members', 'dept=二车间', '--all', '--only-empty')
    assert (counts['changed'], counts['unchanged'], counts['refused']) == (1, 1, 0)
    ctl.run('set-all', ctl.ledger, 'members', 'join_date=2099-01-01', one, status=1)
    assert '入会日期2099-01-01晚于今天' in ctl.err
    ctl.run('set-all', ctl.ledger, 'members', 'status=T', '--all', status=1)
    assert '会籍状态不能成批填写' in ctl.err
    ctl.run('undo', ctl.ledger)
    assert ctl.ids('members', '--where', 'dept=') == [two]


def write_png(path, width, height):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b'\x80\xa0\xc0' * width for _ in range(height))
    path.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                     chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def test_photos(ctl):
    ctl.new()
    ctl.add('members', '姓名=王芳', '证件号码=' + CARD)
    ctl.add('members', '姓名=李强')
    folder = ctl.folder / '照片'
    folder.mkdir()
    write_png(folder / (CARD + '.png'), 300, 420)
    assert ctl.lines('photos', ctl.ledger, '照片', '--dry-run')[0][:3] == [CARD + '.png', '贴上', '王芳（证件尾号1235）']
    write_png(folder / '无名.png', 30, 42)
    (folder / '李强.jpg').write_text('no picture')
    rows = {row['file']: row for row in ctl.json('photos', ctl.ledger, '照片', status=1)}
    assert rows[CARD + '.png']['outcome'] == '贴上'
    assert rows['无名.png']['why'].startswith('没有找到会员')
    assert rows['李强.jpg']['why'] == '不是能读的照片'
    assert '2张没有贴' in ctl.err
    assert len(ctl.ids('members', '--where', 'photo!=')) == 1
    ctl.run('undo', ctl.ledger)
    assert ctl.ids('members', '--where', 'photo!=') == []


def test_registers(ctl):
    rows = ctl.lines('registers')
    ids = [row[0] for row in rows]
    assert ids[:5] == ['union', 'orgs', 'units', 'members', 'family']
    assert {'consents', 'officers', 'words', 'days_off'} <= set(ids)
    assert rows[3][1] == '会员' and rows[4][2] == 'members'
    fields = {row['name']: row for row in ctl.json('fields', 'members')}
    assert fields['id_no']['title'] == '证件号码' and 'sensitive' in fields['id_no']['flags']
    assert 'id_key' not in fields
    assert '1=男' in fields['gender']['choices']
    assert ctl.json('fields', '会员') == list(fields.values())
    ctl.run('fields', 'frob', status=1)
    assert 'frob' in ctl.err
    table = list(csv.DictReader(io.StringIO(ctl.run('fields', 'family', '--format', 'csv'))))
    assert table[0]['name'] == 'member_id'


def test_new(ctl):
    ctl.new()
    assert ctl.out == ''
    assert ctl.json('list', ctl.ledger, 'union')[0]['name'] == UNION
    assert ctl.json('list', ctl.ledger, 'orgs')[0]['level'] == '片区工会联合会'
    before = pathlib.Path(ctl.ledger).read_bytes()
    ctl.run('new', ctl.ledger, '--union', '别的工会', status=1)
    assert '已经存在' in ctl.err
    assert pathlib.Path(ctl.ledger).read_bytes() == before
    ctl.run('new', '/nonexistent/a.taizhang', '--union', UNION, status=1)
    ctl.run('list', 'missing.taizhang', 'members', status=1)
    assert not (ctl.folder / 'missing.taizhang').exists()
    (ctl.folder / '信.taizhang').write_text('一封信')
    ctl.run('list', '信.taizhang', 'members', status=1)


def test_add_and_show(ctl):
    ctl.new()
    unit = ctl.add('units', 'name=示范机电有限公司', f'org_id={UNION}')
    member = ctl.add('members', '姓名=张　三', f'id_no={CARD}', 'mobile=13800001235',
                     'unit_id=示范机电有限公司', '民族=汉', 'wage=4,500元', '入会日期=2020.5.6')
    assert member.isdigit() and unit.isdigit() and int(member) > int(unit)
    row = ctl.json('show', ctl.ledger, 'members', member)
    assert row['id'] == member
    assert (row['name'], row['gender'], row['birth_date']) == ('张三', '男', '1990-03-07')
    assert (row['ethnic'], row['unit_id'], row['org_id']) == ('汉族', '示范机电有限公司', UNION)
    assert (row['wage'], row['join_date'], row['status']) == ('4,500.00', '2020-05-06', '正常')
    assert (row['id_no'], row['mobile']) == ('370602********1235', '138****1235')
    full = ctl.json('show', ctl.ledger, 'members', member, '--full', '--why', '核对')
    assert (full['id_no'], full['mobile']) == (CARD, '13800001235')
    text = ctl.lines('show', ctl.ledger, 'members', member)
    assert ['name', '姓名', '张三'] in text
    ctl.run('show', ctl.ledger, 'members', '12345', status=1)
    ctl.run('show', ctl.ledger, 'members', 'abc', status=1)
    assert ctl.json('show', ctl.ledger, 'members', member, '--columns', '姓名,mobile') == {
        'name': '张三', 'mobile': '138****1235'}


def test_refusals(ctl):
    ctl.new()
    ctl.run('add', ctl.ledger, 'members', 'id_no=' + CARD, status=1)
    assert '请填写姓名' in ctl.err and ctl.out == ''
    ctl.run('add', ctl.ledger, 'members', 'name=张三', 'frob=1', 'gender=某', 'unit_id=没有的单位', status=1)
    assert 'frob' in ctl.err and '性别：' in ctl.err and '没有的单位' in ctl.err
    ctl.run('add', ctl.ledger, 'members', 'name', status=2)
    ctl.run('add', ctl.ledger, 'members', 'name=张三', 'id_key=1', status=1)
    ctl.run('add', ctl.ledger, 'members', 'name=张三', 'id_no=370602199003071236', status=1)
    assert '第18位应为5，当前为6' in ctl.err
    assert ctl.ids('members') == []
    first = ctl.add('members', 'name=张三', 'id_no=370602199003071236', '--accept', '原件如此')
    assert ctl.ids('members') == [first]
    ctl.run('add', ctl.ledger, 'members', 'name=李四', 'id_no=370602199003071236', '--accept', '原件如此', status=1)
    assert '不能重复登记' in ctl.err
    assert '原件如此' in ctl.run('history', ctl.ledger, 'members', first)
    ctl.run('add', ctl.ledger, 'family', 'name=李四', status=1)


def test_children(ctl):
    ctl.new()
    member = ctl.add('members', 'name=张三')
    child = ctl.add('family', f'parent={member}', 'relation=妻', 'name=李四', 'birth_date=1991.4')
    row = ctl.json('show', ctl.ledger, 'family', child)
    assert (row['member_id'], row['relation'], row['gender'], row['birth_date']) == ('张三', '妻子', '女', '1991-04')
    assert ctl.ids('family', '--where', f'member_id={member}') == [child]


def test_set_history_undo(ctl):
    ctl.new()
    member = ctl.add('members', 'name=张三', '--clerk', '王会计')
    ctl.run('set', ctl.ledger, 'members', member, '政治面貌=党员', 'mobile=13800001235', '--why', '本人来电')
    assert ctl.out == ''
    past = ctl.json('history', ctl.ledger, 'members', member)
    assert [(row['action'], row['field'], row['after']) for row in past if row['action'] == '修改'] in (
        [('修改', '移动电话', '138****1235'), ('修改', '政治面貌', '中共党员')],
        [('修改', '政治面貌', '中共党员'), ('修改', '移动电话', '138****1235')])
    assert past[0]['why'] == '本人来电' and past[-1]['action'] == '新增' and past[-1]['clerk'] == '王会计'
    assert len(ctl.json('history', ctl.ledger, '--limit', '2')) == 2
    done = ctl.json('undo', ctl.ledger)
    assert (done['reversed'], done['kept']) == (1, 0) and done['batch'].isdigit()
    assert ctl.json('show', ctl.ledger, 'members', member)['mobile'] == ''
    batch = past[-1]['batch']
    ctl.run('undo', ctl.ledger, batch)
    assert ctl.ids('members') == []
    ctl.run('undo', ctl.ledger, '999', status=1)
    ctl.run('check', ctl.ledger)


def test_undo_keeps_later_edits(ctl):
    ctl.new()
    member = ctl.add('members', 'name=张三')
    ctl.run('set', ctl.ledger, 'members', member, 'memo=甲', 'dept=一车间')
    batch = ctl.json('history', ctl.ledger, 'members', member)[0]['batch']
    ctl.run('set', ctl.ledger, 'members', member, 'memo=乙')
    done = ctl.json('undo', ctl.ledger, batch, status=1)
    assert done['kept'] == 1
    assert '张三' in ctl.err
    row = ctl.json('show', ctl.ledger, 'members', member)
    assert (row['memo'], row['dept']) == ('乙', '')


def test_remove(ctl):
    ctl.new()
    unit = ctl.add('units', 'name=示范机电有限公司')
    member = ctl.add('members', 'name=张三', 'unit_id=示范机电有限公司')
    ctl.run('remove', ctl.ledger, 'units', unit, '--why', '试', status=1)
    ctl.run('remove', ctl.ledger, 'members', member, '--why', '重复登记')
    assert ctl.ids('members') == []
    ctl.run('set', ctl.ledger, 'members', member, 'memo=甲', status=1)
    ctl.run('show', ctl.ledger, 'members', member)
    assert '回收站' in ctl.err
    assert '重复登记' in ctl.run('history', ctl.ledger, 'members', member)
    ctl.run('undo', ctl.ledger)
    assert ctl.ids('members') == [member]


def test_list(ctl):
    ctl.new('--sample')
    rows = ctl.lines('list', ctl.ledger, 'members')
    assert len(rows) == 300 and all(len(row) == len(rows[0]) for row in rows)
    assert len(ctl.ids('members', '--limit', '7')) == 7
    left = ctl.json('list', ctl.ledger, 'members', '--where', '会籍状态=已转出', '--columns', 'name,status')
    assert len(left) == 8 and {row['status'] for row in left} == {'已转出'} and 'id' not in left[0]
    assert len(ctl.ids('members', '--where', 'status=T', '--where', 'status=退会')) == 12
    assert len(ctl.ids('members', '--where', 'status=A')) == len(ctl.ids('members', '--where', '会籍状态=正常'))
    assert len(ctl.ids('members', '--where', 'mobile=')) == 14
    assert len(ctl.ids('members', '--where', 'mobile!=')) == 286
    young = ctl.json('list', ctl.ledger, 'members', '--where', 'birth_date>=2005-01-01', '--columns', 'birth_date')
    assert young and all(row['birth_date'] >= '2005' for row in young)
    names = [row[0] for row in ctl.lines('list', ctl.ledger, 'members', '--search', 'sxh', '--columns', 'name')]
    assert '单雄辉' in names
    assert [row[0] for row in ctl.lines('list', ctl.ledger, 'members', '--search', '麦麦提吐尔逊', '--columns', 'name')] == [
        '阿卜杜热合曼·麦麦提吐尔逊']
    assert ctl.lines('list', ctl.ledger, 'members', '--search', '刘䶮', '--columns', 'name') == [['刘䶮']]
    by_name = [row[0] for row in ctl.lines('list', ctl.ledger, 'members', '--sort', 'name', '--columns', 'name')]
    assert by_name[0].startswith('阿') and by_name[-1][0] in '邹朱周'
    back = [row[0] for row in ctl.lines('list', ctl.ledger, 'members', '--sort', '-birth_date', '--columns', 'birth_date')]
    assert back == sorted(back, reverse=True)
    units = ctl.json('list', ctl.ledger, 'units', '--where', '所属工会=快递物流行业工会联合会')
    assert {row['org_id'] for row in units} == {'快递物流行业工会联合会'}
    table = list(csv.reader(io.StringIO(ctl.run('list', ctl.ledger, 'members', '--format', 'csv', '--limit', '2'))))
    assert table[0][:2] == ['id', 'name'] and len(table) == 3
    ctl.run('list', ctl.ledger, 'members', '--where', 'frob=1', status=1)
    ctl.run('list', ctl.ledger, 'members', '--where', 'frob', status=2)
    ctl.run('list', ctl.ledger, 'members', '--sort', 'frob', status=1)
    ctl.run('list', ctl.ledger, 'members', '--columns', 'frob', status=1)
    ctl.run('check', ctl.ledger)
    assert '没有发现问题' in ctl.out


def test_filters(ctl):
    ctl.new('--sample')
    assert ctl.lines('filters', ctl.ledger) == []
    where = ('--where', '性别=女', '--where', '入会日期>=2020年1月1日', '--where', 'org_id!=')
    ctl.run('filters', ctl.ledger, 'members', '--save', '近年女会员', *where, '--search', '张', '--sort', '-name',
            '--columns', 'name,org_id')
    ctl.run('filters', ctl.ledger, '组织', '--save', '片区', '--where', '层级=片区')
    assert ctl.lines('filters', ctl.ledger) == [
        ['orgs', '片区', '层级：片区工会联合会'],
        ['members', '近年女会员', '查找“张” · 性别：女 · 入会日期：2020-01-01起 · 所属工会组织：已填 · 按姓名倒序']]
    asked = ctl.ids('members', *where, '--search', '张', '--sort', '-name')
    assert asked and ctl.ids('members', '--filter', '近年女会员') == asked
    assert ctl.ids('members', '--filter', '近年女会员', '--sort', 'name') != asked
    ctl.run('export', ctl.ledger, 'members', 'a.csv', '--filter', '近年女会员')
    assert ctl.out.split() == ['已写出', str(len(asked))]
    ctl.run('list', ctl.ledger, 'members', '--filter', '没有', status=1)
    assert '没有名为“没有”的常用筛选，现有：近年女会员' in ctl.err
    ctl.run('filters', ctl.ledger, 'members', '--save', '坏', '--where', '性别=甲', status=1)
    ctl.run('filters', ctl.ledger, 'members', '--save', '', status=1)
    assert '起一个名称' in ctl.err
    for wrong in (('--search', '张'), ('--save', '甲', '--remove', '乙')):
        ctl.run('filters', ctl.ledger, 'members', *wrong, status=2)
    ctl.run('filters', ctl.ledger, '--save', '甲', status=2)
    ctl.run('filters', ctl.ledger, 'orgs', '--remove', '片区')
    assert [row[0] for row in ctl.lines('filters', ctl.ledger)] == ['members']
    ctl.run('check', ctl.ledger)


def in_order_on(ledger, day):
    """Who was in state A then, told from the changes one by one."""
    with sqlite3.connect(f'file:{ledger}?mode=ro', uri=True) as connection:
        rows = connection.execute(
            'SELECT member_id, state FROM member_events WHERE deleted = 0 AND since <= ? '
            'AND voided IS NULL ORDER BY member_id, since, id', (day,)).fetchall()
    last = dict(rows)
    return {str(member) for member, state in last.items() if state == 'A'}


def test_as_of(ctl):
    ctl.new('--sample')
    for day in ('2026-09-22', '2024-06-30', '2010-01-01', '1900-01-01'):
        assert set(ctl.ids('members', '--as-of', day)) == in_order_on(ctl.ledger, day), day
    then = ctl.ids('members', '--as-of', '2024年6月30日', '--where', 'gender=女')
    assert then and set(then) < in_order_on(ctl.ledger, '2024-06-30')
    ctl.run('export', ctl.ledger, 'members', 'a.csv', '--as-of', '2024-06-30')
    assert ctl.out.split() == ['已写出', str(len(in_order_on(ctl.ledger, '2024-06-30')))]
    ctl.run('print', ctl.ledger, 'F-03', '--as-of', '2024-06-30', '-o', 'a.pdf')
    if shutil.which('pdftotext'):
        text = subprocess.run(['pdftotext', 'a.pdf', '-'], cwd=ctl.folder, capture_output=True, check=True).stdout.decode()
        assert '2024年6月30日' in text.replace(' ', '') and '2026年9月22日' not in text.replace(' ', '')
    ctl.run('list', ctl.ledger, 'members', '--as-of', '2026-09-23', status=1)
    assert '晚于今天' in ctl.err
    ctl.run('list', ctl.ledger, 'members', '--as-of', '昨天', status=2)
    ctl.run('list', ctl.ledger, 'orgs', '--as-of', '2024-06-30', status=2)


def test_round_trip(ctl):
    ctl.new('--sample')
    assert ctl.lines('export', ctl.ledger, 'members', '会员.xlsx', '--full', '--why', '移交') == [['已写出', '300']]
    for name in ('orgs', 'units'):
        ctl.run('export', ctl.ledger, name, f'{name}.xlsx', '--full', '--why', '移交')
    other = Ctl(ctl.folder)
    other.ledger = str(ctl.folder / '乙.taizhang')
    other.new()
    for name in ('orgs', 'units'):
        other.run('import', other.ledger, name, f'{name}.xlsx', '--accept', '已核对')
    dry = other.json('import', other.ledger, 'members', '会员.xlsx', '--dry-run', '--accept', '已核对')
    assert (dry['created'], dry['refused'], dry['batch']) == (300, 0, '') and other.ids('members') == []
    done = other.json('import', other.ledger, 'members', '会员.xlsx', '--accept', '已核对')
    assert (done['created'], done['changed'], done['unchanged'], done['refused']) == (300, 0, 0, 0)
    again = other.json('import', other.ledger, 'members', '会员.xlsx', '--accept', '已核对')
    assert (again['created'], again['unchanged']) == (0, 300)
    columns = 'name,id_no,mobile,unit_id,org_id,status,join_date,wage,resume'
    full = ('--sort', 'id_no', '--columns', columns, '--full', '--why', '比较')
    assert sorted(ctl.lines('list', ctl.ledger, 'members', *full)) == sorted(other.lines('list', other.ledger, 'members', *full))
    undone = other.json('undo', other.ledger, done['batch'])
    assert (undone['reversed'], undone['kept']) == (300, 0) and other.ids('members') == []


def test_import_refusals(ctl):
    ctl.new()
    (ctl.folder / '表.csv').write_text('姓名,身份证号码,手机号,工作单位\n'
                                       f'张三,{CARD},13800001235,示范机电有限公司\n'
                                       '李四,370602199003071236,13800001236,示范机电有限公司\n'
                                       '王五,370602199013071235,,示范机电有限公司\n', encoding='gb18030')
    words = ('import', ctl.ledger, 'members', '表.csv')
    done = ctl.json(*words, '--rejects', '退回.xlsx', status=1)
    assert (done['created'], done['refused'], done['made']) == (1, 2, 1)
    assert '第3行 李四' in ctl.err and '第18位应为5，当前为6' in ctl.err and '第4行 王五' in ctl.err
    assert '--accept' in ctl.err
    assert (ctl.folder / '退回.xlsx').exists()
    lines = ctl.lines(*words, '--accept', '原件如此', status=1)
    assert ['新增', '1'] in lines and ['未变', '1'] in lines and ['拒绝', '1'] in lines
    assert lines[-1][0] == '批次' and lines[-1][1].isdigit()
    (ctl.folder / '空.csv').write_text('')
    ctl.run('import', ctl.ledger, 'members', '空.csv', status=1)
    ctl.run('import', ctl.ledger, 'members', '没有.xlsx', status=1)


def read_files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_import_trial(ctl):
    ctl.new()
    (ctl.folder / '表.csv').write_text('姓名,手机号,血型,手机\n'
                                       '张三,138-0000-1235,A型,\n李四,+86 13800001235,B型,\n', encoding='gb18030')
    before = read_files(ctl.folder)
    words = ('import', ctl.ledger, 'members', '表.csv')
    # Two rows of one sheet with one mobile: the trial knows it as the import does.
    done = ctl.json(*words, '--dry-run', status=1)
    assert (done['created'], done['refused']) == (1, 1)
    assert '第3行 李四' in ctl.err and '移动电话相同' in ctl.err
    assert '按 GB18030 编码读入' in ctl.err
    assert '认不出列名）：血型' in ctl.err and '与前面的列重复）：手机' in ctl.err
    assert read_files(ctl.folder) == before
    # The refused rows never take the place of the whole sheet.
    ctl.run(*words, '--rejects', './表.csv', status=1)
    assert '没有覆盖它，也没有导入' in ctl.err
    assert read_files(ctl.folder) == before


def test_ledger_not_replaced(ctl):
    ctl.new()
    before = read_files(ctl.folder)
    for words in (('export', ctl.ledger, 'members', ctl.ledger), ('print', ctl.ledger, 'F-02', '--blank', '-o', ctl.ledger)):
        ctl.run(*words, status=1)
        assert '是一本台账，没有覆盖它' in ctl.err
    ctl.run('export', ctl.ledger, 'members', '会员.doc', status=1)
    assert '.xlsx 或 .csv' in ctl.err
    assert read_files(ctl.folder) == before


def test_photo(ctl):
    ctl.new()
    (ctl.folder / '不是照片.jpg').write_text('文字')
    before = read_files(ctl.folder)
    for path in ('不是照片.jpg', '没有.jpg', '/dev/zero', '.'):
        ctl.run('add', ctl.ledger, 'members', 'name=张三', f'photo={path}', status=1)
        assert '照片：' in ctl.err
    assert read_files(ctl.folder) == before


@contextlib.contextmanager
def locked(ledger):
    """Somebody else has the ledger open for writing."""
    with open(ledger + '.lock', 'w', encoding='utf-8') as lock:
        lock.write('李会计\n工会办公室\n2026-09-22 08:00\n')
        lock.flush()
        fcntl.fcntl(lock, 37, struct.pack('hhqqi', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))  # F_OFD_SETLK
        yield


def noted_exports(ctl):
    return sqlite3.connect(ctl.ledger).execute("SELECT count(*) FROM batches WHERE kind = 'export'").fetchone()


def test_export(ctl):
    ctl.new('--sample')
    ctl.run('export', ctl.ledger, 'members', '会员.csv', '--columns', '姓名,id_no', '--search', '单雄辉')
    data = (ctl.folder / '会员.csv').read_bytes()
    assert data.startswith(b'\xef\xbb\xbf')
    table = list(csv.reader(io.StringIO(data.decode('utf-8-sig'))))
    assert table[0] == ['姓名', '证件号码'] and table[1][0] == '单雄辉' and '********' in table[1][1]
    ctl.run('export', ctl.ledger, 'members', '全.csv', '--columns', 'id_no', '--search', '单雄辉', '--full', '--why', '核对')
    assert '*' not in (ctl.folder / '全.csv').read_text(encoding='utf-8-sig')
    noted = sqlite3.connect(ctl.ledger).execute('SELECT kind, title FROM batches ORDER BY id DESC').fetchone()
    assert noted == ('export', '导出会员 1 行（完整），用途：核对'), noted
    ctl.run('export', ctl.ledger, 'members', '编号.csv', '--columns', 'id', status=2)
    # Somebody else writes: the purpose could not be noted, so nothing goes out in full, and masked it does.
    before = noted_exports(ctl)
    with locked(ctl.ledger):
        for extra in ((), ('--template', '会员信息采集表')):
            ctl.run('export', ctl.ledger, 'members', '只读.xlsx', '--full', '--why', '核对', *extra, status=1)
            assert '李会计' in ctl.err and '台账现在是只读打开的，用途记不进历史' in ctl.err and '遮住中间几位导出' in ctl.err, ctl.err
        assert not (ctl.folder / '只读.xlsx').exists()
        ctl.run('export', ctl.ledger, 'members', '遮.csv', '--columns', 'id_no')
        assert '********' in (ctl.folder / '遮.csv').read_text(encoding='utf-8-sig')
    assert noted_exports(ctl) == before
    ctl.run('export', ctl.ledger, 'members', '/nonexistent/a.csv', status=1)


def test_backup_and_check(ctl):
    ctl.new('--sample')
    assert ctl.run('backup', ctl.ledger, '副本.taizhang') == str(ctl.folder / '副本.taizhang') + '\n'
    copy = Ctl(ctl.folder)
    copy.ledger = str(ctl.folder / '副本.taizhang')
    assert copy.ids('members') == ctl.ids('members')
    copy.run('check', copy.ledger)
    before = pathlib.Path(copy.ledger).read_bytes()
    ctl.run('backup', ctl.ledger, '副本.taizhang', status=1)
    assert pathlib.Path(copy.ledger).read_bytes() == before and '已经存在' in ctl.err
    damaged = bytearray(before)
    at = damaged.find('单雄辉'.encode())
    damaged[at:at + 9] = '单雄煌'.encode()
    pathlib.Path(copy.ledger).write_bytes(damaged)
    copy.run('check', copy.ledger, status=1)
    assert copy.err
    ctl.run('backup', ctl.ledger, '没有这个文件夹/副本.taizhang', status=1)
    assert '没有这个文件夹' in ctl.err


def test_backups(ctl):
    ctl.new('--sample')
    assert ctl.run('backups', ctl.ledger) == '' and ctl.json('backups', ctl.ledger) == []
    folder = ctl.folder / '备份'
    folder.mkdir()
    path = ctl.run('backup', ctl.ledger, '备份').strip()
    assert pathlib.Path(path).name.startswith('台账-手工-2026-09-22-') and pathlib.Path(path).parent == folder
    stick = ctl.folder / 'U盘'
    stick.mkdir()
    other = ctl.run('backup', ctl.ledger, 'U盘', '--today', '2026-09-23').strip()
    assert [row[6] for row in ctl.lines('backups', ctl.ledger)] == [path]
    rows = ctl.json('backups', ctl.ledger, str(stick))
    assert [row['path'] for row in rows] == [other, path]
    assert [row['state'] for row in rows] == ['已核对', '已核对'] and rows[0]['kind'] == '手工'
    assert rows[0]['size'] == str(pathlib.Path(other).stat().st_size) and rows[0]['at'].startswith('2026-09-23 ')
    # Nobody goes on working in a backup.
    before = pathlib.Path(path).read_bytes()
    ctl.run('add', path, 'units', 'name=新来的单位', status=1)
    assert '是一份备份' in ctl.err and pathlib.Path(path).read_bytes() == before
    assert len(ctl.lines('list', path, 'units', '--limit', '5')) == 5
    pathlib.Path(other).write_bytes(pathlib.Path(other).read_bytes()[:50000])
    rows = ctl.lines('backups', ctl.ledger, str(stick), status=1)
    assert [row[3] for row in rows] == ['读不全', '已核对'] and '1份备份读不全' in ctl.err


def test_restore(ctl):
    ctl.new('--sample')
    members = ctl.ids('members')
    # Whom nothing refers to.
    loose = [ctl.ids('members', '--search', name)[0] for name in ('陈波振', '陈刚立')]
    backup = ctl.run('backup', ctl.ledger, '备份.taizhang').strip()
    for member in loose:
        ctl.run('remove', ctl.ledger, 'members', member, '--why', '试')
    ctl.add('units', 'name=新来的单位')
    # Looked at first: nothing changes.
    rows = ctl.json('restore', backup, ctl.ledger, status=1)
    counts = {row['name']: (row['present'], row['backup'], row['fewer']) for row in rows}
    assert '--yes' in ctl.err and 'kept' not in counts
    assert counts['members'] == ('298', '300', '') and counts['units'][2] == '-'
    assert counts['title'] == (UNION, UNION, '') and len(ctl.ids('members')) == 298
    rows = ctl.json('restore', backup, ctl.ledger, '--yes', '--why', '误删', '--clerk', '王会计')
    assert ctl.ids('members') == members
    ctl.run('check', ctl.ledger)
    kept = Ctl(ctl.folder)
    kept.ledger = next(row['present'] for row in rows if row['name'] == 'kept')
    assert '台账-恢复前-2026-09-22-' in kept.ledger and len(kept.ids('members')) == 298
    kept.run('check', kept.ledger)
    # A clean PC: no ledger, no folder.
    clean = Ctl(ctl.folder)
    clean.ledger = str(ctl.folder / '新电脑' / '文档' / '工会.taizhang')
    assert all(row['present'] == '' for row in clean.json('restore', backup, clean.ledger))
    assert clean.ids('members') == members
    clean.run('check', clean.ledger)
    assert clean.add('units', 'name=新来的单位')
    assert [path.name for path in (ctl.folder / '新电脑' / '文档').iterdir()] == ['工会.taizhang']


def test_restore_refused(ctl):
    ctl.new()
    backup = ctl.run('backup', ctl.ledger, '备份.taizhang').strip()
    content = pathlib.Path(ctl.ledger).read_bytes()
    newer = bytearray(pathlib.Path(backup).read_bytes())
    newer[60:64] = (9999).to_bytes(4, 'big')
    whole = pathlib.Path(backup).read_bytes()
    spoiled = {'外来.taizhang': b'name,number\n', '半份.taizhang': whole[:len(whole) // 2], '新版.taizhang': bytes(newer)}
    for name, there in spoiled.items():
        (ctl.folder / name).write_bytes(there)
        ctl.run('restore', name, ctl.ledger, '--yes', status=1)
        assert name in ctl.err, ctl.err
        ctl.run('restore', name, '新的.taizhang', status=1)
        assert not (ctl.folder / '新的.taizhang').exists()
    ctl.run('restore', '没有.taizhang', ctl.ledger, '--yes', status=1)
    assert '找不到' in ctl.err
    ctl.run('restore', backup, status=2)
    assert pathlib.Path(ctl.ledger).read_bytes() == content
    with locked(ctl.ledger):
        ctl.run('restore', backup, ctl.ledger, '--yes', status=1)
        assert '李会计' in ctl.err and '工会办公室' in ctl.err
    assert pathlib.Path(ctl.ledger).read_bytes() == content


def test_rules(ctl):
    answers = [
        (('id-number', CARD), '正确'),
        (('id-number', '81000019900101001' + '9', '港澳台居民居住证'), '正确'),
        (('credit-code', '914403001922038216'), '正确'),
        (('credit-code', '81370602MC0001234T'), '正确'),
        (('workdays', '2026-09-24', '3'), '2026-09-30'),
        (('days', '2026-09-22', '15'), '2026-10-08'),
        (('retirement', 'F50', '1976-03'), '2026-11'),
        (('retirement', 'M', '1965-01'), '2025-02'),
        (('retirement', '女55', '1975年10月'), '2032-04'),
        (('capital', '10050.30'), '壹万零伍拾元叁角整'),
        (('pinyin', '单雄信'), 'shan xiong xin'),
        (('deadline', 'D04', '2026-09-22'), '2026-10-08'),
        (('deadline', 'd02', '2026年9月18日'), '2026-09-22'),
        (('deadline', 'D04', 'accepted=2026-09-22', 'extend=2026-10-20', 'applicant=2026-10-05', '受理=2026-09-22'), '2026-10-08'),
        (('deadline', 'D04', '2026-09-22', 'extend=2026-10-20', 'applicant=2026-10-05', 'respondent=2026-10-08'), '2026-10-20'),
        (('deadline', 'D07', '2026-09-08', 'org=企业劳动争议调解委员会'), '不适用'),
        (('deadline', 'D07', '2026-09-08', 'org=人民调解委员会'), '2026-10-08'),
        (('deadline', 'D11', '2025-02-28'), '2026-02-28'),
        (('deadline', 'D11', '2025-05-01', 'interrupt=2026-05-06'), '2027-05-06'),
        (('deadline', 'D11', '2025-10-10', 'suspend=2026-01-10~2026-02-10'), '2026-11-10'),
        (('deadline', 'D12'), '没有期限'),
        (('deadline', 'D24', '2026-09-01', 'opinion=60'), '2026-11-02'),
        (('deadline', 'all', 'received=2026-09-22', 'accepted=2026-09-24', '--today', '2026-09-30'), '2026-10-08'),
    ]
    for words, answer in answers:
        assert ctl.run('rule', *words).splitlines()[0] == answer, (words, ctl.out)
    assert '延迟法定退休年龄的决定' in ctl.run('rule', 'retirement', 'F50', '1976-03')
    ctl.run('rule', 'id-number', '370602199003071236', status=1)
    assert ctl.out.startswith('有误：第18位应为5，当前为6') and '第18位应为5' in ctl.err
    ctl.run('rule', 'credit-code', '914403001922038217', status=1)
    lines = ctl.run('rule', 'deadline', 'D04', '2026-09-22', '--today', '2026-10-06').splitlines()
    assert lines[1] == '受理09-22，第15日10-07为休息日，顺延至10-08'
    assert lines[3] == '状态\t红\t还有2天' and '第二十九条' in lines[4]
    assert len(ctl.run('rule', 'deadline', 'D16', '2026-10-15').splitlines()) == 10
    for words in (('D28',), ('D04',), ('D04', 'x=2026-09-22'), ('D04', '昨天'), ('all', '2026-09-22'), ('D07', 'org=法院'),
                  ('D24', '2026-09-01', 'opinion=2Y')):
        ctl.run('rule', 'deadline', *words, status=2)
    ctl.run('rule', 'frob', status=2)
    ctl.run('rule', 'workdays', '2026-09-24', status=2)
    ctl.run('rule', 'workdays', '昨天', '3', status=2)
    ctl.run('rule', 'retirement', 'M55', '1970-01', status=2)
    ctl.run('rule', 'capital', '一些', status=1)


def test_people(ctl):
    """Reminders, dues, the yearly notice and the words of the lists."""
    ctl.new('--sample')
    kinds = {row['kind'] for row in ctl.json('reminders', ctl.ledger)}
    assert {'换届', '法人证书到期', '干部任期届满', '六个月未交会费', '未满18周岁'} <= kinds
    assert '放假安排未录入' not in kinds
    assert any(row['kind'] == '放假安排未录入' for row in ctl.json('reminders', ctl.ledger, '--today', '2026-12-01'))
    row = next(row for row in ctl.json('reminders', ctl.ledger, '--limit', '1') if row['kind'] == '换届')
    assert row['register'] == 'orgs' and '届满' in row['sentence'] and row['basis'] == '工会法第十六条'
    few, many = (len(ctl.lines('reminders', ctl.ledger, '--within', n)) for n in ('1', '12'))
    assert few < many
    ctl.run('reminders', ctl.ledger, '--within', '99', status=2)

    unpaid = ctl.json('dues', ctl.ledger, '--unpaid')
    assert unpaid and all(int(row['months']) >= 6 for row in unpaid)
    ctl.run('dues', ctl.ledger, '--until', '2026-09', status=2)
    ctl.run('dues', ctl.ledger, '--until', '九月', unpaid[0]['id'], status=1)
    assert ctl.lines('dues', ctl.ledger, '--until', '2026-09', unpaid[0]['id'])[0] == ['登记', '1']
    assert len(ctl.json('dues', ctl.ledger, '--unpaid')) == len(unpaid) - 1
    ctl.run('undo', ctl.ledger)
    assert len(ctl.json('dues', ctl.ledger, '--unpaid')) == len(unpaid)
    ctl.run('dues', ctl.ledger, '--until', '2026-09', '--where', 'status=已转出', status=1)
    assert '登记\t0' in ctl.out and '会籍状态是“已转出”，不交会费' in ctl.err

    notice = ctl.folder / '通知.txt'
    notice.write_text('春节：2月5日至11日放假，共7天。2月20日（周六）上班。国庆节：10月1日至7日放假。', encoding='utf-8')
    assert ctl.run('days-off', ctl.ledger, '2027').startswith('元旦：1月1日（周五）放假。')
    assert len(ctl.lines('days-off', ctl.ledger, '2027', str(notice), '--dry-run')) == 15
    assert '没有写到：元旦、清明节、劳动节、端午节、中秋节。' in ctl.err and ctl.ids('days_off') == []
    ctl.run('days-off', ctl.ledger, '2027', str(notice))
    assert len(ctl.ids('days_off')) == 15
    assert ctl.run('rule', 'workdays', '2027-02-04', '1').startswith('2027-02-09')
    assert ctl.run('rule', 'workdays', '2027-02-04', '1', '--ledger', ctl.ledger).startswith('2027-02-12')
    notice.write_text('春节：2月20日（周日）上班。', encoding='utf-8')
    ctl.run('days-off', ctl.ledger, '2027', str(notice), status=1)
    assert '2027-02-20是周六，原文写的是周日' in ctl.err
    sheet = ctl.folder / '放假.csv'
    sheet.write_text('date,type,name\n2028-01-03,休,元旦\n', encoding='utf-8')
    ctl.run('import', ctl.ledger, 'days_off', str(sheet))
    assert len(ctl.ids('days_off')) == 16
    assert ctl.run('words', ctl.ledger) == '补入\t0\n'


def test_merge(ctl):
    """Who stands twice, two rows made one, an edit, and the two parted again."""
    ctl.new()
    keep = ctl.add('members', 'name=王芳', f'id_no={CARD}', 'join_date=2016-05-01', 'memo=甲', '--accept', '属实')
    other = ctl.add('members', 'name=王芳', 'birth_date=1990-03-07', 'mobile=13800000001', 'member_no=K2',
                    'join_date=2018-05-01', 'memo=乙', '--accept', '属实')
    child = ctl.add('family', f'parent={other}', 'name=王小明', 'relation=子')
    rows = ctl.json('duplicates', ctl.ledger)
    assert [(row['group'], row['id'], row['reason'], row['strength']) for row in rows] == [
        ('1', keep, '姓名和出生日期相同', '很可能'), ('1', other, '姓名和出生日期相同', '很可能')]
    assert rows[0]['id_no'] == '370602********1235' and CARD not in ctl.out
    ctl.run('distinct', ctl.ledger, keep, other)
    assert ctl.json('duplicates', ctl.ledger) == []
    ctl.run('distinct', ctl.ledger, other, keep, '--forget')
    assert len(ctl.json('duplicates', ctl.ledger)) == 2
    ctl.run('distinct', ctl.ledger, keep, keep, status=2)

    before = {register: ctl.json('list', ctl.ledger, register) for register in ('members', 'family', 'member_events')}
    plan = {row['name']: row for row in ctl.json('merge', ctl.ledger, 'members', keep, other, '--dry-run')}
    assert (plan['mobile']['take'], plan['join_date']['take'], plan['memo']['take']) == ('other', 'keep', 'both')
    assert plan['id_no']['result'] == '370602********1235' and plan['family']['what'] == 'moves'
    assert before['members'] == ctl.json('list', ctl.ledger, 'members')
    ctl.run('merge', ctl.ledger, 'members', keep, other, status=2)
    assert '--why' in ctl.err
    ctl.run('merge', ctl.ledger, 'members', keep, other, 'status=other', '--why', '同一人', status=1)
    ctl.run('merge', ctl.ledger, 'members', keep, other, 'memo=第二', '--why', '同一人', status=2)
    ctl.run('merge', ctl.ledger, 'family', child, other, '--why', '同一人', status=1)
    assert '随所属的记录一起合并' in ctl.err

    done = ctl.json('merge', ctl.ledger, 'members', keep, other, 'memo=keep', '--why', '同一人')
    assert (done['family'], done['member_events']) == (1, 1)
    row = ctl.json('show', ctl.ledger, 'members', keep)
    assert (row['member_no'], row['memo'], row['join_date']) == ('K2', '甲', '2016-05-01')
    assert ctl.ids('members') == [keep] and ctl.ids('family', '--where', f'member_id={keep}') == [child]
    ctl.run('set', ctl.ledger, 'members', keep, 'address=示范路1号')
    assert ctl.lines('undo', ctl.ledger, done['batch'])[1] == ['保留', '0']
    after = {register: ctl.json('list', ctl.ledger, register) for register in before}
    assert ctl.json('show', ctl.ledger, 'members', keep)['address'] == '示范路1号'
    ctl.run('set', ctl.ledger, 'members', keep, 'address=')
    after['members'] = ctl.json('list', ctl.ledger, 'members')
    assert after == before
    ctl.run('check', ctl.ledger)


def test_today(ctl):
    ctl.new()
    ctl.run('add', ctl.ledger, 'members', 'name=张三', 'join_date=2026-09-23', status=1)
    ctl.add('members', 'name=张三', 'join_date=2026-09-23', '--today', '2026-09-23')
    ctl.run('add', ctl.ledger, 'members', 'name=李四', 'join_date=2026-09-23', env={'TAIZHANG_TODAY': '2026-09-23'})
    ctl.run('list', ctl.ledger, 'members', env={'TAIZHANG_TODAY': '昨天'}, status=2)


def test_any_locale(ctl):
    """Chinese goes in and out whatever the locale says."""
    for locale in ('C', 'POSIX', 'C.UTF-8', 'zh_CN.GBK'):
        ctl.ledger = str(ctl.folder / f'{locale}.taizhang')
        env = {'LC_ALL': locale}
        ctl.run('new', ctl.ledger, '--union', UNION, env=env)
        ctl.run('add', ctl.ledger, 'members', '姓名=刘䶮', '--clerk', '王会计', env=env)
        assert ctl.run('list', ctl.ledger, 'members', '--search', '刘', '--columns', 'name', env=env) == '刘䶮\n'
        ctl.run('list', ctl.ledger, '没有', env=env, status=1)
        assert '没有“没有”这个登记册' in ctl.err


def test_membership(ctl):
    ctl.new()
    first, second = ctl.add('orgs', 'name=甲工会'), ctl.add('orgs', 'name=乙工会')
    ids = [ctl.add('members', f'name={name}', 'gender=女', 'join_date=2018-01-01', 'org_id=甲工会') for name in ('张三', '李四', '王五')]
    ctl.add('member_events', f'parent={ids[0]}', 'event=退休', 'date=2024-06-30')
    assert ctl.lines('list', ctl.ledger, 'members', '--columns', 'status,change_type,change_reason')[0] == ['保留会籍', '保留', '退休']
    ctl.run('set', ctl.ledger, 'members', ids[1], 'status=已转出', status=1)
    assert '只能通过办理相应事项来改变' in ctl.err
    moved = ('change', ctl.ledger, '内部调动', 'date=2025-03-01', 'to_org=乙工会', '--where', 'org_id=甲工会')
    trial = ctl.json(*moved, '--dry-run')
    assert (trial['done'], trial['refused'], trial['batch']) == (3, 0, '')
    assert ctl.json('change', ctl.ledger, '死亡', ids[0], ids[1], ids[2], 'date=2026-09-23', status=1)['refused'] == 3
    assert '张三' in ctl.err and '变动日期2026-09-23晚于今天' in ctl.err and '有 3 人没有办理' in ctl.err
    done = ctl.json(*moved)
    assert (done['done'], done['refused']) == (3, 0)
    count = {row['org']: row for row in ctl.json('count', ctl.ledger)}
    assert second in count and first not in count and (count[second]['all'], count['']['women']) == ('2', '2')
    assert [row['all'] for row in ctl.json('count', ctl.ledger, '--to', '2024-06-29')] == ['3', '3']
    year = ctl.json('balance', ctl.ledger, '--from', '2024-01-01', '--to', '2025-12-31', '--org', '甲工会')
    assert {row['line']: row['all'] for row in year} == {
        '期初会员': '3', '入会': '0', '重新入会': '0', '转入': '0', '恢复': '0', '转出': '2', '保留': '1', '退会': '0', '除名': '0',
        '死亡': '0', '年满35岁': '0', '期末会员': '0'}
    monthly = ctl.json('balance', ctl.ledger, '--from', '2024-06-15', '--to', '2024-08-31', '--monthly')
    assert sorted({row['period'] for row in monthly}) == ['2024-06', '2024-07', '2024-08']
    event = [row['id'] for row in ctl.json('list', ctl.ledger, 'member_events', '--where', 'event=退休')]
    ctl.run('void', ctl.ledger, event[0], status=2)
    ctl.run('void', ctl.ledger, event[0], '--why', '记错了人')
    assert ctl.json('count', ctl.ledger)[-1]['all'] == '3'
    ctl.run('void', ctl.ledger, event[0], '--why', '再来', status=1)
    undone = ctl.json('undo', ctl.ledger, done['batch'])
    assert (undone['reversed'], undone['kept']) == (3, 0)
    assert {row['org_id'] for row in ctl.json('list', ctl.ledger, 'members')} == {'甲工会'}
    ctl.run('change', ctl.ledger, '升官', ids[0], status=2)
    ctl.run('change', ctl.ledger, '退休', status=2)
    ctl.run('balance', ctl.ledger, '--from', '2024-13-01', '--to', '2025-12-31', status=2)
    ctl.run('balance', ctl.ledger, '--from', '2025-01-01', '--to', '2024-12-31', status=2)
    assert '没有发现问题' in ctl.run('check', ctl.ledger)


def test_locked(ctl):
    """A reader needs no lock; two writers wait their turn or are told."""
    ctl.new()
    writers = [subprocess.Popen([PROGRAM, 'add', ctl.ledger, 'members', f'name=张{n}三'], env=ENV,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE) for n in '一二三四']
    ctl.run('list', ctl.ledger, 'members')
    results = [(w.communicate(timeout=60), w.returncode) for w in writers]
    added = [out for (out, _), status in results if status == 0]
    assert all(status == 0 or err for (_, err), status in results)
    assert len(ctl.ids('members')) == len(added) >= 1
    ctl.run('check', ctl.ledger)


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
