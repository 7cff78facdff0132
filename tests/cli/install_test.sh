#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs into a folder of its own and uses what lies there. Usage: install_test.sh CMAKE BUILD-FOLDER
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { printf 'install_test: %s\n' "$*" >&2; exit 1; }

"$1" --install "$2" --prefix "$folder" > "$folder/log" || { cat "$folder/log" >&2; fail "cmake --install failed"; }
for file in bin/stellwerk-cli share/bash-completion/completions/stellwerk-cli share/zsh/site-functions/_stellwerk-cli \
  share/fish/vendor_completions.d/stellwerk-cli.fish share/man/man1/stellwerk-cli.1 share/man/de/man1/stellwerk-cli.1; do
  [ -s "$folder/$file" ] || fail "$file is missing or empty"
done

PATH=$folder/bin:$PATH
stellwerk-cli --version | grep -qE '^stellwerk-cli [0-9]' || fail "the installed program does not run"
for page in man1 de/man1; do
  found=$(mandoc -K utf-8 -T lint "$folder/share/man/$page/stellwerk-cli.1" 2>&1) || true
  [ -z "$found" ] || fail "$page: $found"
done
cmp -s "$folder/share/bash-completion/completions/stellwerk-cli" <(stellwerk-cli completion bash --language en) ||
  fail "the installed completion is not what the program prints"
grep -q Datenbank "$folder/share/man/de/man1/stellwerk-cli.1" || fail "the German manual is not German"
