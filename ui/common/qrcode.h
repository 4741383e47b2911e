// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBitArray>
#include <QWidget>

namespace yunchuang {

/// A text as a QR code, always dark on white with its quiet zone, whatever the theme: cameras want it so.
class QrCode final : public QWidget
{
    Q_OBJECT
public:
    explicit QrCode(QWidget *parent = nullptr);

    /// Nothing is drawn when the text is too long for a code.
    void setText(const QString &text);
    /// Modules along a side; 0 without a code.
    [[nodiscard]] int side() const { return m_side; }
    [[nodiscard]] bool isDark(int column, int row) const { return m_dark.testBit(row * m_side + column); }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side = 0;
    QBitArray m_dark;
};

} // namespace yunchuang
