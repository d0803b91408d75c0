// SPDX-License-Identifier: GPL-3.0-or-later
// App: the composition root. Builds clock, preferences, secrets, theme and window with its accounts in this
// order and joins them; decides how a run begins (as remembered, with the given credentials, or at the
// sign-in screen).
#pragma once

#include "client-gui/accounts/account_shell.h"
#include "client-gui/english_plurals.h"
#include "client-gui/launch/link_opener.h"
#include "client-gui/launch/one_program.h"
#include "client-gui/launch_options.h"
#include "client-gui/notify/notifier.h"
#include "client-gui/parts/late_commit.h"
#include "client-gui/theme/theme.h"
#include "common/client/chosen_secret_store.h"
#include "common/client/keyring_secret_store.h"
#include "common/views/formats.h"
#include "common/views/translations.h"

namespace madang::gui {

class App : public QObject {
    Q_OBJECT

public:
    /// The profile's folder is there already: whoever makes this took it for this process.
    explicit App(const LaunchOptions &options);

    /// Shows the window and begins the session.
    void start();
    /// Does what a later start of the program asks for.
    void answer(const LaterStart &start);
    /// Of the account that is in front.
    MainWindow &window() { return m_shell.begin(m_shell.front()); }
    AccountShell &shell() { return m_shell; }
    /// Sends what was deleted just now and could still be undone. Whether the program should run on until it
    /// is there: it quits by itself then, or after two seconds. What is not sent stays on disk and goes at
    /// the next start.
    bool sendLast();

protected:
    /// Everything that a person does anywhere in the program.
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void useLanguage(Language language);
    void useTheme(madang::Theme theme);
    void useDensity(Density density);
    void enter(ChosenSecretStore::Place place);
    void signInAsAsked();
    void offerPassphrase(AccountHome &home);
    /// An account has its window now.
    void join(AccountHome &home);

    LaunchOptions m_options;
    SystemAlarmClock m_clock;
    Preferences m_preferences;
    KeyringSecretStore m_keyring;
    FileSecretStore m_file;
    ChosenSecretStore m_secrets;
    EnglishPlurals m_plurals;
    views::Translations m_translations;
    views::Formats m_formats;
    LateCommit m_lateCommit;
    Theme m_theme;
    AccountShell m_shell;
    LinkOpener m_links;
    Notifier m_notifier;
    std::unique_ptr<Alarm> m_farewellEnds;
    bool m_declined = false; ///< no passphrase was wanted in this run
};

} // namespace madang::gui
