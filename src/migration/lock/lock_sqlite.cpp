// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pause.h"
#include "migration/lock/lock_state.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DatabaseLock)
};

constexpr std::chrono::milliseconds kPause{50}; ///< between two attempts
constexpr int kNameAttempts = 20;               ///< until the holder has written its name
constexpr qint64 kMostOwnerBytes = 64 << 10;

std::unexpected<Error> ioError(const QString &path) {
    return fail(ErrorCode::Io, Tr::tr("The lock file %1 cannot be used.").arg(path),
                Tr::tr("Check that its folder is writable."), QString::fromLocal8Bit(std::strerror(errno)));
}

QByteArray toJson(const LockOwner &owner) {
    const QJsonObject object{{QStringLiteral("user"), owner.user},
                             {QStringLiteral("host"), owner.host},
                             {QStringLiteral("pid"), owner.pid},
                             {QStringLiteral("purpose"), owner.purpose},
                             {QStringLiteral("since"), owner.since.toString(Qt::ISODate)}};
    return QJsonDocument(object).toJson();
}

/// Nothing while the holder has not written yet.
std::optional<LockOwner> fromJson(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return {};
    return LockOwner{object.value(u"user").toString(),
                     object.value(u"host").toString(),
                     object.value(u"pid").toInteger(),
                     0,
                     object.value(u"purpose").toString(),
                     QDateTime::fromString(object.value(u"since").toString(), Qt::ISODate),
                     {}};
}

class FileLock final : public DatabaseLock::State {
public:
    FileLock(int descriptor, QString path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    ~FileLock() override {
        // The file stays: removing it would let two processes lock two files of the same name.
        if (m_held)
            (void)!::ftruncate(m_descriptor, 0);
        ::close(m_descriptor);
    }

    Result<bool> tryToTake() {
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0) {
            m_held = true;
            return true;
        }
        if (errno == EWOULDBLOCK || errno == EINTR)
            return false;
        return ioError(m_path);
    }

    Status writeOwner(const LockOwner &owner) {
        const QByteArray json = toJson(owner);
        if (::ftruncate(m_descriptor, 0) != 0 ||
            ::pwrite(m_descriptor, json.constData(), static_cast<size_t>(json.size()), 0) != json.size())
            return ioError(m_path);
        return {};
    }

    [[nodiscard]] std::optional<LockOwner> holder() const {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? fromJson(file.read(kMostOwnerBytes)) : std::nullopt;
    }

    Status enlist(db::Connection &) override { return {}; } // a dead process leaves no statement behind here

    /// The lock sits on the file, not on its name.
    Result<bool> isHeld() override {
        struct stat ours{};
        struct stat named{};
        return ::fstat(m_descriptor, &ours) == 0 && ::stat(QFile::encodeName(m_path).constData(), &named) == 0 &&
               ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
    }

private:
    int m_descriptor;
    QString m_path;
    bool m_held = false;
};

/// Two paths to one file must lead to one lock.
QString lockFileOf(const QString &database) {
    const QString canonical = QFileInfo(database).canonicalFilePath();
    return QString((canonical.isEmpty() ? database : canonical) + QLatin1StringView(".stellwerk-lock"));
}

} // namespace

DatabaseLock::State::Made DatabaseLock::State::onSqlite(const Wish &wish) {
    const QString path = lockFileOf(wish.profile.database);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return ioError(path);
    auto lock = std::make_unique<FileLock>(descriptor, path);
    const auto deadline = std::chrono::steady_clock::now() + wish.patience;
    for (;;) {
        STELLWERK_ASSIGN(const bool taken, lock->tryToTake());
        if (taken)
            break;
        if (std::chrono::steady_clock::now() >= deadline) {
            // Who was faster by a moment has not written its name yet.
            auto holder = lock->holder();
            for (int attempt = 0; !holder && attempt < kNameAttempts; ++attempt) {
                STELLWERK_TRY(pause(wish.context, kPause));
                holder = lock->holder();
            }
            return lockedBy(wish.profile, holder);
        }
        STELLWERK_TRY(pause(wish.context, kPause));
    }
    LockOwner owner = wish.owner;
    owner.since = QDateTime::currentDateTimeUtc();
    STELLWERK_TRY(lock->writeOwner(owner));
    return lock;
}

Result<std::optional<LockOwner>> DatabaseLock::State::holderOnSqlite(const db::ConnectionProfile &profile) {
    const QString path = lockFileOf(profile.database);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return std::optional<LockOwner>(); // nobody has ever locked it
    const FileLock lock(descriptor, path);
    // A shared lock disturbs nobody who only looks.
    if (::flock(descriptor, LOCK_SH | LOCK_NB) == 0)
        return std::optional<LockOwner>();
    return lock.holder();
}

} // namespace stellwerk::migration
