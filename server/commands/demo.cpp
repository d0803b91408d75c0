// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd demo`: fills an empty store with several days of a lively community.
#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/whole_file.h"
#include "server/commands/commands.h"
#include "server/commands/demo_filler.h"
#include "server/corridor.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    /// The one password of everybody in the demo, in a private file beside the store: never in an argument or
    /// a log.
    Result<QString> writePassword(const StoreFolder &folder)
    {
        const QString password = secret::randomToken(12);
        QSaveFile file(folder.file(u"demo-password"_s));
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || file.write(password.toUtf8() + '\n') < 0 || !commitWhole(file))
            return Error{Code::NotAllowed, "data-folder"};
        return password;
    }

    Done fill(const Config &config, demo::Summary &summary)
    {
        TRY(const auto folder, StoreFolder::take(dataFolderOf(config)));
        demo::DemoClock clock;
        Corridor corridor(config, *folder, clock);
        TRY(corridor.start());
        corridor.publishedAt(publicUrlOf(config, config.server.port));
        TRY(corridor.runNow({}, [](Work &work) -> Done {
            TRY(const auto any, work.db().one<UserId>(u"SELECT id FROM account LIMIT 1"_s));
            return any ? Done(Error{Code::Conflict, "store-not-empty"}) : Done();
        }));
        TRY(const QString password, writePassword(*folder));
        TRY(summary, demo::fill(corridor, clock, password));
        corridor.stop();
        return {};
    }

} // namespace

int demo(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    // Each of the demo's gifts would be two lines of an operator's log.
    QLoggingCategory::setFilterRules(u"madang.payments.info=false\nmadang.store.info=false"_s);
    demo::Summary summary;
    if (const Done done = fill(*config, summary); !done) {
        if (done.error().about == "store-not-empty"_L1) {
            std::fprintf(
                stderr,
                "madangd: the store in %s already has people in it; the demo only fills an empty one\n",
                qPrintable(dataFolderOf(*config)));
        } else {
            explain(done.error(), *config);
        }
        return 2;
    }
    std::printf("Filled %s: %d people, %d rooms, %d events, %d gifts of together %lld won.\n"
                "Sign in as mina or jun; the password is in %s/demo-password\n",
                qPrintable(dataFolderOf(*config)), summary.people, summary.rooms, summary.events,
                summary.gifts, static_cast<long long>(summary.total.won), qPrintable(dataFolderOf(*config)));
    return 0;
}

} // namespace madang::commands
