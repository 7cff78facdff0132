// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/packed_row.h"

#include <QCoreApplication>

#include <cstdint>
#include <cstring>

namespace stellwerk::masterdata {

using db::Value;
using db::ValueKind;
using db::ValueView;

// A record: length of the cells that count (4 bytes), these cells, the other cells, the id, the problem as UTF-8,
// the place of the id (4 bytes). A cell: its kind, and unless it is NULL its length (4 bytes) and bytes. Numbers are in
// the machine's order: a record never leaves the process but for a temporary file.
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterData)
};

using Length = std::uint32_t;

void appendCell(std::string &out, const ValueView &cell) {
    out += static_cast<char>(cell.kind);
    if (cell.isNull())
        return;
    const auto length = static_cast<Length>(cell.bytes.size());
    out.append(reinterpret_cast<const char *>(&length), sizeof length);
    out.append(cell.bytes);
}

Length lengthAt(std::string_view bytes, size_t at) {
    Length length = 0;
    std::memcpy(&length, bytes.data() + at, sizeof length);
    return length;
}

ValueView takeCell(std::string_view bytes, size_t &at) {
    const auto kind = static_cast<ValueKind>(bytes[at++]);
    if (kind == ValueKind::Null)
        return {};
    const Length length = lengthAt(bytes, at);
    const ValueView cell{kind, bytes.substr(at + sizeof length, length)};
    at += sizeof length + length;
    return cell;
}

size_t idPosition(std::string_view record) {
    return lengthAt(record, record.size() - sizeof(Length));
}

} // namespace

std::string_view PackedRow::compared() const {
    return record.substr(sizeof(Length), lengthAt(record, 0));
}

void PackedRow::cells(const Node &node, std::vector<ValueView> &cells) const {
    cells.resize(node.columns.size());
    size_t at = sizeof(Length);
    for (const bool deprecated : {false, true}) {
        for (size_t i = 0; i < node.columns.size(); ++i) {
            if (node.columns[i].deprecated == deprecated)
                cells[i] = takeCell(record, at);
        }
    }
}

DataRow PackedRow::unpack(const Node &node) const {
    DataRow row;
    row.key = key;
    std::vector<ValueView> views;
    cells(node, views);
    for (const ValueView &cell : views)
        row.cells.push_back(Value::copyOf(cell));
    row.id = id();
    row.problem = problem();
    return row;
}

Value PackedRow::id() const {
    size_t at = idPosition(record);
    return Value::copyOf(takeCell(record, at));
}

QString PackedRow::problem() const {
    size_t at = idPosition(record);
    (void)takeCell(record, at);
    return QString::fromUtf8(record.data() + at, static_cast<qsizetype>(record.size() - sizeof(Length) - at));
}

bool PackedRow::hasProblem() const {
    size_t at = idPosition(record);
    (void)takeCell(record, at);
    return at + sizeof(Length) < record.size();
}

RowPacker::RowPacker(const Node &node) : m_node(node), m_position(node.columns.size()) {}

void RowPacker::add(const ValueView &cell) {
    if (m_next == 0) {
        m_compared.assign(sizeof(Length), '\0');
        m_rest.clear();
    }
    std::string &run = m_node.columns[m_next].deprecated ? m_rest : m_compared;
    m_position[m_next++] = run.size();
    appendCell(run, cell);
}

PackedRow RowPacker::finish(const ValueView &id, const QString &problem) {
    m_next = 0;
    m_key.clear();
    bool emptyKey = false;
    for (const size_t column : m_node.keyColumns) {
        size_t at = m_position[column];
        const ValueView cell = takeCell(m_node.columns[column].deprecated ? m_rest : m_compared, at);
        emptyKey = emptyKey || cell.isNull() || (cell.kind == ValueKind::Text && cell.bytes.empty());
        if (cell.kind == ValueKind::Text && m_node.referenceAt(column))
            m_key.append(cell.bytes); // is a key already
        else
            appendKeyPart(m_key, cell);
    }
    const auto compared = static_cast<Length>(m_compared.size() - sizeof(Length));
    std::memcpy(m_compared.data(), &compared, sizeof compared);
    m_compared += m_rest;
    const auto place = static_cast<Length>(m_compared.size());
    appendCell(m_compared, id);
    m_compared += (emptyKey && problem.isEmpty() ? Tr::tr("Its natural key is empty.") : problem).toStdString();
    m_compared.append(reinterpret_cast<const char *>(&place), sizeof place);
    return {m_key, m_compared};
}

PackedRow RowPacker::pack(const DataRow &row) {
    for (const Value &cell : row.cells)
        add(cell);
    return finish(row.id, row.problem);
}

} // namespace stellwerk::masterdata
