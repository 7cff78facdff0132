// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <source_location>
#include <utility>

namespace stellwerk {

/// What went wrong, as a stable name that programs may rely on. One table in error.cpp maps each code to its
/// name, its exit code (see ExitCode) and its HTTP status.
enum class ErrorCode {
    Internal,            ///< a defect of the program
    Usage,               ///< the caller's words are wrong or incomplete
    InvalidInput,        ///< a file or value is malformed
    NotFound,            ///< a named thing does not exist
    AlreadyExists,       ///< a thing that must not exist yet does
    Io,                  ///< the file system refused or failed
    ConnectionFailed,    ///< the server or file could not be reached
    AccessDenied,        ///< credentials or rights are missing
    Timeout,             ///< a time limit ran out
    Sql,                 ///< the database refused a statement
    Cancelled,           ///< the user stopped the work
    Damaged,             ///< a checksum or format says that a file is not what was written
    Foreign,             ///< a package or backup of another project
    VersionUntracked,    ///< tables but no version table
    VersionUnknown,      ///< a version table that cannot be read or does not fit the migrations
    VersionTooNew,       ///< the database is newer than the project
    VersionSkipped,      ///< more than one version step at once
    Drift,               ///< the schema or the version tables are not what the records say
    CheckFailed,         ///< a preflight or validation check failed, nothing was changed
    Conflict,            ///< decisions are missing
    Locked,              ///< another run holds the lock
    ProtectionViolated,  ///< a protected table differs from before
    ConfirmationMissing, ///< production was not confirmed
    PlanOutdated,        ///< the target is not what the plan was made from
    RolledBack,          ///< failed and rolled back
    RollbackFailed,      ///< failed, and the rollback failed too
};

/// Exit codes of the command line (stable, documented).
enum class ExitCode {
    Ok = 0,
    Internal = 1,
    Usage = 2,
    Differences = 3,
    CheckFailed = 4,
    Conflicts = 5,
    RolledBack = 6,
    RollbackFailed = 7,
    Unreachable = 8,
    Locked = 9,
    NotAuthorised = 10,
    Interrupted = 130,
};

/// The stable upper-snake name of @p code, e.g. "VERSION_TOO_NEW"; never translated.
[[nodiscard]] QString errorCodeName(ErrorCode code);
[[nodiscard]] ExitCode exitCodeOf(ErrorCode code);
[[nodiscard]] int httpStatusOf(ErrorCode code);

/// Where in a script or data file an error lies. Line and column count from 1; 0 = unknown.
struct SourcePosition {
    QString file{};
    int line = 0;
    int column = 0;
    QString statement{}; ///< the SQL statement, if there is one

    /// "file:line:column" without the parts that are unknown.
    [[nodiscard]] QString toString() const;
};

/// A failure as a value: what happened, to which object, what to do now. Never holds a secret.
struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Internal;
    QString message{};  ///< one translated sentence that names the object
    QString hint{};     ///< what to do now; may be empty
    QString detail{};   ///< technical text of a driver or system, untranslated
    int nativeCode = 0; ///< error number of the database server, 0 = none
    std::optional<SourcePosition> position{};
    QStringList context{}; ///< what was being done, innermost first
    std::source_location origin = std::source_location::current();

    /// Adds what was being done when this happened, e.g. "Migration 3".
    [[nodiscard]] Error during(const QString &what) &&;
    /// Adds or replaces the hint.
    [[nodiscard]] Error withHint(const QString &text) &&;
    /// Message, position, detail and hint as lines for a person.
    [[nodiscard]] QString toText() const;
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

/// Makes the failed state of any Result: `return fail(ErrorCode::Io, tr("…"))`.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, const QString &message, const QString &hint = {},
                                                 const QString &detail = {},
                                                 std::source_location origin = std::source_location::current()) {
    return std::unexpected(Error{code, message, hint, detail, 0, {}, {}, origin});
}
[[nodiscard]] inline std::unexpected<Error> fail(Error error) {
    return std::unexpected(std::move(error));
}

} // namespace stellwerk

#define STELLWERK_CONCAT_INNER(a, b) a##b
#define STELLWERK_CONCAT(a, b) STELLWERK_CONCAT_INNER(a, b)
#define STELLWERK_TRY_IMPL(temporary, expression)                                                                      \
    do {                                                                                                               \
        if (auto temporary = (expression); !temporary)                                                                 \
            return std::unexpected(std::move(temporary).error());                                                      \
    } while (false)
/// Evaluates an expression that gives a Status or Result and leaves the function with its error.
#define STELLWERK_TRY(expression) STELLWERK_TRY_IMPL(STELLWERK_CONCAT(stellwerkStatus, __LINE__), expression)

#define STELLWERK_ASSIGN_IMPL(temporary, declaration, expression)                                                      \
    auto temporary = (expression);                                                                                     \
    if (!temporary)                                                                                                    \
        return std::unexpected(std::move(temporary).error());                                                          \
    declaration = *std::move(temporary)

/// `STELLWERK_ASSIGN(auto rows, reader.read());` declares or assigns the value, or leaves the function with the error.
#define STELLWERK_ASSIGN(declaration, expression)                                                                      \
    STELLWERK_ASSIGN_IMPL(STELLWERK_CONCAT(stellwerkResult, __LINE__), declaration, expression)
