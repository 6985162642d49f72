/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * One small job for both consumers: the table of one region as UWV printed it, and the row
 * that comes out when it is added up.
 */

#ifndef CONSUMER_SAMPLE_H
#define CONSUMER_SAMPLE_H

#define SAMPLE_TEXT                                                                                   \
	"Transparantie van klantprofielen\n"                                                              \
	"tweede kwartaal 2025   Gorinchem\n"                                                              \
	"\n"                                                                                              \
	"Gemeentecli\xc3\xabnten UWV-cli\xc3\xabnten\n"                                                   \
	"Profiel in Sonar Geen profiel in Sonar Profiel in Sonar Geen profiel in Sonar Totaal in Sonar\n" \
	"\n"                                                                                              \
	"24 Gorinchem Gorinchem 11 161 244 65 481\n"                                                      \
	"Molenlanden 6 71 136 42 255\n"                                                                   \
	"Vijfheerenlanden 12 127 257 66 462\n"                                                            \
	"Totaal AMR 29 359 637 173 1.198\n"

#define SAMPLE_SOURCE "gorinchem.txt"

/* The rows of the text: three municipalities and the total of their region. */
#define SAMPLE_ROWS 4

#define SAMPLE_CSV                                                                                                \
	"edition,level,region_number,region_code,region_name,municipality_code,municipality_name,municipal_profile,"  \
	"municipal_no_profile,uwv_profile,uwv_no_profile,total,register_total,known_percent,origin,source,page,line," \
	"municipality_printed\n"                                                                                      \
	"2025Q2,region,24,AM35,Gorinchem,,,29,359,637,173,1198,,,published,gorinchem.txt,1,10,\n"

#endif
