// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "companyapplication.h"
#include "servicerig.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/handlers/intakehandler.h"
#include "service/store/registrystore.h"
#include "service/store/sourcestore.h"

#include <QCryptographicHash>

namespace yunchuang {

/// A platform or a receiver's system with its own key: signs requests as it would send them.
class RigSource
{
public:
    RigSource(UnitId unit, const QByteArray &seed)
        : m_unit(std::move(unit))
        , m_key(ledger::KeyPair::fromSeed(seed).value())
    {
    }

    [[nodiscard]] const UnitId &unit() const { return m_unit; }
    [[nodiscard]] QByteArray publicKey() const { return m_key.publicKey().bytes(); }

    /// Makes it known to a service.
    void enrol(service::ServiceCore &core, bool enabled = true) const
    {
        const auto done = core.writer().run([&](service::WriteContext &write) -> service::Answer<bool> {
            YC_TRY_DB(service::sourcestore::put(write.db(), {m_unit, publicKey(), enabled}, write.now()));
            return true;
        });
        if (!done)
            throw std::runtime_error("a source could not be enrolled");
    }

    /// Headers and body of a signed request; `signedBody` false for uploads, whose digest stands in the path.
    [[nodiscard]] service::HttpRequest request(const QByteArray &method, const QString &target, const QByteArray &body,
                                               const QDateTime &at, bool signedBody = true) const
    {
        const auto name = [](QLatin1String header) { return QByteArray(header.data(), header.size()); };
        const QByteArray stamp = at.toUTC().toString(Qt::ISODateWithMs).toLatin1();
        const QByteArray source = m_unit.text().toUtf8();
        service::HttpRequest request;
        request.method = method;
        request.target = target.toUtf8();
        request.path = target.section(u'?', 0, 0);
        request.body = body;
        const QByteArray text =
            protocol::signedText(method, request.target, source, stamp, signedBody ? body : QByteArray());
        request.headers = {{name(protocol::headers::source), source},
                           {name(protocol::headers::timestamp), stamp},
                           {name(protocol::headers::signature), m_key.sign(text).bytes().toBase64()}};
        request.requestId = QStringLiteral("test");
        return request;
    }

    [[nodiscard]] service::Context contextFor(service::ServiceCore &core) const
    {
        return service::Context{core, service::SourceCaller{m_unit}, QStringLiteral("test"),
                                QStringLiteral("127.0.0.1")};
    }

private:
    UnitId m_unit;
    ledger::KeyPair m_key;
};

/// The smallest file that passes for a PDF.
[[nodiscard]] inline QByteArray tinyPdf(const QByteArray &words = "application")
{
    return "%PDF-1.4\n% " + words + "\n%%EOF\n";
}

[[nodiscard]] inline QByteArray sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// The company application as a platform hands it in, with one uploaded paper named.
[[nodiscard]] inline protocol::IntakeApplication companyDelivery(const QString &deliveryId, const QDateTime &at)
{
    protocol::IntakeApplication application;
    application.deliveryId = deliveryId;
    application.item = ItemCode(QStringLiteral("000125001001"));
    application.applicant.kind = ApplicantKind::Enterprise;
    application.form = companyApplication();
    application.applicant.name = application.form.value(QLatin1String("name")).toString();
    application.submittedAt = at;
    return application;
}

/// A paper that a delivery names.
[[nodiscard]] inline Material namedMaterial(const QString &id, const QByteArray &bytes,
                                            const QString &fileName = QStringLiteral("paper.pdf"))
{
    Material material;
    material.id = MaterialId(id);
    material.fileName = fileName;
    material.mediaType = QStringLiteral("application/pdf");
    material.digest = Digest256(QString::fromLatin1(sha256Hex(bytes)));
    material.size = bytes.size();
    return material;
}

/// Rows that make the registries agree with the company application.
inline void loadAgreeingRegistries(service::ServiceCore &core)
{
    using service::registrystore::Registry;
    const auto row = [](const Registry &registry, const QStringList &values) {
        QJsonObject object;
        for (qsizetype i = 0; i < registry.columns.size(); ++i)
            object.insert(registry.columns[i], values.value(i));
        return object;
    };
    const auto done = core.writer().run([&](service::WriteContext &write) -> service::Answer<bool> {
        using namespace service;
        const Registry *people = registrystore::registry(QStringLiteral("population"));
        const QString fine = QStringLiteral("正常");
        const QList<QJsonObject> persons = {
            row(*people, {QStringLiteral("520199199001010017"), QStringLiteral("张晓岚"), {}, {}, fine}),
            row(*people, {QStringLiteral("52999920000229002X"), QStringLiteral("李示例"), {}, {}, fine}),
            row(*people, {QStringLiteral("520199198512318887"), QStringLiteral("王样本"), {}, {}, fine}),
            row(*people, {QStringLiteral("52019919900101005X"), QStringLiteral("赵会计"), {}, {}, fine}),
        };
        YC_TRY_DB(registrystore::load(write.db(), *people, persons, write.now()));
        const Registry *bodies = registrystore::registry(QStringLiteral("legal-persons"));
        YC_TRY_DB(registrystore::load(write.db(), *bodies,
                                      {row(*bodies, {QStringLiteral("91520115MA6TERT171"),
                                                     QStringLiteral("贵阳示例投资有限公司"),
                                                     {},
                                                     {},
                                                     {},
                                                     {},
                                                     {},
                                                     {},
                                                     {},
                                                     {},
                                                     QStringLiteral("存续"),
                                                     {}})},
                                      write.now()));
        const Registry *places = registrystore::registry(QStringLiteral("addresses"));
        YC_TRY_DB(registrystore::load(write.db(), *places,
                                      {row(*places, {QStringLiteral("520115DZ1"),
                                                     QStringLiteral("520115"),
                                                     QStringLiteral("贵阳市观山湖区"),
                                                     QStringLiteral("示例路108号"),
                                                     QStringLiteral("3栋1204室"),
                                                     {},
                                                     {}})},
                                      write.now()));
        return true;
    });
    if (!done)
        throw std::runtime_error("registries could not be loaded");
}

} // namespace yunchuang
