// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/lock.h"

#include "migration/lock/lock_state.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <pwd.h>
#include <unistd.h>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DatabaseLock)
};

QString systemUser() {
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
}

} // namespace

QString LockOwner::toText() const {
    return Tr::tr("“%1@%2” (process %3) since %4 UTC for “%5”")
        .arg(user, host, QString::number(pid), since.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), purpose);
}

std::unexpected<Error> DatabaseLock::State::lockedBy(const db::ConnectionProfile &profile,
                                                     const std::optional<LockOwner> &holder) {
    const QString message =
        holder ? Tr::tr("The database “%1” is locked by %2; nothing was changed.").arg(profile.label, holder->toText())
               : Tr::tr("The database “%1” is locked by another run; nothing was changed.").arg(profile.label);
    return fail(ErrorCode::Locked, message,
                Tr::tr("Wait until it has finished. The lock ends by itself when that process ends."));
}

DatabaseLock::DatabaseLock(std::unique_ptr<State> state) : m_state(std::move(state)) {}
DatabaseLock::DatabaseLock(DatabaseLock &&) noexcept = default;
DatabaseLock &DatabaseLock::operator=(DatabaseLock &&) noexcept = default;
DatabaseLock::~DatabaseLock() = default;

Result<DatabaseLock> DatabaseLock::acquire(const db::ConnectionProfile &profile, const QString &purpose,
                                           std::chrono::seconds patience, const TaskContext &context) {
    LockOwner owner;
    owner.user = systemUser();
    owner.host = QSysInfo::machineHostName();
    owner.pid = QCoreApplication::applicationPid();
    owner.purpose = purpose;
    const State::Wish wish{profile, std::move(owner), patience, context};
    STELLWERK_ASSIGN(auto state,
                     profile.engine == db::Engine::MariaDb ? State::onMariaDb(wish) : State::onSqlite(wish));
    state->label = profile.label;
    return DatabaseLock(std::move(state));
}

Status DatabaseLock::check() {
    const auto held = m_state->isHeld();
    if (held && *held)
        return {};
    return fail(ErrorCode::Locked,
                Tr::tr("The lock of the database “%1” was lost; the run stops here.").arg(m_state->label),
                Tr::tr("Another run may have begun. Look at the status before you go on."),
                held ? QString() : held.error().detail);
}

Status DatabaseLock::enlist(db::Connection &worker) {
    return m_state->enlist(worker);
}

Result<std::optional<LockOwner>> DatabaseLock::holder(db::Connection &connection) {
    return connection.engine() == db::Engine::MariaDb ? State::holderOnMariaDb(connection)
                                                      : State::holderOnSqlite(connection.profile());
}

} // namespace stellwerk::migration
