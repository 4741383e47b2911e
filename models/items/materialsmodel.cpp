// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/materialsmodel.h"

#include <algorithm>

namespace yunchuang {

MaterialsModel::MaterialsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

MaterialsModel::~MaterialsModel() = default;

void MaterialsModel::show(const Case &subject, const ServiceItem *item, bool whole)
{
    QVector<Paper> papers;
    const auto nameOfPaper = [item](const Material &material) {
        const ItemMaterial *wanted = item ? item->material(material.id) : nullptr;
        return wanted ? wanted->name : material.fileName;
    };
    const auto place = [item](const MaterialId &id) {
        qsizetype at = 0;
        for (; item && at < item->materials.size(); ++at) {
            if (item->materials.at(at).id == id)
                break;
        }
        return at;
    };
    for (const Material &material : subject.materials) {
        Paper paper{material.id, nameOfPaper(material), {}, false, true, material};
        if (const ItemMaterial *wanted = item ? item->material(material.id) : nullptr) {
            paper.required = wanted->required;
            paper.registry = wanted->fromRegistry;
        }
        papers.append(paper);
    }
    std::stable_sort(papers.begin(), papers.end(),
                     [&](const Paper &a, const Paper &b) { return place(a.id) < place(b.id); });
    if (item && whole) {
        for (const ItemMaterial &wanted : item->materials) {
            if (wanted.required && !subject.hasMaterial(wanted.id))
                papers.append({wanted.id, wanted.name, wanted.fromRegistry, true, false, {}});
        }
    }
    if (papers == m_papers)
        return;
    beginResetModel();
    m_papers = std::move(papers);
    endResetModel();
}

void MaterialsModel::setPages(const Digest256 &digest, int pages)
{
    if (m_pages.value(digest) == pages)
        return;
    m_pages.insert(digest, pages);
    for (int row = 0; row < m_papers.size(); ++row) {
        if (m_papers.at(row).present && m_papers.at(row).material.digest == digest)
            Q_EMIT dataChanged(index(row), index(row), {MaterialPagesRole});
    }
}

void MaterialsModel::markOpened(const Digest256 &digest)
{
    if (digest.isEmpty() || m_opened.contains(digest))
        return;
    m_opened.insert(digest);
    for (int row = 0; row < m_papers.size(); ++row) {
        if (m_papers.at(row).present && m_papers.at(row).material.digest == digest)
            Q_EMIT dataChanged(index(row), index(row), {MaterialOpenedRole});
    }
}

void MaterialsModel::setOpened(const QSet<Digest256> &digests)
{
    m_opened = digests;
    if (!m_papers.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MaterialOpenedRole});
}

QVector<MaterialId> MaterialsModel::openedMaterials() const
{
    QVector<MaterialId> out;
    for (const Paper &paper : m_papers) {
        if (paper.present && m_opened.contains(paper.material.digest) && !out.contains(paper.id))
            out.append(paper.id);
    }
    return out;
}

QVector<int> MaterialsModel::unopenedRequired() const
{
    QVector<int> out;
    for (int row = 0; row < m_papers.size(); ++row) {
        const Paper &paper = m_papers.at(row);
        if (paper.required && paper.present && isUnread(paper))
            out.append(row);
    }
    return out;
}

bool MaterialsModel::isUnread(const Paper &paper) const
{
    // An original that was seen without a scan cannot be opened here.
    return !paper.material.digest.isEmpty() && !m_opened.contains(paper.material.digest);
}

const Material *MaterialsModel::materialAt(int row) const
{
    return row >= 0 && row < m_papers.size() && m_papers.at(row).present ? &m_papers.at(row).material : nullptr;
}

int MaterialsModel::rowOf(const MaterialId &id) const
{
    for (int row = 0; row < m_papers.size(); ++row) {
        if (m_papers.at(row).id == id)
            return row;
    }
    return -1;
}

int MaterialsModel::totalPages() const
{
    int pages = 0;
    for (const Paper &paper : m_papers) {
        const int known = paper.present ? m_pages.value(paper.material.digest) : 0;
        if (paper.present && known == 0 && !paper.material.digest.isEmpty())
            return 0; // not all are known
        pages += known;
    }
    return pages;
}

int MaterialsModel::presentCount() const
{
    return static_cast<int>(
        std::count_if(m_papers.cbegin(), m_papers.cend(), [](const Paper &paper) { return paper.present; }));
}

int MaterialsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_papers.size());
}

QVariant MaterialsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Paper &paper = m_papers.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case MaterialNameRole:
        return paper.name;
    case MaterialIdRole:
        return paper.id.text();
    case MaterialNumberRole:
        return index.row() + 1;
    case MaterialPagesRole:
        return m_pages.value(paper.material.digest);
    case MaterialTrustRole:
        return paper.material.trust;
    case MaterialVersionRole:
        return paper.material.version;
    case MaterialDigestRole:
        return paper.material.digest.text();
    case MaterialTypeRole:
        return paper.material.mediaType;
    case MaterialSizeRole:
        return paper.material.size;
    case MaterialPresentRole:
        return paper.present;
    case MaterialRequiredRole:
        return paper.required;
    case MaterialRegistryRole:
        return paper.registry;
    case MaterialOpenedRole:
        return paper.present && !isUnread(paper);
    case MaterialNewRole:
        return paper.present && paper.material.version > 1 && isUnread(paper);
    default:
        return {};
    }
}

} // namespace yunchuang
