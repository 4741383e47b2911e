// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace yunchuang {

/// A filter above a list: "Source: all ⌄". Opens its menu on click, Space, Enter or Down. A chip that narrows the list
/// is checked, filled, and carries a cross that takes the filter off (click it, or Delete on the keyboard).
class Chip final : public QToolButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &label, QWidget *parent = nullptr);

    /// The words after the label; `narrowing` says whether the filter leaves anything out.
    void setValue(const QString &value, bool narrowing);
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] bool narrowing() const { return isChecked(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void nextCheckState() override {}

private:
    [[nodiscard]] QString words() const;
    [[nodiscard]] QRect crossRect() const;
    void describe();

    QString m_label;
    QString m_value;
    bool m_crossPressed = false;
};

} // namespace yunchuang
