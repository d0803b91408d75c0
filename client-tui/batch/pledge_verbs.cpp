// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about monthly gifts.
#include "client-tui/batch/batch_verbs.h"

#include "common/base/secret.h"
#include "common/protocol/pledges.h"
#include "common/views/donation_form.h"
#include "common/views/pledge_text.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using pledges::Pledge;
    using pledges::State;
    namespace pledge_text = views::pledge_text;

    constexpr int kMostPledges = 10'000;
    constexpr int kMostCharges = 10'000;
    constexpr int kLongestWait = 24 * 60 * 60;

    struct PledgeVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::PledgeVerbs)
    };

    void printPledge(BatchRun &run, const Pledge &pledge)
    {
        run.out().json("pledge", pledge);
        run.out().line(pledge.id.text() + u"  "_s + run.formats().won(pledge.amount) + u"  "_s
                       + pledge_text::ofDay(pledge.day) + u"  "_s + pledge.title);
        run.out().line(u"  "_s + pledge_text::ofState(pledge, run.formats()));
        if (const QString trouble = pledge_text::ofTrouble(pledge, run.formats()); !trouble.isEmpty())
            run.out().line(u"  "_s + trouble);
        for (const pledges::Upcoming &next : pledge.next)
            run.out().line(u"  "_s + next.date
                           + (next.skipped ? u"  "_s + PledgeVerbsText::tr("skipped") : QString()));
    }

    void printRegistration(BatchRun &run, const pledges::Pledging &pledging)
    {
        run.out().json("registration", pledging);
        run.out().line(
            PledgeVerbsText::tr("Monthly gift %1: register a card at").arg(pledging.pledge.id.text()));
        run.out().line(pledging.registrationUrl);
        run.drawCode(pledging.registrationUrl);
    }

    /// --day as it is typed; nothing after a complaint. 0: it was not given.
    std::optional<int> dayOf(BatchRun &run)
    {
        const std::optional<QString> word = run.line().value(u"day"_s);
        if (!word)
            return 0;
        if (*word == "last"_L1)
            return pledges::kLastDay;
        const int day = word->toInt();
        if (day >= 1 && day <= pledges::kLatestDay)
            return day;
        run.failUsage(PledgeVerbsText::tr("--day takes a day from 1 to 28, or last."));
        return std::nullopt;
    }

    /// An amount as it is typed; nothing after a complaint.
    std::optional<Money> amountOf(BatchRun &run, const QString &typed)
    {
        const Result<Money> amount = views::DonationForm::amountOf(typed);
        if (amount)
            return *amount;
        const bool isNumber = amount.error().code != Code::Malformed;
        run.failUsage(isNumber
                          ? views::DonationForm::hintFor(typed, run.formats())
                          : PledgeVerbsText::tr("“%1” is no amount for a gift. Write it like 10000 or 1만.")
                                .arg(typed));
        return std::nullopt;
    }

    /// Asks until the card is registered or refused for good, or patience ends.
    class CardWait : public QObject {
    public:
        CardWait(BatchRun &run, PledgeId id, int patience)
            : QObject(&run)
            , m_run(run)
            , m_id(id)
            , m_endsAt(run.clock().steady() + qint64(patience) * 1000)
        {
            ask();
        }

    private:
        void ask()
        {
            m_run.call(pledges::show, pledges::OnePledge{m_id}, [this](const Pledge &pledge) {
                if (pledge.state == State::Pending && m_run.clock().steady() < m_endsAt) {
                    m_pause = qMin(m_pause * 3 / 2, 3000);
                    QTimer::singleShot(m_pause, this, [this] { ask(); });
                    return;
                }
                printPledge(m_run, pledge);
                m_run.finish(pledge.state == State::Pending     ? ExitCode::Waiting
                                 : pledge.state == State::Ended ? ExitCode::Refused
                                                                : ExitCode::Ok);
            });
        }

        BatchRun &m_run;
        const PledgeId m_id;
        const qint64 m_endsAt;
        int m_pause = 300; // milliseconds
    };

    void makePledge(BatchRun &run, const pledges::Create &wish, int patience)
    {
        run.call(pledges::create, wish, [&run, patience](const pledges::Pledging &made) {
            printRegistration(run, made);
            if (!run.line().has(u"wait"_s))
                return run.finish();
            new CardWait(run, made.pledge.id, patience);
        });
    }

    void sayWhatWouldHappen(BatchRun &run, const campaigns::Campaign &campaign, const pledges::Create &wish)
    {
        QByteArray amount;
        json::writeMoney(amount, wish.amount);
        run.out().json("dry-run",
                       {{"campaign", Output::quoted(campaign.id.text())},
                        {"title", Output::quoted(campaign.title)},
                        {"amount", amount},
                        {"day", QByteArray::number(wish.day)}});
        run.out().line(
            PledgeVerbsText::tr("Would give %1 to “%2” %3. Nothing was done; add --yes to do it.")
                .arg(run.formats().won(wish.amount), campaign.title, pledge_text::ofDay(wish.day)));
        run.finish();
    }

    void printOne(BatchRun &run, PledgeId id)
    {
        run.call(pledges::show, pledges::OnePledge{id}, [&run](const Pledge &pledge) {
            printPledge(run, pledge);
            run.finish();
        });
    }

    void printHistory(BatchRun &run, PledgeId id)
    {
        pledges::ListCharges request;
        request.pledge = id;
        run.collect(pledges::charges, request, kMostCharges, [&run](const QList<pledges::Charge> &all) {
            for (const pledges::Charge &charge : all) {
                run.out().json("charge", charge);
                run.out().line(charge.date + u"  "_s + run.formats().won(charge.amount) + u"  "_s
                               + pledge_text::ofCharge(charge, run.formats()));
            }
            run.finish();
        });
    }

    template <typename Request>
    void change(BatchRun &run, const Command<Request, Pledge> &command, const Request &request)
    {
        run.call(command, request, [&run](const Pledge &pledge) {
            printPledge(run, pledge);
            run.finish();
        });
    }

    void cancelPledge(BatchRun &run, PledgeId id)
    {
        if (run.line().has(u"yes"_s))
            return change(run, pledges::cancel, pledges::OnePledge{id});
        run.call(pledges::show, pledges::OnePledge{id}, [&run](const Pledge &pledge) {
            run.out().json("dry-run", {{"cancel", Output::quoted(pledge.id.text())}});
            run.out().line(
                PledgeVerbsText::tr(
                    "Would end the monthly gift of %1 to “%2”. Nothing was done; add --yes to do it.")
                    .arg(run.formats().won(pledge.amount), pledge.title));
            run.finish();
        });
    }

    void changePledge(BatchRun &run, PledgeId id)
    {
        pledges::Change wanted;
        wanted.pledge = id;
        if (const auto typed = run.line().value(u"amount"_s)) {
            wanted.amount = amountOf(run, *typed);
            if (!wanted.amount)
                return;
        }
        const std::optional<int> day = dayOf(run);
        if (!day)
            return;
        if (*day != 0)
            wanted.day = *day;
        wanted.message = run.line().value(u"message"_s);
        change(run, pledges::change, wanted);
    }

} // namespace

void pledge(BatchRun &run)
{
    const std::optional<Money> amount = amountOf(run, run.word(1));
    if (!amount)
        return;
    const std::optional<int> day = dayOf(run);
    if (!day)
        return;
    if (*day == 0)
        return run.failUsage(PledgeVerbsText::tr("--day takes a day from 1 to 28, or last."));
    pledges::Create wish;
    wish.amount = *amount;
    wish.day = *day;
    wish.now = run.line().has(u"now"_s);
    wish.message = run.line().value(u"message"_s);
    wish.tag.value = run.line().value(u"key"_s).value_or(secret::randomToken(16));
    if (const auto word = run.line().value(u"visibility"_s)) {
        wish.visibility = json::enumFromWord<campaigns::GiftVisibility>(*word);
        if (!wish.visibility)
            return run.failUsage(PledgeVerbsText::tr(
                "--visibility is public, hidden-name, hidden-amount or hidden-from-recipient."));
    }
    const std::optional<int> patience
        = run.patience(kLongestWait, PledgeVerbsText::tr("--timeout takes seconds."));
    if (!patience)
        return;
    run.withCampaign(run.word(0), [&run, wish, patience = *patience](const campaigns::Campaign &campaign) {
        pledges::Create chosen = wish;
        chosen.campaign = campaign.id;
        if (run.line().has(u"yes"_s))
            makePledge(run, chosen, patience);
        else
            sayWhatWouldHappen(run, campaign, chosen);
    });
}

void managePledges(BatchRun &run)
{
    if (run.word(0).isEmpty()) {
        run.collect(pledges::list, pledges::ListPledges(), kMostPledges, [&run](const QList<Pledge> &all) {
            for (const Pledge &one : all)
                printPledge(run, one);
            run.finish();
        });
        return;
    }
    const PledgeId id = PledgeId::fromText(run.word(0));
    const CommandLine &line = run.line();
    if (id.isNull())
        return run.failUsage(PledgeVerbsText::tr("“%1” is no id of a monthly gift.").arg(run.word(0)));
    if (line.has(u"history"_s))
        return printHistory(run, id);
    if (line.has(u"pause"_s))
        return change(run, pledges::pause, pledges::OnePledge{id});
    if (line.has(u"resume"_s))
        return change(run, pledges::resume, pledges::OnePledge{id});
    if (const auto date = line.value(u"skip"_s))
        return change(run, pledges::skip, pledges::OneDate{id, *date});
    if (const auto date = line.value(u"unskip"_s))
        return change(run, pledges::unskip, pledges::OneDate{id, *date});
    if (line.has(u"cancel"_s))
        return cancelPledge(run, id);
    if (line.has(u"card"_s)) {
        run.call(pledges::registerCard, pledges::OnePledge{id}, [&run](const pledges::Pledging &pledging) {
            printRegistration(run, pledging);
            run.finish();
        });
        return;
    }
    if (line.has(u"amount"_s) || line.has(u"day"_s) || line.has(u"message"_s))
        return changePledge(run, id);
    printOne(run, id);
}

} // namespace madang::tui
