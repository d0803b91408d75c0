// SPDX-License-Identifier: GPL-3.0-or-later
// The distances of the house, in logical pixels. Text grows with the font scale; the air between does not.
#pragma once

namespace madang::space {

inline constexpr int kHair = 2;
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kWide = 24;
inline constexpr int kHuge = 32;

inline constexpr int kRadius = 8; ///< buttons, fields, rows
inline constexpr int kCardRadius = 12; ///< cards, sheets, bubbles

} // namespace madang::space
