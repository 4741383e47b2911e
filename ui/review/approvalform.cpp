// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/approvalform.h"

#include "forms/jsonpointer.h"
#include "forms/validate.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QApplication>
#include <QEvent>
#include <QScrollArea>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// A field may show another, which shows a third. A form whose rules go round in a circle is left after so many rounds.
constexpr int mostRounds = 8;

/// Both together; of a place that both speak of, the second.
QJsonObject merged(QJsonObject first, const QJsonObject &second)
{
    for (auto it = second.begin(); it != second.end(); ++it) {
        const QJsonValue before = first.value(it.key());
        first.insert(it.key(), before.isObject() && it.value().isObject()
                                   ? QJsonValue(merged(before.toObject(), it.value().toObject()))
                                   : it.value());
    }
    return first;
}

} // namespace

ApprovalForm::ApprovalForm(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"approvalForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"approvalScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll);
    // Also where the focus is set by the form itself and not with Tab.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        if (!m_body || !now || !m_body->isAncestorOf(now))
            return;
        // A row just made has its place before it is scrolled to.
        if (const int wanted = fit(); wanted > 0)
            m_body->resize(m_scroll->viewport()->width(), qMax(wanted, m_scroll->viewport()->height()));
        m_scroll->ensureWidgetVisible(now, 0, Theme::current().px(8));
    });
}

void ApprovalForm::setRoom(int height)
{
    m_room = height;
    fit();
}

int ApprovalForm::fit()
{
    if (!m_body || m_room <= 0)
        return 0;
    QLayout *column = m_body->layout();
    column->activate();
    const int width = m_scroll->viewport()->width();
    const int wanted =
        column->hasHeightForWidth() ? column->totalHeightForWidth(width) : column->totalSizeHint().height();
    m_scroll->setFixedHeight(qMin(wanted, m_room));
    return wanted;
}

bool ApprovalForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        fit();
    return QWidget::eventFilter(watched, event);
}

void ApprovalForm::clear()
{
    m_pages.clear();
    m_errors.clear();
    delete m_body;
    m_body = nullptr;
    m_tabs = nullptr;
    m_rest = nullptr;
    m_form.reset();
}

void ApprovalForm::show(const FormDescription &form, const QString &step, const QJsonObject &value, bool editable,
                        QDate today)
{
    m_today = today;
    // The same form again: what is being written, and where, stays.
    if (m_form && &m_form->root() == &form.root() && m_step == step && m_editable == editable) {
        if (value != this->value())
            setValue(value);
        return;
    }
    clear();
    m_form = form;
    m_step = step;
    m_editable = editable;
    makePages();
    setValue(value);
    fit();
}

void ApprovalForm::makePages()
{
    const Theme &theme = Theme::current();
    m_body = new QWidget;
    m_body->installEventFilter(this);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    column->setSpacing(theme.px(6));
    if (m_form->tabs().size() > 1) {
        m_tabs = new QTabBar;
        m_tabs->setObjectName(u"approvalTabs"_s);
        m_tabs->setExpanding(false);
        m_tabs->setDrawBase(false);
        column->addWidget(m_tabs);
        connect(m_tabs, &QTabBar::currentChanged, this, &ApprovalForm::showPage);
    }
    for (const FormTab &tab : m_form->tabs()) {
        auto *page = new FieldsBody(tab.groups, QString(), m_step, m_editable);
        connect(page, &FieldsBody::edited, this, [this] {
            if (m_filling)
                return;
            settle();
            check();
            Q_EMIT edited();
        });
        column->addWidget(page);
        m_pages.append(page);
        if (m_tabs)
            m_tabs->addTab(Wording::label(tab.label).replace(u'&', u"&&"_s));
    }
    m_rest = new TextLabel({}, FontRole::Small, false, Token::RedText);
    m_rest->setObjectName(u"approvalRest"_s);
    m_rest->setWordWrap(true);
    m_rest->hide();
    column->addWidget(m_rest);
    column->addStretch(1);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    showPage(0);
}

void ApprovalForm::showPage(int page)
{
    for (int i = 0; i < m_pages.size(); ++i)
        m_pages.at(i)->setVisible(i == page);
    fit();
}

QJsonObject ApprovalForm::value() const
{
    QJsonObject out;
    for (const FieldsBody *page : m_pages)
        out = merged(out, page->value());
    return out;
}

void ApprovalForm::setValue(const QJsonObject &value)
{
    m_filling = true;
    m_showAll = false;
    // What there is no field for on any page is kept by the first.
    QJsonObject rest = value;
    for (FieldsBody *page : std::as_const(m_pages))
        rest = page->withoutOwn(rest);
    for (FieldsBody *page : std::as_const(m_pages))
        page->setValue(value, page == m_pages.constFirst() ? rest : QJsonObject());
    m_filling = false;
    settle();
    check();
}

void ApprovalForm::settle()
{
    bool changed = true;
    for (int round = 0; changed && round < mostRounds; ++round) {
        changed = false;
        const QJsonObject form = value();
        for (FieldsBody *page : std::as_const(m_pages))
            changed = page->applyRules(form) || changed;
    }
    for (int i = 0; m_tabs && i < m_pages.size(); ++i)
        m_tabs->setTabVisible(i, m_pages.at(i)->hasVisible());
}

void ApprovalForm::check()
{
    FieldRemarks remarks;
    if (m_form && m_editable) {
        const QJsonObject form = value();
        remarks.errors = validate(*m_form, form, m_step, {}, m_today);
        remarks.advice = adviceOn(*m_form, form, m_today);
    }
    m_errors = remarks.errors;
    remarks.all = m_showAll;
    NameSource names;
    names.field = [this](const QString &pointer) { return labelOf(pointer); };
    remarks.words = [&names](const FieldError &error) { return Wording::fieldError(error, names); };
    for (FieldsBody *page : std::as_const(m_pages))
        page->showRemarks(remarks);
    if (!m_rest)
        return;
    QStringList rest;
    for (const FieldError &error : std::as_const(m_errors)) {
        const bool shown = std::any_of(m_pages.cbegin(), m_pages.cend(),
                                       [&](const FieldsBody *page) { return page->shows(error.path); });
        if (!shown)
            rest.append(labelOf(error.path) + u": "_s + remarks.words(error));
    }
    m_rest->setText(rest.join(u'\n'));
    m_rest->setVisible(m_showAll && !rest.isEmpty());
}

void ApprovalForm::showAllErrors()
{
    m_showAll = true;
    check();
    for (int i = 0; i < m_pages.size(); ++i) {
        const bool wrong = std::any_of(m_errors.cbegin(), m_errors.cend(),
                                       [&](const FieldError &error) { return m_pages.at(i)->shows(error.path); });
        if (!wrong)
            continue;
        if (m_tabs)
            m_tabs->setCurrentIndex(i);
        if (m_pages.at(i)->focusFirstError())
            return;
    }
}

QString ApprovalForm::labelOf(const QString &pointer) const
{
    for (const FieldsBody *page : m_pages) {
        if (const QString label = page->labelOf(pointer); !label.isEmpty())
            return label;
    }
    const Field *field = m_form ? m_form->field(pointer) : nullptr;
    return field ? Wording::label(field->label) : pointer;
}

} // namespace yunchuang
