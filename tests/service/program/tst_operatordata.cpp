// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/caseupdate.h"
#include "service/program/exportcommand.h"
#include "service/program/importcommand.h"
#include "service/program/referencefolder.h"
#include "service/store/reportingstore.h"
#include "tests/support/companyoffice.h"
#include "tests/support/referenceedition.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> linesOf(const QString &fileName)
{
    QFile file(fileName);
    QList<QJsonObject> lines;
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> texts = file.readAll().split('\n');
        for (const QByteArray &text : texts) {
            if (!text.isEmpty())
                lines.append(QJsonDocument::fromJson(text).object());
        }
    }
    return lines;
}

QByteArray bytesOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int countOf(const QList<QJsonObject> &lines, const QString &table, const QString &operation)
{
    return int(std::count_if(lines.cbegin(), lines.cend(), [&](const QJsonObject &line) {
        return line[u"table"_s] == table && line[u"operation"_s] == operation;
    }));
}

} // namespace

/// What operators import and export while the service runs.
class tst_OperatorData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReportedIsReportedOnce();
    void whatNoLongerHoldsIsTakenBack();
    void batchesAreAcknowledged();
    void calendarsAreImportedSingly();
    void unitsMayEndAndNotVanish();
    void publishedVersionsStay();

private:
    static ExitCode run(ServiceRig &rig, const QStringList &words)
    {
        const auto line = parseCommandLine(words);
        if (!line)
            return ExitCode::Usage;
        ServiceConfig config;
        config.dataFolder = rig.folder();
        return line->command() == u"export" ? runExport(*line, config, rig.clock)
                                            : runImport(*line, config, rig.clock);
    }
};

void tst_OperatorData::whatIsReportedIsReportedOnce()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    const QTemporaryDir out;
    const QDir folder(out.path());
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    QCOMPARE(folder.entryList(QDir::Files), QStringList{u"52-20261124-0001.jsonl"_s});
    const QString first = folder.filePath(u"52-20261124-0001.jsonl"_s);
    const QList<QJsonObject> lines = linesOf(first);
    QCOMPARE(countOf(lines, u"ACCEPTANCE"_s, u"I"_s), 1);
    QCOMPARE(countOf(lines, u"RESULT"_s, u"I"_s), 0);
    QVERIFY(countOf(lines, u"PROCESS"_s, u"I"_s) >= 2);
    QCOMPARE(countOf(lines, u"MATERIAL"_s, u"I"_s), subject.materials.size());
    for (const QJsonObject &line : lines) {
        QCOMPARE(line[u"batch"_s].toString(), u"52-20261124-0001"_s);
        QCOMPARE(line[u"source"_s].toString(), u"520000"_s);
        QCOMPARE(line[u"caseNumber"_s].toString(), subject.number);
        QVERIFY(line[u"at"_s].toString().endsWith(u"+08:00"));
        QVERIFY(!line[u"row"_s].toObject().isEmpty());
    }
    QCOMPARE(QFile::permissions(first) & (QFile::ReadOther | QFile::WriteOther), QFile::Permissions());

    // Nothing new, nothing said.
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    QCOMPARE(folder.entryList(QDir::Files).size(), 1);

    // A step more is one row more, in a batch of its own; a claim is no step and needs none.
    Case next = rig.stored(subject.id);
    const QVector<PointAnswer> points = next.points;
    for (const PointAnswer &point : points) {
        Command answer = rig.command(office.officer, next, Action::RecordCheck, Post::CaseOfficer);
        answer.args.pointId = point.point;
        answer.args.pointVerdict = PointVerdict::Yes;
        next = rig.mustPost(office.officer, answer);
    }
    Command examine = rig.command(office.officer, next, Action::Examine, Post::CaseOfficer);
    examine.args.opinion = u"材料齐全，建议准予登记。"_s;
    examine.args.approval = companyExamination();
    rig.mustPost(office.officer, examine);
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    const QList<QJsonObject> more = linesOf(folder.filePath(u"52-20261124-0002.jsonl"_s));
    QCOMPARE(more.size(), 1);
    QCOMPARE(more[0][u"operation"_s].toString(), u"I"_s);
    QCOMPARE(more[0][u"row"_s][u"opinion"_s].toString(), examine.args.opinion);

    // The first batch again, as it was.
    const QByteArray before = bytesOf(first);
    QVERIFY(QFile::remove(first));
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path(), u"--again"_s, u"52-20261124-0001"_s}), ExitCode::Done);
    QCOMPARE(bytesOf(first), before);
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path(), u"--again"_s, u"52-1"_s}), ExitCode::Input);
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, u"/no/such/folder"_s}), ExitCode::Input);
}

void tst_OperatorData::whatNoLongerHoldsIsTakenBack()
{
    ServiceRig rig;
    const Case subject = rig.openCompanyCase();
    const QTemporaryDir out;
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    QVERIFY(rig.core().writer().run([&](WriteContext &write) {
        return updateInBackground(write, subject.id, [](Case &changed) {
            changed.materials[0].fileName = u"renamed.pdf"_s;
            changed.materials.removeLast();
            return true;
        });
    }));
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    const QList<QJsonObject> lines = linesOf(QDir(out.path()).filePath(u"52-20261124-0002.jsonl"_s));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(countOf(lines, u"MATERIAL"_s, u"U"_s), 1);
    QCOMPARE(countOf(lines, u"MATERIAL"_s, u"D"_s), 1);
    QVERIFY(!lines[1].contains(u"row"_s));
    // Taken back once.
    QVERIFY(rig.core().writer().run(
        [&](WriteContext &write) { return updateInBackground(write, subject.id, [](Case &) { return true; }); }));
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    QCOMPARE(QDir(out.path()).entryList(QDir::Files).size(), 2);
}

void tst_OperatorData::batchesAreAcknowledged()
{
    ServiceRig rig;
    (void)rig.openCompanyCase();
    const QTemporaryDir out;
    QCOMPARE(run(rig, {u"export"_s, u"reporting"_s, out.path()}), ExitCode::Done);
    Connection &db = **rig.core().reader();
    QCOMPARE(reportingstore::open(db)->size(), 1);
    QCOMPARE(run(rig, {u"export"_s, u"acknowledge"_s, u"52-20261124-0009"_s}), ExitCode::Input);
    QCOMPARE(run(rig, {u"export"_s, u"acknowledge"_s, u"52-20261124-0001"_s}), ExitCode::Done);
    QVERIFY(reportingstore::open(db)->isEmpty());
    const QDateTime at = (*reportingstore::batch(db, u"52-20261124-0001"_s))->acknowledgedAt;
    QCOMPARE(at, rig.clock.now());
    rig.clock.set(rig.clock.now().addDays(1));
    QCOMPARE(run(rig, {u"export"_s, u"acknowledge"_s, u"52-20261124-0001"_s}), ExitCode::Done);
    QCOMPARE((*reportingstore::batch(db, u"52-20261124-0001"_s))->acknowledgedAt, at);
}

void tst_OperatorData::calendarsAreImportedSingly()
{
    ServiceRig rig;
    const ReferenceEdition files(QStringLiteral(YC_SOURCE_DIR "/resources"));
    files.write(u"year.json"_s, QJsonDocument(QJsonObject{{u"year"_s, 2027},
                                                          {u"source"_s, u"constructed for a test"_s},
                                                          {u"importedAt"_s, u"2026-12-28T09:00:00+08:00"_s},
                                                          {u"importedBy"_s, u"test"_s},
                                                          {u"holidays"_s, QJsonObject{{u"2027-01-01"_s, u"元旦"_s}}},
                                                          {u"workdays"_s, QJsonArray{}}}));
    QVERIFY(!(*loadReference(rig.folder()))->calendars().year(2027));
    QCOMPARE(run(rig, {u"import"_s, u"calendar"_s, files.path(u"year.json"_s)}), ExitCode::Done);
    QVERIFY((*loadReference(rig.folder()))->calendars().year(2027));
    QVERIFY((*loadReference(rig.folder()))->calendars().year(2026));
    files.write(u"year.json"_s, QJsonDocument(QJsonObject{{u"year"_s, 2028}}));
    QCOMPARE(run(rig, {u"import"_s, u"calendar"_s, files.path(u"year.json"_s)}), ExitCode::Input);
    QCOMPARE(run(rig, {u"import"_s, u"calendar"_s, files.path(u"none.json"_s)}), ExitCode::Input);
    QVERIFY(!(*loadReference(rig.folder()))->calendars().year(2028));
}

void tst_OperatorData::unitsMayEndAndNotVanish()
{
    ServiceRig rig;
    const ReferenceEdition files(QStringLiteral(YC_SOURCE_DIR "/resources"));
    QJsonArray units = files.read(u"units.json"_s).array();
    const QJsonObject last = units.last().toObject();
    units.removeLast();
    files.write(u"fewer.json"_s, QJsonDocument(units));
    QCOMPARE(run(rig, {u"import"_s, u"units"_s, files.path(u"fewer.json"_s)}), ExitCode::Input);
    QJsonObject ended = last;
    ended.insert(u"validTo"_s, u"2026-12-31"_s);
    units.append(ended);
    files.write(u"ended.json"_s, QJsonDocument(units));
    QCOMPARE(run(rig, {u"import"_s, u"units"_s, files.path(u"ended.json"_s)}), ExitCode::Done);
    const UnitId id(last[u"id"_s].toString());
    QCOMPARE((*loadReference(rig.folder()))->units().find(id)->validTo, QDate(2026, 12, 31));
    files.write(u"none.json"_s, QJsonDocument(QJsonArray{}));
    QCOMPARE(run(rig, {u"import"_s, u"units"_s, files.path(u"none.json"_s)}), ExitCode::Input);
}

void tst_OperatorData::publishedVersionsStay()
{
    ServiceRig rig;
    const ReferenceEdition files(QStringLiteral(YC_SOURCE_DIR "/resources"));
    const QString published = u"catalogue/000101002000-2.json"_s;
    QCOMPARE(run(rig, {u"import"_s, u"item"_s, files.path(published)}), ExitCode::Done); // the same again
    files.derive(published, u"changed.json"_s, [](QJsonObject &item) { item.insert(u"retentionYears"_s, 5); });
    QCOMPARE(run(rig, {u"import"_s, u"item"_s, files.path(u"changed.json"_s)}), ExitCode::Input);
    files.derive(published, u"next.json"_s, [](QJsonObject &item) {
        item.insert(u"key"_s, QJsonObject{{u"code"_s, u"000101002000"_s}, {u"version"_s, 3}});
        item.insert(u"validFrom"_s, u"2027-01-01"_s);
        item.insert(u"retentionYears"_s, 5);
    });
    QCOMPARE(run(rig, {u"import"_s, u"item"_s, files.path(u"next.json"_s)}), ExitCode::Done);
    const std::shared_ptr<const Reference> imported = *loadReference(rig.folder());
    const Catalogue &catalogue = imported->catalogue();
    QCOMPARE(catalogue.inForce(ItemCode(u"000101002000"_s), QDate(2027, 1, 1))->retentionYears, 5);
    QCOMPARE(catalogue.inForce(ItemCode(u"000101002000"_s), QDate(2026, 12, 31))->key.version, 2);
    files.derive(published, u"foreign.json"_s, [](QJsonObject &item) {
        item.insert(u"key"_s, QJsonObject{{u"code"_s, u"000101002000"_s}, {u"version"_s, 4}});
        item.insert(u"acceptingUnit"_s, u"NOWHERE"_s);
        item.insert(u"competentUnits"_s, QJsonArray{u"NOWHERE"_s});
    });
    QCOMPARE(run(rig, {u"import"_s, u"item"_s, files.path(u"foreign.json"_s)}), ExitCode::Input);
}

QTEST_GUILESS_MAIN(tst_OperatorData)
#include "tst_operatordata.moc"
