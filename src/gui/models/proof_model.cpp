// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/proof_model.h"

#include "gui/look/format.h"

namespace stellwerk::gui {

using deployment::TableProof;

ProofState proofStateOf(const TableProof &proof) {
    if (proof.after.hash.isEmpty())
        return ProofState::Waiting;
    if (proof.unchanged())
        return ProofState::Unchanged;
    if (proof.writtenByUsers())
        return ProofState::WrittenByUsers;
    return proof.declared ? ProofState::ChangedAsDeclared : ProofState::Changed;
}

ProofModel::ProofModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Protected table"); },
               [](const TableProof &proof, int role) { return textCell(proof.table, role); }},
              {[] { return tr("State"); },
               [](const TableProof &proof, int role) { return lookCell(lookOf(proofStateOf(proof)), role); }},
              {[] { return tr("Rows before"); },
               [](const TableProof &proof, int role) { return numberCell(numberText(proof.before.rows), role); }},
              {[] { return tr("Rows after"); },
               [](const TableProof &proof, int role) {
                   return numberCell(proof.after.hash.isEmpty() ? QStringLiteral("—") : numberText(proof.after.rows),
                                     role);
               }},
          },
          parent) {}

} // namespace stellwerk::gui
