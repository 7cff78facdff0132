// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/file_set.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

class MemoryFiles final : public FileSet {
public:
    explicit MemoryFiles(QMap<QString, QByteArray> files) : m_files(std::move(files)) {}

    [[nodiscard]] QStringList names() const override { return m_files.keys(); }
    [[nodiscard]] QString label(const QString &name) const override { return QLatin1String("masterdata/") + name; }

    [[nodiscard]] Result<std::unique_ptr<QIODevice>> open(const QString &name) const override {
        if (!m_files.contains(name))
            return fail(ErrorCode::NotFound, Tr::tr("The export file %1 is missing.").arg(name));
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(m_files.value(name)); // shares the bytes
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    }

private:
    QMap<QString, QByteArray> m_files;
};

class FolderFiles final : public FileSet {
public:
    explicit FolderFiles(const QString &folder) : m_folder(folder) {}

    [[nodiscard]] QStringList names() const override {
        return m_folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] QString label(const QString &name) const override { return m_folder.filePath(name); }

    [[nodiscard]] Result<std::unique_ptr<QIODevice>> open(const QString &name) const override {
        auto file = std::make_unique<QFile>(m_folder.filePath(name));
        if (!file->exists())
            return fail(ErrorCode::NotFound, Tr::tr("The export file %1 is missing.").arg(label(name)));
        if (!file->open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, Tr::tr("The export file %1 cannot be read.").arg(label(name)), {},
                        file->errorString());
        return file;
    }

private:
    QDir m_folder;
};

} // namespace

std::unique_ptr<FileSet> FileSet::inMemory(QMap<QString, QByteArray> files) {
    return std::make_unique<MemoryFiles>(std::move(files));
}

std::unique_ptr<FileSet> FileSet::inFolder(const QString &folder) {
    return std::make_unique<FolderFiles>(folder);
}

} // namespace stellwerk::masterdata
