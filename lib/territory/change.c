/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What happened to municipalities. Moves between regions are only built in, so that there the territory does not matter: they
 * are no more than what the years say. */

#include "territory/handle.h"
#include "territory/territory.h"

/* All NULL past the end. */
static struct territory_known_change change_of(const klp_territory *territory, size_t index)
{
	struct territory_known_change none = { NULL, NULL, NULL, 0 };

	if (index >= klp_territory_changes(territory))
		return none;
	if (territory != NULL && territory->changes != NULL)
		return territory->changes->items[index];
	return (struct territory_known_change){ &territory_builtin.changes[index], territory_builtin.strings, NULL, index };
}

static const struct territory_move *move_of(size_t index)
{
	return index < territory_builtin.move_count ? &territory_builtin.moves[index] : NULL;
}

size_t klp_territory_changes(const klp_territory *territory)
{
	return territory == NULL || territory->changes == NULL ? territory_builtin.change_count : territory->changes->count;
}

const char *klp_territory_change_date(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? NULL : known.strings + known.change->date;
}

const char *klp_territory_change_old_code(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? NULL : known.strings + known.change->old_code;
}

const char *klp_territory_change_old_name(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? NULL : known.strings + known.change->old_name;
}

const char *klp_territory_change_new_code(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? NULL : known.strings + known.change->new_code;
}

const char *klp_territory_change_new_name(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? NULL : known.strings + known.change->new_name;
}

klp_change_kind klp_territory_change_kind(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? (klp_change_kind)0 : (klp_change_kind)known.change->kind;
}

int territory_change_parts(const klp_territory *territory, size_t index)
{
	const struct territory_known_change known = change_of(territory, index);

	return known.change == NULL ? 0 : known.change->share;
}

double klp_territory_change_share(const klp_territory *territory, size_t index)
{
	return (double)territory_change_parts(territory, index) / TERRITORY_SHARE_PARTS;
}

const char *klp_territory_change_source(const klp_territory *territory, size_t index)
{
	return change_of(territory, index).source;
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
