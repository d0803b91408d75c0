// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_verification.h"

#include "common/base/phone_number.h"
#include "common/base/when_done.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using verification::Attempt;
using verification::AttemptState;
using verification::Standing;

namespace {

    constexpr auto kVerifyPollSoon = 3s;
    constexpr auto kVerifyPollLater = 10s;
    constexpr int kVerifySoonPolls = 40;
    constexpr int kVerifyMostPolls = 200; ///< more than an attempt lives

    bool waits(const Attempt &attempt)
    {
        return attempt.state == AttemptState::Waiting || attempt.state == AttemptState::Checking;
    }

} // namespace

OwnVerification::OwnVerification(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_poll(session.alarms().makeAlarm([this] { check(); }))
{
    // What one person proved is not to be seen by the next.
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::SignedIn)
            return;
        m_poll->stop();
        m_session.stream().unsubscribe(std::exchange(m_queue, 0));
        m_standing.reset();
        m_attempt.reset();
        m_error.reset();
        m_dropped.clear();
        Q_EMIT changed();
    });
}

OwnVerification::~OwnVerification()
{
    m_session.stream().unsubscribe(m_queue);
}

// --- how one stands ---

void OwnVerification::listen()
{
    if (m_queue != 0 || m_session.state() != Session::State::SignedIn)
        return;
    StreamTopic topic;
    topic.destination = QLatin1StringView(verification::moved.topic);
    topic.owner = this;
    topic.onMessage = [this](const StreamMessage &message) {
        if (message.event != QLatin1StringView(verification::moved.name))
            return;
        if (m_attempt)
            check();
        else
            read();
    };
    m_queue = m_session.stream().subscribe(topic);
}

void OwnVerification::read()
{
    listen();
    whenDone(m_session.call(verification::read, {}), this,
             [this, user = m_session.user()](const Result<Standing> &standing) {
                 if (user == m_session.user())
                     take(standing);
             });
}

void OwnVerification::take(const Result<Standing> &standing)
{
    if (!standing) {
        // An older server knows nothing of it, and then there is nothing to show.
        m_older = standing.error().code == Code::NotFound || standing.error().code == Code::MethodNotAllowed;
        if (!m_older)
            m_error = standing.error();
        if (m_attempt)
            askLater();
        Q_EMIT changed();
        return;
    }
    m_older = false;
    if (!m_standing)
        m_error.reset(); // it was about reading
    m_standing = *standing;
    if (isVerified()) {
        m_error.reset();
        const bool wasWaiting = std::exchange(m_attempt, std::nullopt).has_value();
        m_poll->stop();
        Q_EMIT changed();
        if (wasWaiting)
            Q_EMIT verified();
        return;
    }
    // One that this program, or another, began before.
    if (!m_attempt && standing->attempt && waits(*standing->attempt)
        && standing->attempt->attempt != m_dropped)
        watch(*standing->attempt);
    Q_EMIT changed();
}

bool OwnVerification::isOff() const
{
    return m_older || (m_standing && !m_standing->offered && !isVerified());
}

// --- an attempt ---

void OwnVerification::begin()
{
    if (!canBegin())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(verification::begin, {}), this, [this](const Result<Attempt> &attempt) {
        m_busy = false;
        if (!attempt) {
            m_error = attempt.error();
            Q_EMIT changed();
            // Another device was faster.
            if (attempt.error().about == "already-verified"_L1)
                read();
            return;
        }
        watch(*attempt);
        Q_EMIT changed();
        if (!address().isEmpty())
            Q_EMIT wantsBrowser(address());
    });
}

QUrl OwnVerification::address() const
{
    const QUrl url(m_attempt ? m_attempt->address : QString(), QUrl::StrictMode);
    const bool isPage
        = url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    return isPage ? url : QUrl();
}

void OwnVerification::watch(const Attempt &attempt)
{
    m_attempt = attempt;
    m_polls = 0;
    askLater();
}

void OwnVerification::askLater()
{
    if (++m_polls <= kVerifyMostPolls)
        m_poll->start(m_polls <= kVerifySoonPolls ? kVerifyPollSoon : kVerifyPollLater);
}

void OwnVerification::check()
{
    if (!m_attempt || m_asking)
        return;
    m_asking = true;
    m_poll->stop();
    const QString id = m_attempt->attempt;
    whenDone(m_session.call(verification::check, {id}), this, [this, id](const Result<Attempt> &attempt) {
        m_asking = false;
        if (!m_attempt || m_attempt->attempt != id)
            return;
        if (attempt)
            return judge(*attempt);
        if (attempt.error().code == Code::NotFound)
            return judge({id, AttemptState::Expired, {}, {}});
        askLater(); // nobody knows: it is asked again
    });
}

void OwnVerification::judge(const Attempt &attempt)
{
    if (waits(attempt)) {
        m_attempt = attempt;
        askLater();
        Q_EMIT changed();
        return;
    }
    if (attempt.state == AttemptState::Verified)
        return read(); // what was verified
    m_attempt.reset();
    m_error = errorOf(attempt);
    Q_EMIT changed();
    Q_EMIT failed();
}

Error OwnVerification::errorOf(const Attempt &attempt)
{
    if (attempt.state == AttemptState::Expired)
        return {Code::Expired, "verification"};
    const QString fault = attempt.fault.value_or(u"verification-refused"_s);
    return {fault == "person-taken"_L1 ? Code::Conflict : Code::NotAllowed, fault};
}

void OwnVerification::cancel()
{
    if (!m_attempt)
        return;
    m_dropped = m_attempt->attempt;
    m_attempt.reset();
    m_poll->stop();
    m_error.reset();
    Q_EMIT changed();
}

// --- what is made of it ---

template <typename Request>
void OwnVerification::change(const Command<Request, Standing> &command, const Request &request)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(command, request), this, [this](const Result<Standing> &standing) {
        m_busy = false;
        if (!standing)
            m_error = standing.error();
        else
            m_standing = *standing;
        Q_EMIT changed();
    });
}

void OwnVerification::setShown(bool shown)
{
    if (isVerified() && m_standing->shown != shown)
        change(verification::show, verification::ShowBadge{shown});
}

void OwnVerification::forget()
{
    if (isVerified())
        change(verification::forget, Nothing{});
}

// --- in words ---

QString OwnVerification::summary(const Formats &formats) const
{
    if (!m_standing)
        return {};
    if (m_standing->verifiedAt)
        return tr("Verified on %1.").arg(formats.fullTime(*m_standing->verifiedAt));
    if (!m_attempt)
        return tr("You have not verified who you are.");
    return m_attempt->state == AttemptState::Checking
        ? tr("You came back from the browser; the outcome is being checked.")
        : tr("Go on in the browser. What happens there is shown here by itself.");
}

QString OwnVerification::remark() const
{
    if (!m_standing || !m_standing->offered)
        return {};
    QStringList sentences;
    if (m_standing->test)
        sentences += tr("This server only tries out how it works: it proves nothing.");
    if (!isVerified() && m_standing->requiredFor.contains(verification::kCreateCampaign))
        sentences += tr("Who makes a campaign here has to be verified.");
    return sentences.join(u' ');
}

QStringList OwnVerification::keptLines() const
{
    QStringList lines;
    if (!isVerified())
        return lines;
    if (m_standing->fullName)
        lines += tr("Name: %1").arg(*m_standing->fullName);
    if (m_standing->birthDate)
        lines += tr("Date of birth: %1").arg(*m_standing->birthDate);
    if (m_standing->phone) {
        const auto phone = PhoneNumber::fromText(*m_standing->phone);
        lines += tr("Phone: %1").arg(phone ? phone->shown() : *m_standing->phone);
    }
    return lines;
}

} // namespace madang::views
