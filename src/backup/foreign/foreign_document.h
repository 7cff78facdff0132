// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/json_scanner.h"
#include "base/task_context.h"

#include <QString>

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace stellwerk::backup {

/// One row of a list as it stands in the document.
struct ForeignElement {
    std::string_view json; ///< well-formed, but for numbers that are out of every range; valid during the call
    qint64 number = 0;     ///< in the list, from 1
    int line = 0;          ///< where it begins, from 1
};

/// What a member of the document is.
struct ForeignMember {
    enum class Kind { Text, List, Null, Other };
    QString name;
    Kind kind = Kind::Other;
    QString text; ///< of Kind::Text
    int line = 0;
};

/// Reads a document that is an object of lists, row by row: memory holds the largest row. Every rule of JSON is
/// checked; a mistake is named with line and column where it stands, and what comes behind it is not read.
class ForeignDocument final {
public:
    static constexpr qint64 kLongestRow = qint64(64) << 20; ///< bytes
    static constexpr qint64 kLongestMember = qint64(1) << 20;
    static constexpr int kDepth = 64;

    using MemberSink = std::function<Status(const ForeignMember &)>; ///< before the rows of a list
    using RowSink = std::function<Status(const ForeignElement &)>;

    ForeignDocument(QIODevice &device, const QString &file);
    /// Fails with InvalidInput, with Io, with Cancelled, or as a sink does.
    [[nodiscard]] Status read(const MemberSink &member, const RowSink &row, const TaskContext &context);

private:
    [[nodiscard]] Status readMember(const MemberSink &member, const RowSink &row, const TaskContext &context);
    [[nodiscard]] Status readList(const RowSink &row, const TaskContext &context);
    [[nodiscard]] Status mistake() const { return fail(*m_scanner.error()); }
    [[nodiscard]] Status broken(const QString &why);
    [[nodiscard]] Result<QString> takeText();

    DocumentName m_name;
    JsonScanner m_scanner;
    std::set<QString> m_members;
};

/// The text that a JSON text with quotes and escapes stands for.
[[nodiscard]] std::string plainText(const std::string &quoted);

} // namespace stellwerk::backup
