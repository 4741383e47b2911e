// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QString>

namespace yunchuang {

/// Why the local files could not do what was asked.
enum class StoreErrorCode : quint8 {
    CannotOpen,  ///< folder missing, no permission, locked by another process
    NewerFormat, ///< written by a newer version of the program
    Damaged,     ///< not a database, failed its check, or a sealed row that does not open
    DiskFull,
    NotFound,
    AlreadyThere, ///< a command id that is kept already
    WrongStatus,  ///< an outbox entry that can no longer be changed that way
    Failed,       ///< anything else the database said; see detail
};

/// Why the local files did not do what was asked.
struct StoreError
{
    StoreErrorCode code = StoreErrorCode::Failed;
    QString detail; ///< for the log, English, without contents

    friend bool operator==(const StoreError &, const StoreError &) = default;
};

template<class T>
using StoreResult = Expected<T, StoreError>;

} // namespace yunchuang
