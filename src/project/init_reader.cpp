// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/init_reader.h"

#include <QCoreApplication>
#include <QSet>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

constexpr qint64 kShortestMinimum = 6;
constexpr qint64 kLongestMinimum = 64;

/// A column that got two values would be a mistake of the insert, long after somebody could have seen it here.
void checkColumns(TomlReader &reader, const InitAdmin &admin) {
    QSet<QString> taken;
    const auto take = [&](std::string_view key, const QString &column) {
        if (!column.isEmpty() && taken.contains(column))
            reader.error(key, Tr::tr("The column “%1” gets two values.").arg(column), Tr::tr("Name each column once."));
        taken.insert(column);
    };
    for (const QString &column : admin.name)
        take("name", column);
    take("email", admin.email);
    take("password", admin.password);
    for (const QString &column : admin.created)
        take("created", column);
    for (const QString &column : admin.values.keys())
        take("values", column);
}

} // namespace

QString passwordAlgorithmName(PasswordAlgorithm algorithm) {
    switch (algorithm) {
    case PasswordAlgorithm::Md5:
        return QStringLiteral("md5");
    case PasswordAlgorithm::Sha256:
        return QStringLiteral("sha256");
    case PasswordAlgorithm::Bcrypt:
        return QStringLiteral("bcrypt");
    case PasswordAlgorithm::Argon2id:
        return QStringLiteral("argon2id");
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<InitAdmin> readInitAdmin(TomlReader &reader) {
    const toml::table *table = reader.table("admin");
    if (!table)
        return {};
    TomlReader members(reader.document(), *table, QStringLiteral("admin"));
    InitAdmin admin;
    admin.table = members.requiredText("table");
    admin.name = members.requiredTexts("name");
    admin.email = members.text("email");
    admin.password = members.requiredText("password");
    (void)members.requiredText("algorithm"); // which one is never guessed
    admin.algorithm = members.word<PasswordAlgorithm>("algorithm",
                                                      {{"md5", PasswordAlgorithm::Md5},
                                                       {"sha256", PasswordAlgorithm::Sha256},
                                                       {"bcrypt", PasswordAlgorithm::Bcrypt},
                                                       {"argon2id", PasswordAlgorithm::Argon2id}},
                                                      admin.algorithm);
    admin.created = members.texts("created");
    admin.values = members.textMap("values");
    admin.minLength =
        static_cast<int>(members.integer("min_length", kShortestMinimum, kLongestMinimum).value_or(admin.minLength));
    checkColumns(members, admin);
    return admin;
}

} // namespace stellwerk::project
