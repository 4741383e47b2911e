// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/phrases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yunchuang::protocol {

using namespace Qt::StringLiterals;

Expected<QVector<PhraseSet>, BundleError> phrasesFromBundle(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return unexpected(BundleError{QString(), u"not a list"_s});
    const QJsonArray entries = document.array();
    QVector<PhraseSet> out;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        const QJsonValue phrases = entry.value("phrases"_L1);
        if (!entry.value("action"_L1).isString() || !phrases.isArray())
            return unexpected(BundleError{u"/%1"_s.arg(i), u"wants an action and its phrases"_s});
        const auto action = valueOf<Action>(entry.value("action"_L1).toString());
        if (!action)
            continue;
        PhraseSet set{StepId(entry.value("step"_L1).toString()), *action, {}, UnitId(entry.value("unit"_L1).toString())};
        for (const QJsonValue text : phrases.toArray())
            set.texts.append(text.toString());
        out.append(std::move(set));
    }
    return out;
}

} // namespace yunchuang::protocol
