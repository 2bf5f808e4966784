#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a machine can see: layers, sizes, words that must not stand."""

import re
import statistics
import sys
from pathlib import Path

from tap import Tap

TOP = Path(sys.argv[1])
C_LINES_MAX = 800
FUNCTION_LINES_MAX = 60
C_LINES_MEDIAN_MAX = 250
LAYERS = {
    'ledger': {'ledger'},
    'registers': {'ledger', 'registers'},
    'forms': {'ledger', 'registers', 'forms'},
    'exchange': {'ledger', 'registers', 'exchange'},
    'ctl': {'ledger', 'registers', 'forms', 'exchange', 'ctl'},
    'desktop': {'ledger', 'registers', 'forms', 'exchange', 'desktop'},
}
# Machines, folders of one person, notes to oneself. Put together so that this file passes itself.
PRIVATE_PATH = re.compile(r'(?<![\w.$}~-])/(?:' + '|'.join(['home', 'root', 'Users', 'work', 'farm'])
                          + r')/\w|\.lib' + r'rary\b')
NOTE = re.compile(r'\b(TO' + r'DO|FIX' + r'ME|XX' + r'X)\b')
TEXT_SUFFIXES = {'.c', '.h', '.py', '.sh', '.ui', '.css', '.xml', '.sql', '.build', '.txt', '.md',
                 '.json', '.yml', '.yaml', '.po', '.desktop', '.in', '.svg', ''}
LEFT_OUT = {'.git', 'out', 'subprojects', '__pycache__', '.flatpak-builder', '.ccache', '.cache'}


def files_below(*names, suffixes=TEXT_SUFFIXES):
    for name in names or ['.']:
        for path in sorted((TOP / name).rglob('*')):
            parts = path.relative_to(TOP).parts
            if not LEFT_OUT.isdisjoint(parts) or parts[0].startswith('_build'):
                continue
            if path.is_file() and path.suffix in suffixes and path.name != 'COPYING':
                yield path


def c_files(*names):
    return list(files_below(*(names or ['src', 'tests']), suffixes={'.c', '.h'}))


def read(path):
    return path.read_text(encoding='utf-8', errors='replace')


def shown(path, line=None):
    where = str(path.relative_to(TOP))
    return f'{where}:{line}' if line else where


def without_comments(text):
    """The code with comments blanked and lines kept; strings stay, so that "/*" in one is safe."""
    token = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.S)

    def blank(match):
        word = match[0]
        return word if word[0] in '"\'' else '\n' * word.count('\n')
    return token.sub(blank, text)


def matches(paths, pattern, code_only=True):
    found = []
    for path in paths:
        text = read(path)
        if code_only:
            text = without_comments(text)
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(pattern, line):
                found.append(f'{shown(path, number)}: {line.strip()}')
    return found


def functions(path):
    """Name, line and length of every function: a brace in the first column closes it."""
    lines = read(path).splitlines()
    start, name = None, ''
    for number, line in enumerate(lines):
        if line.startswith('{'):
            before = ' '.join(lines[max(0, number - 12):number])
            head = re.search(r'(\w+) \([^{};]*\)\s*$', before)
            start, name = (number, head[1]) if head else (None, '')
        elif line.startswith('}') and start is not None:
            yield name, start + 1, number - start - 1
            start = None


def long_functions():
    return [f'{shown(path, line)}: {name} has {length} lines'
            for path in c_files() for name, line, length in functions(path)
            if length > FUNCTION_LINES_MAX]


def long_files():
    sizes = {path: len(read(path).splitlines()) for path in files_below('src', 'tests', 'ui')}
    return [f'{shown(path)} has {size} lines' for path, size in sizes.items() if size > C_LINES_MAX]


def median_size():
    sizes = [len(read(path).splitlines()) for path in c_files('src') if path.suffix == '.c']
    median = statistics.median(sizes) if sizes else 0
    return [f'the median C file has {median} lines'] if median >= C_LINES_MEDIAN_MAX else []


def bad_heads():
    found = []
    for path in c_files():
        lines = read(path).splitlines() + ['', '']
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in lines[0]:
            found.append(f'{shown(path)}: no SPDX line')
        elif not lines[1].startswith(('/*', ' *', '//')) and not lines[0].endswith('/*'):
            found.append(f'{shown(path)}: the first comment does not say why the file exists')
        if path.suffix == '.h' and path.parent.name != 'pch' and '#pragma once' not in lines:
            found.append(f'{shown(path)}: no #pragma once')
    return found


def layer_breaks():
    """An include of a header that lies in a folder not below one's own."""
    homes = {}
    for path in c_files('src'):
        homes.setdefault(path.name, set()).add(path.relative_to(TOP).parts[1])
    found = []
    for path in c_files('src'):
        layer = path.relative_to(TOP).parts[1]
        for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', read(path), re.M):
            if '/' in name:
                found.append(f'{shown(path)} includes {name}: bare names only')
            elif name in homes and homes[name].isdisjoint(LAYERS.get(layer, {layer})):
                found.append(f'{shown(path)} includes {name} of {" ".join(homes[name])}')
    return found


def includes_outside(pattern, allowed):
    return [hit for hit in matches(c_files('src'), r'^\s*#\s*include\s*[<"]' + pattern)
            if not hit.startswith(allowed)]


def hpdf_speakers():
    hits = matches(c_files('src'), r'^\s*#\s*include\s*[<"]hpdf')
    names = {hit.split(':')[0] for hit in hits}
    outside = [hit for hit in hits if not hit.startswith('src/forms/')]
    return outside or ([f'libharu is included by {" ".join(sorted(names))}'] if len(names) > 1 else [])


def wrong_prefixes():
    prefixes = {'ledger': 'ledger', 'forms': 'form', 'exchange': 'exchange', 'ctl': 'ctl',
                'desktop': 'tz-'}
    return [shown(path) for path in c_files('src')
            if not path.name.startswith(prefixes.get(path.relative_to(TOP).parts[1], ''))
            and path.name not in ('main.c',)]


def common_names():
    banned = {'utils', 'util', 'common', 'helpers', 'helper', 'misc'}
    return [shown(path) for path in files_below('src', 'tests', 'ui')
            if banned.intersection(re.split(r'[-_./]', str(path.relative_to(TOP)).lower()))]


def main():
    tap = Tap()
    tap.result('GTK is included in src/desktop only',
               includes_outside(r'(gtk|gdk/|gsk/|adwaita)', 'src/desktop/'))
    tap.result('sqlite3.h is included in src/ledger only', includes_outside('sqlite3', 'src/ledger/'))
    tap.result('hpdf.h is included by one file of src/forms', hpdf_speakers())
    tap.result('every folder includes only what lies below it', layer_breaks())
    tap.result('files are named after their folder', wrong_prefixes())
    tap.result('no folder or file of leftovers', common_names())
    tap.result('every C file begins with its licence and its reason', bad_heads())
    tap.result(f'no file has more than {C_LINES_MAX} lines', long_files())
    tap.result(f'no function has more than {FUNCTION_LINES_MAX} lines', long_functions())
    tap.result(f'the median C file has less than {C_LINES_MEDIAN_MAX} lines', median_size())
    tap.result('no g_object_set_data', matches(c_files(), r'\bg_object_[gs]et_q?data'))
    tap.result('no goto', matches(c_files('src'), r'\bgoto\b'))
    tap.result('no g_print in the program', matches(c_files('src'), r'\bg_print(err)?\b'))
    tap.result('no tabs in C', matches(c_files(), r'\t', code_only=False))
    tap.result('no notes of things left open', matches(files_below(), NOTE, code_only=False))
    tap.result('no paths of one machine', matches(files_below(), PRIVATE_PATH, code_only=False))
    tap.end()


if __name__ == '__main__':
    main()
