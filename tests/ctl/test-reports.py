#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly report from the command line: shown, sent, printed the same years later, voided; the sheet of organisations."""

import shutil
import subprocess
import sys

from commands import run_tests


def read_pdf(ctl, name):
    """The text of a PDF, or None where there is no tool to read it."""
    if not shutil.which('pdftotext'):
        return None
    done = subprocess.run(['pdftotext', '-layout', name, '-'], cwd=ctl.folder, capture_output=True, check=True)
    return done.stdout.decode('utf-8')


def figures(ctl, month, *more):
    """Lines of a report that are not 0, in the column 合计."""
    rows = ctl.json('balance', ctl.ledger, '--month', month, *more)
    return {row['line']: int(row['all']) for row in rows if row['all'] != '0'}


def fill(ctl):
    ctl.new()
    ctl.add('orgs', 'name=甲工会')
    return [ctl.add('members', f'name={name}', 'gender=女', 'join_date=2025-01-01', 'org_id=甲工会', 'birth_date=1980-02-03')
            for name in ('张三', '李四', '王五')]


def test_sent(ctl):
    ids = fill(ctl)
    ctl.add('member_events', f'parent={ids[0]}', 'event=退休', 'date=2026-07-31')
    assert figures(ctl, '2026-07') == {'期初会员': 3, '保留': 1, '期末会员': 2}
    report = ctl.run('balance', ctl.ledger, '--month', '2026-07', '--send', '--clerk', '王会计').strip()
    ctl.run('print', ctl.ledger, 'F-10', report, '-o', 'then.pdf')
    ctl.run('balance', ctl.ledger, '--month', '2026-07', '--send', status=1)
    assert '已经在2026-09-22报送' in ctl.err

    # Late: entered, voided, corrected.
    ctl.add('member_events', f'parent={ids[1]}', 'event=退会', 'date=2026-07-05')
    ctl.run('set', ctl.ledger, 'members', ids[2], 'gender=男', '--why', '录入有误')
    assert figures(ctl, '2026-07') == {'期初会员': 3, '保留': 1, '期末会员': 2}
    assert figures(ctl, '2026-08') == {'期初会员': 2, '跨期调整（减）': 1, '期末会员': 1}
    late = ctl.json('balance', ctl.ledger, '--month', '2026-08', '--late')
    assert [(row['name'], row['way'], row['columns']) for row in late] == [('李四', '减', '合计、女'), ('王五', '减', '女')]
    assert late[0]['reason'].startswith('2026-07-05 退会（') and late[1]['reason'] == '会员信息更正：女'

    # The paper of a frozen report is the same after all that, and years later.
    ctl.run('print', ctl.ledger, 'F-10', report, '-o', 'later.pdf', '--today', '2031-05-06')
    assert read_pdf(ctl, 'then.pdf') == read_pdf(ctl, 'later.pdf')
    ctl.run('balance', ctl.ledger, '--month', '2026-08', '-o', 'draft.pdf')
    assert ctl.ids('monthly_reports') == [report]
    text = read_pdf(ctl, 'draft.pdf')
    if text is not None:
        assert '草稿，尚未报送' in text and '2026年8月' in text and '会员信息更正：女' in text
        assert '草稿' not in read_pdf(ctl, 'later.pdf')

    assert ctl.lines('list', ctl.ledger, 'monthly_reports', '--columns', 'period,status,sent_by,end_count') == [['2026年7月', '已报送', '王会计', '2']]
    ctl.run('set', ctl.ledger, 'monthly_reports', report, 'memo=改一下', status=1)
    assert '已经定稿' in ctl.err
    ctl.run('remove', ctl.ledger, 'monthly_reports', report, '--why', '不要了', status=1)
    ctl.run('add', ctl.ledger, 'monthly_report_lines', f'parent={report}', 'line=joined', 'total=5', status=1)
    assert '没有发现问题' in ctl.run('check', ctl.ledger)


def test_void(ctl):
    ids = fill(ctl)
    first = ctl.run('balance', ctl.ledger, '--month', '2026-07', '--send').strip()
    second = ctl.run('balance', ctl.ledger, '--month', '2026-08', '--org', '甲工会', '--send').strip()
    ctl.run('void', ctl.ledger, first, status=2)
    ctl.run('void', ctl.ledger, first, '--why', '上级退回')
    ctl.run('void', ctl.ledger, first, '--why', '上级退回', status=1)
    ctl.add('member_events', f'parent={ids[1]}', 'event=退会', 'date=2026-07-05')
    third = ctl.run('balance', ctl.ledger, '--month', '2026-07', '--send').strip()
    assert figures(ctl, '2026-07') == {'期初会员': 3, '退会': 1, '期末会员': 2}
    assert figures(ctl, '2026-08', '--org', '甲工会') == {'期初会员': 3, '期末会员': 3}
    assert len({first, second, third}) == 3
    ends = ctl.json('list', ctl.ledger, 'monthly_reports', '--columns', 'status,end_count')
    assert sorted((row['status'], row['end_count']) for row in ends) == [('已作废', '3'), ('已报送', '2'), ('已报送', '3')]
    assert '没有发现问题' in ctl.run('check', ctl.ledger)


def test_asked_wrongly(ctl):
    fill(ctl)
    for words in (('--month', '九月'), ('--month', '2026-09', '--from', '2026-09-01'), ('--send',), ('--late',),
                  ('--month', '2026-09', '--monthly'), ('-o', 'a.pdf')):
        ctl.run('balance', ctl.ledger, *words, status=2)
    ctl.run('balance', ctl.ledger, '--month', '2026-10', '--send', status=1)
    assert '还没有到' in ctl.err
    ctl.run('balance', ctl.ledger, '--month', '2026-09', '--org', '没有这个', status=1)


def test_orgs_sheet(ctl):
    ctl.new()
    org = ctl.add('orgs', 'name=示范工具厂工会委员会', 'org_type=独立基层工会', 'chair=周到', 'phone=0535-4200001', 'founded=2015-03-04')
    both = ctl.add('orgs', 'name=东湖联合基层工会')
    ctl.add('units', 'name=示范工具厂', f'org_id={org}', 'employees=120', 'address=东湖路1号', 'nature=私营企业')
    for name in ('甲店', '乙店'):
        ctl.add('units', f'name={name}', f'org_id={both}', 'employees=10')
    ctl.add('members', 'name=张三', 'join_date=2025-01-01', f'org_id={org}')
    ctl.run('print', ctl.ledger, 'F-11', '--all', '-o', 'a.pdf')
    ctl.run('print', ctl.ledger, 'F-11', '--blank', '-o', 'b.pdf')
    text = read_pdf(ctl, 'a.pdf')
    if text is None:
        return
    flat = ''.join(text.split())
    for words in ('工会组织信息采集表', '填表单位（盖章）', '单位负责人（签字）', '信息采集人（签字）', '填报日期：2026年9月22日',
                  '工会组织所在单位信息', '工会组织信息', '示范工具厂', '甲店等2家单位', '2015.03.04', '0535-4200001', '周到'):
        assert words in flat, words
    titles = ('序号', '单位名称', '单位地址', '单位所在政区', '单位性质类别', '经济类型', '单位所属行业', '职工人数', '工会名称', '上级工会名称',
              '建会日期', '基层工会类型', '会员人数', '工会负责人', '联系电话')
    plain = subprocess.run(['pdftotext', '-raw', 'b.pdf', '-'], cwd=ctl.folder, capture_output=True, check=True)
    blank = ''.join(plain.stdout.decode('utf-8').split())
    for title in titles:
        assert title in blank, title
    assert blank.count('统一社会信用代码') == 2 and '示范工具厂' not in blank


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
