// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser shows at the address of a room or a message: where it leads, and the way into the program.
// Pure rendering.
#pragma once

#include "server/features/web_page.h"

namespace madang::place_page {

/// `room`: its name, where everybody may know it; empty tells nobody whether there is such a room.
Reply show(const PlaceLink &place, const QString &room, web::Language language);
/// Of an address that can lead nowhere.
Reply missing(web::Language language);

} // namespace madang::place_page
