// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/import/reverse_line.h"
#include "schema/schema.h"

#include <map>
#include <vector>

namespace stellwerk::masterdata {

/// A table of a reverse file as the database has it.
struct ReverseTable {
    /// A foreign key of any table that points at this one.
    struct Pointer {
        const schema::Table *from = nullptr;
        const schema::ForeignKey *key = nullptr;
    };
    const schema::Table *table = nullptr;
    std::vector<Pointer> pointers;
    quint16 number = 0;
};

/// All changes of a reverse file, checked against the database's structure, and which of them concern the same row: an
/// import writes a row twice when a reference that closes a circle comes later, or goes before the row is deleted.
/// Memory: 20 bytes per change.
class ReversePlan final {
public:
    /// @p schema must live as long as the plan.
    ReversePlan(const schema::Schema &schema, db::Engine engine) : m_schema(schema), m_engine(engine) {}

    /// Takes the next change. Fails with InvalidInput: a table or column that the database does not have or that cannot
    /// be written, a value that it cannot hold.
    [[nodiscard]] Status add(const ReverseChange &change);
    /// When all are added. Fails with InvalidInput when a row is changed again in a way that no import does.
    [[nodiscard]] Status finish();

    [[nodiscard]] const ReverseTable &table(const QString &name) const { return m_tables.at(name); }
    /// The number of the change before this one of the same row.
    [[nodiscard]] std::optional<size_t> earlier(size_t index) const;
    [[nodiscard]] bool holds(const QString &table, const db::ValueView &id) const;
    [[nodiscard]] size_t size() const { return m_places.size(); }

    /// What became of the changes of a row: set for the later one, told to the earlier ones.
    enum class Fate : quint8 {
        Open,   ///< no later change of the row was undone
        Begun,  ///< a later change of the row was undone
        Settled ///< the row is as before, or is left alone
    };
    [[nodiscard]] Fate fate(size_t index) const { return m_places[index].fate; }
    void setEarlierFate(size_t index, Fate fate);

private:
    static constexpr quint32 kNone = ~quint32(0);
    struct Place {
        quint64 id = 0;
        quint32 earlier = kNone;
        quint16 table = 0; ///< its number, doubled; odd for negative ids
        ReverseOp op = ReverseOp::Update;
        Fate fate = Fate::Open;

        [[nodiscard]] auto row() const { return std::pair(table, id); }
    };
    [[nodiscard]] static Place placeOf(const ReverseTable &table, std::string_view id);
    [[nodiscard]] Result<const ReverseTable *> tableOf(const QString &name);
    [[nodiscard]] Status checkCells(const ReverseChange &change, const schema::Table &table) const;
    [[nodiscard]] bool canHold(const db::Value &value) const;

    const schema::Schema &m_schema;
    db::Engine m_engine;
    std::map<QString, ReverseTable> m_tables;
    std::vector<Place> m_places;
    std::vector<quint32> m_byRow; ///< numbers of m_places, by row, then by number
};

} // namespace stellwerk::masterdata
