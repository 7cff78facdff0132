// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stellwerk::gui {

/// The words on the command line of `stellwerk`. Empty means: as it was last time.
struct Options {
    QString workspace;
    QString language;
    QString colorScheme;
    QString page;
    QString screenshot; ///< file to write
    QString scene;      ///< see Scene
    QString size;       ///< "1280x800", of the screenshot
};

/// Reads @p arguments (the program's name first). Prints help, version or a mistake and ends the program where those
/// are asked for, as QCommandLineParser does.
[[nodiscard]] Options readOptions(const QStringList &arguments);

} // namespace stellwerk::gui
