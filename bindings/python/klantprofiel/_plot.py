# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Charts through matplotlib. Colours are those of Okabe and Ito, which the colour-blind tell apart; labels Dutch or English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from ._names import LEVELS, Language, Level, number_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._dataset import Dataset
    from ._rows import Row

Kind = Literal["share", "change", "series"]

#: Okabe and Ito (2008), Color Universal Design: without black and yellow, which is too light on white.
BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#56B4E9"
COLOURS = (BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY)
QUIET = "#9A9A9A"

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "share": "Aandeel met klantprofiel",
        "country": "Nederland",
        "region": "per arbeidsmarktregio",
        "province": "per provincie",
        "municipality": "per gemeente",
        "from": "van {} tot {}",
        "source": "Bron: UWV, Transparantie van klantprofielen",
        "counted": "Bron: telling uit een extract van Sonar",
        "computed": "som van de gebieden",
    },
    "en": {
        "share": "Share with a client profile",
        "country": "the Netherlands",
        "region": "by labour market region",
        "province": "by province",
        "municipality": "by municipality",
        "from": "from {} to {}",
        "source": "Source: UWV, Transparantie van klantprofielen",
        "counted": "Source: a count from an extract of Sonar",
        "computed": "all areas together",
    },
}

#: The note that every count leaves in its dataset.
COUNTED = "count.bins"

#: A bar's height, and a slope's, in inches; a chart is at least as high as it is readable.
INCHES_A_BAR = 0.22
INCHES_A_LABEL = 0.19
LEAST_HEIGHT = 3.5
WIDTH = 8.0
#: What a line of small text takes, and what stands above and below the axes, in inches; and how far a slope's label is from its end.
INCHES_OF_TEXT = 0.16
INCHES_AROUND = 1.2
LABEL_AWAY = 0.07


def _percent(value: float, language: str) -> str:
    text = f"{100 * value:.1f}%"
    return text.replace(".", ",") if language == "nl" else text


def _words(dataset: Dataset, language: str) -> dict[str, str]:
    """The words of a chart. What was counted from extracts is not what UWV published, and says so."""
    words = WORDS[language]
    if not any(note.id == COUNTED for note in dataset.notes):
        return words
    published = any(origin == "published" for origin in dataset._column("origin"))
    return {**words, "source": "; ".join((words["source"], words["counted"])) if published else words["counted"]}


def _axes(ax: Axes | None, height: float) -> Axes:
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(WIDTH, max(LEAST_HEIGHT, height)), layout="constrained")[1]


def _finish(ax: Axes, title: str, words: dict[str, str]) -> Axes:
    ax.set_title(title, loc="left", fontsize=11)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.annotate(words["source"], (0, 0), (0, -28), xycoords="axes fraction", textcoords="offset points", fontsize=7, color="#555555")
    return ax


def _percent_axis(axis: Any, language: str) -> None:
    from matplotlib.ticker import FuncFormatter

    axis.set_major_formatter(FuncFormatter(lambda value, at: f"{100 * value:.0f}%"))


def _rows_with_shares(dataset: Dataset, by: Level, boundaries: int | None) -> list[Row]:
    """Rows of that level with their shares; those of an area only, not of what could not be carried."""
    made = dataset.aggregate(by, indicators=True, boundaries=boundaries, partial=True)
    return [row for row in made if row.profile_share is not None and row.name]


def _share_of_all(dataset: Dataset, rows: Sequence[Row], edition: str | None, words: dict[str, str]) -> tuple[float | None, str]:
    """The country's share where it is printed, else that of all areas together."""
    for row in dataset.rows(level="country", edition=edition):
        if row.total and row.municipal_profile is not None and row.uwv_profile is not None:
            return (row.municipal_profile + row.uwv_profile) / row.total, words["country"]
    total = sum(row.total or 0 for row in rows)
    profile = sum((row.municipal_profile or 0) + (row.uwv_profile or 0) for row in rows)
    return (profile / total if total else None), words["computed"]


def _shares(dataset: Dataset, by: Level, edition: str | None, language: str, ax: Axes | None) -> Axes:
    words = _words(dataset, language)
    edition = edition or (dataset.editions[-1] if dataset.editions else None)
    chosen = dataset.select(edition=edition) if edition else dataset
    rows = sorted(_rows_with_shares(chosen, by, None), key=lambda row: row.profile_share or 0)
    if not rows:
        raise ValueError(f"there is nothing to draw: no {by} of which the profile share is known")
    ax = _axes(ax, 1.2 + INCHES_A_BAR * len(rows))
    shares = [row.profile_share or 0.0 for row in rows]
    bars = ax.barh([row.name for row in rows], shares, color=BLUE, height=0.75)
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
    ax.bar_label(bars, [_percent(share, language) for share in shares], padding=3, fontsize=7, bbox=behind, zorder=3)
    mean, name = _share_of_all(dataset, rows, edition, words)
    if mean is not None:
        ax.axvline(mean, color=VERMILION, linewidth=1.2)
        ax.annotate(
            f"{name} {_percent(mean, language)}", (mean, 1), (4, 2), xycoords=("data", "axes fraction"),
            textcoords="offset points", color=VERMILION, fontsize=8,
        )
    ax.set_ylim(-0.6, len(rows) - 0.4)
    ax.set_xlim(0, max(1.0 if max(shares) > 0.85 else max(shares) * 1.12, 0.1))
    ax.tick_params(axis="y", labelsize=8, length=0)
    _percent_axis(ax.xaxis, language)
    return _finish(ax, f"{words['share']} {words[by]}, {edition or ''}".rstrip(", ") + "\n", words)


def _apart(places: Sequence[float], gap: float) -> list[float]:
    """The places of labels, in order and no closer than the gap, as near to where they belong as may be."""
    groups: list[tuple[float, int]] = []
    for place in places:
        groups.append((place, 1))
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < gap * (groups[-1][1] + groups[-2][1]) / 2:
            (later, many), (earlier, few) = groups.pop(), groups.pop()
            groups.append(((later * many + earlier * few) / (many + few), many + few))
    return [middle + gap * (at - (count - 1) / 2) for middle, count in groups for at in range(count)]


def _slope_labels(ax: Axes, x: float, ends: list[tuple[float, str]], gap: float, right: bool) -> list[float]:
    """Labels beside the ends of slopes, each with a line to its own where they would stand on one another; their places."""
    ends = sorted(ends)
    places = _apart([share for share, _ in ends], gap)
    away = LABEL_AWAY if right else -LABEL_AWAY
    for (share, text), place in zip(ends, places):
        ax.plot((x, x + away), (share, place), color=QUIET, linewidth=0.5, zorder=1)
        ax.annotate(
            text, (x + away, place), (2 if right else -2, 0), textcoords="offset points", fontsize=7.5, va="center",
            ha="left" if right else "right", annotation_clip=False,
        )
    return places


def _change(dataset: Dataset, by: Level, editions: Sequence[str] | None, language: str, ax: Axes | None) -> Axes:
    words = _words(dataset, language)
    first, last = editions or (dataset.editions[:1] + dataset.editions[-1:])[-2:] if len(dataset.editions) > 1 else ("", "")
    if first == last:
        raise ValueError("a change is between two editions: read another one into the dataset")
    both = [dataset.select(edition=edition) for edition in (first, last)]
    year = int(last[:4])
    sides = [{row.name: row.profile_share or 0.0 for row in _rows_with_shares(one, by, year)} for one in both]
    names = [name for name in sides[0] if name in sides[1]]
    if not names:
        raise ValueError(f"there is nothing to draw: no {by} of which the profile share is known in both editions")
    ax = _axes(ax, 1.2 + INCHES_A_LABEL * len(names))
    shares = [side[name] for side in sides for name in names]
    low, high = min(shares), max(shares)
    gap = max(high - low, 0.01) * INCHES_OF_TEXT / max(ax.figure.get_size_inches()[1] - INCHES_AROUND, 1.0)
    for name in names:
        before, after = sides[0][name], sides[1][name]
        ax.plot((0, 1), (before, after), color=BLUE if after >= before else VERMILION, marker="o", markersize=3.5, linewidth=1.3)
    places = [low, high]
    for x, side in enumerate(sides):
        ends = [(side[name], f"{name} {_percent(side[name], language)}") for name in names]
        places += _slope_labels(ax, x, ends, gap, x == 1)
    ax.set_xlim(-0.75, 1.75)
    ax.set_ylim(min(places) - gap, max(places) + gap)
    ax.set_xticks((0, 1), (first, last))
    ax.yaxis.set_visible(False)
    ax.spines["left"].set_visible(False)
    title = f"{words['share']} {words[by]}, {words['from'].format(first, last)}"
    return _finish(ax, title, words)


def _series(dataset: Dataset, by: Level, areas: Sequence[str] | None, language: str, ax: Axes | None) -> Axes:
    words = _words(dataset, language)
    editions = list(dataset.editions)
    if len(editions) < 2:
        raise ValueError("a series has several editions: read more of them into the dataset")
    rows = _rows_with_shares(dataset, by, int(editions[-1][:4]))
    lines: dict[str, dict[str, float]] = {}
    for row in rows:
        lines.setdefault(row.name, {})[row.edition or ""] = row.profile_share or 0.0
    wanted = list(areas) if areas is not None else list(lines)[: len(COLOURS)] if len(lines) <= len(COLOURS) else []
    missing = [name for name in wanted if name not in lines]
    if missing or not lines:
        raise KeyError(f"no {by} {', '.join(missing) or 'at all'} in the dataset")
    quarters = [int(edition[:4]) * 4 + int(edition[5]) - 1 for edition in editions]
    ax = _axes(ax, 4.5)
    for name, line in lines.items():
        at = [(quarter, line[edition]) for quarter, edition in zip(quarters, editions) if edition in line]
        chosen = name in wanted
        colour = COLOURS[wanted.index(name) % len(COLOURS)] if chosen else QUIET
        ax.plot(*zip(*at), color=colour, linewidth=2 if chosen else 0.7, marker="o" if chosen else None, markersize=4,
                alpha=1 if chosen else 0.6, zorder=2 if chosen else 1)
    ends = sorted((line[editions[-1]], name) for name, line in lines.items() if name in wanted and editions[-1] in line)
    low, high = ax.get_ylim()
    for (_, name), place in zip(ends, _apart([share for share, _ in ends], (high - low) * 0.045)):
        colour = COLOURS[wanted.index(name) % len(COLOURS)]
        ax.annotate(name, (quarters[-1], place), (8, 0), textcoords="offset points", color=colour, fontsize=8, va="center",
                    annotation_clip=False)
    step = max(1, len(quarters) // 8)
    ax.set_xticks(quarters[::step], editions[::step])
    _percent_axis(ax.yaxis, language)
    ax.grid(axis="y", linewidth=0.4, alpha=0.6)
    return _finish(ax, f"{words['share']} {words[by]}", words)


def plot(
    dataset: Dataset,
    kind: Kind,
    by: Level,
    edition: str | None,
    editions: Sequence[str] | None,
    areas: Sequence[str] | None,
    language: Language,
    ax: Axes | None,
) -> Axes:
    if language not in WORDS:
        raise ValueError(f"there is no language {language!r}; they are: {', '.join(WORDS)}")
    number_of(LEVELS, by, "level")
    if kind == "share":
        return _shares(dataset, by, edition, language, ax)
    if kind == "change":
        return _change(dataset, by, editions, language, ax)
    if kind == "series":
        return _series(dataset, by, areas, language, ax)
    raise ValueError(f"there is no chart {kind!r}; they are: share, change, series")
