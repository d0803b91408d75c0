// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell looks, and the sequence that says so to a terminal of a given colour depth. Which style means
// what is the theme's business.
#pragma once

#include "client-tui/terminal/hyperlink.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace madang::tui {

/// How many colours a terminal can show.
enum class Depth {
    Mono, ///< none: bold, underline and reverse only
    Eight, ///< the Linux console and the like; bright ones by bold
    Sixteen, ///< the palette of the person's own terminal, twice eight
    Indexed, ///< 256
    True ///< 16 million
};

/// A colour as the theme asks for it. Named ones follow the palette of the person's terminal.
struct Colour {
    enum class Kind : quint8 { Default, Named, Indexed, Rgb };
    Kind kind = Kind::Default;
    quint32 value = 0;

    static Colour named(int index) { return {Kind::Named, quint32(index)}; }
    static Colour indexed(int index) { return {Kind::Indexed, quint32(index)}; }
    static Colour rgb(quint32 rrggbb) { return {Kind::Rgb, rrggbb}; }
    /// "default", a name ("red", "bright-blue"), a number 0-255, or "#rrggbb".
    static std::optional<Colour> fromText(QStringView text);
    /// As fromText() reads it.
    QString text() const;
    /// The sixteen names and "default".
    static QStringList names();
    bool operator==(const Colour &) const = default;
};

struct Style {
    Colour fg;
    Colour bg;
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    bool struck = false; ///< through the middle
    Hyperlink link = {}; ///< where its words lead; sgr() has no word for it

    bool operator==(const Style &) const = default;
    Style withBold() const
    {
        Style s = *this;
        s.bold = true;
        return s;
    }
    Style withInverse() const
    {
        Style s = *this;
        s.inverse = !s.inverse;
        return s;
    }
    Style on(Colour background) const
    {
        Style s = *this;
        s.bg = background;
        return s;
    }
    Style leadingTo(const Hyperlink &address) const
    {
        Style s = *this;
        s.link = address;
        return s;
    }
};

/// The colour nearest to `colour` that the depth has.
Colour nearest(Colour colour, Depth depth);
/// Whether one of them could not be read on the other. Of a terminal's own default nothing is known.
bool isAlike(Colour one, Colour other);
/// The SGR sequence that sets exactly this style, starting from any other. Two colours that become one at
/// this depth are written as black or white on the background.
QByteArray sgr(const Style &style, Depth depth);

} // namespace madang::tui
