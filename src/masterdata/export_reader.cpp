// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/export_files.h"
#include "masterdata/json_cell.h"
#include "masterdata/reference_names.h"
#include "masterdata/row_keys.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <list>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
namespace dom = simdjson::dom;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

constexpr size_t kRowsBetweenStopChecks = 1024;

/// The names of a node's members, looked up once instead of for every row.
struct MemberNames {
    std::vector<QStringList> ofColumn; ///< by column; several for a reference, none for what the file does not say
    QSet<QString> all;
};

MemberNames membersOf(const Node &node) {
    MemberNames names;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        const NodeReference *reference = node.referenceAt(i);
        if (reference)
            names.ofColumn.push_back(reference->definition.json); // the one to the parent has none
        else
            names.ofColumn.push_back(
                node.columns[i].derived ? QStringList() : QStringList{node.definition.jsonName(node.columns[i].name)});
        for (const QString &name : names.ofColumn.back())
            names.all << name;
    }
    for (const project::Collection &collection : node.definition.collections)
        names.all << collection.name;
    return names;
}

/// Reads node by node: the rows of a collection may refer to entities whose files come after their parent's file, so
/// they wait until their own turn.
class Reader {
public:
    Reader(const Catalogue &catalogue, const TaskContext &context)
        : m_catalogue(catalogue), m_context(context), m_names(catalogue, m_data), m_waiting(catalogue.nodes().size()) {}

    Status openFile(size_t index, const QByteArray &bytes) {
        const Node &node = m_catalogue.nodes()[index];
        const QString &file = node.definition.file;
        dom::element document;
        dom::parser &parser = m_parsers.emplace_back();
        if (const auto error = parser.parse(bytes.constData(), static_cast<size_t>(bytes.size())).get(document))
            return fail(jsonMistake(bytes, file, error));
        STELLWERK_TRY(checkVersion(document, file));
        dom::array rows;
        if (document["data"][node.name.toStdString()].get_array().get(rows) != simdjson::SUCCESS)
            return broken(file, Tr::tr("The member data.%1 is missing or no list.").arg(node.name));
        for (const dom::element row : rows)
            m_waiting[index].push_back({row, 0, m_waiting[index].size() + 1, {}});
        return {};
    }

    /// The nodes that this one refers to must have been read.
    Status readNode(size_t index) {
        const MemberNames members = membersOf(m_catalogue.nodes()[index]);
        EntityData &data = m_data.nodes[m_catalogue.nodes()[index].name];
        data.rows.reserve(m_waiting[index].size());
        for (size_t i = 0; i < m_waiting[index].size(); ++i) {
            if (i % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(m_context.checkStop());
            auto row = readRow(index, i, members);
            if (!row)
                return std::unexpected(placed(std::move(row).error(), index, i));
            m_waiting[index][i].key = row->key;
            data.rows.push_back(*std::move(row));
        }
        sortAndMark(data);
        return {};
    }

    DataSet take() { return std::move(m_data); }

private:
    struct Waiting {
        dom::element element;
        size_t parent = 0; ///< its place among the waiting rows of the parent node
        size_t number = 0; ///< in the list that holds it, from 1
        std::string key;   ///< once it is read
    };

    static Status broken(const QString &fileName, const QString &why) {
        return fail(ErrorCode::InvalidInput, Tr::tr("The export file %1 cannot be read. %2").arg(fileName, why),
                    Tr::tr("Make the package again."));
    }

    static Status checkVersion(const dom::element &document, const QString &fileName) {
        std::string_view version;
        if (document["export_version"].get_string().get(version) != simdjson::SUCCESS)
            return broken(fileName, Tr::tr("The member export_version is missing."));
        if (version == kExportVersion)
            return {};
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The export file %1 has the format %2; this version of Stellwerk reads %3.")
                        .arg(fileName, toQString(version), QLatin1String(kExportVersion)),
                    Tr::tr("Use the version of Stellwerk that made the package, or a newer one."));
    }

    /// Adds where it happened: the row, for a collection also the rows around it, and the file.
    Error placed(Error error, size_t index, size_t i) const {
        while (true) {
            const Node &node = m_catalogue.nodes()[index];
            error = std::move(error).during(Tr::tr("Row %1 of %2").arg(m_waiting[index][i].number).arg(node.name));
            if (!node.parent) {
                error.position = SourcePosition{QStringLiteral("masterdata/") + node.definition.file, 0, 0, {}};
                return error;
            }
            i = m_waiting[index][i].parent;
            index = *node.parent;
        }
    }

    Result<DataRow> readRow(size_t index, size_t i, const MemberNames &members) {
        const Node &node = m_catalogue.nodes()[index];
        const Waiting &waiting = m_waiting[index][i];
        dom::object object;
        if (waiting.element.get_object().get(object) != simdjson::SUCCESS)
            return fail(ErrorCode::InvalidInput, Tr::tr("It is no object."));
        DataRow row;
        row.cells.resize(node.columns.size());
        for (size_t column = 0; column < node.columns.size(); ++column) {
            if (node.parent && node.columns[column].reference == size_t(0)) {
                row.cells[column] = Value::text(m_waiting[*node.parent][waiting.parent].key);
            } else if (const NodeReference *reference = node.referenceAt(column)) {
                STELLWERK_ASSIGN(row.cells[column], referenceFrom(*reference, object));
            } else if (!node.columns[column].derived) {
                STELLWERK_ASSIGN(row.cells[column],
                                 cellFrom(node.columns[column], object, members.ofColumn[column].front()));
            }
        }
        applyAliases(node, row.cells);
        derive(node, row);
        row.key = encodeKey(keyOf(node, row.cells));
        for (const project::Collection &collection : node.definition.collections)
            STELLWERK_TRY(queueCollection(node, collection, object, i));
        STELLWERK_TRY(checkMembers(object, members));
        return row;
    }

    static Result<dom::element> memberOf(const dom::object &object, const QString &name) {
        dom::element value;
        if (object[name.toStdString()].get(value) != simdjson::SUCCESS)
            return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is missing.").arg(name));
        return value;
    }

    static Result<Value> cellFrom(const NodeColumn &column, const dom::object &object, const QString &name) {
        STELLWERK_ASSIGN(const dom::element element, memberOf(object, name));
        STELLWERK_ASSIGN(Value value, cellFromJson(element, column.cellType, name));
        if (value.kind == ValueKind::Integer && !integerFits(value, column.type))
            return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 holds %2, which is out of range for %3.")
                                                     .arg(name, value.toString(), column.type));
        return value;
    }

    /// The rows of a collection get their turn later; those of a copy for readers come from the entity's own file.
    Status queueCollection(const Node &node, const project::Collection &collection, const dom::object &object,
                           size_t parent) {
        if (!collection.entity.isEmpty())
            return {};
        dom::array rows;
        if (object[collection.name.toStdString()].get_array().get(rows) != simdjson::SUCCESS)
            return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is missing or no list.").arg(collection.name));
        auto &queue = m_waiting[*m_catalogue.indexOf(node.name + u'.' + collection.name)];
        size_t number = 0;
        for (const dom::element row : rows)
            queue.push_back({row, parent, ++number, {}});
        return {};
    }

    static Status checkMembers(const dom::object &object, const MemberNames &members) {
        qsizetype count = 0;
        for (const auto field : object) {
            ++count;
            if (!members.all.contains(toQString(field.key)))
                return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is unknown.").arg(toQString(field.key)));
        }
        // Members that are known and not missing but too many: one of them says two things.
        if (count > members.all.size())
            return fail(ErrorCode::InvalidInput, Tr::tr("A member occurs twice."));
        return {};
    }

    Result<Value> referenceFrom(const NodeReference &reference, const dom::object &object) {
        const project::Reference &definition = reference.definition;
        const RowNames &names = m_names.of(reference);
        Key parts;
        size_t nulls = 0;
        size_t empty = 0;
        for (const QString &name : definition.json) {
            STELLWERK_ASSIGN(const dom::element element, memberOf(object, name));
            const bool isEmptyText = element.is_string() && element.get_string().value_unsafe().empty();
            nulls += element.is_null() ? 1 : 0;
            empty += isEmptyText ? 1 : 0;
            const size_t part = std::min(parts.size(), names.types.size() - 1);
            STELLWERK_ASSIGN(Value value,
                             cellFromJson(element, isEmptyText ? CellType::Text : names.types[part], name));
            parts.push_back(std::move(value));
        }
        if (nulls == parts.size())
            return Value::null();
        if (empty == parts.size() && definition.none)
            return Value::integer(*definition.none);
        const auto key = names.keyFor(parts);
        if (!key)
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("%1 refers to “%2” of %3, which the package does not contain exactly once.")
                            .arg(definition.json.join(QLatin1String(", ")), keyText(parts), definition.to));
        return Value::text(*key);
    }

    void derive(const Node &node, DataRow &row) const {
        for (const NodeDerived &derived : node.derived) {
            const NodeReference &reference = node.references[derived.reference];
            const Value &cell = row.cells[reference.column];
            const NodeColumn &column = node.columns[derived.column];
            row.cells[derived.column] = defaultCell(column);
            if (cell.kind != ValueKind::Text)
                continue;
            const auto &rows = m_data.of(m_catalogue.nodes()[reference.target].name).rows;
            const auto found = std::ranges::lower_bound(rows, cell.bytes, {}, &DataRow::key);
            if (found != rows.end() && found->key == cell.bytes &&
                (column.nullable || !found->cells[derived.source].isNull()))
                row.cells[derived.column] = found->cells[derived.source];
        }
    }

    const Catalogue &m_catalogue;
    const TaskContext &m_context;
    DataSet m_data;
    ReferenceNames m_names;
    std::list<dom::parser> m_parsers;            ///< own what the waiting elements show
    std::vector<std::vector<Waiting>> m_waiting; ///< by node
};

} // namespace

Result<DataSet> readExportFiles(const QMap<QString, QByteArray> &files, const Catalogue &catalogue,
                                const TaskContext &context) {
    Reader reader(catalogue, context);
    QStringList expected;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        STELLWERK_TRY(context.checkStop());
        const Node &node = catalogue.nodes()[i];
        if (node.parent)
            continue; // its rows stand inside their parents
        expected << node.definition.file;
        const auto file = files.find(node.definition.file);
        if (file == files.end())
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The export file %1 of %2 is missing.").arg(node.definition.file, node.name),
                        Tr::tr("Make the package again."));
        STELLWERK_TRY(reader.openFile(i, *file));
    }
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (!expected.contains(it.key()))
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The export file %1 belongs to no entity of the project.").arg(it.key()));
    }
    for (size_t i = 0; i < catalogue.nodes().size(); ++i)
        STELLWERK_TRY(reader.readNode(i));
    return reader.take();
}

} // namespace stellwerk::masterdata
