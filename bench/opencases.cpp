// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchservice.h"

#include "service/feed/casenumbers.h"
#include "service/feed/caseupdate.h"
#include "service/store/materialstore.h"
#include "tests/support/companyapplication.h"
#include "tests/support/servicerig.h"

#include <QCryptographicHash>

#include <stdexcept>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;
using namespace service;

namespace {

constexpr int casesOfDay = 9000; ///< an item has 9,999 numbers a day
constexpr int casesOfWrite = 250;

QVector<Material> papersOf(const ServiceItem &item, const QDateTime &at)
{
    QVector<Material> papers;
    for (const ItemMaterial &needed : item.materials) {
        if (!needed.required)
            continue;
        const QByteArray bytes = "%PDF-1.4 " + needed.id.text().toUtf8();
        const Digest256 digest(
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        papers.append(
            Material{needed.id, 1, needed.name % u".pdf"_s, u"application/pdf"_s, digest, bytes.size(), u"D"_s, 0, at});
    }
    return papers;
}

Answer<Case> openOne(WriteContext &write, const Reference &reference, const ServiceItem &item, const OrgUnit &platform,
                     const QJsonObject &form)
{
    const Answer<QString> number = nextCaseNumber(write, item);
    if (!number)
        return tl::unexpected(number.error());
    const Answer<QString> code = nextQueryCode(write);
    if (!code)
        return tl::unexpected(code.error());
    Intake intake;
    intake.id = CaseId(write.makeId());
    intake.number = *number;
    intake.queryCode = *code;
    intake.source = platform.id;
    intake.form = form;
    intake.applicant.kind = ApplicantKind::Enterprise;
    intake.applicant.name = u"贵州青岚示例茶业"_s % code->right(5) % u"有限公司"_s;
    intake.form.insert(u"name"_s, intake.applicant.name);
    intake.submittedAt = write.now();
    intake.materials = papersOf(item, write.now());
    Answer<AppliedChange> opened = applyOpening(
        write, reference, openCase(intake, item, platform, reference.units(), reference.calendars(), write.now()),
        u"unused"_s);
    if (!opened)
        return tl::unexpected(opened.error());
    return std::move(opened->subject);
}

} // namespace

QVector<OpenedCase> openCases(const QString &dataFolder, int count, bool &overdue)
{
    RigOptions options;
    options.folder = dataFolder;
    ServiceRig rig(options);
    const QDateTime now = SystemClock().now();
    const std::shared_ptr<const Reference> reference = rig.core().reference();
    const OrgUnit *platform = reference->units().find(UnitId(u"PT-GY"_s));
    const QJsonObject form = companyApplication();

    QVector<OpenedCase> opened;
    overdue = false;
    while (opened.size() < count) {
        const int left = count - int(opened.size());
        const int daysBack = (left - 1) / casesOfDay;
        const int ofThisDay = left - daysBack * casesOfDay;
        // A minute between two writes, so that the last one is of now.
        const int minutesBack = (ofThisDay - 1) / casesOfWrite;
        rig.clock.set(now.addDays(-daysBack).addSecs(-60 * minutesBack));
        const QDate today = toLocalDate(rig.clock.now());
        const ServiceItem *item = reference->catalogue().inForce(ItemCode(u"000125001001"_s), today);
        if (!item || !platform)
            throw std::runtime_error("the catalogue lacks what is handed in");
        const int ofThisWrite = ofThisDay - minutesBack * casesOfWrite;
        const Answer<QVector<Case>> written =
            rig.core().writer().run([&](WriteContext &write) -> Answer<QVector<Case>> {
                QVector<Case> cases;
                for (const Material &paper : papersOf(*item, write.now())) {
                    YC_TRY_DB(MaterialStore::insert(
                        write.db(), {paper.digest, paper.size, paper.mediaType, write.now(), platform->id}));
                }
                for (int i = 0; i < ofThisWrite; ++i) {
                    Answer<Case> one = openOne(write, *reference, *item, *platform, form);
                    if (!one)
                        return tl::unexpected(one.error());
                    cases.append(std::move(*one));
                }
                return cases;
            });
        if (!written)
            throw std::runtime_error("cases could not be opened");
        for (const Case &one : *written) {
            opened.append({one.id, one.revision});
            overdue = overdue || (one.deadlines.noticeDue.isValid() && one.deadlines.noticeDue < toLocalDate(now));
        }
    }
    return opened;
}

} // namespace yunchuang::bench
