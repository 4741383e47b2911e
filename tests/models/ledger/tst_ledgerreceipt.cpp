// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercodec.h"

#include <QJsonDocument>
#include <QMap>
#include <QTest>

using namespace yunchuang::ledger;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Start = 1'760'000'000'000;

/// One department's log with its key, entries and heads.
class Department
{
public:
    Department(const QString &logId, char seed)
        : m_logId(logId)
        , m_key(KeyPair::fromSeed(QByteArray(32, seed)).value())
    {
    }
    quint64 write(const QString &caseId, const QString &action, std::optional<EntryReference> preceding = {})
    {
        LedgerEntry entry;
        entry.caseId = caseId;
        entry.historySequence = m_tree.size() + 1;
        entry.action = action;
        entry.stateBefore = u"before"_s;
        entry.stateAfter = u"after"_s;
        entry.post = u"examiner"_s;
        entry.unit = m_logId + u"-01"_s;
        entry.timeMs = Start + qint64(m_tree.size()) * 1000;
        entry.commandId = u"0199c82c-c000-7000-8000-00000000000"_s + QString::number(m_tree.size());
        entry.privateDigest = saltedDigest(salt(m_tree.size()), content(m_tree.size())).value();
        entry.preceding = std::move(preceding);
        for (const Node &node : m_tree.append(entryHash(entry).value()))
            m_nodes.insert({node.id.level, node.id.index}, node.hash);
        m_entries.append(entry);
        return m_tree.size() - 1;
    }
    static QByteArray salt(quint64 index) { return QByteArray(16, static_cast<char>('a' + index)); }
    static QByteArray content(quint64 index) { return "clerk and opinion " + QByteArray::number(index); }

    [[nodiscard]] SignedTreeHead head(quint64 size) const
    {
        return signTreeHead({m_logId, size, rootAt(size, source()).value(), Start + qint64(size) * 1000}, m_key);
    }
    [[nodiscard]] Receipt receipt(quint64 index, quint64 size) const
    {
        return {m_entries.at(qsizetype(index)), index, inclusionProof(index, size, source()).value(), head(size)};
    }
    [[nodiscard]] Progress progress(quint64 first, quint64 second) const
    {
        return {head(first), head(second), consistencyProof(first, second, source()).value()};
    }
    [[nodiscard]] HashSource source() const
    {
        return [this](const NodeId &id) -> std::optional<Digest> { return m_nodes.value({id.level, id.index}); };
    }
    [[nodiscard]] const KeyPair &key() const { return m_key; }
    [[nodiscard]] const QString &logId() const { return m_logId; }

private:
    QString m_logId;
    KeyPair m_key;
    MerkleTree m_tree;
    QMap<std::pair<int, quint64>, Digest> m_nodes;
    QList<LedgerEntry> m_entries;
};

/// A case that market supervision decides and tax receives.
struct Story
{
    Department market{u"market"_s, 'm'};
    Department tax{u"tax"_s, 't'};
    Package package;
    QHash<QString, PublicKey> trusted;

    Story()
    {
        for (int i = 0; i < 5; ++i)
            market.write(u"case-1"_s, u"step"_s);
        const Receipt sent = market.receipt(4, 5);
        tax.write(u"case-9"_s, u"other"_s);
        tax.write(u"case-1"_s, u"receive"_s, EntryReference{market.logId(), entryHash(sent.entry).value()});
        package.keys = {{market.logId(), market.key().publicKey()}, {tax.logId(), tax.key().publicKey()}};
        package.receipts = {market.receipt(2, 4), sent, tax.receipt(1, 2)};
        package.progress = {market.progress(4, 5)};
        package.disclosures = {{1, Department::salt(4), Department::content(4)}};
        for (const LogKey &key : package.keys)
            trusted.insert(key.logId, key.key);
    }
};

bool onlyFault(const PackageReport &report, PackageFault::Part part, int index, Error error)
{
    return report.faults == QList<PackageFault>{{part, index, error}};
}

} // namespace

class TestLedgerReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReceiptHolds();
    void aChangedReceiptDoesNot();
    void progressIsForwardInOneLog();
    void aWholePackageHolds();
    void anEntryWhoseOriginIsAbsentIsUnlinked();
    void foreignKeysAreNotTrusted();
    void twoRootsForOneSizeAreFound();
    void disclosuresMustMatch();
    void jsonRoundTrips();
    void everyByteOfAPackageIsGuarded();
    void hostileJson_data();
    void hostileJson();
    void everyMissingExtraOrWrongMemberIsRefused();
    void longListsAreRefused();
};

void TestLedgerReceipt::aReceiptHolds()
{
    const Story story;
    for (quint64 size = 1; size <= 5; ++size) {
        for (quint64 index = 0; index < size; ++index)
            QVERIFY(verifyReceipt(story.market.receipt(index, size), story.market.key().publicKey()));
    }
}

void TestLedgerReceipt::aChangedReceiptDoesNot()
{
    const Story story;
    const PublicKey key = story.market.key().publicKey();
    const auto refused = [&](auto change) {
        Receipt receipt = story.market.receipt(2, 5);
        change(receipt);
        const Check check = verifyReceipt(receipt, key);
        return check ? Error(-1) : check.error();
    };
    QCOMPARE(refused([](Receipt &r) { r.entry.action = u"grant"_s; }), Error::RootMismatch);
    QCOMPARE(refused([](Receipt &r) { r.entry.timeMs += 1; }), Error::RootMismatch);
    QCOMPARE(refused([](Receipt &r) { r.entry.post = QString(300, u'x'); }), Error::TooLarge);
    QCOMPARE(refused([](Receipt &r) { r.index = 3; }), Error::RootMismatch);
    QCOMPARE(refused([](Receipt &r) { r.index = 5; }), Error::IndexOutOfRange);
    QCOMPARE(refused([](Receipt &r) { r.inclusion.removeLast(); }), Error::ProofLength);
    QCOMPARE(refused([](Receipt &r) { r.inclusion.first() = Digest(); }), Error::RootMismatch);
    QCOMPARE(refused([](Receipt &r) { r.head.head.root = Digest(); }), Error::BadSignature);
    QCOMPARE(refused([&](Receipt &r) { r.head = story.market.head(4); }), Error::ProofLength);
    QCOMPARE(refused([&](Receipt &r) { r = story.tax.receipt(1, 2); }), Error::WrongKey);
}

void TestLedgerReceipt::progressIsForwardInOneLog()
{
    const Story story;
    const auto check = [](const TreeHead &older, const TreeHead &newer, const Proof &proof) {
        const Check result = verifyProgress(older, newer, proof);
        return result ? Error(-1) : result.error();
    };
    for (quint64 first = 0; first <= 5; ++first) {
        for (quint64 second = first; second <= 5; ++second) {
            const Progress step = story.market.progress(first, second);
            QVERIFY(verifyProgress(step.older.head, step.newer.head, step.proof));
            if (first != second)
                QCOMPARE(check(step.newer.head, step.older.head, step.proof), Error::WentBack);
        }
    }
    const Progress step = story.market.progress(3, 5);
    TreeHead other = step.newer.head;
    other.logId = u"tax"_s;
    QCOMPARE(check(step.older.head, other, step.proof), Error::WrongLog);
    TreeHead rewritten = step.newer.head;
    rewritten.root = Digest::of("another history");
    QCOMPARE(check(step.older.head, rewritten, step.proof), Error::RootMismatch);
    TreeHead earlier = step.newer.head;
    earlier.timeMs = step.older.head.timeMs - 1;
    QCOMPARE(check(step.older.head, earlier, step.proof), Error::WentBack);
    TreeHead sameSize = step.older.head;
    sameSize.root = Digest::of("another history");
    QCOMPARE(check(step.older.head, sameSize, {}), Error::RootMismatch);
}

void TestLedgerReceipt::aWholePackageHolds()
{
    const Story story;
    const PackageReport report = verifyPackage(story.package, story.trusted);
    QVERIFY(report.holds());
    QVERIFY(report.unlinked.isEmpty());
}

void TestLedgerReceipt::anEntryWhoseOriginIsAbsentIsUnlinked()
{
    Story story;
    story.package.receipts.removeAt(1);
    story.package.disclosures.clear();
    const PackageReport report = verifyPackage(story.package, story.trusted);
    QVERIFY(report.holds());
    QCOMPARE(report.unlinked, QList<int>{1});
}

void TestLedgerReceipt::foreignKeysAreNotTrusted()
{
    Story story;
    story.trusted.remove(u"tax"_s);
    const PackageReport report = verifyPackage(story.package, story.trusted);
    QCOMPARE(report.faults, (QList<PackageFault>{{PackageFault::Part::Keys, 1, Error::WrongKey},
                                                 {PackageFault::Part::Receipts, 2, Error::WrongKey}}));

    // A package that brings its own key for a known log does not talk the inspector into it.
    Story forged;
    const KeyPair own = KeyPair::fromSeed(QByteArray(32, 'x')).value();
    forged.package.keys[0].key = own.publicKey();
    Receipt &receipt = forged.package.receipts[1];
    receipt.head = signTreeHead(receipt.head.head, own);
    const PackageReport second = verifyPackage(forged.package, forged.trusted);
    QCOMPARE(second.faults, (QList<PackageFault>{{PackageFault::Part::Keys, 0, Error::WrongKey},
                                                 {PackageFault::Part::Receipts, 1, Error::WrongKey}}));
}

void TestLedgerReceipt::twoRootsForOneSizeAreFound()
{
    Story story;
    // The same key signs another history of the same length: each receipt is right by itself.
    Department twin(u"market"_s, 'm');
    for (int i = 0; i < 5; ++i)
        twin.write(u"case-2"_s, u"step"_s);
    story.package.receipts.append(twin.receipt(0, 5));
    QVERIFY(verifyReceipt(twin.receipt(0, 5), story.market.key().publicKey()));
    QVERIFY(
        onlyFault(verifyPackage(story.package, story.trusted), PackageFault::Part::Receipts, 3, Error::RootMismatch));
}

void TestLedgerReceipt::disclosuresMustMatch()
{
    const auto fault = [](auto change) {
        Story story;
        change(story.package.disclosures[0]);
        const PackageReport report = verifyPackage(story.package, story.trusted);
        return report.holds() ? Error(-1) : report.faults.first().error;
    };
    QCOMPARE(fault([](Disclosure &d) { d.content += 'x'; }), Error::DigestMismatch);
    QCOMPARE(fault([](Disclosure &d) { d.salt[0] = 'z'; }), Error::DigestMismatch);
    QCOMPARE(fault([](Disclosure &d) { d.receipt = 0; }), Error::DigestMismatch);
    QCOMPARE(fault([](Disclosure &d) { d.receipt = 3; }), Error::IndexOutOfRange);
    QCOMPARE(fault([](Disclosure &d) { d.receipt = -1; }), Error::IndexOutOfRange);
    QCOMPARE(fault([](Disclosure &d) { d.salt.clear(); }), Error::SaltTooShort);
}

void TestLedgerReceipt::jsonRoundTrips()
{
    const Story story;
    const Result<Package> back = packageFromJson(packageToJson(story.package));
    QVERIFY(back);
    QVERIFY(*back == story.package);
    QVERIFY(verifyPackage(*back, story.trusted).holds());
    QVERIFY(packageFromJson(packageToJson(Package())).value() == Package());

    for (const Receipt &receipt : story.package.receipts) {
        QVERIFY(receiptFromJson(toJson(receipt)).value() == receipt);
        QVERIFY(entryFromJson(toJson(receipt.entry)).value() == receipt.entry);
        QVERIFY(signedTreeHeadFromJson(toJson(receipt.head)).value() == receipt.head);
        QVERIFY(proofFromJson(toJson(receipt.inclusion)).value() == receipt.inclusion);
    }
}

void TestLedgerReceipt::everyByteOfAPackageIsGuarded()
{
    Story story;
    story.package.receipts.removeFirst();
    story.package.disclosures[0].receipt = 0;
    const QByteArray json = QJsonDocument::fromJson(packageToJson(story.package)).toJson(QJsonDocument::Compact);
    QVERIFY(verifyPackage(packageFromJson(json).value(), story.trusted).holds());
    int parsed = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        for (const char c : {static_cast<char>(json.at(i) ^ 1), json.at(i) == '7' ? '8' : '7'}) {
            QByteArray bad = json;
            bad[i] = c;
            const Result<Package> package = packageFromJson(bad);
            if (!package)
                continue;
            ++parsed;
            if (verifyPackage(*package, story.trusted).holds())
                QFAIL(qPrintable(QString::asprintf("byte %lld: ", i) + QString::fromUtf8(bad.mid(i - 20, 40))));
        }
    }
    QVERIFY(parsed > 500); // otherwise only the parser was tested
}

void TestLedgerReceipt::hostileJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, const QByteArray &json, Error error = Error::Malformed) {
        QTest::newRow(name) << json << int(error);
    };
    const QByteArray empty = packageToJson(Package());
    const QByteArray good = packageToJson(Story().package);
    const auto replaced = [](QByteArray json, const QByteArray &from, const QByteArray &to) {
        const qsizetype at = json.indexOf(from);
        Q_ASSERT(at >= 0);
        return json.replace(at, from.size(), to);
    };
    row("nothing", "");
    row("blank", "   ");
    row("null", "null");
    row("array", "[]");
    row("empty object", "{}");
    row("cut", good.first(good.size() / 2));
    row("trailing text", good + "x");
    row("trailing object", good + "{}");
    row("not UTF-8", replaced(good, "case-1", "case\xff\xfe"));
    row("lone surrogate", replaced(good, "case-1", "\\ud800"));
    row("deep nesting", QByteArray(100'000, '['));
    row("deep objects", QByteArray("{\"a\":").repeated(5000) + "1" + QByteArray(5000, '}'));
    row("other format", replaced(empty, "package/1", "package/2"), Error::UnknownFormat);
    row("format a number", replaced(empty, "\"yunchuang-ledger-package/1\"", "1"));
    row("same key twice", replaced(empty, "\"keys\": [", "\"keys\": [],\n\"keys\": ["));
    row("same key escaped", replaced(empty, "\"keys\": [", "\"\\u006beys\": [],\n\"keys\": ["));
    row("same key deep inside", replaced(good, "\"case\": \"case-1\"", "\"case\": \"case-2\", \"case\": \"case-1\""));
    row("keys an object", replaced(empty, "\"keys\": [\n    ]", "\"keys\": {}"));
    row("index a fraction", replaced(good, "\"index\": 2", "\"index\": 2.5"));
    row("index negative", replaced(good, "\"index\": 2", "\"index\": -2"));
    row("index beyond whole doubles", replaced(good, "\"index\": 2", "\"index\": 9007199254740993"));
    row("index enormous", replaced(good, "\"index\": 2", "\"index\": 1e300"));
    row("index text", replaced(good, "\"index\": 2", "\"index\": \"2\""));
    row("index true", replaced(good, "\"index\": 2", "\"index\": true"));
    row("text too long", replaced(good, "case-1", QByteArray(300, 'c')), Error::TooLarge);
    row("salt odd", replaced(good, "\"salt\": \"", "\"salt\": \"a"));
    row("content not base64", replaced(good, "\"content\": \"", "\"content\": \"*"));
    row("content base64 with slack bits", replaced(good, "gNA==", "gNB=="));
    row("too large", QByteArray(MaxPackageBytes + 1, ' '), Error::TooLarge);
}

void TestLedgerReceipt::hostileJson()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, error);
    const Result<Package> package = packageFromJson(json);
    QVERIFY(!package);
    QCOMPARE(int(package.error()), error);
}

void TestLedgerReceipt::everyMissingExtraOrWrongMemberIsRefused()
{
    const Story story;
    const auto refusedAll = [](const QJsonObject &good, auto read, const QStringList &mayBeMissing = {}) {
        for (const QString &name : good.keys()) {
            QJsonObject bad = good;
            bad.remove(name);
            if (!mayBeMissing.contains(name) && read(bad))
                return false;
            for (const QJsonValue &other : {QJsonValue(), QJsonValue(true), QJsonValue(1.5), QJsonValue(-1),
                                            QJsonValue(QJsonObject()), QJsonValue(QJsonArray{1})}) {
                bad.insert(name, other);
                if (read(bad))
                    return false;
            }
        }
        QJsonObject extra = good;
        extra.insert(u"extra"_s, 1);
        return !read(extra) && read(good).has_value();
    };
    const Receipt receipt = story.package.receipts.last();
    QVERIFY(refusedAll(toJson(receipt), [](const QJsonValue &v) { return receiptFromJson(v); }));
    QVERIFY(refusedAll(toJson(receipt.head), [](const QJsonValue &v) { return signedTreeHeadFromJson(v); }));
    QVERIFY(refusedAll(toJson(receipt.entry), [](const QJsonValue &v) { return entryFromJson(v); }, {u"preceding"_s}));
    for (const QJsonValue &other : {QJsonValue(), QJsonValue(1), QJsonValue(QJsonObject()), QJsonValue(u"x"_s)})
        QVERIFY(!proofFromJson(other));
}

void TestLedgerReceipt::longListsAreRefused()
{
    QCOMPARE(proofFromJson(toJson(Proof(129))).error(), Error::TooLarge);
    QVERIFY(proofFromJson(toJson(Proof(128))));
    Package package;
    package.disclosures = QList<Disclosure>(100'001, {0, QByteArray(16, 's'), {}});
    QCOMPARE(packageFromJson(packageToJson(package)).error(), Error::TooLarge);
}

QTEST_GUILESS_MAIN(TestLedgerReceipt)
#include "tst_ledgerreceipt.moc"
