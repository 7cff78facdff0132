// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One table of everything that somebody could put into a package, or beside it, to deceive: each is refused by name,
// and the folder is afterwards what it was.
#include "package/archive.h"
#include "package/package.h"
#include "package/signature/signature.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include "hostile_archive.h"

using namespace stellwerk;
using namespace stellwerk::package;
using namespace stellwerk::test;

namespace {

constexpr QLatin1StringView kName("p.tar.gz");

/// What lies in the folder: file -> hash; made anew it must be the same.
QMap<QString, QString> contentsOf(const QString &folder) {
    QMap<QString, QString> result;
    QDirIterator walk(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo file = walk.nextFileInfo();
        result.insert(file.filePath(), file.isDir() ? QStringLiteral("folder") : sha256Hex(bytesOf(file.filePath())));
    }
    return result;
}

QByteArray packed(const QByteArray &tar) {
    return valueOr(gzip(tar));
}
QByteArray packed(const std::vector<RawEntry> &entries) {
    return packed(rawTar(entries));
}
/// The sample with one more entry, as the first and as the last one.
QByteArray with(const RawEntry &entry, bool first) {
    std::vector<RawEntry> entries = sampleEntries();
    entries.insert(first ? entries.begin() : entries.end(), entry);
    return packed(entries);
}
QByteArray withMetadata(const Metadata &metadata) {
    return packed(sampleEntries({{kMetadataFile, writeMetadata(metadata)}}));
}
QByteArray withHeader(qsizetype at, const QByteArray &text) {
    QByteArray tar = rawTar(sampleEntries());
    tar.replace(at, text.size(), text);
    return packed(tar);
}

const SecretKey &owner() {
    static const SecretKey key = valueOr(SecretKey::generate());
    return key;
}
const SecretKey &stranger() {
    static const SecretKey key = valueOr(SecretKey::generate());
    return key;
}
QByteArray signedBy(const SecretKey &key, const QByteArray &content) {
    return valueOr(signContent(key, content, QStringLiteral("timestamp:1\tfile:p.tar.gz\thashed")));
}
SignatureRule demanding() {
    return {.trusted = {{owner().publicKey(), QStringLiteral("Erika")}},
            .required = true,
            .place = QStringLiteral("production")};
}
SignatureRule tolerant() {
    SignatureRule rule = demanding();
    rule.required = false;
    return rule;
}
/// One character of line @p line, counted from its end, replaced by another one of its alphabet.
QByteArray changedLine(const QByteArray &file, qsizetype line, qsizetype fromEnd) {
    QList<QByteArray> lines = file.split('\n');
    char &sign = lines[line][lines[line].size() - fromEnd];
    sign = sign == 'A' ? 'B' : 'A';
    return lines.join('\n');
}

} // namespace

class RefusedTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void acceptedWithASignature();
    void onlyTheSignatureTellsAReplacedFile();
    void unsignedWhereItMayBe();

private:
    static void entries();
    static void structure();
    static void metadata();
    static void signatures();
};

void RefusedTest::entries() {
    struct Row {
        const char *title;
        RawEntry entry;
        const char *said;
    };
    const QByteArray link("../../outside");
    const std::vector<Row> rows{
        {"absolute path", {"/etc/cron.d/x", "x", '0', {}, {}, {}}, "absolute"},
        {"path upwards", {"../x", "x", '0', {}, {}, {}}, "out of its folder"},
        {"path upwards inside", {"masterdata/../../x", "x", '0', {}, {}, {}}, "out of its folder"},
        {"path with backslashes", {"..\\..\\x", "x", '0', {}, {}, {}}, "backslash"},
        {"path in two fields", {"x", "x", '0', {}, "..", {}}, "split"},
        {"control character", {"a\x1b[2J", "x", '0', {}, {}, {}}, "control"},
        {"name that is no UTF-8", {"masterdata/\xff.json", "x", '0', {}, {}, {}}, "UTF-8"},
        {"symbolic link", {"masterdata/l.json", {}, '2', link, {}, {}}, "symbolic link"},
        {"hard link", {"masterdata/l.json", {}, '1', link, {}, {}}, "hard link"},
        {"character device", {"null", {}, '3', {}, {}, {}}, "special"},
        {"block device", {"sda", {}, '4', {}, {}, {}}, "special"},
        {"folder", {"masterdata/x", {}, '5', {}, {}, {}}, "folder"},
        {"named pipe", {"pipe", {}, '6', {}, {}, {}}, "special"},
        {"extended header", {"PaxHeaders/x", "17 path=/etc/pass\n", 'x', {}, {}, {}}, "special"},
        {"global header", {"pax_global_header", "17 path=/etc/pass\n", 'g', {}, {}, {}}, "special"},
        {"long name", {"././@LongLink", "../x", 'L', {}, {}, {}}, "special"},
        {"sparse file", {"masterdata/s.json", "x", 'S', {}, {}, {}}, "special"},
        {"twice", {"project.toml", "x", '0', {}, {}, {}}, "twice"},
        {"twice with the same content", {"masterdata/empty.json", {}, '0', {}, {}, {}}, "twice"},
        {"twin by case", {"PROJECT.TOML", "x", '0', {}, {}, {}}, "only in how it is written"},
        {"twin by Unicode", {"masterdata/kra\xcc\x88uter.json", "{}", '0', {}, {}, {}}, "only in how it is written"},
        {"twin by ligature", {"masterdata/bina\xef\xbd\x92y.json", "{}", '0', {}, {}, {}}, "only in how it is written"},
        {"file as a folder", {"project.toml/x", "x", '0', {}, {}, {}}, "at once"},
    };
    for (const Row &row : rows) {
        for (const bool first : {true, false})
            QTest::addRow("%s, %s", row.title, first ? "first" : "last")
                << with(row.entry, first) << QByteArray() << SignatureRule() << ErrorCode::InvalidInput
                << QString::fromLatin1(row.said);
    }
    QTest::newRow("bomb") << with({"masterdata/bomb.json", QByteArray(80 << 20, '0'), '0', {}, {}, {}}, false)
                          << QByteArray() << SignatureRule() << ErrorCode::InvalidInput
                          << QStringLiteral("unpack to far more");
    std::vector<RawEntry> many = sampleEntries();
    for (int i = 0; i < 20000; ++i)
        many.push_back({"x/" + QByteArray::number(i), {}, '0', {}, {}, {}});
    QTest::newRow("too many files") << packed(many) << QByteArray() << SignatureRule() << ErrorCode::InvalidInput
                                    << QStringLiteral("more than 20000 file");
}

void RefusedTest::structure() {
    const auto damaged = [](const QString &title, const QByteArray &archive, const QString &said) {
        QTest::newRow(qPrintable(title)) << archive << QByteArray() << SignatureRule() << ErrorCode::Damaged << said;
    };
    for (const char *size : {"77777777777", "00000010000", "-0000000001", "\x80\x00\x00\x7f", "0000000 001"})
        damaged(QStringLiteral("size %1").arg(QString::fromLatin1(QByteArray(size).toPercentEncoding())),
                with({"masterdata/s.json", "x", '0', {}, {}, size}, false), QStringLiteral("archive is broken"));
    damaged(QStringLiteral("wrong sum of a header"), withHeader(0, "X"), QStringLiteral("broken at byte 0"));
    damaged(QStringLiteral("no magic"), withHeader(257, "nomagic"), QStringLiteral("broken at byte 0"));
    const QByteArray tar = rawTar(sampleEntries());
    for (qsizetype at = 512; at < tar.size(); at += 512)
        damaged(QStringLiteral("cut at block %1").arg(at / 512), packed(tar.first(at)),
                QStringLiteral("is broken at byte"));
    const QByteArray whole = packed(tar);
    for (qsizetype at = 0; at < whole.size(); at += 64)
        damaged(QStringLiteral("packed, cut at byte %1").arg(at), whole.first(at),
                QStringLiteral("cannot be unpacked"));
    damaged(QStringLiteral("garbage behind"), whole + "garbage", QStringLiteral("cannot be unpacked"));
    damaged(QStringLiteral("a second package behind"), whole + whole, QStringLiteral("cannot be unpacked"));
    damaged(QStringLiteral("garbage behind the tar"), packed(tar + QByteArray(512, 'x')),
            QStringLiteral("is broken at byte"));
    damaged(QStringLiteral("a second tar behind"), packed(tar + tar), QStringLiteral("is broken at byte"));
    damaged(QStringLiteral("a zip"), "PK\x03\x04", QStringLiteral("cannot be unpacked"));
    auto changed = sampleEntries();
    std::ranges::find(changed, QByteArray("project.toml"), &RawEntry::name)->content += "#";
    damaged(QStringLiteral("changed file"), packed(changed),
            QStringLiteral("project.toml is not what its checksum says"));
    damaged(QStringLiteral("smuggled file"), with({"masterdata/s.json", "{}", '0', {}, {}, {}}, false),
            QStringLiteral("masterdata/s.json has no checksum"));
    auto missing = sampleEntries();
    std::erase_if(missing, [](const RawEntry &entry) { return entry.name == "project.toml"; });
    damaged(QStringLiteral("missing file"), packed(missing), QStringLiteral("project.toml is listed but missing"));
}

void RefusedTest::metadata() {
    const auto row = [](const char *title, ErrorCode code, const QString &said,
                        const std::function<void(Metadata &)> &edit) {
        Metadata metadata = samplePackage().metadata;
        edit(metadata);
        QTest::newRow(title) << withMetadata(metadata) << QByteArray() << SignatureRule() << code << said;
    };
    row("migration of another name", ErrorCode::Damaged, QStringLiteral("migrations/0001_other.sql is named in"),
        [](Metadata &metadata) { metadata.migrations[0].fileName = QStringLiteral("0001_other.sql"); });
    row("migration of another content", ErrorCode::Damaged,
        QStringLiteral("0001_beete.mariadb.sql has another checksum"),
        [](Metadata &metadata) { metadata.migrations[0].sha256 = QString(64, u'0'); });
    row("migration that is not named", ErrorCode::Damaged,
        QStringLiteral("migrations/0001_beete.sqlite.sql is not named"),
        [](Metadata &metadata) { metadata.migrations.pop_back(); });
    row("migration named twice", ErrorCode::Damaged, QStringLiteral("0001_beete.mariadb.sql is named twice"),
        [](Metadata &metadata) { metadata.migrations.push_back(metadata.migrations[0]); });
    row("migration outside", ErrorCode::Damaged, QStringLiteral("migrations/../project.toml is named in"),
        [](Metadata &metadata) { metadata.migrations[0].fileName = QStringLiteral("../project.toml"); });
    row("huge count", ErrorCode::InvalidInput, QStringLiteral("counts.empty: more than 1000000000"),
        [](Metadata &metadata) { metadata.counts[QStringLiteral("empty")] = 1LL << 62; });
    row("negative count", ErrorCode::InvalidInput, QStringLiteral("counts.empty: a whole number"),
        [](Metadata &metadata) { metadata.counts[QStringLiteral("empty")] = -1; });
    row("too many counts", ErrorCode::InvalidInput, QStringLiteral("counts: more than 20000"), [](Metadata &metadata) {
        for (int i = 0; i <= 20000; ++i)
            metadata.counts.insert(QString::number(i), i);
    });
    row("huge number of a migration", ErrorCode::InvalidInput, QStringLiteral("migrations[0].number: more than"),
        [](Metadata &metadata) { metadata.migrations[0].number = 1LL << 62; });
    row("too many migrations", ErrorCode::InvalidInput, QStringLiteral("migrations: more than 20000"),
        [](Metadata &metadata) { metadata.migrations.resize(20001, metadata.migrations[0]); });
    QTest::newRow("newer format") << packed(sampleEntries({{kMetadataFile, R"({"format":2})"}})) << QByteArray()
                                  << SignatureRule() << ErrorCode::InvalidInput
                                  << QStringLiteral("its format 2 is newer");
    QTest::newRow("deep metadata") << packed(sampleEntries({{kMetadataFile, QByteArray(100000, '[')}})) << QByteArray()
                                   << SignatureRule() << ErrorCode::InvalidInput
                                   << QStringLiteral("is not a JSON object");
}

void RefusedTest::signatures() {
    const QByteArray good = packed(sampleEntries());
    const QByteArray signature = signedBy(owner(), good);
    // The same files with right checksums, but one was replaced.
    const QByteArray replaced =
        packed(sampleEntries({{QStringLiteral("project.toml"), "[project]\nid = \"garten\"\n#\n"}}));
    const auto row = [](const char *title, const QByteArray &archive, const QByteArray &file, ErrorCode code,
                        const QString &said) {
        for (const SignatureRule &rule : {demanding(), tolerant()})
            QTest::addRow("%s, %s", title, rule.required ? "demanded" : "not demanded")
                << archive << file << rule << code << said;
    };
    QTest::newRow("no signature") << good << QByteArray() << demanding() << ErrorCode::CheckFailed
                                  << QStringLiteral("is not signed, and “production” takes only signed ones");
    // What is not signed is not even unpacked: nobody learns what is wrong inside.
    QTest::newRow("no signature, no archive")
        << QByteArray("x") << QByteArray() << demanding() << ErrorCode::CheckFailed << QStringLiteral("is not signed");
    const QString untrusted =
        QStringLiteral("by the key %1, which “production” does not trust").arg(stranger().publicKey().idText());
    row("another key", good, signedBy(stranger(), good), ErrorCode::CheckFailed, untrusted);
    row("another key, no archive", "x", signedBy(stranger(), "x"), ErrorCode::CheckFailed, untrusted);
    row("a replaced file with right checksums", replaced, signature, ErrorCode::Damaged,
        QStringLiteral("does not fit"));
    row("one more byte", good + '\0', signature, ErrorCode::Damaged, QStringLiteral("does not fit"));
    row("the signature of another file", good, signedBy(owner(), replaced), ErrorCode::Damaged,
        QStringLiteral("does not fit"));
    // Another key that calls itself by the trusted one's id.
    QByteArray posing = signedBy(stranger(), good);
    posing.replace(stranger().publicKey().idText().toLatin1(), owner().publicKey().idText().toLatin1());
    QList<QByteArray> lines = posing.split('\n');
    QByteArray bytes = QByteArray::fromBase64(lines[1]);
    bytes.replace(2, 8, owner().publicKey().id);
    lines[1] = bytes.toBase64();
    row("another key under the trusted one's id", good, lines.join('\n'), ErrorCode::Damaged,
        QStringLiteral("does not fit"));
    QByteArray comment = signature;
    comment.replace("timestamp:1", "timestamp:2");
    row("changed comment", good, comment, ErrorCode::Damaged,
        QStringLiteral("The comment of the signature has been changed"));
    row("changed signature of the comment", good, changedLine(signature, 3, 20), ErrorCode::Damaged,
        QStringLiteral("The comment of the signature has been changed"));
    row("changed signature", good, changedLine(signature, 1, 20), ErrorCode::Damaged, QStringLiteral("does not fit"));
    row("changed key id", good, changedLine(signature, 1, 96), ErrorCode::CheckFailed,
        QStringLiteral("does not trust"));
    row("cut signature", good, signature.first(signature.size() / 2), ErrorCode::Damaged,
        QStringLiteral("number of lines"));
    row("empty signature", good, "\n", ErrorCode::Damaged, QStringLiteral("number of lines"));
    row("two signatures", good, signature + signature, ErrorCode::Damaged, QStringLiteral("number of lines"));
    row("huge signature", good, QByteArray(1 << 20, 'x'), ErrorCode::InvalidInput,
        QStringLiteral("larger than allowed"));
}

void RefusedTest::refused_data() {
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QByteArray>("signature"); // empty: none
    QTest::addColumn<SignatureRule>("rule");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("said");
    entries();
    structure();
    metadata();
    signatures();
}

void RefusedTest::refused() {
    QFETCH(QByteArray, archive);
    QFETCH(QByteArray, signature);
    QFETCH(SignatureRule, rule);
    QFETCH(ErrorCode, code);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString path = putFile(folder.path(), archive, kName);
    if (!signature.isEmpty())
        putFile(folder.path(), signature, QFileInfo(signatureFile(path)).fileName());
    const auto before = contentsOf(folder.path());
    const auto package = readPackage(path, {}, rule);
    QVERIFY(!package);
    QVERIFY2(package.error().code == code, qPrintable(package.error().toText()));
    QVERIFY2(package.error().message.contains(said), qPrintable(package.error().message));
    QVERIFY(package.error().toText().contains(kName)); // which file it is about
    QCOMPARE(contentsOf(folder.path()), before);
}

void RefusedTest::acceptedWithASignature() {
    QTemporaryDir folder;
    const QByteArray good = packed(sampleEntries());
    const QString path = putFile(folder.path(), good, kName);
    putFile(folder.path(), signedBy(owner(), good), QFileInfo(signatureFile(path)).fileName());
    for (const SignatureRule &rule : {demanding(), tolerant()}) {
        const Package package = valueOr(readPackage(path, {}, rule));
        QCOMPARE(package.files, samplePackage().files);
        QCOMPARE(package.signature.kindName(), QStringLiteral("trusted"));
        QCOMPARE(package.signature.keyId, owner().publicKey().idText());
        QCOMPARE(package.signature.keyName, QStringLiteral("Erika"));
        QCOMPARE(package.signature.trustedComment, QStringLiteral("timestamp:1\tfile:p.tar.gz\thashed"));
    }
    // Without keys to compare it with it is only named.
    const Package package = valueOr(readPackage(path, {}));
    QCOMPARE(package.signature.kindName(), QStringLiteral("unchecked"));
    QCOMPARE(package.signature.keyId, owner().publicKey().idText());
    QVERIFY(package.signature.trustedComment.isEmpty());
}

void RefusedTest::onlyTheSignatureTellsAReplacedFile() {
    QTemporaryDir folder;
    const QByteArray evil("[project]\nid = \"garten\"\n# evil\n");
    const QByteArray archive = packed(sampleEntries({{QStringLiteral("project.toml"), evil}}));
    const QString path = putFile(folder.path(), archive, kName);
    QCOMPARE(valueOr(readPackage(path, {})).files.value(QStringLiteral("project.toml")), evil);
    putFile(folder.path(), signedBy(owner(), packed(sampleEntries())), QFileInfo(signatureFile(path)).fileName());
    QCOMPARE(readPackage(path, {}, demanding()).error().code, ErrorCode::Damaged);
}

void RefusedTest::unsignedWhereItMayBe() {
    QTemporaryDir folder;
    const QString path = putFile(folder.path(), packed(sampleEntries()), kName);
    QCOMPARE(valueOr(readPackage(path, {}, tolerant())).signature.kindName(), QStringLiteral("unsigned"));
    QCOMPARE(valueOr(readPackage(path, {})).signature.kindName(), QStringLiteral("unsigned"));
    // Who demands it where is decided by the environment.
    project::Environment environment;
    environment.trustedKeys = demanding().trusted;
    using Kind = project::EnvironmentKind;
    for (const auto &[kind, isProtected, required] :
         {std::tuple{Kind::Production, false, true}, std::tuple{Kind::Staging, true, true},
          std::tuple{Kind::Staging, false, false}, std::tuple{Kind::Development, false, false}}) {
        environment.kind = kind;
        environment.isProtected = isProtected;
        QCOMPARE(SignatureRule::of(environment).required, required);
    }
    environment.kind = Kind::Production;
    environment.trustedKeys.clear();
    QVERIFY(!SignatureRule::of(environment).required);
}

QTEST_GUILESS_MAIN(RefusedTest)
#include "refused_test.moc"
