// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init_checks.h"

#include "deployment/init/password_hash.h"
#include "deployment/plan/preflight_parts.h"
#include "deployment/plan/signature_check.h"
#include "schema/schema_diff.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

constexpr qsizetype kShownObjects = 8;
constexpr qsizetype kLongestName = 100;

QString examples(const QStringList &all) {
    QString text = all.first(std::min(all.size(), kShownObjects)).join(QLatin1String(", "));
    return all.size() > kShownObjects ? QString(text + QStringLiteral(", …")) : text;
}

bool isPlain(const QString &text) {
    return text == text.trimmed() &&
           std::ranges::none_of(text, [](QChar sign) { return sign.category() == QChar::Other_Control; });
}

class InitChecks {
public:
    explicit InitChecks(const InitInput &input) : m_in(input) {}

    std::vector<CheckResult> run() {
        add("package", Level::Passed, Tr::tr("Package"),
            Tr::tr("Checksums of all %n file(s) are right.", nullptr, static_cast<int>(m_in.package.files.size())));
        m_checks.push_back(signatureCheck(m_in.package.signature, m_in.target));
        checkUnfinished();
        checkEmpty();
        checkRights();
        checkAccount();
        return std::move(m_checks);
    }

private:
    void add(const char *code, Level level, const QString &title, const QString &message, const QString &hint = {},
             ErrorCode error = ErrorCode::CheckFailed) {
        m_checks.push_back({QString::fromLatin1(code), level, title, message, hint, error});
    }

    void checkUnfinished() {
        if (!m_in.unfinished)
            return;
        const QString title = Tr::tr("Unfinished work");
        const QString &name = m_in.target.name;
        const auto note = initNoteOf(*m_in.unfinished);
        if (!note) {
            add("unfinished-run", Level::Error, title,
                Tr::tr("The deployment %1 was begun on “%2” and has no end.").arg(m_in.unfinished->runId, name),
                Tr::tr("If it was dealt with: stellwerk-cli deployments close %1 --env %2")
                    .arg(m_in.unfinished->runId, name),
                ErrorCode::Drift);
            return;
        }
        m_left = tablesLeft(*note, m_in.actual);
        m_leftPrograms = note->programs;
        if (const Status empty = m_in.connection ? checkNoRows(*m_in.connection, m_left) : Status(); !empty)
            add("interrupted-init", Level::Error, title, empty.error().message, empty.error().hint, ErrorCode::Drift);
        else
            add("interrupted-init", Level::Warning, title,
                Tr::tr("The init %1 of “%2” was interrupted. Its %n table(s), all empty, are dropped first.", nullptr,
                       static_cast<int>(m_left.size()))
                    .arg(m_in.unfinished->runId, name));
    }

    void checkEmpty() {
        const QString title = Tr::tr("Empty database");
        QStringList content = contentOf(m_in.actual);
        content.removeIf([this](const QString &object) {
            return m_leftPrograms.contains(object) ||
                   (object.startsWith(QLatin1String("table ")) && m_left.contains(object.section(u' ', 1)));
        });
        if (content.isEmpty()) {
            add("empty", Level::Passed, title, Tr::tr("“%1” is empty.").arg(m_in.target.name));
            return;
        }
        const QString what = whatItIs(); // wayOn() builds on it
        add("not-empty", Level::Error, title,
            Tr::tr("“%1” is not empty; it holds %n object(s): %2. %3 Nothing was changed.", nullptr,
                   static_cast<int>(content.size()))
                .arg(m_in.target.name, examples(content), what),
            wayOn(), ErrorCode::AlreadyExists);
    }

    /// The version that the tables say or, without one, the snapshot that they fit best.
    QString whatItIs() {
        if (m_in.connection) {
            const auto state =
                migration::readVersionState(*m_in.connection, m_in.release.version, m_in.release.migrations);
            if (state && state->current) {
                m_tracked = true;
                m_found = state->current;
                return Tr::tr("Its version table says %1.").arg(m_found->toString());
            }
        }
        qsizetype fewest = std::numeric_limits<qsizetype>::max();
        for (const auto &[version, snapshot] : m_in.release.snapshots) {
            const auto differences = std::ssize(
                schema::compareSchemas(snapshot, m_in.actual, m_in.target.driver, m_in.release.compareOptions()));
            if (differences < fewest) {
                fewest = differences;
                m_found = version;
            }
        }
        // A few differences are drift of that version; many mean that it is something else.
        if (fewest > std::ssize(m_in.actual.tables)) {
            m_found.reset();
            return Tr::tr("It looks like no version of this project.");
        }
        return fewest == 0 ? Tr::tr("It is not tracked and has the schema of version %1.").arg(m_found->toString())
                           : Tr::tr("It is not tracked and looks like version %1, with %n difference(s).", nullptr,
                                    static_cast<int>(fewest))
                                 .arg(m_found->toString());
    }

    QString wayOn() const {
        const QString &name = m_in.target.name;
        const QString another =
            Tr::tr("To install afresh, name a database without tables; what a container loads at its "
                   "first start (docker-entrypoint-initdb.d) is not empty.");
        if (!m_found)
            return another;
        QStringList steps;
        for (const Version &step : migration::versionSteps(m_in.release.migrations)) {
            if (step > *m_found && step <= m_in.release.version)
                steps << step.toString();
        }
        QStringList ways;
        if (!m_tracked)
            ways << Tr::tr("To keep what is there, adopt it: stellwerk-cli baseline --env %1 --version %2")
                        .arg(name, m_found->toString());
        if (!steps.isEmpty())
            ways << Tr::tr("To bring it to %1, deploy one version after the other: %2")
                        .arg(m_in.release.version.toString(), steps.join(QStringLiteral(" → ")));
        return (ways << another).join(QLatin1String(". "));
    }

    void checkRights() {
        if (!m_in.connection || m_in.connection->engine() != db::Engine::MariaDb)
            return;
        Findings findings;
        checkDatabaseRights(m_in.target, *m_in.connection, findings);
        std::ranges::move(findings.take(), std::back_inserter(m_checks));
    }

    void checkAccount() {
        const QString title = Tr::tr("Account");
        const auto &admin = m_in.release.project.initAdmin;
        if (!admin) {
            if (m_in.account.name.isEmpty())
                add("account", Level::Warning, title, Tr::tr("The project describes no account; none is made."));
            else
                add("account", Level::Error, title,
                    Tr::tr("The project of the package does not say where an account is written to."),
                    Tr::tr("Describe it in project.toml with [init.admin] and make the package again, or leave --admin "
                           "out."),
                    ErrorCode::Usage);
            return;
        }
        if (m_in.account.none) {
            add("account", Level::Warning, title, Tr::tr("No account is made, as was asked for; nobody can log in."));
            return;
        }
        if (checkNames(title, *admin) && checkColumns(title, *admin))
            add("account", Level::Passed, title, Tr::tr("“%1” is written to %2.").arg(m_in.account.name, admin->table));
        if (isWeak(admin->algorithm))
            add("weak-hash", Level::Warning, title,
                Tr::tr("The backend keeps passwords as %1 without salt. Whoever reads the table can find them out.")
                    .arg(project::passwordAlgorithmName(admin->algorithm)),
                Tr::tr("Use a long password that is used nowhere else."));
    }

    bool checkNames(const QString &title, const project::InitAdmin &admin) {
        const InitAccount &account = m_in.account;
        if (account.name.isEmpty())
            add("account", Level::Error, title, Tr::tr("The name of the first account is missing."),
                Tr::tr("Give --admin NAME, or --no-admin if there shall be none."), ErrorCode::Usage);
        else if (!isPlain(account.name) || account.name.size() > kLongestName)
            add("account", Level::Error, title,
                Tr::tr("The name of the first account is too long, or has blanks at its ends or control characters."),
                {}, ErrorCode::Usage);
        else if (admin.email.isEmpty() != account.email.isEmpty())
            add("account", Level::Error, title,
                admin.email.isEmpty() ? Tr::tr("The project knows no e-mail addresses of accounts.")
                                      : Tr::tr("The e-mail address of the first account is missing."),
                admin.email.isEmpty() ? QString() : Tr::tr("Give --admin-email ADDRESS."), ErrorCode::Usage);
        else if (!account.email.isEmpty() && (!isPlain(account.email) || account.email.count(u'@') != 1 ||
                                              account.email.startsWith(u'@') || account.email.endsWith(u'@')))
            add("account", Level::Error, title, Tr::tr("“%1” is no e-mail address.").arg(account.email), {},
                ErrorCode::Usage);
        else
            return true;
        return false;
    }

    bool checkColumns(const QString &title, const project::InitAdmin &admin) {
        const schema::Table *table = m_in.release.snapshot().table(admin.table);
        const QStringList wanted = admin.name + admin.created + admin.values.keys() +
                                   (admin.email.isEmpty() ? QStringList() : QStringList{admin.email}) +
                                   QStringList{admin.password};
        QStringList wrong;
        for (const QString &column : wanted) {
            if (!table || !table->column(column))
                wrong << admin.table + u'.' + column;
        }
        if (wrong.isEmpty())
            return true;
        add("account", Level::Error, title,
            Tr::tr("[init.admin] names what version %1 does not have: %2")
                .arg(m_in.release.version.toString(), wrong.join(QLatin1String(", "))),
            Tr::tr("Correct project.toml and make the package again."), ErrorCode::InvalidInput);
        return false;
    }

    const InitInput &m_in;
    QStringList m_left;
    QStringList m_leftPrograms;
    std::optional<Version> m_found;
    bool m_tracked = false;
    std::vector<CheckResult> m_checks;
};

} // namespace

std::vector<CheckResult> checkInit(const InitInput &input) {
    return InitChecks(input).run();
}

} // namespace stellwerk::deployment
