// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/place_menu.h"

#include <QCoreApplication>
#include <QMenu>

namespace madang::gui {

namespace {

    struct PlaceMenu {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::PlaceMenu)
    };

} // namespace

void addPlaces(QMenu &menu, const Theme &theme, const RoomPlaces &places)
{
    if (places.openWindow)
        menu.addAction(theme.icon(Glyph::Panel), PlaceMenu::tr("Open in its own window"), &menu,
                       places.openWindow);
    if (places.setFloating) {
        QAction *floating = menu.addAction(PlaceMenu::tr("Floating chat"), &menu, places.setFloating);
        floating->setCheckable(true);
        floating->setChecked(places.isFloating);
    }
}

} // namespace madang::gui
