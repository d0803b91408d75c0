// SPDX-License-Identifier: GPL-3.0-or-later
// Adds a video of the delivery from a file of this disk: sends it into the campaign's room piece by piece,
// then says what it is.
#pragma once

#include "common/client/session.h"
#include "common/protocol/reports.h"

#include <QPromise>

namespace madang::views {

class VideoSender : public QObject {
    Q_OBJECT
public:
    explicit VideoSender(Session &session, QObject *parent = nullptr);
    /// Stops what is under way.
    ~VideoSender() override;

    /// One at a time: Conflict ("busy") for a second one. Errors are those of Uploads and of
    /// reports.add-video; Conflict ("cancelled") when it was stopped.
    QFuture<Result<reports::Video>> send(CampaignId campaign, const QString &title, const QString &path);
    void cancel();
    bool isSending() const { return m_sending; }
    /// Octets that the server has, of all.
    qint64 sent() const { return m_sent; }
    qint64 size() const { return m_size; }

Q_SIGNALS:
    void progressed();

private:
    void begin(RoomId room, const QString &path);
    void follow(const UploadItem &item);
    void add(const files::Attachment &file);
    void finish(const Result<reports::Video> &outcome);

    Session &m_session;
    std::unique_ptr<QPromise<Result<reports::Video>>> m_promise;
    CampaignId m_campaign;
    QString m_title;
    qint64 m_upload = 0; ///< its number; 0: none
    qint64 m_sent = 0;
    qint64 m_size = 0;
    quint64 m_try = 0; ///< answers of earlier ones are dropped
    bool m_sending = false;
};

} // namespace madang::views
