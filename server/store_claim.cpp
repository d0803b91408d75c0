// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store_claim.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QThread>

#include <sys/eventfd.h>
#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::chrono::seconds kLookEvery{1};
    constexpr unsigned long kAskAgainMs = 50;
    /// A name on PostgreSQL has 63 octets; the rest of ours takes up to 27.
    constexpr qsizetype kLongestHost = 36;

    /// "madangd:PROCESS.SALT HOST", in the plain characters that PostgreSQL keeps. Processes of two
    /// containers may have the same number and host; the salt tells them apart.
    QString nameOfConnection()
    {
        const QString salt = QString::fromLatin1(secret::randomBytes(4).toHex());
        return u"madangd:%1.%2 %3"_s.arg(QString::number(::getpid()), salt,
                                         advisory::plainHost(kLongestHost));
    }

    /// One connection as PostgreSQL knows it.
    struct SessionSeen {
        qint64 backend = 0;
        QString name;
        QString from;
        Timestamp since;
        bool writes = false; ///< in a transaction that is still open
    };
    PROTOCOL_FIELDS(SessionSeen, backend, name, from, since, writes)

    StoreHolder holderBehind(const SessionSeen &session)
    {
        static const QRegularExpression shape(
            u"\\Amadangd:([0-9]{1,10})\\.[0-9a-f]{8} ([A-Za-z0-9._-]*)\\z"_s);
        StoreHolder holder;
        holder.since = session.since;
        holder.backend = session.backend;
        holder.from = session.from;
        if (const auto match = shape.match(session.name); match.hasMatch()) {
            holder.process = match.captured(1).toLongLong();
            holder.host = match.captured(2);
        }
        return holder;
    }

    Result<std::optional<SessionSeen>> sessionWithLock(Database &db)
    {
        TRY(const auto holder, advisory::holderOf(db, StoreClaim::kLockKey));
        return holder
            ? std::optional(SessionSeen{holder->backend, holder->name, holder->from, holder->since, false})
            : std::nullopt;
    }

    /// Somebody else's connection with the name that lanes' have; one that writes, where there is any. What a
    /// daemon that is gone had under way may yet be committed, and one whose claim broke needs a second to
    /// see that: whoever begins before would never hear of it.
    Result<std::optional<SessionSeen>> sessionOfLanes(Database &db)
    {
        return db.one<SessionSeen>(uR"(
        SELECT pid, application_name, COALESCE(host(client_addr), ''),
               CAST(EXTRACT(EPOCH FROM backend_start) * 1000 AS BIGINT),
               CASE WHEN backend_xid IS NULL THEN 0 ELSE 1 END AS writes
          FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'madangd'
         ORDER BY writes DESC
         LIMIT 1)"_s);
    }

    /// A name to be told by; and the server is to notice within a minute when this machine is gone.
    Done introduce(Database &db, const QString &name)
    {
        TRY(db.one<QString>(uR"(
        SELECT set_config('application_name', :name, false),
               set_config('tcp_keepalives_idle', '20', false),
               set_config('tcp_keepalives_interval', '10', false),
               set_config('tcp_keepalives_count', '3', false))"_s,
                            bind("name", name)));
        return {};
    }

} // namespace

QString StoreHolder::text() const
{
    QString who = process > 0 ? u"process %1 on %2"_s.arg(QString::number(process), forLog(host))
                              : u"another program"_s;
    if (backend > 0) {
        const QString place = from.isEmpty() ? QString() : u", from "_s + forLog(from);
        who += u" (for PostgreSQL: process %1%2)"_s.arg(QString::number(backend), place);
    }
    return since.isNull() ? who : who + u", since "_s + since.text();
}

StoreClaim::StoreClaim(StoreAddress address)
    : m_address(std::move(address))
    , m_name(nameOfConnection())
    , m_notice(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_notice < 0)
        qFatal("no descriptor left for the claim on the store");
}

Result<std::unique_ptr<StoreClaim>> StoreClaim::take(const StoreAddress &address,
                                                     std::chrono::milliseconds patience)
{
    std::unique_ptr<StoreClaim> claim(new StoreClaim(address));
    std::promise<Done> taken;
    std::future<Done> answer = taken.get_future();
    claim->m_thread = std::thread([self = claim.get(), patience, promise = std::move(taken)]() mutable {
        self->run(patience, std::move(promise));
    });
    TRY(answer.get());
    return claim;
}

StoreClaim::~StoreClaim()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_notice);
}

Result<std::optional<StoreHolder>> StoreClaim::holderOf(Database &db)
{
    if (db.engine() == Engine::Sqlite)
        return std::optional<StoreHolder>();
    TRY(const std::optional<SessionSeen> session, sessionWithLock(db));
    return session ? std::optional(holderBehind(*session)) : std::nullopt;
}

void StoreClaim::run(std::chrono::milliseconds patience, std::promise<Done> taken)
{
    const auto opened = Database::open(m_address, Database::Access::ReadWrite);
    const Done first = opened ? takeFirst(**opened, patience) : Done(opened.error());
    taken.set_value(first);
    if (!first)
        return;
    while (waitForNextLook() && lookAfter(**opened)) { }
}

Done StoreClaim::takeFirst(Database &db, std::chrono::milliseconds patience)
{
    QElapsedTimer waited;
    waited.start();
    for (bool isOurs = false;;) {
        if (!isOurs) {
            TRY(isOurs, attempt(db));
        }
        TRY(const std::optional<SessionSeen> other, isOurs ? sessionOfLanes(db) : sessionWithLock(db));
        if (isOurs && !other)
            return {};
        if (waited.hasExpired(patience.count())) {
            const QString who = holderBehind(other.value_or(SessionSeen())).text();
            if (!isOurs || other->writes)
                return Error{Code::Conflict, "store-in-use"}.at(who);
            qCInfo(lcStore).noquote() << "beside us, connected and not writing:" << who;
            return {};
        }
        QThread::msleep(kAskAgainMs);
    }
}

Result<bool> StoreClaim::attempt(Database &db)
{
    TRY(introduce(db, m_name));
    TRY(const int isTaken,
        db.only<int>(u"SELECT CAST(pg_try_advisory_lock(:key) AS INT)"_s, bind("key", kLockKey)));
    if (isTaken == 0)
        return false;
    TRY(m_backend, db.only<qint64>(u"SELECT pg_backend_pid()"_s));
    return true;
}

bool StoreClaim::waitForNextLook()
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, kLookEvery, [this] { return m_stopping; });
}

/// Whether there is anything to look after any more.
bool StoreClaim::lookAfter(Database &db)
{
    if (!m_isBroken) {
        // The same process at the other end: what it has locked for us is still locked.
        const auto backend = db.only<qint64>(u"SELECT pg_backend_pid()"_s);
        if (backend && *backend == m_backend)
            return true;
        m_isBroken = true;
        qCWarning(lcStore) << "the connection that holds the store broke; taking it again";
    }
    if (!db.alive())
        return true;
    const auto isOurs = attempt(db);
    if (!isOurs)
        return true;
    if (!*isOurs)
        return lookAtHolder(db);
    m_isBroken = false;
    qCInfo(lcStore) << "the store is held again";
    return true;
}

bool StoreClaim::lookAtHolder(Database &db)
{
    const auto session = sessionWithLock(db);
    if (!session || !*session)
        return true; // gone meanwhile: the next look takes it
    if ((*session)->name == m_name) {
        // Our own connection of before, whose end the server has not seen.
        advisory::endSession(db, (*session)->backend, (*session)->name);
        return true;
    }
    qCCritical(lcStore).noquote() << "the store is lost: while our connection was broken, another madangd "
                                     "took it:"
                                  << holderBehind(**session).text();
    m_isLost = true;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_notice, &one, sizeof one);
    return false;
}

} // namespace madang
