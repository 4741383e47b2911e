// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/querypassword.h"

#include <QFile>
#include <QMessageAuthenticationCode>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr int querySecretSize = 32;
constexpr int queryPasswordLength = 10;
/// 32 characters, so that five bits choose one: no 0, 1, I, O.
constexpr QLatin1String queryPasswordLetters("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
static_assert(queryPasswordLetters.size() == 32);

} // namespace

Expected<QueryPasswords, CoreError> QueryPasswords::inFolder(const QString &folder, Random &random)
{
    QFile file(folder % u"/query.key"_s);
    const auto fault = [&file] {
        return tl::unexpected(CoreError{CoreError::Code::Key, file.fileName() % u": "_s % file.errorString()});
    };
    if (!file.exists()) {
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
            return fault();
        if (file.write(random.bytes(querySecretSize).toHex() + '\n') < 0 || !file.flush())
            return fault();
        file.close();
    }
    if (!file.open(QIODevice::ReadOnly))
        return fault();
    QByteArray hex = file.readAll().trimmed();
    QByteArray secret = QByteArray::fromHex(hex);
    ledger::wipe(hex);
    if (secret.size() != querySecretSize)
        return tl::unexpected(CoreError{CoreError::Code::Key, file.fileName() % u" holds no secret"_s});
    return QueryPasswords(ledger::SecretBytes::take(std::move(secret)));
}

QString QueryPasswords::passwordFor(const UnitId &source, const QString &deliveryId, const CaseId &id) const
{
    const QByteArray text = QStringList{source.text(), deliveryId, id.text()}.join(u'\n').toUtf8();
    const QByteArray key = QByteArray::fromRawData(m_secret.view().data(), m_secret.size());
    const QByteArray code = QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
    QString password;
    for (int i = 0; i < queryPasswordLength; ++i)
        password.append(queryPasswordLetters[uchar(code[i]) % queryPasswordLetters.size()]);
    return password;
}

} // namespace yunchuang::service
