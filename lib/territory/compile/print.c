/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/compile/compile.h"

/** One element a byte, one line a text: compilers need not take string literals of this length. */
static void print_strings(FILE *out, const char *name, const struct buffer *bytes)
{
	fprintf(out, "\nstatic const char %s[] = {\n", name);
	for (size_t i = 0; i < bytes->size; i++) {
		unsigned char byte = (unsigned char)bytes->bytes[i];

		if (byte == 0)
			fprintf(out, "0,\n");
		else if (byte == '\'' || byte == '\\')
			fprintf(out, "'\\%c',", byte);
		else if (byte >= ' ' && byte <= '~')
			fprintf(out, "'%c',", byte);
		else
			fprintf(out, "'\\%03o',", byte);
	}
	fprintf(out, "};\n");
}

static void print_areas(FILE *out, const struct territory_tables *tables)
{
	fprintf(out, "\nstatic const struct territory_region regions[] = {\n");
	for (size_t i = 0; i < TERRITORY_REGIONS; i++)
		fprintf(out, "{%u,%u,%d},\n", tables->regions[i].code_text, tables->regions[i].name, tables->regions[i].code);
	fprintf(out, "};\n\nstatic const struct territory_province provinces[] = {\n");
	for (size_t i = 0; i < TERRITORY_PROVINCES; i++)
		fprintf(out, "{%u,%u},\n", tables->provinces[i].code_text, tables->provinces[i].name);
	fprintf(out, "};\n");
}

static void print_spellings(FILE *out, const char *name, const struct territory_spelling *spellings, size_t count)
{
	fprintf(out, "\nstatic const struct territory_spelling %s[] = {\n", name);
	for (size_t i = 0; i < count; i++)
		fprintf(out, "{%u,%d},\n", spellings[i].key, spellings[i].number);
	fprintf(out, "};\n");
}

static void print_year(FILE *out, const struct territory_year *year)
{
	fprintf(out, "\nstatic const struct territory_row rows_%d[] = {\n", year->year);
	for (uint32_t i = 0; i < year->count; i++) {
		const struct territory_row *row = &year->rows[i];

		fprintf(out, "{%u,%u,%u,%d,%d,%d},\n", row->code_text, row->name, row->key, row->code, row->region,
		        row->province);
	}
	fprintf(out, "};\n\nstatic const uint16_t by_key_%d[] = {\n", year->year);
	for (uint32_t i = 0; i < year->count; i++)
		fprintf(out, "%d,\n", year->by_key[i]);
	fprintf(out, "};\n");
}

static const char *certainty_name(klp_certainty certainty)
{
	return certainty == KLP_CERTAINTY_CONFIRMED ? "KLP_CERTAINTY_CONFIRMED" : "KLP_CERTAINTY_DERIVED";
}

static void print_years(FILE *out, const struct territory_tables *tables)
{
	for (size_t i = 0; i < tables->year_count; i++)
		print_year(out, &tables->years[i]);
	fprintf(out, "\nstatic const struct territory_year years[] = {\n");
	for (size_t i = 0; i < tables->year_count; i++) {
		const struct territory_year *year = &tables->years[i];

		fprintf(out, "{%d,%s,%s,%u,rows_%d,by_key_%d,year_strings},\n", year->year, certainty_name(year->names),
		        certainty_name(year->regions), year->count, year->year, year->year);
	}
	fprintf(out, "};\n");
}

static void print_history(FILE *out, const struct territory_tables *tables)
{
	fprintf(out, "\nstatic const struct territory_alias aliases[] = {\n");
	for (size_t i = 0; i < tables->alias_count; i++)
		fprintf(out, "{%u,%u,%d},\n", tables->aliases[i].key, tables->aliases[i].text, tables->aliases[i].code);
	fprintf(out, "};\n\nstatic const struct territory_change changes[] = {\n");
	for (size_t i = 0; i < tables->change_count; i++) {
		const struct territory_change *change = &tables->changes[i];

		fprintf(out, "{%u,%u,%u,%u,%u,%d,%d},\n", change->date, change->old_code, change->old_name, change->new_code,
		        change->new_name, change->share, change->kind);
	}
	fprintf(out, "};\n\nstatic const struct territory_move moves[] = {\n");
	for (size_t i = 0; i < tables->move_count; i++) {
		const struct territory_move *move = &tables->moves[i];

		fprintf(out, "{%u,%u,%d,%d,%d},\n", move->code, move->name, move->year, move->from, move->to);
	}
	fprintf(out, "};\n");
}

bool compile_print(const struct compiled *compiled, FILE *out)
{
	const struct territory_tables *tables = &compiled->tables;

	fprintf(out, "/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors\n"
	             " * SPDX-License-Identifier: EUPL-1.2 */\n\n"
	             "/* Made from lib/territory/data/ by lib/territory/compile/: change it there. */\n\n"
	             "#include \"territory/tables.h\"\n");
	print_strings(out, "strings", &compiled->strings.bytes);
	print_strings(out, "year_strings", &compiled->loaded.strings.bytes);
	print_areas(out, tables);
	print_spellings(out, "region_spellings", tables->region_spellings, tables->region_spelling_count);
	print_spellings(out, "province_spellings", tables->province_spellings, tables->province_spelling_count);
	print_years(out, tables);
	print_history(out, tables);
	fprintf(out,
	        "\nconst struct territory_tables territory_builtin = {\n"
	        "strings,regions,provinces,region_spellings,province_spellings,years,aliases,changes,moves,\n"
	        "%zu,%zu,%zu,%zu,%zu,%zu\n};\n",
	        tables->region_spelling_count, tables->province_spelling_count, tables->year_count, tables->alias_count,
	        tables->change_count, tables->move_count);
	return ferror(out) == 0;
}
