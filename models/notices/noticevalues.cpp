// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticevalues.h"

#include "domain/calendar.h"
#include "domain/command.h"
#include "domain/fieldselection.h"
#include "domain/masking.h"
#include "domain/transitions.h"
#include "forms/formvalues.h"
#include "notices/formrows.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

using Entry = NoticeValues::Entry;

QDate dayOf(const QString &iso)
{
    return QDate::fromString(iso, Qt::ISODate);
}

/// Fills the values of one paper, area by area.
class ValueMaker
{
public:
    ValueMaker(const NoticeBook &book, const NoticeTemplate &notice, const NoticeFacts &facts)
        : m_book(book)
        , m_words(book.words())
        , m_notice(notice)
        , m_facts(facts)
        , m_case(facts.subject)
        , m_act(facts.act)
    {
    }

    [[nodiscard]] NoticeValues make()
    {
        putPaper();
        putApplicant();
        putCase();
        putClocks();
        putAct();
        putResult();
        putProcedure();
        putLists();
        putHandoff();
        putUrging();
        return std::move(m_values);
    }

private:
    void put(const QString &name, const QString &value) { m_values.texts.insert(name, value); }
    void putDay(const QString &name, QDate day)
    {
        const QString text = noticeDay(day);
        put(name,
            day.isValid() && m_case.deadlines.provisional ? text % m_words.word(u"marks"_s, u"provisional"_s) : text);
    }
    [[nodiscard]] QString fact(const QString &name) const { return m_act.facts.value(name); }

    void putPaper()
    {
        const QDate day = toLocalDate(m_facts.document.issuedAt.isValid() ? m_facts.document.issuedAt : m_act.at);
        const UnitId acting = m_facts.units.departmentOf(m_act.unit);
        const UnitId organ = acting.isEmpty() ? m_case.department : acting;
        const OrgUnit *unit = m_facts.units.find(organ);
        const QString name = m_facts.units.nameOn(organ, day);
        put(u"organName"_s, name);
        put(u"organShortName"_s, unit ? unit->shortName : QString());
        put(u"sealName"_s, name % m_notice.seal);
        put(u"documentNumber"_s, m_facts.document.number);
        put(u"issuedOn"_s, noticeDay(day));
        put(u"clerkName"_s, m_act.post == Post::System || m_act.post == Post::Applicant
                                ? m_words.word(u"marks"_s, u"service"_s)
                                : m_act.userName);
    }

    void putApplicant()
    {
        const Applicant &applicant = m_case.applicant;
        const MaskKind kind = applicant.kind != ApplicantKind::Person ? MaskKind::None
                              : applicant.idType == "111"_L1          ? MaskKind::CitizenId
                                                                      : MaskKind::OtherDocument;
        put(u"applicantName"_s, applicant.name);
        put(u"applicantIdType"_s, m_words.word(u"idType"_s, applicant.idType));
        put(u"applicantIdNumber"_s, masked(kind, applicant.idNumber));
        put(u"agentName"_s, applicant.agentName);
        put(u"agentMobile"_s, masked(MaskKind::Mobile, applicant.agentMobile));
    }

    void putCase()
    {
        put(u"itemName"_s, m_case.itemName);
        put(u"itemCode"_s, m_case.item.code.text());
        put(u"caseNumber"_s, m_case.number);
        put(u"queryCode"_s, m_case.queryCode);
        put(u"contactPhone"_s, m_facts.item.guide.consultation);
        put(u"supervisionPhone"_s, m_facts.item.guide.complaint);
        put(u"unitName"_s, m_facts.units.nameOn(m_case.unit, toLocalDate(m_act.at)));
        put(u"responsibleName"_s, m_case.assigneeName);
        put(u"responsiblePost"_s, m_words.word(u"post"_s, nameOf(m_act.post)));
    }

    /// A due day as it was when the act was done: later rows keep what it was before it moved.
    [[nodiscard]] QDate dueThen(Due due, QDate now) const
    {
        for (const HistoryRow &row : m_facts.history) {
            if (row.sequence <= m_act.sequence)
                continue;
            for (const DueChange &change : row.dueChanges) {
                if (change.due == due && change.before.isValid())
                    return change.before;
            }
        }
        return now;
    }

    void putClocks()
    {
        const Deadlines &clocks = m_case.deadlines;
        const auto submitted = std::find_if(m_facts.history.cbegin(), m_facts.history.cend(),
                                            [](const HistoryRow &row) { return row.action == Action::Submit; });
        const QDateTime submittedAt = submitted == m_facts.history.cend() ? clocks.receivedAt : submitted->at;
        put(u"submittedOn"_s, noticeDay(toLocalDate(submittedAt)));
        const bool receives = m_act.action == Action::Receive || m_act.action == Action::ReceiveOnline ||
                              m_act.action == Action::CompleteCorrection || m_act.action == Action::ReceiveSupplement;
        put(u"receivedAt"_s, noticeMoment(receives ? m_act.at : clocks.receivedAt));
        put(u"acceptedOn"_s, noticeDay(clocks.acceptedOn));
        const bool deemed = m_act.action == Action::DeemAccepted || m_act.remarks.contains(u"NOTICE_PERIOD_PASSED"_s);
        put(u"acceptanceGround"_s, m_words.word(u"marks"_s, deemed                      ? u"deemed"_s
                                                            : m_case.promises.isEmpty() ? u"accepted"_s
                                                                                        : u"tolerated"_s));
        putDay(u"promisedOn"_s, dueThen(Due::Promised, clocks.promisedDue));
        putDay(u"statutoryOn"_s, dueThen(Due::Statutory, clocks.statutoryDue));
        put(u"promisedLimit"_s, noticeLimit(m_facts.item.promisedLimit));
        put(u"statutoryLimit"_s, noticeLimit(m_facts.item.legalLimit));
        // Once a correction was asked for, the day of the first notice is over and another may stand there.
        putDay(u"noticeDue"_s, m_case.correction.count > 0 ? QDate() : clocks.noticeDue);
        QDate answerBy = dayOf(fact(u"ANSWER_BY"_s));
        if (!answerBy.isValid() && m_act.action == Action::RequestCorrection)
            answerBy = toLocalDate(m_act.at).addDays(m_facts.item.correctionDays);
        put(u"answerBy"_s, noticeDay(answerBy));
        QDate extendedTo;
        for (const DueChange &change : m_act.dueChanges) {
            if (change.due == Due::Promised || (change.due == Due::Statutory && !extendedTo.isValid()))
                extendedTo = change.after;
        }
        putDay(u"extendedTo"_s, extendedTo);
    }

    void putAct()
    {
        put(u"reason"_s, m_act.reason.isEmpty() ? m_act.opinion : m_act.reason);
        put(u"opinion"_s, m_act.opinion.isEmpty() ? m_act.reason : m_act.opinion);
        put(u"basis"_s, m_act.basis.isEmpty() ? m_facts.item.legalBases.toList().join(u'、') : m_act.basis);
        put(u"competentOrgan"_s, m_act.competentOrgan);
        put(u"remedies"_s, m_act.remedies);
        put(u"ground"_s, m_words.word(u"ground"_s, fact(u"GROUND"_s)));
        put(u"returned"_s,
            m_words.word(u"marks"_s,
                         m_act.remarks.contains(u"MATERIALS_RETURNED"_s) ? u"returned"_s : u"notReturned"_s));
        put(u"parties"_s, fact(u"PARTIES"_s));
        putDay(u"requestBy"_s, dayOf(fact(u"REQUEST_BY"_s)));
        putDay(u"hearingOn"_s, dayOf(fact(u"HEARING_ON"_s)));
        put(u"hearingPlace"_s, fact(u"HEARING_PLACE"_s));
        put(u"presiderName"_s, fact(u"PRESIDER"_s));
        const UnitId upper = m_act.toUnit;
        put(u"upperUnit"_s, upper.isEmpty() ? QString() : m_facts.units.nameOn(upper, toLocalDate(m_act.at)));
        put(u"proposal"_s, m_words.word(u"marks"_s, m_act.remarks.contains(u"PROPOSES_DENIAL"_s) ? u"proposesDenial"_s
                                                                                                 : u"proposesGrant"_s));
    }

    void putResult()
    {
        const CaseResult &result = m_case.result;
        put(u"conditions"_s,
            m_act.conditions.isEmpty() && m_act.action == Action::Close ? result.conditions : m_act.conditions);
        put(u"validity"_s, m_act.validUntil.isValid()
                               ? m_words.word(u"marks"_s, u"until"_s) % noticeDay(m_act.validUntil)
                               : QString());
        put(u"resultName"_s, result.name.isEmpty() ? m_facts.item.resultName : result.name);
        // When the decision is taken the certificate is still to be made.
        put(u"resultNumber"_s, result.number);
        put(u"certificateNumber"_s, m_act.action == Action::Close ? result.number : QString());
        put(u"scope"_s, scopeText());
        if (m_case.follows) {
            put(u"linkKind"_s, m_words.word(u"linkKind"_s, nameOf(m_case.follows->kind)));
            put(u"licenceNumber"_s, m_case.follows->resultNumber);
            put(u"linkBasis"_s, m_words.word(u"linkBasis"_s, nameOf(m_case.follows->kind)));
        }
        put(u"deliveryWay"_s, m_words.word(u"deliveryWay"_s, result.deliveryWay));
        put(u"receiver"_s, result.receiver.isEmpty() ? m_case.applicant.name : result.receiver);
        const bool self = result.receiver.isEmpty() || result.receiver == m_case.applicant.name;
        put(u"relation"_s, m_words.word(u"relation"_s, self                                            ? u"SELF"_s
                                                       : result.receiver == m_case.applicant.agentName ? u"AGENT"_s
                                                                                                       : u"OTHER"_s));
        put(u"deliveredAt"_s, noticeMoment(result.deliveredAt));
        put(u"trackingNumber"_s, result.trackingNumber);
        putArchive();
    }

    void putArchive()
    {
        if (!m_case.archive)
            return;
        const int years = m_case.archive->retentionYears;
        put(u"retention"_s, years == 0 ? m_words.word(u"marks"_s, u"permanent"_s)
                                       : QString::number(years) % m_words.word(u"marks"_s, u"years"_s));
        put(u"endedAs"_s, m_words.word(u"endedAs"_s, nameOf(m_case.archive->endedAs)));
    }

    /// What the licence allows: the form's own field for it, or the item as a whole.
    [[nodiscard]] QString scopeText() const
    {
        const Field *field = m_facts.form ? m_facts.form->field(u"/scope"_s) : nullptr;
        const QString text = field ? displayText(*field, m_case.form.value(u"scope"_s)) : QString();
        return text.isEmpty() ? m_case.itemName : text;
    }

    void putProcedure()
    {
        put(u"procedure"_s, m_words.word(u"procedure"_s, fact(u"PROCEDURE"_s)));
        const QString days = fact(u"DAYS"_s);
        // An extension is counted as the limit it lengthens; everything else in working days.
        const bool byCalendar =
            m_act.action == Action::Extend && m_facts.item.legalLimit.unit == LimitUnit::CalendarDays;
        const LimitUnit unit = byCalendar ? LimitUnit::CalendarDays : LimitUnit::WorkingDays;
        put(u"days"_s, days.isEmpty() ? QString() : noticeLimit({days.toInt(), unit}));
        put(u"graceDays"_s, noticeLimit({m_facts.item.toleranceGraceDays, LimitUnit::WorkingDays}));
        put(u"forWhom"_s, fact(u"FOR_WHOM"_s));
        putDay(u"announcedEnd"_s, dayOf(fact(u"ANNOUNCED_END"_s)));
    }

    void putLists()
    {
        const QVector<Material> &materials = m_act.materials.isEmpty() ? m_case.materials : m_act.materials;
        for (const Material &material : materials) {
            add(u"materials"_s, {{u"name"_s, materialName(material.id)},
                                 {u"medium"_s, m_words.word(u"medium"_s, material.copies > 0 ? u"PAPER"_s : u"FILE"_s)},
                                 {u"copies"_s, QString::number(std::max(material.copies, 1))},
                                 {u"trust"_s, m_words.word(u"trust"_s, material.trust)}});
        }
        for (const CorrectionItem &item : m_act.corrections)
            add(u"corrections"_s, {{u"subject"_s, subjectName(item.subject)}, {u"text"_s, item.text}});
        for (const MaterialPromise &promise : m_case.promises)
            add(u"promises"_s, {{u"name"_s, materialName(promise.material)}, {u"by"_s, noticeDay(promise.by)}});
        for (const CaseDocument &document : m_case.documents) {
            const NoticeTemplate *paper = m_book.find(document.kind);
            if (paper && isServed(document.kind))
                add(u"documents"_s, {{u"name"_s, titleOf(*paper)}, {u"number"_s, document.number}});
        }
        if (!m_facts.form)
            return;
        m_values.lists.insert(u"formFields"_s, formRows(*m_facts.form, m_case.form));
        const QStringList shown = m_words.licenceFields(m_case.formId);
        if (!shown.isEmpty()) {
            const QJsonObject fields = onlyFields(m_case.form, QVector<QString>(shown.begin(), shown.end()));
            m_values.lists.insert(u"licenceFields"_s, formRows(*m_facts.form, fields, FormRows::Short));
        }
    }

    [[nodiscard]] QString titleOf(const NoticeTemplate &paper) const
    {
        QString title = paper.title;
        const QStringList names = placeholdersIn(title);
        for (const QString &name : names)
            title.replace(u'{' % name % u'}', m_values.texts.value(name));
        return title;
    }

    [[nodiscard]] static bool isServed(DocumentKind kind)
    {
        switch (kind) {
        case DocumentKind::GrantDecision:
        case DocumentKind::DenialDecision:
        case DocumentKind::ChangeDecision:
        case DocumentKind::RevocationDecision:
        case DocumentKind::Certificate:
            return true;
        default:
            return false;
        }
    }

    void putHandoff()
    {
        QStringList receivers;
        for (const Handoff &handoff : m_case.handoffs) {
            if (handoff.id != handoffIdFor(m_act.command, handoff.to))
                continue;
            receivers.append(m_facts.units.nameOn(handoff.to, toLocalDate(m_act.at)));
            if (receivers.size() > 1)
                continue;
            put(u"question"_s, handoff.question);
            put(u"replyDue"_s, noticeMoment(handoff.dueAt));
            if (m_facts.form && handoff.kind == HandoffKind::Consultation)
                m_values.lists.insert(u"sharedFields"_s,
                                      formRows(*m_facts.form, onlyFields(m_case.form, handoff.sharedFields)));
            for (const MaterialId &material : handoff.sharedMaterials)
                add(u"sharedMaterials"_s, {{u"name"_s, materialName(material)}});
        }
        put(u"receiverUnit"_s, receivers.join(u'、'));
    }

    void putUrging()
    {
        for (const Urging &urging : m_case.urgings) {
            if (urging.id != m_act.command.text())
                continue;
            put(u"urgeText"_s, urging.text);
            put(u"replyDue"_s, noticeDay(urging.replyDue));
        }
    }

    void add(const QString &list, Entry entry)
    {
        QVector<Entry> &entries = m_values.lists[list];
        entry.insert(u"n"_s, QString::number(entries.size() + 1));
        entries.append(std::move(entry));
    }

    [[nodiscard]] QString materialName(const MaterialId &id) const
    {
        const ItemMaterial *material = m_facts.item.material(id);
        return material ? material->name : id.text();
    }

    [[nodiscard]] QString subjectName(const QString &subject) const
    {
        if (subject.startsWith(u'/')) {
            const Field *field = m_facts.form ? m_facts.form->field(subject) : nullptr;
            return field ? field->label.zh : QString();
        }
        return materialName(MaterialId(subject.section(u':', 1)));
    }

    const NoticeBook &m_book;
    const NoticeWords &m_words;
    const NoticeTemplate &m_notice;
    const NoticeFacts &m_facts;
    const Case &m_case;
    const HistoryRow &m_act;
    NoticeValues m_values;
};

} // namespace

const HistoryRow *actOf(const QVector<HistoryRow> &history, const CaseDocument &document)
{
    const HistoryRow *found = nullptr;
    for (const HistoryRow &row : history) {
        if (row.command != document.command)
            continue;
        if (transitionFor(row.action).document == document.kind)
            return &row;
        found = &row;
    }
    return found;
}

NoticeValues noticeValues(const NoticeBook &book, const NoticeTemplate &notice, const NoticeFacts &facts)
{
    return ValueMaker(book, notice, facts).make();
}

Expected<NoticeText, NoticeError> writeNotice(const NoticeBook &book, const NoticeFacts &facts, Holes holes)
{
    const NoticeTemplate *notice = book.find(facts.document.kind);
    if (!notice)
        return tl::unexpected(NoticeError{NoticeError::Code::UnknownKind, nameOf(facts.document.kind)});
    return fillNotice(book, *notice, noticeValues(book, *notice, facts), holes);
}

} // namespace yunchuang
