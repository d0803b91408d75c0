// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/full_screen.h"

#include "client-tui/app.h"
#include "client-tui/batch/command_line.h"
#include "client-tui/batch/exit_code.h"
#include "client-tui/profile/hidden_prompt.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/signal_watch.h"
#include "client-tui/terminal/termpaint_terminal.h"

#include "common/views/wording.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    struct FullScreenText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::FullScreen)
    };

    const QStringList kOptions{u"profile="_s, u"server="_s, u"user="_s, u"secret-store="_s};
    constexpr qint64 kLongestLog = 1 << 20;

    int complain(const QString &text, ExitCode code)
    {
        std::fprintf(stderr, "madang-tui: %s\n", sanitized(text, Lines::Many).toUtf8().constData());
        return int(code);
    }

    /// Nothing but the App may write on the screen: what libraries have to say goes into a file of the
    /// profile.
    class StandardErrorToFile {
    public:
        explicit StandardErrorToFile(const QString &path)
            : m_file(path)
        {
            const bool tooLong = QFileInfo(path).size() > kLongestLog;
            if (!m_file.open(QFile::WriteOnly | (tooLong ? QFile::Truncate : QFile::Append)))
                return;
            m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            m_saved = ::dup(STDERR_FILENO);
            ::dup2(m_file.handle(), STDERR_FILENO);
        }
        ~StandardErrorToFile()
        {
            if (m_saved < 0)
                return;
            ::dup2(m_saved, STDERR_FILENO);
            ::close(m_saved);
        }
        Q_DISABLE_COPY_MOVE(StandardErrorToFile)

    private:
        QFile m_file;
        int m_saved = -1;
    };

    /// A sealed file has to be opened before the screen is taken.
    Done unseal(Profile &profile)
    {
        if (profile.secrets().place() != SecretPlaces::Place::Sealed || !profile.secrets().sealed().exists())
            return {};
        QString passphrase = qEnvironmentVariable("MADANG_PASSPHRASE");
        if (passphrase.isEmpty()) {
            TRY(passphrase, askHidden(FullScreenText::tr("Passphrase of the sealed sign-in: ")));
        }
        return profile.secrets().sealed().unlock(passphrase);
    }

    /// No verb looks like one.
    bool isAddress(const QString &word)
    {
        return word.contains("://"_L1);
    }

    /// The language before there is an App: for what is said on the way to it.
    Language languageOf(const Config &config, const Preferences &preferences)
    {
        return config.language.value_or(preferences.language());
    }

} // namespace

bool isFullScreen(const QStringList &arguments)
{
    const Result<CommandLine> line = parseCommandLine(arguments, kOptions);
    return line && (line->words.isEmpty() || (line->words.size() == 1 && isAddress(line->words.first())));
}

int runFullScreen(const QStringList &arguments)
{
    const Result<CommandLine> line = parseCommandLine(arguments, kOptions);
    if (!line)
        return complain(line.error().about, ExitCode::Usage);
    const std::optional<PlaceLink> destination
        = line->words.isEmpty() ? std::nullopt : PlaceLink::fromText(line->words.first());
    if (!destination && !line->words.isEmpty())
        return complain(
            FullScreenText::tr("“%1” leads to no room, message, campaign or gift.").arg(line->words.first()),
            ExitCode::Usage);
    const Result<std::unique_ptr<Profile>> opened
        = Profile::open(line->value(u"profile"_s).value_or(QString()));
    if (!opened)
        return complain(FullScreenText::tr("The profile folder cannot be used."), ExitCode::Local);
    Profile &profile = **opened;
    ConfigReading reading = readConfigFile(configPath());
    {
        views::Translations early(QStringList{u"tui"_s});
        early.use(languageOf(reading.config, profile.preferences()));
        if (!::isatty(STDIN_FILENO) || !::isatty(STDOUT_FILENO))
            return complain(
                FullScreenText::tr(
                    "The full screen needs a terminal. For scripts there are verbs: madang-tui --help"),
                ExitCode::Usage);
        if (const auto word = line->value(u"secret-store"_s)) {
            const auto place = SecretPlaces::placeOf(*word);
            if (!place)
                return complain(FullScreenText::tr("--secret-store is keyring, sealed, file or none."),
                                ExitCode::Usage);
            profile.choosePlace(*place);
        }
        if (const Done done = unseal(profile); !done)
            return complain(FullScreenText::tr("The sealed sign-in was not opened: %1")
                                .arg(views::wording::of(done.error())),
                            ExitCode::NotSignedIn);
    }
    // One screen per profile: two would mark each other's messages as read and move each other's rooms.
    QLockFile lock(profile.folder() + u"/screen.lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.tryLock())
        return complain(
            FullScreenText::tr("Another madang-tui has this profile open. --profile NAME uses another one."),
            ExitCode::Local);

    blockSignals({SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT});
    const StandardErrorToFile quiet(profile.folder() + u"/madang-tui.log"_s);
    SystemAlarmClock clock;
    TermpaintTerminal terminal;
    if (const Done done = terminal.open(reading.config.depth, reading.config.links); !done)
        return complain(FullScreenText::tr("The terminal cannot be used."), ExitCode::Local);

    AppParts parts{terminal,
                   profile,
                   reading.config,
                   clock,
                   line->value(u"server"_s).value_or(qEnvironmentVariable("MADANG_SERVER")),
                   {}};
    const QString user = line->value(u"user"_s).value_or(qEnvironmentVariable("MADANG_USER"));
    const QString password = qEnvironmentVariable("MADANG_PASSWORD");
    qunsetenv("MADANG_PASSWORD");
    if (!user.isEmpty() && !password.isEmpty())
        parts.credentials = Credentials{user, password};
    parts.place = destination;
    App app(parts);
    QObject::connect(&app, &App::finished, QCoreApplication::instance(), &QCoreApplication::quit,
                     Qt::QueuedConnection);
    app.start();
    if (!reading.faults.isEmpty())
        app.tell(Tone::Warning,
                 FullScreenText::tr("tui.toml, line %1: %2 “madang-tui config check” lists all mistakes.")
                     .arg(reading.faults.first().line)
                     .arg(reading.faults.first().text));
    return QCoreApplication::exec();
}

} // namespace madang::tui
