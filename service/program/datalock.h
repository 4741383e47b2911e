// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QString>

#include <memory>

namespace yunchuang::service {

/// Holds a data folder for one running service. The system lets go of it when the process ends, however it ends.
class DataLock
{
public:
    enum class Fault { Held, Unusable };

    [[nodiscard]] static Expected<std::unique_ptr<DataLock>, Fault> take(const QString &folder);
    ~DataLock();
    DataLock(const DataLock &) = delete;
    DataLock &operator=(const DataLock &) = delete;

private:
    explicit DataLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
};

} // namespace yunchuang::service
