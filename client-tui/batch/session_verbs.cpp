// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about where one is signed in, and ending that.
#include "client-tui/batch/batch_verbs.h"

#include "common/views/event_text.h"

#include <QCoreApplication>

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

} // namespace

void listSessions(BatchRun &run)
{
    run.call(accounts::sessions, Nothing(), [&run](const Page<accounts::Session> &page) {
        for (const accounts::Session &session : page.items) {
            run.out().json("session", session);
            run.out().line(u"%1  %2  %3  %4  %5"_s.arg(session.id.text(), session.current ? u"*"_s : u"-"_s,
                                                       session.lastUsedAt.text(), session.address,
                                                       views::oneLine(session.device, 80)));
        }
        run.finish();
    });
}

void endSession(BatchRun &run)
{
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
