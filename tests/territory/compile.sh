#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2

# Spoils the data in one place at a time and sees that the program that compiles them says where.
#
#     compile.sh PROGRAM DATA-FOLDER

set -u
program=$1
data=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
cases=0

fail() {
	echo "compile.sh: $*" >&2
	failures=$((failures + 1))
}

# refused FILE SED-SCRIPT EXPECTED: the data with that change are refused, with the expected text in the message.
refused() {
	cases=$((cases + 1))
	rm -rf "$work/data" "$work/out.c"
	cp -R "$data" "$work/data" && chmod -R u+w "$work/data" || exit 1
	sed "$2" "$data/$1" >"$work/data/$1" || exit 1
	if cmp -s "$data/$1" "$work/data/$1"; then
		fail "$1: '$2' changes nothing"
	elif "$program" "$work/data" "$work/out.c" 2>"$work/said"; then
		fail "$1: '$2' is accepted"
	elif ! grep -F -q -- "$3" "$work/said"; then
		fail "$1: '$2' is refused with: $(cat "$work/said")"
	elif [ -e "$work/out.c" ]; then
		fail "$1: '$2' leaves output behind"
	fi
}

"$program" "$data" "$work/first.c" && "$program" "$data" "$work/second.c" || fail "the data are refused"
cmp -s "$work/first.c" "$work/second.c" || fail "the same data give two outputs"
"$program" "$data" 2>/dev/null && fail "an argument is missing, and nothing is said"
"$program" "$work" "$work/out.c" 2>/dev/null && fail "a folder without data is accepted"
"$program" "$data" "$work/no/out.c" 2>/dev/null && fail "output into no folder is accepted"

refused arbeidsmarktregios.csv '3d' 'arbeidsmarktregios.csv:3:1: error: the regions must be numbered'
refused arbeidsmarktregios.csv '$d' 'there must be 35 regions'
refused arbeidsmarktregios.csv 's/AM15/AM03/' 'AM03 is the code of region 3 already'
refused arbeidsmarktregios.csv 's/AM15/AM99/' 'not AM99'
refused arbeidsmarktregios.csv 's/,Haaglanden,/,Rijnmond,/' "'Rijnmond' is a name of 20 already"
refused arbeidsmarktregios.csv 's/naam_cbs/naam/' "column 'naam_cbs' is missing"
refused regio_aliassen.csv 's/Zwolle,5/Zwolle,36/' 'no region of this number'
refused regio_aliassen.csv 's/Zwolle,5/rijnmond,5/' "'rijnmond' is a name of 22 already"
refused provincies.csv '/PV24/d' 'the provinces must be PV20 to PV31'
refused provincies.csv 's/Friesland/Drenthe/' "'Drenthe' is a name of 21 already"
refused gemeenten.csv 's/2020,GM0599,Rotterdam/2020,GM0599,rot-terdam/;s/2020,GM0606,Schiedam/2020,GM0606,Rotterdam/' \
	'cannot be told apart'
refused gemeenten.csv 's/2020,GM0606/2020,GM0599/' 'GM0599 stands twice in 2020'
refused gemeenten.csv 's/2020,GM0599,Rotterdam,AM22/2020,GM0599,Rotterdam,AM16/' 'AM16 is no labour market region'
refused gemeenten.csv '/^2026/d' 'has no municipality in this year'
refused jaren.csv '/^2026/d' 'gemeenten.csv has 10 years and jaren.csv 9'
refused jaren.csv 's/^2026/2025/' 'stands in the file already'
refused jaren.csv 's/2024,afgeleid/2024,geraden/' 'jaren.csv:9:6: error: it must be'
refused aliassen.csv 's/^Den Haag,GM0518/Den Haag,GM0519/' "in no year is this the code of ''s-Gravenhage'"
refused aliassen.csv "s/^Den Haag,GM0518,'s-Gravenhage/Den Haag,GM0518,Den Haag/" 'in no year'
refused aliassen.csv 's/^Den Haag,/Rotterdam,/' 'this is the name of GM0599, and so cannot be one of GM0518'
refused aliassen.csv 's/^Den Bosch,/Den Haag,/;s/^The Hague,/Den Bosch,/;' 'alias of GM0796 already'
refused aliassen.csv 's/^Den Bosch,/--,/' 'the alias is missing'
refused herindelingen.csv 's/0.1752/0.1762/' 'herindelingen.csv:32:62: error: the shares of the split that begins here add up to 1.0011'
refused herindelingen.csv '/GM0788,Haaren,GM0855/d' 'add up to 0.9058'
refused herindelingen.csv 's/0.5921/1/' 'four decimals'
refused herindelingen.csv 's/Spijkenisse,GM1930,Nissewaard,fusie,/&0.5000/' 'four decimals'
refused herindelingen.csv 's/2023-01-01,GM0501/2023-13-01,GM0501/' 'yyyy-mm-dd'
refused herindelingen.csv 's/2023-01-01,GM0614/2022-01-01,GM0614/' 'no such municipality in 2022'
refused herindelingen.csv 's/GM0501,Brielle/GM0501,Den Briel/' 'no such municipality in 2022'
refused herindelingen.csv 's/GM0501,Brielle/GM05O1,Brielle/' 'GM and four digits'
refused herindelingen.csv 's/GM1992,Voorne aan Zee,fusie/GM0501,Brielle,fusie/' 'another than the old one'
refused herindelingen.csv 's/Westvoorne,GM1992,Voorne aan Zee,fusie/Westvoorne,GM1992,Voorne aan Zee,verhuizing/' \
	'the kind must be'
refused herindelingen.csv 's/Nissewaard,GM0530,Hellevoetsluis,grenscorrectie,0.0127/Nissewaard,GM0530,Hellevoetsluis,opheffing,/' \
	'in 2018 the old code must be gone after this'
refused herindelingen.csv '15{h;d;};16{G;}' 'in the order of their days'
refused wijzigingen_regio.csv 's/^2022,GM0457/2016,GM0457/' 'does not have this year'
refused wijzigingen_regio.csv 's/^2022,GM0457/2023,GM0457/' 'no such municipality in 2023'
refused wijzigingen_regio.csv 's/Weesp,AM12,AM18/Weesp,AM13,AM18/' 'another region in 2021'
refused wijzigingen_regio.csv 's/Weesp,AM12,AM18/Weesp,AM12,AM13/' 'another region in 2022'

echo "$cases cases, $failures failures"
[ "$failures" -eq 0 ]
