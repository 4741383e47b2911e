// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/keychainstorage.h"
#include "tests/demo/demowindow.h"
#include "tests/support/serviceprocess.h"

#include <QProcess>

namespace yunchuang {

/// An application as its applicant knows it.
struct HandedIn
{
    CaseId caseId;
    QString number;
    QString mistake; ///< what the applicant got wrong, "NONE" if nothing
    QString item;    ///< code of what was applied for
};

/// The service, the public and the desks of a demonstration, with the account of what was checked.
class Stage
{
public:
    Stage(const QString &pictures, YunchuangStyle &style);
    ~Stage();

    /// Prints one step and what was checked; whether it holds.
    bool step(const char *what, bool holds, const QString &figure = {});
    [[nodiscard]] int failures() const { return m_failures; }

    /// Sets the service up, lets the platforms and receivers in, and starts it.
    [[nodiscard]] bool open();
    /// Ends the receivers' systems and the service in order.
    [[nodiscard]] bool close();
    /// Hands applications in from all sources and notes what they got wrong.
    [[nodiscard]] bool handIn(int count);
    /// Hands in one application for each of these items; those that came in, in their order.
    [[nodiscard]] QVector<HandedIn> handInFor(const QStringList &items, int seed);
    /// What an applicant does with one application, by a command of the simulator: rate, withdraw …
    [[nodiscard]] bool applicantDoes(const QString &command, const HandedIn &application, const QStringList &more = {});
    /// Receivers' systems that take pushes in from now on, some of them at the second attempt.
    void startReceivers();
    /// Lets applicants answer what was asked of them; whether one did.
    [[nodiscard]] bool answerCorrection(const HandedIn &application);

    /// A paper as the scanner of a window puts it on the clerk's disk.
    [[nodiscard]] QString scan() const;

    /// An application with that mistake that nothing was done with here; each is given once. Empty: there is none left.
    [[nodiscard]] HandedIn take(const QString &mistake = QStringLiteral("NONE"));
    [[nodiscard]] const QVector<HandedIn> &applications() const { return m_applications; }
    /// Somebody else has it, or it was worked on.
    void taken(const CaseId &id) { m_taken.insert(id); }

    /// A desk with nobody at it yet; `port`: of the network it is on, 0: the service's own.
    [[nodiscard]] std::unique_ptr<DemoWindow> desk(quint16 port = 0);
    [[nodiscard]] ServiceProcess &service() { return m_service; }
    [[nodiscard]] QString pictures() const { return m_pictures.absolutePath(); }
    [[nodiscard]] QString profiles() const { return m_work.filePath(QStringLiteral("profiles")); }

private:
    /// Runs the simulator to its end; its exit code.
    [[nodiscard]] int simulate(const QStringList &arguments, QByteArray *output = nullptr);
    [[nodiscard]] QStringList line() const;
    /// What was noted since `known` lines of the journal.
    [[nodiscard]] QVector<HandedIn> noted(qsizetype known, QSet<QString> *sources = nullptr) const;
    [[nodiscard]] QString journal() const { return m_work.filePath(QStringLiteral("journal.jsonl")); }

    QDir m_pictures;
    YunchuangStyle &m_style;
    QTemporaryDir m_work;
    ServiceProcess m_service;
    KeychainStorage m_keychain;
    QProcess m_receivers;
    QVector<HandedIn> m_applications;
    QSet<CaseId> m_taken;
    int m_failures = 0;
};

} // namespace yunchuang
