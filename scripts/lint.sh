#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# clang-tidy (.clang-tidy) and clazy (level 1) over the project's own files; any finding fails. Files that passed are
# remembered until they, a header or the rules change. Usage: lint.sh BUILD_FOLDER [FILE…], inside ./dev.
set -euo pipefail
build=$1
shift
cd "$(dirname "$0")/.."
passed=$build/lint
clazy_checks=level1,no-range-loop-detach # a detach of a local list costs nothing

lint_one() { # FILE RULES_AND_HEADERS
  local key output failed=0
  key=$passed/$( (printf '%s %s\n' "$1" "$2"; cat "$1") | sha256sum | cut -c1-32)
  if [ -e "$key" ]; then return 0; fi
  output=$(clang-tidy --quiet -p "$build" --extra-arg=-Wno-ignored-gch "$1" 2> /dev/null) || failed=1
  output+=$(clazy-standalone -p "$build" --checks=$clazy_checks --header-filter="^$PWD/(src|apps|tests|translations)/.*" \
    --ignore-included-files --extra-arg=-Wno-ignored-gch "$1" 2>&1 | grep -E -A4 '\[-Wclazy|: error:' || true)
  if grep -q '\[-Wclazy\|: error:' <<< "$output"; then failed=1; fi
  if [ $failed = 0 ]; then touch "$key"; return 0; fi
  printf -- '---- %s\n%s\n' "$1" "$output"
  return 1
}

if [ "${1:-}" = --one ]; then lint_one "$3" "$2"; exit; fi

mkdir -p "$passed"
find "$passed" -type f -mtime +30 -delete
files=("$@")
if [ $# = 0 ]; then
  mapfile -t files < <(sed -n "s|^ *\"file\": \"$PWD/\(.*\)\",\{0,1\}\$|\1|p" "$build/compile_commands.json" |
    grep -E '^(src|apps|tests|translations)/' | sort -u)
fi
[ ${#files[@]} -gt 0 ] || { printf 'lint: no files found in %s/compile_commands.json\n' "$build" >&2; exit 1; }
rules=$( (cat "$0" .clang-tidy; find src apps tests translations -name '*.h' | sort | xargs cat) | sha256sum | cut -c1-32)
printf 'lint: %s files\n' "${#files[@]}" >&2
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" nice "$0" "$build" --one "$rules" ||
  { printf 'lint: findings above\n' >&2; exit 1; }
