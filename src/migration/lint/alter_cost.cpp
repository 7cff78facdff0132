// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/alter_cost.h"

#include "migration/lint/column_types.h"
#include "schema/spelling.h"

#include <algorithm>

namespace stellwerk::migration {

namespace {

using Kind = AlterAction::Kind;

constexpr AlterCost kInstant{AlterAlgorithm::Instant, false, true};
constexpr AlterCost kNoCopy{AlterAlgorithm::NoCopy, false, true};
constexpr AlterCost kRebuild{AlterAlgorithm::Inplace, false, true};
constexpr AlterCost kCopy{AlterAlgorithm::Copy, true, true};

/// InnoDB keeps a length in one byte up to 255, and always up to 127; else in two.
constexpr int kShortLength = 255;
constexpr int kAlwaysShortLength = 127;

int bytesPerSign(const QString &characterSet) {
    if (characterSet == QLatin1StringView("utf8mb3") || characterSet == QLatin1StringView("utf8"))
        return 3;
    return characterSet == QLatin1StringView("latin1") || characterSet == QLatin1StringView("ascii") ? 1 : 4;
}

/// Are the values of @p before the first ones of @p after?
bool addsAtEnd(const ColumnType &before, const ColumnType &after) {
    return after.values.size() >= before.values.size() && after.values.first(before.values.size()) == before.values;
}

/// What a change of a type alone costs.
AlterCost costOfType(const ColumnType &before, const ColumnType &after, const QString &characterSet) {
    if (before == after)
        return kInstant;
    if (before.word != after.word || before.isUnsigned != after.isUnsigned)
        return kCopy;
    if (before.word == QLatin1StringView("varchar") || before.word == QLatin1StringView("varbinary")) {
        const int factor = before.word == QLatin1StringView("varbinary") ? 1 : bytesPerSign(characterSet);
        if (after.length < before.length)
            return kCopy;
        const int bytes = before.length * factor;
        const bool keepsLengths = (bytes <= kShortLength) == (after.length * factor <= kShortLength);
        return keepsLengths || bytes <= kAlwaysShortLength ? kInstant : kCopy;
    }
    // New values at the end, as long as the numbers of the values take the same bytes.
    if (before.word == QLatin1StringView("enum") && addsAtEnd(before, after))
        return (after.values.size() > 255) == (before.values.size() > 255) ? kInstant : kCopy;
    if (before.word == QLatin1StringView("set") && addsAtEnd(before, after))
        return (after.values.size() + 7) / 8 == (before.values.size() + 7) / 8 ? kInstant : kCopy;
    return before.isInteger() ? kInstant : kCopy; // only the display width of a whole number differs
}

AlterCost costOfColumn(const AlterAction &action, const schema::Table *table) {
    const schema::Column *before = table ? table->column(action.name) : nullptr;
    if (!before)
        return {AlterAlgorithm::Copy, true, false};
    const ColumnDefinition &after = action.column;
    const QString characterSet = characterSetOf(*before, *table);
    const ColumnType typeBefore = ColumnType::parse(before->type);
    const bool sameCharacterSet =
        !typeBefore.isText() || after.characterSet.isEmpty() || after.characterSet == characterSet;
    const bool wasGenerated = !before->generated.isEmpty();
    const AlterCost type = costOfType(typeBefore, ColumnType::parse(after.type), characterSet);
    if (type.algorithm == AlterAlgorithm::Copy || !sameCharacterSet ||
        wasGenerated != (after.generated != ColumnDefinition::Generated::No) || after.references)
        return kCopy;
    if (after.autoIncrement != before->autoIncrement)
        return kCopy;
    const bool nullability = before->nullable == after.notNull; // it changes, in either direction
    return nullability ? kRebuild : type;
}

AlterCost costOfNewColumn(const ColumnDefinition &column) {
    if (column.generated == ColumnDefinition::Generated::Stored)
        return kCopy;
    if (column.autoIncrement)
        return {AlterAlgorithm::Inplace, true, true};
    if (column.references)
        return kCopy;
    return column.primaryKey || column.unique ? kRebuild : kInstant;
}

AlterCost costOf(const AlterAction &action, const schema::Table *table) {
    switch (action.kind) {
    case Kind::AddColumn:
        return costOfNewColumn(action.column);
    case Kind::ModifyColumn:
    case Kind::ChangeColumn:
        return costOfColumn(action, table);
    case Kind::AddIndex:
    case Kind::DropIndex:
        return kNoCopy;
    case Kind::AddSpecialIndex:
        return {AlterAlgorithm::Inplace, true, true};
    case Kind::AddPrimaryKey:
    case Kind::Rebuild:
        return kRebuild;
    case Kind::Engine:
        return action.name == QLatin1StringView("innodb") ? kRebuild : kCopy;
    case Kind::DropPrimaryKey:
    case Kind::AddForeignKey:
    case Kind::AddCheck:
    case Kind::ConvertCharacterSet:
    case Kind::Partition:
    case Kind::Versioning:
        return kCopy;
    case Kind::DropColumn:
    case Kind::DropForeignKey:
    case Kind::DropConstraint:
    case Kind::RenameColumn:
    case Kind::SetDefault:
    case Kind::RenameIndex:
    case Kind::RenameTable:
    case Kind::Harmless:
    case Kind::Algorithm:
    case Kind::Lock:
        return kInstant;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString algorithmName(AlterAlgorithm algorithm) {
    switch (algorithm) {
    case AlterAlgorithm::Instant:
        return QStringLiteral("INSTANT");
    case AlterAlgorithm::NoCopy:
        return QStringLiteral("NOCOPY");
    case AlterAlgorithm::Inplace:
        return QStringLiteral("INPLACE");
    case AlterAlgorithm::Copy:
        return QStringLiteral("COPY");
    }
    Q_UNREACHABLE_RETURN({});
}

AlterCost costOf(const AlterTable &alter, const schema::Table *before) {
    // A new layout of the rows is not instant when an index is made of them at the same time.
    const auto changesLayout = [](const AlterAction &action) {
        return action.kind == Kind::AddColumn || action.kind == Kind::DropColumn || action.column.placed;
    };
    const bool newLayout = std::ranges::any_of(alter.actions, changesLayout);
    const bool newPrimaryKey = std::ranges::any_of(alter.actions, [](const AlterAction &action) {
        return action.kind == Kind::AddPrimaryKey || (action.kind == Kind::AddColumn && action.column.primaryKey);
    });
    AlterCost whole;
    for (const AlterAction &action : alter.actions) {
        // A primary key that is replaced is one rebuild.
        const AlterCost one = action.kind == Kind::DropPrimaryKey && newPrimaryKey ? kRebuild : costOf(action, before);
        whole.algorithm = std::max(whole.algorithm, one.algorithm);
        whole.blocksWrites = whole.blocksWrites || one.blocksWrites;
        whole.certain = whole.certain && one.certain;
    }
    if (newLayout && std::ranges::contains(alter.actions, Kind::AddIndex, &AlterAction::kind) &&
        whole.algorithm == AlterAlgorithm::NoCopy)
        whole.algorithm = AlterAlgorithm::Inplace;
    return whole;
}

} // namespace stellwerk::migration
