// SPDX-License-Identifier: GPL-3.0-or-later
// Mailer: a thread of its own that hands mails to a carrier, one after another. It keeps nothing: what is not
// sent is the caller's to send again.
#pragma once

#include "server/outbound/mail_carrier.h"

#include <QList>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace madang::outbound {

/// send() is safe from any thread and never blocks.
class Mailer {
public:
    using Take = std::function<void(const Carried &)>;
    /// More than so many wait nowhere.
    static constexpr int kMostUnderWay = 4;

    explicit Mailer(std::unique_ptr<MailCarrier> carrier);
    ~Mailer();
    Mailer(const Mailer &) = delete;
    Mailer &operator=(const Mailer &) = delete;

    /// `take` is called exactly once: on the mailer's thread, or at once when too many wait or it has
    /// stopped.
    void send(Parcel parcel, Take take);
    /// What the carrier keeps of those parcels goes, after all that was handed over before; not any more once
    /// it has stopped. Safe from any thread.
    void forget(const QList<QByteArray> &names);
    /// The same of all that it has kept since before a moment.
    void forgetBefore(Timestamp before);
    /// How many more it would take now.
    int room() const { return kMostUnderWay - m_underWay; }
    /// What waits is answered with "not tried". Idempotent; by the owner's thread.
    void stop();

private:
    struct Waiting {
        Parcel parcel;
        Take take;
        std::function<void(MailCarrier &)> chore; ///< then neither parcel nor take
    };
    void run();
    void add(std::function<void(MailCarrier &)> chore);

    const std::unique_ptr<MailCarrier> m_carrier;
    std::atomic_bool m_stopping = false;
    std::atomic_int m_underWay = 0; ///< until its taker has returned
    std::mutex m_mutex; ///< guards m_waiting, and that nothing is added to it after m_stopping
    std::condition_variable m_wake;
    std::deque<Waiting> m_waiting;
    std::thread m_thread;
};

} // namespace madang::outbound
