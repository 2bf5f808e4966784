#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the odd sheets of this folder: each trap once, each program at least once. Run again only to add a file;
# needs LibreOffice, Gnumeric, a C compiler with libxlsxwriter, python3-openpyxl and python3-xlwt.
# Afterwards: TAIZHANG_ODD_WRITE=1 test-exchange-odd, and read every line that changed. All persons are made up.
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
import xlwt
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = tempfile.mkdtemp()
EPOCH = datetime.datetime(2026, 9, 1, 8, 0, 0)


def number(seventeen):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return seventeen + '10X98765432'[sum(int(d) * w for d, w in zip(seventeen, weights)) % 11]


def person(i, name=None):
    """Name, sex, birth, identity number, mobile."""
    names = ['周文华', '吴春芳', '郑海涛', '王秀兰', '冯立强', '陈晓敏', '褚永刚', '卫丽娜', '蒋德胜', '沈桂英']
    born = datetime.date(1980 + i % 12, i % 12 + 1, i % 28 + 1)
    man = i % 2 == 0
    return [name or names[i % 10], '男' if man else '女', born.isoformat(),
            number('370602%s%03d' % (born.strftime('%Y%m%d'), i * 2 + (1 if man else 2))), '138%08d' % (1000 + i)]


def credit_code(organisation):
    """Of Yantai, around the eight characters of an organisation's code."""
    whole = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    rest = -sum(whole.index(c) * w for c, w in zip(organisation, [3, 7, 9, 10, 5, 8, 4, 2])) % 11
    code = '91370600' + organisation + ('X' if rest == 10 else str(rest))
    return code + letters[-sum(letters.index(c) * pow(3, i, 31) for i, c in enumerate(code)) % 31]


HEAD = ['姓名', '性别', '出生日期', '证件号码', '移动电话']
PEOPLE = [person(i) for i in range(10)]


def wide(narrow):
    return ''.join(chr(ord(c) + 0xFEE0) for c in narrow)


def path(name):
    return os.path.join(HERE, name)


def text(name, content, encoding='utf-8'):
    with open(path(name), 'wb') as out:
        out.write(content.encode(encoding) if isinstance(content, str) else content)


def lines(rows, separator=',', end='\n'):
    return ''.join(separator.join(row) + end for row in rows)


# ---- openpyxl -------------------------------------------------------------------------------------------------
def book(name, fill):
    made = openpyxl.Workbook()
    made.properties.created = made.properties.modified = EPOCH
    fill(made, made.active)
    made.save(path(name))


def put(sheet, rows, first=1):
    for r, row in enumerate(rows, first):
        for c, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(r, c, value)
                if isinstance(value, str) and len(value) > 10 and value[:15].isdigit():
                    cell.number_format = '@'


# ---- xlwt, the BIFF8 of Python --------------------------------------------------------------------------------
def old_book(name, sheets, **options):
    made = xlwt.Workbook(encoding='utf-8')
    for title, rows in sheets:
        sheet = made.add_sheet(title)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write(r, c, value[0], xlwt.easyxf(num_format_str=value[1]))
                elif value is not None:
                    sheet.write(r, c, value)
    for key, value in options.items():
        setattr(made, key, value)
    made.save(path(name))


# ---- libxlsxwriter --------------------------------------------------------------------------------------------
WRITER = r'''
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
int main (int argc, char **argv) {
  lxw_workbook_options options = { .constant_memory = argc > 2 };
  lxw_workbook *book = workbook_new_opt (argv[1], &options);
  lxw_doc_properties properties = { .created = 1788249600 };
  lxw_worksheet *sheet = workbook_add_worksheet (book, "会员");
  lxw_format *date = workbook_add_format (book), *text = workbook_add_format (book);
  char line[4096]; unsigned row = 0;
  workbook_set_properties (book, &properties);
  format_set_num_format (date, "yyyy/m/d"); format_set_num_format (text, "@");
  while (fgets (line, sizeof line, stdin)) {
    unsigned column = 0; char *save = NULL;
    line[strcspn (line, "\n")] = 0;
    for (char *cell = strtok_r (line, "\t", &save); cell; cell = strtok_r (NULL, "\t", &save), column++)
      switch (cell[0]) {
        case 'n': worksheet_write_number (sheet, row, column, atof (cell + 1), NULL); break;
        case 'd': worksheet_write_number (sheet, row, column, atof (cell + 1), date); break;
        case 'f': worksheet_write_formula_num (sheet, row, column, cell + 1, NULL, 42); break;
        case 't': worksheet_write_string (sheet, row, column, cell + 1, text); break;
        default: break;
      }
    row++;
  }
  return workbook_close (book);
}
'''


def make_writer():
    source = os.path.join(WORK, 'writer.c')
    with open(source, 'w') as out:
        out.write(WRITER)
    subprocess.run(['cc', '-o', os.path.join(WORK, 'writer'), source, '-lxlsxwriter'], check=True)


def written(name, rows, constant=False):
    given = '\n'.join('\t'.join(row) for row in rows) + '\n'
    subprocess.run([os.path.join(WORK, 'writer'), path(name)] + (['c'] if constant else []),
                   input=given.encode(), check=True)


# ---- LibreOffice and Gnumeric ---------------------------------------------------------------------------------
def libre(source, name, kind, filters=''):
    """@source saved once more by LibreOffice."""
    folder = os.path.join(WORK, 'libre')
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(['soffice', '-env:UserInstallation=file://%s/profile' % WORK, '--headless', '--convert-to',
                    kind + (':' + filters if filters else ''), '--outdir', folder, source],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = os.listdir(folder)
    shutil.copyfile(os.path.join(folder, made[0]), path(name))


def gnumeric(source, name, kind):
    subprocess.run(['ssconvert', '-T', kind, source, path(name)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# ---- by hand --------------------------------------------------------------------------------------------------
RELS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>')
BOOK_RELS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
             'Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
LOOSE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'


def package(name, sheet, workbook=None, relation=LOOSE, root='xl/workbook.xml'):
    workbook = workbook or ('<workbook xmlns:r="%s"><sheets><sheet name="会员" sheetId="1" r:id="rId1"/></sheets></workbook>'
                            % relation)
    with zipfile.ZipFile(path(name), 'w', zipfile.ZIP_DEFLATED) as out:
        for part, content in [('_rels/.rels', (RELS % relation).replace('xl/workbook.xml', root)), (root, workbook),
                              ('xl/_rels/workbook.xml.rels', BOOK_RELS % relation), ('xl/worksheets/sheet1.xml', sheet)]:
            out.writestr(zipfile.ZipInfo(part, (2026, 9, 1, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)


def inline(value):
    return '<c t="inlineStr"><is><t>%s</t></is></c>' % value


def rows_xml(rows):
    return ''.join('<row>%s</row>' % ''.join(inline(v) for v in row) for row in rows)


def texts():
    text('members-01-utf8.csv', lines([HEAD] + PEOPLE[:3]))
    text('members-02-bom-crlf.csv', '\ufeff' + lines([HEAD] + PEOPLE[:3], end='\r\n'))
    text('members-03-gbk.csv', lines([HEAD] + PEOPLE[:3], end='\r\n'), 'gbk')
    rare = ['张镕基', '𠮷田明', '李㛃', '王堃喆', '马䶮', '赵𫖯']
    text('members-04-gb18030-rare.csv', lines([HEAD] + [person(i, n) for i, n in enumerate(rare)]), 'gb18030')
    text('members-05-utf16le.txt', b'\xff\xfe' + lines([HEAD] + PEOPLE[:3], '\t', '\r\n').encode('utf-16-le'))
    text('members-06-utf16be.csv', b'\xfe\xff' + lines([HEAD] + PEOPLE[:3]).encode('utf-16-be'))
    text('members-07-semicolon.csv', lines([HEAD] + PEOPLE[:3], ';'))
    text('members-08-sep-line.csv', 'sep=|\r\n' + lines([HEAD] + PEOPLE[:3], '|', '\r\n'))
    text('members-09-quoted-breaks.csv',
         '"姓名\r\n（必填）",性别,"出生日期\r\n（格式：yyyy/MM/dd）","证件号码\r\n(填写18位身份证)",备注\r\n'
         '%s,%s,%s,%s,"他说：""没有变化""\r\n第二行"\r\n' % tuple(PEOPLE[0][:4]))
    text('members-10-web-export.csv',
         '会员姓名,身份证号,手机号\t\r\n' + ''.join('%s,="%s","%s\t"\r\n' % (p[0], p[3], p[4]) for p in PEOPLE[:3]), 'gbk')
    text('members-11-lost-digits.csv', lines([
        ['姓名', '身份证号', '手机', '会员卡号'],
        ['周文华', '3.70602E+17', '1.38E+10', '6.22202E+18'],
        ['吴春芳', '370602198202030000', '13800001001.0', '6222020000000000000'],
        ['郑海涛', "'" + PEOPLE[2][3], "'13800001002", "'6222021607012345678"],
        ['王秀兰', '="%s"' % PEOPLE[3][3], '13800001003', '6222021607012345678']]), 'gbk')
    text('members-12-sexes-nations.csv', lines([['姓名', '性别', '民族', '政治面貌', '学历', '婚姻状况'],
         ['甲一一', '男性', '汉', '党员', '大学', '已婚'], ['甲一二', '女士', '汉族', '团员', '大专', '未婚'],
         ['甲一三', '1', '01', '群众', '本科', '1'], ['甲一四', 'F', '维族', '民盟', '研究生', '离异'],
         ['甲一五', 'Ｍ', '朝鲜', '中共党员', '中专', '丧偶'], ['甲一六', '先生', 'HU', '预备党员', '初中', '未知'],
         ['甲一七', '不详', '火星族', '无', '小学', '/'], ['甲一八', '2', '土家', '/', '博士', '—']]))
    text('members-13-yes-no.csv', lines([['姓名', '是否农民工', '是否新就业形态'], ['甲一一', '是', '否'], ['甲一二', '√', '×'],
         ['甲一三', 'Y', 'n'], ['甲一四', '1', '0'], ['甲一五', 'TRUE', 'false'], ['甲一六', '有', '无'], ['甲一七', '也许', '-']]))
    text('members-14-one-column.csv', '姓名\n甲一一\n甲一二\n')
    text('members-15-no-heading.csv', '甲,乙,丙\n1,2,3\n')
    text('members-16-only-heading.csv', '姓名,性别,民族\n')
    text('members-17-twice.csv', lines([HEAD, PEOPLE[0], PEOPLE[1], PEOPLE[0], ['甲一一', '男', '', '', ''],
                                        ['甲一一', '男', '', '', ''], PEOPLE[2][:4] + [PEOPLE[1][4]]]))
    text('members-18-blank-wipes-nothing.csv', lines([['姓名', '证件号码', '移动电话', '籍贯'],
         ['张建国', '370602198503070015', '', '/'], ['李秀英', '370602199003071235', '13900000009', '山东烟台']]))
    text('members-19-field-names.csv', 'name,gender,birth_date,id_no,mobile,mystery\n' + lines([p + ['?'] for p in PEOPLE[:2]]))
    text('members-20-longgong-24.csv', lines([
        '用户名,姓名,性别,出生日期,民族,移动电话,有效证件类别,证件号码,所属企业/工会,邮箱,工会会员号,工种,企业工号,职称,参加工作年份,'
        '微信号,支付宝账号,就业状况,户籍类型,学历,技术等级,会籍变化类型,会籍变化日期,会籍变化原因'.split(','),
        ['zwh', '周文华', '男', '1980-01-01', '汉族', '13800001000', '居民身份证', PEOPLE[0][3], '示范机械有限公司', 'a@b.cn', 'H001',
         '车工', '1001', '', '2001', 'zwh80', '', '在岗', '非农业户口', '大专', '', '入会', '2019-5-1', '']]))
    text('members-21-utf8-pretends-gbk.csv', lines([['姓名', '性别'], ['联通', '男'], ['甲一一', '女']]), 'gbk')
    text('members-22-mojibake.csv', lines([HEAD] + PEOPLE[:2]).encode('utf-8').decode('gbk', 'replace').encode('utf-8'))
    text('members-23-sql.txt', 'INSERT INTO t VALUES (1);\nSELECT 2;\n')
    text('members-24-picture.xlsx', b'\x89PNG\r\n\x1a\n' + b'\0' * 200)


def sheets():
    def collection(made, sheet):
        put(sheet, [['附件1', None], ['××省工会会员信息采集表'], ['填表单位（盖章）：', None, None, None, '填表日期：2026年9月1日'],
                    ['序号', '姓 名', '性别', '出生日期\n（格式：yyyy/MM/dd）', '证件类型', '证件号码\n(填写18位身份证)', '移动电话', '工作单位',
                     '是否农民工会员\n填写“是”或“否”']])
        for i, p in enumerate(PEOPLE[:4]):
            put(sheet, [[i + 1, p[0][0] + '　' + p[0][1:] if i == 1 else p[0], p[1], p[2].replace('-', '/'), '居民身份证', p[3], p[4],
                         '示范机械有限公司', '是' if i % 2 else '否']], 5 + i)
        sheet.cell(9, 1, '填表说明：1.此表所列项目均为必填项；2.出生日期按格式填写。')
        sheet.title = '会员信息'
        for area in ['A2:I2', 'A3:D3', 'A9:I9']:
            sheet.merge_cells(area)
        sheet['A2'].alignment = Alignment(horizontal='center')
        choices = DataValidation(type='list', formula1='下拉菜单表!$A$2:$A$4')
        choices.add('C5:C8')
        sheet.add_data_validation(choices)
        lists = made.create_sheet('下拉菜单表')
        put(lists, [['姓名', '性别', '民族', '证件类型'], ['', '男', '汉族', '居民身份证'], ['', '女', '回族', '护照']])
    book('members-30-collection.xlsx', collection)

    def two_levels(made, sheet):
        put(sheet, [['会员花名册'], ['序号', '基本信息', None, None, '单位信息', None, '备注'],
                    [None, '姓名', '性别', '身份证号', '工作单位', '联系电话', None]] +
            [[i + 1, p[0], p[1], p[3], '示范机械有限公司', p[4], None] for i, p in enumerate(PEOPLE[:3])])
        for area in ['A1:G1', 'A2:A3', 'B2:D2', 'E2:F2', 'G2:G3']:
            sheet.merge_cells(area)
    book('members-31-two-levels.xlsx', two_levels)

    def dates(made, sheet):
        spellings = ['2024-05-06', '2024.5.6', '2024.05.06', '2024/5/6', '2024年5月6日', '20240506', '24.5.6', '1985.12', '1985年12月',
                     '二〇二四年五月六日', '２０２４．５．６', '2024-05-06 00:00:00', '5/6/24', '5月6日', '1990.1', '2023-02-29', '去年',
                     '长期', '2024、5、6', '85-3-7']
        put(sheet, [['姓名', '入会日期']] + [['甲一' + '一二三四五六七八九十百千万亿兆京垓秭穰沟'[i], s] for i, s in enumerate(spellings)])
        extra = [(45418, 'General'), (45418, 'yyyy"年"m"月"d"日";@'), (45418, 'm/d/yy'), (31382, 'yyyy.mm'), (1990.1, 'General'),
                 (60, 'yyyy-mm-dd'), (datetime.datetime(1985, 3, 7), 'yyyy-mm-dd')]
        for i, (value, code) in enumerate(extra):
            row = len(spellings) + 2 + i
            sheet.cell(row, 1, '乙一' + '一二三四五六七'[i])
            cell = sheet.cell(row, 2, value)
            cell.number_format = code
    book('members-32-dates.xlsx', dates)

    def dates_1904(made, sheet):
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        put(sheet, [['姓名', '出生日期'], ['甲一一', None], ['甲一二', None]])
        sheet.cell(2, 2, datetime.datetime(1985, 3, 7)).number_format = 'yyyy/m/d'
        sheet.cell(3, 2, 29650)
    book('members-33-dates-1904.xlsx', dates_1904)

    def numbers(made, sheet):
        put(sheet, [['姓名', '证件号码', '移动电话']])
        one = person(20)[3]
        with_x = next(p[3] for p in map(person, range(20, 200)) if p[3].endswith('X'))
        values = [one, int(one), float(one), with_x.lower(), with_x[:-1] + '×', with_x[:-1] + 'Х',
                  wide(with_x), "'" + one, one[:6] + ' ' + one[6:14] + ' ' + one[14:],
                  one.replace('0', 'O', 1), one.replace('1', 'l', 1), '370602850307001', one[:-1], one[:-1] + ('1' if one[-1] != '1' else '2'),
                  one[:15] + '000', 'E12345678', '\u200b' + one + '\u00a0', '无']
        phones = ['13800002001', 13800002002, '1380000 2003', '+86 138-0000-2004', '１３８００００２００５', '0535-6600000', '1380000200',
                  '13800002006/13800002007', '8613800002008', '(0535)6600001', '138ooo02009', 13800002010.0, '1.38E+10', '/', '',
                  '微信', '13800002011', '　13800002012　']
        for i, value in enumerate(values):
            sheet.cell(i + 2, 1, '丙' + '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未'[i] + '一')
            cell = sheet.cell(i + 2, 2, value)
            cell.number_format = '@' if isinstance(value, str) else 'General'
            if phones[i] != '':
                sheet.cell(i + 2, 3, phones[i])
    book('members-34-numbers.xlsx', numbers)

    def rest_rows(made, sheet):
        head = ['序号', '姓名', '性别', '民族', '身份证号']
        put(sheet, [['二〇二六年会员名册'], head, ['示例', '张三', '男', '汉', '370602198001010019'], [1, 2, 3, 4, 5]])
        put(sheet, [[1, '周文华', '男', '汉', PEOPLE[0][3]], [2, '吴春芳', '女', '汉', PEOPLE[1][3]], ['本页小计', '2人']], 5)
        put(sheet, [head, [1, '郑海涛', '男', '回', PEOPLE[2][3]], [2], [3], ['一、车间分会']], 20)
        put(sheet, [[3, '王秀兰', '女', '满', PEOPLE[3][3]], ['合  计', '4人'], ['制表人：某某', None, '审核人：', None, '日期：'],
                    ['注：1.本表一式两份。'], ['工会主席签字：']], 30)
    book('members-35-other-rows.xlsx', rest_rows)

    def hidden(made, sheet):
        put(sheet, [HEAD] + PEOPLE[:4])
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions['C'].hidden = True
        sheet.auto_filter.ref = 'A1:E5'
    book('members-36-hidden.xlsx', hidden)

    def several(made, sheet):
        sheet.title = '填表说明'
        put(sheet, [['一、姓名要与身份证一致。'], ['二、性别填男或女。']])
        put(made.create_sheet('字典'), [['姓名', '性别', '民族', '证件号码'], [None, '男', '汉族']])
        put(made.create_sheet('机关'), [HEAD] + PEOPLE[:2])
        put(made.create_sheet('车间'), [HEAD[:3]] + [p[:3] for p in PEOPLE[2:4]])
        old = made.create_sheet('旧名册')
        put(old, [HEAD + ['民族', '学历']] + PEOPLE[4:6])
        old.sheet_state = 'hidden'
    book('members-37-several-sheets.xlsx', several)

    def formulas(made, sheet):
        put(sheet, [['姓名', '证件号码', '工资'], ['周文华', '="370602"&"198001010012"', '=3000+500']])
        sheet.cell(3, 1, '吴春芳')
        sheet.cell(3, 2, '=_xlfn.DISPIMG("ID_1",1)')
        sheet.cell(4, 1, '郑海涛')
        sheet.cell(4, 2, '#N/A')
        sheet.cell(4, 2).data_type = 'e'
    book('members-38-formulas.xlsx', formulas)

    def names(made, sheet):
        spelt = ['阿卜杜热合曼·麦麦提吐尔逊', '买买提•艾力', '卓玛・次仁', '古丽．阿依', '张　三', ' 李四 ', '王\u200b五', '䶮㛃', '𬱖𠅤', '赵?', '\ue863明',
                 '欧阳□', '司马（调出）', '诸葛1', '卜', '李（马+页）']
        put(sheet, [['＊姓　名（必填）', '性别*', '【民族】', 'No.']] + [[n, '男', '汉', i] for i, n in enumerate(spelt)])
    book('members-39-names.xlsx', names)

    def merged_down(made, sheet):
        put(sheet, [['工作单位', '姓名', '性别'], ['示范机械有限公司', '甲一一', '男'], [None, '甲一二', '女'], [None, '甲一三', '男']])
        sheet.merge_cells('A2:A4')
    book('members-40-merged-down.xlsx', merged_down)
    book('members-41-empty.xlsx', lambda made, sheet: None)

    def late(made, sheet):
        put(sheet, [['通知'], ['各分工会：'], ['请于9月底前报送，联系人：某某，电话：0535-6600000。'], [None], ['附：名册']])
        put(sheet, [['编号', '会员姓名', '联系电话', '文化程度', '血型']] + [[i + 1, p[0], p[4], '大专', 'A'] for i, p in enumerate(PEOPLE[:2])], 9)
    book('members-42-head-in-row-9.xlsx', late)


def by_hand():
    package('members-50-inline-no-refs.xlsx', '<worksheet><sheetData>%s</sheetData></worksheet>' % rows_xml([HEAD] + PEOPLE[:2]))
    package('members-51-strict.xlsx', '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>%s<row r="4">'
            '<c r="A4" t="inlineStr"><is><t>卫丽娜</t></is></c><c r="C4" t="d"><v>1987-08-08T00:00:00</v></c></row></sheetData></worksheet>'
            % rows_xml([HEAD] + PEOPLE[:2]), relation=STRICT)
    prefixed = ''.join('<x:row>%s</x:row>' % ''.join('<x:c t="str"><x:v>%s</x:v></x:c>' % v for v in row) for row in [HEAD] + PEOPLE[:2])
    package('members-52-prefixed.xlsx', '<x:worksheet xmlns:x="m"><x:sheetData>%s</x:sheetData></x:worksheet>' % prefixed,
            '<x:workbook xmlns:x="m" xmlns:r="%s"><x:sheets><x:sheet name="导出" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>' % LOOSE)
    rich = ('<row><c t="inlineStr"><is><r><t>姓</t></r><r><rPr><b/></rPr><t>名</t></r></is></c><c t="inlineStr"><is><t>证件号码_x000D_\n(必填)'
            '</t></is></c><c t="inlineStr"><is><t>备注</t></is></c></row><row><c t="inlineStr"><is><r><t>周文</t></r><r><t>华</t></r><rPh sb="0" eb="1">'
            '<t>zhou</t></rPh></is></c><c t="inlineStr"><is><t>%s</t></is></c><c t="inlineStr"><is><t>甲_x005F_x000D_乙</t></is></c></row>' % PEOPLE[0][3])
    package('members-53-rich.xlsx', '<worksheet><sheetData>%s</sheetData></worksheet>' % rich)
    cached = ('<row><c t="str"><f>A9</f><v>周文华</v></c><c t="str"><f>"3706"&amp;B9</f><v>%s</v></c><c><f>TODAY()-1</f></c></row>'
              '<row>%s<c t="str"><f>DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>' % (PEOPLE[0][3], inline('吴春芳')))
    package('members-54-cached-formulas.xlsx', '<worksheet><sheetData>%s%s</sheetData></worksheet>'
            % (rows_xml([['姓名', '证件号码', '出生日期']]), cached))
    package('members-55-doctype.xlsx', '<!DOCTYPE worksheet [<!ENTITY a "姓名">]><worksheet><sheetData>%s</sheetData></worksheet>'
            % rows_xml([['&a;', '性别']]))
    package('members-56-binary-book.xlsb', '', root='xl/workbook.bin')
    with zipfile.ZipFile(path('members-57-other-zip.xlsx'), 'w') as out:
        out.writestr(zipfile.ZipInfo('说明.txt', (2026, 9, 1, 8, 0, 0)), '不是表格')


def old():
    people = [HEAD] + [[p[0], p[1], (datetime.date.fromisoformat(p[2]), 'yyyy-mm-dd'), p[3], p[4]] for p in PEOPLE[:3]]
    old_book('members-60-xlwt.xls', [('说明', [['请填写下表']]), ('名册', people)])
    old_book('members-61-xlwt-numbers.xls', [('名册', [['姓名', '身份证号', '手机', '出生年月', '工资'],
             ['周文华', float(PEOPLE[0][3]), 13800001000, (29221, 'yyyy"年"m"月"'), 3500.5],
             ['吴春芳', PEOPLE[1][3], '13800001001', (30000, 'General'), '4,200元'],
             ['郑海涛', PEOPLE[2][3], 13800001002.0, '1982.3', '0.4万']])])
    old_book('members-62-xlwt-1904.xls', [('名册', [['姓名', '出生日期'], ['周文华', (29650, 'yyyy-mm-dd')], ['吴春芳', (29650, 'General')]])],
             dates_1904=True)
    plain = os.path.join(WORK, 'people.csv')
    with open(plain, 'w') as out:
        out.write(lines([HEAD] + PEOPLE[:3]))
    gnumeric(plain, 'members-63-gnumeric.xlsx', 'Gnumeric_Excel:xlsx')
    gnumeric(plain, 'members-64-gnumeric-biff8.xls', 'Gnumeric_Excel:excel_biff8')
    gnumeric(plain, 'members-65-gnumeric-biff7.xls', 'Gnumeric_Excel:excel_biff7')
    libre(path('members-31-two-levels.xlsx'), 'members-66-libreoffice.xlsx', 'xlsx', 'Calc MS Excel 2007 XML')
    libre(path('members-32-dates.xlsx'), 'members-67-libreoffice-dates.xls', 'xls', 'MS Excel 97')
    libre(path('members-34-numbers.xlsx'), 'members-68-libreoffice-numbers.csv', 'csv', 'Text - txt - csv (StarCalc):44,34,76,1')
    libre(path('members-35-other-rows.xlsx'), 'members-69-libreoffice-rows.xls', 'xls', 'MS Excel 97')
    rows = [['t' + h for h in HEAD]] + [['t' + p[0], 't' + p[1], 'd%d' % (datetime.date.fromisoformat(p[2]).toordinal() - 693594),
                                         't' + p[3], 't' + p[4]] for p in PEOPLE[:3]]
    written('members-70-libxlsxwriter.xlsx', rows)
    written('members-71-libxlsxwriter-stream.xlsx', rows + [['t甲一一', 't男', 'n45418', 'n%s' % PEOPLE[4][3], 'n13800001004']], True)
    with open(path('members-60-xlwt.xls'), 'rb') as whole:
        data = whole.read()
    text('members-72-encrypted.xlsx', data.replace('Workbook'.encode('utf-16-le') + b'\0' * 48 + b'\x12',
                                                   'EncryptedPackage'.encode('utf-16-le') + b'\0' * 32 + b'\x22'))
    text('members-73-cut.xls', data[:2048])
    text('members-74-named-xls.xls', lines([HEAD] + PEOPLE[:2], '\t'), 'gbk')


def registers():
    text('attendance-80-sign-in.csv', lines([['活动名称：春风行动', '', '', ''], ['序号', '活动', '姓名', '签到时间', '签退时间', '服务时长', '服务岗位'],
         ['1', '春风行动', '王志强', '2026-03-05 9:00', '2026-03-05 11:00', '2小时', '引导'],
         ['2', '春风行动', '赵丽华', '2026年3月5日 上午9点', '2026.3.5 10:30', '1:30', '宣传'],
         ['3', '春风行动', '钱多多', '2026-03-05 9:00', '', '半天', ''], ['合计', '', '3人', '', '', '3.5', '']]), 'gbk')
    old_book('attendance-81-hours.xls', [('签到表', [['活动名称', '志愿者姓名', '志愿服务时长'], ['春风行动', '王志强', '1小时30分'],
                                                  ['春风行动', '赵丽华', (0.0625, 'h:mm')]])])

    def visits(made, sheet):
        put(sheet, [['2026年中秋节日慰问金发放表'], ['单位：示范工会', None, None, None, '单位：元'],
                    ['序号', '姓名', '身份证号', '部门', '慰问项目', '节日', '发放日期', '金额', '领取人签字', '备注'],
                    [1, '张建国', '370602198503070015', '机关', '节日慰问', '中秋节', '2026.9.20', '1,600元', None, None],
                    [2, '李秀英', '370602199003071235', '车间', '节日慰问', '中秋', datetime.datetime(2026, 9, 20), '0.03万', None, None],
                    [3, '周文华', PEOPLE[0][3], '车间', '生日慰问', '/', '9月20日', '￥300', None, None],
                    [4, '吴春芳', PEOPLE[1][3], '车间', '节日慰问', '中秋节', '2026/9/20', 300, None, '代'],
                    [5, '郑海涛', PEOPLE[2][3], '车间', '节日慰问', '中秋节', '2026/9/20', '三百元', None, None],
                    ['合计', None, None, None, None, None, None, 2800, None, None], ['大写：贰仟捌佰元整'],
                    ['主席签字：', None, '会计：', None, '经办人：']])
    book('visits-82-issue-list.xlsx', visits)
    text('visits-83-sick.csv', lines([['职工姓名', '慰问时间', '慰问类别', '住院日期', '病种', '慰问金额', '慰问品', '慰问人'],
         ['张建国', '2026-8-1', '住院慰问', '2026-7-28', '肺炎', '1000', '水果一篮', '主席'],
         ['李秀英', '2026-8-2', '生病住院慰问', '-', '—', '—', '鲜花', '']]))
    text('volunteers-84-roster.csv', lines([['志愿者姓名', '性别', '身份证', '手机', '志愿服务队', '特长'],
         ['王志强', '男', PEOPLE[6][3], '13800001006', '春雨志愿服务队', '电工、急救'], ['孙小梅', '女', '', '13800001007', '没有的队', '']]))
    old_book('activities-85-plan.xls', [('2026年活动', [['活动主题', '活动日期', '结束时间', '活动地点', '活动类型', '负责人', '联系电话', '活动经费'],
             ['学雷锋', '2026-03-05 8:30', '11:30', '社区', '助老', '王志强', '13800001006', '2千元'],
             ['植树', (46093.375, 'yyyy-mm-dd hh:mm'), '2026-03-12 11:00', '北山', '环保', '王志强', '13800001006', 500],
             ['献血', '2026-03-20', '', '血站', '', '', '', '']])])
    text('funds-86-budget.csv', lines([['项目名称', '年度', '经费来源', '预算金额', '备注'], ['2026年节日慰问费', '2026', '工会经费', '10万', ''],
         ['2026年困难帮扶', '2026', '财政', '5.5万元', ''], ['合计', '', '', '155000', '']]), 'gb18030')

    def org(made, sheet):
        put(sheet, [['工会组织信息采集表'], ['序号', '工会组织所在单位信息', None, None, '工会信息', None, None, None],
                    [None, '单位名称', '统一社会信用代码', '联系电话', '工会名称', '建会日期', '工会主席', '联系电话'],
                    [1, '示范机械有限公司', credit_code('MA3C0XX3'), '0535-6600000', '示范机械有限公司工会委员会', '2012.5', '张建国', '13900000001'],
                    ['填表说明：本表由建会单位填写。']])
        for area in ['A1:H1', 'A2:A3', 'B2:D2', 'E2:H2', 'A5:H5']:
            sheet.merge_cells(area)
    book('orgs-87-collection.xlsx', org)
    text('units-88-codes.csv', lines([['单位名称', '统一社会信用代码', '职工人数', '所属工会', '联系人'],
         ['示范机械有限公司', wide(credit_code('MA3C0XX1')), '120', '示范工会', ''], ['甲厂', credit_code('MA3C0XX2').replace('0XX', 'OXX'), '"1,200"', '示范工会', '张三'],
         ['丙厂', '', '1,200', '示范工会', '赵六'], ['丁厂', '', '85人', '', ''], ['乙厂', '无', '约50', '没有的工会', '李四'], ['甲厂', '', '', '', '王五']]))
    old_book('hardship_files-89-list.xls', [('困难职工', [['姓名', '身份证号', '困难类型', '申报时间', '家庭人口', '家庭年收入', '是否低保', '致困原因'],
             ['孙大海', '370602197801011238', '深度困难', '2026-01-15', 3, '2.4万', '是', '本人大病'],
             ['钱桂花', person(31)[3], '相对困难', '2026.2.1', '4口', 36000, '否', '子女上学']])])
    text('cases-90-register.csv', lines([['收案日期', '申请人', '被申请人', '案件来源', '争议类别', '涉及金额', '涉及职工人数', '调解结果', '办结日期'],
         ['2026-03-01', '周文华', '甲厂', '本人申请', '劳动报酬', '1.2万元', '1', '', ''],
         ['2026.4.5', '吴春芳等3人', '乙厂', '来访', '工资', '"36,000"', '3', '', ''],
         ['2026.4.6', '郑海涛', '乙厂', '来访', '工资', '36,000', '3', '', '']]))
    text('family-91-list.csv', lines([['职工姓名', '家庭成员姓名', '称谓', '出生年月', '工作单位'],
         ['张建国', '刘玉兰', '妻子', '1986.7', '示范小学'], ['张建国', '张小宝', '儿子', '2012年3月', '无'], ['没有的人', '某某', '父', '', '']]))
    text('officers-92-list.csv', lines([['姓名', '工会名称', '工会职务', '专职/兼职', '任职时间', '电话'],
         ['张建国', '示范工会', '主席', '兼职', '2023.6', '13900000001'], ['李秀英', '示范工会', '女职工委员会主任、经审委员', '专职', '2023年6月1日', '']]))
    text('days_off-93-notice.csv', lines([['放假日期', '休或班', '节日'], ['2026-10-01', '休', '国庆节'], ['2026年10月10日', '班', '国庆节'],
                                          ['46296', '休', '国庆节']]))
    text('teams-94-list.csv', lines([['服务队', '负责人', '负责人电话', '成立时间', '服务项目'], ['春雨志愿服务队', '王志强', '13800001006', '2019.3.5', '助老']]))


def markup():
    libre(path('members-31-two-levels.xlsx'), 'members-100-libreoffice.ods', 'ods')
    libre(path('members-32-dates.xlsx'), 'members-101-libreoffice-dates.ods', 'ods')
    libre(path('members-35-other-rows.xlsx'), 'members-102-libreoffice-rows.ods', 'ods')
    libre(path('members-37-several-sheets.xlsx'), 'members-103-libreoffice-sheets.ods', 'ods')
    gnumeric(path('members-60-xlwt.xls'), 'members-104-gnumeric.ods', 'Gnumeric_OpenCalc:odf')
    with zipfile.ZipFile(path('members-105-encrypted.ods'), 'w', zipfile.ZIP_DEFLATED) as out:
        for part, content in [('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), ('content.xml', 'x' * 40),
                              ('META-INF/manifest.xml', '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                               '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
                               '</manifest:manifest>')]:
            out.writestr(zipfile.ZipInfo(part, (2026, 9, 1, 8, 0, 0)), content)
    cell = '<Cell%s><Data ss:Type="%s">%s</Data></Cell>'
    text('members-111-xml-2003.xls', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
         '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
         '<Worksheet ss:Name="会员"><Table><Row>%s</Row><Row ss:Index="3">%s</Row><Row>%s</Row></Table></Worksheet></Workbook>' % (
             ''.join(cell % ('', 'String', h) for h in HEAD),
             ''.join(cell % ('', 'String', v) for v in PEOPLE[0]),
             cell % ('', 'String', '吴春芳') + cell % (' ss:Index="3"', 'DateTime', '1981-02-02T00:00:00.000') +
             cell % ('', 'Number', PEOPLE[1][3]) + cell % ('', 'Number', '13800001001')))
    table = '<tr>%s</tr>'
    web = ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=%s">'
           '<style>td{mso-number-format:"\\@"}</style></head><body>%s</body></html>')
    grid = ('<table border=1><tr><th colspan=6>会员名册</th></tr><tr><th rowspan=2>序号<th colspan=3>基本信息</th><th colspan=2>单位信息</th></tr>'
            '<tr><td>姓名</td><td>性别</td><td>身份证号</td><td>工作单位<td>手机</tr>%s<tr><td colspan=6>共&nbsp;3&nbsp;人</td></tr></table>')
    body = grid % ''.join(table % ''.join('<td>%s</td>' % v for v in [str(i + 1), p[0], p[1], '&#39;' + p[3] if i == 0 else p[3],
                                                                      '示范机械有限公司', p[4] + '<br>']) for i, p in enumerate(PEOPLE[:3]))
    text('members-112-web-gbk.xls', web % ('gb2312', body), 'gbk')
    text('members-113-web-utf8.xls', '\ufeff' + web % ('utf-8', '<table><tr><td>版权所有</td></tr></table>' + body))
    text('members-114-web-login.xls', '<!DOCTYPE html><html><head><title>登录</title></head><body><form>请重新登录</form></body></html>')
    libre(path('members-31-two-levels.xlsx'), 'members-115-libreoffice.html', 'html', 'HTML (StarCalc)')
    text('visits-116-web.xls', web % ('utf-8', '<table>' + table % ''.join('<td>%s</td>' % v for v in [
        '编号', '姓名', '身份证号', '慰问类别', '慰问时间', '金额']) + table % ''.join('<td>%s</td>' % v for v in [
            '1', '张建国', '370602198503070015', '生病住院慰问', '2026年8月1日', '￥1,000.00']) + '</table>'))


def official():
    def hainan(made, sheet):
        heads = ('序号|单位名称|单位法人和其他组织统一社会信用代码|单位地址|单位所在政区|单位性质类别|经济类型|单位所属行业|职工人数|工会名称|'
                 '工会法人和其他组织统一社会信用代码|上级工会名称|建会日期（格式：yyyy/MM/dd）|基层工会类型|会员人数|工会负责人|联系电话').split('|')
        put(sheet, [['附件五'], ['××省工会组织信息采集表'], ['填表单位（盖章）：', None, None, None, '单位负责人(签字)：', None, None, None,
                                                   '信息采集人（签字）：', None, None, None, '填报日期：'],
                    ['序号', '工会组织所在单位信息', None, None, None, None, None, None, None, '工会组织信息'], [None] + heads[1:],
                    ['1', '11', '1', '海口市', '1', '', '', '', '11', '11', '1', '11', '', '', '1', '11', '11'],
                    ['2', '示范机械有限公司', credit_code('MA3C0XX4'), '芝罘区某路1号', '370602', '', '', '制造业', '120人',
                     '示范机械有限公司工会委员会', '', '示范工会', '2012/05/01', '独立基层工会', '98', '张建国', '0535-6600000'],
                    ['填表说明：1.工会名称填全称。']])
        for area in ['A2:Q2', 'A4:A5', 'B4:I4', 'J4:Q4', 'A8:Q8']:
            sheet.merge_cells(area)
    for name in ['orgs-95-hainan.xlsx', 'units-95-hainan.xlsx']:
        book(name, hainan)


if __name__ == '__main__':
    make_writer()
    for make in [texts, sheets, by_hand, old, registers, markup, official]:
        make()
    shutil.rmtree(WORK)
    sys.exit(0)
