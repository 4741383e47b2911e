// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

#include <tl/expected.hpp>

namespace yunchuang::ledger {

/// Why a proof, a signature or a piece of evidence was not accepted or could not be made.
enum class Error {
    IndexOutOfRange, ///< the entry's index is not below the tree's size
    SizeOutOfRange,  ///< sizes in the wrong order, or peaks that do not fit the size
    HashUnavailable, ///< the hash source has no hash for a node it must have
    ProofLength,     ///< the proof has more or fewer hashes than index and sizes demand
    RootMismatch,    ///< the hashes lead to another root: the entry or the history is not the stated one
    BadKey,          ///< not a usable Ed25519 key
    BadSignature,    ///< the signature is not by this key over these bytes
    WrongKey,        ///< signed by another key than the one given or trusted
    WrongLog,        ///< heads, or a head and its key, belong to different logs
    WentBack,        ///< the newer head has fewer entries or an earlier time than the older one
    SaltTooShort,    ///< a salt that would let the private part be guessed
    DigestMismatch,  ///< the disclosed private part is not what the entry committed to
    Malformed,       ///< bytes or JSON outside the format
    TooLarge,        ///< beyond the format's limits
    UnknownFormat,   ///< a format name or version this program does not know
};

/// The code's name, for logs and tests; users get words from the interface.
[[nodiscard]] QLatin1String errorName(Error error);

/// A value, or the reason why there is none.
template<class T>
using Result = tl::expected<T, Error>;

/// Accepted, or the reason why not.
using Check = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(error);
}

} // namespace yunchuang::ledger
