// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QStringList>
#include <QWidget>

namespace yunchuang {

/// The dark left half of the sign-in window: name, a lattice window onto hills, whose office this is, what to mind.
class LatticePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LatticePanel(QWidget *parent = nullptr);
    /// Lines in bold, e.g. authority and office.
    void setOrganisation(const QStringList &lines);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QSize pictureSize() const;
    QStringList m_organisation;
    QPixmap m_picture;
};

} // namespace yunchuang
