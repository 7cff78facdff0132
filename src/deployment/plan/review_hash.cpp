// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/review_hash.h"

#include "base/sha256.h"

namespace stellwerk::deployment {

namespace {

void addNumber(Sha256 &hash, qsizetype number) {
    hash.add(QByteArray::number(number).append(' '));
}

/// With its length, so that two texts cannot be cut in another place.
void add(Sha256 &hash, QByteArrayView bytes) {
    addNumber(hash, bytes.size());
    hash.add(bytes);
}

} // namespace

QString reviewHash(const masterdata::Review &review) {
    Sha256 hash;
    for (const masterdata::Decision &decision : review.decisions()) {
        add(hash, decision.entity.toUtf8());
        add(hash, decision.key);
        add(hash, masterdata::takeName(decision.take).toUtf8());
        addNumber(hash, decision.keepCells.size());
        for (const QString &cell : decision.keepCells)
            add(hash, cell.toUtf8());
        add(hash, decision.keptHash.toUtf8());
        add(hash, decision.from);
        add(hash, decision.contentHash.toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace stellwerk::deployment
