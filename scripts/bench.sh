#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bench.sh BIN backup [--json] [--rows N] [--rounds N] [--scale N,N]: backup and restore against mariadb-dump, zstd and
# the mariadb client; also what runs without a name.
# bench.sh BIN schema [--json] [--tables N] [--columns N] [--rounds N]: reading and comparing two large schemas.
# bench.sh BIN migrations [--json] [--migrations N] [--rounds N] [--distance MICROSECONDS]: many small migrations against
# the mariadb client and, where it is in PATH or named in DBMATE, dbmate (the npm package @dbmate/linux-x64 holds its
# program), on this machine or that far away from the server.
# bench.sh BIN compare [--json] [--rows N] [--differences N] [--rounds N] [--scale N,N]: comparing, applying and exporting
# one large entity, against pt-table-sync.
# bench.sh BIN deploy [--json] [--characters N] [--rows N]: a whole deployment of the demo with its rehearsal, phase by
# phase, with predicted and measured downtime.
set -euo pipefail
bin=$1; shift
program=stellwerk-bench-backup
case ${1:-} in
  backup) shift ;;
  schema) program=stellwerk-bench-schema; shift ;;
  deploy) program=stellwerk-bench-deploy; shift ;;
  compare) program=stellwerk-bench-compare; shift ;;
  migrations) program=stellwerk-bench-migrations; shift ;;
esac
exec "$bin/$program" "$@"
