// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_format.h"

#include "project/project.h"
#include "project/toml_reader.h"

#include <QCoreApplication>

namespace stellwerk::backup {

using project::TomlReader;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

QSet<QString> setOf(const QStringList &names) {
    return {names.begin(), names.end()};
}

ForeignList readList(TomlReader &reader) {
    ForeignList list;
    list.member = reader.requiredText("member");
    list.tables = reader.requiredTexts("table");
    for (const auto &[member, column] : reader.textMap("columns").asKeyValueRange())
        list.columns.insert(member, column);
    list.json = setOf(reader.texts("json"));
    list.ignore = setOf(reader.texts("ignore"));
    return list;
}

} // namespace

const ForeignList *ForeignFormat::list(const QString &member) const {
    const auto found = std::ranges::find(lists, member, &ForeignList::member);
    return found == lists.end() ? nullptr : &*found;
}

Result<ForeignFormat> readForeignFormat(const QByteArray &toml, const QString &file) {
    project::TomlDocument document(toml, file);
    ForeignFormat format;
    {
        TomlReader root(document, document.root(), {});
        if (const auto *table = root.table("export")) {
            TomlReader reader(document, *table, QStringLiteral("export"));
            format.name = reader.requiredText("name");
            format.versionMember = reader.requiredText("version");
            format.timestampMember = reader.requiredText("timestamp");
            format.omitted = setOf(reader.texts("omitted"));
        } else if (!document.hasErrors()) {
            document.error({}, Tr::tr("The table [export] is missing."));
        }
        for (const auto *table : root.tables("list")) {
            TomlReader reader(document, *table, QStringLiteral("list"));
            ForeignList list = readList(reader);
            if (format.list(list.member))
                reader.error("member", Tr::tr("The list “%1” occurs twice.").arg(list.member));
            format.lists.push_back(std::move(list));
        }
    }
    if (document.hasErrors())
        return fail(project::combinedError(file, document.sortedErrors()));
    return format;
}

} // namespace stellwerk::backup
