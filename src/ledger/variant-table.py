# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the table of variant characters from Unicode's Unihan database and from the pairs beside it:
#   variant-table.py Unihan_Readings.txt.bz2 Unihan_Variants.txt.bz2 variant-names.txt OUTPUT.h
# A character that is not in 通用规范汉字表 (kTGHZ2013) and has a form that is leads to that form;
# of several the first by closeness, then by code point.
import bz2
import sys

CLOSENESS = {'kSimplifiedVariant': 0, 'kTraditionalVariant': 1, 'kZVariant': 2, 'kSemanticVariant': 3,
             'kSpecializedSemanticVariant': 4}


def read(path):
    with bz2.open(path, 'rt', encoding='utf-8') as file:
        for line in file:
            if line.startswith('U+'):
                code, field, value = line.rstrip('\n').split('\t')
                yield int(code[2:], 16), field, value


def read_pairs(path):
    """Lines of words of two characters: the variant, then the standard form; # begins a comment."""
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            for word in line.split('#')[0].split():
                if len(word) != 2:
                    sys.exit('%s:%d: "%s" is no pair of characters' % (path, number, word))
                yield ord(word[0]), ord(word[1])


def main(readings, variants, names, output):
    standard = {code for code, field, value in read(readings) if field == 'kTGHZ2013'}
    found = {}
    for code, field, value in read(variants):
        if field not in CLOSENESS:
            continue
        for word in value.split():
            other = int(word.split('<')[0][2:], 16)
            # kTraditionalVariant is read backwards; the others hold in both directions.
            if field != 'kTraditionalVariant':
                found.setdefault(code, set()).add((CLOSENESS[field], other))
            if field != 'kSimplifiedVariant':
                found.setdefault(other, set()).add((CLOSENESS[field], code))
    table = {}
    for code, others in found.items():
        fitting = sorted(other for other in others if other[1] in standard)
        if code not in standard and fitting:
            table[code] = fitting[0][1]
    table.update(pair for pair in read_pairs(names) if pair[0] not in standard)
    with open(output, 'w', encoding='utf-8') as file:
        file.write('/* Made by variant-table.py; do not edit. */\n')
        file.write('static const struct\n{\n  gunichar variant;\n  gunichar standard;\n} ledger_variants[] = {\n')
        for code in sorted(table):
            file.write('  { 0x%X, 0x%X },\n' % (code, table[code]))
        file.write('};\n')


main(*sys.argv[1:])
