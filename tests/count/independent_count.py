# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The counting definition once more, in plain Python with its own csv and XML parsers, to compare the library with.

It shares no code with the library and is written from docs/count.md and include/klantprofiel/count.h alone: short before quick. What an
extract comes to is a Result: the bins, and the clients of each municipality by group and parts that are missing.

    independent_count.py TERRITORY DATE EXTRACT...      prints the bins; TERRITORY is the folder with gemeenten.csv
"""

import calendar
import codecs
import collections
import csv
import io
import os
import re
import sys
import xml.etree.ElementTree

MUNICIPAL, UWV = 1, 2
AFFINITIES, SECTORS, TASKS = 1, 2, 4
TASK_COLUMNS = [f"taaksoort_{number:02d}" for number in range(1, 21)]
READ_COLUMNS = [
    "client_id", "gemeentecode", "indicering", "status", "dienstverlening_begin", "dienstverlening_eind",
    "doelgroepregister", "banenafspraak", "wsw_beschut", "affiniteiten", "beroepssectoren",
] + TASK_COLUMNS  # fmt: skip
COLUMNS = READ_COLUMNS + ["opleiding", "vaardigheden", "competenties"]
NAMESPACE = "urn:klantprofiel:extract:1"

# From the record that came furthest to the one that came least far.
ORDER = ["counted", "unknown-indicering", "sheltered", "not-ticked", "not-in-register", "not-open", "not-registered"]

WORDS = {
    "uwv": "WAJONG WW WIA WAO ZW WAZ".split(),
    "municipal": "BIJSTAND NUG IOAW IOAZ ANW".split(),
    "registered": ["INGESCHREVEN"],
    "yes": "J JA Y YES 1 TRUE WAAR X".split(),
    "no": "N NEE NO 0 FALSE ONWAAR".split(),
}


class Unusable(Exception):
    """A record that cannot be read."""


class Refused(Exception):
    """An extract that cannot be read."""


# ------------------------------------------------------------------ territory


class Territory:
    """Which code is which municipality of a year: places() gives {code: (place, of an older year)}."""

    def __init__(self, folder):
        self.years = collections.defaultdict(dict)
        for row in self.rows(folder, "gemeenten.csv"):
            self.years[int(row["jaar"])][self.number(row["gemeentecode"])] = row["arbeidsmarktregiocode"]
        self.changes = [
            (row["datum"], self.number(row["oude_code"]), self.number(row["nieuwe_code"]), row["soort"])
            for row in self.rows(folder, "herindelingen.csv")
        ]

    @staticmethod
    def rows(folder, name):
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @staticmethod
    def number(code):
        return int(code[2:])

    def year(self, date):
        return max(year for year in self.years if year <= date // 10000)

    def places(self, year):
        found = {code: (code, False) for code in self.years[year]}
        older = {code for before in self.years if before < year for code in self.years[before]}
        older |= {old for day, old, _, kind in self.changes if day <= f"{year}-01-01" and kind != "grenscorrectie"}
        for code in older - set(found):
            went = self.follow(code, year)
            if went is not None:
                found[code] = (went, True)
        return found

    def follow(self, code, year):
        """Where a municipality went as a whole, along all that happened to it up to the year; None when it was divided."""
        since = ""
        while code not in self.years[year]:
            # A code that was given out twice means what it meant last.
            events = [
                event
                for event in self.changes
                if event[1] == code and event[3] != "grenscorrectie" and since <= event[0] <= f"{year}-01-01"
            ]
            if not events:
                return None
            last = events[-1] if since == "" else events[0]
            if last[3] == "splitsing":
                return None
            since, code = last[0], last[2]
        return code


# ---------------------------------------------------------------- definition

BLANKS = "".join(map(chr, [*range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200E), 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF]))  # fmt: skip

TIME = r"(?:(?:[" + BLANKS + r"]+|T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
DATES = [
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})" + TIME),
    re.compile(r"(?P<y>\d{4})/(?P<m>\d{2})/(?P<d>\d{2})" + TIME),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})" + TIME),
    re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})" + TIME),
    re.compile(r"(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})" + TIME),
]


def date_number(value):
    """20250630; None for an empty field."""
    value = value.strip(BLANKS)
    if not value:
        return None
    for form in DATES:
        found = form.fullmatch(value)
        if found:
            year, month, day = (int(found[name]) for name in "ymd")
            if year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(max(year, 1), month)[1]:
                return year * 10000 + month * 100 + day
    raise Unusable("a date that is none")


class Definition:
    """How to count; the choices of klp_count_options by the same names."""

    def __init__(self, territory, date, unique=False, both=UWV, members=None, words=None):
        self.date, self.unique, self.both, self.members = date, unique, both, members
        self.territory, self.year = territory, territory.year(date)
        self.places = territory.places(self.year)
        self.words = {**WORDS, **(words or {})}

    def yes(self, value):
        value = value.strip(BLANKS).upper()
        if value in self.words["yes"]:
            return True
        if value == "" or value in self.words["no"]:
            return False
        raise Unusable("neither yes nor no")

    def groups(self, value):
        codes = set(re.split(f"[;,|/+{BLANKS}]+", value.upper()))
        return (MUNICIPAL if codes & set(self.words["municipal"]) else 0) | (UWV if codes & set(self.words["uwv"]) else 0)

    def place(self, value):
        """The place of a code, None when it is not known, and whether it is one of an older year."""
        found = re.fullmatch(r"(?:GM)?([0-9]{1,4})", value.strip(BLANKS), re.IGNORECASE)
        return self.places.get(int(found[1]), (None, False)) if found else (None, False)

    def verdict(self, record):
        """The bin in the order of the conditions, and for a counted one its parts and groups: (bin, parts, groups)."""
        if record.get("status", "").strip(BLANKS).upper() not in self.words["registered"]:
            return "not-registered", 0, 0
        begin = date_number(record.get("dienstverlening_begin", ""))
        if begin is None or begin > self.date:
            return "not-open", 0, 0
        end = date_number(record.get("dienstverlening_eind", ""))
        if end is not None and end <= self.date:
            return "not-open", 0, 0
        if not self.in_register(record):
            return "not-in-register", 0, 0
        if not self.yes(record.get("banenafspraak", "")):
            return "sheltered" if self.yes(record.get("wsw_beschut", "")) else "not-ticked", 0, 0
        groups = self.groups(record.get("indicering", ""))
        if groups == 0:
            return "unknown-indicering", 0, 0
        return "counted", self.parts(record), groups

    def in_register(self, record):
        if self.members is None:
            return self.yes(record.get("doelgroepregister", ""))
        return record.get("client_id", "").strip(BLANKS) in self.members

    @staticmethod
    def parts(record):
        def filled(column):
            return record.get(column, "").strip(BLANKS) != ""

        parts = AFFINITIES if filled("affiniteiten") else 0
        parts |= SECTORS if filled("beroepssectoren") else 0
        return parts | (TASKS if any(map(filled, TASK_COLUMNS)) else 0)

    def needed(self):
        needed = set(COLUMNS[1:6]) | {"banenafspraak", "affiniteiten", "beroepssectoren", "taaksoort_01"}
        if self.members is None:
            needed.add("doelgroepregister")
        if self.unique or self.members is not None:
            needed.add("client_id")
        return needed


# ----------------------------------------------------------------------- CSV


def decoded(data):
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def split_records(text, delimiter):
    """The records as they stand there, with what is wrong with them or None. Only their ends are looked for here."""
    at, length = 0, len(text)
    line_end = re.compile(r"[\r\n]")
    while at < length:
        if text[at] in "\r\n":
            at += 1
            continue
        start, wrong = at, None
        while True:
            if at < length and text[at] == '"':
                closing = re.compile(r'(?:[^"]|"")*"(?!")').match(text, at + 1)
                if closing is None:  # never closed: only this line is spoiled
                    end = line_end.search(text, at)
                    at, wrong = end.start() if end else length, "a quote is never closed"
                    break
                at = closing.end()
                if at < length and text[at] not in "\r\n" + delimiter:
                    wrong = "text follows a closing quote"
            while at < length and text[at] not in "\r\n" + delimiter:
                at += 1
            if at == length or text[at] != delimiter:
                break
            at += 1
        yield text[start:at], wrong


def fields_of(record, delimiter):
    return next(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter))


def known_columns(names, renamed):
    """Our names of the columns, None for those that are not known."""
    table = {renamed.get(column, column).lower(): column for column in COLUMNS}
    return [table.get(name.strip(BLANKS).lower()) for name in names]


def read_csv(text, definition, renamed, needed=None):
    """Yields the records as {column: value}, None for one that cannot be read."""
    csv.field_size_limit(1 << 30)
    text = text.lstrip("\r\n")
    delimiter = None
    separator = re.match(r"(?i:sep)=([^\r\n\"])[\r\n]", text)
    if separator:
        delimiter, text = separator[1], text[separator.end() :]
    if delimiter is None:
        best = -1
        for candidate in ",;\t|":
            record, wrong = next(split_records(text, candidate), ("", None))
            known = sum(column is not None for column in known_columns(fields_of(record, candidate), renamed)) if record else 0
            if known > best:
                best, delimiter = known, candidate
    records = split_records(text, delimiter)
    header, wrong = next(records, ("", "empty"))
    if wrong:
        raise Refused("header")
    columns = known_columns(fields_of(header, delimiter), renamed)
    if any(columns.count(column) > 1 for column in READ_COLUMNS) or (needed or definition.needed()) - set(columns):
        raise Refused("columns")
    for record, wrong in records:
        values = None if wrong else fields_of(record, delimiter)
        if values is None or len(values) != len(columns) or record.removeprefix("\ufeff") == header:
            yield None
        else:
            yield {column: value for column, value in zip(columns, values) if column is not None}


# ----------------------------------------------------------------------- XML


def read_xml(data, renamed):
    table = {renamed.get(column, column).lower(): column for column in COLUMNS}

    def local(name):
        space, _, rest = name.rpartition("}")
        return rest if space in ("", "{" + NAMESPACE) else None

    root = xml.etree.ElementTree.fromstring(data)
    clients = [element for element in root if local(element.tag) == "klant"]
    if len(root) and not clients:
        raise Refused("no clients")
    for element in clients:
        record, twice = {}, False
        pairs = list(element.attrib.items()) + [(child.tag, child.text or "") for child in element]
        for name, value in pairs:
            column = table.get((local(name) or "").lower())
            twice = twice or column in record
            if column is not None:
                record[column] = value
        yield None if twice else record


# -------------------------------------------------------------------- counting


class Result:
    """What extracts come to: bins {name: records}, the same by place, and clients {(place, group, missing): count}."""

    def __init__(self):
        self.bins = collections.Counter()
        self.place_bins = collections.Counter()
        self.clients = collections.Counter()
        self.tallies = collections.Counter(dict.fromkeys(["records", "both", "older-codes", "several-municipalities"], 0))
        self.places = set()


def joined(rows):
    """One row of all rows of a client: (bin, parts, groups, place, several places)."""
    furthest = min(ORDER.index(row[0]) for row in rows)
    rows = [row for row in rows if row[0] == ORDER[furthest]]
    parts = groups = 0
    for row in rows:
        parts, groups = parts | row[1], groups | row[2]
    places = {row[3] for row in rows} - {None}
    return ORDER[furthest], parts, groups, min(places, default=None), len(places) > 1


def add(result, definition, row):
    name, parts, groups, place, several = row
    result.tallies["several-municipalities"] += several and name == "counted"
    if groups == MUNICIPAL | UWV and name == "counted":
        groups = definition.both
        result.tallies["both"] += 1
        if not groups:
            name = "unknown-indicering"
    if name == "counted":
        result.clients[place, groups, (AFFINITIES | SECTORS | TASKS) & ~parts] += 1
        if place is None:
            name = "unknown-municipality"
    result.bins[name] += 1
    result.place_bins[place, name] += 1
    result.places.add(place)


def count(definition, extracts):
    """Counts extracts, each an iterable of records."""
    result, clients = Result(), collections.defaultdict(list)
    for record in (record for extract in extracts for record in extract):
        result.tallies["records"] += 1
        try:
            if record is None:
                raise Unusable("broken")
            verdict = definition.verdict(record)
            client = record.get("client_id", "").strip(BLANKS)
            if definition.unique and not client:
                raise Unusable("nobody's")
        except Unusable:
            result.bins["unusable"] += 1
            continue
        place, older = definition.place(record.get("gemeentecode", ""))
        result.tallies["older-codes"] += older
        if not definition.unique:
            add(result, definition, (*verdict, place, False))
        else:
            result.bins["repeated"] += client in clients
            clients[client].append((*verdict, place))
    for rows in clients.values():
        add(result, definition, joined(rows))
    return result


def read(data, definition, renamed=None, needed=None):
    """The records of one extract, from its bytes as they are when unpacked."""
    if decoded(data).lstrip(BLANKS).startswith("<"):
        return read_xml(data, renamed or {})
    return read_csv(decoded(data), definition, renamed or {}, needed)


def register(data, definition, renamed=None):
    """{client_id: place} of a register extract; of several places the lowest."""
    members = {}
    for record in read(data, definition, renamed, {"client_id", "gemeentecode"}):
        client = (record or {}).get("client_id", "").strip(BLANKS)
        if not client:
            continue
        place = definition.place(record.get("gemeentecode", ""))[0]
        known = {place, members.get(client)} - {None}
        members[client] = min(known, default=None)
    return members


def main():
    definition = Definition(Territory(sys.argv[1]), int(sys.argv[2].replace("-", "")))
    extracts = []
    for path in sys.argv[3:]:
        with open(path, "rb") as file:
            extracts.append(read(file.read(), definition))
    for name, number in sorted(count(definition, extracts).bins.items()):
        print(f"{name}\t{number}")


if __name__ == "__main__":
    main()
