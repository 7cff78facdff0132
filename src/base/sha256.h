// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace stellwerk {

/// SHA-256 of bytes that come piece by piece, through OpenSSL: that uses the instructions which processors have for it
/// and is ten times as fast as portable code.
class Sha256 final {
public:
    static constexpr qsizetype kSize = 32; ///< bytes of a result

    Sha256();
    void add(QByteArrayView bytes);
    /// The hash of everything added so far, kSize bytes. Afterwards the object begins anew.
    [[nodiscard]] QByteArray result();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    void begin();
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace stellwerk
