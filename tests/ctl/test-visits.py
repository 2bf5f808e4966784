#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Condolence visits from the command line: limits while entering, the steps, the limits of provinces."""

import sys

from commands import run_tests

BASIS = '《山东省基层工会经费收支管理实施细则（试行）》（2018年试行，须核实）'


def founded(ctl):
    """A ledger that follows 山东省, with an approver and a member."""
    ctl = ctl.new()
    assert ctl.run('standards', ctl.ledger, '山东省') == '补入\t16\n'
    ctl.add('officers', '姓名=陈主席', '可以审批=是')
    ctl.add('members', '姓名=张大山', '证件号码=370612199005061236', '入会日期=2015-03-01', '--accept', '试')
    return ctl


def visit(ctl, *more):
    return ctl.add('visits', '慰问类型=节日慰问', '慰问日期=2026-09-10', '会员=张大山', '慰问方式=实物', '慰问事由=中秋', *more)


def test_limits(ctl):
    ctl = founded(ctl)
    first = visit(ctl, '节日=春节', '慰问日期=2026-02-10', '慰问品价值=1200', '状态=待审')
    second = visit(ctl, '节日=中秋节', '慰问品价值=300')
    text = ctl.json('list', ctl.ledger, 'visits', '--where', '节日=中秋节', '--columns', 'limit_text')[0]['limit_text']
    assert text == f'本年节日慰问已发0元，另有待审1200元，限额1600元，剩400元，依据{BASIS}', text
    ctl.run('set', ctl.ledger, 'visits', second, '慰问品价值=500', status=1)
    assert '本次500元，还可发400元，超出100元' in ctl.err, ctl.err
    ctl.run('set', ctl.ledger, 'visits', second, '慰问品价值=500', '超标说明=经研究')
    ctl.run('set', ctl.ledger, 'visits', second, '慰问金=100', status=1)
    assert '不得发放现金（总工办发〔2017〕32号）' in ctl.err, ctl.err
    assert first != second


def test_steps(ctl):
    ctl = founded(ctl)
    first = visit(ctl, '节日=春节', '慰问日期=2026-02-10', '慰问品价值=200')
    second = visit(ctl, '节日=中秋节', '慰问品价值=300')
    offers = ctl.json('step', ctl.ledger, 'visits', first)
    assert [offer['step'] for offer in offers] == ['submit', 'void'] and offers[0]['missing'] == '', offers
    done = ctl.json('step', ctl.ledger, 'visits', '提交审批', first, second)
    assert done[0]['done'] == '2' and done[0]['refused'] == '0' and done[0]['batch'], done
    ctl.run('step', ctl.ledger, 'visits', 'approve', first, second, status=1)
    assert '什么都没有改：2条不能办理' in ctl.err, ctl.err
    tried = ctl.json('step', ctl.ledger, 'visits', 'approve', first, second, '--approver', '陈主席', '--dry-run')
    assert tried[0]['done'] == '2' and tried[0]['batch'] == '', tried
    ctl.run('step', ctl.ledger, 'visits', 'approve', first, second, '--approver', '陈主席', '--date', '2026-09-12')
    ctl.run('step', ctl.ledger, 'visits', 'pay', first, second)
    ctl.run('step', ctl.ledger, 'visits', 'sign', first)
    ctl.run('step', ctl.ledger, 'visits', 'sign', second, '--agent', '李小河', status=1)
    assert '由李小河代领，请填代领人与本人关系' in ctl.err, ctl.err
    ctl.run('step', ctl.ledger, 'visits', 'sign', second, '--agent', '李小河', '--relation', '夫妻', '--id-no', '370612199108080026')
    ctl.run('step', ctl.ledger, 'members', 'sign', second, status=2)
    ctl.run('undo', ctl.ledger)
    listed = ctl.json('list', ctl.ledger, 'visits', '--columns', '状态', '--sort', 'visit_no')
    assert sorted(row['status'] for row in listed) == ['已发放', '已签收'], listed


def test_standards(ctl):
    regions = ctl.json('standards')
    assert [region['region'] for region in regions] == ['山东省', '安徽省', '福建省', '新疆维吾尔自治区', '湖北省', '全国'], regions
    assert regions[0]['confidence'] == '须核实' and '节日慰问每年1600元' in regions[0]['text'], regions
    said = ctl.run('rule', 'benefit', '山东省', '节日慰问', '2026-09-22').splitlines()
    assert said[0] == f'本年节日慰问已发0元，限额1600元，剩1600元，依据{BASIS}', said
    assert '每人每年限额\t1600元' in said and '允许的慰问方式\t实物、提货凭证' in said, said
    before = ctl.run('rule', 'benefit', '安徽省', '生日', '2024-12-31').splitlines()[0]
    after = ctl.run('rule', 'benefit', '安徽省', '02', '2025-01-01').splitlines()[0]
    assert before.startswith('生日慰问每次限额300元') and after.startswith('生日慰问每次限额500元'), (before, after)
    ctl.run('rule', 'benefit', '山东省', '节日慰问', '2017-01-01', status=1)
    assert '没有“节日慰问”的标准' in ctl.err, ctl.err
    ctl = founded(ctl)
    own = ctl.run('rule', 'benefit', '本会', '生日慰问', '2026-01-01', '--ledger', ctl.ledger)
    assert own.startswith('生日慰问每次限额300元'), own
    assert ctl.run('standards', ctl.ledger, '山东省') == '补入\t0\n'
    ctl.run('standards', ctl.ledger, '月球', status=1)
    assert '月球' in ctl.err, ctl.err


def test_new_ledger(ctl):
    ctl.new('--benefits', '安徽省')
    said = ctl.run('rule', 'benefit', '本会', '节日慰问', '2025-01-01', '--ledger', ctl.ledger)
    assert said.startswith('本年节日慰问已发0元，限额2200元'), said


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
