// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/public_key.h"

#include <algorithm>

namespace stellwerk {

namespace {

constexpr QByteArrayView kAlgorithm("Ed");

} // namespace

std::optional<PublicKey> PublicKey::parse(const QString &base64) {
    const auto bytes = decodeBase64(base64.toUtf8());
    if (!bytes || bytes->size() != kAlgorithm.size() + kIdSize + kKeySize || !bytes->startsWith(kAlgorithm))
        return {};
    return PublicKey{bytes->sliced(kAlgorithm.size(), kIdSize), bytes->last(kKeySize)};
}

QString PublicKey::toBase64() const {
    const QByteArray bytes = kAlgorithm.toByteArray() + id + key;
    return QString::fromLatin1(bytes.toBase64());
}

QString PublicKey::idText(const QByteArray &id) {
    QByteArray bigEndian = id; // the file holds the number with its lowest byte first
    std::ranges::reverse(bigEndian);
    return QString::fromLatin1(bigEndian.toHex().toUpper());
}

std::optional<QByteArray> decodeBase64(const QByteArray &text) {
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != text)
        return {};
    return decoded.decoded;
}

} // namespace stellwerk
