// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace yunchuang::service {

/// Figures about the running service in Prometheus's text format 0.0.4. Every function may be called from any thread.
/// A metric is made by its first use of `declare…`; using a name that was not declared, declaring it twice with
/// another kind, or giving other labels than declared is a bug and throws std::logic_error.
class MetricsRegistry
{
public:
    /// Label values in the order of the declared label names.
    using Labels = QList<QByteArray>;

    void declareCounter(const QByteArray &name, const QByteArray &help, const QList<QByteArray> &labelNames = {});
    void declareGauge(const QByteArray &name, const QByteArray &help, const QList<QByteArray> &labelNames = {});
    /// A gauge without labels whose value is asked for at each reading. `read` may be called from any thread.
    void declareGauge(const QByteArray &name, const QByteArray &help, std::function<double()> read);
    /// `bounds` are the upper bounds of the buckets, ascending; +Inf is added.
    void declareHistogram(const QByteArray &name, const QByteArray &help, std::vector<double> bounds,
                          const QList<QByteArray> &labelNames = {});

    /// What a histogram shows: observations by bucket, one for each bound, in all, and the sum of what was observed.
    struct Histogram
    {
        std::vector<quint64> buckets;
        quint64 observations = 0;
        double sum = 0;
    };
    /// A histogram without labels that is asked for at each reading. `read` may be called from any thread.
    void declareHistogram(const QByteArray &name, const QByteArray &help, std::vector<double> bounds,
                          std::function<Histogram()> read);

    /// Adds to a counter; `by` is not negative.
    void count(const QByteArray &name, const Labels &labels = {}, double by = 1);
    void set(const QByteArray &name, double value, const Labels &labels = {});
    void observe(const QByteArray &name, double value, const Labels &labels = {});

    /// The present value of a counter or gauge, or the number of observations of a histogram; 0 when never used.
    [[nodiscard]] double value(const QByteArray &name, const Labels &labels = {}) const;

    /// All of it as text/plain; version=0.0.4.
    [[nodiscard]] QByteArray text() const;

private:
    enum class Kind { Counter, Gauge, Histogram };
    struct Series
    {
        double value = 0;
        std::vector<quint64> buckets;
        quint64 observations = 0;
    };
    struct Family
    {
        Kind kind = Kind::Counter;
        QByteArray help;
        QList<QByteArray> labelNames;
        std::vector<double> bounds;
        std::function<double()> read;
        std::function<Histogram()> readHistogram;
        std::map<Labels, Series> series;

        [[nodiscard]] bool isAskedFor() const { return read || readHistogram; }
        void ask();
    };

    void declare(const QByteArray &name, Family family);
    Series &at(const QByteArray &name, Kind kind, const Labels &labels);
    static void write(QByteArray &out, const QByteArray &name, const Family &family);

    mutable std::mutex m_mutex;
    std::map<QByteArray, Family> m_families;
};

} // namespace yunchuang::service
