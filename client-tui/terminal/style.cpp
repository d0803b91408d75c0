// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/style.h"

#include <array>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr std::array kNames{"black"_L1, "red"_L1,     "green"_L1, "yellow"_L1,
                                "blue"_L1,  "magenta"_L1, "cyan"_L1,  "white"_L1};

    /// What the sixteen named colours usually look like.
    constexpr std::array<quint32, 16> kUsual{0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
                                             0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
                                             0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};
    constexpr std::array kCube{0, 95, 135, 175, 215, 255};

    int distance(quint32 a, quint32 b)
    {
        int sum = 0;
        for (const int shift : {0, 8, 16}) {
            const int d = int((a >> shift) & 0xff) - int((b >> shift) & 0xff);
            sum += d * d;
        }
        return sum;
    }

    quint32 rgbOf(int index)
    {
        if (index < 16)
            return kUsual.at(size_t(index));
        if (index >= 232) {
            const quint32 grey = quint32(8 + (index - 232) * 10);
            return (grey << 16) | (grey << 8) | grey;
        }
        const int c = index - 16;
        return (quint32(kCube.at(size_t(c / 36))) << 16) | (quint32(kCube.at(size_t(c / 6 % 6))) << 8)
            | quint32(kCube.at(size_t(c % 6)));
    }

    int nearestIndex(quint32 rgb, int first, int count)
    {
        int best = first;
        for (int i = first; i < first + count; ++i) {
            if (distance(rgb, rgbOf(i)) < distance(rgb, rgbOf(best)))
                best = i;
        }
        return best;
    }

    /// Squared distance in RGB below which two colours count as one.
    constexpr int kAlike = 32 * 32;

    quint32 rgbOf(Colour colour)
    {
        return colour.kind == Colour::Kind::Rgb ? colour.value : rgbOf(int(colour.value));
    }

    /// Black or white, whichever can be read on a colour, as a depth says it.
    Colour contrastTo(Colour background, Depth depth)
    {
        const quint32 rgb = rgbOf(background);
        const int light = int(((rgb >> 16) & 0xff) * 3 + ((rgb >> 8) & 0xff) * 6 + (rgb & 0xff));
        const bool onLight = light > 10 * 0x7f;
        if (depth == Depth::Eight || depth == Depth::Sixteen)
            return Colour::named(onLight ? 0 : depth == Depth::Eight ? 7 : 15);
        return Colour::indexed(onLight ? 16 : 231);
    }

    void appendColour(QByteArray &out, Colour colour, int base)
    {
        const auto number = [&out](quint32 n) { out += QByteArray::number(n); };
        out += ';';
        switch (colour.kind) {
        case Colour::Kind::Default:
            number(quint32(base + 9));
            break;
        case Colour::Kind::Named:
            number(colour.value < 8 ? quint32(base) + colour.value : quint32(base) + 60 + colour.value - 8);
            break;
        case Colour::Kind::Indexed:
            number(quint32(base + 8));
            out += ";5;";
            number(colour.value);
            break;
        case Colour::Kind::Rgb:
            number(quint32(base + 8));
            out += ";2;";
            number((colour.value >> 16) & 0xff);
            out += ';';
            number((colour.value >> 8) & 0xff);
            out += ';';
            number(colour.value & 0xff);
            break;
        }
    }

} // namespace

std::optional<Colour> Colour::fromText(QStringView text)
{
    if (text == "default"_L1)
        return Colour();
    bool ok = false;
    if (text.startsWith(u'#')) {
        const uint rgb = text.mid(1).toUInt(&ok, 16);
        return ok && text.size() == 7 ? std::optional(Colour::rgb(rgb)) : std::nullopt;
    }
    const int index = text.toInt(&ok);
    if (ok)
        return index >= 0 && index < 256 ? std::optional(Colour::indexed(index)) : std::nullopt;
    const bool bright = text.startsWith("bright-"_L1);
    const QStringView name = bright ? text.mid(7) : text;
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (name == kNames.at(i))
            return Colour::named(int(i) + (bright ? 8 : 0));
    }
    return std::nullopt;
}

QStringList Colour::names()
{
    QStringList names{u"default"_s};
    for (const QLatin1StringView name : kNames)
        names.append(name);
    for (const QLatin1StringView name : kNames)
        names.append(u"bright-"_s + name);
    return names;
}

QString Colour::text() const
{
    switch (kind) {
    case Kind::Named:
        return names().value(int(value) + 1);
    case Kind::Indexed:
        return QString::number(value);
    case Kind::Rgb:
        return u"#%1"_s.arg(value, 6, 16, QChar(u'0'));
    case Kind::Default:
        break;
    }
    return u"default"_s;
}

bool isAlike(Colour one, Colour other)
{
    if (one.kind == Colour::Kind::Default || other.kind == Colour::Kind::Default)
        return false;
    return distance(rgbOf(one), rgbOf(other)) < kAlike;
}

Colour nearest(Colour colour, Depth depth)
{
    using Kind = Colour::Kind;
    if (depth == Depth::Mono || colour.kind == Kind::Default)
        return {};
    if (depth == Depth::True || (depth == Depth::Indexed && colour.kind != Kind::Rgb))
        return colour;
    if (depth == Depth::Indexed)
        return Colour::indexed(nearestIndex(colour.value, 16, 240));
    const int named = colour.kind == Kind::Named ? int(colour.value) : nearestIndex(rgbOf(colour), 0, 16);
    return Colour::named(named);
}

QByteArray sgr(const Style &style, Depth depth)
{
    Colour fg = nearest(style.fg, depth);
    Colour bg = nearest(style.bg, depth);
    bool isBright = false; // said by bold, where there are eight
    if (depth == Depth::Eight) {
        if (bg.kind == Colour::Kind::Named && bg.value >= 8)
            bg = bg.value == 8 ? Colour() : Colour::named(int(bg.value) - 8);
        if (fg.kind == Colour::Kind::Named && fg.value >= 8) {
            // A dark grey is no bright black here: without it, the usual colour is nearest.
            const bool grey = fg.value == 8;
            isBright = !grey;
            fg = !grey                             ? Colour::named(int(fg.value) - 8)
                : bg.kind == Colour::Kind::Default ? Colour()
                                                   : contrastTo(bg, depth);
        }
    }
    if (fg == bg && fg.kind != Colour::Kind::Default) {
        fg = contrastTo(bg, depth);
        isBright = false;
    }
    QByteArray out = "\033[0";
    for (const auto &[on, code] :
         {std::pair{style.bold || isBright, ";1"}, std::pair{style.dim && depth != Depth::Eight, ";2"},
          std::pair{style.italic, ";3"}, std::pair{style.underline, ";4"}, std::pair{style.inverse, ";7"},
          std::pair{style.struck, ";9"}}) {
        if (on)
            out += code;
    }
    if (fg.kind != Colour::Kind::Default)
        appendColour(out, fg, 30);
    if (bg.kind != Colour::Kind::Default)
        appendColour(out, bg, 40);
    return out + 'm';
}

} // namespace madang::tui
