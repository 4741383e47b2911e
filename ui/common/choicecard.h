// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace yunchuang {

/// One of a few large choices side by side: a radio button, a bold name, its key, what it means, and what to mind.
/// Exclusive among the checkable siblings of one parent; put them into a QButtonGroup to be told which.
class ChoiceCard final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChoiceCard(const QString &title, const QString &description, QWidget *parent = nullptr);

    void setDescription(const QString &description);
    /// Amber words below the description; empty for none.
    void setWarning(const QString &warning);
    /// Sets the shortcut that chooses (never submits) and shows it.
    void setKeys(const QKeySequence &keys);
    void setDisabledReason(const QString &reason);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void describe();
    [[nodiscard]] QRect textRect(int width) const;

    QString m_description;
    QString m_warning;
    QString m_hint;
    QString m_reason;
};

} // namespace yunchuang
