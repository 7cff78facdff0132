// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/files/migration.h"

#include <QTest>

namespace stellwerk::test {

/// Parses a migration that the test has written itself; a mistake in it ends the test program.
inline migration::Migration made(db::Engine engine, const char *fileName, const QByteArray &script) {
    auto migration = migration::parseMigration(script, QString::fromUtf8(fileName), engine);
    if (!migration)
        qFatal("%s", qPrintable(migration.error().toText()));
    return *std::move(migration);
}

/// A small migration that makes one table.
inline migration::Migration makesTable(db::Engine engine, int number, const char *version, const QByteArray &table) {
    const QByteArray name = QByteArray::number(number).rightJustified(4, '0') + "_make_" + table + ".sql";
    return made(engine, name.constData(),
                QByteArray("-- version: ") + version + "\n-- migrate:up\nCREATE TABLE " + table +
                    " (id INT);\n-- migrate:down\nDROP TABLE " + table + ";\n");
}

} // namespace stellwerk::test
