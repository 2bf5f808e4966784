# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the table of readings from Unicode's Unihan database and from the surnames beside it:
#   pinyin-table.py Unihan_Readings.txt.bz2 pinyin-names.txt OUTPUT.h
# Every reading of kMandarin and kTGHZ2013 counts, tones only for sorting. A character has the
# number of its set of readings and a rank; ranks rise by syllable, tone and code point.
import bz2
import sys
import unicodedata

MAX_RANK = 0xFFFF
FIRST_RANK = 256  # below are the characters of ASCII


def split(reading):
    """'shàn' -> ('shan', 4); ü is written v."""
    tones = {'\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0300': 4}
    text = unicodedata.normalize('NFD', reading).replace('u\u0308', 'v')
    tone = next((tones[c] for c in text if c in tones), 5)
    return ''.join(c for c in text if not unicodedata.combining(c)), tone


def read_unihan(path):
    order = {'kMandarin': 0, 'kTGHZ2013': 1}
    found = {}
    with bz2.open(path, 'rt', encoding='utf-8') as file:
        for line in file:
            if not line.startswith('U+'):
                continue
            code, field, value = line.rstrip('\n').split('\t')
            if field == 'kMandarin':
                readings = value.split()
            elif field == 'kTGHZ2013':
                readings = [r for part in value.split() for r in part.split(':')[1].split(',')]
            else:
                continue
            found.setdefault(int(code[2:], 16), {})[order[field]] = readings
    return {code: [split(r) for key in sorted(fields) for r in fields[key]]
            for code, fields in found.items()}


def read_names(path):
    """Lines: characters, readings without tones, and what for: 'extra' or 'surname'."""
    extra, surnames = [], []
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            words = line.split('#')[0].split()
            if not words:
                continue
            kind, text, readings = words[0], words[1], words[2:]
            if kind not in ('extra', 'surname') or len(text) != len(readings) or len(text) > 2:
                sys.exit('%s:%d: not "extra|surname CHARACTERS READING..."' % (path, number))
            (extra if kind == 'extra' else surnames).append(([ord(c) for c in text], readings))
    return extra, surnames


def add_reading(readings, code, syllable):
    have = readings.setdefault(code, [])
    if all(s != syllable for s, tone in have):
        have.append((syllable, 1))


def rows(values, per_line=16):
    return '\n'.join('  ' + ', '.join(str(v) for v in values[i:i + per_line]) + ','
                     for i in range(0, len(values), per_line))


def main(unihan, names, target):
    readings = read_unihan(unihan)
    extra, surnames = read_names(names)
    for codes, syllables in extra + surnames:
        for code, syllable in zip(codes, syllables):
            add_reading(readings, code, syllable)

    syllables = sorted({s for have in readings.values() for s, tone in have})
    number = {s: i for i, s in enumerate(syllables)}
    tone = {(code, s): t for code, have in readings.items() for s, t in reversed(have)}

    # A surname sorts by the reading it has as a surname: it gets a rank of its own there.
    places = [(have[0][0], have[0][1], code, False) for code, have in readings.items()]
    places += sorted({(s, tone[code, s], code, True)
                      for codes, said in surnames for code, s in zip(codes, said)})
    places.sort()
    if len(places) + FIRST_RANK > MAX_RANK:
        sys.exit('too many characters for 16-bit ranks')
    rank, surname_rank = {}, {}
    for i, (s, t, code, surname) in enumerate(places):
        if surname:
            surname_rank[code, s] = FIRST_RANK + i
        else:
            rank[code] = FIRST_RANK + i

    sets, set_number = [()], {(): 0}
    of_code = {}
    for code in sorted(readings):
        unique = tuple(dict.fromkeys(number[s] for s, t in readings[code]))
        if unique not in set_number:
            set_number[unique] = len(sets)
            sets.append(unique)
        of_code[code] = set_number[unique]

    pages = sorted({code >> 8 for code in readings})
    page_number = {page: i + 1 for i, page in enumerate(pages)}
    flat, starts = [], []
    for one in sets:
        starts.append(len(flat))
        flat += one
    starts.append(len(flat))

    with open(target, 'w', encoding='utf-8') as out:
        out.write('/* Made from the Unihan database; do not edit. */\n')
        out.write('#define N_PAGES %d\n' % (max(pages) + 1))
        out.write('static const char syllables[][7] = {\n%s\n};\n' % rows(['"%s"' % s for s in syllables], 8))
        out.write('static const guint16 set_starts[] = {\n%s\n};\n' % rows(starts))
        out.write('static const guint16 set_readings[] = {\n%s\n};\n' % rows(flat))
        out.write('static const guint16 page_of[] = {\n%s\n};\n'
                  % rows([page_number.get(i, 0) for i in range(max(pages) + 1)]))
        for name, table in (('set_of', of_code), ('rank_of', rank)):
            out.write('static const guint16 %s[][256] = {\n  { 0 },\n' % name)
            for page in pages:
                out.write('  {\n%s\n  },\n' % rows([table.get(page << 8 | i, 0) for i in range(256)]))
            out.write('};\n')
        out.write('static const Surname surnames[] = {\n')
        for codes, said in sorted(surnames, key=lambda one: (one[0] + [0])[:2]):
            ranks = [surname_rank[code, s] for code, s in zip(codes, said)]
            out.write('  { { 0x%X, 0x%X }, { %d, %d }, { %d, %d } },\n' % (
                *(codes + [0])[:2], *([number[s] for s in said] + [0])[:2], *(ranks + [0])[:2]))
        out.write('};\n')


main(*sys.argv[1:])
