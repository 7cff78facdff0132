// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/server_trust.h"

#include <QCoreApplication>

#include <mysql.h>

#include <algorithm>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

// Qt's driver switches the check of certificates off and has no option that says otherwise. But the client library
// takes a connection string in place of the host, and applies it last (MariaDB Connector/C, mariadb_connect()). A
// library that did not know this would look for a host of that name, and send no password.
constexpr QLatin1StringView kVerified("ssl-enforce=1;ssl-verify-server-cert=1;");
// Not here: mysql_clear_password and dialog send the password as it is; sha256_password and caching_sha2_password send
// it to whoever has a certificate or a key, and without an authority nobody knows whose these are.
constexpr QLatin1StringView kHashed("restricted-auth=mysql_native_password,client_ed25519,parsec,auth_gssapi_client;");

/// Whether the client library follows kVerified, tried on something that is no server.
bool libraryObeys() {
    MYSQL *mysql = mysql_init(nullptr);
    if (!mysql)
        return false;
    const my_bool off = 0;
    mysql_options(mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &off);
    const QByteArray host = QByteArray(kVerified.data(), kVerified.size()) + "host=localhost";
    mysql_real_connect(mysql, host.constData(), "", "", nullptr, 0, "/dev/null", CLIENT_REMEMBER_OPTIONS);
    my_bool enforced = 0;
    my_bool verified = 0;
    mysql_get_option(mysql, MYSQL_OPT_SSL_ENFORCE, &enforced);
    mysql_get_option(mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verified);
    mysql_close(mysql);
    return enforced && verified;
}

std::unexpected<Error> unusable(const ConnectionProfile &profile, const char *key, const QString &value) {
    return fail(ErrorCode::InvalidInput,
                Tr::tr("“%1” is no usable “%2” for the database “%3”; no connection was tried.")
                    .arg(value, QString::fromLatin1(key), profile.label),
                Tr::tr("Correct it in environments.toml."));
}

} // namespace

Result<QString> trustedHost(const ConnectionProfile &profile) {
    if (!profile.socket.isEmpty() || profile.host.isEmpty())
        return QString();
    const auto hasMeaning = [](QChar c) { return QStringView(u";={}/").contains(c) || c.isSpace(); };
    if (std::ranges::any_of(profile.host, hasMeaning))
        return unusable(profile, "host", profile.host);
    const auto named = [&](QLatin1StringView rules) {
        return QString(rules + QLatin1StringView("host=") + profile.host);
    };
    if (profile.tlsCa.isEmpty()) // by this name the client library takes its local socket
        return profile.host == QLatin1StringView("localhost") ? profile.host : named(kHashed);
    // Qt's list of options is parted by it: the rest of the name would be lost.
    if (profile.tlsCa.contains(u';'))
        return unusable(profile, "tls_ca", profile.tlsCa);
    static const bool obeys = libraryObeys();
    if (!obeys)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The client library of MariaDB does not let Stellwerk demand the certificate of “%1”; no "
                           "connection was tried.")
                        .arg(profile.label),
                    Tr::tr("Install MariaDB Connector/C 3.4 or newer (Debian: package libmariadb3)."));
    return named(kVerified);
}

} // namespace stellwerk::db
