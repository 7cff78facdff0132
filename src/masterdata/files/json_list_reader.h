// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/json_scanner.h"

#include <QIODevice>
#include <QString>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace stellwerk::masterdata {

/// What stands around the list of a document.
struct ListHead {
    enum class Place {
        Bare,   ///< the document is the list
        Data,   ///< the member data is
        Entity, ///< data.<entity> is
    };
    Place place = Place::Bare;
    std::optional<std::string> version; ///< the member export_version
};

/// Reads a document that is a list or holds one at `data` or `data.<entity>`, element by element: memory holds the
/// largest element. Everything is checked: a mistake is named with line and column where it stands, and what comes
/// behind it is not read.
class JsonListReader final {
public:
    struct Limits {
        qint64 element = qint64(64) << 20; ///< bytes of one element
        qint64 around = qint64(1) << 20;   ///< bytes of the members before the list, and of those behind it
        int depth = 200;                   ///< lists and objects inside each other, in one element
    };

    JsonListReader(QIODevice &device, DocumentName name, QString entity, Limits limits);
    JsonListReader(QIODevice &device, DocumentName name, QString entity);

    /// Reads up to the first element. Fails with InvalidInput, or Io.
    [[nodiscard]] Result<ListHead> open();
    /// Steps to the next element, after open(); false at the end, when what follows the list has been checked too.
    [[nodiscard]] Result<bool> next();

    /// The element: well-formed JSON, but for numbers that are out of every range. Valid until the next step.
    [[nodiscard]] std::string_view element() const { return m_element; }
    /// Where it begins, from 1.
    [[nodiscard]] int line() const { return m_line; }
    /// Its number in the list, from 1.
    [[nodiscard]] qint64 number() const { return m_number; }
    /// The list for messages, e.g. "data.skills"; empty for a bare one.
    [[nodiscard]] QString path() const;

private:
    using Names = std::set<std::string>;

    [[nodiscard]] bool findList();
    [[nodiscard]] bool findInData();
    [[nodiscard]] bool nextElement();
    [[nodiscard]] bool readTail();
    [[nodiscard]] bool takeName(Names &names, std::string &name);
    [[nodiscard]] bool takeMembersBehind(Names &names, bool ofData);
    [[nodiscard]] bool takeVersion();
    bool broken(const QString &why);
    bool noList();

    JsonScanner m_scanner;
    DocumentName m_name;
    QString m_entity;
    Limits m_limits;
    ListHead m_head;
    Names m_names;     ///< of the document's members
    Names m_dataNames; ///< of the members of data
    std::string m_element;
    int m_line = 0;
    qint64 m_number = 0;
};

} // namespace stellwerk::masterdata
