/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/note_names.h"

const char *note_name(enum note_column column)
{
	static const char *const names[NOTE_COLUMNS] = {
		[NOTE_ID] = "note",
		[NOTE_SEVERITY] = "severity",
		[NOTE_MESSAGE] = "message",
		[NOTE_EDITION] = "edition",
		[NOTE_REGION_NUMBER] = "region_number",
		[NOTE_SOURCE] = "source",
		[NOTE_PAGE] = "page",
		[NOTE_LINE] = "line",
		[NOTE_COLUMN] = "column",
		[NOTE_CHANGE_LEVEL] = "change_level",
		[NOTE_CHANGE_MUNICIPALITY_CODE] = "change_municipality_code",
		[NOTE_CHANGE_COLUMN] = "change_column",
		[NOTE_CHANGE_FROM] = "change_from",
		[NOTE_CHANGE_TO] = "change_to",
		[NOTE_CHANGE_CAUSE] = "change_cause",
		[NOTE_CHANGE_RULES] = "change_rules",
		[NOTE_CHANGE_CONFIDENCE] = "change_confidence",
	};
	return names[column];
}

const char *note_title(enum note_column column, enum language language)
{
	static const char *const titles[NOTE_COLUMNS][LANGUAGES] = {
		[NOTE_ID] = { "Note", "Opmerking" },
		[NOTE_SEVERITY] = { "Severity", "Ernst" },
		[NOTE_MESSAGE] = { "What it says", "Wat er gezegd wordt" },
		[NOTE_EDITION] = { "Edition", "Editie" },
		[NOTE_REGION_NUMBER] = { "Region number", "Regionummer" },
		[NOTE_SOURCE] = { "Source", "Bron" },
		[NOTE_PAGE] = { "Page", "Pagina" },
		[NOTE_LINE] = { "Line", "Regel" },
		[NOTE_COLUMN] = { "Column", "Kolom" },
		[NOTE_CHANGE_LEVEL] = { "Changed: level", "Gewijzigd: niveau" },
		[NOTE_CHANGE_MUNICIPALITY_CODE] = { "Changed: municipality", "Gewijzigd: gemeente" },
		[NOTE_CHANGE_COLUMN] = { "Changed: column", "Gewijzigd: kolom" },
		[NOTE_CHANGE_FROM] = { "From", "Van" },
		[NOTE_CHANGE_TO] = { "To", "Naar" },
		[NOTE_CHANGE_CAUSE] = { "Cause", "Oorzaak" },
		[NOTE_CHANGE_RULES] = { "Rules that were broken", "Geschonden regels" },
		[NOTE_CHANGE_CONFIDENCE] = { "How sure", "Hoe zeker" },
	};
	return titles[column][language];
}

size_t note_columns(const klp_dataset *dataset)
{
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++)
		if (klp_note_changed(note))
			return NOTE_COLUMNS;
	return NOTE_CHANGE_LEVEL;
}
