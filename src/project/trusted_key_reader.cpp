// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/trusted_key_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentsFile)
};

constexpr qsizetype kMaxName = 100;
constexpr qint64 kMostApprovals = 20;

/// The value of a wrong entry is never repeated in a message: it may be a secret key.
std::vector<TrustedKey> readKeys(TomlReader &reader, const char *key) {
    std::vector<TrustedKey> keys;
    const QStringList entries = reader.texts(key);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto parsed = PublicKey::parse(entries[i].section(u' ', 0, 0));
        const QString name = entries[i].section(u' ', 1).trimmed();
        if (!parsed) {
            reader.error(key, Tr::tr("Entry %1 of “%2” is no public key.").arg(i + 1).arg(QLatin1String(key)),
                         Tr::tr("Write the second line of the .pub file, 56 characters that begin with RW, and if you "
                                "like a blank and the owner's name."));
            continue;
        }
        if (name.size() > kMaxName || std::ranges::any_of(name, [](QChar c) { return !c.isPrint(); }))
            reader.error(key, Tr::tr("The name of entry %1 of “%2” is too long or cannot be shown.")
                                  .arg(i + 1)
                                  .arg(QLatin1String(key)));
        const auto same = [&](const TrustedKey &other) {
            return other.key.id == parsed->id || other.key.key == parsed->key;
        };
        if (std::ranges::any_of(keys, same))
            reader.error(key, Tr::tr("The key %1 stands twice in “%2”.").arg(parsed->idText(), QLatin1String(key)));
        keys.push_back({*parsed, name});
    }
    return keys;
}

} // namespace

void readTrust(TomlReader &reader, Environment &environment) {
    environment.trustedKeys = readKeys(reader, "trusted_keys");
    environment.approvers = readKeys(reader, "approvers");
    const auto wanted = reader.integer("approvals", 1, kMostApprovals);
    // Whoever names approvers wants to be asked, also when the number was forgotten.
    environment.approvals = static_cast<int>(wanted.value_or(environment.approvers.empty() ? 0 : 1));
    if (wanted && *wanted > std::ssize(environment.approvers))
        reader.error("approvals", Tr::tr("%n approval(s) can never be given:", nullptr, static_cast<int>(*wanted)) +
                                      u' ' +
                                      Tr::tr("“approvers” names %n key(s).", nullptr,
                                             static_cast<int>(environment.approvers.size())));
}

} // namespace stellwerk::project
