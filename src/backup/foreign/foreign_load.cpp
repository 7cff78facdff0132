// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/foreign/foreign_export.h"
#include "backup/foreign/foreign_walk.h"
#include "db/bulk_writer.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ForeignExport)
};

constexpr qsizetype kMostReasons = 20;

Status refusal(const QString &file, const QStringList &reasons, qint64 count) {
    QString detail = reasons.first(std::min(kMostReasons, reasons.size())).join(u'\n');
    if (count > kMostReasons)
        detail += QString(u'\n' + Tr::tr("… and %1 more").arg(count - kMostReasons));
    return fail(ErrorCode::CheckFailed,
                Tr::tr("The export %1 cannot be loaded for %n reason(s).", nullptr, static_cast<int>(count)).arg(file),
                Tr::tr("Nothing was changed."), detail);
}

Result<qint64> countOf(db::Connection &connection, const QString &sql) {
    STELLWERK_ASSIGN(const auto value, connection.selectValue(sql));
    return value.value_or(db::Value()).toInteger().value_or(0);
}

/// Writes the rows of each list into its table.
class LoadVisitor final : public ForeignVisitor {
public:
    LoadVisitor(db::Connection &connection, const ForeignContents &contents)
        : m_connection(connection), m_contents(contents) {}

    Status list(const ForeignList &list, const schema::Table *table, bool) override {
        STELLWERK_TRY(finish());
        const auto known = std::ranges::find(m_contents.contained, list.member, &ForeignTable::list);
        if (!table || known == m_contents.contained.end())
            return changed();
        if (known->rows == 0)
            return {};
        m_columns.clear();
        const QStringList names = table->columnNames();
        for (const QString &column : known->columns)
            m_columns.push_back(static_cast<size_t>(names.indexOf(column)));
        STELLWERK_ASSIGN(auto writer, db::BulkWriter::open(m_connection, table->name, known->columns));
        m_writer.emplace(std::move(writer));
        return {};
    }
    Status row(const ForeignRow &row) override {
        if (!m_writer)
            return changed();
        m_views.clear();
        for (const size_t column : m_columns)
            m_views.push_back(row.cells[column].view());
        return m_writer->add(m_views);
    }
    void problem(const ForeignProblem &) override { m_problems = true; }

    Status finish() {
        if (m_writer)
            STELLWERK_TRY(m_writer->finish());
        m_writer.reset();
        return m_problems ? changed() : Status{};
    }

private:
    [[nodiscard]] Status changed() const {
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The export %1 was changed while it was being loaded.").arg(m_contents.file),
                    Tr::tr("Nothing was changed."));
    }

    db::Connection &m_connection;
    const ForeignContents &m_contents;
    std::optional<db::BulkWriter> m_writer;
    std::vector<size_t> m_columns;
    std::vector<db::ValueView> m_views;
    bool m_problems = false;
};

/// Loads into one database; everything that is asked of it is asked within the transaction.
class Loader final {
public:
    Loader(db::Connection &connection, const ForeignContents &contents, const schema::Schema &schema)
        : m_connection(connection), m_contents(contents), m_schema(schema) {}

    Status checkTarget() {
        STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(m_connection));
        schema::CompareOptions options;
        options.ignoreTable = [this](const QString &table) { return !m_schema.table(table); };
        QStringList reasons;
        for (const schema::Difference &difference :
             schema::compareSchemas(m_schema, actual, m_connection.engine(), options)) {
            if (!difference.isHarmless())
                reasons << QString(difference.object + QLatin1StringView(": ") + difference.reason);
        }
        for (const ForeignTable &table : m_contents.contained) {
            if (!actual.table(table.table))
                continue;
            STELLWERK_ASSIGN(const qint64 rows, countRows(table.table));
            if (rows > 0)
                reasons << Tr::tr("%1 has %n row(s) already.", nullptr, static_cast<int>(rows)).arg(table.table);
        }
        return reasons.isEmpty() ? Status{} : refusal(m_contents.file, reasons, reasons.size());
    }

    /// @p write puts the rows in.
    Status load(const std::function<Status()> &write) {
        const bool mariaDb = m_connection.engine() == db::Engine::MariaDb;
        // The lists stand in any order; what this lets through is looked for before the commit.
        STELLWERK_TRY(m_connection.exec(mariaDb ? QStringLiteral("SET SESSION foreign_key_checks = 0, SESSION sql_mode "
                                                                 "= CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')")
                                                : QStringLiteral("PRAGMA foreign_keys = OFF")));
        STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(m_connection));
        STELLWERK_TRY(write());
        for (const ForeignTable &table : m_contents.contained) {
            STELLWERK_ASSIGN(const qint64 rows, countRows(table.table));
            if (rows != table.rows)
                return fail(
                    ErrorCode::Sql,
                    Tr::tr("The table %1 has %2 rows; the export has %3.").arg(table.table).arg(rows).arg(table.rows));
        }
        STELLWERK_TRY(checkForeignKeys());
        return transaction.commit();
    }

private:
    Result<qint64> countRows(const QString &table) {
        return countOf(m_connection, QString(u"SELECT COUNT(*) FROM " + m_connection.dialect().quote(table)));
    }

    Status checkForeignKeys() {
        QStringList reasons;
        for (const ForeignTable &contained : m_contents.contained) {
            const schema::Table *table = m_schema.table(contained.table);
            for (const schema::ForeignKey &key : table->foreignKeys) {
                STELLWERK_ASSIGN(const qint64 rows, countOf(m_connection, orphansOf(*table, key)));
                if (rows > 0)
                    reasons << Tr::tr("%n row(s) of %1 point at rows of %2 that do not exist.", nullptr,
                                      static_cast<int>(rows))
                                   .arg(table->name, key.table);
            }
        }
        return reasons.isEmpty() ? Status{} : refusal(m_contents.file, reasons, reasons.size());
    }

    [[nodiscard]] QString orphansOf(const schema::Table &table, const schema::ForeignKey &key) const {
        const db::Dialect &dialect = m_connection.dialect();
        QStringList joined;
        QStringList given;
        for (qsizetype i = 0; i < key.columns.size(); ++i) {
            const QString column = dialect.quote(key.columns[i]);
            joined << QString(u"p." + dialect.quote(key.referencedColumns[i]) + u" = c." + column);
            given << QString(u"c." + column + u" IS NOT NULL");
        }
        return QStringLiteral("SELECT COUNT(*) FROM %1 c WHERE %2 AND NOT EXISTS (SELECT 1 FROM %3 p WHERE %4)")
            .arg(dialect.quote(table.name), given.join(QLatin1StringView(" AND ")), dialect.quote(key.table),
                 joined.join(QLatin1StringView(" AND ")));
    }

    db::Connection &m_connection;
    const ForeignContents &m_contents;
    const schema::Schema &m_schema;
};

} // namespace

Result<ForeignContents> loadForeignExport(const QString &file, const ForeignFormat &format,
                                          const schema::Schema &schema, const db::ConnectionProfile &target,
                                          const TaskContext &context) {
    STELLWERK_ASSIGN(ForeignContents contents, readForeignExport(file, format, schema, context));
    if (contents.problemCount > 0) {
        QStringList reasons;
        for (const ForeignProblem &problem : contents.problems)
            reasons << problem.toText();
        STELLWERK_TRY(refusal(contents.file, reasons, contents.problemCount));
    }
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(target));
    connection.stopWith(context.stopToken());
    Loader loader(connection, contents, schema);
    STELLWERK_TRY(loader.checkTarget());
    Status loaded = loader.load([&]() -> Status {
        LoadVisitor visitor(connection, contents);
        STELLWERK_TRY(walkForeign(contents.file, format, schema, visitor, context));
        return visitor.finish();
    });
    if (!loaded) {
        Error error = std::move(loaded).error();
        if (error.hint.isEmpty())
            error.hint = Tr::tr("What was written was taken back; nothing was changed.");
        return fail(std::move(error).during(Tr::tr("loading %1 into “%2”").arg(contents.file, target.label)));
    }
    for (const QString &table : contents.missing)
        context.warning(QStringLiteral("table_missing"),
                        Tr::tr("The export has no rows of the table %1; it stays as it is.").arg(table));
    for (const ForeignTable &table : contents.contained) {
        for (const QString &column : table.leftOut)
            context.warning(
                QStringLiteral("column_left_out"),
                Tr::tr("The export has no values of %1.%2; they are the column's default.").arg(table.table, column));
    }
    return contents;
}

} // namespace stellwerk::backup
