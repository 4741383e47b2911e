// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Folder → the folders it may include from. The links of docs/architecture.md; an arrow not listed here fails.
const QHash<QString, QSet<QString>> &arrows()
{
    static const QHash<QString, QSet<QString>> table = {
        {u"domain"_s, {}},
        {u"ledger"_s, {}},
        {u"forms"_s, {u"domain"_s}},
        {u"notices"_s, {u"domain"_s, u"forms"_s}},
        {u"protocol"_s, {u"domain"_s, u"forms"_s}},
        {u"store"_s, {u"domain"_s, u"protocol"_s, u"ledger"_s}},
        {u"remote"_s, {u"domain"_s, u"protocol"_s}},
        {u"sync"_s, {u"domain"_s, u"protocol"_s, u"store"_s, u"remote"_s, u"ledger"_s, u"forms"_s}},
        {u"items"_s, {u"domain"_s, u"forms"_s, u"protocol"_s, u"store"_s}},
        {u"ui"_s, {u"items"_s, u"domain"_s, u"forms"_s, u"notices"_s, u"protocol"_s, u"sync"_s, u"resources"_s}},
        {u"app"_s,
         {u"domain"_s, u"forms"_s, u"protocol"_s, u"ledger"_s, u"store"_s, u"remote"_s, u"sync"_s, u"items"_s, u"ui"_s,
          u"resources"_s, u"translations"_s}},
        {u"service"_s, {u"domain"_s, u"forms"_s, u"notices"_s, u"protocol"_s, u"ledger"_s, u"resources"_s}},
        {u"simulator"_s, {u"domain"_s, u"protocol"_s, u"ledger"_s}},
        {u"resources"_s, {}},
    };
    return table;
}

/// What the window folders may know of sync: the commands and the state of the connection, nothing else.
const QSet<QString> syncHeadersForUi = {u"sync/casecommands.h"_s, u"sync/caselease.h"_s, u"sync/connectionstate.h"_s,
                                        u"sync/servicedesk.h"_s};

struct Source
{
    QString path;   ///< relative to the root
    QString folder; ///< node of the graph
    QString text;
};

QString folderOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.at(0) == u"models")
        return parts.at(1);
    if (path.startsWith(u"service/simulator/"))
        return u"simulator"_s;
    return parts.at(0);
}

QList<Source> sources(const QStringList &folders)
{
    QList<Source> result;
    const QDir root(QStringLiteral(YC_SOURCE_DIR));
    for (const QString &top : folders) {
        QDirIterator files(root.filePath(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString path = root.relativeFilePath(file.fileName());
            if (path.count(u'/') < 1)
                continue;
            result.append({path, folderOf(path), QString::fromUtf8(file.readAll())});
        }
    }
    return result;
}

QString withoutComments(QString text)
{
    static const QRegularExpression line(u"//[^\n]*"_s);
    static const QRegularExpression block(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    return text.remove(block).remove(line);
}

/// What time, chance and the network are made of, and the only files that may use it: the interfaces of domain/seams.h,
/// the transport and the server implement them. A name of the standard library or of Asio is looked for without its
/// namespace, so that an alias does not hide it.
struct Seam
{
    QString name;
    QString pattern;
    QStringList homes;
};

const QList<Seam> &seamTable()
{
    static const QStringList seams{u"models/domain/systemseams.cpp"_s};
    static const QString server = u"service/http/httpserver.cpp"_s;
    static const QList<Seam> table = {
        {u"clock"_s,
         u"\\bcurrent(DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\\s*\\("
         "|\\b(clock_gettime|gettimeofday|timespec_get|std::time|localtime|gmtime)\\b"_s,
         seams},
        // How long a connection may take is no time of the domain; a benchmark measures.
        {u"stopwatch"_s,
         u"\\b(steady|system|high_resolution|utc|file)_clock\\b|\\bQ(Elapsed|Deadline)Timer\\b"_s,
         {u"service/http/exchange.h"_s, server, u"bench/crowdrow.cpp"_s, u"bench/lookers.cpp"_s, u"bench/lookers.h"_s,
          u"bench/row.h"_s, u"bench/signedload.cpp"_s}},
        {u"timer"_s, u"\\bQ(Basic|Chrono)?Timer\\b|\\bstartTimer\\s*\\("_s, seams},
        {u"timer of the server"_s,
         u"\\b(steady|system|high_resolution|deadline|waitable)_timer\\b|\\btimerfd_create\\b"_s,
         {server}},
        {u"chance"_s,
         u"\\bQRandomGenerator(64)?\\b|\\brandombytes_|\\bcreateUuid\\s*\\(|\\bRAND_(priv_)?bytes\\b"
         "|\\bget(random|entropy)\\b|\\b(rand|srand|std::rand|drand48)\\s*\\(|\\brandom_device\\b"
         "|\\b(mt19937(_64)?|minstd_rand0?|ranlux\\w+|default_random_engine)\\b"_s,
         seams},
        {u"network"_s,
         u"\\bQNetworkAccessManager\\b|\\bQ(Ssl|Tcp|Udp|Local|Abstract|Web)Socket\\b"
         "|\\bQ(Tcp|Local|Ssl|WebSocket)Server\\b|\\bQ(HostInfo|DnsLookup)\\b"_s,
         {u"models/remote/httptransport.cpp"_s, u"models/remote/httptransport.h"_s}},
        {u"network of the server"_s, u"\\basio::|<(boost/asio|boost/beast|sys/socket\\.h|netdb\\.h)"_s, {server}},
        {u"event loop"_s, u"\\bQEventLoop\\b|\\bprocessEvents\\s*\\("_s, {u"bench/firstsyncrow.cpp"_s}},
        // A benchmark hands decisions in at a pace.
        {u"sleep"_s,
         u"\\bQThread::(m|u)?sleep\\b|\\b(sleep_for|sleep_until|nanosleep|usleep)\\b|\\bqWait\\s*\\("_s,
         {u"bench/crowdrow.cpp"_s}},
        // Stopping waits for connections that do not end by themselves, and for a log that nobody reads.
        {u"waiting with a limit"_s, u"\\bwait_(for|until)\\s*\\("_s, {server, u"service/http/logqueue.cpp"_s}},
    };
    return table;
}

Seam seamNamed(const QString &name)
{
    for (const Seam &seam : seamTable()) {
        if (seam.name == name)
            return seam;
    }
    return {};
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sources = sources({u"app"_s, u"ui"_s, u"models"_s, u"service"_s, u"resources"_s});
        QVERIFY(m_sources.size() > 50);
    }

    void includesFollowTheArrows()
    {
        static const QRegularExpression include(u"^#include \"([^\"]+)\""_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        for (const Source &source : std::as_const(m_sources)) {
            QVERIFY2(arrows().contains(source.folder), qPrintable(source.path));
            auto matches = include.globalMatch(source.text);
            while (matches.hasNext()) {
                const QString header = matches.next().captured(1);
                if (!header.contains(u'/'))
                    continue; // a moc file
                const QString target = folderOf(
                    QFile::exists(QStringLiteral(YC_SOURCE_DIR "/models/") + header) ? u"models/"_s + header : header);
                if (target == source.folder)
                    continue;
                if (!arrows().value(source.folder).contains(target))
                    wrong.append(source.path + u" -> "_s + header);
                if (source.folder == u"ui" && target == u"sync" && !syncHeadersForUi.contains(header))
                    wrong.append(source.path + u" -> "_s + header +
                                 u" (windows know only the commands and the connection)"_s);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void modelsKnowNoWidgets()
    {
        static const QRegularExpression widget(
            u"#include <(QWidget|QApplication|QtWidgets|QDialog|QPushButton|QStyle|QAbstractItemView)"_s);
        for (const Source &source : std::as_const(m_sources)) {
            if (source.path.startsWith(u"models/") || source.path.startsWith(u"service/"))
                QVERIFY2(!widget.match(source.text).hasMatch(), qPrintable(source.path));
        }
    }

    /// Time, chance and the network come in through interfaces.
    void seamsAreKept_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("homes");
        for (const Seam &seam : seamTable())
            QTest::newRow(qPrintable(seam.name)) << seam.pattern << seam.homes;
    }

    void seamsAreKept()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, homes);
        const QRegularExpression expression(pattern);
        QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
        QStringList wrong;
        for (const Source &source : m_sources + sources({u"bench"_s})) {
            if (source.folder == u"simulator")
                continue;
            const auto match = expression.match(withoutComments(source.text));
            if (match.hasMatch() && !homes.removeOne(source.path))
                wrong.append(source.path + u": "_s + match.captured(0));
        }
        for (const QString &home : std::as_const(homes))
            wrong.append(home + u": has no use of it and is no home any more"_s);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    /// That the patterns above see what they are to see.
    void seamsAreSeen_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("code");
        QTest::newRow("date") << u"clock"_s << u"QDate::currentDate()"_s;
        QTest::newRow("C time") << u"clock"_s << u"auto t = std::time(nullptr);"_s;
        QTest::newRow("steady") << u"stopwatch"_s << u"std::chrono::steady_clock::now()"_s;
        QTest::newRow("alias") << u"stopwatch"_s << u"using C = std::chrono::system_clock;"_s;
        QTest::newRow("elapsed") << u"stopwatch"_s << u"QElapsedTimer timer;"_s;
        QTest::newRow("timer") << u"timer"_s << u"QTimer::singleShot(0, this, f);"_s;
        QTest::newRow("asio timer") << u"timer of the server"_s << u"asio::steady_timer t(io);"_s;
        QTest::newRow("device") << u"chance"_s << u"std::random_device device;"_s;
        QTest::newRow("engine") << u"chance"_s << u"std::mt19937_64 engine(1);"_s;
        QTest::newRow("rand") << u"chance"_s << u"int n = rand();"_s;
        QTest::newRow("socket") << u"network"_s << u"QTcpSocket socket;"_s;
        QTest::newRow("asio socket") << u"network of the server"_s << u"boost::asio::ip::tcp::socket s(io);"_s;
        QTest::newRow("asio header") << u"network of the server"_s << u"#include <boost/asio.hpp>"_s;
        QTest::newRow("C socket") << u"network of the server"_s << u"#include <sys/socket.h>"_s;
        QTest::newRow("loop") << u"event loop"_s << u"QEventLoop loop;"_s;
        QTest::newRow("sleep") << u"sleep"_s << u"std::this_thread::sleep_for(1s);"_s;
        QTest::newRow("wait") << u"waiting with a limit"_s << u"wake.wait_for(lock, 1s);"_s;
    }

    void seamsAreSeen()
    {
        QFETCH(QString, row);
        QFETCH(QString, code);
        const QString pattern = seamNamed(row).pattern;
        QVERIFY2(!pattern.isEmpty(), qPrintable(row));
        QVERIFY2(QRegularExpression(pattern).match(code).hasMatch(), qPrintable(code));
    }

    /// SQL is written in store folders only, words for people in windows only.
    void sqlAndWordsStayAtHome()
    {
        static const QRegularExpression sql(
            u"\"\\s*(SELECT |INSERT (OR \\w+ )?INTO|UPDATE \\w+ SET|DELETE FROM|CREATE (TABLE|INDEX))"_s);
        static const QRegularExpression words(u"\\btr\\(\""_s);
        QStringList wrong;
        for (const Source &source : std::as_const(m_sources)) {
            const QString text = withoutComments(source.text);
            const bool store = source.path.startsWith(u"models/store/") || source.path.startsWith(u"service/store/");
            if (!store && sql.match(text).hasMatch())
                wrong.append(source.path + u": SQL"_s);
            if (source.folder != u"ui" && source.folder != u"app" && words.match(text).hasMatch())
                wrong.append(source.path + u": words"_s);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    /// GCC 12 destroys temporaries wrongly when a conditional expression awaits.
    void noAwaitInConditionalExpression()
    {
        static const QRegularExpression awaiting(u"\\?[^;{}]*co_await|co_await[^;{}]*\\?[^;{}]*:"_s);
        for (const Source &source : std::as_const(m_sources))
            QVERIFY2(!awaiting.match(withoutComments(source.text)).hasMatch(), qPrintable(source.path));
    }

    void everyFileStatesItsLicence()
    {
        for (const Source &source : std::as_const(m_sources))
            QVERIFY2(source.text.startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"),
                     qPrintable(source.path));
    }

private:
    QList<Source> m_sources;
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
