// SPDX-License-Identifier: GPL-3.0-or-later
// Users: accounts as those see them who look after all of them: owners and admins, support for some of it,
// and whoever may open the socket in the data folder.
#pragma once

#include "common/protocol/accounts.h"
#include "common/protocol/roles.h"

namespace madang {
using InviteId = Id<struct InviteKind>;
}

namespace madang::users {

/// An account from outside.
struct User {
    UserId id;
    QString username;
    QString nickname;
    QString role; ///< a word of Role (roles.h)
    Timestamp createdAt;
    std::optional<Timestamp> disabledAt; ///< nobody can sign in since
    int sessions = 0; ///< that are not over
    std::optional<Timestamp> lastUsedAt; ///< the latest of them
};
PROTOCOL_FIELDS(User, id, username, nickname, role, createdAt, disabledAt, sessions, lastUsedAt)

/// Somebody's second factor is to be taken away: another one than who asked confirms it.
struct FactorAsk {
    QString by; ///< user name of who asked
    Timestamp until; ///< it is forgotten then
    QString reason; ///< may be empty
};
PROTOCOL_FIELDS(FactorAsk, by, until, reason)

/// One account with its sign-ins.
struct UserStory {
    User user;
    QList<accounts::Session> sessions; ///< latest first, at most 200; to support none of owners and admins
    std::optional<int> nicknameChanges = {}; ///< how often the nickname was set
    // The rest is for who may administer.
    std::optional<bool> secondFactor = {}; ///< whether one guards it
    std::optional<bool> email = {}; ///< whether its e-mail address is proven; absent: it has none
    std::optional<FactorAsk> factorAsk = {};
};
PROTOCOL_FIELDS(UserStory, user, sessions, nicknameChanges, secondFactor, email, factorAsk)

inline constexpr int kLongestQuery = 64;

struct ListUsers {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
    std::optional<QString> query; ///< part of a user name or nickname, at most kLongestQuery; users.list only
};
PROTOCOL_FIELDS(ListUsers, after, limit, query)

struct OneUser {
    QString username;
};
PROTOCOL_FIELDS(OneUser, username)

inline constexpr int kLongestActReason = 200;

/// Something done to an account.
struct ActOnUser {
    QString username;
    std::optional<QString> reason = {}; ///< for the audit log: one line, at most kLongestActReason
};
PROTOCOL_FIELDS(ActOnUser, username, reason)

/// How many sign-ins were ended, and how the account stands now.
struct LoggedOut {
    User user;
    int ended = 0;
};
PROTOCOL_FIELDS(LoggedOut, user, ended)

struct NewUser {
    QString username;
    std::optional<QString> nickname; ///< the user name unless told
    /// "member" unless told, which is the only one over the network; the first account of all is the owner.
    std::optional<QString> role;
};
PROTOCOL_FIELDS(NewUser, username, nickname, role)

/// A password that is told once and stored nowhere.
struct FreshPassword {
    User user;
    QString password;
};
PROTOCOL_FIELDS(FreshPassword, user, password)

/// Somebody who asks for an account.
struct Applicant {
    UserId id;
    QString username;
    QString nickname;
    QString about; ///< their own words; may be empty
    Timestamp since;
};
PROTOCOL_FIELDS(Applicant, id, username, nickname, about, since)

/// A code to make accounts with, without the code.
struct InviteCode {
    InviteId id;
    QString label; ///< for whom it was meant; may be empty
    QString maker; ///< user name; empty: made at the machine
    int usesLeft = 0;
    Timestamp madeAt;
    Timestamp expiresAt;
};
PROTOCOL_FIELDS(InviteCode, id, label, maker, usesLeft, madeAt, expiresAt)

inline constexpr int kMostInviteUses = 1000;
inline constexpr int kMostInviteDays = 365;
inline constexpr int kMostInvites = 1000; ///< that are good at a time

struct NewInvite {
    std::optional<QString> label; ///< at most 64 characters
    std::optional<int> uses; ///< 1 unless told, at most kMostInviteUses
    std::optional<int> days; ///< 7 unless told, at most kMostInviteDays
};
PROTOCOL_FIELDS(NewInvite, label, uses, days)

struct SetUserNickname {
    QString username;
    std::optional<QString> nickname; ///< absent: the user name, until its owner chooses anew
};
PROTOCOL_FIELDS(SetUserNickname, username, nickname)

struct SetUserRole {
    QString username;
    accounts::Role role = accounts::Role::Member;
    std::optional<QString> reason = {}; ///< for the audit log: one line, at most kLongestActReason
};
PROTOCOL_FIELDS(SetUserRole, username, role, reason)

inline constexpr int kMostAlike = 20;

/// What came of giving somebody a role.
struct RoleGiven {
    User user; ///< as it stands now
    /// User names of those who look called like who bears a badge now, and were so before: at most
    /// kMostAlike. Whoever looks after accounts may take their nicknames away.
    QList<QString> alike;
};
PROTOCOL_FIELDS(RoleGiven, user, alike)

/// Of the notice "account.role", for the person whose role it is.
struct RoleBody {
    accounts::Role before = accounts::Role::Member;
    accounts::Role role = accounts::Role::Member;
    QString by; ///< nickname; empty: at the machine
    std::optional<UserId> sender = {}; ///< whose nickname that was; absent: an older server
};
PROTOCOL_FIELDS(RoleBody, before, role, by, sender)

/// For whoever may open the socket alone: no role erases somebody else.
struct EraseUser {
    QString username;
    accounts::Writings messages = accounts::Writings::Keep;
    /// For the audit log: one line, at most kLongestActReason; only the machine may leave it out.
    std::optional<QString> reason = {};
};
PROTOCOL_FIELDS(EraseUser, username, messages, reason)

inline constexpr int kFactorAskHours = 24; ///< in which another one confirms

/// What came of taking somebody's second factor away.
struct FactorReset {
    User user; ///< as it stands now
    bool done = false; ///< it is gone; otherwise it was asked for, and another one confirms
    std::optional<Timestamp> until = {}; ///< when what was asked for is forgotten
};
PROTOCOL_FIELDS(FactorReset, user, done, until)

/// Of the notice "account.factor-asked", for those who may confirm.
struct FactorAskedBody {
    QString username; ///< whose second factor it is
    QString nickname;
    QString by; ///< nickname of who asked
    Timestamp until;
    std::optional<UserId> sender = {}; ///< as in RoleBody
};
PROTOCOL_FIELDS(FactorAskedBody, username, nickname, by, until, sender)

/// Of the notice "account.factor-reset", for the person whose second factor it is, or was.
struct FactorResetBody {
    QString by; ///< nickname of who asked, or of who confirmed
    bool done = false;
    std::optional<UserId> sender = {}; ///< as in RoleBody
};
PROTOCOL_FIELDS(FactorResetBody, by, done, sender)

/// What an account has, as it is counted for whoever merges two.
enum class Belonging {
    Rooms, ///< memberships
    Messages,
    Reactions,
    Files,
    Drafts, ///< of messages and of campaigns
    Saved, ///< messages they keep for themselves
    Notices,
    Gifts,
    MonthlyGifts,
    Payments, ///< orders and registered cards
    Receipts,
    Refunds, ///< that they asked for
    Campaigns,
    Complaints,
    Blocks,
    Settings, ///< profile, private details, alerts and the like: what the kept account lacks is filled in
    Identities, ///< accounts of other houses that open this one
    SignIns, ///< past and present; they all end
    Duties, ///< what they decided, asked for or made for the community
};
constexpr auto enumWords(Belonging *)
{
    return std::array{std::pair{Belonging::Rooms, QLatin1StringView("rooms")},
                      std::pair{Belonging::Messages, QLatin1StringView("messages")},
                      std::pair{Belonging::Reactions, QLatin1StringView("reactions")},
                      std::pair{Belonging::Files, QLatin1StringView("files")},
                      std::pair{Belonging::Drafts, QLatin1StringView("drafts")},
                      std::pair{Belonging::Saved, QLatin1StringView("saved")},
                      std::pair{Belonging::Notices, QLatin1StringView("notices")},
                      std::pair{Belonging::Gifts, QLatin1StringView("gifts")},
                      std::pair{Belonging::MonthlyGifts, QLatin1StringView("monthly-gifts")},
                      std::pair{Belonging::Payments, QLatin1StringView("payments")},
                      std::pair{Belonging::Receipts, QLatin1StringView("receipts")},
                      std::pair{Belonging::Refunds, QLatin1StringView("refunds")},
                      std::pair{Belonging::Campaigns, QLatin1StringView("campaigns")},
                      std::pair{Belonging::Complaints, QLatin1StringView("complaints")},
                      std::pair{Belonging::Blocks, QLatin1StringView("blocks")},
                      std::pair{Belonging::Settings, QLatin1StringView("settings")},
                      std::pair{Belonging::Identities, QLatin1StringView("identities")},
                      std::pair{Belonging::SignIns, QLatin1StringView("sign-ins")},
                      std::pair{Belonging::Duties, QLatin1StringView("duties")}};
}

struct BelongingCount {
    Belonging what = Belonging::Rooms;
    int count = 0; ///< above 0
};
PROTOCOL_FIELDS(BelongingCount, what, count)

/// What merging two accounts of one person moves, or moved.
struct MergePlan {
    User kept; ///< as it stands now
    User givenUp; ///< as it was before
    QList<BelongingCount> belongings; ///< of the account given up, in the order of Belonging
    /// Whether e-mail address and identities of other houses come along: see merge.
    bool keepsWaysIn = false;
};
PROTOCOL_FIELDS(MergePlan, kept, givenUp, belongings, keepsWaysIn)

inline constexpr int kLongestMergeReason = 200;

struct PreviewMerge {
    QString username; ///< of the account that is kept
    QString givenUp; ///< user name of the other
};
PROTOCOL_FIELDS(PreviewMerge, username, givenUp)

struct MergeAccounts {
    QString username; ///< of the account that is kept
    QString givenUp; ///< user name of the other
    QString reason; ///< for the audit log: one line, at most kLongestMergeReason
};
PROTOCOL_FIELDS(MergeAccounts, username, givenUp, reason)

/// Of the notice "account.merged", for the person whose account was kept.
struct MergedBody {
    QString mergedUsername; ///< of the account that was given up
    QString mergedNickname;
};
PROTOCOL_FIELDS(MergedBody, mergedUsername, mergedNickname)

/// The code is told once.
struct FreshInvite {
    InviteCode invite;
    QString code;
};
PROTOCOL_FIELDS(FreshInvite, invite, code)

struct ListInvites {
    std::optional<QString> after; ///< a page's `next`
    std::optional<int> limit;
};
PROTOCOL_FIELDS(ListInvites, after, limit)

struct OneInvite {
    InviteId invite;
};
PROTOCOL_FIELDS(OneInvite, invite)

/// Of the notice "account.applied", for owners and admins.
struct AppliedBody {
    QString username;
    QString nickname;
};
PROTOCOL_FIELDS(AppliedBody, username, nickname)

// The first two and `logout` are support's too; everything else is for owners and admins. NotAllowed
// ("support-only", "admin-only") for who may not.

/// By user name.
inline constexpr Command<ListUsers, Page<User>> list{"users.list", "GET /api/v1/users"};
inline constexpr Command<OneUser, UserStory> show{"users.show", "GET /api/v1/users/{username}"};
/// Ends every session; nobody can sign in until it is enabled. NotAllowed ("owner-account") for an admin
/// about an owner; InvalidValue ("yourself"); Conflict ("disabled") when it is already.
inline constexpr Command<ActOnUser, LoggedOut> disable{"users.disable",
                                                       "POST /api/v1/users/{username}/disable"};
inline constexpr Command<ActOnUser, User> enable{"users.enable", "POST /api/v1/users/{username}/enable"};
/// Ends every session. NotAllowed ("admin-account") for support about an owner or admin; else as disable().
inline constexpr Command<ActOnUser, LoggedOut> logout{"users.logout", "POST /api/v1/users/{username}/logout"};

/// Takes a nickname away, or gives another one; whoever may choose only once may then choose anew.
/// AlreadyExists ("nickname-taken") at "nickname" where nicknames are unique and somebody else looks called
/// so; else as disable().
inline constexpr Command<SetUserNickname, User> setNickname{"users.set-nickname",
                                                            "PUT /api/v1/users/{username}/nickname"};
/// Gives somebody another role, which holds at once, also for who is signed in; they are told by a notice,
/// and by a mail to the address they proved. Who has it already keeps it, and nothing is recorded. A nickname
/// that they could not choose in the new role is taken away. NotAllowed ("owner-account") for an admin about
/// an owner, ("owner-role") for an admin who would make one, ("second-factor-required") as where money is
/// decided about, for roles that decide about it; InvalidValue ("yourself"); Conflict: "last-owner";
/// "waits-for-leave" (an applicant).
inline constexpr Command<SetUserRole, RoleGiven> setRole{"users.set-role",
                                                         "PUT /api/v1/users/{username}/role"};
/// What merge() would move; nothing happens. Refused as that is.
inline constexpr Command<PreviewMerge, MergePlan> previewMerge{"users.preview-merge",
                                                               "GET /api/v1/users/{username}/merge"};
/// Two accounts of one person become one, for good: everything of the one given up is the kept one's
/// afterwards, its sessions end, and nobody gets its user name again. The role stays the kept account's. An
/// e-mail address and identities of other houses come along where the kept one has none, but not to an
/// account that looks after the community unless it is done at the machine: they open it. The kept account is
/// told by a notice.
/// NotFound ("user"), also of who was erased or merged before; InvalidValue ("same-account"), or ("yourself")
/// for who would merge their own; NotAllowed ("owner-account") for an admin about an owner; Conflict:
/// "owner-given-up"; "waits-for-leave" (an applicant); "unguarded" (only the one given up has a second
/// factor); "second-person" (one of them decided about money that the other asked for).
inline constexpr Command<MergeAccounts, MergePlan> merge{"users.merge",
                                                         "POST /api/v1/users/{username}/merge"};

/// Who waits, the longest first.
inline constexpr Command<ListUsers, Page<Applicant>> applicants{"users.applicants", "GET /api/v1/applicants"};
/// NotFound ("applicant") when they do not wait (any more).
inline constexpr Command<OneUser, User> approve{"users.approve",
                                                "POST /api/v1/applicants/{username}/approve"};
/// Takes the account away again, with all that belongs to it; the name is free.
inline constexpr Command<OneUser, Nothing> reject{"users.reject", "DELETE /api/v1/applicants/{username}"};
/// Conflict ("too-many") beyond kMostInvites.
inline constexpr Command<NewInvite, FreshInvite> invite{"users.invite", "POST /api/v1/invites"};
/// Those that are good, the latest first.
inline constexpr Command<ListInvites, Page<InviteCode>> invites{"users.invites", "GET /api/v1/invites"};
inline constexpr Command<OneInvite, Nothing> removeInvite{"users.remove-invite",
                                                          "DELETE /api/v1/invites/{invite}"};

/// An account of a member, with a password that is told here and nowhere else. NotAllowed ("member-only") at
/// "role" for another role over the network: that is set-role's. AlreadyExists ("username",
/// "nickname-taken").
inline constexpr Command<NewUser, FreshPassword> create{"users.create", "POST /api/v1/users"};
/// Ends every session, and mails the person a code with which they set a new password themselves; the old one
/// stays good until then. Conflict ("no-email") where no address is proven; else as disable().
inline constexpr Command<ActOnUser, LoggedOut> sendReset{"users.send-reset",
                                                         "POST /api/v1/users/{username}/send-reset"};
/// For who lost authenticator and recovery codes. Over the network two people do it: the first asks, which is
/// told by notices; another one confirms by the same command within kFactorAskHours, and only then it is
/// gone, every session ends, and the person is told by mail and by a notice. At the machine one is enough.
/// Conflict: "no-second-factor"; "asked-by-you" for who asked and would confirm, too; "nobody-else" where no
/// other one could confirm; else as disable().
inline constexpr Command<ActOnUser, FactorReset> resetSecondFactor{
    "users.reset-second-factor", "POST /api/v1/users/{username}/reset-second-factor"};
/// For who reaches their e-mail address no more, which changing it would take. Conflict ("no-email"); else as
/// disable().
inline constexpr Command<ActOnUser, User> removeEmail{"users.remove-email",
                                                      "POST /api/v1/users/{username}/remove-email"};
/// As accounts::eraseAccount, of somebody else. Conflict ("last-owner"); InvalidValue ("empty") at "reason"
/// without one; else as disable().
inline constexpr Command<EraseUser, Nothing> erase{"users.erase", "POST /api/v1/users/{username}/erase"};

// Only at the socket in the data folder, and so no part of the catalogue: whoever gives somebody a new
// password could act as them, which the rules about a second person must not depend on. Over the network
// there is sendReset.
/// Ends every session.
inline constexpr Command<OneUser, FreshPassword> resetPassword{"users.reset-password", nullptr};

} // namespace madang::users
