#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes a package to a production environment with stellwerk-cli; see --help and docs/deploying.md.
set -euo pipefail
# shellcheck source=scripts/deploy-common.sh
source "$(dirname "$(readlink -f "$0")")/deploy-common.sh"
deploy_main production name prod "$@"
