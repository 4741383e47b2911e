// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "items/roles.h"

#include <QAbstractListModel>

namespace yunchuang {

/// The ready-made sentences that fit one act at one step: those of the step before those of every step.
class PhraseModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PhraseModel(QObject *parent = nullptr);
    ~PhraseModel() override;

    void setPhrases(const QVector<PhraseSet> &sets);
    void show(const StepId &step, Action action);
    [[nodiscard]] const QVector<QString> &texts() const { return m_texts; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void choose();

    QVector<PhraseSet> m_sets;
    StepId m_step;
    Action m_action = Action::Examine;
    QVector<QString> m_texts;
};

} // namespace yunchuang
