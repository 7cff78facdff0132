#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves that every check of checks.sh passes a good tree and finds each kind of bad file planted in it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
spdx=$'// SPDX-FileCopyrightText: 2026 The Stellwerk authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n'
failures=0 cases=0

put() { # FILE TEXT: under the tree of this case
  mkdir -p "$tree/$(dirname "$1")"
  printf '%s\n' "$2" > "$tree/$1"
}
source_file() { put "$1" "$spdx$2"; }
lines() { printf '%sint x;\n' "$spdx"; yes '// a line' | head -n "$(($1 - 3))" || true; }

good_tree() {
  tree=$work/tree
  rm -rf "$tree"
  put README.md $'Start with `./dev demo` and `./dev test`, read [the map](docs/map.md#layers), [more](https://example.org).'
  put docs/map.md '[back](../README.md)'
  put LICENSES/GPL-3.0-or-later.txt 'the text'
  put .ci/run $'#!/bin/sh\n# SPDX-FileCopyrightText: 2026 A\n# SPDX-License-Identifier: GPL-3.0-or-later\nset -eu\nexec ./dev test'
  chmod +x "$tree/.ci/run"
  for folder in base db project migration package cli gui; do put src/$folder/README.md "# $folder"; done
  source_file src/base/a.h $'#include <QString>\n#include <expected>'
  source_file src/db/a.cpp $'#include "base/a.h"\n#include <QSqlQuery>\n#include <QtSql/qsqlerror.h>\n#include <mysql.h>\n#include <thread>\nstd::thread t;'
  source_file src/migration/a.cpp $'#include "project/a.h"\n#include <QtEndian>\nauto me = std::this_thread::get_id(); // not std::thread\nbool b = std::thread::id() == me;'
  source_file src/package/a.cpp '#include <KTar>'
  source_file src/gui/task/a.cpp $'#include "demo/a.h"\n#include <QWidget>\n#include <QtConcurrentRun>\n#include <KColorScheme>\n#include "ui_page.h"\n#include "a.moc"'
  source_file src/cli/a.cpp $'struct A { Q_DECLARE_TR_FUNCTIONS(A) };\nQString a() { return A::tr("one %1"); }\nQString b(int n) { return A::tr("%n row(s)", nullptr, n); }'
  source_file apps/stellwerk/main.cpp $'#include "gui/task/a.h"\n#include <QApplication>'
  put translations/stellwerk_de.ts "$(catalogue de yes)"
  put translations/stellwerk_en.ts "$(catalogue en no)"
}
catalogue() { # LANGUAGE WITH_PLAIN_TEXTS
  printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="%s" sourcelanguage="en">\n<context>\n    <name>A</name>\n' "$1"
  if [ "$2" = yes ]; then
    printf '    <message>\n        <source>one %%1</source>\n        <translation>eins %%1</translation>\n    </message>\n'
  fi
  printf '    <message numerus="yes">\n        <source>%%n row(s)</source>\n        <translation>\n            <numerusform>one</numerusform>\n'
  printf '            <numerusform>%%n</numerusform>\n        </translation>\n    </message>\n</context>\n</TS>\n'
}

run() { "$here/checks.sh" "$1" "$tree" "${2:-}" 2>&1; }
passes() { # CHECK [ARGUMENT]
  local output
  cases=$((cases + 1))
  if ! output=$(run "$@"); then printf 'FAIL: %s finds fault with a good tree:\n%s\n' "$1" "$output"; failures=$((failures + 1)); fi
}
finds() { # CHECK TEXT [ARGUMENT]: the check fails and its output has the text
  local output
  cases=$((cases + 1))
  if output=$(run "$1" "${3:-}"); then
    printf 'FAIL: %s does not find: %s\n' "$1" "$2"; failures=$((failures + 1))
  elif ! grep -qF -- "$2" <<< "$output"; then
    printf 'FAIL: %s says nothing of "%s" but:\n%s\n' "$1" "$2" "$output"; failures=$((failures + 1))
  fi
  good_tree
}

good_tree
for check in includes sizes translations licences links readme folders marks shell; do passes $check; done
passes libraries "$(command -v qtpaths6)"

bad_include() { # FILE LINE
  source_file "$1" "$2"
  finds includes "$1:3: $2"
}
bad_include src/base/b.cpp '#include "db/a.h"'
bad_include src/project/b.cpp '#include "schema/a.h"'
bad_include src/migration/b.cpp '#include "package/a.h"'
bad_include src/demo/b.cpp '#include "deployment/a.h"'
bad_include src/deployment/b.cpp '#include "cli/a.h"'
bad_include src/cli/b.cpp '#include "gui/task/a.h"'
bad_include src/gui/b.cpp '#include "cli/a.h"'
bad_include src/base/b.cpp '#include "a.h"'
bad_include src/base/b.cpp '#include "../db/a.h"'
bad_include src/masterdata/b.cpp '#include <QSqlQuery>'
bad_include src/backup/b.cpp '# include <QtSql/qsqlquery.h>'
bad_include src/backup/b.cpp '#include <sqlite3.h>'
bad_include src/gui/b.cpp '#include <QtSql>'
bad_include src/base/b.cpp '#include <QColor>'
bad_include src/deployment/b.cpp '#include <QtWidgets/qwidget.h>'
bad_include src/cli/b.cpp '#include <qwidget.h>'
bad_include src/cli/b.cpp '#include <KMessageBox>'
bad_include src/gui/pages/b.cpp '#include <QThread>'
bad_include src/gui/pages/b.cpp '#include <QtConcurrentRun>'
bad_include src/backup/b.cpp '#include <thread>'
bad_include src/backup/b.cpp 'std::jthread worker;'
bad_include src/backup/b.cpp 'std::thread worker(work);'
source_file src/novel/b.cpp ''; finds includes 'src/novel/b.cpp:1: the folder novel has no place'

finds libraries 'loads libQt6Widgets' /usr/lib/qt6/bin/linguist
finds libraries 'does not link Qt' "$(command -v cat)"
finds libraries 'ldd says' "$work/missing"

put src/base/b.cpp "$(lines 401)"; finds sizes 'src/base/b.cpp:401: over 400'
put src/base/b.cpp "$(lines 701)"; put tests/architecture/long_files.txt 'src/base/b.cpp: it has a very good reason to be long'
finds sizes 'src/base/b.cpp:701: over 700'
put src/base/b.cpp "$(lines 401)"; put tests/architecture/long_files.txt 'src/base/b.cpp: long'; finds sizes 'src/base/b.cpp:401: over 400'
put tests/architecture/long_files.txt 'src/base/b.cpp: it has a very good reason to be long'; finds sizes 'src/base/b.cpp is no long file any more'
put apps/stellwerk/main.cpp "$(lines 80)"; finds sizes 'main.cpp:80: a main.cpp has less'

sed -i 's|<translation>eins.*|<translation type="unfinished"></translation>|' "$tree/translations/stellwerk_de.ts"; finds translations 'not translated: one %1'
sed -i 's|<translation>eins.*|<translation></translation>|' "$tree/translations/stellwerk_de.ts"; finds translations 'empty translation of: one %1'
sed -i 's|eins %1|eins|' "$tree/translations/stellwerk_de.ts"; finds translations 'other place holders than the source: one %1'
sed -i 's|<numerusform>%n|<numerusform>%2|' "$tree/translations/stellwerk_en.ts"; finds translations 'other place holders than the source: %n row(s)'
source_file src/cli/b.cpp $'struct B { Q_DECLARE_TR_FUNCTIONS(B) };\nQString c() { return B::tr("new"); }'; finds translations 'is not what the sources say'
source_file src/cli/a.cpp ''; finds translations 'is not what the sources say'
source_file src/cli/b.cpp $'namespace n {\nQString c() { return tr("lost"); }\n}'; finds translations 'could not tell the context'
rm "$tree/translations/stellwerk_en.ts"; finds translations 'stellwerk_en.ts: missing'

put src/base/b.cpp 'int x;'; finds licences 'src/base/b.cpp:1: no SPDX-License-Identifier'
put scripts/b.sh $'#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later'; finds licences 'scripts/b.sh:1: no SPDX-FileCopyrightText'
rm "$tree/LICENSES/GPL-3.0-or-later.txt"; finds licences 'GPL-3.0-or-later.txt: missing'
put docs/b.md 'see [there](missing.md)'; finds links 'docs/b.md: the link missing.md'
source_file src/base/b.h '/// see [there], rules.md 4'; finds links 'src/base/b.h: names the page rules.md'
put README.md $'./dev demo\n./dev test ![picture](docs/images/none.png)'; finds links 'README.md: the link docs/images/none.png'
put README.md './dev demo'; finds readme 'does not name ./dev test'
put .ci/run 'ctest'; finds readme 'does not call ./dev test'
rm "$tree/.ci/run"; finds readme '.ci/run: missing'
rm "$tree/src/db/README.md"; finds folders 'src/db/README.md: missing'
shell_file() { put "$1" $'#!/usr/bin/env bash\n# SPDX-FileCopyrightText: 2026 A\n# SPDX-License-Identifier: GPL-3.0-or-later\n'"$2"; }
shell_file scripts/b.sh $'set -euo pipefail\ncd "$1"\nls'; passes shell
shell_file scripts/b.sh $'set -euo pipefail\nunused=1'; finds shell 'scripts/b.sh:5:1: warning: unused appears unused'
shell_file tests/b/b.sh $'set -euo pipefail\nif [ a = b ]; then'; finds shell 'tests/b/b.sh:5'
shell_file scripts/b.sh 'echo hello'; finds shell 'scripts/b.sh:1: neither set -euo pipefail'
shell_file dev $'set -euo pipefail\nlocal x=$1'; finds shell 'dev:5'
for mark in TO""DO FIX""ME Q""SKIP Q""EXPECT_FAIL; do
  source_file tests/b.cpp "// $mark"; finds marks "tests/b.cpp:3:// $mark"
done

if [ "$failures" != 0 ]; then printf '%s of %s cases failed\n' "$failures" "$cases"; exit 1; fi
printf '%s cases\n' "$cases"
