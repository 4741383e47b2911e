// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/datalock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace yunchuang::service {

Expected<std::unique_ptr<DataLock>, DataLock::Fault> DataLock::take(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder + QLatin1String("/yunchuangd.lock"));
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return tl::unexpected(Fault::Unusable);
    std::unique_ptr<DataLock> lock(new DataLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return tl::unexpected(errno == EWOULDBLOCK ? Fault::Held : Fault::Unusable);
    return lock;
}

DataLock::~DataLock()
{
    ::close(m_descriptor);
}

} // namespace yunchuang::service
