// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSysInfo>

#include <algorithm>
#include <cstdio>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    /// Enough digits and no more: 1234567, 12.3, 0.57.
    QByteArray shown(double value)
    {
        const double size = qAbs(value);
        return QByteArray::number(value, 'f', size >= 1000 ? 0 : size >= 10 ? 1 : 2);
    }

} // namespace

void Report::begin(const QByteArray &scenario)
{
    m_scenario = scenario;
    std::printf("\n%-44s %12s %12s %8s  %s\n", scenario.constData(), "Madang", "reference", "ratio",
                "target");
    std::fflush(stdout);
}

void Report::add(const Figure &figure)
{
    const bool paired = figure.reference > 0;
    QByteArray target;
    if (figure.kind != Figure::Target::None) {
        target = (figure.kind == Figure::Target::AtLeast ? ">= " : "<= ") + shown(figure.target)
            + (figure.isMet() ? "" : "  MISSED");
    }
    std::printf("  %-42s %12s %12s %8s  %s\n", (figure.name + ", " + figure.unit).constData(),
                shown(figure.ours).constData(), paired ? shown(figure.reference).constData() : "",
                paired ? shown(figure.ratio).constData() : "", target.constData());
    std::fflush(stdout);
    m_missed += figure.isMet() ? 0 : 1;
    QJsonObject line{{u"scenario"_s, QString::fromLatin1(m_scenario)},
                     {u"name"_s, QString::fromLatin1(figure.name)},
                     {u"unit"_s, QString::fromLatin1(figure.unit)},
                     {u"ours"_s, figure.ours}};
    if (paired) {
        line[u"reference"_s] = figure.reference;
        line[u"ratio"_s] = figure.ratio;
    }
    if (figure.kind != Figure::Target::None) {
        line[figure.kind == Figure::Target::AtLeast ? u"atLeast"_s : u"atMost"_s] = figure.target;
        line[u"met"_s] = figure.isMet();
    }
    m_figures.append(line);
}

void Report::add(const Faults &faults)
{
    m_faults += faults;
    if (!faults.none()) {
        std::printf("  FAULTS: %lld lost, %lld doubled, %lld reordered, %lld refused\n",
                    static_cast<long long>(faults.lost), static_cast<long long>(faults.doubled),
                    static_cast<long long>(faults.reordered), static_cast<long long>(faults.refused));
    }
}

void Report::note(const QByteArray &text)
{
    std::printf("  %s\n", text.constData());
    std::fflush(stdout);
}

int Report::conclude(const QString &name, bool targetsCount) const
{
    std::printf("\n%lld lost, %lld doubled, %lld reordered, %lld refused; %d %s missed\n",
                static_cast<long long>(m_faults.lost), static_cast<long long>(m_faults.doubled),
                static_cast<long long>(m_faults.reordered), static_cast<long long>(m_faults.refused),
                m_missed, m_missed == 1 ? "target" : "targets");
    if (m_faults.refused > 0)
        std::printf("The daemon refused posts: its limits are in the way (limits.rate_percent = 0).\n");
    std::fflush(stdout);
    QFile file(name);
    if (!name.isEmpty()
        && (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(json() + '\n') <= 0)) {
        std::fprintf(stderr, "cannot write to %s\n", qPrintable(name));
        return 74;
    }
    if (!m_faults.none())
        return 1;
    return targetsCount && m_missed > 0 ? 2 : 0;
}

QByteArray Report::json() const
{
    const QJsonObject line{{u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                           {u"version"_s, QStringLiteral(MADANG_VERSION)},
                           {u"kernel"_s, QSysInfo::kernelVersion()},
                           {u"figures"_s, m_figures},
                           {u"lost"_s, m_faults.lost},
                           {u"doubled"_s, m_faults.doubled},
                           {u"reordered"_s, m_faults.reordered},
                           {u"refused"_s, m_faults.refused},
                           {u"missed"_s, m_missed}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Figure compared(const QByteArray &name, const QByteArray &unit, const std::vector<double> &ours,
                const std::vector<double> &reference, Figure::Target kind, double target)
{
    std::vector<double> ratios;
    for (size_t i = 0; i < ours.size() && i < reference.size(); ++i)
        ratios.push_back(reference[i] > 0 ? ours[i] / reference[i] : 0);
    Figure figure{name, unit, median(ours), median(reference), median(ratios), kind, target};
    if (reference.empty())
        figure.ratio = figure.ours;
    return figure;
}

} // namespace madang::bench
