// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"
#include "items/referencedata.h"
#include "sync/casecommands.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace yunchuang {

class KeyButton;
class Tag;
class TextLabel;

/// One line of the preview: a sign, what it is about, and at the right how it stands.
class SummaryLine final : public QWidget
{
    Q_OBJECT
public:
    struct Content
    {
        Glyph glyph = Glyph::None;
        Icon icon = Icon::None; ///< when there is no glyph
        Tone tone = Tone::Quiet;
        QString text;
        QString right;
        Tone rightTone = Tone::Quiet;
        bool loud = false; ///< the word at the right bold
    };
    explicit SummaryLine(const Content &content, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Content m_content;
};

/// The chosen case beside the list: its clock, who asks for what, what registries say, papers, other departments, and
/// the acts that are possible now. Shows the row at once and the whole case as soon as it is read from the cache.
class PreviewPane final : public QWidget
{
    Q_OBJECT
public:
    PreviewPane(CaseStore &store, CaseCommands &commands, QWidget *parent = nullptr);

    void setDesk(const UserId &user, const UnitId &unit);
    void setOffline(bool offline);
    /// Shows a row; nothing empties the pane.
    void show(const ShownRow *row, const DeadlineStatus &deadline, QDate today);
    /// Several rows are chosen.
    void showSeveral(qsizetype count);
    /// Whether an act can be begun from here now; `trigger` does.
    [[nodiscard]] bool offers(Action action) const;
    void trigger(Action action);
    [[nodiscard]] const std::optional<RowKey> &key() const { return m_key; }
    [[nodiscard]] bool hasWholeCase() const { return m_whole.has_value(); }

Q_SIGNALS:
    void openRequested();
    void actionRequested(yunchuang::Action action);
    void hideRequested();

private:
    void readWhole();
    void build();
    void buildHead();
    void buildFields();
    void buildChecks();
    void buildMaterials();
    void buildParts();
    void buildButtons();
    void addSection(const QString &title, const QString &note);
    void addLine(const SummaryLine::Content &content);
    void addField(const QString &label, const QString &value);
    void clearBody();
    [[nodiscard]] const ServiceItem *item() const;
    [[nodiscard]] QString labelOf(const RegistryCheck &check) const;
    [[nodiscard]] QString personName(const QString &name) const;

    CaseStore &m_store;
    CaseCommands &m_commands;
    ReferenceData m_reference;
    UserId m_user;
    UnitId m_unit;
    bool m_offline = false;
    std::optional<RowKey> m_key;
    ShownRow m_row;
    DeadlineStatus m_deadline;
    QDate m_today;
    std::optional<ShownCase> m_whole;
    bool m_missing = false; ///< the whole case is not on this computer
    QVector<ActionChoice> m_choices;
    quint64 m_reading = 0;

    Tag *m_clock;
    KeyButton *m_hide;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QWidget *m_buttons;
    QGridLayout *m_grid;
};

} // namespace yunchuang
