// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/correctionrun.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/simulator/draws.h"

#include <QCryptographicHash>

#include <algorithm>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

/// The papers that prove a group of the form.
QStringList papersFor(const QString &group)
{
    static const QHash<QString, QStringList> table = {
        {u"addr"_s, {u"premises"_s}},
        {u"bizAddr"_s, {u"premises"_s}},
        {u"premises"_s, {u"premises"_s}},
        {u"legalRep"_s, {u"legalRepId"_s}},
        {u"directors"_s, {u"appointments"_s}},
        {u"holders"_s, {u"articles"_s, u"holderIds"_s, u"holderBodies"_s}},
        {u"name"_s, {u"nameNotice"_s}},
        {u"nameParts"_s, {u"nameNotice"_s}},
        {u"nameApprovalNo"_s, {u"nameNotice"_s}},
        {u"capital"_s, {u"articles"_s}},
        {u"scope"_s, {u"articles"_s}},
        {u"agent"_s, {u"authorisation"_s}},
    };
    return table.value(group);
}

const QString paperPrefix = u"material:"_s;
constexpr int guizhouOffset = 8 * 3600;
constexpr quint64 lateStream = 0x1A7E;
constexpr int lateShare = 20; ///< of a hundred who promised a paper, bring it after its day

/// Some let the day of their promise pass.
bool isLateComer(const JournalLine &entry)
{
    return Draws(entry.key.seed ^ lateStream, quint64(entry.key.index)).chance(lateShare);
}

bool asksForForm(const QVector<CorrectionItem> &items)
{
    return std::any_of(items.cbegin(), items.cend(),
                       [](const CorrectionItem &item) { return item.subject.startsWith(u'/'); });
}

} // namespace

QList<Paper> furtherPapers(const SimulatedApplication &faultless, const QVector<CorrectionItem> &items)
{
    QList<Paper> papers;
    for (const CorrectionItem &item : items) {
        if (!item.subject.startsWith(paperPrefix))
            continue;
        const MaterialId id(item.subject.sliced(paperPrefix.size()));
        const auto own = std::find_if(faultless.papers.cbegin(), faultless.papers.cend(),
                                      [&](const Paper &paper) { return paper.id == id; });
        Paper paper = own != faultless.papers.cend() ? *own : Paper{id, id.text() % u".pdf"_s, id.text(), {}};
        paper.lines.append(u"本件为受理后补交的材料。"_s);
        papers.append(paper);
    }
    // A general remark is answered by the application, once more.
    if (papers.isEmpty() && !asksForForm(items) && !faultless.papers.isEmpty())
        papers.append(faultless.papers.constFirst());
    return papers;
}

QList<Paper> correctedPapers(const SimulatedApplication &faultless, const QVector<CorrectionItem> &items)
{
    QSet<QString> wanted = {u"application"_s};
    const QString material = u"material:"_s;
    for (const CorrectionItem &item : items) {
        if (item.subject.startsWith(material)) {
            wanted.insert(item.subject.sliced(material.size()));
            continue;
        }
        for (const QString &paper : papersFor(item.subject.section(u'/', 1, 1)))
            wanted.insert(paper);
    }
    QList<Paper> papers;
    for (Paper paper : faultless.papers) {
        if (!wanted.contains(paper.id.text()))
            continue;
        paper.lines.append(u"本件为补正后提交的版本，代替此前提交的同名材料。"_s);
        papers.append(paper);
    }
    return papers;
}

CorrectionRun::CorrectionRun(ServiceLine &line, const Registries &registries, const ShopWindow &window,
                             QList<JournalLine> lines, Options options)
    : Run(line)
    , m_registries(registries)
    , m_window(window)
    , m_lines(std::move(lines))
    , m_options(options)
{
}

void CorrectionRun::start()
{
    m_until = line().clock().now().addSecs(m_options.seconds);
    round();
}

void CorrectionRun::round()
{
    m_next = 0;
    askNext();
}

void CorrectionRun::askNext()
{
    while (m_next < m_lines.size() && m_over.contains(m_lines[m_next].number))
        ++m_next;
    if (m_next == m_lines.size()) {
        roundEnded();
        return;
    }
    const JournalLine entry = m_lines[m_next++];
    Ask ask;
    ask.path = protocol::expandPath(protocol::paths::progress, {entry.number});
    ask.queryPassword = entry.queryPassword;
    line().send(ask, [this, entry](const Heard &heard) { heardProgress(entry, heard); });
}

void CorrectionRun::heardProgress(const JournalLine &entry, const Heard &heard)
{
    const auto reply = protocol::decode<protocol::ProgressReply>(heard.body);
    if (!heard.isDone() || !reply) {
        complain(entry.queryCode % u": "_s % heard.text());
        m_worst = codeFor(heard);
        m_over.insert(entry.number);
    } else if (reply->publicState == u"WAITING_FOR_YOU") {
        answer(entry, reply->corrections, reply->acts.contains(protocol::ProgressAct::Supplement));
        return;
    } else if (reply->acts.contains(protocol::ProgressAct::Supplement)) {
        // Papers promised on acceptance: nobody waits for them but the certificate.
        const QDate today = line().clock().now().addSecs(guizhouOffset).date();
        if (m_options.mustAnswer || !isLateComer(entry) || today > reply->answerBy) {
            answer(entry, reply->corrections, true);
            return;
        }
    } else if (reply->publicState != u"IN_PROGRESS") {
        m_over.insert(entry.number);
    }
    askNext();
}

std::optional<SimulatedApplication> CorrectionRun::faultless(const JournalLine &entry) const
{
    const ServiceItem *item = entry.item.isEmpty() ? nullptr : m_window.find(entry.item, entry.key.day);
    if (entry.item.isEmpty() || (item && item->formId == u"company-registration"))
        return makeFaultless(entry.key, m_registries);
    if (!item)
        return std::nullopt;
    return makeFaultlessItem(entry.key, *item, m_window, m_registries);
}

void CorrectionRun::answer(const JournalLine &entry, const QVector<CorrectionItem> &items, bool accepted)
{
    const std::optional<SimulatedApplication> remade = faultless(entry);
    if (!remade) {
        complain(entry.queryCode % u": its item is not in the catalogue, see --resources"_s);
        m_worst = ExitCode::Files;
        m_over.insert(entry.number);
        askNext();
        return;
    }
    QByteArray asked;
    for (const CorrectionItem &item : items)
        asked += item.subject.toUtf8() + '\n';
    // After acceptance only what is asked for comes in.
    const QJsonObject form = accepted && !asksForForm(items) ? QJsonObject() : remade->intake.form;
    upload(line(), entry.source, accepted ? furtherPapers(*remade, items) : correctedPapers(*remade, items),
           [this, entry, asked, form, accepted](const Expected<QVector<Material>, Heard> &sent) {
               if (!sent) {
                   complain(entry.queryCode % u": "_s % sent.error().text());
                   m_worst = codeFor(sent.error());
                   askNext();
                   return;
               }
               protocol::CorrectionAnswer correction;
               correction.deliveryId =
                   entry.deliveryId % (accepted ? u"-s-"_s : u"-c-"_s) %
                   QString::fromLatin1(QCryptographicHash::hash(asked, QCryptographicHash::Sha256).toHex().left(8));
               correction.form = form;
               correction.materials = *sent;
               Ask ask;
               ask.method = "POST";
               ask.path = protocol::expandPath(accepted ? protocol::paths::supplement : protocol::paths::correction,
                                               {entry.number});
               ask.queryPassword = entry.queryPassword;
               ask.body = protocol::encode(correction);
               line().send(ask, [this, entry](const Heard &heard) {
                   if (heard.isDone()) {
                       ++m_answered;
                       say(entry.queryCode % u" answered"_s);
                   } else {
                       complain(entry.queryCode % u": "_s % heard.text() % u' ' % QString::fromUtf8(heard.body));
                       m_worst = codeFor(heard);
                       m_over.insert(entry.number);
                   }
                   askNext();
               });
           });
}

void CorrectionRun::roundEnded()
{
    const bool nothingLeft = m_over.size() == m_lines.size();
    if (nothingLeft || line().clock().now() >= m_until) {
        const bool idle = m_answered == 0 && m_options.mustAnswer && m_worst == ExitCode::Done;
        end(idle ? ExitCode::Nothing : m_worst);
        return;
    }
    line().scheduler().after(m_options.pause, this, [this] { round(); });
}

} // namespace yunchuang::simulator
