# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in front of the window: looks through the accessibility tree, acts with keys and mouse.

GTK answers over AT-SPI what is shown and where; what is typed and clicked goes through the X server,
so a test meets the focus, the input and the drawing that a clerk meets. Only rows on screen are in the
tree. Run inside with-screen.
"""

import os
import sqlite3
import subprocess
import time
import traceback
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402  (the version must be said first)

ENTRIES = ('text', 'entry', 'password text')


class Missed(AssertionError):
    """What the person waited for did not come."""


def wait(look, what, seconds=10):
    """Looks again and again until there is an answer; a clerk waits, but not for ever."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if answer := look():
                return answer
        except (gi.repository.GLib.Error, AttributeError):
            pass  # the tree changed under the look
        time.sleep(0.03)
    raise Missed(f'no {what} after {seconds} s')


def xdotool(*arguments):
    done = subprocess.run(['xdotool', *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout.strip()


LONG = 40  # children; a table keeps two hundred rows ready, of which a screen shows twenty


def children_of(node):
    """The children; of a long table or list only those that a person sees, which saves most of the asking."""
    count = node.get_child_count()
    bottom = None
    if count > LONG:
        frame = node
        while (parent := frame.get_parent()) is not None and parent.get_role_name() != 'application':
            frame = parent
        bottom = Atspi.Component.get_extents(frame, Atspi.CoordType.WINDOW).height
    for index in range(count):
        child = node.get_child_at_index(index)
        if child is not None and bottom is not None:
            box = Atspi.Component.get_extents(child, Atspi.CoordType.WINDOW)
            if box.height <= 0 or box.y >= bottom or box.y + box.height <= 0:
                continue
        yield child


def walk(node, depth=0):
    """The node and all below it, in the order of the screen."""
    if node is None or depth > 40:
        return
    yield node
    for child in children_of(node):
        yield from walk(child, depth + 1)


def text_of(node):
    """What stands in an entry or a label; GTK 4.8 answers -1 for "to the end" with nothing."""
    if node.get_text_iface() is None:
        return node.get_name() or ''
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def has_state(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))


def is_shown(node):
    """GTK 4.8 says "showing" of windows only; a widget is there when it is visible and has a size."""
    if has_state(node, 'showing'):
        return True
    if not has_state(node, 'visible'):
        return False
    try:
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    except gi.repository.GLib.Error:
        return False  # a row of a drop-down that was filled anew: GTK 4.8 names it, and it is no more
    return box.width > 0 and box.height > 0


class Person:
    """Starts the program and uses its windows. Leaving the block closes it and keeps a picture."""

    def __init__(self, command, pictures, name='taizhang'):
        self.command = [str(word) for word in command]
        self.pictures = Path(pictures)
        self.name = name
        self.program = None
        self.window = None
        self.log = self.pictures / f'{name}.log'

    def __enter__(self):
        Atspi.init()
        self.pictures.mkdir(parents=True, exist_ok=True)
        with open(self.log, 'wb') as log:
            self.program = subprocess.Popen(self.command, stdout=log, stderr=log)
        try:
            wait(self.application, 'program in the accessibility tree', 30)
            self.turn_to()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *reason):
        if any(reason):
            self.picture('failed')
            print('\n'.join(f'# {line}' for line in self.tree().splitlines()[:200]))
        self.program.terminate()
        try:
            self.program.wait(10)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.wait()

    # Looking

    def application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.program.pid:
                return child
        return None

    def find_all(self, role=None, name=None, inside=None, shown=True):
        """Nodes of a role whose name is, or begins with, the given one ("姓名" finds "姓名(N)")."""
        for node in walk(inside or self.application()):
            if role is not None and node.get_role_name() not in ([role] if isinstance(role, str) else role):
                continue
            if name is not None and not (node.get_name() or '').startswith(name):
                continue
            if shown and not is_shown(node):
                continue
            yield node

    def find(self, role=None, name=None, inside=None, seconds=10):
        return wait(lambda: next(self.find_all(role, name, inside), None),
                    f'{role or "thing"} named {name}', seconds)

    def sees(self, words, inside=None):
        """Whether the words can be read anywhere on the screen."""
        return any(words in text_of(node) or words in (node.get_name() or '')
                   for node in self.find_all(inside=inside))

    def waits_for(self, words, seconds=10):
        wait(lambda: self.sees(words), f'words “{words}” on the screen', seconds)

    def waits_until_gone(self, words, seconds=10):
        wait(lambda: not self.sees(words), f'end of the words “{words}”', seconds)

    def rows(self, inside=None):
        """The texts of the rows of tables on screen, each a list of its cells."""
        found = []
        for row in self.find_all(('table row', 'list item'), inside=inside):
            cells = [text_of(node) for node in walk(row) if node.get_role_name() in ('label', 'text')]
            found.append([cell for cell in cells if cell])
        return found

    def focus(self):
        """The node that has the keyboard."""
        return next((node for node in walk(self.application()) if has_state(node, 'focused')), None)

    def entry(self, name):
        return self.find(ENTRIES, name)

    def tree(self):
        """The accessibility tree as text, for a failure's log."""
        lines = []

        def add(node, depth):
            if node is None or depth > 40 or len(lines) > 2000:
                return
            lines.append(f"{'  ' * depth}{node.get_role_name()} “{node.get_name() or ''}”")
            for index in range(node.get_child_count()):
                add(node.get_child_at_index(index), depth + 1)
        try:
            add(self.application(), 0)
        except gi.repository.GLib.Error as error:
            lines.append(str(error))
        return '\n'.join(lines)

    # Acting

    def turn_to(self, title=''):
        """Makes the program's newest window, or the one whose title begins so, the active one."""
        def search():
            words = ['search', '--onlyvisible', '--all', '--pid', self.program.pid]
            found = xdotool(*words, '--name', f'^{title}').split()
            return found[-1] if found else None
        self.window = wait(search, f'window {title}', 30)
        xdotool('windowactivate', '--sync', self.window)
        return self.window

    def type(self, words, delay=15):
        xdotool('type', '--delay', delay, '--', words)

    def key(self, *keys):
        """Presses keys one after the other: key ('ctrl+n'), key ('Tab', 'Tab', 'Return')."""
        for one in keys:
            xdotool('key', '--delay', 20, one)

    def click(self, node, times=1):
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        xdotool('mousemove', '--window', self.window, box.x + box.width // 2, box.y + box.height // 2,
                'click', '--repeat', times, '--delay', 80, 1)

    def press(self, name):
        """Clicks the button of that name."""
        self.click(self.find(('push button', 'toggle button', 'button'), name))

    def fill(self, name, words):
        """Goes to the entry of that name, replaces what stands in it, and sees it arrive."""
        node = self.entry(name)
        self.click(node)
        self.key('ctrl+a')
        self.type(words)
        wait(lambda: text_of(self.entry(name)) == words, f'“{words}” in {name}')

    def picture(self, name):
        """Keeps what is on the screen as NAME.png."""
        path = self.pictures / f'{name}.png'
        subprocess.run(['import', '-window', 'root', str(path)], check=False, env=dict(os.environ))
        return path


# What tests ask again and again.

def read(ledger, sql, *values):
    """What stands in the file, read while the program has it open."""
    connection = sqlite3.connect(f'file:{ledger}?mode=ro', uri=True)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def expect(value, expected, what):
    assert value == expected, f'{what}: {value!r} instead of {expected!r}'


def outside_table(node, depth=0):
    """Everything but the rows: two hundred of them are asked cell by cell."""
    if node is None or depth > 40:
        return
    yield node
    if node.get_role_name() in ('tree table', 'table'):
        return
    for index in range(node.get_child_count()):
        yield from outside_table(node.get_child_at_index(index), depth + 1)


def words(node):
    """What can be read there, without the narrow spaces of numbers."""
    return (text_of(node) or node.get_name() or '').replace('\u202f', '').replace(' ', '')


def focused(person):
    return next((node for node in outside_table(person.application()) if has_state(node, 'focused')), None)


def shown_count(person):
    """The words beside the search field."""
    return next((said for node in outside_table(person.application()) if node.get_role_name() == 'status bar'
                 for said in [words(node)] if said.startswith(('共', '筛出'))), '')


def waits_for(person, said):
    """Words outside the tables, whatever spaces stand in them."""
    wanted = said.replace(' ', '')
    wait(lambda: any(wanted in words(node) for node in outside_table(person.application())), f'words “{said}”', 20)


def roll_to(person, title):
    """Turns the wheel over the sidebar until the page's name is on the screen."""
    pane = Atspi.Component.get_extents(person.find('list', '页面').get_parent(), Atspi.CoordType.WINDOW)
    for _ in range(20):
        box = Atspi.Component.get_extents(person.find('list item', title), Atspi.CoordType.WINDOW)
        if pane.y <= box.y and box.y + box.height <= pane.y + pane.height:
            return
        xdotool('mousemove', '--window', person.window, pane.x + pane.width // 2, pane.y + pane.height // 2,
                'click', 5 if box.y > pane.y else 4)
        time.sleep(0.2)


def go_to(person, title):
    """To a page by its key, wherever it stands in the sidebar; the eleventh has none."""
    places = [node.get_name() for node in person.find_all('list item', inside=person.find('list', '页面'))]
    place = places.index(title)
    if place < 10:
        person.key(f'alt+{(place + 1) % 10}')
    else:
        roll_to(person, title)
        person.click(person.find('list item', title))


def go_through(person, ledger, steps, tap):
    """One after the other, each a result; what follows a failure would stand on it."""
    for step in steps:
        try:
            step(person, ledger)
            tap.result(step.__name__.replace('_', ' '), [])
        except (AssertionError, Missed):
            person.picture(f'failed-{step.__name__}')
            tap.result(step.__name__.replace('_', ' '), traceback.format_exc().splitlines()[-4:])
            break


def close_and_prove(person, ledger, ctl):
    """The program ends by its key, and the ledger it leaves is sound."""
    person.key('ctrl+w')
    wait(lambda: person.program.poll() is not None, 'end of the program', 20)
    expect(person.program.returncode, 0, 'the program ended with')
    done = subprocess.run([ctl, 'check', str(ledger)], capture_output=True, text=True, check=False)
    expect(done.returncode, 0, done.stdout + done.stderr)
