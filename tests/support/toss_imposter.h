// SPDX-License-Identifier: GPL-3.0-or-later
// TossImposter: an HTTP server on a loopback port that answers as Toss Payments does, and can lose, delay and
// break what passes. What it knows is a TossBook.
#pragma once

#include "tests/support/toss_book.h"

#include <QThread>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>

namespace madang::test {

/// What goes wrong with one request to the API.
enum class TossFault {
    None,
    DropBefore, ///< the connection breaks, and nothing was done
    DropAfter, ///< it was done, and the connection breaks
    ErrorBefore, ///< 500 FAILED_INTERNAL_SYSTEM_PROCESSING, and nothing was done
    ErrorAfter, ///< the same, but it was done
    ProviderError, ///< 400 PROVIDER_ERROR, and nothing was done
    AlreadyProcessed, ///< it was done, and 400 ALREADY_PROCESSED_PAYMENT
    Late, ///< it is done at once and answered after lateness()
    Garbage, ///< it was done; the answer is no JSON
};

class TossImposter {
public:
    explicit TossImposter(const QString &secretKey = QStringLiteral("test_gsk_imposter"),
                          const QString &billingSecretKey = QStringLiteral("test_sk_imposter"));
    ~TossImposter();
    TossImposter(const TossImposter &) = delete;
    TossImposter &operator=(const TossImposter &) = delete;

    TossBook &book() { return m_book; }
    /// "http://127.0.0.1:40123".
    QUrl address() const { return m_address; }
    QString secretKey() const { return m_secretKey; }
    QString billingSecretKey() const { return m_billingSecretKey; }

    /// For each request to come, in order; after them all goes well again, unless choose() says otherwise.
    void setFaults(std::deque<TossFault> faults);
    /// Asked for each request once the faults of setFaults() are used up; on the imposter's thread.
    void choose(std::function<TossFault()> fault);
    void setLateness(std::chrono::milliseconds time) { m_lateness = time.count(); }
    /// Requests to the API so far whose path ends that way.
    int requests(const QString &pathEnd = {}) const;

private:
    friend class TossConversation;
    class Worker;
    TossFault nextFault(const QString &path);
    /// What a test in another program asks for: faults, payments, the book.
    QByteArray control(const QString &path, const QByteArray &body);

    const QString m_secretKey;
    const QString m_billingSecretKey;
    TossBook m_book;
    QUrl m_address;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives on m_thread
    std::atomic<qint64> m_lateness{2'000};
    mutable std::mutex m_mutex; ///< guards what follows
    std::deque<TossFault> m_faults;
    std::function<TossFault()> m_choose;
    QStringList m_paths;
};

} // namespace madang::test
