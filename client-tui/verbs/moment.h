// SPDX-License-Identifier: GPL-3.0-or-later
// Where /goto is asked to go, read from what a person types.
#pragma once

#include <QDate>
#include <QString>
#include <QTime>

#include <optional>

namespace madang::tui {

struct Moment {
    enum class Kind { Day, Position, Unread, End };
    Kind kind = Kind::End;
    QDate day;
    qint64 position = 0;
    QTime time = {}; ///< of that day; null: its beginning
    bool operator==(const Moment &) const = default;
};

/// "2026-05-31", "5/31", "31.5.", "today", "어제", "1234", "#1234", "unread", "end". A day without a year is
/// the last one that has been.
std::optional<Moment> readMoment(const QString &text, QDate today);
/// The same, or a time of such a day: "2026-05-31 17:00", "5/31 5:30 pm", "어제 오후 5시 반"; a time alone is
/// today's.
std::optional<Moment> readMomentOrTime(const QString &text, QDate today);

} // namespace madang::tui
