// SPDX-License-Identifier: GPL-3.0-or-later
// The distances of the house, in logical pixels at 100 %. What paints itself scales them by the theme; those
// of layouts are scaled by it from outside (air.h).
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
