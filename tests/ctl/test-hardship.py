#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hardship files from the command line: the formula, steps, notices, attachments, reminders."""

import base64
import subprocess
import sys

from commands import Ctl, run_tests

# One grey point.
PICTURE = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')


def add_line(ctl: Ctl):
    ctl.add('benefit_rules', 'item=51', 'each_limit=900', 'in_force=是', 'from_date=2026-01-01', 'basis=示范市低保标准')


def test_rule(ctl):
    for words, level, status in [
            ('36000 12000 3 900', '深度困难', 0),
            ('32400 0 3 900', '相对困难', 0),
            ('32399.99 0 3 900', '深度困难', 0),
            ('64800 0 3 900', '不属于困难职工', 0),
            ('1万 4.6万 3 900', '深度困难', 0),
            ('120000 0 1 900 意外 96000.01', '意外致困', 0),
            ('120000 0 1 900 重病 96000', '不属于困难职工', 0),
            ('120000 0 1 900 重病', '还不能认定', 1),
            ('36000 12000 0 900', None, 2)]:
        lines = ctl.lines('rule', 'hardship', *words.split(), status=status)
        assert (lines[0][0] if lines else None) == level, (words, lines)
    lines = ctl.run('rule', 'hardship', '36000', '12000', '3', '900').splitlines()
    assert lines[1] == '（36000.00元−12000.00元）÷12÷3人＝666.67元，低于低保标准 900.00元：深度困难', lines
    assert lines[-1].startswith('依据\t'), lines


def test_steps(ctl):
    ctl.new()
    add_line(ctl)
    file = ctl.add('hardship_files', '姓名=李梅', '家庭人口=2', '家庭年度总收入=20000')
    assert ctl.lines('hardship', ctl.ledger, '李梅')[:2] == [['申请', '深度困难'], ['下一步：开始公示。还缺：两人以上的入户调查。']]
    ctl.run('hardship', ctl.ledger, file, 'notice', status=1)
    assert '还缺：两人以上的入户调查' in ctl.err
    ctl.add('hardship_surveys', f'parent={file}', '调查日期=2026-09-20', '调查人=周一、吴二', '调查结论=1')
    ctl.run('hardship', ctl.ledger, file, 'notice')
    ctl.run('hardship', ctl.ledger, file, 'submit', '--accept', '上级要求提前')
    ctl.run('hardship', ctl.ledger, file, 'file', '--accept', '上级要求提前')
    ctl.run('hardship', ctl.ledger, file, 'rise', '--why', '子女就业', '--today', '2026-12-01')
    row = ctl.json('show', ctl.ledger, 'hardship_files', file)
    row = row[0] if isinstance(row, list) else row
    assert (row['status'], row['closed_date'], row['closed_reason'], row['keep_until']) == \
        ('脱困', '2026-12-01', '子女就业', '2036-12-01'), row
    ctl.run('hardship', ctl.ledger, file, 'file', status=1)
    assert '现在是“脱困”，不能办这一步' in ctl.err
    ctl.run('check', ctl.ledger)
    ctl.run('undo', ctl.ledger)
    assert ctl.json('list', ctl.ledger, 'hardship_files')[0]['status'] == '在档'
    ctl.run('check', ctl.ledger)


def test_one_file(ctl):
    ctl.new()
    ctl.add('hardship_files', '姓名=张三', '证件号码=370602199003071235')
    other = ctl.add('hardship_files', '姓名=李梅')
    ctl.run('add', ctl.ledger, 'hardship_family', f'parent={other}', '姓名=张三', '证件号码=370602199003071235', status=1)
    assert '“张三”已经有“张三”的困难职工档案（2026-0001）' in ctl.err, ctl.err


def test_notice(ctl):
    ctl.new()
    files = [ctl.add('hardship_files', '姓名=李梅'), ctl.add('hardship_files', '姓名=赵四')]
    notice = ctl.run('notice', ctl.ledger, 'hardship_files', *files, '--from', '2026/9/14').strip()
    row = ctl.json('list', ctl.ledger, 'notices')[0]
    assert (row['id'], row['from_date'], row['to_date']) == (notice, '2026-09-14', '2026-09-18'), row
    assert [line['name'] for line in ctl.json('list', ctl.ledger, 'notice_lines')] == ['李梅', '赵四']
    ctl.run('notice', ctl.ledger, 'hardship_files', files[0], '--from', '2026-09-14', '--to', '2026-09-15', status=1)
    assert '公示一般不少于5个工作日' in ctl.err
    ctl.run('notice', ctl.ledger, 'hardship_files', files[0], '--from', '下周', status=2)
    ctl.run('notice', ctl.ledger, 'members', files[0], status=2)


def test_attachments(ctl):
    ctl.new()
    file = ctl.add('hardship_files', '姓名=李梅')
    (ctl.folder / '合影.png').write_bytes(PICTURE)
    (ctl.folder / '小结.pdf').write_bytes(b'%PDF-1.7\n')
    (ctl.folder / '表.xlsx').write_bytes(b'PK\x03\x04')
    ctl.run('attach', ctl.ledger, 'hardship_files', '李梅', '合影.png', '--kind', '照片')
    ctl.run('attach', ctl.ledger, 'hardship_files', file, '小结.pdf', '--kind', '出院小结')
    ctl.run('attach', ctl.ledger, 'hardship_files', file, '表.xlsx', status=1)
    assert '不是照片、扫描件或 PDF' in ctl.err
    ctl.run('attach', ctl.ledger, 'hardship_files', file, '小结.pdf', '--kind', '没有这种', status=2)
    rows = ctl.json('attachments', ctl.ledger, 'hardship_files', file, '--to', '取出')
    assert [(row['kind'], row['title']) for row in rows] == [('照片', '合影'), ('诊断或出院小结', '小结')], rows
    names = sorted(path.name for path in (ctl.folder / '取出').iterdir())
    assert names == ['01-照片-李梅（2026-0001）.jpg', '02-诊断或出院小结-李梅（2026-0001）.pdf', '校验.sha256'], names
    subprocess.run(['sha256sum', '-c', '校验.sha256'], cwd=ctl.folder / '取出', check=True, capture_output=True)
    ctl.run('attachments', ctl.ledger, 'hardship_files', file, '--to', '取出', status=1)
    assert '没有覆盖它' in ctl.err
    ctl.run('check', ctl.ledger)


def test_reminders(ctl):
    ctl.new()
    ctl.add('hardship_files', '姓名=李梅', '档案状态=在档', '困难类别=深度困难', '建档日期=2025-01-05')
    said = ctl.run('reminders', ctl.ledger)
    assert '一年未复核' in said and '一年未走访' in said, said


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
