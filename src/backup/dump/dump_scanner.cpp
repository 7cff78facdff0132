// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_scanner.h"

#include "backup/dump/dump_signs.h"
#include "backup/dump/statement_reader.h"
#include "db/row_hash.h"
#include "db/sql_script.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <map>
#include <string>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

/// The longest thing that must be seen at once: a delimiter, "*/", "VALUES", "DELIMITER ".
constexpr size_t kLookAhead = 32;
constexpr size_t kMaxStatement = 64 << 20;
constexpr std::string_view kEnd = "-- Dump completed";
/// The first line of a dump: a command of the client in a comment that no server ever opens.
constexpr std::string_view kSandbox = "/*M!999999\\-";

QString toText(std::string_view bytes) {
    const QByteArray array(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return array.isValidUtf8() ? QString::fromUtf8(array) : QString::fromLatin1(array);
}

} // namespace

bool DumpContent::sameRows(const DumpContent &other) const {
    return std::ranges::equal(tables, other.tables, [](const BackupTable &a, const BackupTable &b) {
        return a.name == b.name && a.rows == b.rows && a.hash == b.hash;
    });
}

struct DumpScanner::Impl {
    enum class Mode { Code, Quote, LineComment, BlockComment, DelimiterLine };

    QString file;
    Sink sink;
    StatementReader reader;
    std::string waiting;   ///< bytes too few to be looked at
    std::string statement; ///< the bytes since the last end of a statement
    std::string row;
    std::string lastLine;
    std::string delimiter = ";";
    Mode mode = Mode::Code;
    char quote = 0;
    char lastWord = 0; ///< the sign before this one, when it belongs to a word
    bool escaped = false;
    bool open = false;       ///< something other than comments is in the statement
    bool maybeRows = false;  ///< it begins with INSERT or REPLACE
    bool rows = false;       ///< behind its VALUES
    bool executable = false; ///< inside /*! … */
    int depth = 0;           ///< of parentheses
    size_t codeAt = 0;       ///< in the statement: where its first word begins
    int line = 1;
    int statementLine = 1;
    int codeLine = 1;
    qint64 rowCount = 0;
    db::RowHash *hash = nullptr; ///< of the table whose rows are read
    std::vector<db::ValueView> cell{{db::ValueKind::Text, {}}};
    bool setsReading = false; ///< the statement just read
    std::map<QString, db::RowHash> tables;
    QCryptographicHash definitions{QCryptographicHash::Sha256};
    DumpContent content;

    std::unexpected<Error> failAt(int at, const QString &message) const {
        Error error{ErrorCode::InvalidInput, message, Tr::tr("Nothing was changed."), {}, 0, {}, {}};
        error.position = SourcePosition{file, at, 0, {}};
        return fail(std::move(error));
    }

    Status hand(Piece piece) {
        if (sink)
            STELLWERK_TRY(sink(piece, statement));
        statement.clear();
        statementLine = line;
        return {};
    }

    Status run(bool final) {
        size_t i = 0;
        while (i < waiting.size() && (final || i + kLookAhead <= waiting.size())) {
            STELLWERK_ASSIGN(const size_t taken, take(std::string_view(waiting).substr(i)));
            i += taken;
        }
        waiting.erase(0, i);
        return {};
    }

    void keep(std::string_view bytes) {
        statement += bytes;
        if (rows && depth > 0)
            row += bytes;
        line += static_cast<int>(std::ranges::count(bytes, '\n'));
    }

    /// Takes at least one byte.
    Result<size_t> take(std::string_view text) {
        switch (mode) {
        case Mode::Code:
            return takeCode(text);
        case Mode::Quote:
            return takeQuoted(text);
        case Mode::LineComment:
        case Mode::DelimiterLine:
            return takeLine(text);
        case Mode::BlockComment:
            break;
        }
        const bool ends = text.starts_with("*/");
        keep(text.substr(0, ends ? 2 : 1));
        if (ends)
            mode = Mode::Code;
        return ends ? 2 : 1;
    }

    Result<size_t> takeQuoted(std::string_view text) {
        // The bulk of a dump: run to the next sign that may end it.
        size_t n = 0;
        const bool escapes = reader.session().quotes().escapes(quote);
        while (n < text.size()) {
            const char c = text[n++];
            if (escaped)
                escaped = false;
            else if (c == '\\' && escapes)
                escaped = true;
            else if (c == quote) {
                mode = Mode::Code; // a doubled one opens the next quote at once
                break;
            }
        }
        keep(text.substr(0, n));
        lastWord = 0;
        return checkSize(n);
    }

    Result<size_t> takeLine(std::string_view text) {
        const size_t end = text.find('\n');
        const size_t n = end == std::string_view::npos ? text.size() : end + 1;
        keep(text.substr(0, n));
        if (end == std::string_view::npos)
            return checkSize(n);
        const bool changes = mode == Mode::DelimiterLine;
        mode = Mode::Code;
        if (changes)
            STELLWERK_TRY(changeDelimiter());
        return n;
    }

    Result<size_t> checkSize(size_t taken) const {
        if (!rows && statement.size() > kMaxStatement)
            return failAt(codeLine, Tr::tr("A statement of the dump that holds no rows is longer than 64 MiB."));
        return taken;
    }

    Status changeDelimiter() {
        std::string_view rest = std::string_view(statement).substr(codeAt + std::strlen("DELIMITER"));
        while (!rest.empty() && isBlank(rest.front()))
            rest.remove_prefix(1);
        size_t end = 0;
        while (end < rest.size() && !isBlank(rest[end]))
            ++end;
        const std::string_view word = rest.substr(0, end);
        if (word.empty() || word.size() > 15 || word.find_first_of("'\"`\\") != std::string_view::npos)
            return failAt(codeLine, Tr::tr("This DELIMITER line is not one that a dump has."));
        delimiter = word;
        open = false;
        return hand(Piece::Setting);
    }

    Result<size_t> takeCode(std::string_view text) {
        const char c = text.front();
        if (rows && depth > 0 && isPlainInRow(c)) {
            const auto end = std::ranges::find_if_not(text, isPlainInRow);
            return plain(text, static_cast<size_t>(end - text.begin()));
        }
        if (text.starts_with(delimiter)) {
            keep(text.substr(0, delimiter.size()));
            const size_t n = delimiter.size();
            STELLWERK_TRY(endStatement());
            return n;
        }
        if (isBlank(c))
            return plain(text, 1);
        if (text.starts_with("/*"))
            return openComment(text);
        if (executable && text.starts_with("*/")) {
            executable = false;
            return plain(text, 2);
        }
        if (c == '#' || (text.starts_with("--") && (text.size() == 2 || isBlank(text[2]) || !open))) {
            mode = Mode::LineComment;
            return plain(text, 1);
        }
        if (!open)
            STELLWERK_TRY(beginStatement(text));
        if (mode == Mode::DelimiterLine)
            return plain(text, 1);
        if (c == '\'' || c == '"' || c == '`') {
            mode = Mode::Quote;
            quote = c;
            return plain(text, 1);
        }
        if (rows)
            return takeRows(text);
        if (maybeRows && depth == 0 && lastWord == 0 && startsWithWord(text.substr(0, kLookAhead), "VALUES")) {
            STELLWERK_TRY(beginRows());
            return plain(text, 6);
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        keep(text.substr(0, 1));
        lastWord = isWordSign(c) ? c : '\0';
        return checkSize(1);
    }

    Result<size_t> plain(std::string_view text, size_t n) {
        keep(text.substr(0, n));
        lastWord = 0;
        return n;
    }

    Result<size_t> openComment(std::string_view text) {
        const bool code = text.starts_with("/*!") || text.starts_with("/*M!");
        if (rows || maybeRows || (code && executable))
            return failAt(line, Tr::tr("There is a comment where a dump has none."));
        if (!code || text.starts_with(kSandbox)) {
            mode = Mode::BlockComment;
            return plain(text, 2);
        }
        if (!open)
            STELLWERK_TRY(beginStatement(text));
        executable = true;
        size_t n = text[2] == '!' ? 3 : 4;
        while (n < text.size() && n < kLookAhead && std::isdigit(static_cast<unsigned char>(text[n])) != 0)
            ++n;
        return plain(text, n);
    }

    Status beginStatement(std::string_view text) {
        open = true;
        codeAt = statement.size();
        codeLine = line;
        depth = 0;
        const size_t lineBegin = statement.rfind('\n') + 1; // npos + 1 = 0
        const bool alone =
            std::all_of(statement.begin() + static_cast<std::ptrdiff_t>(lineBegin), statement.end(), isBlank);
        if (alone && startsWithWord(text.substr(0, kLookAhead), "DELIMITER"))
            mode = Mode::DelimiterLine;
        maybeRows = delimiter == ";" && (startsWithWord(text.substr(0, kLookAhead), "INSERT") ||
                                         startsWithWord(text.substr(0, kLookAhead), "REPLACE"));
        return {};
    }

    Status beginRows() {
        STELLWERK_ASSIGN(const QString table,
                         reader.readHead(toText(std::string_view(statement).substr(codeAt)), codeLine));
        hash = &tables[table];
        rows = true;
        row.clear();
        return {};
    }

    Result<size_t> takeRows(std::string_view text) {
        const char c = text.front();
        if (depth == 0 && c != '(' && c != ',')
            return failAt(line, Tr::tr("There is something other than rows behind VALUES."));
        // The call of a function, whose program may reach anywhere, or a variable that the dump relies on.
        if (depth > 0 && (c == '(' || c == '@'))
            return failAt(line, Tr::tr("There is something other than values in a row."));
        depth += c == '(' ? 1 : 0;
        keep(text.substr(0, 1));
        if (c != ')' || --depth > 0)
            return 1;
        cell.front().bytes = row;
        hash->add(cell);
        ++rowCount;
        row.clear();
        if (statement.size() < (256U << 10))
            return 1;
        STELLWERK_TRY(hand(Piece::Rows));
        return 1;
    }

    Status endStatement() {
        if (rows) {
            if (depth != 0)
                return failAt(line, Tr::tr("A row of the dump is not complete."));
            rows = open = maybeRows = false;
            return hand(Piece::Rows);
        }
        maybeRows = false;
        open = false;
        depth = 0;
        STELLWERK_ASSIGN(const Piece piece, readStatement());
        STELLWERK_TRY(hand(piece));
        if (sink && std::exchange(setsReading, false))
            STELLWERK_TRY(sink(Piece::Session, reader.session().statement().toStdString() + delimiter + '\n'));
        return {};
    }

    Result<Piece> readStatement() {
        STELLWERK_ASSIGN(const ReadStatement read,
                         reader.read(toText(statement), QString::fromStdString(delimiter), statementLine, codeLine));
        setsReading = read.setsReading;
        switch (read.does.kind) {
        case DumpStatementKind::Setting:
            return Piece::Setting;
        case DumpStatementKind::Default:
            return Piece::Default;
        case DumpStatementKind::Passing:
            return Piece::Statement;
        case DumpStatementKind::CreateEvent:
            content.events = true;
            return Piece::Event;
        case DumpStatementKind::CreateTable:
            tables[read.does.table];
            break;
        case DumpStatementKind::Definition:
            break;
        }
        definitions.addData(db::tokenHash(read.tokens, db::Engine::MariaDb));
        return Piece::Statement;
    }

    void remember(std::string_view bytes) {
        lastLine += bytes.size() > 256 ? bytes.substr(bytes.size() - 256) : bytes;
        if (lastLine.size() > 512)
            lastLine.erase(0, lastLine.size() - 256);
        content.bytes += static_cast<qint64>(bytes.size());
    }

    [[nodiscard]] bool isCompleted() const {
        std::string_view end = lastLine;
        while (!end.empty() && isBlank(end.back()))
            end.remove_suffix(1);
        const size_t newLine = end.rfind('\n');
        return newLine != std::string_view::npos && end.substr(newLine + 1).starts_with(kEnd);
    }
};

DumpScanner::DumpScanner(const QString &file, Sink sink)
    : m_impl(std::make_unique<Impl>(file, std::move(sink), StatementReader(file))) {}
DumpScanner::DumpScanner(DumpScanner &&) noexcept = default;
DumpScanner::~DumpScanner() = default;

Status DumpScanner::add(std::string_view bytes) {
    m_impl->remember(bytes);
    m_impl->waiting += bytes;
    return m_impl->run(false);
}

qint64 DumpScanner::rows() const {
    return m_impl->rowCount;
}

Result<DumpContent> DumpScanner::finish() {
    Impl &impl = *m_impl;
    STELLWERK_TRY(impl.run(true));
    // A command of the client needs no delimiter; whoever wrote one should hear about that.
    if (impl.open && !impl.rows && impl.mode == Impl::Mode::Code)
        STELLWERK_TRY(impl.readStatement());
    if (impl.open || impl.rows || impl.mode == Impl::Mode::Quote || impl.mode == Impl::Mode::BlockComment)
        return impl.failAt(impl.codeLine, Tr::tr("The dump ends in the middle of a statement: it is not complete."));
    if (!impl.statement.empty())
        STELLWERK_TRY(impl.hand(Piece::Setting));
    impl.content.completed = impl.isCompleted();
    impl.content.needs = impl.reader.needs();
    impl.content.definitions = QString::fromLatin1(impl.definitions.result().toHex());
    for (const auto &[name, hash] : impl.tables)
        impl.content.tables.push_back({name, hash.rows(), hash.toHex()});
    return std::move(impl.content);
}

} // namespace stellwerk::backup
