// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/ids.h"
#include "domain/seams.h"
#include "ledger/signing.h"

#include <map>

namespace yunchuang::simulator {

/// The key pairs of the platforms and receivers played, one file each: UNIT.key holds the seed in hexadecimal digits
/// and can be read by its owner alone.
class Keys
{
public:
    /// Makes what is missing in the folder and reads the rest. Error: a sentence.
    [[nodiscard]] static Expected<Keys, QString> make(const QString &folder, Random &random);
    /// Reads the folder; every unit must have its key.
    [[nodiscard]] static Expected<Keys, QString> read(const QString &folder);

    [[nodiscard]] const ledger::KeyPair &of(const UnitId &unit) const { return m_pairs.at(unit); }
    /// "UNIT PUBLICKEY", a line each, as `yunchuangd import source` takes them.
    [[nodiscard]] QStringList importLines() const;

private:
    std::map<UnitId, ledger::KeyPair> m_pairs;
};

} // namespace yunchuang::simulator
