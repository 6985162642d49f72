/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A file brings the municipalities of a year and no history, so that the territory does not matter. */

#include "territory/tables.h"

static const struct territory_change *change_of(size_t index)
{
	return index < territory_builtin.change_count ? &territory_builtin.changes[index] : NULL;
}

static const struct territory_move *move_of(size_t index)
{
	return index < territory_builtin.move_count ? &territory_builtin.moves[index] : NULL;
}

size_t klp_territory_changes(const klp_territory *territory)
{
	(void)territory;
	return territory_builtin.change_count;
}

const char *klp_territory_change_date(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? NULL : territory_builtin.strings + change->date;
}

const char *klp_territory_change_old_code(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? NULL : territory_builtin.strings + change->old_code;
}

const char *klp_territory_change_old_name(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? NULL : territory_builtin.strings + change->old_name;
}

const char *klp_territory_change_new_code(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? NULL : territory_builtin.strings + change->new_code;
}

const char *klp_territory_change_new_name(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? NULL : territory_builtin.strings + change->new_name;
}

klp_change_kind klp_territory_change_kind(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? (klp_change_kind)0 : (klp_change_kind)change->kind;
}

double klp_territory_change_share(const klp_territory *territory, size_t index)
{
	const struct territory_change *change = change_of(index);

	(void)territory;
	return change == NULL ? 0 : (double)change->share / TERRITORY_SHARE_PARTS;
}

size_t klp_territory_moves(const klp_territory *territory)
{
	(void)territory;
	return territory_builtin.move_count;
}

int klp_territory_move_year(const klp_territory *territory, size_t index)
{
	const struct territory_move *move = move_of(index);

	(void)territory;
	return move == NULL ? 0 : move->year;
}

const char *klp_territory_move_code(const klp_territory *territory, size_t index)
{
	const struct territory_move *move = move_of(index);

	(void)territory;
	return move == NULL ? NULL : territory_builtin.strings + move->code;
}

const char *klp_territory_move_name(const klp_territory *territory, size_t index)
{
	const struct territory_move *move = move_of(index);

	(void)territory;
	return move == NULL ? NULL : territory_builtin.strings + move->name;
}

int klp_territory_move_from(const klp_territory *territory, size_t index)
{
	const struct territory_move *move = move_of(index);

	(void)territory;
	return move == NULL ? 0 : move->from;
}

int klp_territory_move_to(const klp_territory *territory, size_t index)
{
	const struct territory_move *move = move_of(index);

	(void)territory;
	return move == NULL ? 0 : move->to;
}
