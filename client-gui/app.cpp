// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/app.h"

#include "client-gui/screens/passphrase_sheet.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace madang::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kLastWait = 2s;

    Theme::Shade shadeOf(madang::Theme theme)
    {
        switch (theme) {
        case madang::Theme::Light:
            return Theme::Shade::Light;
        case madang::Theme::Dark:
            return Theme::Shade::Dark;
        case madang::Theme::ContrastLight:
            return Theme::Shade::ContrastLight;
        case madang::Theme::ContrastDark:
            return Theme::Shade::ContrastDark;
        case madang::Theme::System:
            break;
        }
        return Theme::Shade::System;
    }

} // namespace

App::App(const LaunchOptions &options)
    : m_options(options)
    , m_preferences(options.profile + "/settings.ini"_L1)
    , m_file(options.profile + "/secrets"_L1)
    , m_secrets(m_keyring, m_file, m_clock)
    , m_translations({u"gui"_s})
    , m_formats(m_clock)
    , m_shell({m_theme, m_formats, m_clock, m_secrets, m_preferences, options.profile})
    , m_links(m_theme, m_shell)
    , m_notifier(m_theme, m_shell, QDBusConnection::sessionBus())
{
    connect(&m_preferences, &Preferences::languageChanged, this, &App::useLanguage);
    connect(&m_preferences, &Preferences::themeChanged, this, &App::useTheme);
    connect(&m_preferences, &Preferences::densityChanged, this, &App::useDensity);
    connect(&m_preferences, &Preferences::interfaceScaleChanged, &m_theme, &Theme::setScale);
    connect(&m_shell, &AccountShell::begun, this, &App::join);
    QCoreApplication::instance()->installEventFilter(this);
    useLanguage(options.language.value_or(m_preferences.language()));
    m_theme.setScale(m_preferences.interfaceScale());
    useDensity(m_preferences.density());
    useTheme(options.theme.value_or(m_preferences.theme()));
    m_theme.apply();
    m_shell.begin(m_shell.front());
}

void App::join(AccountHome &home)
{
    StartScreen *start = home.window()->startScreen();
    connect(start, &StartScreen::entered, &home, [this, &home] { offerPassphrase(home); });
    const QString server
        = home.session().server().isNull() ? home.preferences().server() : home.session().server().text();
    start->form().setText(views::AccountForm::Field::Server, server);
}

bool App::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        for (AccountHome *home : m_shell.homes())
            home->touched();
        m_shell.pinLock()->touched();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

void App::start()
{
    ServerAddress asked;
    QString refused;
    if (!m_options.server.isEmpty()) {
        if (const Result<ServerAddress> server = ServerAddress::fromText(m_options.server))
            asked = *server;
        else
            refused = views::wording::of(server.error());
    }
    // Who is asked for may be one of several; else it is whoever was in front.
    if (!asked.isNull() || !m_options.user.isEmpty()) {
        if (AccountHome *fitting = m_shell.fitting(asked, m_options.user);
            fitting && fitting != &m_shell.front())
            m_shell.setFront(*fitting);
    }
    // A hidden window needs a tray to come back from.
    if (!m_options.hidden)
        m_shell.show();
    else if (!m_notifier.tray().isThere())
        m_shell.showMinimized();
    else
        m_notifier.beginHidden();
    if (!refused.isEmpty())
        window().say(refused);
    AccountHome &home = m_shell.front();
    if (!asked.isNull())
        home.session().setServer(asked);
    views::AccountForm &form = window().startScreen()->form();
    form.setText(views::AccountForm::Field::Server,
                 home.session().server().isNull() ? home.preferences().server()
                                                  : home.session().server().text());
    if (!m_options.user.isEmpty())
        form.setText(views::AccountForm::Field::Username, m_options.user);
    window().begin();
    for (const int number : m_shell.broken())
        window().say(tr("The folder of another account cannot be used: %1")
                         .arg(AccountHome::folderOf(m_options.profile, number)));

    if (!m_options.link.isEmpty())
        m_links.openText(m_options.link);

    // A sealed file has to be opened before the session may read from it; in every other case nothing waits.
    const bool mayNeedPassphrase = m_file.exists();
    whenDone(m_secrets.choose(), this, [this, mayNeedPassphrase](ChosenSecretStore::Place place) {
        if (mayNeedPassphrase)
            enter(place);
    });
    if (!mayNeedPassphrase)
        enter(ChosenSecretStore::Place::Undecided);
}

void App::answer(const LaterStart &start)
{
    const Result<ServerAddress> server = ServerAddress::fromText(start.server);
    const bool asksFor = server || !start.user.isEmpty();
    if (AccountHome *fitting
        = asksFor ? m_shell.fitting(server ? *server : ServerAddress(), start.user) : nullptr;
        fitting && fitting != &m_shell.front())
        m_shell.setFront(*fitting);
    // Where the desktop gives leave to come to front, the windowing system takes its word from here.
    if (!start.activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", start.activation.toUtf8());
    if (!start.link.isEmpty())
        m_links.openText(start.link);
    else if (!start.hidden)
        m_shell.comeToFront();
}

void App::enter(ChosenSecretStore::Place place)
{
    const bool locked = place == ChosenSecretStore::Place::Memory;
    if (!m_options.user.isEmpty() && !m_options.password.isEmpty()) {
        signInAsAsked();
        if (!locked)
            m_shell.resumeOthers();
        return;
    }
    AccountHome &home = m_shell.front();
    const std::optional<SavedAccount> saved = home.preferences().account();
    const bool other
        = !m_options.server.isEmpty() && saved && saved->server != home.session().server().text();
    const bool otherUser = !m_options.user.isEmpty() && saved && saved->username != m_options.user;
    const bool resumes = saved && !other && !otherUser;
    if (!locked) {
        if (resumes)
            home.resume();
        m_shell.resumeOthers();
        return;
    }
    const QList<AccountHome *> homes = m_shell.homes();
    const bool anyone = std::any_of(homes.begin(), homes.end(),
                                    [](AccountHome *each) { return each->preferences().account(); });
    if (!resumes && (homes.size() < 2 || !anyone))
        return;
    auto *sheet = new PassphraseSheet(m_theme, m_file, window().centralWidget());
    connect(sheet, &PassphraseSheet::unlocked, this, [this, number = home.number(), resumes] {
        whenDone(m_secrets.choose(), this, [this, number, resumes](ChosenSecretStore::Place) {
            if (AccountHome *first = m_shell.find(number); first && resumes)
                first->resume();
            m_shell.resumeOthers();
        });
    });
    connect(sheet, &PassphraseSheet::declined, this, [this] { m_declined = true; });
    window().present(sheet);
    sheet->open();
}

void App::signInAsAsked()
{
    const QString password = std::exchange(m_options.password, {});
    AccountHome *home = &m_shell.front();
    whenDone(home->session().signIn(m_options.user, password), home,
             [this, home](const Result<accounts::Account> &account) {
                 if (account)
                     return;
                 const std::optional<SavedAccount> saved = home->preferences().account();
                 const bool offline
                     = account.error().code == Code::Unavailable || account.error().code == Code::Timeout;
                 if (offline && saved && saved->username == m_options.user && home->session().resume())
                     return;
                 home->window()->startScreen()->explain(views::wording::of(account.error()));
             });
}

void App::offerPassphrase(AccountHome &home)
{
    if (m_declined || home.session().state() != Session::State::SignedIn
        || m_secrets.place() != ChosenSecretStore::Place::Memory)
        return;
    auto *sheet = new PassphraseSheet(m_theme, m_file, home.window()->centralWidget());
    connect(sheet, &PassphraseSheet::unlocked, this,
            [this] { whenDone(m_secrets.choose(), this, [](ChosenSecretStore::Place) {}); });
    connect(sheet, &PassphraseSheet::declined, this, [this] { m_declined = true; });
    home.window()->present(sheet);
    sheet->open();
}

bool App::sendLast()
{
    const auto isSending = [this] {
        const QList<AccountHome *> homes = m_shell.homes();
        return std::any_of(homes.begin(), homes.end(),
                           [](AccountHome *home) { return home->session().deletions().isSending(); });
    };
    for (AccountHome *home : m_shell.homes()) {
        Deletions &deletions = home->session().deletions();
        connect(&deletions, &Deletions::settled, this, [isSending] {
            if (!isSending())
                QCoreApplication::quit();
        });
        deletions.sendNow();
    }
    m_farewellEnds = m_clock.makeAlarm([] { QCoreApplication::quit(); });
    m_farewellEnds->start(kLastWait);
    return isSending();
}

void App::useLanguage(Language language)
{
    m_translations.use(language); // first: what is shown is told anew as soon as the formats are others
    m_formats.setLanguage(language);
    QLocale::setDefault(m_formats.locale());
}

void App::useTheme(madang::Theme theme)
{
    m_theme.setShade(shadeOf(theme));
}

void App::useDensity(Density density)
{
    m_theme.setDensity(density == Density::Compact ? Theme::Density::Compact : Theme::Density::Comfortable);
}

} // namespace madang::gui
