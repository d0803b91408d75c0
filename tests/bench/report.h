// SPDX-License-Identifier: GPL-3.0-or-later
// Report: the figures of a run with their targets, as a table for people and a JSON line for machines.
#pragma once

#include "tests/bench/traffic.h"

#include <QJsonArray>
#include <QJsonObject>

namespace madang::bench {

struct Figure {
    QByteArray name;
    QByteArray unit;
    double ours = 0;
    double reference = 0; ///< of the raw broadcast or the disk, in the same run; 0: there is none
    double ratio = 0; ///< ours to the reference, the median of the repetitions; without reference: ours
    enum class Target { None, AtLeast, AtMost } kind = Target::None;
    double target = 0; ///< for the ratio

    bool isMet() const
    {
        return kind == Target::None || (kind == Target::AtLeast ? ratio >= target : ratio <= target);
    }
};

class Report {
public:
    void begin(const QByteArray &scenario);
    void add(const Figure &figure);
    void add(const Faults &faults);
    /// A remark for people.
    void note(const QByteArray &text);
    /// The last line for people, and one of JSON at the end of that file, unless it is empty. The exit code
    /// of the program: 1 after faults, 2 after a missed target where that counts, 74 when the file cannot be
    /// written.
    int conclude(const QString &file, bool targetsCount) const;

private:
    QByteArray json() const;

    QByteArray m_scenario;
    QJsonArray m_figures;
    Faults m_faults;
    int m_missed = 0;
};

/// The middle one; 0 of none.
double median(std::vector<double> values);
/// Figure of paired repetitions: medians of each side, and of the ratios.
Figure compared(const QByteArray &name, const QByteArray &unit, const std::vector<double> &ours,
                const std::vector<double> &reference, Figure::Target kind = Figure::Target::None,
                double target = 0);

} // namespace madang::bench
