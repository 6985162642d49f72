/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

// The same stranger in C++17: handles in unique_ptr, statuses as exceptions.

#include <klantprofiel/klantprofiel.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sample.h"

namespace
{

struct Free {
	void operator()(klp_dataset *handle) const
	{
		klp_dataset_free(handle);
	}
	void operator()(klp_findings *handle) const
	{
		klp_findings_free(handle);
	}
	void operator()(klp_error *handle) const
	{
		klp_error_free(handle);
	}
};

template <typename Handle> using Owned = std::unique_ptr<Handle, Free>;

void check(klp_status status, klp_error *error)
{
	const Owned<klp_error> owned{ error };
	if (status != KLP_OK)
		throw std::runtime_error{ std::string{ klp_status_name(status) } + ": " + klp_error_message(owned.get()) };
}

Owned<klp_dataset> parse(std::string_view text)
{
	klp_dataset *dataset = nullptr;
	klp_error *error = nullptr;
	klp_status status = klp_dataset_new(&dataset, &error);
	check(status, error);
	Owned<klp_dataset> owned{ dataset };

	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.source = SAMPLE_SOURCE;
	status = klp_parse_memory(dataset, text.data(), text.size(), &options, &error);
	check(status, error);
	return owned;
}

std::size_t problems(const klp_dataset *dataset)
{
	klp_findings *findings = nullptr;
	klp_error *error = nullptr;
	const klp_status status = klp_validate(&findings, dataset, nullptr, &error);
	check(status, error);
	const Owned<klp_findings> owned{ findings };
	return klp_findings_count(owned.get(), KLP_SEVERITY_WARNING);
}

extern "C" int append(void *context, const void *bytes, std::size_t size)
{
	static_cast<std::string *>(context)->append(static_cast<const char *>(bytes), size);
	return 0;
}

std::string regions_as_csv(const klp_dataset *dataset)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = KLP_LEVEL_REGION;
	klp_dataset *regions = nullptr;
	klp_error *error = nullptr;
	klp_status status = klp_aggregate(&regions, dataset, &options, &error);
	check(status, error);
	const Owned<klp_dataset> owned{ regions };

	std::string csv;
	status = klp_write_stream(owned.get(), append, &csv, nullptr, &error);
	check(status, error);
	return csv;
}

void expect(bool holds, const std::string &otherwise)
{
	if (!holds)
		throw std::runtime_error{ otherwise };
}

} // namespace

int main()
{
	try {
		expect(klp_version_number() == KLP_VERSION_NUMBER, "the headers are not those of the library");
		{
			const auto dataset = parse(SAMPLE_TEXT);
			expect(klp_dataset_rows(dataset.get()) == SAMPLE_ROWS, "the number of rows differs");
			expect(problems(dataset.get()) == 0, "findings in a table that is right");
			const auto csv = regions_as_csv(dataset.get());
			expect(csv == SAMPLE_CSV, "expected:\n" SAMPLE_CSV "\nwritten:\n" + csv);
		}
		expect(klp_memory_blocks() == 0, "blocks are still held");
	} catch (const std::exception &problem) {
		std::cerr << problem.what() << '\n';
		return EXIT_FAILURE;
	}
	return EXIT_SUCCESS;
}
