// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"

#include <optional>

namespace yunchuang::service {

/// The papers, by the digest of their bytes: a row in `materials` and a file in the folder. A file is moved in before
/// its row is written, so a row always has its file.
class MaterialStore
{
public:
    explicit MaterialStore(QString folder)
        : m_folder(std::move(folder))
    {
    }

    struct Row
    {
        Digest256 digest;
        qint64 size = 0;
        QString mediaType;
        QDateTime storedAt;     ///< when it was last uploaded
        UnitId source;          ///< the platform, app or window that uploaded it first; empty: a clerk
        UserId uploadedBy = {}; ///< the clerk
    };

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Where the bytes lie (two levels, so that no folder grows too large). `digest` must be 64 hexadecimal digits.
    [[nodiscard]] QString pathOf(const Digest256 &digest) const;
    /// Moves a complete, checked file to its place; harmless when the bytes are there already. False: see the log.
    [[nodiscard]] bool adopt(const QString &file, const Digest256 &digest) const;

    /// Whether the bytes lie in their place.
    [[nodiscard]] bool has(const Digest256 &digest) const;
    /// Removes the bytes of a paper whose row is gone.
    void discard(const Digest256 &digest) const;

    /// Of an earlier row only the moment changes. A paper is unnamed until an act that takes effect names it.
    [[nodiscard]] static DbResult<void> insert(Connection &db, const Row &row);
    [[nodiscard]] static DbResult<void> markNamed(Connection &db, const Digest256 &digest);
    /// Papers that no act has named since they were last uploaded, before that moment.
    [[nodiscard]] static DbResult<QVector<Digest256>> unnamedSince(Connection &db, const QDateTime &before, int limit);
    /// Removes the row of an unnamed paper.
    [[nodiscard]] static DbResult<void> removeUnnamed(Connection &db, const Digest256 &digest);
    [[nodiscard]] static DbResult<std::optional<Row>> find(Connection &db, const Digest256 &digest);
    /// Those of the digests that were not uploaded.
    [[nodiscard]] static DbResult<QVector<Digest256>> missing(Connection &db, const QVector<Digest256> &digests);

    /// 64 lower-case hexadecimal digits.
    [[nodiscard]] static bool isDigest(const QString &text);

private:
    QString m_folder;
};

} // namespace yunchuang::service
