// SPDX-License-Identifier: GPL-3.0-or-later
// What typed commands may do to the program: the App behind an interface, so that commands can be tried
// without a screen.
#pragma once

#include "client-tui/panes/message_line.h"
#include "client-tui/panes/overlay.h"
#include "client-tui/panes/pane_tree.h"
#include "client-tui/panes/room_numbers.h"
#include "client-tui/panes/timeline_pane.h"
#include "client-tui/settings/config.h"

#include "common/views/alerts.h"
#include "common/views/campaign_board.h"
#include "common/views/inbox.h"
#include "common/views/message_actions.h"
#include "common/views/people.h"
#include "common/views/room_list.h"

#include <functional>
#include <memory>

namespace madang::tui {

/// A question answered by one key; any other key means no.
struct Question {
    struct Choice {
        QString key; ///< one Latin letter
        QString label;
        std::function<void()> chosen;
    };
    QString text;
    QList<Choice> choices;
};

/// What became of a text on its way into the clipboard.
enum class Copied {
    Yes, ///< the terminal was asked; whether it does so it does not say
    Off, ///< tui.toml wants none of it
    TooLong
};

class Desk {
public:
    virtual ~Desk() = default;

    virtual Session &session() = 0;
    virtual views::Formats &formats() = 0;
    virtual views::RoomList &rooms() = 0;
    virtual views::CampaignList &campaigns() = 0;
    virtual views::Inbox &inbox() = 0;
    virtual views::Alerts &alerts() = 0;
    virtual const RoomNumbers &numbers() const = 0;
    virtual const Config &config() const = 0;
    /// Of colours.
    virtual Depth depth() const = 0;

    /// Null when no room is open.
    virtual RoomId currentRoom() const = 0;
    /// Of the open room; null when none is.
    virtual views::Timeline *timeline() = 0;
    virtual TimelinePane *timelinePane() = 0;
    virtual views::MessageActions *actions() = 0;
    virtual views::People *people() = 0;
    /// The open room's campaign; null when it has none.
    virtual views::CampaignBoard *campaign() = 0;

    virtual void openRoom(RoomId room) = 0;
    /// Shows a room beside or below the open one; without a side where there is space. A null room is one
    /// that is not shown yet. What is in the way is told.
    virtual void splitPane(std::optional<PaneTree::Side> side, RoomId room) = 0;
    /// Gives the open room's pane to its neighbours.
    virtual void closePane() = 0;
    /// Gives all panes to the open room.
    virtual void closeOtherPanes() = 0;
    /// Gives the open room's pane so many columns more (fewer when negative), or rows; without a side columns
    /// where something is beside it. What is in the way is told.
    virtual void growPane(std::optional<PaneTree::Side> side, int cells) = 0;
    /// Gives it so many hundredths of what it shares with its neighbour.
    virtual void sharePane(std::optional<PaneTree::Side> side, int percent) = 0;
    /// Gives all panes fair parts again.
    virtual void evenPanes() = 0;
    /// Says something in the message line; foreign parts need not be safe yet.
    virtual void tell(Tone tone, const QString &text) = 0;
    virtual void show(std::unique_ptr<Overlay> overlay) = 0;
    virtual void closeOverlay() = 0;
    /// What an overlay shows is another now.
    virtual void repaint() = 0;
    virtual void ask(const Question &question) = 0;
    /// Makes an order and shows its payment.
    virtual void pay(const campaigns::Campaign &campaign, Money amount, const QString &message,
                     campaigns::GiftVisibility visibility)
        = 0;
    virtual void useLanguage(Language language) = 0;
    /// At once, and at the next start.
    virtual void useTheme(const QString &name) = 0;
    /// At once, and at the next start.
    virtual void useEditing(Editing editing) = 0;
    virtual Editing editing() const = 0;
    virtual void putIntoLine(const QString &text) = 0;
    /// Nothing is told of it.
    virtual Copied copy(const QString &text) = 0;
    /// Posts a message in the open room; what is in the way is told.
    virtual void say(const QString &text) = 0;
    virtual void quit() = 0;
    virtual QDate today() const = 0;
};

} // namespace madang::tui
