// SPDX-License-Identifier: GPL-3.0-or-later
// copyLink: puts the address of a place on the clipboard, in the form that every browser opens.
#pragma once

#include "common/protocol/place_link.h"

#include <QClipboard>
#include <QGuiApplication>

namespace madang::gui {

inline void copyLink(const PlaceLink &place)
{
    QGuiApplication::clipboard()->setText(place.web().toString(QUrl::FullyEncoded));
}

} // namespace madang::gui
