// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_desk.h"

#include "common/base/picture_type.h"
#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/amount.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using campaigns::Campaign;
using letters::Letter;
using moderation::HeldMessage;

namespace {

    constexpr auto kProgress = 2s;
    constexpr int kMostLines = 50;

    template <typename T> QFuture<Result<T>> refused(const Error &error)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(error);
        promise.finish();
        return promise.future();
    }

    /// One tag stands for one content: the tag of what was sent before, or a new one.
    ClientTag tagFor(ClientTag &tag, QByteArray &sent, const QByteArray &content)
    {
        if (tag.value.isEmpty() || content != sent)
            tag = {secret::randomToken(16)};
        sent = content;
        return tag;
    }

} // namespace

CampaignDesk::CampaignDesk(Session &session, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_campaign(campaign)
    , m_progress(session.alarms().makeAlarm([this] { refreshLetters(); }))
{
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type == "campaign.message-held"_L1)
            refreshHeld();
    });
}

void CampaignDesk::note(const std::optional<Error> &error)
{
    m_error = error;
    Q_EMIT changed();
}

// --- the campaign ---

QFuture<Result<Campaign>> CampaignDesk::noted(const QFuture<Result<Campaign>> &asked)
{
    whenDone(asked, this, [this](const Result<Campaign> &campaign) {
        if (campaign)
            m_session.archive().putCampaign(*campaign);
    });
    return asked;
}

QFuture<Result<Campaign>> CampaignDesk::change(campaigns::ChangeCampaign request)
{
    request.campaign = m_campaign;
    return noted(m_session.call(campaigns::change, request));
}

QFuture<Result<Campaign>> CampaignDesk::close()
{
    return noted(m_session.call(campaigns::close, {m_campaign}));
}

QFuture<Result<Campaign>> CampaignDesk::settle()
{
    return noted(m_session.call(reports::settle, {m_campaign}));
}

QFuture<Result<campaigns::Picture>> CampaignDesk::addPicture(const QByteArray &octets)
{
    if (const Result<QString> type = pictureType(octets); !type)
        return refused<campaigns::Picture>(type.error());
    return m_session.call(campaigns::addPicture, {m_campaign, QString::fromLatin1(octets.toBase64())});
}

QFuture<Result<reports::Video>> CampaignDesk::addVideo(const QString &title, const QString &link)
{
    return m_session.call(reports::addVideo, {m_campaign, title.trimmed(), link.trimmed(), std::nullopt});
}

QFuture<Result<statements::Statement>> CampaignDesk::statement()
{
    return m_session.call(statements::statement, {m_campaign});
}

// --- reports ---

QString CampaignDesk::spendingFault(const QList<SpendingText> &lines, const Formats &formats)
{
    if (lines.isEmpty())
        return tr("A report names at least one thing the money was used for.");
    if (lines.size() > kMostLines)
        return tr("A report has at most %1 lines.").arg(kMostLines);
    for (const SpendingText &line : lines) {
        if (line.label.trimmed().isEmpty())
            return tr("Every line says what the money was used for.");
        if (line.label.trimmed().size() > campaigns::kLongestTitle)
            return tr("A line has at most %1 characters.").arg(campaigns::kLongestTitle);
        const Result<Money> amount = readAmount(line.amount);
        if (!amount || *amount <= Money{} || *amount > kLargestAmount)
            return tr("“%1” is not an amount. Write it like %2 or 1만 5천원.")
                .arg(line.amount.left(40), formats.number(15'000));
    }
    return {};
}

Money CampaignDesk::sumOf(const QList<SpendingText> &lines)
{
    Money sum;
    for (const SpendingText &line : lines) {
        if (const Result<Money> amount = readAmount(line.amount); amount && *amount <= kLargestAmount)
            sum += *amount;
    }
    return sum;
}

QFuture<Result<reports::Report>> CampaignDesk::publish(const QString &title, const QString &story,
                                                       const QList<SpendingText> &lines)
{
    reports::Publish wanted{m_campaign, {}, title.trimmed(), story.trimmed(), {}};
    for (const SpendingText &line : lines) {
        const Result<Money> amount = readAmount(line.amount);
        if (!amount)
            return refused<reports::Report>(amount.error());
        wanted.spendings += {line.label.trimmed(), *amount, line.receipt};
    }
    wanted.tag = tagFor(m_reportTag, m_reportSent, toJson(wanted));
    const auto asked = m_session.call(reports::publish, wanted);
    whenDone(asked, this, [this](const Result<reports::Report> &report) {
        if (report)
            m_reportTag = {}; // the next one is another report, even with the same words
    });
    return asked;
}

// --- letters ---

void CampaignDesk::refreshLetters()
{
    whenDone(m_session.call(letters::list, {m_campaign}), this, [this](const Result<Page<Letter>> &page) {
        if (page) {
            m_letters = page->items;
            m_knowsLetters = true;
            const bool underWay = std::any_of(m_letters.cbegin(), m_letters.cend(),
                                              [](const Letter &letter) { return !letter.deliveredAt; });
            if (underWay)
                m_progress->start(kProgress);
        }
        note(page ? std::nullopt : std::optional(page.error()));
    });
}

QFuture<Result<Letter>> CampaignDesk::thank(const QString &text, const std::optional<DonationId> &gift)
{
    letters::Thank wanted{m_campaign, {}, text.trimmed(), gift};
    wanted.tag = tagFor(m_thanksTag, m_thanksSent, toJson(wanted));
    const auto asked = m_session.call(letters::thank, wanted);
    whenDone(asked, this, [this](const Result<Letter> &letter) {
        if (!letter)
            return;
        m_thanksTag = {};
        refreshLetters();
    });
    return asked;
}

QString CampaignDesk::progressText(const Letter &letter, const Formats &formats)
{
    if (!letter.deliveredAt)
        return tr("on its way: %1 of %2 have it")
            .arg(formats.number(letter.recipients), formats.number(letter.expected));
    return letter.donation ? tr("delivered to one donor")
                           : tr("delivered, donors: %1").arg(formats.number(letter.recipients));
}

// --- messages ---

void CampaignDesk::refreshHeld()
{
    whenDone(m_session.call(moderation::held, {m_campaign}), this,
             [this](const Result<Page<HeldMessage>> &page) {
                 if (page) {
                     m_held = page->items;
                     m_knowsHeld = true;
                 }
                 note(page ? std::nullopt : std::optional(page.error()));
             });
    whenDone(m_session.call(moderation::rules, {m_campaign}), this,
             [this](const Result<moderation::MessageRules> &rules) {
                 if (rules)
                     m_rules = *rules;
                 Q_EMIT changed();
             });
}

void CampaignDesk::decide(DonationId gift, moderation::Verdict verdict)
{
    whenDone(m_session.call(moderation::decide, {m_campaign, gift, verdict}), this,
             [this, gift](const Result<Nothing> &decided) {
                 if (decided)
                     m_held.removeIf([gift](const HeldMessage &one) { return one.donation == gift; });
                 note(decided ? std::nullopt : std::optional(decided.error()));
             });
}

QFuture<Result<moderation::MessageRules>> CampaignDesk::setWords(const QStringList &words)
{
    const auto asked = m_session.call(moderation::changeRules, {m_campaign, words});
    whenDone(asked, this, [this](const Result<moderation::MessageRules> &rules) {
        if (!rules)
            return;
        m_rules = *rules;
        refreshHeld(); // the reason beside a message may be another now
    });
    return asked;
}

QString CampaignDesk::whyText(const HeldMessage &message)
{
    QStringList parts;
    if (message.word)
        parts += tr("held for “%1”").arg(*message.word);
    if (message.reports > 0)
        parts += tr("reports: %1").arg(message.reports);
    if (!message.reasons.isEmpty())
        parts += message.reasons.join(u" / "_s);
    return parts.join(u" · "_s);
}

bool moderatesMessages(const QString &role)
{
    return accounts::may(role, accounts::Deed::ModerateWords);
}

} // namespace madang::views
