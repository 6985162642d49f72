# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=sh
#
# Sourced by quickstart.sh and tests/run.sh: finds out what this machine lacks, and installs it where that is allowed.
#
#   need PACKAGE PROBE...   PACKAGE (its Debian and Ubuntu name) is missing when the command PROBE... fails
#   install_missing         installs all that is missing; says how and fails where it may not

missing=

need() {
	package=$1
	shift
	"$@" >/dev/null 2>&1 </dev/null || missing="$missing $package"
}

has() { command -v "$1"; }

has_c_library() { printf '#include <stdio.h>\n' | gcc -E -; }

# What the library and the program are built with.
need_to_build() {
	need cmake has cmake
	need make has make
	need gcc has gcc
	need libc6-dev has_c_library
	need pkg-config has pkg-config
	need libutf8proc-dev pkg-config --exists libutf8proc
	need libxml2-dev pkg-config --exists libxml-2.0
	need zlib1g-dev pkg-config --exists zlib
	need libzip-dev pkg-config --exists libzip
	need libxlsxwriter-dev pkg-config --exists xlsxwriter
}

install_missing() {
	[ -n "$missing" ] || return 0
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "Missing here, by their Debian names:$missing" >&2
		echo "Install what they are called on this system, then run this again." >&2
		return 1
	fi
	if [ "$(id -u)" -eq 0 ]; then
		as_root='env'
	elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
		as_root='sudo -n env'
	else
		echo "Something is missing. Install it with this command, then run this again:" >&2
		echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
		return 1
	fi
	echo "Installing:$missing"
	apt_log=$(mktemp)
	# The lists are of words: the way to be root, and the packages.
	# shellcheck disable=SC2086
	if ! {
		$as_root apt-get -q update &&
			$as_root DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing
	} >"$apt_log" 2>&1 </dev/null; then
		tail -n 30 "$apt_log" >&2
		rm -f "$apt_log"
		echo "apt-get could not install:$missing" >&2
		return 1
	fi
	rm -f "$apt_log"
	missing=
}
