# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Draws the publication with cairo, every piece of text where we want it and in the order we want."""

import dataclasses
import math
import random

import cairo

from publication import CLOSING, DISCLAIMER, EDITION, GROUPS, HEADS, INTRODUCTION, TITLE

A4 = (595.28, 841.89)
MARGIN = 42.0
FOOTER = 46.0
SIZE = 8.0
LEADING = 10.0
PADDING = 3.0


@dataclasses.dataclass
class Style:
    landscape: bool = False
    # a landscape page on its side, as some programs print it
    turned: bool = False
    ruled: bool = True
    # "page": a region a page; "several": whole tables while they fit; "flow": tables go on over the page's end
    pages: str = "page"
    # where the region's name stands beside its rows: "top", "centre", or "none": in the page heading only
    region: str = "top"
    name_width: float = 110.0
    region_width: float = 80.0
    # where the counts of a row with a wrapped name stand: "top", "centre", "bottom"
    counts: str = "top"
    # "rows"; "columns": one column after the other; "cells", "words": shuffled
    order: str = "rows"


def wrapped(context, text, width):
    """The lines of a text: broken at blanks, and after hyphens as browsers and office programs do."""
    lines, line = [], ""
    for word in text.split(" "):
        pieces = word.split("-")
        pieces = [piece + "-" for piece in pieces[:-1]] + pieces[-1:]
        for index, piece in enumerate(pieces):
            longer = line + (" " if line and index == 0 else "") + piece
            if line and context.text_extents(longer).x_advance > width:
                lines.append(line)
                longer = piece
            line = longer
    return lines + [line]


class Paper:
    """Pages; texts are gathered and drawn at the end of each page, in the order that the style wants."""

    def __init__(self, path, style):
        self.style = style
        self.width, self.height = reversed(A4) if style.landscape else A4
        size = A4 if style.turned else (self.width, self.height)
        self.surface = cairo.PDFSurface(str(path), *size)
        self.context = cairo.Context(self.surface)
        if style.turned:
            self.context.translate(0, A4[1])
            self.context.rotate(-math.pi / 2)
        self.random = random.Random(2025)
        self.number = 0
        self.texts = []
        self.y = 0.0

    def font(self, size=SIZE, bold=False):
        weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
        self.context.select_font_face("sans-serif", cairo.FONT_SLANT_NORMAL, weight)
        self.context.set_font_size(size)

    def text(self, x, y, text, column=-1, right=False, size=SIZE, bold=False):
        """Puts a line of text; `x` is its right end when `right`."""
        if not text:
            return
        self.font(size, bold)
        if right:
            x -= self.context.text_extents(text).x_advance
        if self.style.order != "words":
            self.texts.append((column, x, y, text, size, bold))
            return
        for word in text.split(" "):
            self.texts.append((column, x, y, word, size, bold))
            x += self.context.text_extents(word + " ").x_advance

    def rule(self, x1, y1, x2, y2):
        if not self.style.ruled:
            return
        self.context.set_line_width(0.5)
        self.context.move_to(x1, y1)
        self.context.line_to(x2, y2)
        self.context.stroke()

    def begin(self, region):
        self.number += 1
        self.y = MARGIN
        self.text(MARGIN, self.y, TITLE, size=14, bold=True)
        self.y += 16
        self.text(MARGIN, self.y, f"{EDITION}   {region}".rstrip(), size=10)
        self.y += 24

    def end(self):
        bottom = self.height - FOOTER / 2
        self.text(MARGIN, bottom, DISCLAIMER, size=7)
        self.text(self.width - MARGIN, bottom, str(self.number), right=True, size=7)
        if self.style.order == "columns":
            self.texts.sort(key=lambda text: text[0])
        elif self.style.order in ("cells", "words"):
            self.random.shuffle(self.texts)
        for _, x, y, text, size, bold in self.texts:
            self.font(size, bold)
            self.context.move_to(x, y)
            self.context.show_text(text)
        self.texts = []
        self.context.show_page()

    def room(self):
        return self.height - FOOTER - MARGIN / 2 - self.y


class Grid:
    """The columns of a table: [region] name and five counts."""

    def __init__(self, paper, style, country):
        self.paper = paper
        self.style = style
        self.has_region = style.region != "none" or country
        widths = ([style.region_width] if self.has_region else []) + ([] if country else [style.name_width])
        count_width = (paper.width - 2 * MARGIN - style.region_width - style.name_width) / len(HEADS)
        widths += [count_width] * len(HEADS)
        self.edges = [MARGIN]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self.first_count = len(widths) - len(HEADS)
        # The name's column keeps its number whether or not there is one for the region before it.
        self.shift = 7 - len(widths)

    def lines(self, text, column):
        self.paper.font()
        width = self.edges[column + 1] - self.edges[column] - 2 * PADDING
        return wrapped(self.paper.context, text, width)

    def cell(self, column, y, lines, right=False):
        x = self.edges[column + 1] - PADDING if right else self.edges[column] + PADDING
        for index, line in enumerate(lines):
            self.paper.text(x, y + LEADING * (index + 1) - PADDING / 2, line, self.shift + column, right)

    def verticals(self, y1, y2):
        for x in self.edges:
            self.paper.rule(x, y1, x, y2)

    def head(self):
        paper, top = self.paper, self.paper.y
        for index, group in enumerate(GROUPS):
            x = (self.edges[self.first_count + 2 * index] + self.edges[self.first_count + 2 * index + 2]) / 2
            paper.font()
            half = paper.context.text_extents(group).x_advance / 2
            paper.text(x - half, top + LEADING, group, self.shift + self.first_count + 2 * index)
        names = (["Arbeidsmarktregio"] if self.has_region else []) + ["Gemeente"]
        below = top + LEADING + PADDING
        tall = 1
        for column, name in enumerate(names[: self.first_count] + list(HEADS)):
            lines = self.lines(name, column)
            tall = max(tall, len(lines))
            self.cell(column, below, lines)
        paper.y = below + tall * LEADING + PADDING
        self.verticals(top, paper.y)
        paper.rule(self.edges[0], top, self.edges[-1], top)
        paper.rule(self.edges[0], paper.y, self.edges[-1], paper.y)

    def row(self, row):
        """Draws the name and the counts; the region's column is drawn for many rows at once."""
        paper, top = self.paper, self.paper.y
        column = self.first_count - 1
        lines = self.lines(row.name, column)
        height = max(1, len(lines)) * LEADING + PADDING
        self.cell(column, top, lines)
        down = {"top": 0, "centre": (len(lines) - 1) * LEADING / 2, "bottom": (len(lines) - 1) * LEADING}
        for index, text in enumerate(row.cells()):
            if text:
                self.cell(self.first_count + index, top + down[self.style.counts], [text], right=True)
        paper.y = top + height
        self.verticals(top, paper.y)
        left = self.edges[column] if self.has_region and column > 0 else self.edges[0]
        paper.rule(left, paper.y, self.edges[-1], paper.y)

    def region(self, label, y1, y2):
        if not self.has_region:
            return
        lines = self.lines(label, 0)
        height = len(lines) * LEADING + PADDING
        y = y1 if self.style.region == "top" else y1 + (y2 - y1 - height) / 2
        self.cell(0, y, lines)
        self.paper.rule(self.edges[0], y2, self.edges[1], y2)

    def row_height(self, row):
        return len(self.lines(row.name, self.first_count - 1)) * LEADING + PADDING


HEAD_HEIGHT = 4 * LEADING


def draw_rows(paper, style, table):
    """A table from where the paper is; with "flow" it goes on over the page's end, its heading repeated."""
    country = not table.number
    grid = Grid(paper, style, country)
    grid.head()
    start = paper.y
    label = table.label
    for row in table.rows:
        if style.pages != "page" and paper.room() < grid.row_height(row):
            grid.region(label, start, paper.y)
            paper.end()
            paper.begin("")
            grid.head()
            start = paper.y
            # What spans the rows is printed once.
            label = ""
        grid.row(row)
    if not country:
        grid.region(label, start, paper.y)


def draw_prose(paper, text):
    paper.font()
    for line in wrapped(paper.context, text, paper.width - 2 * MARGIN):
        paper.text(MARGIN, paper.y + LEADING, line)
        paper.y += LEADING
    paper.y += LEADING


def table_height(paper, style, table):
    grid = Grid(paper, style, not table.number)
    return 3 * HEAD_HEIGHT + sum(grid.row_height(row) for row in table.rows)


def draw(path, tables, style):
    paper = Paper(path, style)
    for index, table in enumerate(tables):
        fits = style.pages == "flow" or (style.pages == "several" and paper.room() > table_height(paper, style, table))
        if index == 0 or not fits or (style.pages == "flow" and paper.room() < 3 * HEAD_HEIGHT):
            if index > 0:
                paper.end()
            paper.begin(table.heading if style.pages == "page" else "")
        draw_prose(paper, INTRODUCTION)
        draw_rows(paper, style, table)
        paper.y += LEADING
        draw_prose(paper, table.register_sentence() if table.register else CLOSING)
    paper.end()
    paper.surface.finish()


def draw_picture(path):
    """Pages as a scanner gives them: something like a table as a picture, and no text at all."""
    picture = cairo.ImageSurface(cairo.FORMAT_RGB24, 300, 420)
    context = cairo.Context(picture)
    context.set_source_rgb(1, 1, 1)
    context.paint()
    context.set_source_rgb(0, 0, 0)
    for line in range(20, 400, 14):
        context.rectangle(30, line, 60 + line * 7 % 150, 6)
        context.fill()
    surface = cairo.PDFSurface(str(path), *A4)
    context = cairo.Context(surface)
    for _ in range(2):
        context.save()
        context.scale(A4[0] / 300, A4[1] / 420)
        context.set_source_surface(picture)
        context.paint()
        context.restore()
        context.show_page()
    surface.finish()
