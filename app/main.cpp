// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client.h"
#include "app/clientsettings.h"
#include "app/keychainstorage.h"
#include "app/launchoptions.h"
#include "domain/systemseams.h"
#include "translations/translations.h"
#include "ui/common/logo.h"
#include "ui/common/yunchuangstyle.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTranslator>

#include <cstdio>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

/// Keys and personal data must not end in a core file or be read by a debugger of the same user.
void closeMemory()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

void loadTranslation(QApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    if (locale.language() != QLocale::Chinese)
        return;
    initYunchuangTranslations();
    const QStringList files{u":/i18n/yunchuang_zh_CN.qm"_s,
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_zh_CN.qm"_s};
    for (const QString &file : files) {
        auto *translator = new QTranslator(&application);
        if (translator->load(file))
            application.installTranslator(translator);
    }
}

ServiceTrust installedTrust(const QString &authorityFile)
{
    ServiceTrust trust;
    QFile file(authorityFile);
    if (!authorityFile.isEmpty() && file.open(QIODevice::ReadOnly))
        trust.authorities = authoritiesFromPem(file.readAll());
    return trust;
}

/// Locking drops every key with the memory it lay in: the program begins again as a new image of itself.
[[noreturn]] void startAnew(char **arguments)
{
    execv("/proc/self/exe", arguments);
    std::_Exit(1);
}

} // namespace

int main(int argc, char **argv)
{
    closeMemory();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"yunchuang"_s);
    QApplication::setApplicationVersion(QStringLiteral(YUNCHUANG_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);

    const Expected<LaunchOptions, LaunchRefusal> options = parseLaunchOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(options.error().exitCode == 0 ? stdout : stderr, "%s\n", qPrintable(options.error().text));
        return options.error().exitCode;
    }
    loadTranslation(application, options->language);

    const QString folder = options->profileFolder.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                               : options->profileFolder;
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "yunchuang: the folder %s cannot be made\n", qPrintable(folder));
        return 1;
    }
    const ServiceTrust trust = installedTrust(options->authorityFile);
    if (!options->authorityFile.isEmpty() && trust.authorities.isEmpty()) {
        std::fprintf(stderr, "yunchuang: %s holds no certificate\n", qPrintable(options->authorityFile));
        return 1;
    }

    ClientSettings settings(QDir(folder).filePath(u"settings.ini"_s));
    const Theme kept = settings.theme();
    const Scheme scheme = options->scheme.isEmpty()    ? kept.scheme()
                          : options->scheme == u"dark" ? Scheme::Dark
                                                       : Scheme::Light;
    auto *style = YunchuangStyle::install(
        Theme(scheme, kept.highContrast(), options->textScale > 0 ? options->textScale : kept.scale()));

    SystemClock clock;
    SystemScheduler scheduler;
    SystemRandom random;
    KeychainStorage keychain;

    Client client({settings, folder, trust, keychain, *style, clock, scheduler, random});
    QObject::connect(&client, &Client::closed, &application, &QApplication::quit);
    QObject::connect(&client, &Client::locked, &application, [argv] { startAnew(argv); });
    QObject::connect(&application, &QApplication::lastWindowClosed, &application, [&client] {
        if (!client.workspace())
            QApplication::quit();
    });

    client.start(options->service, options->user);
    return QApplication::exec();
}
