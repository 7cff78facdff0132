#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts the command line's own reference between the marks of docs/command-line.md. Runs inside ./dev.
# Usage: docs.sh STELLWERK-CLI
set -euo pipefail
cli=$1
page=$(dirname "$0")/../docs/command-line.md
begin='<!-- printed by “./dev docs”: begin -->' end='<!-- printed by “./dev docs”: end -->'

for mark in "$begin" "$end"; do
  grep -qxF -- "$mark" "$page" || { printf 'docs.sh: %s has lost its line: %s\n' "$page" "$mark" >&2; exit 1; }
done
reference=$("$cli" reference markdown --language en)
{
  sed "\\|$begin|q" "$page"
  printf '\n%s\n\n' "$reference"
  sed -n "\\|$end|,\$p" "$page"
} > "$page.new"
mv "$page.new" "$page"
