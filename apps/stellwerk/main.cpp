// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/application.h"
#include "gui/backend/workspace_backend.h"

#include <QApplication>
#include <QIcon>
#include <QTemporaryDir>

using namespace stellwerk::gui;

int main(int argc, char *argv[]) {
    Appearance::prepare();
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(stellwerk_i18n);
    QCoreApplication::setOrganizationName(QStringLiteral("stellwerk"));
    QCoreApplication::setApplicationName(QStringLiteral("stellwerk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STELLWERK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Stellwerk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.stellwerk.Stellwerk"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/stellwerk.svg")));

    const Options options = readOptions(QCoreApplication::arguments());
    // A screenshot depends on nothing that somebody clicked earlier, and leaves nothing behind.
    const QTemporaryDir scratch;
    auto settings = options.screenshot.isEmpty()
                        ? std::make_unique<Settings>()
                        : std::make_unique<Settings>(scratch.filePath(QStringLiteral("settings.ini")));
    Application window(options, std::make_shared<WorkspaceBackend>(), std::move(settings));
    window.start();
    return QApplication::exec();
}
