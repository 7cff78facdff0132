// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_statement.h"

#include "backup/native/database_content.h"
#include "backup/tools/create_query.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

using Tokens = std::vector<db::SqlToken>;

/// What a CREATE, DROP or ALTER of a dump may be about.
constexpr std::array kObjects{
    QLatin1StringView("TABLE"),    QLatin1StringView("VIEW"),      QLatin1StringView("TRIGGER"),
    QLatin1StringView("EVENT"),    QLatin1StringView("PROCEDURE"), QLatin1StringView("FUNCTION"),
    QLatin1StringView("SEQUENCE"), QLatin1StringView("PACKAGE"),   QLatin1StringView("INDEX")};
constexpr std::array kForbiddenObjects{QLatin1StringView("DATABASE"),  QLatin1StringView("SCHEMA"),
                                       QLatin1StringView("USER"),      QLatin1StringView("ROLE"),
                                       QLatin1StringView("SERVER"),    QLatin1StringView("LOGFILE"),
                                       QLatin1StringView("TABLESPACE")};

bool isOneOf(const db::SqlToken &token, std::initializer_list<QLatin1StringView> words) {
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return token.isWord(word); });
}
bool isSign(const db::SqlToken &token, char16_t sign) {
    return token.kind == db::TokenKind::Punctuation && token.text == QChar(sign);
}

class Reader final {
public:
    Reader(const db::SqlStatement &statement, const QString &file, DumpNeeds &needs)
        : m_statement(statement),
          m_file(file),
          m_needs(needs),
          m_tokens(db::codeTokens(statement, db::Engine::MariaDb)) {}

    Result<DumpStatement> read() {
        if (m_tokens.empty())
            return DumpStatement{};
        collectNeeds();
        const db::SqlToken &first = m_tokens.front();
        if (first.isWord(QLatin1StringView("USE")))
            return refuse(Tr::tr("This statement switches to another database."));
        if (first.isWord(QLatin1StringView("SET")))
            return readSet();
        if (isOneOf(first, {QLatin1StringView("CREATE"), QLatin1StringView("DROP"), QLatin1StringView("ALTER")}))
            return readDefinition();
        if (isOneOf(first, {QLatin1StringView("LOCK"), QLatin1StringView("UNLOCK")}))
            return qualified(1) ? Result<DumpStatement>(refuseOther()) : passing();
        // One parenthesis: no argument calls a program.
        const bool setsSequence =
            m_tokens.size() > 2 &&
            std::ranges::count_if(m_tokens, [](const db::SqlToken &token) { return isSign(token, u'('); }) == 1 &&
            isOneOf(m_tokens[1], {QLatin1StringView("SETVAL")}) &&
            isOneOf(first, {QLatin1StringView("DO"), QLatin1StringView("SELECT")});
        if (setsSequence)
            return qualified(2) ? Result<DumpStatement>(refuseOther())
                                : Result<DumpStatement>({DumpStatementKind::Definition, {}, {}});
        const bool transaction = first.isWord(QLatin1StringView("COMMIT")) || isStartOfTransaction();
        if (transaction)
            return passing();
        return refuse(Tr::tr("A statement that begins with “%1” is in no dump of one database.").arg(first.text));
    }

private:
    static Result<DumpStatement> passing() { return DumpStatement{DumpStatementKind::Passing, {}, {}}; }
    /// ALTER DATABASE `x` CHARACTER SET y COLLATE z
    [[nodiscard]] bool setsDefault() const {
        return m_tokens.size() == 8 && m_tokens.front().isWord(QLatin1StringView("ALTER")) &&
               m_tokens[3].isWord(QLatin1StringView("CHARACTER")) && m_tokens[6].isWord(QLatin1StringView("COLLATE"));
    }
    /// ALTER TABLE … DISABLE KEYS
    [[nodiscard]] bool isKeySwitch() const {
        return m_tokens.back().isWord(QLatin1StringView("KEYS")) &&
               isOneOf(m_tokens[m_tokens.size() - 2], {QLatin1StringView("DISABLE"), QLatin1StringView("ENABLE")});
    }
    [[nodiscard]] bool isStartOfTransaction() const {
        const bool start = m_tokens.front().isWord(QLatin1StringView("START")) && m_tokens.size() == 2;
        return (start && m_tokens[1].isWord(QLatin1StringView("TRANSACTION"))) ||
               (m_tokens.size() == 1 && m_tokens.front().isWord(QLatin1StringView("BEGIN")));
    }

    Result<DumpStatement> readSet() {
        static constexpr auto kRefused = {QLatin1StringView("PASSWORD"), QLatin1StringView("ROLE"),
                                          QLatin1StringView("STATEMENT"), QLatin1StringView("DEFAULT"),
                                          QLatin1StringView("PERSIST")};
        for (size_t i = 1; i < m_tokens.size(); ++i) {
            QStringView bare = m_tokens[i].text;
            while (bare.startsWith(u'@'))
                bare = bare.sliced(1);
            const bool global = bare.compare(u"GLOBAL", Qt::CaseInsensitive) == 0;
            const bool begins = i == 1 || isSign(m_tokens[i - 1], u',');
            if (global || (begins && isOneOf(m_tokens[i], kRefused)))
                return refuse(Tr::tr("This statement changes the server or the account, not only the session."));
            // A call or a query could run any program of the dump.
            const bool known = isOneOf(m_tokens[i - 1], {QLatin1StringView("CONCAT"), QLatin1StringView("IFNULL")});
            if (isSign(m_tokens[i], u'(') && (!known || isSign(m_tokens[i - 2], u'.')))
                return refuse(Tr::tr("This statement computes what it sets."));
        }
        return DumpStatement{};
    }

    /// CREATE ALGORITHM = … DEFINER = … SQL SECURITY … VIEW name: the first word that says what it is about.
    Result<DumpStatement> readDefinition() {
        for (size_t i = 1; i < m_tokens.size(); ++i) {
            const db::SqlToken &token = m_tokens[i];
            const auto is = [&token](QLatin1StringView word) { return token.isWord(word); };
            if (is(QLatin1StringView("DATABASE")) && setsDefault())
                return DumpStatement{DumpStatementKind::Default, {}, {}};
            if (std::ranges::any_of(kForbiddenObjects, is))
                return refuse(Tr::tr("This statement is about more than the objects of one database."));
            if (std::ranges::any_of(kObjects, is))
                return readObject(i);
        }
        return refuse(Tr::tr("It cannot be told what this statement is about."));
    }

    Result<DumpStatement> readObject(size_t kind) {
        const bool drop = m_tokens.front().isWord(QLatin1StringView("DROP"));
        const bool table = m_tokens[kind].isWord(QLatin1StringView("TABLE"));
        size_t name = kind + 1;
        while (name < m_tokens.size() &&
               isOneOf(m_tokens[name], {QLatin1StringView("IF"), QLatin1StringView("NOT"), QLatin1StringView("EXISTS"),
                                        QLatin1StringView("BODY")}))
            ++name;
        if (name >= m_tokens.size())
            return refuse(Tr::tr("It cannot be told what this statement is about."));
        // A CREATE may hold anything further behind: the body of a program, the keys of a table.
        const bool wholly = drop || m_tokens.front().isWord(QLatin1StringView("ALTER")) ||
                            m_tokens[kind].isWord(QLatin1StringView("INDEX"));
        const bool other = wholly ? qualified(name) : name + 1 < m_tokens.size() && isSign(m_tokens[name + 1], u'.');
        if (other)
            return refuseOther();
        if (std::ranges::any_of(m_tokens, [](const auto &token) { return token.isWord(QLatin1StringView("SONAME")); }))
            return refuse(Tr::tr("This statement loads a library into the server."));
        if (table && fillsFromQuery(m_tokens))
            return refuse(Tr::tr("This statement fills its table from a query."));
        if (m_tokens[kind].isWord(QLatin1StringView("EVENT")))
            return DumpStatement{DumpStatementKind::CreateEvent, {}, {}};
        if (drop)
            return DumpStatement{DumpStatementKind::Definition, {}, {}};
        const QString &itsName = m_tokens[name].text;
        if (table && m_tokens.front().isWord(QLatin1StringView("CREATE")))
            return DumpStatement{DumpStatementKind::CreateTable, itsName, keepsRows() ? QString() : itsName};
        if (table && isKeySwitch())
            return passing();
        const bool view = m_tokens[kind].isWord(QLatin1StringView("VIEW"));
        const bool trigger = m_tokens[kind].isWord(QLatin1StringView("TRIGGER"));
        return DumpStatement{DumpStatementKind::Definition,
                             {},
                             table || view ? itsName
                             : trigger     ? tableOfTrigger(name)
                                           : QString()};
    }

    /// CREATE TRIGGER name BEFORE INSERT ON table
    [[nodiscard]] QString tableOfTrigger(size_t name) const {
        while (name + 1 < m_tokens.size() && !m_tokens[name].isWord(QLatin1StringView("ON")))
            ++name;
        const bool qualified = name + 3 < m_tokens.size() && isSign(m_tokens[name + 2], u'.');
        return name + 1 < m_tokens.size() ? m_tokens[name + (qualified ? 3 : 1)].text : QString();
    }

    /// False for engines whose tables show the rows of others, of other servers or of files.
    [[nodiscard]] bool keepsRows() const {
        for (size_t i = 0; i + 1 < m_tokens.size(); ++i) {
            const bool engine = isOneOf(m_tokens[i], {QLatin1StringView("ENGINE"), QLatin1StringView("TYPE")});
            if (engine &&
                !holdsItsRows(m_tokens[i + (isSign(m_tokens[i + 1], u'=') && i + 2 < m_tokens.size() ? 2 : 1)].text))
                return false;
        }
        return true;
    }

    void collectNeeds() {
        for (size_t i = 0; i + 1 < m_tokens.size(); ++i) {
            const size_t value = i + (isSign(m_tokens[i + 1], u'=') ? 2 : 1);
            const bool setsCharset = m_tokens[i].isWord(QLatin1StringView("SET")) && i > 0 &&
                                     isOneOf(m_tokens[i - 1], {QLatin1StringView("CHARACTER")});
            if (m_tokens[i].isWord(QLatin1StringView("DEFINER")))
                addDefiner(value);
            else if (m_tokens[i].isWord(QLatin1StringView("COLLATE")))
                add(m_needs.collations, value);
            else if (setsCharset || m_tokens[i].isWord(QLatin1StringView("CHARSET")))
                add(m_needs.charsets, value);
            else if (m_tokens[i].isWord(QLatin1StringView("ENGINE")) && value == i + 2)
                add(m_needs.engines, value);
            else if (isOneOf(m_tokens[i], {QLatin1StringView("COLLATION_CONNECTION")}) && value == i + 2)
                add(m_needs.collations, value);
        }
    }

    void add(QSet<QString> &names, size_t at) {
        if (at >= m_tokens.size() || m_tokens[at].kind == db::TokenKind::Punctuation)
            return;
        QString name = m_tokens[at].text.toLower();
        if (m_tokens[at].kind == db::TokenKind::String && name.size() > 1)
            name = name.sliced(1, name.size() - 2);
        if (!name.startsWith(u'@') && name != QLatin1String("default"))
            names.insert(name);
    }

    void addDefiner(size_t user) {
        if (user + 2 >= m_tokens.size() || m_tokens[user + 1].text != QLatin1String("@"))
            return;
        const auto plain = [](const db::SqlToken &token) {
            return token.kind == db::TokenKind::String ? token.text.sliced(1, token.text.size() - 2) : token.text;
        };
        m_needs.definers.insert(QString(plain(m_tokens[user]) + u'@' + plain(m_tokens[user + 2])));
    }

    [[nodiscard]] bool qualified(size_t from) const {
        return std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(from), m_tokens.end(),
                           [](const db::SqlToken &token) { return isSign(token, u'.'); });
    }

    std::unexpected<Error> refuseOther() const {
        return refuse(Tr::tr("This statement names the database of its table: it would write there."));
    }

    std::unexpected<Error> refuse(const QString &message) const {
        Error error{ErrorCode::InvalidInput,
                    message,
                    Tr::tr("Remove the statement from the dump, or restore that dump by hand. Nothing was changed."),
                    {},
                    0,
                    {},
                    {}};
        error.position = SourcePosition{m_file, m_statement.line, m_statement.column,
                                        m_statement.text.first(std::min<qsizetype>(m_statement.text.size(), 200))};
        return fail(std::move(error));
    }

    const db::SqlStatement &m_statement;
    const QString &m_file;
    DumpNeeds &m_needs;
    Tokens m_tokens;
};

} // namespace

Result<DumpStatement> readDumpStatement(const db::SqlStatement &statement, const QString &file, DumpNeeds &needs) {
    return Reader(statement, file, needs).read();
}

Result<QString> readInsertHead(const QString &head, const QString &file, int line) {
    const Tokens tokens = db::codeTokens({head, line, 1}, db::Engine::MariaDb);
    size_t name = 1;
    while (name < tokens.size() &&
           isOneOf(tokens[name], {QLatin1StringView("IGNORE"), QLatin1StringView("DELAYED"),
                                  QLatin1StringView("LOW_PRIORITY"), QLatin1StringView("INTO")}))
        ++name;
    const bool other = name + 1 < tokens.size() && isSign(tokens[name + 1], u'.');
    if (name < tokens.size() && !other)
        return tokens[name].text;
    Error error{ErrorCode::InvalidInput,
                other ? Tr::tr("This statement names the database of its table: it would write there.")
                      : Tr::tr("It cannot be told into which table this statement writes."),
                Tr::tr("Remove the database's name from the dump. Nothing was changed."),
                {},
                0,
                {},
                {}};
    error.position = SourcePosition{file, line, 1, head.first(std::min<qsizetype>(head.size(), 200))};
    return fail(std::move(error));
}

} // namespace stellwerk::backup
