// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/materialkind.h"

#include <QByteArray>
#include <QIODevice>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

const QString ofdType = u"application/ofd"_s;
constexpr qsizetype maxMaterialName = 200;
constexpr qint64 zipEndSize = 22;
constexpr qint64 zipEntrySize = 46;

/// What programs begin with: PE and DOS, ELF, Mach-O (both orders, fat), Java classes, scripts, Windows links,
/// WebAssembly, Android's dex.
bool beginsLikeProgram(const QByteArray &head)
{
    static const std::array<QByteArray, 12> beginnings = {
        QByteArray("MZ"),
        QByteArray("\x7f"
                   "ELF"),
        QByteArray("\xfe\xed\xfa\xce"),
        QByteArray("\xfe\xed\xfa\xcf"),
        QByteArray("\xce\xfa\xed\xfe"),
        QByteArray("\xcf\xfa\xed\xfe"),
        QByteArray("\xca\xfe\xba\xbe"),
        QByteArray("#!"),
        QByteArray("L\0\0\0\x01\x14\x02\0", 8),
        QByteArray("\0asm", 4),
        QByteArray("dex\n"),
        QByteArray("\xd0\xcf\x11\xe0"), // installers and documents with macros
    };
    return std::any_of(beginnings.cbegin(), beginnings.cend(),
                       [&](const QByteArray &beginning) { return head.startsWith(beginning); });
}

bool isProgramName(const QString &name)
{
    static const QSet<QString> extensions = {u"exe"_s, u"dll"_s, u"com"_s, u"scr"_s, u"bat"_s, u"cmd"_s, u"msi"_s,
                                             u"ps1"_s, u"vbs"_s, u"js"_s,  u"jar"_s, u"sh"_s,  u"so"_s,  u"apk"_s,
                                             u"lnk"_s, u"pif"_s, u"hta"_s, u"wsf"_s, u"reg"_s, u"elf"_s};
    return extensions.contains(name.section(u'.', -1).toLower());
}

quint32 little32(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

quint16 little16(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

/// Names in a zip's directory; nothing when it has none that can be read.
std::optional<QStringList> zipNames(QIODevice &file)
{
    constexpr qint64 maxTail = zipEndSize + 0xffff;
    const qint64 from = std::max<qint64>(0, file.size() - maxTail);
    if (!file.seek(from))
        return std::nullopt;
    const QByteArray tail = file.read(maxTail);
    const qsizetype end = tail.lastIndexOf(QByteArray("PK\x05\x06"));
    if (end < 0 || tail.size() - end < zipEndSize)
        return std::nullopt;
    const quint32 size = little32(tail, end + 12);
    const quint32 offset = little32(tail, end + 16);
    constexpr quint32 maxDirectory = 4 * 1024 * 1024;
    if (size > maxDirectory || qint64(offset) + size > file.size() || !file.seek(offset))
        return std::nullopt;
    const QByteArray directory = file.read(size);
    QStringList names;
    for (qsizetype at = 0; at + zipEntrySize <= directory.size();) {
        if (!directory.sliced(at).startsWith(QByteArray("PK\x01\x02")))
            return std::nullopt;
        const qsizetype length = little16(directory, at + 28);
        if (at + zipEntrySize + length > directory.size())
            return std::nullopt;
        names.append(QString::fromUtf8(directory.sliced(at + zipEntrySize, length)));
        at += zipEntrySize + length + little16(directory, at + 30) + little16(directory, at + 32);
    }
    return names;
}

Expected<QString, MaterialFault> packageType(QIODevice &file)
{
    const std::optional<QStringList> names = zipNames(file);
    if (!names)
        return tl::unexpected(MaterialFault::Damaged);
    if (std::any_of(names->cbegin(), names->cend(), isProgramName))
        return tl::unexpected(MaterialFault::Executable);
    if (!names->contains(u"OFD.xml"_s))
        return tl::unexpected(MaterialFault::UnknownType);
    return ofdType;
}

bool endsWithin(QIODevice &file, const QByteArray &mark, qint64 within)
{
    return file.seek(std::max<qint64>(0, file.size() - within)) && file.read(within).contains(mark);
}

} // namespace

QString materialFaultName(MaterialFault fault)
{
    switch (fault) {
    case MaterialFault::Empty:
        return u"EMPTY"_s;
    case MaterialFault::Executable:
        return u"EXECUTABLE"_s;
    case MaterialFault::UnknownType:
        return u"UNKNOWN_TYPE"_s;
    case MaterialFault::Damaged:
        return u"DAMAGED"_s;
    }
    return {};
}

Expected<QString, MaterialFault> materialType(QIODevice &file)
{
    const auto whole = [](bool yes, const QString &type) -> Expected<QString, MaterialFault> {
        if (!yes)
            return tl::unexpected(MaterialFault::Damaged);
        return type;
    };
    const QByteArray head = file.read(16);
    if (head.isEmpty())
        return tl::unexpected(MaterialFault::Empty);
    if (beginsLikeProgram(head))
        return tl::unexpected(MaterialFault::Executable);
    if (head.startsWith("%PDF-"))
        return whole(endsWithin(file, "%%EOF", 2048), u"application/pdf"_s);
    if (head.startsWith("\xff\xd8\xff"))
        return whole(endsWithin(file, "\xff\xd9", 4096), u"image/jpeg"_s);
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        return whole(endsWithin(file, "IEND", 64), u"image/png"_s);
    if (head.startsWith(QByteArray("II*\0", 4)) || head.startsWith(QByteArray("MM\0*", 4)))
        return whole(file.size() > 8, u"image/tiff"_s);
    if (head.startsWith(QByteArray("PK\x03\x04")))
        return packageType(file);
    return tl::unexpected(MaterialFault::UnknownType);
}

bool fitsMaterialName(const QString &fileName, const QString &mediaType)
{
    static const QHash<QString, QStringList> extensions = {
        {u"application/pdf"_s, {u"pdf"_s}},
        {u"image/jpeg"_s, {u"jpg"_s, u"jpeg"_s}},
        {u"image/png"_s, {u"png"_s}},
        {u"image/tiff"_s, {u"tif"_s, u"tiff"_s}},
        {ofdType, {u"ofd"_s}},
    };
    const bool harmless = !fileName.isEmpty() && fileName.size() <= maxMaterialName && !fileName.startsWith(u'.') &&
                          std::all_of(fileName.cbegin(), fileName.cend(), [](QChar c) {
                              // Format characters could make one extension look like another.
                              return c != u'/' && c != u'\\' && c.category() != QChar::Other_Control &&
                                     c.category() != QChar::Other_Format;
                          });
    return harmless && extensions.value(mediaType).contains(fileName.section(u'.', -1).toLower());
}

} // namespace yunchuang::service
