// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobs/issuenotices.h"

#include "domain/decide.h"
#include "notices/noticevalues.h"
#include "service/feed/ownact.h"
#include "service/handlers/context.h"
#include "service/papers/archivepackage.h"
#include "service/store/casestore.h"
#include "service/store/jobstore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr int papersAtOnce = 200;
constexpr int earlierCasesAtOnce = 200;
constexpr qint64 firstDelay = 60; // seconds
constexpr qint64 longestDelay = 24 * 3600;
const QString earlierPapers = u"papers-listed"_s;

QString nameOfFault(PaperError::Code code)
{
    switch (code) {
    case PaperError::Code::Glyph:
        return u"GLYPH"_s;
    case PaperError::Code::Content:
        return u"CONTENT"_s;
    case PaperError::Code::Surface:
        break;
    }
    return u"SURFACE"_s;
}

PaperOutcome notMade(const CaseId &id, DocumentKind kind, const QString &code, const QString &where = {})
{
    return PaperOutcome{id, kind, false, code, where, 0};
}

CaseDocument *waitingFor(Case &subject, const CommandId &command, DocumentKind kind)
{
    const auto found = std::find_if(subject.documents.begin(), subject.documents.end(), [&](const CaseDocument &one) {
        return one.command == command && one.kind == kind && one.digest.isEmpty();
    });
    return found == subject.documents.end() ? nullptr : &*found;
}

bool writeTo(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

PaperIssuer::PaperIssuer(ServiceCore &core, const NoticeBook &book, Listener listener)
    : m_core(core)
    , m_book(book)
    , m_listener(std::move(listener))
{
}

QString PaperIssuer::draftOf(const ServiceCore &core, const CaseId &id, DocumentKind kind)
{
    return core.folder() % u"/spool/paper-"_s % id.text() % u'-' % nameOf(kind);
}

Answer<void> PaperIssuer::listEarlierPapers()
{
    const Answer<Connection *> db = m_core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QDateTime> listed = jobstore::lastRun(**db, earlierPapers);
    YC_TRY_DB(listed);
    if (listed->isValid())
        return {};
    for (const auto &[state, name] : enumNames<CaseState>) {
        CaseId after;
        while (true) {
            const DbResult<QVector<CaseId>> page = casestore::inState(**db, state, after, earlierCasesAtOnce);
            YC_TRY_DB(page);
            if (page->isEmpty())
                break;
            after = page->constLast();
            const Answer<void> noted = m_core.writer().run([&](WriteContext &write) -> Answer<void> {
                for (const CaseId &id : *page) {
                    const DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
                    YC_TRY_DB(subject);
                    if (!*subject)
                        continue;
                    for (const CaseDocument &document : std::as_const((*subject)->documents)) {
                        if (document.digest.isEmpty())
                            YC_TRY_DB(paperstore::await(write.db(), id, document, write.now()));
                    }
                }
                return {};
            });
            if (!noted)
                return noted;
        }
    }
    return m_core.writer().run([&](WriteContext &write) -> Answer<void> {
        YC_TRY_DB(jobstore::setLastRun(write.db(), earlierPapers, write.now()));
        return {};
    });
}

Answer<int> PaperIssuer::runOnce()
{
    if (!m_listed) {
        if (const Answer<void> listed = listEarlierPapers(); !listed)
            return tl::unexpected(listed.error());
        m_listed = true;
    }
    const Answer<Connection *> db = m_core.reader();
    if (!db)
        return tl::unexpected(db.error());
    int issued = 0;
    while (true) {
        const DbResult<QVector<paperstore::WaitingPaper>> due =
            paperstore::due(**db, m_core.clock().now(), papersAtOnce);
        YC_TRY_DB(due);
        if (due->isEmpty())
            return issued;
        QVector<QVector<paperstore::WaitingPaper>> cases;
        for (const paperstore::WaitingPaper &paper : *due) {
            const auto known = std::find_if(cases.begin(), cases.end(), [&](const auto &papers) {
                return papers.constFirst().caseId == paper.caseId;
            });
            if (known == cases.end())
                cases.append(QVector<paperstore::WaitingPaper>{paper});
            else
                known->append(paper);
        }
        for (const auto &papers : std::as_const(cases)) {
            const Answer<int> done = issueFor(papers);
            if (!done)
                return done;
            issued += *done;
        }
    }
}

Answer<int> PaperIssuer::issueFor(const QVector<paperstore::WaitingPaper> &papers)
{
    const CaseId id = papers.constFirst().caseId;
    const Answer<Connection *> db = m_core.reader();
    if (!db)
        return tl::unexpected(db.error());
    DbResult<std::optional<Case>> subject = casestore::load(**db, id);
    YC_TRY_DB(subject);
    const DbResult<QVector<HistoryRow>> history = casestore::history(**db, id);
    YC_TRY_DB(history);
    QVector<Made> made;
    for (const paperstore::WaitingPaper &paper : papers) {
        const CaseDocument *document = *subject ? waitingFor(**subject, paper.command, paper.kind) : nullptr;
        if (!document) {
            made.append({paper, {}}); // nothing is wanted any more: only the row goes
            continue;
        }
        Expected<CaseDocument, PaperOutcome> file = make(**subject, *history, *document);
        if (file) {
            made.append({paper, std::move(*file)});
        } else if (const Answer<void> later = putOff(paper, std::move(file.error())); !later) {
            return tl::unexpected(later.error());
        }
    }
    return made.isEmpty() ? Answer<int>(0) : record(id, made);
}

Expected<CaseDocument, PaperOutcome> PaperIssuer::make(const Case &subject, const QVector<HistoryRow> &history,
                                                       CaseDocument document) const
{
    const auto fail = [&](const QString &code, const QString &where = {}) {
        return tl::unexpected(notMade(subject.id, document.kind, code, where));
    };
    const std::shared_ptr<const Reference> reference = m_core.reference();
    const ServiceItem *item = reference->catalogue().find(subject.item);
    const HistoryRow *act = actOf(history, document);
    if (!item || !act)
        return fail(u"ACT"_s);
    const NoticeFacts facts{subject,
                            *act,
                            history,
                            document,
                            *item,
                            reference->units(),
                            reference->forms().find(subject.formId, subject.formVersion)};
    const QString draft = draftOf(m_core, subject.id, document.kind);
    if (!QDir().mkpath(m_core.folder() % u"/spool"_s))
        return fail(u"STORE"_s);
    if (document.kind == DocumentKind::ArchivePackage) {
        const MaterialStore &store = m_core.materials();
        const Expected<void, PaperError> written = writeArchivePackage(
            draft, {m_book, facts, [&store](const Digest256 &digest) { return store.pathOf(digest); }});
        if (!written)
            return fail(nameOfFault(written.error().code), written.error().detail);
        document.mediaType = u"application/zip"_s;
    } else {
        const Expected<NoticeText, NoticeError> paper = writeNotice(m_book, facts);
        if (!paper)
            return fail(u"VALUE"_s, paper.error().where);
        const Expected<QByteArray, PaperError> pdf = renderPaper(*paper, document.issuedAt);
        if (!pdf)
            return fail(nameOfFault(pdf.error().code), pdf.error().detail);
        if (!writeTo(draft, *pdf))
            return fail(u"STORE"_s);
        document.mediaType = u"application/pdf"_s;
    }
    QFile file(draft);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(u"STORE"_s);
    document.size = file.size();
    document.digest = Digest256(QString::fromLatin1(hash.result().toHex()));
    file.close();
    if (!m_core.materials().adopt(draft, document.digest))
        return fail(u"STORE"_s);
    QFile::remove(draft); // left where the same bytes lay in their place already
    return document;
}

Answer<int> PaperIssuer::record(const CaseId &id, const QVector<Made> &papers)
{
    const std::shared_ptr<const Reference> reference = m_core.reference();
    QVector<DocumentKind> issued;
    const Answer<int> done = m_core.writer().run([&](WriteContext &write) -> Answer<int> {
        issued.clear();
        DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
        YC_TRY_DB(subject);
        const ServiceItem *item = *subject ? reference->catalogue().find((*subject)->item) : nullptr;
        CommandArguments args;
        for (const Made &paper : papers) {
            YC_TRY_DB(paperstore::done(write.db(), paper.waiting));
            const bool wanted = item && !paper.document.digest.isEmpty() &&
                                waitingFor(**subject, paper.waiting.command, paper.waiting.kind);
            if (!wanted)
                continue;
            YC_TRY_DB(MaterialStore::insert(
                write.db(),
                {paper.document.digest, paper.document.size, paper.document.mediaType, write.now(), {}, {}}));
            YC_TRY_DB(MaterialStore::markNamed(write.db(), paper.document.digest));
            args.documents.append(paper.document);
            issued.append(paper.document.kind);
        }
        if (issued.isEmpty())
            return 0;
        Expected<CaseChange, Refusal> change =
            decideOwnAct(write, *reference, *item, **subject, Action::IssueDocuments, args);
        if (!change)
            return refuse(protocol::ApiErrorCode::Internal);
        const Answer<AppliedChange> applied = applyChange(write, *reference, **subject, std::move(*change));
        if (!applied)
            return tl::unexpected(applied.error());
        return int(issued.size());
    });
    if (done && m_listener) {
        for (const DocumentKind kind : std::as_const(issued))
            m_listener(PaperOutcome{id, kind, true, {}, {}, 0});
    }
    return done;
}

Answer<void> PaperIssuer::putOff(const paperstore::WaitingPaper &paper, PaperOutcome outcome)
{
    outcome.attempts = paper.attempts + 1;
    const qint64 delay = std::min(firstDelay << std::min(paper.attempts, 11), longestDelay);
    const Answer<void> noted = m_core.writer().run([&](WriteContext &write) -> Answer<void> {
        YC_TRY_DB(paperstore::failed(write.db(), paper, write.now().addSecs(delay)));
        return {};
    });
    if (m_listener)
        m_listener(outcome);
    return noted;
}

} // namespace yunchuang::service
