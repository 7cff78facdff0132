// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/convert/mariadb_definition.h"

#include "backup/convert/token_walk.h"
#include "backup/native/create_text.h"
#include "db/dialect.h"
#include "schema/spelling.h"

namespace stellwerk::backup {

using db::Engine;
using schema::Column;

namespace {

std::vector<db::SqlToken> codeTokensOf(const QString &text) {
    std::vector<db::SqlToken> tokens = db::tokenize(text, Engine::MariaDb);
    std::erase_if(tokens, [](const db::SqlToken &token) { return token.kind == db::TokenKind::Comment; });
    return tokens;
}

QString textOf(Tokens tokens) {
    return schema::joinTokens(tokens, Engine::MariaDb, Engine::MariaDb);
}

/// "utf8mb4_bin", "latin1_general_cs", "utf8mb4_uca1400_as_cs", "binary".
bool comparesBytes(const QString &collation) {
    return collation == u"binary" || collation.endsWith(u"_bin") || collation.endsWith(u"_cs");
}

/// `a`,`b`(10),`c` DESC
QStringList indexColumns(Tokens tokens) {
    QStringList columns;
    for (TokenWalk walk(tokens); !walk.atEnd(); walk.skip()) {
        QString column = walk.takeText();
        if (walk.atSign(u"("))
            column += QString(u'(' + textOf(walk.takeBrackets()) + u')');
        if (walk.take({"DESC"}))
            column += QStringLiteral(" DESC");
        columns << column;
        while (!walk.atEnd() && !walk.atSign(u","))
            walk.skip(); // ASC, WITHOUT OVERLAPS
    }
    return columns;
}

/// Reads the definitions of one table, one after the other.
class DefinitionReader final {
public:
    explicit DefinitionReader(MariaDbDefinition &definition) : m_definition(definition) {}

    void read(const QString &text) {
        const std::vector<db::SqlToken> tokens = codeTokensOf(text);
        TokenWalk walk(tokens);
        if (tokens.empty())
            return;
        if (tokens.front().kind == db::TokenKind::QuotedIdentifier)
            readColumn(walk);
        else if (!readKey(walk, text) && !readConstraint(walk))
            m_definition.remaining << text;
    }

    void readOptions(const QString &text) {
        const std::vector<db::SqlToken> tokens = codeTokensOf(text);
        for (TokenWalk walk(tokens); !walk.atEnd();) {
            if (walk.take({"CHARSET"}) || walk.take({"CHARACTER", "SET"}))
                m_definition.characterSet = valueOf(walk);
            else if (walk.take({"COLLATE"}))
                table().collation = schema::canonicalCollation(valueOf(walk));
            else if (walk.take({"COMMENT"}))
                table().comment = valueOf(walk);
            else if (walk.take({"WITH", "SYSTEM", "VERSIONING"}))
                table().versioned = true;
            else if (walk.take({"PARTITION", "BY"}))
                m_definition.partitioned = true;
            else
                walk.skip();
        }
        for (Column &column : table().columns) {
            const bool isText = !column.collation.isEmpty() || !table().collation.isEmpty();
            if (isText && comparesBytes(column.collation.isEmpty() ? table().collation : column.collation))
                m_definition.binaryColumns << column.name;
        }
    }

private:
    schema::Table &table() { return m_definition.table; }

    static QString valueOf(TokenWalk &walk) {
        if (walk.atSign(u"="))
            walk.skip();
        return walk.takeText();
    }

    void readColumn(TokenWalk &walk) {
        Column column;
        column.name = walk.takeText();
        const size_t begin = walk.place();
        walk.skip();
        (void)walk.takeBrackets();
        while (walk.take({"unsigned"}) || walk.take({"zerofill"})) {
        }
        column.type = schema::tidyType(textOf(walk.since(begin)));
        while (!walk.atEnd())
            readAttribute(walk, column);
        table().columns.push_back(std::move(column));
    }

    void readAttribute(TokenWalk &walk, Column &column) {
        if (walk.take({"CHARACTER", "SET"})) {
            const QString set = walk.takeText();
            column.collation = set == u"binary" ? set : QString(set + u"_general_ci"); // its COLLATE follows if any
        } else if (walk.take({"COLLATE"})) {
            column.collation = schema::canonicalCollation(walk.takeText());
        } else if (walk.take({"GENERATED", "ALWAYS", "AS"}) || walk.take({"AS"})) {
            readGenerated(walk, column);
        } else if (walk.take({"NOT", "NULL"})) {
            column.nullable = false;
        } else if (walk.take({"DEFAULT"})) {
            readDefault(walk, column);
        } else if (walk.take({"AUTO_INCREMENT"})) {
            column.autoIncrement = true;
        } else if (walk.take({"ON", "UPDATE"})) {
            const size_t begin = walk.place();
            walk.skip();
            (void)walk.takeBrackets();
            column.onUpdate = textOf(walk.since(begin));
        } else if (walk.take({"COMMENT"})) {
            column.comment = walk.takeText();
        } else if (walk.take({"INVISIBLE"})) {
            column.invisible = true;
        } else if (walk.take({"CHECK"})) {
            table().checks.push_back({column.name, textOf(walk.takeBrackets())});
        } else {
            walk.skip(); // NULL, COMPRESSED, WITHOUT SYSTEM VERSIONING, REF_SYSTEM_ID=…
        }
    }

    void readGenerated(TokenWalk &walk, Column &column) {
        if (walk.take({"ROW", "START"}) || walk.take({"ROW", "END"})) {
            m_definition.periodColumns << column.name;
            return;
        }
        const QString expression = textOf(walk.takeBrackets());
        const bool stored = walk.take({"STORED"}) || walk.take({"PERSISTENT"});
        column.generated = QString((stored ? u"stored " : u"virtual ") + expression);
    }

    /// A literal, a call like current_timestamp(3), or an expression in brackets.
    static void readDefault(TokenWalk &walk, Column &column) {
        const size_t begin = walk.place();
        if (!walk.atSign(u"(")) {
            const bool sign = walk.atSign(u"-") || walk.atSign(u"+");
            const QString first = walk.takeText();
            if (sign || first.compare(u"b", Qt::CaseInsensitive) == 0 || first.compare(u"x", Qt::CaseInsensitive) == 0)
                walk.skip();
        }
        (void)walk.takeBrackets();
        // A bare NEXT VALUE FOR `s` has no brackets.
        while (!walk.atEnd() && !walk.atWord("AUTO_INCREMENT") && !walk.atWord("ON") && !walk.atWord("COMMENT") &&
               !walk.atWord("CHECK") && !walk.atWord("INVISIBLE") && !walk.atWord("REF_SYSTEM_ID"))
            walk.skip();
        QString text = textOf(walk.since(begin));
        if (text.startsWith(u"- "))
            text.remove(1, 1); // -7 is two tokens
        if (text.compare(u"NULL", Qt::CaseInsensitive) != 0)
            column.defaultValue = text;
    }

    bool readKey(TokenWalk &walk, const QString &text) {
        if (walk.take({"PRIMARY", "KEY"})) {
            for (const QString &column : indexColumns(walk.takeBrackets()))
                table().primaryKey << schema::splitIndexColumn(column).name;
            return true;
        }
        schema::Index index;
        for (const char *kind : {"FULLTEXT", "SPATIAL", "VECTOR"}) {
            if (walk.take({kind}))
                index.kind = QString::fromLatin1(kind);
        }
        index.unique = walk.take({"UNIQUE"});
        if (!walk.take({"KEY"}))
            return false;
        index.name = walk.takeText();
        index.columns = indexColumns(walk.takeBrackets());
        if (text.contains(u"WITHOUT OVERLAPS")) {
            m_definition.remaining << text;
            return true;
        }
        table().indexes.push_back(std::move(index));
        return true;
    }

    bool readConstraint(TokenWalk &walk) {
        QString name;
        if (walk.take({"CONSTRAINT"}))
            name = walk.takeText();
        if (walk.take({"CHECK"})) {
            table().checks.push_back({name, textOf(walk.takeBrackets())});
            return true;
        }
        if (!walk.take({"FOREIGN", "KEY"}))
            return false;
        schema::ForeignKey key;
        key.name = name;
        key.columns = indexColumns(walk.takeBrackets());
        (void)walk.take({"REFERENCES"});
        key.table = walk.takeText();
        const bool elsewhere = walk.atSign(u".");
        if (elsewhere) {
            m_definition.foreignDatabases << name;
            return true;
        }
        key.referencedColumns = indexColumns(walk.takeBrackets());
        while (!walk.atEnd())
            readAction(walk, key);
        table().foreignKeys.push_back(std::move(key));
        return true;
    }

    static void readAction(TokenWalk &walk, schema::ForeignKey &key) {
        QString *action = walk.take({"ON", "DELETE"})   ? &key.onDelete
                          : walk.take({"ON", "UPDATE"}) ? &key.onUpdate
                                                        : nullptr;
        if (!action)
            walk.skip();
        else if (walk.take({"CASCADE"}))
            *action = QStringLiteral("CASCADE");
        else if (walk.take({"SET", "NULL"}))
            *action = QStringLiteral("SET NULL");
        else if (walk.take({"SET", "DEFAULT"}))
            *action = QStringLiteral("SET DEFAULT");
    }

    MariaDbDefinition &m_definition;
};

} // namespace

Result<MariaDbDefinition> readMariaDbDefinition(const QString &name, const QString &create) {
    STELLWERK_ASSIGN(const CreateText text, parseCreateText(create, db::Dialect::of(Engine::MariaDb).quote(name)));
    MariaDbDefinition definition;
    definition.table.name = name;
    definition.nextId = text.autoIncrement();
    DefinitionReader reader(definition);
    for (const QString &part : text.definitions)
        reader.read(part);
    reader.readOptions(text.options);
    schema::Schema sorted;
    sorted.tables.push_back(std::move(definition.table));
    schema::sortSchema(sorted);
    definition.table = std::move(sorted.tables.front());
    return definition;
}

} // namespace stellwerk::backup
