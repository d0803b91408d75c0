// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the desktop client, by what it is for. No widget names a colour of its own.
#pragma once

#include <QColor>

namespace madang::gui {

/// One shade of the house: paper and jade by day, ink and jade by night. Persimmon is kept for money. The two
/// of high contrast keep 7:1 for everything that is read and 3:1 for everything that has to be made out.
struct Colours {
    QColor window; ///< behind the side panels
    QColor surface; ///< behind the conversation and in dialogs
    QColor raised; ///< fields, cards, menus
    QColor hover; ///< a row or quiet button under the pointer
    QColor selected; ///< the chosen row
    QColor border;
    QColor borderStrong; ///< of fields and controls, at least 3:1 against what is behind

    QColor text;
    QColor muted; ///< second lines, times; still at least 4.5:1
    QColor faint; ///< decoration only, never the only way to read something

    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentSoft; ///< tinted ground
    QColor accentText; ///< accent used as text or line on a surface

    QColor money;
    QColor moneyHover;
    QColor onMoney;
    QColor moneySoft;
    QColor moneyText;

    QColor danger;
    QColor onDanger;
    QColor dangerSoft;
    QColor dangerText;
    QColor warningSoft;
    QColor warningText;
    QColor successText;

    QColor ownBubble;
    QColor otherBubble;
    QColor selection; ///< behind selected text
    QColor focus; ///< the ring around what has the keyboard
    QColor ring; ///< the same around a button filled with accent or money
    QColor scrim; ///< over the window while a sheet is open
    QColor shadow;

    /// High contrast: a frame says what a tint alone says otherwise.
    bool strong = false;
};

const Colours &lightColours();
const Colours &darkColours();
const Colours &contrastLightColours();
const Colours &contrastDarkColours();

/// The colour of an avatar: always the same for the same number, readable under white letters.
QColor avatarColour(qint64 number);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace madang::gui
