#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# demo.sh BIN [--driver sqlite|mariadb] [--keep DIR] [ARGUMENTS of `demo run`]: the main job end to end in a temporary
# folder, or in DIR, which then stays.
set -euo pipefail

bin=$1; shift
scripts=$(cd "$(dirname "$0")" && pwd)
driver=sqlite keep='' arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --driver) driver=${2:?--driver needs sqlite or mariadb}; shift 2 ;;
    --driver=*) driver=${1#*=}; shift ;;
    --keep) keep=${2:?--keep needs a folder}; shift 2 ;;
    *) arguments+=("$1"); shift ;;
  esac
done

if [ -n "$keep" ]; then
  folder=$keep
else
  parent=$(mktemp -d /tmp/stellwerk-demo-XXXXXX)
  trap 'rm -rf "$parent"' EXIT
  folder=$parent/workspace
fi
say_kept() { [ -n "$keep" ] || echo "The workspace was temporary; --keep DIR keeps it." >&2; }

case $driver in
  sqlite) "$bin/stellwerk-cli" demo run "$folder" "${arguments[@]}" ;;
  mariadb)
    # The socket is known only beside the server.
    "$scripts/private-mariadb.sh" bash -c 'exec "$0" demo run "$@" --driver mariadb --socket "$STELLWERK_SOCKET"' \
      "$bin/stellwerk-cli" "$folder" "${arguments[@]}" ;;
  *) echo "demo: --driver is sqlite or mariadb, not $driver" >&2; exit 2 ;;
esac
say_kept
