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
        {u"protocol"_s, {u"domain"_s, u"forms"_s}},
        {u"store"_s, {u"domain"_s, u"protocol"_s, u"ledger"_s}},
        {u"remote"_s, {u"domain"_s, u"protocol"_s}},
        {u"sync"_s, {u"domain"_s, u"protocol"_s, u"store"_s, u"remote"_s, u"ledger"_s, u"forms"_s}},
        {u"items"_s, {u"domain"_s, u"forms"_s, u"store"_s}},
        {u"ui"_s, {u"items"_s, u"domain"_s, u"forms"_s, u"sync"_s, u"resources"_s}},
        {u"app"_s, {u"domain"_s, u"forms"_s, u"protocol"_s, u"ledger"_s, u"store"_s, u"remote"_s, u"sync"_s, u"items"_s,
                   u"ui"_s, u"resources"_s, u"translations"_s}},
        {u"service"_s, {u"domain"_s, u"forms"_s, u"protocol"_s, u"ledger"_s, u"resources"_s}},
        {u"simulator"_s, {u"domain"_s, u"protocol"_s, u"ledger"_s}},
        {u"resources"_s, {}},
    };
    return table;
}

/// What the window folders may know of sync: the commands and the state of the connection, nothing else.
const QSet<QString> syncHeadersForUi = {u"sync/casecommands.h"_s, u"sync/connectionstate.h"_s};

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

QList<Source> sources()
{
    QList<Source> result;
    const QDir root(QStringLiteral(YC_SOURCE_DIR));
    for (const QString &top : {u"app"_s, u"ui"_s, u"models"_s, u"service"_s, u"resources"_s}) {
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

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sources = sources();
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
                const QString target = folderOf(QFile::exists(QStringLiteral(YC_SOURCE_DIR "/models/") + header)
                                                    ? u"models/"_s + header
                                                    : header);
                if (target == source.folder)
                    continue;
                if (!arrows().value(source.folder).contains(target))
                    wrong.append(source.path + u" -> "_s + header);
                if (source.folder == u"ui" && target == u"sync" && !syncHeadersForUi.contains(header))
                    wrong.append(source.path + u" -> "_s + header + u" (windows know only the commands and the connection)"_s);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void modelsKnowNoWidgets()
    {
        static const QRegularExpression widget(u"#include <(QWidget|QApplication|QtWidgets|QDialog|QPushButton|QStyle|QAbstractItemView)"_s);
        for (const Source &source : std::as_const(m_sources)) {
            if (source.path.startsWith(u"models/") || source.path.startsWith(u"service/"))
                QVERIFY2(!widget.match(source.text).hasMatch(), qPrintable(source.path));
        }
    }

    /// Time, chance and the network come in through interfaces; only these files implement them.
    void seamsAreKept_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("homes");
        const QStringList clock{u"models/domain/systemseams.cpp"_s};
        QTest::newRow("clock") << u"\\bcurrent(DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\\s*\\("_s << clock;
        QTest::newRow("timer") << u"\\bQ(Basic)?Timer\\b|\\bstartTimer\\s*\\("_s << clock;
        QTest::newRow("chance") << u"\\bQRandomGenerator\\b|\\brandombytes_|\\bstd::random_device\\b|\\bcreateUuid\\s*\\("_s
                                << QStringList{u"models/domain/systemseams.cpp"_s};
        QTest::newRow("network") << u"\\bQNetworkAccessManager\\b|\\bQSslSocket\\b|\\bQTcpSocket\\b"_s
                                 << QStringList{u"models/remote/httptransport.cpp"_s, u"models/remote/httptransport.h"_s};
        QTest::newRow("event loop") << u"\\bQEventLoop\\b|\\bprocessEvents\\s*\\("_s << QStringList{};
        QTest::newRow("sleep") << u"\\bQThread::(m|u)?sleep\\b|\\bsleep_for\\b|\\busleep\\s*\\("_s << QStringList{};
    }

    void seamsAreKept()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, homes);
        const QRegularExpression expression(pattern);
        QStringList wrong;
        for (const Source &source : std::as_const(m_sources)) {
            if (homes.contains(source.path) || source.folder == u"simulator")
                continue;
            const auto match = expression.match(withoutComments(source.text));
            if (match.hasMatch())
                wrong.append(source.path + u": "_s + match.captured(0));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    /// SQL is written in store folders only, words for people in windows only.
    void sqlAndWordsStayAtHome()
    {
        static const QRegularExpression sql(u"\"\\s*(SELECT |INSERT (OR \\w+ )?INTO|UPDATE \\w+ SET|DELETE FROM|CREATE (TABLE|INDEX))"_s);
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
            QVERIFY2(source.text.startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"), qPrintable(source.path));
    }

private:
    QList<Source> m_sources;
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
