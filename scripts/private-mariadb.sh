#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# private-mariadb.sh COMMAND …: runs a command beside a MariaDB server of its own, without network, in a temporary
# folder. The command finds the local socket in STELLWERK_SOCKET; server and folder are gone when it ends.
set -euo pipefail

folder=$(mktemp -d /tmp/stellwerk-server-XXXXXX)
user=()
[ "$(id -u)" != 0 ] || user=(--user=root)
stop() {
  [ -z "${server:-}" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -rf "$folder"
}
trap stop EXIT

# A starting server clears leftovers of others from its temporary folder, so this one has its own.
mkdir "$folder/tmp"
mariadb-install-db --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" "${user[@]}" --auth-root-authentication-method=normal \
  --skip-test-db > "$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; exit 1; }
mariadbd --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" "${user[@]}" --socket="$folder/socket" --skip-networking --skip-log-bin \
  --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci ${STELLWERK_SERVER_OPTIONS:-} > "$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 600); do
  mariadb-admin --no-defaults --user=root --socket="$folder/socket" ping > /dev/null 2>&1 && break
  kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
  sleep 0.1
done
export STELLWERK_SOCKET=$folder/socket
"$@"
