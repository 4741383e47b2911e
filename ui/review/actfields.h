// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/reviewpointsmodel.h"
#include "sync/casecommands.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>

class QFormLayout;

namespace yunchuang {

/// What an act must say besides an opinion: legal basis, competent organ, result number, who is to have the case, what
/// the applicant must correct. Only the fields of the chosen act are there; what was written for another act is kept.
class ActFields final : public QWidget
{
    Q_OBJECT
public:
    explicit ActFields(CaseCommands &commands, QWidget *parent = nullptr);

    void show(Action action, const Case &subject, const UnitId &unit, const QVector<CorrectionItem> &corrections,
              QDate today);
    void clear();
    /// Puts what was written into the arguments.
    void fill(CommandArguments &args) const;
    [[nodiscard]] QJsonObject content() const;
    void restore(const QJsonObject &content);
    /// From an act that is to be changed.
    void take(const CommandArguments &args);
    [[nodiscard]] bool isEmpty() const { return m_order.isEmpty(); }
    /// Takes the focus to the first field that is empty; false if none is.
    bool focusFirstEmpty();

Q_SIGNALS:
    void edited();

private:
    struct Field
    {
        QWidget *widget = nullptr;
        std::function<QJsonValue()> read;
        std::function<void(const QJsonValue &)> write;
    };
    void add(const QString &key, const QString &label, const Field &field);
    void addLine(const QString &key, const QString &label, const QString &placeholder = {});
    void addText(const QString &key, const QString &label, const QString &preset = {});
    void addChoice(const QString &key, const QString &label, const QVector<std::pair<QString, QString>> &choices,
                   bool editable);
    void addDay(const QString &key, const QString &label, QDate earliest, const QString &none);
    void addCorrections(const QVector<CorrectionItem> &corrections);
    void addMember(const QString &key, const QString &label, const QString &nobody, const UnitId &unit);
    // What single acts ask for: actfieldsbyact.cpp.
    void addByAct(Action action, const Case &subject, const ServiceItem &item, const UnitId &unit, QDate today);
    void addParties(const Case &subject, const UnitId &unit, QDate today);
    /// Whether a hearing was asked for and is still to be held: then those concerned are invited to it.
    [[nodiscard]] static bool asksForHearing(const Case &subject);
    void addYesNo(const QString &key, const QString &label, bool unanswered = false);
    void addDays(const QString &key, const QString &label, int preset, int most);
    void addPromises(const Case &subject, const ServiceItem &item, QDate today);
    void addEarlierSteps(const Case &subject, const ServiceItem &item);
    void fillByAct(CommandArguments &args) const;
    [[nodiscard]] static QJsonObject contentByAct(const CommandArguments &args);
    [[nodiscard]] static QString groundWords(TerminationGround ground);
    [[nodiscard]] static QString partyWords(PartyAnswer answer);
    void addReturnTo(const Case &subject, const UnitId &unit);
    void addHandoffs(Action action, const Case &subject, const UnitId &unit);
    void keep();
    void changed();
    [[nodiscard]] QString text(const QString &key) const;

    CaseCommands &m_commands;
    Action m_action = Action::Claim;
    CaseId m_case;
    QString m_layoutKey;
    QVector<CorrectionItem> m_corrections;
    QJsonObject m_kept; ///< by key, what was written for any act
    QVector<QString> m_order;
    QHash<QString, Field> m_fields;
    QHash<QString, QString> m_names; ///< of members by their id
    UnitId m_membersOf;
    QString m_memberKey; ///< the field in which one of them is chosen
    bool m_filling = false;
    QWidget *m_body = nullptr;
    QFormLayout *m_form = nullptr;
};

} // namespace yunchuang
