// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace yunchuang {

/// An identifier that cannot be mistaken for one of another kind. Empty means "none".
template<class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

using CaseId = Id<struct CaseTag>;         ///< UUIDv7, made by the service at intake.
using CommandId = Id<struct CommandTag>;   ///< UUIDv7, made by the client.
using UserId = Id<struct UserTag>;         ///< Account name, such as "zhoumin".
using DeviceId = Id<struct DeviceTag>;     ///< UUIDv7 of one installation for one user.
using UnitId = Id<struct UnitTag>;         ///< Organisation unit, such as "SCJGJ-QYZC".
using ItemCode = Id<struct ItemTag>;       ///< Catalogue code of a service item, 12 characters.
using StepId = Id<struct StepTag>;         ///< Step of an item's flow, such as "examine".
using HandoffId = Id<struct HandoffTag>;   ///< UUIDv5 of command id and receiver: client and service agree on it.
using PartId = Id<struct PartTag>;         ///< Receiver key of a part within its case.
using MaterialId = Id<struct MaterialTag>; ///< Key of a required material in the item, such as "articles".
using Digest256 = Id<struct DigestTag>;    ///< SHA-256 of a material's bytes, 64 lower-case hexadecimal characters.

} // namespace yunchuang
