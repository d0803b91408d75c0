// SPDX-License-Identifier: GPL-3.0-or-later
// HttpClient: requests to other companies' servers, on a thread of its own. Knows no company and no secret.
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

class QNetworkAccessManager;

namespace madang::outbound {

struct Request {
    QByteArray method = "GET";
    QUrl url; ///< https, or http to this machine itself: isAllowed()
    bool plainToo = false; ///< http to others, too: the operator said that this network is theirs alone
    QList<std::pair<QByteArray, QByteArray>> fields;
    QByteArray body;
    std::chrono::milliseconds patience{15'000}; ///< from asking to the last octet of the answer
};

struct Answer {
    int status = 0; ///< 0: no whole answer came, and nobody knows what the other side did
    QByteArray body;
    QByteArray fault; ///< why there is none: a word for the log
    QList<std::pair<QByteArray, QByteArray>> fields = {};
};
/// The value of a field, whatever the case of its name; empty when there is none.
QByteArray fieldOf(const Answer &answer, const QByteArray &name);

/// Whether something may be sent there: encrypted, or not leaving this machine.
bool isAllowed(const QUrl &url, bool plainToo = false);

/// send() is safe from any thread and never blocks. No redirect is followed, no cookie kept, nothing cached;
/// an answer of more than 1 MiB is none. The system's proxy is used, but not for this machine itself.
class HttpClient {
public:
    using Take = std::function<void(const Answer &)>;
    HttpClient();
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// `take` is called exactly once: on the client's thread, or at once when too many requests are under way
    /// or the client has stopped.
    void send(const Request &request, const Take &take);
    /// Answers what is under way with "nobody knows". Idempotent; by the owner's thread.
    void stop();
    /// How many requests are under way, their answers' takers included.
    int underWay() const { return m_underWay; }

private:
    class Worker;
    QByteArray handOver(const Request &request, const Take &take);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives on m_thread
    std::atomic_int m_underWay = 0;
    std::mutex m_mutex; ///< guards m_stopped: nothing is handed to a thread that has ended
    bool m_stopped = false;
};

} // namespace madang::outbound
