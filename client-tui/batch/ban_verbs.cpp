// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about banned addresses, for who looks after the server.
#include "client-tui/batch/batch_verbs.h"

#include "common/protocol/bans.h"
#include "common/views/ban_desk.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using bans::Ban;

    struct BanVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::BanVerbs)
    };

    void printBan(BatchRun &run, const Ban &ban)
    {
        run.out().json("ban", ban);
        const views::BanDesk desk(run.session(), run.formats());
        run.out().line(ban.id.text() + u"  "_s + desk.headOf(ban));
        run.out().line(u"    "_s + desk.storyOf(ban));
    }

} // namespace

void listBans(BatchRun &run)
{
    run.collect(bans::list, bans::ListBans{}, bans::kMostBans, [&run](const QList<Ban> &all) {
        for (const Ban &ban : all)
            printBan(run, ban);
        run.finish();
    });
}

void banAddress(BatchRun &run)
{
    bans::NewBan wanted;
    wanted.address = run.word(0);
    wanted.reason = run.line().value(u"reason"_s);
    if (const auto days = run.line().value(u"days"_s)) {
        bool isNumber = false;
        wanted.days = days->toInt(&isNumber);
        if (!isNumber)
            return run.failUsage(BanVerbsText::tr("“%1” is no number of days.").arg(*days));
    }
    if (!run.isForReal())
        return run.dryRun("ban", wanted.address,
                          BanVerbsText::tr("Would let nobody in from %1, and end connections from there.")
                              .arg(wanted.address));
    run.call(bans::add, wanted, [&run](const Ban &ban) {
        printBan(run, ban);
        run.finish();
    });
}

void unbanAddress(BatchRun &run)
{
    const QString wanted = run.word(0);
    run.collect(bans::list, bans::ListBans{}, bans::kMostBans, [&run, wanted](const QList<Ban> &all) {
        for (const Ban &ban : all) {
            if (ban.address == wanted || ban.id.text() == wanted)
                return run.call(bans::remove, {ban.id}, [&run](const Nothing &) { run.finish(); });
        }
        run.fail(Error{Code::NotFound, "ban"});
    });
}

} // namespace madang::tui
