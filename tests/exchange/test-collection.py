#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet for the upper union, judged by somebody who knows only the rules of its import."""

import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

PROGRAM = os.path.abspath(sys.argv[1])
FIRST = 5
HEADINGS = ['序号', '姓名', '性别', '出生日期（格式：yyyy/MM/dd）', '民族', '就业状况', '有效证件类别',
            '证件号码\r\n(填写18位身份证)', '学历', '技术等级', '移动电话', '户籍类型', '户籍所在地', '会籍变化类型',
            '会籍变化日期（格式：yyyy/MM/dd）', '会籍变化原因', '政治面貌', '工作单位', '籍贯',
            '是否农民工会员\r\n填写“是”或“否”']
LISTS = {
    'C': '男,女',
    'F': '在岗,待（下）岗,失业,退休,退职,退养（内退）,病休,其他',
    'G': '居民身份证',
    'I': '博士,硕士,本科,大专,中专,高中,初中,小学及以下',
    'J': '无,职业资格一级（高级技师）,职业资格二级（技师）,职业资格三级（高级）,职业资格四级（中级）,职业资格五级（初级）',
    'L': '农业户口,非农业户口',
    'N': '入会,转入,保留,转出,除名,退会',
    'P': '劳动（工作）关系发生变化,在本单位下岗后待岗,失业,所在企业破产,个人要求退会,因犯罪被开除会籍',
    'Q': '中共党员,中共预备党员,共青团员,民革党员,民盟盟员,民建会员,民进会员,农工党党员,致公党党员,九三学社社员,'
         '台盟盟员,无党派人士,群众',
    'T': '是,否',
}
CARD = re.compile(r'[1-9]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]')
COLUMNS = 'ABCDEFGHIJKLMNOPQRST'


class Refused(Exception):
    """The whole file goes back."""


def text(cell):
    return '' if cell.value is None else cell.value.replace('_x000D_', '\r')


def is_date(word):
    try:
        return bool(re.fullmatch(r'\d{4}/\d\d/\d\d', word)) and bool(datetime.datetime.strptime(word, '%Y/%m/%d'))
    except ValueError:
        return False


def words_of(book, sheet):
    """What each column's drop-down offers, wherever the words stand."""
    lists = {}
    for rule in sheet.data_validations.dataValidation:
        column = str(rule.sqref).split(':', maxsplit=1)[0].rstrip('0123456789')
        if rule.type != 'list':
            continue
        if rule.formula1.startswith('"'):
            lists[column] = rule.formula1.strip('"').split(',')
        else:
            name, area = rule.formula1.split('!')
            cells = book[name.strip("'")][area.replace('$', '')]
            lists[column] = [row[0].value for row in cells]
    return lists


def judge_row(row, lists, seen):
    """Why the row is refused, or an empty list."""
    values = dict(zip(COLUMNS, (text(cell) for cell in row)))
    wrong = [f'{column} is empty' for column in COLUMNS
             if values[column] == '' and not (column == 'P' and values['N'] in ('入会', '转入'))]
    wrong += [f'{column}: {values[column]}' for column, words in lists.items()
              if values[column] != '' and values[column] not in words]
    wrong += [f'{column}: no date' for column in 'DO' if values[column] != '' and not is_date(values[column])]
    if values['H'] != '' and not CARD.fullmatch(values['H']):
        wrong.append('H: not the number of a card')
    if values['F'] == '退休':
        wrong.append('会员已退休，不能导入')
    for column in 'AH':
        if values[column] != '' and values[column] in seen[column]:
            wrong.append(f'{column}: twice')
        seen[column].add(values[column])
    return wrong


def take_in(path):
    """As the upper union's program reads it: names of the rows with what is wrong with each."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    last = sheet.max_row
    for area in sheet.merged_cells.ranges:
        if area.min_row >= FIRST and area.max_row != last:
            raise Refused(f'merged cells {area}')
    lists = words_of(book, sheet)
    seen = {'A': set(), 'H': set()}
    # The last row is taken for the note, whatever it is.
    return [(row[1].value, judge_row(row, lists, seen)) for row in sheet.iter_rows(FIRST, last - 1, 1, 20)]


def last_row(path):
    """Rows as they stand in the file, blank ones too."""
    with zipfile.ZipFile(path) as book:
        sheet = book.read('xl/worksheets/sheet1.xml').decode()
    return max(int(number) for number in re.findall(r'<row r="(\d+)"', sheet))


def check_head(sheet):
    assert sheet['A1'].value == '附件四'
    assert sheet['A2'].value == '工会会员信息采集表'
    assert sheet['A3'].value == '填表单位（盖章）：' and sheet['L3'].value == '单位负责人(签字)：'
    assert {'A2:T2', 'A3:K3', 'L3:T3'} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [text(cell) for cell in sheet[4]] == HEADINGS
    assert sheet.max_column == 20


def check_page(sheet):
    margins = sheet.page_margins
    assert sheet.page_setup.orientation == 'landscape' and sheet.page_setup.paperSize == 9
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.25, 0.25, 1.1, 1.02)
    assert sheet.column_dimensions['H'].width >= 19


def check_cells(sheet, n):
    for row in sheet.iter_rows(FIRST, FIRST + n - 1, 1, 20):
        for cell in row:
            assert cell.number_format == '@', cell.coordinate
            assert cell.value is None or cell.data_type == 's', cell.coordinate
        # Nothing is cut on paper: a long text goes on in a line of its own.
        assert all(cell.alignment.wrap_text for cell in row)
        if row[15].value == '劳动（工作）关系发生变化':
            assert sheet.row_dimensions[row[0].row].height >= 32
    assert not sheet['B1'].border.left.style
    assert [row[0].value for row in sheet.iter_rows(FIRST, FIRST + n - 1, 1, 1)] == [str(i + 1) for i in range(n)]


def check_note(sheet, path, n):
    note = FIRST + n
    assert sheet.max_row == note == last_row(path)
    assert sheet[f'A{note}'].value.startswith('填表说明：1.此表所列项目均为必填项')
    assert f'A{note}:T{note}' in {str(area) for area in sheet.merged_cells.ranges}


def check_lists(book, sheet, n):
    lists = words_of(book, sheet)
    assert book.sheetnames == ['会员信息', '下拉菜单表']
    assert book['下拉菜单表'].sheet_state == 'visible'
    assert {column: ','.join(words) for column, words in lists.items() if column != 'E'} == LISTS
    peoples = lists['E']
    assert len(peoples) == 56 == len(set(peoples)) and peoples[0] == '汉族' and peoples[-1] == '基诺族'
    assert peoples == [cell.value for cell in book['下拉菜单表']['A']]
    assert '僳僳族' in peoples and '傈僳族' not in peoples
    for rule in sheet.data_validations.dataValidation:
        assert str(rule.sqref).endswith(str(FIRST + n - 1)), rule.sqref
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == 'custom'] == [
        f'COUNTIF($A$5:$A${FIRST + n - 1},A5)=1']


def test_cell_for_cell(run, folder):
    run('export', 'a.taizhang', 'members', 'up.xlsx', '--template', '会员信息采集表', '--full', '--why', '上报')
    book = openpyxl.load_workbook(folder / 'up.xlsx')
    sheet = book.worksheets[0]
    check_head(sheet)
    check_page(sheet)
    check_cells(sheet, 300)
    check_note(sheet, folder / 'up.xlsx', 300)
    check_lists(book, sheet, 300)


def lacking(run, *more, status=1):
    out = run('export', 'a.taizhang', 'members', '--template', 'members-collection', '--lacking', *more, status=status)
    return [line.split('\t') for line in out.splitlines()]


def test_list_of_who_lacks(run, folder):
    """What the importer refuses is in the list; the rest of the list are rules of law it may have."""
    rows = lacking(run)
    assert all(len(row) == 3 and row[2] for row in rows)
    run('export', 'a.taizhang', 'members', 'up.xlsx', '--template', 'members-collection', '--full', '--why', '上报')
    refused = {name for name, wrong in take_in(folder / 'up.xlsx') if wrong}
    own = ('丢失的字', '第18位应为', '法定退休年龄')
    assert refused == {row[0] for row in rows if not any(word in row[2] for word in own)}
    run('export', 'a.taizhang', 'members', '清单.xlsx', '--template', 'members-collection', '--lacking', status=1)
    saved = openpyxl.load_workbook(folder / '清单.xlsx').worksheets[0]
    assert [[cell.value for cell in row] for row in saved.iter_rows(2)] == rows
    one = lacking(run, '--where', f'name={rows[0][0]}')
    assert one == [row for row in rows if row[0] == rows[0][0]]


def test_complete(run, folder):
    names = {row[0] for row in lacking(run)}
    out = run('export', 'a.taizhang', 'members', 'whole.xlsx', '--template', 'members-collection', '--complete',
              '--full', '--why', '上报')
    taken = take_in(folder / 'whole.xlsx')
    assert all(wrong == [] for _, wrong in taken), [wrong for _, wrong in taken if wrong]
    assert out.split('\t')[1].strip() == str(len(taken))
    assert not names & {name for name, _ in taken} and len(taken) > 100
    name = taken[0][0]
    assert lacking(run, '--where', f'name={name}', status=0) == []


def test_nobody(run, folder):
    run('export', 'a.taizhang', 'members', 'none.xlsx', '--template', 'members-collection', '--where', 'name=没有这个人',
        '--full', '--why', '上报')
    assert take_in(folder / 'none.xlsx') == []
    check_note(openpyxl.load_workbook(folder / 'none.xlsx').worksheets[0], folder / 'none.xlsx', 0)


def test_wrong_calls(run, folder):
    sheet = ('export', 'a.taizhang', 'members', 'x.xlsx')
    run(*sheet, '--template', 'members-collection', status=2)
    run(*sheet, '--template', '没有', '--full', '--why', '上报', status=2)
    run(*sheet, '--template', 'members-collection', '--columns', 'name', '--full', '--why', '上报', status=2)
    run(*sheet, '--lacking', status=2)
    run(*sheet, '--complete', status=2)
    run('export', 'a.taizhang', 'members', status=2)
    run('export', 'a.taizhang', 'members', '--template', 'members-collection', status=2)
    assert not (folder / 'x.xlsx').exists()


def test_comes_back(run, folder):
    """What went up can be read in again and changes nothing."""
    run('export', 'a.taizhang', 'members', 'up.xlsx', '--template', 'members-collection', '--complete', '--full',
        '--why', '上报')
    out = dict(line.split('\t')[:2] for line in run('import', 'a.taizhang', 'members', 'up.xlsx', '--dry-run').splitlines()
               if '\t' in line)
    assert out['新增'] == '0' and out['修改'] == '0' and out['拒绝'] == '0', out


def blank_sheet(path, cells, areas):
    book = openpyxl.Workbook()
    book.active.title = '上报表'
    for place, words in cells.items():
        book.active[place] = words
    for area in areas:
        book.active.merge_cells(area)
    book.save(path)


def head_of(path, rows):
    """What stands in the cells down to the heading, the areas there, and the first row of data."""
    sheet = openpyxl.load_workbook(path)['上报表']
    written = {cell.coordinate: text(cell) for row in sheet.iter_rows(max_row=rows) for cell in row if cell.value is not None}
    return written, {str(area) for area in sheet.merged_cells.ranges}, [cell.value for cell in sheet[rows + 1]]


def test_own(run, folder):
    """A superior's blank sheet with two heading rows becomes a template: what stands above stays cell for cell."""
    cells = {'A1': '职工会员上报表', 'A2': '填报单位（盖章）：', 'E2': '填报日期：', 'A3': '序号', 'B3': '基本情况', 'E3': '联系方式',
             'G3': '备注', 'B4': '姓名*', 'C4': '公民身份号码（必填）', 'D4': '出生日期（格式yyyy.MM.dd）', 'E4': '手机号', 'F4': '车牌'}
    areas = {'A1:G1', 'A3:A4', 'B3:D3', 'E3:F3', 'G3:G4'}
    blank_sheet(folder / 'blank.xlsx', cells, areas)
    add = ('template', 'a.taizhang', 'members', 'blank.xlsx', '--save')
    run(*add, '区里的表', '--column', '车牌=blood_type', status=1)
    for name in ('members-collection', '会员信息采集表', 'a/b', '甲\n乙', ' ', '长' * 70):
        run(*add, name, status=1)
    said = run(*add, '区里的表', '--column', '车牌=staff_no', errors=True)
    assert 'A 序号 → 序号\n' in said and 'C 基本情况/公民身份号码（必填） → 证件号码\n' in said and 'F 联系方式/车牌 → 企业工号\n' in said, said
    run(*add, '区里的表', status=1)
    assert '区里的表\t区里的表\t7\t自己添加' in run('template', 'a.taizhang', 'members')
    run('add', 'a.taizhang', 'members', 'name=单雄信', 'id_no=370602199003071235', 'mobile=13800001234', 'staff_no=00017', '--accept', '试')
    run('export', 'a.taizhang', 'members', 'own.xlsx', '--template', '区里的表', '--search', '单雄信', '--full', '--why', '上报')
    assert head_of(folder / 'own.xlsx', 4) == (
        cells, areas, ['1', '单雄信', '370602199003071235', '1990.03.07', '13800001234', '00017', None]), head_of(folder / 'own.xlsx', 4)
    sheet = openpyxl.load_workbook(folder / 'own.xlsx')['上报表']
    assert sheet.column_dimensions['C'].width > 20 and sheet.column_dimensions['E'].width > 14
    assert sheet['A4'].border.left.style and sheet['A3'].alignment.horizontal == 'center'
    out = run('import', 'a.taizhang', 'members', 'own.xlsx', '--dry-run')
    assert '新增\t0' in out and '修改\t0' in out and '拒绝\t0' in out, out
    run('template', 'a.taizhang', 'members', '--remove', '区里的表')
    run('template', 'a.taizhang', 'members', '--remove', 'members-collection', status=1)
    assert '区里的表' not in run('template', 'a.taizhang', 'members')


def test_own_of_text(run, folder):
    """A blank sheet of text gives the new sheet the template's name, as far as a sheet can be called so."""
    (folder / 'blank.csv').write_text('姓名,性别,手机号\n')
    run('template', 'a.taizhang', 'members', 'blank.csv', '--save', "'98[新]年表'")
    run('export', 'a.taizhang', 'members', 'text.xlsx', '--template', "'98[新]年表'", '--where', 'name=单雄信', '--full', '--why', '上报')
    book = openpyxl.load_workbook(folder / 'text.xlsx')
    assert book.sheetnames == ['_98_新_年表_'], book.sheetnames
    assert [cell.value for cell in book.active[2]] == ['单雄信', '男', '13800001234']
    run('template', 'a.taizhang', 'members', '--remove', "'98[新]年表'")


def dressed_sheet(path):
    """A blank sheet as a superior makes one: two heading rows, looks, drop-downs here and there, a sample, notes below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '登记'
    words = book.create_sheet('选项表')
    for row, pair in enumerate((('汉', '研究生'), ('汉人', '大学本科'), ('蒙古', '初中及以下'), ('满', None)), 1):
        words.cell(row, 1, pair[0])
        words.cell(row, 2, pair[1])
    book.defined_names.append(DefinedName('学历表', attr_text='选项表!$B$1:$B$3'))
    line = Border(*[Side(style='thin')] * 4)
    cells = {'A1': '职工会员登记表', 'A2': '填报单位（盖章）：', 'A3': '序号', 'B3': '基本情况', 'H3': '备注', 'B4': '姓名*', 'C4': '性别*',
             'D4': '民族', 'E4': '公民身份号码*', 'F4': '学历', 'G4': '手机号码', 'A5': '示例', 'B5': '王小明', 'C5': '男', 'D5': '汉',
             'A10': '填表说明：1.带*的必填。\n2.请从选项中选择，不得自行填写。', 'A12': '填表人：', 'E12': '审核人：'}
    for place, word in cells.items():
        sheet[place] = word
    for area in ('A1:H1', 'A3:A4', 'B3:G3', 'H3:H4', 'A10:H10'):
        sheet.merge_cells(area)
    for row in sheet['A3:H8']:
        for cell in row:
            must = str(cell.value or '').endswith('*')
            cell.border = line
            cell.font = Font(name='宋体', size=12, bold=cell.row < 5, color='FFFF0000' if must else None)
            cell.alignment = Alignment('center', 'center', wrap_text=cell.row < 5)
            if cell.row < 5:
                cell.fill = PatternFill('solid', fgColor='FFDDEBF7')
    sheet['A1'].font, sheet['A1'].alignment = Font(name='黑体', size=20), Alignment('center', 'center')
    sheet['A10'].font, sheet['A10'].alignment = Font(name='楷体', size=10), Alignment('left', 'top', wrap_text=True)
    for row, height in {1: 36, 2: 22, 3: 24, 4: 40.5, 5: 21, 10: 60, 12: 26}.items():
        sheet.row_dimensions[row].height = height
    for column, width in zip('ABCDEFGH', (6, 10, 7.5, 8, 22, 12, 14, 15)):
        sheet.column_dimensions[column].width = width
    for source, area in (('"男,女"', 'C5:C200'), ('选项表!$A$1:$A$4', 'D5:D200'), ('学历表', 'F5:F200'), ('"是,否,不清楚"', 'H5:H200'),
                         ('INDIRECT(C5)', 'G5:G200')):
        rule = DataValidation(type='list', formula1=source)
        rule.add(area)
        sheet.add_data_validation(rule)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = 'portrait', 8
    sheet.page_margins.left, sheet.page_margins.top = 0.5, 0.8
    book.save(path)


def look_of(cell):
    """How it is shown; a colour that is told of none is black."""
    color = cell.font.color.rgb if cell.font.color is not None and cell.font.color.type == 'rgb' else None
    fill = cell.fill.fgColor.rgb if cell.fill.patternType else None
    return (cell.font.name, cell.font.size, bool(cell.font.bold), color, fill, cell.alignment.horizontal, cell.alignment.vertical,
            bool(cell.border.left.style))


def newer_rule(path):
    """The rule for another sheet's words as newer programs write it, beside the others."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts['xl/worksheets/sheet1.xml'].decode()
    rule = re.search(r'<dataValidation [^>]*"D5:D200"[^>]*>.*?</dataValidation>', sheet).group(0)
    newer = ('<extLst><ext xmlns:x14="urn:x14" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation '
             'type="list"><x14:formula1><xm:f xmlns:xm="urn:xm">\'选项表\'!$A$1:$A$4</xm:f></x14:formula1>'
             '<xm:sqref xmlns:xm="urn:xm">D5:D200</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>')
    parts['xl/worksheets/sheet1.xml'] = sheet.replace(rule, '').replace('</worksheet>', newer + '</worksheet>').encode()
    with zipfile.ZipFile(path, 'w') as new:
        for name, content in parts.items():
            new.writestr(name, content)


def test_own_dressed(run, folder):
    """What she gives back looks like what her superior sent: looks, heights, widths, drop-downs, notes, page; his words for our codes."""
    dressed_sheet(folder / 'blank.xlsx')
    newer = folder / 'newer.xlsx'
    newer.write_bytes((folder / 'blank.xlsx').read_bytes())
    newer_rule(newer)
    for file, name in (('blank.xlsx', '登记表'), ('newer.xlsx', '新登记表')):
        run('template', 'a.taizhang', 'members', file, '--save', name)
    one, two = ((folder / 'taizhang' / 'templates' / f'{name}.template').read_text() for name in ('登记表', '新登记表'))
    assert one.replace('登记表', '') == two.replace('新登记表', '').replace('登记表', ''), 'newer rules are read alike'
    for name, nation, education in (('单雄信', '01', '10'), ('王伯当', '02', '61'), ('尤俊达', '11', '90')):
        run('add', 'a.taizhang', 'members', f'name={name}', 'gender=1', f'ethnic={nation}', f'education={education}', 'birth_date=1990-03-07',
            'native_place=瓦岗', '--accept', '试')
    run('export', 'a.taizhang', 'members', 'own.xlsx', '--template', '登记表', '--where', '籍贯=瓦岗', '--sort', 'ethnic', '--full', '--why', '上报')
    blank, own = (openpyxl.load_workbook(folder / file) for file in ('blank.xlsx', 'own.xlsx'))
    was, now = blank['登记'], own['登记']
    for row in range(1, 5):
        for column in range(1, 9):
            assert now.cell(row, column).value == was.cell(row, column).value
            if was.cell(row, column).value:
                assert look_of(now.cell(row, column))[:-1] == look_of(was.cell(row, column))[:-1] or row == 2, now.cell(row, column)
    assert [[cell.value for cell in row[:6]] for row in now['A5:H7']] == [
        ['1', '单雄信', '男', '汉', None, '研究生'], ['2', '王伯当', '男', '蒙古', None, '高中'], ['3', '尤俊达', '男', '满', None, '其他']]
    assert {look_of(cell) for row in now['A5:H7'] for cell in row} == {('宋体', 12, False, None, None, 'center', 'center', True)}
    # One row between the table and its note, one below the note, as it was.
    assert now['A9'].value == was['A10'].value and now['A11'].value == '填表人：' and now['E11'].value == '审核人：'
    assert look_of(now['A9']) == look_of(was['A10']) and now['A9'].alignment.wrap_text and now.max_row == 11
    assert {str(area) for area in now.merged_cells.ranges} == {'A1:H1', 'A3:A4', 'B3:G3', 'H3:H4', 'A9:H9'}
    heights = {row: now.row_dimensions[row].height for row in (1, 2, 3, 4, 5, 7, 9, 11)}
    assert heights == {1: 36, 2: 22, 3: 24, 4: 40.5, 5: 21, 7: 21, 9: 60, 11: 26}, heights
    widths = [round(now.column_dimensions[column].width, 1) for column in 'ABCDEFGH']
    assert widths == [6, 10, 7.5, 8, 22, 12, 14, 15] or widths == [6, 10, 7.6, 8, 22, 12, 14, 15], widths
    assert words_of(own, now) == {'C': ['男', '女'], 'D': ['汉', '汉人', '蒙古', '满'], 'F': ['研究生', '大学本科', '初中及以下'],
                                  'H': ['是', '否', '不清楚']}, words_of(own, now)
    assert (now.page_setup.orientation, int(now.page_setup.paperSize), now.page_margins.left, now.page_margins.top) == ('portrait', 8, 0.5, 0.8)
    run('export', 'a.taizhang', 'members', '缺.csv', '--template', '登记表', '--lacking', '--where', '籍贯=瓦岗', status=1)
    lacks = (folder / '缺.csv').read_text('utf-8-sig')
    assert '王伯当,学历,“高中”不在上级表的选项中，请改填' in lacks and '尤俊达,学历,“其他”不在上级表的选项中' in lacks and '民族' not in lacks, lacks
    # A column that another field fills keeps its drop-down; the words are matched anew.
    said = run('template', 'a.taizhang', 'members', '--copy', '登记表', '--save', '另一张', '--column', '备注=is_migrant', errors=True)
    assert 'A 序号 → 序号\nB 基本情况/姓名* → 姓名\n' in said and 'H 备注 → 是否农民工\n' in said, said
    copied = (folder / 'taizhang' / 'templates' / '另一张.template').read_text().split('[column H]')[1]
    assert 'drop-down=是;否;不清楚;\n' in copied and 'field=is_migrant\n' in copied and 'words=1=是;0=否;\n' in copied, copied
    for name in ('登记表', '新登记表', '另一张'):
        run('template', 'a.taizhang', 'members', '--remove', name)


def test_own_of_other_rows(run, folder):
    """Columns of a sheet may be filled from the rows that a row refers to."""
    cells = {'A1': '志愿服务时长录入表', 'A2': '姓名', 'B2': '身份证号', 'C2': '活动', 'D2': '日期', 'E2': '时长'}
    blank_sheet(folder / 'blank.xlsx', cells, {'A1:E1'})
    add = ('template', 'a.taizhang', 'attendance', 'blank.xlsx', '--save', '街道的表', '--head-row', '2', '--column', 'D=day', '--column',
           'E=approved_minutes', '--column', '身份证号=volunteer_id.id_no', '--column', 'A=volunteer_id.name', '--column')
    run(*add, 'C=activity_id.none', status=1)
    said = run(*add, 'C=activity_id.name', errors=True)
    assert 'B 身份证号 → 志愿者 / 证件号码\n' in said and 'D 日期 → 服务日期\n' in said, said
    whole = ('export', 'a.taizhang', 'attendance')
    run(*whole, 'hours.xlsx', '--template', 'volunteer-hours', '--full', '--why', '录入')
    run(*whole, 'own.xlsx', '--template', '街道的表', '--full', '--why', '录入')
    shipped = openpyxl.load_workbook(folder / 'hours.xlsx').worksheets[0]
    own = openpyxl.load_workbook(folder / 'own.xlsx').worksheets[0]
    assert head_of(folder / 'own.xlsx', 2)[:2] == (cells, {'A1:E1'})
    assert own.max_row == shipped.max_row > 100
    for mine, theirs in zip(own.iter_rows(3), shipped.iter_rows(3)):
        assert [cell.value for cell in mine] == [theirs[i].value for i in (1, 2, 5, 7, 10)]
    run('template', 'a.taizhang', 'attendance', '--remove', '街道的表')


def test_copied(run, folder):
    """A template that came with the program is changed in a copy; its own name and file stay as they are."""
    template = ('template', 'a.taizhang', 'attendance')
    run(*template, '--copy', 'volunteer-hours', '--save', '志愿服务时长录入表', status=1)
    run(*template, '--copy', 'volunteer-hours', status=2)
    run(*template, '--copy', '没有', '--save', '区时长表', status=2)
    run(*template, '--copy', 'volunteer-hours', '--save', '区时长表', '--column', '志愿者编号=volunteer_id.gender', '--column', '服务日期=')
    run(*template, '--rename', 'volunteer-hours', '--save', '县时长表', status=1)
    run(*template, '--rename', '区时长表', '--save', '县时长表', '--column', 'A=day', status=2)
    run(*template, '--rename', '区时长表', '--save', '县时长表')
    assert run(*template) == 'volunteer-hours\t志愿服务时长录入表\t11\t随软件提供\n县时长表\t县时长表\t11\t自己添加\n'
    for file, name in (('hours.xlsx', 'volunteer-hours'), ('own.xlsx', '县时长表')):
        run('export', 'a.taizhang', 'attendance', file, '--template', name, '--limit', '1', '--full', '--why', '录入')
    shipped, own = ([cell.value for cell in openpyxl.load_workbook(folder / file).worksheets[0][3]] for file in ('hours.xlsx', 'own.xlsx'))
    assert own[:4] + own[5:7] + own[8:] == shipped[:4] + shipped[5:7] + shipped[8:]
    assert own[4] in ('男', '女') and own[7] is None and shipped[7] is not None, (own, shipped)
    # In place: a column filled otherwise, another that must be filled now; one that stays keeps its rules.
    file = folder / 'taizhang' / 'templates' / '县时长表.template'
    run(*template, '--change', 'volunteer-hours', '--column', 'A=day', status=1)
    for wrong in ((), ('--save', '甲', '--column', 'A=day'), ('--required', 'H'), ('--required', '没有'), ('--column', 'Z=day')):
        run(*template, '--change', '县时长表', *wrong, status=2)
    before = file.read_text()
    said = run(*template, '--change', '县时长表', '--column', 'E=volunteer_id.name', '--optional', '姓名', '--column', 'H=day', '--required', 'H', errors=True)
    assert 'E 志愿者编号 → 志愿者 / 姓名\n' in said and 'H 服务日期 → 服务日期\n' in said, said
    groups = [dict(part.split('\n', 1) for part in text.split('[column ')[1:]) for text in (before, file.read_text())]
    assert [name for name in groups[0] if groups[0][name] != groups[1][name]] == ['B]', 'E]', 'H]']
    assert 'optional=true' in groups[1]['B]'] and 'optional' not in groups[1]['H]'] and 'field=volunteer_id.name' in groups[1]['E]'], groups[1]
    run(*template, '--remove', '县时长表')


def test_shipped(run, folder):
    """Units with their unions in seventeen columns; hours of volunteers in words of no platform."""
    run('export', 'a.taizhang', 'units', 'units.xlsx', '--template', 'units-collection', '--full', '--why', '上报')
    sheet = openpyxl.load_workbook(folder / 'units.xlsx').worksheets[0]
    assert [text(cell).split('（')[0] for cell in sheet[5]] == [
        '序号', '单位名称', '单位法人和其他组织统一社会信用代码', '单位地址', '单位所在政区', '单位性质类别', '经济类型', '单位所属行业',
        '职工人数', '工会名称', '工会法人和其他组织统一社会信用代码', '上级工会名称', '建会日期', '基层工会类型', '会员人数', '工会负责人',
        '联系电话'], [text(cell) for cell in sheet[5]]
    assert (sheet['B4'].value, sheet['J4'].value) == ('工会组织所在单位信息', '工会组织信息')
    assert sheet['A6'].value == '1' and sheet.max_row - 5 == 60, sheet.max_row
    run('add', 'a.taizhang', 'orgs', 'name=瓦岗机电有限公司工会委员会', 'uscc=813706127980591318', 'level=基层工会', 'org_type=独立基层工会',
        'parent_id=东湖片区工会联合会', 'founded=2020-05-06', 'chair=徐世勣', 'phone=0535-4200001', 'reported_members=12', '--accept', '试')
    run('add', 'a.taizhang', 'units', 'name=瓦岗机电有限公司', 'uscc=91370612MA3C4D5E72', 'address=瓦岗路1号', 'region=山东省烟台市牟平区',
        'nature=私营企业', 'economy=私营经济', 'industry=制造业', 'employees=20', 'org_id=瓦岗机电有限公司工会委员会', '--accept', '试')
    run('export', 'a.taizhang', 'units', 'units.xlsx', '--template', 'units-collection', '--search', '瓦岗', '--full', '--why', '上报')
    sheet = openpyxl.load_workbook(folder / 'units.xlsx').worksheets[0]
    assert [cell.value for cell in sheet[6]] == [
        '1', '瓦岗机电有限公司', '91370612MA3C4D5E72', '瓦岗路1号', '山东省烟台市牟平区', '私营企业', '私营经济', '制造业', '20',
        '瓦岗机电有限公司工会委员会', '813706127980591318', '东湖片区工会联合会', '2020/05/06', '独立基层工会', '12', '徐世勣', '0535-4200001']
    run('export', 'a.taizhang', 'attendance', 'hours.xlsx', '--template', 'volunteer-hours', '--full', '--why', '录入')
    sheet = openpyxl.load_workbook(folder / 'hours.xlsx').worksheets[0]
    assert [cell.value for cell in sheet[2]] == ['序号', '姓名', '证件号码', '移动电话', '志愿者编号', '活动名称', '平台活动编号', '服务日期',
                                                 '签到时间', '签退时间', '服务时长']
    stay = run('list', 'a.taizhang', 'attendance', '--limit', '1', '--columns', 'volunteer_id,activity_id,day,in_at,out_at,approved_minutes')
    name, activity = (word.split('（')[0] for word in stay.split('\t')[:2])
    person = run('list', 'a.taizhang', 'volunteers', '--where', f'name={name}', '--columns', 'name,id_no,mobile,vol_no', '--full', '--why', '核对')
    number = run('list', 'a.taizhang', 'activities', '--where', f'name={activity}', '--columns', 'name,external_ref').split('\t')[1].strip()
    assert [cell.value for cell in sheet[3]] == ['1', *person.strip().split('\t'), activity, number, *stay.strip().split('\t')[2:]]


def test_lacks_counted(run, folder):
    """People are counted as people, other rows by their own name."""
    for register, template, words, heading in (('members', 'members-collection', r'\d+ 人缺 \d+ 项', '姓名'),
                                               ('units', 'units-collection', r'单位 \d+ 条缺 \d+ 项', '单位'),
                                               ('attendance', 'volunteer-hours', r'签到 \d+ 条缺 \d+ 项', '签到')):
        said = run('export', 'a.taizhang', register, '缺.xlsx', '--template', template, '--lacking', status=1, errors=True)
        assert re.fullmatch(words + '，上级不会收。', said.strip()), said
        sheet = openpyxl.load_workbook(folder / '缺.xlsx').worksheets[0]
        assert [cell.value for cell in sheet[1]] == [heading, '项目', '缺什么']


def main():
    tests = [value for name, value in globals().items() if name.startswith('test_')]
    print(f'1..{len(tests)}')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def run(*words, status=0, errors=False):
            done = subprocess.run([PROGRAM, *words], capture_output=True, cwd=folder, check=False,
                                  env=dict(os.environ, TAIZHANG_TODAY='2026-09-22', XDG_DATA_HOME=str(folder)), timeout=120)
            out = done.stdout.decode()
            assert done.returncode == status, f'{words}: {done.returncode} {out[-300:]} {done.stderr.decode()}'
            return done.stderr.decode() if errors else out

        run('new', 'a.taizhang', '--union', '示范市机电产业园区工会联合会', '--sample')
        failed = 0
        for number, test in enumerate(tests, 1):
            try:
                test(run, folder)
                print(f'ok {number} - {test.__name__}')
            except Exception as error:  # pylint: disable=broad-exception-caught
                failed += 1
                print(f'not ok {number} - {test.__name__}\n# {type(error).__name__}: {error}'.replace('\n', '\n# ', 1))
                import traceback
                print('# ' + traceback.format_exc().replace('\n', '\n# '))
    sys.exit(1 if failed else 0)


main()
