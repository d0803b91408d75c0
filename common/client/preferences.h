// SPDX-License-Identifier: GPL-3.0-or-later
// A client's own settings, typed, in one file. Nothing secret, and nothing the server should know.
#pragma once

#include "common/base/id.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QVariant>

#include <memory>
#include <optional>

class QSettings;

namespace madang {

enum class Language { System, English, Korean };
enum class Theme { System, Light, Dark, ContrastLight, ContrastDark };
enum class Density { Comfortable, Compact };

/// Who was signed in last, enough to open the archive without the network.
struct SavedAccount {
    QString server; ///< ServerAddress::text()
    UserId user;
    QString username;
    QString nickname;
    bool operator==(const SavedAccount &) const = default;
};

/// A room in a window of its own.
struct RoomPlace {
    RoomId room;
    QByteArray place; ///< the face's own opaque state
    bool operator==(const RoomPlace &) const = default;
};

/// Which rooms stand beside the main window. Of one person at one server: elsewhere the numbers of rooms mean
/// others.
struct RoomLayout {
    static constexpr int kMostWindows = 8;

    QString server; ///< ServerAddress::text()
    UserId user; ///< null: a guest
    QList<RoomPlace> windows; ///< in the order in which they were opened
    RoomId floating; ///< of the floating chat; null: there is none
    bool operator==(const RoomLayout &) const = default;
};

/// Every setter writes through and signals only when the value changed. Values out of range are brought into
/// it.
class Preferences : public QObject {
    Q_OBJECT
public:
    /// Opens or creates the file. An empty path keeps the settings in memory.
    explicit Preferences(const QString &path, QObject *parent = nullptr);
    /// Those of one account beside others in one program: what is a person's taste and not an account's
    /// (language, look, keys, notifications, how windows stand) is read from and kept in `shared`, which
    /// outlives this and signals for all.
    Preferences(const QString &path, Preferences &shared, QObject *parent = nullptr);
    ~Preferences() override;

    Language language() const;
    void setLanguage(Language language);
    Theme theme() const;
    void setTheme(Theme theme);
    /// How closely rows stand.
    Density density() const;
    void setDensity(Density density);
    /// How large everything is, text, icons and the air between: percent, 80 to 200 in steps of 10.
    int interfaceScale() const;
    void setInterfaceScale(int percent);
    static constexpr int kSmallestScale = 80;
    static constexpr int kLargestScale = 200;
    static constexpr int kScaleStep = 10;
    /// Whether others see that one is typing.
    bool sendsTyping() const;
    void setSendsTyping(bool on);
    /// Whether the system may show notifications.
    bool notifies() const;
    void setNotifies(bool on);
    /// Whether notifications show what was said.
    bool notificationsShowText() const;
    void setNotificationsShowText(bool on);
    /// Whether they show how much money something is about.
    bool notificationsShowAmounts() const;
    void setNotificationsShowAmounts(bool on);
    /// Whether a closed window lives on in the tray.
    bool closesToTray() const;
    void setClosesToTray(bool on);

    QString server() const;
    void setServer(const QString &address);
    std::optional<SavedAccount> account() const;
    void setAccount(const std::optional<SavedAccount> &account);
    RoomId lastRoom() const;
    void setLastRoom(RoomId room);
    /// As it was left by that person; an empty one of theirs when it is another's that is kept.
    RoomLayout roomLayout(const QString &server, UserId user) const;
    /// Windows beyond kMostWindows are left out.
    void setRoomLayout(const RoomLayout &layout);
    /// A face's own opaque state (window geometry, splitters), by name.
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);
    /// The keys somebody chose for an action of a face, as text; empty: no keys at all. Without a value they
    /// are the usual ones.
    std::optional<QString> keys(const QString &action) const;
    void setKeys(const QString &action, const std::optional<QString> &keys);

    /// The accounts of one window, by the numbers of their folders, in order; empty when nobody wrote it yet.
    /// No number twice, and no more than kMostHomes.
    QList<int> homes() const;
    void setHomes(const QList<int> &homes);
    static constexpr int kMostHomes = 8;
    static constexpr int kHighestHome = 99;
    /// Which of them was in front; -1 when that is not known.
    int frontHome() const;
    void setFrontHome(int home);

Q_SIGNALS:
    void languageChanged(madang::Language language);
    void themeChanged(madang::Theme theme);
    void densityChanged(madang::Density density);
    void interfaceScaleChanged(int percent);
    void sendsTypingChanged(bool on);
    void notifiesChanged(bool on);
    void notificationsShowTextChanged(bool on);
    void notificationsShowAmountsChanged(bool on);
    void closesToTrayChanged(bool on);
    void serverChanged(const QString &address);
    void accountChanged();
    void keysChanged(const QString &action);
    void roomLayoutChanged();

private:
    /// Who keeps what is a matter of taste, and tells of it.
    Preferences &taste() { return m_shared ? *m_shared : *this; }
    QVariant read(const QString &key, const QVariant &otherwise) const;
    bool store(const QString &key, const QVariant &value, const QVariant &otherwise);

    Preferences *m_shared = nullptr; ///< null: everything is here
    std::unique_ptr<QSettings> m_settings;
    QHash<QString, QVariant> m_memory; ///< used when there is no file
};

} // namespace madang
