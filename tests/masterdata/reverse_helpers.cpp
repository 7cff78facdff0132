// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reverse_helpers.h"

#include "base/files.h"
#include "db/row_reader.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QFile>

#include "library.h"

namespace stellwerk::test {

using db::Value;
using masterdata::ReverseCell;

namespace {

QString idName() {
    return QStringLiteral("id");
}

QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

} // namespace

NotedChanges::NotedChanges(db::Connection &connection)
    : m_connection(connection),
      m_writer(valueOrDie(masterdata::ReverseWriter::create(m_folder.filePath(QStringLiteral("reverse.jsonl")),
                                                            QStringLiteral("test")))) {}

std::vector<Value> NotedChanges::read(const char *table, qint64 id, const QStringList &columns) {
    const schema::Schema schema = valueOrDie(schema::readSchema(m_connection));
    const schema::Table &known = *schema.table(QString::fromUtf8(table));
    QStringList list;
    for (const QString &column : columns)
        list << m_connection.dialect().readExpression(column, known.column(column)->type);
    auto reader = valueOrDie(db::RowReader::open(
        m_connection, QStringLiteral("SELECT %1 FROM %2 WHERE id = %3").arg(list.join(u','), known.name).arg(id)));
    if (!valueOrDie(reader.next()))
        qFatal("%s has no row %lld", table, static_cast<long long>(id));
    std::vector<Value> cells;
    for (const db::ValueView &cell : reader.row())
        cells.push_back(Value::copyOf(cell));
    return cells;
}

void NotedChanges::insert(const char *table, qint64 id, const Cells &cells) {
    const db::Dialect &dialect = m_connection.dialect();
    QStringList columns{idName()};
    QStringList values{QString::number(id)};
    std::vector<ReverseCell> noted;
    for (const auto &[column, value] : cells) {
        columns << dialect.quote(QString::fromUtf8(column));
        values << QString::fromStdString(dialect.literal(value));
        noted.push_back({QString::fromUtf8(column), Value::null(), value});
    }
    (void)valueOrDie(
        m_connection.exec(QString(QStringLiteral("INSERT INTO ") + QString::fromUtf8(table) + u'(' +
                                  columns.join(u',') + QStringLiteral(") VALUES (") + values.join(u',') + u')')));
    valueOrDie(m_writer->inserted(QString::fromUtf8(table), idName(), Value::integer(id), noted));
}

void NotedChanges::update(const char *table, qint64 id, const Cells &cells) {
    const db::Dialect &dialect = m_connection.dialect();
    QStringList columns;
    QStringList settings;
    for (const auto &[column, value] : cells) {
        columns << QString::fromUtf8(column);
        settings << QString(dialect.quote(columns.back()) + u'=' + QString::fromStdString(dialect.literal(value)));
    }
    const std::vector<Value> before = read(table, id, columns);
    std::vector<ReverseCell> noted;
    noted.reserve(cells.size());
    for (size_t i = 0; i < cells.size(); ++i)
        noted.push_back({columns[static_cast<qsizetype>(i)], before[i], cells[i].second});
    (void)valueOrDie(
        m_connection.exec(QString(QStringLiteral("UPDATE ") + QString::fromUtf8(table) + QStringLiteral(" SET ") +
                                  settings.join(u',') + QStringLiteral(" WHERE id = %1").arg(id))));
    valueOrDie(m_writer->updated(QString::fromUtf8(table), idName(), Value::integer(id), noted));
}

void NotedChanges::remove(const char *table, qint64 id, const char *columns) {
    const QStringList names = QString::fromUtf8(columns).split(u',');
    const std::vector<Value> before = read(table, id, names);
    std::vector<ReverseCell> noted;
    noted.reserve(before.size());
    for (size_t i = 0; i < before.size(); ++i)
        noted.push_back({names[static_cast<qsizetype>(i)], before[i], Value::null()});
    (void)valueOrDie(
        m_connection.exec(QStringLiteral("DELETE FROM %1 WHERE id = %2").arg(QString::fromUtf8(table)).arg(id)));
    valueOrDie(m_writer->deleted(QString::fromUtf8(table), idName(), Value::integer(id), noted));
}

QString NotedChanges::finish() {
    valueOrDie(m_writer->finish());
    return m_folder.filePath(QStringLiteral("reverse.jsonl"));
}

db::Connection makeShop(const db::ConnectionProfile &profile, const char *onDelete, const char *onUpdate) {
    db::Connection connection = openOrDie(profile);
    run(connection,
        {q("CREATE TABLE kinds (id bigint PRIMARY KEY, code varchar(20) NOT NULL UNIQUE, name varchar(50), "
           "parent_id bigint, FOREIGN KEY (parent_id) REFERENCES kinds (id))"),
         q("CREATE TABLE goods (id bigint PRIMARY KEY, name varchar(50), price decimal(10,2), kind_id bigint, "
           "FOREIGN KEY (kind_id) REFERENCES kinds (id))"),
         QStringLiteral("CREATE TABLE carts (id bigint PRIMARY KEY, kind_id bigint, kind_code varchar(20), "
                        "FOREIGN KEY (kind_id) REFERENCES kinds (id) ON DELETE %1, "
                        "FOREIGN KEY (kind_code) REFERENCES kinds (code) ON DELETE %1 ON UPDATE %2)")
             .arg(q(onDelete), q(onUpdate)),
         q("INSERT INTO kinds VALUES (1, 'tea', 'Tea', NULL), (2, 'nut', 'Nut', 1), (3, 'bun', '', NULL)"),
         q("INSERT INTO goods VALUES (1, 'Black', 1.50, 1), (2, 'Green', NULL, 1), (3, 'Hazel', 0, 2)")});
    return connection;
}

QStringList shop(db::Connection &connection) {
    return cells(connection, q("SELECT * FROM kinds ORDER BY id")) +
           cells(connection, q("SELECT id, name, price + 0.0, "
                               "kind_id FROM goods ORDER BY id"));
}

QStringList exactly(db::Connection &connection, const QString &sql) {
    QStringList rows;
    auto reader = valueOrDie(db::RowReader::open(connection, sql));
    while (valueOrDie(reader.next())) {
        QStringList row;
        for (const db::ValueView &cell : reader.row())
            row << QStringLiteral("%1:%2")
                       .arg(static_cast<int>(cell.kind))
                       .arg(QString::fromLatin1(
                           QByteArray(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size())).toHex()));
        rows << row.join(u' ');
    }
    return rows;
}

Result<masterdata::ReverseReport> undo(db::Connection &connection, const QString &file, const TaskContext &context) {
    db::Transaction transaction = valueOrDie(db::Transaction::begin(connection));
    auto report = masterdata::applyReverseFile(connection, file, context);
    if (report)
        valueOrDie(transaction.commit());
    return report;
}

QByteArray withEnd(const QByteArray &body) {
    return body + "{\"end\":true,\"changes\":" + QByteArray::number(body.count('\n') - 1) + ",\"sha256\":\"" +
           sha256Hex(body).toLatin1() + "\"}\n";
}

QByteArray sealed(const QList<QByteArray> &changes) {
    QByteArray body = "{\"format\":\"stellwerk-reverse\",\"format_version\":1,\"about\":\"test\","
                      "\"created_at\":\"2026-01-31T12:34:56Z\"}\n";
    for (const QByteArray &change : changes)
        body += change + '\n';
    return withEnd(body);
}

void write(const QString &name, const QByteArray &bytes) {
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
}

} // namespace stellwerk::test
