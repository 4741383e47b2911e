// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"

#include <QWidget>

class QLabel;

namespace yunchuang {

/// Key caps and what they do, for status lines and page foots: [Space] select several.
class KeyHint final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyHint(const QStringList &keys, const QString &words = {}, QWidget *parent = nullptr);
    void setKeys(const QStringList &keys, const QString &words);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_keys;
    QString m_words;
};

/// A tag as a widget: a state beside a title, a condition in a card.
class Tag final : public QWidget
{
    Q_OBJECT
public:
    explicit Tag(QWidget *parent = nullptr);
    Tag(const TagLook &look, const QString &words, QWidget *parent = nullptr);
    void setTag(const TagLook &look, const QString &words);
    [[nodiscard]] QString words() const { return m_words; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TagLook m_look;
    QString m_words;
};

/// A count with its own shape for the corner of an icon (the bell) or the end of a row.
class CountBadge final : public QWidget
{
    Q_OBJECT
public:
    enum class Look { Disc, Pill };
    explicit CountBadge(Look look, QWidget *parent = nullptr);
    /// `scope` completes the number for screen readers and the tool tip, e.g. "5 unread messages". 0 hides the badge.
    void setCount(int count, Tone tone, const QString &scope);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString digits() const;
    Look m_look;
    Tone m_tone = Tone::Neutral;
    int m_count = 0;
};

/// A label in one of the theme's type sizes and colours that follows a change of theme.
class TextLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit TextLabel(const QString &text = {}, FontRole role = FontRole::Body, bool bold = false,
                       Token ink = Token::Text, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void setInk(Token ink);
    /// For fingerprints and digests, which people compare group by group.
    void setMonospaced(bool monospaced);
    void setWordWrap(bool wrap);
    void setAlignment(Qt::Alignment alignment);
    void setSelectable(bool selectable);
    void setBuddy(QWidget *buddy);
    [[nodiscard]] QLabel *label() const { return m_label; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    QLabel *m_label;
    FontRole m_role;
    bool m_bold;
    bool m_monospaced = false;
    Token m_ink;
};

/// Bold title at the left, a note in small letters at the right: the head of a section.
class SectionHead final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHead(const QString &title, const QString &note = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title) { m_title->setText(title); }
    void setNote(const QString &note) { m_note->setText(note); }
    [[nodiscard]] QString note() const { return m_note->text(); }

private:
    TextLabel *m_title;
    TextLabel *m_note;
};

/// One-pixel line in the theme's hairline colour.
class Hairline final : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, Token ink = Token::Line, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Token m_ink;
};

} // namespace yunchuang
