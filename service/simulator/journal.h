// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/application.h"

#include <QFile>

namespace yunchuang::simulator {

/// What is known of an application that was handed in: a line of the journal.
struct JournalLine
{
    ApplicationKey key;
    UnitId source;
    ItemCode item; ///< empty: the registration of a company
    Mistake mistake = Mistake::None;
    QString deliveryId;
    CaseId caseId;
    QString number;
    QString queryCode;
    QString queryPassword;

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static std::optional<JournalLine> fromJson(const QByteArray &line);
};

/// A text file with a JSON object a line, readable by its owner alone (it holds query passwords); lines are added.
class Journal
{
public:
    /// Error: a sentence.
    [[nodiscard]] static Expected<QList<JournalLine>, QString> read(const QString &fileName);

    [[nodiscard]] Expected<void, QString> open(const QString &fileName);
    [[nodiscard]] bool add(const JournalLine &line);

private:
    QFile m_file;
};

} // namespace yunchuang::simulator
