// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/papers.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTextDocument>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

QString yuan(qint64 fen)
{
    return QString::number(fen / 100) % u"元"_s;
}

QString personLine(const QString &role, const QJsonObject &person)
{
    return role % u"："_s % person[u"name"_s].toString() % u"，身份证号码 "_s % person[u"idNo"_s].toString();
}

QString addressLine(const RegisteredAddress &address, const QString &detail)
{
    return address.place % address.street % detail;
}

QStringList holderLines(const QJsonArray &holders)
{
    QStringList lines;
    for (const QJsonValue &value : holders) {
        const QJsonObject holder = value.toObject();
        lines.append(u"股东 "_s % holder[u"name"_s].toString() % u"，认缴出资 "_s %
                     yuan(holder[u"amount"_s].toInteger()) % u"，出资比例 "_s %
                     QString::number(holder[u"ratio"_s].toInteger() / 100) % u"%，货币，缴足期限 "_s %
                     holder[u"due"_s].toString());
    }
    return lines;
}

QString scopeLine(const QJsonArray &scope)
{
    QStringList items;
    for (const QJsonValue &value : scope)
        items.append(value[u"item"_s].toString());
    return u"经营范围："_s % items.join(u"；"_s);
}

/// The bytes after `mark` up to `end` become zeros, so that neither the hour nor chance stays in the file.
void blankDigits(QByteArray &bytes, const QByteArray &mark, char end)
{
    for (qsizetype at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
        for (qsizetype i = at + mark.size(); i < bytes.size() && bytes[i] != end; ++i) {
            if (bytes[i] >= '0' && bytes[i] <= '9')
                bytes[i] = '0';
        }
    }
}

} // namespace

QList<Paper> papersOf(const QJsonObject &form, const RegisteredAddress &address, Mistake mistake)
{
    const QString name = form[u"name"_s].toString();
    const QJsonObject head = form[u"legalRep"_s].toObject();
    const QJsonObject declare = form[u"declare"_s].toObject();
    const QJsonObject premises = form[u"premises"_s].toObject();
    const QJsonObject agent = form[u"agent"_s].toObject();
    const QJsonArray holders = form[u"holders"_s].toArray();
    const QString signature =
        u"签字："_s % declare[u"signedBy"_s].toString() % u"　"_s % declare[u"signedOn"_s].toString();
    const QString capital = u"注册资本："_s % yuan(form[u"capital"_s].toInteger());

    QList<Paper> papers;
    papers.append({MaterialId(u"application"_s), u"公司登记（备案）申请书.pdf"_s, u"公司登记（备案）申请书"_s,
                   QStringList{u"名称："_s % name, u"名称申报文号："_s % form[u"nameApprovalNo"_s].toString(),
                               u"住所："_s % addressLine(address, form[u"addr"_s][u"detail"_s].toString()), capital,
                               scopeLine(form[u"scope"_s].toArray()), personLine(u"法定代表人"_s, head)} +
                       holderLines(holders) + QStringList{u"本公司承诺所提交材料真实、合法、有效。"_s, signature}});
    papers.append(
        {MaterialId(u"articles"_s), u"公司章程.pdf"_s, name % u"章程"_s,
         QStringList{u"第一条　公司名称："_s % name, u"第二条　公司住所："_s % addressLine(address, address.detail),
                     u"第三条　"_s % capital, u"第四条　"_s % scopeLine(form[u"scope"_s].toArray()),
                     u"第五条　公司设执行董事一名、经理一名、监事一名。"_s,
                     u"第六条　股东按照实缴出资比例分取红利。"_s} +
             holderLines(holders) + QStringList{u"全体股东签署。"_s, signature}});
    papers.append({MaterialId(u"legalRepId"_s),
                   u"法定代表人身份证复印件.pdf"_s,
                   u"居民身份证（复印件）"_s,
                   {personLine(u"持证人"_s, head), u"本复印件与原件一致，仅用于企业登记。"_s}});
    QStringList identities;
    QStringList bodies;
    for (const QJsonValue &value : holders) {
        const QJsonObject holder = value.toObject();
        if (holder[u"kind"_s] == u"PERSON"_s)
            identities.append(personLine(u"自然人股东"_s, holder));
        else
            bodies.append(u"法人股东："_s % holder[u"name"_s].toString() % u"，统一社会信用代码 "_s %
                          holder[u"uscc"_s].toString());
    }
    if (!identities.isEmpty())
        papers.append(
            {MaterialId(u"holderIds"_s), u"自然人股东身份证复印件.pdf"_s, u"自然人股东身份证明"_s, identities});
    if (!bodies.isEmpty())
        papers.append({MaterialId(u"holderBodies"_s), u"法人股东主体资格证明.pdf"_s, u"营业执照（复印件）"_s, bodies});
    QStringList appointments;
    for (const QJsonValue &value : form[u"directors"_s].toArray())
        appointments.append(personLine(u"任职人员"_s, value.toObject()));
    papers.append({MaterialId(u"appointments"_s), u"任职文件.pdf"_s, u"董事、监事、经理任职文件"_s,
                   appointments + QStringList{signature}});
    const bool signedByOwner = mistake != Mistake::LeaseUnsigned;
    papers.append(
        {MaterialId(u"premises"_s),
         u"房屋租赁合同.pdf"_s,
         premises[u"proof"_s].toString(),
         {u"出租方："_s % address.owner, u"承租方："_s % declare[u"signedBy"_s].toString(),
          u"租赁房屋："_s % addressLine(address, address.detail),
          u"租赁期限："_s % premises[u"leaseFrom"_s].toString() % u" 至 "_s % premises[u"leaseEnd"_s].toString(),
          u"出租方签章："_s % (signedByOwner ? address.owner : u"（空白）"_s),
          u"承租方签字："_s % declare[u"signedBy"_s].toString()}});
    if (mistake != Mistake::NameNoticeMissing)
        papers.append({MaterialId(u"nameNotice"_s),
                       u"名称自主申报告知书.pdf"_s,
                       u"企业名称自主申报告知书"_s,
                       {form[u"nameApprovalNo"_s].toString(), u"申报名称："_s % name,
                        u"申报日期："_s % form[u"nameApprovedOn"_s].toString(), u"名称保留期六个月。"_s}});
    papers.append(
        {MaterialId(u"authorisation"_s),
         u"委托代理人证明.pdf"_s,
         u"指定代表或共同委托代理人授权委托书"_s,
         {personLine(u"受托人"_s, agent), u"委托事项：提交、补正申请材料，领取营业执照。"_s,
          u"委托期限："_s % agent[u"from"_s].toString() % u" 至 "_s % agent[u"until"_s].toString(), signature}});
    return papers;
}

QByteArray printed(const Paper &paper)
{
    QString html = u"<h2 align=\"center\">"_s % paper.title.toHtmlEscaped() % u"</h2>"_s;
    for (const QString &line : paper.lines)
        html += u"<p>"_s % line.toHtmlEscaped() % u"</p>"_s;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout::Millimeter);
        writer.setTitle(paper.title);
        writer.setCreator(u"Yunchuang simulator"_s);
        QTextDocument document;
        // The common Chinese typeface of free desktops; its embedded subset keeps the text searchable.
        document.setDefaultFont(QFont(u"WenQuanYi Micro Hei"_s, 12));
        document.setHtml(html);
        document.print(&writer);
    }
    blankDigits(bytes, "/CreationDate (D:", ')');
    return bytes;
}

Material materialFor(const Paper &paper, const QByteArray &bytes)
{
    Material material;
    material.id = paper.id;
    material.fileName = paper.fileName;
    material.mediaType = u"application/pdf"_s;
    material.digest =
        Digest256(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    material.size = bytes.size();
    return material;
}

} // namespace yunchuang::simulator
