// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/delegates.h"
#include "ui/common/yunchuangstyle.h"

#include <QHeaderView>
#include <QListView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

constexpr int lightAt = Qt::UserRole + 1;
constexpr int flagAt = Qt::UserRole + 2;
constexpr int unseenAt = Qt::UserRole + 3;
constexpr int headerAt = Qt::UserRole + 4;
constexpr int addAt = Qt::UserRole + 5;
constexpr int iconAt = Qt::UserRole + 6;

bool hasColour(const QImage &image, const QRect &rect, const QColor &colour)
{
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            if (image.rect().contains(x, y) && image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

class TestDelegates : public QObject
{
    Q_OBJECT

private:
    YunchuangStyle *m_style = nullptr;

    static void fill(QStandardItemModel &model)
    {
        for (const Light light : {Light::Late, Light::Soon, Light::Ample}) {
            QList<QStandardItem *> row;
            for (const QString &words : {u"超 2 日"_s, u"52-261123-00317"_s, u"贵州青岚示例茶业有限公司"_s})
                row.append(new QStandardItem(words));
            row[0]->setData(static_cast<int>(light), lightAt);
            row[1]->setData(light == Light::Late ? 7 : 0, flagAt);
            row[1]->setData(light == Light::Ample, unseenAt);
            model.appendRow(row);
        }
    }

private Q_SLOTS:
    void initTestCase() { m_style = YunchuangStyle::install(); }

    void cleanup() { m_style->setTheme(Theme()); }

    void selectedRowHasTintAndOneBar()
    {
        QStandardItemModel model(0, 3);
        fill(model);
        QTableView table;
        RowDelegate *delegates[] = {new DeadlineDelegate(lightAt, Qt::DisplayRole, &table),
                                    new ItemDelegate(Qt::DisplayRole, flagAt, &table)};
        table.setItemDelegate(delegates[1]);
        table.setItemDelegateForColumn(0, delegates[0]);
        table.setModel(&model);
        table.setShowGrid(false);
        table.verticalHeader()->hide();
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        table.resize(600, 300);
        table.show();
        table.selectRow(1);
        const QImage image = table.viewport()->grab().toImage();
        const Theme theme;
        const QRect first = table.visualRect(model.index(1, 0));
        const QRect second = table.visualRect(model.index(1, 1));
        QCOMPARE(image.pixelColor(first.left() + 1, first.center().y()), theme.color(Token::Accent));
        QCOMPARE(image.pixelColor(first.right() - 1, first.top() + 4), theme.color(Token::Selection));
        QCOMPARE(image.pixelColor(second.left() + 1, second.center().y()), theme.color(Token::Selection));
        // Lateness tints its tag, never the row.
        const QRect late = table.visualRect(model.index(0, 0));
        QVERIFY(hasColour(image, late, theme.color(Token::RedTint)));
        QVERIFY(!hasColour(image, table.visualRect(model.index(0, 2)), theme.color(Token::RedTint)));
    }

    void barFollowsMovedColumns()
    {
        QStandardItemModel model(0, 3);
        fill(model);
        QTableView table;
        table.setItemDelegate(new ItemDelegate(Qt::DisplayRole, -1, &table));
        table.setModel(&model);
        table.verticalHeader()->hide();
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        table.resize(600, 300);
        table.show();
        table.horizontalHeader()->moveSection(2, 0);
        table.selectRow(0);
        const QImage image = table.viewport()->grab().toImage();
        const QRect first = table.visualRect(model.index(0, 2));
        QCOMPARE(first.left(), 0);
        QCOMPARE(image.pixelColor(1, first.center().y()), Theme().color(Token::Accent));
        const QRect moved = table.visualRect(model.index(0, 0));
        QCOMPARE(image.pixelColor(moved.left() + 1, moved.center().y()), Theme().color(Token::Selection));
    }

    void flagStandsAtTheRight()
    {
        QStandardItemModel model(0, 3);
        fill(model);
        QTableView table;
        auto *delegate = new ItemDelegate(Qt::DisplayRole, flagAt, &table);
        delegate->setFlag(7, {Glyph::CrossDiamond, Icon::None, Tone::Red});
        table.setItemDelegate(delegate);
        table.setModel(&model);
        table.resize(600, 300);
        table.show();
        const QImage image = table.viewport()->grab().toImage();
        const QRect flagged = table.visualRect(model.index(0, 1));
        const QRect right(flagged.right() - 24, flagged.top(), 24, flagged.height());
        QVERIFY(hasColour(image, right, Theme().color(Token::RedGlyph)));
        const QRect plain = table.visualRect(model.index(1, 1));
        QVERIFY(!hasColour(image, plain, Theme().color(Token::RedGlyph)));
    }

    void unseenRowsNeedRoomForBold()
    {
        QStandardItemModel model(0, 3);
        fill(model);
        ItemDelegate delegate;
        delegate.setUnseenRole(unseenAt);
        const QStyleOptionViewItem option;
        QVERIFY(delegate.sizeHint(option, model.index(2, 1)).width() >
                delegate.sizeHint(option, model.index(1, 1)).width());
    }

    void rowsFitTheirWordsAtAnyScale_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }

    void rowsFitTheirWordsAtAnyScale()
    {
        QFETCH(double, scale);
        m_style->setTheme(Theme(Scheme::Light, false, scale));
        const Theme &theme = Theme::current();
        QStandardItemModel model(0, 3);
        fill(model);
        const QStyleOptionViewItem option;
        const ItemDelegate item;
        const QString words = model.index(0, 2).data().toString();
        QVERIFY(item.sizeHint(option, model.index(0, 2)).width() >=
                QFontMetrics(theme.font()).horizontalAdvance(words) + theme.px(16));
        QVERIFY(item.sizeHint(option, model.index(0, 2)).height() >= QFontMetrics(theme.font()).height());
        QCOMPARE(item.sizeHint(option, model.index(0, 2)).height(), theme.px(32));
        const DeadlineDelegate deadline(lightAt);
        QVERIFY(deadline.sizeHint(option, model.index(0, 0)).width() >=
                tagSize(TagLook::forLight(Light::Late), u"超 2 日"_s).width() + theme.px(16));
        TwoLineDelegate::Roles roles;
        roles.second = Qt::DisplayRole;
        const TwoLineDelegate two(roles);
        QVERIFY(two.sizeHint(option, model.index(0, 0)).height() >=
                QFontMetrics(theme.font(FontRole::Body, true)).height() +
                    QFontMetrics(theme.font(FontRole::Small)).height());
    }

    /// "Sent back" in the list of ratings at 150 %: what warns stays whole, the particulars give way.
    void aWarningIsNotCut()
    {
        m_style->setTheme(Theme(Scheme::Light, false, 1.5));
        TwoLineDelegate::Roles roles;
        roles.second = lightAt;
        roles.warning = iconAt;
        auto paint = [&](const QString &second) {
            QStandardItemModel model;
            auto *row = new QStandardItem(u"Item"_s);
            row->setData(second, lightAt);
            row->setData(u"sent back"_s, iconAt);
            model.appendRow(row);
            QListView list;
            list.setFrameShape(QFrame::NoFrame);
            list.setModel(&model);
            list.setItemDelegate(new TwoLineDelegate(roles, &list));
            list.resize(420, 100);
            const QImage image = list.grab().toImage();
            const QColor amber = Theme::current().color(Token::AmberText);
            int ink = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    ink += image.pixelColor(x, y) == amber ? 1 : 0;
            }
            return ink;
        };
        const int whole = paint({});
        QVERIFY(whole > 0);
        QCOMPARE(paint(u"In rectification, a section with quite a long name, 52-261125-00002"_s), whole);
    }

    void sidebarPlusIsClickable()
    {
        QTreeView view;
        QStandardItemModel model;
        auto *header = new QStandardItem(u"Saved views"_s);
        header->setData(true, headerAt);
        header->setData(true, addAt);
        header->setFlags(Qt::ItemIsEnabled);
        model.appendRow(header);
        auto *row = new QStandardItem(u"Mine"_s);
        row->setData(static_cast<int>(Icon::MyTasks), iconAt);
        model.appendRow(row);
        NavDelegate::Roles roles;
        roles.header = headerAt;
        roles.addAction = addAt;
        roles.icon = iconAt;
        auto *delegate = new NavDelegate(roles, &view);
        view.setItemDelegate(delegate);
        view.setModel(&model);
        NavDelegate::prepare(&view);
        view.resize(192, 400);
        view.show();
        QSignalSpy add(delegate, &NavDelegate::addRequested);
        const QRect place = view.visualRect(model.index(0, 0));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(place.right() - 18, place.center().y()));
        QCOMPARE(add.size(), 1);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(place.left() + 20, place.center().y()));
        QCOMPARE(add.size(), 1);
        // A group's title cannot become the current queue.
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(1, 0)).center());
        QCOMPARE(view.currentIndex().row(), 1);
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(!view.selectionModel()->isSelected(model.index(0, 0)));
        QCOMPARE(view.viewport()->palette().color(QPalette::Base), Theme().color(Token::Side));
        QCOMPARE(view.columnWidth(0), view.viewport()->width());
    }

    void railIsNarrow()
    {
        QStandardItemModel model;
        model.appendRow(new QStandardItem(u"A very long name of a queue"_s));
        NavDelegate delegate{NavDelegate::Roles{}};
        delegate.setRail(true);
        QCOMPARE(delegate.sizeHint({}, model.index(0, 0)), QSize(48, 32));
        // What is selected is marked over the whole rail and not beyond.
        QTreeView view;
        auto *rail = new NavDelegate(NavDelegate::Roles{}, &view);
        rail->setRail(true);
        view.setItemDelegate(rail);
        view.setModel(&model);
        NavDelegate::prepare(&view);
        view.setFixedWidth(48);
        view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view.show();
        view.setCurrentIndex(model.index(0, 0));
        view.clearFocus();
        const QImage image = view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(46, 16), Theme().color(Token::Selection));
        QCOMPARE(image.pixelColor(1, 16), Theme().color(Token::Accent));
    }
};

QTEST_MAIN(TestDelegates)
#include "tst_delegates.moc"
