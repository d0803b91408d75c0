// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd payments`: what waits for a person, and doing something about it, at the running daemon: over the
// socket in its data folder, so as the user it runs as. Everything done stays on the desk's record.
#include "common/base/log.h"
#include "common/protocol/desk.h"
#include "server/commands/commands.h"
#include "server/commands/local_socket.h"
#include "server/commands/printing.h"

namespace madang::commands {

using namespace Qt::StringLiterals;
using desk::Section;

namespace {

    constexpr int kMostItems = 2000;

    /// One verb of payments and the words it takes.
    struct Deed {
        const char *word;
        const char *arguments;
        const char *help;
        int count; ///< of arguments, at least
        int most; ///< of arguments
        Result<int> (*run)(const QString &folder, const Options &options);
    };

    Result<int> overview(const QString &folder, const Options &options)
    {
        TRY(const desk::Overview overview, callLocally(folder, desk::overview, Nothing{}));
        if (options.json) {
            printJson(overview);
            return 0;
        }
        const std::pair<const char *, int> counts[] = {{"stuck", overview.stuck},
                                                       {"unmatched", overview.unmatched},
                                                       {"dead", overview.dead},
                                                       {"refunds", overview.refunds},
                                                       {"deposits", overview.deposits}};
        for (const auto &[word, count] : counts)
            printCells({QLatin1StringView(word), QString::number(count)}, {12, -6});
        if (!overview.lastCheck)
            tell(u"books         never proven"_s);
        else
            tell(u"books         %1 at %2"_s.arg(overview.lastCheck->holds ? u"held"_s : u"DID NOT HOLD"_s,
                                                 overview.lastCheck->at.text()));
        return 0;
    }

    void print(const desk::Item &item)
    {
        const QString amount = item.captured ? wonText(item.amount) + u" ("_s + wonText(*item.captured) + u')'
                                             : wonText(item.amount);
        QStringList what{forLog(item.title), forLog(item.payer), forLog(item.reason.value_or(QString()))};
        if (item.reference)
            what += u"reference "_s + forLog(*item.reference);
        if (item.bank)
            what += forLog(*item.bank);
        if (item.holder)
            what += u"from "_s + forLog(*item.holder);
        if (item.transaction)
            what += u"number "_s + forLog(*item.transaction);
        if (item.order && item.order->value != item.key)
            what += u"order "_s + forLog(item.order->value);
        what.removeAll(QString());
        printCells({forLog(item.key), item.since.text(), amount, forLog(item.gateway), forLog(item.state),
                    what.join(u" · "_s)},
                   {42, 24, -16, 10, 20, 0});
    }

    Result<int> list(const QString &folder, const Options &options)
    {
        const QString word = options.words.value(1) == "waiting"_L1 ? u"refunds"_s : options.words.value(1);
        const auto section = json::enumFromWord<Section>(word);
        if (!section)
            return Error{Code::InvalidValue, "section"};
        desk::ListSection request{*section, {}, 200};
        for (int shown = 0; shown < kMostItems;) {
            TRY(const Page<desk::Item> page, callLocally(folder, desk::list, request));
            for (const desk::Item &item : page.items) {
                if (options.json)
                    printJson(item);
                else
                    print(item);
            }
            shown += int(page.items.size());
            if (shown == 0 && !options.json)
                tell(u"nothing here waits for a person"_s);
            if (!page.next)
                break;
            request.after = page.next;
        }
        return 0;
    }

    Result<int> show(const QString &folder, const Options &options)
    {
        TRY(const desk::Story story,
            callLocally(folder, desk::order, desk::OneOrder{{options.words.value(1)}}));
        if (options.json) {
            printJson(story);
            return 0;
        }
        tell(u"order %1: %2 for %3 (%4 · %5), %6"_s.arg(
            forLog(story.order.value), wonText(story.amount), forLog(story.purpose), forLog(story.title),
            forLog(story.payer), QString(json::wordOfEnum(story.status))));
        if (story.paymentKey)
            tell(u"at %1 as %2"_s.arg(forLog(story.gateway), forLog(*story.paymentKey)));
        if (story.nextCheckAt)
            tell(u"asked %1 times, next at %2"_s.arg(story.attempts).arg(story.nextCheckAt->text()));
        for (const desk::StoryLine &line : story.lines) {
            QString about = forLog(line.about);
            if (line.times > 1)
                about
                    += u" (%1 times, last at %2)"_s.arg(line.times).arg(line.until.value_or(line.at).text());
            printCells({line.at.text(), line.type, forLog(line.word),
                        line.amount ? wonText(*line.amount) : QString(), about},
                       {24, 10, 24, -16, 0});
        }
        return 0;
    }

    Result<int> requery(const QString &folder, const Options &options)
    {
        TRY(const desk::Requeried now,
            callLocally(folder, desk::requery, desk::OneOrder{{options.words.value(1)}}));
        if (options.json)
            printJson(now);
        else
            tell(u"order %1 is %2 %3"_s
                     .arg(forLog(now.order.value), QString(json::wordOfEnum(now.status)),
                          forLog(now.reason.value_or(QString())))
                     .trimmed());
        return 0;
    }

    Result<int> resolve(const QString &folder, const Options &options)
    {
        const UnmatchedId id = UnmatchedId::fromText(options.words.value(1));
        TRY(callLocally(folder, desk::resolve, desk::Resolve{id, options.words.value(2)}));
        if (!options.json)
            tell(u"resolved; it stays on record"_s);
        return 0;
    }

    Result<int> replay(const QString &folder, const Options &options)
    {
        TRY(callLocally(folder, desk::replay, desk::OneWebhook{WebhookId::fromText(options.words.value(1))}));
        if (!options.json)
            tell(u"it is tried again; `show` says what comes of it"_s);
        return 0;
    }

    /// What came of a transfer, in plain words.
    QString saidOf(const desk::NotedTransfer &noted)
    {
        const QString order = forLog(noted.order.value_or(OrderId()).value);
        switch (noted.verdict) {
        case desk::TransferVerdict::Matched:
            return u"order %1 is paid: %2 of %3"_s.arg(order, wonText(noted.amount), forLog(noted.payer));
        case desk::TransferVerdict::OtherAmount:
            return u"order %1 expects %2 and waits on; %3 is listed as unmatched"_s.arg(
                order, wonText(noted.expected.value_or(Money{})), wonText(noted.amount));
        case desk::TransferVerdict::NoOrder:
            return u"nobody was told the reference %1; %2 is listed as unmatched"_s.arg(
                forLog(noted.reference), wonText(noted.amount));
        case desk::TransferVerdict::Again:
            return u"order %1 was paid or ended before; %2 is listed as unmatched"_s.arg(
                order, wonText(noted.amount));
        }
        return {};
    }

    Result<int> deposit(const QString &folder, const Options &options)
    {
        desk::NoteTransfer wanted;
        wanted.transaction = options.words.value(1);
        bool isNumber = false;
        wanted.amount.won = options.words.value(2).remove(u',').toLongLong(&isNumber);
        if (!isNumber)
            return Error{Code::InvalidValue, "amount"};
        wanted.reference = options.words.value(3);
        if (options.words.size() > 4) {
            const QDate day = QDate::fromString(options.words.value(4), Qt::ISODate);
            if (!day.isValid())
                return Error{Code::InvalidValue, "day"};
            wanted.cameAt = Timestamp{day.startOfDay().toMSecsSinceEpoch()};
        }
        TRY(const desk::NotedTransfer noted, callLocally(folder, desk::noteTransfer, wanted));
        if (options.json)
            printJson(noted);
        else if (noted.repeated)
            tell(u"noted before, by %1 at %2; nothing was done again: %3"_s.arg(
                forLog(noted.seenBy), noted.seenAt.text(), saidOf(noted)));
        else
            tell(saidOf(noted));
        return 0;
    }

    Result<int> sent(const QString &folder, const Options &options)
    {
        TRY(callLocally(folder, desk::sentBack,
                        desk::SentBack{RefundId::fromText(options.words.value(1)), options.words.value(2)}));
        if (!options.json)
            tell(u"posted as given back; the donor is told"_s);
        return 0;
    }

    Result<int> dismiss(const QString &folder, const Options &options)
    {
        TRY(callLocally(folder, desk::dismiss,
                        desk::EndRefund{RefundId::fromText(options.words.value(1)), options.words.value(2)}));
        if (!options.json)
            tell(u"off the list; it stays on record"_s);
        return 0;
    }

    Result<int> deeds(const QString &folder, const Options &options)
    {
        TRY(const Page<desk::Deed> page,
            callLocally(folder, desk::deeds,
                        desk::ListDeeds{{}, qBound(1, options.limit.value_or(50), 200)}));
        for (const desk::Deed &deed : page.items) {
            if (options.json)
                printJson(deed);
            else
                printCells({deed.at.text(), forLog(deed.who), forLog(deed.deed), forLog(deed.target),
                            forLog(deed.outcome.value_or(u"unfinished"_s)) + u' ' + forLog(deed.about)},
                           {24, 20, 14, 42, 0});
        }
        return 0;
    }

    constexpr Deed kDeeds[] = {
        {"overview", "", "how much waits for a person", 0, 0, overview},
        {"list", "stuck|unmatched|dead|refunds|deposits", "what waits, longest first", 1, 1, list},
        {"show", "ORDER", "everything that is known of an order", 1, 1, show},
        {"requery", "ORDER", "has the gateway asked now", 1, 1, requery},
        {"resolve", "UNMATCHED REASON", "says what became of money that fits no order", 2, 2, resolve},
        {"replay", "WEBHOOK", "tries a dead webhook again", 1, 1, replay},
        {"deposit", "NUMBER AMOUNT REFERENCE [DAY]", "notes a transfer seen on the bank account", 3, 4,
         deposit},
        {"sent", "REFUND NUMBER", "the money of a refund was transferred by hand", 2, 2, sent},
        {"dismiss", "REFUND REASON", "says what was done about a refused refund", 2, 2, dismiss},
        {"deeds", "[--limit N]", "what operators did, newest first", 0, 0, deeds},
    };

    int usage()
    {
        std::fputs("Usage: madangd payments <verb> [--json], as the user that madangd runs as\n\n", stderr);
        for (const Deed &deed : kDeeds)
            std::fprintf(stderr, "  %-9s %-38s %s\n", deed.word, deed.arguments, deed.help);
        std::fputs("\nExit code: 0 done, 1 usage, 2 no daemon, 3 refused.\n", stderr);
        return 1;
    }

    int explainPayments(const Error &error, const QString &folder)
    {
        if (error.code == Code::KeyReused)
            std::fputs("madangd: that number of the bank stands for something else already: another amount, "
                       "reference or refund\n",
                       stderr);
        return explainRefusal(error, folder);
    }

} // namespace

QStringList paymentsForms()
{
    QStringList forms;
    for (const Deed &deed : kDeeds)
        forms += QString::fromLatin1(deed.word) + u' ' + QLatin1StringView(deed.arguments);
    return forms;
}

int payments(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    for (const Deed &deed : kDeeds) {
        if (options.words.value(0) != QLatin1StringView(deed.word))
            continue;
        const qsizetype given = options.words.size() - 1;
        if (given < deed.count || given > deed.most)
            return usage();
        const QString folder = dataFolderOf(*config);
        const Result<int> code = deed.run(folder, options);
        return code ? *code : explainPayments(code.error(), folder);
    }
    return usage();
}

} // namespace madang::commands
