// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QIODevice>
#include <QString>

#include <optional>
#include <string>

namespace stellwerk {

/// How messages name the document that is read.
struct DocumentName {
    QString name;   ///< of the file, e.g. "skills.json"
    QString label;  ///< with its folder, for positions
    QString hint{}; ///< what to do when it is no valid JSON; empty = make the package again
};

/// What breaks the grammar at a place. Only the first one is put into words.
enum class JsonMistake {
    NoListOrObject,
    NoValue,
    NoText,
    NoColon,
    NoCommaOrBracket,
    NoCommaOrBrace,
    NoDigit,
    LeadingZero,
    ControlCharacter,
    NoEscape,
    HalfCharacter,
    NoUtf8,
    TooDeep,
    Behind,
    LongBeforeList,
    LongBehindList,
    LongRow,
};

/// Reads JSON from a device byte by byte, checks every rule of its grammar, and knows line and column. Holds 64 KiB and
/// what is being kept. After a mistake every function gives false and error() tells the first one.
class JsonScanner final {
public:
    /// @p depth: how many lists and objects may stand inside each other.
    JsonScanner(QIODevice &device, DocumentName name, int depth);

    /// The next byte; -1 at the end and after a mistake.
    [[nodiscard]] int peek() { return m_at < m_end || refill() ? static_cast<unsigned char>(m_chunk[m_at]) : -1; }
    void take() { ++m_at; }
    void skipByteOrderMark();
    void skipSpace();
    /// Takes @p byte or makes it a mistake that it does not stand here.
    [[nodiscard]] bool expect(char byte, JsonMistake otherwise);
    /// Takes a whole value of any kind, with everything in it. The depth counts from here.
    [[nodiscard]] bool value();
    /// Takes a text with its quotes.
    [[nodiscard]] bool text();

    /// From here on at most so many bytes may follow before the next call; more is a mistake. @p row: for LongRow.
    void allow(qint64 bytes, JsonMistake otherwise, qint64 row = 0);
    /// Keeps the bytes from here on until kept() gives them.
    void keep();
    [[nodiscard]] std::string kept();

    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] int column() const { return static_cast<int>(offset() - m_lineStart - m_continuations) + 1; }
    [[nodiscard]] qint64 offset() const { return m_base + static_cast<qint64>(m_at); }

    /// Remembers that the document breaks a rule here. Gives false.
    bool mistake(JsonMistake what);
    /// Remembers that this stands here instead of what was expected; at the end of the document: that it ends too
    /// early.
    bool unexpected(JsonMistake what);
    /// Remembers any other failure, with this position. Gives false.
    bool fails(Error error);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] bool refill();
    [[nodiscard]] QString textOf(JsonMistake what) const;
    bool breaks(const QString &rule);
    [[nodiscard]] bool anyValue(int depth);
    [[nodiscard]] bool list(int depth);
    [[nodiscard]] bool object(int depth);
    [[nodiscard]] bool word(const char *letters);
    [[nodiscard]] bool number();
    [[nodiscard]] bool digits();
    [[nodiscard]] bool escape();
    [[nodiscard]] std::optional<unsigned> hexDigits();
    [[nodiscard]] bool multibyte();

    QIODevice &m_device;
    DocumentName m_name;
    int m_depth;
    std::string m_chunk;
    size_t m_at = 0;
    size_t m_end = 0;
    qint64 m_base = 0;    ///< offset of the chunk in the document
    qint64 m_allowed = 0; ///< bytes
    qint64 m_limit = 0;   ///< the offset that they end at
    JsonMistake m_overLimit = JsonMistake::LongRow;
    qint64 m_row = 0;
    int m_line = 1;
    qint64 m_lineStart = 0;
    qint64 m_continuations = 0; ///< bytes of this line that begin no character
    bool m_keeping = false;
    size_t m_keepFrom = 0;
    std::string m_kept;
    std::optional<Error> m_error;
};

} // namespace stellwerk
