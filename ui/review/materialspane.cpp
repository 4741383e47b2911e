// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/materialspane.h"

#include "ui/common/delegates.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/review/documentview.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QShortcut>
#include <QSplitter>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Number, name, pages, where the paper comes from, whether it was looked at.
class PaperDelegate final : public RowDelegate
{
public:
    explicit PaperDelegate(const QListView *list)
        : RowDelegate(const_cast<QListView *>(list))
        , m_list(list)
    {
        setRowHeight(28);
    }

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override
    {
        const Theme &theme = Theme::current();
        const QFont small = theme.font(FontRole::Small);
        const QFontMetrics metrics(small);
        const bool present = index.data(MaterialPresentRole).toBool();
        const bool current = m_list->currentIndex() == index;
        const int number = theme.px(26);
        painter->setFont(small);
        painter->setPen(inkFor(option, Token::SubText));
        painter->drawText(QRect(content.left(), content.top(), number, content.height()), Qt::AlignVCenter,
                          QString::number(index.data(MaterialNumberRole).toInt()));

        QString state;
        Token ink = Token::SubText;
        if (!present && !index.data(MaterialRegistryRole).toString().isEmpty()) {
            state = MaterialsPane::tr("not needed");
        } else if (!present) {
            state = MaterialsPane::tr("missing");
            ink = Token::AmberText;
        } else if (current) {
            state = MaterialsPane::tr("in view");
        } else {
            state = index.data(MaterialOpenedRole).toBool() ? MaterialsPane::tr("read") : MaterialsPane::tr("unread");
        }
        const int stateWidth = theme.px(56);
        const QRect right(content.right() - stateWidth, content.top(), stateWidth, content.height());
        painter->setPen(inkFor(option, ink));
        painter->drawText(right, int(Qt::AlignRight | Qt::AlignVCenter), state);

        // In a narrow list the name keeps its room: first the words of the origin go, then the pages.
        const bool roomy = content.width() >= theme.px(400);
        const int trustWidth = theme.px(roomy ? 96 : 18);
        const QRect trust(right.left() - trustWidth - theme.px(8), content.top(), trustWidth, content.height());
        const auto [words, tone, glyph] = origin(index);
        if (roomy)
            paintTag(painter, trust, {tone, glyph, false, false, false, false}, words);
        else
            paintGlyph(
                painter,
                QRectF(trust.left(), trust.top() + (trust.height() - theme.px(14)) / 2.0, theme.px(14), theme.px(14)),
                glyph, theme.toneGlyph(tone), theme.color(Token::Base));

        const int pages = index.data(MaterialPagesRole).toInt();
        const int pagesWidth = content.width() >= theme.px(330) ? theme.px(56) : 0;
        const QRect pagesRect(trust.left() - pagesWidth - theme.px(6), content.top(), pagesWidth, content.height());
        if (pages > 0 && pagesWidth > 0) {
            painter->setFont(small);
            painter->setPen(inkFor(option, Token::SubText));
            painter->drawText(pagesRect, int(Qt::AlignRight | Qt::AlignVCenter),
                              MaterialsPane::tr("%n page(s)", nullptr, pages));
        }
        const QRect name(content.left() + number, content.top(),
                         pagesRect.left() - content.left() - number - theme.px(4), content.height());
        const QFont font = theme.font(FontRole::Body, index.data(MaterialNewRole).toBool());
        painter->setFont(font);
        painter->setPen(inkFor(option, present ? Token::Text : Token::SubText));
        painter->drawText(name, Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return Theme::current().px(320); }

private:
    struct Origin
    {
        QString words;
        Tone tone;
        Glyph glyph;
    };
    static Origin origin(const QModelIndex &index)
    {
        if (!index.data(MaterialPresentRole).toBool())
            return {index.data(MaterialRegistryRole).toString().isEmpty() ? MaterialsPane::tr("from the applicant")
                                                                          : MaterialsPane::tr("from a registry"),
                    Tone::Quiet, Glyph::Ring};
        const QString trust = index.data(MaterialTrustRole).toString();
        if (index.data(MaterialNewRole).toBool())
            return {MaterialsPane::tr("new ・ version %1").arg(index.data(MaterialVersionRole).toInt()), Tone::Accent,
                    Glyph::Dot};
        if (!index.data(MaterialRegistryRole).toString().isEmpty())
            return {MaterialsPane::tr("e-certificate"), Tone::Green, Glyph::CheckDisc};
        if (trust == "A"_L1)
            return {MaterialsPane::tr("signed"), Tone::Green, Glyph::CheckDisc};
        if (trust == "B"_L1)
            return {MaterialsPane::tr("original seen"), Tone::Green, Glyph::CheckDisc};
        if (trust.isEmpty())
            return {MaterialsPane::tr("not graded"), Tone::Quiet, Glyph::Dash};
        return {MaterialsPane::tr("no e-signature"), Tone::Amber, Glyph::Triangle};
    }
    const QListView *m_list;
};

KeyButton *toolButton(Icon icon, const QString &words)
{
    auto *button = new KeyButton(icon, {});
    button->setVariant(KeyButton::Variant::Flat);
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

} // namespace

MaterialsPane::MaterialsPane(CaseStore &store, CaseCommands &commands, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_commands(commands)
{
    const Theme &theme = Theme::current();
    setObjectName(u"materialsPane"_s);
    setProperty("ground", u"base"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6));
    row->setSpacing(theme.px(8));
    row->addWidget(new TextLabel(tr("Materials"), FontRole::Body, true));
    m_count = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_count->setObjectName(u"materialCount"_s);
    row->addWidget(m_count);
    row->addStretch();
    m_takeIn = new KeyButton(Icon::Add, tr("Take in papers…"));
    m_takeIn->setObjectName(u"takeIn"_s);
    m_takeIn->setCompact(true);
    m_takeIn->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_I)));
    m_takeIn->setToolTip(tr("Papers that the applicant promised or was asked for"));
    m_takeIn->hide();
    connect(m_takeIn, &QPushButton::clicked, this, &MaterialsPane::takeInRequested);
    row->addWidget(m_takeIn);
    m_keys = new KeyHint({u"Ctrl+PgUp"_s, u"PgDn"_s}, tr("previous / next"));
    row->addWidget(m_keys);
    column->addWidget(head);
    column->addWidget(new Hairline);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(u"materialsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    makeList();
    splitter->addWidget(m_list);
    auto *lower = new QWidget;
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    lowerColumn->setSpacing(0);
    m_document = new DocumentView;
    lowerColumn->addWidget(makeTools());
    lowerColumn->addWidget(m_findBar);
    lowerColumn->addWidget(new Hairline);
    lowerColumn->addWidget(m_document, 1);
    splitter->addWidget(lower);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(7 * 28), theme.px(560)});
    column->addWidget(splitter, 1);
    setFocusProxy(m_list);

    connect(m_document, &DocumentView::pageChanged, this, &MaterialsPane::updateTools);
    connect(m_document, &DocumentView::zoomChanged, this, &MaterialsPane::updateTools);
    connect(m_document, &DocumentView::pagesKnown, this, [this](int count) {
        m_model.setPages(m_shown, count);
        updateHead();
    });
    const auto looked = [this] {
        m_model.markOpened(m_shown);
        Q_EMIT openedChanged();
    };
    connect(m_document, &DocumentView::seen, this, looked);
    // A paper that this program cannot draw is not held against the clerk.
    connect(m_document, &DocumentView::failed, this, looked);
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (!m_awaited.isEmpty() && (change.everything || change.materials.contains(m_awaited)))
            showCurrent(true);
    });
    connect(&commands, &CaseCommands::materialRequestFailed, this, [this](const Digest256 &digest, const QString &) {
        if (digest == m_awaited)
            m_document->showMessage(tr("The paper could not be fetched. F5 tries again."));
    });
    updateTools();
}

void MaterialsPane::makeList()
{
    m_list = new QListView;
    m_list->setObjectName(u"materialList"_s);
    m_list->setAccessibleName(tr("Materials"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(Theme::current().px(84));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaperDelegate(m_list));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showCurrent(); });
}

QWidget *MaterialsPane::makeTools()
{
    const Theme &theme = Theme::current();
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2));
    row->setSpacing(theme.px(2));
    const auto act = [this](KeyButton *button, auto function) {
        connect(button, &QPushButton::clicked, m_document, [view = m_document, function] { function(*view); });
        return button;
    };
    m_previousPage =
        act(toolButton(Icon::Back, tr("Previous page")), [](DocumentView &view) { view.setPage(view.page() - 1); });
    m_nextPage =
        act(toolButton(Icon::Next, tr("Next page")), [](DocumentView &view) { view.setPage(view.page() + 1); });
    m_page = new QLineEdit;
    m_page->setObjectName(u"pageNumber"_s);
    m_page->setAccessibleName(tr("Page"));
    m_page->setFixedWidth(theme.px(36));
    m_page->setAlignment(Qt::AlignCenter);
    m_page->setValidator(new QIntValidator(1, 99999, m_page));
    connect(m_page, &QLineEdit::returnPressed, this, [this] {
        m_document->setPage(m_page->text().toInt() - 1);
        m_document->setFocus();
    });
    m_pages = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_zoom = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_zoom->setObjectName(u"zoom"_s);
    row->addWidget(m_previousPage);
    row->addWidget(m_page);
    row->addWidget(m_pages);
    row->addWidget(m_nextPage);
    row->addSpacing(theme.px(6));
    row->addWidget(act(toolButton(Icon::ZoomOut, tr("Smaller")), [](DocumentView &view) { view.zoomOut(); }));
    row->addWidget(m_zoom);
    row->addWidget(act(toolButton(Icon::ZoomIn, tr("Larger")), [](DocumentView &view) { view.zoomIn(); }));
    row->addWidget(act(toolButton(Icon::ZoomFit, tr("Fit the width")), [](DocumentView &view) { view.fitWidth(); }));
    row->addWidget(act(toolButton(Icon::Rotate, tr("Turn")), [](DocumentView &view) { view.rotate(); }));
    row->addStretch();
    m_find = toolButton(Icon::Search, tr("Search in the paper"));
    m_find->setObjectName(u"findButton"_s);
    row->addWidget(m_find);

    m_findBar = new QWidget;
    auto *findRow = new QHBoxLayout(m_findBar);
    findRow->setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(4));
    m_findText = new QLineEdit;
    m_findText->setObjectName(u"findText"_s);
    m_findText->setAccessibleName(tr("Search in the paper"));
    m_findCount = new TextLabel({}, FontRole::Small, false, Token::SubText);
    findRow->addWidget(m_findText, 1);
    findRow->addWidget(m_findCount);
    m_findBar->hide();
    connect(m_find, &QPushButton::clicked, this, [this] {
        m_findBar->show();
        m_findText->setFocus();
        m_findText->selectAll();
    });
    connect(m_findText, &QLineEdit::textChanged, m_document, &DocumentView::find);
    connect(m_findText, &QLineEdit::returnPressed, m_document, [this] { m_document->findNext(); });
    connect(m_document, &DocumentView::found, this, [this] {
        const int count = m_document->findCount();
        m_findCount->setText(m_findText->text().isEmpty() ? QString() : tr("%n place(s)", nullptr, count));
    });
    auto *close = new QShortcut(Qt::Key_Escape, m_findBar);
    close->setContext(Qt::WidgetWithChildrenShortcut);
    connect(close, &QShortcut::activated, this, [this] {
        m_findText->clear();
        m_findBar->hide();
        m_document->setFocus();
    });
    auto *open = new QShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_F)), this);
    open->setContext(Qt::WidgetWithChildrenShortcut);
    connect(open, &QShortcut::activated, m_find, &QPushButton::click);
    return tools;
}

void MaterialsPane::show(const RowKey &key, const Case &subject, const ServiceItem *item, const QString &watermark,
                         bool whole)
{
    const bool other = m_key != key;
    if (other) {
        m_shown = {};
        m_awaited = {};
        m_model.setOpened({});
    }
    const QModelIndex before = m_list->currentIndex();
    const QString wanted = other ? QString() : before.data(MaterialIdRole).toString();
    m_key = key;
    m_document->setWatermark(watermark);
    m_model.show(subject, item, whole);
    updateHead();
    if (m_model.rowCount() == 0) {
        m_document->showMessage(tr("There are no papers in this case."));
        return;
    }
    const int row = wanted.isEmpty() ? 0 : qMax(0, m_model.rowOf(MaterialId(wanted)));
    select(row);
    showCurrent();
}

void MaterialsPane::clear()
{
    m_key.reset();
    m_shown = {};
    m_awaited = {};
    ++m_loading;
    m_model.show(Case(), nullptr);
    m_document->showMessage({});
    updateHead();
}

void MaterialsPane::setOffline(bool offline)
{
    if (m_offline == offline)
        return;
    m_offline = offline;
    if (!m_awaited.isEmpty())
        showCurrent(true);
}

void MaterialsPane::setTakeIn(bool offered, const QString &reasonNot)
{
    m_takeIn->setVisible(offered);
    m_keys->setVisible(!offered); // there is no room for both in a narrow pane
    m_takeIn->setDisabledReason(reasonNot);
}

void MaterialsPane::select(int row)
{
    m_list->setCurrentIndex(m_model.index(row));
}

void MaterialsPane::selectMaterial(const MaterialId &id)
{
    if (const int row = m_model.rowOf(id); row >= 0)
        select(row);
}

void MaterialsPane::step(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row >= 0 && row < m_model.rowCount())
        select(row);
}

void MaterialsPane::showCurrent(bool again)
{
    const Material *material = m_model.materialAt(m_list->currentIndex().row());
    if (!m_key)
        return;
    if (!material) {
        m_shown = {};
        m_awaited = {};
        const QString registry = m_list->currentIndex().data(MaterialRegistryRole).toString();
        m_document->showMessage(registry.isEmpty()
                                    ? tr("This paper is missing: the applicant has not handed it in.")
                                    : tr("The applicant need not hand in this paper: the %1 registry stands for it.")
                                          .arg(Wording::registry(registry)));
        return;
    }
    if (material->digest.isEmpty()) {
        m_shown = {};
        m_awaited = {};
        m_document->showMessage(tr("The original was seen at the window (copies on paper: %1). There is no scan of it.")
                                    .arg(material->copies));
        return;
    }
    const bool underWay = material->digest == m_awaited && !again;
    if (material->digest != m_shown && !underWay)
        load(*material);
}

void MaterialsPane::load(const Material &material)
{
    m_shown = {};
    m_awaited = material.digest;
    m_document->showMessage(tr("Loading…"));
    const quint64 loading = ++m_loading;
    m_store.material(material.digest, this, [this, material, loading](const StoreResult<QByteArray> &bytes) {
        if (loading != m_loading || !m_key)
            return;
        if (bytes) {
            m_awaited = {};
            m_shown = material.digest;
            m_document->showDocument(*bytes, material.mediaType);
            return;
        }
        if (m_offline) {
            m_document->showMessage(tr("Not kept on this computer: the paper can be seen when there is a connection."));
            return;
        }
        m_document->showMessage(tr("The paper is being fetched…"));
        m_commands.requestMaterial(*m_key, material.digest);
    });
}

void MaterialsPane::retry()
{
    if (!m_awaited.isEmpty())
        showCurrent(true);
}

void MaterialsPane::updateHead()
{
    const int papers = m_model.presentCount();
    const int pages = m_model.totalPages();
    const QString words = tr("%n paper(s)", nullptr, papers);
    m_count->setText(pages > 0 ? words + u" ・ "_s + tr("%n page(s)", nullptr, pages) : words);
}

void MaterialsPane::updateTools()
{
    const int count = m_document->pageCount();
    const int page = m_document->page();
    m_page->setText(count > 0 ? QString::number(page + 1) : QString());
    m_page->setEnabled(count > 0);
    m_pages->setText(count > 0 ? u"/ "_s + QString::number(count) : QString());
    m_previousPage->setEnabled(page > 0);
    m_nextPage->setEnabled(page >= 0 && page + 1 < count);
    m_zoom->setText(count > 0 ? QString::number(m_document->zoom()) + u'%' : QString());
    m_find->setEnabled(count > 0);
}

} // namespace yunchuang
