// SPDX-License-Identifier: GPL-3.0-or-later
// Notices in words, whatever they are about, and what each leads to.
#pragma once

#include "common/protocol/campaigns.h"
#include "common/protocol/notifications.h"
#include "common/views/formats.h"

namespace madang::views {

/// What a notice is about: where a face goes when it is opened. Ids that do not belong to its kind are null.
struct NoticeSubject {
    enum class Kind {
        Nothing, ///< a newer server tells of something this program does not know
        Room,
        Complaints, ///< about what one looks after
        Applicants, ///< who asks for an account
        Account, ///< of somebody whom one looks after
        Campaign,
        Reports, ///< how a campaign's money was used
        HeldMessages, ///< of a campaign one looks after
        Gift, ///< one's own, or one of a campaign one runs
        Refunds, ///< waiting for a decision
        Pledges,
        Receipt, ///< of a gift
        Payouts, ///< of a campaign
        Statement, ///< of a campaign one runs: what it received
    };
    Kind kind = Kind::Nothing;
    RoomId room = {};
    qint64 position = 0; ///< of the message in the room it is about; 0: of none
    CampaignId campaign = {};
    DonationId donation = {};
    QString username = {}; ///< of the account
    bool isInvitation = false; ///< to `room`, and one may complain about it
};

NoticeSubject subjectOf(const notifications::Notice &notice);
/// The sentence for one notice of any type; never empty.
QString sentenceOf(const notifications::Notice &notice, const Formats &formats);

} // namespace madang::views
