// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs for those who look after other people's accounts: finding, showing, signing out, disabling.
#include "client-tui/batch/batch_verbs.h"

#include "common/protocol/users.h"
#include "common/views/account_merge.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostAccounts = 10'000;

    struct PeopleVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::PeopleVerbs)
    };

    void printUser(BatchRun &run, const users::User &user)
    {
        run.out().json("user", user);
        run.out().line(u"%1  %2  %3  %4  %5"_s.arg(
            user.username, user.role, user.disabledAt ? u"disabled"_s : u"-"_s,
            user.lastUsedAt ? user.lastUsedAt->text() : u"-"_s, views::oneLine(user.nickname, 60)));
    }

    users::ActOnUser actOf(BatchRun &run)
    {
        return {run.word(0), run.line().value(u"reason"_s)};
    }

    /// Goes on with --yes; without it looks whose account it is, and says what would become of it.
    void withConsent(BatchRun &run, const char *deed, const QString &sentence,
                     const std::function<void()> &goOn)
    {
        if (run.isForReal())
            return goOn();
        run.call(users::show, {run.word(0)}, [&run, deed, sentence](const users::UserStory &story) {
            run.dryRun(deed, story.user.username, sentence.arg(story.user.username));
        });
    }

    void printLoggedOut(BatchRun &run, const users::LoggedOut &done, const QString &sentence)
    {
        run.out().json("logged-out", done);
        run.out().line(sentence);
        run.finish();
    }

} // namespace

void listUsers(BatchRun &run)
{
    int most = kMostAccounts;
    if (const auto limit = run.line().value(u"limit"_s)) {
        bool isNumber = false;
        most = limit->toInt(&isNumber);
        if (!isNumber || most < 1 || most > kMostAccounts)
            return run.failUsage(
                PeopleVerbsText::tr("--limit takes a number from 1 to %1.").arg(kMostAccounts));
    }
    users::ListUsers wanted;
    if (!run.word(0).isEmpty())
        wanted.query = run.word(0);
    run.collect(users::list, wanted, most, [&run](const QList<users::User> &all) {
        for (const users::User &user : all)
            printUser(run, user);
        run.finish();
    });
}

void showUser(BatchRun &run)
{
    run.call(users::show, {run.word(0)}, [&run](const users::UserStory &story) {
        printUser(run, story.user);
        if (story.factorAsk) {
            run.out().json("factor-ask", *story.factorAsk);
            run.out().line(
                PeopleVerbsText::tr("%1 asked to take the second factor away. Another one confirms "
                                    "until %2.")
                    .arg(story.factorAsk->by, story.factorAsk->until.text()));
        }
        for (const accounts::Session &session : story.sessions) {
            run.out().json("session", session);
            run.out().line(u"    %1  %2  %3  %4"_s.arg(session.createdAt.text(), session.lastUsedAt.text(),
                                                       session.address, views::oneLine(session.device, 80)));
        }
        run.finish();
    });
}

void disableUser(BatchRun &run)
{
    const QString sentence = PeopleVerbsText::tr(
        "Would end all sign-ins of %1, and let nobody sign in to that account any more.");
    withConsent(run, "disable", sentence, [&run] {
        run.call(users::disable, actOf(run), [&run](const users::LoggedOut &done) {
            printLoggedOut(run, done,
                           PeopleVerbsText::tr("%1 cannot sign in any more. Sign-ins that were ended: %2")
                               .arg(done.user.username, run.formats().number(done.ended)));
        });
    });
}

void enableUser(BatchRun &run)
{
    run.call(users::enable, actOf(run), [&run](const users::User &user) {
        run.out().json("user", user);
        run.out().line(
            PeopleVerbsText::tr("%1 can sign in again, with the password they had.").arg(user.username));
        run.finish();
    });
}

void mergeUsers(BatchRun &run)
{
    const bool isForReal = run.line().has(u"yes"_s) && !run.line().has(u"dry-run"_s);
    if (!isForReal) {
        run.call(users::previewMerge, {run.word(0), run.word(1)}, [&run](const users::MergePlan &plan) {
            run.out().json("dry-run", plan);
            for (const users::BelongingCount &each : plan.belongings)
                run.out().line(views::AccountMerge::wordOf(each.what) + u"  "_s
                               + run.formats().number(each.count));
            run.out().line(
                PeopleVerbsText::tr("Would make %1 part of %2 for good. Nothing was done; add --yes to do "
                                    "it.")
                    .arg(plan.givenUp.username, plan.kept.username));
            run.finish();
        });
        return;
    }
    const QString reason = run.line().value(u"reason"_s).value_or(QString());
    if (reason.trimmed().isEmpty())
        return run.failUsage(PeopleVerbsText::tr("--reason says why, for the audit log."));
    run.call(users::merge, {run.word(0), run.word(1), reason}, [&run](const users::MergePlan &plan) {
        run.out().json("merged", plan);
        run.out().line(PeopleVerbsText::tr("%1 has everything of %2 now. Nobody signs in as %2 any more.")
                           .arg(plan.kept.username, plan.givenUp.username));
        run.finish();
    });
}

void giveUserRole(BatchRun &run)
{
    const auto role = json::enumFromWord<accounts::Role>(run.word(1));
    if (!role)
        return run.failUsage(
            PeopleVerbsText::tr("“%1” is no role. There are member, support, moderator, treasurer, admin and "
                                "owner.")
                .arg(views::oneLine(run.word(1), 40)));
    const QString word(json::wordOfEnum(*role));
    // Whose account it is, is put in once it was looked up.
    const QString sentence = PeopleVerbsText::tr("Would make %1 %2 here.").arg(u"%1"_s, word);
    withConsent(run, "role", sentence, [&run, role = *role, word] {
        const users::SetUserRole wanted{run.word(0), role, run.line().value(u"reason"_s)};
        run.call(users::setRole, wanted, [&run, word](const users::RoleGiven &given) {
            run.out().json("role-given", given);
            run.out().line(PeopleVerbsText::tr("%1 is %2 now.").arg(given.user.username, word));
            if (!given.alike.isEmpty())
                run.out().line(PeopleVerbsText::tr("These look called alike: %1")
                                   .arg(views::oneLine(given.alike.join(u", "_s), 800)));
            run.finish();
        });
    });
}

void createUser(BatchRun &run)
{
    users::NewUser wanted;
    wanted.username = run.word(0);
    wanted.nickname = run.line().value(u"nickname"_s);
    run.call(users::create, wanted, [&run](const users::FreshPassword &fresh) {
        run.out().json("fresh-password", fresh);
        run.out().line(fresh.password); // alone on its line, for scripts; told once
        run.finish();
    });
}

void sendUserReset(BatchRun &run)
{
    const QString sentence
        = PeopleVerbsText::tr("Would end all sign-ins of %1, and mail them a code for a new password.");
    withConsent(run, "send-reset", sentence, [&run] {
        run.call(users::sendReset, actOf(run), [&run](const users::LoggedOut &done) {
            printLoggedOut(run, done,
                           PeopleVerbsText::tr("%1 gets a mail with a code for a new password. Sign-ins that "
                                               "were ended: %2")
                               .arg(done.user.username, run.formats().number(done.ended)));
        });
    });
}

void resetUserFactor(BatchRun &run)
{
    const QString sentence = PeopleVerbsText::tr(
        "Would ask to take the second factor of %1 away, or confirm it where somebody else asked.");
    withConsent(run, "reset-second-factor", sentence, [&run] {
        run.call(users::resetSecondFactor, actOf(run), [&run](const users::FactorReset &reset) {
            run.out().json("factor-reset", reset);
            const QString until = reset.until ? reset.until->text() : QString();
            run.out().line(
                reset.done ? PeopleVerbsText::tr("%1 signs in with the password alone now, and was signed "
                                                 "out everywhere.")
                                 .arg(reset.user.username)
                           : PeopleVerbsText::tr("Asked for. Another one who looks after accounts "
                                                 "confirms by the same until %1.")
                                 .arg(until));
            run.finish();
        });
    });
}

void removeUserEmail(BatchRun &run)
{
    withConsent(run, "remove-email", PeopleVerbsText::tr("Would remove the e-mail address of %1."), [&run] {
        run.call(users::removeEmail, actOf(run), [&run](const users::User &user) {
            run.out().json("user", user);
            run.out().line(PeopleVerbsText::tr("%1 has no e-mail address any more, and can set one.")
                               .arg(user.username));
            run.finish();
        });
    });
}

void eraseUser(BatchRun &run)
{
    const auto messages
        = json::enumFromWord<accounts::Writings>(run.line().value(u"messages"_s).value_or(QString()));
    if (!messages)
        return run.failUsage(
            PeopleVerbsText::tr("What becomes of what they wrote? Write --messages keep, or remove."));
    const QString reason = run.line().value(u"reason"_s).value_or(QString());
    if (reason.trimmed().isEmpty())
        return run.failUsage(PeopleVerbsText::tr("--reason says why, for the audit log."));
    const QString sentence = *messages == accounts::Writings::Keep
        ? PeopleVerbsText::tr("Would erase the account of %1 for good, and keep what they wrote.")
        : PeopleVerbsText::tr("Would erase the account of %1 for good, with all they wrote.");
    withConsent(run, "erase", sentence, [&run, messages = *messages, reason] {
        run.call(users::erase, {run.word(0), messages, reason}, [&run](const Nothing &) {
            run.out().json("erased", {});
            run.out().line(PeopleVerbsText::tr("The account is erased. Nobody gets its user name again."));
            run.finish();
        });
    });
}

void logOutUser(BatchRun &run)
{
    withConsent(run, "logout", PeopleVerbsText::tr("Would end all sign-ins of %1."), [&run] {
        run.call(users::logout, actOf(run), [&run](const users::LoggedOut &done) {
            printLoggedOut(run, done,
                           PeopleVerbsText::tr("%1 is signed out. Sign-ins that were ended: %2")
                               .arg(done.user.username, run.formats().number(done.ended)));
        });
    });
}

} // namespace madang::tui
