#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
#   install.sh NODE SOURCE FOLDER
#
# Installs the packages of SOURCE/package.json, in the versions of its lock file, in FOLDER; does nothing where they stand already. Exits
# with 77, which ctest tells as skipped, when there is no node, no npm or no network.

set -u
node=$1 source=$2 folder=$3
skipped=77

if ! command -v "$node" >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
	echo "skipped: the readers of others need node and npm (Debian: nodejs npm)"
	exit $skipped
fi
# The mark is a copy of the lock file, made when all was installed.
if cmp -s "$source/package-lock.json" "$folder/installed.json"; then
	exit 0
fi
mkdir -p "$folder" || exit 1
rm -f "$folder/installed.json"
cp "$source/package.json" "$source/package-lock.json" "$folder/" || exit 1
# No script of a package runs: none of those needed builds anything.
if npm ci --prefix "$folder" --fetch-retries 1 --ignore-scripts --no-audit --no-fund --no-update-notifier >"$folder/install.log" 2>&1; then
	cp "$source/package-lock.json" "$folder/installed.json"
	exit
fi
cat "$folder/install.log"
# No network, or none to a registry that npm trusts: behind a proxy with a certificate of its own npm must be told of that (npm config, cafile).
unreachable='ENOTFOUND|EAI_AGAIN|ECONN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ERR_CONNECTION|network|_CERT|CERT_|UNABLE_TO_'
if grep -qE "$unreachable" "$folder/install.log"; then
	echo "skipped: no package can be fetched from here"
	exit $skipped
fi
exit 1
