// SPDX-License-Identifier: GPL-3.0-or-later
// Everything one open room needs: its view-models and its pane. Knows no other room.
#pragma once

#include "client-tui/panes/timeline_pane.h"

#include "common/views/campaign_board.h"
#include "common/views/composer.h"
#include "common/views/message_actions.h"
#include "common/views/people.h"
#include "common/views/word_offers.h"

#include <memory>

namespace madang::tui {

class RoomView : public QObject {
    Q_OBJECT
public:
    RoomView(Session &session, views::Formats &formats, const Theme &theme, RoomId room,
             QObject *parent = nullptr);

    RoomId room() const { return m_timeline.room(); }
    views::Timeline &timeline() { return m_timeline; }
    views::Composer &composer() { return m_composer; }
    views::MessageActions &actions() { return m_actions; }
    views::People &people() { return m_people; }
    TimelinePane &pane() { return m_pane; }
    /// Null when the room has no campaign.
    views::CampaignBoard *campaign() { return m_campaign.get(); }
    /// Follows the room's campaign, or none.
    void setCampaign(std::optional<CampaignId> campaign);
    /// Nicknames to complete from: those who spoke last first.
    QStringList nicknames() const;
    views::Nameables nameables() const
    {
        return views::nameablesIn(m_session, m_timeline, m_people, m_formats);
    }

Q_SIGNALS:
    /// Something that is on the screen may look different now.
    void changed();
    /// A page could not be had.
    void refused(const madang::Error &reason);
    /// Something was done with a message, in a sentence.
    void told(const QString &sentence);

private:
    Session &m_session;
    views::Formats &m_formats;
    views::Timeline m_timeline;
    views::MessageActions m_actions;
    views::Composer m_composer;
    views::People m_people;
    TimelinePane m_pane;
    std::unique_ptr<views::CampaignBoard> m_campaign;
};

} // namespace madang::tui
