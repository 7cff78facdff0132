// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/toml.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <string_view>
#include <vector>

namespace stellwerk::project {

/// One TOML file and all mistakes found in it so far.
class TomlDocument final {
public:
    /// May a message repeat what stands in the file? Not where a password may have been put by mistake.
    enum class Quoting { Allowed, Forbidden };

    /// Parses @p content. A syntax error is the only mistake that is reported then, and root() is empty.
    TomlDocument(const QByteArray &content, const QString &file, Quoting quoting = Quoting::Allowed);

    [[nodiscard]] const toml::table &root() const { return m_root; }
    [[nodiscard]] bool hasErrors() const { return !m_errors.empty(); }
    void error(const toml::source_position &at, const QString &message, const QString &hint = {});
    /// The mistakes in the order of their positions.
    [[nodiscard]] std::vector<Error> sortedErrors() const;

    /// Keys that a reader asked for, as "section.key": what the reference pages must document.
    [[nodiscard]] const QSet<QString> &knownKeys() const { return m_knownKeys; }
    void noteKey(const QString &section, std::string_view key);

private:
    QString m_file;
    toml::table m_root;
    std::vector<Error> m_errors;
    QSet<QString> m_knownKeys;
};

[[nodiscard]] inline QString toText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Where the value of @p key begins; the table itself when the key is not there.
[[nodiscard]] toml::source_position positionOf(const toml::table &table, std::string_view key);
/// Where element @p index of an array begins (a lone value counts as an array of one).
[[nodiscard]] toml::source_position positionOf(const toml::table &table, std::string_view key, qsizetype index);
/// Where the value of @p member begins in the table that @p key holds.
[[nodiscard]] toml::source_position positionOf(const toml::table &table, std::string_view key, const QString &member);
/// The elements of an array of tables; nothing when the key is missing or something else.
[[nodiscard]] std::vector<const toml::table *> tablesOf(const toml::table &table, std::string_view key);

/// "Did you mean …?" with the candidate nearest to @p word, or nothing if none is near.
[[nodiscard]] QString suggestion(const QString &word, const QStringList &candidates);

} // namespace stellwerk::project
