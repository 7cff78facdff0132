// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_rows.h"

#include "db/row_reader.h"
#include "masterdata/catalogue/cell_type.h"

#include <QCoreApplication>
#include <QUtf8StringView>

#include <algorithm>
#include <array>
#include <charconv>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReverseFile)
};

/// Why the database does not take a row; nothing for everything else that can go wrong, such as a lost connection.
std::optional<QString> refusalOf(const Error &error, bool isMariaDb) {
    constexpr std::array kUnique{1062, 1169, 1586};
    constexpr std::array kForeign{1216, 1217, 1451, 1452, 1761, 1762};
    // NULL or nothing where a value must be, too long, out of range, not of the type, a check, a trigger's SIGNAL
    constexpr std::array kOther{1048, 1364, 1406, 1264, 1265, 1292, 1366, 4025, 4078, 1644};
    constexpr int kConstraint = 19; // SQLite, extended: the kind stands above the lowest byte
    constexpr std::array kSqliteUnique{1555, 2067, 2579};
    constexpr int kSqliteForeign = 787;
    constexpr int kSqliteTrigger = 1811; // RESTRICT is one inside
    const int code = error.nativeCode;
    if (isMariaDb ? std::ranges::contains(kUnique, code) : std::ranges::contains(kSqliteUnique, code))
        return Tr::tr("another row holds a value that must be unique (%1).").arg(error.detail);
    const bool isSqliteForeign =
        code == kSqliteForeign || (code == kSqliteTrigger && error.detail.contains(QLatin1String("FOREIGN KEY")));
    if (isMariaDb ? std::ranges::contains(kForeign, code) : isSqliteForeign)
        return Tr::tr("a foreign key forbids it (%1).").arg(error.detail);
    if (isMariaDb ? std::ranges::contains(kOther, code) : (code & 0xff) == kConstraint)
        return Tr::tr("the database does not take what it held before (%1).").arg(error.detail);
    return {};
}

} // namespace

QString ReverseRows::literal(const Value &value) const {
    // Statements travel as QString, which holds no bytes that are not UTF-8; only SQLite has such text.
    if (value.kind == ValueKind::Text && !QUtf8StringView(value.bytes).isValidUtf8())
        return QStringLiteral("CAST(%1 AS TEXT)")
            .arg(QString::fromStdString(m_dialect.literal({ValueKind::Blob, value.bytes})));
    return QString::fromStdString(m_dialect.literal(value));
}

QString ReverseRows::whereId(const ReverseChange &change) const {
    return QStringLiteral(" WHERE %1 = %2").arg(m_dialect.quote(change.idColumn), literal(change.id));
}

/// Both sides of a comparison go through here: what an import wrote is not always spelled as the database spells it.
Value ReverseRows::comparable(const ValueView &value, const schema::Column &column) const {
    Value result = normalised(value, cellTypeOf(column.type));
    if (m_isMariaDb && result.kind == ValueKind::Real && column.type.startsWith(QLatin1String("float"))) {
        double number = 0;
        std::from_chars(result.bytes.data(), result.bytes.data() + result.bytes.size(), number);
        return Value::real(static_cast<double>(static_cast<float>(number)));
    }
    if (!m_isMariaDb && result.kind == ValueKind::Real && result.bytes == "-0")
        return Value::real(0); // SQLite stores whole numbers without the sign of zero
    return result;
}

Result<ReverseRows::Cells> ReverseRows::read(const ReverseTable &table, const ReverseChange &change) {
    QString list;
    for (const ReverseCell &cell : change.cells)
        list += QString((list.isEmpty() ? QString() : QStringLiteral(", ")) +
                        m_dialect.readExpression(cell.column, table.table->column(cell.column)->type));
    const QString sql = QString(QStringLiteral("SELECT %1 FROM %2").arg(list, m_dialect.quote(change.table)) +
                                whereId(change) + (m_isMariaDb ? QStringLiteral(" FOR UPDATE") : QString()));
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, sql));
    STELLWERK_ASSIGN(const bool found, reader.next());
    if (!found)
        return Cells();
    std::vector<Value> cells;
    for (const ValueView &cell : reader.row())
        cells.push_back(Value::copyOf(cell));
    return cells;
}

QStringList ReverseRows::differing(const ReverseTable &table, const ReverseChange &change, ReverseSide side,
                                   const std::vector<Value> &cells) const {
    QStringList columns;
    for (size_t i = 0; i < cells.size(); ++i) {
        const ReverseCell &cell = change.cells[i];
        const schema::Column &column = *table.table->column(cell.column);
        const Value &wanted = side == ReverseSide::Before ? cell.before : cell.after;
        if (comparable(wanted, column) != comparable(cells[i], column))
            columns << cell.column;
    }
    return columns;
}

Result<QString> ReverseRows::pointingTable(const ReverseTable &table, const ReverseChange &change,
                                           const KeyFilter &matters, const ReversePlan *plan) {
    for (const ReverseTable::Pointer &pointer : table.pointers) {
        if (!matters(*pointer.key))
            continue;
        STELLWERK_ASSIGN(const bool points, pointsHere(pointer, change, plan));
        if (points)
            return pointer.from->name;
    }
    return QString();
}

Result<bool> ReverseRows::pointsHere(const ReverseTable::Pointer &pointer, const ReverseChange &change,
                                     const ReversePlan *plan) {
    const schema::Table &from = *pointer.from;
    const bool hasId = from.primaryKey.size() == 1;
    const QString id =
        hasId ? QString(QStringLiteral("f.") + m_dialect.quote(from.primaryKey.front())) : QStringLiteral("NULL");
    // The column that is pointed at stands on the left: its collation decides on SQLite, as it does for the key.
    QString condition = QStringLiteral("t.%1 = %2").arg(m_dialect.quote(change.idColumn), literal(change.id));
    for (qsizetype i = 0; i < pointer.key->columns.size(); ++i)
        condition += QStringLiteral(" AND t.%1 = f.%2")
                         .arg(m_dialect.quote(pointer.key->referencedColumns.value(i)),
                              m_dialect.quote(pointer.key->columns[i]));
    // One more than the plan has rows, and one of them is not in the plan.
    const QString sql = QStringLiteral("SELECT %1 FROM %2 t, %3 f WHERE %4 LIMIT %5%6")
                            .arg(id, m_dialect.quote(change.table), m_dialect.quote(from.name), condition,
                                 QString::number(plan ? plan->size() + 1 : size_t(1)),
                                 m_isMariaDb ? QStringLiteral(" LOCK IN SHARE MODE") : QString());
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(m_connection, sql));
    for (;;) {
        STELLWERK_ASSIGN(const bool found, reader.next());
        if (!found)
            return false;
        if (!plan || !plan->holds(from.name, reader.at(0)))
            return true;
    }
}

QString ReverseRows::statementFor(const ReverseChange &change) const {
    const QString table = m_dialect.quote(change.table);
    if (change.op == ReverseOp::Insert)
        return QString(QStringLiteral("DELETE FROM ") + table + whereId(change));
    QStringList columns{m_dialect.quote(change.idColumn)};
    QStringList values{literal(change.id)};
    QStringList settings;
    for (const ReverseCell &cell : change.cells) {
        columns << m_dialect.quote(cell.column);
        values << literal(cell.before);
        settings << QString(columns.back() + QLatin1String(" = ") + values.back());
    }
    // Not QString::arg: cells may hold what looks like its place holders.
    if (change.op == ReverseOp::Update)
        return QString(QStringLiteral("UPDATE ") + table + QStringLiteral(" SET ") +
                       settings.join(QLatin1String(", ")) + whereId(change));
    return QString(QStringLiteral("INSERT INTO ") + table + QStringLiteral(" (") + columns.join(QLatin1String(", ")) +
                   QStringLiteral(") VALUES (") + values.join(QLatin1String(", ")) + u')');
}

/// The statement and the look afterwards.
Result<QString> ReverseRows::tryToWrite(const ReverseTable &table, const ReverseChange &change) {
    if (const auto done = m_connection.exec(statementFor(change)); !done) {
        auto refusal = refusalOf(done.error(), m_isMariaDb);
        return refusal ? Result<QString>(*std::move(refusal)) : fail(done.error());
    }
    STELLWERK_ASSIGN(const Cells now, read(table, change));
    const bool isThere = change.op != ReverseOp::Insert;
    const QStringList columns = now && isThere ? differing(table, change, ReverseSide::Before, *now) : QStringList();
    if (now.has_value() == isThere && columns.isEmpty())
        return QString();
    return Tr::tr("the database made something else of it, perhaps by a trigger (%1).")
        .arg(columns.isEmpty() ? change.idColumn : columns.join(QLatin1String(", ")));
}

Result<QString> ReverseRows::writeBefore(const ReverseTable &table, const ReverseChange &change) {
    STELLWERK_TRY(m_connection.exec(QStringLiteral("SAVEPOINT stellwerk_reverse")));
    STELLWERK_ASSIGN(QString refusal, tryToWrite(table, change));
    if (!refusal.isEmpty())
        STELLWERK_TRY(m_connection.exec(QStringLiteral("ROLLBACK TO SAVEPOINT stellwerk_reverse")));
    STELLWERK_TRY(m_connection.exec(QStringLiteral("RELEASE SAVEPOINT stellwerk_reverse")));
    return refusal;
}

} // namespace stellwerk::masterdata
