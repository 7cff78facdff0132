// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/files/file_set.h"
#include "masterdata/rows/row_source.h"

#include <QMap>
#include <QString>

#include <memory>

namespace stellwerk::masterdata {

/// Export files as one side of a comparison: format 2.0, or 1.0 in the shapes that exist (docs/formats.md). Reads each
/// file row by row: memory holds one row, the keys that others refer to and what RowSorter holds.
class FileSource final : public RowSource {
public:
    /// Looks at all files' heads: a missing file, a file that belongs to no entity, an unknown version is found here.
    /// @p files and @p catalogue must live as long as the source. Files of format 1.0 may be missing: their entity then
    /// has no rows, and a remark says so.
    [[nodiscard]] static Result<std::unique_ptr<FileSource>> open(const FileSet &files, const Catalogue &catalogue,
                                                                  size_t memory = kRowMemory);
    ~FileSource() override;

    /// Fails with InvalidInput naming file, line and row: wrong types, missing or unknown members, unknown references.
    [[nodiscard]] Result<NodeRows> read(size_t index, const TaskContext &context) override;
    [[nodiscard]] const KeyIndex &keys(size_t index) const override;

    /// The format of each file that is there: file name -> "1.0" or "2.0".
    [[nodiscard]] const QMap<QString, QString> &formats() const;

private:
    struct State;
    explicit FileSource(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stellwerk::masterdata
