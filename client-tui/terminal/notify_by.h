// SPDX-License-Identifier: GPL-3.0-or-later
// How a terminal is asked to notify, and the octets for it. Terminals know one of two sequences, or none.
#pragma once

#include <QString>

namespace madang::tui {

enum class NotifyBy {
    Osc9, ///< iTerm2, Windows Terminal, WezTerm, kitty, foot: one text
    Osc777, ///< urxvt, foot, WezTerm, Ghostty: title and text
};

/// The sequence. Whatever others wrote is made safe: no control character, none of the ";" that part fields,
/// and no more than some lines' worth.
QByteArray notifySequence(NotifyBy by, const QString &title, const QString &text);

} // namespace madang::tui
