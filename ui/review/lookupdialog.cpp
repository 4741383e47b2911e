// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/lookupdialog.h"

#include "forms/jsonpointer.h"
#include "protocol/codec.h"
#include "protocol/messagefields.h"
#include "protocol/paths.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestKey = 200;
constexpr qsizetype shortestPurpose = 2;

/// The registries one can ask, in the order they are offered.
QStringList askable()
{
    return {u"legal-persons"_s, u"population"_s, u"addresses"_s, u"vehicles"_s,
            u"taxpayers"_s,     u"education"_s,  u"police"_s,    u"planning"_s};
}

QString cellText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? LookupDialog::tr("yes") : LookupDialog::tr("no");
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

/// The columns of the registries in words.
QString columnLabel(const QString &column)
{
    static const QHash<QString, const char *> labels = {
        {u"uscc"_s, QT_TRANSLATE_NOOP("LookupDialog", "Credit code")},
        {u"name"_s, QT_TRANSLATE_NOOP("LookupDialog", "Name")},
        {u"type"_s, QT_TRANSLATE_NOOP("LookupDialog", "Type")},
        {u"legalRep"_s, QT_TRANSLATE_NOOP("LookupDialog", "Legal representative")},
        {u"legalRepIdNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Number of the representative")},
        {u"capital"_s, QT_TRANSLATE_NOOP("LookupDialog", "Registered capital (fen)")},
        {u"area"_s, QT_TRANSLATE_NOOP("LookupDialog", "Area")},
        {u"place"_s, QT_TRANSLATE_NOOP("LookupDialog", "Place")},
        {u"street"_s, QT_TRANSLATE_NOOP("LookupDialog", "Street")},
        {u"detail"_s, QT_TRANSLATE_NOOP("LookupDialog", "House and room")},
        {u"industry"_s, QT_TRANSLATE_NOOP("LookupDialog", "Industry")},
        {u"state"_s, QT_TRANSLATE_NOOP("LookupDialog", "State")},
        {u"founded"_s, QT_TRANSLATE_NOOP("LookupDialog", "Founded on")},
        {u"equity"_s, QT_TRANSLATE_NOOP("LookupDialog", "Equity")},
        {u"idNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Identity number")},
        {u"sex"_s, QT_TRANSLATE_NOOP("LookupDialog", "Sex")},
        {u"birth"_s, QT_TRANSLATE_NOOP("LookupDialog", "Born on")},
        {u"code"_s, QT_TRANSLATE_NOOP("LookupDialog", "Number of the address")},
        {u"owner"_s, QT_TRANSLATE_NOOP("LookupDialog", "Owner")},
        {u"use"_s, QT_TRANSLATE_NOOP("LookupDialog", "Use")},
        {u"vin"_s, QT_TRANSLATE_NOOP("LookupDialog", "VIN")},
        {u"vinLast6"_s, QT_TRANSLATE_NOOP("LookupDialog", "Last six of the VIN")},
        {u"plate.kind"_s, QT_TRANSLATE_NOOP("LookupDialog", "Kind of plate")},
        {u"plate.no"_s, QT_TRANSLATE_NOOP("LookupDialog", "Plate")},
        {u"owner.name"_s, QT_TRANSLATE_NOOP("LookupDialog", "Owner")},
        {u"owner.idNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Number of the owner")},
        {u"vehicle.type"_s, QT_TRANSLATE_NOOP("LookupDialog", "Type of vehicle")},
        {u"vehicle.useNature"_s, QT_TRANSLATE_NOOP("LookupDialog", "Use")},
        {u"vehicle.firstRegDate"_s, QT_TRANSLATE_NOOP("LookupDialog", "First registered on")},
        {u"vehicle.validUntil"_s, QT_TRANSLATE_NOOP("LookupDialog", "Inspection valid until")},
        {u"checks.insuranceUntil"_s, QT_TRANSLATE_NOOP("LookupDialog", "Insurance valid until")},
        {u"checks.taxPaid"_s, QT_TRANSLATE_NOOP("LookupDialog", "Vehicle tax paid")},
        {u"checks.violations"_s, QT_TRANSLATE_NOOP("LookupDialog", "Violations open")},
        {u"no"_s, QT_TRANSLATE_NOOP("LookupDialog", "Number")},
        {u"taxKind"_s, QT_TRANSLATE_NOOP("LookupDialog", "Tax")},
        {u"taxable"_s, QT_TRANSLATE_NOOP("LookupDialog", "Taxable amount")},
        {u"rate"_s, QT_TRANSLATE_NOOP("LookupDialog", "Rate")},
        {u"payable"_s, QT_TRANSLATE_NOOP("LookupDialog", "Payable")},
        {u"dueDate"_s, QT_TRANSLATE_NOOP("LookupDialog", "Due on")},
        {u"certNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Certificate number")},
        {u"kind"_s, QT_TRANSLATE_NOOP("LookupDialog", "Kind")},
        {u"level"_s, QT_TRANSLATE_NOOP("LookupDialog", "Level")},
        {u"degree"_s, QT_TRANSLATE_NOOP("LookupDialog", "Degree")},
        {u"school"_s, QT_TRANSLATE_NOOP("LookupDialog", "School")},
        {u"major"_s, QT_TRANSLATE_NOOP("LookupDialog", "Major")},
        {u"date"_s, QT_TRANSLATE_NOOP("LookupDialog", "Date")},
        {u"isNormal"_s, QT_TRANSLATE_NOOP("LookupDialog", "Teacher training")},
        {u"noCrime"_s, QT_TRANSLATE_NOOP("LookupDialog", "Criminal record")},
        {u"projectCode"_s, QT_TRANSLATE_NOOP("LookupDialog", "Project code")},
        {u"landPermitNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Land permit")},
        {u"planPermitNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Planning permit")},
        {u"drawingReviewNo"_s, QT_TRANSLATE_NOOP("LookupDialog", "Review of the drawings")},
    };
    const char *label = labels.value(column);
    return label ? LookupDialog::tr(label) : column;
}

/// The registry that a field names, or what is in it does.
QString sourceOf(const Field *field)
{
    if (!field)
        return {};
    if (!field->source.isEmpty())
        return field->source;
    for (const Field &child : field->children) {
        if (const QString source = sourceOf(&child); !source.isEmpty())
            return source;
    }
    return {};
}

QString comparableText(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).remove(u' ');
}

} // namespace

QString LookupDialog::comparisonWords(const RegistryCheck &check, QDate today)
{
    QString words = tr("%1 registry ・ %2").arg(Wording::registry(check.registry), Wording::verdict(check.verdict));
    if (check.checkedAt.isValid())
        words += tr(" ・ asked %1").arg(Wording::moment(check.checkedAt, today));
    words += tr(" ・ basis: shared government data, for the handling of this case");
    if (check.answer != CheckAnswer::None)
        words += u'\n' + tr("%1: %2").arg(Wording::answer(check.answer), check.answerReason);
    return words;
}

LookupDialog::Question LookupDialog::questionAt(const RowKey &key, const FormDescription &form,
                                                const QJsonObject &values, const QString &pointer,
                                                const RegistryCheck *check, QDate today,
                                                const std::function<QString(const QString &)> &shown)
{
    Question question;
    question.key = key;
    const Field *field = form.field(pointer);
    question.registry = sourceOf(field);
    if (question.registry.isEmpty() && check)
        question.registry = check->registry;
    if (check)
        question.known = comparisonWords(*check, today);
    const bool group = field && !field->isLeaf();
    const QString above = group ? pointer : pointer.section(u'/', 0, -2);

    // The pointers that make the key; the first of several ways that the application fills in.
    const QString in = above % u'/';
    const QString &name = question.registry;
    QList<QStringList> ways;
    if (name == u"population")
        ways = {{in % u"idNo"_s}, {u"/person/idNo"_s}};
    else if (name == u"addresses")
        ways = {{in % u"area"_s, in % u"street"_s, in % u"detail"_s}};
    else if (name == u"vehicles")
        ways = {{u"/plate/kind"_s, u"/plate/no"_s}, {u"/vin"_s}};
    else if (name == u"taxpayers")
        ways = {{u"/taxpayer/uscc"_s, in % u"taxKind"_s}};
    else if (name == u"education")
        ways = {{in % u"certNo"_s}};
    else if (name == u"police")
        ways = {{u"/person/idNo"_s}};
    else if (name == u"planning")
        ways = {{u"/projectCode"_s}};
    else
        ways = {{in % u"uscc"_s}, {in % u"no"_s}, {u"/enterprise/uscc"_s}, {in % u"name"_s}, {in % u"idNo"_s}};
    for (const QStringList &way : std::as_const(ways)) {
        QStringList full;
        QStringList words;
        for (const QString &at : way) {
            const QString text = valueAt(values, at).toString();
            const Field *part = form.field(at);
            full.append(text);
            words.append(part && part->sensitivity != Sensitivity::Public ? shown(at) : text);
        }
        if (full.contains(QString()))
            continue;
        question.askedKey = full.join(u' ');
        question.shownKey = words.join(u' ');
        break;
    }

    // Codes that a registry writes in another way are shown and not judged.
    const auto add = [&](const QString &column, const QString &at, const Field &part) {
        const QString full = cellText(valueAt(values, at));
        const bool otherCode = part.key == u"sex" || part.key == u"industry" || part.key == u"kind";
        if (!full.isEmpty() && part.isLeaf())
            question.applied.insert(column, {Wording::label(part.label), shown(at), otherCode ? QString() : full});
    };
    for (const Field &top : form.root().children) {
        if (top.isLeaf())
            add(top.key, top.pattern, top);
        for (const Field &inner : top.children) {
            if (top.type == ValueType::Object && inner.isLeaf())
                add(top.key % u'.' % inner.key, inner.pattern, inner);
        }
    }
    const QJsonObject members = above.isEmpty() ? QJsonObject() : valueAt(values, above).toObject();
    for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
        if (const Field *part = form.field(in % it.key()))
            add(it.key(), in % it.key(), *part);
    }
    return question;
}

LookupDialog::LookupDialog(ServiceDesk *desk, const Question &question, QDate today, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_question(question)
    , m_today(today)
{
    const Theme &theme = Theme::current();
    setObjectName(u"lookupDialog"_s);
    setWindowTitle(tr("Look up in a registry"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    auto *told = new TextLabel(tr("Your name, the case, what you look for and the purpose go on record, also when "
                                  "nothing is found. What is shown is not kept."),
                               FontRole::Small, false, Token::SubText);
    told->setObjectName(u"lookupTold"_s);
    told->setWordWrap(true);
    column->addWidget(told);
    if (!question.known.isEmpty()) {
        auto *known = new TextLabel(question.known, FontRole::Small);
        known->setObjectName(u"lookupKnown"_s);
        known->setWordWrap(true);
        column->addWidget(known);
    }

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme.px(12));
    form->setVerticalSpacing(theme.px(8));
    m_registry = new QComboBox;
    m_registry->setObjectName(u"lookupRegistry"_s);
    for (const QString &name : askable())
        m_registry->addItem(Wording::registry(name), name);
    m_registry->setCurrentIndex(qMax(0, m_registry->findData(question.registry)));
    m_key = new QLineEdit(question.shownKey);
    m_key->setObjectName(u"lookupKey"_s);
    m_key->setMaxLength(longestKey);
    m_key->setPlaceholderText(tr("Number or name; parts of an address with blanks between"));
    m_purpose = new QComboBox;
    m_purpose->setObjectName(u"lookupPurpose"_s);
    m_purpose->setEditable(true);
    m_purpose->setInsertPolicy(QComboBox::NoInsert);
    m_purpose->addItems({tr("Check what was applied for"), tr("Clear up a difference"), tr("Compare with a paper")});
    m_purpose->setCurrentIndex(-1);
    m_purpose->lineEdit()->setMaxLength(longestKey);
    m_purpose->lineEdit()->setPlaceholderText(tr("What for; Down opens phrases"));
    const auto addRow = [&](const QString &label, QWidget *field) {
        field->setAccessibleName(label);
        auto *words = new TextLabel(label);
        words->setBuddy(field);
        form->addRow(words, field);
    };
    addRow(tr("Registry"), m_registry);
    addRow(tr("Look for"), m_key);
    addRow(tr("Purpose"), m_purpose);
    column->addLayout(form);

    m_state = new TextLabel;
    m_state->setObjectName(u"lookupState"_s);
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    m_source = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_source->setObjectName(u"lookupSource"_s);
    m_source->setWordWrap(true);
    m_source->hide();
    column->addWidget(m_source);
    m_values = new QTableWidget(0, 4);
    m_values->setObjectName(u"lookupValues"_s);
    m_values->setAccessibleName(tr("Registry beside the application"));
    m_values->setHorizontalHeaderLabels({tr("Field"), tr("Applied for"), tr("Registry"), tr("Result")});
    m_values->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_values->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_values->setSelectionMode(QAbstractItemView::SingleSelection);
    m_values->setTabKeyNavigation(false);
    m_values->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_values->setShowGrid(false);
    m_values->setAlternatingRowColors(true);
    m_values->verticalHeader()->hide();
    m_values->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_values->horizontalHeader()->setHighlightSections(false);
    m_values->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_values->horizontalHeader()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
    m_values->hide();
    column->addWidget(m_values, 1);
    column->addStretch();

    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *close = new KeyButton(tr("Close"));
    close->setObjectName(u"lookupClose"_s);
    close->setKeyHint(u"Esc"_s);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_ask = new KeyButton(tr("Look up"));
    m_ask->setObjectName(u"lookupAsk"_s);
    m_ask->setVariant(KeyButton::Variant::Primary);
    m_ask->setKeyHint(u"Ctrl+Enter"_s);
    m_ask->setAutoDefault(false);
    clickOnCtrlEnter(this, m_ask);
    connect(m_ask, &QPushButton::clicked, this, &LookupDialog::ask);
    row->addWidget(close);
    row->addWidget(m_ask);
    column->addLayout(row);

    // An answer stands beside the question it answers, and beside no other.
    connect(m_registry, &QComboBox::currentIndexChanged, this, &LookupDialog::forget);
    connect(m_key, &QLineEdit::textChanged, this, &LookupDialog::forget);
    connect(m_purpose, &QComboBox::currentTextChanged, this, &LookupDialog::check);
    setMinimumWidth(theme.px(560));
    check();
    if (m_key->text().isEmpty())
        m_key->setFocus();
    else
        m_purpose->setFocus();
}

void LookupDialog::setOffline(bool offline)
{
    m_offline = offline;
    check();
}

void LookupDialog::forget()
{
    m_asking = 0;
    m_values->setRowCount(0);
    m_values->hide();
    m_source->hide();
    say({}, false);
    check();
}

void LookupDialog::check()
{
    QString reason;
    if (!m_desk || m_offline)
        reason = tr("Registries can be asked when there is a connection.");
    else if (m_asking)
        reason = tr("The registry is being asked.");
    else if (m_key->text().trimmed().isEmpty())
        reason = tr("Say what to look for.");
    else if (m_purpose->currentText().trimmed().size() < shortestPurpose)
        reason = tr("Say what for.");
    m_ask->setDisabledReason(reason);
    if (!m_desk || m_offline)
        say(reason, true);
    else if (m_state->text() == tr("Registries can be asked when there is a connection."))
        say({}, false);
}

void LookupDialog::say(const QString &words, bool bad)
{
    m_state->setText(words);
    m_state->setInk(bad ? Token::AmberText : Token::Text);
    m_state->setVisible(!words.isEmpty());
}

void LookupDialog::ask()
{
    if (!m_desk || m_offline || m_asking)
        return;
    forget();
    protocol::LookupRequest request;
    request.caseId = m_question.key.caseId;
    request.unit = m_question.key.viewer;
    // What may not be shown can be asked for all the same.
    request.key = m_key->text() == m_question.shownKey ? m_question.askedKey : m_key->text().trimmed();
    request.purpose = m_purpose->currentText().trimmed();
    const quint64 number = ++m_count;
    m_asking = number;
    say(tr("The registry is being asked."), false);
    check();
    m_desk->ask<protocol::LookupReply>(
        ServiceRequest{"POST",
                       protocol::expandPath(protocol::paths::lookups, {m_registry->currentData().toString()}),
                       {},
                       protocol::encode(request)},
        this, [this, number](const Expected<protocol::LookupReply, ServiceFailure> &reply) {
            if (m_asking != number)
                return;
            m_asking = 0;
            take(reply);
            check();
        });
}

void LookupDialog::take(const Expected<protocol::LookupReply, ServiceFailure> &reply)
{
    if (!reply)
        return say(failureWords(reply.error()), true);
    m_source->setText(tr("Source: %1 ・ asked %2 ・ basis: shared government data, case and purpose on record")
                          .arg(Wording::registry(reply->source), Wording::moment(reply->fetchedAt, m_today)));
    m_source->show();
    if (!reply->found)
        return say(tr("The registry has no such entry."), true);
    say({}, false);
    QStringList columns = reply->values.keys();
    // What can be compared stands first.
    std::stable_sort(columns.begin(), columns.end(), [this](const QString &a, const QString &b) {
        return m_question.applied.contains(a) && !m_question.applied.contains(b);
    });
    for (const QString &name : std::as_const(columns)) {
        const QString known = cellText(reply->values.value(name));
        if (known.isEmpty())
            continue;
        const AppliedValue applied = m_question.applied.value(name);
        const bool judged = !applied.full.isEmpty();
        const bool differs = judged && comparableText(applied.full) != comparableText(known);
        const QString result =
            judged ? Wording::verdict(differs ? CheckVerdict::Mismatch : CheckVerdict::Match) : QString();
        const int row = m_values->rowCount();
        m_values->insertRow(row);
        const QString label = applied.label.isEmpty() ? columnLabel(name) : applied.label;
        const QStringList texts = {label, applied.text.isEmpty() ? u"—"_s : applied.text, known, result};
        for (int i = 0; i < texts.size(); ++i) {
            auto *item = new QTableWidgetItem(texts.at(i));
            item->setToolTip(texts.at(i));
            if (differs && i >= 2) {
                item->setForeground(Theme::current().toneText(Tone::Red));
                item->setFont(Theme::current().font(FontRole::Body, true));
            }
            m_values->setItem(row, i, item);
        }
    }
    const Theme &theme = Theme::current();
    m_values->verticalHeader()->setMinimumSectionSize(theme.px(30));
    m_values->show();
    if (m_values->rowCount() > 0)
        m_values->setCurrentCell(0, 0);
    layout()->activate();
    // Long names go on below, and the window is as high as all of it needs, also where letters are large.
    m_values->resizeRowsToContents();
    const int whole = m_values->horizontalHeader()->sizeHint().height() + m_values->verticalHeader()->length();
    m_values->setMinimumHeight(qMin(whole + theme.px(6), theme.px(300)));
    resize(width(), qMax(height(), layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                                 : layout()->totalSizeHint().height()));
    m_values->setFocus();
}

QString LookupDialog::failureWords(const ServiceFailure &failure)
{
    if (failure.kind == ServiceFailure::Kind::Api) {
        switch (failure.api.code) {
        case protocol::ApiErrorCode::Forbidden:
            return tr("Only the unit that has the case in hand may ask. The attempt is on record.");
        case protocol::ApiErrorCode::NotFound:
            return tr("The service does not know this case or registry for you. The attempt is on record.");
        case protocol::ApiErrorCode::Unavailable:
            return tr("The registry is out at the moment. The case can go on; it is asked again by itself.");
        case protocol::ApiErrorCode::Malformed:
            return tr("The service does not accept what was entered. Look at it again.");
        case protocol::ApiErrorCode::TooManyRequests:
            return tr("Too many questions at once. Wait a moment.");
        default:
            return tr("The service could not answer. Try again later.");
        }
    }
    return tr("The service could not be reached. Nothing was shown; try again when there is a connection.");
}

} // namespace yunchuang
