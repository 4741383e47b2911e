// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/areacode.h"
#include "domain/bodycode.h"
#include "domain/citizenid.h"
#include "domain/serviceitem.h"
#include "forms/formcatalogue.h"
#include "forms/validate.h"
#include "protocol/bundles.h"
#include "protocol/codec.h"
#include "resources/resources.h"
#include "service/simulator/correctionrun.h"
#include "service/simulator/itemapplication.h"
#include "service/simulator/papers.h"
#include "service/simulator/receiverun.h"

#include <QBuffer>
#include <QJsonArray>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int sample = 400;
const QDate day(2026, 11, 24);

/// Every text of a form with its key.
void eachText(const QJsonValue &value, const QString &key,
              const std::function<void(const QString &, const QString &)> &take)
{
    if (value.isString())
        take(key, value.toString());
    const QJsonArray list = value.toArray();
    for (const QJsonValue &entry : list)
        eachText(entry, key, take);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        eachText(it.value(), it.key(), take);
}

/// Line breaks and blanks are a matter of layout.
const QRegularExpression white(u"\\s"_s, QRegularExpression::UseUnicodePropertiesOption);

QString textOf(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    QString text;
    for (int page = 0; page < document.pageCount(); ++page)
        text += document.getAllText(page).text();
    return text.remove(white);
}

} // namespace

class tst_SimulatedApplications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        initYunchuangResources();
        auto registries = readRegistries(QStringLiteral(YC_SOURCE_DIR "/resources/registry-demo"));
        QVERIFY2(registries, registries ? "" : qPrintable(registries.error()));
        m_registries = *registries;
    }

    /// Nobody real is named, and every number is a right one.
    void everybodyIsFictional()
    {
        for (int i = 0; i < sample; ++i) {
            const SimulatedApplication made = makeApplication({3, i, day}, m_registries);
            int numbers = 0;
            eachText(made.intake.form, {}, [&](const QString &key, const QString &text) {
                if (key == u"idNo") {
                    ++numbers;
                    QVERIFY2(checkCitizenId(text), qPrintable(text));
                    QVERIFY2(isSafeTestArea(QStringView(text).left(6)), qPrintable(text));
                } else if (key == u"uscc") {
                    QVERIFY2(checkUscc(text), qPrintable(text));
                    QVERIFY2(text.contains(u"MATER"), qPrintable(text)); // constructed ones
                } else if (key == u"mobile") {
                    QVERIFY2(text.startsWith(u"1380000"), qPrintable(text));
                }
            });
            QVERIFY(numbers >= 6);
            QVERIFY(made.intake.form["name"_L1].toString().contains(u"示例"));
        }
    }

    /// The form is right for clean ones; and a mistake is for a clerk to find, so the form is right with it as well.
    void formsAreRight()
    {
        const QByteArray bundle = QJsonDocument(formResources()).toJson();
        const auto forms = protocol::formsFromBundle(bundle);
        QVERIFY(forms);
        const FormDescription *form = forms->find(u"company-registration"_s, 1);
        QVERIFY(form);
        for (int i = 0; i < sample; ++i) {
            for (const SimulatedApplication &made :
                 {makeApplication({5, i, day}, m_registries), makeFaultless({5, i, day}, m_registries)}) {
                const QVector<FieldError> errors = validate(*form, made.intake.form, applyStep);
                QVERIFY2(errors.isEmpty(), qPrintable(errors.isEmpty() ? QString() : errors[0].path + errors[0].code));
            }
        }
    }

    /// Everything the province offers can be applied for, with a form that is right and the papers the item asks for.
    void everyItemOfTheWindowCanBeAppliedFor()
    {
        const auto window = ShopWindow::read(QStringLiteral(YC_SOURCE_DIR "/resources"));
        QVERIFY2(window, window ? "" : qPrintable(window.error()));
        const auto forms = protocol::formsFromBundle(QJsonDocument(formResources()).toJson());
        QVERIFY(forms);
        const QVector<ServiceItem> offered = window->offered(day);
        QVERIFY(offered.size() >= 41);
        int late = 0;
        for (const ServiceItem &item : offered) {
            const FormDescription *form = forms->find(item.formId, item.formVersion);
            QVERIFY2(form, qPrintable(item.formId));
            for (int i = 0; i < 20; ++i) {
                const ApplicationKey key{7, i, day};
                const bool company = item.formId == u"company-registration";
                const SimulatedApplication made = company ? makeApplication(key, m_registries)
                                                          : makeItemApplication(key, item, *window, m_registries);
                const QVector<FieldError> errors = validate(*form, made.intake.form, applyStep, {}, day);
                QVERIFY2(
                    errors.isEmpty(),
                    qPrintable(errors.isEmpty() ? QString() : item.formId + errors[0].path + u' ' + errors[0].code));
                QVERIFY(!made.intake.applicant.name.isEmpty());
                QCOMPARE(made.intake.item, item.key.code);
                for (const ItemMaterial &needed : item.materials) {
                    const auto brought = [&](const Paper &paper) { return paper.id == needed.id; };
                    const auto promised = [&](const MaterialPromise &promise) { return promise.material == needed.id; };
                    const bool comes =
                        std::any_of(made.papers.cbegin(), made.papers.cend(), brought) ||
                        std::any_of(made.intake.promises.cbegin(), made.intake.promises.cend(), promised);
                    QVERIFY2(!needed.required || !needed.fromRegistry.isEmpty() || comes, qPrintable(needed.name));
                    QVERIFY(needed.tolerable || company ||
                            std::none_of(made.intake.promises.cbegin(), made.intake.promises.cend(), promised));
                }
                late += made.mistake == Mistake::PaperToFollow ? 1 : 0;
                if (!company) {
                    const SimulatedApplication again = makeItemApplication(key, item, *window, m_registries);
                    QCOMPARE(again.papers, made.papers);
                    QCOMPARE(again.intake.form, made.intake.form);
                    QVERIFY(makeFaultlessItem(key, item, *window, m_registries).intake.promises.isEmpty());
                }
            }
        }
        QVERIFY(late > 0);
        // What was abolished nobody can apply for any more; in its time one could.
        QVERIFY(!window->find(ItemCode(u"000725002000"_s), day));
        QVERIFY(window->find(ItemCode(u"000725002000"_s), QDate(2019, 5, 6)));
        QVERIFY(!ShopWindow::read(u"no-such-folder"_s));
    }

    void theRightPapersCome()
    {
        const auto catalogue = protocol::catalogueFromBundle(QJsonDocument(catalogueResources()).toJson());
        QVERIFY(catalogue);
        const ServiceItem *item = catalogue->inForce(ItemCode(u"000125001001"_s), day);
        QVERIFY(item);
        for (int i = 0; i < sample; ++i) {
            const SimulatedApplication made = makeApplication({5, i, day}, m_registries);
            QStringList ids;
            for (const Paper &paper : made.papers) {
                QVERIFY2(item->material(paper.id), qPrintable(paper.id.text()));
                ids.append(paper.id.text());
            }
            for (const auto &needed : item->materials) {
                const bool left = made.mistake == Mistake::NameNoticeMissing && needed.id.text() == u"nameNotice";
                QVERIFY2(!needed.required || ids.contains(needed.id.text()) != left, qPrintable(needed.id.text()));
            }
        }
    }

    void mostAreClean_someAreNot()
    {
        QMap<Mistake, int> counts;
        QSet<QString> names;
        QSet<UnitId> sources;
        for (int i = 0; i < sample; ++i) {
            const SimulatedApplication made = makeApplication({11, i, day}, m_registries);
            ++counts[made.mistake];
            names.insert(made.intake.applicant.name);
            sources.insert(made.source);
            QVERIFY(!m_registries.takenNames.contains(made.intake.applicant.name));
        }
        QVERIFY(counts[Mistake::None] > sample * 6 / 10 && counts[Mistake::None] < sample * 8 / 10);
        QCOMPARE(counts.size(), 5);
        QCOMPARE(names.size(), sample);
        QCOMPARE(sources.size(), handingInUnits().size());
    }

    /// A mistake is where it is said to be, and nowhere else.
    void aMistakeIsTheOnlyDifference()
    {
        QMap<Mistake, int> seen;
        for (int i = 0; i < sample; ++i) {
            const SimulatedApplication made = makeApplication({13, i, day}, m_registries);
            const SimulatedApplication right = makeFaultless({13, i, day}, m_registries);
            QCOMPARE(right.mistake, Mistake::None);
            QCOMPARE(right.source, made.source);
            QSet<QString> changed;
            const QJsonObject form = made.intake.form;
            for (auto it = form.begin(); it != form.end(); ++it) {
                if (it.value() != right.intake.form.value(it.key()))
                    changed.insert(it.key());
            }
            switch (made.mistake) {
            case Mistake::WrongRoom:
                QCOMPARE(changed, (QSet<QString>{u"addr"_s, u"bizAddr"_s}));
                QCOMPARE(form["addr"_L1]["street"_L1], right.intake.form["addr"_L1]["street"_L1]);
                break;
            case Mistake::LegalRepName:
                QVERIFY(changed.contains(u"legalRep"_s));
                QCOMPARE(form["legalRep"_L1]["idNo"_L1], right.intake.form["legalRep"_L1]["idNo"_L1]);
                QVERIFY(!changed.contains(u"addr"_s));
                break;
            default:
                QVERIFY(changed.isEmpty());
                QCOMPARE(made.papers == right.papers, made.mistake == Mistake::None);
            }
            ++seen[made.mistake];
        }
        QCOMPARE(seen.size(), 5);
    }

    void theSameSeedMakesTheSame()
    {
        for (int i = 0; i < 20; ++i) {
            const SimulatedApplication one = makeApplication({17, i, day}, m_registries);
            const SimulatedApplication two = makeApplication({17, i, day}, m_registries);
            QCOMPARE(protocol::encode(one.intake), protocol::encode(two.intake));
            QCOMPARE(one.papers, two.papers);
            const SimulatedApplication other = makeApplication({18, i, day}, m_registries);
            QVERIFY(one.intake.form != other.intake.form);
            QVERIFY(one.intake.deliveryId != other.intake.deliveryId);
        }
        // The bytes, too, whatever the hour.
        const Paper paper = makeApplication({17, 0, day}, m_registries).papers[0];
        const QByteArray first = printed(paper);
        QTest::qWait(1100); // the clock of a PDF shows seconds
        QCOMPARE(printed(paper), first);
    }

    void papersCanBeReadAndSearched()
    {
        const SimulatedApplication made = makeFaultless({19, 1, day}, m_registries);
        QVERIFY(made.papers.size() >= 8);
        for (const Paper &paper : made.papers) {
            const QByteArray bytes = printed(paper);
            QVERIFY(bytes.startsWith("%PDF-"));
            const QString text = textOf(bytes);
            QVERIFY2(text.contains(QString(paper.title).remove(white)), qPrintable(text));
            const QString line = QString(paper.lines[0]).remove(white);
            QVERIFY2(text.contains(line.left(12)), qPrintable(text));
            QCOMPARE(materialFor(paper, bytes).size, bytes.size());
        }
    }

    void anUnsignedLeaseSaysSo()
    {
        for (int i = 0; i < sample; ++i) {
            const SimulatedApplication made = makeApplication({21, i, day}, m_registries);
            for (const Paper &paper : made.papers) {
                if (paper.id.text() == u"premises")
                    QCOMPARE(paper.lines.join(u'\n').contains(u"（空白）"), made.mistake == Mistake::LeaseUnsigned);
            }
        }
    }

    void aCorrectionBringsWhatWasAsked_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("paper");
        QTest::newRow("field") << u"/addr"_s << u"premises"_s;
        QTest::newRow("person") << u"/legalRep/name"_s << u"legalRepId"_s;
        QTest::newRow("material") << u"material:nameNotice"_s << u"nameNotice"_s;
    }
    void aCorrectionBringsWhatWasAsked()
    {
        QFETCH(QString, subject);
        QFETCH(QString, paper);
        const SimulatedApplication right = makeFaultless({23, 0, day}, m_registries);
        QStringList ids;
        for (const Paper &again : correctedPapers(right, {{subject, u"…"_s, false}})) {
            ids.append(again.id.text());
            QVERIFY(!right.papers.contains(again)); // other bytes: a version of its own
        }
        QCOMPARE(ids, (QStringList{u"application"_s, paper}));
    }

    /// After acceptance nothing comes in that was neither asked for nor promised.
    void afterAcceptanceOnlyWhatIsAskedForComesIn_data()
    {
        QTest::addColumn<QStringList>("subjects");
        QTest::addColumn<QStringList>("papers");
        QTest::newRow("a promise") << QStringList{u"material:nameNotice"_s} << QStringList{u"nameNotice"_s};
        QTest::newRow("two papers") << QStringList{u"material:premises"_s, u"material:articles"_s}
                                    << QStringList{u"premises"_s, u"articles"_s};
        QTest::newRow("a paper that was not among the first")
            << QStringList{u"material:approvals"_s} << QStringList{u"approvals"_s};
        QTest::newRow("a field") << QStringList{u"/addr"_s} << QStringList{};
        QTest::newRow("a remark") << QStringList{QString()} << QStringList{u"application"_s};
    }
    void afterAcceptanceOnlyWhatIsAskedForComesIn()
    {
        QFETCH(QStringList, subjects);
        QFETCH(QStringList, papers);
        const SimulatedApplication right = makeFaultless({23, 0, day}, m_registries);
        QVector<CorrectionItem> items;
        for (const QString &subject : subjects)
            items.append({subject, u"…"_s, false});
        QStringList ids;
        for (const Paper &paper : furtherPapers(right, items))
            ids.append(paper.id.text());
        QCOMPARE(ids, papers);
    }

    void receiversCheckWhatTheyGet()
    {
        const UnitId seal(u"GAT-YZ"_s);
        protocol::Push push;
        push.receiver = seal;
        push.code = u"91520115MA6TERT171"_s;
        push.event = u"ESTABLISHED"_s;
        QJsonObject form{{u"name"_s, u"某公司"_s}, {u"addr"_s, QJsonObject()}, {u"legalRep"_s, QJsonObject()}};
        push.data = {{u"form"_s, form}};
        QCOMPARE(pushFault(push, seal), QString());
        QCOMPARE(pushFault(push, UnitId(u"TJJ-ML"_s)), u"NOT_FOR_US"_s);
        protocol::Push wrong = push;
        wrong.code = u"91520115MA7TERT171"_s;
        QCOMPARE(pushFault(wrong, seal), u"BAD_CODE"_s);
        wrong = push;
        wrong.event = u"SOLD"_s;
        QCOMPARE(pushFault(wrong, seal), u"UNKNOWN_EVENT"_s);
        form.remove(u"addr"_s);
        wrong = push;
        wrong.data = {{u"form"_s, form}};
        QCOMPARE(pushFault(wrong, seal), u"DATA_MISSING"_s);
        form = push.data["form"_L1].toObject();
        form.insert(u"directors"_s, QJsonArray());
        wrong.data = {{u"form"_s, form}};
        QCOMPARE(pushFault(wrong, seal), u"DATA_TOO_MUCH"_s);
    }

    void aShareOfFirstAttemptsFails()
    {
        int failed = 0;
        for (int i = 0; i < 1000; ++i) {
            protocol::Push push;
            push.id = QString::number(i);
            push.attempt = 1;
            QCOMPARE(failsFirst(push, 20), failsFirst(push, 20));
            failed += failsFirst(push, 20) ? 1 : 0;
            QVERIFY(!failsFirst(push, 0));
            QVERIFY(failsFirst(push, 100));
            push.attempt = 2;
            QVERIFY(!failsFirst(push, 100));
        }
        QVERIFY(failed > 150 && failed < 250);
    }

    void theJournalKeepsWhatIsNeeded()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"journal"_s);
        JournalLine line{{~quint64(0), 7, day},
                         UnitId(u"PT-GY"_s),
                         ItemCode(u"000128001001"_s),
                         Mistake::WrongRoom,
                         u"d"_s,
                         CaseId(u"c"_s),
                         u"n"_s,
                         u"q"_s,
                         u"secret"_s};
        Journal journal;
        QVERIFY(journal.open(name));
        QVERIFY(journal.add(line));
        QVERIFY(journal.add(line)); // the same run again
        line.number = u"m"_s;
        QVERIFY(journal.add(line));
        const auto read = Journal::read(name);
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(0).key.seed, ~quint64(0));
        QCOMPARE(read->at(0).key.day, day);
        QCOMPARE(read->at(0).item, ItemCode(u"000128001001"_s));
        QCOMPARE(read->at(0).mistake, Mistake::WrongRoom);
        QCOMPARE(read->at(1).number, u"m"_s);
        QCOMPARE(QFile::permissions(name) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
        QVERIFY(!JournalLine::fromJson("{}"));
        QVERIFY(!Journal::read(folder.filePath(u"none"_s)));
    }

    void brokenRegistriesAreNotMisread_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing column") << QByteArray("idNo,name\n1,a\n");
        QTest::newRow("short row") << QByteArray("idNo,name,state\n1,a\n");
        QTest::newRow("quoted") << QByteArray("idNo,name,state\n1,\"a,b\n");
        QTest::newRow("real persons only") << QByteArray("idNo,name,state\n11010519491231002X,a,正常\n");
    }
    void brokenRegistriesAreNotMisread()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QString whole = QStringLiteral(YC_SOURCE_DIR "/resources/registry-demo/");
        for (const QString &name : {u"addresses.csv"_s, u"legal-persons.csv"_s})
            QVERIFY(QFile::copy(whole + name, folder.filePath(name)));
        QFile people(folder.filePath(u"population.csv"_s));
        QVERIFY(people.open(QIODevice::WriteOnly));
        people.write(content);
        people.close();
        QVERIFY(!readRegistries(folder.path()));
    }

private:
    Registries m_registries;
};

QTEST_MAIN(tst_SimulatedApplications)
#include "tst_simulatedapplications.moc"
