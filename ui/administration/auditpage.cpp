// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/auditpage.h"

#include "domain/calendar.h"
#include "domain/seams.h"
#include "protocol/paths.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::AuditEntry;
using protocol::AuditEvent;

namespace {

constexpr int shownDays = 30;

/// The moment at which a day begins in Guizhou, as the wire has it.
QString beginOf(QDate day)
{
    return QDateTime(day, QTime(0, 0), Qt::UTC).addSecs(-8 * 3600).toString(Qt::ISODateWithMs);
}

} // namespace

AuditPage::AuditPage(ServiceDesk &desk, const Clock &clock, Scheduler &scheduler, QWidget *parent)
    : AdministrationPage(desk, scheduler, tr("Audit log"), parent)
    , m_clock(clock)
    , m_model(
          {{tr("No."), [](const AuditEntry &entry) { return QString::number(entry.number); }},
           {tr("Time"), [](const AuditEntry &entry) { return AdministrationWords::moment(entry.at); }},
           {tr("Who"),
            [](const AuditEntry &entry) { return entry.actor.isEmpty() ? tr("nobody known") : entry.actor.text(); }},
           {tr("What"),
            [](const AuditEntry &entry) {
                const QString words = AdministrationWords::event(entry.event);
                return entry.success ? words : tr("%1 (refused)").arg(words);
            }},
           {tr("To what"), [](const AuditEntry &entry) { return entry.object; }},
           {tr("Particulars"), [](const AuditEntry &entry) { return AdministrationWords::changes(entry.changes); }}},
          this)
{
    setObjectName(u"auditPage"_s);
    const Theme &theme = Theme::current();
    m_verify = new KeyButton(Icon::Verify, tr("Verify the chain"));
    m_verify->setObjectName(u"verifyAudit"_s);
    m_verify->setKeys(Qt::Key_F9);
    connect(m_verify, &KeyButton::clicked, this, &AuditPage::verify);
    addHeadButton(m_verify);
    m_export = new KeyButton(Icon::Export, tr("Export…"));
    m_export->setObjectName(u"exportAudit"_s);
    m_export->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_E)));
    connect(m_export, &KeyButton::clicked, this, &AuditPage::chooseFile);
    addHeadButton(m_export);

    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    filters->setSpacing(theme.px(8));
    const QDate today = toLocalDate(clock.now());
    const auto dateEdit = [&](const QString &label, const QString &objectName, QDate day) {
        auto *edit = new QDateEdit(day);
        edit->setObjectName(objectName);
        edit->setAccessibleName(label);
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"yyyy-MM-dd"_s);
        edit->setMinimumWidth(theme.px(128));
        auto *words = new TextLabel(label, FontRole::Small, false, Token::SubText);
        words->setBuddy(edit);
        filters->addWidget(words);
        filters->addWidget(edit);
        connect(edit, &QDateEdit::dateChanged, this, [this] { load(); });
        return edit;
    };
    m_from = dateEdit(tr("From", "first day"), u"auditFrom"_s, today.addDays(-shownDays));
    m_to = dateEdit(tr("To", "last day"), u"auditTo"_s, today);
    const auto lineEdit = [&](const QString &label, const QString &objectName) {
        auto *edit = new QLineEdit;
        edit->setObjectName(objectName);
        edit->setAccessibleName(label);
        edit->setPlaceholderText(label);
        edit->setClearButtonEnabled(true);
        edit->setMinimumWidth(theme.px(120));
        filters->addWidget(edit);
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
            if (edit->isModified()) {
                edit->setModified(false);
                load();
            }
        });
        return edit;
    };
    m_actor = lineEdit(tr("Who: user"), u"auditActor"_s);
    m_object = lineEdit(tr("To what: user, unit, case"), u"auditObject"_s);
    m_event = new QComboBox;
    m_event->setObjectName(u"auditEvent"_s);
    m_event->setAccessibleName(tr("What"));
    m_event->addItem(tr("Everything"), QString());
    for (const auto &[event, name] : enumNames<AuditEvent>)
        m_event->addItem(AdministrationWords::event(event), QString(name));
    connect(m_event, &QComboBox::activated, this, [this] { load(); });
    filters->addWidget(m_event);
    filters->addStretch();
    body()->addLayout(filters);
    body()->addWidget(new Hairline);
    addKey(Qt::Key_Slash, [this] { m_actor->setFocus(); });

    m_table = makeTable(&m_model, u"auditTable"_s, tr("Lines of the audit log"));
    setWidths(m_table, {70, 150, 120, 190, 220});
    body()->addWidget(m_table, 1);
    m_empty = new EmptyView;
    m_empty->setMessage(tr("No line of that kind in these days."));
    m_empty->hide();
    body()->addWidget(m_empty, 1);
    body()->addWidget(new Hairline);
    m_line = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_line->setObjectName(u"auditLine"_s);
    m_line->setWordWrap(true);
    m_line->setSelectable(true);
    m_line->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    body()->addWidget(m_line);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &AuditPage::follow);
}

AuditPage::~AuditPage() = default;

QVector<QWidget *> AuditPage::panes() const
{
    return {m_table, m_from};
}

void AuditPage::load()
{
    readPage(0);
}

void AuditPage::readPage(qint64 before)
{
    const quint64 reading = ++m_reading;
    ServiceRequest request{"GET", protocol::paths::adminAudit};
    request.query = {{u"from"_s, beginOf(m_from->date())},
                     {u"to"_s, beginOf(m_to->date().addDays(1))},
                     {u"actor"_s, m_actor->text().trimmed()},
                     {u"object"_s, m_object->text().trimmed()},
                     {u"event"_s, m_event->currentData().toString()}};
    if (before > 0)
        request.query.append({u"before"_s, QString::number(before)});
    ask<protocol::AuditPage>(request, [this, reading, before](const protocol::AuditPage &page) {
        if (reading != m_reading)
            return;
        if (page.more)
            m_model.setMore([this, last = page.entries.constLast().number] { readPage(last); });
        else
            m_model.setMore({});
        if (before > 0)
            m_model.append(page.entries);
        else
            m_model.setRows(page.entries);
        m_table->setVisible(m_model.rowCount() > 0);
        m_empty->setVisible(m_model.rowCount() == 0);
        setCount(page.more ? tr("%n line(s) and more", nullptr, m_model.rowCount())
                           : tr("%n line(s)", nullptr, m_model.rowCount()));
        follow();
    });
}

void AuditPage::follow()
{
    const AuditEntry *entry = m_model.at(m_table->currentIndex());
    if (!entry) {
        m_line->setText({});
        return;
    }
    QStringList words{tr("Line %1").arg(entry->number)};
    if (!entry->device.isEmpty())
        words << tr("computer %1").arg(entry->device.text());
    if (!entry->peer.isEmpty())
        words << tr("from %1", "a network address").arg(entry->peer);
    words << tr("hash %1").arg(entry->hash);
    m_line->setText(words.join(u" · "_s));
}

void AuditPage::verify()
{
    ask<protocol::AuditVerification>(
        {"POST", protocol::paths::adminAuditVerification}, [this](const protocol::AuditVerification &found) {
            if (found.sound) {
                banner()->setKind(Banner::Kind::Success);
                banner()->setMessage(tr("The chain holds."),
                                     tr("%n line(s), none changed, none missing.", nullptr, int(found.entries)),
                                     tr("last hash %1…").arg(found.head.left(16)));
            } else {
                banner()->setKind(Banner::Kind::Error);
                banner()->setMessage(tr("The chain is broken at line %1.").arg(found.brokenAt),
                                     tr("A line was changed or taken out at the database. Export what is there and "
                                        "report it."));
            }
            banner()->show();
        });
}

void AuditPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the audit log"), {}, tr("Lines of JSON (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"jsonl"_s);
    dialog->selectFile(u"audit-%1.jsonl"_s.arg(toLocalDate(m_clock.now()).toString(u"yyyyMMdd"_s)));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::exportTo);
    dialog->open();
}

void AuditPage::exportTo(const QString &name)
{
    if (m_file)
        return;
    m_file = std::make_unique<QFile>(name);
    m_written = 0;
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        endExport(tr("%1 cannot be written.").arg(QFileInfo(name).fileName()));
        return;
    }
    m_export->setDisabledReason(tr("Being exported…"));
    exportPage(0);
}

void AuditPage::exportPage(qint64 after)
{
    ServiceRequest request{"POST", protocol::paths::adminAuditExport};
    request.query = {{u"after"_s, QString::number(after)}};
    begin();
    desk().ask<protocol::AuditPage>(request, this, [this](const Expected<protocol::AuditPage, ServiceFailure> &page) {
        end();
        if (!page) {
            fail(page.error());
            return endExport(
                tr("The export stopped after %n line(s); what is there is whole.", nullptr, int(m_written)));
        }
        for (const AuditEntry &entry : page->entries) {
            if (m_file->write(protocol::encode(entry) + '\n') < 0)
                return endExport(tr("The disk took no more: %n line(s) are written.", nullptr, int(m_written)));
            ++m_written;
        }
        if (page->more)
            exportPage(page->entries.constLast().number);
        else if (!m_file->flush())
            endExport(tr("The disk took no more: the file is not whole."));
        else
            endExport(tr("%n line(s) exported.", nullptr, int(m_written)));
    });
}

void AuditPage::endExport(const QString &words)
{
    m_file.reset();
    m_export->setDisabledReason({});
    tell(words);
}

} // namespace yunchuang
