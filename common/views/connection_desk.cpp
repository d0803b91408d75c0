// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/connection_desk.h"

#include "common/base/when_done.h"
#include "common/protocol/users.h"
#include "common/views/event_text.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using connections::ClientKind;
using connections::ConnectedClient;

namespace {

    constexpr int kConnectionsPerPage = 100;
    /// A list longer than this is to be searched, not scrolled.
    constexpr int kMostConnections = 500;
    constexpr int kLongestConnectionWord = 80;

} // namespace

ConnectionDesk::ConnectionDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_list(kMostConnections)
{
    connect(&m_formats, &Formats::changed, this, &ConnectionDesk::changed);
}

void ConnectionDesk::setPerson(const QString &username)
{
    m_person = username.trimmed();
    if (!m_person.isEmpty())
        m_guestsOnly = false;
    refresh();
}

void ConnectionDesk::setGuestsOnly(bool only)
{
    m_guestsOnly = only;
    if (only)
        m_person.clear();
    refresh();
}

void ConnectionDesk::refresh()
{
    m_error.reset();
    read({});
}

void ConnectionDesk::readOn()
{
    if (m_list.mayReadOn())
        read(m_list.next());
}

void ConnectionDesk::read(const std::optional<QString> &after)
{
    const auto question = m_list.ask(after);
    connections::ListConnections wanted;
    if (!m_person.isEmpty())
        wanted.username = m_person;
    if (m_guestsOnly)
        wanted.guests = true;
    wanted.after = after;
    wanted.limit = kConnectionsPerPage;
    Q_EMIT changed();
    whenDone(m_session.call(connections::list, wanted), this,
             [this, question](const Result<Page<ConnectedClient>> &page) {
                 if (!m_list.take(question, page))
                     return;
                 if (page) {
                     m_readAt = m_formats.now();
                     if (!m_list.items().isEmpty())
                         m_node = m_list.items().first().node;
                 } else {
                     m_error = page.error();
                     // What was asked for before answers something else; and whoever lost the right to read
                     // it keeps nothing of it on the screen.
                     if (m_error->code == Code::NotAllowed || m_error->code == Code::NotFound) {
                         m_list.forget();
                     }
                 }
                 Q_EMIT changed();
             });
}

QString ConnectionDesk::freshness() const
{
    if (!isKnown())
        return {};
    const QString at = m_formats.timeOfDay(m_readAt);
    return m_node.isEmpty() ? tr("Read at %1.").arg(at)
                            : tr("At the server “%1”, read at %2.").arg(oneLine(m_node, 64), at);
}

QString ConnectionDesk::emptyText() const
{
    if (isLoading())
        return tr("Fetching the list…");
    if (!m_person.isEmpty())
        return tr("This person is not connected.");
    return m_guestsOnly ? tr("No guest is connected.") : tr("Nobody is connected.");
}

QString ConnectionDesk::nameOf(const ConnectedClient &client)
{
    if (!client.user)
        return tr("A guest");
    const QString username = oneLine(client.username.value_or(QString()), kLongestConnectionWord);
    const QString nickname = oneLine(client.nickname.value_or(QString()), kLongestConnectionWord);
    if (username.isEmpty())
        return tr("Somebody whose account is gone");
    return nickname.isEmpty() || nickname == username ? username : tr("%1 (%2)").arg(nickname, username);
}

QString ConnectionDesk::kindText(ClientKind kind)
{
    switch (kind) {
    case ClientKind::Desktop:
        return tr("Desktop program");
    case ClientKind::Terminal:
        return tr("Terminal program");
    case ClientKind::Browser:
        return tr("Browser");
    case ClientKind::Other:
        break;
    }
    return tr("Another program");
}

QString ConnectionDesk::placeOf(const ConnectedClient &client)
{
    QStringList parts{kindText(client.program)};
    const QString device = client.device.value_or(QString());
    // What our own programs call themselves says no more than their kind does.
    const bool ours = client.program == ClientKind::Desktop || client.program == ClientKind::Terminal;
    if (const QString name = device.isEmpty() && !ours ? client.agent : device; !name.isEmpty())
        parts += oneLine(name, kLongestConnectionWord);
    parts += oneLine(client.address, kLongestConnectionWord);
    return parts.join(u" · "_s);
}

QString ConnectionDesk::storyOf(const ConnectedClient &client) const
{
    QStringList parts{client.speech == connections::Speech::Stomp ? u"STOMP"_s : u"SSE"_s,
                      tr("since %1").arg(m_formats.fullTime(client.since))};
    if (client.speech == connections::Speech::Stomp)
        parts += tr("rooms followed: %1").arg(m_formats.number(client.rooms));
    if (client.waiting > 0)
        parts += tr("%1 not read yet").arg(m_formats.size(client.waiting));
    return parts.join(u" · "_s);
}

bool ConnectionDesk::canEnd(const ConnectedClient &client) const
{
    return client.user && client.username && !client.username->isEmpty() && *client.user != m_session.user();
}

void ConnectionDesk::endAll(const QString &username)
{
    if (m_busy || username.isEmpty())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    whenDone(m_session.call(users::logout, {username}), this, [this](const Result<users::LoggedOut> &done) {
        m_busy = false;
        if (!done) {
            m_error = done.error();
            Q_EMIT changed();
            return;
        }
        // Their connections are closed a moment after the answer; a list read in between has them still.
        m_list.items().removeIf([user = done->user.id](const ConnectedClient &client) {
            return client.user && *client.user == user;
        });
        Q_EMIT told(
            tr("%1 is signed out. Sign-ins that were ended: %2")
                .arg(oneLine(done->user.nickname, kLongestConnectionWord), m_formats.number(done->ended)));
        Q_EMIT changed();
    });
}

} // namespace madang::views
