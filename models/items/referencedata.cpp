// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/referencedata.h"

namespace yunchuang {

ReferenceData::ReferenceData(CaseStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (change.rules || change.everything)
            read();
    });
    read();
}

void ReferenceData::read()
{
    readReferenceBundles(m_store, this, [this](ReferenceBundles data) {
        m_data = std::move(data);
        m_loaded = true;
        Q_EMIT changed();
    });
}

const FormDescription *ReferenceData::form(const QString &id, int version) const
{
    return m_data.forms.find(id, version);
}

} // namespace yunchuang
