// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/administrationpage.h"

#include "ui/common/lists.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

AdministrationPage::AdministrationPage(ServiceDesk &desk, Scheduler &scheduler, const QString &title, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_title(title)
    , m_head(new QHBoxLayout)
    , m_count(new TextLabel({}, FontRole::Body, false, Token::SubText))
    , m_loading(new LoadingBar(scheduler))
    , m_banner(new Banner(Banner::Kind::Info))
    , m_error(new ErrorBox)
    , m_body(new QVBoxLayout)
{
    const Theme &theme = Theme::current();
    setProperty("ground", u"base"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head->setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8));
    m_head->setSpacing(theme.px(8));
    m_head->addWidget(new TextLabel(title, FontRole::Title, true));
    m_count->setObjectName(u"administrationCount"_s);
    m_head->addWidget(m_count);
    m_head->addStretch();
    column->addLayout(m_head);
    column->addWidget(new Hairline);
    column->addWidget(m_loading);
    m_error->hide();
    connect(m_error, &ErrorBox::retryRequested, this, &AdministrationPage::refresh);
    column->addWidget(m_error);
    m_banner->hide();
    column->addWidget(m_banner);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    column->addLayout(m_body, 1);
}

void AdministrationPage::enter()
{
    if (!m_loaded)
        refresh();
    if (const QVector<QWidget *> all = panes(); !all.isEmpty())
        all.constFirst()->setFocus();
}

void AdministrationPage::refresh()
{
    m_loaded = true;
    load();
}

void AdministrationPage::addHeadButton(KeyButton *button)
{
    button->setMinimumWidth(button->sizeHint().width());
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_head->addWidget(button);
}

void AdministrationPage::addHeadWidget(QWidget *widget)
{
    m_head->addWidget(widget);
}

void AdministrationPage::setCount(const QString &words)
{
    m_count->setText(words);
}

QTableView *AdministrationPage::makeTable(QAbstractItemModel *model, const QString &objectName, const QString &name)
{
    QTableView *table = makeWordTable(model, objectName, name);
    // A row is always current once there are rows, so that keys have something to act on.
    connect(model, &QAbstractItemModel::modelReset, table, [table, model] {
        if (model->rowCount() > 0)
            table->setCurrentIndex(model->index(0, 0));
    });
    return table;
}

void AdministrationPage::setWidths(QTableView *table, const QVector<int> &widths)
{
    setColumnWidths(table, widths);
}

QShortcut *AdministrationPage::addKey(const QKeySequence &keys, std::function<void()> run)
{
    auto *shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, std::move(run));
    return shortcut;
}

void AdministrationPage::begin()
{
    if (m_underWay++ == 0)
        m_loading->start();
}

void AdministrationPage::end()
{
    if (--m_underWay == 0)
        m_loading->stop();
}

void AdministrationPage::fail(const ServiceFailure &failure, const QString &kept)
{
    const Explanation words = AdministrationWords::failure(failure);
    m_error->setError(words.what, kept.isEmpty() ? words.todo : kept, AdministrationWords::number(failure));
}

void AdministrationPage::clearFailure()
{
    m_error->clear();
}

void AdministrationPage::tell(const QString &words)
{
    m_said = words;
    Q_EMIT statusChanged();
}

void AdministrationPage::act(const ServiceRequest &request, std::function<void()> done, const QString &kept)
{
    begin();
    m_desk.tell(request, this, [this, done = std::move(done), kept](const Expected<bool, ServiceFailure> &reply) {
        end();
        if (!reply)
            return fail(reply.error(), kept);
        clearFailure();
        done();
    });
}

} // namespace yunchuang
