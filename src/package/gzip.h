// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <QByteArray>

namespace stellwerk::package {

/// How far unpacking may go before it is called an attack.
struct UnpackLimits {
    qint64 bytes = 2LL << 30;      ///< unpacked
    qint64 ratio = 200;            ///< unpacked : packed, beyond ratioFrom
    qint64 ratioFrom = 64LL << 20; ///< bytes unpacked from which the ratio counts
};

/// Compresses into one gzip member whose header holds no time and no name: the same bytes give the same bytes.
[[nodiscard]] Result<QByteArray> gzip(const QByteArray &content);

/// Undoes gzip(). Damaged: not such a member, cut off, a wrong checksum, anything after its end.
/// InvalidInput: larger than the limits allow.
[[nodiscard]] Result<QByteArray> gunzip(const QByteArray &packed, const UnpackLimits &limits,
                                        const TaskContext &context);

} // namespace stellwerk::package
