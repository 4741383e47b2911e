// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/rulesloader.h"

#include "protocol/readablebundles.h"

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
    const auto items = protocol::readableCatalogue(catalogue);
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
    for (const protocol::BundleError &fault : items->faults)
        Q_EMIT unreadable(bundles::catalogue, fault.where, fault.what);
    Catalogue known = items->catalogue;
    FormCatalogue described;
    if (!forms.isEmpty()) {
        auto read = protocol::readableForms(forms);
        if (read) {
            for (const protocol::BundleError &fault : std::as_const(read->faults))
                Q_EMIT unreadable(bundles::forms, fault.where, fault.what);
            described = std::move(read->forms);
            known = protocol::withFormsThatAreThere(known, described);
        } else {
            Q_EMIT unreadable(bundles::forms, read.error().where, read.error().what);
        }
    }
    m_rules = std::make_shared<const RuleBook>(RuleBook{withShareableFields(known, described), *directory, *days});
    Q_EMIT loaded(m_rules);
}

} // namespace yunchuang
