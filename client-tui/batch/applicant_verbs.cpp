// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about new accounts, for who looks after the server: who asks for one, codes that let people in,
// and what somebody is called.
#include "client-tui/batch/batch_verbs.h"

#include "common/protocol/users.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostApplicants = 10'000;

    struct ApplicantVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::ApplicantVerbs)
    };

    void printInvite(BatchRun &run, const users::InviteCode &invite)
    {
        run.out().line(u"%1  %2  %3  %4  %5"_s.arg(
            invite.id.text(), run.formats().number(invite.usesLeft), invite.expiresAt.text(),
            invite.maker.isEmpty() ? u"-"_s : invite.maker, views::oneLine(invite.label, 64)));
    }

    /// The number of an option; nothing when it is absent. False when it is none.
    bool readUpTo(BatchRun &run, const QString &option, int most, std::optional<int> &into)
    {
        const auto text = run.line().value(option);
        if (!text)
            return true;
        bool isNumber = false;
        into = text->toInt(&isNumber);
        if (isNumber && *into >= 1 && *into <= most)
            return true;
        run.failUsage(ApplicantVerbsText::tr("--%1 takes a number from 1 to %2.").arg(option).arg(most));
        return false;
    }

} // namespace

void listApplicants(BatchRun &run)
{
    run.collect(users::applicants, users::ListUsers{}, kMostApplicants,
                [&run](const QList<users::Applicant> &all) {
                    for (const users::Applicant &each : all) {
                        run.out().json("applicant", each);
                        run.out().line(u"%1  %2  %3  %4"_s.arg(each.username, each.since.text(),
                                                               views::oneLine(each.nickname, 60),
                                                               views::oneLine(each.about, 500)));
                    }
                    run.finish();
                });
}

void approveApplicant(BatchRun &run)
{
    run.call(users::approve, {run.word(0)}, [&run](const users::User &user) {
        run.out().json("user", user);
        run.out().line(ApplicantVerbsText::tr("%1 can sign in now.").arg(user.username));
        run.finish();
    });
}

void rejectApplicant(BatchRun &run)
{
    const QString name = run.word(0);
    if (!run.isForReal())
        return run.dryRun("reject", name,
                          ApplicantVerbsText::tr("Would turn %1 away and take the account back.").arg(name));
    run.call(users::reject, {name}, [&run, name](const Nothing &) {
        run.out().json("rejected", {{"username", Output::quoted(name)}});
        run.out().line(ApplicantVerbsText::tr("%1 was turned away; the name is free again.").arg(name));
        run.finish();
    });
}

void listInvites(BatchRun &run)
{
    run.collect(users::invites, users::ListInvites{}, users::kMostInvites,
                [&run](const QList<users::InviteCode> &all) {
                    for (const users::InviteCode &each : all) {
                        run.out().json("invite", each);
                        printInvite(run, each);
                    }
                    run.finish();
                });
}

void makeInvite(BatchRun &run)
{
    users::NewInvite wanted;
    wanted.label = run.line().value(u"label"_s);
    if (!readUpTo(run, u"uses"_s, users::kMostInviteUses, wanted.uses)
        || !readUpTo(run, u"days"_s, users::kMostInviteDays, wanted.days))
        return;
    run.call(users::invite, wanted, [&run](const users::FreshInvite &fresh) {
        run.out().json("fresh-invite", fresh);
        run.out().line(fresh.code); // alone on its line, for scripts; told once
        run.finish();
    });
}

void removeInvite(BatchRun &run)
{
    const InviteId id = InviteId::fromText(run.word(0));
    if (id.isNull())
        return run.failUsage(
            ApplicantVerbsText::tr("“%1” is no number of a code. madang-tui invites lists them.")
                .arg(run.word(0)));
    run.call(users::removeInvite, {id}, [&run, id](const Nothing &) {
        run.out().json("removed-invite", {{"id", Output::quoted(id.text())}});
        run.out().line(ApplicantVerbsText::tr("Nobody gets in with that code any more."));
        run.finish();
    });
}

void renameUser(BatchRun &run)
{
    users::SetUserNickname wanted;
    wanted.username = run.word(0);
    if (!run.word(1).isEmpty())
        wanted.nickname = run.word(1);
    run.call(users::setNickname, wanted, [&run](const users::User &user) {
        run.out().json("user", user);
        run.out().line(ApplicantVerbsText::tr("%1 is called %2 now.")
                           .arg(user.username, views::oneLine(user.nickname, 60)));
        run.finish();
    });
}

} // namespace madang::tui
