// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/papers/archivepackage.h"

#include "service/papers/archivexml.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 chunkBytes = 1 << 16;

tl::unexpected<PaperError> faulty(PaperError::Code code, const QString &detail)
{
    return tl::unexpected(PaperError{code, detail});
}

/// "03" of the third; packages of more than 99 files of one folder go on with three digits.
QString serial(qsizetype n)
{
    return QString::number(n).rightJustified(2, u'0');
}

QString endingOf(const QString &mediaType)
{
    static const QHash<QString, QString> endings{{u"application/pdf"_s, u".pdf"_s},
                                                 {u"image/jpeg"_s, u".jpg"_s},
                                                 {u"image/png"_s, u".png"_s},
                                                 {u"image/tiff"_s, u".tif"_s},
                                                 {u"application/ofd"_s, u".ofd"_s}};
    return endings.value(mediaType, u".bin"_s);
}

/// Names in the package are plain, whatever an upload was called.
QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text)
        out += c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_') ? c : u'_';
    return out;
}

ArchiveFile fromBytes(const QString &path, const QString &title, const QString &mediaType, QByteArray bytes)
{
    ArchiveFile file{path, title, mediaType, {}, std::move(bytes), {}, 0};
    file.size = file.bytes.size();
    file.digest = QString::fromLatin1(QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256).toHex());
    return file;
}

/// Gathers the files of the package in their order.
class Gathering
{
public:
    explicit Gathering(const ArchiveFacts &facts)
        : m_facts(facts)
        , m_case(facts.notice.subject)
    {
    }

    [[nodiscard]] Expected<QVector<ArchiveFile>, PaperError> files()
    {
        if (const auto written = addPaper(DocumentKind::ApplicationForm, u"application/application.pdf"_s); !written)
            return tl::unexpected(written.error());
        m_files.append(fromBytes(u"application/application.json"_s, u"申请表数据"_s, u"application/json"_s,
                                 QJsonDocument(m_case.form).toJson(QJsonDocument::Indented)));
        addMaterials();
        addDocuments();
        m_files.append(
            fromBytes(u"process.xml"_s, u"办理过程记录"_s, u"application/xml"_s, processLog(m_facts.notice)));
        if (const auto written = addPaper(DocumentKind::ArchivePackage, u"directory.pdf"_s); !written)
            return tl::unexpected(written.error());
        m_files.append(fromBytes(u"metadata.xml"_s, u"元数据"_s, u"application/xml"_s,
                                 archiveMetadata(m_facts.book, m_facts.notice, m_files)));
        return std::move(m_files);
    }

private:
    void addMaterials()
    {
        QVector<Material> materials = m_case.materials;
        std::stable_sort(materials.begin(), materials.end(),
                         [](const Material &a, const Material &b) { return a.id < b.id; });
        for (const Material &material : std::as_const(materials)) {
            // What was shown on paper only has no bytes.
            if (material.digest.isEmpty())
                continue;
            const ItemMaterial *known = m_facts.notice.item.material(material.id);
            ArchiveFile file;
            file.path = u"materials/"_s % serial(++m_materials) % u'-' % plain(material.id.text()) % u"-v"_s %
                        QString::number(material.version) % endingOf(material.mediaType);
            file.title = known ? known->name : material.id.text();
            file.mediaType = material.mediaType;
            addStored(std::move(file), material.digest);
        }
    }

    void addDocuments()
    {
        qsizetype n = 0;
        for (const CaseDocument &document : m_case.documents) {
            if (document.digest.isEmpty())
                continue;
            const NoticeTemplate *notice = m_facts.book.find(document.kind);
            ArchiveFile file;
            file.path = u"documents/"_s % serial(++n) % u'-' % nameOf(document.kind) % endingOf(document.mediaType);
            file.title = (notice ? notice->title : QString(nameOf(document.kind))) % u' ' % document.number;
            if (document.kind == DocumentKind::Certificate)
                file.title = m_case.result.name % u' ' % document.number;
            file.mediaType = document.mediaType;
            addStored(std::move(file), document.digest);
        }
    }

    void addStored(ArchiveFile file, const Digest256 &digest)
    {
        file.source = m_facts.fileOf(digest);
        file.digest = digest.text();
        file.size = QFileInfo(file.source).size();
        m_files.append(std::move(file));
    }

    [[nodiscard]] Expected<void, PaperError> addPaper(DocumentKind kind, const QString &path)
    {
        const NoticeTemplate *notice = m_facts.book.find(kind);
        if (!notice)
            return faulty(PaperError::Code::Content, nameOf(kind));
        NoticeValues values = noticeValues(m_facts.book, *notice, m_facts.notice);
        for (const ArchiveFile &file : std::as_const(m_files)) {
            QVector<NoticeValues::Entry> &list = values.lists[u"files"_s];
            list.append({{u"n"_s, QString::number(list.size() + 1)},
                         {u"path"_s, file.path},
                         {u"name"_s, file.title},
                         {u"size"_s, QString::number(file.size)}});
        }
        const Expected<NoticeText, NoticeError> paper = fillNotice(m_facts.book, *notice, values);
        if (!paper)
            return faulty(PaperError::Code::Content, nameOf(kind) % u'/' % paper.error().where);
        const Expected<QByteArray, PaperError> pdf = renderPaper(*paper, m_facts.notice.document.issuedAt);
        if (!pdf)
            return tl::unexpected(pdf.error());
        m_files.append(fromBytes(path, notice->title, u"application/pdf"_s, *pdf));
        return {};
    }

    const ArchiveFacts &m_facts;
    const Case &m_case;
    QVector<ArchiveFile> m_files;
    qsizetype m_materials = 0;
};

struct ArchiveFree
{
    void operator()(archive *written) const { archive_write_free(written); }
};
struct EntryFree
{
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

/// Writes the bytes of a stored file and looks whether they are what was recorded.
bool copyStored(archive *zip, const ArchiveFile &file)
{
    QFile source(file.source);
    if (!source.open(QIODevice::ReadOnly))
        return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!source.atEnd()) {
        const QByteArray chunk = source.read(chunkBytes);
        if (chunk.isEmpty())
            return false;
        hash.addData(chunk);
        if (archive_write_data(zip, chunk.constData(), size_t(chunk.size())) != chunk.size())
            return false;
    }
    return QString::fromLatin1(hash.result().toHex()) == file.digest;
}

} // namespace

Expected<void, PaperError> writeArchivePackage(const QString &target, const ArchiveFacts &facts)
{
    const Expected<QVector<ArchiveFile>, PaperError> files = Gathering(facts).files();
    if (!files)
        return tl::unexpected(files.error());
    const std::unique_ptr<archive, ArchiveFree> zip(archive_write_new());
    archive_write_set_format_zip(zip.get());
    if (archive_write_open_filename(zip.get(), QFile::encodeName(target).constData()) != ARCHIVE_OK)
        return faulty(PaperError::Code::Surface, u"archive"_s);
    const time_t at = time_t(facts.notice.document.issuedAt.toSecsSinceEpoch());
    for (const ArchiveFile &file : *files) {
        const std::unique_ptr<archive_entry, EntryFree> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), file.path.toLatin1().constData());
        archive_entry_set_size(entry.get(), file.size);
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), at, 0);
        if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK)
            return faulty(PaperError::Code::Surface, u"archive"_s);
        if (!file.source.isEmpty()) {
            if (!copyStored(zip.get(), file))
                return faulty(PaperError::Code::Content, file.path);
        } else if (archive_write_data(zip.get(), file.bytes.constData(), size_t(file.bytes.size())) !=
                   file.bytes.size()) {
            return faulty(PaperError::Code::Surface, u"archive"_s);
        }
    }
    if (archive_write_close(zip.get()) != ARCHIVE_OK)
        return faulty(PaperError::Code::Surface, u"archive"_s);
    return {};
}

} // namespace yunchuang::service
