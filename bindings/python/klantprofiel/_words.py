# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Words with their places on pages, for those who took a PDF apart themselves."""

from __future__ import annotations

from . import _klantprofiel as native
from ._handles import Closing


class Words(Closing):
    """Pages of words with their places, to be read by read().

    Parameters
    ----------
    y_up : bool
        Whether y runs up the page from its lower edge, as in PDF itself; else down from its upper edge.
    """

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, *, y_up: bool = False) -> None:
        self._handle = native.klp_words_new(native.WORDS_Y_UP if y_up else 0)

    def add_page(self, width: float = 0.0, height: float = 0.0) -> None:
        """Begin the next page. Its size is in the unit of the words' places, and 0 where it is not known."""
        native.klp_words_add_page(self._handle, width, height)

    def add(self, text: str, x_min: float, y_min: float, x_max: float, y_max: float) -> None:
        """Add a word, or a run of several with blanks between them, to the page begun last."""
        native.klp_words_add(self._handle, text, x_min, y_min, x_max, y_max)
