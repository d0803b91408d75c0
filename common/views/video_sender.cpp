// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/video_sender.h"

#include "common/base/when_done.h"

namespace madang::views {

using reports::Video;

VideoSender::VideoSender(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session.uploads(), &Uploads::changed, this, &VideoSender::follow);
    connect(&m_session.uploads(), &Uploads::removed, this, [this](RoomId, qint64 number) {
        if (number == m_upload)
            finish(Error{Code::Conflict, "cancelled"});
    });
}

VideoSender::~VideoSender()
{
    if (m_sending)
        cancel();
}

QFuture<Result<Video>> VideoSender::send(CampaignId campaign, const QString &title, const QString &path)
{
    auto promise = std::make_unique<QPromise<Result<Video>>>();
    promise->start();
    const QFuture<Result<Video>> future = promise->future();
    if (m_sending) {
        promise->addResult(Error{Code::Conflict, "busy"});
        promise->finish();
        return future;
    }
    m_promise = std::move(promise);
    m_campaign = campaign;
    m_title = title.trimmed();
    m_sending = true;
    m_sent = 0;
    m_size = 0;
    m_upload = 0;
    whenDone(m_session.call(campaigns::show, {campaign}), this,
             [this, path, attempt = ++m_try](const Result<campaigns::Campaign> &shown) {
                 if (attempt != m_try)
                     return;
                 if (shown)
                     begin(shown->room, path);
                 else
                     finish(shown.error());
             });
    return future;
}

void VideoSender::begin(RoomId room, const QString &path)
{
    const Result<qint64> number = m_session.uploads().add(room, path, UploadItem::Goes::Alone);
    if (!number)
        return finish(number.error());
    m_upload = *number;
    if (const auto item = m_session.uploads().item(m_upload))
        follow(*item);
}

void VideoSender::follow(const UploadItem &item)
{
    if (!m_sending || item.number != m_upload)
        return;
    m_sent = item.sent;
    m_size = item.size;
    Q_EMIT progressed();
    if (item.state == UploadItem::State::Failed) {
        const qint64 number = std::exchange(m_upload, 0);
        const Error why = item.failure.value_or(Error{Code::Internal, "upload"});
        m_session.uploads().cancel(number);
        finish(why);
    } else if (item.state == UploadItem::State::There && item.attachment) {
        m_session.uploads().handOver(std::exchange(m_upload, 0));
        add(*item.attachment);
    }
}

void VideoSender::add(const files::Attachment &file)
{
    whenDone(m_session.call(reports::addVideo, {m_campaign, m_title, std::nullopt, file.id}), this,
             [this, attempt = m_try](const Result<Video> &video) {
                 if (attempt == m_try)
                     finish(video);
             });
}

void VideoSender::cancel()
{
    const qint64 number = std::exchange(m_upload, 0);
    if (number != 0)
        m_session.uploads().cancel(number);
    finish(Error{Code::Conflict, "cancelled"});
}

void VideoSender::finish(const Result<Video> &outcome)
{
    if (!std::exchange(m_sending, false))
        return;
    ++m_try;
    m_upload = 0;
    const auto promise = std::move(m_promise);
    promise->addResult(outcome);
    promise->finish();
    Q_EMIT progressed();
}

} // namespace madang::views
