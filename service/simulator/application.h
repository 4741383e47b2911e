// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "protocol/messages.h"
#include "service/simulator/registries.h"

namespace yunchuang::simulator {

/// What an applicant got wrong.
enum class Mistake : quint8 {
    None,
    LeaseUnsigned,     ///< the lease has no signature of the owner
    WrongRoom,         ///< the room in the form is not that of the lease and of the standard address
    LegalRepName,      ///< the population registry knows the number under another name
    NameNoticeMissing, ///< a paper that may come later did not come
    PaperToFollow,     ///< the same of another item than the registration of a company
};

} // namespace yunchuang::simulator

namespace yunchuang {
template<>
inline constexpr auto enumNames<simulator::Mistake> = std::to_array<EnumName<simulator::Mistake>>({
    {simulator::Mistake::None, QLatin1String("NONE")},
    {simulator::Mistake::LeaseUnsigned, QLatin1String("LEASE_UNSIGNED")},
    {simulator::Mistake::WrongRoom, QLatin1String("WRONG_ROOM")},
    {simulator::Mistake::LegalRepName, QLatin1String("LEGAL_REP_NAME")},
    {simulator::Mistake::NameNoticeMissing, QLatin1String("NAME_NOTICE_MISSING")},
    {simulator::Mistake::PaperToFollow, QLatin1String("PAPER_TO_FOLLOW")},
});
} // namespace yunchuang

namespace yunchuang::simulator {

/// A paper before it is printed.
struct Paper
{
    MaterialId id;
    QString fileName;
    QString title;
    QStringList lines;

    friend bool operator==(const Paper &, const Paper &) = default;
};

/// An application with everything that comes with it.
struct SimulatedApplication
{
    UnitId source;
    Mistake mistake = Mistake::None;
    protocol::IntakeApplication intake; ///< without its materials: they get their digests when printed
    QList<Paper> papers;
};

/// Which application of which run.
struct ApplicationKey
{
    quint64 seed = 1;
    int index = 0;
    QDate day; ///< of the run; it is signed the day before
};

/// The units that hand in: the public app, four cities' platforms and a window.
[[nodiscard]] const QList<UnitId> &handingInUnits();
/// The receivers' systems, by their part's name: tax, social, statistics, seal, quality.
[[nodiscard]] const QList<QPair<QString, UnitId>> &receivingUnits();

/// An application to register a company (form company-registration/1). The same key gives the same one. Everybody in it
/// is fictional.
[[nodiscard]] SimulatedApplication makeApplication(const ApplicationKey &key, const Registries &registries);
/// The application as it should have been: nothing else differs.
[[nodiscard]] SimulatedApplication makeFaultless(const ApplicationKey &key, const Registries &registries);

} // namespace yunchuang::simulator
