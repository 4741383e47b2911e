// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/merkle.h"

#include <QMap>
#include <QTest>

#include <bit>

using namespace yunchuang::ledger;

namespace {

constexpr int Largest = 300;

Digest hex(const char *text)
{
    const std::optional<Digest> digest = Digest::fromHex(text);
    Q_ASSERT(digest);
    return *digest;
}

/// The published Certificate Transparency test tree (transparency-dev/merkle, used for RFC 6962 and RFC 9162).
QList<QByteArray> referenceEntries()
{
    QList<QByteArray> entries;
    for (const char *text :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        entries.append(QByteArray::fromHex(text));
    return entries;
}

const QList<const char *> referenceRoots{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

/// A log with its stored nodes, as the service's database keeps them, counting what is read.
struct Log
{
    MerkleTree tree;
    QMap<std::pair<int, quint64>, Digest> nodes;
    QList<Digest> leaves;
    QList<Digest> roots{emptyRoot()};
    mutable int reads = 0;

    void append(QByteArrayView data)
    {
        leaves.append(leafHash(data));
        const QList<Node> completed = tree.append(leaves.last());
        for (const Node &node : completed)
            nodes.insert({node.id.level, node.id.index}, node.hash);
        roots.append(tree.root());
    }
    [[nodiscard]] HashSource source() const
    {
        return [this](const NodeId &id) -> std::optional<Digest> {
            ++reads;
            const auto it = nodes.constFind({id.level, id.index});
            return it == nodes.cend() ? std::nullopt : std::optional(*it);
        };
    }
    static Log numbered(int size)
    {
        Log log;
        for (int i = 0; i < size; ++i)
            log.append(QByteArray::number(i));
        return log;
    }
};

/// RFC 9162's definitions word for word, over all leaves, as the other opinion.
class Definition
{
public:
    explicit Definition(const QList<Digest> &leaves)
        : m_leaves(leaves)
    {
    }
    Digest root(int begin, int end)
    {
        if (begin == end)
            return emptyRoot();
        if (end - begin == 1)
            return m_leaves.at(begin);
        const auto known = m_known.constFind({begin, end});
        if (known != m_known.cend())
            return *known;
        const int k = split(end - begin);
        const Digest hash = nodeHash(root(begin, begin + k), root(begin + k, end));
        m_known.insert({begin, end}, hash);
        return hash;
    }
    /// PATH(m, D[begin:end]), section 2.1.3.1.
    Proof path(int m, int begin, int end)
    {
        const int n = end - begin;
        if (n == 1)
            return {};
        const int k = split(n);
        if (m < k)
            return path(m, begin, begin + k) + Proof{root(begin + k, end)};
        return path(m - k, begin + k, end) + Proof{root(begin, begin + k)};
    }
    /// SUBPROOF(m, D[begin:end], whole), section 2.1.4.1.
    Proof subproof(int m, int begin, int end, bool whole)
    {
        const int n = end - begin;
        if (m == n)
            return whole ? Proof{} : Proof{root(begin, end)};
        const int k = split(n);
        if (m <= k)
            return subproof(m, begin, begin + k, whole) + Proof{root(begin + k, end)};
        return subproof(m - k, begin + k, end, false) + Proof{root(begin, begin + k)};
    }

private:
    static int split(int n)
    {
        int k = 1;
        while (2 * k < n)
            k *= 2;
        return k;
    }
    QList<Digest> m_leaves;
    QMap<std::pair<int, int>, Digest> m_known;
};

Proof proofOf(const QStringList &hashes)
{
    Proof proof;
    for (const QString &text : hashes)
        proof.append(hex(text.toLatin1().constData()));
    return proof;
}

QStringList texts(std::initializer_list<const char *> list)
{
    QStringList out;
    for (const char *text : list)
        out.append(QString::fromLatin1(text));
    return out;
}

Error errorOf(const Check &check)
{
    return check ? Error(-1) : check.error();
}

} // namespace

class TestMerkle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestHasOneSpelling();
    void publishedRoots();
    void publishedInclusion_data();
    void publishedInclusion();
    void publishedConsistency_data();
    void publishedConsistency();
    void everyRootAndPeakUpTo300();
    void everyInclusionUpTo300();
    void everyConsistencyUpTo300();
    void inclusionBindsIndexAndSize();
    void consistencyBindsSizes();
    void everyBitOfAProofCounts();
    void shortenedAndLengthenedProofs();
    void theEmptyTreeIsTheBeginningOfEveryTree();
    void hugeSizes();
    void missingHashesAreTold();
    void sizesAreChecked();
};

void TestMerkle::digestHasOneSpelling()
{
    const QByteArray good(64, 'a');
    QVERIFY(Digest::fromHex(good));
    QCOMPARE(Digest::fromHex(good)->hex(), good);
    QVERIFY(!Digest::fromHex(QByteArray(64, 'A')));
    QVERIFY(!Digest::fromHex(QByteArray(64, 'g')));
    QVERIFY(!Digest::fromHex(QByteArray(63, 'a')));
    QVERIFY(!Digest::fromHex(QByteArray(66, 'a')));
    QVERIFY(!Digest::fromBytes(QByteArray(31, 'a')));
    QVERIFY(!Digest::fromBytes(QByteArray(33, 'a')));
    QCOMPARE(Digest::of("abc").hex(), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(Digest::ofParts({"a", "", "bc"}), Digest::of("abc"));
}

void TestMerkle::publishedRoots()
{
    MerkleTree tree;
    QCOMPARE(tree.root(), hex(referenceRoots.at(0)));
    const QList<QByteArray> entries = referenceEntries();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        tree.append(leafHash(entries.at(i)));
        QCOMPARE(tree.root(), hex(referenceRoots.at(i + 1)));
    }
}

void TestMerkle::publishedInclusion_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("size");
    QTest::addColumn<QStringList>("hashes");
    QTest::newRow("0 of 1") << 0 << 1 << QStringList();
    QTest::newRow("0 of 8") << 0 << 8
                            << texts({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"});
    QTest::newRow("5 of 8") << 5 << 8
                            << texts({"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
    QTest::newRow("2 of 3") << 2 << 3 << texts({"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"});
    QTest::newRow("1 of 5") << 1 << 5
                            << texts({"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"});
}

void TestMerkle::publishedInclusion()
{
    QFETCH(const int, index);
    QFETCH(const int, size);
    QFETCH(const QStringList, hashes);
    Log log;
    for (const QByteArray &entry : referenceEntries())
        log.append(entry);
    const Result<Proof> proof = inclusionProof(index, size, log.source());
    QVERIFY(proof);
    QCOMPARE(*proof, proofOf(hashes));
    QVERIFY(verifyInclusion(leafHash(referenceEntries().at(index)), index, size, proofOf(hashes),
                            hex(referenceRoots.at(size))));
}

void TestMerkle::publishedConsistency_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<QStringList>("hashes");
    QTest::newRow("1 to 1") << 1 << 1 << QStringList();
    QTest::newRow("1 to 8") << 1 << 8
                            << texts({"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"});
    QTest::newRow("6 to 8") << 6 << 8
                            << texts({"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
    QTest::newRow("2 to 5") << 2 << 5
                            << texts({"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"});
}

void TestMerkle::publishedConsistency()
{
    QFETCH(const int, first);
    QFETCH(const int, second);
    QFETCH(const QStringList, hashes);
    Log log;
    for (const QByteArray &entry : referenceEntries())
        log.append(entry);
    const Result<Proof> proof = consistencyProof(first, second, log.source());
    QVERIFY(proof);
    QCOMPARE(*proof, proofOf(hashes));
    QVERIFY(verifyConsistency(first, hex(referenceRoots.at(first)), second, hex(referenceRoots.at(second)),
                              proofOf(hashes)));
}

void TestMerkle::everyRootAndPeakUpTo300()
{
    const Log log = Log::numbered(Largest);
    Definition definition(log.leaves);
    for (int size = 0; size <= Largest; ++size) {
        QCOMPARE(log.roots.at(size), definition.root(0, size));
        const Result<Digest> stored = rootAt(size, log.source());
        QVERIFY(stored);
        QCOMPARE(*stored, log.roots.at(size));

        // A log taken up again from its stored nodes grows exactly like the one that never stopped.
        Result<MerkleTree> resumed = MerkleTree::load(size, log.source());
        QVERIFY(resumed);
        QCOMPARE(resumed->root(), log.roots.at(size));
        if (size < Largest) {
            for (const Node &node : resumed->append(log.leaves.at(size)))
                QCOMPARE(node.hash, log.nodes.value({node.id.level, node.id.index}));
            QCOMPARE(resumed->root(), log.roots.at(size + 1));
            QCOMPARE(resumed->size(), quint64(size + 1));
        }
    }
    QCOMPARE(log.nodes.size(), 2 * Largest - std::popcount(unsigned(Largest)));
}

void TestMerkle::everyInclusionUpTo300()
{
    const Log log = Log::numbered(Largest);
    Definition definition(log.leaves);
    const HashSource source = log.source();
    for (int size = 1; size <= Largest; ++size) {
        for (int index = 0; index < size; ++index) {
            log.reads = 0;
            const Result<Proof> proof = inclusionProof(index, size, source);
            QVERIFY(proof);
            QVERIFY(log.reads <= 2 * int(std::bit_width(unsigned(size))));
            if (*proof != definition.path(index, 0, size))
                QFAIL(qPrintable(QString::asprintf("path %d of %d", index, size)));
            if (!verifyInclusion(log.leaves.at(index), index, size, *proof, log.roots.at(size)))
                QFAIL(qPrintable(QString::asprintf("verify %d of %d", index, size)));
        }
    }
}

void TestMerkle::everyConsistencyUpTo300()
{
    const Log log = Log::numbered(Largest);
    Definition definition(log.leaves);
    const HashSource source = log.source();
    for (int second = 0; second <= Largest; ++second) {
        for (int first = 0; first <= second; ++first) {
            log.reads = 0;
            const Result<Proof> proof = consistencyProof(first, second, source);
            QVERIFY(proof);
            QVERIFY(log.reads <= 2 * int(std::bit_width(unsigned(second))) + 1);
            if (first > 0 && *proof != definition.subproof(first, 0, second, true))
                QFAIL(qPrintable(QString::asprintf("proof %d to %d", first, second)));
            if (!verifyConsistency(first, log.roots.at(first), second, log.roots.at(second), *proof))
                QFAIL(qPrintable(QString::asprintf("verify %d to %d", first, second)));
        }
    }
}

void TestMerkle::inclusionBindsIndexAndSize()
{
    const Log log = Log::numbered(40);
    for (int size = 1; size <= 40; ++size) {
        for (int index = 0; index < size; ++index) {
            const Proof proof = inclusionProof(index, size, log.source()).value();
            for (int other = 0; other <= size; ++other) {
                QCOMPARE(verifyInclusion(log.leaves.at(index), other, size, proof, log.roots.at(size)).has_value(),
                         other == index);
            }
            for (int other = 0; other <= 40; ++other) {
                if (other != size)
                    QVERIFY(!verifyInclusion(log.leaves.at(index), index, other, proof, log.roots.at(other)));
            }
        }
    }
}

void TestMerkle::consistencyBindsSizes()
{
    const Log log = Log::numbered(33);
    for (int second = 2; second <= 33; ++second) {
        for (int first = 1; first < second; ++first) {
            const Proof proof = consistencyProof(first, second, log.source()).value();
            for (int other = 0; other <= 33; ++other) {
                if (other != first)
                    QVERIFY(!verifyConsistency(other, log.roots.at(other), second, log.roots.at(second), proof));
                if (other != second)
                    QVERIFY(!verifyConsistency(first, log.roots.at(first), other, log.roots.at(other), proof));
            }
            QVERIFY(!verifyConsistency(first, log.roots.at(second), second, log.roots.at(second), proof));
            QVERIFY(!verifyConsistency(first, log.roots.at(first), second, log.roots.at(first), proof));
        }
    }
}

void TestMerkle::everyBitOfAProofCounts()
{
    const Log log = Log::numbered(21);
    const auto flipped = [](Digest digest, int bit) {
        QByteArray bytes = digest.bytes();
        bytes[bit / 8] = static_cast<char>(bytes.at(bit / 8) ^ (1 << (bit % 8)));
        return *Digest::fromBytes(bytes);
    };
    for (int index = 0; index < 21; ++index) {
        const Proof proof = inclusionProof(index, 21, log.source()).value();
        for (qsizetype at = 0; at < proof.size(); ++at) {
            for (int bit = 0; bit < 256; ++bit) {
                Proof bad = proof;
                bad[at] = flipped(bad.at(at), bit);
                QCOMPARE(errorOf(verifyInclusion(log.leaves.at(index), index, 21, bad, log.roots.at(21))),
                         Error::RootMismatch);
            }
        }
        const Proof steps = consistencyProof(index, 21, log.source()).value();
        for (qsizetype at = 0; at < steps.size(); ++at) {
            for (int bit = 0; bit < 256; ++bit) {
                Proof bad = steps;
                bad[at] = flipped(bad.at(at), bit);
                QCOMPARE(errorOf(verifyConsistency(index, log.roots.at(index), 21, log.roots.at(21), bad)),
                         Error::RootMismatch);
            }
        }
    }
}

void TestMerkle::shortenedAndLengthenedProofs()
{
    const Log log = Log::numbered(64);
    for (int size = 2; size <= 64; ++size) {
        for (int index = 0; index < size; ++index) {
            const Proof proof = inclusionProof(index, size, log.source()).value();
            QCOMPARE(errorOf(verifyInclusion(log.leaves.at(index), index, size, proof.first(proof.size() - 1),
                                             log.roots.at(size))),
                     Error::ProofLength);
            QCOMPARE(errorOf(verifyInclusion(log.leaves.at(index), index, size, proof + Proof{log.roots.at(size)},
                                             log.roots.at(size))),
                     Error::ProofLength);
            if (index == 0)
                continue;
            const Proof steps = consistencyProof(index, size, log.source()).value();
            const Digest &first = log.roots.at(index);
            const Digest &second = log.roots.at(size);
            QCOMPARE(errorOf(verifyConsistency(index, first, size, second, steps.first(steps.size() - 1))),
                     Error::ProofLength);
            QCOMPARE(errorOf(verifyConsistency(index, first, size, second, steps + Proof{second})), Error::ProofLength);
            QVERIFY(!verifyConsistency(index, first, size, second, Proof{first} + steps));
            QCOMPARE(errorOf(verifyConsistency(index, first, size, second, {})), Error::ProofLength);
        }
    }
}

void TestMerkle::theEmptyTreeIsTheBeginningOfEveryTree()
{
    const Log log = Log::numbered(3);
    QVERIFY(verifyConsistency(0, emptyRoot(), 3, log.roots.at(3), {}));
    QVERIFY(verifyConsistency(0, emptyRoot(), 0, emptyRoot(), {}));
    QCOMPARE(errorOf(verifyConsistency(0, log.roots.at(1), 3, log.roots.at(3), {})), Error::RootMismatch);
    QCOMPARE(errorOf(verifyConsistency(0, emptyRoot(), 0, log.roots.at(3), {})), Error::RootMismatch);
    QCOMPARE(errorOf(verifyConsistency(0, emptyRoot(), 3, log.roots.at(3), {log.roots.at(3)})), Error::ProofLength);
    QCOMPARE(errorOf(verifyConsistency(3, log.roots.at(3), 3, log.roots.at(2), {})), Error::RootMismatch);
    QCOMPARE(errorOf(verifyConsistency(3, log.roots.at(3), 3, log.roots.at(3), {log.roots.at(3)})), Error::ProofLength);
}

void TestMerkle::hugeSizes()
{
    // A source that invents a hash per node is enough to walk trees of any size.
    const HashSource source = [](const NodeId &id) -> std::optional<Digest> {
        return Digest::of(QByteArray(QByteArray::number(id.level) + '/' + QByteArray::number(id.index)));
    };
    const quint64 all = ~quint64(0);
    const Proof proof = inclusionProof(all - 1, all, source).value();
    QCOMPARE(proof.size(), 63);
    QVERIFY(verifyInclusion(*source({0, all - 1}), all - 1, all, proof, rootAt(all, source).value()));
    QCOMPARE(MerkleTree::load(all, source).value().root(), rootAt(all, source).value());
    QVERIFY(inclusionProof(0, all, source).value().size() == 64);
    QCOMPARE(errorOf(verifyInclusion({}, all, all, {}, {})), Error::IndexOutOfRange);
    QCOMPARE(errorOf(verifyConsistency(1, {}, all, {}, Proof(200))), Error::ProofLength);
}

void TestMerkle::missingHashesAreTold()
{
    const HashSource nothing = [](const NodeId &) { return std::optional<Digest>(); };
    QCOMPARE(inclusionProof(0, 2, nothing).error(), Error::HashUnavailable);
    QCOMPARE(consistencyProof(1, 2, nothing).error(), Error::HashUnavailable);
    QCOMPARE(consistencyProof(3, 4, nothing).error(), Error::HashUnavailable);
    QCOMPARE(rootAt(1, nothing).error(), Error::HashUnavailable);
    QCOMPARE(MerkleTree::load(1, nothing).error(), Error::HashUnavailable);
    QCOMPARE(rootAt(0, nothing).value(), emptyRoot());
}

void TestMerkle::sizesAreChecked()
{
    const Log log = Log::numbered(4);
    QCOMPARE(inclusionProof(4, 4, log.source()).error(), Error::IndexOutOfRange);
    QCOMPARE(inclusionProof(0, 0, log.source()).error(), Error::IndexOutOfRange);
    QCOMPARE(consistencyProof(4, 3, log.source()).error(), Error::SizeOutOfRange);
    QCOMPARE(errorOf(verifyConsistency(4, {}, 3, {}, {})), Error::SizeOutOfRange);
    QCOMPARE(MerkleTree::fromPeaks(3, {Digest()}).error(), Error::SizeOutOfRange);
    QCOMPARE(errorOf(verifyInclusion({}, 0, 0, {}, emptyRoot())), Error::IndexOutOfRange);
}

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
