// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/cell_type.h"
#include "masterdata/export_files.h"
#include "masterdata/reference_names.h"
#include "masterdata/row_keys.h"

#include <QCoreApplication>

#include <simdjson.h>

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

Result<Value> valueFrom(const dom::element &element, CellType type) {
    const auto wrong = [] { return fail(ErrorCode::InvalidInput, Tr::tr("The value has the wrong type.")); };
    switch (element.type()) {
    case dom::element_type::NULL_VALUE: return Value::null();
    case dom::element_type::BOOL:
        if (type != CellType::Boolean)
            return wrong();
        return Value::integer(element.get_bool().value_unsafe() ? 1 : 0);
    case dom::element_type::INT64:
        if (type == CellType::Real)
            return Value::real(static_cast<double>(element.get_int64().value_unsafe()));
        if (type != CellType::Integer && type != CellType::Boolean)
            return wrong();
        return Value::integer(qint64(element.get_int64().value_unsafe()));
    case dom::element_type::UINT64:
        if (type == CellType::Real)
            return Value::real(static_cast<double>(element.get_uint64().value_unsafe()));
        if (type != CellType::Integer)
            return wrong();
        return Value::integer(quint64(element.get_uint64().value_unsafe()));
    case dom::element_type::DOUBLE:
        if (type != CellType::Real)
            return wrong();
        return Value::real(element.get_double().value_unsafe());
    case dom::element_type::STRING: {
        const std::string text(element.get_string().value_unsafe());
        if (type == CellType::Text)
            return Value::text(text);
        if (type != CellType::Blob)
            return wrong();
        const auto bytes = QByteArray::fromBase64Encoding(QByteArray::fromStdString(text), QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes)
            return wrong();
        return Value::blob((*bytes).toStdString());
    }
    default: return wrong();
    }
}

class Reader {
public:
    explicit Reader(const Catalogue &catalogue) : m_catalogue(catalogue) {}

    Status readFile(size_t index, const QString &fileName, const QByteArray &bytes) {
        const Node &node = m_catalogue.nodes()[index];
        dom::parser parser;
        dom::element document;
        if (const auto error = parser.parse(bytes.constData(), static_cast<size_t>(bytes.size())).get(document))
            return broken(fileName, Tr::tr("It is no valid JSON: %1").arg(QString::fromLatin1(simdjson::error_message(error))));
        STELLWERK_TRY(checkVersion(document, fileName));
        dom::array rows;
        const std::string name = node.name.toStdString();
        if (document["data"][name].get_array().get(rows) != simdjson::SUCCESS)
            return broken(fileName, Tr::tr("The member data.%1 is missing or no list.").arg(node.name));
        qint64 number = 0;
        for (const dom::element row : rows) {
            ++number;
            if (Status status = readRow(index, row, {}); !status) {
                Error error = std::move(status).error();
                error.position = SourcePosition{QStringLiteral("masterdata/") + fileName, 0, 0, {}};
                return std::unexpected(std::move(error).during(Tr::tr("Row %1 of %2").arg(number).arg(node.name)));
            }
        }
        return {};
    }

    void finish(size_t index) { sortAndMark(m_data.nodes[m_catalogue.nodes()[index].name]); }
    DataSet take() { return std::move(m_data); }

private:
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
                    Tr::tr("The export file %1 has the format %2; this version of Stellwerk reads %3.").arg(fileName, toQString(version), QLatin1String(kExportVersion)),
                    Tr::tr("Use the version of Stellwerk that made the package, or a newer one."));
    }

    Status readRow(size_t index, const dom::element &element, const Value &parentKey) {
        const Node &node = m_catalogue.nodes()[index];
        dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS)
            return fail(ErrorCode::InvalidInput, Tr::tr("It is no object."));
        DataRow row;
        row.cells.resize(node.columns.size());
        QStringList known;
        for (size_t i = 0; i < node.columns.size(); ++i) {
            const QString &column = node.columns[i].name;
            if (node.isDerived(column))
                continue;
            if (node.parent && column == node.definition.references.front().column) {
                row.cells[i] = parentKey;
                continue;
            }
            if (const NodeReference *reference = node.reference(column)) {
                known += reference->definition.json;
                STELLWERK_ASSIGN(row.cells[i], referenceFrom(*reference, object));
                continue;
            }
            const QString name = node.definition.jsonName(column);
            known << name;
            dom::element value;
            if (object[name.toStdString()].get(value) != simdjson::SUCCESS)
                return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is missing.").arg(name));
            auto cell = valueFrom(value, cellTypeOf(node.columns[i].type));
            if (!cell)
                return std::unexpected(std::move(cell).error().during(name));
            row.cells[i] = *std::move(cell);
        }
        applyAliases(node, row.cells);
        derive(node, row);
        row.key = encodeKey(keyOf(node, row.cells));
        for (const project::Collection &collection : node.definition.collections) {
            known << collection.name;
            STELLWERK_TRY(readCollection(node, collection, object, row.key));
        }
        STELLWERK_TRY(checkUnknown(object, known));
        m_data.nodes[node.name].rows.push_back(std::move(row));
        return {};
    }

    Status readCollection(const Node &node, const project::Collection &collection, const dom::object &object, const std::string &parentKey) {
        if (!collection.entity.isEmpty())
            return {}; // a copy for readers; the rows come from the entity's own file
        dom::array rows;
        if (object[collection.name.toStdString()].get_array().get(rows) != simdjson::SUCCESS)
            return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is missing or no list.").arg(collection.name));
        const size_t child = *m_catalogue.indexOf(node.name + u'.' + collection.name);
        for (const dom::element row : rows) {
            if (Status status = readRow(child, row, Value::text(parentKey)); !status)
                return std::unexpected(std::move(status).error().during(collection.name));
        }
        return {};
    }

    static Status checkUnknown(const dom::object &object, const QStringList &known) {
        for (const auto field : object) {
            if (!known.contains(toQString(field.key)))
                return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is unknown.").arg(toQString(field.key)));
        }
        return {};
    }

    Result<Value> referenceFrom(const NodeReference &reference, const dom::object &object) {
        const project::Reference &definition = reference.definition;
        const Node &target = m_catalogue.nodes()[reference.target];
        const QStringList columns = definition.by.isEmpty() ? QStringList() : definition.by;
        Key parts;
        bool allNull = true;
        bool allEmpty = true;
        for (const QString &name : definition.json) {
            dom::element value;
            if (object[name.toStdString()].get(value) != simdjson::SUCCESS)
                return fail(ErrorCode::InvalidInput, Tr::tr("The member %1 is missing.").arg(name));
            const bool number = value.is_int64() || value.is_uint64();
            STELLWERK_ASSIGN(Value part, valueFrom(value, number ? CellType::Integer : CellType::Text));
            allNull = allNull && part.isNull();
            allEmpty = allEmpty && part.kind == ValueKind::Text && part.bytes.empty();
            parts.push_back(std::move(part));
        }
        if (allNull)
            return Value::null();
        if (allEmpty && definition.none)
            return Value::integer(*definition.none);
        const auto key = namesOf(reference.target, columns).keyFor(parts);
        if (!key)
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("It refers to %1 “%2”, which the package does not contain exactly once.").arg(target.name, keyText(parts)));
        return Value::text(*key);
    }

    void derive(const Node &node, DataRow &row) {
        for (const project::DerivedColumn &derived : node.definition.derived) {
            const NodeReference *reference = node.reference(derived.reference);
            const Value &cell = row.cells[*node.columnIndex(derived.reference)];
            if (!reference || cell.kind != ValueKind::Text)
                continue;
            const Node &target = m_catalogue.nodes()[reference->target];
            const auto &rows = m_data.nodes[target.name].rows;
            const auto found = std::ranges::lower_bound(rows, cell.bytes, {}, &DataRow::key);
            if (found != rows.end() && found->key == cell.bytes)
                row.cells[*node.columnIndex(derived.column)] = found->cells[*target.columnIndex(derived.source)];
        }
    }

    const ReferenceNames &namesOf(size_t index, const QStringList &by) {
        const auto key = std::pair(index, by);
        if (const auto found = m_names.find(key); found != m_names.end())
            return found->second;
        return m_names.emplace(key, ReferenceNames(m_catalogue, index, m_data.nodes[m_catalogue.nodes()[index].name], by)).first->second;
    }

    const Catalogue &m_catalogue;
    DataSet m_data;
    std::map<std::pair<size_t, QStringList>, ReferenceNames> m_names;
};

} // namespace

Result<DataSet> readExportFiles(const QMap<QString, QByteArray> &files, const Catalogue &catalogue, const TaskContext &context) {
    Reader reader(catalogue);
    QStringList expected;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        STELLWERK_TRY(context.checkStop());
        const Node &node = catalogue.nodes()[i];
        if (!node.parent) {
            const QString &file = node.definition.file;
            expected << file;
            if (!files.contains(file))
                return fail(ErrorCode::InvalidInput, Tr::tr("The export file %1 of %2 is missing.").arg(file, node.name),
                            Tr::tr("Make the package again."));
            STELLWERK_TRY(reader.readFile(i, file, files[file]));
        }
        reader.finish(i);
    }
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (!expected.contains(it.key()))
            return fail(ErrorCode::InvalidInput, Tr::tr("The export file %1 belongs to no entity of the project.").arg(it.key()));
    }
    return reader.take();
}

} // namespace stellwerk::masterdata
