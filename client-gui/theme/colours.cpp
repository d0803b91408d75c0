// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace madang::gui {

const Colours &lightColours()
{
    static const Colours colours{
        .window = QColor(0xf3, 0xf0, 0xea),
        .surface = QColor(0xfd, 0xfc, 0xfa),
        .raised = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe9, 0xe5, 0xdc),
        .selected = QColor(0xdc, 0xe9, 0xe1),
        .border = QColor(0xe3, 0xde, 0xd4),
        .borderStrong = QColor(0x93, 0x8c, 0x80),
        .text = QColor(0x24, 0x22, 0x1e),
        .muted = QColor(0x66, 0x61, 0x58),
        .faint = QColor(0xa8, 0xa1, 0x95),
        .accent = QColor(0x1c, 0x75, 0x59),
        .accentHover = QColor(0x16, 0x63, 0x4b),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .accentSoft = QColor(0xdf, 0xee, 0xe6),
        .accentText = QColor(0x14, 0x66, 0x4c),
        .money = QColor(0xc0, 0x4d, 0x17),
        .moneyHover = QColor(0xa5, 0x40, 0x10),
        .onMoney = QColor(0xff, 0xff, 0xff),
        .moneySoft = QColor(0xfc, 0xec, 0xe0),
        .moneyText = QColor(0xa8, 0x42, 0x11),
        .danger = QColor(0xb3, 0x2d, 0x2d),
        .onDanger = QColor(0xff, 0xff, 0xff),
        .dangerSoft = QColor(0xfb, 0xe6, 0xe4),
        .dangerText = QColor(0xa1, 0x22, 0x22),
        .warningSoft = QColor(0xfb, 0xf1, 0xd3),
        .warningText = QColor(0x72, 0x51, 0x05),
        .successText = QColor(0x1b, 0x6b, 0x3a),
        .ownBubble = QColor(0xd9, 0xec, 0xe2),
        .otherBubble = QColor(0xf1, 0xee, 0xe8),
        .selection = QColor(0xb5, 0xdb, 0xcb),
        .focus = QColor(0x1c, 0x75, 0x59),
        .scrim = QColor(0x24, 0x20, 0x18, 0x73),
        .shadow = QColor(0x3a, 0x32, 0x24, 0x24),
    };
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours{
        .window = QColor(0x1e, 0x1f, 0x1d),
        .surface = QColor(0x16, 0x17, 0x16),
        .raised = QColor(0x27, 0x28, 0x26),
        .hover = QColor(0x2c, 0x2e, 0x2b),
        .selected = QColor(0x2a, 0x3b, 0x33),
        .border = QColor(0x33, 0x34, 0x31),
        .borderStrong = QColor(0x7c, 0x7d, 0x77),
        .text = QColor(0xea, 0xe8, 0xe2),
        .muted = QColor(0xa9, 0xa6, 0x9e),
        .faint = QColor(0x6c, 0x6a, 0x64),
        .accent = QColor(0x5f, 0xc4, 0x9c),
        .accentHover = QColor(0x7a, 0xd3, 0xaf),
        .onAccent = QColor(0x0c, 0x21, 0x19),
        .accentSoft = QColor(0x21, 0x36, 0x2d),
        .accentText = QColor(0x79, 0xd1, 0xad),
        .money = QColor(0xee, 0x90, 0x5c),
        .moneyHover = QColor(0xf5, 0xa4, 0x76),
        .onMoney = QColor(0x2b, 0x13, 0x05),
        .moneySoft = QColor(0x3a, 0x28, 0x1d),
        .moneyText = QColor(0xf3, 0xa2, 0x74),
        .danger = QColor(0xe8, 0x7b, 0x74),
        .onDanger = QColor(0x2c, 0x0b, 0x09),
        .dangerSoft = QColor(0x3c, 0x22, 0x20),
        .dangerText = QColor(0xf2, 0x97, 0x90),
        .warningSoft = QColor(0x38, 0x30, 0x1a),
        .warningText = QColor(0xe6, 0xc3, 0x6c),
        .successText = QColor(0x83, 0xd1, 0x9b),
        .ownBubble = QColor(0x23, 0x44, 0x38),
        .otherBubble = QColor(0x26, 0x27, 0x25),
        .selection = QColor(0x36, 0x6b, 0x57),
        .focus = QColor(0x79, 0xd1, 0xad),
        .scrim = QColor(0x00, 0x00, 0x00, 0x99),
        .shadow = QColor(0x00, 0x00, 0x00, 0x66),
    };
    return colours;
}

QColor avatarColour(qint64 number)
{
    static const std::array<QColor, 10> tones{QColor(0x2f, 0x6f, 0x8f), QColor(0x8a, 0x4f, 0x7d),
                                              QColor(0x4c, 0x74, 0x3c), QColor(0xa3, 0x52, 0x2f),
                                              QColor(0x4f, 0x5b, 0x9c), QColor(0x97, 0x4b, 0x55),
                                              QColor(0x2b, 0x75, 0x6c), QColor(0x7d, 0x63, 0x2a),
                                              QColor(0x6a, 0x55, 0x8f), QColor(0x5e, 0x68, 0x6e)};
    // Ids grow with time: mixing keeps neighbours from sharing a tone.
    quint64 mixed = static_cast<quint64>(number) * 0x9e3779b97f4a7c15ULL;
    mixed ^= mixed >> 32;
    return tones[mixed % tones.size()];
}

namespace {

    double luminance(const QColor &colour)
    {
        const auto channel = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(static_cast<double>(colour.redF()))
            + 0.7152 * channel(static_cast<double>(colour.greenF()))
            + 0.0722 * channel(static_cast<double>(colour.blueF()));
    }

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace madang::gui
