// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about where one is signed in, and ending that.
#include "client-tui/batch/batch_verbs.h"

#include "common/views/event_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct SessionVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::SessionVerbs)
    };

    void endThis(BatchRun &run, const accounts::Session &session)
    {
        const QString device = views::oneLine(session.device, 80);
        if (session.current)
            return run.failUsage(SessionVerbsText::tr("That is this sign-in. Write: madang-tui logout"));
        if (!run.isForReal())
            return run.dryRun("end-session", session.id.text(),
                              SessionVerbsText::tr("Would sign out “%1”.").arg(device));
        run.call(accounts::revokeSession, {session.id}, [&run, session, device](const Nothing &) {
            run.out().json("ended-session", session);
            run.out().line(SessionVerbsText::tr("“%1” is signed out.").arg(device));
            run.finish();
        });
    }

    void endOthers(BatchRun &run)
    {
        if (run.isForReal()) {
            run.call(accounts::revokeOtherSessions, Nothing(), [&run](const accounts::EndedSessions &done) {
                run.out().json("ended-sessions", done);
                run.out().line(SessionVerbsText::tr("Every other device is signed out. Sign-ins that were "
                                                    "ended: %1")
                                   .arg(run.formats().number(done.ended)));
                run.finish();
            });
            return;
        }
        run.call(accounts::sessions, Nothing(), [&run](const Page<accounts::Session> &page) {
            const auto others = std::count_if(page.items.begin(), page.items.end(),
                                              [](const accounts::Session &each) { return !each.current; });
            run.dryRun("end-session", u"others"_s,
                       SessionVerbsText::tr("Would sign out every other device. Sign-ins: %1.")
                           .arg(run.formats().number(others)));
        });
    }

} // namespace

void listSessions(BatchRun &run)
{
    run.call(accounts::sessions, Nothing(), [&run](const Page<accounts::Session> &page) {
        for (const accounts::Session &session : page.items) {
            run.out().json("session", session);
            run.out().line(u"%1  %2  %3  %4  %5  %6"_s.arg(
                session.id.text(), session.current ? u"*"_s : u"-"_s, session.createdAt.text(),
                session.lastUsedAt.text(), session.address, views::oneLine(session.device, 80)));
        }
        run.finish();
    });
}

void endSession(BatchRun &run)
{
    if (run.word(0) == "others"_L1)
        return endOthers(run);
    const SessionId wanted = SessionId::fromText(run.word(0));
    if (wanted.isNull())
        return run.failUsage(
            SessionVerbsText::tr("“%1” is no number of a sign-in. madang-tui sessions lists them.")
                .arg(run.word(0)));
    run.call(accounts::sessions, Nothing(), [&run, wanted](const Page<accounts::Session> &page) {
        for (const accounts::Session &session : page.items) {
            if (session.id == wanted)
                return endThis(run, session);
        }
        run.fail(Error{Code::NotFound, "session"});
    });
}

} // namespace madang::tui
