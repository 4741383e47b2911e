// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/rulesloader.h"

#include "protocol/bundles.h"

namespace yunchuang {

namespace bundles = protocol::bundles;

RulesLoader::RulesLoader(CaseStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (change.rules)
            load();
    });
}

void RulesLoader::load()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    using Bundle = CaseStore::Bundle;
    m_store.bundle(bundles::catalogue, this, [this](StoreResult<Bundle> catalogue) {
        m_store.bundle(bundles::units, this, [this, catalogue](StoreResult<Bundle> units) {
            m_store.bundle(bundles::calendars, this, [this, catalogue, units](StoreResult<Bundle> calendars) {
                m_loading = false;
                if (catalogue && units && calendars) {
                    const auto items = protocol::catalogueFromBundle(catalogue->content);
                    const auto directory = protocol::unitsFromBundle(units->content);
                    const auto days = protocol::calendarsFromBundle(calendars->content);
                    if (items && directory && days) {
                        m_rules = std::make_shared<const RuleBook>(RuleBook{*items, *directory, *days});
                        Q_EMIT loaded(m_rules);
                    } else if (!items) {
                        Q_EMIT unreadable(bundles::catalogue, items.error().where, items.error().what);
                    } else if (!directory) {
                        Q_EMIT unreadable(bundles::units, directory.error().where, directory.error().what);
                    } else {
                        Q_EMIT unreadable(bundles::calendars, days.error().where, days.error().what);
                    }
                }
                if (std::exchange(m_again, false))
                    load();
            });
        });
    });
}

} // namespace yunchuang
