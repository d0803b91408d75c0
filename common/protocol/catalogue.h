// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogue: every command and event of the contract, one line per header. The API reference is printed from
// it.
#pragma once

#include "common/protocol/addresses.h"
#include "common/protocol/audit.h"
#include "common/protocol/bans.h"
#include "common/protocol/blocks.h"
#include "common/protocol/campaigns.h"
#include "common/protocol/chat.h"
#include "common/protocol/complaints.h"
#include "common/protocol/connections.h"
#include "common/protocol/contact.h"
#include "common/protocol/desk.h"
#include "common/protocol/details.h"
#include "common/protocol/drafts.h"
#include "common/protocol/files.h"
#include "common/protocol/folders.h"
#include "common/protocol/letters.h"
#include "common/protocol/moderation.h"
#include "common/protocol/nicknames.h"
#include "common/protocol/notifications.h"
#include "common/protocol/overview.h"
#include "common/protocol/payouts.h"
#include "common/protocol/pledges.h"
#include "common/protocol/presence.h"
#include "common/protocol/profiles.h"
#include "common/protocol/providers.h"
#include "common/protocol/receipts.h"
#include "common/protocol/reconciliation.h"
#include "common/protocol/refunds.h"
#include "common/protocol/reports.h"
#include "common/protocol/room_care.h"
#include "common/protocol/saved.h"
#include "common/protocol/search.h"
#include "common/protocol/sign_ins.h"
#include "common/protocol/statements.h"
#include "common/protocol/tokens.h"
#include "common/protocol/users.h"
#include "common/protocol/verification.h"

namespace madang::catalogue {

/// Calls visit(command) for every command, feature by feature.
template <typename Visitor> void forEachCommand(Visitor &&visit)
{
    const auto each = [&visit](const auto &...commands) { (visit(commands), ...); };
    using namespace accounts;
    each(registrationRules, challenge, registerAccount, signIn, refresh, signOut, sessions, revokeSession,
         revokeOtherSessions, me, changeProfile, changePassword, findPerson, renewToken);
    each(sign_ins::list);
    each(tokens::list, tokens::create, tokens::revoke);
    each(providers::begin, providers::claim, providers::link, providers::sendLinkCode, providers::join,
         providers::identities, providers::addIdentity, providers::unlink, providers::prove);
    each(email, setEmail, sendCode, verifyEmail, sendSignInCode, forgotPassword, resetPassword);
    each(secondFactor, beginSecondFactor, confirmSecondFactor, endSecondFactor, renewRecoveryCodes,
         prepareData, eraseAccount);
    each(rooms::create, rooms::openDirect, rooms::mine, rooms::directory, rooms::show, rooms::join,
         rooms::leave, rooms::invite, rooms::removeMember, rooms::members, rooms::close, rooms::setHistory,
         rooms::setLoudness);
    each(blocks::block, blocks::unblock, blocks::list);
    each(bans::list, bans::add, bans::remove);
    each(room_care::list, room_care::show, room_care::close, room_care::giveOwner);
    each(contact::send);
    each(details::read, details::change);
    each(addresses::offer, addresses::search);
    each(nicknames::mine, nicknames::check, nicknames::choose);
    each(verification::read, verification::begin, verification::check, verification::show,
         verification::forget);
    each(consent, agreeToTerms);
    each(complaints::make, complaints::makeAboutPerson, complaints::makeAboutInvitation, complaints::list,
         complaints::show, complaints::decide);
    each(chat::post, chat::forward, chat::history, chat::thread, chat::markRead, chat::typing);
    each(chat::edit, chat::remove, chat::versions, chat::react, chat::unreact, chat::reactors, chat::pin,
         chat::unpin, chat::pins);
    each(drafts::list, drafts::show, drafts::keep);
    each(saved::save, saved::remove, saved::list, saved::events);
    each(folders::read, folders::create, folders::change, folders::remove, folders::chooseSort,
         folders::putRoom);
    each(presence::ofRoom, presence::ofPairs, presence::mine, presence::choose, presence::report);
    each(profiles::own, profiles::change, profiles::setPicture, profiles::removePicture, profiles::card,
         profiles::cardNamed, profiles::faces, profiles::setRoomNickname);
    each(files::begin, files::send, files::progress, files::abandon, files::show);
    each(campaigns::create, campaigns::list, campaigns::show, campaigns::gifts, campaigns::donate,
         campaigns::donation, campaigns::myDonations);
    each(campaigns::change, campaigns::close, campaigns::addPicture, campaigns::saveDraft, campaigns::drafts,
         campaigns::changeDraft, campaigns::discardDraft, campaigns::openDraft, campaigns::showTotals,
         campaigns::milestones);
    each(letters::thank, letters::list);
    each(refunds::ask, refunds::ofDonation, refunds::list, refunds::show, refunds::approve, refunds::reject);
    each(pledges::create, pledges::list, pledges::show, pledges::change, pledges::pause, pledges::resume,
         pledges::cancel, pledges::skip, pledges::unskip, pledges::registerCard, pledges::charges);
    each(payouts::terms, payouts::request, payouts::ofCampaign, payouts::withdraw, payouts::list,
         payouts::approve, payouts::refuse, payouts::markPaid);
    each(receipts::issue, receipts::ofDonation, receipts::mine, receipts::resend);
    each(reconciliation::importFile, reconciliation::differences, reconciliation::explain);
    each(reports::publish, reports::list, reports::addVideo, reports::videos, reports::settle);
    each(statements::ranking, statements::chooseRanking, statements::myRanking, statements::statement,
         statements::ledgerLines);
    each(moderation::rules, moderation::changeRules, moderation::held, moderation::decide,
         moderation::report);
    each(notifications::list, notifications::acknowledge, notifications::acknowledgeAll, notifications::count,
         notifications::rules, notifications::changeRules);
    each(desk::overview, desk::list, desk::order, desk::requery, desk::resolve, desk::checkLedger,
         desk::deeds, desk::replay, desk::noteTransfer, desk::refund, desk::approve, desk::reject,
         desk::sentBack, desk::dismiss);
    each(search::find);
    each(audit::list, audit::check);
    each(overview::read);
    each(connections::list);
    each(users::list, users::show, users::disable, users::enable, users::logout, users::setNickname,
         users::applicants, users::approve, users::reject, users::invite, users::invites, users::removeInvite,
         users::previewMerge, users::merge, users::setRole, users::create, users::sendReset,
         users::resetSecondFactor, users::removeEmail, users::erase);
}

/// Calls visit(event) for every event.
template <typename Visitor> void forEachEvent(Visitor &&visit)
{
    const auto each = [&visit](const auto &...events) { (visit(events), ...); };
    each(rooms::happened, rooms::reload, rooms::loudnessChanged);
    each(chat::typingChanged, chat::readMoved, chat::readMarksChanged, chat::markedUnread);
    each(drafts::changed);
    each(saved::changed);
    each(folders::changed);
    each(presence::changed, presence::pairChanged, presence::mineChanged);
    each(profiles::changed);
    each(blocks::changed);
    each(verification::moved);
    each(campaigns::totals);
    each(notifications::noticed, notifications::wasRead, notifications::rulesChanged);
    each(desk::changed);
}

/// Calls visit(type, body) for every type of a room event or notice; `body` is a null pointer to what it
/// carries.
template <typename Visitor> void forEachBody(Visitor &&visit)
{
    visit("message", static_cast<chat::MessageBody *>(nullptr));
    visit(chat::kEdited.data(), static_cast<chat::EditBody *>(nullptr));
    visit(chat::kDeleted.data(), static_cast<chat::Referring *>(nullptr));
    visit(chat::kReaction.data(), static_cast<chat::ReactionBody *>(nullptr));
    visit(chat::kPinned.data(), static_cast<chat::Referring *>(nullptr));
    visit(chat::kUnpinned.data(), static_cast<chat::Referring *>(nullptr));
    visit("chat.mention", static_cast<chat::MentionedBody *>(nullptr));
    visit("member.joined", static_cast<rooms::MemberBody *>(nullptr));
    visit("member.left", static_cast<rooms::MemberBody *>(nullptr));
    visit("room.created", static_cast<rooms::RoomBody *>(nullptr));
    visit("room.closed", static_cast<rooms::RoomBody *>(nullptr));
    visit("room.history", static_cast<rooms::HistoryBody *>(nullptr));
    visit("donation", static_cast<campaigns::DonationBody *>(nullptr));
    visit("donation.refunded", static_cast<refunds::RefundedBody *>(nullptr));
    visit("campaign.milestone", static_cast<campaigns::MilestoneBody *>(nullptr));
    visit("campaign.state", static_cast<campaigns::StateBody *>(nullptr));
    visit("campaign.payout", static_cast<payouts::PaidBody *>(nullptr));
    visit("campaign.report", static_cast<reports::ReportBody *>(nullptr));
    visit("campaign.overspent", static_cast<reports::OverspentBody *>(nullptr));
    visit("campaign.video", static_cast<reports::Video *>(nullptr));
    visit("campaign.thanks", static_cast<letters::ThanksBody *>(nullptr));
    visit("campaign.message-held", static_cast<moderation::HeldBody *>(nullptr));
    visit("donation.message", static_cast<moderation::GiftMessageBody *>(nullptr));
    visit("account.applied", static_cast<users::AppliedBody *>(nullptr));
    visit("account.merged", static_cast<users::MergedBody *>(nullptr));
    visit("account.role", static_cast<users::RoleBody *>(nullptr));
    visit("account.new-device", static_cast<sign_ins::PastSignIn *>(nullptr));
    visit("account.factor-asked", static_cast<users::FactorAskedBody *>(nullptr));
    visit("account.factor-reset", static_cast<users::FactorResetBody *>(nullptr));
    visit("account.token", static_cast<tokens::TokenBody *>(nullptr));
    visit("complaint.made", static_cast<complaints::ComplaintBody *>(nullptr));
    visit("complaint.decided", static_cast<complaints::ComplaintBody *>(nullptr));
    visit("room.invited", static_cast<notifications::InvitedBody *>(nullptr));
    visit("pledge.started", static_cast<pledges::PledgeBody *>(nullptr));
    visit("pledge.card-declined", static_cast<pledges::PledgeBody *>(nullptr));
    visit("pledge.failed", static_cast<pledges::PledgeBody *>(nullptr));
    visit("pledge.suspended", static_cast<pledges::PledgeBody *>(nullptr));
    visit("pledge.ended", static_cast<pledges::PledgeBody *>(nullptr));
    visit("donation.settled", static_cast<campaigns::Donation *>(nullptr));
    visit("donation.waiting", static_cast<campaigns::Donation *>(nullptr));
    visit("donation.declined", static_cast<campaigns::Donation *>(nullptr));
    visit("donation.expired", static_cast<campaigns::Donation *>(nullptr));
    visit("refund.asked", static_cast<refunds::Refund *>(nullptr));
    visit("refund.by-hand", static_cast<refunds::Refund *>(nullptr));
    visit("refund.returned", static_cast<refunds::Refund *>(nullptr));
    visit("refund.rejected", static_cast<refunds::Refund *>(nullptr));
    visit("refund.refused", static_cast<refunds::Refund *>(nullptr));
    visit("payout.approved", static_cast<payouts::Payout *>(nullptr));
    visit("payout.refused", static_cast<payouts::Payout *>(nullptr));
    visit("payout.paid", static_cast<payouts::Payout *>(nullptr));
    visit("receipt.issued", static_cast<receipts::Receipt *>(nullptr));
    visit("receipt.void", static_cast<receipts::Receipt *>(nullptr));
}

/// OpenAPI 3.1 of everything under /api/v1, as JSON.
QByteArray openApi();
/// The whole contract as plain text, one line per command, event, struct and member: tests/golden/api.txt.
QByteArray reference();

} // namespace madang::catalogue
