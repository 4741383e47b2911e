// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/story.h"
#include "translations/translations.h"
#include "ui/common/yunchuangstyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QTranslator>

#include <cstdio>

using namespace yunchuang;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Works the client's windows through the main job, with the real service and the public side."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"pictures"_s, u"Where pictures go."_s, u"folder"_s, u"demo-pictures"_s},
        {u"count"_s, u"Applications."_s, u"n"_s, u"200"_s},
        {u"fill-outbox"_s, u"Be the client that is killed: fill an outbox offline and wait."_s, u"acts"_s},
        {u"service"_s, u"Address of the service, for --fill-outbox."_s, u"URL"_s},
        {u"authority"_s, u"Its certificate authority, PEM."_s, u"file"_s},
        {u"profiles"_s, u"Folder of the profiles."_s, u"folder"_s},
        {u"user"_s, u"Who works."_s, u"name"_s},
    });
    parser.process(application);
    const QString pictures = parser.value(u"pictures"_s);
    if (!QDir().mkpath(pictures))
        return 1;

    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    initYunchuangTranslations();
    QTranslator translator;
    if (translator.load(u":/i18n/yunchuang_zh_CN.qm"_s))
        QApplication::installTranslator(&translator);
    YunchuangStyle *style = YunchuangStyle::install();

    if (const int acts = parser.value(u"fill-outbox"_s).toInt(); acts > 0) {
        QFile authority(parser.value(u"authority"_s));
        if (!authority.open(QIODevice::ReadOnly))
            return 1;
        KeychainStorage keychain;
        DemoWindow desk(QUrl(parser.value(u"service"_s)), {authoritiesFromPem(authority.readAll()), {}}, keychain,
                        *style, parser.value(u"profiles"_s), QDir(pictures));
        return Story::fillOutbox(desk, parser.value(u"user"_s), ServiceProcess::password(), acts);
    }

    Stage stage(pictures, *style);
    if (!stage.open() || !stage.handIn(parser.value(u"count"_s).toInt()))
        return 1;
    stage.startReceivers();
    {
        Story story(stage);
        if (!story.begin())
            return 1;
        story.registerCompany();
        story.askForCorrection();
        story.transferElsewhere();
        story.followParts(); // a receiver that refused at first has taken the data in by now
        story.reassign();
        story.workOffline();
        story.killBoth();
        story.takeInEveryForm();
        story.doAtOnce();
        story.tolerate();
        story.suspend();
        story.standIn();
        story.answerRating();
        story.checkLedger();
    }
    stage.step("service ends in order", stage.close());
    std::printf("%d steps failed; pictures in %s\n", stage.failures(), qPrintable(stage.pictures()));
    return stage.failures() == 0 ? 0 : 1;
}
