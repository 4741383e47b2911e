// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms;
    QString type;
    bool plural = false;

    [[nodiscard]] QString name() const { return context + u" | "_s + source; }
};

QVector<Message> messagesOf(const QString &file)
{
    QFile ts(file);
    QVector<Message> out;
    if (!ts.open(QIODevice::ReadOnly))
        return out;
    QXmlStreamReader xml(&ts);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            if (xml.name() == u"name") {
                context = xml.readElementText();
            } else if (xml.name() == u"message") {
                message = {};
                message.context = context;
                message.plural = xml.attributes().value("numerus"_L1) == u"yes";
            } else if (xml.name() == u"source") {
                message.source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                message.type = xml.attributes().value("type"_L1).toString();
                if (!message.plural)
                    message.forms.append(xml.readElementText());
            } else if (xml.name() == u"numerusform") {
                message.forms.append(xml.readElementText());
            }
        } else if (xml.isEndElement() && xml.name() == u"message") {
            out.append(message);
        }
    }
    return out;
}

/// The places an argument goes to, such as %1 and %n.
QSet<QString> placesOf(const QString &text)
{
    QSet<QString> out;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) == u'%' && (text.at(i + 1).isDigit() || text.at(i + 1) == u'n'))
            out.insert(text.mid(i, 2));
    }
    return out;
}

const QString committed = QStringLiteral(YC_SOURCE_DIR "/translations/yunchuang_zh_CN.ts");

} // namespace

/// Chinese is complete, and nothing in the sources is without it.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUnfinished()
    {
        const auto messages = messagesOf(committed);
        QVERIFY(messages.size() > 300);
        QStringList wrong;
        for (const Message &message : messages) {
            if (!message.type.isEmpty() || message.forms.isEmpty() || message.forms.contains(QString()))
                wrong.append(message.name());
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void argumentsKeepTheirPlaces()
    {
        QStringList wrong;
        for (const Message &message : messagesOf(committed)) {
            for (const QString &form : message.forms) {
                if (placesOf(form) != placesOf(message.source))
                    wrong.append(message.name());
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }

    void everySourceStringIsThere()
    {
        const QTemporaryDir folder;
        QProcess update;
        update.start(QStringLiteral(YC_SOURCE_DIR "/scripts/update-translations"), {folder.path()});
        QVERIFY(update.waitForFinished(60000));
        QVERIFY2(update.exitCode() == 0, update.readAllStandardError().constData());
        QSet<QString> known;
        for (const Message &message : messagesOf(committed))
            known.insert(message.name());
        QStringList missing;
        QSet<QString> present;
        for (const Message &message : messagesOf(folder.filePath(u"yunchuang_zh_CN.ts"_s))) {
            present.insert(message.name());
            if (!known.contains(message.name()))
                missing.append(message.name());
        }
        QVERIFY2(missing.isEmpty(), qPrintable(u"run scripts/update-translations\n" + missing.join(u'\n')));
        const QStringList gone = (known - present).values();
        QVERIFY2(gone.isEmpty(), qPrintable(u"no longer in the sources\n" + gone.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
