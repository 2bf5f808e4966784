#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What desktops, stores and package lists read about the program is valid and says the same."""

import json
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from tap import Tap, run

TOP = Path(sys.argv[1])
VERSION = sys.argv[2]
APP = 'org.gonghui.Taizhang'
DATA = TOP / 'data'
MANIFEST = TOP / 'flatpak' / f'{APP}.json'


def metainfo_agrees():
    root = ET.parse(DATA / f'{APP}.metainfo.xml').getroot()
    newest = root.find('releases/release').get('version')
    found = []
    if newest != VERSION:
        found.append(f'the newest release is {newest}, the project {VERSION}')
    if root.findtext('id') != APP:
        found.append(f"the id is {root.findtext('id')}")
    if root.findtext('launchable') != f'{APP}.desktop':
        found.append(f"it launches {root.findtext('launchable')}")
    return found


def desktop_entry_agrees():
    lines = (DATA / f'{APP}.desktop').read_text(encoding='utf-8').splitlines()
    wanted = ['Name=工会台账', 'Exec=taizhang %f', f'Icon={APP}', 'MimeType=application/x-taizhang;']
    return [f'no line {line}' for line in wanted if line not in lines]


def icons_parse():
    found = []
    for name, size in ((f'scalable/apps/{APP}.svg', '128'), (f'symbolic/apps/{APP}-symbolic.svg', '16')):
        root = ET.parse(DATA / 'icons' / 'hicolor' / name).getroot()
        if (root.get('width'), root.get('height')) != (size, size):
            found.append(f'{name} is not {size} wide and high')
        if root.findall('.//{*}text') or root.findall('.//{*}image'):
            found.append(f'{name} depends on fonts or pictures')
    return found


def content_type(path, home):
    """The type a file manager would give the file, from our description of it."""
    environment = dict(os.environ, XDG_DATA_HOME=str(home), GIO_USE_VFS='local')
    said = run(['sh', '-c', 'gio info -a standard::content-type "$1"; exit 1', 'sh', str(path)],
               env=environment)
    return re.search(r'content-type: (\S+)', ' '.join(said) + ' content-type: none')[1]


def mime_type_is_found():
    header = bytearray(4096)
    header[:16] = b'SQLite format 3\0'
    magic = ET.parse(DATA / f'{APP}.mime.xml').getroot().find('.//{*}match/{*}match').get('value')
    header[68:72] = int(magic, 16).to_bytes(4, 'big')
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / 'home'
        (home / 'mime' / 'packages').mkdir(parents=True)
        text = (DATA / f'{APP}.mime.xml').read_text(encoding='utf-8')
        (home / 'mime' / 'packages' / f'{APP}.xml').write_text(text, encoding='utf-8')
        if said := run(['update-mime-database', str(home / 'mime')]):
            return said
        found = []
        for name, content in (('台账.taizhang', b'\0\1\2'), ('没有扩展名', bytes(header))):
            path = Path(folder) / name
            path.write_bytes(content)
            if (kind := content_type(path, home)) != 'application/x-taizhang':
                found.append(f'{name} is taken for {kind}')
        return found


def sources_of(modules):
    for module in modules:
        for source in module.get('sources', []):
            yield module['name'], source
        yield from sources_of(module.get('modules', []))


def manifest_is_pinned():
    manifest = json.loads(MANIFEST.read_text(encoding='utf-8'))
    found = []
    if manifest['id'] != APP or manifest['command'] != 'taizhang':
        found.append('the manifest is not about this program')
    for argument in manifest['finish-args']:
        if argument.startswith(('--share=network', '--filesystem', '--socket=session-bus')):
            found.append(f'{argument}: the program needs neither a network nor other files')
    for name, source in sources_of(manifest['modules']):
        if source['type'] in ('dir', 'shell'):
            continue
        if not source['url'].startswith('https://'):
            found.append(f"{name}: {source['url']} is not fetched safely")
        if not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
            found.append(f'{name} has no SHA-256')
    return found


def manifest_is_read():
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home, G_DEBUG='fatal-warnings')
        return run(['flatpak-builder', '--show-manifest', str(MANIFEST)], env=environment, cwd=home)


def package_list_is_clean():
    """Each section sorted, nothing twice in it, nothing but names."""
    sections, current = {}, None
    for line in (TOP / 'packages').read_text(encoding='utf-8').splitlines():
        line = line.split('#')[0].strip()
        if line.startswith('['):
            current = sections.setdefault(line.strip('[]'), [])
        elif line:
            current.append(line)
    found = []
    for name, packages in sections.items():
        if len(set(packages)) != len(packages):
            found.append(f'[{name}] names a package twice')
        found += [f'[{name}] {word} is no package name' for word in packages
                  if not re.fullmatch(r'[a-z0-9][a-z0-9+.-]+', word)]
    return found


def scripts():
    for path in [TOP / 'run', TOP / '.ci' / 'run', *sorted(TOP.glob('*/**/*'))]:
        parts = path.relative_to(TOP).parts
        if not path.is_file() or parts[0].startswith(('_build', '.git', 'out')):
            continue
        with open(path, 'rb') as file:
            if re.match(rb'#!.*\b(ba)?sh\b', file.readline()):
                yield str(path)


def main():
    tap = Tap()
    tap.command('the desktop entry is valid', ['desktop-file-validate', DATA / f'{APP}.desktop'])
    tap.result('the desktop entry agrees', desktop_entry_agrees())
    tap.command('the metainfo is valid',
                ['appstreamcli', 'validate', '--no-net', DATA / f'{APP}.metainfo.xml'])
    tap.result('the metainfo agrees', metainfo_agrees())
    tap.command('the settings compile', ['glib-compile-schemas', '--strict', '--dry-run', DATA])
    tap.result('the icons are drawings', icons_parse())
    tap.result('a ledger is known by its name and by its content', mime_type_is_found())
    tap.result('the Flatpak manifest is understood', manifest_is_read())
    tap.result('the Flatpak manifest is pinned and asks for little', manifest_is_pinned())
    tap.result('the package list is clean', package_list_is_clean())
    tap.command('the scripts are clean', ['shellcheck', *scripts()])
    tap.end()


if __name__ == '__main__':
    main()
