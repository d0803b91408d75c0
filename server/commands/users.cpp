// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd users`: looking after accounts, at the running daemon over the socket in its data folder, or on
// the store itself when none runs. No password is asked for: who may open either may do everything anyway.
#include "common/base/log.h"
#include "common/protocol/tokens.h"
#include "server/commands/commands.h"
#include "server/commands/operator_call.h"
#include "server/commands/printing.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostUsers = 100'000;

    /// One verb of users and the words it takes.
    struct UserVerb {
        const char *word;
        const char *arguments;
        const char *help;
        int least; ///< words
        int most;
        Result<int> (*run)(const Config &config, const Options &options);
    };

    void print(const users::User &user)
    {
        const QString state = user.disabledAt ? u"disabled "_s + user.disabledAt->text()
            : user.sessions > 0               ? u"%1 signed in"_s.arg(user.sessions)
                                              : QString();
        printCells(
            {forLog(user.username), forLog(user.role), user.createdAt.text(), state, forLog(user.nickname)},
            {32, 10, 24, 33, 0});
    }

    Result<int> listUsers(const Config &config, const Options &options)
    {
        users::ListUsers request{{}, 200, {}};
        const int wanted = options.limit.value_or(kMostUsers);
        for (int shown = 0; shown < wanted;) {
            TRY(const Page<users::User> page, callHouse(config, users::list, request));
            for (const users::User &user : page.items) {
                if (shown++ >= wanted)
                    break;
                if (options.json)
                    printJson(user);
                else
                    print(user);
            }
            if (!page.next)
                break;
            request.after = page.next;
        }
        return 0;
    }

    Result<int> showUser(const Config &config, const Options &options)
    {
        TRY(const users::UserStory story, callHouse(config, users::show, {options.words.value(1)}));
        if (options.json) {
            printJson(story);
            return 0;
        }
        print(story.user);
        for (const accounts::Session &session : story.sessions)
            printCells({session.id.text(), session.lastUsedAt.text(), forLog(session.address),
                        forLog(session.device)},
                       {20, 24, 24, 0});
        return 0;
    }

    users::ActOnUser actOf(const Options &options)
    {
        users::ActOnUser act{options.words.value(1)};
        if (!options.reason.isEmpty())
            act.reason = options.reason;
        return act;
    }

    /// The one place where a password is told.
    Result<int> printFresh(const users::FreshPassword &fresh, const Options &options)
    {
        if (options.json)
            printJson(fresh);
        else
            tell(u"%1 (%2) signs in with this password, which is told only here:\n%3"_s.arg(
                forLog(fresh.user.username), forLog(fresh.user.role), fresh.password));
        return 0;
    }

    void print(const tokens::ApiToken &token)
    {
        printCells({token.id.text(), QString(json::wordOfEnum(token.scope)), token.expiresAt.text(),
                    token.lastUsedAt ? token.lastUsedAt->text() : u"never used"_s,
                    forLog(token.lastAddress.value_or(QString())), forLog(token.name)},
                   {20, 8, 24, 24, 24, 0});
    }

    Result<int> listTokens(const Config &config, const Options &options)
    {
        TRY(const Page<tokens::ApiToken> page, callHouse(config, tokens::ofUser, {options.words.value(1)}));
        for (const tokens::ApiToken &token : page.items) {
            if (options.json)
                printJson(token);
            else
                print(token);
        }
        return 0;
    }

    Result<int> revokeToken(const Config &config, const Options &options)
    {
        const tokens::TokenId wanted = tokens::TokenId::fromText(options.words.value(2));
        if (wanted.isNull())
            return Error{Code::NotFound, "api-token"};
        TRY(const tokens::ApiToken token,
            callHouse(config, tokens::revokeOfUser, tokens::OneUserToken{options.words.value(1), wanted}));
        if (options.json)
            printJson(token);
        else
            tell(u"the token “%1” is good for nothing any more"_s.arg(forLog(token.name)));
        return 0;
    }

    Result<int> createUser(const Config &config, const Options &options)
    {
        users::NewUser request;
        request.username = options.words.value(1);
        if (options.words.size() > 2)
            request.role = options.words.value(2);
        TRY(const users::FreshPassword fresh, callHouse(config, users::create, request));
        return printFresh(fresh, options);
    }

    Result<int> resetPassword(const Config &config, const Options &options)
    {
        TRY(const users::FreshPassword fresh,
            callHouse(config, users::resetPassword, {options.words.value(1)}));
        return printFresh(fresh, options);
    }

    Result<int> resetSecondFactor(const Config &config, const Options &options)
    {
        TRY(const users::FactorReset reset, callHouse(config, users::resetSecondFactor, actOf(options)));
        if (options.json)
            printJson(reset.user);
        else
            tell(u"%1 signs in with the password alone; they can set a second factor up anew"_s.arg(
                forLog(reset.user.username)));
        return 0;
    }

    Result<int> sendReset(const Config &config, const Options &options)
    {
        TRY(const users::LoggedOut done, callHouse(config, users::sendReset, actOf(options)));
        if (options.json)
            printJson(done);
        else
            tell(u"%1 gets a mail with a code for a new password; %2 sign-ins were ended"_s
                     .arg(forLog(done.user.username))
                     .arg(done.ended));
        return 0;
    }

    Result<int> removeEmail(const Config &config, const Options &options)
    {
        TRY(const users::User user, callHouse(config, users::removeEmail, actOf(options)));
        if (options.json)
            printJson(user);
        else
            tell(u"%1 has no e-mail address any more; they can set one"_s.arg(forLog(user.username)));
        return 0;
    }

    Result<int> setNickname(const Config &config, const Options &options)
    {
        users::SetUserNickname request{options.words.value(1), {}};
        if (options.words.size() > 2)
            request.nickname = options.words.value(2);
        TRY(const users::User user, callHouse(config, users::setNickname, request));
        if (options.json)
            printJson(user);
        else if (request.nickname)
            tell(u"%1 is called %2 now"_s.arg(forLog(user.username), forLog(user.nickname)));
        else
            tell(u"%1 is called by the user name, and can choose a nickname anew"_s.arg(
                forLog(user.username)));
        return 0;
    }

    Result<int> setRole(const Config &config, const Options &options)
    {
        const auto role = json::enumFromWord<accounts::Role>(options.words.value(2));
        if (!role)
            return Error{Code::InvalidValue, "role"}.at(u"role"_s);
        users::SetUserRole request{options.words.value(1), *role};
        if (!options.reason.isEmpty())
            request.reason = options.reason;
        TRY(const users::RoleGiven given, callHouse(config, users::setRole, request));
        if (options.json) {
            printJson(given);
            return 0;
        }
        tell(u"%1 is %2 now; that holds at once, also where they are signed in"_s.arg(
            forLog(given.user.username), forLog(given.user.role)));
        if (!given.alike.isEmpty()) {
            QStringList names;
            for (const QString &name : given.alike)
                names += forLog(name);
            tell(u"These look called alike, and bear no badge: %1\nTake a nickname away: madangd users "
                 u"nickname NAME"_s.arg(names.join(u", "_s)));
        }
        return 0;
    }

    Result<int> disableUser(const Config &config, const Options &options)
    {
        TRY(const users::LoggedOut done, callHouse(config, users::disable, actOf(options)));
        if (options.json)
            printJson(done);
        else
            tell(u"%1 cannot sign in any more; %2 sign-ins were ended"_s.arg(forLog(done.user.username))
                     .arg(done.ended));
        return 0;
    }

    Result<int> enableUser(const Config &config, const Options &options)
    {
        TRY(const users::User user, callHouse(config, users::enable, actOf(options)));
        if (options.json)
            printJson(user);
        else
            tell(u"%1 can sign in again, with the password they had"_s.arg(forLog(user.username)));
        return 0;
    }

    Result<int> logoutUser(const Config &config, const Options &options)
    {
        TRY(const users::LoggedOut done, callHouse(config, users::logout, actOf(options)));
        if (options.json)
            printJson(done);
        else
            tell(u"%1 sign-ins of %2 were ended"_s.arg(done.ended).arg(forLog(done.user.username)));
        return 0;
    }

    Result<int> listApplicants(const Config &config, const Options &options)
    {
        users::ListUsers request{{}, 200, {}};
        for (;;) {
            TRY(const Page<users::Applicant> page, callHouse(config, users::applicants, request));
            for (const users::Applicant &each : page.items) {
                if (options.json)
                    printJson(each);
                else
                    printCells(
                        {forLog(each.username), each.since.text(), forLog(each.nickname), forLog(each.about)},
                        {32, 24, 24, 0});
            }
            if (!page.next)
                return 0;
            request.after = page.next;
        }
    }

    Result<int> approveUser(const Config &config, const Options &options)
    {
        TRY(const users::User user, callHouse(config, users::approve, {options.words.value(1)}));
        if (options.json)
            printJson(user);
        else
            tell(u"%1 can sign in now"_s.arg(forLog(user.username)));
        return 0;
    }

    Result<int> rejectUser(const Config &config, const Options &options)
    {
        TRY(callHouse(config, users::reject, {options.words.value(1)}));
        if (!options.json)
            tell(u"%1 was taken away; the name is free"_s.arg(forLog(options.words.value(1))));
        return 0;
    }

    Result<std::optional<int>> numberAt(const Options &options, int word, const char *field)
    {
        if (options.words.size() <= word)
            return std::optional<int>();
        bool isNumber = false;
        const int number = options.words.at(word).toInt(&isNumber);
        if (!isNumber)
            return Error(Code::InvalidValue, "range").at(QString::fromLatin1(field));
        return std::optional(number);
    }

    Result<int> inviteUser(const Config &config, const Options &options)
    {
        users::NewInvite request;
        TRY(request.uses, numberAt(options, 1, "uses"));
        TRY(request.days, numberAt(options, 2, "days"));
        TRY(const users::FreshInvite fresh, callHouse(config, users::invite, request));
        if (options.json)
            printJson(fresh);
        else
            tell(u"This code, told only here, is good for %1 account(s) until %2:\n%3"_s
                     .arg(fresh.invite.usesLeft)
                     .arg(fresh.invite.expiresAt.text(), fresh.code));
        return 0;
    }

    Result<int> listInvites(const Config &config, const Options &options)
    {
        users::ListInvites request{{}, 200};
        for (;;) {
            TRY(const Page<users::InviteCode> page, callHouse(config, users::invites, request));
            for (const users::InviteCode &each : page.items) {
                if (options.json)
                    printJson(each);
                else
                    printCells({each.id.text(), u"%1 left"_s.arg(each.usesLeft), each.expiresAt.text(),
                                forLog(each.maker), forLog(each.label)},
                               {20, 10, 24, 20, 0});
            }
            if (!page.next)
                return 0;
            request.after = page.next;
        }
    }

    Result<int> removeInvite(const Config &config, const Options &options)
    {
        TRY(callHouse(config, users::removeInvite, {InviteId::fromText(options.words.value(1))}));
        if (!options.json)
            tell(u"nobody registers with that code any more"_s);
        return 0;
    }

    Result<int> eraseUser(const Config &config, const Options &options)
    {
        const auto messages = json::enumFromWord<accounts::Writings>(options.messages);
        if (!messages)
            return Error{Code::InvalidValue, "messages"}.at(u"messages"_s);
        users::EraseUser request{options.words.value(1), *messages};
        if (!options.reason.isEmpty())
            request.reason = options.reason;
        TRY(callHouse(config, users::erase, request));
        if (!options.json)
            tell(u"The account is erased: nothing in the store calls its person by name any more, and nobody "
                 u"gets "
                 u"the\nuser name again. Backups and exports made before have it all still: replace them."_s);
        return 0;
    }

    void print(const users::MergePlan &plan)
    {
        for (const users::BelongingCount &each : plan.belongings)
            printCells({QString(json::wordOfEnum(each.what)), QString::number(each.count)}, {16, 0});
    }

    Result<int> mergeUsers(const Config &config, const Options &options)
    {
        const QString kept = options.words.value(1);
        const QString givenUp = options.words.value(2);
        if (!options.yes || options.dryRun) {
            TRY(const users::MergePlan plan, callHouse(config, users::previewMerge, {kept, givenUp}));
            if (options.json) {
                printJson(plan);
            } else {
                print(plan);
                tell(u"That of %1 would be %2's; %1 would be gone for good. "
                     u"Nothing was changed: --yes does it."_s.arg(forLog(plan.givenUp.username),
                                                                  forLog(plan.kept.username)));
            }
            return options.dryRun ? 0 : 3;
        }
        TRY(const users::MergePlan plan,
            callHouse(config, users::merge, users::MergeAccounts{kept, givenUp, options.reason}));
        if (options.json) {
            printJson(plan);
            return 0;
        }
        print(plan);
        tell(u"All that is %1's now; nobody signs in as %2, or gets that name, any more"_s.arg(
            forLog(plan.kept.username), forLog(plan.givenUp.username)));
        return 0;
    }

    constexpr UserVerb kUserVerbs[] = {
        {"list", "[--limit N]", "every account, by user name", 1, 1, listUsers},
        {"show", "NAME", "one account and where it is signed in", 2, 2, showUser},
        {"create", "NAME [ROLE]", "makes an account and prints its password; ROLE is member (usual),", 2, 3,
         createUser},
        {"role", "NAME ROLE [--reason TEXT]", "gives it another role, which holds at once", 3, 3, setRole},
        {"disable", "NAME [--reason TEXT]", "ends all its sessions; nobody can sign in to it", 2, 2,
         disableUser},
        {"enable", "NAME [--reason TEXT]", "lets them sign in again", 2, 2, enableUser},
        {"reset-password", "NAME", "ends all its sessions, and prints a new password", 2, 2, resetPassword},
        {"send-reset", "NAME [--reason TEXT]", "ends all its sessions, and mails a code for a new password",
         2, 2, sendReset},
        {"reset-second-factor", "NAME [--reason TEXT]", "for who lost authenticator and recovery codes", 2, 2,
         resetSecondFactor},
        {"remove-email", "NAME [--reason TEXT]", "for who reaches their e-mail address no more", 2, 2,
         removeEmail},
        {"nickname", "NAME [NICKNAME]", "takes the nickname away, or gives another one", 2, 3, setNickname},
        {"logout", "NAME [--reason TEXT]", "ends all its sessions", 2, 2, logoutUser},
        {"tokens", "NAME", "its API tokens, without what they are proven by", 2, 2, listTokens},
        {"revoke-token", "NAME ID", "ends one of them", 3, 3, revokeToken},
        {"erase", "NAME --messages keep|remove [--reason TEXT]",
         "takes the account and its names out of the store, for good", 2, 2, eraseUser},
        {"merge", "KEPT GIVEN-UP --reason TEXT [--dry-run] [--yes]",
         "makes two accounts of one person one: says what moves; with --yes it does it, for good", 3, 3,
         mergeUsers},
        {"applicants", "", "who asks for an account (accounts.registration = \"approval\")", 1, 1,
         listApplicants},
        {"approve", "NAME", "lets them in; they are told by mail", 2, 2, approveUser},
        {"reject", "NAME", "takes the account away again", 2, 2, rejectUser},
        {"invite", "[USES [DAYS]]", "prints a code to make an account with; once, within 7 days", 1, 3,
         inviteUser},
        {"invites", "", "the codes that are good, without the codes", 1, 1, listInvites},
        {"remove-invite", "ID", "ends one", 2, 2, removeInvite},
    };

    int usersUsage()
    {
        std::fputs("Usage: madangd users <verb> [--json], as the user that madangd runs as\n\n", stderr);
        for (const UserVerb &verb : kUserVerbs) {
            std::fprintf(stderr, "  %-19s %-13s %s\n", verb.word, verb.arguments, verb.help);
            if (verb.run == createUser)
                std::fprintf(stderr, "  %-19s %-13s %s\n", "", "",
                             "support, moderator, treasurer, admin or owner; the first of all is the owner");
        }
        std::fputs("\nBeside a running daemon or without one; each change is on the audit log.\n"
                   "Exit code: 0 done, 1 usage, 2 no store, or it is in use, 3 refused.\n",
                   stderr);
        return 1;
    }

    int explainUsers(const Error &error, const Config &config, const Options &options)
    {
        const QString folder = dataFolderOf(config);
        const bool isOther = error.field == "givenUp"_L1;
        const bool isRole = options.words.value(0) == "role"_L1;
        const QByteArray name = forLog(options.words.value(isOther ? 2 : 1)).toUtf8();
        if (explainUnreached(error, config))
            return 2;
        if (error.code == Code::NotFound && error.about == "applicant"_L1)
            std::fprintf(stderr, "madangd: %s does not wait; see: madangd users applicants\n",
                         name.constData());
        else if (error.code == Code::NotFound && error.about == "invite"_L1)
            std::fprintf(stderr, "madangd: there is no invitation %s; see: madangd users invites\n",
                         name.constData());
        else if (error.code == Code::NotFound && error.about == "api-token"_L1)
            std::fprintf(stderr, "madangd: %s has no such token; see: madangd users tokens %s\n",
                         name.constData(), name.constData());
        else if (error.about == "too-many"_L1)
            std::fprintf(stderr, "madangd: there are %d invitations that are good; remove some\n",
                         users::kMostInvites);
        else if (error.about == "range"_L1)
            std::fprintf(stderr, "madangd: an invitation is good for 1 to %d accounts and 1 to %d days\n",
                         users::kMostInviteUses, users::kMostInviteDays);
        else if (error.code == Code::NotFound && error.about == "user"_L1)
            std::fprintf(stderr, "madangd: there is no account %s; see: madangd users list\n",
                         name.constData());
        else if (error.about == "nickname-taken"_L1)
            std::fputs("madangd: somebody else is called so, or alike; give another one: madangd users "
                       "nickname NAME NICKNAME\n",
                       stderr);
        else if (error.about == "nickname-reserved"_L1 || error.about == "reserved"_L1)
            std::fputs("madangd: that looks like the name of somebody who looks after the community; give "
                       "another one: madangd users nickname NAME NICKNAME\n",
                       stderr);
        else if (error.field == "nickname"_L1)
            std::fputs("madangd: a nickname has 1 to 32 characters and no line breaks\n", stderr);
        else if (error.code == Code::AlreadyExists)
            std::fprintf(stderr, "madangd: %s is taken, or looks like a name that is; choose another one\n",
                         name.constData());
        else if (error.field == "messages"_L1)
            std::fputs(
                "madangd: say what becomes of what they wrote: --messages keep, or --messages remove\n",
                stderr);
        else if (error.field == "reason"_L1)
            std::fprintf(stderr,
                         "madangd: say why, for the audit log: --reason TEXT, at most %d characters\n",
                         users::kLongestMergeReason);
        else if (error.about == "same-account"_L1)
            std::fputs("madangd: that is one account; name the one that is kept, then the other\n", stderr);
        else if (error.about == "owner-given-up"_L1)
            std::fprintf(stderr, "madangd: %s is an owner and is not given up; keep that account instead\n",
                         name.constData());
        else if (error.about == "waits-for-leave"_L1)
            std::fputs(isRole ? "madangd: they wait to be let in; see: madangd users applicants\n"
                              : "madangd: one of them waits to be let in; see: madangd users applicants\n",
                       stderr);
        else if (error.about == "unguarded"_L1)
            std::fprintf(stderr,
                         "madangd: a second factor guards %s, and none guards %s; they set one up there "
                         "first, or: madangd users reset-second-factor\n",
                         forLog(options.words.value(2)).toUtf8().constData(), name.constData());
        else if (error.about == "second-person"_L1)
            std::fputs("madangd: one of them decided about money that the other asked for, as two people; "
                       "they stay two\n",
                       stderr);
        else if (error.about == "last-owner"_L1)
            std::fprintf(
                stderr,
                "madangd: %s is the only owner; make another one first: madangd users role NAME owner\n",
                name.constData());
        else if (error.about == "runs-campaign"_L1)
            std::fprintf(stderr,
                         "madangd: %s made a campaign that is not settled; close it, report on it and settle "
                         "it first\n",
                         name.constData());
        else if (error.about == "no-second-factor"_L1)
            std::fprintf(stderr, "madangd: %s has no second factor\n", name.constData());
        else if (error.about == "no-email"_L1 && options.words.value(0) == "send-reset"_L1)
            std::fprintf(stderr,
                         "madangd: %s has no e-mail address that is proven; tell them a password instead: "
                         "madangd users reset-password NAME\n",
                         name.constData());
        else if (error.about == "no-email"_L1)
            std::fprintf(stderr, "madangd: %s has no e-mail address\n", name.constData());
        else if (error.code == Code::Conflict && error.about.endsWith("abled"_L1))
            std::fprintf(stderr, "madangd: %s is %s already\n", name.constData(), qPrintable(error.about));
        else if (error.code == Code::InvalidValue && error.field == "role"_L1)
            std::fputs("madangd: a role is member, support, moderator, treasurer, admin or owner\n", stderr);
        else if (error.code == Code::InvalidValue)
            std::fputs("madangd: a user name has 3 to 32 characters: small letters, digits, dot, dash and "
                       "underscore\n",
                       stderr);
        else
            return explainRefusal(error, folder);
        return 3;
    }

} // namespace

QStringList usersForms()
{
    QStringList forms;
    for (const UserVerb &verb : kUserVerbs) {
        // The only choice of which its help line speaks in words.
        const QString roles = u"member|support|moderator|treasurer|admin|owner"_s;
        const QString arguments = verb.run == createUser ? u"NAME [%1]"_s.arg(roles)
            : verb.run == setRole                        ? u"NAME %1 [--reason TEXT]"_s.arg(roles)
                                                         : QString::fromLatin1(verb.arguments);
        forms += QString::fromLatin1(verb.word) + u' ' + arguments;
    }
    return forms;
}

int users(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    for (const UserVerb &verb : kUserVerbs) {
        if (options.words.value(0) != QLatin1StringView(verb.word))
            continue;
        if (options.words.size() < verb.least || options.words.size() > verb.most)
            return usersUsage();
        const Result<int> code = verb.run(*config, options);
        return code ? *code : explainUsers(code.error(), *config, options);
    }
    return usersUsage();
}

} // namespace madang::commands
