// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/reverse_exchange.h"
#include "masterdata/import/reverse_file.h"
#include "masterdata/import/reverse_plan.h"
#include "masterdata/import/reverse_reader.h"
#include "masterdata/import/reverse_rows.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReverseFile)
};

constexpr size_t kRowsBetweenReports = 1024;

class Undo {
public:
    Undo(db::Connection &connection, ReverseReader &reader, const schema::Schema &schema, const TaskContext &context)
        : m_connection(connection),
          m_reader(reader),
          m_context(context),
          m_plan(schema, connection.engine()),
          m_rows(connection) {}

    Result<ReverseReport> run() {
        STELLWERK_TRY(check());
        const auto total = static_cast<qint64>(m_reader.count());
        for (size_t i = m_reader.count(); i-- > 0;) {
            if ((i + 1) % kRowsBetweenReports == 0 || i + 1 == m_reader.count())
                m_context.report({Tr::tr("Undoing the import"), total - static_cast<qint64>(i) - 1, total});
            STELLWERK_TRY(m_context.checkStop());
            if (m_plan.fate(i) != ReversePlan::Fate::Settled)
                STELLWERK_TRY(undo(i));
        }
        STELLWERK_TRY(tryRefusedAgain());
        return std::move(m_report);
    }

private:
    /// What the row at hand is.
    struct Look {
        enum class Is { AsWritten, AsBefore, Other } is = Is::AsWritten;
        QString reason; ///< of Other, translated
    };

    /// What a row held before may have stood in the way of one that is undone later: a unique value that the import
    /// gave to another row, a row that is referred to.
    Status tryRefusedAgain() {
        const auto count = static_cast<qint64>(m_refused.size());
        ReverseExchange exchange(
            m_connection, m_plan, m_rows, [this](size_t index) { return whole(index); },
            [this](size_t index, bool hasMadeRoom) { return undoWhole(index, hasMadeRoom); }, m_context);
        STELLWERK_ASSIGN(const std::vector<RefusedRow> left, exchange.run(std::exchange(m_refused, {})));
        m_report.restored += count - static_cast<qint64>(left.size());
        for (const RefusedRow &each : left) {
            STELLWERK_ASSIGN(const ReverseChange change, m_reader.at(each.index));
            leave(change, each.reason, !each.isBegun);
        }
        return {};
    }

    /// Nothing is changed before every line was looked at.
    Status check() {
        for (size_t i = 0; i < m_reader.count(); ++i) {
            if (i % kRowsBetweenReports == 0)
                STELLWERK_TRY(m_context.checkStop());
            STELLWERK_ASSIGN(const ReverseChange change, m_reader.at(i));
            if (Status status = m_plan.add(change); !status)
                return fail(
                    std::move(status).error().during(Tr::tr("Reading line %1 of %2").arg(i + 2).arg(m_reader.file())));
        }
        if (Status status = m_plan.finish(); !status)
            return fail(std::move(status).error().during(Tr::tr("Reading %1").arg(m_reader.file())));
        return {};
    }

    Status undo(size_t index) {
        STELLWERK_ASSIGN(const ReverseChange change, m_reader.at(index));
        const ReverseTable &table = m_plan.table(change.table);
        const bool isFirstLook = m_plan.fate(index) == ReversePlan::Fate::Open;
        const bool isWhole = isFirstLook && m_plan.earlier(index);
        ReverseChange whole = change;
        if (isWhole)
            STELLWERK_TRY(addEarlier(whole, index));
        STELLWERK_ASSIGN(Look look, lookAt(table, whole));
        if (look.is == Look::Is::Other)
            leave(change, look.reason, isFirstLook);
        QString refused;
        if (look.is == Look::Is::AsWritten) {
            STELLWERK_ASSIGN(refused, whoPoints(table, whole, isWhole));
            if (refused.isEmpty()) {
                STELLWERK_ASSIGN(refused, m_rows.writeBefore(table, change));
            }
        }
        if (!refused.isEmpty())
            m_refused.push_back({index, refused, !isFirstLook});
        const bool isSettled =
            look.is == Look::Is::Other || !refused.isEmpty() || (look.is == Look::Is::AsBefore && isFirstLook);
        if (look.is != Look::Is::Other && refused.isEmpty() && (isSettled || !m_plan.earlier(index)))
            ++m_report.restored;
        m_plan.setEarlierFate(index, isSettled ? ReversePlan::Fate::Settled : ReversePlan::Fate::Begun);
        return {};
    }

    /// What is left to undo of a row that was refused, all at once.
    Result<ReverseChange> whole(size_t index) {
        STELLWERK_ASSIGN(ReverseChange change, m_reader.at(index));
        STELLWERK_TRY(addEarlier(change, index));
        return change;
    }

    Result<QString> undoWhole(size_t index, bool hasMadeRoom) {
        STELLWERK_ASSIGN(const ReverseChange change, whole(index));
        const ReverseTable &table = m_plan.table(change.table);
        if (!hasMadeRoom) {
            STELLWERK_ASSIGN(const Look look, lookAt(table, change));
            if (look.is != Look::Is::AsWritten)
                return look.reason;
        }
        STELLWERK_ASSIGN(const QString pointed, whoPoints(table, change, false));
        return pointed.isEmpty() ? m_rows.writeBefore(table, change) : Result<QString>(pointed);
    }

    /// Makes one change of all those of the row: a row goes back wholly or not at all.
    Status addEarlier(ReverseChange &whole, size_t index) {
        for (auto i = m_plan.earlier(index); i; i = m_plan.earlier(*i)) {
            STELLWERK_ASSIGN(const ReverseChange change, m_reader.at(*i));
            for (const ReverseCell &cell : change.cells) {
                const auto later = std::ranges::find(whole.cells, cell.column, &ReverseCell::column);
                if (later == whole.cells.end())
                    whole.cells.push_back(cell);
                else
                    later->before = cell.before;
            }
            if (whole.op != ReverseOp::Delete) // there is no row to update
                whole.op = change.op;
        }
        return {};
    }

    Result<Look> lookAt(const ReverseTable &table, const ReverseChange &change) {
        STELLWERK_ASSIGN(const ReverseRows::Cells cells, m_rows.read(table, change));
        if (!cells) {
            if (change.op == ReverseOp::Update)
                return Look{Look::Is::Other, Tr::tr("it does not exist any more.")};
            return Look{change.op == ReverseOp::Insert ? Look::Is::AsBefore : Look::Is::AsWritten, {}};
        }
        if (change.op == ReverseOp::Delete) {
            if (m_rows.differing(table, change, ReverseSide::Before, *cells).isEmpty())
                return Look{Look::Is::AsBefore, {}};
            return Look{Look::Is::Other, Tr::tr("another row has its id now.")};
        }
        const QStringList columns = m_rows.differing(table, change, ReverseSide::After, *cells);
        if (columns.isEmpty())
            return Look{};
        if (change.op == ReverseOp::Update && m_rows.differing(table, change, ReverseSide::Before, *cells).isEmpty())
            return Look{Look::Is::AsBefore, {}};
        return Look{Look::Is::Other, Tr::tr("somebody changed it since: %1.").arg(columns.join(QLatin1String(", ")))};
    }

    /// Rows that would vanish, or lose what they point at, with the row: the reason why it stays; empty = none. Of a
    /// row with several changes the first look lets those pass that the import wrote as well: they are undone before it
    /// is deleted.
    Result<QString> whoPoints(const ReverseTable &table, const ReverseChange &change, bool isWhole) {
        const ReverseRows::KeyFilter matters = [&](const schema::ForeignKey &key) {
            if (change.op == ReverseOp::Insert)
                return true;
            return change.op == ReverseOp::Update && key.onUpdate.startsWith(QLatin1String("SET")) &&
                   std::ranges::any_of(change.cells, [&](const ReverseCell &cell) {
                       return key.referencedColumns.contains(cell.column, Qt::CaseInsensitive);
                   });
        };
        STELLWERK_ASSIGN(const QString from, m_rows.pointingTable(table, change, matters, isWhole ? &m_plan : nullptr));
        return from.isEmpty() ? QString() : Tr::tr("rows of %1 point at it.").arg(from);
    }

    void leave(const ReverseChange &change, const QString &reason, bool isFirstLook) {
        QString line = Tr::tr("%1, row %2: %3").arg(change.table, change.id.toString(), reason);
        if (!isFirstLook)
            line += u' ' + Tr::tr("What the import wrote to it later is already undone.");
        m_report.leftAlone << line;
    }

    db::Connection &m_connection;
    ReverseReader &m_reader;
    const TaskContext &m_context;
    ReversePlan m_plan;
    ReverseRows m_rows;
    std::vector<RefusedRow> m_refused; ///< last change first
    ReverseReport m_report;
};

} // namespace

Result<ReverseReport> applyReverseFile(db::Connection &connection, const QString &file, const TaskContext &context) {
    STELLWERK_ASSIGN(ReverseReader reader, ReverseReader::open(file, context));
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    return Undo(connection, reader, schema, context).run();
}

} // namespace stellwerk::masterdata
