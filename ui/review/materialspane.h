// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/materialsmodel.h"
#include "items/queuemodel.h"
#include "sync/casecommands.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace yunchuang {

class DocumentView;
class KeyButton;
class KeyHint;
class TextLabel;

/// The papers of a case and the one that is looked at. Bytes come from the cache; what is not here is asked for.
class MaterialsPane final : public QWidget
{
    Q_OBJECT
public:
    MaterialsPane(CaseStore &store, CaseCommands &commands, QWidget *parent = nullptr);

    void show(const RowKey &key, const Case &subject, const ServiceItem *item, const QString &watermark, bool whole);
    void clear();
    void setOffline(bool offline);
    /// Whether papers can be taken in here, and why not now (empty: they can).
    void setTakeIn(bool offered, const QString &reasonNot);
    [[nodiscard]] MaterialsModel &model() { return m_model; }
    [[nodiscard]] DocumentView &document() { return *m_document; }
    void select(int row);
    void selectMaterial(const MaterialId &id);
    void step(int by);
    /// F5: asks again for a paper that did not come.
    void retry();

Q_SIGNALS:
    void openedChanged();
    void takeInRequested();

private:
    QWidget *makeTools();
    void makeList();
    /// `again`: also what is being waited for.
    void showCurrent(bool again = false);
    void load(const Material &material);
    void updateTools();
    void updateHead();

    CaseStore &m_store;
    CaseCommands &m_commands;
    MaterialsModel m_model;
    std::optional<RowKey> m_key;
    Digest256 m_shown;   ///< whose bytes the view has
    Digest256 m_awaited; ///< asked for
    quint64 m_loading = 0;
    bool m_offline = false;

    TextLabel *m_count;
    KeyButton *m_takeIn;
    KeyHint *m_keys;
    QListView *m_list;
    KeyButton *m_previousPage;
    KeyButton *m_nextPage;
    QLineEdit *m_page;
    TextLabel *m_pages;
    TextLabel *m_zoom;
    KeyButton *m_find;
    QWidget *m_findBar;
    QLineEdit *m_findText;
    TextLabel *m_findCount;
    DocumentView *m_document;
};

} // namespace yunchuang
