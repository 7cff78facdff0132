# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads one source file and prints the includes and names that its folder must not use.
# Variables: file (from the source root), qt and kde (header folders; on Debian every Qt header is in reach of every target).

function exists(path,    unused, result) {
    result = (getline unused < path)
    close(path)
    return result >= 0
}
function bad(what) { printf "%s:%d: %s: %s\n", file, FNR, $0, what }
function starts(text, prefix) { return index(text, prefix) == 1 }

BEGIN {
    split(file, parts, "/")
    top = parts[1]
    folder = top == "src" ? parts[2] : top
    below = "base"
    allowed["base"] = below
    allowed["db"] = below = below " db"
    allowed["schema"] = below " schema"
    allowed["project"] = below " project"
    below = below " schema project"
    for (i = split("migration masterdata backup package demo", names, " "); i > 0; --i)
        allowed[names[i]] = below " " names[i]
    allowed["demo"] = allowed["demo"] " migration"
    allowed["deployment"] = below = below " migration masterdata backup package deployment"
    below = below " demo translations"
    allowed["cli"] = below " cli"
    allowed["gui"] = below " gui"
    allowed["apps"] = below " cli gui"
    allowed["translations"] = "translations"
    if (!(folder in allowed))
        printf "%s:1: the folder %s has no place in the layers; give it one in includes.awk and docs/ARCHITECTURE.md\n", file, folder

    database = folder == "db"
    screen = folder == "gui" || file ~ /^apps\/stellwerk\//
    threads = database || starts(file, "src/gui/task/") || file ~ /^src\/cli\/(interrupt|deadline)\./

    modules = "QtCore"
    if (database) modules = modules " QtSql"
    if (folder == "deployment") modules = modules " QtNetwork"
    if (screen) modules = modules " QtGui QtWidgets QtSvg"
    if (threads) modules = modules " QtConcurrent"
}

{ code = $0; sub(/\/\/.*/, "", code) }

code ~ /std::j?thread[^_:a-z]|std::async/ && !threads { bad("threads belong in src/db, src/gui/task and the stop requests of src/cli") }

code ~ /^[ \t]*#[ \t]*include[ \t]*"/ {
    split(code, quoted, "\"")
    name = quoted[2]
    if (name ~ /^ui_[a-z_]+\.h$/ && screen) next
    if (name ~ /\.moc$/) next
    slash = index(name, "/")
    if (!slash || starts(name, "."))
        bad("includes are written from the source root, as in \"db/connection.h\"")
    else if (index(" " allowed[folder] " ", " " substr(name, 1, slash - 1) " ") == 0)
        bad(folder " must not know " substr(name, 1, slash - 1))
    next
}

code ~ /^[ \t]*#[ \t]*include[ \t]*</ {
    name = code
    sub(/^[^<]*</, "", name)
    sub(/>.*/, "", name)
    if (name ~ /^(mysql|mariadb|sqlite3|errmsg|mysqld_error)/) {
        if (!database) bad("only src/db knows the drivers")
    } else if (name == "thread" || name ~ /^(QtCore\/)?[Qq][Tt]hread(\.h|Pool|pool\.h)?$/) {
        if (!threads) bad("threads belong in src/db, src/gui/task and the stop requests of src/cli")
    } else if (name ~ /^Qt[A-Z][A-Za-z0-9]*\//) {
        split(name, path, "/")
        if (index(" " modules " ", " " path[1] " ") == 0) bad(folder " must not use " path[1])
    } else if (name ~ /^Qt?[A-Z]|^q[a-z0-9]+\.h$/) {
        for (i = split(modules, each, " "); i > 0; --i)
            if (exists(qt "/" each[i] "/" name)) next
        bad(folder " must not use it; allowed here: " modules)
    } else if (name ~ /^K[A-Z]/ && !screen && !exists(kde "/KArchive/" name)) {
        bad("only src/gui uses the KDE Frameworks, apart from KArchive")
    }
}
