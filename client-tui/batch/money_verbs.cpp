// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about campaigns and gifts.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/time_text.h"
#include "client-tui/panes/qr_code.h"
#include "client-tui/terminal/text_width.h"

#include "common/base/secret.h"
#include "common/views/amount.h"

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

    struct Says {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::MoneyVerbs)
    };

    QString statusText(const Donation &donation)
    {
        switch (donation.status) {
        case OrderStatus::Ready:
            return Says::tr("not paid yet");
        case OrderStatus::InProgress:
        case OrderStatus::WaitingForDeposit:
            return Says::tr("being decided");
        case OrderStatus::Done:
            return Says::tr("paid");
        case OrderStatus::Canceled:
            return Says::tr("given back");
        case OrderStatus::PartialCanceled:
            return Says::tr("given back in part");
        case OrderStatus::Aborted:
            return Says::tr("declined");
        case OrderStatus::Expired:
            return Says::tr("expired");
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
                if (!isDecided(donation) && m_run.clock().steady() < m_endsAt) {
                    m_pause = qMin(m_pause * 3 / 2, 3000);
                    QTimer::singleShot(m_pause, this, [this] { ask(); });
                    return;
                }
                printDonation(m_run, donation);
                m_run.finish(exitCodeFor(donation));
            });
        }

        BatchRun &m_run;
        const DonationId m_id;
        const qint64 m_endsAt;
        int m_pause = 300; // milliseconds
    };

    /// --timeout in seconds, 600 when absent; nothing after a complaint.
    std::optional<int> patienceOf(BatchRun &run)
    {
        const std::optional<QString> text = run.line().value(u"timeout"_s);
        if (!text)
            return 600;
        bool ok = false;
        const int seconds = text->toInt(&ok);
        if (ok && seconds >= 0 && seconds <= kLongestPatience)
            return seconds;
        run.failUsage(Says::tr("--timeout takes seconds."));
        return std::nullopt;
    }

    void printCheckout(BatchRun &run, const campaigns::Donating &donating)
    {
        run.out().json("checkout", donating);
        run.out().line(Says::tr("Gift %1: pay %2 at")
                           .arg(donating.donation.id.text(), run.formats().won(donating.donation.amount)));
        run.out().line(donating.checkoutUrl);
        if (run.out().isTerminal()) {
            for (const PaintedLine &line : qrCode(donating.checkoutUrl, Depth::Mono))
                run.out().line(plainText(line));
        }
        run.out().flush();
    }

    struct Gift {
        campaigns::Donate request;
        bool forReal = false;
        bool waits = false;
        int patience = 0;
    };

    void sayWhatWouldHappen(BatchRun &run, const campaigns::Campaign &campaign, const Gift &gift)
    {
        QByteArray amount;
        json::writeMoney(amount, gift.request.amount);
        run.out().json("dry-run",
                       {{"campaign", Output::quoted(campaign.id.text())},
                        {"title", Output::quoted(campaign.title)},
                        {"amount", amount},
                        {"message", Output::quoted(gift.request.message.value_or(QString()))}});
        run.out().line(Says::tr("Would give %1 to “%2” (%3). Nothing was done; add --yes to do it.")
                           .arg(run.formats().won(gift.request.amount), campaign.title, campaign.id.text()));
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
            run.failUsage(Says::tr("--visibility is public, hidden-name or hidden-amount."));
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
                     {padded(Says::tr("%1 of %2")
                                 .arg(run.formats().won(campaign.total), run.formats().won(campaign.goal)),
                             30)
                          + u"  "_s,
                      Style()},
                     {padded(open ? run.formats().remaining(campaign.endsAt) : Says::tr("closed"), 14)
                          + u"  "_s,
                      run.theme()[Role::Muted]},
                     {campaign.title, run.theme()[Role::Gift]}});
            }
            run.finish();
        });
}

void createCampaign(BatchRun &run)
{
    campaigns::CreateCampaign wanted;
    wanted.title = run.word(0);
    wanted.story = run.line().value(u"story"_s).value_or(QString());
    const Result<Money> goal = views::readAmount(run.line().value(u"goal"_s).value_or(QString()));
    if (!goal)
        return run.failUsage(Says::tr("--goal takes an amount like 1000000 or 100만."));
    wanted.goal = *goal;
    wanted.endsAt = readTime(run.line().value(u"ends"_s).value_or(QString()));
    if (wanted.endsAt.isNull())
        return run.failUsage(Says::tr("--ends takes a day like 2026-12-31."));
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
            Says::tr("“%1” is no amount for a gift. Write it like 10000 or 1만.").arg(run.word(1)));
    if (*amount < campaigns::kSmallestGift || *amount > campaigns::kLargestGift)
        return run.failUsage(Says::tr("A gift is between %1 and %2.")
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
        return run.failUsage(Says::tr("“%1” is no id of a gift.").arg(run.word(0)));
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
