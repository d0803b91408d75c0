// SPDX-License-Identifier: GPL-3.0-or-later
// Corridor: everything behind the door, built in order and stopped in reverse: store, lanes, routes,
// features, timers.
#pragma once

#include "server/config.h"
#include "server/core/schedule.h"
#include "server/features/features.h"
#include "server/outbound/smtp_carrier.h"
#include "server/store_claim.h"
#include "server/store_folder.h"

#include <functional>

namespace madang {

/// What the configuration says about rates.
RateRules rateRulesOf(const Config &config);

/// The mail server the configuration names, with its password.
Result<outbound::SmtpServer> smtpServerOf(const Config &config);

/// The bucket the configuration names, with its secret; absent: files lie on the disk. Also where the
/// configuration says "disk" and still knows one: `wanted` decides.
enum class BucketWanted {
    WhenInUse,
    WhenKnown, ///< also one that is not used (any more), when it is described
};
Result<std::optional<BucketAddress>> bucketAddressOf(const Config &config,
                                                     BucketWanted wanted = BucketWanted::WhenInUse);

/// Belongs to the main thread. Used by `serve` with a door, by `demo` without one.
class Corridor {
public:
    Corridor(const Config &config, const StoreFolder &folder, const Clock &clock);
    ~Corridor();

    /// Takes the store for this program alone: before anything of it is changed. start() does where nobody
    /// did.
    Done claimStore();
    /// Opens and migrates the store, starts the lanes, installs the features. The cause of a failure is in
    /// the log.
    Done start();
    /// Starts the timed jobs; after that payments in doubt are asked again.
    void startTimers();
    /// Runs what waits and stops. Idempotent.
    void stop();
    /// Where mails become files; empty when a mail server takes them.
    QString mailFolder() const;
    /// Where links to this server begin; after start(), before anybody is served.
    void publishedAt(const QString &url);
    /// Who knows whether events reach the world, for /readyz: asked on any thread until stop(); before
    /// anybody is served.
    void deliveredBy(std::function<bool()> delivers) { m_delivers = std::move(delivers); }

    Lanes &lanes() { return *m_lanes; }
    Routes &routes() { return *m_routes; }
    /// Of the socket in the data folder: only what is for operators of this machine.
    Routes &socketRoutes() { return *m_socketRoutes; }
    Bus &bus() { return m_bus; }
    Metrics &metrics() { return m_metrics; }
    IdSource &ids() { return m_ids; }
    Features &features() { return *m_features; }
    const AccessTokens &tokens() const { return *m_tokens; }
    const StoreAddress &address() const { return m_address; }
    /// What keeps other programs out of the database while we run; absent on SQLite, where the folder's lock
    /// does.
    const StoreClaim *claim() const { return m_claim.get(); }

    /// Runs one unit and waits for it; only where nothing else happens yet (start, demo).
    Done runNow(Caller caller, std::function<Done(Work &)> work);

private:
    const Config m_config;
    const StoreFolder &m_folder;
    const Clock &m_clock;
    StoreAddress m_address;
    std::unique_ptr<StoreClaim> m_claim; ///< outlives the lanes
    IdSource m_ids;
    LocalBus m_bus;
    Metrics m_metrics;
    Throttle m_throttle;
    std::function<bool()> m_delivers = [] { return true; };
    std::unique_ptr<AccessTokens> m_tokens;
    std::unique_ptr<Features> m_features; ///< outlives the lanes, whose last units may still call it
    std::unique_ptr<Lanes> m_lanes;
    std::unique_ptr<Routes> m_routes;
    std::unique_ptr<Routes> m_socketRoutes;
    std::unique_ptr<Schedule> m_schedule;
};

} // namespace madang
