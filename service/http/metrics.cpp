// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/metrics.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yunchuang::service {

namespace {

QByteArray escaped(QByteArray text, bool inQuotes)
{
    text.replace('\\', "\\\\").replace('\n', "\\n");
    if (inQuotes)
        text.replace('"', "\\\"");
    return text;
}

QByteArray number(double value)
{
    if (std::isinf(value))
        return value > 0 ? QByteArrayLiteral("+Inf") : QByteArrayLiteral("-Inf");
    if (std::isnan(value))
        return QByteArrayLiteral("NaN");
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return QByteArray::number(static_cast<qint64>(value));
    return QByteArray::number(value, 'g', 12);
}

bool isMetricName(const QByteArray &name)
{
    return !name.isEmpty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

QByteArray labelText(const QList<QByteArray> &names, const QList<QByteArray> &values, const QByteArray &bound = {})
{
    QList<QByteArray> pairs;
    for (qsizetype i = 0; i < names.size(); ++i)
        pairs.append(names[i] + "=\"" + escaped(values[i], true) + '"');
    if (!bound.isEmpty())
        pairs.append("le=\"" + bound + '"');
    return pairs.isEmpty() ? QByteArray() : '{' + pairs.join(',') + '}';
}

} // namespace

void MetricsRegistry::declareCounter(const QByteArray &name, const QByteArray &help,
                                     const QList<QByteArray> &labelNames)
{
    declare(name, {Kind::Counter, help, labelNames, {}, {}, {}, {}});
}

void MetricsRegistry::declareGauge(const QByteArray &name, const QByteArray &help, const QList<QByteArray> &labelNames)
{
    declare(name, {Kind::Gauge, help, labelNames, {}, {}, {}, {}});
}

void MetricsRegistry::declareGauge(const QByteArray &name, const QByteArray &help, std::function<double()> read)
{
    declare(name, {Kind::Gauge, help, {}, {}, std::move(read), {}, {}});
}

void MetricsRegistry::declareHistogram(const QByteArray &name, const QByteArray &help, std::vector<double> bounds,
                                       const QList<QByteArray> &labelNames)
{
    if (bounds.empty() || !std::is_sorted(bounds.begin(), bounds.end()))
        throw std::logic_error("bounds of " + name.toStdString());
    declare(name, {Kind::Histogram, help, labelNames, std::move(bounds), {}, {}, {}});
}

void MetricsRegistry::declareHistogram(const QByteArray &name, const QByteArray &help, std::vector<double> bounds,
                                       std::function<Histogram()> read)
{
    if (bounds.empty() || !std::is_sorted(bounds.begin(), bounds.end()))
        throw std::logic_error("bounds of " + name.toStdString());
    declare(name, {Kind::Histogram, help, {}, std::move(bounds), {}, std::move(read), {}});
}

void MetricsRegistry::Family::ask()
{
    if (read)
        series[Labels()].value = read();
    if (!readHistogram)
        return;
    Histogram now = readHistogram();
    now.buckets.resize(bounds.size());
    series[Labels()] = {now.sum, std::move(now.buckets), now.observations};
}

void MetricsRegistry::declare(const QByteArray &name, Family family)
{
    if (!isMetricName(name) || !std::all_of(family.labelNames.begin(), family.labelNames.end(), isMetricName))
        throw std::logic_error("not a metric name: " + name.toStdString());
    // A metric without labels is there with 0 from the start, so that its first increase is seen as one.
    if (family.labelNames.isEmpty() && !family.isAskedFor()) {
        Series &series = family.series[Labels()];
        series.buckets.resize(family.bounds.size());
    }
    const std::lock_guard lock(m_mutex);
    const auto [it, added] = m_families.try_emplace(name, std::move(family));
    if (!added)
        throw std::logic_error("declared twice: " + name.toStdString());
}

MetricsRegistry::Series &MetricsRegistry::at(const QByteArray &name, Kind kind, const Labels &labels)
{
    const auto it = m_families.find(name);
    if (it == m_families.end() || it->second.kind != kind || it->second.labelNames.size() != labels.size())
        throw std::logic_error("metric used otherwise than declared: " + name.toStdString());
    Series &series = it->second.series[labels];
    series.buckets.resize(it->second.bounds.size());
    return series;
}

void MetricsRegistry::count(const QByteArray &name, const Labels &labels, double by)
{
    const std::lock_guard lock(m_mutex);
    at(name, Kind::Counter, labels).value += by;
}

void MetricsRegistry::set(const QByteArray &name, double value, const Labels &labels)
{
    const std::lock_guard lock(m_mutex);
    at(name, Kind::Gauge, labels).value = value;
}

void MetricsRegistry::observe(const QByteArray &name, double value, const Labels &labels)
{
    const std::lock_guard lock(m_mutex);
    Series &series = at(name, Kind::Histogram, labels);
    const auto &bounds = m_families.find(name)->second.bounds;
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), value);
    if (bucket != bounds.end())
        ++series.buckets[static_cast<std::size_t>(bucket - bounds.begin())];
    ++series.observations;
    series.value += value;
}

double MetricsRegistry::value(const QByteArray &name, const Labels &labels) const
{
    Family family;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_families.find(name);
        if (it == m_families.end())
            return 0;
        family = it->second;
    }
    family.ask();
    const auto series = family.series.find(labels);
    if (series == family.series.end())
        return 0;
    return family.kind == Kind::Histogram ? static_cast<double>(series->second.observations) : series->second.value;
}

QByteArray MetricsRegistry::text() const
{
    // Copied first: a reading function may itself count something.
    std::map<QByteArray, Family> families;
    {
        const std::lock_guard lock(m_mutex);
        families = m_families;
    }
    QByteArray out;
    for (auto &[name, family] : families) {
        family.ask();
        write(out, name, family);
    }
    return out;
}

void MetricsRegistry::write(QByteArray &out, const QByteArray &name, const Family &family)
{
    static constexpr const char *kinds[] = {"counter", "gauge", "histogram"};
    out.append("# HELP " + name + ' ' + escaped(family.help, false) + '\n');
    out.append("# TYPE " + name + ' ' + kinds[static_cast<int>(family.kind)] + '\n');
    for (const auto &[labels, series] : family.series) {
        if (family.kind != Kind::Histogram) {
            out.append(name + labelText(family.labelNames, labels) + ' ' + number(series.value) + '\n');
            continue;
        }
        quint64 below = 0;
        for (std::size_t i = 0; i < family.bounds.size(); ++i) {
            below += series.buckets[i];
            out.append(name + "_bucket" + labelText(family.labelNames, labels, number(family.bounds[i])) + ' ' +
                       QByteArray::number(below) + '\n');
        }
        const QByteArray total = QByteArray::number(series.observations);
        const QByteArray plain = labelText(family.labelNames, labels);
        out.append(name + "_bucket" + labelText(family.labelNames, labels, "+Inf") + ' ' + total + '\n');
        out.append(name + "_sum" + plain + ' ' + number(series.value) + '\n');
        out.append(name + "_count" + plain + ' ' + total + '\n');
    }
}

} // namespace yunchuang::service
