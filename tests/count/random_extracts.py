# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Extracts by chance, in every awkward way in which exports come: of people who do not exist."""

import codecs
import gzip
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import independent_count as independent

# Field by field: what is plain, and what is awkward but says the same or ends in another bin.
PLAIN = {
    "status": ["ingeschreven"],
    "dienstverlening_begin": ["2019-03-01", "2024-12-31", "20180228", "01-02-2020", "1-2-2020", "2020/02/29", "29/02/2020"],
    "dienstverlening_eind": ["", "", "", "", "2999-12-31"],
    "doelgroepregister": ["J", "ja", "1"],
    "banenafspraak": ["J", "j", "X", "true"],
    "wsw_beschut": ["N", "", "nee"],
}
AWKWARD = {
    "status": ["INGESCHREVEN", " Ingeschreven ", "uitgeschreven", "", "ingeschreven.", "ingeschreve", "status", "ingeschrevenen"],
    "dienstverlening_begin": [
        "", " ", "{date}", "{after}", "{before}", "{date} 23:59:59", "{date}T00:00", "2021-02-30", "2021-02-29", "2000-02-29",
        "1900-02-29", "31-04-2020", "2020-13-01", "2020-00-10", "0000-01-01", "20200101x", "x", "2020-1-1", "2020-01-01 ", "01-2020-01",
        "202001", "2020-01/01", "1-1-20", "99999999", "2020-01-01 10:00", "2020-01-01T10:00:00.123Z", "3-12-2020", "32-1-2020", "2020-01-01x",
    ],
    "dienstverlening_eind": ["{date}", "{after}", "{before}", "{date} 00:00:00", "{after}T12:00", "  ", "nooit", "31-12-2999", "2021-02-30", "0"],
    "doelgroepregister": ["N", "nee", "", " ", "waar", "ONWAAR", "false", "misschien", "0", "JJ", " Yes ", "no", "-"],
    "banenafspraak": ["N", "nee", "", " ", "WAAR", "ONWAAR", "false", "?", "0", "2", " y ", "no", "N/A"],
    "wsw_beschut": ["J", "ja", "1", " ", "beschut", "NEE", "x", "0", "-"],
}  # fmt: skip
UWV_CODES = ["WAJONG", "WW", "WIA", "WAO", "ZW", "WAZ", "wajong", "Wia"]
MUNICIPAL_CODES = ["BIJSTAND", "NUG", "IOAW", "IOAZ", "ANW", "bijstand", "Nug"]
OTHER_CODES = ["ONBEKEND", "WAJON", "WWW", "", "-", "IO AW", "WAJONGWIA", "Bijstandsuitkering"]
TEXTS = [
    "techniek", "zorg en welzijn", "groen", "a", "0", "N", "caf\u00e9", "\u20ac 5", "x" * 63, "y" * 64, "z" * 200, "'", "=1+1", "-",
    "a;b", "a,b", "a|b", "a\tb", "a\nb", "a\r\nb", "a\rb", 'a"b', '"', '""', '","', '"\n', '\n"', ",", ";", "\n", '";"', "a\n\nb", "\r",
]  # fmt: skip
BLANK_TEXTS = ["", "", "", " ", "  ", "\t", "\u00a0"]
BROKEN = ["short", "long", "text after a quote", "never closed", "noise", "blanks", "one quote"]
LINE_ENDS = ["\n", "\r\n", "\r"]


class Extracts:
    """Makes extracts; `chance` is a random.Random."""

    def __init__(self, chance, definition):
        self.chance, self.definition = chance, definition
        self.ids = [f"K{chance.randrange(10**10):010d}" for _ in range(chance.choice([3, 30, 300]))]
        self.codes = self.some_codes()
        self.awkward = chance.choice([0.02, 0.1, 0.4])

    def some_codes(self):
        """Codes of a few municipalities, of a whole region or of all, and among them older and wrong ones."""
        chance, territory, year = self.chance, self.definition.territory, self.definition.year
        codes = sorted(territory.years[year])
        how = chance.randrange(4)
        if how == 0:
            codes = chance.sample(codes, 3)
        elif how == 1:
            region = territory.years[year][chance.choice(codes)]
            codes = [code for code in codes if territory.years[year][code] == region]
        elif how == 2:
            codes = chance.sample(codes, 40)
        older = [code for code in self.definition.places if self.definition.places[code][1]]
        split = [old for _, old, _, kind in territory.changes if kind == "splitsing"]
        strange = ["", " ", "GM", "GM9999", "0", "GM00518", "Utrecht", "GM05 18", "GM051a", "51800", "GMGM0518", "-518"]
        some = [self.code(code) for code in codes]
        for _ in range(max(1, len(some) // 8)):
            some.append(self.code(chance.choice((older or codes) + split)))
            some.append(chance.choice(strange))
        return some

    def code(self, code):
        return self.chance.choice(["GM{:04d}", "GM{:04d}", "gm{:04d}", "{:04d}", "{:d}", " GM{:04d} ", "Gm{:04d}"]).format(code)

    def date_text(self, text):
        date = self.definition.date
        shown = {"date": date, "before": date - 10000, "after": date + 10000}
        return text.format(**{name: f"{day // 10000:04d}-{day // 100 % 100:02d}-{min(day % 100, 28 if name != 'date' else 31):02d}" for name, day in shown.items()})  # fmt: skip

    def indicering(self):
        chance = self.chance
        lists = [UWV_CODES, MUNICIPAL_CODES] * 6 + [OTHER_CODES]
        codes = [chance.choice(chance.choice(lists)) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
        return chance.choice([";", ",", "|", "/", "+", " ", " ; ", ", ", "\n", ";;"]).join(codes)

    def value(self, column):
        chance = self.chance
        if column == "client_id":
            return chance.choice(["", " "]) if chance.random() < 0.02 else chance.choice(self.ids)
        if column == "gemeentecode":
            return chance.choice(self.codes)
        if column == "indicering":
            return self.indicering()
        if column in PLAIN:
            awkward = chance.random() < self.awkward / 2
            return self.date_text(chance.choice(AWKWARD[column] if awkward else PLAIN[column]))
        if column.startswith("taaksoort"):
            return chance.choice(["J", "N", "ja"] if chance.random() < 0.12 else BLANK_TEXTS)
        return chance.choice(TEXTS if chance.random() < 0.7 else BLANK_TEXTS)

    def records(self, columns, count):
        return [{column: self.value(column) for column in columns} for _ in range(count)]

    def some_columns(self, needed):
        """Ours in some order, all that are needed and some of the others, and columns of the export's own between them."""
        chance = self.chance
        columns = [column for column in independent.COLUMNS if column in needed or chance.random() < 0.7]
        if chance.random() < 0.5:
            columns = [column for column in independent.COLUMNS if column in needed or chance.random() < 0.98]
        columns += [f"eigen kolom {number}" for number in range(chance.choice([0, 0, 1, 2, 40]))]
        if chance.random() < 0.5:
            chance.shuffle(columns)
        return columns


# ------------------------------------------------------------------------ CSV


class CsvWriter:
    """Writes records as CSV in one of its ways, chosen by chance, and breaks some of them."""

    def __init__(self, extracts, renamed):
        self.chance, self.renamed = extracts.chance, renamed
        chance = self.chance
        self.delimiter = chance.choice([",", ";", "\t", "|"])
        self.quoting = chance.choice([0, 0.1, 0.5, 1])
        self.broken = chance.choice([0, 0, 0.03, 0.15])
        self.line_end = chance.choice(LINE_ENDS + [None])
        self.separator_line = chance.random() < 0.1
        if self.separator_line:
            self.delimiter = chance.choice([",", ";", "\t", "|", ":", "^", "#"])

    def end(self):
        ends = self.line_end or self.chance.choice(LINE_ENDS)
        return ends * self.chance.choice([1, 1, 1, 1, 1, 1, 1, 2, 3])

    def field(self, value):
        needs = any(sign in value for sign in self.delimiter + "\r\n") or value.startswith('"')
        if needs or self.chance.random() < self.quoting:
            return '"' + value.replace('"', '""') + '"'
        return value

    def record(self, values):
        return self.delimiter.join(map(self.field, values))

    def spoil(self, values):
        """A record that is broken in one of the ways there are; not all of them make it unusable."""
        chance, delimiter = self.chance, self.delimiter
        how = chance.choice(BROKEN)
        if how == "short":
            return self.record(values[: chance.randrange(len(values))])
        if how == "long":
            return self.record(values + [chance.choice(["", "x"])])
        if how == "noise":
            return "".join(chance.choice('",;\t|ax \n' + delimiter) for _ in range(chance.randrange(1, 40)))
        if how == "blanks":
            return chance.choice([" ", "\t", "   ", delimiter])
        fields = list(map(self.field, values))
        at = chance.randrange(len(fields))
        if how == "text after a quote":
            fields[at] = '"' + values[at].replace('"', '""') + '"' + chance.choice(["x", " ", 'a"b', '"x', 'x"'])
        elif how == "never closed":
            fields[at] = '"' + fields[at].replace('"', "")
        else:
            fields[at] = chance.choice(['a"b', 'a"', 'a""b"', ' "', "'\"'"])
        return delimiter.join(fields)

    def header(self, columns):
        chance, names = self.chance, []
        for column in columns:
            name = self.renamed.get(column, column)
            name = chance.choice([name, name, name, name.upper(), f" {name}", f"{name} ", name.title()])
            names.append(name)
        return self.record(names)

    def text(self, columns, records):
        chance = self.chance
        parts = ["\n"] if chance.random() < 0.05 else []
        parts += [f"sep={self.delimiter}", chance.choice(LINE_ENDS)] if self.separator_line else []
        header = self.header(columns)
        parts += [header, self.end()]
        for record in records:
            if chance.random() < 0.01:  # as where files were pasted one behind another
                parts += [header, self.end()]
            values = [record.get(column, "") for column in columns]
            parts += [self.spoil(values) if chance.random() < self.broken else self.record(values), self.end()]
        if chance.random() < 0.5:
            parts.pop()
        return "".join(parts)


def encode(chance, text):
    encoding = chance.choice(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"])
    if encoding == "cp1252":
        # A no-break space is one byte here, and no blank: nothing says that it is one.
        return text.replace("\u00a0", " ").encode("cp1252")
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    return mark + text.encode(encoding)


# ------------------------------------------------------------------------ XML


def xml_text(chance, value):
    """A value in one of the ways in which XML can say it. A bare carriage return would become a line feed."""
    if "]]>" not in value and "\r" not in value and chance.random() < 0.1:
        return f"<![CDATA[{value}]]>"
    text = escape(value).replace("\r", "&#13;")
    if chance.random() < 0.1:
        text = "".join(f"&#{ord(sign)};" if chance.random() < 0.5 and sign.isalnum() else sign for sign in value) if value.isalnum() else text
    return text


def write_xml(extracts, renamed, columns, records):
    chance = extracts.chance
    encoding = chance.choice(["UTF-8", "UTF-8", "ISO-8859-15", "UTF-16"])
    space = chance.choice(["", f' xmlns="{independent.NAMESPACE}"'])
    columns = [column for column in columns if " " not in column]
    parts = [f'<?xml version="1.0" encoding="{encoding}"?>\n<uitvoer{space}>']
    parts.append(chance.choice(["", "<!-- een uitvoer -->", "<kop>niets</kop>", "\n"]))
    for record in records:
        attributes, children = [], []
        chosen = list(columns)
        if chance.random() < 0.3:
            chance.shuffle(chosen)
        for column in chosen:
            value, name = record.get(column, ""), renamed.get(column, column)
            if value == "" and chance.random() < 0.7:
                continue
            if chance.random() < 0.03:
                attributes.append(f" {name}={quoteattr(value, {chr(10): '&#10;', chr(13): '&#13;', chr(9): '&#9;'})}")
            elif value == "" and chance.random() < 0.5:
                children.append(f"<{name}/>")
            else:
                children.append(f"<{name}>{xml_text(chance, value)}</{name}>")
        if chance.random() < 0.02 and children:
            children.append(chance.choice(children))
        if chance.random() < 0.05:
            children.insert(0, "<eigen>x</eigen><!-- x -->")
        indent = chance.choice(["", "\n  "])
        parts.append(f"<klant{''.join(attributes)}>" + indent + indent.join(children) + "</klant>" + chance.choice(["", "\n"]))
    parts.append("</uitvoer>")
    text = "".join(parts)
    return text.encode(encoding.lower(), errors="xmlcharrefreplace")


# -------------------------------------------------------------------- packing


def pack_gzip(chance, data):
    """One member or several, which is the same."""
    cut = chance.randrange(len(data) + 1) if chance.random() < 0.3 else len(data)
    members = [data[:cut], data[cut:]] if cut < len(data) else [data]
    return b"".join(gzip.compress(member, chance.choice([1, 6])) for member in members)


def pack_zip(chance, members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, data in enumerate(members, 1):
            how = chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
            archive.writestr(zipfile.ZipInfo(f"deel {number}"), data, how)
    return out.getvalue()
