// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/import/reverse_line.h"

#include <QFile>

#include <memory>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// A finished reverse file, its changes by number in the order in which the import made them. Memory: the places of
/// the lines (8 bytes each) and one line.
class ReverseReader final {
public:
    /// Reads the whole file for its checksum. Fails with Damaged where a single byte is missing or another one.
    [[nodiscard]] static Result<ReverseReader> open(const QString &file, const TaskContext &context);

    [[nodiscard]] size_t count() const { return m_lines.size() - 2; }
    [[nodiscard]] Result<ReverseChange> at(size_t index);
    [[nodiscard]] const QString &file() const { return m_name; }

private:
    explicit ReverseReader(const QString &file);
    [[nodiscard]] Status findEnd();
    [[nodiscard]] Status findLines(const TaskContext &context);
    [[nodiscard]] Status checkHead();
    [[nodiscard]] Result<std::string_view> line(size_t number);
    [[nodiscard]] std::unexpected<Error> damaged() const;
    [[nodiscard]] std::unexpected<Error> unreadable() const;

    QString m_name;
    std::unique_ptr<QFile> m_file;
    std::string m_end;           ///< the last line
    std::vector<qint64> m_lines; ///< where each line begins: the head, the changes, the end
    std::string m_line;
    ReverseLineParser m_parser;
};

} // namespace stellwerk::masterdata
