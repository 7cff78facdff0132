// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/export_writer.h"

#include "masterdata/files/export_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

constexpr size_t kWriteBytes = size_t(1) << 20;
constexpr qint64 kRowsBetweenStopChecks = 1024;

/// A column's name as it stands in a file, escaped and with its colon.
std::string memberText(const QString &name) {
    std::string text;
    (void)appendJsonString(text, name.toStdString());
    return text + ':';
}

/// How the rows of one node look in one place: in its own file, or inside another row.
struct Shape {
    struct Member {
        size_t column = 0;
        std::vector<std::string> names; ///< with colon; several for a reference
        const NodeReference *reference = nullptr;
        CellType type = CellType::Text;
    };
    struct Nested {
        std::string name;
        size_t child = 0;
        std::unique_ptr<Shape> shape;
    };
    size_t node = 0;
    std::vector<NodeReference> references; ///< owned copies, where a copy for readers names them in other ways
    std::vector<Member> members;
    std::vector<Nested> nested;
};

/// The rows that belong to parents, in the order of their parents' keys.
class ChildRows {
public:
    explicit ChildRows(RowTable table) : m_table(std::move(table)), m_reader(m_table.read()) {}

    /// Goes to the first row of that parent.
    Status seek(std::string_view parentKey) {
        if (!m_started) {
            m_started = true;
            STELLWERK_TRY(step());
        }
        while (m_here && m_reader.row().key.substr(0, parentKey.size()) < parentKey)
            STELLWERK_TRY(step());
        return {};
    }
    [[nodiscard]] bool isOf(std::string_view parentKey) const {
        return m_here && m_reader.row().key.starts_with(parentKey);
    }
    Status step() {
        // What cannot travel was reported when its own node was read.
        do {
            STELLWERK_ASSIGN(m_here, m_reader.next());
        } while (m_here && m_reader.isDoubtful());
        return {};
    }
    [[nodiscard]] const PackedRow &row() const { return m_reader.row(); }

private:
    RowTable m_table;
    RowTable::Reader m_reader;
    bool m_started = false, m_here = false;
};

class Exporter {
public:
    Exporter(RowSource &source, const Catalogue &catalogue, const ExportHeader &header, ExportTarget &target,
             const TaskContext &context)
        : m_source(source),
          m_catalogue(catalogue),
          m_nodes(catalogue.nodes()),
          m_header(header),
          m_target(target),
          m_context(context),
          m_names(catalogue),
          m_tables(m_nodes.size()),
          m_written(m_nodes.size(), false) {}

    Result<ExportReport> run() {
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            m_context.report({m_nodes[i].name, static_cast<qint64>(i), static_cast<qint64>(m_nodes.size())});
            STELLWERK_ASSIGN(NodeRows rows, m_source.read(i, m_context));
            if (m_names.isWanted(i))
                STELLWERK_TRY(m_names.learn(i, rows.table));
            STELLWERK_TRY(reportSkipped(m_nodes[i], rows.table));
            m_tables[i] = std::move(rows.table);
            STELLWERK_TRY(writeReady(i));
        }
        return std::move(m_report);
    }

private:
    Status reportSkipped(const Node &node, const RowTable &table) {
        RowTable::Reader reader = table.read();
        qint64 &count = m_report.rows[node.name];
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                return {};
            if (reader.isDoubtful())
                m_report.skipped.push_back({node.name, keyText(reader.row().key), reader.problem()});
            else
                ++count;
        }
    }

    /// Writes the files for which everything is there once node @p last is read, and forgets what nobody needs any
    /// more.
    Status writeReady(size_t last) {
        for (size_t i = 0; i <= last; ++i) {
            if (m_nodes[i].parent || m_written[i] || neededBy(i) > last)
                continue;
            m_written[i] = true;
            if (Status status = writeFile(i); !status)
                return std::unexpected(std::move(status).error().during(m_nodes[i].name));
        }
        for (size_t i = 0; i <= last; ++i) {
            if (m_tables[i] && !isNeeded(i))
                m_tables[i].reset();
        }
        return {};
    }

    /// The nodes whose rows stand in the file of node @p index.
    void collect(size_t index, std::set<size_t> &nodes) const {
        nodes.insert(index);
        for (const project::Collection &collection : m_nodes[index].definition.collections) {
            const size_t child = childOf(index, collection);
            if (collection.entity.isEmpty())
                collect(child, nodes);
            else
                nodes.insert(child);
        }
    }

    /// The last node that must be read before the file of @p index can be written.
    [[nodiscard]] size_t neededBy(size_t index) const {
        std::set<size_t> nodes;
        collect(index, nodes);
        size_t last = *nodes.rbegin();
        for (const size_t node : nodes) {
            for (const NodeReference &reference : m_nodes[node].references)
                last = std::max(last, reference.target);
        }
        return last;
    }

    [[nodiscard]] bool isNeeded(size_t index) const {
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            std::set<size_t> nodes;
            if (!m_nodes[i].parent && !m_written[i])
                collect(i, nodes);
            if (nodes.contains(index))
                return true;
        }
        return false;
    }

    [[nodiscard]] size_t childOf(size_t parent, const project::Collection &collection) const {
        return *m_catalogue.indexOf(collection.entity.isEmpty() ? QString(m_nodes[parent].name + u'.' + collection.name)
                                                                : collection.entity);
    }

    Status writeFile(size_t index) {
        const Node &node = m_nodes[index];
        STELLWERK_TRY(m_target.begin(node.definition.file));
        m_out = "{\"export_version\":";
        text(QString::fromLatin1(kExportVersion));
        member("backend_version", m_header.backendVersion.toString());
        member("timestamp", m_header.timestamp);
        for (auto it = m_header.attributes.begin(); it != m_header.attributes.end(); ++it)
            member(it.key().toStdString(), it.value());
        member("entity", node.name);
        m_out += ",\"data\":{";
        text(node.name);
        m_out += ":[";
        STELLWERK_ASSIGN(const Shape shape, shapeOf(index, nullptr));
        RowTable::Reader reader = m_tables[index]->read();
        bool first = true;
        for (qint64 count = 0;; ++count) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            if (count % kRowsBetweenStopChecks == 0)
                STELLWERK_TRY(m_context.checkStop());
            if (reader.isDoubtful())
                continue;
            m_out += first ? "\n" : ",\n";
            first = false;
            STELLWERK_TRY(object(shape, reader.row()));
            if (m_out.size() >= kWriteBytes) {
                STELLWERK_TRY(m_target.write(m_out));
                m_out.clear();
            }
        }
        m_out += "\n]}}\n";
        STELLWERK_TRY(m_target.write(m_out));
        m_children.clear();
        return m_target.finish();
    }

    void text(const QString &value) { (void)appendJsonString(m_out, value.toStdString()); }

    void member(const std::string &name, const QString &value) {
        m_out += ',';
        (void)appendJsonString(m_out, name);
        m_out += ':';
        text(value);
    }

    /// @p around is the collection that the rows stand in; the place in the file then says their parent, and the names
    /// of a copy for readers are the collection's.
    Result<Shape> shapeOf(size_t index, const project::Collection *around) {
        const Node &node = m_nodes[index];
        const bool copy = around && !around->entity.isEmpty();
        Shape shape;
        shape.node = index;
        shape.references.reserve(node.references.size());
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const QString &column = node.columns[i].name;
            if ((around && column == around->parent) || node.columns[i].derived)
                continue;
            Shape::Member one;
            one.column = i;
            one.type = node.columns[i].cellType;
            if (const NodeReference *reference = node.referenceAt(i)) {
                shape.references.push_back(*reference);
                if (copy)
                    rename(shape.references.back(), *around);
                one.reference = &shape.references.back();
                for (const QString &name : one.reference->definition.json)
                    one.names.push_back(memberText(name));
            } else {
                one.names.push_back(memberText(copy ? around->fields.value(column, node.definition.jsonName(column))
                                                    : node.definition.jsonName(column)));
            }
            shape.members.push_back(std::move(one));
        }
        if (copy)
            return shape;
        for (const project::Collection &collection : node.definition.collections) {
            const size_t child = childOf(index, collection);
            STELLWERK_ASSIGN(Shape inner, shapeOf(child, &collection));
            STELLWERK_TRY(openChildren(child, collection));
            shape.nested.push_back(
                {memberText(collection.name), m_children.size() - 1, std::make_unique<Shape>(std::move(inner))});
        }
        return shape;
    }

    /// A copy may name its references in other ways than the entity's own file does.
    static void rename(NodeReference &reference, const project::Collection &copy) {
        const auto found = std::ranges::find(copy.references, reference.definition.column, &project::Reference::column);
        if (found != copy.references.end())
            reference.definition = *found;
    }

    /// Rows of a collection are sorted by their parents already; those of another entity are sorted anew.
    Status openChildren(size_t child, const project::Collection &collection) {
        const Node &node = m_nodes[child];
        if (collection.entity.isEmpty()) {
            m_children.emplace_back(*m_tables[child]);
            return {};
        }
        const size_t column = *node.columnIndex(collection.parent);
        RowSorter sorter;
        RowTable::Reader reader = m_tables[child]->read();
        std::vector<ValueView> cells;
        std::string key;
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            if (reader.isDoubtful())
                continue;
            reader.row().cells(node, cells);
            key = cells[column].bytes;
            key += reader.row().key;
            STELLWERK_TRY(sorter.add({key, reader.row().record}));
        }
        STELLWERK_ASSIGN(RowTable table, sorter.finish());
        m_children.emplace_back(std::move(table));
        return {};
    }

    Status object(const Shape &shape, const PackedRow &row) {
        const Node &node = m_nodes[shape.node];
        std::vector<ValueView> cells;
        row.cells(node, cells);
        char separator = '{';
        for (const Shape::Member &one : shape.members) {
            if (one.reference) {
                STELLWERK_TRY(referenceMembers(one, node, row, cells[one.column], separator));
                continue;
            }
            m_out += std::exchange(separator, ',');
            m_out += one.names.front();
            if (!appendJson(m_out, cells[one.column], one.type))
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("The column %1.%2 of the row “%3” holds a value that cannot be exported: it is no "
                                   "UTF-8 or does not fit the type %4.")
                                .arg(node.table, node.columns[one.column].name, keyText(row.key),
                                     node.columns[one.column].type));
        }
        for (const Shape::Nested &nested : shape.nested) {
            m_out += std::exchange(separator, ',');
            m_out += nested.name + '[';
            STELLWERK_TRY(children(nested, row.key));
            m_out += ']';
        }
        m_out += separator == '{' ? "{}" : "}";
        return {};
    }

    Status children(const Shape::Nested &nested, std::string_view parentKey) {
        bool first = true;
        STELLWERK_TRY(m_children[nested.child].seek(parentKey));
        while (m_children[nested.child].isOf(parentKey)) {
            m_out += std::exchange(first, false) ? "" : ",";
            STELLWERK_TRY(object(*nested.shape, m_children[nested.child].row()));
            STELLWERK_TRY(m_children[nested.child].step());
        }
        return {};
    }

    Status referenceMembers(const Shape::Member &one, const Node &node, const PackedRow &row, const ValueView &cell,
                            char &separator) {
        const project::Reference &definition = one.reference->definition;
        const bool none = definition.none && cell == Value::integer(*definition.none).view();
        const auto parts = cell.kind == ValueKind::Text ? m_names.partsOf(*one.reference, cell.bytes) : std::nullopt;
        if (!cell.isNull() && !none && !parts)
            return fail(
                ErrorCode::InvalidInput,
                Tr::tr("The column %1.%2 of the row “%3” points at a row of %4 that has no name of its own (%5).")
                    .arg(node.table, definition.column, keyText(row.key), definition.to,
                         cell.kind == ValueKind::Text ? keyText(cell.bytes) : Value::copyOf(cell).toString()),
                Tr::tr("Correct the row in the source database."));
        const std::vector<CellType> &types = m_names.typesOf(*one.reference);
        for (size_t i = 0; i < one.names.size(); ++i) {
            m_out += std::exchange(separator, ',');
            m_out += one.names[i];
            if (!parts)
                m_out += none ? "\"\"" : "null";
            else if (i >= parts->size() || !appendPart((*parts)[i], types[i]))
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("The column %1.%2 of the row “%3” points at a row of %4 whose name cannot be "
                                   "written (%5).")
                                .arg(node.table, definition.column, keyText(row.key), definition.to, keyText(*parts)));
        }
        return {};
    }

    /// An empty text stands for "points at nothing" in parts of every type.
    bool appendPart(const Value &part, CellType type) {
        return appendJson(m_out, part, part.kind == ValueKind::Text && part.bytes.empty() ? CellType::Text : type);
    }

    RowSource &m_source;
    const Catalogue &m_catalogue;
    const std::vector<Node> &m_nodes;
    const ExportHeader &m_header;
    ExportTarget &m_target;
    const TaskContext &m_context;
    ExportNames m_names;
    std::vector<std::optional<RowTable>> m_tables; ///< by node, while somebody needs them
    std::vector<bool> m_written;
    std::vector<ChildRows> m_children; ///< of the file at hand
    std::string m_out;
    ExportReport m_report;
};

} // namespace

Result<ExportReport> exportFiles(RowSource &source, const Catalogue &catalogue, const ExportHeader &header,
                                 ExportTarget &target, const TaskContext &context) {
    return Exporter(source, catalogue, header, target, context).run();
}

} // namespace stellwerk::masterdata
