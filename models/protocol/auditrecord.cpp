// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/accountmessages.h"

namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

namespace {

QString auditMember(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'|' || c == u'\\' || c == u'\n' || c == u'\r')
            out += u'\\';
        out += c;
    }
    return out;
}

} // namespace

QByteArray auditRecordText(const AuditEntry &entry)
{
    QStringList members{QString::number(entry.number),    entry.at.toUTC().toString(Qt::ISODateWithMs),
                        auditMember(entry.actor.text()),  nameOf(entry.event),
                        entry.success ? u"1"_s : u"0"_s,  auditMember(entry.object),
                        auditMember(entry.device.text()), auditMember(entry.peer)};
    for (auto it = entry.changes.cbegin(); it != entry.changes.cend(); ++it)
        members << auditMember(it.key() + u'=' + it.value());
    return members.join(u'|').toUtf8();
}

} // namespace yunchuang::protocol
