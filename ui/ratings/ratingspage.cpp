// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ratings/ratingspage.h"

#include "domain/seams.h"
#include "protocol/paths.h"
#include "protocol/waiting.h"
#include "ui/common/chip.h"
#include "ui/common/lists.h"
#include "ui/common/ratingwords.h"
#include "ui/ratings/ratingactbox.h"
#include "ui/ratings/ratingdetailpane.h"
#include "ui/ratings/ratingfigures.h"
#include "ui/ratings/ratinglistwords.h"

#include <QActionGroup>
#include <QCryptographicHash>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QShortcut>
#include <QSplitter>
#include <QThreadPool>
#include <QVBoxLayout>

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::RatingDetail;
using protocol::RatingEntry;
using protocol::RatingPage;
using protocol::RatingStatistics;

namespace {

constexpr int pageSize = 100;
constexpr std::array periodDays = {7, 30, 90, 365};
constexpr qint64 largestEvidence = 20LL * 1024 * 1024;

struct ReadFile
{
    QByteArray bytes;
    bool ok = false;
};

ReadFile readEvidence(const QString &path)
{
    QFile file(path);
    if (file.size() == 0 || file.size() > largestEvidence || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    return {bytes, bytes.size() == file.size()};
}

} // namespace

RatingsPage::RatingsPage(ServiceDesk &desk, CaseCommands &commands, const Clock &time, Scheduler &scheduler,
                         Random &random, QWidget *parent)
    : AdministrationPage(desk, scheduler, tr("Ratings"), parent)
    , m_commands(commands)
    , m_time(time)
    , m_random(random)
{
    setObjectName(u"ratingsPage"_s);
    m_words = new RatingListWords(m_model, this);
    m_month = QDate(today().year(), today().month(), 1);
    m_figures = new RatingFigures;
    m_figures->clear(m_month.toString(u"yyyy-MM"_s));
    m_figures->setNextEnabled(false);
    connect(m_figures, &RatingFigures::monthStepped, this, &RatingsPage::stepMonth);
    body()->addWidget(m_figures);
    body()->addWidget(new Hairline);
    m_detail = new RatingDetailPane;
    body()->addWidget(makeListAndDetail(makeList(), m_detail, 560, 640), 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RatingsPage::follow);
    connect(&m_detail->acts(), &RatingActBox::submitted, this, &RatingsPage::act);
    connect(&m_detail->acts(), &RatingActBox::evidenceWanted, this, &RatingsPage::choosePaper);
    connect(&m_commands, &CaseCommands::rulesChanged, this, [this] {
        showNarrowing();
        m_detail->show(m_detail->detail() ? &*m_detail->detail() : nullptr, units(), today());
    });
    addKey(QKeySequence(QKeyCombination(Qt::ALT, Qt::Key_PageUp)), [this] { stepMonth(-1); });
    addKey(QKeySequence(QKeyCombination(Qt::ALT, Qt::Key_PageDown)), [this] { stepMonth(1); });
    showNarrowing();
}

RatingsPage::~RatingsPage() = default;

QDate RatingsPage::today() const
{
    return toLocalDate(m_time.now());
}

const OrgDirectory *RatingsPage::units() const
{
    return m_commands.rules() ? &m_commands.rules()->units : nullptr;
}

QWidget *RatingsPage::makeFilters()
{
    const Theme &theme = Theme::current();
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8));
    row->setSpacing(theme.px(8));
    const auto add = [&](const QString &objectName, const QString &label, void (RatingsPage::*fill)(QMenu *),
                         auto clear) {
        auto *chip = new Chip(label);
        chip->setObjectName(objectName);
        auto *menu = new QMenu(chip);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
            menu->clear();
            (this->*fill)(menu);
        });
        chip->setMenu(menu);
        connect(chip, &Chip::cleared, this, [this, clear] {
            Narrowing next = m_narrowing;
            clear(next);
            narrow(next);
        });
        row->addWidget(chip);
        return chip;
    };
    m_state = add(u"chipRatingState"_s, tr("State"), &RatingsPage::fillState, [](Narrowing &n) {
        n.state.reset();
        n.negativeOnly = true;
    });
    m_unit = add(u"chipRatingUnit"_s, tr("Unit"), &RatingsPage::fillUnit, [](Narrowing &n) { n.unit = {}; });
    m_period = add(u"chipRatingPeriod"_s, tr("Received"), &RatingsPage::fillPeriod, [](Narrowing &n) { n.days = 0; });
    row->addStretch();
    return bar;
}

QWidget *RatingsPage::makeList()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    box->setMinimumWidth(theme.px(360));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeFilters());
    column->addWidget(new Hairline);
    TwoLineDelegate::Roles roles;
    roles.title = RatingListWords::LevelWordsRole;
    roles.titleDetail = RatingListWords::ItemWordsRole;
    roles.second = RatingListWords::SecondWordsRole;
    roles.warning = RatingListWords::WarningWordsRole;
    roles.right = RatingListWords::TimeWordsRole;
    roles.light = RatingListWords::LightLookRole;
    roles.lightWords = RatingListWords::LightWordsRole;
    roles.tagWidth = 108;
    m_list = makeTwoLineList(m_words, u"ratingList"_s, tr("Ratings"), roles);
    column->addWidget(m_list, 1);
    m_empty = new EmptyView;
    m_empty->setObjectName(u"ratingsEmpty"_s);
    connect(m_empty, &EmptyView::actionRequested, this, [this] { narrow({}); });
    m_empty->hide();
    column->addWidget(m_empty, 1);
    auto *enter = new QShortcut(Qt::Key_Return, m_list);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, [this] { m_detail->setFocus(); });
    return box;
}

QVector<QWidget *> RatingsPage::panes() const
{
    return {m_list, m_detail, &m_detail->acts()};
}

QString RatingsPage::reasonToStay() const
{
    return m_detail->acts().isUnfinished() ? tr("What you wrote about the rating was not submitted yet.") : QString();
}

void RatingsPage::setSession(const SessionView &session)
{
    const DeskView desk = session.current();
    const bool same = desk.unit == m_session.unit && desk.posts == m_session.posts;
    m_session = desk;
    m_unit->setVisible(bool(desk.posts & (Posts(Post::RatingSupervisor) | Post::SupervisionOfficer)));
    if (same || m_reading == 0)
        return; // the first look reads by itself
    m_model.setEntries({});
    m_sent.reset();
    m_detail->show(nullptr, units(), today());
    m_narrowing = {};
    showNarrowing();
    refresh();
}

// ---- what is listed ----

void RatingsPage::fillState(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &words, const Narrowing &next, bool checked) {
        QAction *action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, next] { narrow(next); });
    };
    Narrowing next = m_narrowing;
    next.state.reset();
    next.negativeOnly = true;
    add(tr("All negative ones"), next, m_narrowing.negativeOnly && !m_narrowing.state);
    next.negativeOnly = false;
    add(tr("All ratings"), next, !m_narrowing.negativeOnly);
    menu->addSeparator();
    for (const auto &[state, name] : enumNames<RatingState>) {
        next = m_narrowing;
        next.negativeOnly = true;
        next.state = state;
        add(RatingWording::state(state), next, m_narrowing.state == state);
    }
}

void RatingsPage::fillUnit(QMenu *menu)
{
    const auto add = [this](QMenu *to, const QString &words, const UnitId &unit) {
        QAction *action = to->addAction(words);
        action->setCheckable(true);
        action->setChecked(m_narrowing.unit == unit);
        connect(action, &QAction::triggered, this, [this, unit] {
            Narrowing next = m_narrowing;
            next.unit = unit;
            narrow(next);
        });
    };
    add(menu, tr("All units"), {});
    if (!units())
        return;
    // By department: all sections in one menu would not fit a screen.
    for (const OrgUnit &department : units()->units()) {
        if (department.kind != UnitKind::Department)
            continue;
        QMenu *sections = nullptr;
        for (const OrgUnit &unit : units()->units()) {
            if (unit.kind != UnitKind::Section || units()->departmentOf(unit.id) != department.id)
                continue;
            if (!sections)
                sections = menu->addMenu(department.shortName);
            add(sections, unit.shortName, unit.id);
        }
    }
}

void RatingsPage::fillPeriod(QMenu *menu)
{
    const auto add = [&](const QString &words, int days) {
        QAction *action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(m_narrowing.days == days);
        connect(action, &QAction::triggered, this, [this, days] {
            Narrowing next = m_narrowing;
            next.days = days;
            narrow(next);
        });
    };
    add(tr("Always"), 0);
    for (const int days : periodDays)
        add(tr("Last %n day(s)", nullptr, days), days);
}

void RatingsPage::narrow(const Narrowing &narrowing)
{
    m_narrowing = narrowing;
    showNarrowing();
    load();
}

void RatingsPage::showNarrowing()
{
    const Narrowing &n = m_narrowing;
    m_state->setValue(n.state          ? RatingWording::state(*n.state)
                      : n.negativeOnly ? tr("all negative")
                                       : tr("all ratings"),
                      n.state.has_value() || !n.negativeOnly);
    m_unit->setValue(n.unit.isEmpty() ? tr("all") : Wording::unit(units(), n.unit), !n.unit.isEmpty());
    m_period->setValue(n.days > 0 ? tr("last %n day(s)", nullptr, n.days) : tr("always"), n.days > 0);
}

void RatingsPage::refresh()
{
    AdministrationPage::refresh();
    readMonth();
    readDetail();
}

void RatingsPage::load()
{
    if (m_session.unit.isEmpty())
        return;
    readPage({});
}

void RatingsPage::readPage(const QString &after)
{
    const quint64 reading = ++m_reading;
    ServiceRequest request{"GET", protocol::paths::ratings};
    request.query = {{u"unit"_s, m_session.unit.text()}, {u"limit"_s, QString::number(pageSize)}};
    if (!m_narrowing.unit.isEmpty())
        request.query.append({u"of"_s, m_narrowing.unit.text()});
    if (m_narrowing.state)
        request.query.append({u"state"_s, nameOf(*m_narrowing.state)});
    if (m_narrowing.negativeOnly)
        request.query.append({u"negative"_s, u"true"_s});
    if (m_narrowing.days > 0)
        request.query.append({u"from"_s, today().addDays(-m_narrowing.days).toString(Qt::ISODate)});
    if (!after.isEmpty())
        request.query.append({u"after"_s, after});
    ask<RatingPage>(request, [this, reading, after](const RatingPage &page) {
        if (reading != m_reading)
            return; // something else was asked for meanwhile
        m_words->setToday(today());
        if (after.isEmpty())
            m_model.setEntries(page.entries);
        else
            m_model.append(page.entries);
        if (page.next.isEmpty())
            m_model.setMore({});
        else
            m_model.setMore([this, next = page.next] { readPage(next); });
        const bool none = m_model.rowCount() == 0;
        const bool narrowed = m_narrowing.state || m_narrowing.days > 0 || !m_narrowing.unit.isEmpty();
        m_empty->setMessage(narrowed ? tr("No rating is like that.") : tr("No negative rating waits. F5 looks again."),
                            narrowed ? tr("Clear the filters") : QString());
        m_empty->setVisible(none);
        m_list->setVisible(!none);
        int open = 0;
        for (auto it = page.open.cbegin(); it != page.open.cend(); ++it) {
            const std::optional<RatingState> state = valueOf<RatingState>(it.key());
            open += state && !isEnded(*state) ? it.value() : 0;
        }
        Q_EMIT openCounted(protocol::waitingFor(page, m_session.posts));
        setCount(tr("%1 listed, %2 negative open", "ratings").arg(Wording::count(page.total)).arg(open));
        if (!m_list->currentIndex().isValid() && !none)
            m_list->setCurrentIndex(m_words->index(0, 0));
        else if (none)
            follow();
    });
}

void RatingsPage::stepMonth(int by)
{
    const QDate month = m_month.addMonths(by);
    const QDate present(today().year(), today().month(), 1);
    if (month > present)
        return;
    m_month = month;
    m_figures->setNextEnabled(month < present);
    m_figures->clear(month.toString(u"yyyy-MM"_s));
    readMonth();
}

void RatingsPage::readMonth()
{
    if (m_session.unit.isEmpty())
        return;
    const quint64 reading = ++m_monthReading;
    ServiceRequest request{"GET", protocol::expandPath(protocol::paths::ratingMonth, {m_month.toString(u"yyyy-MM"_s)})};
    request.query = {{u"unit"_s, m_session.unit.text()}};
    ask<RatingStatistics>(request, [this, reading](const RatingStatistics &figures) {
        if (reading == m_monthReading)
            m_figures->show(figures);
    });
}

// ---- one rating ----

const RatingEntry *RatingsPage::current() const
{
    return m_model.entryAt(m_list->currentIndex().row());
}

void RatingsPage::follow()
{
    const RatingEntry *entry = current();
    if (!entry) {
        m_detail->show(nullptr, units(), today());
        return;
    }
    if (m_detail->detail() && m_detail->detail()->entry.id == entry->id)
        return;
    // What the list knows stands there at once; the rest comes.
    RatingDetail known;
    known.entry = *entry;
    m_detail->show(&known, units(), today());
    readDetail();
}

void RatingsPage::readDetail()
{
    const RatingEntry *entry = current();
    if (!entry)
        return;
    ServiceRequest request{"GET", protocol::expandPath(protocol::paths::ratingById, {entry->id.text()})};
    request.query = {{u"unit"_s, m_session.unit.text()}};
    ask<RatingDetail>(request, [this](const RatingDetail &detail) {
        if (current() && current()->id == detail.entry.id)
            take(detail);
    });
}

void RatingsPage::take(const RatingDetail &detail)
{
    m_model.update(detail.entry);
    if (current() && current()->id == detail.entry.id)
        m_detail->show(&detail, units(), today());
}

void RatingsPage::act(RatingAct act, Post post, const RatingArguments &args)
{
    const std::optional<RatingDetail> &detail = m_detail->detail();
    if (!detail)
        return;
    RatingCommand command;
    command.rating = detail->entry.id;
    command.act = act;
    command.version = detail->version;
    command.actingUnit = m_session.unit;
    command.post = post;
    command.args = args;
    if (m_sent)
        command.id = m_sent->id;
    if (command != m_sent) {
        command.id = CommandId(makeUuid7(m_time, m_random));
        m_sent = command;
    }
    m_detail->acts().setBusy(true);
    begin();
    const ServiceRequest request{"POST",
                                 protocol::expandPath(protocol::paths::ratingActs, {command.rating.text()}),
                                 {},
                                 protocol::encode(command)};
    desk().ask<RatingDetail>(request, this, [this, act](const Expected<RatingDetail, ServiceFailure> &reply) {
        end();
        m_detail->acts().setBusy(false);
        if (!reply)
            return refuse(reply.error());
        m_sent.reset();
        clearFailure();
        m_detail->acts().finish();
        take(*reply);
        tell(RatingWording::done(act));
        load();
        readMonth();
        m_list->setFocus();
    });
}

void RatingsPage::refuse(const ServiceFailure &failure)
{
    // No answer: the same goes out again, under the same id.
    if (failure.isUnanswered()) {
        m_detail->acts().setProblem(
            tr("The service did not answer. Your words are kept: submit again when there is a connection."));
        return;
    }
    m_sent.reset();
    if (failure.api.refusal) {
        m_detail->acts().setProblem(Wording::refusal(*failure.api.refusal, {units(), nullptr, {}, {}}).text());
        if (failure.isApi(protocol::ApiErrorCode::Conflict))
            readDetail();
        return;
    }
    fail(failure, tr("Your words are kept."));
}

// ---- evidence ----

void RatingsPage::choosePaper()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Evidence"), {},
                                                      tr("Papers (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.ofd)"));
    if (!path.isEmpty())
        attach(path);
}

void RatingsPage::attach(const QString &path)
{
    begin();
    const QString name = QFileInfo(path).fileName();
    QThreadPool::globalInstance()->start([page = QPointer<RatingsPage>(this), path, name] {
        const ReadFile file = readEvidence(path);
        QMetaObject::invokeMethod(qApp, [page, file, name] {
            if (!page)
                return;
            page->end();
            if (file.ok)
                page->upload(name, file.bytes);
            else
                page->m_detail->acts().setProblem(tr("%1 cannot be read, or is larger than 20 MB.").arg(name));
        });
    });
}

void RatingsPage::upload(const QString &name, const QByteArray &bytes)
{
    const Digest256 digest(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    const ServiceRequest request{"PUT", protocol::expandPath(protocol::paths::material, {digest.text()}), {}, bytes};
    AdministrationPage::act(
        request,
        [this, name, digest, size = bytes.size()] {
            m_detail->acts().addEvidence(RatingEvidence{name, digest, {}, size});
        },
        tr("Your words are kept."));
}

} // namespace yunchuang
