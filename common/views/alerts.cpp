// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/alerts.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/room_schedule.h"

#include <QTimeZone>

namespace madang::views {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using notifications::AlertRules;

namespace {

    constexpr std::chrono::milliseconds kNews = 15min;
    constexpr int kLongestTitle = 80;
    constexpr int kLongestText = 200;

    bool isLatinWord(QChar c)
    {
        return c.unicode() < 0x250 && c.isLetterOrNumber();
    }

    bool namesAlone(const chat::MessageBody &body, UserId user)
    {
        chat::MessageBody personal = body;
        personal.everyone.reset();
        return chat::names(personal, user);
    }

} // namespace

bool isQuiet(const AlertRules &rules, Timestamp at)
{
    if (rules.quietUntil && *rules.quietUntil > at)
        return true;
    const notifications::QuietHours &hours = rules.quiet;
    if (!hours.on)
        return false;
    const QTimeZone zone(hours.timeZone.toUtf8());
    const QDateTime local
        = QDateTime::fromMSecsSinceEpoch(at.ms, zone.isValid() ? zone : QTimeZone::systemTimeZone());
    const int minute = local.time().hour() * 60 + local.time().minute();
    const auto beginsOn
        = [&hours](QDate day) { return hours.days.isEmpty() || hours.days.contains(day.dayOfWeek()); };
    if (hours.from < hours.to)
        return minute >= hours.from && minute < hours.to && beginsOn(local.date());
    return (minute >= hours.from && beginsOn(local.date()))
        || (minute < hours.to && beginsOn(local.date().addDays(-1)));
}

bool isAboutMoney(const QString &noticeType)
{
    static constexpr std::array kFamilies{"donation", "refund", "pledge", "receipt", "payout"};
    const QByteArray latin = noticeType.toLatin1();
    return std::any_of(kFamilies.begin(), kFamilies.end(),
                       [&latin](const char *family) { return notifications::isMeantBy(latin, family); });
}

bool containsKeyword(const QString &text, const QStringList &keywords)
{
    for (const QString &word : keywords) {
        if (word.isEmpty())
            continue;
        for (qsizetype at = 0; (at = text.indexOf(word, at, Qt::CaseInsensitive)) >= 0; ++at) {
            const qsizetype end = at + word.size();
            const bool inside = (at > 0 && isLatinWord(word.front()) && isLatinWord(text[at - 1]))
                || (end < text.size() && isLatinWord(word.back()) && isLatinWord(text[end]));
            if (!inside)
                return true;
        }
    }
    return false;
}

Alerts::Alerts(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_pause(session.alarms().makeAlarm([this] { tellWaiting(); }))
{
    Mirror &mirror = m_session.mirror();
    connect(&mirror, &Mirror::happened, this, &Alerts::onEvent);
    connect(&mirror, &Mirror::noticed, this, &Alerts::onNotice);
    connect(&mirror, &Mirror::noticesRead, this, &Alerts::onRead);
    connect(&mirror, &Mirror::alertRulesChanged, this, [this](const AlertRules &rules) {
        ++m_question;
        takeRules(rules);
    });
    connect(&m_session.archive(), &Archive::roomChanged, this, &Alerts::onRoom);
    connect(&m_session.archive(), &Archive::roomDropped, this, &Alerts::takeBackRoom);
    connect(&m_session, &Session::stateChanged, this, &Alerts::onState);
    connect(&m_session.stream(), &Stream::online, this, &Alerts::readRules);
    if (m_session.stream().isOnline())
        readRules();
}

Alerts::~Alerts() = default;

// --- what is decided by the person ---

bool Alerts::isQuietNow() const
{
    const auto &mine = m_session.presence().mine();
    return (mine && mine->choice == presence::Choice::Busy) || isQuiet(m_rules, m_session.clock().now());
}

bool Alerts::isQuietIn(const rooms::Room &room) const
{
    return isQuietNow()
        || schedule::isQuiet(room.loudness.value_or(rooms::Loudness{}), m_session.clock().now());
}

void Alerts::onState()
{
    if (m_session.state() == Session::State::SignedIn)
        return;
    ++m_question;
    const QList<quint64> ids = m_standing.keys();
    for (const quint64 id : ids)
        takeBack(id);
    takeRules({});
}

void Alerts::readRules()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    const quint64 question = ++m_question;
    whenDone(m_session.call(notifications::rules, Nothing()), this,
             [this, question](const Result<AlertRules> &rules) {
                 if (rules && question == m_question)
                     takeRules(*rules);
             });
}

void Alerts::takeRules(const AlertRules &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    Q_EMIT rulesChanged();
}

QFuture<Result<AlertRules>> Alerts::change(const notifications::ChangeAlertRules &wanted)
{
    const auto asked = m_session.call(notifications::changeRules, wanted);
    whenDone(asked, this, [this](const Result<AlertRules> &rules) {
        if (!rules)
            return;
        ++m_question;
        takeRules(*rules);
    });
    return asked;
}

QFuture<Result<AlertRules>> Alerts::pauseFor(std::chrono::minutes span)
{
    return change({.quietUntil = m_session.clock().now().plus(span)});
}

void Alerts::setFocus(bool active, RoomId room)
{
    m_active = active;
    m_shown = room;
    if (active && !room.isNull())
        takeBackRoom(room);
}

void Alerts::lookAt(RoomId room)
{
    m_beside = room;
    if (!room.isNull())
        takeBackRoom(room);
}

// --- what comes in ---

bool Alerts::isNews(Timestamp at) const
{
    return at.plus(kNews) > m_session.clock().now();
}

void Alerts::onEvent(const rooms::RoomEvent &event)
{
    if (event.type == chat::kDeleted) {
        const auto gone = fromJson<chat::Referring>(event.body.text);
        const Standing standing = m_standing.value(quint64(event.room.number));
        if (gone && standing.alert.position == gone->position)
            takeBackRoom(event.room);
        return;
    }
    const bool isMessage = event.type == "message"_L1;
    if ((!isMessage && event.type != "donation"_L1) || !isNews(event.at))
        return;
    const UserId me = m_session.user();
    if (event.sender && event.sender->id == me)
        return;
    if (isMessage && m_session.blocks().contains(event.sender))
        return;
    if ((m_active && m_shown == event.room) || m_beside == event.room)
        return;
    const auto room = m_session.archive().room(event.room);
    if (!room || !room->role || event.position <= room->readPosition)
        return;
    const rooms::AlertLevel level = rooms::levelOf(*room);
    if (level == rooms::AlertLevel::None || !m_session.preferences().notifies())
        return;
    const auto read = isMessage ? fromJson<chat::MessageBody>(event.body.text)
                                : Result<chat::MessageBody>(chat::MessageBody{});
    const chat::MessageBody body = read ? *read : chat::MessageBody{};
    const auto answered = body.replyTo ? m_session.archive().eventById(*body.replyTo) : std::nullopt;
    const bool answers = answered && answered->sender && answered->sender->id == me;
    const bool personal = answers || namesAlone(body, me);
    const bool calls
        = personal || body.everyone.value_or(false) || containsKeyword(body.text, m_rules.keywords);
    const bool muted = rooms::isMuted(room->loudness.value_or(rooms::Loudness{}), m_session.clock().now());
    if (muted && !personal)
        return;
    if (level == rooms::AlertLevel::Mentions && !calls)
        return;
    if (isQuietIn(*room))
        return;
    raise(alertOf(event, *room, answers, calls));
}

QString Alerts::textOf(const rooms::RoomEvent &event) const
{
    const Preferences &preferences = m_session.preferences();
    const bool isMessage = event.type == "message"_L1;
    if (!isMessage && !preferences.notificationsShowAmounts())
        return tr("A gift arrived");
    if (!preferences.notificationsShowText())
        return isMessage ? tr("New message") : tr("A gift arrived");
    return oneLine(previewText(event, m_formats), kLongestText);
}

Alert Alerts::alertOf(const rooms::RoomEvent &event, const rooms::Room &room, bool answers, bool names) const
{
    Alert alert;
    alert.id = quint64(room.id.number);
    alert.room = room.id;
    alert.position = event.position;
    alert.names = names;
    const QString roomName = oneLine(room.name, kLongestTitle);
    const QString who = event.sender ? oneLine(nameOf(*event.sender), 40) : QString();
    const QString text = textOf(event);
    if (room.visibility == rooms::Visibility::Direct) {
        alert.title = roomName;
        alert.text = text;
    } else if (answers && !who.isEmpty()) {
        alert.title = tr("%1 answered you in %2").arg(who, roomName);
        alert.text = text;
    } else if (names && !who.isEmpty()) {
        alert.title = tr("%1 mentioned you in %2").arg(who, roomName);
        alert.text = text;
    } else {
        alert.title = roomName;
        alert.text = who.isEmpty() ? text : who + u": "_s + text;
    }
    return alert;
}

void Alerts::onNotice(const notifications::Notice &notice)
{
    if (m_active || notice.readAt || !isNews(notice.at) || !m_session.preferences().notifies())
        return;
    const NoticeSubject subject = subjectOf(notice);
    // The message itself alerts, with what it says.
    if (notice.type == "chat.mention"_L1 && m_session.mirror().follows(subject.room))
        return;
    // Of a room that is not heard live, only the notice is told; its schedule counts all the same.
    if (const auto room = m_session.archive().room(subject.room);
        notice.type == "chat.mention"_L1 && room && isQuietIn(*room))
        return;
    const bool money = isAboutMoney(notice.type);
    const bool passes = money || notice.type == "room.invited"_L1;
    if (isQuietNow()) {
        const bool paused = m_rules.quietUntil && *m_rules.quietUntil > m_session.clock().now();
        if (paused || !passes || !m_rules.quiet.moneyPasses)
            return;
    }
    const Preferences &preferences = m_session.preferences();
    Alert alert;
    alert.id = quint64(notice.id.number);
    alert.notice = notice.id;
    alert.subject = subject;
    alert.names = true;
    alert.title = tr("Madang");
    if (money && (!preferences.notificationsShowAmounts() || !preferences.notificationsShowText()))
        alert.text = tr("There is news about money. Open it to read more.");
    else if (!preferences.notificationsShowText())
        alert.text = tr("There is a new notice.");
    else
        alert.text = oneLine(sentenceOf(notice, m_formats), kLongestText);
    raise(alert);
}

// --- what stands ---

void Alerts::raise(const Alert &fresh)
{
    if (!m_standing.contains(fresh.id) && m_standing.size() >= kMostStanding) {
        const auto oldest
            = std::min_element(m_standing.cbegin(), m_standing.cend(),
                               [](const Standing &a, const Standing &b) { return a.raisedAt < b.raisedAt; });
        takeBack(oldest.key());
    }
    const auto known = m_standing.find(fresh.id);
    if (known == m_standing.end()) {
        tell(m_standing.insert(fresh.id, {fresh}).value());
        return;
    }
    const int count = known->alert.count + 1;
    // That one is named stays said until it is read.
    const bool names = known->alert.names || fresh.names;
    known->alert = fresh;
    known->alert.count = count;
    known->alert.names = names;
    if (m_session.clock().steady() - known->raisedAt >= kPause.count()) {
        tell(*known);
        return;
    }
    known->waits = true;
    if (!m_pause->isSet())
        m_pause->start(kPause);
}

void Alerts::tell(Standing &standing)
{
    standing.raisedAt = m_session.clock().steady();
    standing.waits = false;
    const Alert alert = standing.alert;
    Q_EMIT raised(alert);
}

void Alerts::tellWaiting()
{
    std::optional<qint64> next;
    const qint64 now = m_session.clock().steady();
    const QList<quint64> ids = m_standing.keys();
    for (const quint64 id : ids) {
        const auto standing = m_standing.find(id);
        if (standing == m_standing.end() || !standing->waits)
            continue;
        const qint64 left = standing->raisedAt + kPause.count() - now;
        if (left <= 0)
            tell(*standing);
        else
            next = qMin(next.value_or(left), left);
    }
    if (next)
        m_pause->start(std::chrono::milliseconds(*next));
}

void Alerts::takeBack(quint64 id)
{
    if (m_standing.remove(id) > 0)
        Q_EMIT takenBack(id);
}

void Alerts::takeBackRoom(RoomId room)
{
    takeBack(quint64(room.number));
}

void Alerts::onRoom(RoomId id)
{
    const auto standing = m_standing.constFind(quint64(id.number));
    if (standing == m_standing.constEnd())
        return;
    const auto room = m_session.archive().room(id);
    if (room
        && (room->readPosition >= standing->alert.position
            || rooms::levelOf(*room) == rooms::AlertLevel::None))
        takeBackRoom(id);
}

void Alerts::onRead(const notifications::NoticesRead &read)
{
    const QList<quint64> ids = m_standing.keys();
    for (const quint64 id : ids) {
        const NoticeId notice = m_standing.value(id).alert.notice;
        if (notice.isNull())
            continue;
        if (read.notice == notice || (read.upTo && !(*read.upTo < notice)))
            takeBack(id);
    }
}

} // namespace madang::views
