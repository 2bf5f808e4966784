#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Condolence visits from the command line: a batch for many, yearly tables, funds, the sentences of a summary."""

import sys

from commands import Ctl, run_tests


class Union:
    """A fund, a limit of 1600 yuan a year, five members, and a festival to come."""

    def __init__(self, ctl: Ctl):
        self.ctl = ctl.new()
        self.fund = ctl.add('funds', '经费名称=节日慰问费', '年度=2026', '资金来源=本级工会经费', '年度预算=1000')
        self.rule = ctl.add('benefit_rules', 'item=01', 'title=节日慰问', 'in_force=是', 'year_limit=1600', 'from_date=2018-01-01',
                            'basis=某省实施细则', 'forms=3,4')
        self.branch = ctl.add('orgs', 'name=一分会')
        self.members = [self.member(name, f'E1234560{n}') for n, name in enumerate(('王芳', '李强', '赵敏'))]
        self.rich = self.member('孙多', 'E12345609')
        self.nameless = ctl.add('members', '姓名=周无号', '性别=男', '入会日期=2020-01-01', '--accept', '试')
        self.past = self.visit(self.rich, '1500', '2026-02-10', '春节')
        self.batch = ctl.add('visit_batches', '批次名称=2026年中秋慰问', '慰问类型=节日慰问', '节日=中秋节', '慰问日期=2026-09-20',
                             '慰问方式=实物', '慰问品=月饼1盒', '每人慰问品价值=200', f'资金来源={self.fund}')

    def member(self, name, number):
        return self.ctl.add('members', f'姓名={name}', '性别=男', '证件类型=护照', f'证件号码={number}', '入会日期=2020-01-01',
                            f'org_id={self.branch}', '--accept', '试')

    def visit(self, member, yuan, date, festival, *more):
        return self.ctl.add('visits', f'会员={member}', '慰问类型=节日慰问', f'节日={festival}', f'慰问日期={date}', '慰问方式=实物', '慰问品=礼包',
                            f'慰问品价值={yuan}', '慰问事由=节日', '状态=已发放', f'资金来源={self.fund}', *more, '--accept', '补录')


def test_batch(ctl):
    union = Union(ctl)
    ctl.run('batch', ctl.ledger, union.batch, status=2)
    ctl.run('batch', ctl.ledger, union.batch, '--all', '--org', '一分会', status=2)
    rows = ctl.lines('batch', ctl.ledger, union.batch, '--all', '--dry-run', status=1)
    assert sorted((r[1], r[3], r[5]) for r in rows) == [('周无号', 'no-id', '1'), ('孙多', 'over-limit', '1')], rows
    over = next(r[4] for r in rows if r[3] == 'over-limit')
    assert '1500元' in over and '限额1600元' in over and '200元' in over, over
    assert '可以登记3人600元' in ctl.err and '例外2人' in ctl.err, ctl.err
    assert '超出预算1100元' in ctl.err, ctl.err
    ctl.run('batch', ctl.ledger, union.batch, '--all', '--include', f'{union.members[0]}=试', status=1)
    assert '什么都没有登记' in ctl.err
    assert [r['people_count'] for r in ctl.json('list', ctl.ledger, 'visit_batches', '--columns', 'people_count')] in (['0'], [''])
    ctl.run('batch', ctl.ledger, union.batch, '--all', '--include', f'{union.rich}=家里有重病', '--include', 'no-id=已核对本人')
    assert '登记5人1000元' in ctl.err and '例外0人' in ctl.err, ctl.err
    row = ctl.json('show', ctl.ledger, 'visit_batches', union.batch)
    assert (row['people_count'], row['goods_total']) == ('5', '1,000.00'), row
    reasons = {r['name']: r['over_reason'] for r in ctl.json('list', ctl.ledger, 'visits', '--columns', 'name,over_reason,batch_id')
               if r['batch_id'] != ''}
    assert reasons == {'王芳': '', '李强': '', '赵敏': '', '孙多': '家里有重病', '周无号': ''}, reasons
    ctl.run('batch', ctl.ledger, union.batch, '--all')
    assert '登记0人' in ctl.err and '已在批次里5人' in ctl.err
    ctl.run('check', ctl.ledger)
    ctl.run('undo', ctl.ledger)
    assert len(ctl.ids('visits')) == 1
    ctl.run('batch', ctl.ledger, union.batch, '--org', '一分会', '--dry-run', status=1)
    assert '可以登记3人' in ctl.err
    ctl.run('batch', ctl.ledger, union.batch, union.members[1])
    assert len(ctl.ids('visits')) == 2
    (ctl.folder / '名单.txt').write_text('1. 王芳\n2. 李强\n陈无\n', encoding='utf-8')
    rows = ctl.lines('batch', ctl.ledger, union.batch, '--names', '名单.txt', status=1)
    assert [(r[0], r[1], r[3], r[5]) for r in rows] == [('', '陈无', 'unknown', '0')], rows
    assert '登记1人' in ctl.err and '已在批次里1人' in ctl.err
    ctl.run('remove', ctl.ledger, 'visit_batches', union.batch, '--why', '不发了')
    assert len(ctl.ids('visits')) == 1 and ctl.ids('visit_batches') == []
    ctl.run('undo', ctl.ledger)
    assert len(ctl.ids('visits')) == 3
    ctl.run('check', ctl.ledger)


def test_benefits(ctl):
    union = Union(ctl)
    union.visit(union.members[0], '200', '2026-05-01', '劳动节')
    union.visit(union.members[0], '100', '2025-05-01', '劳动节', '资金来源=')
    head = ('benefits', ctl.ledger, '--year', '2026', '--by')
    assert ctl.lines(*head, 'kind') == [['01', '节日慰问', '0', '2', '2', '0', '0', '0.00', '1700.00', '1700.00'],
                                        ['', '合计', '0', '2', '2', '0', '0', '0.00', '1700.00', '1700.00']]
    assert [(r[1], r[9]) for r in ctl.lines(*head, 'month')] == [('2026年2月', '1500.00'), ('2026年5月', '200.00'), ('合计', '1700.00')]
    assert [(r[1], r[9]) for r in ctl.lines(*head, 'person')] == [('孙多', '1500.00'), ('王芳', '200.00'), ('合计', '1700.00')]
    assert [(r[1], r[9]) for r in ctl.lines(*head, 'fund')] == [('节日慰问费', '1700.00'), ('合计', '1700.00')]
    assert [(r[1], r[9]) for r in ctl.lines(*head, 'org')] == [('一分会', '1700.00'), ('合计', '1700.00')]
    assert [(r[1], r[9]) for r in ctl.lines('benefits', ctl.ledger, '--by', 'year')] == [
        ('2025年', '100.00'), ('2026年', '1700.00'), ('合计', '1800.00')]
    rows = ctl.lines(*head, 'person', '--rows', '人次', '--key', union.rich)
    assert [r[0] for r in rows] == [union.past], rows
    assert len(ctl.lines(*head, 'kind', '--rows', '人数')) == 2
    ctl.run(*head, 'frob', status=2)
    ctl.run('benefits', ctl.ledger, '--year', '26', status=2)
    assert ctl.lines('benefits', ctl.ledger, '--aids')[0][1:4] == ['合计', '0', '0']


def test_indicators(ctl):
    union = Union(ctl)
    union.ctl.add('hardship_files', 'name=李困', 'level=深度困难', '--accept', '试')
    rows = {(r[0], r[1]): (r[2], r[3]) for r in ctl.lines('benefits', ctl.ledger, '--year', '2026', '--by', 'indicator')}
    assert rows[('C01', '慰问人次')] == ('1', '人次') and rows[('C01', '慰问品价值')] == ('1500.00', '元'), rows
    assert rows[('C02', '在档困难职工')] == ('0', '户') and rows[('C02', '医疗救助金额')] == ('0.00', '元'), rows
    assert rows[('C03', '送清凉场次')] == ('0', '场'), rows


def test_fund(ctl):
    union = Union(ctl)
    assert ctl.lines('fund', ctl.ledger) == [[union.fund, '节日慰问费', '2026', '本级工会经费', '1000.00', '0.00', '1500.00', '-500.00',
                                              '150.0']]
    assert ctl.lines('fund', ctl.ledger, '--year', '2025') == []
    ctl.run('add', ctl.ledger, 'funds', '经费名称=节日慰问费', '年度=2026', status=1)
    assert '2026年已经有经费“节日慰问费”了' in ctl.err


def test_summary(ctl):
    Union(ctl)
    lines = ctl.run('summary', ctl.ledger, '--from', '2026-01-01', '--to', '2026-12-31').splitlines()
    assert lines == ['慰问1人次，发放慰问品价值1500元。', '现有会员5名。'], lines
    lines = ctl.run('summary', ctl.ledger, '--from', '2020-01-01', '--to', '2020-12-31').splitlines()
    assert lines == ['新发展会员5名，现有会员5名。'], lines
    assert ctl.run('summary', ctl.ledger, '--from', '2010-01-01', '--to', '2010-12-31') == ''


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
