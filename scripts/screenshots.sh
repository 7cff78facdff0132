#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Draws every scene of the window in light and dark, English and German, without a screen: the real window on a fresh
# demo workspace, running the real pipeline.
# Usage: screenshots.sh BIN FOLDER [SCENE…]
set -euo pipefail
bin=$1 out=$2
shift 2
scenes=("$@")
if [ ${#scenes[@]} = 0 ]; then
  scenes=(empty overview error packages deployment-checks deployment-changes deployment-data deployment-confirm
    deployment-running deployment-result)
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/config" "$work/data"
export QT_QPA_PLATFORM=offscreen QT_STYLE_OVERRIDE=Fusion XDG_CONFIG_HOME=$work/config LC_ALL=C.UTF-8 TZ=UTC
"$bin/stellwerk-cli" demo create "$work/fresh" >/dev/null
"$bin/stellwerk-cli" prepare --workspace "$work/fresh" --env dev >/dev/null
# A run must last long enough to be seen.
"$bin/stellwerk-cli" demo create "$work/large" --scale 60 >/dev/null
"$bin/stellwerk-cli" prepare --workspace "$work/large" --env dev >/dev/null

# What production has to decide is shown undecided in the checks, and decided in the steps behind them.
decide() { # WORKSPACE
  local package
  for package in "$1"/packages/*.tar.gz; do
    "$bin/stellwerk-cli" masterdata decide --workspace "$1" --env prod --all-open target "$package" >/dev/null
  done
}

draw() { # SCENE SCHEME LANGUAGE SIZE FILE
  local scene=$1 scheme=$2 language=$3 size=$4 file=$5 arguments=()
  # The path is in the picture, so it is the same every time; each scene starts from the same state.
  rm -rf "$work/demo"
  case $scene in
    deployment-running) cp -a "$work/large" "$work/demo" ;;
    *) cp -a "$work/fresh" "$work/demo" ;;
  esac
  case $scene in
    deployment-checks) ;;
    deployment-*) decide "$work/demo" ;;
  esac
  case $scene in
    empty) ;;
    error) mv "$work/demo/data/prod.sqlite" "$work/demo/data/prod.sqlite.away"; arguments=(--workspace "$work/demo") ;;
    *) arguments=(--workspace "$work/demo") ;;
  esac
  "$bin/stellwerk" "${arguments[@]}" --language "$language" --color-scheme "$scheme" --size "$size" \
    --scene "$scene" --screenshot "$out/$file" || { printf 'screenshots: %s failed\n' "$file" >&2; return 1; }
  printf '%s\n' "$out/$file"
}

for scene in "${scenes[@]}"; do
  for scheme in light dark; do
    for language in en de; do
      draw "$scene" "$scheme" "$language" 1280x800 "$scene-$scheme-$language.png"
    done
  done
done
draw overview light de 1024x700 overview-small-light-de.png
