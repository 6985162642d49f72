#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Compares the ABI of a built library with the committed baseline.
#
#   check.sh LIBRARY.so SOURCE [BASELINE]
#
# Fails when a program linked with the baseline's library could break, and also when something was only added:
# then the baseline is renewed on purpose, and the addition is seen in review. 77: no debug information.

set -eu
library=$1 source=$2 baseline=${3:-$2/tests/abi/libklantprofiel-1.abi}
# shellcheck source=tests/abi/dump.sh
. "$(dirname "$0")/dump.sh"

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
dump_abi "$library" "$source/include" "$room/now.abi"

# abidiff's exit status is a set of bits.
error_bits=3 change_bit=4 incompatible_bit=8
status=0
abidiff --no-show-locs --suppressions "$(dirname "$0")/opaque.suppr" "$baseline" "$room/now.abi" >"$room/report" 2>&1 || status=$?

# A baseline that is no XML is read as far as it goes, and that is no error to abidiff.
if [ $((status & error_bits)) -ne 0 ] || grep -q 'parser error' "$room/report"; then
	cat "$room/report"
	echo "abidiff could not compare (status $status)"
	exit 1
fi
count() { # KIND: how many functions and variables abidiff counts as Removed, Changed or Added, suppressed ones aside
	sed -n "s/^.* changes summary:.*[^0-9]\([0-9][0-9]*\) $1.*/\1/p" "$room/report" | awk '{ sum += $1 } END { print sum + 0 }'
}

if [ $((status & incompatible_bit)) -ne 0 ] || [ "$(count Removed)" -ne 0 ]; then
	cat "$room/report"
	echo "INCOMPATIBLE: programs linked with an earlier libklantprofiel.so.1 can break. Take the change back, or add"
	echo "something new beside the old. Once a release is out the baseline is never renewed for this."
	exit 1
fi
if [ "$(count Changed)" -ne 0 ]; then
	cat "$room/report"
	echo "CHANGED: programs linked with an earlier libklantprofiel.so.1 can break, unless all that changed is a field added at"
	echo "the end of a struct that begins with struct_size. Only then renew the baseline: sh tests/abi/renew.sh"
	exit 1
fi
if [ $((status & change_bit)) -ne 0 ]; then
	cat "$room/report"
	echo "Only additions. Renew the baseline and commit it with them: sh tests/abi/renew.sh"
	exit 1
fi
echo "the ABI is that of the baseline"
