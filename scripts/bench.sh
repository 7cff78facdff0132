#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bench.sh BIN [--json] [--rows N] [--rounds N]: bulk reading and loading against mariadb-dump and the mariadb client.
set -euo pipefail
bin=$1; shift
exec "$bin/stellwerk-bench" "$@"
