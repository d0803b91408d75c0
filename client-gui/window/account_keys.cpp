// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/account_keys.h"

#include "client-gui/window/account_frame.h"
#include "client-gui/window/main_window.h"

#include <QShortcut>

#include <functional>

namespace madang::gui {

using namespace Qt::StringLiterals;

void listenForAccounts(QWidget &beside, const Shortcuts &shortcuts, AccountFrame *frame, MainWindow &owner)
{
    if (!frame)
        return;
    const auto on = [&](QLatin1StringView id, std::function<void()> walk) {
        // Later: what is done there is nothing for the window in which the key is still being pressed.
        QObject::connect(
            shortcuts.listen(id, &beside), &QShortcut::activated, &owner,
            [frame, walk] {
                if (frame->count() > 1)
                    walk();
            },
            Qt::QueuedConnection);
    };
    MainWindow *here = &owner;
    on("all-unread"_L1, [frame, here] {
        frame->bringToFront(*here);
        // What lies there already may be half filled in.
        if (!here->sheet())
            frame->openAllUnread();
    });
    on("next-account"_L1, [frame, here] {
        frame->nextAccount(*here);
        frame->comeToFront();
    });
    for (int place = 0; place < int(kAccountCommands.size()); ++place)
        on(kAccountCommands[size_t(place)], [frame, place] {
            if (place >= frame->count())
                return;
            frame->openAccount(place);
            frame->comeToFront();
        });
}

} // namespace madang::gui
