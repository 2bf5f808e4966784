#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Volunteer service from the command line: sign-in sheets, approval, figures, certificates."""

import subprocess
import sys
import zipfile

from commands import Ctl, run_tests


class Service:
    """A ledger with a recorder, an approver and three volunteers."""

    def __init__(self, ctl: Ctl):
        self.ctl = ctl.new()
        self.recorder = ctl.add('officers', '姓名=周记', '可以记录=是')
        self.approver = ctl.add('officers', '姓名=吴核', '可以审批=是')
        ctl.add('teams', '队伍名称=文艺服务队')
        self.wang = ctl.add('volunteers', '姓名=王芳', '注册日期=2020-01-01', '所属队伍=文艺服务队', '移动电话=13800000001')
        self.li = ctl.add('volunteers', '姓名=李强', '注册日期=2020-01-01')
        self.zhao = ctl.add('volunteers', '姓名=赵敏', '注册日期=2020-01-01')

    def activity(self, name, start, end, *more):
        return self.ctl.add('activities', f'活动名称={name}', f'开始时间={start}', f'结束时间={end}', '状态=结束',
                            f'记录人={self.recorder}', *more)

    def stay(self, activity, who, start, end, *more, **options):
        return self.ctl.add('attendance', f'parent={activity}', f'志愿者={who}', f'签到={start}', f'签退={end}', *more, **options)


def test_approve(ctl):
    service = Service(ctl)
    activity = service.activity('义诊', '2025-03-05 09:00', '17:00', '类别=医疗卫生', '服务人数=40')
    service.stay(activity, '王芳', '0900', '1147')
    service.stay(activity, '王芳', '1400', '1444')
    service.stay(activity, '李强', '0900', '1000')
    tried = ctl.json('approve', ctl.ledger, activity, '--dry-run')
    assert tried == [{'activity': activity, 'name': '义诊（2025-03-05）', 'visits': '2', 'hours': '4.5', 'raw_minutes': '271',
                      'batch': ''}], tried
    assert ctl.json('list', ctl.ledger, 'activities')[0]['status'] == '结束'
    ctl.run('approve', ctl.ledger, activity, '--approver', '周记', '--accept', '试', status=1)
    assert '记录人和核定人是同一人' in ctl.err and '没有核定' in ctl.err
    done = ctl.json('approve', ctl.ledger, '义诊')
    assert done[0]['hours'] == '4.5' and done[0]['batch'] != ''
    assert ctl.lines('hours', ctl.ledger) == [[service.wang, '王芳', '1', '3.5', '3.5', ''], [service.li, '李强', '1', '1', '1', '']]
    assert ctl.lines('hours', ctl.ledger, '王芳')[-1] == ['', '合计', '', '3.5', '']
    assert '距一星还差 96.5 小时' in ctl.err
    ctl.run('check', ctl.ledger)
    ctl.run('undo', ctl.ledger)
    assert ctl.lines('hours', ctl.ledger) == []
    ctl.run('approve', ctl.ledger, activity)
    ctl.run('revoke', ctl.ledger, activity, status=2)
    ctl.run('revoke', ctl.ledger, activity, '--why', '更正')
    assert ctl.lines('hours', ctl.ledger) == []
    ctl.run('check', ctl.ledger)


def test_overlap(ctl):
    service = Service(ctl)
    one = service.activity('守岁', '2024-12-31 21:00', '01:00')
    two = service.activity('夜巡', '2024-12-31 23:00', '02:00')
    service.stay(one, '王芳', '21:00', '0:15')
    ctl.run('add', ctl.ledger, 'attendance', f'parent={two}', '志愿者=王芳', '签到=23:30', '签退=0:30', status=1)
    assert '“夜巡”12-31 23:30至01-01 00:30，与“守岁”12-31 21:00至01-01 00:15' in ctl.err
    service.stay(two, '王芳', '23:30', '0:30', '--accept', '待核')
    service.stay(two, '李强', '23:30', '0:30')
    ctl.run('approve', ctl.ledger, two, '--accept', '都对', status=1)
    assert '没有核定：王芳' in ctl.err and '守岁' in ctl.err and '李强' not in ctl.err


def test_figures(ctl):
    service = Service(ctl)
    for name, day, end in (('义诊', '2025-03-05', '12:00'), ('清扫', '2025-04-05', '11:30'), ('旧的', '2024-04-05', '10:00')):
        activity = service.activity(name, f'{day} 09:00', end, '类别=社区服务', '服务人数=10')
        service.stay(activity, '王芳', '0900', end)
        service.stay(activity, '赵敏', '0900', end)
        ctl.run('approve', ctl.ledger, activity)
    year = ('--from', '2025-01-01', '--to', '2025-12-31')
    assert ctl.run('summary', ctl.ledger, *year) == '2025年，累计录入志愿服务活动2场，记录服务时长11小时。\n'
    assert ctl.run('summary', ctl.ledger, '--from', '2020-01-01', '--to', '2020-12-31') == ''
    ctl.run('summary', ctl.ledger, status=2)
    ctl.run('service', ctl.ledger, '--by', 'frob', status=2)
    rows = ctl.json('service', ctl.ledger, '--by', 'month', *year)
    assert [(r['key'], r['activities'], r['visits'], r['persons'], r['hours'], r['served']) for r in rows] == [
        ('2025-03', '1', '2', '2', '6', '10'), ('2025-04', '1', '2', '2', '5', '10'), ('', '2', '4', '2', '11', '20')], rows
    rows = ctl.json('service', ctl.ledger, '--by', 'year')
    assert [(r['key'], r['hours']) for r in rows] == [('2024', '2'), ('2025', '11'), ('', '13')]
    rows = ctl.json('service', ctl.ledger, '--by', 'team', '--team', '文艺服务队')
    assert [(r['title'], r['visits'], r['hours']) for r in rows] == [('文艺服务队', '3', '6.5'), ('合计', '3', '6.5')]
    assert len(ctl.lines('service', ctl.ledger, *year, '--by', 'month', '--rows', '人次', '--key', '2025-03')) == 2
    assert [r[1] for r in ctl.lines('service', ctl.ledger, *year, '--rows', '场次')] == ['义诊（2025-03-05）', '清扫（2025-04-05）']
    ctl.run('service', ctl.ledger, '--rows', '什么', status=2)
    ctl.run('service', ctl.ledger, '--from', '2025-12-31', '--to', '2025-01-01', status=2)


def test_certificates(ctl):
    service = Service(ctl)
    activity = service.activity('义诊', '2025-03-05 09:00', '12:00', '地点=广场')
    service.stay(activity, '王芳', '0900', '1200')
    ctl.run('add', ctl.ledger, 'certificates', '志愿者=王芳', '出具日期=2026-09-22', status=1)
    assert '没有核定的服务记录' in ctl.err
    ctl.run('approve', ctl.ledger, activity)
    made = ctl.add('certificates', '志愿者=王芳', '出具日期=2026-09-22', '用途=评优')
    row = ctl.json('show', ctl.ledger, 'certificates', made)
    assert (row['times'], row['minutes']) == ('1', '3.0'), row
    assert '没有发现问题' in ctl.run('check', ctl.ledger)
    ctl.run('set', ctl.ledger, 'certificates', made, '开始日期=2025-01-01', '--accept', '试', status=1)
    assert '作废后另开' in ctl.err
    # Whoever takes the hours back is told which papers speak of them; those stay as they are.
    number = ctl.json('issue', ctl.ledger, 'F-14', made, '--accept', '试')[0]['number']
    ctl.run('revoke', ctl.ledger, activity, '--why', '时间记错')
    assert f'{number}（王芳）' in ctl.err and '作废后另开' in ctl.err, ctl.err
    assert ctl.json('show', ctl.ledger, 'certificates', made)['minutes'] == '3.0'
    assert f'时间记错；据此出具的证明仍在外：{number}（王芳）' in ctl.run('history', ctl.ledger, 'activities', activity)
    assert '证明与现在的服务记录不一致' in ctl.run('quality', ctl.ledger)
    assert made in ctl.run('quality', ctl.ledger, 'certificates:differs')
    assert '没有发现问题' in ctl.run('check', ctl.ledger)
    ctl.run('approve', ctl.ledger, activity)
    assert '证明与现在的服务记录不一致' not in ctl.run('quality', ctl.ledger)


def test_rule_hours(ctl):
    for words, answer in ((('09:00', '11:47'), '2.8小时'), (('09:00', '11:47', '--unit', '30'), '3小时'),
                          (('0900', '1147', '--unit', '60', '--deduct', '30'), '2小时'), (('23:30', '0:30'), '1小时'),
                          (('8:00', '20:00', '--cap', '8'), '8小时'), (('9点', '下午2:30'), '5.5小时')):
        assert ctl.run('rule', 'hours', *words).splitlines()[0] == answer, words
    ctl.run('rule', 'hours', '09:00', '10:00', '--unit', '7', status=2)
    ctl.run('rule', 'hours', '25:00', '10:00', status=1)
    ctl.run('rule', 'hours', '09:00', '10:00', '--deduct', '60', status=1)


def write_sheet(path, rows):
    """The least workbook: texts inline, numbers in the style of a time of day where given as floats."""
    def cell(column, row, value):
        place = f'{chr(65 + column)}{row}'
        if isinstance(value, float):
            return f'<c r="{place}" s="1"><v>{value!r}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'

    data = ''.join(f'<row r="{r}">' + ''.join(cell(c, r, v) for c, v in enumerate(row) if v != '') + '</row>'
                   for r, row in enumerate(rows, 1))
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006'
    parts = {
        '[Content_Types].xml': f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        '_rels/.rels': f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument"'
                       ' Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="签到" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet"'
                                      f' Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/>'
                                      '</Relationships>',
        'xl/styles.xml': f'<styleSheet xmlns="{main}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
                         '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs>'
                         '</styleSheet>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, 'w') as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)


def test_sign_in(ctl):
    service = Service(ctl)
    activity = service.activity('义诊', '2025-03-05 09:00', '11:30')
    sheet = ctl.folder / '签到.xlsx'
    write_sheet(sheet, [
        ['志愿服务活动签到表'],
        ['序号', '姓名', '联系电话', '签到时间', '签退时间', '扣除分钟'],
        ['1', '王芳', '13800000001', 0.375, 0.4791666666666667, '10'],
        ['2', '李　强', '', '9:05', '1130', ''],
        ['3', '陈无', '', '9:05', '11:30', ''],
        ['', '合计', '', '', '', ''],
    ])
    ctl.run('import', ctl.ledger, 'attendance', str(sheet), '--parent', '义诊', status=1)
    assert '陈无' in ctl.err, ctl.err
    rows = ctl.json('list', ctl.ledger, 'attendance', '--columns', 'volunteer_id,in_at,out_at,deduct_minutes,raw_minutes')
    assert [(r['in_at'], r['out_at'], r['deduct_minutes'], r['raw_minutes']) for r in rows] == [
        ('2025-03-05 09:00', '2025-03-05 11:30', '10', '140'), ('2025-03-05 09:05', '2025-03-05 11:30', '', '145')], rows
    # The same sheet once more doubles nothing.
    again = ctl.json('import', ctl.ledger, 'attendance', str(sheet), '--parent', '义诊', status=1)
    assert (again['created'], again['unchanged'], again['refused']) == (0, 2, 1), again
    assert len(ctl.json('list', ctl.ledger, 'attendance')) == 2
    ctl.run('undo', ctl.ledger)
    assert ctl.json('list', ctl.ledger, 'attendance') == []
    ctl.run('import', ctl.ledger, 'members', str(sheet), '--parent', '义诊', status=2)
    ctl.run('import', ctl.ledger, 'attendance', str(sheet), '--parent', '没有的', status=1)
    assert '没有“没有的”' in ctl.err


def test_sign_in_namesakes(ctl):
    """Two of one name are told apart by what stands beside it; where nothing does, both are named."""
    service = Service(ctl)
    other = ctl.add('volunteers', '姓名=王芳', '注册日期=2020-01-01', '单位=示范机电有限公司', '移动电话=13900000002',
                    '证件类型=居民身份证', '证件号码=37060219900307123X', '--accept', '试')
    tries = (
        (['姓名', '联系电话', '签到时间', '签退时间'], ['王芳', '13900000002', '9:00', '9:30'], other),
        (['姓名', '联系电话', '签到时间', '签退时间'], ['王芳', '138****0001', '9:00', '9:30'], service.wang),
        (['姓名', '单位/队伍', '签到时间', '签退时间'], ['王芳', '机电有限公司', '9:30', '10:00'], other),
        (['姓名', '单位／队伍', '签到时间', '签退时间'], ['王芳', '文艺服务队', '9:30', '10:00'], service.wang),
        (['姓名', '证件号码', '签到时间', '签退时间'], ['王芳', '123x', '10:00', '10:30'], other),
        # A number that nobody has says nothing; the unit does.
        (['姓名', '联系电话', '工作单位', '签到时间', '签退时间'], ['王芳', '13700000000', '示范机电有限公司', '10:30', '11:00'], other),
        # The name as the program itself writes it.
        (['姓名', '签到时间', '签退时间'], ['王芳（示范机电有限公司，尾号123X）', '11:00', '11:20'], other),
        # Nothing, a running number, and two columns that speak of two people.
        (['姓名', '签到时间', '签退时间'], ['王芳', '9:00', '9:30'], None),
        (['序号', '姓名', '性别', '签到时间', '签退时间'], ['0002', '王芳', '女', '9:00', '9:30'], None),
        (['姓名', '联系电话', '单位', '签到时间', '签退时间'], ['王芳', '13800000001', '示范机电有限公司', '9:00', '9:30'], None),
    )
    activity = service.activity('义诊', '2025-03-05 09:00', '11:30')
    for number, (head, row, meant) in enumerate(tries):
        sheet = ctl.folder / f'{number}.xlsx'
        write_sheet(sheet, [head, row])
        before = {r['id'] for r in ctl.json('list', ctl.ledger, 'attendance')}
        ctl.run('import', ctl.ledger, 'attendance', str(sheet), '--parent', activity, status=1 if meant is None else 0)
        said = ctl.err
        made = [r['id'] for r in ctl.json('list', ctl.ledger, 'attendance') if r['id'] not in before]
        if meant is None:
            assert made == [] and '志愿者里有2个“王芳”：王芳（文艺服务队，尾号0001）、王芳（示范机电有限公司，尾号123X）' in said, said
        else:
            assert len(made) == 1, (row, said)
            shown = ctl.json('show', ctl.ledger, 'attendance', made[0])['volunteer_id']
            assert ('尾号123X' in shown) == (meant == other), (row, shown)
    # What is refused names whose row it is.
    sheet = ctl.folder / '错.xlsx'
    write_sheet(sheet, [['姓名', '证件号码', '签到时间', '签退时间'], ['王芳', '123x', '8:30-11:30', '25:00']])
    ctl.run('import', ctl.ledger, 'attendance', str(sheet), '--parent', activity, status=1)
    assert '第2行 王芳（示范机电有限公司，尾号123X）：签到时间：“8:30-11:30”不是日期和时间' in ctl.err, ctl.err


def test_names(ctl):
    Service(ctl)
    ctl.add('volunteers', '姓名=王芳', '单位=示范机电有限公司', '注册日期=2020-01-01')
    (ctl.folder / '名单.txt').write_text('1. 王芳（文艺服务队）\n王芳\n李强、赵敏\n陈无\n', encoding='utf-8')
    ctl.run('names', ctl.ledger, '名单.txt', status=1)
    assert [line.split('\t')[1] for line in ctl.out.splitlines()] == ['对上', '有重名', '有重名', '对上', '对上', '没有登记']
    assert '有2行没有对上' in ctl.err


def text_of(path):
    return subprocess.run(['pdftotext', str(path), '-'], capture_output=True, check=True).stdout.decode()


def test_printed(ctl):
    ctl.new('--sample')
    year = ('--from', '2025-01-01', '--to', '2025-12-31')
    ctl.run('summary', ctl.ledger, *year)
    assert ctl.out.splitlines()[0] == '2025年，累计录入志愿服务活动11场，记录服务时长573小时。', ctl.out
    for form in ('F-13', 'F-18'):
        ctl.run('print', ctl.ledger, form, *year, '-o', str(ctl.folder / 'a.pdf'))
        assert '573.0' in text_of(ctl.folder / 'a.pdf')
        ctl.run('print', ctl.ledger, form, '--blank', '-o', str(ctl.folder / 'b.pdf'))
        # Neither rows nor the whole ledger, but a period, and both ends of it.
        ctl.run('print', ctl.ledger, form, '--all', '-o', str(ctl.folder / 'c.pdf'), status=2)
        assert '--from' in ctl.err
        ctl.run('print', ctl.ledger, form, '--from', '2025-01-01', '-o', str(ctl.folder / 'c.pdf'), status=2)
        assert not (ctl.folder / 'c.pdf').exists()
    ctl.run('print', ctl.ledger, 'F-13', *year, '--team', '骑手先锋平安志愿服务队', '-o', str(ctl.folder / 'd.pdf'))
    assert '云溪' not in text_of(ctl.folder / 'd.pdf')
    ctl.run('print', ctl.ledger, 'F-13', *year, '--team', '没有的队', '-o', str(ctl.folder / 'c.pdf'), status=1)
    assert '没有的队' in ctl.err
    ctl.run('print', ctl.ledger, 'F-15', *year, '-o', str(ctl.folder / 'c.pdf'), status=2)
    assert '志愿者登记表' in ctl.err
    ctl.run('print', ctl.ledger, 'F-17', '--where', '认定情况=已认定', '--full', '--why', '归档', '-o', str(ctl.folder / 'f.pdf'))
    application = text_of(ctl.folder / 'f.pdf')
    assert '☑一星' in application and '牟总工字〔2025〕31号' in application and '2025年11月20日' in application, application
    certificate = ctl.json('list', ctl.ledger, 'certificates')[0]['id']
    ctl.run('print', ctl.ledger, 'F-14', str(certificate), '--full', '--why', '交给本人', '-o', str(ctl.folder / 'e.pdf'))
    assert '兹证明' in text_of(ctl.folder / 'e.pdf')


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
