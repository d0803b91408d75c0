// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/desk_text.h"

#include "common/views/gift_words.h"

#include <QCoreApplication>
#include <QHash>

namespace madang::views::desk_text {

using namespace Qt::StringLiterals;
using desk::Section;
using payments::OrderStatus;

namespace {

    struct DeskTextText {
        Q_DECLARE_TR_FUNCTIONS(madang::views::DeskText)
    };

    QString misfitName(const QString &word)
    {
        if (word == "other-amount"_L1)
            return DeskTextText::tr("another amount was captured");
        if (word == "no-order"_L1)
            return DeskTextText::tr("captured without an order");
        if (word == "no-taker"_L1)
            return DeskTextText::tr("captured for nothing we know");
        if (word == "after-end"_L1)
            return DeskTextText::tr("captured after the end");
        if (word == "again"_L1)
            return DeskTextText::tr("paid a second time");
        return word == "resolved"_L1 ? DeskTextText::tr("resolved") : word;
    }

    /// What a webhook's end, or its last try, says.
    QString letterReason(const QString &word)
    {
        if (word == "gateway-silent"_L1)
            return DeskTextText::tr("the gateway gave no answer");
        if (word == "store"_L1)
            return DeskTextText::tr("it could not be stored");
        if (word == "unreadable"_L1)
            return DeskTextText::tr("it cannot be read");
        if (word == "unknown-order"_L1)
            return DeskTextText::tr("nobody knows that order");
        if (word == "other-gateway"_L1)
            return DeskTextText::tr("the order is another gateway's");
        if (word == "no-order"_L1)
            return DeskTextText::tr("money without an order");
        return word == "returned-at-gateway"_L1 ? DeskTextText::tr("given back at the gateway, not here")
                                                : word;
    }

    QString letterName(const QString &word)
    {
        const QString state = word.section(u'.', 0, 0);
        QString said = state;
        if (state == "waiting"_L1)
            said = DeskTextText::tr("being checked");
        else if (state == "settled"_L1)
            said = DeskTextText::tr("checked");
        else if (state == "ignored"_L1)
            said = DeskTextText::tr("set aside");
        else if (state == "dead"_L1)
            said = DeskTextText::tr("given up");
        const QString reason = word.section(u'.', 1);
        return reason.isEmpty() ? said : said + u" ("_s + letterReason(reason) + u')';
    }

    QString refundName(const QString &word)
    {
        const auto state = json::enumFromWord<refunds::State>(word.section(u'.', 0, 0));
        if (!state)
            return word;
        const auto hurdle = json::enumFromWord<refunds::Hurdle>(word.section(u'.', 1));
        if (*state != refunds::State::Waiting || !hurdle)
            return refundStateText(*state);
        switch (*hurdle) {
        case refunds::Hurdle::Late:
            return DeskTextText::tr("asked for late");
        case refunds::Hurdle::CampaignSettled:
            return DeskTextText::tr("campaign settled");
        case refunds::Hurdle::SecondPerson:
            return DeskTextText::tr("needs a second person");
        }
        return {};
    }

    QString transferName(const QString &word)
    {
        return word == "matched"_L1 ? DeskTextText::tr("it fits") : misfitName(word);
    }

    QString answerName(const QString &word)
    {
        const bool query = word.startsWith("query."_L1);
        const QString outcome = word.section(u'.', 1);
        QString said = outcome;
        if (outcome == "approved"_L1)
            said = DeskTextText::tr("captured");
        else if (outcome == "declined"_L1)
            said = DeskTextText::tr("declined");
        else if (outcome == "not-captured"_L1)
            said = DeskTextText::tr("not captured yet");
        else if (outcome == "unknown"_L1)
            said = DeskTextText::tr("no answer that says");
        return (query ? DeskTextText::tr("asked about it: %1") : DeskTextText::tr("asked to capture: %1"))
            .arg(said);
    }

    QString deedName(const QString &word)
    {
        static const QHash<QString, const char *> names{
            {u"requery"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "had the gateway asked")},
            {u"replay"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "replayed a webhook")},
            {u"ledger-check"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "proved the books")},
            {u"resolve"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "resolved what did not fit")},
            {u"deposit"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "confirmed a deposit")},
            {u"refund"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "gave money back")},
            {u"approve"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "approved a refund")},
            {u"reject"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "rejected a refund")},
            {u"sent-back"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "transferred money back")},
            {u"dismiss"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "dealt with a refused refund")},
        };
        const char *name = names.value(word);
        return name ? QCoreApplication::translate("madang::views::DeskText", name) : word;
    }

    QString withAbout(const QString &text, const QString &about)
    {
        return about.isEmpty() ? text : text + u" · "_s + about;
    }

} // namespace

QString nameOf(Section section)
{
    switch (section) {
    case Section::Stuck:
        return DeskTextText::tr("Stuck");
    case Section::Unmatched:
        return DeskTextText::tr("Unmatched");
    case Section::Dead:
        return DeskTextText::tr("Dead letters");
    case Section::Refunds:
        return DeskTextText::tr("Refunds");
    case Section::Deposits:
        return DeskTextText::tr("Deposits");
    }
    return {};
}

QString emptyText(Section section)
{
    switch (section) {
    case Section::Stuck:
        return DeskTextText::tr("No payment is stuck.");
    case Section::Unmatched:
        return DeskTextText::tr("All money fits an order.");
    case Section::Dead:
        return DeskTextText::tr("No webhook was given up.");
    case Section::Refunds:
        return DeskTextText::tr("No refund waits for a person.");
    case Section::Deposits:
        return DeskTextText::tr("No deposit is expected.");
    }
    return {};
}

QString nameOf(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Ready:
        return DeskTextText::tr("not paid yet");
    case OrderStatus::InProgress:
        return DeskTextText::tr("in doubt");
    case OrderStatus::WaitingForDeposit:
        return DeskTextText::tr("waiting for the deposit");
    case OrderStatus::Done:
        return DeskTextText::tr("paid");
    case OrderStatus::Canceled:
        return DeskTextText::tr("given back");
    case OrderStatus::PartialCanceled:
        return DeskTextText::tr("given back in part");
    case OrderStatus::Aborted:
        return DeskTextText::tr("ended without money");
    case OrderStatus::Expired:
        return DeskTextText::tr("expired");
    }
    return {};
}

QString stateOf(const desk::Item &item)
{
    if (item.section == Section::Unmatched)
        return misfitName(item.state);
    if (item.section == Section::Refunds)
        return refundName(item.state);
    const auto status = json::enumFromWord<OrderStatus>(item.state);
    return status ? nameOf(*status) : item.state;
}

QStringList aboutOf(const desk::Item &item)
{
    QStringList about{item.payer, item.title};
    if (item.askedBy && *item.askedBy != item.payer)
        about += DeskTextText::tr("asked by %1").arg(*item.askedBy);
    if (item.reference)
        about += DeskTextText::tr("reference %1").arg(*item.reference);
    if (item.bank)
        about += *item.bank;
    if (item.holder)
        about += DeskTextText::tr("sent by %1").arg(*item.holder);
    if (item.transaction)
        about += DeskTextText::tr("number %1").arg(*item.transaction);
    if (item.reason)
        about += item.section == Section::Dead ? letterReason(*item.reason) : *item.reason;
    about += item.gateway;
    about.removeAll(QString());
    return about;
}

QString amountOf(const desk::Item &item, const Formats &formats)
{
    const QString ours = item.amount == Money{} ? QString() : formats.won(item.amount);
    if (!item.captured)
        return ours;
    return ours.isEmpty() ? formats.won(*item.captured) : ours + u" → "_s + formats.won(*item.captured);
}

QString lineText(const desk::StoryLine &line)
{
    if (line.type == "made"_L1)
        return DeskTextText::tr("the order was made");
    if (line.type == "answer"_L1)
        return withAbout(answerName(line.word), line.about);
    if (line.type == "unmatched"_L1)
        return withAbout(misfitName(line.word), line.about);
    if (line.type == "ledger"_L1)
        return withAbout(DeskTextText::tr("posted: %1").arg(line.word), line.about);
    if (line.type == "deed"_L1)
        return withAbout(DeskTextText::tr("an operator %1").arg(deedName(line.word)), line.about);
    if (line.type == "decided"_L1) {
        const auto status = json::enumFromWord<OrderStatus>(line.word);
        return withAbout(DeskTextText::tr("decided: %1").arg(status ? nameOf(*status) : line.word),
                         line.about);
    }
    if (line.type == "webhook"_L1)
        return withAbout(DeskTextText::tr("webhook: %1").arg(letterName(line.word)), line.about);
    if (line.type == "refund"_L1)
        return withAbout(DeskTextText::tr("refund: %1").arg(refundName(line.word)), line.about);
    if (line.type == "transfer"_L1)
        return withAbout(DeskTextText::tr("transfer seen: %1").arg(transferName(line.word)), line.about);
    return withAbout(line.type + u' ' + line.word, line.about);
}

QString timesOf(const desk::StoryLine &line, const Formats &formats)
{
    if (line.type == "transfer"_L1)
        return line.until ? DeskTextText::tr("(booked on %1)").arg(formats.dayName(*line.until)) : QString();
    if (line.times <= 1)
        return {};
    return line.until
        ? DeskTextText::tr("(%1 times, last at %2)").arg(line.times).arg(formats.timeOfDay(*line.until))
        : DeskTextText::tr("(%1 times)").arg(line.times);
}

QString sentenceOf(const QString &proof)
{
    static const QHash<QString, const char *> sentences{
        {u"sum-is-zero"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "All postings together are zero.")},
        {u"entries-balance"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "Every entry balances.")},
        {u"no-empty-entries"_s, QT_TRANSLATE_NOOP("madang::views::DeskText", "Every entry moves something.")},
        {u"transfers-are-sound"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "Every transfer goes from one account to another.")},
        {u"guards-stand"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "The store refuses to change what was written.")},
        {u"gifts-are-posted"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "Every confirmed gift is posted with its amount.")},
        {u"orders-are-settled"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "Every paid order has its confirmed gift.")},
        {u"gateways-agree"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "Gateway accounts hold what our orders say.")},
        {u"campaigns-agree"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "Campaigns hold their gifts less what went back.")},
        {u"returns-are-posted"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "Everything that went back is posted once.")},
        {u"sandbox-agrees"_s,
         QT_TRANSLATE_NOOP("madang::views::DeskText", "The sandbox's own book agrees with ours.")},
    };
    const char *sentence = sentences.value(proof);
    return sentence ? QCoreApplication::translate("madang::views::DeskText", sentence) : proof;
}

QString verdict(bool holds)
{
    return holds ? DeskTextText::tr("The books hold.")
                 : DeskTextText::tr("The books do not hold. Stop giving and look.");
}

QString answered(OrderStatus status)
{
    return status == OrderStatus::InProgress
        ? DeskTextText::tr("The gateway does not know yet. It is asked again by itself.")
        : DeskTextText::tr("The gateway was asked: %1.").arg(nameOf(status));
}

QString resolved()
{
    return DeskTextText::tr("Resolved. It stays on record.");
}

QString replayed()
{
    return DeskTextText::tr("It is tried again. The order's story says what comes of it.");
}

QString sentBack()
{
    return DeskTextText::tr("Posted as given back. The donor is told.");
}

QString dismissed()
{
    return DeskTextText::tr("Off the list. It stays on record.");
}

QString transferQuestion(const desk::NotedTransfer &wouldBe, const Formats &formats)
{
    const QString amount = formats.won(wouldBe.amount);
    switch (wouldBe.verdict) {
    case desk::TransferVerdict::Matched:
        return DeskTextText::tr("Confirm that %1 of %2 for “%3” came?")
            .arg(amount, wouldBe.payer, wouldBe.title);
    case desk::TransferVerdict::OtherAmount:
        return DeskTextText::tr(
                   "%1 came, but %2 expects %3. Note it as money that does not fit? The order waits on.")
            .arg(amount, wouldBe.reference, formats.won(wouldBe.expected.value_or(Money{})));
    case desk::TransferVerdict::NoOrder:
        return DeskTextText::tr("Nobody was told the reference %1. Note %2 as money that does not fit?")
            .arg(wouldBe.reference, amount);
    case desk::TransferVerdict::Again:
        return DeskTextText::tr("%1 is paid or ended already. Note %2 as money that came once too often?")
            .arg(wouldBe.reference, amount);
    }
    return {};
}

QString transferText(const desk::NotedTransfer &noted, const Formats &formats)
{
    if (noted.repeated)
        return DeskTextText::tr("That transfer was noted before, by %1 at %2: %3. Nothing was done again.")
            .arg(noted.seenBy, formats.fullTime(noted.seenAt),
                 transferName(QString(json::wordOfEnum(noted.verdict))));
    if (noted.verdict == desk::TransferVerdict::Matched)
        return DeskTextText::tr("Confirmed: %1 of %2 came. The gift counts.")
            .arg(formats.won(noted.amount), noted.payer);
    return DeskTextText::tr("Noted: %1. It is listed as unmatched until somebody says what became of it.")
        .arg(transferName(QString(json::wordOfEnum(noted.verdict))));
}

QString sentQuestion(const desk::Item &refund, const QString &transaction, const Formats &formats)
{
    return DeskTextText::tr("Was %1 really sent back to %2, with the number %3? It is posted at once.")
        .arg(formats.won(refund.amount), refund.holder.value_or(refund.payer), transaction);
}

} // namespace madang::views::desk_text
