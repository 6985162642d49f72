# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of any content, as the project's own CSV: the same for the same seed."""

import csv
import io
import random

COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total"]
HEADER = [
    "edition", "level", "region_number", "region_code", "region_name", "municipality_code", "municipality_name", *COUNTS,
    "register_total", "known_percent", "origin", "source", "page", "line", "municipality_printed",
]
NAMES = [
    "Rotterdam", "'s-Gravenhage", "Nuenen, Gerwen en Nederwetten", "Súdwest-Fryslân", 'Dorp "aan" zee', "A;B", "Bergen (L.)", "a|b_c*",
    "<i>x</i>", "50% & meer", "\\back",
]


def count(chance):
    return chance.choice([None, 0, 1, 4, 999, 1000, 1175, 9007199254740991, chance.randrange(200000), chance.randrange(3000)])


def rows(seed):
    """Dicts with a value for each column, None for absent; no two about the same area and edition."""
    chance = random.Random(seed)
    found = []
    for edition in sorted(chance.sample(["2023Q4", "2024Q1", "2025Q2", "2025Q3"], chance.randint(1, 3))):
        areas = [("country", None, None)]
        areas += [("region", f"AM{number:02}", None) for number in chance.sample(range(1, 36), 3)]
        areas += [("municipality", f"AM{chance.randrange(1, 36):02}", f"GM{code:04}") for code in chance.sample(range(3000), 12)]
        for level, region, municipality in areas:
            if chance.random() < 0.2:
                continue
            name = chance.choice(NAMES)
            row = dict.fromkeys(HEADER)
            row.update(edition=edition, level=level, region_code=region, region_name=region and f"Regio {region}",
                       municipality_code=municipality, municipality_name=municipality and name,
                       municipality_printed=municipality and name, origin=chance.choice(["published", "computed", "estimated"]),
                       source="a.txt", page=chance.randrange(1, 9), line=len(found) + 1)
            row.update({column: count(chance) for column in COUNTS})
            if level == "region" and chance.random() < 0.7:
                row.update(register_total=chance.randrange(100000), known_percent=chance.randrange(1000) / 10)
            found.append(row)
    return found


def text(found):
    """The rows as CSV."""
    into = io.StringIO()
    writer = csv.DictWriter(into, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return into.getvalue()


def code(row):
    """The code of a row's area."""
    return row["municipality_code"] or row["region_code"] or "NL01"
