// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/file_source.h"

#include "masterdata/files/copy_merge.h"
#include "masterdata/files/file_layout.h"
#include "masterdata/files/file_walk.h"
#include "masterdata/files/json_list_reader.h"
#include "masterdata/files/reference_names.h"
#include "masterdata/files/row_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::masterdata {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

const QString kOld = QStringLiteral("1.0");
const QString kNew = QStringLiteral("2.0");

Error missingFile(const Node &node) {
    return Error{.code = ErrorCode::InvalidInput,
                 .message = Tr::tr("The export file %1 of %2 is missing.").arg(node.definition.file, node.name),
                 .hint = Tr::tr("Make the package again.")};
}

/// The format of the file of a node, from its head.
Result<QString> formatOf(const FileSet &files, const Node &node) {
    const QString &file = node.definition.file;
    const DocumentName name{file, files.label(file)};
    STELLWERK_ASSIGN(const std::unique_ptr<QIODevice> device, files.open(file));
    JsonListReader list(*device, name, node.name);
    STELLWERK_ASSIGN(const ListHead head, list.open());
    const QString format = head.version ? QString::fromStdString(*head.version) : kOld;
    if (format != kOld && format != kNew)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The export file %1 has the format %2; this version of Stellwerk reads %3.")
                        .arg(file, format, QString(kOld + QLatin1String(", ") + kNew)),
                    Tr::tr("Use the version of Stellwerk that made the package, or a newer one."));
    if (format == kNew && head.place != ListHead::Place::Entity)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The export file %1 cannot be read. %2")
                        .arg(file, Tr::tr("The member data.%1 is missing or no list.").arg(node.name)),
                    Tr::tr("Make the package again."));
    return format;
}

Result<QMap<QString, QString>> formatsOf(const FileSet &files, const Catalogue &catalogue) {
    QMap<QString, QString> formats;
    const QStringList names = files.names();
    const Node *missing = nullptr;
    QStringList expected;
    for (const Node &node : catalogue.nodes()) {
        if (node.parent)
            continue; // its rows stand inside their parents
        expected << node.definition.file;
        if (!names.contains(node.definition.file)) {
            missing = missing ? missing : &node;
            continue;
        }
        STELLWERK_ASSIGN(formats[node.definition.file], formatOf(files, node));
    }
    for (const QString &name : names) {
        if (!expected.contains(name))
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The export file %1 belongs to no entity of the project.").arg(name));
    }
    // Older exports knew fewer entities; the newest format is written for all of them.
    if (missing && (formats.isEmpty() || formats.values().contains(kNew)))
        return fail(missingFile(*missing));
    return formats;
}

/// Names that lead through late references cannot be found in time.
Status checkNames(const Catalogue &catalogue) {
    const auto check = [&](const Node &node, const project::Reference &reference) -> Status {
        const Node *target = catalogue.node(reference.to);
        for (const QString &column : reference.by) {
            const NodeReference *inner = target ? target->reference(column) : nullptr;
            if (inner && inner->late)
                return fail(ErrorCode::InvalidInput,
                            Tr::tr("%1 names rows of %2 by the column %3, which closes a circle of references: export "
                                   "files cannot be read so.")
                                .arg(node.name, reference.to, column),
                            Tr::tr("Correct the project file."));
        }
        return {};
    };
    for (const Node &node : catalogue.nodes()) {
        for (const project::Reference &reference : node.definition.references)
            STELLWERK_TRY(check(node, reference));
        for (const project::Collection &collection : node.definition.collections) {
            for (const project::Reference &reference : collection.references)
                STELLWERK_TRY(check(node, reference));
        }
    }
    return {};
}

} // namespace

struct FileSource::State {
    State(const FileSet &fileSet, const Catalogue &nodes, size_t bytes, QMap<QString, QString> versions)
        : files(fileSet), catalogue(nodes), memory(bytes), formats(std::move(versions)) {}

    [[nodiscard]] const Node &node(size_t index) const { return catalogue.nodes()[index]; }
    /// "1.0", "2.0", or nothing when the file that holds the place is missing.
    [[nodiscard]] QString formatAt(size_t place) const {
        return formats.value(node(layout.rootOf(place)).definition.file);
    }

    Result<const std::vector<MemberCounts> *> countsOf(size_t place, const TaskContext &context);
    Status readPlace(size_t place, RowReader::What what, bool withOrigin, RowSorter &sorter, QStringList &remarks,
                     const TaskContext &context);
    Result<NodeRows> readNode(size_t index, RowReader::What what, const TaskContext &context);
    Result<NodeRows> readOlder(size_t index, RowReader::What what, const TaskContext &context);
    Result<std::vector<bool>> ownCoverage(size_t index, QStringList &remarks, const TaskContext &context);
    Result<std::vector<bool>> copyCoverage(size_t index, const std::vector<size_t> &copies, const TaskContext &context);
    Status know(size_t index, const TaskContext &context);

    const FileSet &files;
    const Catalogue &catalogue;
    size_t memory;
    QMap<QString, QString> formats;
    FileLayout layout{catalogue};
    ReferenceNames names{catalogue, layout};
    RowReader reader{catalogue, layout, names};
    FileWalk walk{files, catalogue, layout, reader};
    std::map<size_t, std::vector<MemberCounts>> counts; ///< by the node of a file of format 1.0, then by place
};

/// The members in all places of the file that holds @p place.
Result<const std::vector<MemberCounts> *> FileSource::State::countsOf(size_t place, const TaskContext &context) {
    const size_t root = layout.rootOf(place);
    if (!counts.contains(root)) {
        STELLWERK_ASSIGN(counts[root], walk.count(root, context));
    }
    return &counts[root];
}

Status FileSource::State::readPlace(size_t place, RowReader::What what, bool withOrigin, RowSorter &sorter,
                                    QStringList &remarks, const TaskContext &context) {
    std::vector<RowSteps> steps;
    for (const size_t each : layout.pathTo(place)) {
        steps.emplace_back();
        if (formatAt(place) != kOld)
            continue;
        STELLWERK_ASSIGN(const auto *members, countsOf(place, context));
        steps.back() = stepsFromFormat1(layout, layout[each], node(layout[each].node), (*members)[each]);
    }
    RowPacker packer(node(layout[place].node));
    STELLWERK_TRY(walk.rows(
        place, steps,
        [&](const RowAt &at) -> Status {
            STELLWERK_ASSIGN(DataRow row, reader.read(layout[place], at.members, at.parentKey, what));
            if (withOrigin)
                row.id = RowOrigin{place, at.line, at.number}.toId();
            return sorter.add(packer.pack(row));
        },
        context));
    for (const auto &step : steps.back())
        remarks += step->remarks();
    return {};
}

Result<NodeRows> FileSource::State::readNode(size_t index, RowReader::What what, const TaskContext &context) {
    if (formatAt(layout.placeOf(index)) != kNew)
        return readOlder(index, what, context);
    Coverage coverage;
    coverage.present.assign(node(index).columns.size(), true);
    RowSorter sorter(memory);
    STELLWERK_TRY(readPlace(layout.placeOf(index), what, false, sorter, coverage.remarks, context));
    STELLWERK_ASSIGN(RowTable table, sorter.finish());
    return NodeRows{std::move(table), std::move(coverage)};
}

/// Format 1.0: the own file, if it is there, and the copies inside other files.
Result<NodeRows> FileSource::State::readOlder(size_t index, RowReader::What what, const TaskContext &context) {
    const size_t own = layout.placeOf(index);
    const bool hasOwn = !formatAt(own).isEmpty();
    std::vector<size_t> copies = layout.copiesOf(index);
    std::erase_if(copies, [this](size_t place) { return formatAt(place) != kOld; });
    Coverage coverage;
    coverage.flattened = true;
    RowSorter sorter(memory);
    if (hasOwn)
        STELLWERK_TRY(readPlace(own, what, !copies.empty(), sorter, coverage.remarks, context));
    for (const size_t copy : copies)
        STELLWERK_TRY(readPlace(copy, what, true, sorter, coverage.remarks, context));
    STELLWERK_ASSIGN(const std::vector<bool> ofOwn, ownCoverage(index, coverage.remarks, context));
    STELLWERK_ASSIGN(const std::vector<bool> ofCopies, copyCoverage(index, copies, context));

    MergeTask task{.node = node(index),
                   .withOrigins = !copies.empty(),
                   .isCopy = [own](const RowOrigin &origin) { return origin.place != own; },
                   .where =
                       [this](const RowOrigin &origin) {
                           return SourcePosition{
                               files.label(node(layout.rootOf(origin.place)).definition.file), origin.line, 0, {}};
                       },
                   .compared = ofCopies,
                   .memory = memory};
    for (size_t i = 0; i < task.compared.size(); ++i)
        task.compared[i] = task.compared[i] && (!hasOwn || ofOwn[i]);
    STELLWERK_ASSIGN(const RowTable all, sorter.finish());
    STELLWERK_ASSIGN(Merged merged, mergeFormat1(all, task, context));

    const QString &file = node(layout.rootOf(own)).definition.file;
    QStringList places;
    for (const size_t copy : copies)
        places << layout[copy].name;
    coverage.present = hasOwn ? ofOwn : ofCopies;
    if (!hasOwn && merged.added == 0) {
        coverage.present.assign(node(index).columns.size(), false);
        coverage.remarks
            << Tr::tr("The export file %1 is missing: nothing of %2 is compared.").arg(file, node(index).name);
    } else if (merged.added > 0) {
        const auto count = static_cast<int>(merged.added);
        coverage.remarks << (hasOwn ? Tr::tr("%n row(s) stand only in the copies at %1, not in %2: they were added.",
                                             nullptr, count)
                                    : Tr::tr("%n row(s) were made up from the copies at %1, because the export file %2 "
                                             "is missing.",
                                             nullptr, count))
                                .arg(places.join(QLatin1String(", ")), file);
    }
    if (merged.repeated > 0)
        coverage.remarks << Tr::tr("%n row(s) of %1 say the same as another one and were left out.", nullptr,
                                   static_cast<int>(merged.repeated))
                                .arg(node(index).name);
    return NodeRows{std::move(merged.rows), std::move(coverage)};
}

/// What the own file says about the columns; a collection that no row around it has says nothing.
Result<std::vector<bool>> FileSource::State::ownCoverage(size_t index, QStringList &remarks,
                                                         const TaskContext &context) {
    const size_t own = layout.placeOf(index);
    std::vector<bool> nothing(node(index).columns.size(), false);
    if (formatAt(own).isEmpty())
        return nothing;
    STELLWERK_ASSIGN(const auto *members, countsOf(own, context));
    const auto around = layout[own].around;
    if (around && (*members)[*around].rows > 0 && !(*members)[*around].has(layout[own].member)) {
        remarks << Tr::tr("No row of %1 has the list %2: nothing of %3 is compared.")
                       .arg(layout[*around].name, QString::fromStdString(layout[own].member), node(index).name);
        return nothing;
    }
    return presentInFormat1(layout[own], node(index), (*members)[own]);
}

/// What all copies say about the columns.
Result<std::vector<bool>> FileSource::State::copyCoverage(size_t index, const std::vector<size_t> &copies,
                                                          const TaskContext &context) {
    std::vector<bool> present(node(index).columns.size(), true);
    for (const size_t copy : copies) {
        STELLWERK_ASSIGN(const auto *members, countsOf(copy, context));
        const std::vector<bool> here = presentInFormat1(layout[copy], node(index), (*members)[copy]);
        for (size_t i = 0; i < present.size(); ++i)
            present[i] = present[i] && here[i];
    }
    return present;
}

/// Late references need keys of rows whose turn has not come: those are read without their own late references.
Status FileSource::State::know(size_t index, const TaskContext &context) {
    if (names.knows(index))
        return {};
    for (const NodeReference &reference : node(index).references) {
        if (!reference.late)
            STELLWERK_TRY(know(reference.target, context));
    }
    STELLWERK_ASSIGN(const NodeRows rows, readNode(index, RowReader::What::NotLate, context));
    return names.learn(index, rows.table);
}

FileSource::FileSource(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FileSource::~FileSource() = default;

Result<std::unique_ptr<FileSource>> FileSource::open(const FileSet &files, const Catalogue &catalogue, size_t memory) {
    STELLWERK_TRY(checkNames(catalogue));
    STELLWERK_ASSIGN(auto versions, formatsOf(files, catalogue));
    return std::unique_ptr<FileSource>(
        new FileSource(std::make_unique<State>(files, catalogue, memory, std::move(versions))));
}

Result<NodeRows> FileSource::read(size_t index, const TaskContext &context) {
    STELLWERK_TRY(context.checkStop());
    for (const NodeReference &reference : m_state->node(index).references)
        STELLWERK_TRY(m_state->know(reference.target, context));
    STELLWERK_ASSIGN(NodeRows rows, m_state->readNode(index, RowReader::What::All, context));
    if (m_state->catalogue.isReferredTo(index))
        STELLWERK_TRY(m_state->names.learn(index, rows.table));
    return rows;
}

const KeyIndex &FileSource::keys(size_t index) const {
    return m_state->names.keys(index);
}

const QMap<QString, QString> &FileSource::formats() const {
    return m_state->formats;
}

} // namespace stellwerk::masterdata
