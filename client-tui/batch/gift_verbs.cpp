// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about one's own gifts and having them back.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/time_text.h"
#include "client-tui/terminal/text_width.h"

#include "common/base/secret.h"
#include "common/views/amount.h"
#include "common/views/gift_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using campaigns::Donation;
    using refunds::Refund;
    using refunds::State;

    constexpr int kMostGifts = 100'000;

    struct GiftVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::GiftVerbs)
    };

    ExitCode exitCodeFor(const Refund &refund)
    {
        switch (refund.state) {
        case State::Waiting:
        case State::Underway:
        case State::ByHand:
            return ExitCode::Waiting;
        case State::Refused:
            return ExitCode::Refused;
        case State::Returned:
        case State::Rejected:
            break;
        }
        return ExitCode::Ok;
    }

    QString dayOf(Timestamp at)
    {
        return QDateTime::fromMSecsSinceEpoch(at.ms).toString(u"yyyy-MM-dd HH:mm"_s);
    }

    void printGift(BatchRun &run, const Donation &donation)
    {
        run.out().json("donation", donation);
        run.out().line(
            {{donation.id.text() + u"  "_s + dayOf(donation.createdAt) + u"  "_s, run.theme()[Role::Muted]},
             {paddedLeft(run.formats().won(donation.amount), 14) + u"  "_s, run.theme()[Role::Gift]},
             {padded(views::giftStateText(donation, run.formats()), 26) + u"  "_s, Style()},
             {donation.title, Style()}});
    }

    void printRefund(BatchRun &run, const Refund &refund)
    {
        run.out().json("refund", refund);
        run.out().line(
            {{refund.id.value_or(RefundId()).text() + u"  "_s + dayOf(refund.createdAt) + u"  "_s,
              run.theme()[Role::Muted]},
             {paddedLeft(run.formats().won(refund.amount), 14) + u"  "_s, run.theme()[Role::Gift]},
             {padded(views::refundStateText(refund.state), 26) + u"  "_s, Style()},
             {GiftVerbsText::tr("gift %1, “%2”: %3").arg(refund.donation.text(), refund.title, refund.reason),
              Style()}});
    }

    /// The moment an option names; complains and answers false when it is none.
    bool readMoment(BatchRun &run, const QString &option, std::optional<Timestamp> &into)
    {
        const std::optional<QString> text = run.line().value(option);
        if (!text)
            return true;
        const Timestamp at = readTime(*text);
        if (at.isNull()) {
            run.failUsage(GiftVerbsText::tr("--%1 takes a day like 2026-12-31.").arg(option));
            return false;
        }
        into = at;
        return true;
    }

    template <typename Enum> bool readWord(BatchRun &run, const QString &option, std::optional<Enum> &into)
    {
        const std::optional<QString> text = run.line().value(option);
        if (!text)
            return true;
        into = json::enumFromWord<Enum>(*text);
        if (into)
            return true;
        QStringList words;
        for (const auto &[value, word] : enumWords(static_cast<Enum *>(nullptr)))
            words += QString(word);
        run.failUsage(GiftVerbsText::tr("--%1 is one of: %2.").arg(option, words.join(u", "_s)));
        return false;
    }

    void decide(BatchRun &run, const Command<refunds::DecideRefund, Refund> &command)
    {
        refunds::DecideRefund wanted;
        wanted.refund = RefundId::fromText(run.word(1));
        if (wanted.refund.isNull())
            return run.failUsage(GiftVerbsText::tr("“%1” is no id of a refund.").arg(run.word(1)));
        wanted.note = run.line().value(u"note"_s);
        run.call(command, wanted, [&run](const Refund &refund) {
            printRefund(run, refund);
            run.finish(exitCodeFor(refund));
        });
    }

} // namespace

void listGifts(BatchRun &run)
{
    campaigns::ListMyDonations wanted;
    if (!readWord(run, u"state"_s, wanted.state) || !readMoment(run, u"from"_s, wanted.from)
        || !readMoment(run, u"until"_s, wanted.until))
        return;
    run.collect(campaigns::myDonations, wanted, kMostGifts, [&run](const QList<Donation> &all) {
        for (const Donation &donation : all)
            printGift(run, donation);
        run.finish();
    });
}

void refundGift(BatchRun &run)
{
    refunds::AskRefund wanted;
    wanted.donation = DonationId::fromText(run.word(0));
    if (wanted.donation.isNull())
        return run.failUsage(GiftVerbsText::tr("“%1” is no id of a gift.").arg(run.word(0)));
    if (!run.word(1).isEmpty()) {
        const Result<Money> amount = views::readAmount(run.word(1));
        if (!amount)
            return run.failUsage(
                GiftVerbsText::tr("“%1” is no amount. Write it like 10000 or 1만.").arg(run.word(1)));
        wanted.amount = *amount;
    }
    wanted.reason = run.line().value(u"reason"_s).value_or(QString());
    if (wanted.reason.trimmed().isEmpty())
        return run.failUsage(GiftVerbsText::tr("--reason says why the gift should go back."));
    wanted.tag.value = run.line().value(u"key"_s).value_or(secret::randomToken(16));
    const bool forReal = run.line().has(u"yes"_s) && !run.line().has(u"dry-run"_s);
    if (!forReal)
        wanted.dryRun = true;
    run.call(refunds::ask, wanted, [&run, forReal](const Refund &refund) {
        if (!forReal) {
            run.out().json("dry-run", refund);
            run.out().line(views::refundQuestion(refund, run.formats()) + u' '
                           + GiftVerbsText::tr("Nothing was done; add --yes to do it."));
            return run.finish();
        }
        run.out().json("refund", refund);
        run.out().line(refund.id.value_or(RefundId()).text() + u"  "_s
                       + views::refundText(refund, run.formats()));
        run.finish(exitCodeFor(refund));
    });
}

void listRefunds(BatchRun &run)
{
    const QString deed = run.word(0);
    if (deed == "approve"_L1)
        return decide(run, refunds::approve);
    if (deed == "reject"_L1)
        return decide(run, refunds::reject);
    const auto print = [&run](const QList<Refund> &all) {
        for (const Refund &refund : all)
            printRefund(run, refund);
        run.finish();
    };
    if (!deed.isEmpty()) {
        const DonationId gift = DonationId::fromText(deed);
        if (gift.isNull())
            return run.failUsage(GiftVerbsText::tr("“%1” is no id of a gift.").arg(deed));
        return run.call(refunds::ofDonation, {gift},
                        [print](const Page<Refund> &page) { print(page.items); });
    }
    refunds::ListRefunds wanted;
    if (!readWord(run, u"state"_s, wanted.state))
        return;
    run.collect(refunds::list, wanted, kMostGifts, print);
}

} // namespace madang::tui
