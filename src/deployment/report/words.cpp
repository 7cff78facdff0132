// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString rowStateText(masterdata::RowState state) {
    using masterdata::RowState;
    switch (state) {
    case RowState::New:
        return Tr::tr("+ new");
    case RowState::Changed:
        return Tr::tr("~ changed");
    case RowState::Renamed:
        return Tr::tr("» renamed");
    case RowState::ChangedInTarget:
        return Tr::tr("◂ changed in the target");
    case RowState::Conflict:
        return Tr::tr("× conflict");
    case RowState::Removed:
        return Tr::tr("− removed");
    case RowState::TargetOnly:
        return Tr::tr("≠ only in the target");
    case RowState::Ambiguous:
        return Tr::tr("! ambiguous");
    }
    Q_UNREACHABLE_RETURN({});
}

QString impactText(const masterdata::Impact &impact) {
    QString text = Tr::tr("%n row(s) of %1.%2 point at it", nullptr, static_cast<int>(impact.rows))
                       .arg(impact.table, impact.column);
    if (impact.rowsByCollation > 0)
        text += Tr::tr(", %n more in another spelling", nullptr, static_cast<int>(impact.rowsByCollation));
    if (!impact.onDelete.isEmpty())
        text += QStringLiteral(" (ON DELETE %1)").arg(impact.onDelete);
    return text;
}

QString checkSign(CheckResult::Level level) {
    switch (level) {
    case CheckResult::Level::Passed:
        return QStringLiteral("✓");
    case CheckResult::Level::Warning:
        return QStringLiteral("!");
    case CheckResult::Level::Error:
        return QStringLiteral("✕");
    }
    Q_UNREACHABLE_RETURN({});
}

QString versionText(const std::optional<Version> &version) {
    return version ? version->toString() : QStringLiteral("—");
}

QString durationText(qint64 milliseconds) {
    if (milliseconds < 1000)
        return Tr::tr("%1 ms").arg(milliseconds);
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return Tr::tr("%1 s").arg(QLocale().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
    return Tr::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString tableText(const TableProof &proof) {
    return proof.table == proof.tableBefore ? proof.table
                                            : QString(proof.tableBefore + QStringLiteral(" → ") + proof.table);
}

QString proofText(const TableProof &proof) {
    if (proof.after.hash.isEmpty())
        return Tr::tr("· not reached");
    if (proof.unchanged())
        return Tr::tr("✓ unchanged");
    if (proof.writtenByUsers())
        return Tr::tr("✓ changed by users only");
    return proof.declared ? Tr::tr("≠ changed, declared by a migration") : Tr::tr("✕ changed");
}

} // namespace stellwerk::deployment
