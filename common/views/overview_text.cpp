// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/overview_text.h"

#include <QCoreApplication>

namespace madang::views::overview_text {

using namespace Qt::StringLiterals;
using overview::HouseCheck;
using overview::HouseState;
using overview::Verdict;

namespace {

    struct OverviewTextText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::OverviewText)
    };

    /// "10,000+" where the server stopped counting.
    QString countText(qint64 count, const Formats &formats)
    {
        const QString number = formats.number(count);
        return count >= overview::kMostCounted ? number + u'+' : number;
    }

    /// "0.4 ms", "12 ms", "1.5 s".
    QString spanText(qint64 microseconds, const Formats &formats)
    {
        const bool seconds = microseconds >= 1'000'000;
        const double value = double(microseconds) / (seconds ? 1e6 : 1e3);
        return formats.locale().toString(value, 'f', value < 10 ? 1 : 0) + (seconds ? " s"_L1 : " ms"_L1);
    }

    QString spansText(const std::optional<overview::Durations> &times, const Formats &formats)
    {
        return times ? OverviewTextText::tr("%1, 99 %: %2")
                           .arg(spanText(times->medianMicroseconds, formats),
                                spanText(times->p99Microseconds, formats))
                     : OverviewTextText::tr("none in the last minute");
    }

    QString rateText(qint64 count, int seconds, const Formats &formats)
    {
        const double rate = seconds > 0 ? double(count) / seconds : 0;
        const QString number = formats.locale().toString(rate, 'f', rate < 100 ? 1 : 0);
        return OverviewTextText::tr("%1 a second").arg(number);
    }

    QString uptimeText(qint64 seconds)
    {
        const qint64 minutes = seconds / 60;
        const qint64 hours = minutes / 60;
        if (hours >= 24)
            return OverviewTextText::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
        if (hours > 0)
            return OverviewTextText::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
        return OverviewTextText::tr("%1 min").arg(minutes);
    }

    QString sizeText(qint64 octets, const Formats &formats)
    {
        return octets < 0 ? OverviewTextText::tr("not known") : formats.size(octets);
    }

    QString clockText(const HouseCheck &check, const Formats &formats)
    {
        const QString seconds = formats.number(qAbs(check.value));
        const QString reason = check.reason.value_or(QString());
        if (reason == "clock-behind"_L1)
            return OverviewTextText::tr("%1 s behind what is in the store: set it, mails wait for it")
                .arg(seconds);
        if (reason == "clock-unkept"_L1)
            return OverviewTextText::tr("nothing keeps it: codes and payments go by it, let NTP keep it");
        return check.value < 0
            ? OverviewTextText::tr("jumped back by %1 s within the last day: somebody set it").arg(seconds)
            : OverviewTextText::tr(
                  "jumped ahead by %1 s within the last day: somebody set it, or the machine slept")
                  .arg(seconds);
    }

    QString engineText(const QString &engine)
    {
        return engine == "sqlite"_L1 ? u"SQLite"_s : engine == "postgres"_L1 ? u"PostgreSQL"_s : engine;
    }

    QString booksText(const HouseState &state, const Formats &formats)
    {
        if (!state.booksHold)
            return OverviewTextText::tr("never proven");
        const QString said
            = *state.booksHold ? OverviewTextText::tr("hold") : OverviewTextText::tr("do not hold");
        return state.booksProvenAt ? said + u" · "_s + formats.shortTime(*state.booksProvenAt) : said;
    }

    /// What is found where nothing is wrong.
    QString goodText(const HouseCheck &check, const Formats &formats)
    {
        const QString count = countText(check.value, formats);
        if (check.name == "disk"_L1)
            return check.value < 0 ? OverviewTextText::tr("not known")
                                   : OverviewTextText::tr("%1 free").arg(formats.size(check.value));
        if (check.name == "books"_L1)
            return OverviewTextText::tr("hold");
        if (check.name == "webhooks"_L1)
            return OverviewTextText::tr("none given up");
        if (check.name == "payments"_L1 || check.name == "returns"_L1)
            return check.value == 0 ? OverviewTextText::tr("none in doubt")
                                    : OverviewTextText::tr("being asked about: %1").arg(count);
        if (check.name == "unmatched"_L1)
            return OverviewTextText::tr("none");
        if (check.name == "mails"_L1)
            return check.value == 0 ? OverviewTextText::tr("none waiting")
                                    : OverviewTextText::tr("waiting: %1").arg(count);
        if (check.name == "lanes"_L1)
            return OverviewTextText::tr("waiting: %1").arg(count);
        if (check.name == "commits"_L1 || check.name == "answers"_L1)
            return check.value == 0
                ? OverviewTextText::tr("none in the last minute")
                : OverviewTextText::tr("99 % within %1").arg(spanText(check.value, formats));
        if (check.name == "complaints"_L1)
            return OverviewTextText::tr("none open");
        if (check.name == "applicants"_L1)
            return OverviewTextText::tr("nobody waits");
        if (check.name == "files"_L1)
            return OverviewTextText::tr("stored and read");
        if (check.name == "clock"_L1)
            return OverviewTextText::tr("goes evenly");
        if (check.name == "log"_L1)
            return check.value == 0 ? OverviewTextText::tr("no errors since the start")
                                    : OverviewTextText::tr("errors since the start: %1").arg(count);
        return count;
    }

} // namespace

QString nameOf(const HouseCheck &check)
{
    const QString &name = check.name;
    if (name == "disk"_L1)
        return OverviewTextText::tr("Disk");
    if (name == "books"_L1)
        return OverviewTextText::tr("Books");
    if (name == "webhooks"_L1)
        return OverviewTextText::tr("Webhooks");
    if (name == "payments"_L1)
        return OverviewTextText::tr("Payments");
    if (name == "returns"_L1)
        return OverviewTextText::tr("Refunds under way");
    if (name == "unmatched"_L1)
        return OverviewTextText::tr("Unmatched money");
    if (name == "mails"_L1)
        return OverviewTextText::tr("Mails");
    if (name == "lanes"_L1)
        return OverviewTextText::tr("Work in the lanes");
    if (name == "commits"_L1)
        return OverviewTextText::tr("Store writes");
    if (name == "answers"_L1)
        return OverviewTextText::tr("HTTP answers");
    if (name == "complaints"_L1)
        return OverviewTextText::tr("Complaints");
    if (name == "applicants"_L1)
        return OverviewTextText::tr("New accounts");
    if (name == "files"_L1)
        return OverviewTextText::tr("Attached files");
    if (name == "clock"_L1)
        return OverviewTextText::tr("Clock");
    return name == "log"_L1 ? OverviewTextText::tr("Log") : name;
}

QString foundBy(const HouseCheck &check, const Formats &formats)
{
    const QString reason = check.reason.value_or(QString());
    const QString count = countText(check.value, formats);
    if (check.verdict == Verdict::Good || reason.isEmpty())
        return goodText(check, formats);
    if (reason == "disk-full"_L1)
        return OverviewTextText::tr("only %1 free: make room before writing fails")
            .arg(formats.size(check.value));
    if (reason == "disk-low"_L1)
        return OverviewTextText::tr("only %1 free").arg(formats.size(check.value));
    if (reason == "books-broken"_L1)
        return OverviewTextText::tr("do not hold; things that do not fit: %1").arg(count);
    if (reason == "books-unproven"_L1)
        return OverviewTextText::tr("not proven for a day");
    if (reason == "webhooks-dead"_L1)
        return OverviewTextText::tr("given up: %1").arg(count);
    if (reason == "payments-stuck"_L1 || reason == "returns-stuck"_L1)
        return check.verdict == Verdict::Bad
            ? OverviewTextText::tr("in doubt, some for over an hour: %1").arg(count)
            : OverviewTextText::tr("in doubt, some for minutes: %1").arg(count);
    if (reason == "unmatched-waiting"_L1)
        return check.verdict == Verdict::Bad
            ? OverviewTextText::tr("waits for somebody, some for over a day: %1").arg(count)
            : OverviewTextText::tr("waits for somebody: %1").arg(count);
    if (reason == "mails-dead"_L1)
        return OverviewTextText::tr("given up, some since yesterday: %1").arg(count);
    if (reason == "mails-late"_L1)
        return OverviewTextText::tr("waiting, some for over an hour: %1").arg(count);
    if (reason == "lanes-crowded"_L1)
        return OverviewTextText::tr("crowded, waiting: %1").arg(count);
    if (reason == "commits-slow"_L1 || reason == "answers-slow"_L1)
        return OverviewTextText::tr("slow: one in a hundred takes %1 or more")
            .arg(spanText(check.value, formats));
    if (reason == "complaints-open"_L1)
        return OverviewTextText::tr("open: %1").arg(count);
    if (reason == "applicants-waiting"_L1)
        return OverviewTextText::tr("waiting to be let in: %1").arg(count);
    if (reason == "files-away"_L1)
        return OverviewTextText::tr("the bucket fails; requests since it last worked: %1").arg(count);
    if (reason == "clock-behind"_L1 || reason == "clock-unkept"_L1 || reason == "clock-jumped"_L1)
        return clockText(check, formats);
    if (reason == "errors-logged"_L1)
        return OverviewTextText::tr("an error within the last hour; since the start: %1").arg(count);
    return reason + u" · "_s + count;
}

QString signOf(Verdict verdict)
{
    return verdict == Verdict::Good ? u"✓"_s : verdict == Verdict::Watch ? u"!"_s : u"✗"_s;
}

QString asciiSignOf(Verdict verdict)
{
    return verdict == Verdict::Good ? u"+"_s : verdict == Verdict::Watch ? u"!"_s : u"x"_s;
}

QString nameOf(Verdict verdict)
{
    return verdict == Verdict::Good ? OverviewTextText::tr("good")
        : verdict == Verdict::Watch ? OverviewTextText::tr("to watch")
                                    : OverviewTextText::tr("bad");
}

QList<HouseCheck> worstFirst(const HouseState &state)
{
    QList<HouseCheck> checks = state.checks;
    std::stable_sort(checks.begin(), checks.end(),
                     [](const HouseCheck &a, const HouseCheck &b) { return a.verdict > b.verdict; });
    return checks;
}

QString headline(const HouseState &state)
{
    QStringList names;
    for (const HouseCheck &check : worstFirst(state)) {
        if (check.verdict != Verdict::Good)
            names += nameOf(check);
    }
    if (names.isEmpty())
        return OverviewTextText::tr("Everything is in order.");
    if (names.size() == 1)
        return OverviewTextText::tr("One thing needs you: %1.").arg(names.first());
    return OverviewTextText::tr("%1 things need you: %2.").arg(names.size()).arg(names.join(u", "_s));
}

QList<Figure> figures(const HouseState &state, const Formats &formats)
{
    const auto number = [&](qint64 count) { return countText(count, formats); };
    QList<Figure> all{
        {OverviewTextText::tr("Version"), state.version},
        {OverviewTextText::tr("Running for"), uptimeText(state.uptimeSeconds)},
        {OverviewTextText::tr("Store"),
         OverviewTextText::tr("%1, step %2").arg(engineText(state.engine)).arg(state.schema)},
        {OverviewTextText::tr("Size of the store"), sizeText(state.storeSize, formats)},
        {OverviewTextText::tr("Free on the disk"),
         OverviewTextText::tr("%1 of %2")
             .arg(sizeText(state.diskFree, formats), sizeText(state.diskSize, formats))},
        {OverviewTextText::tr("Connections"), formats.number(state.connections)},
        {OverviewTextText::tr("WebSockets"), formats.number(state.webSockets)},
        {OverviewTextText::tr("Subscriptions"), formats.number(state.subscriptions)},
    };
    if (state.traffic) {
        const overview::Traffic &traffic = *state.traffic;
        all += {
            Figure{OverviewTextText::tr("Messages"), rateText(traffic.messages, traffic.seconds, formats)},
            Figure{OverviewTextText::tr("Deliveries"),
                   rateText(traffic.deliveries, traffic.seconds, formats)},
            Figure{OverviewTextText::tr("HTTP answers"), spansText(traffic.answers, formats)},
            Figure{OverviewTextText::tr("Store writes"), spansText(traffic.commits, formats)},
        };
    }
    if (state.depositsWaiting)
        all += Figure{OverviewTextText::tr("Orders waiting for a transfer"), number(*state.depositsWaiting)};
    if (state.unmatchedMoney)
        all += Figure{OverviewTextText::tr("Unmatched money"), number(*state.unmatchedMoney)};
    all += {
        Figure{OverviewTextText::tr("Work in the lanes"), formats.number(state.unitsWaiting)},
        Figure{OverviewTextText::tr("Mails waiting"), number(state.mailsWaiting)},
        Figure{OverviewTextText::tr("Mails given up"), number(state.mailsDead)},
        Figure{OverviewTextText::tr("Payments in doubt"), number(state.paymentsInDoubt)},
        Figure{OverviewTextText::tr("Refunds in doubt"), number(state.returnsInDoubt)},
        Figure{OverviewTextText::tr("Webhooks given up"), number(state.webhooksDead)},
        Figure{OverviewTextText::tr("Books"), booksText(state, formats)},
        Figure{OverviewTextText::tr("Open complaints"), number(state.complaintsOpen)},
        Figure{OverviewTextText::tr("Waiting for an account"), number(state.applicantsWaiting)},
        Figure{OverviewTextText::tr("Errors logged"), formats.number(state.errorsLogged)},
        Figure{OverviewTextText::tr("Warnings logged"), formats.number(state.warningsLogged)},
    };
    return all;
}

} // namespace madang::views::overview_text
