/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The total against the target group register. */

#include "base/number.h"
#include "validate/rule.h"

#include <string.h>

/* A percentage as it is printed: 74,3 is 743 with one decimal. */
struct percentage {
	int64_t digits;
	int decimals;
};

enum { TEN = 10, PERCENT_DECIMALS = 2, DECIMALS_MAX = 6 };

/* False when there are more decimals than anyone prints. */
static bool percentage_read(struct percentage *percentage, double value)
{
	char text[NUMBER_BYTES];
	number_write_real(text, value);
	*percentage = (struct percentage){ 0, 0 };
	bool decimals = false;
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '.') {
			decimals = true;
			continue;
		}
		if (*at < '0' || *at > '9')
			return false;
		percentage->digits = percentage->digits * TEN + (*at - '0');
		percentage->decimals += decimals;
	}
	return percentage->decimals <= DECIMALS_MAX;
}

/* `part` as a percentage of `whole`, rounded half up, by long division, so that no rounding error of a double decides.
 * False when it cannot be told or is out of all proportion: then register.size has spoken. */
static bool percentage_of(struct percentage *percentage, int64_t part, int64_t whole, int decimals)
{
	enum { PROPORTION_MAX = 1000 };
	if (whole <= 0 || part / whole > PROPORTION_MAX)
		return false;
	int64_t digits = part / whole;
	int64_t rest = part % whole;
	for (int i = 0; i < PERCENT_DECIMALS + decimals; i++) {
		digits = digits * TEN + rest * TEN / whole;
		rest = rest * TEN % whole;
	}
	*percentage = (struct percentage){ digits + (2 * rest >= whole ? 1 : 0), decimals };
	return true;
}

/* What the digits of a percentage are counted in: 10 for one decimal. */
static int64_t scale_of(struct percentage percentage)
{
	int64_t scale = 1;
	for (int i = 0; i < percentage.decimals; i++)
		scale *= TEN;
	return scale;
}

/* As the publication prints it, without the sign: 74,3 */
static struct number_words percentage_words(struct percentage percentage)
{
	char plain[NUMBER_BYTES];
	struct number_words words;
	int64_t scale = scale_of(percentage);
	size_t end = number_write_integer(words.text, percentage.digits / scale);
	if (percentage.decimals > 0) {
		/* a 1 in front of the decimals keeps their zeros */
		size_t length = number_write_integer(plain, scale + percentage.digits % scale);
		words.text[end++] = ',';
		memcpy(words.text + end, plain + 1, length - 1);
		end += length - 1;
	}
	words.text[end] = '\0';
	return words;
}

static int64_t percentage_whole(struct percentage percentage)
{
	int64_t scale = scale_of(percentage);
	return (percentage.digits + scale / 2) / scale;
}

/* The total and the size of the register; false when one is absent. */
static bool read_register(const struct checked_row *row, int64_t *total, int64_t *size)
{
	*total = row->counts[RULE_TOTAL];
	return *total != KLP_ABSENT && klp_dataset_integer(row->dataset, row->row, KLP_COLUMN_REGISTER_TOTAL, size);
}

klp_status validate_register_size(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                  klp_error **error)
{
	int64_t total, size;
	if (!read_register(row, &total, &size) || total <= size)
		return KLP_OK;
	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	struct finding_facts facts = rule_facts(rule, row, RULE_TOTAL, total, size);
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(row, "%s: %s clients are counted, but the target group register holds only %s persons",
	             "%s: er zijn %s cliënten geteld, maar in het doelgroepregister staan maar %s personen"),
		area, number_dotted(total).text, number_dotted(size).text);
}

klp_status validate_register_percent(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                     klp_error **error)
{
	int64_t total, size;
	double value;
	struct percentage printed, expected;
	if (!read_register(row, &total, &size) ||
	    !klp_dataset_real(row->dataset, row->row, KLP_COLUMN_KNOWN_PERCENT, &value) ||
	    !percentage_read(&printed, value) || !percentage_of(&expected, total, size, printed.decimals) ||
	    printed.digits == expected.digits)
		return KLP_OK;

	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	struct finding_facts facts = rule_facts_of_row(rule, row);
	facts.column = KLP_COLUMN_KNOWN_PERCENT;
	/* An imbalance of 0 would say that nothing is wrong. */
	if (percentage_whole(printed) != percentage_whole(expected)) {
		facts.observed = percentage_whole(printed);
		facts.expected = percentage_whole(expected);
	}
	return findings_add(findings, row->dataset, &facts, error,
	                    RULE_SAY(row,
	                             "%s: %s of the %s persons in the target group register is %s%%, but %s%% is printed",
	                             "%s: %s van de %s personen in het doelgroepregister is %s%%, maar er staat %s%%"),
	                    area, number_dotted(total).text, number_dotted(size).text, percentage_words(expected).text,
	                    percentage_words(printed).text);
}
