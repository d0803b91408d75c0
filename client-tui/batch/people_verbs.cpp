// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs for those who look after other people's accounts: finding, showing, signing out, disabling.
#include "client-tui/batch/batch_verbs.h"

#include "common/protocol/users.h"
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
    run.call(users::disable, {run.word(0)}, [&run](const users::LoggedOut &done) {
        printLoggedOut(run, done,
                       PeopleVerbsText::tr("%1 cannot sign in any more. Sign-ins that were ended: %2")
                           .arg(done.user.username, run.formats().number(done.ended)));
    });
}

void enableUser(BatchRun &run)
{
    run.call(users::enable, {run.word(0)}, [&run](const users::User &user) {
        run.out().json("user", user);
        run.out().line(
            PeopleVerbsText::tr("%1 can sign in again, with the password they had.").arg(user.username));
        run.finish();
    });
}

void logOutUser(BatchRun &run)
{
    run.call(users::logout, {run.word(0)}, [&run](const users::LoggedOut &done) {
        printLoggedOut(run, done,
                       PeopleVerbsText::tr("%1 is signed out. Sign-ins that were ended: %2")
                           .arg(done.user.username, run.formats().number(done.ended)));
    });
}

} // namespace madang::tui
