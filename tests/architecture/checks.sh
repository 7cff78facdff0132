#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of the house that no compiler enforces. Usage: checks.sh CHECK TREE [ARGUMENT]
# Each check prints every violation as "file:line: what is wrong" and fails when there was one;
# self_test.sh proves that each of them can fail.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
check=$1
tree=$(cd "$2" && pwd)
argument=${3:-}
cd "$tree"

found=0
violation() { printf '%s\n' "$*"; found=1; }
violations() { while IFS= read -r line; do violation "$line"; done; } # from standard input

existing() { local f; for f in "$@"; do if [ -e "$f" ]; then printf '%s\n' "$f"; fi; done; }
files_of() { # FOLDERS -- find's name tests
  local folders=()
  while [ "$1" != -- ]; do if [ -d "$1" ]; then folders+=("$1"); fi; shift; done
  shift
  if [ ${#folders[@]} -gt 0 ]; then find "${folders[@]}" -type f \( "$@" \) | LC_ALL=C sort; fi
}
cpp_files() { files_of "$@" -- -name '*.h' -o -name '*.cpp'; }

# Arrows go downwards only, and what is known in one place stays there.
check_includes() {
  local qt
  qt=$(qtpaths6 --query QT_INSTALL_HEADERS)
  violations < <(cpp_files src apps translations | while IFS= read -r file; do
    awk -v file="$file" -v qt="$qt" -v kde=/usr/include/KF6 -f "$here/includes.awk" "$file"
  done)
}

# The command line runs on servers without a desktop: it must not even load one.
check_libraries() { # ARGUMENT: the executable
  local all
  if ! all=$(ldd "$argument" 2>&1); then violation "$argument: ldd says: $all"; return; fi
  grep -q libQt6Core <<< "$all" || violation "$argument: does not link Qt at all; is this the right file?"
  violations < <(grep -oE '(libQt6(Gui|Widgets|PrintSupport|Svg|OpenGL)|libKF6(WidgetsAddons|ColorScheme|IconThemes|ConfigWidgets))\.so\S*' <<< "$all" |
    sed "s|^|${argument##*/}: loads |")
}

# long_files.txt names the files over 400 lines that have a reason.
check_sizes() {
  local list=tests/architecture/long_files.txt file lines
  while IFS= read -r file; do
    lines=$(wc -l < "$file")
    if [ "${file##*/}" = main.cpp ] && [ "$lines" -ge 80 ]; then
      violation "$file:$lines: a main.cpp has less than 80 lines; move the work into a library"
    elif [ "$lines" -gt 700 ]; then
      violation "$file:$lines: over 700 lines; split it along its meanings"
    elif [ "$lines" -gt 400 ] && ! grep -qsE "^$file: .{20,}" $list; then
      violation "$file:$lines: over 400 lines; split it, or add it to $list with the reason"
    fi
  done < <(cpp_files src apps tests translations bench)
  if [ ! -f $list ]; then return; fi
  while IFS= read -r file; do
    if [ ! -f "$file" ] || [ "$(wc -l < "$file")" -le 400 ]; then violation "$list: $file is no long file any more; remove its line"; fi
  done < <(sed -n 's/^\([^#:]*\):.*/\1/p' $list)
}

check_translations() {
  local output file
  for file in translations/stellwerk_de.ts translations/stellwerk_en.ts; do
    if [ ! -f $file ]; then violation "$file: missing"; continue; fi
    violations < <(awk -v file="$file" -f "$here/translations.awk" "$file")
  done
  if ! output=$("$here/../../scripts/i18n.sh" --check "$tree" 2>&1); then violation "$output"; fi
}

# Who may use a file stands in the file itself.
check_licences() {
  local file
  while IFS= read -r file; do
    head -n 5 "$file" | grep -qE '^(#|//|--|<!--) SPDX-FileCopyrightText: [0-9]{4} .+' || violation "$file:1: no SPDX-FileCopyrightText line"
    head -n 5 "$file" | grep -qE '^(#|//|--|<!--) SPDX-License-Identifier: GPL-3\.0-or-later' || violation "$file:1: no SPDX-License-Identifier line"
  done < <(existing dev .ci/run CMakeLists.txt; files_of src apps tests bench cmake scripts translations -- -name '*.h' -o -name '*.cpp' \
    -o -name '*.cmake' -o -name CMakeLists.txt -o -name '*.sh' -o -name '*.awk' -o -name '*.py')
  [ -s LICENSES/GPL-3.0-or-later.txt ] || violation "LICENSES/GPL-3.0-or-later.txt: missing"
}

check_links() {
  local file link target
  while IFS= read -r file; do
    while IFS= read -r link; do
      target=${link%%#*}
      case $target in ''|http://*|https://*|mailto:*) continue ;; esac
      [ -e "$(dirname "$file")/$target" ] || violation "$file: the link $link leads nowhere"
    done < <(grep -oE '\]\([^) ]+\)' "$file" | sed 's/^](\(.*\))$/\1/')
  done < <(existing ./*.md; files_of docs src tests scripts resources -- -name '*.md')
  # A page that a comment sends the reader to.
  while IFS=: read -r file link; do
    [ -e "$link" ] || [ -e "docs/$link" ] || [ -e "$(dirname "$file")/$link" ] || violation "$file: names the page $link, which is not here"
  done < <(files_of src apps tests/support cmake ui -- -name '*.h' -o -name '*.cpp' -o -name CMakeLists.txt -o -name '*.cmake' -o -name '*.ui' |
    xargs -r grep -HoE '[A-Za-z0-9_./-]*[A-Za-z0-9_-]\.md\b' | sort -u)
}

# A newcomer needs two commands, and what is checked for a change is one of them.
check_readme() {
  local command
  for command in './dev demo' './dev test'; do
    grep -qF "$command" README.md 2>/dev/null || violation "README.md: does not name $command"
  done
  [ -x .ci/run ] || violation ".ci/run: missing or not executable"
  grep -qE '^(exec )?\./dev test$' .ci/run 2>/dev/null || violation ".ci/run: does not call ./dev test"
}

check_folders() {
  local folder
  for folder in src/*/; do
    [ -s "${folder}README.md" ] || violation "${folder}README.md: missing; say in five lines what lives here and what does not"
  done
}

# The words are cut in two here, so that this file does not find itself.
check_marks() {
  local words='Q''SKIP|Q''EXPECT_FAIL|TO''DO|FIX''ME|XX''X|HA''CK|not'' implemented'
  violations < <({ existing dev CMakeLists.txt .ci/run; files_of src apps tests bench cmake scripts ui resources translations -- \
    ! -name '*.ts' ! -name '*.png' ! -name '*.gz'; } | xargs grep -nIE "(^|[^A-Za-z0-9_])($words)([^A-Za-z0-9_]|\$)" /dev/null | sed 's/$/   <- finish it or leave it out/')
}

# What a shell script does when something is missing is easily not what was meant.
check_shell() {
  local file output
  if ! command -v shellcheck > /dev/null; then violation "shellcheck: missing; it is one of scripts/packages.txt"; return; fi
  while IFS= read -r file; do
    if ! output=$(shellcheck -x -P SCRIPTDIR -S warning -f gcc "$file" 2>&1); then violation "$output"; fi
    grep -qE '^set -eu(o pipefail)?$' "$file" || grep -q '^# .*source this file' "$file" || violation "$file:1: neither set -euo pipefail nor a file that others source"
  done < <(existing dev .ci/run; files_of scripts tests -- -name '*.sh')
}

case $check in
  shell|includes|libraries|sizes|translations|licences|links|readme|folders|marks) "check_$check" ;;
  *) printf 'no such check: %s\n' "$check" >&2; exit 2 ;;
esac
exit $found
