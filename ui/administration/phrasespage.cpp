// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/phrasespage.h"

#include "protocol/bundles.h"
#include "protocol/paths.h"
#include "ui/administration/phrasedialog.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::UnitPhrase;

PhrasesPage::PhrasesPage(ServiceDesk &desk, Scheduler &scheduler, QWidget *parent)
    : AdministrationPage(desk, scheduler, tr("Phrases"), parent)
    , m_model({{tr("Act"), [](const UnitPhrase &phrase) { return Wording::action(phrase.action); }},
               {tr("Offered"), [](const UnitPhrase &phrase) { return phrase.hidden ? tr("hidden") : tr("yes"); }},
               {tr("Sentence"), [](const UnitPhrase &phrase) { return QString(phrase.text).replace(u'\n', u' '); }}},
              this)
{
    setObjectName(u"phrasesPage"_s);
    const Theme &theme = Theme::current();
    m_unitBox = new QComboBox;
    m_unitBox->setObjectName(u"phraseUnit"_s);
    m_unitBox->setAccessibleName(tr("Unit"));
    m_unitBox->setEditable(true);
    m_unitBox->setInsertPolicy(QComboBox::NoInsert);
    m_unitBox->setMinimumWidth(theme.px(280));
    m_unitBox->completer()->setFilterMode(Qt::MatchContains);
    m_unitBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_unitBox->hide();
    connect(m_unitBox, &QComboBox::activated, this, [this] {
        m_unit = UnitId(m_unitBox->currentData().toString());
        load();
    });
    addHeadWidget(m_unitBox);
    auto *add = new KeyButton(Icon::Add, tr("New sentence"));
    add->setObjectName(u"addPhrase"_s);
    add->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_N)));
    connect(add, &KeyButton::clicked, this, &PhrasesPage::add);
    addHeadButton(add);
    const auto button = [&](Icon icon, const QString &words, const QString &objectName, const QKeySequence &keys) {
        auto *made = new KeyButton(icon, words);
        made->setObjectName(objectName);
        made->setKeys(keys);
        addHeadButton(made);
        return made;
    };
    m_edit = button(Icon::Edit, tr("Change"), u"editPhrase"_s, Qt::Key_F2);
    connect(m_edit, &KeyButton::clicked, this, &PhrasesPage::edit);
    m_toggle = new KeyButton(Icon::Conceal, tr("Hide"));
    m_toggle->setObjectName(u"togglePhrase"_s);
    m_toggle->setKeyHint(u"Ctrl+D"_s);
    addHeadButton(m_toggle);
    connect(m_toggle, &KeyButton::clicked, this, &PhrasesPage::toggle);
    addKey(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_D)), [this] { m_toggle->click(); });
    m_up = button(Icon::Up, tr("Up"), u"phraseUp"_s, QKeySequence(QKeyCombination(Qt::ALT, Qt::Key_Up)));
    connect(m_up, &KeyButton::clicked, this, [this] { move(-1); });
    m_down = button(Icon::Down, tr("Down"), u"phraseDown"_s, QKeySequence(QKeyCombination(Qt::ALT, Qt::Key_Down)));
    connect(m_down, &KeyButton::clicked, this, [this] { move(1); });

    m_table = makeTable(&m_model, u"phraseTable"_s, tr("Sentences of the unit"));
    setWidths(m_table, {180, 90});
    body()->addWidget(m_table, 1);
    m_empty = new EmptyView;
    m_empty->setMessage(tr("This unit has no sentences of its own yet."), tr("New sentence"), u"Ctrl+N"_s);
    connect(m_empty, &EmptyView::actionRequested, this, &PhrasesPage::add);
    m_empty->hide();
    body()->addWidget(m_empty, 1);
    connect(m_table, &QTableView::activated, this, &PhrasesPage::edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PhrasesPage::updateButtons);
    updateButtons();
}

QVector<QWidget *> PhrasesPage::panes() const
{
    return {m_table->isVisible() ? static_cast<QWidget *>(m_table) : m_empty};
}

void PhrasesPage::setSession(const SessionView &session)
{
    m_unit = session.current().unit;
    m_everyUnit = session.current().posts.testFlag(Post::SystemAdmin);
    m_unitBox->setVisible(m_everyUnit);
}

void PhrasesPage::loadUnits()
{
    begin();
    desk().askBytes({"GET", protocol::expandPath(protocol::paths::bundle, {protocol::bundles::units})}, this,
                    [this](const Expected<QByteArray, ServiceFailure> &bytes) {
                        end();
                        if (!bytes)
                            return fail(bytes.error());
                        auto units = protocol::unitsFromBundle(*bytes);
                        if (!units)
                            return;
                        m_units = std::move(*units);
                        m_unitBox->clear();
                        for (const OrgUnit &unit : m_units.units())
                            m_unitBox->addItem(unit.name, unit.id.text());
                        m_unitBox->setCurrentIndex(m_unitBox->findData(m_unit.text()));
                    });
}

void PhrasesPage::load()
{
    if (m_everyUnit && m_units.units().isEmpty())
        loadUnits();
    if (m_unit.isEmpty())
        return;
    ask<protocol::UnitPhrases>({"GET", protocol::expandPath(protocol::paths::unitPhrases, {m_unit.text()})},
                               [this](const protocol::UnitPhrases &reply) {
                                   m_model.setRows(reply.phrases);
                                   updateButtons();
                               });
}

void PhrasesPage::updateButtons()
{
    const UnitPhrase *phrase = m_model.at(m_table->currentIndex());
    const QString none = phrase ? QString() : tr("Choose a sentence first.");
    m_edit->setDisabledReason(none);
    m_toggle->setDisabledReason(none);
    m_toggle->setText(phrase && phrase->hidden ? tr("Offer again") : tr("Hide"));
    m_up->setDisabledReason(phrase && row() == 0 ? tr("It stands first.") : none);
    m_down->setDisabledReason(phrase && row() + 1 == m_model.rowCount() ? tr("It stands last.") : none);
    const bool first = m_model.rowCount() > 0 && m_table->isHidden();
    m_table->setVisible(m_model.rowCount() > 0);
    if (first && isVisible())
        m_table->setFocus(); // the keys of the page act on a sentence
    m_empty->setVisible(m_model.rowCount() == 0);
    setCount(tr("%n sentence(s)", nullptr, m_model.rowCount()));
}

void PhrasesPage::openDialog(const UnitPhrase &phrase, int row)
{
    auto *dialog = new PhraseDialog(phrase, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PhraseDialog::given, this, [this, row](const UnitPhrase &given) {
        QVector<UnitPhrase> phrases = m_model.rows();
        if (row < 0)
            phrases.append(given);
        else if (row < phrases.size())
            phrases[row] = given;
        send(phrases, row < 0 ? int(phrases.size()) - 1 : row, tr("The sentence is kept."));
    });
    dialog->open();
}

void PhrasesPage::add()
{
    UnitPhrase phrase;
    if (const UnitPhrase *like = m_model.at(m_table->currentIndex()))
        phrase.action = like->action;
    openDialog(phrase, -1);
}

void PhrasesPage::edit()
{
    if (const UnitPhrase *phrase = m_model.at(m_table->currentIndex()))
        openDialog(*phrase, row());
}

void PhrasesPage::toggle()
{
    if (!m_model.at(m_table->currentIndex()))
        return;
    QVector<UnitPhrase> phrases = m_model.rows();
    UnitPhrase &phrase = phrases[row()];
    phrase.hidden = !phrase.hidden;
    send(phrases, row(),
         phrase.hidden ? tr("The sentence is no longer offered.") : tr("The sentence is offered again."));
}

void PhrasesPage::move(int by)
{
    const int to = row() + by;
    if (row() < 0 || to < 0 || to >= m_model.rowCount())
        return;
    QVector<UnitPhrase> phrases = m_model.rows();
    phrases.swapItemsAt(row(), to);
    send(phrases, to, tr("The order is kept."));
}

void PhrasesPage::send(const QVector<UnitPhrase> &phrases, int row, const QString &done)
{
    const QVector<UnitPhrase> before = m_model.rows();
    m_model.setRows(phrases);
    m_table->setCurrentIndex(m_model.index(row, 0));
    updateButtons();
    begin();
    desk().tell({"PUT",
                 protocol::expandPath(protocol::paths::unitPhrases, {m_unit.text()}),
                 {},
                 protocol::encode(protocol::UnitPhrases{phrases})},
                this, [this, before, done, phrases, row](const Expected<bool, ServiceFailure> &reply) {
                    end();
                    if (reply) {
                        clearFailure();
                        tell(done);
                        return;
                    }
                    // The words are not lost: they can be copied from what failed.
                    const QString words = row < phrases.size() ? phrases.at(row).text : QString();
                    m_model.setRows(before);
                    updateButtons();
                    fail(reply.error(), tr("Nothing was changed. The sentence was: %1").arg(words));
                });
}

} // namespace yunchuang
