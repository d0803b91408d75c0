// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd mail`: trying the mail server, and mails that wait or were given up, at the running daemon: over
// the socket in its data folder.
#include "common/protocol/mail.h"
#include "common/base/log.h"
#include "server/commands/commands.h"
#include "server/commands/local_socket.h"
#include "server/commands/printing.h"

#include <QThread>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostMails = 1000;
    constexpr int kLooks = 160;
    constexpr unsigned long kBetweenLooksMs = 250;

    void show(const mail::Item &item, const Options &options)
    {
        if (options.json) {
            printJson(item);
            return;
        }
        QString when;
        if (item.state == mail::State::Waiting)
            when = u"next try "_s + item.nextTryAt.text();
        printCells({item.id.text(), item.createdAt.text(), QString(json::wordOfEnum(item.state)),
                    QString::number(item.attempts), forLog(item.kind), forLog(item.recipient),
                    forLog(QStringList{item.fault, when}.join(u' ').trimmed())},
                   {20, 24, 8, -3, 16, 32, 0});
    }

    /// Waits until something has come of a mail, and says what.
    Result<int> follow(const QString &folder, mail::Item item, const Options &options)
    {
        for (int look = 0; look < kLooks && item.state == mail::State::Waiting && item.fault.isEmpty();
             ++look) {
            QThread::msleep(kBetweenLooksMs);
            TRY(item, callLocally(folder, mail::show, mail::OneMail{item.id}));
        }
        if (options.json)
            printJson(item);
        else if (item.state == mail::State::Sent)
            tell(u"sent to %1"_s.arg(forLog(item.recipient)));
        else if (item.fault.isEmpty())
            tell(u"nothing has come of it yet; look again with: madangd mail list"_s);
        else
            tell(u"not sent: %1%2"_s.arg(forLog(item.fault),
                                         item.state == mail::State::Dead
                                             ? u"; it was given up"_s
                                             : u"; it is tried again at "_s + item.nextTryAt.text()));
        return item.state == mail::State::Sent ? 0 : 3;
    }

    Result<int> list(const QString &folder, const Options &options)
    {
        mail::ListMail request;
        if (const QString word = options.words.value(1); !word.isEmpty()) {
            request.state = json::enumFromWord<mail::State>(word);
            if (!request.state)
                return Error{Code::InvalidValue, "state"};
        }
        const int most = qMin(options.limit.value_or(kMostMails), kMostMails);
        request.limit = qMin(most, 200);
        int shown = 0;
        do {
            TRY(const Page<mail::Item> page, callLocally(folder, mail::list, request));
            for (const mail::Item &item : page.items) {
                if (shown++ < most)
                    show(item, options);
            }
            request.after = page.next;
        } while (request.after && shown < most);
        if (shown == 0 && !options.json)
            tell(u"no such mail"_s);
        return 0;
    }

    Result<int> retry(const QString &folder, const Options &options)
    {
        const MailId id = MailId::fromText(options.words.value(1));
        TRY(const mail::Item item, callLocally(folder, mail::retry, mail::OneMail{id}));
        mail::Item anew = item;
        anew.fault.clear(); // of the tries before
        return follow(folder, anew, options);
    }

    Result<int> test(const QString &folder, const Options &options)
    {
        const bool korean = qEnvironmentVariable("LANG").startsWith("ko"_L1);
        TRY(const mail::Item item,
            callLocally(folder, mail::test,
                        mail::SendTest{options.words.value(1), korean ? u"ko"_s : u"en"_s}));
        return follow(folder, item, options);
    }

    int usage()
    {
        std::fputs("Usage: madangd mail <verb> [--json], as the user that madangd runs as\n\n"
                   "  test ADDRESS               sends a mail there, and says what came of it\n"
                   "  list [waiting|dead|sent]   mails that wait or were given up, newest first\n"
                   "  retry MAIL                 tries a dead one again\n"
                   "\nExit code: 0 done, 1 usage, 2 no daemon, 3 refused or not sent.\n",
                   stderr);
        return 1;
    }

} // namespace

int mail(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString verb = options.words.value(0);
    const qsizetype given = options.words.size() - 1;
    const QString folder = dataFolderOf(*config);
    Result<int> code = 1;
    if (verb == "test"_L1 && given == 1)
        code = test(folder, options);
    else if (verb == "list"_L1 && given <= 1)
        code = list(folder, options);
    else if (verb == "retry"_L1 && given == 1)
        code = retry(folder, options);
    else
        return usage();
    if (code)
        return *code;
    if (code.error().code == Code::Expired)
        std::fputs("madangd: what that mail says is true no more (a code that ran out): it is not sent\n",
                   stderr);
    return explainRefusal(code.error(), folder);
}

} // namespace madang::commands
