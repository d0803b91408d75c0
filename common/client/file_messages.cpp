// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/file_messages.h"

#include "common/base/secret.h"
#include "common/client/session.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

FileMessages::FileMessages(Session &session, LocalDatabase &database, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_database(database)
{
    connect(&m_database, &LocalDatabase::opened, this, &FileMessages::load);
    connect(&m_database, &LocalDatabase::closing, this, [this] { m_waiting.clear(); });
    connect(&session.uploads(), &Uploads::changed, this, [this](const UploadItem &item) {
        if (item.state == UploadItem::State::There || item.state == UploadItem::State::Failed)
            lookAtAll();
    });
    connect(&session.uploads(), &Uploads::removed, this, &FileMessages::lookAtAll);
}

FileMessages::~FileMessages() = default;

void FileMessages::load()
{
    m_waiting.clear();
    m_database.read(u"SELECT tag, room, text, reply_to, upload FROM file_message ORDER BY number"_s, {},
                    [this](const QSqlQuery &row) {
                        FileMessage message;
                        message.tag = {row.value(0).toString()};
                        message.room = {row.value(1).toLongLong()};
                        message.text = row.value(2).toString();
                        if (!row.isNull(3))
                            message.replyTo = EventId{row.value(3).toLongLong()};
                        message.upload = row.value(4).toLongLong();
                        m_waiting += message;
                        return true;
                    });
    // Without its files a message would not be what was written.
    const QList<FileMessage> all = m_waiting;
    for (const FileMessage &message : all) {
        if (filesOf(message).isEmpty())
            take(message.tag);
    }
    lookAtAll();
}

// --- what waits ---

void FileMessages::wait(RoomId room, const QString &text, std::optional<EventId> replyTo)
{
    const auto before
        = std::find_if(m_waiting.cbegin(), m_waiting.cend(), [room](const FileMessage &message) {
              return message.room == room && message.upload == 0;
          });
    if (before != m_waiting.cend())
        take(ClientTag(before->tag));
    add({room, {secret::randomToken(16)}, text, replyTo});
}

void FileMessages::waitFor(qint64 upload, const QString &text)
{
    const auto item = m_session.uploads().item(upload);
    if (item && !find(upload))
        add({item->room, {secret::randomToken(16)}, text, {}, upload});
}

void FileMessages::add(const FileMessage &message)
{
    m_waiting += message;
    const QList<UploadItem> files = filesOf(message);
    const bool isKept = std::all_of(files.cbegin(), files.cend(),
                                    [](const UploadItem &item) { return !item.path.isEmpty(); });
    if (isKept)
        (void)m_database.write(
            uR"(
            INSERT INTO file_message (tag, room, text, reply_to, upload)
                 VALUES (:tag, :room, :text, :reply_to, :upload))"_s,
            {{":tag"_L1, message.tag.value},
             {":room"_L1, message.room.number},
             {":text"_L1, message.text},
             {":reply_to"_L1, message.replyTo ? QVariant(message.replyTo->number) : QVariant()},
             {":upload"_L1, message.upload}});
    lookAtAll();
}

bool FileMessages::isWaiting(RoomId room) const
{
    return std::any_of(m_waiting.cbegin(), m_waiting.cend(), [room](const FileMessage &message) {
        return message.room == room && message.upload == 0;
    });
}

std::optional<FileMessage> FileMessages::find(qint64 upload) const
{
    for (const FileMessage &message : m_waiting) {
        if (message.upload == upload && upload != 0)
            return message;
    }
    return std::nullopt;
}

bool FileMessages::take(const ClientTag &tag)
{
    (void)m_database.write(u"DELETE FROM file_message WHERE tag = :tag"_s, {{":tag"_L1, tag.value}});
    return m_waiting.removeIf([&tag](const FileMessage &message) { return message.tag == tag; }) > 0;
}

// --- when they go ---

QList<UploadItem> FileMessages::filesOf(const FileMessage &message) const
{
    if (message.upload == 0)
        return m_session.uploads().items(message.room);
    const auto item = m_session.uploads().item(message.upload);
    return item ? QList<UploadItem>{*item} : QList<UploadItem>{};
}

void FileMessages::lookAtAll()
{
    // What is sent meanwhile takes itself out of the list, and its files out of the uploads.
    const QList<FileMessage> all = m_waiting;
    for (const FileMessage &message : all)
        look(message);
}

void FileMessages::look(const FileMessage &message)
{
    const QList<UploadItem> files = filesOf(message);
    const auto is = [](UploadItem::State state) {
        return [state](const UploadItem &item) { return item.state == state; };
    };
    const bool isFailed = std::any_of(files.cbegin(), files.cend(), is(UploadItem::State::Failed));
    // A file of its own is tried again with its words; beside others it may be left out.
    if (isFailed && message.upload != 0)
        return;
    const bool hasNothing = files.isEmpty() && (message.upload != 0 || message.text.trimmed().isEmpty());
    if (isFailed || hasNothing) {
        if (take(message.tag))
            Q_EMIT stopped(message, std::nullopt);
    } else if (std::all_of(files.cbegin(), files.cend(), is(UploadItem::State::There))) {
        post(message, files);
    }
}

void FileMessages::post(const FileMessage &message, const QList<UploadItem> &files)
{
    if (std::none_of(m_waiting.cbegin(), m_waiting.cend(),
                     [&message](const FileMessage &each) { return each.tag == message.tag; }))
        return;
    FileMessage whole = message;
    QList<files::Attachment> attachments;
    for (const UploadItem &item : files) {
        attachments += item.attachment.value_or(files::Attachment());
        whole.names += item.name;
    }
    m_waiting.removeIf([&message](const FileMessage &each) { return each.tag == message.tag; });
    // In one step on the disk: it is in the outbox, or it waits still.
    const auto forget = [&]() -> Done {
        for (const UploadItem &item : files)
            TRY(m_session.uploads().unremember(item.number));
        TRY(m_database.write(u"DELETE FROM file_message WHERE tag = :tag"_s,
                             {{":tag"_L1, message.tag.value}}));
        return {};
    };
    const auto line = m_session.outbox().putOnce(message.room, message.tag, message.text, message.replyTo,
                                                 attachments, forget);
    if (!line) {
        take(message.tag);
        Q_EMIT stopped(message, line.error());
        return;
    }
    for (const UploadItem &item : files)
        m_session.uploads().handOver(item.number);
    Q_EMIT sent(whole);
    if (message.upload == 0)
        clearDraft(message);
}

/// What was sent while nobody had its room open stands there as a draft.
void FileMessages::clearDraft(const FileMessage &message)
{
    if (m_session.archive().draft(message.room) == message.text)
        m_session.drafts().write(message.room, {}, std::nullopt);
    m_session.drafts().send(message.room);
}

} // namespace madang
