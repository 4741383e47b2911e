// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/querypassword.h"

#include "service/handlers/keyfile.h"

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
    Expected<ledger::SecretBytes, QString> secret = secretInFile(folder % u"/query.key"_s, querySecretSize, random);
    if (!secret)
        return tl::unexpected(CoreError{CoreError::Code::Key, secret.error()});
    return QueryPasswords(std::move(*secret));
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
