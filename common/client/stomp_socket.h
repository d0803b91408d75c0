// SPDX-License-Identifier: GPL-3.0-or-later
// One STOMP connection from CONNECT to its end: WebSocket, frames, heart-beats. Does not come back by itself;
// stream does.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/stomp/decoder.h"
#include "common/stomp/heartbeat.h"

#include <QObject>
#include <QUrl>

class QWebSocket;

namespace madang {

/// Ends exactly once, by ended(); after that it is only good for being deleted.
class StompSocket : public QObject {
    Q_OBJECT
public:
    StompSocket(AlarmClock &clock, std::chrono::milliseconds heartBeat, QObject *parent = nullptr);
    ~StompSocket() override;

    /// Connects with a token; an empty one is a guest.
    void open(const QUrl &url, const QString &token);
    /// Sends a frame; dropped when not ready.
    void send(const stomp::Frame &frame);
    /// DISCONNECT and close; ended() does not follow.
    void close();
    bool isReady() const { return m_ready; }

Q_SIGNALS:
    /// CONNECTED has come.
    void ready();
    /// A MESSAGE, RECEIPT or ERROR.
    void received(const madang::stomp::Frame &frame);
    void ended(const madang::Error &reason);

private:
    void sendConnect();
    void take(const QByteArray &octets);
    void takeFrame(const stomp::Frame &frame);
    void takeConnected(const stomp::Frame &frame);
    void look();
    void end(const Error &reason);
    Error socketError() const;
    Error closeReason() const;
    void write(const QByteArray &octets);

    AlarmClock &m_clock;
    QWebSocket *m_socket;
    const int m_offeredBeat;
    QString m_token;
    stomp::Decoder m_decoder;
    stomp::Heartbeat m_heartbeat;
    std::unique_ptr<Alarm> m_look;
    std::optional<Error> m_refusal; ///< what the ERROR frame said
    bool m_ready = false;
    bool m_ended = false;
};

/// The Error a STOMP ERROR frame stands for.
Error errorOf(const stomp::Frame &frame);

} // namespace madang
