// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/divisionnames.h"

#include "resources/resources.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace yunchuang {

QString divisionName(const QString &code)
{
    struct Division
    {
        QString name;
        QString parent;
    };
    static const QHash<QString, Division> divisions = [] {
        initYunchuangResources();
        QHash<QString, Division> out;
        for (const QJsonValue division : resourceDocument(u"divisions.json"_s)["divisions"_L1].toArray())
            out.insert(division["code"_L1].toString(),
                       {division["name"_L1].toString(), division["parent"_L1].toString()});
        return out;
    }();
    const auto at = divisions.constFind(code);
    if (at == divisions.constEnd())
        return {};
    // The province itself goes without saying.
    return at->parent.isEmpty() || divisions.value(at->parent).parent.isEmpty() ? at->name
                                                                                : divisionName(at->parent) + at->name;
}

} // namespace yunchuang
