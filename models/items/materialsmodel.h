// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/serviceitem.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace yunchuang {

/// What MaterialsModel tells of a paper.
enum MaterialRole : int {
    MaterialIdRole = Qt::UserRole + 2101,
    MaterialNameRole,
    MaterialNumberRole, ///< from 1
    MaterialPagesRole,  ///< int; 0 = not known yet
    MaterialTrustRole,  ///< level A to D, or empty
    MaterialVersionRole,
    MaterialDigestRole,
    MaterialTypeRole,     ///< media type
    MaterialSizeRole,     ///< bytes
    MaterialPresentRole,  ///< bool: the paper is in the case
    MaterialRequiredRole, ///< bool
    MaterialRegistryRole, ///< registry that stands for the paper, or empty
    MaterialOpenedRole,   ///< bool: the clerk has looked at it
    MaterialNewRole,      ///< bool: replaced since the clerk last looked
};

/// The papers of a case in the order of the item: those that are there, then required ones that are missing.
class MaterialsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit MaterialsModel(QObject *parent = nullptr);
    ~MaterialsModel() override;

    /// `whole`: the viewer sees all papers there are, so that what is not there is missing.
    void show(const Case &subject, const ServiceItem *item, bool whole = true);
    void setPages(const Digest256 &digest, int pages);
    /// The clerk has looked at it. A replaced paper wants to be looked at again.
    void markOpened(const Digest256 &digest);
    void setOpened(const QSet<Digest256> &digests);
    [[nodiscard]] const QSet<Digest256> &opened() const { return m_opened; }
    /// Which of the papers that are there were looked at: evidence that goes with an act.
    [[nodiscard]] QVector<MaterialId> openedMaterials() const;
    /// Rows of required papers that are there and were not looked at.
    [[nodiscard]] QVector<int> unopenedRequired() const;
    [[nodiscard]] const Material *materialAt(int row) const;
    [[nodiscard]] int rowOf(const MaterialId &id) const;
    [[nodiscard]] int totalPages() const;
    [[nodiscard]] int presentCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Paper
    {
        MaterialId id;
        QString name;
        QString registry;
        bool required = false;
        bool present = false;
        Material material;
        friend bool operator==(const Paper &, const Paper &) = default;
    };
    [[nodiscard]] bool isUnread(const Paper &paper) const;

    QVector<Paper> m_papers;
    QHash<Digest256, int> m_pages;
    QSet<Digest256> m_opened;
};

} // namespace yunchuang
