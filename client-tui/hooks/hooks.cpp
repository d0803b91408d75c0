// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/hooks/hooks.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// As all that is printed for programs.
    constexpr int kFormat = 1;

    template <typename T> QJsonObject objectOf(const T &value)
    {
        return QJsonDocument::fromJson(toJson(value)).object();
    }

    QJsonObject roomAbout(const rooms::Room &room)
    {
        return {{u"id"_s, room.id.text()},
                {u"name"_s, room.name},
                {u"direct"_s, room.visibility == rooms::Visibility::Direct}};
    }

} // namespace

Hooks::Hooks(Session &session, const views::Alerts &alerts, const QHash<HookEvent, QStringList> &commands,
             QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_alerts(alerts)
{
    for (auto at = commands.begin(); at != commands.end(); ++at) {
        auto *runner = new HookRunner(at.value(), session.alarms(), this);
        connect(runner, &HookRunner::failed, this, [this](const QString &program) {
            if (m_failed.contains(program))
                return;
            m_failed.insert(program);
            Q_EMIT failed(program);
        });
        m_runners.insert(at.key(), runner);
    }
    if (m_runners.isEmpty())
        return;
    connect(&session.mirror(), &Mirror::happened, this, &Hooks::onEvent);
    connect(&session.mirror(), &Mirror::noticed, this, &Hooks::onNotice);
}

/// Whether a message names the person, alone or with everybody, or answers them.
bool Hooks::names(const rooms::RoomEvent &event) const
{
    const auto body = fromJson<chat::MessageBody>(event.body.text);
    if (!body)
        return false;
    const auto answered = body->replyTo ? m_session.archive().eventById(*body->replyTo) : std::nullopt;
    return chat::names(*body, m_session.user())
        || (answered && answered->sender && answered->sender->id == m_session.user());
}

void Hooks::onEvent(const rooms::RoomEvent &event)
{
    const bool isMessage = event.type == "message"_L1;
    const bool isGift = event.type == "donation"_L1;
    if ((!isMessage && !isGift) || !m_alerts.isNews(event.at)
        || (event.sender && event.sender->id == m_session.user())
        || (isMessage && m_session.blocks().contains(event.sender)))
        return;
    const std::optional<rooms::Room> room = m_session.archive().room(event.room);
    if (!room || !room->role || event.position <= room->readPosition)
        return;
    const bool quiet = m_alerts.isQuietIn(*room) || rooms::levelOf(*room) == rooms::AlertLevel::None
        || rooms::isMuted(room->loudness.value_or(rooms::Loudness{}), m_session.clock().now());
    const QJsonObject about{{u"room"_s, roomAbout(*room)}, {u"event"_s, objectOf(event)}};
    if (isGift)
        return run(HookEvent::Money, about, quiet);
    if (names(event))
        run(HookEvent::Mention, about, quiet);
    if (room->visibility == rooms::Visibility::Direct)
        run(HookEvent::Direct, about, quiet);
}

void Hooks::onNotice(const notifications::Notice &notice)
{
    if (!notice.readAt && m_alerts.isNews(notice.at) && views::isAboutMoney(notice.type))
        run(HookEvent::Money, {{u"notice"_s, objectOf(notice)}}, m_alerts.isQuietNow());
}

void Hooks::run(HookEvent hook, const QJsonObject &about, bool quiet)
{
    HookRunner *runner = m_runners.value(hook);
    if (!runner)
        return;
    QJsonObject line = about;
    line.insert(u"v"_s, kFormat);
    line.insert(u"kind"_s, u"hook"_s);
    line.insert(u"hook"_s, wordOf(hook));
    line.insert(u"quiet"_s, quiet);
    (void)runner->run(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

} // namespace madang::tui
