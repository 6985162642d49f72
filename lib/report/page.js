// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// The page is whole without this. It lets the reader sort tables by a column, filter rows, and fold the regions.
(function () {
  "use strict";

  var language = document.documentElement.lang;
  var collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  // ------------------------------------------------------------------ sorting

  // What a cell is sorted by: its number, or its text. Null for a number that is not known, which comes last either way.
  function keyOf(row, column, isNumber) {
    var cell = row.cells[column];
    if (!isNumber) {
      return cell.textContent.trim();
    }
    var data = cell.querySelector("data");
    return data ? Number(data.value) : null;
  }

  function compare(one, other) {
    return typeof one === "number" ? one - other : collator.compare(one, other);
  }

  function sort(table, heading) {
    var column = heading.cellIndex;
    var isNumber = heading.classList.contains("number");
    var before = heading.getAttribute("aria-sort");
    // Of numbers the reader wants the largest first, of names the first of the alphabet.
    var descending = before ? before === "ascending" : isNumber;
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row, index) {
      return { row: row, key: keyOf(row, column, isNumber), index: index };
    });
    rows.sort(function (one, other) {
      if (one.key === null || other.key === null) {
        return (one.key === null) - (other.key === null) || one.index - other.index;
      }
      return (descending ? compare(other.key, one.key) : compare(one.key, other.key)) || one.index - other.index;
    });
    rows.forEach(function (entry) {
      body.appendChild(entry.row);
    });
    all("thead th", table).forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  }

  function makeSortable(table) {
    if (table.tBodies[0].rows.length < 2) {
      return;
    }
    all("thead th:not([data-unsorted])", table).forEach(function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.prototype.slice.call(heading.childNodes));
      button.addEventListener("click", function () {
        sort(table, heading);
      });
      heading.appendChild(button);
    });
  }

  // ---------------------------------------------------------------- filtering

  // "Súdwest" is found by "sudwest".
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
  }

  function makeFilter(box) {
    var section = document.getElementById(box.dataset.section);
    var field = box.querySelector("input");
    var status = box.querySelector("[role=status]");
    var format = new Intl.NumberFormat(language);
    var folds = all("details", section);
    var rows = all("tbody tr", section).map(function (row) {
      var heading = row.querySelector("th");
      return { row: row, text: plain((heading || row).textContent) };
    });

    function filter() {
      var wanted = plain(field.value);
      var shown = 0;
      rows.forEach(function (entry) {
        var found = entry.text.indexOf(wanted) >= 0;
        entry.row.hidden = !found;
        shown += found ? 1 : 0;
      });
      folds.forEach(function (fold) {
        fold.hidden = !fold.querySelector("tbody tr:not([hidden])");
        fold.open = wanted !== "" && !fold.hidden;
      });
      status.textContent = wanted === "" ? "" : box.dataset.shown
        .replace("{shown}", format.format(shown)).replace("{all}", format.format(rows.length));
    }

    field.addEventListener("input", filter);
    if (folds.length > 1) {
      addFoldButton(box, box.dataset.open, folds, true);
      addFoldButton(box, box.dataset.close, folds, false);
    }
    box.hidden = false;
  }

  // ------------------------------------------------------------------ folding

  function setOpen(folds, open) {
    folds.forEach(function (fold) {
      fold.open = open;
    });
  }

  function addFoldButton(box, label, folds, open) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", function () {
      setOpen(folds, open);
    });
    box.insertBefore(button, box.querySelector("[role=status]"));
  }

  function openTarget() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }

  function fold() {
    var folds = all("details");
    var closed = [];
    if (folds.length > 1) {
      setOpen(folds, false);
    }
    window.addEventListener("hashchange", openTarget);
    // A link to where one is already changes no hash.
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href='" + location.hash + "']");
      if (link && location.hash) {
        openTarget();
      }
    });
    window.addEventListener("beforeprint", function () {
      closed = folds.filter(function (one) { return !one.open; });
      setOpen(closed, true);
    });
    window.addEventListener("afterprint", function () {
      setOpen(closed, false);
    });
    openTarget();
  }

  all("table").forEach(makeSortable);
  fold();
  all(".filter").forEach(makeFilter);
}());
