// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orgunit.h"
#include "protocol/accountmessages.h"

#include <QDialog>

class QComboBox;
class QListWidget;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// The posts somebody is to hold in one unit: the unit is found by typing part of its name, the posts are ticked with
/// Space.
class GrantDialog final : public QDialog
{
    Q_OBJECT
public:
    /// With a unit in `grant` only its posts are asked for.
    GrantDialog(const OrgDirectory &units, const protocol::UnitPosts &grant, QWidget *parent = nullptr);

Q_SIGNALS:
    void given(const yunchuang::protocol::UnitPosts &grant);

private:
    [[nodiscard]] UnitId chosenUnit() const;
    [[nodiscard]] Posts chosenPosts() const;
    void refresh();

    const OrgDirectory &m_units;
    UnitId m_fixed;
    QComboBox *m_unit = nullptr;
    QListWidget *m_posts;
    TextLabel *m_hint;
    KeyButton *m_give;
};

} // namespace yunchuang
