// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/app.h"

#include "client-gui/screens/passphrase_sheet.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QSysInfo>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

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

    /// The profile's folder, for this user only.
    QString madeFolder(const QString &path)
    {
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

} // namespace

App::App(const LaunchOptions &options)
    : m_options(options)
    , m_preferences(madeFolder(options.profile) + "/settings.ini"_L1)
    , m_file(options.profile + "/secrets"_L1)
    , m_secrets(m_keyring, m_file, m_clock)
    , m_translations({u"gui"_s})
    , m_formats(m_clock)
    , m_session({m_clock, m_secrets, m_preferences, options.profile})
    , m_idle(m_session)
    , m_window(m_theme, m_session, m_formats)
    , m_notifier(m_theme, m_session, m_window, QDBusConnection::sessionBus())
{
    m_session.setDevice(u"Madang, %1"_s.arg(QSysInfo::machineHostName()));
    connect(&m_preferences, &Preferences::languageChanged, this, &App::useLanguage);
    connect(&m_preferences, &Preferences::themeChanged, this, &App::useTheme);
    connect(&m_preferences, &Preferences::densityChanged, this, &App::useDensity);
    connect(&m_preferences, &Preferences::interfaceScaleChanged, &m_theme, &Theme::setScale);
    connect(m_window.startScreen(), &StartScreen::entered, this, &App::offerPassphrase);
    QCoreApplication::instance()->installEventFilter(this);
    useLanguage(options.language.value_or(m_preferences.language()));
    m_theme.setScale(m_preferences.interfaceScale());
    useDensity(m_preferences.density());
    useTheme(options.theme.value_or(m_preferences.theme()));
    m_theme.apply();
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
        m_idle.touched();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

void App::start()
{
    // A hidden window needs a tray to come back from.
    if (!m_options.hidden)
        m_window.show();
    else if (!m_notifier.tray().isThere())
        m_window.showMinimized();
    else
        m_notifier.beginHidden();
    if (!m_options.server.isEmpty()) {
        if (const Result<ServerAddress> server = ServerAddress::fromText(m_options.server))
            m_session.setServer(*server);
        else
            m_window.say(views::wording::of(server.error()));
    }
    views::AccountForm &form = m_window.startScreen()->form();
    form.setText(views::AccountForm::Field::Server,
                 m_session.server().isNull() ? m_preferences.server() : m_session.server().text());
    if (!m_options.user.isEmpty())
        form.setText(views::AccountForm::Field::Username, m_options.user);
    m_window.begin();

    // A sealed file has to be opened before the session may read from it; in every other case nothing waits.
    const bool mayNeedPassphrase = m_file.exists();
    whenDone(m_secrets.choose(), this, [this, mayNeedPassphrase](ChosenSecretStore::Place place) {
        if (mayNeedPassphrase)
            enter(place);
    });
    if (!mayNeedPassphrase)
        enter(ChosenSecretStore::Place::Undecided);
}

void App::enter(ChosenSecretStore::Place place)
{
    if (!m_options.user.isEmpty() && !m_options.password.isEmpty()) {
        signInAsAsked();
        return;
    }
    const std::optional<SavedAccount> saved = m_preferences.account();
    const bool other = !m_options.server.isEmpty() && saved && saved->server != m_session.server().text();
    const bool otherUser = !m_options.user.isEmpty() && saved && saved->username != m_options.user;
    if (!saved || other || otherUser)
        return;
    if (place != ChosenSecretStore::Place::Memory) {
        m_session.resume();
        return;
    }
    auto *sheet = new PassphraseSheet(m_theme, m_file, m_window.centralWidget());
    connect(sheet, &PassphraseSheet::unlocked, this, [this] {
        whenDone(m_secrets.choose(), this, [this](ChosenSecretStore::Place) { m_session.resume(); });
    });
    connect(sheet, &PassphraseSheet::declined, this, [this] { m_declined = true; });
    m_window.present(sheet);
    sheet->open();
}

void App::signInAsAsked()
{
    const QString password = std::exchange(m_options.password, {});
    whenDone(m_session.signIn(m_options.user, password), this,
             [this](const Result<accounts::Account> &account) {
                 if (account)
                     return;
                 const std::optional<SavedAccount> saved = m_preferences.account();
                 const bool offline
                     = account.error().code == Code::Unavailable || account.error().code == Code::Timeout;
                 if (offline && saved && saved->username == m_options.user && m_session.resume())
                     return;
                 m_window.startScreen()->explain(views::wording::of(account.error()));
             });
}

void App::offerPassphrase()
{
    if (m_declined || m_session.state() != Session::State::SignedIn
        || m_secrets.place() != ChosenSecretStore::Place::Memory)
        return;
    auto *sheet = new PassphraseSheet(m_theme, m_file, m_window.centralWidget());
    connect(sheet, &PassphraseSheet::unlocked, this,
            [this] { whenDone(m_secrets.choose(), this, [](ChosenSecretStore::Place) {}); });
    connect(sheet, &PassphraseSheet::declined, this, [this] { m_declined = true; });
    m_window.present(sheet);
    sheet->open();
}

void App::useLanguage(Language language)
{
    m_formats.setLanguage(language);
    QLocale::setDefault(m_formats.locale());
    m_translations.use(language);
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
