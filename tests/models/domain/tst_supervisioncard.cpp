// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadlinecases.h"

#include "domain/supervisioncard.h"

#include <QJsonDocument>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

const UnitId section(u"SCJGJ-QYZC"_s);
const UnitId department(u"SCJGJ"_s);
const QString words = u"当日申请人两次改期，已与其约定次日办理。"_s;

SupervisionCard fallen(CardState state)
{
    SupervisionCard card;
    card.id = CardId(u"card"_s);
    card.rule = u"R04"_s;
    card.unit = section;
    card.department = department;
    card.person = UserId(u"zhoumin"_s);
    card.issuedAt = morning({2026, 3, 17});
    card.replyDue = QDate(2026, 3, 19);
    card.state = state;
    card.version = state == CardState::AwaitingReply ? 1 : 2;
    if (state == CardState::Replied)
        card.repliedBy = UserId(u"luoqing"_s);
    return card;
}

Actor actor(const QString &user, const UnitId &unit, Posts posts)
{
    Actor out;
    out.user = UserId(user);
    out.name = user;
    out.unit = unit;
    out.posts = posts;
    return out;
}

} // namespace

/// The life of a card: every act in every state by everybody.
class TestSupervisionCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActInEveryState_data()
    {
        QTest::addColumn<int>("act");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("refusal");
        const QStringList people{u"head"_s, u"person"_s, u"colleague"_s, u"officer"_s, u"auditor"_s};
        for (const auto &[act, actName] : enumNames<CardAct>) {
            for (const auto &[state, stateName] : enumNames<CardState>) {
                for (const QString &who : people) {
                    const bool replies = act == CardAct::Reply;
                    const bool mayReply = who == u"head" || who == u"person";
                    QString refusal;
                    if (act == CardAct::Issue || (replies && !mayReply) || (!replies && who != u"officer"))
                        refusal = u"WRONG_POST"_s;
                    else if (isDecided(state))
                        refusal = u"CARD_DECIDED"_s;
                    else if (replies && state == CardState::Replied)
                        refusal = u"CARD_REPLIED"_s;
                    else if (!replies && state == CardState::AwaitingReply)
                        refusal = u"REPLY_AWAITED"_s;
                    QTest::addRow("%s in %s by the %s", actName.data(), stateName.data(), qPrintable(who))
                        << int(act) << int(state) << who << refusal;
                }
            }
        }
    }
    void everyActInEveryState()
    {
        QFETCH(int, act);
        QFETCH(int, state);
        QFETCH(QString, who);
        QFETCH(QString, refusal);
        const QMap<QString, Actor> people{
            {u"head"_s, actor(u"luoqing"_s, section, Post::Dispatcher)},
            {u"person"_s, actor(u"zhoumin"_s, section, Post::CaseOfficer)},
            {u"colleague"_s, actor(u"wangqiang"_s, section, Post::CaseOfficer)},
            {u"officer"_s, actor(u"chenjing"_s, department, Post::SupervisionOfficer)},
            {u"auditor"_s, actor(u"auditor"_s, section, Post::AuditAdmin)},
        };
        const SupervisionCard card = fallen(CardState(state));
        CardCommand command;
        command.id = CommandId(u"c1"_s);
        command.card = card.id;
        command.act = CardAct(act);
        command.version = card.version;
        command.text = words;
        const auto change = actOnCard(card, command, people.value(who), m_calendars, morning({2026, 3, 18}));
        QCOMPARE(change ? QString() : QString(nameOf(change.error().code)), refusal);
        if (!change)
            return;
        QCOMPARE(change->next.version, card.version + 1);
        QCOMPARE(change->row.sequence, change->next.version);
        QCOMPARE(change->row.before, card.state);
        QCOMPARE(change->row.after, change->next.state);
        QCOMPARE(change->row.text, words);
        const CardState expected = command.act == CardAct::Reply    ? CardState::Replied
                                   : command.act == CardAct::Uphold ? CardState::Upheld
                                                                    : CardState::Revoked;
        QCOMPARE(change->next.state, expected);
    }

    void whoDoesNotReplyInTimeIsDecidedOnAllTheSame()
    {
        const Actor officer = actor(u"chenjing"_s, department, Post::SupervisionOfficer);
        const SupervisionCard card = fallen(CardState::AwaitingReply);
        const auto possible = [&](const QDateTime &now) {
            return isCardActPossible(card, CardAct::Uphold, officer, m_calendars, now).has_value();
        };
        QVERIFY(!possible(toUtc({2026, 3, 19}, {17, 0})));
        QVERIFY(possible(toUtc({2026, 3, 19}, {17, 0, 1})));
        // And may still be heard until then.
        QVERIFY(isCardActPossible(card, CardAct::Reply, actor(u"luoqing"_s, section, Post::Dispatcher), m_calendars,
                                  morning({2026, 3, 23})));
    }

    void nobodyDecidesOnHisOwnCard()
    {
        for (const QString &user : {u"zhoumin"_s, u"luoqing"_s}) {
            const auto possible = isCardActPossible(fallen(CardState::Replied), CardAct::Revoke,
                                                    actor(user, department, Post::SupervisionOfficer), m_calendars,
                                                    morning({2026, 3, 18}));
            QVERIFY(!possible);
            QCOMPARE(possible.error().code, RefusalCode::CardConcernsYou);
        }
    }

    void onlyTheUnitItselfReplies()
    {
        const auto possible = isCardActPossible(fallen(CardState::AwaitingReply), CardAct::Reply,
                                                actor(u"panli"_s, UnitId(u"ZY-SCJGJ-ZC"_s), Post::Dispatcher),
                                                m_calendars, morning({2026, 3, 18}));
        QVERIFY(!possible);
        QCOMPARE(possible.error().code, RefusalCode::OtherUnit);
    }

    void wordsAndVersionAreChecked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("nine characters") << u"已经与申请人约定。"_s << 1 << u"OPINION_TOO_SHORT"_s;
        QTest::newRow("spaces do not count") << u"   已经约定        "_s << 1 << u"OPINION_TOO_SHORT"_s;
        QTest::newRow("a thousand") << QString(1000, u'字') << 1 << QString();
        QTest::newRow("one more") << QString(1001, u'字') << 1 << u"OPINION_TOO_LONG"_s;
        QTest::newRow("the card moved on") << words << 0 << u"STALE_REVISION"_s;
    }
    void wordsAndVersionAreChecked()
    {
        QFETCH(QString, text);
        QFETCH(int, version);
        QFETCH(QString, refusal);
        CardCommand command;
        command.act = CardAct::Reply;
        command.version = version;
        command.text = text;
        const auto change =
            actOnCard(fallen(CardState::AwaitingReply), command, actor(u"luoqing"_s, section, Post::Dispatcher),
                      m_calendars, morning({2026, 3, 18}));
        QCOMPARE(change ? QString() : QString(nameOf(change.error().code)), refusal);
    }

    void theReplyIsDueTwoWorkingDaysLater()
    {
        SupervisionRule rule;
        rule.id = u"R04"_s;
        rule.replyDays = 2;
        rule.score = 5;
        SupervisionFinding finding;
        finding.rule = rule.id;
        finding.colour = CardColour::Red;
        finding.unit = section;
        Case subject;
        subject.id = CaseId(u"case"_s);
        subject.department = department;
        const auto card = [&](const QDateTime &now) {
            return cardFor(finding, rule, subject, CardId(u"k"_s), m_calendars, now);
        };
        QCOMPARE(card(morning({2026, 3, 17})).replyDue, QDate(2026, 3, 19));
        // One that falls at night counts from the next working day.
        QCOMPARE(card(toUtc({2026, 3, 17}, {22, 0})).replyDue, QDate(2026, 3, 20));
        QCOMPARE(card(morning({2026, 3, 13})).replyDue, QDate(2026, 3, 17));
        QCOMPARE(card(morning({2026, 3, 13})).state, CardState::AwaitingReply);
        QCOMPARE(card(morning({2026, 3, 13})).score, 5);
    }

    void onlyUpheldCardsCostPoints_data()
    {
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("grade");
        QTest::newRow("none") << 0 << 100 << u"EXCELLENT"_s;
        QTest::newRow("five") << 5 << 95 << u"EXCELLENT"_s;
        QTest::newRow("six") << 6 << 94 << u"GOOD"_s;
        QTest::newRow("fifteen") << 15 << 85 << u"GOOD"_s;
        QTest::newRow("sixteen") << 16 << 84 << u"QUALIFIED"_s;
        QTest::newRow("thirty") << 30 << 70 << u"QUALIFIED"_s;
        QTest::newRow("more") << 31 << 69 << u"UNQUALIFIED"_s;
        QTest::newRow("more than there are") << 500 << 0 << u"UNQUALIFIED"_s;
    }
    void onlyUpheldCardsCostPoints()
    {
        QFETCH(int, lost);
        QFETCH(int, points);
        QFETCH(QString, grade);
        QFile file(QLatin1String(YC_SOURCE_DIR) + u"/resources/supervision-rules.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rules = SupervisionRules::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        QVERIFY(rules);
        const UnitScore score = scoreOf({{CardColour::Red, CardState::Upheld, 1, lost},
                                         {CardColour::Red, CardState::Revoked, 2, 10},
                                         {CardColour::Yellow, CardState::Replied, 3, 6}},
                                        *rules);
        QCOMPARE(score.points, points);
        QCOMPARE(QString(nameOf(score.grade)), grade);
        QCOMPARE(score.revoked, 2);
        QCOMPARE(score.open, 3);
        QCOMPARE(score.openScore, 6);
    }

    void quarters()
    {
        QCOMPARE(Quarter::of({2026, 11, 24}).text(), u"2026-Q4"_s);
        QCOMPARE(Quarter::of({2026, 3, 31}).lastDay(), QDate(2026, 3, 31));
        QCOMPARE(Quarter::fromText(u"2026-Q1"_s)->firstDay(), QDate(2026, 1, 1));
        for (const QString &wrong : {u"2026-Q5"_s, u"2026Q1"_s, u"26-Q1"_s, u"2026-Q1-Q1"_s, QString()})
            QVERIFY(!Quarter::fromText(wrong));
    }

private:
    CalendarSet m_calendars = shippedCalendars();
};

QTEST_GUILESS_MAIN(TestSupervisionCard)
#include "tst_supervisioncard.moc"
