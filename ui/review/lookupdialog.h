// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdescription.h"
#include "protocol/messages.h"
#include "sync/casecommands.h"
#include "sync/servicedesk.h"

#include <QDialog>
#include <QHash>
#include <QPointer>

#include <functional>

class QComboBox;
class QLineEdit;
class QTableWidget;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// A question to a registry on the case that is open: by which key and what for, and the registry's entry beside the
/// application. Whoever asks is told before that the question goes on record. What came back is in this window's memory
/// only and gone when it closes.
class LookupDialog final : public QDialog
{
    Q_OBJECT
public:
    /// What the application says of one of the registry's columns.
    struct AppliedValue
    {
        QString label;
        QString text; ///< as it may be shown
        QString full; ///< to compare with
    };
    struct Question
    {
        RowKey key;
        QString registry;                     ///< offered first
        QString askedKey;                     ///< of what the field is about; may be empty
        QString shownKey;                     ///< the same as it may be shown before it was asked
        QHash<QString, AppliedValue> applied; ///< by column
        QString known;                        ///< what the last comparison said, in words
    };
    /// What a field of the application leads to: the registry it names, the key of its entry there, and what else the
    /// application says of that. `check`: what was last compared here; `shown`: the text at a pointer as the page has
    /// it.
    [[nodiscard]] static Question questionAt(const RowKey &key, const FormDescription &form, const QJsonObject &values,
                                             const QString &pointer, const RegistryCheck *check, QDate today,
                                             const std::function<QString(const QString &)> &shown);
    /// The result of a comparison with its source, its time, its basis and what was said to it.
    [[nodiscard]] static QString comparisonWords(const RegistryCheck &check, QDate today);

    LookupDialog(ServiceDesk *desk, const Question &question, QDate today, QWidget *parent = nullptr);

    /// While there is no connection nothing can be asked.
    void setOffline(bool offline);

private:
    void ask();
    void take(const Expected<protocol::LookupReply, ServiceFailure> &reply);
    void check();
    void forget();
    void say(const QString &words, bool bad);
    [[nodiscard]] static QString failureWords(const ServiceFailure &failure);

    QPointer<ServiceDesk> m_desk;
    const Question m_question;
    const QDate m_today;
    bool m_offline = false;
    quint64 m_asking = 0; ///< number of the question that is under way; 0: none
    quint64 m_count = 0;
    QComboBox *m_registry;
    QLineEdit *m_key;
    QComboBox *m_purpose;
    TextLabel *m_state;
    TextLabel *m_source;
    QTableWidget *m_values;
    KeyButton *m_ask;
};

} // namespace yunchuang
