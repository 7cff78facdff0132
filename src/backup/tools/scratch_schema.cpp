// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/scratch_schema.h"

#include <QCoreApplication>
#include <QUuid>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr QLatin1StringView kPrefix("stellwerk_scratch_");

/// ER_DBACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR.
bool isDenied(const Error &error) {
    return error.code == ErrorCode::AccessDenied || error.nativeCode == 1044 || error.nativeCode == 1045 ||
           error.nativeCode == 1227;
}

} // namespace

struct ScratchSchema::Place {
    db::ConnectionProfile profile;
    bool made = false;

    Place() = default;
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
    /// By a connection of its own: one that was idle for hours may be gone, and no stop request reaches this one.
    ~Place() {
        if (!made)
            return;
        db::ConnectionProfile server = profile;
        server.database.clear();
        if (auto connection = db::Connection::open(server))
            (void)connection->exec(
                QString(u"DROP DATABASE IF EXISTS " + connection->dialect().quote(profile.database)));
    }
};

ScratchSchema::ScratchSchema(std::unique_ptr<Place> place) : m_place(std::move(place)) {}
ScratchSchema::ScratchSchema(ScratchSchema &&) noexcept = default;
ScratchSchema::~ScratchSchema() = default;

Result<ScratchSchema> ScratchSchema::create(const db::ConnectionProfile &server, const QString &collation) {
    auto place = std::make_unique<Place>();
    place->profile = server;
    place->profile.readOnly = false;
    db::ConnectionProfile administration = place->profile;
    administration.database.clear();
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(administration));
    place->profile.database = QString(kPrefix + QUuid::createUuid().toString(QUuid::Id128).first(16));
    const db::Dialect &dialect = connection.dialect();
    QString sql = QString(u"CREATE DATABASE " + dialect.quote(place->profile.database));
    if (!collation.isEmpty())
        sql += QString(u" COLLATE " + dialect.quote(collation));
    if (const auto made = connection.exec(sql); !made) {
        if (!isDenied(made.error()))
            return std::unexpected(made.error());
        return fail(
            ErrorCode::AccessDenied,
            Tr::tr("The account of “%1” may not make a scratch database; nothing was changed.").arg(server.label),
            Tr::tr("Let the server's administrator run: %1")
                .arg(QStringLiteral("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.* TO …")),
            made.error().detail);
    }
    place->made = true;
    return ScratchSchema(std::move(place));
}

const db::ConnectionProfile &ScratchSchema::profile() const {
    return m_place->profile;
}

} // namespace stellwerk::backup
