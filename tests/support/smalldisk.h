// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace yunchuang {

/// A real file system of a few megabytes that can be filled to the last byte. Only this process sees it.
class SmallDisk
{
public:
    /// Gives this process mounts of its own; before it has threads. False where the system does not allow it.
    static bool prepare()
    {
        const QByteArray user = QByteArray("0 ") + QByteArray::number(getuid()) + " 1";
        const QByteArray group = QByteArray("0 ") + QByteArray::number(getgid()) + " 1";
        return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell("/proc/self/setgroups", "deny") &&
               tell("/proc/self/uid_map", user) && tell("/proc/self/gid_map", group) &&
               mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }

    explicit SmallDisk(int megabytes)
    {
        const QByteArray options = "size=" + QByteArray::number(megabytes) + "m";
        m_mounted =
            mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            (void)umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Takes all the space that is left. False if there is still some.
    bool fill()
    {
        QFile file(filler());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return false;
        const QByteArray block(4096, 'x');
        while (file.write(block) == block.size()) {
        }
        return file.error() != QFileDevice::NoError;
    }
    bool free() { return QFile::remove(filler()); }

private:
    static bool tell(const char *file, const QByteArray &words)
    {
        const int out = open(file, O_WRONLY);
        const bool told = out >= 0 && write(out, words.constData(), static_cast<size_t>(words.size())) == words.size();
        if (out >= 0)
            close(out);
        return told;
    }
    [[nodiscard]] QString filler() const { return m_folder.filePath(QStringLiteral("filler")); }

    QTemporaryDir m_folder;
    bool m_mounted = false;
};

} // namespace yunchuang
