#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines counted a second time, from a second table of days off, for test-mediation-deadlines.c.

    tests/registers/deadline-vectors.py > tests/registers/deadline-vectors.tsv

Nothing here is taken from the program: the days are those of the State Council Office's notices as published, typed
anew, and a day is walked to one at a time.
"""

import calendar
from datetime import date, timedelta

ONE = timedelta(days=1)

# year: (spans off, make-up working days); a day before January belongs to the year before
NOTICES = {
    2023: ('2022-12-31..01-02 01-21..01-27 04-05 04-29..05-03 06-22..06-24 09-29..10-06',
           '01-28 01-29 04-23 05-06 06-25 10-07 10-08'),
    2024: ('01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07',
           '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'),
    2025: ('01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08',
           '01-26 02-08 04-27 09-28 10-11'),
    2026: ('01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07',
           '01-04 02-14 02-28 05-09 09-20 10-10'),
}

# code, second clock, unit, amount, what else the case says: C days, W working days, Y years, A as written, B beforehand
RULES = [
    ('D01', 0, 'C', 5, ''), ('D01', 0, 'W', 5, 'talks-in-workdays'), ('D02', 0, 'W', 3, ''), ('D03', 0, 'C', 15, ''),
    ('D04', 0, 'C', 15, ''), ('D05', 0, 'C', 15, ''), ('D06', 0, 'W', 5, ''), ('D06', 0, 'W', 10, 'longer'),
    ('D07', 0, 'C', 30, ''), ('D08', 0, 'C', 3, ''), ('D09', 0, 'C', 15, ''), ('D09', 0, 'C', 25, 'longer'),
    ('D10', 0, 'A', 0, ''), ('D11', 0, 'Y', 1, ''), ('D12', 0, 'Y', 1, 'wages'), ('D13', 0, 'W', 5, ''),
    ('D14', 0, 'W', 5, ''), ('D15', 0, 'W', 10, ''), ('D15', 1, 'W', 5, ''), ('D16', 0, 'W', -5, ''),
    ('D16', 1, 'W', -3, ''), ('D17', 0, 'C', 45, ''), ('D17', 0, 'C', 60, 'longer'), ('D18', 0, 'W', 10, ''),
    ('D19', 0, 'C', 15, ''), ('D20', 0, 'C', 30, 'final'), ('D21', 0, 'B', 1, ''), ('D22', 0, 'C', 15, ''),
    ('D23', 0, 'W', 3, ''), ('D24', 0, 'W', 15, 'opinion=15W'), ('D24', 0, 'C', 60, 'opinion=60'),
    ('D25', 0, 'W', 5, ''), ('D26', 0, 'C', 10, ''), ('D26', 1, 'C', 15, ''), ('D27', 0, 'C', 10, ''),
]

# Before and in the festivals, ends of months, the leap day, make-up Saturdays and Sundays.
EDGES = ['2023-01-06', '2023-01-20', '2023-01-28', '2023-04-28', '2023-06-21', '2023-09-15', '2023-09-28', '2023-12-29',
         '2024-01-26', '2024-01-31', '2024-02-09', '2024-02-18', '2024-02-29', '2024-04-30', '2024-05-11', '2024-09-30',
         '2024-12-31', '2025-01-14', '2025-01-26', '2025-02-28', '2025-04-30', '2025-05-30', '2025-09-26', '2025-09-28',
         '2025-10-11', '2025-12-17', '2026-02-05', '2026-02-12', '2026-02-13', '2026-02-14', '2026-02-28', '2026-03-31',
         '2026-04-17', '2026-04-30', '2026-05-09', '2026-06-18', '2026-09-08', '2026-09-18', '2026-09-20', '2026-09-22',
         '2026-09-24', '2026-10-10', '2026-11-06']


def read_day(text, year):
    return date.fromisoformat(text if len(text) == 10 else f'{year}-{text}')


def read_table():
    off, work = set(), set()
    for year, (spans, make_up) in NOTICES.items():
        for span in spans.split():
            first, _, last = span.partition('..')
            day, end = read_day(first, year), read_day(last or first, year)
            while day <= end:
                off.add(day)
                day += ONE
        work.update(read_day(text, year) for text in make_up.split())
    return off, work


OFF, WORK = read_table()


def rests(day):
    return day not in WORK and (day in OFF or day.weekday() >= 5)


def reckon(unit, amount, start):
    """The last day as counted, and where it comes to lie."""
    day = start
    if unit == 'W':
        step, left = (ONE, amount) if amount > 0 else (-ONE, -amount)
        while left:
            day += step
            left -= not rests(day)
        return day, day
    if unit in 'AB':
        return start - amount * ONE, start - amount * ONE
    if unit == 'Y':
        year = start.year + amount
        day = date(year, start.month, min(start.day, calendar.monthrange(year, start.month)[1]))
    else:
        for _ in range(amount):
            day += ONE
    raw = day
    while rests(day):
        day += ONE
    return raw, day


def main():
    assert [sum(not rests(date(y, 1, 1) + n * ONE) for n in range(365 + calendar.isleap(y))) for y in NOTICES] \
        == [249, 251, 248, 248]
    print('# SPDX-License-Identifier: GPL-3.0-or-later')
    print('# Made by deadline-vectors.py: code, second clock, what else, first day, last day as counted, where it lies.')
    for number, (code, part, unit, amount, more) in enumerate(RULES):
        days = {date.fromisoformat(text) for text in EDGES[number % 3::3]}
        days |= {date(2023, 1, 2) + (number * 11 + 97 * n) * ONE for n in range(14)}
        for start in sorted(days):
            raw, due = reckon(unit, amount, start)
            if date(2023, 1, 1) <= min(raw, start) and max(due, start) <= date(2026, 12, 31):
                print(code, part, more, start, raw, due, sep='\t')


main()
