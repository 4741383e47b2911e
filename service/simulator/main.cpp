// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/abuserun.h"
#include "service/simulator/correctionrun.h"
#include "service/simulator/raterun.h"
#include "service/simulator/receiverun.h"
#include "service/simulator/submitrun.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>

#include <memory>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::simulator;

namespace {

int fail(ExitCode code, const QString &what)
{
    complain(u"yunchuang-simulator: "_s % what);
    return int(code);
}

/// The command line as far as every command shares it, and what it opens.
struct Settings
{
    QCommandLineParser parser;
    SystemClock clock;
    Registries registries;
    ShopWindow window;
    QList<JournalLine> journalLines;
    Journal journal;

    /// A whole number of the option; nothing when it is none or out of bounds.
    [[nodiscard]] std::optional<int> number(const QString &option, int least, int most) const
    {
        bool isNumber = false;
        const int value = parser.value(option).toInt(&isNumber);
        if (!isNumber || value < least || value > most)
            return std::nullopt;
        return value;
    }
};

void describeOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Plays applicants, platforms and receivers of the central service.\n\n"
        "  keys                make the key pairs in --keys and print UNIT and public key for the import\n"
        "  submit              hand in applications (--registry, --seed, --count, --journal)\n"
        "  answer-corrections  answer what is asked of the applications in --journal: notices, further and promised "
        "papers\n"
        "  change              the same at once for the application --number: its case changes\n"
        "  rate                rate what has ended of the applications in --journal (--level, --number, --seed)\n"
        "  withdraw            take the application --number back in writing\n"
        "  receive             play the receivers' systems (--units)\n"
        "  abuse               send what must be refused; fails when something is not\n\n"
        "Exit codes: 0 done, 1 answered otherwise than it should be, 2 usage, 3 files, 4 no answer, 5 nothing to do."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"command"_s, u"What to play."_s);
    parser.addOptions({
        {u"service"_s, u"Address of the service."_s, u"URL"_s, u"https://127.0.0.1:8443"_s},
        {u"ca"_s, u"Certificates that are trusted, PEM."_s, u"FILE"_s},
        {u"keys"_s, u"Folder of the key pairs."_s, u"DIR"_s},
        {u"out"_s, u"The same, for the command keys."_s, u"DIR"_s},
        {u"registry"_s, u"Folder of the demonstration registries."_s, u"DIR"_s},
        {u"journal"_s, u"File of what was handed in."_s, u"FILE"_s},
        {u"count"_s, u"Applications to hand in."_s, u"N"_s, u"1"_s},
        {u"seed"_s, u"The same seed on the same day makes the same applications."_s, u"N"_s, u"1"_s},
        {u"day"_s, u"Day of the run, yyyy-MM-dd; today if not given."_s, u"DATE"_s},
        {u"concurrency"_s, u"Applications under way at once."_s, u"N"_s, u"4"_s},
        {u"seconds"_s, u"How long to go on; 0: one round, and receivers until the process is ended."_s, u"N"_s, u"0"_s},
        {u"pause"_s, u"Seconds between two rounds of questions."_s, u"N"_s, u"5"_s},
        {u"items"_s, u"Codes of the items to apply for, one after the other, or 'all'; registrations if not given."_s,
         u"LIST"_s},
        {u"resources"_s, u"Folder with catalogue/ and form-samples/: what --items and their corrections need."_s,
         u"DIR"_s},
        {u"number"_s, u"Number or query code of one application."_s, u"N"_s},
        {u"level"_s, u"Level of all ratings, such as DISSATISFIED; mixed if not given."_s, u"NAME"_s},
        {u"units"_s, u"Receivers: tax, social, statistics, seal, quality."_s, u"LIST"_s,
         u"tax,social,statistics,seal,quality"_s},
        {u"flaky"_s, u"Share of first deliveries that are refused, 0 to 1."_s, u"SHARE"_s, u"0.2"_s},
    });
}

int makeKeys(const Settings &settings)
{
    const QString folder =
        settings.parser.isSet(u"out"_s) ? settings.parser.value(u"out"_s) : settings.parser.value(u"keys"_s);
    if (folder.isEmpty())
        return fail(ExitCode::Usage, u"keys needs --out DIR"_s);
    SystemRandom random;
    const Expected<Keys, QString> keys = Keys::make(folder, random);
    if (!keys)
        return fail(ExitCode::Files, keys.error());
    for (const QString &line : keys->importLines())
        say(line);
    return int(ExitCode::Done);
}

using MadeRun = Expected<std::unique_ptr<Run>, std::pair<ExitCode, QString>>;

tl::unexpected<std::pair<ExitCode, QString>> wrong(ExitCode code, const QString &what)
{
    return tl::unexpected(std::pair(code, what));
}

/// The items of --items.
Expected<QVector<ServiceItem>, QString> chosenItems(const Settings &settings, QDate day)
{
    const QString list = settings.parser.value(u"items"_s);
    if (list.isEmpty())
        return QVector<ServiceItem>();
    if (list == u"all") {
        QVector<ServiceItem> all = settings.window.offered(day);
        if (all.isEmpty())
            return tl::unexpected(u"--items needs --resources"_s);
        return all;
    }
    QVector<ServiceItem> chosen;
    const QStringList codes = list.split(u',', Qt::SkipEmptyParts);
    for (const QString &code : codes) {
        const ServiceItem *item = settings.window.find(ItemCode(code), day);
        if (!item)
            return tl::unexpected(
                QString(u"nobody can apply for "_s % code % u" on that day; --items needs --resources"_s));
        chosen.append(*item);
    }
    return chosen;
}

MadeRun makeSubmit(ServiceLine &line, Settings &settings)
{
    const std::optional<int> count = settings.number(u"count"_s, 1, 1000000);
    const std::optional<int> concurrency = settings.number(u"concurrency"_s, 1, 64);
    bool isNumber = false;
    ApplicationKey first;
    first.seed = settings.parser.value(u"seed"_s).toULongLong(&isNumber);
    first.day = settings.parser.isSet(u"day"_s) ? QDate::fromString(settings.parser.value(u"day"_s), Qt::ISODate)
                                                : settings.clock.now().addSecs(8 * 3600).date(); // Guizhou's
    if (!count || !concurrency || !isNumber || !first.day.isValid() || !settings.parser.isSet(u"journal"_s))
        return wrong(ExitCode::Usage, u"submit needs --journal and good numbers for --count, --seed, --concurrency"_s);
    if (const Expected<void, QString> opened = settings.journal.open(settings.parser.value(u"journal"_s)); !opened)
        return wrong(ExitCode::Files, opened.error());
    const Expected<QVector<ServiceItem>, QString> items = chosenItems(settings, first.day);
    if (!items)
        return wrong(ExitCode::Usage, items.error());
    return std::make_unique<SubmitRun>(line, settings.registries, settings.window, settings.journal,
                                       SubmitRun::Options{first, *count, *concurrency, *items});
}

MadeRun makeCorrections(ServiceLine &line, Settings &settings, bool one)
{
    const std::optional<int> seconds = settings.number(u"seconds"_s, 0, 1000000);
    const std::optional<int> pause = settings.number(u"pause"_s, 1, 86400);
    const QString number = settings.parser.value(u"number"_s);
    if (!seconds || !pause || (one && number.isEmpty()))
        return wrong(ExitCode::Usage, u"change needs --number; --seconds and --pause are whole numbers"_s);
    Expected<QList<JournalLine>, QString> lines = Journal::read(settings.parser.value(u"journal"_s));
    if (!lines)
        return wrong(ExitCode::Files, lines.error());
    if (!number.isEmpty())
        lines->removeIf([&](const JournalLine &entry) { return entry.number != number && entry.queryCode != number; });
    if (one && lines->isEmpty())
        return wrong(ExitCode::Nothing, u"the journal does not have "_s % number);
    CorrectionRun::Options options;
    options.seconds = *seconds;
    options.pause = std::chrono::seconds(*pause);
    options.mustAnswer = one;
    return std::make_unique<CorrectionRun>(line, settings.registries, settings.window, std::move(*lines), options);
}

MadeRun makeRatings(ServiceLine &line, const Settings &settings, bool withdraw)
{
    RateRun::Options options;
    bool isNumber = false;
    options.seed = settings.parser.value(u"seed"_s).toULongLong(&isNumber);
    options.withdraw = withdraw;
    const QString level = settings.parser.value(u"level"_s);
    options.level = valueOf<RatingLevel>(level);
    const QString number = settings.parser.value(u"number"_s);
    options.mustAct = !number.isEmpty();
    if (!isNumber || (!level.isEmpty() && !options.level) || (withdraw && number.isEmpty()))
        return wrong(ExitCode::Usage, u"withdraw needs --number; --level is VERY_SATISFIED … VERY_DISSATISFIED"_s);
    Expected<QList<JournalLine>, QString> lines = Journal::read(settings.parser.value(u"journal"_s));
    if (!lines)
        return wrong(ExitCode::Files, lines.error());
    if (!number.isEmpty())
        lines->removeIf([&](const JournalLine &entry) { return entry.number != number && entry.queryCode != number; });
    if (options.mustAct && lines->isEmpty())
        return wrong(ExitCode::Nothing, u"the journal does not have "_s % number);
    return std::make_unique<RateRun>(line, std::move(*lines), options);
}

MadeRun makeReceive(ServiceLine &line, const Settings &settings)
{
    ReceiveRun::Options options;
    bool isNumber = false;
    const double flaky = settings.parser.value(u"flaky"_s).toDouble(&isNumber);
    const std::optional<int> seconds = settings.number(u"seconds"_s, 0, 1000000);
    if (!isNumber || flaky < 0 || flaky > 1 || !seconds)
        return wrong(ExitCode::Usage, u"--flaky is a number from 0 to 1, --seconds a whole number"_s);
    options.flakyPercent = qRound(flaky * 100);
    options.seconds = *seconds;
    const QStringList names = settings.parser.value(u"units"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        for (const auto &[part, unit] : receivingUnits()) {
            if (part == name && !options.units.contains(unit))
                options.units.append(unit);
        }
    }
    if (options.units.isEmpty() || options.units.size() != names.size())
        return wrong(ExitCode::Usage, u"--units names receivers, each once: tax, social, statistics, seal, quality"_s);
    return std::make_unique<ReceiveRun>(line, options);
}

MadeRun makeRun(const QString &command, ServiceLine &line, Settings &settings)
{
    if (command == u"receive")
        return makeReceive(line, settings);
    if (command == u"rate" || command == u"withdraw")
        return makeRatings(line, settings, command == u"withdraw");
    Expected<Registries, QString> registries = readRegistries(settings.parser.value(u"registry"_s));
    if (!registries)
        return wrong(ExitCode::Files, u"--registry: "_s % registries.error());
    settings.registries = std::move(*registries);
    if (const QString folder = settings.parser.value(u"resources"_s); !folder.isEmpty()) {
        Expected<ShopWindow, QString> window = ShopWindow::read(folder);
        if (!window)
            return wrong(ExitCode::Files, u"--resources: "_s % window.error());
        settings.window = std::move(*window);
    }
    if (command == u"submit")
        return makeSubmit(line, settings);
    if (command == u"abuse")
        return std::make_unique<AbuseRun>(line, settings.registries);
    return makeCorrections(line, settings, command == u"change");
}

} // namespace

int main(int argc, char **argv)
{
    // Pages are laid out without a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"yunchuang-simulator"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(YUNCHUANG_VERSION));
    Settings settings;
    describeOptions(settings.parser);
    if (!settings.parser.parse(QCoreApplication::arguments()))
        return fail(ExitCode::Usage, settings.parser.errorText());
    if (settings.parser.isSet(u"help"_s)) {
        say(settings.parser.helpText());
        return int(ExitCode::Done);
    }
    if (settings.parser.isSet(u"version"_s)) {
        say(QCoreApplication::applicationVersion());
        return int(ExitCode::Done);
    }
    static const QStringList commands = {u"keys"_s,    u"submit"_s, u"answer-corrections"_s,
                                         u"change"_s,  u"rate"_s,   u"withdraw"_s,
                                         u"receive"_s, u"abuse"_s};
    const QString command = settings.parser.positionalArguments().value(0);
    if (settings.parser.positionalArguments().size() != 1 || !commands.contains(command))
        return fail(ExitCode::Usage, u"one command: "_s % commands.join(u", "_s) % u"; see --help"_s);
    if (command == u"keys")
        return makeKeys(settings);

    const QUrl service(settings.parser.value(u"service"_s), QUrl::StrictMode);
    if (!service.isValid() || service.scheme() != u"https")
        return fail(ExitCode::Usage, u"--service is an https address"_s);
    QFile authorities(settings.parser.value(u"ca"_s));
    if (!authorities.open(QIODevice::ReadOnly))
        return fail(ExitCode::Files, u"--ca: "_s % authorities.errorString());
    const Expected<Keys, QString> keys = Keys::read(settings.parser.value(u"keys"_s));
    if (!keys)
        return fail(ExitCode::Files, keys.error());
    ServiceLine line(service, authorities.readAll(), *keys);
    const MadeRun run = makeRun(command, line, settings);
    if (!run)
        return fail(run.error().first, run.error().second);
    line.scheduler().after(std::chrono::milliseconds(0), run->get(), [&run] { (*run)->start(); });
    return QCoreApplication::exec();
}
