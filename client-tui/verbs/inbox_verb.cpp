// SPDX-License-Identifier: GPL-3.0-or-later
// The verb about one's notices, and where each of them leads.
#include "client-tui/panes/inbox_pane.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::inbox(const QString &rest)
{
    const QString word = rest.toLower();
    if (!word.isEmpty() && word != "read"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"inbox"_s)->usage());
    if (word == "read"_L1 && m_desk.session().state() == Session::State::SignedIn) {
        m_desk.inbox().markAllRead();
        return m_desk.tell(Tone::Good, tr("All notices are read."));
    }
    showNotices(views::Inbox::Filter::All);
}

void Verbs::listMentions(const QString &)
{
    showNotices(views::Inbox::Filter::Mentions);
}

void Verbs::listMoneyNotices(const QString &)
{
    showNotices(views::Inbox::Filter::Money);
}

void Verbs::showNotices(views::Inbox::Filter filter)
{
    if (m_desk.session().state() != Session::State::SignedIn)
        return m_desk.tell(Tone::Warning, tr("Guests have no notices."));
    views::Inbox &inbox = m_desk.inbox();
    inbox.setFilter(filter);
    inbox.refresh();
    m_desk.show(std::make_unique<InboxPane>(
        inbox, m_desk.formats(), [this](const views::NoticeSubject &subject) { follow(subject); }));
}

void Verbs::follow(const views::NoticeSubject &subject)
{
    using Kind = views::NoticeSubject::Kind;
    switch (subject.kind) {
    case Kind::Nothing:
        return;
    case Kind::Room:
        goToRoom(subject.room);
        if (subject.position > 0 && m_desk.currentRoom() == subject.room && m_desk.timeline())
            m_desk.timeline()->jumpToPosition(subject.position);
        return;
    case Kind::Complaints:
        return listComplaints({});
    case Kind::Applicants:
        return listApplicants({});
    case Kind::Account:
        return beginCare(subject.username, {});
    case Kind::Statement:
        return showStatement(subject.campaign);
    case Kind::Payouts:
        return showPayouts(subject.campaign);
    case Kind::Campaign:
        return goToCampaign(subject.campaign, {});
    case Kind::Reports:
        return goToCampaign(subject.campaign, [this] { showReports({}); });
    case Kind::HeldMessages:
        return showHeld(subject.campaign);
    case Kind::Gift:
        return openGift(subject);
    case Kind::Refunds:
        return decideRefunds({});
    case Kind::Pledges:
        return listPledges({});
    case Kind::Receipt:
        return listReceipts({});
    }
}

void Verbs::goToRoom(RoomId room)
{
    if (m_desk.rooms().find(room))
        return m_desk.openRoom(room);
    m_desk.closeOverlay();
    m_desk.tell(Tone::Plain, tr("You are not in that room. /public lists the rooms of this server."));
}

/// The room of a campaign; `there` goes on in it.
void Verbs::goToCampaign(CampaignId campaign, const std::function<void()> &there)
{
    whenDone(m_desk.session().call(campaigns::show, {campaign}), this,
             [this, there](const Result<campaigns::Campaign> &found) {
                 if (!found)
                     return tellError(found.error());
                 m_desk.session().archive().putCampaign(*found);
                 goToRoom(found->room);
                 if (m_desk.currentRoom() == found->room)
                     there ? there() : showCampaign({});
             });
}

/// Also refunds of gifts to a campaign one runs are told: those are in its statement.
void Verbs::openGift(const views::NoticeSubject &subject)
{
    whenDone(m_desk.session().call(campaigns::donation, {subject.donation}), this,
             [this, subject](const Result<campaigns::Donation> &gift) {
                 if (gift)
                     listGifts({});
                 else if (!subject.campaign.isNull()
                          && (gift.error().code == Code::NotFound || gift.error().code == Code::NotAllowed))
                     showStatement(subject.campaign);
                 else
                     tellError(gift.error());
             });
}

} // namespace madang::tui
