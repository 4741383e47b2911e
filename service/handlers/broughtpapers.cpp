// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/broughtpapers.h"

#include "service/handlers/binding.h"
#include "service/handlers/materialkind.h"
#include "service/store/materialstore.h"

#include <QSet>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

constexpr int mostPaperCopies = 99;
const QString seenAtWindow = u"B"_s;
const QString applicantsOwn = u"D"_s;

bool isTakenInAtWindow(Action action)
{
    return action == Action::CompleteCorrection || action == Action::ReceiveSupplement;
}

/// What can be said of a paper before its bytes are looked for. `known`: kinds and digests before it.
Answer<void> checkTakenIn(const ServiceItem &item, Material &material, const QString &where, QSet<QString> &known)
{
    const ItemMaterial *kind = item.material(material.id);
    if (!kind)
        return malformed(where % u"/id"_s);
    if (material.copies < 0 || material.copies > mostPaperCopies)
        return malformed(where % u"/copies"_s);
    const QString key = material.id.text() % u' ' % material.digest.text();
    if (known.contains(key))
        return malformed(where);
    known.insert(key);
    if (material.trust != seenAtWindow)
        material.trust = applicantsOwn;
    if (!material.digest.isEmpty())
        return {};
    if (material.trust != seenAtWindow || material.copies < 1)
        return malformed(where % u"/digest"_s);
    material.fileName = kind->name;
    material.mediaType.clear();
    material.size = 0;
    return {};
}

} // namespace

Answer<void> checkBroughtPapers(Connection &db, const ServiceItem &item, Command &command)
{
    const bool takenIn = isTakenInAtWindow(command.action);
    QStringList missing;
    QSet<QString> known;
    for (qsizetype i = 0; i < command.args.materials.size(); ++i) {
        Material &material = command.args.materials[i];
        if (takenIn) {
            const QString where = u"/args/materials/"_s % QString::number(i);
            if (const Answer<void> plausible = checkTakenIn(item, material, where, known); !plausible)
                return plausible;
            if (material.digest.isEmpty())
                continue;
        }
        const DbResult<std::optional<MaterialStore::Row>> row = MaterialStore::find(db, material.digest);
        YC_TRY_DB(row);
        if (!*row) {
            missing.append(material.digest.text());
            continue;
        }
        if (takenIn && !fitsMaterialName(material.fileName, (*row)->mediaType))
            return refuse(ApiErrorCode::MaterialRefused, {{u"reason"_s, u"EXTENSION"_s}});
        material.size = (*row)->size;
        material.mediaType = (*row)->mediaType;
        YC_TRY_DB(MaterialStore::markNamed(db, material.digest));
    }
    if (!missing.isEmpty())
        return refuse(ApiErrorCode::MaterialUnknown, {{u"digests"_s, missing.join(u',')}});
    return {};
}

} // namespace yunchuang::service
