// SPDX-License-Identifier: GPL-3.0-or-later
// Something that lies over the timeline while typing goes on below it.
#pragma once

#include "client-tui/settings/keymap.h"
#include "client-tui/settings/theme.h"
#include "client-tui/terminal/cell_grid.h"

#include "common/base/result.h"

#include <optional>

namespace madang::tui {

class Overlay {
public:
    virtual ~Overlay() = default;
    virtual void paint(const Region &region, const Theme &theme) = 0;
    /// What a key does to it; false when it has no use for it. `lineIsEmpty` says whether Enter is free.
    virtual bool perform(const Action &action, bool lineIsEmpty) = 0;
    /// A key as it came, before anybody asks what it means elsewhere; false when it is of no use.
    virtual bool pressKey(const QString &) { return false; }
    /// A letter that was typed while the line was empty: as it came, and, when that is of no use, as the key
    /// of a Latin keyboard; false when it belongs to the line.
    virtual bool type(const QString &) { return false; }
    /// Whether everything typed is its, whatever stands in the line below.
    virtual bool takesTyping() const { return false; }
    /// What is sent from the line goes to it instead of into the room, while it lies there; nothing: it does
    /// not.
    virtual std::optional<Done> takeMessage(const QString &) { return {}; }
    /// A click or the wheel in its region.
    virtual void scroll(int lines) = 0;
    /// Where the cursor stands on the screen since the last painting, unless in the line below.
    virtual std::optional<QPoint> cursor() const { return {}; }
    /// Whether it lies over the panes at both sides too.
    virtual bool wantsWholeScreen() const { return false; }
    /// How many rows at the foot of the timeline are enough for it; 0: it wants them all.
    virtual int rowsWanted() const { return 0; }
};

} // namespace madang::tui
