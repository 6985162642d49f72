/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * All of libklantprofiel: parse, validate, aggregate and write UWV's
 * quarterly publication "Transparantie van klantprofielen".
 */

#ifndef KLANTPROFIEL_KLANTPROFIEL_H
#define KLANTPROFIEL_KLANTPROFIEL_H

#include <klantprofiel/aggregate.h>
#include <klantprofiel/arrow.h>
#include <klantprofiel/base.h>
#include <klantprofiel/count.h>
#include <klantprofiel/dataset.h>
#include <klantprofiel/diff.h>
#include <klantprofiel/differences.h>
#include <klantprofiel/findings.h>
#include <klantprofiel/metadata.h>
#include <klantprofiel/publish.h>
#include <klantprofiel/read.h>
#include <klantprofiel/repair.h>
#include <klantprofiel/repairs.h>
#include <klantprofiel/report.h>
#include <klantprofiel/territory.h>
#include <klantprofiel/validate.h>
#include <klantprofiel/write.h>

#endif
