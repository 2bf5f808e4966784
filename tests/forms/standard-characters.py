#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The 8,105 characters of 通用规范汉字表, in its order, out of Debian's unicode-data."""

import bz2
import re
import sys
from pathlib import Path

found = {}
for path in sorted(Path('/usr/share/unicode').glob('Unihan_*.txt.bz2')):
    with bz2.open(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            match = re.match(r'U\+([0-9A-F]+)\tkTGH\t2013:(\d+)', line)
            if match:
                found[int(match[2])] = chr(int(match[1], 16))
if len(found) != 8105:
    sys.exit(f'{len(found)} characters instead of 8105: is the package unicode-data installed?')
Path(sys.argv[1]).write_text(''.join(found[number] for number in sorted(found)), encoding='utf-8')
