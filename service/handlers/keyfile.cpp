// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/keyfile.h"

#include <QFile>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Expected<ledger::SecretBytes, QString> secretInFile(const QString &fileName, int size, Random &random)
{
    QFile file(fileName);
    const auto fault = [&file] { return tl::unexpected(QString(file.fileName() % u": "_s % file.errorString())); };
    if (!file.exists()) {
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
            return fault();
        if (file.write(random.bytes(size).toHex() + '\n') < 0 || !file.flush())
            return fault();
        file.close();
    }
    if (!file.open(QIODevice::ReadOnly))
        return fault();
    QByteArray hex = file.readAll().trimmed();
    QByteArray secret = QByteArray::fromHex(hex);
    ledger::wipe(hex);
    if (secret.size() != size)
        return tl::unexpected(QString(file.fileName() % u" holds no secret"_s));
    return ledger::SecretBytes::take(std::move(secret));
}

} // namespace yunchuang::service
