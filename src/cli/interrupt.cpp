// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include "base/error.h"

#include <QCoreApplication>

#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr int kQuit = SIGUSR1;

sigset_t watched() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, kQuit);
    return set;
}

} // namespace

InterruptWatch::InterruptWatch() {
    // A closed terminal or a reader that has gone is no wish to stop: the work goes on, its report tells the rest.
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t set = watched();
    // Threads that are started later inherit the mask, so only the watch sees these signals.
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([this, set] {
        while (true) {
            int signal = 0;
            if (sigwait(&set, &signal) != 0 || signal == kQuit)
                return;
            if (m_stop.stop_requested())
                ::_exit(static_cast<int>(ExitCode::Interrupted));
            std::fputs(
                (u'\n' + Tr::tr("Cancelling; what was begun is rolled back. Press again to leave it as it is.") + u'\n')
                    .toLocal8Bit()
                    .constData(),
                stderr);
            m_stop.request_stop();
        }
    });
}

InterruptWatch::~InterruptWatch() {
    pthread_kill(m_thread.native_handle(), kQuit);
    m_thread.join();
}

} // namespace stellwerk::cli
