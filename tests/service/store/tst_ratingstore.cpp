// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/ratingmessages.h"
#include "service/store/ratingstore.h"
#include "tests/support/servicerig.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

/// A store with one case that ratings can hang on.
struct StoreScene
{
    StoreScene()
        : subject(rig.openCompanyCase())
    {
    }

    Rating rating(const QString &id, int round = 1) const
    {
        Rating rating;
        rating.id = RatingId(id);
        rating.caseId = subject.id;
        rating.queryCode = subject.queryCode;
        rating.item = subject.item;
        rating.itemName = subject.itemName;
        rating.round = round;
        rating.channel = RatingChannel::HallTablet;
        rating.source = UnitId(u"CK-QYKB"_s);
        rating.level = RatingLevel::Dissatisfied;
        rating.indicators = {{RatingIndicator::Attitude, RatingLevel::VeryDissatisfied}};
        rating.tags = {RatingTag::RudeOrSlow};
        rating.text = u"等了很久"_s;
        rating.area = u"520115"_s;
        rating.at = rig.clock.now();
        rating.unit = subject.unit;
        rating.department = subject.department;
        rating.rated = UserId(u"zhoumin"_s);
        rating.ratedName = u"周敏"_s;
        rating.handlers = {UserId(u"zhoumin"_s)};
        rating.rater = {u"陈一鸣"_s, u"13800008000"_s, u"520199199001010017"_s};
        return rating;
    }

    template<class Task>
    void write(Task task)
    {
        const auto done = rig.core().writer().run([&](WriteContext &context) -> Answer<bool> {
            YC_TRY_DB(task(context.db()));
            return true;
        });
        QVERIFY(done);
    }
    /// How a write fails, which then leaves nothing.
    template<class Task>
    std::optional<dialect::Failure> failure(Task task)
    {
        std::optional<dialect::Failure> kind;
        const auto done = rig.core().writer().run([&](WriteContext &context) -> Answer<bool> {
            const auto failed = task(context.db());
            if (!failed)
                kind = failed.error().kind;
            YC_TRY_DB(failed);
            return true;
        });
        return done ? std::nullopt : kind;
    }
    Connection &db() { return **rig.core().reader(); }

    ratingstore::StoredRow row(const RatingChange &change) const
    {
        ratingstore::StoredRow stored;
        stored.row = change.row;
        stored.content = protocol::encode(change.row);
        stored.salt = QByteArray(32, 's');
        stored.logId = u"SCJGJ"_s;
        return stored;
    }

    RatingChange opened(const Rating &rating)
    {
        const auto reference = rig.core().reference();
        return openRating(rating, CommandId(u"c-1"_s),
                          RatingContext{Actor(), reference->units(), reference->calendars(), {}, rig.clock.now()});
    }

    ServiceRig rig;
    Case subject;
};

qint64 countOf(Connection &db, QLatin1String sql, const QByteArray &needle)
{
    Statement select = db.prepare(sql);
    qint64 found = 0;
    if (select.run()) {
        while (select.next())
            found += select.bytes(0).contains(needle) ? 1 : 0;
    }
    return found;
}

} // namespace

/// The rows behind the ratings.
class tst_RatingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRatingComesBackAsItWas();
    void whoRatedLiesApart();
    void aRoundIsGivenOnce();
    void invitationsAreOnePerCase();
    void aVersionIsUsedOnce();
    void theWorkIsWhatTheLastRowMadeIt();
    void redOnesAreLeftAlone();
    void commandsAreRemembered();
};

void tst_RatingStore::aRatingComesBackAsItWas()
{
    StoreScene scene;
    const Rating rating = scene.rating(u"r-1"_s);
    QVERIFY(!*ratingstore::load(scene.db(), rating.id));
    scene.write([&](Connection &db) { return ratingstore::insert(db, rating); });
    QCOMPARE(**ratingstore::load(scene.db(), rating.id), rating);
    scene.rig.restart();
    QCOMPARE(**ratingstore::load(scene.db(), rating.id), rating);
}

void tst_RatingStore::whoRatedLiesApart()
{
    StoreScene scene;
    const Rating rating = scene.rating(u"r-1"_s);
    scene.write([&](Connection &db) { return ratingstore::insert(db, rating); });
    for (const QString &secret : {rating.rater.name, rating.rater.mobile, rating.rater.idNumber}) {
        QCOMPARE(countOf(scene.db(), "SELECT content FROM ratings"_L1, secret.toUtf8()), 0);
        QCOMPARE(countOf(scene.db(), "SELECT content FROM rating_raters"_L1, secret.toUtf8()), 1);
    }
    QCOMPARE(ratingstore::ofCase(scene.db(), scene.subject.id)->value(0).rater, Rater());
    QCOMPARE(ratingstore::list(scene.db(), {}, {}, 10)->value(0).rating.rater, Rater());
    QCOMPARE(ratingstore::ofMonth(scene.db(), u"2026-11"_s)->value(0).rating.rater, Rater());
}

void tst_RatingStore::aRoundIsGivenOnce()
{
    StoreScene scene;
    scene.write([&](Connection &db) { return ratingstore::insert(db, scene.rating(u"r-1"_s)); });
    scene.write([&](Connection &db) { return ratingstore::insert(db, scene.rating(u"r-2"_s, 2)); });
    QCOMPARE(scene.failure([&](Connection &db) { return ratingstore::insert(db, scene.rating(u"r-3"_s, 2)); }),
             dialect::Failure::Unique);
    const QVector<Rating> both = *ratingstore::ofCase(scene.db(), scene.subject.id);
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[0].round, 1);
    QCOMPARE(both[1].id, RatingId(u"r-2"_s));
}

void tst_RatingStore::invitationsAreOnePerCase()
{
    StoreScene scene;
    for (int i = 0; i < 2; ++i)
        scene.write([&](Connection &db) { return ratingstore::invite(db, scene.subject, scene.rig.clock.now()); });
    QCOMPARE(ratingstore::invited(scene.db(), u"2026-11"_s)->value(0).count, 1);
    QVERIFY(ratingstore::invited(scene.db(), u"2026-12"_s)->isEmpty());
}

void tst_RatingStore::aVersionIsUsedOnce()
{
    StoreScene scene;
    const Rating rating = scene.rating(u"r-1"_s);
    const RatingChange change = scene.opened(rating);
    scene.write([&](Connection &db) { return ratingstore::insert(db, rating); });
    scene.write([&](Connection &db) { return ratingstore::record(db, change.next, scene.row(change)); });
    QCOMPARE(scene.failure([&](Connection &db) { return ratingstore::record(db, change.next, scene.row(change)); }),
             dialect::Failure::Unique);
}

void tst_RatingStore::theWorkIsWhatTheLastRowMadeIt()
{
    StoreScene scene;
    const Rating rating = scene.rating(u"r-1"_s);
    RatingChange change = scene.opened(rating);
    scene.write([&](Connection &db) { return ratingstore::insert(db, rating); });
    QVERIFY(!*ratingstore::work(scene.db(), rating.id));
    scene.write([&](Connection &db) { return ratingstore::record(db, change.next, scene.row(change)); });
    QCOMPARE(**ratingstore::work(scene.db(), rating.id), change.next);
    QCOMPARE(ratingstore::undispatched(scene.db(), 10)->size(), 1);
    change.row.sequence = 2;
    change.next.version = 2;
    change.next.state = RatingState::Verifying;
    change.next.verdict = RatingVerdict::PartlyJustified;
    change.next.calls = 2;
    scene.write([&](Connection &db) { return ratingstore::record(db, change.next, scene.row(change)); });
    QCOMPARE(**ratingstore::work(scene.db(), rating.id), change.next);
    QCOMPARE(ratingstore::rows(scene.db(), rating.id)->size(), 2);
    QVERIFY(ratingstore::undispatched(scene.db(), 10)->isEmpty());
    ratingstore::Filter filter;
    filter.state = RatingState::Verifying;
    QCOMPARE(ratingstore::tally(scene.db(), filter)->value(0).count, 1);
}

void tst_RatingStore::redOnesAreLeftAlone()
{
    StoreScene scene;
    const Rating rating = scene.rating(u"r-1"_s);
    RatingChange change = scene.opened(rating);
    scene.write([&](Connection &db) { return ratingstore::insert(db, rating); });
    scene.write([&](Connection &db) { return ratingstore::record(db, change.next, scene.row(change)); });
    QVERIFY(ratingstore::dueBefore(scene.db(), change.next.due, 10)->isEmpty());
    QCOMPARE(ratingstore::dueBefore(scene.db(), change.next.due.addDays(1), 10)->size(), 1);
    change.row.sequence = 2;
    change.next.red = true;
    scene.write([&](Connection &db) { return ratingstore::record(db, change.next, scene.row(change)); });
    QVERIFY(ratingstore::dueBefore(scene.db(), change.next.due.addDays(1), 10)->isEmpty());
}

void tst_RatingStore::commandsAreRemembered()
{
    StoreScene scene;
    const Rating rating = scene.rating(u"r-1"_s);
    scene.write([&](Connection &db) { return ratingstore::insert(db, rating); });
    QVERIFY(!*ratingstore::posted(scene.db(), CommandId(u"c-9"_s)));
    scene.write([&](Connection &db) {
        return ratingstore::insertPosted(
            db, CommandId(u"c-9"_s), {QByteArray(32, 'd'), UserId(u"wangqiang"_s), rating.id}, scene.rig.clock.now());
    });
    const std::optional<ratingstore::Posted> posted = *ratingstore::posted(scene.db(), CommandId(u"c-9"_s));
    QVERIFY(posted);
    QCOMPARE(posted->user, UserId(u"wangqiang"_s));
    QCOMPARE(posted->digest, QByteArray(32, 'd'));
}

QTEST_GUILESS_MAIN(tst_RatingStore)
#include "tst_ratingstore.moc"
