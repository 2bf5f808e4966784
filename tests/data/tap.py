# SPDX-License-Identifier: GPL-3.0-or-later
"""The few lines of TAP that the tests of this folder speak."""

import subprocess
import sys


class Tap:
    """Numbers the results; each has a name and, when it fails, lines that say what is wrong."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def result(self, name, problems):
        self.count += 1
        if problems:
            self.failed += 1
        print(f"{'not ok' if problems else 'ok'} {self.count} - {name}")
        for problem in problems[:40]:
            print(f'# {problem}')
        if len(problems) > 40:
            print(f'# and {len(problems) - 40} more')
        sys.stdout.flush()

    def command(self, name, arguments, **options):
        """A command that must end with 0; what it said becomes the reason."""
        self.result(name, run(arguments, **options))

    def end(self):
        print(f'1..{self.count}')
        sys.exit(1 if self.failed else 0)


def run(arguments, **options):
    """Runs a program; an empty list when it ended with 0, else its words."""
    try:
        done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors='replace', check=False, **options)
    except OSError as error:
        return [str(error)]
    if done.returncode == 0:
        return []
    return [f'{arguments[0]} ended with {done.returncode}', *done.stdout.splitlines()]
