// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "store/associateddata.h"
#include "store/sealedbox.h"

#include <QSet>
#include <QTest>

#include <sodium.h>

#include <stdexcept>

using namespace yunchuang;

namespace {

SecretBytes keyOf(char fill)
{
    return SecretBytes::copyOf(QByteArray(32, fill));
}

SealError errorOf(const Expected<QByteArray, SealError> &result)
{
    return result ? SealError(-1) : result.error();
}

/// Hands out prepared bytes.
class ScriptedRandom final : public Random
{
public:
    explicit ScriptedRandom(QByteArray all)
        : m_all(std::move(all))
    {
    }
    QByteArray bytes(int count) override
    {
        const QByteArray out = m_all.first(count);
        m_all = m_all.sliced(count);
        return out;
    }

private:
    QByteArray m_all;
};

/// One row of a table as the cache keeps it: clear columns and a sealed one bound to all of them.
struct Row
{
    QString id;
    qint64 version = 0;
    QByteArray sealed;

    [[nodiscard]] QByteArray aad(QByteArrayView column) const
    {
        return AssociatedData("cases").add(column).add(id).add(version).bytes();
    }
};

} // namespace

class TestSealedBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void theLayoutIsTheStandardOne();
    void everyBitCounts();
    void cutValuesAreRefused();
    void anUnknownSuiteIsTold();
    void anotherKeyDoesNotOpen();
    void rowsCannotBeSwapped();
    void equalValuesLookDifferent();
    void secretsOpenIntoTheirOwnMemory();
    void aKeyOfAnotherSizeIsABug();
};

void TestSealedBox::roundTrip_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray(1, '\0');
    QTest::newRow("text") << QByteArray("张三, 企业设立登记");
    QTest::newRow("large") << QByteArray(1'000'000, 'x');
}

void TestSealedBox::roundTrip()
{
    QFETCH(const QByteArray, plain);
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    const QByteArray sealed = box.seal("row 1", plain);
    QCOMPARE(sealed.size(), plain.size() + SealedBox::Overhead);
    if (plain.size() > 4)
        QVERIFY(!sealed.contains(plain));
    const auto opened = box.open("row 1", sealed);
    QVERIFY(opened);
    QCOMPARE(*opened, plain);
}

void TestSealedBox::theLayoutIsTheStandardOne()
{
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1: key, nonce, text and associated data of the published example; the
    // suite byte goes before the associated data, so the tag is checked against libsodium called directly.
    const QByteArray key = QByteArray::fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    const QByteArray nonce = QByteArray::fromHex("404142434445464748494a4b4c4d4e4f5051525354555657");
    const QByteArray aad = QByteArray::fromHex("50515253c0c1c2c3c4c5c6c7");
    const QByteArray plain("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
                           "future, sunscreen would be it.");
    ScriptedRandom random(nonce);
    const SealedBox box(SecretBytes::copyOf(key), random);
    const QByteArray sealed = box.seal(aad, plain);

    QCOMPARE(sealed.at(0), char(1));
    QCOMPARE(sealed.mid(1, 24), nonce);
    // The ciphertext does not depend on the associated data, so the published one must appear.
    QCOMPARE(sealed.mid(25, 32).toHex(),
             QByteArray("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"));
    const QByteArray bound = char(1) + aad;
    QByteArray direct(plain.size() + 16, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(direct.data()), nullptr,
                                               reinterpret_cast<const unsigned char *>(plain.constData()), plain.size(),
                                               reinterpret_cast<const unsigned char *>(bound.constData()), bound.size(),
                                               nullptr, reinterpret_cast<const unsigned char *>(nonce.constData()),
                                               reinterpret_cast<const unsigned char *>(key.constData()));
    QCOMPARE(sealed.mid(25), direct);
}

void TestSealedBox::everyBitCounts()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    const QByteArray sealed = box.seal("row", "applicant");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bad = sealed;
            bad[i] = static_cast<char>(bad.at(i) ^ (1 << bit));
            QCOMPARE(errorOf(box.open("row", bad)), i == 0 ? SealError::UnknownSuite : SealError::Tampered);
        }
    }
    QCOMPARE(errorOf(box.open("Row", sealed)), SealError::Tampered);
    QCOMPARE(errorOf(box.open("", sealed)), SealError::Tampered);
}

void TestSealedBox::cutValuesAreRefused()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    const QByteArray sealed = box.seal("row", "applicant");
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QCOMPARE(errorOf(box.open("row", sealed.first(size))), SealError::Tampered);
    QCOMPARE(errorOf(box.open("row", QByteArray(sealed + 'x'))), SealError::Tampered);
}

void TestSealedBox::anUnknownSuiteIsTold()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    QByteArray sealed = box.seal("row", "applicant");
    sealed[0] = 2;
    QCOMPARE(errorOf(box.open("row", sealed)), SealError::UnknownSuite);
    QCOMPARE(errorOf(box.open("row", QByteArrayView(sealed).first(1))), SealError::UnknownSuite);
}

void TestSealedBox::anotherKeyDoesNotOpen()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    const SealedBox other(keyOf('l'), random);
    QCOMPARE(errorOf(other.open("row", box.seal("row", "applicant"))), SealError::Tampered);
}

void TestSealedBox::rowsCannotBeSwapped()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    Row first{QStringLiteral("case-1"), 3, {}};
    Row second{QStringLiteral("case-2"), 3, {}};
    first.sealed = box.seal(first.aad("summary"), "first");
    second.sealed = box.seal(second.aad("summary"), "second");
    QVERIFY(box.open(first.aad("summary"), first.sealed));

    QCOMPARE(errorOf(box.open(first.aad("summary"), second.sealed)), SealError::Tampered);
    QCOMPARE(errorOf(box.open(first.aad("body"), first.sealed)), SealError::Tampered);
    Row older = first;
    older.version = 2;
    QCOMPARE(errorOf(box.open(older.aad("summary"), first.sealed)), SealError::Tampered);
    // Text that wanders from one clear column into the next is another row.
    QVERIFY(AssociatedData("t").add(QStringLiteral("ab")).add(QStringLiteral("c")).bytes() !=
            AssociatedData("t").add(QStringLiteral("a")).add(QStringLiteral("bc")).bytes());
}

void TestSealedBox::equalValuesLookDifferent()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(box.seal("row", "same").mid(1, 24));
    QCOMPARE(nonces.size(), 1000);
}

void TestSealedBox::secretsOpenIntoTheirOwnMemory()
{
    SystemRandom random;
    const SealedBox box(keyOf('k'), random);
    const QByteArray sealed = box.seal("seed", "0123456789");
    const auto opened = box.openSecret("seed", sealed);
    QVERIFY(opened);
    QVERIFY(opened->equals("0123456789"));
    QVERIFY(!box.openSecret("other", sealed));
    QVERIFY(!box.openSecret("seed", QByteArrayView(sealed).chopped(1)));
}

void TestSealedBox::aKeyOfAnotherSizeIsABug()
{
    SystemRandom random;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, SealedBox(SecretBytes::copyOf("short"), random));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, SealedBox({}, random));
}

QTEST_GUILESS_MAIN(TestSealedBox)
#include "tst_sealedbox.moc"
