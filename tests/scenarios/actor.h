// SPDX-License-Identifier: GPL-3.0-or-later
// A person of a scenario: one REST caller and one STOMP connection, and what came in but was not asked for
// yet. Uses the frame grammar of common/stomp; nothing of common/client, whose faults it should not share.
#pragma once

#include "common/stomp/decoder.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QQueue>
#include <QWebSocket>

#include <memory>

namespace madang::test {

/// Every call waits for its answer, with an end; an empty QString is success, else what went wrong.
class Actor {
public:
    Actor(QString serverUrl, QString username);

    /// Registers, or signs in again.
    QString arrive();
    const QString &username() const { return m_username; }
    QString id() const { return m_id; }

    /// Any REST request; the answer stands in status() and answer().
    QString ask(const QByteArray &method, const QString &path, const QByteArray &body);
    /// Sends a form as a browser does: the way back that the answer names is gone, step by step.
    QString submit(const QString &path, const QByteArray &form);
    int status() const { return m_status; }
    const QJsonObject &answer() const { return m_answer; }

    /// Connects when it is not, and subscribes to the refusals.
    QString connect();
    /// The network is gone: no DISCONNECT, no close frame.
    void cut();
    /// Sends a frame with a receipt and waits until it is receipted or refused.
    QString exchange(stomp::Frame frame);
    /// A name for the next subscription.
    QByteArray nextId() { return QByteArray::number(++m_ids); }

    /// Waits for the next MESSAGE of a topic.
    QString receive(stomp::Frame &into);
    /// Waits for the next refusal.
    QString refusal(QJsonObject &into);
    /// Waits until the server has ended the connection.
    QString closed();
    const stomp::Frame &receipt() const { return m_receipt; }
    /// What has come without being asked for, in words; empty: nothing.
    QString leftOver() const;
    bool isConnected() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }

private:
    void take(const QByteArray &octets);

    const QString m_url;
    const QString m_username;
    QString m_id;
    QString m_token;
    QNetworkAccessManager m_network;
    int m_status = 0;
    QJsonObject m_answer;
    QString m_location; ///< where a redirect points
    std::unique_ptr<QWebSocket> m_socket;
    stomp::Decoder m_decoder;
    QQueue<stomp::Frame> m_messages;
    QQueue<QJsonObject> m_refusals;
    stomp::Frame m_connected;
    stomp::Frame m_receipt;
    stomp::Frame m_error;
    int m_ids = 0;
};

} // namespace madang::test
