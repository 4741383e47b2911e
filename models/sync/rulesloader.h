// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/casestore.h"
#include "store/rulebook.h"

#include <QObject>

namespace yunchuang {

/// Makes the rule book from the bundles in the cache: catalogue, units, calendars, and of the forms what they say about
/// sharing. A bundle that cannot be read leaves the book as it was; without the forms no field may be shared. An item
/// that is beyond this version, or one of whose forms is, is not in the book: nothing can be decided by it here.
class RulesLoader : public QObject
{
    Q_OBJECT
public:
    explicit RulesLoader(CaseStore &store, QObject *parent = nullptr);

    /// Reads the bundles; `loaded` follows when the first three are there.
    void load();
    [[nodiscard]] const RuleBookPtr &rules() const { return m_rules; }

Q_SIGNALS:
    void loaded(const yunchuang::RuleBookPtr &rules);
    /// For the log: which bundle, where in it, what is wrong.
    void unreadable(const QString &name, const QString &where, const QString &what);

private:
    void make(const QByteArray &catalogue, const QByteArray &units, const QByteArray &calendars,
              const QByteArray &forms);

    CaseStore &m_store;
    RuleBookPtr m_rules;
    bool m_loading = false;
    bool m_again = false;
};

} // namespace yunchuang
