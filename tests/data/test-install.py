#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Built as a package would be and installed below a prefix, the program finds all it needs there."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap, run

TOP = Path(sys.argv[1])
APP = 'org.gonghui.Taizhang'
FILES = [
    'bin/taizhang',
    'bin/taizhangctl',
    f'share/applications/{APP}.desktop',
    f'share/metainfo/{APP}.metainfo.xml',
    f'share/glib-2.0/schemas/{APP}.gschema.xml',
    f'share/glib-2.0/schemas/gschemas.compiled',
    f'share/icons/hicolor/scalable/apps/{APP}.svg',
    f'share/icons/hicolor/symbolic/apps/{APP}-symbolic.svg',
    f'share/mime/packages/{APP}.xml',
    'share/locale/en/LC_MESSAGES/taizhang.mo',
    'share/locale/zh_CN/LC_MESSAGES/taizhang.mo',
    'share/taizhang/forms',
]


def install(folder, prefix):
    build = folder / 'build'
    return (run(['meson', 'setup', build, TOP, f'--prefix={prefix}', '-Dtests=false',
                 '--buildtype=plain', '-Doptimization=0'])
            or run(['meson', 'install', '-C', build]))


def plain_environment(prefix, home):
    """Nothing of the build is left in it: the program must know its own places."""
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(('TAIZHANG', 'G_TEST', 'GSETTINGS', 'MESON', 'XDG', 'LANG'))}
    environment.update(HOME=str(home), LC_ALL='C', PATH=f"{prefix}/bin:{environment['PATH']}",
                       XDG_DATA_DIRS=f'{prefix}/share:/usr/local/share:/usr/share')
    return environment


def said(arguments, environment):
    try:
        done = subprocess.run(arguments, capture_output=True, env=environment, check=False)
    except OSError as error:
        return 127, '', str(error)
    return done.returncode, done.stdout.decode('utf-8', 'replace'), done.stderr.decode('utf-8', 'replace')


def keeps_a_ledger(ledger, environment):
    steps = [['taizhangctl', 'new', ledger, '--union', '示范工会'],
             ['taizhangctl', 'add', ledger, 'members', 'name=欧阳志强'],
             ['taizhangctl', 'check', ledger]]
    for step in steps:
        status, output, error = said(step, environment)
        if status != 0:
            return [f'{" ".join(map(str, step[1:]))} ended with {status}', output, error]
    _, output, error = said(['taizhangctl', 'list', ledger, 'members', '--search', 'oyzq'], environment)
    return [] if '欧阳志强' in output else ['the member is not found again', output, error]


def prints_a_form(ledger, paper, environment):
    status, output, error = said(['taizhangctl', 'print', ledger, 'F-02', '--all', '-o', paper], environment)
    if status != 0:
        return [f'print ended with {status}', output, error]
    _, text, _ = said(['pdftotext', paper, '-'], environment)
    return [] if '欧阳志强' in text else ['the name is not on the form', text]


def speaks(language, environment):
    """Whether the reason of a refusal is said in Chinese."""
    _, _, error = said(['taizhangctl', 'list', '/nonexistent.taizhang', 'members'],
                                 dict(environment, **language))
    return any('\u4e00' <= letter <= '\u9fff' for letter in error.replace('/nonexistent', ''))


def knows_its_language(environment):
    found = []
    for language in ({'LC_ALL': 'C'}, {'LC_ALL': 'C.UTF-8'}, {'LC_ALL': 'en_US.UTF-8'},
                     {'LC_ALL': 'zh_CN.UTF-8', 'LANGUAGE': 'zh_CN:en'}):
        if not speaks(language, environment):
            found.append(f'{language}: not Chinese')
    if speaks({'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'}, environment):
        found.append('LANGUAGE=en: not English')
    return found


def main():
    tap = Tap()
    folder = Path(tempfile.mkdtemp(prefix='install '))
    try:
        prefix, home = folder / 'prefix', folder / 'home'
        home.mkdir()
        ledger = folder / '示范.taizhang'
        tap.result('meson install', install(folder, prefix))
        tap.result('every file is in its place',
                   [f'no {name}' for name in FILES if not (prefix / name).exists()])
        environment = plain_environment(prefix, home)
        tap.result('the installed program keeps a ledger', keeps_a_ledger(ledger, environment))
        tap.result('the installed program prints a form',
                   prints_a_form(ledger, folder / 'F-02.pdf', environment))
        tap.result('the installed program speaks Chinese, and English when asked',
                   knows_its_language(environment))
        picture = TOP / 'tests' / 'display'
        tap.command('the installed window opens',
                    [picture / 'with-screen', picture / 'take-picture', folder / 'window.png',
                     'taizhang', ledger], env=environment)
    finally:
        shutil.rmtree(folder)
    tap.end()


if __name__ == '__main__':
    main()
