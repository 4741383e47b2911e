// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/phrasestore.h"

namespace yunchuang::service::phrasestore {

using namespace Qt::StringLiterals;
using protocol::UnitPhrase;

QList<Migration> migrations()
{
    return {{207,
             "phrases of units"_L1,
             {
                 "CREATE TABLE unit_phrases (unit TEXT NOT NULL, place BIGINT NOT NULL, step TEXT NOT NULL, "
                 "action TEXT NOT NULL, text TEXT NOT NULL, hidden BIGINT NOT NULL, PRIMARY KEY (unit, place))"_L1,
             }}};
}

DbResult<QVector<UnitPhrase>> phrases(Connection &db, const UnitId &unit)
{
    Statement select =
        db.prepare("SELECT step, action, text, hidden FROM unit_phrases WHERE unit = ? ORDER BY place"_L1);
    YC_TRY(select.bind(unit.text()).run());
    QVector<UnitPhrase> found;
    while (select.next()) {
        const std::optional<Action> action = valueOf<Action>(select.text(1));
        if (action)
            found.append({StepId(select.text(0)), *action, select.text(2), select.flag(3)});
    }
    return found;
}

DbResult<void> setPhrases(Connection &db, const UnitId &unit, const QVector<UnitPhrase> &phrases)
{
    Statement clear = db.prepare("DELETE FROM unit_phrases WHERE unit = ?"_L1);
    YC_TRY(clear.bind(unit.text()).run());
    for (qsizetype place = 0; place < phrases.size(); ++place) {
        const UnitPhrase &phrase = phrases.at(place);
        Statement row = db.prepare("INSERT INTO unit_phrases (unit, place, step, action, text, hidden) "
                                   "VALUES (?, ?, ?, ?, ?, ?)"_L1);
        YC_TRY(row.bind(unit.text())
                   .bind(qint64(place))
                   .bind(phrase.step.text())
                   .bind(QString(nameOf(phrase.action)))
                   .bind(phrase.text)
                   .bind(phrase.hidden)
                   .run());
    }
    return {};
}

} // namespace yunchuang::service::phrasestore
