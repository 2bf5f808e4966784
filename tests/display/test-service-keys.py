#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fifty people are signed in to an activity by keyboard alone: names by their initials, times by their digits, the
usual times by themselves. Then the hours are approved, and the ledger is read with other eyes.
Usage: test-service-keys.py TAIZHANG TAIZHANGCTL PICTURES (inside with-screen)"""

import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / 'data'))
from person import Missed, Person, expect, focused, go_to, read, wait, waits_for  # noqa: E402
from tap import Tap  # noqa: E402

PROGRAM, CTL, PICTURES = sys.argv[1], sys.argv[2], Path(sys.argv[3]) / 'service'
UNION = '示范市机电产业园区工会联合会'
TODAY = '2026-11-27'
ACTIVITY = '海滩清洁志愿服务'
SURNAMES = {'b': '白', 'c': '陈', 'd': '丁', 'f': '方', 'g': '高', 'h': '韩', 'j': '江', 'k': '康', 'l': '林', 'm': '马'}
GIVEN = {'c': '春', 'm': '明', 'q': '强', 'w': '伟', 'x': '欣'}
# Initials of fifty people; every fifth came at 9:15, every seventh left at 11:00.
PEOPLE = [one + two for one in SURNAMES for two in GIVEN]
SECONDS = 240


def ctl(ledger, *words):
    done = subprocess.run([CTL, *words[:1], str(ledger), *words[1:], '--today', TODAY, '--accept', '测试'],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def prepare(ledger):
    sheet = ledger.with_suffix('.csv')
    sheet.write_text('姓名,性别,注册日期\n' + ''.join(f'{SURNAMES[one]}{GIVEN[two]},女,2025-01-01\n' for one, two in PEOPLE),
                     encoding='utf-8')
    ctl(ledger, 'import', 'volunteers', str(sheet))
    expect(read(ledger, 'SELECT count(*) FROM volunteers'), [(len(PEOPLE),)], 'volunteers')
    ctl(ledger, 'add', 'activities', f'name={ACTIVITY}', 'start_at=2026-11-22 9:00', 'end_at=2026-11-22 11:30', 'place=海滨广场',
        'category=生态环保', 'leader=王芳', 'leader_phone=13800000000', 'content=清理海滩垃圾')
