// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_rows.h"

namespace stellwerk::test {

using namespace masterdata;

namespace {

QByteArray file(const char *entity, const char *rows) {
    return QByteArray(R"({"export_version":"2.0","backend_version":"1.0.0","timestamp":"2026-02-03T04:05:06Z",)"
                      R"("house":"north","entity":")") +
           entity + R"(","data":{")" + entity + "\":[\n" + rows + "\n]}}\n";
}

QString lineOf(const DataRow &row, const Node &node) {
    QStringList line{keyText(row.key), row.problem};
    for (size_t i = 0; i < row.cells.size(); ++i)
        line << QStringLiteral("%1=%2:%3")
                    .arg(node.columns[i].name)
                    .arg(int(row.cells[i].kind))
                    .arg(QString::fromLatin1(QByteArray::fromStdString(row.cells[i].bytes).toPercentEncoding(" /")));
    return line.join(u' ');
}

} // namespace

Files libraryFiles() {
    return {
        {QStringLiteral("authors.json"),
         file(
             "authors",
             R"({"code":"Hä","name":null,"year_of_birth":null,"alive":null,"rating":null,"fee":null,"big":null,"notes":"tab\t\\ back\"slash\"\r\nnext","picture":null},
{"code":"ann","name":"Ann Ink","year_of_birth":1950,"alive":true,"rating":0.1,"fee":"12.5","big":7,"notes":null,"picture":null},
{"code":"bob","name":"Bob “Quill” Ö","year_of_birth":0,"alive":false,"rating":1e+300,"fee":"0","big":0,"notes":"","picture":"AP+A"},
{"code":"zoë","name":"Zoë","year_of_birth":-3,"alive":true,"rating":-2.0,"fee":"-100.05","big":1,"notes":"0","picture":null})")},
        {QStringLiteral("books.json"),
         file(
             "books",
             R"({"title":"Ash","series":"saga","author_code":null,"editor_name":"Zoë","tongue":null,"old_shelf":"B","pages":null,"roles":[{"who":"Zoë","weight":null}],"chapters":[]},
{"title":"Dust","series":"other","author_code":"","editor_name":null,"tongue":"Elvish","old_shelf":null,"pages":0,"roles":[],"chapters":[{"number":1,"heading":null,"paragraphs":[{"mark":"a","body":"Else","language":"en"}]}]},
{"title":"Dust","series":"saga","author_code":"ann","editor_name":"Bob “Quill” Ö","tongue":"German","old_shelf":"A1","pages":100,"roles":[{"who":"Ann Ink","weight":10},{"who":"Bob “Quill” Ö","weight":20}],"chapters":[{"number":1,"heading":"One","paragraphs":[{"mark":"a","body":"First","language":"de"},{"mark":"b","body":null,"language":null}]},{"number":2,"heading":"","paragraphs":[]}]})")},
        {QStringLiteral("roles.json"),
         file("roles",
              R"({"book_title":"Ash","book_series":"saga","author_code":"zoë","weight":null},
{"book_title":"Dust","book_series":"saga","author_code":"ann","weight":10},
{"book_title":"Dust","book_series":"saga","author_code":"bob","weight":20})")},
        {QStringLiteral("costs.json"),
         file("costs",
              R"({"book_title":"Dust","book_series":"saga","author_code":"ann","level":1,"amount":5},
{"book_title":"Dust","book_series":"saga","author_code":"ann","level":10,"amount":50},
{"book_title":"Dust","book_series":"saga","author_code":"bob","level":2,"amount":null})")},
        {QStringLiteral("languages.json"), file("languages", R"({"code":"de","name":"German"},
{"code":"en","name":"English"})")},
    };
}

QStringList SourceContent::of(const QString &node) const {
    QStringList result;
    for (const QString &row : rows) {
        if (row.startsWith(QString(node + u' ')))
            result << row.mid(node.size() + 1);
    }
    return result;
}

QString SourceContent::absent(const QString &name, const Catalogue &catalogue) const {
    const Node &node = *catalogue.node(name);
    QStringList result;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (!coverage[name].present[i])
            result << node.columns[i].name;
    }
    return result.join(u' ');
}

Result<SourceContent> contentOf(RowSource &source, const Catalogue &catalogue, const TaskContext &context) {
    SourceContent content;
    for (size_t index = 0; index < catalogue.nodes().size(); ++index) {
        const Node &node = catalogue.nodes()[index];
        STELLWERK_ASSIGN(NodeRows rows, source.read(index, context));
        content.counts[node.name] = rows.table.rows();
        RowTable::Reader reader = rows.table.read();
        while (true) {
            STELLWERK_ASSIGN(const bool more, reader.next());
            if (!more)
                break;
            content.rows << QString(node.name + u' ' + lineOf(reader.row().unpack(node), node) +
                                    (reader.isRepeated() ? QLatin1String(" (repeated)") : QLatin1String()));
        }
        content.coverage[node.name] = std::move(rows.coverage);
    }
    return content;
}

Result<SourceContent> readFiles(const Files &files, const Catalogue &catalogue, size_t memory) {
    const auto set = FileSet::inMemory(files);
    STELLWERK_ASSIGN(const auto source, FileSource::open(*set, catalogue, memory));
    return contentOf(*source, catalogue);
}

QString failureOf(const Files &files, const Catalogue &catalogue) {
    const auto content = readFiles(files, catalogue);
    return content ? QString() : content.error().toText();
}

} // namespace stellwerk::test
