#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What deploy-dev.sh, deploy-staging.sh and deploy-production.sh have in common; they source this file and call
# deploy_main KIND CONFIRMATION DEFAULT_ENVIRONMENT ARGUMENTS…
#   KIND          development, staging or production: what environments.toml must say of the environment
#   CONFIRMATION  none, yes (--yes or the answer y) or name (--confirm NAME or the name typed in)
# Exit codes are those of stellwerk-cli; beside them:
readonly NOTHING_TO_DO=20
readonly MISSING=2 # a program, file or option that the script cannot do without

say() { printf '%s\n' "$*" >&2; }
step() { printf '\n== %s\n' "$*" >&2; }
die() { # CODE MESSAGE…
  local code=$1
  shift
  say "${0##*/}: $*"
  exit "$code"
}

deploy_usage() { # KIND CONFIRMATION DEFAULT_ENVIRONMENT
  cat << END
Usage: ${0##*/} [OPTIONS] PACKAGE

Takes a package to a $1 environment: pull, verify, status, plan, rehearse, ask, deploy, status.
PACKAGE is a package file, or a folder whose newest package is taken.

  -e, --env NAME        the environment (default: $3); environments.toml must call it $1
  -w, --workspace DIR   the workspace (default: the nearest folder with a project.toml)
      --pull COMMAND    run first, in the workspace, to fetch the package, e.g. "rsync -t build:packages/ packages/"
END
  case $2 in
    yes) echo "  -y, --yes             go on without asking" ;;
    name) echo "      --confirm NAME    the environment's name; without a terminal nothing goes on without it" ;;
  esac
  cat << END
      --no-rehearsal    leave the rehearsal out
  -h, --help            this text

STELLWERK_CLI names the program if it is not stellwerk-cli in PATH. Exit codes: those of stellwerk-cli (0 deployed,
2 something is missing, 4 a check failed, 5 decisions are missing, 6 failed and rolled back, 7 rollback failed,
8 not reachable, 9 locked, 10 not authorised), and $NOTHING_TO_DO when there is nothing to deploy.
END
}

find_cli() {
  cli=${STELLWERK_CLI:-stellwerk-cli}
  command -v "$cli" > /dev/null 2>&1 || die $MISSING "the program $cli is not there. Install Stellwerk, or name it in STELLWERK_CLI. Nothing was done."
}

# Without a terminal nobody is asked, not even for a password.
run_cli() {
  local quiet=()
  [ -t 0 ] || quiet=(--no-input)
  "$cli" "$@" "${place[@]}" "${quiet[@]}"
}

# The environment must be what this script is for: a mistyped --env must not deploy to production.
check_environment() { # KIND
  local known kind
  known=$(run_cli status --env "$environment" --json) || die $? "the environment $environment cannot be used. Nothing was done. See: $cli environments list"
  kind=$(grep -oE '"kind": *"[a-z]+"' <<< "$known" | grep -oE '[a-z]+"$' | tr -d '"') || die 1 "stellwerk-cli does not say of what kind $environment is. Nothing was done."
  [ "$kind" = "$1" ] || die $MISSING "environments.toml calls $environment $kind, and this script is for $1. Nothing was done."
}

# A folder stands for its newest package; the time is in the name.
find_package() {
  local folder=$package
  if [ -d "$folder" ]; then
    package=$(find "$folder" -maxdepth 1 -type f -name 'deployment_package_*.tar.gz' -printf '%f\n' | sed -E 's/^(.*_([0-9]{8}-[0-9]{6})[^_]*)$/\2 \1/' | LC_ALL=C sort | tail -n 1 | cut -d ' ' -f 2)
    [ -n "$package" ] || die $MISSING "there is no package in $folder. Nothing was done."
    package=$folder/$package
  fi
  [ -f "$package" ] || die $MISSING "there is no package $package. Nothing was done."
}

# Sets plan_text.
show_plan() {
  plan_text=$(run_cli deploy "$package" --env "$environment" --dry-run) || die $? "the plan could not be made. Nothing was changed."
  printf '%s\n' "$plan_text" >&2
}

has_work() {
  local code=0
  run_cli diff "$package" --env "$environment" --exit-code > /dev/null || code=$?
  case $code in
    0) return 1 ;;
    3) return 0 ;;
    *) die $code "package and $environment could not be compared. Nothing was changed." ;;
  esac
}

rehearse() {
  local known
  known=$("$cli" --help --no-color) || die $? "$cli does not say what it can. Nothing was changed."
  if ! grep -qE '^ +rehearse( |$)' <<< "$known"; then say "This stellwerk-cli has no rehearsal."; return; fi
  run_cli rehearse "$package" --env "$environment" >&2 || die $? "the rehearsal failed. $environment was not changed."
}

# Sets confirmation: the words that stellwerk-cli gets.
ask() { # CONFIRMATION
  local answer=''
  confirmation=()
  case $1 in
    none) ;;
    yes)
      [ "$agreed" = yes ] && return
      [ -t 0 ] || die $MISSING "nobody can be asked; look at the plan and give --yes. Nothing was changed."
      read -r -p "Deploy this to $environment? [y/N] " answer || true
      case $answer in y | Y | yes | j | J | ja) ;; *) die $MISSING "nobody agreed. Nothing was changed." ;; esac
      ;;
    name)
      if [ -z "$confirmed" ]; then
        [ -t 0 ] || die $MISSING "nobody can be asked; look at the plan and give --confirm $environment. Nothing was changed."
        read -r -p "Type $environment to deploy this plan: " confirmed || true
      fi
      [ "$confirmed" = "$environment" ] || die $MISSING "'$confirmed' is not the name of the environment. Nothing was changed."
      ;;
  esac
  if [ -n "$confirmed" ]; then confirmation=(--confirm "$confirmed"); fi
}

deploy_main() { # KIND CONFIRMATION DEFAULT_ENVIRONMENT ARGUMENTS…
  local kind=$1 how=$2
  environment=$3 package='' pull='' agreed=no confirmed='' rehearsal=yes place=()
  shift 3
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help) deploy_usage "$kind" "$how" "$environment"; exit 0 ;;
      -e | --env | -w | --workspace | --pull | --confirm)
        [ $# -ge 2 ] && [ -n "$2" ] || die $MISSING "after $1 something is missing."
        case $1 in
          -e | --env) environment=$2 ;;
          -w | --workspace) place=(--workspace "$2") ;;
          --pull) pull=$2 ;;
          --confirm) confirmed=$2 ;;
        esac
        shift 2
        ;;
      -y | --yes) agreed=yes; shift ;;
      --no-rehearsal) rehearsal=no; shift ;;
      -*) die $MISSING "there is no option $1; see --help." ;;
      *)
        [ -z "$package" ] || die $MISSING "one package only: $package or $1?"
        package=$1
        shift
        ;;
    esac
  done
  [ -n "$package" ] || die $MISSING "which package? Name a file, or a folder whose newest package is taken."
  find_cli
  check_environment "$kind"
  if [ -n "$pull" ]; then
    step "Pull the package"
    (cd "${place[1]:-.}" && bash -c "$pull") || die 1 "the package could not be pulled; the command ended with code $?. Nothing was changed."
  fi
  find_package
  step "Verify $package"
  run_cli package verify "$package" --env "$environment" >&2 || die $? "the package is not good. Nothing was changed."
  step "Status of $environment"
  run_cli status --env "$environment" >&2 || die $? "$environment cannot be read. Nothing was changed."
  step "Plan"
  show_plan
  if ! has_work; then
    say "Nothing to deploy: $environment is what the package says already. Nothing was changed."
    exit $NOTHING_TO_DO
  fi
  # What is deployed is the plan that was shown, or nothing.
  plan_sha256=$(tail -n 1 <<< "$plan_text" | grep -oE '[0-9a-f]{64}$') || die 1 "the plan has no SHA-256. Nothing was changed."
  if [ "$rehearsal" = yes ]; then step "Rehearsal"; rehearse; fi
  ask "$how"
  step "Deploy to $environment"
  local code=0
  run_cli deploy "$package" --env "$environment" --plan "$plan_sha256" "${confirmation[@]}" || code=$?
  step "Status of $environment"
  run_cli status --env "$environment" >&2 || say "$environment cannot be read now."
  [ $code = 0 ] || die $code "not deployed; stellwerk-cli ended with code $code. Its report above says what the database is now."
  say "Deployed to $environment."
}
