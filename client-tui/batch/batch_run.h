// SPDX-License-Identifier: GPL-3.0-or-later
// One run of one batch verb: its command line, its session, what it prints, and how it ends. What verbs do is
// in the
// *_verbs files.
#pragma once

#include "client-tui/batch/command_line.h"
#include "client-tui/batch/exit_code.h"
#include "client-tui/batch/output.h"
#include "client-tui/profile/profile.h"
#include "client-tui/settings/config.h"
#include "client-tui/terminal/signal_watch.h"

#include "common/base/when_done.h"
#include "common/client/session.h"
#include "common/views/formats.h"

#include <functional>

namespace madang::tui {

class BatchRun : public QObject {
    Q_OBJECT
public:
    /// How a verb wants to be known to the server.
    enum class Identity {
        Anyone, ///< as whoever is signed in, else as a guest
        Person, ///< signed in, or exit code 3
        Nobody, ///< does not need the server, or signs in itself
    };

    BatchRun(CommandLine line, Profile &profile, Config config, AlarmClock &clock);
    ~BatchRun() override;

    /// Makes the session ready, then calls `go`; ends the run when that cannot be.
    void begin(Identity identity, std::function<void()> go);

    const CommandLine &line() const { return m_line; }
    /// The word of the command line after the verb, counted from 0; empty when there is none.
    QString word(int index) const { return m_line.words.value(index + 1); }
    Output &out() { return m_out; }
    Session &session() { return *m_session; }
    Profile &profile() { return m_profile; }
    AlarmClock &clock() { return m_clock; }
    views::Formats &formats() { return m_formats; }
    const Theme &theme() const { return m_config.theme; }
    /// The server that was named or is remembered.
    Result<ServerAddress> server() const;

    /// Calls a command; a refusal ends the run.
    template <typename Request, typename Reply, typename Then>
    void call(const Command<Request, Reply> &command, const Request &request, Then then)
    {
        whenDone(m_session->call(command, request), this,
                 [this, then = std::move(then)](const Result<Reply> &reply) mutable {
                     reply ? then(*reply) : fail(reply.error());
                 });
    }
    /// Reads every page of a list, then calls `then` with all items; at most `most`.
    template <typename Request, typename Item, typename Then>
    void collect(const Command<Request, Page<Item>> &command, Request request, int most, Then then,
                 QList<Item> sofar = {})
    {
        request.limit = 200;
        call(command, request, [=, this, then = std::move(then)](const Page<Item> &page) mutable {
            sofar += page.items;
            if (!page.next || sofar.size() >= most || page.items.isEmpty())
                return then(sofar.first(qMin<qsizetype>(most, sofar.size())));
            request.after = page.next;
            collect(command, request, most, std::move(then), std::move(sofar));
        });
    }
    /// Signs in; the codes that the server asks for, of a mail and of an authenticator, come from code().
    void signIn(const QString &user, const QString &password,
                std::function<void(const Result<accounts::Account> &)> then);
    /// A code that proves who one is: with "--code -" the next line of the standard input, else MADANG_CODE,
    /// which is good for one question, else asked for on the terminal.
    Result<QString> code(const QString &question);
    /// The room a text names: "@user name", an id, a name of one's own rooms, then of a public one.
    void withRoom(const QString &text, std::function<void(const rooms::Room &)> then);
    /// The campaign a text names: an id, a title, or the only title that begins so.
    void withCampaign(const QString &text, std::function<void(const campaigns::Campaign &)> then);

    /// Draws a QR code where there is a terminal, and writes out what was printed so far: somebody has to act
    /// on it now.
    void drawCode(const QString &text);
    /// --timeout in seconds, at most `most`, 600 when absent; nothing after the complaint.
    std::optional<int> patience(int most, const QString &complaint);

    /// Why something is done: --reason, else the word at `index`, where older scripts have it; nothing after
    /// the complaint that it is missing.
    std::optional<QString> reason(int index);
    /// Whether a deed that cannot be taken back, or locks somebody out, is to be done: --yes, and no
    /// --dry-run.
    bool isForReal() const;
    /// Says what would be done otherwise, and ends.
    void dryRun(const char *deed, const QString &target, const QString &sentence);

    void finish(ExitCode code = ExitCode::Ok);
    /// Prints an error in words and ends with its exit code.
    void fail(const Error &error);
    void fail(const Error &error, const QString &sentence, ExitCode code);
    void failUsage(const QString &sentence);
    /// Called when the run is interrupted (Ctrl-C, SIGTERM); without one the run ends.
    void onInterrupt(std::function<void()> deed) { m_interrupt = std::move(deed); }

Q_SIGNALS:
    void ended(int exitCode);

private:
    void useOneShotSession();
    void openSession(SecretStore &secrets, Preferences &preferences);
    Result<QString> standingToken() const;
    void enterWithToken(const ServerAddress &address, const QString &token, const std::function<void()> &go);
    void end();
    void signInWith(const QString &user, const QString &password, const std::optional<QString> &mailed,
                    const std::optional<QString> &factor,
                    const std::function<void(const Result<accounts::Account> &)> &then);
    void publicRoom(const QString &name, const std::function<void(const rooms::Room &)> &then);

    CommandLine m_line;
    Profile &m_profile;
    Config m_config;
    AlarmClock &m_clock;
    views::Formats m_formats;
    Output m_out;
    SignalWatch m_signals;
    MemorySecretStore m_shotSecrets;
    Preferences m_shotPreferences{QString()};
    std::unique_ptr<Session> m_session;
    bool m_oneShot = false; ///< signed in for this run only: signed out at its end
    bool m_codeTaken = false; ///< that of the environment
    bool m_ending = false;
    int m_exitCode = 0;
    std::function<void()> m_interrupt;
};

} // namespace madang::tui
