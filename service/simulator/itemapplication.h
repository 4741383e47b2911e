// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/serviceitem.h"
#include "service/simulator/application.h"

#include <QHash>

namespace yunchuang::simulator {

/// What the province's window shows to everybody: the items with their guides, and how each form is filled in well.
class ShopWindow
{
public:
    /// Reads `catalogue/*.json` and `form-samples/*.json` below a folder. Error: a sentence naming the file.
    [[nodiscard]] static Expected<ShopWindow, QString> read(const QString &folder);

    /// The items that can be applied for on that day and whose form has a sample, in order of their codes.
    [[nodiscard]] QVector<ServiceItem> offered(QDate day) const;
    /// One of them, or nothing.
    [[nodiscard]] const ServiceItem *find(const ItemCode &code, QDate day) const;
    /// The form as somebody fills it in on that day.
    [[nodiscard]] QJsonObject sample(const QString &form, QDate day) const;

private:
    Catalogue m_catalogue;
    QHash<QString, QJsonObject> m_samples;
};

/// An application for any item of the window: its form, and every paper that the item asks the applicant for. Where the
/// form is the general one, another body or person of the registries applies each time. Some bring a paper later that
/// may follow (容缺), and promise it. The same key gives the same application; everybody in it is fictional.
[[nodiscard]] SimulatedApplication makeItemApplication(const ApplicationKey &key, const ServiceItem &item,
                                                       const ShopWindow &window, const Registries &registries);
/// With all papers.
[[nodiscard]] SimulatedApplication makeFaultlessItem(const ApplicationKey &key, const ServiceItem &item,
                                                     const ShopWindow &window, const Registries &registries);

} // namespace yunchuang::simulator
