// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/export_target.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

} // namespace

Status MemoryExport::begin(const QString &name) {
    m_file = &m_files[name];
    m_file->clear();
    return {};
}

Status MemoryExport::write(std::string_view bytes) {
    m_file->append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return {};
}

FolderExport::FolderExport(const QString &folder) : m_folder(folder) {}
FolderExport::~FolderExport() = default;

Status FolderExport::begin(const QString &name) {
    m_file = std::make_unique<QSaveFile>(m_folder + u'/' + name);
    return m_file->open(QIODevice::WriteOnly) ? Status{} : failed();
}

Status FolderExport::write(std::string_view bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    return m_file->write(bytes.data(), size) == size ? Status{} : failed();
}

Status FolderExport::finish() {
    return m_file->commit() ? Status{} : failed();
}

Status FolderExport::failed() const {
    return fail(ErrorCode::Io, Tr::tr("The export file %1 cannot be written.").arg(m_file->fileName()),
                Tr::tr("Make room, or name another folder. A file of that name is as it was before."),
                m_file->errorString());
}

} // namespace stellwerk::masterdata
