#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers from the command line: issued with a number, printed again the same, signed, voided, missing."""

import pathlib
import shutil
import subprocess
import sys

from commands import run_tests

TEMPLATE = pathlib.Path(__file__).parents[1] / 'forms/templates/paper.xml'
CODE_DIGITS = 12


def begin(ctl):
    """A union with a prefix, two members, and a numbered form of its own."""
    ctl.new()
    ctl.run('set', ctl.ledger, 'union', ctl.ids('union')[0], 'number_prefix=机园工')
    own = ctl.folder / 'data/taizhang/forms'
    own.mkdir(parents=True)
    shutil.copy(TEMPLATE, own)
    ctl.env = {'XDG_DATA_HOME': str(ctl.folder / 'data')}
    return (ctl.add('members', '姓名=王芳', '部门/车间=一车间'), ctl.add('members', '姓名=李强'))


def issue(ctl, *words, status=0):
    return ctl.json('issue', ctl.ledger, *words, env=ctl.env, status=status)


def pdf_text(ctl, name):
    return subprocess.run(['pdftotext', '-layout', name, '-'], cwd=ctl.folder, capture_output=True, check=True).stdout.decode()


def test_issue(ctl):
    wang, li = begin(ctl)
    assert [row['number'] for row in ctl.json('forms', env=ctl.env) if row['id'] in ('F-02', 'T-paper')] == ['', '证']
    made = issue(ctl, 'T-paper', wang, '-o', 'a.pdf')
    assert [(row['number'], row['subject']) for row in made] == [('机园工证〔2026〕1号', '王芳')], made
    assert len(made[0]['code']) == CODE_DIGITS and made[0]['code'].isdigit()
    text = pdf_text(ctl, 'a.pdf')
    assert '机园工证〔2026〕1号（第 1 号）' in text and made[0]['code'] in text and '兹证明王芳' in text
    assert '2026年9月22日' in text
    # A form without numbers is kept all the same.
    plain = issue(ctl, 'F-02', li)[0]
    assert plain['number'] == '' and len(plain['code']) == CODE_DIGITS
    both = issue(ctl, 'T-paper', '--where', 'name!=')
    assert [row['number'] for row in both] == ['机园工证〔2026〕2号', '机园工证〔2026〕3号']
    ctl.run('check', ctl.ledger)
    rows = ctl.json('papers', ctl.ledger, 'members', wang)
    assert rows[0]['number'] == '机园工证〔2026〕1号' and rows[0]['status'] == '已制' and rows[0]['date'] == '2026-09-22'
    assert ctl.ids('papers', '--search', made[0]['code']) == [made[0]['id']]
    for words in ((), ('T-paper',), ('T-paper', wang, li, '-o', 'b.pdf'), ('T-paper', wang, '--date', '昨天'),
                  ('T-paper', wang, '--wording', 'body')):
        ctl.run('issue', ctl.ledger, *words, env=ctl.env, status=2)
    ctl.run('issue', ctl.ledger, 'T-none', wang, env=ctl.env, status=1)
    ctl.run('issue', ctl.ledger, 'T-paper', '12345', env=ctl.env, status=1)
    (ctl.folder / '介绍信').mkdir()
    issue(ctl, 'T-paper', wang, li, '-o', '介绍信')
    assert len(list((ctl.folder / '介绍信').glob('机园工证〔2026〕*号.pdf'))) == 2


def test_dates(ctl):
    wang, li = begin(ctl)
    assert issue(ctl, 'T-paper', wang, '--date', '2026-09-10')[0]['number'] == '机园工证〔2026〕1号'
    issue(ctl, 'T-paper', wang, '--date', '2026-09-23', status=1)
    assert '文书日期2026-09-23晚于今天' in ctl.err
    assert issue(ctl, 'T-paper', wang, li, '--date', '2025-12-30', status=1) == []
    assert '编号将用2025年的' in ctl.err and '--accept' in ctl.err and '有 2 份没有出具' in ctl.err
    late = issue(ctl, 'T-paper', wang, '--date', '2025-12-30', '--accept', '补开')
    assert late[0]['number'] == '机园工证〔2025〕1号'
    issue(ctl, 'T-paper', wang, '--date', '2026-09-09', status=1)
    assert '早于前一号（机园工证〔2026〕1号）的日期2026-09-10' in ctl.err
    assert issue(ctl, 'T-paper', wang)[0]['number'] == '机园工证〔2026〕2号'
    ctl.run('check', ctl.ledger)


def test_numbers(ctl):
    wang, _li = begin(ctl)
    assert ctl.run('number', ctl.ledger, '证', '2026') == '机园工证〔2026〕1号\n'
    assert ctl.run('number', ctl.ledger, '证', '2026', '42') == '机园工证〔2026〕42号\n'
    assert issue(ctl, 'T-paper', wang)[0]['number'] == '机园工证〔2026〕42号'
    ctl.run('number', ctl.ledger, '证', '2026', '42', status=1)
    assert '已经编到机园工证〔2026〕42号，起始号要大于42' in ctl.err
    ctl.run('number', ctl.ledger, '证', '二六', status=2)
    ctl.run('check', ctl.ledger)


def test_again(ctl):
    """The stored file comes out, whatever became of the template and the row; found by id, number and code."""
    wang, _li = begin(ctl)
    made = issue(ctl, 'T-paper', wang, '-o', 'a.pdf')[0]
    first = (ctl.folder / 'a.pdf').read_bytes()
    own = ctl.folder / 'data/taizhang/forms/paper.xml'
    own.write_text(own.read_text().replace('兹证明', '今证明').replace('<form ', '<form version="2" '))
    ctl.run('set', ctl.ledger, 'members', wang, 'name=王莉')
    code = made['code']
    for name in (made['id'], made['number'], '机园工证（2026）第1号', code, f'{code[:4]} {code[4:8]} {code[8:]}'):
        (ctl.folder / 'b.pdf').unlink(missing_ok=True)
        ctl.run('reprint', ctl.ledger, name, '-o', 'b.pdf')
        assert (ctl.folder / 'b.pdf').read_bytes() == first, name
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    ctl.run('reprint', ctl.ledger, wrong, '-o', 'b.pdf', status=1)
    assert '校验位不对' in ctl.err
    ctl.run('void', ctl.ledger, wrong, '--why', '试', status=1)
    assert '校验位不对' in ctl.err
    ctl.run('reprint', ctl.ledger, '机园工证〔2026〕9号', '-o', 'b.pdf', status=1)
    ctl.run('reprint', ctl.ledger, code, status=2)
    second = issue(ctl, 'T-paper', wang, '-o', 'c.pdf')[0]
    assert '今证明王莉' in pdf_text(ctl, 'c.pdf')
    assert ctl.json('show', ctl.ledger, 'papers', second['id'])['form_version'] == '2'


def test_wording(ctl):
    wang, li = begin(ctl)
    words = {row['id']: row for row in ctl.json('wording', ctl.ledger, 'T-paper', wang, env=ctl.env)}
    assert words['purpose']['text'] == '此证明用于转接会员关系。' and words['purpose']['changed'] == ''
    issue(ctl, 'T-paper', wang, '--wording', 'purpose=此证明用于办理工伤认定。', '-o', 'a.pdf')
    text = pdf_text(ctl, 'a.pdf')
    assert '用于办理工伤认定' in text and '转接会员关系' not in text
    ctl.run('issue', ctl.ledger, 'T-paper', wang, li, '--wording', 'purpose=甲', env=ctl.env, status=1)
    assert '只能用于一份文书' in ctl.err
    ctl.run('issue', ctl.ledger, 'T-paper', li, '--wording', 'nothing=甲', env=ctl.env, status=1)
    assert '没有编号为“nothing”的可改文字' in ctl.err
    paper = ctl.run('prepare', ctl.ledger, 'T-paper', li, env=ctl.env).strip()
    assert ctl.json('papers', ctl.ledger, 'members', li)[0]['status'] == '待制'
    ctl.run('wording', ctl.ledger, paper, '--wording', 'purpose=此证明用于借阅图书。', '--wording', 'body=李强是会员。', env=ctl.env)
    ctl.run('wording', ctl.ledger, paper, '--wording', 'body=', env=ctl.env)
    words = {row['id']: row for row in ctl.json('wording', ctl.ledger, paper, env=ctl.env)}
    assert words['purpose']['text'] == '此证明用于借阅图书。' and words['purpose']['changed'] == '已改'
    assert words['body']['changed'] == '' and words['body']['text'].startswith('兹证明李强')
    made = issue(ctl, 'papers', paper, '-o', 'b.pdf')[0]
    assert made['id'] == paper and made['number'] == '机园工证〔2026〕2号'
    assert '用于借阅图书' in pdf_text(ctl, 'b.pdf')
    ctl.run('wording', ctl.ledger, paper, '--wording', 'purpose=又', env=ctl.env, status=1)
    assert '文字不能再改' in ctl.err
    assert issue(ctl, 'papers', paper, status=1) == [] and '已经出具了' in ctl.err


def test_steps(ctl):
    wang, li = begin(ctl)
    made = issue(ctl, 'T-paper', wang)[0]
    (ctl.folder / 'bad.jpg').write_bytes(b'\xff\xd8\xff\xe0 no picture')
    ctl.run('sign', ctl.ledger, made['number'], '--scan', 'bad.jpg', status=1)
    assert '扫描件“bad.jpg”不是完好的' in ctl.err
    ctl.run('sign', ctl.ledger, made['number'], '--scan', 'none.pdf', status=1)
    with open(ctl.folder / 'big.pdf', 'wb') as file:
        file.truncate(11 << 20)
    ctl.run('sign', ctl.ledger, made['number'], '--scan', 'big.pdf', status=1)
    assert '有 11 MB，超过了 10 MB' in ctl.err
    ctl.run('reprint', ctl.ledger, made['code'], '-o', 'scan.pdf')
    whole = (ctl.folder / 'scan.pdf').read_bytes()
    (ctl.folder / 'half.pdf').write_bytes(whole[:len(whole) // 2])
    ctl.run('sign', ctl.ledger, made['number'], '--scan', 'half.pdf', status=1)
    ctl.run('sign', ctl.ledger, made['number'], '--scan', 'scan.pdf', '--date', '2026-09-22')
    assert ctl.json('show', ctl.ledger, 'papers', made['id'])['status'] == '已签'
    ctl.run('void', ctl.ledger, made['code'], status=2)
    ctl.run('void', ctl.ledger, made['code'], '--why', '姓名写错')
    row = ctl.json('show', ctl.ledger, 'papers', made['id'])
    assert (row['status'], row['voided'], row['void_reason']) == ('作废', '2026-09-22', '姓名写错')
    ctl.run('remove', ctl.ledger, 'papers', made['id'], '--why', '试', status=1)
    ctl.run('set', ctl.ledger, 'papers', made['id'], 'number=机园工证〔2026〕9号', status=1)
    ctl.run('add', ctl.ledger, 'papers', 'form=T-paper', 'title=证明', status=1)
    assert '不能直接登记' in ctl.err
    missing = ctl.run('missing', ctl.ledger, 'T-paper', li, '--why', '本人没有来取', env=ctl.env).strip()
    assert ctl.json('show', ctl.ledger, 'papers', missing)['status'] == '缺'
    ctl.run('missing', ctl.ledger, missing, status=2)
    ctl.run('remove', ctl.ledger, 'papers', missing, '--why', '来取了')
    assert issue(ctl, 'T-paper', li)[0]['number'] == '机园工证〔2026〕2号'
    ctl.run('undo', ctl.ledger)
    assert [row['status'] for row in ctl.json('papers', ctl.ledger)] == ['作废', '作废']
    assert issue(ctl, 'T-paper', li)[0]['number'] == '机园工证〔2026〕3号'
    ctl.run('export', ctl.ledger, 'papers', '文书.csv')
    assert '机园工证〔2026〕2号' in (ctl.folder / '文书.csv').read_text(encoding='utf-8-sig')
    assert '机园工证〔2026〕3号' in ctl.run('history', ctl.ledger, 'papers')
    ctl.run('check', ctl.ledger)


def test_lists(ctl):
    """A roster is one paper over all its rows; whoever cannot be printed is left out and draws no number."""
    begin(ctl)
    made = issue(ctl, 'F-03', *ctl.ids('members'))
    assert len(made) == 1 and made[0]['subject'] == '王芳等2条'
    bad = ctl.add('members', '姓名=\U0010fffd测', '--accept', '缺字')
    made = issue(ctl, 'T-paper', *ctl.ids('members'), status=1)
    assert [row['number'] for row in made] == ['机园工证〔2026〕1号', '机园工证〔2026〕2号'], (made, bad)
    assert 'U+10FFFD' in ctl.err and '有 1 份没有出具' in ctl.err
    assert issue(ctl, 'T-paper', bad, '--accept-missing')[0]['number'] == '机园工证〔2026〕3号'
    ctl.run('check', ctl.ledger)


def test_dossier(ctl):
    """The file of a case: cover, list, its paper with page 1, back."""
    begin(ctl)
    case = ctl.add('cases', '登记日期=2026-09-01', '案号=7')
    issue(ctl, 'F-54', case)
    assert ctl.run('dossier', ctl.ledger, case, '-o', 'file.pdf', env=ctl.env).strip() == '1'
    pages = pdf_text(ctl, 'file.pdf').split('\f')
    assert '劳动争议调解卷宗' in pages[0] and '卷宗情况说明' in pages[1] and '封' in pages[3] and pages[4] == ''
    assert pages[2].split()[0] == '1'
    ctl.run('dossier', ctl.ledger, case, env=ctl.env, status=2)
    ctl.run('dossier', ctl.ledger, '12345', '-o', 'none.pdf', env=ctl.env, status=1)
    assert not (ctl.folder / 'none.pdf').exists()


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
