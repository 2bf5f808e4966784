# SPDX-License-Identifier: GPL-3.0-or-later
# Pages that are laid out already, drawn by ReportLab: forms-peer-reportlab.py FONT PAGES OUTPUT single|one
# The last line says CPU seconds and bytes; reading the pages and loading the font are not counted.
import os
import sys
import time

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

font, pages, output, how = sys.argv[1:]


def read_pages():
    sheet = None
    with open(pages, encoding="utf-8") as lines:
        for line in lines:
            kind, *rest = line.rstrip("\n").split("\t")
            if kind == "page":
                if sheet:
                    yield sheet
                sheet = ([float(n) for n in rest], [])
            else:
                sheet[1].append((kind, [float(n) for n in rest[:5]], rest[5] if kind == "text" else ""))
    yield sheet


def draw(canvas, sheet):
    (width, height), operations = sheet
    canvas.setPageSize((width, height))
    for kind, (size, x, y, x2, y2), text in operations:
        if kind == "text":
            canvas.setFont("form", size)
            canvas.drawString(x, height - y, text)
        elif kind == "rule":
            canvas.setLineWidth(size)
            canvas.line(x, height - y, x2, height - y2)
        else:
            canvas.setLineWidth(size)
            canvas.rect(x, height - y - y2, x2, y2)
    canvas.showPage()


sheets = list(read_pages())
total = 0
pdfmetrics.registerFont(TTFont("form", font))
begun = time.process_time()
for papers in [[sheet] for sheet in sheets] if how == "single" else [sheets]:
    canvas = Canvas(output, pageCompression=1)
    for paper in papers:
        draw(canvas, paper)
    canvas.save()
    total += os.path.getsize(output)
print(time.process_time() - begun, total)
