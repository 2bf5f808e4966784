#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The official forms from the command line: printed, and templates checked."""

import shutil
import subprocess
import sys

from commands import run_tests


def test_print(ctl):
    ctl.new('--sample')
    assert [row[0] for row in ctl.lines('forms', 'members')][:3] == ['F-01', 'F-02', 'F-03']
    assert [row[0] for row in ctl.lines('forms', 'member_events')] == ['F-05', 'F-07', 'F-08', 'F-09']
    assert ctl.lines('forms', 'family') == []
    member = ctl.ids('members', '--search', '刘䶮')[0]
    for words in (('F-02', member), ('F-02', '--all'), ('F-03', '--all'), ('F-02', '--blank'),
                  ('F-03', '--where', 'status=T'), ('F-03', '--all', '--variant', 'full'), ('F-02', '--search', '欧阳')):
        path = ctl.folder / 'a.pdf'
        path.unlink(missing_ok=True)
        ctl.run('print', ctl.ledger, *words, '-o', 'a.pdf')
        assert path.read_bytes().startswith(b'%PDF-')
    if shutil.which('pdftotext'):
        ctl.run('print', ctl.ledger, 'F-02', member, '-o', 'a.pdf')
        text = subprocess.run(['pdftotext', 'a.pdf', '-'], cwd=ctl.folder, capture_output=True, check=True).stdout.decode()
        assert '刘䶮' in text and '工会会员登记表' in text
        ctl.run('print', ctl.ledger, 'F-03', '--all', '-o', 'a.pdf')
        text = subprocess.run(['pdftotext', 'a.pdf', '-'], cwd=ctl.folder, capture_output=True, check=True).stdout.decode()
        assert '********' in text
    ctl.run('print', ctl.ledger, 'F-02', member, status=2)
    ctl.run('print', ctl.ledger, 'F-02', '-o', 'a.pdf', status=2)
    ctl.run('print', ctl.ledger, 'F-02', member, '--all', '-o', 'a.pdf', status=2)
    ctl.run('print', ctl.ledger, 'F-99', '--all', '-o', 'a.pdf', status=1)
    ctl.run('print', ctl.ledger, 'F-02', '12345', '-o', 'a.pdf', status=1)
    ctl.run('print', ctl.ledger, 'F-02', '--search', '没有这个人', '-o', 'a.pdf', status=1)


def test_row(ctl):
    """A paper about one change of membership is printed from the member and from the change."""
    ctl.new('--sample')
    left = ctl.ids('member_events', '--where', 'event=退会')[0]
    ctl.run('print', ctl.ledger, 'F-08', left, '--of', 'member_events', '-o', 'a.pdf')
    ctl.run('print', ctl.ledger, 'F-08', '--where', 'status=Q', '-o', 'b.pdf')
    for name in ('a.pdf', 'b.pdf') if shutil.which('pdftotext') else ():
        text = subprocess.run(['pdftotext', name, '-'], cwd=ctl.folder, capture_output=True, check=True).stdout.decode()
        assert '退会申请书' in text and '个人要求退会' in text
    ctl.run('print', ctl.ledger, 'F-05', left, '--of', 'member_events', '-o', 'c.pdf', status=1)
    ctl.run('print', ctl.ledger, 'F-08', left, '-o', 'c.pdf', status=1)
    ctl.run('print', ctl.ledger, 'F-01', left, '--of', 'member_events', '-o', 'c.pdf', status=2)
    assert not (ctl.folder / 'c.pdf').exists()


def test_labels(ctl):
    """A sheet of labels is begun where it is still whole."""
    ctl.new('--sample')
    ctl.run('print', ctl.ledger, 'labels', '--all', '--first-label', '5', '--variant', 'home', '-o', 'a.pdf')
    assert (ctl.folder / 'a.pdf').read_bytes().startswith(b'%PDF-')
    ctl.run('print', ctl.ledger, 'labels', '--all', '--first-label', '25', '-o', 'b.pdf', status=1)
    assert '请写 1 到 24' in ctl.err and not (ctl.folder / 'b.pdf').exists()
    ctl.run('print', ctl.ledger, 'F-02', '--all', '--first-label', '2', '-o', 'b.pdf', status=1)
    ctl.run('print', ctl.ledger, 'labels', '--all', '--first-label', '-1', '-o', 'b.pdf', status=2)


def test_templates(ctl):
    """A template is checked before it is used; a bad one of the union's own is refused, the program's goes on working."""
    ctl.new()
    bad = ctl.folder / '登记表.xml'
    bad.write_text('<form id="F-02" title="本会登记表" register="members">\n<text>{xm}</text>\n<text>{name|大字}</text></form>')
    ctl.run('forms', '--check', str(bad), status=1)
    assert '第 3 行：没有叫“大字”的格式' in ctl.out and '1 处要改' in ctl.err
    bad.write_text('<form id="F-02" title="本会登记表" register="members">\n<text>{xm}</text></form>')
    ctl.run('forms', '--check', str(bad), status=1)
    assert '第 2 行：“会员”里没有叫“xm”的项目' in ctl.out
    ctl.run('forms', '--check', status=2)
    ctl.run('forms', '--check', '没有.xml', status=1)
    own = ctl.folder / 'data/taizhang/forms'
    own.mkdir(parents=True)
    shutil.copy(bad, own)
    env = {'XDG_DATA_HOME': str(ctl.folder / 'data')}
    assert ['F-02', '工会会员登记表'] in [row[:2] for row in ctl.lines('forms', env=env)]
    assert '没有采用' in ctl.err
    ctl.run('print', ctl.ledger, 'F-02', '--blank', '-o', 'a.pdf', '--move', '2,-1.5', env=env)
    assert '没有采用' in ctl.err and (ctl.folder / 'a.pdf').exists()
    bad.write_text(bad.read_text().replace('{xm}', '{name}'))
    ctl.run('forms', '--check', str(bad))
    shutil.copy(bad, own)
    assert ['F-02', '本会登记表'] in [row[:2] for row in ctl.lines('forms', env=env)]
    assert ctl.err == ''
    for move in ('2', '2,', 'x,1', '2,60'):
        ctl.run('print', ctl.ledger, 'F-02', '--blank', '-o', 'a.pdf', '--move', move, status=2)


if __name__ == '__main__':
    sys.exit(run_tests(globals()))
