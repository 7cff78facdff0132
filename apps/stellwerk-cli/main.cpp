// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "translations/translations.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>

int main(int argc, char **argv) {
    const stellwerk::cli::InterruptWatch interrupt;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stellwerk-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STELLWERK_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QLocale locale = stellwerk::cli::wantedLocale(arguments);
    QLocale::setDefault(locale);
    stellwerk::installTranslations(application, locale);

    stellwerk::cli::Streams streams;
    streams.out = [](std::string_view text) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::fflush(stdout); // who follows the events waits for each line
    };
    streams.err = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); };
    streams.outIsTerminal = ::isatty(STDOUT_FILENO) != 0;
    streams.errIsTerminal = ::isatty(STDERR_FILENO) != 0;
    streams.columns = stellwerk::cli::terminalColumns();
    if (::isatty(STDIN_FILENO) != 0)
        streams.ask = [&interrupt](const QString &question, bool secret) {
            return stellwerk::cli::askOnTerminal(question, secret, interrupt.token());
        };
    const int code = stellwerk::cli::run(arguments, streams, interrupt.token());
    if (std::ferror(stdout) == 0)
        return code;
    std::fputs("stellwerk-cli: standard output could not be written\n", stderr);
    return code == 0 ? static_cast<int>(stellwerk::ExitCode::Internal) : code;
}
