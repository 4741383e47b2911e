// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/signing.h"
#include "ledger/treehead.h"

#include <QTest>

using namespace yunchuang::ledger;

class TestSigning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rfc8032_data();
    void rfc8032();
    void everyBitOfTheSignatureCounts();
    void keysHaveOneSpelling();
    void seedsOfTheWrongSizeAreRefused();
    void aSmallOrderKeyIsRefused();
    void secretsMoveAndWipe();
    void aHeadIsBoundToItsKeyAndEveryField();
    void everyByteOfAHeadIsSigned();
};

void TestSigning::rfc8032_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    const auto row = [](const char *name, const char *seed, const char *key, const char *message, const char *sig) {
        QTest::newRow(name) << QByteArray::fromHex(seed) << QByteArray(key) << QByteArray::fromHex(message)
                            << QByteArray(sig);
    };
    row("TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    row("TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    row("TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    row("TEST SHA(abc)", "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704");
}

void TestSigning::rfc8032()
{
    QFETCH(const QByteArray, seed);
    QFETCH(const QByteArray, publicKey);
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, signature);
    const Result<KeyPair> pair = KeyPair::fromSeed(seed);
    QVERIFY(pair);
    QCOMPARE(pair->publicKey().hex(), publicKey);
    QCOMPARE(pair->sign(message).hex(), signature);
    QVERIFY(pair->seed().equals(seed));
    const PublicKey key = PublicKey::fromHex(publicKey).value();
    QVERIFY(key.verify(message, Signature::fromHex(signature).value()));
    QCOMPARE(key.verify(QByteArray(message + 'x'), Signature::fromHex(signature).value()).error(), Error::BadSignature);
}

void TestSigning::everyBitOfTheSignatureCounts()
{
    const KeyPair pair = KeyPair::fromSeed(QByteArray(32, 'k')).value();
    const QByteArray message("a step of a case");
    const QByteArray good = pair.sign(message).bytes();
    for (int bit = 0; bit < 512; ++bit) {
        QByteArray bad = good;
        bad[bit / 8] = static_cast<char>(bad.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY(!pair.publicKey().verify(message, Signature::fromBytes(bad).value()));
    }
    QVERIFY(!KeyPair::fromSeed(QByteArray(32, 'l'))->publicKey().verify(message, pair.sign(message)));
}

void TestSigning::keysHaveOneSpelling()
{
    const KeyPair pair = KeyPair::fromSeed(QByteArray(32, 'k')).value();
    const QByteArray hex = pair.publicKey().hex();
    QCOMPARE(PublicKey::fromHex(hex), std::optional(pair.publicKey()));
    QVERIFY(!PublicKey::fromHex(hex.toUpper()));
    QVERIFY(!PublicKey::fromHex(hex.chopped(2)));
    QVERIFY(!PublicKey::fromBytes(QByteArray(33, 'k')));
    QVERIFY(!Signature::fromBytes(QByteArray(63, 'k')));
    QVERIFY(!Signature::fromHex(QByteArray(128, 'K')));
    QCOMPARE(pair.id().size(), 32);
    QVERIFY(pair.id() != KeyPair::fromSeed(QByteArray(32, 'l'))->id());
}

void TestSigning::seedsOfTheWrongSizeAreRefused()
{
    QCOMPARE(KeyPair::fromSeed(QByteArray(31, 'k')).error(), Error::BadKey);
    QCOMPARE(KeyPair::fromSeed({}).error(), Error::BadKey);
}

void TestSigning::aSmallOrderKeyIsRefused()
{
    // The neutral element as a key would accept the neutral signature for every message.
    QByteArray neutral(32, '\0');
    neutral[0] = 1;
    const QByteArray signature = neutral + QByteArray(32, '\0');
    QVERIFY(!PublicKey::fromBytes(neutral)->verify("anything", Signature::fromBytes(signature).value()));
}

void TestSigning::secretsMoveAndWipe()
{
    SecretBytes secret = SecretBytes::copyOf("0123456789abcdef");
    SecretBytes moved = std::move(secret);
    QVERIFY(secret.isEmpty());
    QVERIFY(moved.equals("0123456789abcdef"));
    QVERIFY(!moved.equals("0123456789abcdeX"));
    QVERIFY(!moved.equals("0123"));
    SecretBytes copy = moved.clone();
    moved.clear();
    QVERIFY(moved.isEmpty());
    QVERIFY(copy.equals("0123456789abcdef"));
    copy = SecretBytes::copyOf("x");
    QCOMPARE(copy.size(), 1);

    QByteArray bytes = QByteArray("a key in an ordinary array");
    bytes.detach();
    const char *where = bytes.constData();
    QCOMPARE(QByteArray(where, 5), QByteArray("a key"));
    const SecretBytes taken = SecretBytes::take(std::move(bytes));
    QVERIFY(taken.equals("a key in an ordinary array"));
    QVERIFY(bytes.isEmpty());
}

void TestSigning::aHeadIsBoundToItsKeyAndEveryField()
{
    const KeyPair pair = KeyPair::fromSeed(QByteArray(32, 'k')).value();
    const KeyPair other = KeyPair::fromSeed(QByteArray(32, 'o')).value();
    const TreeHead head{QStringLiteral("11520000"), 7, Digest::of("root"), 1'760'000'000'000};
    const SignedTreeHead good = signTreeHead(head, pair);
    QVERIFY(verifyTreeHead(good, pair.publicKey()));
    QCOMPARE(verifyTreeHead(good, other.publicKey()).error(), Error::WrongKey);

    const auto refused = [&](auto change) {
        SignedTreeHead bad = good;
        change(bad);
        return verifyTreeHead(bad, pair.publicKey()) ? Error(-1) : verifyTreeHead(bad, pair.publicKey()).error();
    };
    QCOMPARE(refused([](SignedTreeHead &h) { h.head.size = 8; }), Error::BadSignature);
    QCOMPARE(refused([](SignedTreeHead &h) { h.head.timeMs += 1; }), Error::BadSignature);
    QCOMPARE(refused([](SignedTreeHead &h) { h.head.root = Digest(); }), Error::BadSignature);
    QCOMPARE(refused([](SignedTreeHead &h) { h.head.logId += QLatin1Char('1'); }), Error::BadSignature);
    QCOMPARE(refused([&](SignedTreeHead &h) { h.keyId = other.id(); }), Error::WrongKey);
    QCOMPARE(refused([&](SignedTreeHead &h) { h = signTreeHead(head, other), h.keyId = pair.id(); }),
             Error::BadSignature);
}

void TestSigning::everyByteOfAHeadIsSigned()
{
    const KeyPair pair = KeyPair::fromSeed(QByteArray(32, 'k')).value();
    const TreeHead head{QStringLiteral("11520000"), 7, Digest::of("root"), 1'760'000'000'000};
    const QByteArray bytes = canonicalBytes(head);
    const Signature signature = pair.sign(bytes);
    QVERIFY(pair.publicKey().verify(bytes, signature));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray bad = bytes;
        bad[i] = static_cast<char>(bad.at(i) ^ 1);
        QVERIFY(!pair.publicKey().verify(bad, signature));
    }
    // Pinned: a changed encoding would make every kept head worthless.
    QCOMPARE(bytes.toHex(),
             QByteArray("79756e636875616e672f74726565686561642f3100" // label
                        "000000083131353230303030"                   // log id
                        "0000000000000007")                          // size
                 + Digest::of("root").hex() + "00000199c82cc000");   // root, time
}

QTEST_GUILESS_MAIN(TestSigning)
#include "tst_signing.moc"
