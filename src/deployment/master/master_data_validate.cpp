// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/master_data_validate.h"

#include "db/row_reader.h"
#include "deployment/plan/target_state.h"
#include "masterdata/rows/database_source.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataValidation)
};

using db::Value;
using db::ValueKind;
using db::ValueView;
using masterdata::Node;
using masterdata::NodeDerived;
using masterdata::NodeReference;
using masterdata::RowTable;
using Code = MasterDataFinding::Code;

constexpr qint64 kRowsBetweenStopChecks = 1024;

/// A column of a node whose values others repeat.
using NodeColumnName = std::pair<size_t, size_t>;

class Validation final {
public:
    Validation(db::Connection &connection, const schema::Schema &actual, const masterdata::Catalogue &catalogue,
               const QMap<QString, QString> &tableNow, const TaskContext &context)
        : m_connection(connection),
          m_actual(actual),
          m_nodes(catalogue.nodes()),
          m_catalogue(catalogue),
          m_tableNow(tableNow),
          m_context(context),
          m_source(connection, actual, catalogue, {.tableNow = tableNow, .renames = {}}) {}

    Result<std::vector<MasterDataFinding>> run() {
        checkStructure();
        noteWanted();
        for (const auto &[column, unused] : m_values)
            m_collected.insert(column.first);
        for (const auto &[column, unused] : m_byKey)
            m_collected.insert(column.first);
        for (const size_t index : m_collected)
            STELLWERK_TRY(collect(index));
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            m_context.report({m_nodes[i].name, static_cast<qint64>(i), static_cast<qint64>(m_nodes.size())});
            STELLWERK_TRY(checkRows(i));
        }
        STELLWERK_TRY(checkUsedBy());
        return std::move(m_findings);
    }

private:
    /// User data of one column that names rows of several entities.
    struct Use {
        QStringList entities;
        std::vector<NodeColumnName> names;
    };

    void add(Code code, const Node &node, const QString &reason, bool warning = false, const QString &key = {},
             const QString &id = {}) {
        m_findings.push_back({code, warning, node.name, node.table, key, id, reason});
    }

    void checkStructure() {
        for (const Node &node : m_nodes) {
            const schema::Table *table = m_source.tableOf(node);
            if (!table) {
                add(Code::MissingTable, node, Tr::tr("The database has no table %1.").arg(node.table));
                continue;
            }
            for (const masterdata::NodeColumn &column : node.columns) {
                if (!table->column(column.name))
                    add(Code::MissingColumn, node,
                        Tr::tr("The table %1 has no column %2.").arg(table->name, column.name));
            }
            for (const NodeReference &reference : node.references) {
                if (reference.definition.none && foreignKeyOf(*table, reference))
                    add(Code::NoneWithForeignKey, node,
                        Tr::tr("“none = %1” is said of the column %2, but a foreign key refuses that id.")
                            .arg(*reference.definition.none)
                            .arg(reference.definition.column),
                        true);
            }
            for (const project::UsedBy &use : node.definition.usedBy)
                checkUse(node, use);
        }
    }

    void checkUse(const Node &node, const project::UsedBy &use) {
        const schema::Table *present = m_actual.table(use.table);
        const schema::Table *user = present ? present : m_actual.table(m_tableNow.value(use.table));
        if (!user)
            add(Code::MissingTable, node, Tr::tr("The database has no table %1, which used_by names.").arg(use.table),
                true);
        else if (!user->column(use.column))
            add(Code::MissingColumn, node,
                Tr::tr("The table %1 has no column %2, which used_by names.").arg(use.table, use.column), true);
        else if (const auto column = node.columnIndex(use.key))
            addUse(node, user->name, use.column, *column);
    }

    void addUse(const Node &node, const QString &table, const QString &userColumn, size_t column) {
        Use &all = m_uses[{table, userColumn}];
        if (!all.entities.contains(node.name))
            all.entities << node.name;
        all.names.emplace_back(static_cast<size_t>(&node - m_nodes.data()), column);
    }

    [[nodiscard]] static const schema::ForeignKey *foreignKeyOf(const schema::Table &table,
                                                                const NodeReference &reference) {
        const QStringList column{reference.definition.column};
        const auto found = std::ranges::find(table.foreignKeys, column, &schema::ForeignKey::columns);
        return found == table.foreignKeys.end() ? nullptr : &*found;
    }

    /// The columns that other rows repeat: their values are read first.
    void noteWanted() {
        for (const Node &node : m_nodes) {
            for (const project::Reference &reference : node.definition.references) {
                if (const auto column = partnerOf(reference))
                    m_values[*column];
            }
            for (const NodeDerived &derived : node.derived)
                m_byKey[{node.references[derived.reference].target, derived.source}];
        }
        for (const auto &[unused, use] : m_uses) {
            for (const NodeColumnName &column : use.names)
                m_values[column];
        }
    }

    /// The column that a reference by value repeats.
    [[nodiscard]] std::optional<NodeColumnName> partnerOf(const project::Reference &reference) const {
        const auto index = reference.value.isEmpty() ? std::nullopt : m_catalogue.indexOf(reference.to);
        const auto column = index ? m_nodes[*index].columnIndex(reference.value) : std::nullopt;
        return column ? std::optional(NodeColumnName(*index, *column)) : std::nullopt;
    }

    Status collect(size_t index) {
        const Node &node = m_nodes[index];
        STELLWERK_ASSIGN(const masterdata::NodeRows rows, m_source.read(index, m_context));
        RowTable::Reader reader = rows.table.read();
        std::vector<ValueView> cells;
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                return {};
            reader.row().cells(node, cells);
            for (auto &[column, values] : m_values) {
                if (column.first == index && !cells[column.second].isNull())
                    values.emplace(cells[column.second].bytes);
            }
            for (auto &[column, values] : m_byKey) {
                if (column.first == index)
                    values.emplace(reader.row().key, Value::copyOf(cells[column.second]));
            }
        }
    }

    Status checkRows(size_t index) {
        const Node &node = m_nodes[index];
        STELLWERK_ASSIGN(const masterdata::NodeRows rows, m_source.read(index, m_context));
        RowTable::Reader reader = rows.table.read();
        std::vector<ValueView> cells;
        for (qint64 count = 0;; ++count) {
            if (count % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(m_context.checkStop());
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                return {};
            reader.row().cells(node, cells);
            const size_t before = m_findings.size();
            checkReferences(node, cells, rows.coverage);
            checkKey(node, cells, reader.isRepeated());
            checkDerived(node, cells, rows.coverage);
            checkValues(node, cells, rows.coverage);
            for (size_t i = before; i < m_findings.size(); ++i) {
                m_findings[i].key = masterdata::keyText(reader.row().key);
                m_findings[i].id = reader.row().id().toString();
            }
        }
    }

    void checkKey(const Node &node, const std::vector<ValueView> &cells, bool isRepeated) {
        const bool isEmpty = std::ranges::any_of(node.keyColumns, [&](size_t column) {
            return cells[column].isNull() || (cells[column].kind == ValueKind::Text && cells[column].bytes.empty());
        });
        if (isEmpty)
            add(Code::EmptyKey, node, Tr::tr("Its natural key is empty: the row cannot be deployed."));
        else if (isRepeated)
            add(Code::RepeatedKey, node, Tr::tr("Other rows have the same natural key: none of them can be deployed."));
    }

    void checkReferences(const Node &node, const std::vector<ValueView> &cells, const masterdata::Coverage &coverage) {
        const schema::Table *table = m_source.tableOf(node);
        for (const NodeReference &reference : node.references) {
            const ValueView &cell = cells[reference.column];
            if (!coverage.present[reference.column] || cell.isNull())
                continue;
            const project::Reference &definition = reference.definition;
            const QString value = Value::copyOf(cell).toString();
            if (definition.none && cell == Value::integer(*definition.none).view()) {
                if (foreignKeyOf(*table, reference))
                    add(Code::NoneWithForeignKey, node,
                        Tr::tr("Its column %1 holds %2 for “nothing”, but a foreign key wants a row of %3.")
                            .arg(definition.column, value, definition.to));
            } else if (cell.kind != ValueKind::Text) {
                add(Code::DanglingReference, node,
                    Tr::tr("Its column %1 points at the id %2 in %3, which does not exist.")
                        .arg(definition.column, value, definition.to));
            } else if (!m_source.keys(reference.target).withKey(cell.bytes)) {
                add(Code::DoubtfulReference, node,
                    Tr::tr("Its column %1 points at “%2” of %3, whose natural key is empty or not unique.")
                        .arg(definition.column, masterdata::keyText(cell.bytes), definition.to));
            }
        }
    }

    /// What a dangling reference repeats nobody knows.
    void checkDerived(const Node &node, const std::vector<ValueView> &cells, const masterdata::Coverage &coverage) {
        for (const NodeDerived &derived : node.derived) {
            const NodeReference &reference = node.references[derived.reference];
            const ValueView &target = cells[reference.column];
            if (!coverage.present[derived.column] || target.kind != ValueKind::Text)
                continue;
            const auto &known = m_byKey.at({reference.target, derived.source});
            const auto expected = known.find(std::string(target.bytes));
            if (expected == known.end() || expected->second.view() == cells[derived.column])
                continue;
            add(Code::WrongDerived, node,
                Tr::tr("Its column %1 holds “%2”, but %3 of “%4” is “%5”.")
                    .arg(node.columns[derived.column].name, Value::copyOf(cells[derived.column]).toString(),
                         m_nodes[reference.target].columns[derived.source].name, masterdata::keyText(target.bytes),
                         expected->second.toString()));
        }
    }

    void checkValues(const Node &node, const std::vector<ValueView> &cells, const masterdata::Coverage &coverage) {
        for (const project::Reference &reference : node.definition.references) {
            const auto partner = partnerOf(reference);
            const auto column = partner ? node.columnIndex(reference.column) : std::nullopt;
            if (!column || !coverage.present[*column] || cells[*column].isNull() || cells[*column].bytes.empty())
                continue;
            if (!m_values.at(*partner).contains(std::string(cells[*column].bytes)))
                add(Code::ValueWithoutPartner, node,
                    Tr::tr("Its column %1 names “%2”; %3 has no row with that %4.")
                        .arg(reference.column, Value::copyOf(cells[*column]).toString(), reference.to, reference.value),
                    true);
        }
    }

    Status checkUsedBy() {
        for (const auto &[column, use] : m_uses)
            STELLWERK_TRY(checkUsedBy(column.first, column.second, use));
        return {};
    }

    Status checkUsedBy(const QString &tableName, const QString &column, const Use &use) {
        const schema::Table &table = *m_actual.table(tableName);
        const bool hasId = table.primaryKey.size() == 1;
        const db::Dialect &dialect = m_connection.dialect();
        STELLWERK_ASSIGN(db::RowReader reader,
                         db::RowReader::open(m_connection, QStringLiteral("SELECT %1, %2 FROM %3")
                                                               .arg(dialect.quote(column),
                                                                    hasId ? dialect.quote(table.primaryKey.front())
                                                                          : QStringLiteral("NULL"),
                                                                    dialect.quote(tableName))));
        struct Rows {
            qint64 count = 0;
            QString firstId;
        };
        std::map<std::string, Rows> missing;
        for (qint64 count = 0;; ++count) {
            if (count % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(m_context.checkStop());
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            const std::string name(reader.at(0).bytes);
            const bool isKnown = name.empty() || std::ranges::any_of(use.names, [&](const NodeColumnName &one) {
                                     return m_values.at(one).contains(name);
                                 });
            if (isKnown)
                continue;
            Rows &rows = missing[name];
            if (rows.count++ == 0)
                rows.firstId = Value::copyOf(reader.at(1)).toString();
        }
        for (const auto &[name, rows] : missing)
            m_findings.push_back(
                {Code::UsedByWithoutPartner, true, use.entities.join(QLatin1String(", ")), tableName,
                 QString::fromStdString(name), rows.firstId,
                 Tr::tr("%n row(s) of %1.%2 name it; there is no such row.", nullptr, static_cast<int>(rows.count))
                     .arg(tableName, column)});
        return {};
    }

    db::Connection &m_connection;
    const schema::Schema &m_actual;
    const std::vector<Node> &m_nodes;
    const masterdata::Catalogue &m_catalogue;
    const QMap<QString, QString> &m_tableNow;
    const TaskContext &m_context;
    masterdata::DatabaseSource m_source;
    std::map<std::pair<QString, QString>, Use> m_uses; ///< by table and column
    std::map<NodeColumnName, std::unordered_set<std::string>> m_values;
    std::map<NodeColumnName, std::unordered_map<std::string, Value>> m_byKey; ///< by encoded key of the row
    std::set<size_t> m_collected;                                             ///< nodes with columns that others repeat
    std::vector<MasterDataFinding> m_findings;
};

/// project.toml describes another version: every mistake is a finding, and the rows cannot be looked at.
std::vector<MasterDataFinding> catalogueFindings(const Error &error) {
    std::vector<MasterDataFinding> findings;
    for (const QString &line : error.detail.split(u'\n', Qt::SkipEmptyParts))
        findings.push_back({Code::Catalogue, false, {}, {}, {}, {}, line});
    return findings;
}

} // namespace

QString findingCodeName(MasterDataFinding::Code code) {
    switch (code) {
    case Code::Catalogue:
        return QStringLiteral("catalogue");
    case Code::MissingTable:
        return QStringLiteral("missing_table");
    case Code::MissingColumn:
        return QStringLiteral("missing_column");
    case Code::EmptyKey:
        return QStringLiteral("empty_key");
    case Code::RepeatedKey:
        return QStringLiteral("repeated_key");
    case Code::DanglingReference:
        return QStringLiteral("dangling_reference");
    case Code::DoubtfulReference:
        return QStringLiteral("doubtful_reference");
    case Code::NoneWithForeignKey:
        return QStringLiteral("none_with_foreign_key");
    case Code::WrongDerived:
        return QStringLiteral("wrong_derived");
    case Code::ValueWithoutPartner:
        return QStringLiteral("value_without_partner");
    case Code::UsedByWithoutPartner:
        return QStringLiteral("used_by_without_partner");
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject MasterDataFinding::toJson() const {
    return {{QStringLiteral("code"), findingCodeName(code)},
            {QStringLiteral("level"), warning ? QStringLiteral("warning") : QStringLiteral("error")},
            {QStringLiteral("entity"), entity},
            {QStringLiteral("table"), table},
            {QStringLiteral("key"), key},
            {QStringLiteral("id"), id},
            {QStringLiteral("reason"), reason}};
}

Result<std::vector<MasterDataFinding>> findMasterDataMistakes(db::Connection &connection, const schema::Schema &actual,
                                                              const Release &release,
                                                              const QMap<QString, QString> &tableNow,
                                                              const TaskContext &context) {
    return Validation(connection, actual, release.catalogue, tableNow, context).run();
}

Result<std::vector<MasterDataFinding>>
validateMasterData(const Session &session, const project::Environment &environment, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    const Result<Release> release = releaseFor(session.workspace, connection);
    if (!release && release.error().code == ErrorCode::InvalidInput && !release.error().detail.isEmpty())
        return catalogueFindings(release.error());
    if (!release)
        return std::unexpected(release.error());
    STELLWERK_ASSIGN(const TargetView now, readTargetView(connection, *release));
    STELLWERK_ASSIGN(const db::Transaction moment, db::Transaction::begin(connection));
    return findMasterDataMistakes(connection, now.schema, *release, now.tableNow, context);
}

} // namespace stellwerk::deployment
