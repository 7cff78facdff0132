// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demo.h"
#include "demo/filling.h"

#include <QString>
#include <QStringList>

namespace stellwerk::demo {

/// "dev" or "prod": the environment's name and the end of the database's name.
[[nodiscard]] QString sideName(Side side);

/// Where a demo is made: the folder and the two databases. Removes what it has made unless keep() was called.
class DemoPlace final {
public:
    /// Checks the options and that folder and databases are free; makes nothing yet.
    [[nodiscard]] static Result<DemoPlace> find(const DemoOptions &options);
    DemoPlace(DemoPlace &&other) noexcept;
    DemoPlace &operator=(DemoPlace &&) = delete;
    ~DemoPlace();

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] Status makeWorkspaceFolder();
    /// Makes the empty database of one side and gives the profile to open it.
    [[nodiscard]] Result<db::ConnectionProfile> makeDatabase(Side side);
    /// The text of environments.toml.
    [[nodiscard]] QByteArray environmentsToml() const;
    void keep() { m_keep = true; }

private:
    DemoPlace(const DemoOptions &options, const QString &folder) : m_options(options), m_folder(folder) {}
    [[nodiscard]] QString databaseName(Side side) const;
    [[nodiscard]] Status checkServer() const;
    void removeDatabases() const;
    void removeFolders() const;

    DemoOptions m_options;
    QString m_folder;
    bool m_folderExisted = false;
    QStringList m_madeFolders;   ///< innermost first
    QStringList m_madeDatabases; ///< on the server
    bool m_keep = false;
};

} // namespace stellwerk::demo
