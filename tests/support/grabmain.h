// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "translations/translations.h"
#include "ui/common/yunchuangstyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QTranslator>

#include <functional>

namespace yunchuang::samples {

/// How a program that takes pictures shows the windows in one round.
struct GrabLook
{
    QString name; ///< ends the names of the files
    Theme theme;
    bool full = false; ///< also the states that look alike in every theme
};

/// The main() of the programs that save pictures: a folder and the language from the command line, then one round for
/// each look. `grab` gets the path of a picture by its name.
inline int grabMain(int argc, char **argv, const QVector<GrabLook> &looks,
                    const std::function<void(const std::function<QString(const QString &)> &file, bool full)> &grab)
{
    using namespace Qt::StringLiterals;
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addOption({u"english"_s, u"In English instead of Chinese."_s});
    parser.process(app);
    const QString dir = parser.positionalArguments().value(0, u"."_s);
    QDir().mkpath(dir);
    initYunchuangTranslations();
    QTranslator translator;
    if (!parser.isSet(u"english"_s) && translator.load(u":/i18n/yunchuang_zh_CN.qm"_s)) {
        QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    }
    auto *style = YunchuangStyle::install();
    for (const GrabLook &look : looks) {
        style->setTheme(look.theme);
        grab([&](const QString &what) { return u"%1/%2-%3.png"_s.arg(dir, what, look.name); }, look.full);
    }
    return 0;
}

} // namespace yunchuang::samples
