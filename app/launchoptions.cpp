// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/launchoptions.h"

#include <QCommandLineParser>
#include <QUrl>

namespace yunchuang {

using namespace Qt::StringLiterals;

Expected<LaunchOptions, LaunchRefusal> parseLaunchOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Yunchuang, the clerks' side of the provincial service platform."_s);
    const QCommandLineOption help = {{u"h"_s, u"help"_s}, u"Show this help."_s};
    const QCommandLineOption version(u"version"_s, u"Show the version."_s);
    const QCommandLineOption service(u"service"_s, u"Address of the central service."_s, u"url"_s);
    const QCommandLineOption authority(u"authority"_s, u"PEM file of the authority that signs its certificate."_s,
                                       u"file"_s);
    const QCommandLineOption profile(u"profile-folder"_s, u"Folder that holds the profiles."_s, u"folder"_s);
    const QCommandLineOption user(u"user"_s, u"User name on the first page."_s, u"name"_s);
    const QCommandLineOption language(u"language"_s, u"zh_CN or en."_s, u"language"_s);
    const QCommandLineOption scheme(u"scheme"_s, u"light or dark."_s, u"scheme"_s);
    const QCommandLineOption scale(u"text-scale"_s, u"1.0 to 2.0."_s, u"factor"_s);
    parser.addOptions({help, version, service, authority, profile, user, language, scheme, scale});

    if (!parser.parse(arguments))
        return unexpected(LaunchRefusal{parser.errorText(), 2});
    if (parser.isSet(help))
        return unexpected(LaunchRefusal{parser.helpText(), 0});
    if (parser.isSet(version))
        return unexpected(LaunchRefusal{QStringLiteral("yunchuang " YUNCHUANG_VERSION), 0});
    if (!parser.positionalArguments().isEmpty())
        return unexpected(LaunchRefusal{u"unexpected argument: "_s + parser.positionalArguments().constFirst(), 2});

    LaunchOptions options;
    options.service = parser.value(service);
    const QUrl url(options.service);
    if (!options.service.isEmpty() && (url.scheme() != u"https" || url.host().isEmpty()))
        return unexpected(LaunchRefusal{u"--service wants an https address"_s, 2});
    options.authorityFile = parser.value(authority);
    options.profileFolder = parser.value(profile);
    options.user = parser.value(user);
    options.language = parser.value(language);
    options.scheme = parser.value(scheme);
    if (!options.scheme.isEmpty() && options.scheme != u"light" && options.scheme != u"dark")
        return unexpected(LaunchRefusal{u"--scheme wants light or dark"_s, 2});
    if (parser.isSet(scale)) {
        options.textScale = parser.value(scale).toDouble();
        if (!(options.textScale >= 1.0 && options.textScale <= 2.0))
            return unexpected(LaunchRefusal{u"--text-scale wants a factor from 1.0 to 2.0"_s, 2});
    }
    return options;
}

} // namespace yunchuang
