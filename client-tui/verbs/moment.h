// SPDX-License-Identifier: GPL-3.0-or-later
// Where /goto is asked to go, read from what a person types.
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace madang::tui {

struct Moment {
    enum class Kind { Day, Position, Unread, End };
    Kind kind = Kind::End;
    QDate day;
    qint64 position = 0;
    bool operator==(const Moment &) const = default;
};

/// "2026-05-31", "5/31", "31.5.", "today", "어제", "1234", "#1234", "unread", "end". A day without a year is
/// the last one that has been.
std::optional<Moment> readMoment(const QString &text, QDate today);

} // namespace madang::tui
