// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of every form as it is read and of the approval forms as they are filled in. A tool for developers,
// not a test.
#include "forms/formcatalogue.h"
#include "resources/resources.h"
#include "service/simulator/formsamples.h"
#include "tests/support/grabmain.h"
#include "ui/review/approvalform.h"
#include "ui/review/formtree.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

const QDate today(2026, 11, 24);

const FormCatalogue &forms()
{
    static const FormCatalogue all = [] {
        initYunchuangResources();
        return FormCatalogue::fromJson(formResources()).value();
    }();
    return all;
}

void grabTree(const QString &id, const std::function<QString(const QString &)> &file, bool full)
{
    const FormDescription &form = *forms().find(id, 1);
    Case subject;
    subject.form = simulator::formSample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples"), id, today);
    if (id == u"social-insurance-registration") {
        QJsonObject licence = subject.form.value(u"licence"_s).toObject();
        licence.insert(u"issuedOn"_s, today.addDays(-45).toString(Qt::ISODate));
        subject.form.insert(u"licence"_s, licence);
    }
    subject.deadlines.receivedAt = QDateTime(today, QTime(1, 30), Qt::UTC);
    FormViewer viewer{true, false, Language::Chinese, {}};
    if (QLocale().language() != QLocale::Chinese)
        viewer.language = Language::English;
    for (int tab = 0; tab < form.tabs().size(); ++tab) {
        if (tab > 0 && !full)
            break;
        FormTree tree;
        tree.form().show(form, tab, subject, viewer);
        tree.settle();
        if (tab > 0)
            tree.expandAll();
        tree.resize(Theme::current().px(760), Theme::current().px(900));
        tree.show();
        QTest::qWait(20);
        tree.grab().save(file(u"%1-%2"_s.arg(id).arg(tab)));
    }
}

void grabApproval(const QString &key, const QString &step, const QByteArray &value, const QString &picture,
                  const std::function<QString(const QString &)> &file, bool wrong = false)
{
    ApprovalForm form;
    form.resize(Theme::current().px(620), Theme::current().px(560));
    form.show(*forms().find(FormKey::fromText(key)), step, QJsonDocument::fromJson(value).object(), true, today);
    form.QWidget::show();
    form.setRoom(Theme::current().px(540));
    if (wrong)
        form.showAllErrors();
    QTest::qWait(20);
    form.grab().save(file(picture));
}

} // namespace

int main(int argc, char **argv)
{
    return grabMain(
        argc, argv,
        {{u"light"_s, Theme(), true},
         {u"dark"_s, Theme(Scheme::Dark)},
         {u"light150"_s, Theme(Scheme::Light, false, 1.5)}},
        [](const auto &file, bool full) {
            for (const QString &id :
                 {u"company-change"_s, u"teacher-qualification"_s, u"tax-deferral"_s, u"vehicle-inspection-booking"_s,
                  u"food-licence"_s, u"social-insurance-registration"_s, u"construction-permit"_s,
                  u"general-application"_s})
                grabTree(id, file, full);
            const QByteArray check = R"({"checkedOn": "2026-11-24", "place": "贵阳市观山湖区示范大道20号11栋101室",
                "officers": [{"name": "王一", "certNo": "GZ520001", "role": "LEAD"}, {"name": "王二", "certNo":
                "GZ520002", "role": "MEMBER"}], "present": "吴晓东", "items": [{"item": "冷食间独立设置", "key": true,
                "verdict": "MEETS"}, {"item": "从业人员健康证明", "verdict": "FAILS"}], "conclusion": "RECTIFY"})";
            grabApproval(u"onsite-check/1"_s, u"onsite"_s, check, u"approval-onsite"_s, file);
            grabApproval(u"onsite-check/1"_s, u"onsite"_s, check, u"approval-onsite-faults"_s, file, true);
            grabApproval(u"general-examination/1"_s, u"examine"_s,
                         R"({"conclusion": "FAILS", "facts": "人员数量不足。"})", u"approval-examination"_s, file,
                         true);
            grabApproval(u"general-decision/1"_s, u"decide"_s, "{}", u"approval-decision"_s, file);
            grabApproval(u"tax-deferral-opinion/1"_s, u"city"_s,
                         R"({"conclusion": "AGREE", "amount": 107560000, "until": "2027-02-20"})", u"approval-tax"_s,
                         file);
            if (full) {
                // A form for applicants in the editors: every kind of them, tables with details, tabs.
                grabApproval(
                    u"construction-permit/1"_s, u"apply"_s,
                    QJsonDocument(simulator::formSample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples"),
                                                        u"construction-permit"_s, today))
                        .toJson(),
                    u"editors-construction"_s, file);
                grabApproval(u"food-licence/1"_s, u"apply"_s, "{}", u"editors-food"_s, file, true);
            }
        });
}
