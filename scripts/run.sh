#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Starts the window on the demo workspace, which is made where it does not exist yet. With --workspace on another one.
# Usage: run.sh BIN DEMO [ARGUMENTS FOR stellwerk]
set -euo pipefail
bin=$1 demo=$2
shift 2

for argument in "$@"; do
  case $argument in --workspace|--workspace=*) exec "$bin/stellwerk" "$@" ;; esac
done
[ -f "$demo/project.toml" ] || "$bin/stellwerk-cli" demo create "$demo" >&2
exec "$bin/stellwerk" --workspace "$demo" "$@"
