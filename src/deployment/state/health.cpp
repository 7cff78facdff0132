// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/health.h"

#include "masterdata/rows/database_source.h"
#include "schema/leftovers.h"
#include "schema/schema_diff.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Health)
};

constexpr qsizetype kShownExamples = 5;

CheckResult passed(const char *code, const QString &title, const QString &message) {
    return {QString::fromLatin1(code), Level::Passed, title, message, {}, ErrorCode::CheckFailed};
}

QString examples(const QStringList &all) {
    QString text = all.first(std::min(all.size(), kShownExamples)).join(QLatin1String("; "));
    if (all.size() > kShownExamples)
        text += QStringLiteral("; …");
    return text;
}

CheckResult checkSchema(const DatabaseView &view) {
    const QString title = Tr::tr("Schema");
    const Version version = view.state.current.value_or(view.release.version);
    const schema::Schema *snapshot = view.release.snapshotOf(version);
    if (!snapshot)
        return {QStringLiteral("schema"),
                Level::Warning,
                title,
                Tr::tr("There is no snapshot of version %1 to compare with.").arg(version.toString()),
                {},
                ErrorCode::Drift};
    const auto differences =
        schema::compareSchemas(*snapshot, view.actual, view.connection.engine(), view.release.compareOptions());
    QStringList wrong;
    QStringList harmless;
    for (const schema::Difference &difference : differences)
        (difference.isHarmless() ? harmless : wrong)
            << QString(difference.object + QLatin1String(": ") + difference.reason);
    if (!wrong.isEmpty())
        return {QStringLiteral("schema"),
                Level::Error,
                title,
                Tr::tr("The schema differs from the snapshot of %1 in %n place(s): %2", nullptr,
                       static_cast<int>(wrong.size()))
                    .arg(version.toString(), examples(wrong)),
                Tr::tr("Bring the schema to what version %1 says, or correct the snapshot.").arg(version.toString()),
                ErrorCode::Drift};
    if (!harmless.isEmpty())
        return {QStringLiteral("schema"),
                Level::Warning,
                title,
                Tr::tr("%n thing(s) are there in addition to the snapshot of %1, or are named or written otherwise: %2",
                       nullptr, static_cast<int>(harmless.size()))
                    .arg(version.toString(), examples(harmless)),
                {},
                ErrorCode::Drift};
    return passed("schema", title, Tr::tr("Equals the snapshot of %1.").arg(version.toString()));
}

/// Tables that a rename or a former version left behind.
CheckResult checkLeftovers(const DatabaseView &view) {
    const QString title = Tr::tr("Leftover tables");
    const Version version = view.state.current.value_or(view.release.version);
    QStringList found;
    for (const schema::Leftover &leftover :
         schema::findLeftovers(view.actual, view.connection.engine(), view.release.formerNames(version))) {
        if (leftover.kind == schema::LeftoverKind::Table)
            found << QString(leftover.table + QLatin1String(": ") + leftover.reason);
    }
    if (!found.isEmpty())
        return {QStringLiteral("leftovers"), Level::Warning, title, examples(found), {}, ErrorCode::Drift};
    return passed("leftovers", title, Tr::tr("No table of a former name or version is left."));
}

CheckResult checkVersionTables(const DatabaseView &view) {
    const QString title = Tr::tr("Version tables");
    if (!view.state.blockers.isEmpty())
        return {QStringLiteral("version-tables"), Level::Error, title,
                examples(view.state.blockers),    {},           ErrorCode::Drift};
    if (!view.state.disagreements.isEmpty())
        return {QStringLiteral("version-tables"),
                Level::Warning,
                title,
                examples(view.state.disagreements),
                {},
                ErrorCode::Drift};
    return passed("version-tables", title, Tr::tr("Version table and history agree."));
}

/// Rows of a child table whose foreign key points at nothing.
QString orphanQuery(const db::Dialect &dialect, const schema::Table &table, const schema::ForeignKey &key) {
    QStringList notNull;
    QStringList on;
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        notNull << QStringLiteral("c.%1 IS NOT NULL").arg(dialect.quote(key.columns[i]));
        on << QStringLiteral("p.%1 = c.%2").arg(dialect.quote(key.referencedColumns[i]), dialect.quote(key.columns[i]));
    }
    return QStringLiteral("SELECT COUNT(*) FROM %1 c WHERE %2 AND NOT EXISTS (SELECT 1 FROM %3 p WHERE %4)")
        .arg(dialect.quote(table.name), notNull.join(QLatin1String(" AND ")), dialect.quote(key.table),
             on.join(QLatin1String(" AND ")));
}

Result<CheckResult> checkForeignKeys(const DatabaseView &view, const TaskContext &context) {
    const QString title = Tr::tr("Foreign keys");
    QStringList orphans;
    int keys = 0;
    for (const schema::Table &table : view.actual.tables) {
        for (const schema::ForeignKey &key : table.foreignKeys) {
            STELLWERK_TRY(context.checkStop());
            ++keys;
            STELLWERK_ASSIGN(const auto count,
                             view.connection.selectValue(orphanQuery(view.connection.dialect(), table, key)));
            if (const qint64 rows = count ? count->toInteger().value_or(0) : 0; rows > 0)
                orphans << Tr::tr("%1.%2: %n row(s) point at nothing", nullptr, static_cast<int>(rows))
                               .arg(table.name, key.columns.join(u','));
        }
    }
    if (!orphans.isEmpty())
        return CheckResult{QStringLiteral("foreign-keys"), Level::Error, title, examples(orphans), {},
                           ErrorCode::CheckFailed};
    return passed("foreign-keys", title, Tr::tr("%n foreign key(s) checked, no orphans.", nullptr, keys));
}

/// References without a foreign key, and rows that cannot be matched.
Result<CheckResult> checkMasterData(const DatabaseView &view, const TaskContext &context) {
    const QString title = Tr::tr("Master data");
    masterdata::DatabaseSource source(view.connection, view.actual, view.release.catalogue);
    QStringList problems;
    qint64 rows = 0;
    for (size_t i = 0; i < view.release.catalogue.nodes().size(); ++i) {
        STELLWERK_ASSIGN(const masterdata::NodeRows node, source.read(i, context));
        rows += node.table.rows();
        STELLWERK_TRY(masterdata::forEachProblem(node.table, [&](const QString &key, const QString &why) {
            problems << QStringLiteral("%1 “%2”: %3").arg(view.release.catalogue.nodes()[i].name, key, why);
        }));
    }
    if (!problems.isEmpty())
        return CheckResult{
            QStringLiteral("master-data"),
            Level::Warning,
            title,
            Tr::tr("%n row(s) cannot be matched by natural key: %1", nullptr, static_cast<int>(problems.size()))
                .arg(examples(problems)),
            {},
            ErrorCode::CheckFailed};
    return passed("master-data", title,
                  Tr::tr("%n row(s), every natural key is unique.", nullptr, static_cast<int>(rows)));
}

/// User data that names master rows by value: a name without a row is shown, it is nobody's right to change it.
Result<CheckResult> checkUsedBy(const DatabaseView &view, const TaskContext &context) {
    const QString title = Tr::tr("User data that names master data");
    const db::Dialect &dialect = view.connection.dialect();
    // A column may name several entities, so their tables are alternatives.
    QMap<QString, QStringList> alternatives;
    for (const masterdata::Node &node : view.release.catalogue.nodes()) {
        for (const project::UsedBy &use : node.definition.usedBy) {
            const schema::Table *user = view.actual.table(use.table);
            if (!user || !user->column(use.column) || !view.actual.table(node.table))
                continue;
            alternatives[use.table + u'\t' + use.column]
                << QStringLiteral("NOT EXISTS (SELECT 1 FROM %1 m WHERE m.%2 = u.%3)")
                       .arg(dialect.quote(node.table), dialect.quote(use.key), dialect.quote(use.column));
        }
    }
    QStringList orphans;
    for (auto it = alternatives.begin(); it != alternatives.end(); ++it) {
        STELLWERK_TRY(context.checkStop());
        const QString table = it.key().section(u'\t', 0, 0);
        const QString column = it.key().section(u'\t', 1);
        STELLWERK_ASSIGN(
            const auto count,
            view.connection.selectValue(
                QStringLiteral("SELECT COUNT(*) FROM %1 u WHERE u.%2 IS NOT NULL AND u.%2 <> '' AND %3")
                    .arg(dialect.quote(table), dialect.quote(column), it.value().join(QLatin1String(" AND ")))));
        if (const qint64 rows = count ? count->toInteger().value_or(0) : 0; rows > 0)
            orphans << Tr::tr("%1.%2: %n row(s)", nullptr, static_cast<int>(rows)).arg(table, column);
    }
    if (!orphans.isEmpty())
        return CheckResult{QStringLiteral("used-by"),
                           Level::Warning,
                           title,
                           Tr::tr("Names without a master row: %1").arg(examples(orphans)),
                           {},
                           ErrorCode::CheckFailed};
    return passed("used-by", title, Tr::tr("Every name has its master row."));
}

Result<CheckResult> checkProjectRule(const DatabaseView &view, const project::Check &check) {
    const auto result = view.connection.select(check.sql);
    const Level failed = check.warning ? Level::Warning : Level::Error;
    const QString code = QStringLiteral("project:") + check.name;
    if (!result)
        return CheckResult{code,       failed,
                           check.name, Tr::tr("The check cannot be run: %1").arg(result.error().detail),
                           {},         ErrorCode::CheckFailed};
    const bool good = check.expected
                          ? result->rows.size() == 1 && result->rows.front().front().toString() == *check.expected
                          : result->rows.empty();
    if (good)
        return CheckResult{code, Level::Passed, check.name, Tr::tr("As expected."), {}, ErrorCode::CheckFailed};
    return CheckResult{code,       failed,
                       check.name, Tr::tr("The check found %n row(s).", nullptr, static_cast<int>(result->rows.size())),
                       {},         ErrorCode::CheckFailed};
}

} // namespace

Result<std::vector<CheckResult>> checkDatabase(const DatabaseView &view, const TaskContext &context) {
    std::vector<CheckResult> checks{checkSchema(view), checkLeftovers(view), checkVersionTables(view)};
    STELLWERK_ASSIGN(CheckResult foreignKeys, checkForeignKeys(view, context));
    checks.push_back(std::move(foreignKeys));
    STELLWERK_ASSIGN(CheckResult masterData, checkMasterData(view, context));
    checks.push_back(std::move(masterData));
    STELLWERK_ASSIGN(CheckResult usedBy, checkUsedBy(view, context));
    checks.push_back(std::move(usedBy));
    for (const project::Check &check : view.release.project.checks) {
        STELLWERK_ASSIGN(CheckResult result, checkProjectRule(view, check));
        checks.push_back(std::move(result));
    }
    return checks;
}

Status statusOf(const std::vector<CheckResult> &checks) {
    for (const CheckResult &check : checks) {
        if (check.level == Level::Error)
            return fail(check.errorCode, QString(check.title + QLatin1String(": ") + check.message), check.hint);
    }
    return {};
}

} // namespace stellwerk::deployment
