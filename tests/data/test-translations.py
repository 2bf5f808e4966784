#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text for people is Chinese in the source, listed for translators and there in English."""

import ast
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap

TOP = Path(sys.argv[1])
HAN = re.compile('[\u3400-\u9fff]')
WORD = re.compile(r'[A-Za-z]{3,}')
# Names of keys and of formats, the same in every language.
SAME_EVERYWHERE = re.compile(r'\b(Alt|Ctrl|Shift|Enter|Esc|Tab|UTF|GB\d+|PDF|CSV|xlsx|JSON)\b')
CONVERSION = re.compile(r'%(?:\d+\$)?[-+ #0\'I]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlqjzt]*[a-zA-Z%]')


def refresh(folder):
    done = subprocess.run([TOP / 'po' / 'refresh', '--check', folder], capture_output=True,
                          text=True, env=dict(os.environ, LC_ALL='C.UTF-8'), check=False)
    return [] if done.returncode == 0 else [done.stderr]


def msgids(path):
    """The msgids of a catalogue in its order, without the header and without contexts."""
    found, current = [], None
    for line in path.read_text(encoding='utf-8').splitlines():
        if line.startswith('msgid '):
            current = [line[len('msgid '):]]
        elif line.startswith('"') and current is not None:
            current.append(line)
        elif current is not None:
            found.append(''.join(ast.literal_eval(part) for part in current))
            current = None
    return [text for text in found if text]


def listed_sources(fresh):
    names = [set((folder / 'POTFILES').read_text(encoding='utf-8').splitlines())
             for folder in (TOP / 'po', fresh)]
    return [f'{name} is missing in po/POTFILES: ./run po' for name in sorted(names[1] - names[0])] + \
           [f'{name} has no text for people any more: ./run po' for name in sorted(names[0] - names[1])]


def not_chinese(fresh):
    return [repr(text) for text in msgids(fresh / 'taizhang.pot')
            if WORD.search(SAME_EVERYWHERE.sub('', CONVERSION.sub('', text))) and not HAN.search(text)]


def incomplete(fresh):
    done = subprocess.run(['msgfmt', '--statistics', '--check-format', '--output-file=/dev/null',
                           fresh / 'en.po'], capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL='C'), check=False)
    said = done.stderr.strip()
    if done.returncode == 0 and 'untranslated' not in said and 'fuzzy' not in said:
        return []
    missing = subprocess.run(['msgattrib', '--untranslated', '--no-wrap', fresh / 'en.po'],
                             capture_output=True, text=True, check=False).stdout
    return [said] + re.findall(r'^msgid "(.+)"$', missing, re.M)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        tap.result('the sources can be read for texts', refresh(fresh))
        tap.result('po/POTFILES lists every source with text for people', listed_sources(fresh))
        tap.result('every msgid is Chinese', not_chinese(fresh))
        tap.result('po/en.po is complete', incomplete(fresh))
    tap.end()


if __name__ == '__main__':
    main()
