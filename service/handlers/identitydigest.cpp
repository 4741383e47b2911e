// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/identitydigest.h"

#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "service/handlers/keyfile.h"

#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QSet>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

/// Numbers have 18 characters, people type a few more between them.
constexpr qsizetype shortestNumber = 15;
constexpr qsizetype longestNumber = 32;

std::optional<QString> normalisedNumber(const QString &number)
{
    if (number.size() < shortestNumber || number.size() > longestNumber)
        return std::nullopt;
    if (const IdentifierResult person = checkCitizenId(number))
        return person->value;
    if (const IdentifierResult body = checkUscc(number))
        return body->value;
    return std::nullopt;
}

void collectNumbers(const QJsonValue &value, QSet<QString> &numbers)
{
    if (value.isString()) {
        if (const std::optional<QString> number = normalisedNumber(value.toString()))
            numbers.insert(*number);
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (const QJsonValue &entry : list)
            collectNumbers(entry, numbers);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            collectNumbers(*it, numbers);
    }
}

QByteArray identityDigestOf(const QString &number, const ledger::SecretBytes &key)
{
    const QByteArray secret = QByteArray::fromRawData(key.view().data(), key.size());
    return QMessageAuthenticationCode::hash(number.toUtf8(), secret, QCryptographicHash::Sha256);
}

} // namespace

std::optional<IdentityDigests> IdentityDigests::inFolder(const QString &folder, Random &random)
{
    Expected<ledger::SecretBytes, QString> key = secretInFile(folder % u"/identity.key"_s, int(KeySize), random);
    return key ? std::optional(IdentityDigests(std::move(*key))) : std::nullopt;
}

std::optional<QByteArray> IdentityDigests::of(const QString &number) const
{
    const std::optional<QString> known = normalisedNumber(number.trimmed());
    return known ? std::optional<QByteArray>(identityDigestOf(*known, m_key)) : std::nullopt;
}

QList<QByteArray> IdentityDigests::inCase(const Case &subject) const
{
    QSet<QString> numbers;
    collectNumbers(subject.applicant.idNumber, numbers);
    collectNumbers(subject.form, numbers);
    QList<QByteArray> digests;
    for (const QString &number : std::as_const(numbers))
        digests.append(identityDigestOf(number, m_key));
    return digests;
}

bool isCodeOfBody(const QString &number)
{
    return !checkCitizenId(number.trimmed()) && bool(checkUscc(number.trimmed()));
}

} // namespace yunchuang::service
