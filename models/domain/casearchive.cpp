// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// What goes into the archive, found and missed.
class Package
{
public:
    explicit Package(const Case &subject)
        : m_subject(subject)
    {
    }

    /// A paper that the way of the case brought must be there; each copy of it made.
    void need(DocumentKind kind)
    {
        const auto &documents = m_subject.documents;
        const bool brought = std::any_of(documents.cbegin(), documents.cend(),
                                         [&](const CaseDocument &document) { return document.kind == kind; });
        if (!brought)
            m_contents.missing.append(u"DOCUMENT:"_s % nameOf(kind));
    }

    void addDocuments()
    {
        for (const CaseDocument &document : m_subject.documents) {
            const QString name = u"DOCUMENT:"_s % nameOf(document.kind) % u':' % document.number;
            if (document.digest.isEmpty())
                m_contents.missing.append(u"DOCUMENT:"_s % nameOf(document.kind));
            else
                m_contents.files.append(name);
        }
    }

    void addMaterials(const ServiceItem &item, bool accepted)
    {
        for (const Material &material : m_subject.materials)
            m_contents.files.append(u"MATERIAL:"_s % material.id.text() % u':' % material.fileName);
        for (const ItemMaterial &material : item.materials) {
            const bool owed = accepted && material.required && material.fromRegistry.isEmpty();
            if (owed && !m_subject.hasMaterial(material.id))
                m_contents.missing.append(u"MATERIAL:"_s % material.id.text());
        }
    }

    /// 不得只签署姓名: a decided case holds an opinion of every step it went through.
    void addOpinions(const ServiceItem &item, bool decided)
    {
        for (const Opinion &opinion : m_subject.opinions) {
            m_contents.files.append(u"OPINION:"_s %
                                    (opinion.step.isEmpty() ? QString(nameOf(opinion.action)) : opinion.step.text()));
        }
        if (!decided)
            return;
        for (const FlowStep &step : item.flow) {
            const bool written = std::any_of(m_subject.opinions.cbegin(), m_subject.opinions.cend(),
                                             [&](const Opinion &opinion) { return opinion.step == step.id; });
            if (!written)
                m_contents.missing.append(u"OPINION:"_s % step.id.text());
        }
    }

    [[nodiscard]] ArchiveContents contents() &&
    {
        QVector<QString> once;
        for (const QString &what : std::as_const(m_contents.missing)) {
            if (!once.contains(what))
                once.append(what);
        }
        m_contents.missing = once;
        return std::move(m_contents);
    }

private:
    const Case &m_subject;
    ArchiveContents m_contents;
};

} // namespace

DocumentKind rules::decisionDocument(const Case &subject, bool granted)
{
    if (!granted)
        return DocumentKind::DenialDecision;
    if (!subject.follows)
        return DocumentKind::GrantDecision;
    switch (subject.follows->kind) {
    case LinkKind::Change:
    case LinkKind::Renewal:
    case LinkKind::Reissue:
        return DocumentKind::ChangeDecision;
    case LinkKind::Retraction:
    case LinkKind::Revocation:
    case LinkKind::Deregistration:
        break;
    }
    return DocumentKind::RevocationDecision;
}

ArchiveContents archiveContents(const Case &subject, const ServiceItem &item)
{
    Package package(subject);
    const bool accepted = subject.deadlines.acceptedAt.isValid();
    const bool served = subject.state == CaseState::Delivered;
    if (subject.deadlines.receivedAt.isValid())
        package.need(DocumentKind::ReceptionReceipt);
    if (subject.correction.count > 0)
        package.need(DocumentKind::CorrectionNotice);
    if (accepted)
        package.need(DocumentKind::AcceptanceNotice);
    if (!subject.procedures.isEmpty())
        package.need(DocumentKind::SpecialProcedureNotice);
    if (subject.deadlines.extensionDays > 0)
        package.need(DocumentKind::ExtensionNotice);
    if (!subject.reportedFrom.isEmpty())
        package.need(DocumentKind::PreliminaryOpinion);
    switch (subject.state) {
    case CaseState::NotRequired:
        package.need(DocumentKind::NotRequiredNotice);
        break;
    case CaseState::Refused:
        package.need(DocumentKind::RefusalDecision);
        break;
    case CaseState::Withdrawn:
        package.need(DocumentKind::WithdrawalNotice);
        break;
    case CaseState::Returned:
        package.need(DocumentKind::ReturnNotice);
        break;
    case CaseState::Terminated:
        package.need(DocumentKind::TerminationNotice);
        break;
    case CaseState::Delivered:
        package.need(rules::decisionDocument(subject, subject.result.granted));
        if (subject.result.granted)
            package.need(DocumentKind::Certificate);
        package.need(DocumentKind::ProofOfService);
        break;
    default:
        break;
    }
    package.addDocuments();
    package.addMaterials(item, served && subject.result.granted);
    package.addOpinions(item, served);
    return std::move(package).contents();
}

} // namespace yunchuang
