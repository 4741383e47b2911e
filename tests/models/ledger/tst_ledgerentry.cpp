// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/leaf.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace yunchuang::ledger;
using namespace Qt::StringLiterals;

namespace {

LedgerEntry sample()
{
    LedgerEntry entry;
    entry.caseId = u"2026-520000-000017"_s;
    entry.historySequence = 3;
    entry.action = u"accept"_s;
    entry.stateBefore = u"received"_s;
    entry.stateAfter = u"accepted"_s;
    entry.post = u"acceptance"_s;
    entry.unit = u"市场监管局-注册处"_s;
    entry.timeMs = 1'760'000'000'123;
    entry.commandId = u"0199c82c-c000-7000-8000-000000000001"_s;
    entry.privateDigest = saltedDigest(QByteArray(16, 's'), "opinion").value();
    entry.preceding = EntryReference{u"tax"_s, leafHash("sent")};
    return entry;
}

const QList<std::function<void(LedgerEntry &)>> changes{
    [](LedgerEntry &e) { e.caseId += u'x'; },
    [](LedgerEntry &e) { e.historySequence += 1; },
    [](LedgerEntry &e) { e.action = u"refuse"_s; },
    [](LedgerEntry &e) { e.stateBefore.clear(); },
    [](LedgerEntry &e) { e.stateAfter = u"refused"_s; },
    [](LedgerEntry &e) { e.post = u"decision"_s; },
    [](LedgerEntry &e) { e.unit += u'二'; },
    [](LedgerEntry &e) { e.timeMs += 1; },
    [](LedgerEntry &e) { e.commandId.clear(); },
    [](LedgerEntry &e) { e.privateDigest = Digest(); },
    [](LedgerEntry &e) { e.preceding.reset(); },
    [](LedgerEntry &e) { e.preceding->logId = u"seal"_s; },
    [](LedgerEntry &e) { e.preceding->leaf = Digest(); },
    // Text moved across a field border must not look the same.
    [](LedgerEntry &e) { e.post = u"acceptanc"_s, e.unit.prepend(u'e'); },
};

} // namespace

class TestLedgerEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonicalBytesRoundTrip();
    void everyFieldIsHashed();
    void theEncodingIsPinned();
    void everyByteMatters();
    void cutAndLengthenedBytesAreRefused();
    void textsAreLimitedAndValid();
    void unknownFormatsAreTold();
    void saltHidesAndBinds();
};

void TestLedgerEntry::canonicalBytesRoundTrip()
{
    for (const auto &change : changes) {
        LedgerEntry entry = sample();
        change(entry);
        const Result<QByteArray> bytes = canonicalBytes(entry);
        QVERIFY(bytes);
        const Result<LedgerEntry> back = entryFromBytes(*bytes);
        QVERIFY(back);
        QVERIFY(*back == entry);
        QCOMPARE(entryHash(entry).value(), leafHash(*bytes));
    }
}

void TestLedgerEntry::everyFieldIsHashed()
{
    QSet<Digest> seen{entryHash(sample()).value()};
    for (const auto &change : changes) {
        LedgerEntry entry = sample();
        change(entry);
        seen.insert(entryHash(entry).value());
    }
    QCOMPARE(seen.size(), changes.size() + 1);
}

void TestLedgerEntry::theEncodingIsPinned()
{
    LedgerEntry entry;
    entry.caseId = u"c"_s;
    entry.historySequence = 1;
    entry.action = u"a"_s;
    entry.stateAfter = u"s"_s;
    entry.post = u"窗"_s;
    entry.unit = u"u"_s;
    entry.timeMs = 2;
    QCOMPARE(canonicalBytes(entry).value().toHex(), QByteArray("79756e636875616e672f656e7472792f3100"
                                                               "0000000163"
                                                               "0000000000000001"
                                                               "0000000161"
                                                               "00000000"
                                                               "0000000173"
                                                               "00000003e7aa97"
                                                               "0000000175"
                                                               "0000000000000002"
                                                               "00000000") +
                                                        QByteArray(64, '0') + "00");
}

void TestLedgerEntry::everyByteMatters()
{
    const LedgerEntry entry = sample();
    const QByteArray bytes = canonicalBytes(entry).value();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bad = bytes;
            bad[i] = static_cast<char>(bad.at(i) ^ (1 << bit));
            const Result<LedgerEntry> read = entryFromBytes(bad);
            QVERIFY(!read || !(*read == entry));
            if (read)
                QCOMPARE(canonicalBytes(*read).value(), bad);
        }
    }
}

void TestLedgerEntry::cutAndLengthenedBytesAreRefused()
{
    const QByteArray bytes = canonicalBytes(sample()).value();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!entryFromBytes(QByteArrayView(bytes).first(size)));
    QCOMPARE(entryFromBytes(QByteArray(bytes + '\0')).error(), Error::Malformed);
}

void TestLedgerEntry::textsAreLimitedAndValid()
{
    LedgerEntry entry = sample();
    entry.unit = QString(256, u'a');
    QVERIFY(canonicalBytes(entry));
    entry.unit = QString(257, u'a');
    QCOMPARE(canonicalBytes(entry).error(), Error::TooLarge);
    entry.unit = QString(86, u'窗'); // 258 bytes
    QCOMPARE(canonicalBytes(entry).error(), Error::TooLarge);
    entry.unit = QString(QChar(0xd800));
    QCOMPARE(canonicalBytes(entry).error(), Error::Malformed);
    entry.unit = QString(QChar(0xfeff)) + u"u"_s;
    QVERIFY(entryFromBytes(canonicalBytes(entry).value()).value() == entry);
    entry = sample();
    entry.timeMs = -1;
    QCOMPARE(canonicalBytes(entry).error(), Error::Malformed);
    entry = sample();
    entry.preceding->logId = QString(257, u'a');
    QCOMPARE(entryHash(entry).error(), Error::TooLarge);
}

void TestLedgerEntry::unknownFormatsAreTold()
{
    QByteArray bytes = canonicalBytes(sample()).value();
    bytes[16] = '2'; // the version in the label
    QCOMPARE(entryFromBytes(bytes).error(), Error::UnknownFormat);
    QCOMPARE(entryFromBytes({}).error(), Error::UnknownFormat);
}

void TestLedgerEntry::saltHidesAndBinds()
{
    const QByteArray salt(16, 's');
    QCOMPARE(saltedDigest(salt.chopped(1), "x").error(), Error::SaltTooShort);
    QVERIFY(saltedDigest(salt, "x").value() != saltedDigest(QByteArray(16, 't'), "x").value());
    QVERIFY(saltedDigest(salt, "x").value() != saltedDigest(salt, "y").value());
    // A byte that wanders from the content into the salt gives another digest.
    QVERIFY(saltedDigest(QByteArray(salt + 'x'), "y").value() != saltedDigest(salt, "xy").value());
    const QByteArray head = QByteArray::fromHex("79756e636875616e672f707269766174652f3100" // label
                                                "00000010");                               // size of the salt
    QCOMPARE(saltedDigest(salt, "x").value(), Digest::ofParts({head, salt, "x"}));
}

QTEST_GUILESS_MAIN(TestLedgerEntry)
#include "tst_ledgerentry.moc"
