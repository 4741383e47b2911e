// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/caselooks.h"

#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// Which key chooses which act.
class tst_ActKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noActTakesTheKeyOfAnother_data();
    void noActTakesTheKeyOfAnother();
    void spareDigitsComeInOrder();
};

void tst_ActKeys::noActTakesTheKeyOfAnother_data()
{
    QTest::addColumn<QVector<Action>>("shown");
    QTest::newRow("consult is not shown")
        << QVector<Action>{Action::Accept,   Action::RequestCorrection,  Action::RefuseAcceptance,
                           Action::Transfer, Action::DeclareNotRequired, Action::Countersign};
    QTest::newRow("none with a key of its own") << QVector<Action>{Action::DeclareNotRequired, Action::Examine,
                                                                   Action::SendBack, Action::Close, Action::Deliver};
    QVector<Action> all;
    for (const auto &[action, name] : enumNames<Action>)
        all.append(action);
    QTest::newRow("all") << all;
}

void tst_ActKeys::noActTakesTheKeyOfAnother()
{
    QFETCH(QVector<Action>, shown);
    QHash<QString, Action> owners;
    for (const auto &[action, name] : enumNames<Action>) {
        if (!fixedKeyOf(action).isEmpty())
            owners.insert(fixedKeyOf(action).toString(), action);
    }
    QVERIFY(owners.contains(u"Alt+7"_s));
    const QVector<QKeySequence> keys = keysOf(shown);
    QCOMPARE(keys.size(), shown.size());
    QSet<QString> given;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QKeySequence fixed = fixedKeyOf(shown.at(i));
        const QString key = keys.at(i).toString();
        if (!fixed.isEmpty()) {
            QCOMPARE(key, fixed.toString());
            continue;
        }
        QVERIFY2(!owners.contains(key), qPrintable(key));
        QVERIFY2(key.isEmpty() || !given.contains(key), qPrintable(key));
        given.insert(key);
    }
}

void tst_ActKeys::spareDigitsComeInOrder()
{
    const QVector<QKeySequence> keys =
        keysOf({Action::Examine, Action::Deny, Action::Countersign, Action::SendBack, Action::Close});
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString());
    QCOMPARE(texts, (QStringList{u"Alt+8"_s, u"Alt+5"_s, u"Alt+9"_s, u"Alt+0"_s, u"Ctrl+Alt+1"_s}));
}

QTEST_MAIN(tst_ActKeys)
#include "tst_actkeys.moc"
