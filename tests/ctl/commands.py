# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: taizhangctl run on a ledger of its own."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1])
UNION = '示范市机电产业园区工会联合会'
CARD = '370602199003071235'
ENV = dict(os.environ, TAIZHANG_TODAY='2026-09-22')


class Ctl:
    """Commands on one ledger in a folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.ledger = str(self.folder / '台账.taizhang')

    def run(self, *words, status=0, env=None):
        done = subprocess.run([PROGRAM, *words], capture_output=True, cwd=self.folder,
                              env=dict(ENV, **(env or {})), timeout=120, check=False)
        self.out = done.stdout.decode('utf-8')
        self.err = done.stderr.decode('utf-8')
        assert done.returncode == status, f'{words}: status {done.returncode}, {self.out}{self.err}'
        return self.out

    def lines(self, *words, **more):
        return [line.split('\t') for line in self.run(*words, **more).splitlines()]

    def json(self, *words, **more):
        return json.loads(self.run(*words, '--format', 'json', **more))

    def new(self, *more):
        self.run('new', self.ledger, '--union', UNION, *more)
        return self

    def add(self, register, *pairs, **more):
        return self.run('add', self.ledger, register, *pairs, **more).strip()

    def ids(self, register, *more):
        return [row['id'] for row in self.json('list', self.ledger, register, *more)]


def run_tests(names):
    """Runs every function of a file that is called test_…, each on a folder of its own."""
    tests = [(name[5:], f) for name, f in names.items() if name.startswith('test_')]
    sys.stdout.reconfigure(encoding='utf-8', errors='backslashreplace')
    print(f'1..{len(tests)}')
    failed = False
    for number, (name, function) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix='taizhang-ctl-') as folder:
            try:
                function(Ctl(folder))
                print(f'ok {number} /ctl/{name}')
            except Exception:
                failed = True
                print(f'not ok {number} /ctl/{name}')
                for line in traceback.format_exc().splitlines():
                    print('#', line)
        sys.stdout.flush()
    return 1 if failed else 0
