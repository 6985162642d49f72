#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
#   run.sh NODE FOLDER SCRIPT ARGUMENT...
#
# Runs a script with the packages that install.sh put in FOLDER; exits with 77, which ctest tells as skipped, where they are not.

set -u
node=$1 folder=$2
shift 2
if [ ! -e "$folder/installed.json" ]; then
	echo "skipped: foreign.install has not installed the readers of others"
	exit 77
fi
KLP_FOREIGN=$folder
export KLP_FOREIGN
exec "$node" "$@"
