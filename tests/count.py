#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts every single test in meson's logs and closes with "N passed, N failed"."""

import json
import re
import sys

SUBTEST = re.compile(r'^(not )?ok\b[ \t]*\d*[ \t]*-?[ \t]*([^#\n]*)(#.*)?$', re.I)


def count_test(entry):
    """The passed, failed and skipped tests of one program, each failed one with what it said."""
    passed, skipped, failed = 0, 0, []
    last_failed = False
    for line in entry.get('stdout', '').splitlines():
        if line.startswith('#') and last_failed:
            failed[-1] += f'\n  {line}'
        if match := SUBTEST.match(line):
            last_failed = bool(match[1])
            if 'skip' in (match[3] or '').lower():
                skipped += 1
            elif match[1]:
                failed.append(f"{entry['name']}: {match[2].strip()}")
            else:
                passed += 1
    if entry['result'] in ('OK', 'EXPECTEDFAIL'):
        passed = passed or (0 if skipped else 1)
    elif entry['result'] == 'SKIP':
        skipped = skipped or 1
    elif not failed:
        failed.append(f"{entry['name']}: {entry['result'].lower()}, status {entry.get('returncode')}")
    return passed, failed, skipped


def count_log(path):
    try:
        with open(path, encoding='utf-8') as log:
            entries = [json.loads(line) for line in log if line.strip()]
    except (OSError, ValueError) as error:
        return 0, [f'no test ran: {error}'], 0
    if not entries:
        return 0, [f'no test ran: {path} is empty'], 0
    counts = [count_test(entry) for entry in entries]
    return (sum(c[0] for c in counts), [name for c in counts for name in c[1]],
            sum(c[2] for c in counts))


def main(paths):
    counts = [count_log(path) for path in paths]
    failed = [name for _, names, _ in counts for name in names]
    skipped = sum(c[2] for c in counts)
    for name in failed:
        print(f'FAILED {name}')
    if skipped:
        print(f'{skipped} skipped')
    print(f'{sum(c[0] for c in counts)} passed, {len(failed)} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
