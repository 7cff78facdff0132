// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/file_walk.h"

#include "masterdata/files/json_cell.h"
#include "masterdata/files/json_list_reader.h"

#include <QCoreApplication>

namespace stellwerk::masterdata {

namespace dom = simdjson::dom;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportFiles)
};

constexpr qint64 kRowsBetweenStopChecks = 1024;

QString placeIn(const JsonListReader &list) {
    const QString path = list.path();
    return (path.isEmpty() ? path : QString(path + u'.')) + QString::number(list.number());
}

} // namespace

/// What stays the same on the way down.
struct FileWalk::Descent {
    const std::vector<size_t> &path;
    const std::vector<RowSteps> &steps;
    const std::function<Status(const RowAt &)> &sink;
    int line = 0;
};

/// Every element of the file of an entity, with the place of an error that the sink gives.
Status FileWalk::elements(size_t node, const ElementSink &sink, const TaskContext &context) const {
    const QString &file = m_catalogue.nodes()[node].definition.file;
    const DocumentName name{file, m_files.label(file)};
    STELLWERK_ASSIGN(const std::unique_ptr<QIODevice> device, m_files.open(file));
    JsonListReader list(*device, name, m_catalogue.nodes()[node].name);
    STELLWERK_TRY(list.open());
    dom::parser parser;
    while (true) {
        STELLWERK_ASSIGN(const bool more, list.next());
        if (!more)
            return {};
        if (list.number() % kRowsBetweenStopChecks == 1)
            STELLWERK_TRY(context.checkStop());
        dom::element element;
        const auto code = parser.parse(list.element().data(), list.element().size()).get(element);
        Status status = code == simdjson::SUCCESS
                            ? sink(element, list.line(), list.number())
                            : Status(fail(numberMistake(list.element(), file, placeIn(list), code)));
        if (status)
            continue;
        Error error = std::move(status).error();
        if (!error.position)
            error.position = SourcePosition{name.label, list.line(), 0, {}};
        return fail(std::move(error));
    }
}

Status FileWalk::rows(size_t place, const std::vector<RowSteps> &steps,
                      const std::function<Status(const RowAt &)> &sink, const TaskContext &context) const {
    const std::vector<size_t> path = m_layout.pathTo(place);
    return elements(
        m_layout[path.front()].node,
        [&](const dom::element &element, int line, qint64 number) {
            return descend({path, steps, sink, line}, element, 0, {}, number);
        },
        context);
}

Status FileWalk::descend(const Descent &descent, const dom::element &element, size_t level, std::string_view parentKey,
                         qint64 number) const {
    const Place &place = m_layout[descent.path[level]];
    const auto read = [&]() -> Status {
        dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS)
            return fail(ErrorCode::InvalidInput, Tr::tr("It is no object."));
        RowMembers members;
        members.assign(object);
        for (const auto &step : descent.steps[level])
            STELLWERK_TRY(step->apply(members));
        if (level + 1 == descent.path.size())
            return descent.sink({members, parentKey, descent.line, number});
        STELLWERK_ASSIGN(const std::string key, m_reader.readKey(place, members, parentKey));
        return descendInto(descent, members, level + 1, key);
    };
    Status status = read();
    if (!status)
        return fail(std::move(status).error().during(Tr::tr("Row %1 of %2").arg(number).arg(place.name)));
    return {};
}

Status FileWalk::descendInto(const Descent &descent, RowMembers &members, size_t level, std::string_view key) const {
    const Place &place = m_layout[descent.path[level]];
    const RowMembers::Member *member = members.find(place.member);
    dom::array list;
    if (!member || member->value.get_array().get(list) != simdjson::SUCCESS)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The member %1 is missing or no list.").arg(QString::fromStdString(place.member)));
    qint64 number = 0;
    for (const dom::element row : list)
        STELLWERK_TRY(descend(descent, row, level, key, ++number));
    return {};
}

Result<std::vector<MemberCounts>> FileWalk::count(size_t node, const TaskContext &context) const {
    std::vector<MemberCounts> counts(m_layout.size());
    STELLWERK_TRY(elements(
        node,
        [&](const dom::element &element, int, qint64) { return countIn(m_layout.placeOf(node), element, counts); },
        context));
    return counts;
}

/// What is no object or no list is named when the rows are read.
Status FileWalk::countIn(size_t place, const dom::element &element, std::vector<MemberCounts> &counts) const {
    dom::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS)
        return {};
    RowMembers members;
    members.assign(object);
    STELLWERK_TRY(counts[place].add(members));
    for (const size_t inner : m_layout[place].inner) {
        const RowMembers::Member *member = members.find(m_layout[inner].member);
        dom::array list;
        if (!member || member->value.get_array().get(list) != simdjson::SUCCESS)
            continue;
        for (const dom::element row : list)
            STELLWERK_TRY(countIn(inner, row, counts));
    }
    return {};
}

} // namespace stellwerk::masterdata
