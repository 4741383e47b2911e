// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/bundles.h"

/// Bundles as a client reads them whose service may have newer data than it knows to read: each item and each form by
/// itself, so that one of them that is beyond this version takes nothing else along.
namespace yunchuang::protocol {

/// The items of a catalogue that this version understands.
struct ReadableCatalogue
{
    Catalogue catalogue;
    QVector<BundleError> faults; ///< one for each item that is left out
};

/// The forms of a bundle that this version understands, and which it does not.
struct ReadableForms
{
    FormCatalogue forms;
    QVector<FormKey> unreadable;
    QVector<BundleError> faults; ///< one for each of them
};

/// Error: no list at all.
[[nodiscard]] Expected<ReadableCatalogue, BundleError> readableCatalogue(const QByteArray &json);
[[nodiscard]] Expected<ReadableForms, BundleError> readableForms(const QByteArray &json);

/// The items of a catalogue, also those that this version cannot read.
[[nodiscard]] QVector<ItemKey> itemsNamed(const QByteArray &catalogue);

/// Without the items one of whose forms `forms` lacks: what cannot be shown must not be decided.
[[nodiscard]] Catalogue withFormsThatAreThere(const Catalogue &catalogue, const FormCatalogue &forms);

} // namespace yunchuang::protocol
