// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/export_files.h"
#include "masterdata/reference_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

constexpr size_t kRowsBetweenStopChecks = 1024;

class Writer {
public:
    Writer(const DataSet &data, const Catalogue &catalogue, const TaskContext &context)
        : m_data(data), m_catalogue(catalogue), m_context(context), m_names(catalogue, data) {}

    Result<QByteArray> file(size_t index, const ExportHeader &header) {
        const Node &node = m_catalogue.nodes()[index];
        m_out.clear();
        m_out += "{\"export_version\":";
        text(QString::fromLatin1(kExportVersion));
        m_out += ",\"backend_version\":";
        text(header.backendVersion.toString());
        m_out += ",\"timestamp\":";
        text(header.timestamp);
        for (auto it = header.attributes.begin(); it != header.attributes.end(); ++it) {
            m_out += ',';
            text(it.key());
            m_out += ':';
            text(it.value());
        }
        m_out += ",\"entity\":";
        text(node.name);
        m_out += ",\"data\":{";
        text(node.name);
        m_out += ":[";
        const std::vector<DataRow> &rows = rowsOf(index);
        for (size_t i = 0; i < rows.size(); ++i) {
            if (i % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(m_context.checkStop());
            m_out += i == 0 ? "\n" : ",\n";
            if (Status status = object(index, rows[i], nullptr); !status)
                return std::unexpected(std::move(status).error().during(
                    Tr::tr("Row “%1” of %2").arg(keyText(decodeKey(rows[i].key)), node.name)));
        }
        m_out += "\n]}}\n";
        return QByteArray::fromStdString(m_out);
    }

    /// Rows of a collection are written inside their parent; without one they would silently be lost.
    Status checkParents(size_t index) {
        const Node &node = m_catalogue.nodes()[index];
        const RowNames &parents = m_names.of(node.references.front());
        for (const DataRow &row : rowsOf(index)) {
            const Value &cell = row.cells[node.references.front().column];
            if (cell.kind != ValueKind::Text || !parents.partsOf(cell.bytes))
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("The row “%1” of %2 belongs to no row of %3, or to more than one.")
                                .arg(keyText(decodeKey(row.key)), node.name, node.references.front().definition.to),
                            Tr::tr("Correct the row in the source database."));
        }
        return {};
    }

private:
    [[nodiscard]] const std::vector<DataRow> &rowsOf(size_t index) const {
        return m_data.of(m_catalogue.nodes()[index].name).rows;
    }

    void text(const QString &value) { (void)appendJsonString(m_out, value.toStdString()); }

    void member(const QString &name) {
        if (m_out.back() != '{')
            m_out += ',';
        text(name);
        m_out += ':';
    }

    /// One row. @p around is the collection that it stands in; the place in the file then says its parent, and the
    /// names of a copy for readers are the collection's.
    Status object(size_t index, const DataRow &row, const project::Collection *around) {
        const Node &node = m_catalogue.nodes()[index];
        const bool copy = around && !around->entity.isEmpty();
        m_out += '{';
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const QString &column = node.columns[i].name;
            if ((around && column == around->parent) || node.columns[i].derived)
                continue;
            if (const NodeReference *reference = node.referenceAt(i)) {
                STELLWERK_TRY(referenceMembers(copy ? named(*around, *reference) : *reference, row.cells[i]));
                continue;
            }
            member(copy ? around->fields.value(column, node.definition.jsonName(column))
                        : node.definition.jsonName(column));
            if (!appendJson(m_out, row.cells[i], node.columns[i].cellType))
                return fail(ErrorCode::InvalidInput, Tr::tr("The column %1.%2 holds a value that cannot be exported: "
                                                            "it is no UTF-8 or does not fit the type %3.")
                                                         .arg(node.table, column, node.columns[i].type));
        }
        if (!copy) {
            for (const project::Collection &collection : node.definition.collections)
                STELLWERK_TRY(collectionMember(index, collection, row));
        }
        m_out += '}';
        return {};
    }

    /// A copy may name its references in other ways than the entity's own file does.
    static NodeReference named(const project::Collection &copy, NodeReference reference) {
        const auto found = std::ranges::find(copy.references, reference.definition.column, &project::Reference::column);
        if (found != copy.references.end())
            reference.definition = *found;
        return reference;
    }

    Status referenceMembers(const NodeReference &reference, const Value &cell) {
        const project::Reference &definition = reference.definition;
        const bool none = definition.none && cell == Value::integer(*definition.none);
        const RowNames &names = m_names.of(reference);
        const Key *parts = cell.kind == ValueKind::Text ? names.partsOf(cell.bytes) : nullptr;
        if (!cell.isNull() && !none && !parts)
            return fail(
                ErrorCode::InvalidInput,
                Tr::tr("Its column %1 points at a row of %2 that does not exist or has no name of its own (%3).")
                    .arg(definition.column, definition.to,
                         cell.kind == ValueKind::Text ? keyText(decodeKey(cell.bytes)) : cell.toString()),
                Tr::tr("Correct the row in the source database."));
        for (qsizetype i = 0; i < definition.json.size(); ++i) {
            member(definition.json[i]);
            const auto part = static_cast<size_t>(i);
            if (!parts)
                m_out += none ? "\"\"" : "null";
            else if (part >= parts->size() || !appendPart((*parts)[part], names.types[part]))
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("Its column %1 points at a row of %2 whose name cannot be written (%3).")
                                .arg(definition.column, definition.to, keyText(*parts)));
        }
        return {};
    }

    /// An empty text stands for "points at nothing" in parts of every type.
    bool appendPart(const Value &part, CellType type) {
        return appendJson(m_out, part, part.kind == ValueKind::Text && part.bytes.empty() ? CellType::Text : type);
    }

    /// The rows of a collection that belong to @p parentRow.
    Status collectionMember(size_t parentIndex, const project::Collection &collection, const DataRow &parentRow) {
        const bool copy = !collection.entity.isEmpty();
        const QString childName =
            copy ? collection.entity : QString(m_catalogue.nodes()[parentIndex].name + u'.' + collection.name);
        const size_t child = *m_catalogue.indexOf(childName);
        member(collection.name);
        m_out += '[';
        bool first = true;
        for (const DataRow *row : childrenOf(child, collection.parent, parentRow.key)) {
            m_out += first ? "" : ",";
            first = false;
            STELLWERK_TRY(object(child, *row, &collection));
        }
        m_out += ']';
        return {};
    }

    const std::vector<const DataRow *> &childrenOf(size_t child, const QString &parentColumn,
                                                   const std::string &parentKey) {
        static const std::vector<const DataRow *> none;
        auto &groups = m_children[{child, parentColumn}];
        if (groups.empty() && !rowsOf(child).empty()) {
            const size_t column = *m_catalogue.nodes()[child].columnIndex(parentColumn);
            for (const DataRow &row : rowsOf(child))
                groups[row.cells[column].bytes].push_back(&row);
        }
        const auto found = groups.find(parentKey);
        return found == groups.end() ? none : found->second;
    }

    const DataSet &m_data;
    const Catalogue &m_catalogue;
    const TaskContext &m_context;
    ReferenceNames m_names;
    std::string m_out;
    std::map<std::pair<size_t, QString>, std::unordered_map<std::string, std::vector<const DataRow *>>> m_children;
};

} // namespace

Result<QMap<QString, QByteArray>> writeExportFiles(const DataSet &data, const Catalogue &catalogue,
                                                   const ExportHeader &header, const TaskContext &context) {
    Writer writer(data, catalogue, context);
    QMap<QString, QByteArray> files;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        STELLWERK_TRY(context.checkStop());
        if (catalogue.nodes()[i].parent) {
            STELLWERK_TRY(writer.checkParents(i));
            continue; // written inside its parent
        }
        STELLWERK_ASSIGN(files[catalogue.nodes()[i].definition.file], writer.file(i, header));
    }
    return files;
}

} // namespace stellwerk::masterdata
