// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace stellwerk::gui {
namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Options)
};
} // namespace

Options readOptions(const QStringList &arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Tr::tr("Deploys an application's database from development to production, safely."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(QStringLiteral("workspace"), Tr::tr("The workspace to open."),
                                       QStringLiteral("DIR"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      Tr::tr("The language of the window: de, en or system."),
                                      QStringLiteral("LANGUAGE"));
    const QCommandLineOption scheme(QStringLiteral("color-scheme"), Tr::tr("The colours: light, dark or system."),
                                    QStringLiteral("SCHEME"));
    const QCommandLineOption page(QStringLiteral("page"), Tr::tr("The page to show: overview, packages or deployment."),
                                  QStringLiteral("PAGE"));
    QCommandLineOption screenshot(QStringLiteral("screenshot"), QStringLiteral("Draws a scene into FILE and ends."),
                                  QStringLiteral("FILE"));
    QCommandLineOption scene(QStringLiteral("scene"), QStringLiteral("The scene to draw."), QStringLiteral("NAME"),
                             QStringLiteral("overview"));
    QCommandLineOption size(QStringLiteral("size"), QStringLiteral("The size of the window in the screenshot."),
                            QStringLiteral("WxH"), QStringLiteral("1280x800"));
    for (QCommandLineOption *hidden : {&screenshot, &scene, &size})
        hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({workspace, language, scheme, page, screenshot, scene, size});
    parser.process(arguments);
    return {.workspace = parser.value(workspace),
            .language = parser.value(language),
            .colorScheme = parser.value(scheme),
            .page = parser.value(page),
            .screenshot = parser.value(screenshot),
            .scene = parser.value(scene),
            .size = parser.value(size)};
}

} // namespace stellwerk::gui
