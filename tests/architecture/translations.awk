# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads a .ts file and prints the texts that are not translated, or that lost or gained a place holder.
# Variable: file.

function text(line) { sub(/^[ \t]+</, "<", line); gsub(/<[^>]*>/, "", line); return line }
# The place holders of a text, each once: " %1 %n".
function holders(s,    result, token) {
    result = ""
    while (match(s, /%(L?[0-9]+|n)/)) {
        token = " " substr(s, RSTART, RLENGTH) " "
        if (index(result, token) == 0) result = result token
        s = substr(s, RSTART + RLENGTH)
    }
    return result
}
function same(a, b, plural,    i, n, list) {
    n = split(a, list, " ")
    for (i = 1; i <= n; ++i)
        if (index(b, " " list[i] " ") == 0 && !(plural && list[i] == "%n")) return 0
    n = split(b, list, " ")
    for (i = 1; i <= n; ++i)
        if (index(a, " " list[i] " ") == 0) return 0
    return 1
}
function compare(translation) {
    if (translation ~ /^[ \t\n]*$/)
        printf "%s:%d: empty translation of: %s\n", file, FNR, source
    else if (!same(holders(source), holders(translation), plural))
        printf "%s:%d: other place holders than the source: %s\n", file, FNR, source
}

/<message/ { source = translation = ""; plural = /numerus="yes"/; unfinished = 0 }
/<source>/ { reading = "source" }
/<translation/ { reading = plural ? "" : "translation"; if (/type="(unfinished|vanished|obsolete)"/) unfinished = 1 }
/<numerusform/ { translation = ""; reading = "translation" }
reading == "source" { source = source text($0) }
reading == "translation" { translation = translation text($0) }
/<\/source>/ { reading = "" }
/<\/numerusform>/ && !unfinished { compare(translation); reading = "" }
/<\/translation>/ && !plural && !unfinished { compare(translation) }
/<\/translation>/ { reading = "" }
/<\/message>/ && unfinished { printf "%s:%d: not translated: %s\n", file, FNR, source }
