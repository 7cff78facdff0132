// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/toml_document.h"

#include <QMap>
#include <QStringList>

#include <initializer_list>
#include <limits>
#include <optional>
#include <utility>

namespace stellwerk::project {

/// Reads one table of a document. Wrong types and missing keys become mistakes of the document, and the caller gets
/// an empty value and goes on. Keys that nobody asked for are reported as unknown when the reader goes out of scope.
class TomlReader final {
public:
    /// @p section is the name in messages and of known keys, e.g. "entity.reference"; empty for the whole file.
    TomlReader(TomlDocument &document, const toml::table &table, const QString &section);
    ~TomlReader();
    TomlReader(const TomlReader &) = delete;
    TomlReader &operator=(const TomlReader &) = delete;

    [[nodiscard]] TomlDocument &document() { return m_document; }
    [[nodiscard]] const toml::table &source() const { return m_table; }
    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }

    /// A text that is not empty; empty when the key is missing.
    [[nodiscard]] QString text(std::string_view key);
    [[nodiscard]] QString requiredText(std::string_view key);
    /// A text or an array of texts, none of them empty and none twice.
    [[nodiscard]] QStringList texts(std::string_view key);
    [[nodiscard]] QStringList requiredTexts(std::string_view key);
    /// A program and its arguments as an array of texts.
    [[nodiscard]] QStringList command(std::string_view key);
    [[nodiscard]] std::optional<qint64> integer(std::string_view key, qint64 min = std::numeric_limits<qint64>::min(),
                                                qint64 max = std::numeric_limits<qint64>::max());
    [[nodiscard]] bool boolean(std::string_view key, bool fallback);
    /// { name = "text", … }
    [[nodiscard]] QMap<QString, QString> textMap(std::string_view key);
    /// [key]; nothing when it is missing.
    [[nodiscard]] const toml::table *table(std::string_view key);
    /// [[key]], in the file's order.
    [[nodiscard]] std::vector<const toml::table *> tables(std::string_view key);

    template <class T>
    using Words = std::initializer_list<std::pair<const char *, T>>;
    /// One word out of a list; @p fallback when the key is missing.
    template <class T>
    [[nodiscard]] T word(std::string_view key, Words<T> words, T fallback) {
        const QString given = text(key);
        QStringList known;
        for (const auto &[name, value] : words) {
            if (given == QLatin1String(name))
                return value;
            known << QString::fromLatin1(name);
        }
        if (!given.isEmpty())
            unknownWord(key, given, known);
        return fallback;
    }

    /// A mistake at the value of @p key.
    void error(std::string_view key, const QString &message, const QString &hint = {});
    /// A mistake at a key that must not be there; it is not reported as unknown then.
    void refuse(const toml::key &key, const QString &message, const QString &hint);
    /// "port" of [[environment]], for messages.
    [[nodiscard]] QString label(std::string_view key) const;
    /// Counts @p key as known without looking at it.
    const toml::node *find(std::string_view key);

private:
    const toml::node *require(std::string_view key);
    void wrongType(const toml::node &node, std::string_view key, const QString &wanted);
    void unknownWord(std::string_view key, const QString &given, const QStringList &known);
    QString nonEmptyText(const toml::node &node, std::string_view key);

    TomlDocument &m_document;
    const toml::table &m_table;
    QString m_section;
    QStringList m_asked;
    QStringList m_refused;
};

} // namespace stellwerk::project
