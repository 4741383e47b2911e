// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/openapi.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace yunchuang::protocol;
using namespace Qt::StringLiterals;

namespace {

void collectReferences(const QJsonValue &value, QStringList &references)
{
    if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            collectReferences(element, references);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            if (it.key() == u"$ref")
                references.append(it.value().toString());
            else
                collectReferences(it.value(), references);
        }
    }
}

QJsonValue resolve(const QJsonObject &root, const QString &reference)
{
    QJsonValue value = root;
    for (const QString &part : reference.mid(2).split(u'/'))
        value = value.toObject().value(part);
    return value;
}

} // namespace

class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheVersionItSays() { QCOMPARE(openApi().value(u"openapi"_s).toString(), u"3.1.0"_s); }

    void everyReferenceResolves()
    {
        const QJsonObject root = openApi();
        QStringList references;
        collectReferences(root, references);
        QVERIFY(references.size() > 40);
        for (const QString &reference : std::as_const(references)) {
            QVERIFY2(reference.startsWith(u"#/"), qPrintable(reference));
            QVERIFY2(resolve(root, reference).isObject(), qPrintable(reference));
        }
    }

    void everyOperationIsComplete()
    {
        const QJsonObject root = openApi();
        const QJsonObject schemes = root.value(u"components"_s)[u"securitySchemes"_s].toObject();
        QSet<QString> ids;
        for (const OperationInfo &operation : operations()) {
            const QJsonObject item = root.value(u"paths"_s)[operation.path].toObject();
            const QJsonObject node = item.value(QString::fromLatin1(operation.method).toLower()).toObject();
            QVERIFY2(!node.isEmpty(), qPrintable(operation.path));
            const QString id = node.value(u"operationId"_s).toString();
            QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(id));
            ids.insert(id);
            QVERIFY(!node.value(u"summary"_s).toString().isEmpty());
            const QJsonObject responses = node.value(u"responses"_s).toObject();
            QVERIFY(responses.size() >= 2 && responses.contains(u"default"_s));
            for (const QJsonValue &alternative : node.value(u"security"_s).toArray()) {
                for (const QString &scheme : alternative.toObject().keys())
                    QVERIFY2(schemes.contains(scheme), qPrintable(scheme));
            }
            // Every placeholder is a required path parameter and the other way round.
            QSet<QString> placeholders;
            static const QRegularExpression expression(u"\\{(\\w+)\\}"_s);
            auto matches = expression.globalMatch(operation.path);
            while (matches.hasNext())
                placeholders.insert(matches.next().captured(1));
            QSet<QString> named;
            for (const QJsonValue &parameter : node.value(u"parameters"_s).toArray()) {
                if (parameter[u"in"_s].toString() == u"path") {
                    QVERIFY(parameter[u"required"_s].toBool());
                    named.insert(parameter[u"name"_s].toString());
                }
            }
            QCOMPARE(named, placeholders);
        }
    }

    /// paths.h is where paths are spelled: each one is described.
    void everyPathIsDescribed()
    {
        QFile header(QStringLiteral(YC_SOURCE_DIR "/models/protocol/paths.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        static const QRegularExpression literal(u"\\(\"(/[^\"]*)\"\\)"_s);
        auto matches = literal.globalMatch(QString::fromUtf8(header.readAll()));
        const QJsonObject described = openApi().value(u"paths"_s).toObject();
        int count = 0;
        for (; matches.hasNext(); ++count) {
            const QString path = matches.next().captured(1);
            QVERIFY2(described.contains(path), qPrintable(path));
        }
        QCOMPARE(count, described.size());
    }

    void schemasSayWhatTheCodecDemands()
    {
        const QJsonObject command = openApi().value(u"components"_s)[u"schemas"_s][u"Command"_s].toObject();
        const QJsonArray required = command.value(u"required"_s).toArray();
        for (const QJsonValue &member : required) {
            // Without a required member nothing decodes; the message names just that member.
            QJsonObject json = toJson(yunchuang::Command());
            json.insert(u"actedAt"_s, u"2026-11-24T04:00:00.000Z"_s);
            json.remove(member.toString());
            const auto result = fromJson<yunchuang::Command>(json);
            QVERIFY(!result.has_value());
            QCOMPARE(result.error().where, QString(u'/' + member.toString()));
        }
        QVERIFY(required.size() >= 8);
    }
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
