// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry; ./dev fuzz builds and runs it.
#include "fuzz/sql_script_properties.h"

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    using stellwerk::db::Engine;
    const QString script = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const Engine engine : {Engine::MariaDb, Engine::Sqlite}) {
        const QString wrong = stellwerk::test::violatedProperty(script, engine);
        if (!wrong.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(wrong));
            std::abort();
        }
    }
    return 0;
}
