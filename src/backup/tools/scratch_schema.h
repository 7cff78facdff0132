// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

#include <memory>

namespace stellwerk::backup {

/// An empty MariaDB database named stellwerk_scratch_… beside the profile's, dropped with the object. What a killed
/// program leaves has such a name and may be dropped by hand.
class ScratchSchema final {
public:
    /// @p collation: its default; empty = the server's. AccessDenied with the GRANT that is missing.
    [[nodiscard]] static Result<ScratchSchema> create(const db::ConnectionProfile &server, const QString &collation);
    ScratchSchema(ScratchSchema &&) noexcept;
    ScratchSchema(const ScratchSchema &) = delete;
    ~ScratchSchema();

    [[nodiscard]] const db::ConnectionProfile &profile() const;

private:
    struct Place;
    explicit ScratchSchema(std::unique_ptr<Place> place);
    std::unique_ptr<Place> m_place;
};

} // namespace stellwerk::backup
