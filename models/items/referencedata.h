// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/referencebundles.h"

#include <QObject>

namespace yunchuang {

/// Forms and phrases as the cache has them, read anew when they change.
class ReferenceData final : public QObject
{
    Q_OBJECT
public:
    explicit ReferenceData(CaseStore &store, QObject *parent = nullptr);

    [[nodiscard]] const FormDescription *form(const QString &id, int version) const;
    [[nodiscard]] const FormDescription *form(const FormKey &key) const { return m_data.forms.find(key); }
    /// The form is there, and beyond this version of the program.
    [[nodiscard]] bool isNewer(const FormKey &key) const { return m_data.newerForms.contains(key); }
    [[nodiscard]] const QVector<PhraseSet> &phrases() const { return m_data.phrases; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    void changed();

private:
    void read();

    CaseStore &m_store;
    ReferenceBundles m_data;
    bool m_loaded = false;
};

} // namespace yunchuang
