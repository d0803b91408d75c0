// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of every page the server renders for browsers: Korean or English, one style sheet, no script but
// one of our own where something moves, readable on a phone. What a page says stands in its feature.
#pragma once

#include "common/protocol/place_link.h"
#include "server/core/routes.h"
#include "server/features/markup.h"

namespace madang::web {

enum class Language { English, Korean };
Language languageOf(const Caller &caller);

/// One sentence in both languages.
struct Words {
    const char16_t *english;
    const char16_t *korean;
    QString in(Language language) const
    {
        return QString::fromUtf16(language == Language::Korean ? korean : english);
    }
};

/// The colour of the headline.
enum class Mood { Ask, Wait, Good, Bad };

/// What the frame needs.
struct Page {
    int status = 200;
    Mood mood = Mood::Ask;
    QString title;
    Markup body = {};
    QString reload = {}; ///< an address to go to by itself; empty: none
    int reloadSeconds = 5;
    QString script = {}; ///< path of the page's one script, ours; empty: none
    QString foreignScript = {}; ///< address of another company's, run before ours
    QString scriptHost = {}; ///< where that is; the only host beside ours whose script may run
    QString otherHosts = {}; ///< where else that script may ask, send to and show frames of, by spaces
};
Reply rendered(const Page &page, Language language);

Markup paragraph(const QString &text);
/// What is wrong, read out at once by who cannot see it.
Markup complaint(const QString &text);
/// One line of a list of facts (<dl>).
Markup fact(const Words &name, const QString &value, Language language);
QString won(Money money, Language language);
/// The moment as clocks in Korea show it.
QString koreanTime(Timestamp at);

/// The way from a browser into the program, where there is one on this machine.
Markup wayIn(const PlaceLink &place, const Words &words, Language language);

/// Sends the browser to another page of ours.
Reply seeOther(const QString &address);

/// The style sheet of all pages.
Reply styleSheet();

} // namespace madang::web
