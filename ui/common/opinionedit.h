// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QPlainTextEdit;

namespace yunchuang {

class KeyHint;
class TextLabel;

/// Where an opinion is written: a box with undo, a counter of characters, and phrases to insert (Ctrl+T).
/// Text beyond the limit is kept and shown red: nothing a person typed is cut off, the page refuses to submit instead.
class OpinionEdit final : public QWidget
{
    Q_OBJECT
public:
    explicit OpinionEdit(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Replaces the text; can be undone.
    void setText(const QString &text);
    /// Inserts at the cursor, as one step for undo.
    void insertPhrase(const QString &phrase);
    /// Phrases as (short name, text to insert).
    void setPhrases(const QList<std::pair<QString, QString>> &phrases);
    /// Longest text in characters; default 500.
    void setLimit(int limit);
    [[nodiscard]] int length() const;
    [[nodiscard]] bool isTooLong() const { return length() > m_limit; }
    void setReadOnly(bool readOnly);
    void setPlaceholder(const QString &words);
    [[nodiscard]] QPlainTextEdit *editor() const { return m_edit; }

Q_SIGNALS:
    void textChanged();

public Q_SLOTS:
    void openPhrases();

private:
    void count();
    int m_limit = 500;
    TextLabel *m_counter;
    QComboBox *m_phrases;
    KeyHint *m_hint;
    QPlainTextEdit *m_edit;
};

} // namespace yunchuang
