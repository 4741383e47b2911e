// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every shared part of the interface with made-up data; saves pictures with --grab. A tool for developers.
#include "domain/systemseams.h"
#include "ui/common/chip.h"
#include "ui/common/choicecard.h"
#include "ui/common/clockbar.h"
#include "ui/common/delegates.h"
#include "ui/common/difftext.h"
#include "ui/common/flowwidgets.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/signin/signinpage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDateTimeEdit>
#include <QDir>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTranslator>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

constexpr int lightRole = Qt::UserRole + 1;
constexpr int flagRole = Qt::UserRole + 2;
constexpr int unseenRole = Qt::UserRole + 3;
constexpr int headerRole = Qt::UserRole + 4;
constexpr int iconRole = Qt::UserRole + 5;
constexpr int countRole = Qt::UserRole + 6;
constexpr int toneRole = Qt::UserRole + 7;
constexpr int addRole = Qt::UserRole + 8;
constexpr int secondRole = Qt::UserRole + 9;
constexpr int warningRole = Qt::UserRole + 10;
constexpr int rightRole = Qt::UserRole + 11;
constexpr int detailRole = Qt::UserRole + 12;

void addNav(QStandardItemModel *model, const QString &text, Icon icon, const QString &count = {},
            Tone tone = Tone::Neutral)
{
    auto *item = new QStandardItem(text);
    item->setData(static_cast<int>(icon), iconRole);
    item->setData(count, countRole);
    item->setData(static_cast<int>(tone), toneRole);
    model->appendRow(item);
}

void addNavHeader(QStandardItemModel *model, const QString &text, bool add = false)
{
    auto *item = new QStandardItem(text);
    item->setData(true, headerRole);
    item->setData(add, addRole);
    item->setFlags(Qt::ItemIsEnabled);
    model->appendRow(item);
}

QTreeView *makeSidebar(bool rail)
{
    auto *view = new QTreeView;
    auto *model = new QStandardItemModel(view);
    addNavHeader(model, u"办理"_s);
    addNav(model, u"我的待办"_s, Icon::MyTasks, u"47"_s);
    addNav(model, u"部门待办"_s, Icon::UnitTasks, u"312"_s);
    addNav(model, u"即将超期"_s, Icon::DueSoon, u"14"_s, Tone::Amber);
    addNav(model, u"已超期"_s, Icon::Overdue, u"3"_s, Tone::Red);
    addNav(model, u"移交・收到"_s, Icon::Received, u"6"_s);
    addNav(model, u"移交・发出"_s, Icon::Sent, u"4"_s);
    addNav(model, u"待补正"_s, Icon::Correction, u"11"_s);
    addNav(model, u"暂停计时"_s, Icon::Pause, u"5"_s);
    addNav(model, u"已办结"_s, Icon::Finished, u"1 286"_s);
    addNavHeader(model, u"保存的视图"_s, true);
    addNav(model, u"外资设立"_s, Icon::View, u"8"_s);
    addNav(model, u"今日窗口件"_s, Icon::View, u"12"_s);
    addNavHeader(model, u"本机"_s);
    addNav(model, u"发件箱"_s, Icon::Outbox, u"0"_s);
    addNavHeader(model, u"督办"_s);
    addNav(model, u"总览"_s, Icon::Overview);
    addNav(model, u"工作量"_s, Icon::Workload);
    addNav(model, u"抽查复核"_s, Icon::Sampling, u"4"_s);
    addNav(model, u"差评整改"_s, Icon::Rating, u"2"_s);
    addNavHeader(model, u"公开"_s);
    addNav(model, u"公开记录"_s, Icon::PublicRecord);
    NavDelegate::Roles roles;
    roles.header = headerRole;
    roles.icon = iconRole;
    roles.count = countRole;
    roles.tone = toneRole;
    roles.addAction = addRole;
    auto *delegate = new NavDelegate(roles, view);
    delegate->setRail(rail);
    view->setItemDelegate(delegate);
    view->setModel(model);
    NavDelegate::prepare(view);
    view->setVerticalScrollBarPolicy(rail ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    view->setCurrentIndex(model->index(1, 0));
    view->setFixedWidth(Theme::current().px(rail ? 48 : 192));
    return view;
}

QTableView *makeQueue()
{
    auto *table = new QTableView;
    auto *model = new QStandardItemModel(0, 9, table);
    model->setHorizontalHeaderLabels({u"期限"_s, u"办件编号"_s, u"事项"_s, u"申请人"_s, u"来源"_s, u"环节"_s,
                                      u"承办人"_s, u"收件时间"_s, u"承诺期限"_s});
    struct Row
    {
        Light light;
        const char16_t *words;
        const char16_t *id;
        const char16_t *item;
        const char16_t *applicant;
        const char16_t *source;
        int flag;
    };
    const QList<Row> rows = {
        {Light::Late, u"超 2 日", u"52-261118-00291", u"变更登记・住所", u"贵州岭**建材有限公司", u"遵义", 0},
        {Light::Late, u"超 1 日", u"52-261119-00084", u"注销登记・普通", u"贵阳市**商贸有限公司", u"贵阳", 0},
        {Light::Soon, u"今日", u"52-261117-00077", u"外商投资公司设立登记", u"黔**（贵州）咖啡有限公司", u"窗口", 0},
        {Light::Soon, u"今日", u"52-261120-00033", u"企业设立登记", u"陈*芳", u"云上贵州App", 0},
        {Light::Soon, u"剩 1 日", u"52-261123-00317", u"企业设立登记", u"贵州青**茶业有限公司", u"云上贵州App", 1},
        {Light::Soon, u"剩 1 日", u"52-261123-00322", u"企业设立登记", u"李*华", u"遵义", 0},
        {Light::Soon, u"剩 1 日", u"52-261123-00351", u"备案・章程", u"贵阳白云**机械有限公司", u"贵阳", 2},
        {Light::Ample, u"剩 2 日", u"52-261123-00298", u"股份公司设立登记", u"贵州星**新材料股份有限公司", u"贵阳", 0},
        {Light::Ample, u"剩 2 日", u"52-261124-00012", u"企业设立登记", u"赵*", u"云上贵州App", 0},
        {Light::Ample, u"剩 3 日", u"52-261124-00041", u"企业设立登记", u"吴*敏", u"贵安", 1},
        {Light::Paused, u"已暂停", u"52-261116-00208", u"变更登记・减资", u"遵义**酒业有限公司", u"遵义", 0},
        {Light::Waiting, u"等申请人", u"52-261112-00190", u"合伙企业设立登记", u"陆*", u"黔西南", 0},
        {Light::Finished, u"已办结", u"52-261111-00073", u"变更登记・减资", u"贵州乌**水务有限公司", u"贵阳", 0},
    };
    for (const Row &row : rows) {
        QList<QStandardItem *> items;
        for (const QString &words :
             {QString::fromUtf16(row.words), QString::fromUtf16(row.id), QString::fromUtf16(row.item),
              QString::fromUtf16(row.applicant), QString::fromUtf16(row.source), u"审查"_s, u"周敏"_s, u"11-23 09:12"_s,
              u"11-25"_s})
            items.append(new QStandardItem(words));
        items[0]->setData(static_cast<int>(row.light), lightRole);
        items[2]->setData(row.flag, flagRole);
        const bool unseen = row.flag == 1 && row.light == Light::Ample;
        for (auto *item : items)
            item->setData(unseen, unseenRole);
        model->appendRow(items);
    }
    table->setModel(model);
    auto *deadline = new DeadlineDelegate(lightRole, Qt::DisplayRole, table);
    auto *item = new ItemDelegate(Qt::DisplayRole, flagRole, table);
    item->setFlag(1, {Glyph::CrossDiamond, Icon::None, Tone::Red});
    item->setFlag(2, {Glyph::None, Icon::Locked, Tone::Neutral});
    item->setUnseenRole(unseenRole);
    auto *subdued = new ItemDelegate(Qt::DisplayRole, -1, table);
    subdued->setSubdued(true);
    table->setItemDelegate(item);
    table->setItemDelegateForColumn(0, deadline);
    table->setItemDelegateForColumn(4, subdued);
    table->setItemDelegateForColumn(7, subdued);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::current().px(32));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    table->setFrameShape(QFrame::NoFrame);
    table->resizeColumnsToContents();
    table->setCurrentIndex(model->index(4, 1));
    return table;
}

QWidget *makeQueuePage()
{
    const Theme &theme = Theme::current();
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSidebar(false));
    row->addWidget(new Hairline(Qt::Vertical, Token::Frame));
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    row->addLayout(column, 1);
    auto *banner = new Banner(Banner::Kind::Offline);
    banner->setMessage(
        u"离线工作中"_s,
        u"可审查本机缓存的 126 件。决定经本机签名后存入发件箱，联网后按顺序提交；时间以服务器收到为准。"_s,
        u"最近同步 14:19，24 秒后重试"_s);
    auto *retry = new KeyButton(Icon::Refresh, u"立即重试"_s);
    retry->setKeyHint(u"F5"_s);
    banner->addButton(retry);
    column->addWidget(banner);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    head->setSpacing(theme.px(12));
    head->addWidget(new TextLabel(u"我的待办"_s, FontRole::Title, true));
    head->addWidget(new TextLabel(u"47 件"_s, FontRole::Small, false, Token::SubText));
    TagLook plain = TagLook::forLight(Light::Late);
    plain.tinted = plain.bold = false;
    plain.quietWords = true;
    head->addWidget(new Tag(plain, u"超期 3"_s));
    head->addStretch();
    auto *add = new KeyButton(Icon::Add, u"收件登记"_s);
    add->setKeyHint(u"Ctrl+N"_s);
    head->addWidget(add);
    auto *next = new KeyButton(Icon::Next, u"领取下一件"_s);
    next->setVariant(KeyButton::Variant::Primary);
    next->setBaseHeight(28);
    next->setKeyHint(u"Ctrl+J"_s);
    head->addWidget(next);
    column->addLayout(head);
    auto *chips = new QHBoxLayout;
    chips->setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(10));
    chips->setSpacing(theme.px(6));
    auto *mine = new Chip(u"承办"_s);
    mine->setValue(u"本人及代办"_s, true);
    chips->addWidget(mine);
    for (const QString &name : {u"来源"_s, u"事项"_s, u"环节"_s, u"期限"_s, u"核验"_s}) {
        auto *chip = new Chip(name);
        chip->setValue(u"全部"_s, false);
        auto *menu = new QMenu(chip);
        menu->addAction(u"全部"_s);
        menu->addAction(u"贵阳"_s);
        chip->setMenu(menu);
        chips->addWidget(chip);
    }
    chips->addStretch();
    auto *filter = new QLineEdit;
    filter->setPlaceholderText(u"筛选本列表"_s);
    filter->addAction(themedIcon(Icon::View), QLineEdit::LeadingPosition);
    chips->addWidget(filter);
    column->addLayout(chips);
    column->addWidget(new Hairline(Qt::Horizontal, Token::Frame));
    auto *queue = makeQueue();
    queue->setObjectName(u"galleryFocus"_s);
    column->addWidget(queue, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(5));
    foot->setSpacing(theme.px(12));
    foot->addWidget(new TextLabel(u"已选 1 件，共 47 件"_s, FontRole::Small, false, Token::SubText));
    foot->addStretch();
    foot->addWidget(new KeyHint({u"↑"_s, u"↓"_s}, u"选择"_s));
    foot->addWidget(new KeyHint({u"Enter"_s}, u"审查"_s));
    foot->addWidget(new KeyHint({u"Space"_s}, u"多选"_s));
    foot->addWidget(new KeyHint({u"F6"_s}, u"切换窗格"_s));
    column->addLayout(foot);
    return page;
}

QWidget *makeReviewPage()
{
    const Theme &theme = Theme::current();
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSidebar(true));
    row->addWidget(new Hairline(Qt::Vertical, Token::Frame));

    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    auto *path = new StepPath;
    path->setSteps({u"收件"_s, u"受理"_s, u"审查"_s, u"决定"_s, u"制证送达"_s}, 1, u"第 2 步，共 5 步：受理"_s);
    auto *pathRow = new QHBoxLayout;
    pathRow->setContentsMargins(16, 12, 16, 12);
    pathRow->addWidget(path);
    pathRow->addStretch();
    pathRow->addWidget(new KeyHint({u"Alt+PgUp"_s, u"PgDn"_s}));
    middle->addLayout(pathRow);
    auto *tabs = new QTabBar;
    for (const QString &name : {u"申请表"_s, u"股东与出资 2"_s, u"人员 3"_s, u"办理记录 5"_s})
        tabs->addTab(name);
    tabs->setExpanding(false);
    tabs->setDrawBase(true);
    middle->addWidget(tabs);
    auto *under = new QTabBar;
    under->setProperty("underlined", true);
    under->addTab(themedIcon(Icon::Verify), u"证书登录"_s);
    under->addTab(themedIcon(Icon::User), u"账号口令"_s);
    under->setExpanding(false);
    middle->addWidget(under);
    auto *diffs = new QHBoxLayout;
    diffs->setContentsMargins(16, 12, 16, 12);
    const QString mine = u"贵阳市观山湖区示例路 108 号 3 栋 1204 室"_s;
    const QString theirs = u"贵阳市观山湖区示例路 108 号 3 栋 1402 室"_s;
    const TextDifference difference = differingParts(mine, theirs);
    auto *left = new DiffText;
    left->setText(mine, difference.left);
    auto *right = new DiffText;
    right->setText(theirs, difference.right, Tone::Green, DiffText::Mark::Underlined);
    diffs->addWidget(left, 1);
    diffs->addWidget(right, 1);
    middle->addLayout(diffs);
    auto *form = new QFormLayout;
    form->setContentsMargins(16, 8, 16, 8);
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(8);
    auto *combo = new QComboBox;
    combo->addItems({u"A0164　茶叶种植"_s, u"F5229"_s});
    form->addRow(u"行业代码"_s, combo);
    auto *copies = new QSpinBox;
    copies->setValue(1);
    form->addRow(u"执照副本"_s, copies);
    auto *line = new QLineEdit(u"茶叶种植；食用农产品初加工；食用农产品批发"_s);
    form->addRow(u"核定范围"_s, line);
    auto *note = new QLineEdit;
    note->setPlaceholderText(u"仅本处可见，不入公开记录"_s);
    form->addRow(u"内部备注"_s, note);
    auto *fixed = new QLineEdit(u"只读内容"_s);
    fixed->setReadOnly(true);
    form->addRow(u"企业名称"_s, fixed);
    auto *closed = new QLineEdit(u"不可用"_s);
    closed->setEnabled(false);
    form->addRow(u"不可用"_s, closed);
    form->addRow(u"回复期限"_s, new QDateTimeEdit(QDateTime(QDate(2026, 11, 25), QTime(12, 0))));
    auto *checks = new QHBoxLayout;
    auto *on = new QCheckBox(u"续办下一件"_s);
    on->setChecked(true);
    auto *some = new QCheckBox(u"基本信息"_s);
    some->setTristate(true);
    some->setCheckState(Qt::PartiallyChecked);
    auto *off = new QCheckBox(u"住所"_s);
    auto *dead = new QCheckBox(u"股东与出资"_s);
    dead->setEnabled(false);
    auto *radio = new QRadioButton(u"修改后提交"_s);
    radio->setChecked(true);
    auto *radio2 = new QRadioButton(u"放弃"_s);
    for (QWidget *w : std::initializer_list<QWidget *>{on, some, off, dead, radio, radio2})
        checks->addWidget(w);
    form->addRow(checks);
    middle->addLayout(form);
    auto *route = new RouteWidget;
    route->setRoute({u"企业注册处"_s, u"继续承办"_s},
                    {{u"自然资源厅"_s, u"不动产登记"_s}, {u"观山湖区局"_s, u"住所核实"_s}},
                    {u"汇总意见"_s, u"11-25 12:00"_s}, u"计时不中断"_s, u"发送后的流程"_s);
    auto *routeCard = new QFrame;
    routeCard->setFrameShape(QFrame::StyledPanel);
    routeCard->setProperty("card", true);
    auto *routeBox = new QVBoxLayout(routeCard);
    routeBox->addWidget(new TextLabel(u"发送后的流程"_s, FontRole::Small, false, Token::SubText));
    routeBox->addWidget(route);
    auto *routeRow = new QHBoxLayout;
    routeRow->setContentsMargins(16, 0, 16, 8);
    routeRow->addWidget(routeCard);
    routeRow->addStretch();
    middle->addLayout(routeRow);
    auto *error = new ErrorBox;
    error->setError(u"提交没有成功：服务器 30 秒内没有回应。"_s, u"你的意见和决定已保存在本机发件箱，不会丢失。"_s,
                    u"0191c1f0-7a11"_s);
    auto *errorRow = new QHBoxLayout;
    errorRow->setContentsMargins(16, 0, 16, 8);
    errorRow->addWidget(error);
    middle->addLayout(errorRow);
    auto *empty = new EmptyView;
    empty->setMessage(u"没有待办。"_s, u"从部门待办领取"_s, u"Ctrl+J"_s);
    middle->addWidget(empty, 1);
    row->addLayout(middle, 1);
    row->addWidget(new Hairline(Qt::Vertical, Token::Frame));

    auto *pane = new QWidget;
    pane->setFixedWidth(theme.px(376));
    pane->setProperty("ground", u"base"_s);
    auto *right2 = new QVBoxLayout(pane);
    right2->setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10));
    right2->setSpacing(theme.px(8));
    auto *clock = new ClockBar;
    clock->setReading({Light::Soon,
                       u"剩 1 个工作日"_s,
                       u"截止 11-25（周三）17:00"_s,
                       {{ClockBar::Mark::Kind::Received, 0, u"收件 11-23"_s},
                        {ClockBar::Mark::Kind::Now, 0.41, u"现在"_s},
                        {ClockBar::Mark::Kind::Promised, 0.667, u"承诺 11-25"_s},
                        {ClockBar::Mark::Kind::Statutory, 1, u"法定 11-26"_s}},
                       u"剩 1 个工作日，承诺 11-25，法定 11-26"_s});
    right2->addWidget(clock);
    right2->addWidget(new Hairline);
    auto *late = new ClockBar;
    late->setReading({Light::Late,
                      u"超 2 个工作日"_s,
                      u"截止 11-20（周五）17:00"_s,
                      {{ClockBar::Mark::Kind::Received, 0, u"收件 11-18"_s},
                       {ClockBar::Mark::Kind::Promised, 0.4, u"承诺 11-20"_s},
                       {ClockBar::Mark::Kind::Statutory, 0.6, u"法定 11-21"_s},
                       {ClockBar::Mark::Kind::Now, 1, u"现在"_s}},
                      u"超 2 个工作日"_s});
    right2->addWidget(late);
    right2->addWidget(new Hairline);
    auto *lanesHead = new QHBoxLayout;
    lanesHead->addWidget(new TextLabel(u"部门并联"_s, FontRole::Body, true));
    lanesHead->addStretch();
    lanesHead->addWidget(new TextLabel(u"市场监管办结后同时启动"_s, FontRole::Small, false, Token::SubText));
    right2->addLayout(lanesHead);
    auto *lanes = new LanesWidget;
    lanes->setLanes({u"市场监管"_s, {}, u"受理"_s, Glyph::HalfRing, Tone::Accent},
                    {{u"税务"_s, u"税种核定"_s, u"待启动"_s},
                     {u"社保"_s, u"参保登记"_s, u"待启动"_s},
                     {u"公安印章"_s, u"已选店"_s, u"办理 1 日"_s, Glyph::HalfRing, Tone::Green},
                     {u"统计"_s, u"名录推送"_s, u"超 1 日"_s, Glyph::Diamond, Tone::Red}},
                    u"市场监管受理，四个部门"_s);
    right2->addWidget(lanes);
    right2->addWidget(new Hairline);
    auto *points = new QTableView;
    auto *pointModel = new QStandardItemModel(0, 2, points);
    const auto addPoint = [&](Verdict verdict, const QString &what, const QString &words) {
        auto *a = new QStandardItem(what);
        a->setData(static_cast<int>(verdict), lightRole);
        auto *b = new QStandardItem(words);
        b->setData(static_cast<int>(verdict), lightRole);
        pointModel->appendRow({a, b});
    };
    addPoint(Verdict::Agrees, u"申请人主体资格符合规定"_s, u"符合"_s);
    addPoint(Verdict::Differs, u"住所证明与申请一致"_s, u"补正 ①"_s);
    addPoint(Verdict::Unanswered, u"租赁合同双方已签署"_s, u"待回"_s);
    addPoint(Verdict::Pending, u"失信任职限制"_s, u"查询中"_s);
    points->setModel(pointModel);
    auto *first = new ItemDelegate(Qt::DisplayRole, -1, points);
    first->setHairlines(false);
    auto *second = new VerdictDelegate(lightRole, Qt::DisplayRole, points);
    second->setHairlines(false);
    points->setItemDelegateForColumn(0, first);
    points->setItemDelegateForColumn(1, second);
    points->setShowGrid(false);
    points->verticalHeader()->hide();
    points->horizontalHeader()->hide();
    points->verticalHeader()->setDefaultSectionSize(theme.px(24));
    points->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    points->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    points->setFrameShape(QFrame::NoFrame);
    points->setFixedHeight(theme.px(24 * 4));
    points->setSelectionBehavior(QAbstractItemView::SelectRows);
    points->selectRow(2);
    right2->addWidget(points);
    right2->addWidget(new Hairline);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(4));
    struct Decision
    {
        Icon icon;
        const char16_t *words;
        const char16_t *why;
    };
    const QList<Decision> decisions = {
        {Icon::Accept, u"予以受理", u""},           {Icon::Correction, u"一次性告知补正", u""},
        {Icon::RefuseAcceptance, u"不予受理", u""}, {Icon::Grant, u"准予登记", u"受理后可用"},
        {Icon::Deny, u"不予登记", u"受理后可用"},   {Icon::Transfer, u"移交…", u""},
        {Icon::Consult, u"征求意见…", u""},         {Icon::Pause, u"特别程序…", u""}};
    for (int i = 0; i < decisions.size(); ++i) {
        auto *button = new KeyButton(decisions.at(i).icon, QString::fromUtf16(decisions.at(i).words));
        button->setKeyHint(u"Alt+%1"_s.arg(i + 1));
        button->setCheckable(true);
        button->setChecked(i == 1);
        button->setDisabledReason(QString::fromUtf16(decisions.at(i).why));
        grid->addWidget(button, i % 4, i / 4);
    }
    right2->addLayout(grid);
    right2->addWidget(new Hairline);
    auto *opinion = new OpinionEdit(u"意见"_s);
    opinion->setPhrases({{u"住所信息不一致"_s, u"申请书所填住所与标准地址不一致，请核对后更正；"_s}});
    opinion->setText(
        u"1. 申请书所填住所「1204 室」与法人库标准地址、租赁合同「1402 室」不一致，请核对后更正；\n2. 租赁合同缺少出租方签章，请补充签署完整的合同。"_s);
    opinion->editor()->setObjectName(u"galleryFocus"_s);
    right2->addWidget(opinion, 1);
    auto *submitRow = new QHBoxLayout;
    submitRow->addStretch();
    auto *cancel = new KeyButton(u"取消"_s);
    cancel->setKeyHint(u"Esc"_s);
    submitRow->addWidget(cancel);
    auto *submit = new KeyButton(u"提交补正"_s);
    submit->setVariant(KeyButton::Variant::Primary);
    submit->setBaseHeight(28);
    submit->setKeyHint(u"Ctrl+Enter"_s);
    submitRow->addWidget(submit);
    right2->addLayout(submitRow);
    row->addWidget(pane);
    return page;
}

QWidget *makeListPage()
{
    const Theme &theme = Theme::current();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    auto *list = new QListView;
    list->setObjectName(u"galleryFocus"_s);
    auto *model = new QStandardItemModel(list);
    const auto add = [&](const QString &title, const QString &detail, const QString &second, const QString &warning,
                         const QString &right, Light light, const QString &words) {
        auto *item = new QStandardItem(title);
        item->setData(detail, detailRole);
        item->setData(second, secondRole);
        item->setData(warning, warningRole);
        item->setData(right, rightRole);
        item->setData(static_cast<int>(light), lightRole);
        item->setData(words, countRole);
        model->appendRow(item);
    };
    add(u"一次性告知补正"_s, u"企业设立登记"_s, u"52-261123-00317　服务器 14:05 有更新"_s, {}, u"14:12"_s, Light::Late,
        u"冲突"_s);
    add(u"准予"_s, u"企业设立登记"_s, u"52-261120-00033"_s, u"须今日 17:00 前联网"_s, u"14:26"_s, Light::Soon,
        u"今日"_s);
    add(u"征求意见"_s, u"变更登记・经营范围"_s, u"52-261123-00340　省自然资源厅"_s, {}, u"14:28"_s, Light::Ample,
        u"剩 3 日"_s);
    add(u"变更登记・住所　一个很长很长的标题，用来看省略号是否正确"_s, u"52-261118-00291"_s,
        u"周敏　等待遵义实地核查回复，一直写到这一行放不下为止"_s, u"提醒"_s, u"督办"_s, Light::Paused, u"已暂停"_s);
    TwoLineDelegate::Roles roles;
    roles.titleDetail = detailRole;
    roles.second = secondRole;
    roles.warning = warningRole;
    roles.right = rightRole;
    roles.light = lightRole;
    roles.lightWords = countRole;
    list->setItemDelegate(new TwoLineDelegate(roles, list));
    list->setModel(model);
    list->setCurrentIndex(model->index(0, 0));
    list->setMaximumHeight(theme.px(56 * 4 + 2));
    column->addWidget(list);
    for (const auto kind : {Banner::Kind::Info, Banner::Kind::Error, Banner::Kind::Success}) {
        auto *banner = new Banner(kind);
        banner->setMessage(u"标题文字"_s, u"这里说明情况以及可以做什么。"_s);
        column->addWidget(banner);
    }
    auto *cards = new QHBoxLayout;
    auto *again = new ChoiceCard(u"重新应用"_s, u"在版本 9 上原样提交我的补正告知"_s);
    again->setKeys(Qt::ALT | Qt::Key_R);
    again->setWarning(u"两项补正事由已不成立"_s);
    auto *amend = new ChoiceCard(u"修改后提交"_s, u"以版本 9 打开审查，带入我的意见"_s);
    amend->setKeys(Qt::ALT | Qt::Key_E);
    amend->setChecked(true);
    auto *drop = new ChoiceCard(u"放弃"_s, u"删除我的决定，草稿在本机留 30 日"_s);
    drop->setKeys(Qt::ALT | Qt::Key_D);
    for (auto *card : {again, amend, drop})
        cards->addWidget(card);
    column->addWidget(new SectionHead(u"如何处理"_s, u"选择后仍需确认，不会自动提交"_s));
    column->addLayout(cards);
    auto *tags = new QHBoxLayout;
    for (const auto &[light, words] : {std::pair{Light::Ample, u"剩 5 日"_s},
                                       {Light::Soon, u"今日"_s},
                                       {Light::Late, u"超 1 日"_s},
                                       {Light::Paused, u"已暂停"_s},
                                       {Light::Finished, u"已办结"_s},
                                       {Light::Waiting, u"等申请人"_s}})
        tags->addWidget(new Tag(TagLook::forLight(light), words));
    for (const auto &[verdict, words] : {std::pair{Verdict::Agrees, u"一致"_s},
                                         {Verdict::Differs, u"不一致"_s},
                                         {Verdict::Pending, u"查询中"_s},
                                         {Verdict::None, u"无"_s}})
        tags->addWidget(new Tag(TagLook::forVerdict(verdict), words));
    tags->addWidget(new Tag({Tone::Red, Glyph::None, false, true, false}, u"不可共享"_s));
    tags->addWidget(new Tag({Tone::Neutral, Glyph::None, false, false, true}, u"必需"_s));
    auto *disc = new CountBadge(CountBadge::Look::Disc);
    disc->setCount(5, Tone::Red, u"5 条未读"_s);
    tags->addWidget(disc);
    auto *pill = new CountBadge(CountBadge::Look::Pill);
    pill->setCount(14, Tone::Amber, u"14 件"_s);
    tags->addWidget(pill);
    tags->addStretch();
    column->addLayout(tags);
    auto *icons = new QGridLayout;
    for (int i = 1; i < static_cast<int>(Icon::Count_); ++i) {
        auto *button = new KeyButton(static_cast<Icon>(i), {});
        button->setToolTip(iconThemeName(static_cast<Icon>(i)));
        button->setAccessibleName(button->toolTip());
        icons->addWidget(button, (i - 1) / 24, (i - 1) % 24);
    }
    column->addLayout(icons);
    column->addStretch();
    return page;
}

SignInPage *makeSignIn(Scheduler &scheduler)
{
    auto *page = new SignInPage(scheduler);
    page->setOrganisation({u"贵州省市场监督管理局"_s, u"企业注册处"_s});
    page->setServices({{u"贵州省政务服务 ・ 生产（政务外网）"_s, u"https://gateway.yunchuang.example"_s},
                       {u"测试"_s, u"https://test.yunchuang.example"_s}});
    page->setCertificate(
        {CertificateView::State::Pinned, u"gateway.yunchuang.example"_s, QString(64, u'a'), u"2027-08-31"_s});
    page->setUser(u"zhoumin"_s);
    page->setTriesLeft(5);
    page->setOfflineOffer({true, u"本机缓存 126 件，同步于 11-24 08:31"_s, u"可用至 11-25 18:00，决定暂存发件箱"_s});
    page->setStatus({u"1.0.0"_s, u"GZ-REG-017"_s, u"11-23 17:42"_s});
    page->setCapacities({{u"贵州省市场监督管理局・企业注册处"_s, u"窗口首席代表"_s, {}},
                         {u"贵州省市场监督管理局・企业注册处"_s, u"审查岗"_s, u"代 罗青"_s},
                         {u"贵阳市观山湖区市场监管局"_s, u"核查岗"_s, {}}});
    return page;
}

void grab(QWidget *page, const QString &file)
{
    page->resize(1440, 900);
    page->show();
    QWidget *focus = page->findChild<QWidget *>(u"galleryFocus"_s);
    page->activateWindow();
    if (focus)
        focus->setFocus();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    page->grab().save(file);
}

void grabAll(const QString &dir, const QString &name, Scheduler &scheduler)
{
    const auto file = [&](const QString &page) { return u"%1/%2-%3.png"_s.arg(dir, page, name); };
    for (const auto &[page, make] :
         {std::pair{u"queue"_s, &makeQueuePage}, {u"review"_s, &makeReviewPage}, {u"lists"_s, &makeListPage}}) {
        const std::unique_ptr<QWidget> widget(make());
        grab(widget.get(), file(page));
    }
    const std::unique_ptr<SignInPage> page(makeSignIn(scheduler));
    page->findChild<QLineEdit *>(u"password"_s)->setText(u"secret"_s);
    page->show();
    page->showStep(SignInPage::Step::Credentials);
    grab(page.get(), file(u"signin"_s));
    page->setCertificate(
        {CertificateView::State::FirstSeen, u"gateway.yunchuang.example"_s, u"3f9a1c77"_s.repeated(8), {}});
    page->setTriesLeft(2);
    grab(page.get(), file(u"signin-first"_s));
    page->setCertificate(
        {CertificateView::State::Changed, u"gateway.yunchuang.example"_s, u"3f9a1c77"_s.repeated(8), {}});
    grab(page.get(), file(u"signin-changed"_s));
    page->setCertificate({CertificateView::State::Pinned, u"gateway.yunchuang.example"_s, {}, u"2027-08-31"_s});
    page->setError(u"用户名或密码不对。"_s, u"没有任何内容丢失。"_s, u"0191c1f0-7a11"_s);
    grab(page.get(), file(u"signin-error"_s));
    page->setBusy(u"正在登录…"_s);
    grab(page.get(), file(u"signin-busy"_s));
    page->setIdle();
    page->showStep(SignInPage::Step::Capacity);
    grab(page.get(), file(u"signin-capacity"_s));
    page->showStep(SignInPage::Step::OfflineUnlock);
    grab(page.get(), file(u"signin-unlock"_s));
    page->showStep(SignInPage::Step::OfflinePassphrase);
    grab(page.get(), file(u"signin-passphrase"_s));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"grab"_s, u"Save pictures of all pages into <dir>."_s, u"dir"_s},
                       {u"dark"_s, u"Dark scheme."_s},
                       {u"contrast"_s, u"High contrast."_s},
                       {u"scale"_s, u"Text scale, 1.0 to 2.0."_s, u"factor"_s, u"1.0"_s},
                       {u"translation"_s, u"Load a .qm file."_s, u"file"_s}});
    parser.process(app);
    QTranslator translator;
    if (parser.isSet(u"translation"_s) && translator.load(parser.value(u"translation"_s)))
        QCoreApplication::installTranslator(&translator);

    auto *style = YunchuangStyle::install(Theme(parser.isSet(u"dark"_s) ? Scheme::Dark : Scheme::Light,
                                                parser.isSet(u"contrast"_s), parser.value(u"scale"_s).toDouble()));
    SystemScheduler scheduler;

    if (parser.isSet(u"grab"_s)) {
        const QString dir = parser.value(u"grab"_s);
        QDir().mkpath(dir);
        for (const auto &[name, theme] : {std::pair{u"light"_s, Theme()},
                                          {u"dark"_s, Theme(Scheme::Dark)},
                                          {u"light150"_s, Theme(Scheme::Light, false, 1.5)},
                                          {u"contrast"_s, Theme(Scheme::Light, true)},
                                          {u"dark-contrast"_s, Theme(Scheme::Dark, true)}}) {
            style->setTheme(theme);
            grabAll(dir, name, scheduler);
        }
        return 0;
    }
    QTabWidget window;
    window.addTab(makeQueuePage(), u"Queue"_s);
    window.addTab(makeReviewPage(), u"Review"_s);
    window.addTab(makeListPage(), u"Lists"_s);
    window.addTab(makeSignIn(scheduler), u"Sign in"_s);
    window.resize(1440, 940);
    window.show();
    return QApplication::exec();
}
