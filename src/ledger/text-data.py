# SPDX-License-Identifier: GPL-3.0-or-later
# Writes a text file as one C string, so that the program carries its first rules with it.
import json
import sys

source, target, name = sys.argv[1:]
with open(source, encoding='utf-8') as file:
    lines = file.read().splitlines()
with open(target, 'w', encoding='utf-8') as file:
    file.write('/* Made from a data file; do not edit. */\n')
    file.write('static const char %s[] =\n' % name)
    for line in lines:
        file.write('  %s\n' % json.dumps(line + '\n', ensure_ascii=False))
    file.write('  ;\n')
