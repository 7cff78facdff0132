// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/alter_table.h"

#include "migration/lint/token_cursor.h"
#include "schema/spelling.h"

namespace stellwerk::migration {

namespace {

using Kind = AlterAction::Kind;
using Tokens = std::vector<db::SqlToken>;

/// The tokens between commas that stand outside of parentheses.
std::vector<Tokens> partsOf(TokenCursor cursor) {
    std::vector<Tokens> parts(1);
    const int depth = cursor.depth();
    for (; !cursor.atEnd() && cursor.depth() >= depth; cursor.skip()) {
        if (cursor.depth() == depth && cursor.isSign(u','))
            parts.emplace_back();
        else
            parts.back().push_back(cursor.token());
    }
    return parts;
}

/// Everything up to the parenthesis that closes the one before the cursor.
QString takeGroup(TokenCursor &cursor) {
    QString text;
    const int depth = cursor.depth();
    while (!cursor.atEnd() && !(cursor.depth() == depth && cursor.isSign(u')'))) {
        text += cursor.token().text;
        cursor.skip();
    }
    cursor.skip();
    return text;
}

bool takeIfExists(TokenCursor &cursor) {
    if (!cursor.takeWord("IF"))
        return false;
    (void)cursor.takeWord("NOT");
    return cursor.takeWord("EXISTS");
}

QString takeType(TokenCursor &cursor) {
    QString type = cursor.atEnd() ? QString() : cursor.token().text;
    cursor.skip();
    if (cursor.isWord("PRECISION") || cursor.isWord("VARYING")) {
        type += u' ' + cursor.token().text;
        cursor.skip();
    }
    if (cursor.takeSign(u'('))
        type += u'(' + takeGroup(cursor) + u')';
    while (cursor.isAnyWord({"UNSIGNED", "SIGNED", "ZEROFILL"})) {
        if (!cursor.isWord("SIGNED"))
            type += u' ' + cursor.token().text;
        cursor.skip();
    }
    return schema::canonicalType(type);
}

QString takeWordValue(TokenCursor &cursor) {
    (void)cursor.takeSign(u'=');
    QString value = cursor.atEnd() ? QString() : cursor.token().text.toLower();
    cursor.skip();
    return value.remove(u'\'').remove(u'"');
}

void readDefault(TokenCursor &cursor, ColumnDefinition &column) {
    column.hasDefault = !cursor.isWord("NULL");
    if (cursor.takeSign(u'('))
        (void)takeGroup(cursor);
    else
        cursor.skip();
}

void readGenerated(TokenCursor &cursor, ColumnDefinition &column) {
    column.generated = ColumnDefinition::Generated::Virtual;
    if (cursor.takeSign(u'('))
        (void)takeGroup(cursor);
    if (cursor.takeAnyWord({"STORED", "PERSISTENT"}))
        column.generated = ColumnDefinition::Generated::Stored;
}

ColumnDefinition takeColumn(TokenCursor &cursor) {
    ColumnDefinition column;
    column.name = cursor.takeName();
    column.type = takeType(cursor);
    while (!cursor.atEnd()) {
        if (cursor.takeWord("NOT")) {
            column.notNull = cursor.takeWord("NULL") || column.notNull;
        } else if (cursor.takeWord("DEFAULT")) {
            readDefault(cursor, column);
        } else if (cursor.takeWord("AS")) {
            readGenerated(cursor, column);
        } else if (cursor.takeAnyWord({"COLLATE"})) {
            column.collation = takeWordValue(cursor);
            column.characterSet = column.collation.section(u'_', 0, 0);
        } else if (cursor.takeWord("CHARACTER") || cursor.takeWord("CHARSET")) {
            (void)cursor.takeWord("SET");
            column.characterSet = takeWordValue(cursor);
        } else {
            column.autoIncrement = column.autoIncrement || cursor.isWord("AUTO_INCREMENT");
            column.primaryKey = column.primaryKey || cursor.isWord("PRIMARY");
            column.references = column.references || cursor.isWord("REFERENCES");
            column.unique = column.unique || cursor.isWord("UNIQUE");
            column.placed = column.placed || cursor.isAnyWord({"FIRST", "AFTER"});
            cursor.skip();
        }
    }
    column.notNull = column.notNull || column.primaryKey;
    return column;
}

class ActionReader final {
public:
    explicit ActionReader(AlterTable &into) : m_into(into) {}

    void read(const Tokens &tokens) {
        TokenCursor cursor(tokens);
        if (cursor.takeWord("ADD"))
            readAdd(cursor);
        else if (cursor.takeWord("DROP"))
            readDrop(cursor);
        else if (cursor.isAnyWord({"MODIFY", "CHANGE"}))
            readColumn(cursor);
        else if (cursor.takeWord("ALTER"))
            readAlter(cursor);
        else if (cursor.takeWord("RENAME"))
            readRename(cursor);
        else
            readOptions(cursor);
    }

private:
    AlterAction &add(Kind kind, const QString &name = {}, bool conditional = false) {
        m_into.actions.push_back({kind, name, {}, conditional, {}});
        return m_into.actions.back();
    }

    void readAdd(TokenCursor &cursor) {
        if (cursor.isAnyWord({"INDEX", "KEY"}))
            return addIndex(cursor, Kind::AddIndex);
        if (cursor.takeWord("CONSTRAINT")) {
            (void)takeIfExists(cursor);
            if (!cursor.isAnyWord({"PRIMARY", "UNIQUE", "FOREIGN", "CHECK"}))
                (void)cursor.takeName();
        }
        if (cursor.takeWord("PRIMARY"))
            return (void)add(Kind::AddPrimaryKey);
        if (cursor.takeWord("UNIQUE"))
            return addIndex(cursor, Kind::AddIndex);
        if (cursor.takeAnyWord({"FULLTEXT", "SPATIAL"}))
            return addIndex(cursor, Kind::AddSpecialIndex);
        if (cursor.takeWord("FOREIGN"))
            return (void)add(Kind::AddForeignKey);
        if (cursor.takeWord("CHECK"))
            return (void)add(Kind::AddCheck);
        if (cursor.takeWord("PARTITION"))
            return (void)add(Kind::Partition);
        if (cursor.takeAnyWord({"PERIOD", "SYSTEM"}))
            return (void)add(Kind::Versioning);
        (void)cursor.takeWord("COLUMN");
        const bool conditional = takeIfExists(cursor);
        if (!cursor.takeSign(u'('))
            return addColumn(Kind::AddColumn, cursor, conditional);
        for (const Tokens &part : partsOf(cursor)) {
            TokenCursor one(part);
            addColumn(Kind::AddColumn, one, conditional);
        }
    }

    void addIndex(TokenCursor &cursor, Kind kind) {
        (void)cursor.takeAnyWord({"INDEX", "KEY"});
        const bool conditional = takeIfExists(cursor);
        add(kind, cursor.takeName(), conditional);
    }

    void addColumn(Kind kind, TokenCursor &cursor, bool conditional) {
        const ColumnDefinition column = takeColumn(cursor);
        add(kind, column.name, conditional).column = column;
    }

    void readDrop(TokenCursor &cursor) {
        if (cursor.takeWord("PRIMARY"))
            return (void)add(Kind::DropPrimaryKey);
        if (cursor.takeAnyWord({"PARTITION"}))
            return (void)add(Kind::Partition);
        if (cursor.takeAnyWord({"PERIOD", "SYSTEM"}))
            return (void)add(Kind::Versioning);
        Kind kind = Kind::DropColumn;
        if (cursor.takeAnyWord({"INDEX", "KEY"}))
            kind = Kind::DropIndex;
        else if (cursor.takeWord("FOREIGN")) {
            (void)cursor.takeWord("KEY");
            kind = Kind::DropForeignKey;
        } else if (cursor.takeAnyWord({"CONSTRAINT", "CHECK"}))
            kind = Kind::DropConstraint;
        else
            (void)cursor.takeWord("COLUMN");
        const bool conditional = takeIfExists(cursor);
        add(kind, cursor.takeName(), conditional);
    }

    void readColumn(TokenCursor &cursor) {
        const bool change = cursor.isWord("CHANGE");
        cursor.skip();
        (void)cursor.takeWord("COLUMN");
        const bool conditional = takeIfExists(cursor);
        const QString before = change ? cursor.takeName() : QString();
        const ColumnDefinition column = takeColumn(cursor);
        const bool renamed = change && before.compare(column.name, Qt::CaseInsensitive) != 0;
        AlterAction &action =
            add(renamed ? Kind::ChangeColumn : Kind::ModifyColumn, change ? before : column.name, conditional);
        action.newName = column.name;
        action.column = column;
    }

    void readAlter(TokenCursor &cursor) {
        if (cursor.takeAnyWord({"INDEX", "KEY"}))
            return (void)add(Kind::Harmless);
        (void)cursor.takeWord("COLUMN");
        const bool conditional = takeIfExists(cursor);
        add(Kind::SetDefault, cursor.takeName(), conditional);
    }

    void readRename(TokenCursor &cursor) {
        Kind kind = Kind::RenameTable;
        if (cursor.takeAnyWord({"INDEX", "KEY"}))
            kind = Kind::RenameIndex;
        else if (cursor.takeWord("COLUMN"))
            kind = Kind::RenameColumn;
        const bool conditional = takeIfExists(cursor);
        if (kind == Kind::RenameTable && !cursor.takeAnyWord({"TO", "AS"}))
            (void)cursor.takeSign(u'=');
        const QString name = cursor.takeName();
        // SQLite: RENAME a TO b, without the word COLUMN, renames a column.
        if (kind == Kind::RenameTable && cursor.isWord("TO"))
            kind = Kind::RenameColumn;
        AlterAction &action = add(kind, kind == Kind::RenameTable ? QString() : name, conditional);
        action.newName = cursor.takeWord("TO") ? cursor.takeName() : name;
    }

    /// Options may follow each other without commas.
    void readOptions(TokenCursor &cursor) {
        while (!cursor.atEnd()) {
            if (cursor.takeWord("CONVERT")) {
                while (!cursor.atEnd() && !cursor.takeAnyWord({"SET", "CHARSET"}))
                    cursor.skip();
                add(Kind::ConvertCharacterSet, takeWordValue(cursor));
            } else if (cursor.takeWord("ENGINE")) {
                add(Kind::Engine, takeWordValue(cursor));
            } else if (cursor.takeWord("ALGORITHM")) {
                add(Kind::Algorithm, takeWordValue(cursor));
            } else if (cursor.takeWord("LOCK")) {
                add(Kind::Lock, takeWordValue(cursor));
            } else if (cursor.takeAnyWord({"FORCE", "ROW_FORMAT", "KEY_BLOCK_SIZE", "ORDER", "PAGE_COMPRESSED"})) {
                add(Kind::Rebuild);
            } else if (cursor.isAnyWord({"PARTITION", "REORGANIZE", "COALESCE", "REMOVE", "EXCHANGE", "TRUNCATE"})) {
                add(Kind::Partition);
                return;
            } else {
                cursor.skip();
            }
        }
    }

    AlterTable &m_into;
};

} // namespace

std::optional<AlterTable> alterTableOf(const std::vector<db::SqlToken> &tokens) {
    TokenCursor cursor(tokens);
    if (!cursor.takeWord("ALTER"))
        return {};
    (void)cursor.takeWord("ONLINE");
    (void)cursor.takeWord("IGNORE");
    if (!cursor.takeWord("TABLE"))
        return {};
    (void)takeIfExists(cursor);
    AlterTable result;
    result.table = cursor.takeName();
    if (cursor.takeWord("WAIT"))
        cursor.skip();
    (void)cursor.takeWord("NOWAIT");
    ActionReader reader(result);
    for (const Tokens &part : partsOf(cursor))
        reader.read(part);
    return result;
}

} // namespace stellwerk::migration
