// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercodec.h"

#include "ledger/canonical.h"

#include <QJsonDocument>

namespace yunchuang::ledger {

namespace {

constexpr qint64 MaxJsonNumber = (qint64(1) << 53) - 1;
constexpr qsizetype MaxProof = 128; // twice the levels of a tree with 2^64 entries
constexpr qsizetype MaxListed = 100'000;
constexpr qsizetype MaxDisclosed = 1024 * 1024;
constexpr QLatin1String PackageFormat("yunchuang-ledger-package/1");

namespace key {
constexpr QLatin1String caseId("case");
constexpr QLatin1String sequence("sequence");
constexpr QLatin1String action("action");
constexpr QLatin1String from("from");
constexpr QLatin1String to("to");
constexpr QLatin1String post("post");
constexpr QLatin1String unit("unit");
constexpr QLatin1String time("time");
constexpr QLatin1String command("command");
constexpr QLatin1String privateDigest("private");
constexpr QLatin1String preceding("preceding");
constexpr QLatin1String log("log");
constexpr QLatin1String leaf("leaf");
constexpr QLatin1String size("size");
constexpr QLatin1String root("root");
constexpr QLatin1String keyId("key");
constexpr QLatin1String signature("signature");
constexpr QLatin1String entry("entry");
constexpr QLatin1String index("index");
constexpr QLatin1String proof("proof");
constexpr QLatin1String head("head");
constexpr QLatin1String older("older");
constexpr QLatin1String newer("newer");
constexpr QLatin1String receipt("receipt");
constexpr QLatin1String salt("salt");
constexpr QLatin1String content("content");
constexpr QLatin1String format("format");
constexpr QLatin1String keys("keys");
constexpr QLatin1String receipts("receipts");
constexpr QLatin1String progress("progress");
constexpr QLatin1String disclosures("disclosures");
} // namespace key

/// Reads one object whose keys are all taken, each once; remembers the first error.
class StrictObject
{
public:
    explicit StrictObject(const QJsonValue &value)
        : m_object(value.toObject())
    {
        if (!value.isObject())
            refuse(Error::Malformed);
    }

    [[nodiscard]] QJsonValue take(QLatin1String name)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isUndefined())
            refuse(Error::Malformed);
        return value;
    }
    [[nodiscard]] bool has(QLatin1String name) const { return m_object.contains(name); }
    [[nodiscard]] QString text(QLatin1String name, qsizetype limit = LedgerEntry::MaxTextBytes)
    {
        const QJsonValue value = take(name);
        if (!value.isString())
            refuse(Error::Malformed);
        const QString text = value.toString();
        if (const Check check = checkText(text, limit); !check)
            refuse(check.error());
        return text;
    }
    [[nodiscard]] qint64 number(QLatin1String name)
    {
        const QJsonValue value = take(name);
        const qint64 whole = value.toInteger(-1); // -1 also for a fraction
        if (!value.isDouble() || whole < 0 || whole > MaxJsonNumber)
            refuse(Error::Malformed);
        return whole;
    }
    /// A value type with a fromHex().
    template<class T>
    [[nodiscard]] T hex(QLatin1String name)
    {
        const QJsonValue value = take(name);
        const std::optional<T> parsed = T::fromHex(value.toString().toUtf8());
        if (!value.isString() || !parsed)
            refuse(Error::Malformed);
        return parsed.value_or(T());
    }
    /// A value read by its own function.
    template<class T>
    [[nodiscard]] T nested(QLatin1String name, Result<T> (*read)(const QJsonValue &))
    {
        const Result<T> value = read(take(name));
        if (!value)
            refuse(value.error());
        return value.value_or(T());
    }
    template<class T>
    [[nodiscard]] QList<T> list(QLatin1String name, Result<T> (*read)(const QJsonValue &))
    {
        const QJsonValue value = take(name);
        if (!value.isArray())
            refuse(Error::Malformed);
        const QJsonArray array = value.toArray();
        if (array.size() > MaxListed)
            refuse(Error::TooLarge);
        QList<T> out;
        for (qsizetype i = 0; m_good && i < array.size(); ++i) {
            const Result<T> item = read(array.at(i));
            if (!item)
                refuse(item.error());
            else
                out.append(*item);
        }
        return out;
    }
    void refuse(Error error)
    {
        if (m_good)
            m_error = error;
        m_good = false;
    }
    /// The finished value, unless something was wrong or a key is left over.
    template<class T>
    [[nodiscard]] Result<T> finish(T value)
    {
        if (!m_object.isEmpty())
            refuse(Error::Malformed);
        if (!m_good)
            return fail(m_error);
        return value;
    }

private:
    QJsonObject m_object;
    bool m_good = true;
    Error m_error = Error::Malformed;
};

QJsonValue jsonNumber(quint64 value)
{
    return static_cast<qint64>(value);
}

QString hexText(const QByteArray &hex)
{
    return QString::fromLatin1(hex);
}

Result<EntryReference> referenceFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    EntryReference reference;
    reference.logId = in.text(key::log);
    reference.leaf = in.hex<Digest>(key::leaf);
    return in.finish(reference);
}

Result<Digest> digestFromJson(const QJsonValue &value)
{
    const std::optional<Digest> digest = Digest::fromHex(value.toString().toUtf8());
    if (!value.isString() || !digest)
        return fail(Error::Malformed);
    return *digest;
}

Result<LogKey> logKeyFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    LogKey logKey;
    logKey.logId = in.text(key::log);
    logKey.key = in.hex<PublicKey>(key::keyId);
    return in.finish(logKey);
}

QJsonObject toJson(const LogKey &logKey)
{
    return {{key::log, logKey.logId}, {key::keyId, hexText(logKey.key.hex())}};
}

Result<Progress> progressFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    Progress progress;
    progress.older = in.nested(key::older, &signedTreeHeadFromJson);
    progress.newer = in.nested(key::newer, &signedTreeHeadFromJson);
    progress.proof = in.nested(key::proof, &proofFromJson);
    return in.finish(progress);
}

QJsonObject toJson(const Progress &progress)
{
    return {{key::older, ledger::toJson(progress.older)},
            {key::newer, ledger::toJson(progress.newer)},
            {key::proof, ledger::toJson(progress.proof)}};
}

Result<Disclosure> disclosureFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    Disclosure disclosure;
    const qint64 receipt = in.number(key::receipt);
    if (receipt > MaxListed)
        in.refuse(Error::TooLarge);
    else
        disclosure.receipt = static_cast<int>(receipt);
    const std::optional<QByteArray> salt = bytesFromHex(in.text(key::salt, 2 * 64).toUtf8());
    if (!salt)
        in.refuse(Error::Malformed);
    disclosure.salt = salt.value_or(QByteArray());
    const QByteArray content = in.text(key::content, MaxDisclosed).toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(content, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != content)
        in.refuse(Error::Malformed);
    disclosure.content = decoded.decoded;
    return in.finish(disclosure);
}

QJsonObject toJson(const Disclosure &disclosure)
{
    return {{key::receipt, disclosure.receipt},
            {key::salt, hexText(disclosure.salt.toHex())},
            {key::content, QString::fromLatin1(disclosure.content.toBase64())}};
}

template<class T>
QJsonArray listToJson(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(toJson(item));
    return array;
}

/// How many members the objects inside this value have together.
qsizetype memberCount(const QJsonValue &value)
{
    qsizetype count = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        count = object.size();
        for (const QJsonValue member : object)
            count += memberCount(member);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array)
            count += memberCount(item);
    }
    return count;
}

/// How many members the text writes down: in valid JSON each has one colon outside of strings. QJsonDocument keeps the
/// last of two members with the same name, so fewer kept than written means that two readers could see two things.
qsizetype writtenMembers(const QByteArray &json)
{
    qsizetype colons = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && c == ':')
            ++colons;
    }
    return colons;
}

} // namespace

QJsonObject toJson(const LedgerEntry &entry)
{
    QJsonObject object{{key::caseId, entry.caseId},     {key::sequence, jsonNumber(entry.historySequence)},
                       {key::action, entry.action},     {key::from, entry.stateBefore},
                       {key::to, entry.stateAfter},     {key::post, entry.post},
                       {key::unit, entry.unit},         {key::time, entry.timeMs},
                       {key::command, entry.commandId}, {key::privateDigest, hexText(entry.privateDigest.hex())}};
    if (entry.preceding) {
        object.insert(key::preceding, QJsonObject{{key::log, entry.preceding->logId},
                                                  {key::leaf, hexText(entry.preceding->leaf.hex())}});
    }
    return object;
}

Result<LedgerEntry> entryFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    LedgerEntry entry;
    entry.caseId = in.text(key::caseId);
    entry.historySequence = static_cast<quint64>(in.number(key::sequence));
    entry.action = in.text(key::action);
    entry.stateBefore = in.text(key::from);
    entry.stateAfter = in.text(key::to);
    entry.post = in.text(key::post);
    entry.unit = in.text(key::unit);
    entry.timeMs = in.number(key::time);
    entry.commandId = in.text(key::command);
    entry.privateDigest = in.hex<Digest>(key::privateDigest);
    if (in.has(key::preceding))
        entry.preceding = in.nested(key::preceding, &referenceFromJson);
    return in.finish(entry);
}

QJsonObject toJson(const TreeHead &head)
{
    return {{key::log, head.logId},
            {key::size, jsonNumber(head.size)},
            {key::root, hexText(head.root.hex())},
            {key::time, head.timeMs}};
}

QJsonObject toJson(const SignedTreeHead &head)
{
    QJsonObject object = toJson(head.head);
    object.insert(key::keyId, head.keyId);
    object.insert(key::signature, hexText(head.signature.hex()));
    return object;
}

Result<SignedTreeHead> signedTreeHeadFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    SignedTreeHead head;
    head.head.logId = in.text(key::log);
    head.head.size = static_cast<quint64>(in.number(key::size));
    head.head.root = in.hex<Digest>(key::root);
    head.head.timeMs = in.number(key::time);
    head.keyId = in.text(key::keyId);
    head.signature = in.hex<Signature>(key::signature);
    return in.finish(head);
}

QJsonArray toJson(const Proof &proof)
{
    QJsonArray array;
    for (const Digest &hash : proof)
        array.append(hexText(hash.hex()));
    return array;
}

Result<Proof> proofFromJson(const QJsonValue &value)
{
    if (!value.isArray())
        return fail(Error::Malformed);
    const QJsonArray array = value.toArray();
    if (array.size() > MaxProof)
        return fail(Error::TooLarge);
    Proof proof;
    for (const QJsonValue item : array) {
        const Result<Digest> hash = digestFromJson(item);
        if (!hash)
            return fail(hash.error());
        proof.append(*hash);
    }
    return proof;
}

QJsonObject toJson(const Receipt &receipt)
{
    return {{key::entry, toJson(receipt.entry)},
            {key::index, jsonNumber(receipt.index)},
            {key::proof, toJson(receipt.inclusion)},
            {key::head, toJson(receipt.head)}};
}

Result<Receipt> receiptFromJson(const QJsonValue &value)
{
    StrictObject in(value);
    Receipt receipt;
    receipt.entry = in.nested(key::entry, &entryFromJson);
    receipt.index = static_cast<quint64>(in.number(key::index));
    receipt.inclusion = in.nested(key::proof, &proofFromJson);
    receipt.head = in.nested(key::head, &signedTreeHeadFromJson);
    return in.finish(receipt);
}

QByteArray packageToJson(const Package &package)
{
    const QJsonObject object{{key::format, PackageFormat},
                             {key::keys, listToJson(package.keys)},
                             {key::receipts, listToJson(package.receipts)},
                             {key::progress, listToJson(package.progress)},
                             {key::disclosures, listToJson(package.disclosures)}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<Package> packageFromJson(const QByteArray &json)
{
    if (json.size() > MaxPackageBytes)
        return fail(Error::TooLarge);
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError || !document.isObject())
        return fail(Error::Malformed);
    const QJsonValue value = document.object();
    if (memberCount(value) != writtenMembers(json))
        return fail(Error::Malformed);
    StrictObject in(value);
    if (const QString format = in.text(key::format); format != PackageFormat)
        in.refuse(Error::UnknownFormat);
    Package package;
    package.keys = in.list(key::keys, &logKeyFromJson);
    package.receipts = in.list(key::receipts, &receiptFromJson);
    package.progress = in.list(key::progress, &progressFromJson);
    package.disclosures = in.list(key::disclosures, &disclosureFromJson);
    return in.finish(std::move(package));
}

} // namespace yunchuang::ledger
