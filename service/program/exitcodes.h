// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yunchuang::service {

/// What the program tells its caller. Documented in docs/operators.md.
enum class ExitCode {
    Done = 0,
    Fault = 1,         ///< a bug: an exception nobody expected
    Usage = 2,         ///< the command line is not understood
    Configuration = 3, ///< the configuration is not right
    DataFolder = 4,    ///< the data folder is missing, damaged, or exists already
    Running = 5,       ///< another service runs on this data folder
    Listening = 6,     ///< the address, the certificate or its key cannot be used
    Input = 7,         ///< a file that was to be imported is not right
};

} // namespace yunchuang::service
