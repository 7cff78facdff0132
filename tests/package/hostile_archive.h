// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Archives as any tool could write them.
#pragma once

#include "package/checksums.h"
#include "package/gzip.h"
#include "package/metadata.h"

#include "sample_package.h"

#include <vector>

namespace stellwerk::test {

/// One tar entry as any tool could write it.
struct RawEntry {
    QByteArray name;
    QByteArray content;
    char type = '0';
    QByteArray link;
    QByteArray prefix;
    QByteArray size; ///< instead of the right one
};

inline QByteArray rawTar(const std::vector<RawEntry> &entries) {
    QByteArray tar;
    for (const RawEntry &entry : entries) {
        QByteArray header(512, '\0');
        const auto put = [&header](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
        put(0, entry.name);
        put(100, "0000644");
        put(108, "0000000");
        put(116, "0000000");
        put(124,
            entry.size.isEmpty() ? QByteArray::number(entry.content.size(), 8).rightJustified(11, '0') : entry.size);
        put(136, "00000000000");
        put(148, "        ");
        header[156] = entry.type;
        put(157, entry.link);
        put(257, QByteArray("ustar\0"
                            "00",
                            8));
        put(345, entry.prefix);
        int sum = 0;
        for (const char c : header)
            sum += static_cast<unsigned char>(c);
        put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        tar += header + entry.content + QByteArray((512 - entry.content.size() % 512) % 512, '\0');
    }
    return tar + QByteArray(1024, '\0');
}

/// The files of the sample package with right checksums, as raw entries to which a test adds its malice.
inline std::vector<RawEntry> sampleEntries(const QMap<QString, QByteArray> &more = {}) {
    const package::Package sample = samplePackage();
    QMap<QString, QByteArray> files = sample.files;
    files.insert(package::kMetadataFile, package::writeMetadata(sample.metadata));
    files.insert(more);
    files.insert(package::kChecksumsFile, package::writeChecksums(files));
    std::vector<RawEntry> entries;
    for (const auto &[name, content] : files.asKeyValueRange())
        entries.push_back({name.toUtf8(), content, '0', {}, {}, {}});
    return entries;
}

} // namespace stellwerk::test
