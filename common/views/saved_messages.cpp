// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/saved_messages.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;
using saved::SavedMessage;

namespace {

    constexpr int kSavedPerPage = 50;
    constexpr int kLongestShown = 400;
    constexpr int kLongestName = 60;

    bool isMessage(const rooms::RoomEvent &event)
    {
        return event.type == "message"_L1;
    }

} // namespace

SavedMessages::SavedMessages(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_formats, &Formats::changed, this, &SavedMessages::changed);
    connect(&m_session, &Session::stateChanged, this, &SavedMessages::onState);
    connect(&m_session.saved(), &SavedBook::moved, this, &SavedMessages::onMoved);
    connect(&m_session.mirror(), &Mirror::happened, this, &SavedMessages::onHappened);
    const auto again = [this] {
        if (isKnown() || m_error)
            refresh();
    };
    connect(&m_session.stream(), &Stream::online, this, again);
    connect(&m_session.blocks(), &BlockBook::changed, this, again);
    // Words of a room one is not in any more are not for this list.
    connect(&m_session.archive(), &Archive::roomDropped, this, again);
}

void SavedMessages::refresh()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    m_error.reset();
    read({});
}

void SavedMessages::readOn()
{
    if (m_list.mayReadOn())
        read(m_list.next());
}

void SavedMessages::read(const std::optional<QString> &after)
{
    const auto question = m_list.ask(after);
    Q_EMIT changed();
    whenDone(m_session.call(saved::list, {after, kSavedPerPage}), this,
             [this, question](const Result<Page<SavedMessage>> &page) {
                 if (!m_list.take(question, page))
                     return;
                 m_error = page ? std::nullopt : std::optional(page.error());
                 Q_EMIT changed();
             });
}

void SavedMessages::remove(EventId event)
{
    m_error.reset();
    whenDone(m_session.saved().remove(event), this, [this](const Result<Nothing> &done) {
        if (done)
            return; // the book tells it
        m_error = done.error();
        Q_EMIT changed();
    });
}

bool SavedMessages::isOffline() const
{
    return m_error && (m_error->code == Code::Unavailable || m_error->code == Code::Timeout);
}

void SavedMessages::onState()
{
    if (m_session.state() == Session::State::SignedIn)
        return;
    m_list.forget();
    m_error.reset();
    Q_EMIT changed();
}

void SavedMessages::onMoved(EventId event, bool saved)
{
    if (saved) {
        const bool isListed = std::any_of(m_list.items().cbegin(), m_list.items().cend(),
                                          [event](const SavedMessage &each) { return each.event == event; });
        if (!isListed && (isKnown() || isLoading()))
            refresh();
        return;
    }
    if (isLoading())
        return refresh(); // what is on its way may be older than this
    if (m_list.items().removeIf([event](const SavedMessage &each) { return each.event == event; }) > 0)
        Q_EMIT changed();
}

void SavedMessages::onHappened(const rooms::RoomEvent &event)
{
    if (event.type != chat::kDeleted && event.type != chat::kEdited)
        return;
    const auto told = fromJson<chat::Referring>(event.body.text);
    if (!told)
        return;
    for (SavedMessage &item : m_list.items()) {
        if (item.event != told->event || !item.message)
            continue;
        if (event.type == chat::kDeleted) {
            item.message.reset();
        } else {
            const auto edit = fromJson<chat::EditBody>(event.body.text);
            auto body = fromJson<chat::MessageBody>(item.message->body.text);
            if (!edit || !body)
                return;
            body->text = edit->text;
            item.message->body = {toJson(*body)};
        }
        Q_EMIT changed();
        return;
    }
}

QString SavedMessages::headOf(const SavedMessage &item) const
{
    QStringList parts{item.roomName ? oneLine(*item.roomName, kLongestName)
                                    : tr("A room you are not in any more")};
    if (!item.message) {
        parts += tr("saved %1").arg(m_formats.relative(item.savedAt));
    } else {
        if (isMessage(*item.message))
            parts += oneLine(nameOf(item.message->sender.value_or(accounts::Person())), kLongestName);
        parts += m_formats.fullTime(item.message->at);
    }
    return parts.join(u" · "_s);
}

QString SavedMessages::textOf(const SavedMessage &item) const
{
    if (item.blocked.value_or(false))
        return foldedWords();
    if (!item.message)
        return tr("No longer there: it was deleted, or you do not see that part of the room any more.");
    if (!isMessage(*item.message))
        return previewText(*item.message, m_formats);
    if (m_session.blocks().contains(item.message->sender))
        return foldedWords();
    return oneLine(spokenText(messageText(*item.message), attachmentsOf(*item.message), m_formats),
                   kLongestShown);
}

} // namespace madang::views
