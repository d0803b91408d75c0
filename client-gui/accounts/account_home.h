// SPDX-License-Identifier: GPL-3.0-or-later
// AccountHome: what belongs to one account of the program and to no other: its folder, its preferences, its
// session, and what the window shows of it. Nothing of it is shared but taste, clock and the place for
// secrets.
#pragma once

#include "client-gui/parts/portraits.h"
#include "client-gui/window/main_window.h"
#include "common/views/account_names.h"
#include "common/views/idle_watch.h"
#include "common/views/link_status.h"

namespace madang::gui {

/// What all accounts of one program have together. All of it outlives the homes.
struct AccountParts {
    const Theme &theme;
    views::Formats &formats;
    AlarmClock &clock;
    SecretStore &secrets;
    Preferences &shared; ///< matters of taste, and the account of home 0
    QString folder; ///< of the profile; empty keeps everything in memory
};

/// A SecretStore's part for one home: two that know the same account do not take each other's sign-in.
class HomeSecrets final : public SecretStore {
public:
    HomeSecrets(SecretStore &all, const QString &prefix)
        : m_all(all)
        , m_prefix(prefix)
    {
    }
    QFuture<Result<QString>> read(const QString &key) override { return m_all.read(m_prefix + key); }
    QFuture<Done> write(const QString &key, const QString &secret) override
    {
        return m_all.write(m_prefix + key, secret);
    }
    QFuture<Done> remove(const QString &key) override { return m_all.remove(m_prefix + key); }

private:
    SecretStore &m_all;
    const QString m_prefix;
};

/// What lies on the disk of one home. Goes with this object once it is not wanted any more: by then nothing
/// writes there.
class HomeFolder {
public:
    HomeFolder(const QString &profile, int number);
    ~HomeFolder();

    /// Empty: everything is in memory.
    const QString &path() const { return m_path; }
    bool hasArchives() const;
    void removeAtEnd() { m_goes = true; }

private:
    const int m_number;
    const QString m_path;
    bool m_goes = false;
};

class AccountHome : public QObject {
    Q_OBJECT

public:
    /// Home 0 is the profile's folder itself, as it was when there was only one account.
    static QString folderOf(const QString &profile, int number);
    /// Makes a home's folder, for this user only; whether it can be used.
    static bool makeFolder(const QString &path);

    AccountHome(const AccountParts &parts, int number, AccountFrame &frame);
    ~AccountHome() override;

    int number() const { return m_number; }
    Preferences &preferences() { return m_preferences; }
    Session &session() { return m_session; }
    const Session &session() const { return m_session; }
    views::LinkStatus &link() { return m_link; }
    /// People's pictures, for what shows several accounts; null while nobody is signed in.
    Portraits *portraits() const { return m_portraits.get(); }
    /// Somebody touched the program.
    void touched() { m_idle.touched(); }

    /// Makes what the window shows, once. It costs time, so it is not done before it is looked at or the
    /// first account is there.
    MainWindow &makeWindow();
    /// Null until then.
    MainWindow *window() const { return m_window.get(); }
    void dropWindow() { m_window.reset(); }

    /// Opens the account that is remembered, if there is one. Whoever came in once in this run, and was sent
    /// out, is not let in again by itself.
    void resume();
    bool wasIn() const { return m_wasIn; }

    /// Whether anything of an account lies here.
    bool hasTraces() const;
    /// Signs out and forgets the account here. The folder goes with this object: the server is still to be
    /// told.
    void forget();

private:
    const AccountParts m_parts;
    const int m_number;
    AccountFrame &m_frame;
    HomeFolder m_folder; ///< before whatever writes there
    std::unique_ptr<Preferences> m_own; ///< null: home 0, whose are the shared ones
    Preferences &m_preferences;
    HomeSecrets m_secrets;
    Session m_session;
    std::unique_ptr<Portraits> m_portraits;
    views::LinkStatus m_link;
    views::IdleWatch m_idle;
    std::unique_ptr<MainWindow> m_window;
    bool m_wasIn = false; ///< somebody was, in this run
};

} // namespace madang::gui
