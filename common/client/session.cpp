// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/session.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/when_done.h"

#include <QFile>
#include <QPointer>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::Account;
using accounts::SignedIn;

namespace {

    /// A token that ends sooner than this is renewed before it is used.
    constexpr qint64 kTokenMargin = 10'000;
    /// After a renewal that failed for want of a network.
    constexpr auto kRenewAgain = 30s;
    /// Longer than any standing token lives.
    constexpr qint64 kStandingLife = qint64(400) * 24 * 60 * 60 * 1000;
    /// While another program renews the sign-in that both share.
    constexpr auto kLockedAgain = 250ms;
    /// How many programs may have an archive of the same account at once.
    constexpr int kMostCopies = 4;

    /// Whether a refused refresh means that the session is over, rather than that the network is.
    bool endsTheSession(const Error &error)
    {
        // What is refused there is the place, which may be another tomorrow.
        if (error.about == "address-banned"_L1)
            return false;
        switch (error.code) {
        case Code::NotSignedIn:
        case Code::WrongCredentials:
        case Code::Expired:
        case Code::NotFound:
        case Code::NotAllowed:
            return true;
        default:
            return false;
        }
    }

} // namespace

Session::Session(const SessionParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_rest(parts.clock)
    , m_signUp(std::make_unique<SignUp>(m_rest))
    , m_stream(parts.clock)
    , m_archive(m_database, parts.limits)
    , m_outbox(m_database, m_stream, parts.clock)
    , m_reopen(parts.clock.makeAlarm([this] { reopenArchive(); }))
    , m_renewal(parts.clock.makeAlarm([this] { renew(); }))
{
    connect(&m_database, &LocalDatabase::troubleChanged, this, &Session::diskTroubleChanged);
    m_mirror = std::make_unique<Mirror>(*this);
    m_presence = std::make_unique<PresenceBook>(*this);
    m_drafts = std::make_unique<DraftBook>(*this);
    m_blocks = std::make_unique<BlockBook>(*this, m_database);
    m_saved = std::make_unique<SavedBook>(*this);
    m_deletions = std::make_unique<Deletions>(*this, m_database);
    m_uploads = std::make_unique<Uploads>(*this, m_database, m_uploadCopies);
    m_fileMessages = std::make_unique<FileMessages>(*this, m_database);
    m_downloads = std::make_unique<Downloads>(*this);
    m_openedFiles = std::make_unique<OpenedFiles>(*this);
    m_thumbnails = std::make_unique<Thumbnails>(*this);
    m_faces = std::make_unique<Faces>(*this);
    connect(m_signUp.get(), &SignUp::provingChanged, this, &Session::provingChanged);
    m_stream.setTokenSource([this] { return freshToken(); });
    connect(&m_stream, &Stream::tokenRefused, this, [this] { m_accessToken.clear(); });
}

Session::~Session()
{
    ++m_generation;
    m_stream.disconnect(this);
    // While whoever has something to write is still there.
    m_database.close();
}

// --- entering ---

void Session::setServer(const ServerAddress &server)
{
    Q_ASSERT(m_state == State::SignedOut);
    m_server = server;
    m_rest.setServer(server);
    m_stream.setServer(server);
    m_parts.preferences.setServer(server.text());
}

void Session::setLabel(const QString &label)
{
    if (std::exchange(m_label, label) != label)
        Q_EMIT labelChanged();
}

bool Session::resume()
{
    const auto saved = m_parts.preferences.account();
    if (!saved || m_state != State::SignedOut)
        return false;
    const auto address = ServerAddress::fromText(saved->server);
    if (!address)
        return false;
    setServer(*address);
    ++m_generation;
    Account account;
    account.id = saved->user;
    account.username = saved->username;
    account.nickname = saved->nickname;
    m_account = account;
    openArchive(saved->username);
    become(State::SignedIn);
    Q_EMIT accountChanged();
    if (m_parts.live)
        m_stream.start();
    return true;
}

QFuture<Result<Account>> Session::signIn(const QString &username, const QString &password,
                                         const std::optional<QString> &code,
                                         const std::optional<QString> &secondFactor)
{
    cancelRegistration();
    return enter(m_rest.call(accounts::signIn, {username, password, m_device, code, secondFactor}));
}

QFuture<Result<Account>> Session::registerAccount(accounts::Register request)
{
    request.device = m_device;
    return enter(m_signUp->begin(request));
}

QFuture<Result<Account>> Session::link(const providers::Link &request)
{
    return enter(m_rest.call(providers::link, request));
}

QFuture<Result<Account>> Session::join(const providers::Join &request)
{
    return enter(m_rest.call(providers::join, request));
}

QFuture<Result<providers::Claimed>> Session::claim(const providers::Claim &request)
{
    using providers::Claimed;
    const auto promise = std::make_shared<QPromise<Result<Claimed>>>();
    promise->start();
    const quint64 generation = ++m_generation;
    whenDone(m_rest.call(providers::claim, request), this,
             [this, promise, generation](const Result<Claimed> &result) {
                 if (result && result->signedIn && generation == m_generation)
                     accept(*result->signedIn);
                 promise->addResult(result);
                 promise->finish();
             });
    return promise->future();
}

QFuture<Result<providers::Claimed>> Session::addIdentity(const providers::Claim &proof,
                                                         const QString &password)
{
    using providers::Claimed;
    const auto promise = std::make_shared<QPromise<Result<Claimed>>>();
    promise->start();
    const providers::AddIdentity request{proof.attempt, proof.verifier, proof.ticket, password,
                                         proof.secondFactor};
    whenDone(call(providers::addIdentity, request), this, [promise](const Result<Nothing> &done) {
        promise->addResult(done ? Result<Claimed>(Claimed{}) : Result<Claimed>(done.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<providers::Claimed>> Session::proveAgain(const providers::Claim &proof)
{
    using providers::Claimed;
    const auto promise = std::make_shared<QPromise<Result<Claimed>>>();
    promise->start();
    const providers::Prove request{proof.attempt, proof.verifier, proof.ticket};
    whenDone(call(providers::prove, request), this, [promise](const Result<Nothing> &done) {
        promise->addResult(done ? Result<Claimed>(Claimed{}) : Result<Claimed>(done.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<Account>> Session::enter(const QFuture<Result<SignedIn>> &asked)
{
    const auto promise = std::make_shared<QPromise<Result<Account>>>();
    promise->start();
    const quint64 generation = ++m_generation;
    whenDone(asked, this, [this, promise, generation](const Result<SignedIn> &result) {
        if (result && generation == m_generation)
            accept(*result);
        promise->addResult(result ? Result<Account>(result->account) : Result<Account>(result.error()));
        promise->finish();
    });
    return promise->future();
}

void Session::accept(const SignedIn &signedIn)
{
    if (m_state != State::SignedOut)
        leave();
    m_account = signedIn.account;
    openArchive(signedIn.account.username);
    keepTokens(signedIn);
    become(State::SignedIn);
    Q_EMIT accountChanged();
    if (m_parts.live)
        m_stream.start();
}

QFuture<Result<Account>> Session::enterWithToken(const QString &token)
{
    const auto promise = std::make_shared<QPromise<Result<Account>>>();
    promise->start();
    const quint64 generation = ++m_generation;
    whenDone(m_rest.call(accounts::me, {}, token), this,
             [this, promise, generation, token](const Result<Account> &account) {
                 if (account && generation == m_generation)
                     acceptToken(token, *account);
                 promise->addResult(account);
                 promise->finish();
             });
    return promise->future();
}

void Session::acceptToken(const QString &token, const Account &account)
{
    if (m_state != State::SignedOut)
        leave();
    m_account = account;
    openArchive(account.username);
    m_accessToken = token;
    m_accessEndsAt = m_parts.clock.steady() + kStandingLife;
    m_isStanding = true;
    become(State::SignedIn);
    Q_EMIT accountChanged();
    if (m_parts.live)
        m_stream.start();
}

void Session::enterAsGuest()
{
    if (m_state != State::SignedOut)
        return;
    ++m_generation;
    cancelRegistration();
    openArchive(u"guest"_s);
    become(State::Guest);
    if (m_parts.live)
        m_stream.start();
}

QFuture<Result<profiles::Profile>> Session::changeProfile(const profiles::ChangeOwnProfile &wanted)
{
    const auto asked = call(profiles::change, wanted);
    const quint64 generation = m_generation;
    whenDone(asked, this, [this, generation](const Result<profiles::Profile> &now) {
        if (now && generation == m_generation)
            renamed(now->nickname);
    });
    return asked;
}

void Session::renamed(const QString &nickname)
{
    if (!m_account || m_account->nickname == nickname)
        return;
    m_account->nickname = nickname;
    rememberAccount();
    Q_EMIT accountChanged();
}

QFuture<Result<Account>> Session::changeNickname(const QString &nickname)
{
    const auto asked = call(accounts::changeProfile, {nickname});
    const quint64 generation = m_generation;
    whenDone(asked, this, [this, generation](const Result<Account> &account) {
        if (!account || generation != m_generation)
            return;
        m_account = *account;
        rememberAccount();
        Q_EMIT accountChanged();
    });
    return asked;
}

void Session::refreshAccount()
{
    if (m_state != State::SignedIn)
        return;
    const quint64 generation = m_generation;
    whenDone(call(accounts::me, {}), this, [this, generation](const Result<Account> &account) {
        if (!account || generation != m_generation)
            return;
        const bool changed
            = !m_account || m_account->nickname != account->nickname || m_account->role != account->role;
        m_account = *account;
        rememberAccount();
        if (changed)
            Q_EMIT accountChanged();
    });
}

// --- leaving ---

void Session::signOut(LocalCopy copy)
{
    if (m_state == State::SignedOut)
        return;
    if (m_state == State::SignedIn) {
        if (!m_accessToken.isEmpty() && !m_isStanding)
            sayGoodbye();
        m_parts.secrets.remove(secretKey());
        m_parts.preferences.setAccount({});
    }
    const QString path = m_archiveName;
    if (copy == LocalCopy::Remove) {
        m_thumbnails->removeAll();
        m_faces->removeAll();
        m_uploadCopies.removeAll();
        m_openedFiles->removeAll();
    }
    leave();
    if (copy == LocalCopy::Remove && !path.isEmpty()) {
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(path + ending);
    }
}

/// Ends the session at the server, after what was deleted and could still have been undone.
void Session::sayGoodbye()
{
    const QString token = m_accessToken;
    const QList<Deletion> wishes = m_deletions->pending();
    if (wishes.isEmpty()) {
        (void)m_rest.call(accounts::signOut, {}, token);
        return;
    }
    const auto left = std::make_shared<qsizetype>(wishes.size());
    for (const Deletion &wish : wishes) {
        whenDone(m_rest.call(chat::remove, {wish.room, wish.event}, token), this,
                 [this, token, left, server = m_server.text()](const Result<Nothing> &) {
                     // Another server may have been chosen meanwhile: it is shown no token of this one.
                     if (--*left == 0 && m_server.text() == server)
                         (void)m_rest.call(accounts::signOut, {}, token);
                 });
    }
}

QFuture<Result<Nothing>> Session::eraseAccount(const accounts::EraseAccount &request)
{
    const auto promise = std::make_shared<QPromise<Result<Nothing>>>();
    promise->start();
    m_erasing = true;
    whenDone(call(accounts::eraseAccount, request), this, [this, promise](const Result<Nothing> &erased) {
        m_erasing = false;
        const std::optional<Error> ended = std::exchange(m_endedMeanwhile, std::nullopt);
        if (erased) {
            m_accessToken.clear(); // there is nothing left to sign out from
            signOut(LocalCopy::Remove);
            Q_EMIT this->erased();
        } else if (ended) {
            end(*ended);
        }
        promise->addResult(erased);
        promise->finish();
    });
    return promise->future();
}

void Session::end(const Error &reason)
{
    if (m_state != State::SignedIn)
        return;
    if (m_erasing) {
        m_endedMeanwhile = reason;
        return;
    }
    qCInfo(lcClient) << "session ended by the server" << wordOf(reason.code);
    m_parts.secrets.remove(secretKey());
    leave();
    Q_EMIT ended(reason);
}

void Session::leave()
{
    ++m_generation;
    cancelRegistration();
    m_stream.stop();
    m_renewal->stop();
    m_renewing = false;
    m_isStanding = false;
    m_renewalLock.reset();
    m_kept = false;
    m_accessToken.clear();
    m_refreshToken.clear();
    m_attempt.clear();
    m_accessEndsAt = 0;
    m_account.reset();
    m_database.close();
    m_archiveName.clear();
    standIn(DiskTrouble::None);
    become(State::SignedOut);
    answerWaiting(Error{Code::NotSignedIn, "signed-out"});
}

void Session::become(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

// --- the archive's file ---

void Session::openArchive(const QString &name)
{
    m_accountName = name;
    DiskTrouble reason = DiskTrouble::None;
    // Two programs of one person at once: the second keeps an archive of its own.
    const QStringList paths
        = m_parts.folder.isEmpty() ? QStringList() : archivePaths(m_parts.folder, m_server, name);
    for (const QString &path : paths) {
        m_archiveName = path;
        m_uploadCopies.setFolder(m_archiveName + u".uploads"_s); // read as soon as the archive is open
        const Done done = m_database.open(m_archiveName);
        if (done) {
            m_thumbnails->setFolder(m_archiveName + u".pictures"_s);
            m_faces->setFolder(m_archiveName + u".faces"_s);
            m_openedFiles->setFolder(m_archiveName + u".opened"_s);
            standIn(DiskTrouble::None);
            return;
        }
        if (done.error().code == Code::Conflict)
            continue;
        // What a newer program keeps stays its own: no disk is to blame for that.
        if (done.error().code != Code::NotSupported)
            reason = m_database.openTrouble();
        break;
    }
    m_archiveName.clear();
    m_uploadCopies.setFolder({});
    m_thumbnails->setFolder({});
    m_faces->setFolder({});
    m_openedFiles->setFolder({});
    if (!m_parts.folder.isEmpty())
        qCWarning(lcClient) << "no archive on disk, keeping it in memory";
    (void)m_database.open({});
    standIn(reason);
}

void Session::standIn(DiskTrouble trouble)
{
    if (trouble == DiskTrouble::None)
        m_reopen->stop();
    else
        m_reopen->start(LocalDatabase::kPatience);
    if (std::exchange(m_standIn, trouble) != trouble)
        Q_EMIT diskTroubleChanged();
}

DiskTrouble Session::diskTrouble() const
{
    return m_standIn != DiskTrouble::None ? m_standIn : m_database.trouble();
}

void Session::tryDisk()
{
    if (m_standIn != DiskTrouble::None)
        reopenArchive();
    else
        m_database.tryAgain();
}

bool Session::canOpenArchive() const
{
    const QStringList paths = archivePaths(m_parts.folder, m_server, m_accountName);
    for (const QString &path : paths) {
        LocalDatabase trial;
        const Done done = trial.open(path);
        if (done || done.error().code != Code::Conflict)
            return done.ok();
    }
    return false;
}

/// The file takes the place of the memory that stood in for it. What only this device knows moves along; the
/// rest is read from the server again.
void Session::reopenArchive()
{
    if (m_standIn == DiskTrouble::None)
        return;
    m_reopen->start(LocalDatabase::kPatience);
    // What is in the middle of something would lose its place.
    if (!m_uploads->all().isEmpty() || !m_deletions->pending().isEmpty() || !canOpenArchive())
        return;
    const QList<OutboxLine> lines = m_outbox.all();
    std::vector<std::pair<RoomId, LocalDraft>> drafts;
    const QList<RoomId> drafted = m_archive.roomsWithDraft();
    for (const RoomId room : drafted)
        drafts.emplace_back(room, m_archive.localDraft(room));
    const bool wasLive = m_stream.link().phase != LinkState::Phase::Off;
    m_stream.stop(); // what is followed is followed anew, from what the file knows
    openArchive(m_accountName);
    for (const auto &[room, draft] : drafts) {
        if (m_archive.localDraft(room).text.isEmpty())
            m_archive.putDraft(room, draft);
    }
    for (const OutboxLine &line : lines)
        (void)m_outbox.putOnce(line.room, line.tag, line.text, line.replyTo, line.attachments, {});
    if (wasLive)
        m_stream.start();
}

QStringList Session::archivePaths(const QString &folder, const ServerAddress &server, const QString &username)
{
    const QString which = secret::fingerprint(server.text() + u'\n' + username).left(24);
    QStringList paths;
    for (int copy = 1; copy <= kMostCopies; ++copy)
        paths += folder + u'/' + which + (copy > 1 ? u"-%1"_s.arg(copy) : QString()) + u".sqlite"_s;
    return paths;
}

// --- tokens ---

QString Session::secretKey() const
{
    return u"refresh "_s + m_server.text() + u' ' + (m_account ? m_account->username : QString());
}

void Session::keepTokens(const SignedIn &signedIn)
{
    const qint64 lives = qBound(1, signedIn.expiresIn, 24 * 60 * 60) * qint64(1000);
    m_accessToken = signedIn.accessToken;
    m_accessEndsAt = m_parts.clock.steady() + lives;
    m_refreshToken = signedIn.refreshToken;
    m_attempt.clear();
    // Renewed a minute before its end, or at half of a short life; not to the second, so that clients spread.
    const qint64 early = qMin<qint64>(60'000 + secret::randomBelow(20'000), lives / 2);
    m_renewal->start(std::chrono::milliseconds(lives - early));
    const quint64 generation = m_generation;
    m_kept = false;
    whenDone(m_parts.secrets.write(secretKey(), m_refreshToken), this, [this, generation](const Done &kept) {
        if (generation != m_generation)
            return;
        m_kept = kept.ok();
        m_renewalLock.reset();
        if (!kept)
            Q_EMIT notRemembered(kept.error());
    });
    rememberAccount();
}

void Session::rememberAccount()
{
    m_parts.preferences.setAccount(
        SavedAccount{m_server.text(), m_account->id, m_account->username, m_account->nickname});
}

QFuture<Result<QString>> Session::freshToken()
{
    if (m_state != State::SignedIn)
        return readyFuture<Result<QString>>(QString());
    if (!m_accessToken.isEmpty() && m_accessEndsAt - m_parts.clock.steady() > kTokenMargin)
        return readyFuture<Result<QString>>(m_accessToken);
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    m_waiting.append(promise);
    const auto future = promise->future();
    renew();
    return future;
}

/// False while another program holds the lock; renew() is tried again by itself.
bool Session::lockRenewal()
{
    if (m_parts.renewalLock.isEmpty())
        return true;
    auto lock = std::make_unique<QLockFile>(m_parts.renewalLock);
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError) {
        m_renewal->start(kLockedAgain);
        return false;
    }
    m_renewalLock = std::move(lock);
    return true;
}

void Session::renew()
{
    if (m_isStanding && m_state == State::SignedIn)
        return end(Error{Code::NotSignedIn, "token"});
    if (m_renewing || m_state != State::SignedIn || !lockRenewal())
        return;
    m_renewing = true;
    const bool othersMayHaveRenewed = !m_parts.renewalLock.isEmpty() && m_kept;
    if (!m_refreshToken.isEmpty() && !othersMayHaveRenewed) {
        beginRenewal();
        return;
    }
    const quint64 generation = m_generation;
    whenDone(m_parts.secrets.read(secretKey()), this, [this, generation](const Result<QString> &kept) {
        if (generation != m_generation)
            return;
        if (kept) {
            takeKept(*kept);
        } else if (m_refreshToken.isEmpty()) {
            m_renewing = false;
            end(Error{Code::NotSignedIn, "not-remembered"});
            return;
        }
        beginRenewal();
    });
}

/// What is kept: the token, and the attempt to renew it when one was begun, perhaps by a program that was
/// ended before it had the answer.
void Session::takeKept(const QString &kept)
{
    const QStringList parts = kept.split(u' ');
    if (parts.first() != m_refreshToken || parts.size() > 1)
        m_attempt = parts.value(1);
    m_refreshToken = parts.first();
    m_kept = true;
}

void Session::beginRenewal()
{
    if (!m_attempt.isEmpty()) {
        askRenewal();
        return;
    }
    m_attempt = secret::randomToken(16);
    if (!m_kept) {
        askRenewal();
        return;
    }
    const quint64 generation = m_generation;
    whenDone(m_parts.secrets.write(secretKey(), m_refreshToken + u' ' + m_attempt), this,
             [this, generation](const Done &) {
                 if (generation == m_generation)
                     askRenewal();
             });
}

void Session::askRenewal()
{
    const quint64 generation = m_generation;
    whenDone(m_rest.call(accounts::refresh, {m_refreshToken, m_attempt}), this,
             [this, generation](const Result<SignedIn> &result) {
                 if (generation == m_generation)
                     renewed(result);
             });
}

void Session::renewed(const Result<SignedIn> &result)
{
    m_renewing = false;
    if (!result) {
        m_renewalLock.reset();
        if (endsTheSession(result.error())) {
            end(result.error());
            return;
        }
        m_renewal->start(kRenewAgain);
        answerWaiting(result.error());
        return;
    }
    const bool changed = !m_account || m_account->nickname != result->account.nickname
        || m_account->role != result->account.role;
    m_account = result->account;
    keepTokens(*result);
    m_stream.renewToken(m_accessToken);
    answerWaiting(m_accessToken);
    if (changed)
        Q_EMIT accountChanged();
}

void Session::answerWaiting(const Result<QString> &token)
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting) {
        promise->addResult(token);
        promise->finish();
    }
}

// --- calls ---

QFuture<Result<QByteArray>> Session::file(const QString &path)
{
    // A path that a server names must not lead to another one.
    return fetch(path.startsWith(u'/') && !path.startsWith("//"_L1) ? path : QStringLiteral("/"));
}

QFuture<Result<QByteArray>> Session::fetch(const QString &path,
                                           const QList<std::pair<QString, QString>> &query)
{
    return callBody({"GET", path, query, {}, {}});
}

QFuture<Result<QByteArray>> Session::callBody(const RestRequest &request)
{
    const auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    attempt(request, promise, true);
    return promise->future();
}

void Session::attempt(const RestRequest &request, const BodyPromise &promise, bool mayRenew)
{
    whenDone(freshToken(), this, [this, request, promise, mayRenew](const Result<QString> &token) {
        if (!token) {
            promise->addResult(token.error());
            promise->finish();
            return;
        }
        const QString used = *token;
        whenDone(m_rest.send(request, used), this,
                 [this, request, promise, mayRenew, used](const Result<QByteArray> &body) {
                     const bool stale = !body && body.error().code == Code::NotSignedIn && !used.isEmpty();
                     if (stale && mayRenew && !m_isStanding && m_state == State::SignedIn) {
                         // Somebody else's renewal may be through already: only the token that was used is
                         // stale.
                         if (m_accessToken == used)
                             m_accessToken.clear();
                         attempt(request, promise, false);
                         return;
                     }
                     promise->addResult(body);
                     promise->finish();
                 });
    });
}

} // namespace madang
