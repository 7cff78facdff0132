// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace stellwerk::test {

/// One real use of a command, tried on one demo workspace in this order. A command without a line here fails
/// test_cli_unattended.
struct CommandLine {
    const char *command;
    const char *words;   ///< what follows it; %1 a package, %2 a backup of prod, %3 an empty folder
    int code = 0;        ///< its exit code
    int unconfirmed = 2; ///< without "--confirm prod", where that stands; 4: another check comes first
};

inline const std::vector<CommandLine> kCommandLines{
    {"status", ""},
    {"validate", "--env prod"},
    {"environments list", ""},
    {"environments check", "--env prod"},
    {"diagnose", ""},
    {"migrations list", "--env prod"},
    {"migrations pending", "--env prod"},
    {"migrations show", "1 --env prod"},
    {"migrations lint", ""},
    {"migrations hash", ""},
    {"prepare", "--env dev"},
    {"package show", "%1"},
    {"package verify", "%1"},
    {"diff", "%1 --env prod"},
    {"masterdata export", "%3/rows --env dev"},
    {"masterdata diff", "%1 --env prod"},
    {"masterdata decide", "%1 --env prod --all-open target"},
    {"masterdata validate", "--env dev", 4}, // the invented rows have flaws on purpose
    {"backup create", "--env prod"},
    {"backup list", "--env prod"},
    {"backup verify", "%2 --env prod"},
    {"backup pin", "%2 --env prod --reason audit"},
    {"backup unpin", "%2 --env prod"},
    {"backup prune", "--env prod --confirm prod", 0, 0}, // nothing has to go
    {"backup export", "%2 %3/copy.zst"},
    {"backup foreign", "%2", 4}, // no export of an application
    {"package keygen", "--key %3/maker.key --no-password"},
    {"package sign", "%1 --key %3/maker.key"},
    {"plan", "%1 --env prod --output %3/plan.json"},
    {"approve", "%3/plan.json --key %3/maker.key"},
    {"rehearse", "%1 --env prod"},
    {"init", "%1 --env prod --no-admin --confirm prod", 4}, // it is not empty
    {"deploy", "%1 --env prod --confirm prod"},
    {"deployments list", ""},
    {"deployments show", ""},
    {"deployments close", "none --env prod --reason test --confirm prod", 4},
    {"deployments resume", "--env prod --confirm prod", 4, 4},
    {"masterdata import", "%1 --env prod --confirm prod"},
    {"masterdata undo", "none --env prod --confirm prod", 4},
    {"rollback", "--steps 1 --env prod --confirm prod"},
    {"migrations apply", "--env prod --confirm prod"},
    {"migrations resolve", "1 --applied --reason test --env prod --confirm prod"},
    {"restore", "%2 --env prod --confirm prod"},
    {"backup delete", "%2 --env prod --confirm prod"},
    {"baseline", "--env dev --version 0.4.0"},
    {"schema dump", "--env dev"},
    {"schema diff", "--env dev"},
    {"schema leftovers", "--env dev"},
    {"workspace create", "%3/workspace --project bamort"},
    {"demo create", "%3/demo"},
    {"demo run", "%3/run"},
    {"migrations new", "title"},
    {"completion", "bash"},
    {"reference", "man"},
};

} // namespace stellwerk::test
