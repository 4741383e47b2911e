// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QKeySequence>
#include <QPushButton>

namespace yunchuang {

/// A push button with an icon, words and its key at the right in small letters. The words never mean a mnemonic: keys
/// are said in full. Checkable ones select (a decision, a card), primary ones do the page's main act.
class KeyButton final : public QPushButton
{
    Q_OBJECT
public:
    /// Link looks like one (particulars, "view all"); Flat has no frame and shows its key as a cap (foot of a page).
    enum class Variant { Normal, Primary, Link, Flat };

    explicit KeyButton(const QString &text, QWidget *parent = nullptr);
    KeyButton(Icon icon, const QString &text, QWidget *parent = nullptr);

    void setVariant(Variant variant);
    [[nodiscard]] Variant variant() const { return m_variant; }
    void setPurpose(Icon icon);
    [[nodiscard]] Icon purpose() const { return m_icon; }

    /// Sets the shortcut and shows it as the hint.
    void setKeys(const QKeySequence &keys);
    /// Shows a key that something else (an action, the dialog's default button) listens to.
    void setKeyHint(const QString &hint);
    [[nodiscard]] QString keyHint() const { return m_hint; }

    /// A button that cannot be used says why: a non-empty reason disables it and becomes tool tip and accessible
    /// description; an empty one enables it again.
    void setDisabledReason(const QString &reason);
    [[nodiscard]] QString disabledReason() const { return m_reason; }

    /// Centres the words, as on wide lone buttons; normally they stand at the left beside the icon.
    void setTextCentered(bool centered);
    /// Keeps the words at the left also without a key, for buttons that stand in a column.
    void setTextLeading(bool leading);
    /// Height of the drawings at 100 %: 28, primary 32; sign-in uses 40.
    void setBaseHeight(int height);
    /// Fewer side margins, for buttons inside rows.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QFont wordFont() const;
    [[nodiscard]] int hintSpace() const;
    [[nodiscard]] int textSpace() const;
    [[nodiscard]] int sideMargin() const;
    void setUp();

    Variant m_variant = Variant::Normal;
    Icon m_icon = Icon::None;
    QString m_hint;
    QString m_reason;
    bool m_centered = false;
    bool m_leading = false;
    bool m_compact = false;
    int m_baseHeight = 28;
};

} // namespace yunchuang
