// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/composer.h"

#include "common/base/when_done.h"

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kSavePause = 500ms;
    constexpr auto kTypingIdle = 5s;
    /// Typing is said again this often while it goes on.
    constexpr qint64 kAnnounceEvery = 4000;

} // namespace

Composer::Composer(Session &session, Timeline &timeline, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_timeline(timeline)
    , m_save(session.alarms().makeAlarm([this] { saveDraft(); }))
    , m_idle(session.alarms().makeAlarm([this] { announce(false); }))
{
    const LocalDraft draft = m_session.archive().localDraft(m_timeline.room());
    m_text = draft.text;
    if (draft.replyTo)
        m_replyTo = m_timeline.quoteOf(*draft.replyTo);
    connect(&m_session.drafts(), &DraftBook::replaced, this, [this](RoomId room) {
        if (room == m_timeline.room())
            takeDraft();
    });
    connect(&m_session.drafts(), &DraftBook::written, this, [this](RoomId room) {
        if (room == m_timeline.room() && !m_writing)
            onWritten();
    });
    connect(&m_session.archive(), &Archive::roomChanged, this, [this](RoomId room) {
        if (room == m_timeline.room())
            Q_EMIT stateChanged();
    });
    connect(&m_session.archive(), &Archive::closing, this, [this] {
        m_composing = false;
        saveDraft();
    });
    connect(&m_session, &Session::stateChanged, this, &Composer::stateChanged);
    connect(&m_session, &Session::labelChanged, this, &Composer::stateChanged);
    connect(&m_session.uploads(), &Uploads::changed, this, [this](const UploadItem &item) {
        if (item.room == m_timeline.room())
            onFileChanged();
    });
    connect(&m_session.uploads(), &Uploads::removed, this, [this](RoomId room) {
        if (room == m_timeline.room())
            onFileChanged();
    });
    connect(&m_session.fileMessages(), &FileMessages::sent, this, &Composer::onFilesSent);
    connect(&m_session.fileMessages(), &FileMessages::stopped, this,
            [this](const FileMessage &message, const std::optional<Error> &reason) {
                if (message.room != m_timeline.room() || message.upload != 0)
                    return;
                if (reason)
                    Q_EMIT changeRefused(*reason);
                Q_EMIT stateChanged();
            });
}

Composer::~Composer()
{
    leave();
    announce(false);
}

void Composer::leave()
{
    if (std::exchange(m_composing, false) || m_save->isSet())
        saveDraft();
    m_session.drafts().send(m_timeline.room());
}

void Composer::setComposing(bool composing)
{
    if (composing || m_composing)
        touch();
    m_composing = composing;
}

/// Says that the draft is not to be replaced now; saveDraft() follows and ends that.
void Composer::touch()
{
    if (m_changing.isNull())
        m_session.drafts().touch(m_timeline.room());
    m_save->start(kSavePause);
}

void Composer::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    touch();
    announce(!text.trimmed().isEmpty());
    Q_EMIT stateChanged();
}

void Composer::saveDraft()
{
    m_save->stop();
    const QString &text = m_changing.isNull() ? m_text : m_waiting;
    const bool answers = m_replyTo && !text.trimmed().isEmpty();
    m_writing = true;
    m_session.drafts().write(m_timeline.room(), text,
                             answers ? std::optional(m_replyTo->event) : std::nullopt);
    m_writing = false;
    if (m_composing && m_changing.isNull())
        m_session.drafts().touch(m_timeline.room());
}

/// Another client's draft is the one on disk now.
void Composer::takeDraft()
{
    const LocalDraft draft = m_session.archive().localDraft(m_timeline.room());
    if (!m_changing.isNull()) {
        m_waiting = draft.text;
        return;
    }
    m_save->stop();
    m_text = draft.text;
    m_replyTo = draft.replyTo ? std::optional(m_timeline.quoteOf(*draft.replyTo)) : std::nullopt;
    Q_EMIT textReplaced(m_text);
    Q_EMIT replyToChanged();
    Q_EMIT stateChanged();
}

/// Another editor of this room saved the draft. What is being written here is later than that.
void Composer::onWritten()
{
    if (m_save->isSet() || m_composing || isWaitingForFiles())
        return;
    const LocalDraft draft = m_session.archive().localDraft(m_timeline.room());
    const auto answered = m_replyTo ? std::optional(m_replyTo->event) : std::nullopt;
    if (!m_changing.isNull() || draft.text != m_text || draft.replyTo != answered)
        takeDraft();
}

void Composer::announce(bool typing)
{
    if (typing) {
        m_idle->start(kTypingIdle);
        const qint64 now = m_session.clock().steady();
        if (m_announced && now - m_announcedAt < kAnnounceEvery)
            return;
        if (obstacle() || !m_session.preferences().sendsTyping())
            return;
        m_announced = true;
        m_announcedAt = now;
    } else {
        m_idle->stop();
        if (!m_announced)
            return;
        m_announced = false;
    }
    m_session.stream().tell(chat::typing, {m_timeline.room(), typing});
}

void Composer::replaceText(const QString &text)
{
    m_text = text;
    saveDraft();
    Q_EMIT textReplaced(m_text);
    Q_EMIT stateChanged();
}

void Composer::setReplyTo(std::optional<Quote> quote)
{
    m_replyTo = std::move(quote);
    if (m_changing.isNull())
        m_save->start(kSavePause);
    Q_EMIT replyToChanged();
}

int Composer::remaining() const
{
    return chat::kLongestMessage - int(m_text.size());
}

std::optional<Error> Composer::obstacle() const
{
    if (m_session.state() != Session::State::SignedIn)
        return Error{Code::NotSignedIn, "guest"};
    const auto room = m_session.archive().room(m_timeline.room());
    if (room && room->closed)
        return Error{Code::Conflict, "closed"};
    if (room && !room->role)
        return Error{Code::NotAllowed, "visitor"};
    return std::nullopt;
}

bool Composer::canSend() const
{
    if (remaining() < 0 || obstacle() || isWaitingForFiles())
        return false;
    if (!m_changing.isNull())
        return !m_text.trimmed().isEmpty();
    const QList<UploadItem> with = files();
    const bool isRefused = std::any_of(with.begin(), with.end(), [](const UploadItem &item) {
        return item.state == UploadItem::State::Failed;
    });
    return !isRefused && (!with.isEmpty() || !m_text.trimmed().isEmpty());
}

// --- files

QList<UploadItem> Composer::files() const
{
    return m_session.uploads().items(m_timeline.room());
}

bool Composer::hasRoomForFile(const QString &name)
{
    std::optional<Error> reason = obstacle();
    if (!reason && files().size() >= files::kMostInMessage)
        reason = Error{Code::TooMany, "attachments"};
    if (reason)
        Q_EMIT fileRefused(name, *reason);
    return !reason;
}

void Composer::addFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        const QString name = path.section(u'/', -1);
        if (!hasRoomForFile(name))
            return;
        if (const auto added = m_session.uploads().add(m_timeline.room(), path); !added)
            Q_EMIT fileRefused(name, added.error());
    }
}

void Composer::addFile(const QString &name, const QByteArray &octets)
{
    if (!hasRoomForFile(name))
        return;
    if (const auto added = m_session.uploads().add(m_timeline.room(), name, octets); !added)
        Q_EMIT fileRefused(name, added.error());
}

void Composer::removeFile(qint64 number)
{
    m_session.uploads().cancel(number);
}

void Composer::retryFile(qint64 number)
{
    m_session.uploads().retry(number);
}

void Composer::onFileChanged()
{
    Q_EMIT filesChanged();
    Q_EMIT stateChanged();
}

Result<ClientTag> Composer::send()
{
    if (const auto reason = obstacle())
        return *reason;
    if (!m_changing.isNull()) {
        if (m_text.trimmed().isEmpty())
            return Error{Code::Malformed, "blank"};
        if (remaining() < 0)
            return Error(Code::TooLong, "message").at(u"text"_s);
        sendChange();
        return ClientTag();
    }
    if (m_session.nicknameNeeded())
        return Error(Code::Conflict, "nickname-needed").at(u"nickname"_s);
    const QList<UploadItem> with = files();
    const bool areThere = std::all_of(with.begin(), with.end(), [](const UploadItem &item) {
        return item.state == UploadItem::State::There;
    });
    if (areThere)
        return sendNow();
    if (remaining() < 0)
        return Error(Code::TooLong, "message").at(u"text"_s);
    m_session.fileMessages().wait(m_timeline.room(), m_text,
                                  m_replyTo ? std::optional(m_replyTo->event) : std::nullopt);
    m_session.drafts().touch(m_timeline.room()); // what waits to be sent is not replaced by another draft
    Q_EMIT stateChanged();
    return ClientTag();
}

Result<ClientTag> Composer::sendNow()
{
    QList<files::Attachment> attachments;
    const QList<UploadItem> with = files();
    for (const UploadItem &item : with)
        attachments += item.attachment.value_or(files::Attachment());
    const auto replyTo = m_replyTo ? std::optional(m_replyTo->event) : std::nullopt;
    TRY(const ClientTag tag, m_timeline.post(m_text, replyTo, attachments));
    for (const UploadItem &item : with)
        m_session.uploads().handOver(item.number);
    clear();
    return tag;
}

/// What was written has gone.
void Composer::clear()
{
    announce(false);
    if (m_replyTo)
        setReplyTo({});
    replaceText({});
    m_session.drafts().send(m_timeline.room());
}

bool Composer::isWaitingForFiles() const
{
    return m_session.fileMessages().isWaiting(m_timeline.room());
}

void Composer::onFilesSent(const FileMessage &message)
{
    if (message.room != m_timeline.room() || message.upload != 0)
        return;
    m_timeline.jumpToNewest();
    // Another window may hold other words by now.
    QString &written = m_changing.isNull() ? m_text : m_waiting;
    if (written == message.text && m_changing.isNull())
        clear();
    else if (written == message.text)
        written.clear();
    Q_EMIT sent(message.tag);
    Q_EMIT stateChanged();
}

// --- changing what was said

void Composer::change(const TimelineRow &message)
{
    if (m_busy || message.deleted || message.position <= 0)
        return;
    if (m_changing.isNull())
        m_waiting = m_text;
    m_changing = message.event;
    if (m_replyTo)
        setReplyTo({});
    replaceText(message.text);
    Q_EMIT changingChanged();
}

void Composer::stopChanging()
{
    if (m_changing.isNull() || m_busy)
        return;
    m_changing = {};
    replaceText(std::exchange(m_waiting, {}));
    Q_EMIT changingChanged();
}

void Composer::sendChange()
{
    if (m_busy)
        return;
    m_busy = true;
    announce(false);
    Q_EMIT changingChanged();
    const chat::EditMessage request{m_timeline.room(), m_changing, m_text};
    whenDone(m_session.call(chat::edit, request), this, [this](const Result<rooms::RoomEvent> &done) {
        m_busy = false;
        if (done) {
            stopChanging();
            return;
        }
        Q_EMIT changingChanged();
        Q_EMIT changeRefused(done.error());
    });
}

void Composer::edit(const ClientTag &failed)
{
    const auto line = m_session.outbox().line(failed);
    if (!line || line->state != OutboxLine::State::Failed || line->room != m_timeline.room())
        return;
    m_timeline.discard(failed);
    const QString before = m_text.trimmed();
    replaceText(before.isEmpty() ? line->text : m_text + u'\n' + line->text);
}

} // namespace madang::views
