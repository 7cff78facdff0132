// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/sql_script.h"
#include "migration/files/migration.h"

#include <QString>

#include <vector>

namespace stellwerk::migration {

/// A run of text in a section; between goose's StatementBegin and StatementEnd it may be one statement.
struct ScriptBlock {
    qsizetype begin = 0;
    qsizetype end = 0;
    int firstLine = 1; ///< the file line on which it begins
    bool fenced = false;
};

/// What follows a directive such as "-- migrate:up" or "-- +goose Up", up to the next one.
struct ScriptSection {
    QString name; ///< up, data, verify, down
    int line = 1;
    int column = 1;
    std::vector<ScriptBlock> blocks;
};

/// A file taken apart at its directives, which are comments to the lexer, so that one inside a quoted text is none.
struct ScriptSections {
    qsizetype headerEnd = 0; ///< where the first section begins
    std::vector<ScriptSection> sections;
    std::vector<LintException> lintExceptions;
};

/// Reads the directives of dbmate (with this tool's own additions) or of goose; a file of both is refused. Fails with
/// InvalidInput and position.
[[nodiscard]] Result<ScriptSections> findSections(const QString &text, const QString &fileName, db::Engine engine);

/// The statements of a section.
[[nodiscard]] Result<std::vector<db::SqlStatement>> statementsOf(const ScriptSection &section, const QString &text,
                                                                 const QString &fileName, db::Engine engine);

/// A mistake in a migration file.
[[nodiscard]] std::unexpected<Error> failAt(const QString &file, int line, int column, const QString &message,
                                            const QString &hint = {}, const QString &statement = {});

} // namespace stellwerk::migration
