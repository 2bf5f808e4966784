#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labour disputes from the command line: a case goes its way, what is due, the figures of a year."""

import sys
import zipfile

from commands import Ctl, run_tests

TODAY = ('--today', '2026-09-22')


class Dispute:
    """A worker against a factory, received on 15 September 2026."""

    def __init__(self, ctl: Ctl):
        self.ctl = ctl.new()
        ctl.add('mediation_orgs', 'name=示范调解委员会', '组织类型=企业劳动争议调解委员会', 'is_default=是', 'number_prefix=机工', '--accept', '试')
        self.id = ctl.add('cases', '登记日期=2026-09-15', '收到申请日期=2026-09-15', '争议类型=劳动报酬', '案件来源=当事人申请', '--accept', '试', *TODAY)
        for values in (('诉讼地位=申请人', '姓名或名称=张三'), ('诉讼地位=被申请人', '主体=用人单位', '姓名或名称=东风机床厂')):
            ctl.add('parties', f'parent={self.id}', *values, '--accept', '试', *TODAY)

    def show(self):
        return self.ctl.lines('case', self.ctl.ledger, self.id, *TODAY)


def test_case(ctl):
    dispute = Dispute(ctl)
    lines = dispute.show()
    assert lines[0] == ['案件', '机工调登〔2026〕1号', '2026-09-15', '登记', '张三与东风机床厂劳动报酬争议'], lines[0]
    assert lines[1][4].startswith('下一步：征询对方意见'), lines[1]
    assert [line[1:3] for line in lines if line[0] == '期限'] == [['D02', '2026-09-18'], ['D03', '2026-09-30']]
    assert [line[3:] for line in lines if line[0] == '必须文书'] == [['缺', '调解申请书或受理登记表'], ['缺', '当事人身份证明']]


def test_steps(ctl):
    dispute = Dispute(ctl)
    ctl.run('case-step', ctl.ledger, dispute.id, 'accept', '--accept', '试', *TODAY, status=1)
    assert '对方还没有同意调解' in ctl.err, ctl.err
    ctl.run('set', ctl.ledger, 'cases', dispute.id, '对方意见=同意', '--accept', '试', *TODAY)
    said = ctl.run('case-step', ctl.ledger, dispute.id, '受理', '--date', '2026-09-18', '--accept', '试', *TODAY)
    assert said == '下一步：调查。\n', said
    assert [line[1:3] for line in dispute.show() if line[1] == 'D04'] == [['D04', '2026-10-08']]
    ctl.run('case-step', ctl.ledger, dispute.id, 'archive', *TODAY, status=1)
    today = ctl.lines('today', ctl.ledger, '--today', '2026-09-30')
    assert [line[1:4] for line in today] == [['今天到期', '2026-09-30', 'D03']], today


def test_figures(ctl):
    dispute = Dispute(ctl)
    ctl.run('set', ctl.ledger, 'cases', dispute.id, '对方意见=同意', '--accept', '试', *TODAY)
    ctl.run('case-step', ctl.ledger, dispute.id, 'accept', '--date', '2026-09-18', '--accept', '试', *TODAY)
    lines = ctl.lines('cases', ctl.ledger, '--from', '2026-01-01', '--to', '2026-12-31', '--by', 'source')
    assert [line[:3] for line in lines] == [['1', '当事人申请', '1'], ['', '合计', '1']], lines
    assert ctl.lines('cases', ctl.ledger, '--rows', '受理件数')[0][0] == dispute.id
    table = dict((line[0], line[1]) for line in ctl.lines('cases', ctl.ledger, '--by', 'yearbook', '--from', '2026-01-01', '--to', '2026-12-31'))
    assert table['当期案件受理数'] == '1' and table['按争议原因：劳动报酬'] == '1' and table['期末未结案件数'] == '1', table
    assert ctl.run('summary', ctl.ledger, '--from', '2026-01-01', '--to', '2026-12-31') == '累计调解劳动争议1件，涉及职工1人。\n'
    assert ctl.lines('cases', ctl.ledger, '--by', 'collective')[0] == ['集体争议', '0', '0']
    ctl.run('cases', ctl.ledger, '--by', '星期', status=2)
    ctl.run('cases', ctl.ledger, '--rows', '没有', status=2)


def test_papers(ctl):
    """An agreement without an amount is not printed; what is missing is marked by its name; the file counts itself."""
    dispute = Dispute(ctl)
    pdf = ctl.folder / '协议.pdf'
    term = ctl.add('terms', f'parent={dispute.id}', '条款种类=给付金钱', '给付项目=工资', '履行期限=2026-10-15', '履行方式=现金', '--accept', '试', *TODAY)
    lacks = '案件机工调登〔2026〕1号的调解协议书还不能印：协议第1条没有金额。请在案件的“协议条款”里补上，再印。'
    ctl.run('print', ctl.ledger, 'F-45', dispute.id, '-o', str(pdf), *TODAY, status=1)
    assert lacks in ctl.err and not pdf.exists(), ctl.err
    ctl.run('issue', ctl.ledger, 'F-45', dispute.id, *TODAY, status=1)
    assert lacks in ctl.err, ctl.err
    ctl.run('set', ctl.ledger, 'terms', term, '金额=12000', '--accept', '试', *TODAY)
    ctl.run('print', ctl.ledger, 'F-45', dispute.id, '-o', str(pdf), *TODAY)
    assert pdf.read_bytes().startswith(b'%PDF')
    issued = ctl.lines('issue', ctl.ledger, 'F-45', dispute.id, *TODAY)
    assert issued[0][1] == '机工调协〔2026〕1号', issued
    ctl.run('missing', ctl.ledger, '当事人身份证明', dispute.id, '--why', '本人没有带来', *TODAY)
    assert [line[3] for line in dispute.show() if line[4] == '当事人身份证明'] == ['无（本人没有带来）']
    ctl.run('missing', ctl.ledger, '没有的文书', dispute.id, '--why', '试', *TODAY, status=1)
    whole = ctl.folder / '卷宗.pdf'
    pages = ctl.run('dossier', ctl.ledger, dispute.id, '双面', '-o', str(whole), *TODAY).strip()
    noted = ctl.json('show', ctl.ledger, 'cases', dispute.id)
    assert [str(noted[name]) for name in ('pieces', 'pages')] == ['1', pages], noted
    ctl.run('dossier', ctl.ledger, dispute.id, '三面', '-o', str(whole), status=2)


def test_moves(ctl):
    """Days off say which deadlines they moved, however they come; anything else is silent."""
    dispute = Dispute(ctl)
    moved = '机工调登〔2026〕1号“应结日期”由2026-09-30移到2026-10-08'
    assert ctl.err == '' or '移动' not in ctl.err, ctl.err
    ctl.run('set', ctl.ledger, 'cases', dispute.id, '备注=试', '--accept', '试', '--today', '2026-09-22')
    assert '移动' not in ctl.err, ctl.err
    ctl.add('days_off', '日期=2026-09-30', '类型=休', '名称=台风', *TODAY)
    assert ctl.err == f'放假安排使1件没有归档的案件的期限移动：{moved}。\n', ctl.err
    ctl.run('undo', ctl.ledger, *TODAY)
    assert '由2026-10-08移到2026-09-30' in ctl.err, ctl.err
    text = ctl.folder / '通知.txt'
    text.write_text('台风：9月30日放假。', encoding='utf-8')
    ctl.run('days-off', ctl.ledger, '2026', str(text), '--accept', '试', *TODAY)
    assert moved in ctl.err, ctl.err
    sheet = ctl.folder / '放假.csv'
    sheet.write_text('日期,类型,名称\n2026-10-08,休,台风\n', encoding='utf-8')
    ctl.run('import', ctl.ledger, 'days_off', str(sheet), *TODAY)
    assert '由2026-10-08移到2026-10-09' in ctl.err, ctl.err


def test_redacted(ctl):
    """The copy of a file is a PDF, that of a list a spreadsheet; neither is written over a mistake."""
    dispute = Dispute(ctl)
    assert ctl.run('dossier', ctl.ledger, dispute.id, '--redacted', '-o', '副本.pdf') == '0\n'
    assert (ctl.folder / '副本.pdf').read_bytes().startswith(b'%PDF')
    assert ctl.run('dossier', ctl.ledger, '--redacted', '-o', '清单.xlsx') == '1\n'
    assert ctl.run('dossier', ctl.ledger, dispute.id, '--redacted', '-o', '清单.xlsx') == '1\n'
    with zipfile.ZipFile(ctl.folder / '清单.xlsx') as sheet:
        text = ''.join(sheet.read(name).decode('utf-8') for name in sheet.namelist() if name.endswith('.xml'))
    assert '脱敏副本' in text and '张某某' in text and '某厂' in text, text
    assert '张三' not in text and '东风机床' not in text, text
    ctl.run('dossier', ctl.ledger, '-o', '清单.xlsx', status=2)
    ctl.run('dossier', ctl.ledger, '-o', '副本.pdf', '--redacted', status=2)


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
