#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Runs a test program, and fails also when a sanitizer or valgrind had something to say of any of its processes.
# Criterion forks a process a Test() and takes no notice: a leak there leaves the exit status at 0.
#
#   watched.sh sanitizers|valgrind LOG-DIR PROGRAM [ARGUMENT...]

set -eu
watcher=$1 logs=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$logs"
mkdir -p "$logs"

status=0
case $watcher in
sanitizers)
	ASAN_OPTIONS="log_path=$logs/log:detect_leaks=1:strict_string_checks=${KLP_STRICT_STRINGS:-0}:detect_stack_use_after_return=1" \
	UBSAN_OPTIONS="log_path=$logs/log:print_stacktrace=1:halt_on_error=1" \
		"$@" || status=$?
	;;
valgrind)
	# What is run as an outside program, with limits of its own, is not what is tested.
	valgrind --quiet --trace-children=yes '--trace-children-skip=/bin/*,/usr/bin/*,*/test-program-*,*/pdf-programs/*' \
		--leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
		--show-leak-kinds=definite,indirect,possible --num-callers=30 \
		--suppressions="$here/criterion.supp" --log-file="$logs/%p.log" "$@" || status=$?
	;;
*)
	echo "watched.sh: unknown watcher $watcher" >&2
	exit 2
	;;
esac

for log in "$logs"/*; do
	if [ -s "$log" ]; then
		echo "--- $watcher:"
		cat "$log"
		status=1
	fi
done
exit $status
