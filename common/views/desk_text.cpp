// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/desk_text.h"

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
        return word == "resolved"_L1 ? DeskTextText::tr("resolved") : word;
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
        return DeskTextText::tr("No refund waits for a second person.");
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
    const auto status = json::enumFromWord<OrderStatus>(item.state);
    return status ? nameOf(*status) : item.state;
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
        return withAbout(DeskTextText::tr("webhook: %1").arg(line.word), line.about);
    if (line.type == "refund"_L1)
        return withAbout(DeskTextText::tr("refund: %1").arg(line.word), line.about);
    return withAbout(line.type + u' ' + line.word, line.about);
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

} // namespace madang::views::desk_text
