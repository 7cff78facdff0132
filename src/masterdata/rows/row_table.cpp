// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/row_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryFile>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(RowTable)
};

constexpr size_t kBlock = size_t(1) << 20;
constexpr qint64 kReadBytes = qint64(256) << 10; ///< at a time from each run

using Length = std::uint32_t;

/// A row in memory: two lengths, key, record.
PackedRow rowAt(const char *bytes) {
    Length lengths[2];
    std::memcpy(lengths, bytes, sizeof lengths);
    const char *key = bytes + sizeof lengths;
    return {{key, lengths[0]}, {key + lengths[0], lengths[1]}};
}

size_t sizeOf(const PackedRow &row) {
    return 2 * sizeof(Length) + row.key.size() + row.record.size();
}

void put(char *bytes, const PackedRow &row) {
    const Length lengths[2] = {static_cast<Length>(row.key.size()), static_cast<Length>(row.record.size())};
    std::memcpy(bytes, lengths, sizeof lengths);
    std::memcpy(bytes + sizeof lengths, row.key.data(), row.key.size());
    std::memcpy(bytes + sizeof lengths + row.key.size(), row.record.data(), row.record.size());
}

bool isBefore(const PackedRow &a, const PackedRow &b) {
    if (const int order = a.key.compare(b.key); order != 0)
        return order < 0;
    return a.record < b.record;
}

/// A row's place, with the bytes of its key that tell most keys apart, so that sorting seldom looks at the rows.
struct Place {
    std::uint64_t prefix = 0;
    const char *bytes = nullptr;
};

std::uint64_t prefixOf(std::string_view key, size_t from) {
    std::uint64_t prefix = 0;
    for (size_t i = 0; i < sizeof prefix; ++i)
        prefix = prefix << 8 | (from + i < key.size() ? static_cast<unsigned char>(key[from + i]) : 0U);
    return prefix;
}

size_t commonLength(std::string_view a, std::string_view b) {
    return static_cast<size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

struct Block {
    std::unique_ptr<char[]> bytes;
    size_t size = 0;
};

struct Run {
    qint64 from = 0;
    qint64 to = 0;
};

} // namespace

struct RowTable::Storage {
    qint64 count = 0;
    std::vector<Block> blocks;
    size_t block = 0;     ///< the one that is being filled
    size_t blockUsed = 0; ///< bytes of it
    size_t bytes = 0;     ///< of the rows in memory
    std::vector<Place> places;
    std::unique_ptr<QTemporaryFile> file; ///< when memory was not enough
    std::vector<Run> runs;

    char *room(size_t size) {
        while (block < blocks.size() && blockUsed + size > blocks[block].size) {
            ++block;
            blockUsed = 0;
        }
        if (block == blocks.size()) {
            const size_t blockSize = std::max(size, kBlock);
            blocks.push_back({std::make_unique_for_overwrite<char[]>(blockSize), blockSize});
        }
        char *result = blocks[block].bytes.get() + blockUsed;
        blockUsed += size;
        return result;
    }

    void sort() {
        if (places.empty())
            return;
        // Natural keys of one table often begin alike; what all have in common tells nothing.
        const std::string_view first = rowAt(places.front().bytes).key;
        size_t common = first.size();
        bool sorted = true;
        for (size_t i = 1; i < places.size(); ++i) {
            const PackedRow row = rowAt(places[i].bytes);
            common = std::min(common, commonLength(first.substr(0, common), row.key));
            sorted = sorted && !isBefore(row, rowAt(places[i - 1].bytes));
        }
        if (sorted)
            return;
        for (Place &place : places)
            place.prefix = prefixOf(rowAt(place.bytes).key, common);
        std::ranges::sort(places, [](const Place &a, const Place &b) {
            return a.prefix != b.prefix ? a.prefix < b.prefix : isBefore(rowAt(a.bytes), rowAt(b.bytes));
        });
    }

    /// Ends a run. The blocks are used again: new ones would cost a page fault for every 4 KB.
    void forget() {
        std::erase_if(blocks, [](const Block &one) { return one.size > kBlock; });
        places.clear();
        block = blockUsed = bytes = 0;
    }
};

namespace {

Error ioError(const QString &what, const QFile &file) {
    return Error{.code = ErrorCode::Io,
                 .message = what,
                 .hint = Tr::tr("Make room in %1, or name another folder in TMPDIR.").arg(QDir::tempPath()),
                 .detail = file.errorString()};
}

/// Sorted rows: a run of the file, read piece by piece, or those in memory.
class RunReader {
public:
    RunReader(QFile &file, Run run) : m_file(&file), m_run(run) {}
    explicit RunReader(std::span<const Place> places) : m_places(places) {}

    Result<bool> next() { return m_file ? nextOfFile() : nextInMemory(); }
    [[nodiscard]] const PackedRow &row() const { return m_row; }
    /// Does the next step take the bytes of the row away?
    [[nodiscard]] bool isFleeting() const { return m_file != nullptr; }

private:
    bool nextInMemory() {
        if (m_place == m_places.size())
            return false;
        m_row = rowAt(m_places[m_place++].bytes);
        return true;
    }

    Result<bool> nextOfFile() {
        STELLWERK_ASSIGN(const bool more, have(2 * sizeof(Length)));
        if (!more)
            return false;
        Length lengths[2];
        std::memcpy(lengths, m_bytes.data() + m_at, sizeof lengths);
        const size_t size = sizeof lengths + lengths[0] + lengths[1];
        STELLWERK_TRY(have(size));
        m_row = rowAt(m_bytes.data() + m_at);
        m_at += size;
        return true;
    }

    /// Makes sure that @p size bytes are there; false at the end.
    Result<bool> have(size_t size) {
        if (m_bytes.size() - m_at >= size)
            return true;
        if (m_run.from == m_run.to && m_at == m_bytes.size())
            return false;
        m_bytes.erase(0, m_at);
        m_at = 0;
        const size_t old = m_bytes.size();
        const auto want = std::min(std::max(kReadBytes, static_cast<qint64>(size)), m_run.to - m_run.from);
        bool read = false;
        m_bytes.resize_and_overwrite(old + static_cast<size_t>(want), [&](char *bytes, size_t total) {
            read = m_file->seek(m_run.from) && m_file->read(bytes + old, want) == want;
            return total;
        });
        if (!read)
            return fail(ioError(Tr::tr("The temporary file with sorted rows cannot be read."), *m_file));
        m_run.from += want;
        return true;
    }

    QFile *m_file = nullptr;
    Run m_run;
    std::string m_bytes;
    size_t m_at = 0;
    std::span<const Place> m_places; ///< without a file
    size_t m_place = 0;
    PackedRow m_row;
};

} // namespace

/// The rows of all runs and of the memory in one order.
struct RowTable::Reader::Merge {
    explicit Merge(std::shared_ptr<const Storage> from) : storage(std::move(from)) {
        for (const Run &run : storage->runs)
            runs.emplace_back(*storage->file, run);
        runs.emplace_back(storage->places);
    }

    /// Makes a heap whose top is the run with the first row.
    [[nodiscard]] auto later() const {
        return [this](size_t a, size_t b) { return isBefore(runs[b].row(), runs[a].row()); };
    }

    Result<bool> next() {
        if (!started) {
            started = true;
            for (size_t run = 0; run < runs.size(); ++run)
                STELLWERK_TRY(push(run));
        } else {
            STELLWERK_TRY(push(current));
        }
        if (heads.empty())
            return false;
        std::ranges::pop_heap(heads, later());
        current = heads.back();
        heads.pop_back();
        return true;
    }

    Status push(size_t run) {
        STELLWERK_ASSIGN(const bool more, runs[run].next());
        if (more) {
            heads.push_back(run);
            std::ranges::push_heap(heads, later());
        }
        return {};
    }

    [[nodiscard]] const PackedRow &row() const { return runs[current].row(); }
    [[nodiscard]] bool isFleeting() const { return runs[current].isFleeting(); }

    std::shared_ptr<const Storage> storage;
    bool started = false;
    std::vector<RunReader> runs;
    std::vector<size_t> heads; ///< a heap of runs that have a row
    size_t current = 0;
};

RowTable::Reader::Reader(const RowTable &table) : m_merge(std::make_unique<Merge>(table.m_storage)) {}
RowTable::Reader::Reader(Reader &&) noexcept = default;
RowTable::Reader &RowTable::Reader::operator=(Reader &&) noexcept = default;
RowTable::Reader::~Reader() = default;

Result<bool> RowTable::Reader::next() {
    if (!m_started) {
        m_started = true;
        STELLWERK_ASSIGN(m_hasNext, m_merge->next());
    }
    if (!m_hasNext)
        return false;
    const bool repeatsLast = m_repeated && m_merge->row().key == m_lastKey;
    m_row = m_merge->row();
    if (m_merge->isFleeting()) {
        // Looking at the next row takes these bytes away.
        m_keyBytes = m_row.key;
        m_recordBytes = m_row.record;
        m_row = {m_keyBytes, m_recordBytes};
    }
    STELLWERK_ASSIGN(m_hasNext, m_merge->next());
    m_repeated = repeatsLast || (m_hasNext && m_merge->row().key == m_row.key);
    if (m_repeated)
        m_lastKey = m_row.key;
    return true;
}

QString RowTable::Reader::problem() const {
    if (m_row.hasProblem())
        return m_row.problem();
    return m_repeated ? Tr::tr("Its natural key occurs more than once.") : QString();
}

qint64 RowTable::rows() const {
    return m_storage->count;
}

RowSorter::RowSorter(size_t memory) : m_storage(std::make_shared<RowTable::Storage>()), m_memory(memory) {}
RowSorter::RowSorter(RowSorter &&) noexcept = default;
RowSorter &RowSorter::operator=(RowSorter &&) noexcept = default;
RowSorter::~RowSorter() = default;

Status RowSorter::add(const PackedRow &row) {
    RowTable::Storage &storage = *m_storage;
    const size_t size = sizeOf(row);
    if (!storage.places.empty() && storage.bytes + size + sizeof(Place) > m_memory)
        STELLWERK_TRY(spill());
    char *room = storage.room(size);
    put(room, row);
    storage.places.push_back({0, room});
    storage.bytes += size + sizeof(Place);
    ++storage.count;
    return {};
}

Status RowSorter::spill() {
    RowTable::Storage &storage = *m_storage;
    if (!storage.file) {
        // Qt makes it without a name where the system can, so nobody finds it and none stays when this process is
        // killed.
        storage.file = std::make_unique<QTemporaryFile>(QDir::tempPath() + QLatin1String("/stellwerk-rows-XXXXXX"));
        if (!storage.file->open())
            return fail(ioError(Tr::tr("A temporary file for sorted rows cannot be made."), *storage.file));
    }
    storage.sort();
    QFile &file = *storage.file;
    const Run run{file.size(), 0};
    std::string buffer;
    const auto write = [&] {
        const auto size = static_cast<qint64>(buffer.size());
        const bool written = file.write(buffer.data(), size) == size && file.flush();
        buffer.clear();
        return written;
    };
    bool written = file.seek(run.from);
    for (const Place &place : storage.places) {
        const size_t size = sizeOf(rowAt(place.bytes));
        buffer.append(place.bytes, size);
        if (buffer.size() >= kBlock && !(written = written && write()))
            break;
    }
    if (!written || !write())
        return fail(ioError(Tr::tr("The temporary file with sorted rows cannot be written."), file));
    storage.runs.push_back({run.from, file.size()});
    storage.forget();
    return {};
}

Result<RowTable> RowSorter::finish() {
    m_storage->sort(); // the last run stays in memory
    return RowTable(std::exchange(m_storage, std::make_shared<RowTable::Storage>()));
}

} // namespace stellwerk::masterdata
