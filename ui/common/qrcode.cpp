// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/qrcode.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <qrencode.h>

#include <memory>

namespace yunchuang {

namespace {

constexpr int quietZone = 4; // modules, ISO/IEC 18004
constexpr int modulePixels = 5;

} // namespace

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code of the secret that stands below as text"));
}

void QrCode::setText(const QString &text)
{
    m_side = 0;
    m_dark.clear();
    const QByteArray utf8 = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(utf8.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (code) {
        m_side = code->width;
        m_dark.resize(m_side * m_side);
        for (int i = 0; i < m_side * m_side; ++i)
            m_dark.setBit(i, code->data[i] & 1U);
    }
    setMinimumSize(sizeHint()); // a code without its quiet zone cannot be read
    updateGeometry();
    update();
}

QSize QrCode::sizeHint() const
{
    const int pixels = (m_side + 2 * quietZone) * Theme::current().px(modulePixels);
    return {pixels, pixels};
}

void QrCode::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const int module = Theme::current().px(modulePixels);
    for (int row = 0; row < m_side; ++row) {
        for (int column = 0; column < m_side; ++column) {
            if (isDark(column, row))
                painter.fillRect((column + quietZone) * module, (row + quietZone) * module, module, module, Qt::black);
        }
    }
}

} // namespace yunchuang
