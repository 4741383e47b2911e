// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace yunchuang::bench {

/// How large a run is.
struct Settings
{
    QString service;   ///< path of yunchuangd
    QString resources; ///< folder with users.demo.json and registry-demo
    int repetitions = 5;
    int decisions = 2000;    ///< of one measurement
    int connections = 64;    ///< that hand decisions in at the same time
    int cases = 100'000;     ///< of the first sync
    int million = 1'000'000; ///< cases, and rows of a registry, of the rows about a full service
    int clients = 200;       ///< that wait for news while decisions go in
    int pace = 100;          ///< decisions that go in in a second
    int seconds = 10;        ///< for which they do
};

/// The same work done twice in one repetition: by the program, and by the least that could do it.
struct Measurement
{
    QString what;
    QString unit;          ///< "decisions/s"
    double measured = 0.0; ///< of the program
    double floor = 0.0;    ///< of the least
    int decimals = 0;      ///< that a reader wants to see

    [[nodiscard]] double ratio() const { return floor > 0.0 ? measured / floor : 0.0; }
};

/// One question that the benchmarks answer. A row checks what it counted: figures of work that was not done, or not
/// done rightly, are not given out.
class Row
{
public:
    Row() = default;
    virtual ~Row() = default;
    Row(const Row &) = delete;
    Row &operator=(const Row &) = delete;

    /// Everything that is not measured. False, with a warning, when it fails.
    [[nodiscard]] virtual bool prepare() = 0;
    /// Measures once; always the same lines in the same order. `repetition` counts from 0, for rows that change the
    /// order of what they measure. Nothing, with a warning, when something was not as it should be.
    [[nodiscard]] virtual std::optional<QVector<Measurement>> measure(int repetition) = 0;
};

/// A row of the table of rows: what it is called on the command line, and how it is made.
struct RowEntry
{
    QString name;
    QString question; ///< one line for the reader of the table
    std::unique_ptr<Row> (*make)(const Settings &settings);
};

/// All rows, in the order of the table.
[[nodiscard]] const std::vector<RowEntry> &rows();

/// Time since it was made.
class StopWatch
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace yunchuang::bench
