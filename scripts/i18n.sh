#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes the texts of the sources into translations/*.ts; texts that are gone leave. --check changes nothing and
# fails when the sources have texts that the files lack or the other way round. Runs inside ./dev.
# Usage: i18n.sh [--check] [TREE]
set -euo pipefail
check=no
if [ "${1:-}" = --check ]; then check=yes; shift; fi
cd "${1:-"$(dirname "$0")/.."}"

lupdate=$(command -v lupdate || printf /usr/lib/qt6/bin/lupdate)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

folders=()
for folder in src apps ui; do
  if [ -d "$folder" ]; then folders+=("$folder"); fi
done

update() { # FILE OPTION…: updates a copy, then takes it over or compares
  local file=$1; shift
  if [ -f "translations/$file" ]; then cp "translations/$file" "$work/$file"; fi
  # Without line numbers a moved text is no change. Relative folders in the list keep the order of texts the same.
  "$lupdate" -silent -no-obsolete -locations none -source-language en "$@" "${folders[@]}" -ts "$work/$file" \
    2> "$work/messages" || { cat "$work/messages" >&2; exit 1; }
  # A text whose context lupdate cannot tell would never find its translation.
  if [ -s "$work/messages" ]; then cat "$work/messages" >&2; lost=yes; fi
  if cmp -s "translations/$file" "$work/$file"; then return; fi
  if [ $check = yes ]; then
    printf 'translations/%s is not what the sources say; run ./dev i18n\n' "$file" >&2
    diff -u "translations/$file" "$work/$file" | head -n 40 >&2 || true
    outdated=yes
  else
    cat "$work/$file" > "translations/$file"
    printf 'updated translations/%s\n' "$file"
  fi
}

outdated=no lost=no
update stellwerk_de.ts
update stellwerk_en.ts -pluralonly
for file in translations/*.ts; do
  printf '%s: %s texts, %s unfinished\n' "$file" "$(grep -c '<message' "$file" || true)" "$(grep -c 'type="unfinished"' "$file" || true)"
done
[ $lost = no ] || printf 'lupdate could not tell the context of every text (above); write it as CONTRIBUTING.md says\n' >&2
[ $outdated = no ] && [ $lost = no ]
