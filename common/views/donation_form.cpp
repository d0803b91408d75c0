// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/donation_form.h"

#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/protocol/statements.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using campaigns::Donating;
using campaigns::Donation;
using campaigns::GiftVisibility;
using payments::OrderStatus;

namespace {

    constexpr auto kPollSoon = 2s;
    constexpr auto kPollLater = 10s;
    /// A transfer may take days; the server tells us when it has come.
    constexpr auto kPollDeposit = 60s;
    /// After five minutes we ask less often; after an hour only when we are told to.
    constexpr int kSoonPolls = 150;
    constexpr int kMostPolls = kSoonPolls + 330;

    DonationForm::Stage stageOf(OrderStatus status)
    {
        switch (status) {
        case OrderStatus::Ready:
            return DonationForm::Stage::Paying;
        case OrderStatus::InProgress:
            return DonationForm::Stage::Checking;
        case OrderStatus::WaitingForDeposit:
            return DonationForm::Stage::Depositing;
        case OrderStatus::Done:
        case OrderStatus::PartialCanceled:
            return DonationForm::Stage::Done;
        case OrderStatus::Canceled:
        case OrderStatus::Aborted:
            return DonationForm::Stage::Declined;
        case OrderStatus::Expired:
            break;
        }
        return DonationForm::Stage::Expired;
    }

} // namespace

DonationForm::DonationForm(Session &session, Formats &formats, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_campaign(campaign)
    , m_tag{secret::randomToken(16)}
    , m_poll(session.alarms().makeAlarm([this] { check(); }))
{
    connect(&m_session, &Session::stateChanged, this, &DonationForm::changed);
    connect(&m_formats, &Formats::changed, this, &DonationForm::changed);
    // The server tells the donor at once; asking on a timer is for when that word is lost.
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type.startsWith("donation."_L1))
            check();
    });
    connect(&m_session.stream(), &Stream::online, this, &DonationForm::check);
    if (m_session.state() == Session::State::SignedIn) {
        whenDone(m_session.call(statements::myRanking, {}), this,
                 [this](const Result<statements::RankingChoice> &choice) {
                     if (!choice || choice->listed == m_inRanking)
                         return;
                     m_inRanking = choice->listed;
                     Q_EMIT changed();
                 });
    }
}

DonationForm::~DonationForm() = default;

// --- filling ---

QList<Money> DonationForm::presets() const
{
    if (const auto campaign = m_session.archive().campaign(m_campaign);
        campaign && !campaign->presets.isEmpty())
        return campaign->presets;
    return {{1'000}, {5'000}, {10'000}, {30'000}, {50'000}, {100'000}};
}

void DonationForm::edited()
{
    m_error.reset();
    Q_EMIT changed();
}

void DonationForm::setAmountText(const QString &text)
{
    if (m_stage != Stage::Editing || text == m_amountText)
        return;
    m_amountText = text;
    edited();
}

void DonationForm::setAmount(Money amount)
{
    setAmountText(m_formats.number(amount.won));
}

bool DonationForm::isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

Result<Money> DonationForm::amountOf(const QString &text)
{
    TRY(const Money money, readAmount(text));
    if (money < campaigns::kSmallestGift)
        return Error(Code::InvalidValue, "too-small").at(u"amount"_s);
    if (money > campaigns::kLargestGift)
        return Error(Code::InvalidValue, "too-large").at(u"amount"_s);
    return money;
}

QString DonationForm::amountHint() const
{
    return hintFor(m_amountText, m_formats);
}

QString DonationForm::hintFor(const QString &amountText, const Formats &formats)
{
    if (amountText.trimmed().isEmpty())
        return {};
    const auto money = amountOf(amountText);
    if (money)
        return {};
    if (money.error().about == "too-small"_L1)
        return tr("A gift is at least %1.").arg(formats.won(campaigns::kSmallestGift));
    if (money.error().about == "too-large"_L1)
        return tr("A gift is at most %1.").arg(formats.won(campaigns::kLargestGift));
    return wording::of(money.error());
}

void DonationForm::setMessage(const QString &message)
{
    if (m_stage != Stage::Editing || message == m_message)
        return;
    m_message = message;
    edited();
}

void DonationForm::setVisibility(GiftVisibility visibility)
{
    if (m_stage != Stage::Editing || visibility == m_visibility)
        return;
    m_visibility = visibility;
    edited();
}

QString DonationForm::preview() const
{
    const GiftSight sight
        = giftSights(m_visibility, nickname(), amount().ok() ? *amount() : Money{}, m_inRanking).first();
    campaigns::Gift gift;
    gift.nickname = sight.name;
    if (amount())
        gift.amount = sight.amount;
    const QString card = giftText(gift, m_formats);
    const QString words = m_message.trimmed();
    return words.isEmpty() ? card : card + u": "_s + words;
}

QString DonationForm::nickname() const
{
    return m_session.account() ? m_session.account()->nickname : QString();
}

QList<GiftSight> DonationForm::sights() const
{
    const auto money = amount();
    return money ? giftSights(m_visibility, nickname(), *money, m_inRanking) : QList<GiftSight>();
}

QString DonationForm::messageHint() const
{
    if (messageRemaining() < 0)
        return tr("Too many characters: %1").arg(-messageRemaining());
    const auto campaign = m_session.archive().campaign(m_campaign);
    const auto money = amount();
    if (!campaign || !campaign->messagesFrom || !money || m_message.trimmed().isEmpty()
        || *money >= *campaign->messagesFrom)
        return {};
    return tr("A message can come with %1 or more.").arg(m_formats.won(*campaign->messagesFrom));
}

// --- ordering ---

bool DonationForm::canSubmit() const
{
    return m_stage == Stage::Editing && m_session.state() == Session::State::SignedIn && amount().ok()
        && messageHint().isEmpty();
}

campaigns::Donate DonationForm::request() const
{
    campaigns::Donate donate;
    donate.campaign = m_campaign;
    donate.tag = m_tag;
    if (const auto money = amount())
        donate.amount = *money;
    if (const QString words = m_message.trimmed(); !words.isEmpty())
        donate.message = words;
    donate.visibility = m_visibility;
    return donate;
}

void DonationForm::submit()
{
    if (!canSubmit())
        return;
    // One tag stands for one content. Sent again after a lost answer it finds its order; changed, it needs
    // another tag, and what the first one may have ordered is never paid and expires.
    if (const QByteArray content = toJson(request()); content != m_submitted) {
        if (!m_submitted.isEmpty())
            m_tag = {secret::randomToken(16)};
        m_submitted = toJson(request());
    }
    m_error.reset();
    setStage(Stage::Submitting);
    const quint64 fill = m_fill;
    whenDone(m_session.call(campaigns::donate, request()), this,
             [this, fill](const Result<Donating> &result) {
                 if (fill == m_fill)
                     ordered(result);
             });
}

void DonationForm::ordered(const Result<Donating> &result)
{
    const QUrl url = result ? QUrl(result->checkoutUrl, QUrl::StrictMode) : QUrl();
    if (!result || (result->donation.status == OrderStatus::Ready && !isWebAddress(url))) {
        m_error = result ? Error{Code::NotSupported, "checkout-address"} : result.error();
        setStage(Stage::Editing);
        Q_EMIT changed();
        return;
    }
    m_checkout = url;
    m_polls = 0;
    apply(result->donation);
    if (m_stage == Stage::Paying)
        Q_EMIT checkout(m_checkout);
}

QUrl DonationForm::checkoutUrl() const
{
    const bool isOpen
        = m_stage == Stage::Paying || m_stage == Stage::Checking || m_stage == Stage::Depositing;
    return isOpen ? m_checkout : QUrl();
}

// --- the true state ---

void DonationForm::check()
{
    if (!m_donation || isFinal() || m_asking)
        return;
    m_asking = true;
    m_poll->stop();
    const quint64 fill = m_fill;
    whenDone(m_session.call(campaigns::donation, {m_donation->id}), this,
             [this, fill](const Result<Donation> &donation) {
                 if (fill != m_fill)
                     return;
                 m_asking = false;
                 m_error = donation ? std::nullopt : std::optional(donation.error());
                 if (donation) {
                     apply(*donation);
                 } else {
                     askLater();
                     Q_EMIT changed();
                 }
             });
}

void DonationForm::apply(const Donation &donation)
{
    m_donation = donation;
    setStage(stageOf(donation.status));
    if (!isFinal())
        askLater();
    Q_EMIT changed();
}

void DonationForm::askLater()
{
    if (++m_polls > kMostPolls)
        return;
    if (m_stage == Stage::Depositing)
        m_poll->start(kPollDeposit);
    else
        m_poll->start(m_polls <= kSoonPolls ? kPollSoon : kPollLater);
}

void DonationForm::setStage(Stage stage)
{
    if (std::exchange(m_stage, stage) == stage)
        return;
    if (isFinal())
        m_poll->stop();
    Q_EMIT stageChanged(stage);
    Q_EMIT changed();
}

QString DonationForm::stageText() const
{
    const QString amount = m_donation ? m_formats.won(m_donation->amount) : QString();
    switch (m_stage) {
    case Stage::Editing:
        return {};
    case Stage::Submitting:
        return tr("The order is being made…");
    case Stage::Paying:
        return tr("Pay %1 in the browser. This page will show what became of it.").arg(amount);
    case Stage::Checking:
        return tr("The payment of %1 is being checked. Nothing is lost: you may close this and come back.")
            .arg(amount);
    case Stage::Depositing:
        return tr("Transfer exactly %1 as shown. Your gift counts when the money has come; you may close "
                  "this and "
                  "come back.")
            .arg(amount);
    case Stage::Done:
        if (m_donation && m_donation->messageState == campaigns::MessageState::Held)
            return tr("Thank you. Your gift of %1 has arrived. Its message appears once the organiser has "
                      "looked at it.")
                .arg(amount);
        return tr("Thank you. Your gift of %1 has arrived.").arg(amount);
    case Stage::Declined:
        if (m_donation && m_donation->status == OrderStatus::Canceled)
            return tr("The payment of %1 was given back to you.").arg(amount);
        return tr("The payment did not go through and nothing was charged. You can try again.");
    case Stage::Expired:
        return tr("The time to pay has run out and nothing was charged. You can try again.");
    }
    return {};
}

QList<NamedFact> DonationForm::depositLines() const
{
    return m_donation && m_stage == Stage::Depositing ? depositFacts(*m_donation, m_formats)
                                                      : QList<NamedFact>();
}

QString DonationForm::nextCheck() const
{
    return m_donation && !isFinal() ? nextCheckText(*m_donation, m_formats) : QString();
}

void DonationForm::startOver()
{
    ++m_fill;
    m_poll->stop();
    m_asking = false;
    m_tag = {secret::randomToken(16)};
    m_submitted.clear();
    m_donation.reset();
    m_checkout.clear();
    m_error.reset();
    m_polls = 0;
    setStage(Stage::Editing);
    Q_EMIT changed();
}

} // namespace madang::views
