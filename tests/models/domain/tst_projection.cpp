// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casesummary.h"

#include "samplecases.h"

#include "domain/fieldselection.h"
#include "protocol/codec.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace yunchuang;
using namespace yunchuang::sample;

/// What a unit gets to see of a case, looked at as it would stand on the wire: everything of a case that has a text is
/// filled with a word that stands nowhere else, and what leaves is searched for those words.
class ProjectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldSelection_data();
    void fieldSelection();
    void mergePatch_data();
    void mergePatch();
    void ownerAndDepartmentSeeAll();
    void consultedUnitSeesWhatWasShared();
    void consultationShowsNothingElse_data();
    void consultationShowsNothingElse();
    void closedHandoffKeepsQuestionAndAnswerOnly();
    void signerSeesTheFileAndNotTheOthers();
    void recalledHandoffIsGone();
};

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

/// Hands out words that stand nowhere else.
class Words
{
public:
    QString next() { return u"secret%1x"_s.arg(++m_count); }

private:
    int m_count = 0;
};

QJsonValue randomValue(std::mt19937 &random, Words &words, int depth)
{
    const int kind = depth > 2 ? 0 : int(random() % 4);
    if (kind == 1) {
        QJsonObject object;
        for (int i = 0; i < 3; ++i)
            object.insert(u"k%1"_s.arg(i), randomValue(random, words, depth + 1));
        return object;
    }
    if (kind == 2) {
        QJsonArray array;
        for (int i = 0; i < 3; ++i)
            array.append(randomValue(random, words, depth + 1));
        return array;
    }
    return words.next();
}

void collectPointers(const QJsonValue &value, const QString &at, QVector<QString> &pointers)
{
    if (!at.isEmpty())
        pointers.append(at);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        collectPointers(it.value(), at + u'/' + it.key(), pointers);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        collectPointers(array[i], at + u'/' + QString::number(i), pointers);
}

void collectWords(const QJsonValue &value, QSet<QString> &words)
{
    if (value.isString())
        words.insert(value.toString());
    const QJsonObject object = value.toObject();
    for (const QJsonValue &member : object)
        collectWords(member, words);
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        collectWords(entry, words);
}

/// The words on the wire of a case.
QSet<QString> wordsOf(const Case &subject)
{
    QSet<QString> words;
    collectWords(protocol::toJson(subject), words);
    for (auto it = words.begin(); it != words.end();)
        it = it->startsWith("secret"_L1) ? std::next(it) : words.erase(it);
    return words;
}

Handoff secretHandoff(Words &words, const UnitId &to, HandoffKind kind, HandoffState state)
{
    Handoff handoff;
    handoff.id = HandoffId(words.next());
    handoff.kind = kind;
    handoff.state = state;
    handoff.from = registration;
    handoff.to = to;
    handoff.sentBy = UserId(words.next());
    handoff.sentByName = words.next();
    handoff.question = words.next();
    handoff.answer = words.next();
    handoff.acceptedBy = UserId(words.next());
    handoff.answeredByName = words.next();
    handoff.bounceReason = words.next();
    handoff.dueAt = moment(3, 6, 17);
    return handoff;
}

/// A case every text of which is a word of its own.
Case secretCase(std::mt19937 &random, Words &words)
{
    World world;
    Case subject = world.inReview();
    subject.id = CaseId(u"case"_s);
    subject.number = words.next();
    subject.assignee = UserId(words.next());
    subject.assigneeName = words.next();
    subject.source = UnitId(words.next());
    subject.applicant = {ApplicantKind::Person, words.next(), words.next(), words.next(), words.next(), words.next()};
    subject.form = {};
    for (int i = 0; i < 6; ++i)
        subject.form.insert(u"f%1"_s.arg(i), randomValue(random, words, 0));
    subject.approval.insert(StepId(words.next()), {{words.next(), words.next()}});
    subject.materials.clear();
    for (int i = 0; i < 4; ++i) {
        Material material = paper(u"m%1"_s.arg(i));
        material.fileName = words.next();
        material.digest = Digest256(words.next());
        material.trust = words.next();
        subject.materials.append(material);
    }
    RegistryCheck check;
    check.id = words.next();
    check.field = words.next();
    check.registry = words.next();
    check.registryValue = words.next();
    check.answerReason = words.next();
    check.answeredBy = UserId(words.next());
    subject.checks = {check};
    subject.points = {{words.next(), PointVerdict::No, words.next(), UserId(words.next())}};
    subject.correction.items = {{words.next(), words.next(), false}};
    subject.parts = {{PartId(words.next()),
                      UnitId(words.next()),
                      words.next(),
                      PartState::Failed,
                      CaseId(words.next()),
                      1,
                      words.next(),
                      {},
                      words.next(),
                      {},
                      words.next(),
                      {}}};
    CaseDocument document;
    document.number = words.next();
    document.command = CommandId(words.next());
    subject.documents = {document};
    Opinion opinion;
    opinion.step = StepId(words.next());
    opinion.by = UserId(words.next());
    opinion.byName = words.next();
    opinion.unit = UnitId(words.next());
    opinion.text = words.next();
    subject.opinions = {opinion};
    Urging urging;
    urging.id = words.next();
    urging.by = UserId(words.next());
    urging.byName = words.next();
    urging.text = words.next();
    urging.reply = words.next();
    subject.urgings = {urging};
    subject.result.name = words.next();
    subject.result.number = words.next();
    subject.result.conditions = words.next();
    subject.result.receiver = words.next();
    subject.parent = CaseId(words.next());
    subject.parentPart = PartId(words.next());
    return subject;
}

QSet<QString> wordsOf(const Handoff &handoff)
{
    Case holder;
    holder.handoffs = {handoff};
    return wordsOf(holder);
}

} // namespace

void ProjectionTest::fieldSelection_data()
{
    QTest::addColumn<QStringList>("pointers");
    QTest::addColumn<QJsonObject>("kept");
    QTest::newRow("nothing") << QStringList() << QJsonObject();
    QTest::newRow("the whole form is no field") << QStringList{QString()} << QJsonObject();
    QTest::newRow("member") << QStringList{u"/a"_s} << json(R"({"a": {"b": 1, "c": 2}})");
    QTest::newRow("within") << QStringList{u"/a/b"_s} << json(R"({"a": {"b": 1}})");
    QTest::newRow("two within") << QStringList{u"/a/b"_s, u"/a/c"_s} << json(R"({"a": {"b": 1, "c": 2}})");
    QTest::newRow("whole goes before part") << QStringList{u"/a/b"_s, u"/a"_s} << json(R"({"a": {"b": 1, "c": 2}})");
    QTest::newRow("entry") << QStringList{u"/l/1/n"_s} << json(R"({"l": [null, {"n": "y"}]})");
    QTest::newRow("first entry") << QStringList{u"/l/0/n"_s} << json(R"({"l": [{"n": "x"}]})");
    QTest::newRow("every entry") << QStringList{u"/l/*/n"_s} << json(R"({"l": [{"n": "x"}, {"n": "y"}]})");
    QTest::newRow("star is a list's only") << QStringList{u"/a/*"_s} << QJsonObject();
    QTest::newRow("absent") << QStringList{u"/x"_s, u"/a/x"_s, u"/l/7"_s} << QJsonObject();
    QTest::newRow("through a value") << QStringList{u"/s/t"_s} << QJsonObject();
    QTest::newRow("no pointer") << QStringList{u"a"_s} << QJsonObject();
    QTest::newRow("escaped") << QStringList{u"/p~1q/~0"_s} << json(R"({"p/q": {"~": true}})");
}

void ProjectionTest::fieldSelection()
{
    QFETCH(QStringList, pointers);
    const QJsonObject form = json(R"({"a": {"b": 1, "c": 2}, "l": [{"n": "x", "m": 1}, {"n": "y", "m": 2}], "s": "text",
                 "p/q": {"~": true, "r": false}})");
    QTEST(onlyFields(form, pointers), "kept");
    for (const QString &pointer : pointers)
        QCOMPARE(hasField(form, pointer), !onlyFields(form, {pointer}).isEmpty());
}

void ProjectionTest::mergePatch_data()
{
    // The examples of RFC 7396 whose documents are objects.
    QTest::addColumn<QJsonObject>("original");
    QTest::addColumn<QJsonObject>("patch");
    QTest::addColumn<QJsonObject>("result");
    const auto row = [](const char *original, const char *patch, const char *result) {
        QTest::addRow("%s + %s", original, patch) << json(original) << json(patch) << json(result);
    };
    row(R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})");
    row(R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})");
    row(R"({"a":"b"})", R"({"a":null})", R"({})");
    row(R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})");
    row(R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})");
    row(R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})");
    row(R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})");
    row(R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})");
    row(R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})");
    row(R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})");
}

void ProjectionTest::mergePatch()
{
    QFETCH(QJsonObject, original);
    QFETCH(QJsonObject, patch);
    QTEST(patched(original, patch), "result");
}

void ProjectionTest::ownerAndDepartmentSeeAll()
{
    World world;
    const Case subject = world.consulting();
    QCOMPARE(projectFor(subject, registration), subject);
    QCOMPARE(projectFor(subject, authority), subject);

    CommandArguments args = World::reason();
    args.handoff.to = {secondSection};
    const Case sent = world.after(world.inReview(), Action::Transfer, clerk, args);
    QCOMPARE(projectFor(sent, secondSection), sent);
    const Case back = world.after(sent, Action::RecallHandoff, clerk, World::handoff(sent.handoffs[0].id));
    QVERIFY(!projectFor(back, secondSection));
}

void ProjectionTest::consultedUnitSeesWhatWasShared()
{
    World world;
    const Case asked = world.consulting();
    const auto seen = projectFor(asked, tax);
    QVERIFY(seen);
    QCOMPARE(seen->form, (QJsonObject{{u"addr"_s, QJsonObject{{u"street"_s, u"示例路108号"_s}}}}));
    QCOMPARE(seen->materials.size(), 1);
    QCOMPARE(seen->materials[0], asked.materials[1]);
    QCOMPARE(seen->applicant.name, asked.applicant.name);
    QVERIFY(seen->applicant.idNumber.isEmpty());
    QCOMPARE(seen->handoffs, asked.handoffs);
    QCOMPARE(seen->queryCode, asked.queryCode);
    QCOMPARE(seen->formId, asked.formId);
    QCOMPARE(seen->version, asked.version);
}

void ProjectionTest::consultationShowsNothingElse_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 100; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ProjectionTest::consultationShowsNothingElse()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    Words words;
    Case subject = secretCase(random, words);
    QVERIFY(wordsOf(subject).size() > 50);

    QVector<QString> pointers;
    collectPointers(subject.form, {}, pointers);
    Handoff own = secretHandoff(words, tax, HandoffKind::Consultation, HandoffState::Accepted);
    for (int i = 0; i < 3; ++i)
        own.sharedFields.append(pointers[qsizetype(random() % std::size_t(pointers.size()))]);
    own.sharedMaterials = {MaterialId(u"m%1"_s.arg(random() % 4))};
    // Others were shown other things.
    Handoff other = secretHandoff(words, insurance, HandoffKind::Consultation, HandoffState::Sent);
    other.sharedFields = {pointers.constFirst()};
    // What was shared with the unit at an earlier time is over.
    Handoff earlier = secretHandoff(words, tax, HandoffKind::Consultation, HandoffState::Answered);
    earlier.sharedFields = {pointers.constLast()};
    earlier.sharedMaterials = {MaterialId(u"m0"_s), MaterialId(u"m1"_s)};
    subject.handoffs = {other, earlier, own};
    subject.state = CaseState::Consulting;

    QSet<QString> allowed = wordsOf(own) | wordsOf(earlier);
    for (const QString &pointer : own.sharedFields) {
        // Found by another way than the one under test.
        QJsonValue value = subject.form;
        const QStringList path = pointer.mid(1).split(u'/');
        for (const QString &token : path)
            value = value.isArray() ? value.toArray().at(token.toInt()) : value.toObject().value(token);
        collectWords(value, allowed);
    }
    for (const Material &material : subject.materials) {
        if (own.sharedMaterials.contains(material.id))
            allowed |= QSet<QString>{material.fileName, material.digest.text(), material.trust};
    }

    const auto seen = projectFor(subject, tax);
    QVERIFY(seen);
    const QSet<QString> leaked = wordsOf(*seen) - allowed;
    // The name of a person is masked to its first character.
    const QString maskedName = seen->applicant.name;
    QVERIFY(!maskedName.contains(u"secret"_s));
    QVERIFY2(leaked.isEmpty(), qPrintable(QStringList(leaked.begin(), leaked.end()).join(u' ')));
    QCOMPARE(allowed - wordsOf(*seen), QSet<QString>());

    QSet<QString> row;
    collectWords(protocol::toJson(*summarise(subject, tax)), row);
    for (const QString &word : row) {
        if (word.startsWith("secret"_L1))
            QVERIFY2(wordsOf(own).contains(word), qPrintable(word));
    }
}

void ProjectionTest::closedHandoffKeepsQuestionAndAnswerOnly()
{
    for (const HandoffState state : {HandoffState::Answered, HandoffState::Bounced}) {
        std::mt19937 random(7);
        Words words;
        Case subject = secretCase(random, words);
        Handoff own = secretHandoff(words, tax, HandoffKind::Consultation, state);
        QVector<QString> pointers;
        collectPointers(subject.form, {}, pointers);
        own.sharedFields = pointers;
        own.sharedMaterials = {MaterialId(u"m1"_s)};
        subject.handoffs = {own};
        subject.state = CaseState::DecidedDeny;
        const auto seen = projectFor(subject, tax);
        QVERIFY(seen);
        QCOMPARE(wordsOf(*seen), wordsOf(own));
        QVERIFY(seen->form.isEmpty());
        QVERIFY(seen->materials.isEmpty());
        QVERIFY(seen->applicant.name.isEmpty());
        // Not even how it went on.
        QCOMPARE(seen->state, CaseState::Consulting);
        QVERIFY(!seen->deadlines.decidedAt.isValid());
    }
}

void ProjectionTest::signerSeesTheFileAndNotTheOthers()
{
    std::mt19937 random(9);
    Words words;
    Case subject = secretCase(random, words);
    const Handoff own = secretHandoff(words, tax, HandoffKind::Countersign, HandoffState::Sent);
    const Handoff other = secretHandoff(words, insurance, HandoffKind::Countersign, HandoffState::Accepted);
    subject.handoffs = {own, other};
    const auto seen = projectFor(subject, tax);
    QVERIFY(seen);
    QCOMPARE(seen->form, subject.form);
    QCOMPARE(seen->materials, subject.materials);
    QCOMPARE(seen->opinions, subject.opinions);
    QCOMPARE(seen->handoffs, QVector<Handoff>{own});
    QVERIFY(seen->urgings.isEmpty());
    QVERIFY(seen->parts.isEmpty());
    QVERIFY(!wordsOf(*seen).intersects(wordsOf(other)));
}

void ProjectionTest::recalledHandoffIsGone()
{
    std::mt19937 random(11);
    Words words;
    Case subject = secretCase(random, words);
    subject.handoffs = {secretHandoff(words, tax, HandoffKind::Consultation, HandoffState::Recalled)};
    QVERIFY(!projectFor(subject, tax));
    QVERIFY(!projectFor(subject, insurance));
    QVERIFY(!projectFor(subject, UnitId()));
}

QTEST_GUILESS_MAIN(ProjectionTest)
#include "tst_projection.moc"
