// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "translations/translations.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

int main(int argc, char **argv) {
    const stellwerk::cli::InterruptWatch interrupt;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stellwerk-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STELLWERK_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    stellwerk::installTranslations(application, stellwerk::cli::wantedLocale(arguments));

    stellwerk::cli::Streams streams;
    streams.out = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); };
    streams.err = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); };
    streams.errIsTerminal = ::isatty(STDERR_FILENO) != 0;
    streams.inIsTerminal = ::isatty(STDIN_FILENO) != 0;
    const int code = stellwerk::cli::run(arguments, streams, interrupt.token());
    std::fflush(stdout);
    return code;
}
