// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/cell_type.h"
#include "masterdata/export_files.h"
#include "masterdata/reference_names.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

class Writer {
public:
    Writer(const DataSet &data, const Catalogue &catalogue) : m_data(data), m_catalogue(catalogue) {}

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
        bool first = true;
        for (const DataRow &row : rowsOf(index)) {
            m_out += first ? "\n" : ",\n";
            first = false;
            if (Status status = object(index, row, {}); !status)
                return std::unexpected(std::move(status).error().during(Tr::tr("Row “%1” of %2").arg(keyText(decodeKey(row.key)), node.name)));
        }
        m_out += "\n]}}\n";
        return QByteArray::fromStdString(m_out);
    }

private:
    [[nodiscard]] const std::vector<DataRow> &rowsOf(size_t index) const {
        static const std::vector<DataRow> none;
        const auto found = m_data.nodes.find(m_catalogue.nodes()[index].name);
        return found == m_data.nodes.end() ? none : found->second.rows;
    }

    void text(const QString &value) { (void)appendJsonString(m_out, value.toStdString()); }

    void member(const QString &name) {
        if (m_out.back() != '{')
            m_out += ',';
        text(name);
        m_out += ':';
    }

    /// One row. @p parentColumn is the reference to the parent that the place in the file already says.
    Status object(size_t index, const DataRow &row, const QString &parentColumn) {
        const Node &node = m_catalogue.nodes()[index];
        m_out += '{';
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const QString &column = node.columns[i].name;
            if (column == parentColumn || node.isDerived(column))
                continue;
            if (const NodeReference *reference = node.reference(column)) {
                STELLWERK_TRY(referenceMembers(reference->definition, reference->target, row.cells[i]));
                continue;
            }
            member(node.definition.jsonName(column));
            if (!appendJson(m_out, row.cells[i], cellTypeOf(node.columns[i].type)))
                return fail(ErrorCode::InvalidInput, Tr::tr("The column %1.%2 holds text that is not UTF-8.").arg(node.table, column));
        }
        for (const project::Collection &collection : node.definition.collections)
            STELLWERK_TRY(members(index, collection, row));
        m_out += '}';
        return {};
    }

    Status referenceMembers(const project::Reference &reference, size_t target, const Value &cell) {
        if (cell.isNull()) {
            for (const QString &name : reference.json) {
                member(name);
                m_out += "null";
            }
            return {};
        }
        if (reference.none && cell == Value::integer(*reference.none)) {
            for (const QString &name : reference.json) {
                member(name);
                m_out += "\"\"";
            }
            return {};
        }
        const auto parts = cell.kind == ValueKind::Text ? namesOf(target, reference.by).partsOf(cell.bytes) : std::nullopt;
        if (!parts)
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("Its column %1 points at a row of %2 that does not exist or has no name of its own (%3).")
                            .arg(reference.column, reference.to, cell.kind == ValueKind::Text ? keyText(decodeKey(cell.bytes)) : cell.toString()),
                        Tr::tr("Correct the row in the source database."));
        for (qsizetype i = 0; i < reference.json.size(); ++i) {
            member(reference.json[i]);
            const Value &part = (*parts)[static_cast<size_t>(i)];
            (void)appendJson(m_out, part, part.kind == ValueKind::Integer ? CellType::Integer : CellType::Text);
        }
        return {};
    }

    /// The rows of a collection that belong to @p parentRow.
    Status members(size_t parentIndex, const project::Collection &collection, const DataRow &parentRow) {
        const bool copy = !collection.entity.isEmpty();
        const QString childName = copy ? collection.entity : QString(m_catalogue.nodes()[parentIndex].name + u'.' + collection.name);
        const size_t child = *m_catalogue.indexOf(childName);
        member(collection.name);
        m_out += '[';
        bool first = true;
        for (const DataRow *row : childrenOf(child, collection.parent, parentRow.key)) {
            m_out += first ? "" : ",";
            first = false;
            STELLWERK_TRY(copy ? copyObject(child, collection, *row) : object(child, *row, collection.parent));
        }
        m_out += ']';
        return {};
    }

    /// A row that has a file of its own, shortened for readers of the parent: named references and plain columns.
    Status copyObject(size_t index, const project::Collection &collection, const DataRow &row) {
        const Node &node = m_catalogue.nodes()[index];
        m_out += '{';
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const QString &column = node.columns[i].name;
            if (column == collection.parent || node.isDerived(column))
                continue;
            const NodeReference *own = node.reference(column);
            if (!own) {
                member(collection.fields.value(column, node.definition.jsonName(column)));
                (void)appendJson(m_out, row.cells[i], cellTypeOf(node.columns[i].type));
                continue;
            }
            const auto named = std::ranges::find(collection.references, column, &project::Reference::column);
            STELLWERK_TRY(referenceMembers(named == collection.references.end() ? own->definition : *named, own->target, row.cells[i]));
        }
        m_out += '}';
        return {};
    }

    const ReferenceNames &namesOf(size_t index, const QStringList &by) {
        const auto key = std::pair(index, by);
        const auto found = m_names.find(key);
        if (found != m_names.end())
            return found->second;
        static const EntityData none;
        const auto data = m_data.nodes.find(m_catalogue.nodes()[index].name);
        return m_names.emplace(key, ReferenceNames(m_catalogue, index, data == m_data.nodes.end() ? none : data->second, by)).first->second;
    }

    const std::vector<const DataRow *> &childrenOf(size_t child, const QString &parentColumn, const std::string &parentKey) {
        static const std::vector<const DataRow *> none;
        auto &groups = m_children[{child, parentColumn}];
        if (groups.empty()) {
            const size_t column = *m_catalogue.nodes()[child].columnIndex(parentColumn);
            for (const DataRow &row : rowsOf(child))
                groups[row.cells[column].bytes].push_back(&row);
        }
        const auto found = groups.find(parentKey);
        return found == groups.end() ? none : found->second;
    }

    const DataSet &m_data;
    const Catalogue &m_catalogue;
    std::string m_out;
    std::map<std::pair<size_t, QStringList>, ReferenceNames> m_names;
    std::map<std::pair<size_t, QString>, std::unordered_map<std::string, std::vector<const DataRow *>>> m_children;
};

} // namespace

Result<QMap<QString, QByteArray>> writeExportFiles(const DataSet &data, const Catalogue &catalogue, const ExportHeader &header,
                                                   const TaskContext &context) {
    Writer writer(data, catalogue);
    QMap<QString, QByteArray> files;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        STELLWERK_TRY(context.checkStop());
        if (catalogue.nodes()[i].parent)
            continue; // written inside its parent
        STELLWERK_ASSIGN(files[catalogue.nodes()[i].definition.file], writer.file(i, header));
    }
    return files;
}

} // namespace stellwerk::masterdata
