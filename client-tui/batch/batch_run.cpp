// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/batch_run.h"

#include "client-tui/panes/qr_code.h"
#include "client-tui/profile/hidden_prompt.h"

#include "common/protocol/tokens.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

namespace {

    constexpr auto kLongestEnding = 5s;
    constexpr int kUsualPatience = 600; ///< seconds
    constexpr int kMostRooms = 2000;
    constexpr int kMostCampaigns = 2000;

} // namespace

BatchRun::BatchRun(CommandLine line, Profile &profile, Config config, AlarmClock &clock)
    : m_line(std::move(line))
    , m_profile(profile)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_formats(clock)
    , m_out(m_line.has(u"json"_s) ? Output::Form::Json : Output::Form::Text)
    , m_signals({SIGINT, SIGTERM, SIGHUP})
{
    m_formats.setLanguage(m_config.language.value_or(profile.preferences().language()));
    QLocale::setDefault(m_formats.locale());
    connect(&m_signals, &SignalWatch::caught, this,
            [this] { m_interrupt ? m_interrupt() : finish(ExitCode::Interrupted); });
}

BatchRun::~BatchRun()
{
    // What verbs began refers to the session, which goes before ~QObject would come to them.
    while (!children().isEmpty())
        delete children().constFirst();
}

Result<ServerAddress> BatchRun::server() const
{
    QString text = m_line.value(u"server"_s).value_or(qEnvironmentVariable("MADANG_SERVER"));
    if (text.isEmpty())
        text = m_profile.preferences().server();
    if (text.isEmpty())
        text = m_config.server.value_or(u"http://127.0.0.1:8070"_s);
    return ServerAddress::fromText(text);
}

void BatchRun::openSession(SecretStore &secrets, Preferences &preferences)
{
    SessionParts parts{m_clock, secrets, preferences, QString()};
    parts.live = false;
    if (&preferences == &m_profile.preferences())
        parts.renewalLock = m_profile.renewalLock();
    m_session = std::make_unique<Session>(parts);
    m_session->setDevice(u"madang-tui @ "_s + QSysInfo::machineHostName());
}

/// From --token-file or MADANG_TOKEN; empty without either. InvalidValue ("token") for what is none.
Result<QString> BatchRun::standingToken() const
{
    QString token = qEnvironmentVariable("MADANG_TOKEN");
    if (const auto file = m_line.value(u"token-file"_s)) {
        TRY(token, secretFromFile(*file));
    } else if (token.isEmpty()) {
        return QString();
    }
    token = token.trimmed();
    if (!token.startsWith(tokens::kPrefix))
        return Error{Code::InvalidValue, "token"};
    return token;
}

/// Nothing of it is written into the profile, and nobody is signed out at the end.
void BatchRun::enterWithToken(const ServerAddress &address, const QString &token,
                              const std::function<void()> &go)
{
    openSession(m_shotSecrets, m_shotPreferences);
    m_session->setServer(address);
    whenDone(m_session->enterWithToken(token), this, [this, go](const Result<accounts::Account> &account) {
        if (account)
            return go();
        const Error &why = account.error();
        if (why.code != Code::NotSignedIn)
            return fail(why);
        fail(why, tr("The token is not good (any more). Make another one: madang-tui tokens create NAME"),
             ExitCode::NotSignedIn);
    });
}

void BatchRun::begin(Identity identity, std::function<void()> go)
{
    const Result<ServerAddress> address = server();
    if (!address)
        return failUsage(tr("The server address makes no sense. Write it like https://chat.example.org"));
    const Result<QString> token = identity == Identity::Nobody ? Result<QString>(QString()) : standingToken();
    if (!token)
        return failUsage(token.error().about == "file-mode"_L1
                             ? tr("Others may read the token file. Run: chmod 600 FILE")
                             : token.error().about == "token"_L1
                             ? tr("That is no token: one begins with %1.").arg(QString(tokens::kPrefix))
                             : tr("The token file cannot be read."));
    if (!token->isEmpty())
        return enterWithToken(*address, *token, go);
    const std::optional<SavedAccount> saved = m_profile.preferences().account();
    const QString user = m_line.value(u"user"_s).value_or(qEnvironmentVariable("MADANG_USER"));
    // What a program kept in its memory died with it; only the name is left.
    const bool kept = m_profile.secrets().place() != SecretPlaces::Place::Memory;
    const bool remembered
        = saved && kept && saved->server == address->text() && (user.isEmpty() || user == saved->username);
    const QString password = qEnvironmentVariable("MADANG_PASSWORD");

    if (identity == Identity::Nobody || remembered || user.isEmpty() || password.isEmpty()) {
        openSession(m_profile.secrets(), m_profile.preferences());
        if (identity == Identity::Nobody)
            return go();
        if (remembered && m_profile.secrets().place() == SecretPlaces::Place::Sealed) {
            QString passphrase = qEnvironmentVariable("MADANG_PASSPHRASE");
            if (passphrase.isEmpty()) {
                const Result<QString> asked = askHidden(tr("Passphrase of the sealed sign-in: "));
                if (!asked)
                    return fail(
                        asked.error(),
                        tr("The sign-in is sealed. Set MADANG_PASSPHRASE, or run this on a terminal."),
                        ExitCode::NotSignedIn);
                passphrase = *asked;
            }
            if (const Done done = m_profile.secrets().sealed().unlock(passphrase); !done)
                return fail(done.error(), tr("That is not the passphrase of the sealed sign-in."),
                            ExitCode::NotSignedIn);
        }
        if (remembered && m_session->resume())
            return go();
        if (identity == Identity::Person)
            return fail(Error{Code::NotSignedIn, "nobody"},
                        tr("Nobody is signed in at %1. Run: madang-tui login").arg(address->text()),
                        ExitCode::NotSignedIn);
        // A guest's visit must not change what the profile remembers.
        openSession(m_shotSecrets, m_shotPreferences);
        m_session->setServer(*address);
        m_session->enterAsGuest();
        return go();
    }
    m_oneShot = true;
    openSession(m_shotSecrets, m_shotPreferences);
    m_session->setServer(*address);
    signIn(user, password, [this, go = std::move(go)](const Result<accounts::Account> &account) {
        if (!account)
            m_oneShot = false;
        account ? go() : fail(account.error());
    });
}

void BatchRun::signIn(const QString &user, const QString &password,
                      std::function<void(const Result<accounts::Account> &)> then)
{
    signInWith(user, password, {}, {}, then);
}

/// Asks once for each of the codes that the server wants; with nothing to give, its refusal stands.
void BatchRun::signInWith(const QString &user, const QString &password, const std::optional<QString> &mailed,
                          const std::optional<QString> &factor,
                          const std::function<void(const Result<accounts::Account> &)> &then)
{
    whenDone(m_session->signIn(user, password, mailed, factor), this,
             [this, user, password, mailed, factor, then](const Result<accounts::Account> &account) {
                 if (account)
                     return then(account);
                 const Error &why = account.error();
                 if (!mailed && why.about == "email-unverified"_L1) {
                     const Result<QString> typed = code(tr("Code that was sent to you by mail: "));
                     if (typed && !typed->isEmpty())
                         return signInWith(user, password, *typed, factor, then);
                 } else if (!factor && why.code == Code::SecondFactorNeeded) {
                     const Result<QString> typed = code(tr("Code of your authenticator: "));
                     if (typed && !typed->isEmpty())
                         return signInWith(user, password, mailed, *typed, then);
                 }
                 then(account);
             });
}

Result<QString> BatchRun::code(const QString &question)
{
    if (m_line.value(u"code"_s) == u"-"_s)
        return secretFromInput(question);
    const QString given = qEnvironmentVariable("MADANG_CODE");
    if (!given.isEmpty() && !std::exchange(m_codeTaken, true))
        return given;
    return askHidden(question);
}

void BatchRun::withRoom(const QString &text, std::function<void(const rooms::Room &)> then)
{
    if (text.startsWith(u'@'))
        return call(rooms::openDirect, rooms::OpenDirect{text.mid(1)}, then);
    if (const RoomId id = RoomId::fromText(text); !id.isNull())
        return call(rooms::show, rooms::OneRoom{id}, then);
    const QString name = text.startsWith(u'#') ? text.mid(1) : text;
    if (m_session->state() != Session::State::SignedIn)
        return publicRoom(name, then);
    collect(rooms::mine, rooms::ListRooms(), kMostRooms, [this, name, then](const QList<rooms::Room> &mine) {
        QList<rooms::Room> found;
        for (const rooms::Room &room : mine) {
            if (room.name.compare(name, Qt::CaseInsensitive) == 0)
                found.append(room);
        }
        if (found.size() > 1)
            return fail(
                Error{Code::Conflict, "room-name"},
                tr("Several of your rooms are called “%1”. Use the id that “rooms” prints.").arg(name),
                ExitCode::Refused);
        found.isEmpty() ? publicRoom(name, then) : then(found.first());
    });
}

void BatchRun::publicRoom(const QString &name, const std::function<void(const rooms::Room &)> &then)
{
    rooms::ListRooms wanted;
    wanted.query = name;
    call(rooms::directory, wanted, [this, name, then](const Page<rooms::Room> &page) {
        for (const rooms::Room &room : page.items) {
            if (room.name.compare(name, Qt::CaseInsensitive) == 0)
                return then(room);
        }
        fail(Error{Code::NotFound, "room"}, tr("There is no room called “%1”.").arg(name),
             ExitCode::NotFound);
    });
}

void BatchRun::withCampaign(const QString &text, std::function<void(const campaigns::Campaign &)> then)
{
    if (const CampaignId id = CampaignId::fromText(text); !id.isNull())
        return call(campaigns::show, campaigns::OneCampaign{id}, then);
    collect(campaigns::list, campaigns::ListCampaigns(), kMostCampaigns,
            [this, text, then](const QList<campaigns::Campaign> &all) {
                QList<campaigns::Campaign> found;
                for (const campaigns::Campaign &campaign : all) {
                    if (campaign.title.compare(text, Qt::CaseInsensitive) == 0)
                        return then(campaign);
                    if (campaign.title.startsWith(text, Qt::CaseInsensitive))
                        found.append(campaign);
                }
                if (found.size() == 1)
                    return then(found.first());
                if (found.isEmpty())
                    return fail(Error{Code::NotFound, "campaign"},
                                tr("There is no campaign called “%1”.").arg(text), ExitCode::NotFound);
                fail(Error{Code::Conflict, "campaign-title"},
                     tr("Several campaigns begin with “%1”. Use the id that “campaigns” prints.").arg(text),
                     ExitCode::Refused);
            });
}

void BatchRun::fail(const Error &error)
{
    if (error.about == "sign-in-again"_L1)
        return fail(error,
                    tr("You have no password here, so this takes a sign-in of the last ten minutes. Write: "
                       "madang-tui login --browser, then this once more."),
                    ExitCode::NotSignedIn);
    // As the forms count it down.
    if (error.code == Code::WrongCredentials && error.about == "password"_L1 && error.retryAfter > 0)
        return fail(error,
                    views::wording::of(error) + u' '
                        + tr("The next one is looked at after %1 s.").arg(error.retryAfter),
                    ExitCode::NotSignedIn);
    fail(error, views::wording::of(error), exitCodeOf(error.code));
}

void BatchRun::fail(const Error &error, const QString &sentence, ExitCode code)
{
    m_out.error(error, sentence, int(code));
    finish(code);
}

void BatchRun::drawCode(const QString &text)
{
    if (m_out.isTerminal()) {
        for (const PaintedLine &line : qrCode(text, Depth::Mono))
            m_out.line(plainText(line));
    }
    m_out.flush();
}

std::optional<int> BatchRun::patience(int most, const QString &complaint)
{
    const std::optional<QString> typed = m_line.value(u"timeout"_s);
    if (!typed)
        return kUsualPatience;
    bool isNumber = false;
    const int seconds = typed->toInt(&isNumber);
    if (isNumber && seconds >= 0 && seconds <= most)
        return seconds;
    failUsage(complaint);
    return std::nullopt;
}

std::optional<QString> BatchRun::reason(int index)
{
    const QString why = m_line.value(u"reason"_s).value_or(word(index)).trimmed();
    if (!why.isEmpty())
        return why;
    failUsage(QCoreApplication::translate("madang::tui::DeskVerbs", "--reason says why."));
    return std::nullopt;
}

bool BatchRun::isForReal() const
{
    return m_line.has(u"yes"_s) && !m_line.has(u"dry-run"_s);
}

void BatchRun::dryRun(const char *deed, const QString &target, const QString &sentence)
{
    m_out.json("dry-run",
               {{"deed", Output::quoted(QLatin1StringView(deed))}, {"target", Output::quoted(target)}});
    m_out.line(sentence + u' ' + tr("Nothing was done; add --yes to do it."));
    finish();
}

void BatchRun::failUsage(const QString &sentence)
{
    fail(Error{Code::Malformed, "usage"}, sentence, ExitCode::Usage);
}

void BatchRun::finish(ExitCode code)
{
    if (std::exchange(m_ending, true))
        return;
    m_exitCode = int(code);
    m_out.flush();
    QTimer::singleShot(kLongestEnding, this, [this] { Q_EMIT ended(m_exitCode); });
    if (!m_oneShot || m_session->state() != Session::State::SignedIn)
        return end();
    whenDone(m_session->call(accounts::signOut, Nothing()), this, [this](const Result<Nothing> &) { end(); });
}

/// A renewed sign-in must be on disk before the program goes.
void BatchRun::end()
{
    const auto leave = [this] { Q_EMIT ended(m_exitCode); };
    if (m_profile.secrets().isWriting())
        connect(&m_profile.secrets(), &SecretPlaces::written, this, leave, Qt::QueuedConnection);
    else
        QMetaObject::invokeMethod(this, leave, Qt::QueuedConnection);
}

} // namespace madang::tui
