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
                m_store.bundle(bundles::forms, this, [this, catalogue, units, calendars](StoreResult<Bundle> forms) {
                    m_loading = false;
                    if (catalogue && units && calendars)
                        make(catalogue->content, units->content, calendars->content,
                             forms ? forms->content : QByteArray());
                    if (std::exchange(m_again, false))
                        load();
                });
            });
        });
    });
}

void RulesLoader::make(const QByteArray &catalogue, const QByteArray &units, const QByteArray &calendars,
                       const QByteArray &forms)
{
    const auto items = protocol::catalogueFromBundle(catalogue);
    if (!items) {
        Q_EMIT unreadable(bundles::catalogue, items.error().where, items.error().what);
        return;
    }
    const auto directory = protocol::unitsFromBundle(units);
    if (!directory) {
        Q_EMIT unreadable(bundles::units, directory.error().where, directory.error().what);
        return;
    }
    const auto days = protocol::calendarsFromBundle(calendars);
    if (!days) {
        Q_EMIT unreadable(bundles::calendars, days.error().where, days.error().what);
        return;
    }
    FormCatalogue described;
    if (!forms.isEmpty()) {
        if (auto read = protocol::formsFromBundle(forms))
            described = std::move(*read);
        else
            Q_EMIT unreadable(bundles::forms, read.error().where, read.error().what);
    }
    m_rules = std::make_shared<const RuleBook>(RuleBook{withShareableFields(*items, described), *directory, *days});
    Q_EMIT loaded(m_rules);
}

} // namespace yunchuang
