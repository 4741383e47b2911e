// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notices/noticetemplate.h"
#include "service/handlers/servicecore.h"
#include "service/store/paperstore.h"

#include <functional>

namespace yunchuang::service {

/// What became of one paper. Nothing of what stands in it.
struct PaperOutcome
{
    CaseId caseId;
    DocumentKind kind = DocumentKind::ReceptionReceipt;
    bool made = false;
    QString code;     ///< why not: VALUE, GLYPH, CONTENT, SURFACE, STORE, ACT
    QString where;    ///< name of a placeholder, a file of the package, or empty
    int attempts = 0; ///< that failed, this one included
};

/// Makes the papers that acts brought: writes them from templates, stores the files under their digest, and records
/// that in the case by the system act IssueDocuments, which puts the digest into the public log. What is rendered twice
/// is the same file, and it is recorded once: a kill at any moment costs a rendering. Works on the calling thread,
/// outside the writer except for the record itself.
class PaperIssuer
{
public:
    using Listener = std::function<void(const PaperOutcome &)>;

    /// `core` and `book` must outlive it.
    PaperIssuer(ServiceCore &core, const NoticeBook &book, Listener listener = {});

    /// Makes what waits now; how many papers that were. A paper that cannot be made is put off, for longer each time.
    [[nodiscard]] Answer<int> runOnce();

    /// Where a paper or a package is written before it is moved to its place.
    [[nodiscard]] static QString draftOf(const ServiceCore &core, const CaseId &id, DocumentKind kind);

private:
    struct Made
    {
        paperstore::WaitingPaper waiting;
        CaseDocument document;
    };

    /// Papers of cases from before there was a list of them.
    [[nodiscard]] Answer<void> listEarlierPapers();
    [[nodiscard]] Answer<int> issueFor(const QVector<paperstore::WaitingPaper> &papers);
    [[nodiscard]] Expected<CaseDocument, PaperOutcome> make(const Case &subject, const QVector<HistoryRow> &history,
                                                            CaseDocument document) const;
    [[nodiscard]] Answer<int> record(const CaseId &id, const QVector<Made> &papers);
    [[nodiscard]] Answer<void> putOff(const paperstore::WaitingPaper &paper, PaperOutcome outcome);

    ServiceCore &m_core;
    const NoticeBook &m_book;
    Listener m_listener;
    bool m_listed = false;
};

} // namespace yunchuang::service
