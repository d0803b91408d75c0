// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about campaigns and gifts.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/campaign_verbs.h"
#include "client-tui/batch/time_text.h"
#include "client-tui/terminal/text_width.h"

#include "common/base/secret.h"
#include "common/views/amount.h"
#include "common/views/gift_sights.h"
#include "common/views/payment_text.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

namespace {

    using campaigns::Donation;
    using payments::OrderStatus;

    constexpr int kMostCampaigns = 10'000;
    constexpr int kLongestPatience = 24 * 60 * 60;

    struct MoneyVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::MoneyVerbs)
    };

    QString statusText(const Donation &donation)
    {
        switch (donation.status) {
        case OrderStatus::Ready:
            return MoneyVerbsText::tr("not paid yet");
        case OrderStatus::InProgress:
            return MoneyVerbsText::tr("being decided");
        case OrderStatus::WaitingForDeposit:
            return MoneyVerbsText::tr("waiting for the transfer");
        case OrderStatus::Done:
            return MoneyVerbsText::tr("paid");
        case OrderStatus::Canceled:
            return MoneyVerbsText::tr("given back");
        case OrderStatus::PartialCanceled:
            return MoneyVerbsText::tr("given back in part");
        case OrderStatus::Aborted:
            return MoneyVerbsText::tr("declined");
        case OrderStatus::Expired:
            return MoneyVerbsText::tr("expired");
        }
        return {};
    }

    bool isDecided(const Donation &donation)
    {
        return donation.status != OrderStatus::Ready && donation.status != OrderStatus::InProgress
            && donation.status != OrderStatus::WaitingForDeposit;
    }

    void printDonation(BatchRun &run, const Donation &donation)
    {
        run.out().json("donation", donation);
        QString text = donation.id.text() + u"  "_s + run.formats().won(donation.amount) + u"  "_s
            + statusText(donation);
        if (donation.reason && !donation.reason->isEmpty())
            text += u" ("_s + *donation.reason + u')';
        run.out().line(text);
        for (const views::NamedFact &fact : views::depositFacts(donation, run.formats()))
            run.out().line(u"  "_s + fact.name + u": "_s + fact.value);
        if (const QString next = views::nextCheckText(donation, run.formats()); !next.isEmpty())
            run.out().line(u"  "_s + next);
    }

    ExitCode exitCodeFor(const Donation &donation)
    {
        if (!isDecided(donation))
            return ExitCode::Waiting;
        return donation.status == OrderStatus::Aborted || donation.status == OrderStatus::Expired
            ? ExitCode::Refused
            : ExitCode::Ok;
    }

    /// Asks until the payment is decided or patience ends.
    class PaymentWait : public QObject {
    public:
        PaymentWait(BatchRun &run, DonationId id, int patience)
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
            m_run.call(campaigns::donation, campaigns::OneDonation{m_id}, [this](const Donation &donation) {
                sayOnce(donation);
                if (!isDecided(donation) && m_run.clock().steady() < m_endsAt) {
                    m_pause = qMin(m_pause * 3 / 2, 3000);
                    QTimer::singleShot(m_pause, this, [this] { ask(); });
                    return;
                }
                printDonation(m_run, donation);
                m_run.finish(exitCodeFor(donation));
            });
        }

        /// Where the money has to be transferred is worth knowing before it has come.
        void sayOnce(const Donation &donation)
        {
            if (!donation.deposit || std::exchange(m_said, true))
                return;
            printDonation(m_run, donation);
            m_run.out().flush();
        }

        BatchRun &m_run;
        bool m_said = false;
        const DonationId m_id;
        const qint64 m_endsAt;
        int m_pause = 300; // milliseconds
    };

    std::optional<int> patienceOf(BatchRun &run)
    {
        return run.patience(kLongestPatience, MoneyVerbsText::tr("--timeout takes seconds."));
    }

    void printCheckout(BatchRun &run, const campaigns::Donating &donating)
    {
        run.out().json("checkout", donating);
        run.out().line(MoneyVerbsText::tr("Gift %1: pay %2 at")
                           .arg(donating.donation.id.text(), run.formats().won(donating.donation.amount)));
        run.out().line(donating.checkoutUrl);
        run.drawCode(donating.checkoutUrl);
    }

    struct Gift {
        campaigns::Donate request;
        bool forReal = false;
        bool waits = false;
        int patience = 0;
    };

    QList<views::GiftSight> sightsOf(BatchRun &run, const Gift &gift)
    {
        const auto &account = run.session().account();
        return views::giftSights(gift.request.visibility.value_or(campaigns::GiftVisibility::Public),
                                 account ? account->nickname : QString(), gift.request.amount);
    }

    /// What each place would show: {"list":{"name":…,"amount":…},…}; absent is hidden, null not listed.
    QByteArray placesJson(BatchRun &run, const Gift &gift)
    {
        static constexpr const char *kPlaces[]
            = {"list", "alert", "ranking", "receipt", "export", "recipient"};
        QByteArray out = "{";
        for (const views::GiftSight &sight : sightsOf(run, gift)) {
            if (out.size() > 1)
                out += ',';
            out += QByteArray("\"") + kPlaces[int(sight.place)] + "\":";
            if (!sight.listed) {
                out += "null";
                continue;
            }
            out += '{';
            if (sight.name)
                out += "\"name\":" + Output::quoted(*sight.name);
            if (sight.amount) {
                out += sight.name ? ",\"amount\":" : "\"amount\":";
                json::writeMoney(out, *sight.amount);
            }
            out += '}';
        }
        return out + '}';
    }

    void sayWhatWouldHappen(BatchRun &run, const campaigns::Campaign &campaign, const Gift &gift)
    {
        QByteArray amount;
        json::writeMoney(amount, gift.request.amount);
        run.out().json("dry-run",
                       {{"campaign", Output::quoted(campaign.id.text())},
                        {"title", Output::quoted(campaign.title)},
                        {"amount", amount},
                        {"message", Output::quoted(gift.request.message.value_or(QString()))},
                        {"places", placesJson(run, gift)}});
        run.out().line(MoneyVerbsText::tr("Would give %1 to “%2” (%3). Nothing was done; add --yes to do it.")
                           .arg(run.formats().won(gift.request.amount), campaign.title, campaign.id.text()));
        for (const views::GiftSight &sight : sightsOf(run, gift))
            run.out().line(u"  "_s + padded(views::placeName(sight.place), 20) + u"  "_s
                           + views::sightText(sight, run.formats()));
        run.finish();
    }

    void makeGift(BatchRun &run, const Gift &gift)
    {
        run.call(campaigns::donate, gift.request, [&run, gift](const campaigns::Donating &donating) {
            printCheckout(run, donating);
            if (!gift.waits)
                return run.finish();
            new PaymentWait(run, donating.donation.id, gift.patience);
        });
    }

    bool readVisibility(BatchRun &run, campaigns::Donate &request)
    {
        const std::optional<QString> word = run.line().value(u"visibility"_s);
        if (!word)
            return true;
        request.visibility = json::enumFromWord<campaigns::GiftVisibility>(*word);
        if (!request.visibility)
            run.failUsage(MoneyVerbsText::tr(
                "--visibility is public, hidden-name, hidden-amount or hidden-from-recipient."));
        return request.visibility.has_value();
    }

} // namespace

void listCampaigns(BatchRun &run)
{
    run.collect(
        campaigns::list, campaigns::ListCampaigns(), kMostCampaigns,
        [&run](const QList<campaigns::Campaign> &all) {
            for (const campaigns::Campaign &campaign : all) {
                run.out().json("campaign", campaign);
                const qint64 percent
                    = campaign.goal.won > 0 ? campaign.total.won * 100 / campaign.goal.won : 0;
                const bool open = campaign.state == campaigns::State::Open;
                run.out().line(
                    {{campaign.id.text() + u"  "_s, run.theme()[Role::Muted]},
                     {paddedLeft(QString::number(percent) + u'%', 5) + u"  "_s, run.theme()[Role::Good]},
                     {padded(MoneyVerbsText::tr("%1 of %2")
                                 .arg(run.formats().won(campaign.total), run.formats().won(campaign.goal)),
                             30)
                          + u"  "_s,
                      Style()},
                     {padded(open ? run.formats().remaining(campaign.endsAt) : MoneyVerbsText::tr("closed"),
                             14)
                          + u"  "_s,
                      run.theme()[Role::Muted]},
                     {campaign.title, run.theme()[Role::Gift]}});
            }
            run.finish();
        });
}

void createCampaign(BatchRun &run)
{
    campaigns::SaveDraft typed;
    if (!readCampaignOptions(run, typed))
        return;
    if (!typed.goal)
        return run.failUsage(MoneyVerbsText::tr("--goal takes an amount like 1000000 or 100만."));
    if (!typed.endsAt)
        return run.failUsage(MoneyVerbsText::tr("--ends takes a day like 2026-12-31."));
    const campaigns::CreateCampaign wanted{run.word(0),
                                           typed.story.value_or(QString()),
                                           *typed.goal,
                                           *typed.endsAt,
                                           {},
                                           typed.beneficiary,
                                           typed.reportDueAt,
                                           typed.presets};
    const auto create = [&run](const campaigns::CreateCampaign &request) {
        run.call(campaigns::create, request, [&run](const campaigns::Campaign &campaign) {
            run.out().json("campaign", campaign);
            run.out().line(campaign.id.text());
            run.finish();
        });
    };
    if (!run.line().has(u"room"_s))
        return create(wanted);
    run.withRoom(*run.line().value(u"room"_s), [wanted, create](const rooms::Room &room) {
        campaigns::CreateCampaign inRoom = wanted;
        inRoom.room = room.id;
        create(inRoom);
    });
}

void donate(BatchRun &run)
{
    Gift gift;
    const Result<Money> amount = views::readAmount(run.word(1));
    if (!amount)
        return run.failUsage(
            MoneyVerbsText::tr("“%1” is no amount for a gift. Write it like 10000 or 1만.").arg(run.word(1)));
    if (*amount < campaigns::kSmallestGift || *amount > campaigns::kLargestGift)
        return run.failUsage(MoneyVerbsText::tr("A gift is between %1 and %2.")
                                 .arg(run.formats().won(campaigns::kSmallestGift),
                                      run.formats().won(campaigns::kLargestGift)));
    const std::optional<int> patience = patienceOf(run);
    if (!patience || !readVisibility(run, gift.request))
        return;
    gift.request.amount = *amount;
    gift.request.message = run.line().value(u"message"_s);
    gift.request.tag.value = run.line().value(u"key"_s).value_or(secret::randomToken(16));
    gift.forReal = run.line().has(u"yes"_s);
    gift.waits = run.line().has(u"wait"_s);
    gift.patience = *patience;
    run.withCampaign(run.word(0), [&run, gift](const campaigns::Campaign &campaign) {
        Gift chosen = gift;
        chosen.request.campaign = campaign.id;
        chosen.forReal ? makeGift(run, chosen) : sayWhatWouldHappen(run, campaign, chosen);
    });
}

void showDonation(BatchRun &run)
{
    const DonationId id = DonationId::fromText(run.word(0));
    if (id.isNull())
        return run.failUsage(MoneyVerbsText::tr("“%1” is no id of a gift.").arg(run.word(0)));
    const std::optional<int> patience = patienceOf(run);
    if (!patience)
        return;
    if (run.line().has(u"wait"_s)) {
        new PaymentWait(run, id, *patience);
        return;
    }
    run.call(campaigns::donation, campaigns::OneDonation{id}, [&run](const Donation &donation) {
        printDonation(run, donation);
        run.finish();
    });
}

} // namespace madang::tui
