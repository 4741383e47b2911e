// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/phrasemodel.h"

namespace yunchuang {

PhraseModel::PhraseModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

PhraseModel::~PhraseModel() = default;

void PhraseModel::setPhrases(const QVector<PhraseSet> &sets)
{
    m_sets = sets;
    choose();
}

void PhraseModel::show(const StepId &step, Action action)
{
    m_step = step;
    m_action = action;
    choose();
}

void PhraseModel::choose()
{
    QVector<QString> texts;
    const auto take = [&](bool ofStep) {
        for (const PhraseSet &set : std::as_const(m_sets)) {
            const bool fits = ofStep ? !set.step.isEmpty() && set.step == m_step : set.step.isEmpty();
            if (set.action == m_action && fits)
                texts += set.texts;
        }
    };
    take(true);
    take(false);
    if (texts == m_texts)
        return;
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

int PhraseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_texts.size());
}

QVariant PhraseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == PhraseTextRole)
        return m_texts.at(index.row());
    return {};
}

} // namespace yunchuang
