// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QMap>
#include <QSaveFile>
#include <QString>

#include <memory>
#include <string_view>

namespace stellwerk::masterdata {

/// Where export files go.
class ExportTarget {
public:
    virtual ~ExportTarget() = default;
    /// Begins a file, after finish() of the one before.
    [[nodiscard]] virtual Status begin(const QString &name) = 0;
    [[nodiscard]] virtual Status write(std::string_view bytes) = 0;
    [[nodiscard]] virtual Status finish() = 0;
};

/// Keeps the files in memory, by name.
class MemoryExport final : public ExportTarget {
public:
    [[nodiscard]] Status begin(const QString &name) override;
    [[nodiscard]] Status write(std::string_view bytes) override;
    [[nodiscard]] Status finish() override { return {}; }
    [[nodiscard]] const QMap<QString, QByteArray> &files() const { return m_files; }

private:
    QMap<QString, QByteArray> m_files;
    QByteArray *m_file = nullptr;
};

/// Writes into a folder, which must exist; each file under a temporary name until it is complete.
class FolderExport final : public ExportTarget {
public:
    explicit FolderExport(const QString &folder);
    ~FolderExport() override;
    [[nodiscard]] Status begin(const QString &name) override;
    [[nodiscard]] Status write(std::string_view bytes) override;
    [[nodiscard]] Status finish() override;

private:
    [[nodiscard]] Status failed() const;
    QString m_folder;
    std::unique_ptr<QSaveFile> m_file;
};

} // namespace stellwerk::masterdata
