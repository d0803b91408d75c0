// SPDX-License-Identifier: GPL-3.0-or-later
// One person's folder on this computer: preferences, archives, and where the sign-in is kept. Several can
// live side by side. Speaks to no server.
#pragma once

#include "client-tui/profile/secret_places.h"

#include "common/client/preferences.h"

#include <memory>

namespace madang::tui {

class Profile {
public:
    /// Opens or makes a profile's folder (mode 0700). A name ("work") stands for a folder of the person's
    /// data folder, anything with a slash for itself; empty means $MADANG_PROFILE, else the default one.
    static Result<std::unique_ptr<Profile>> open(const QString &nameOrFolder);
    static QString folderOf(const QString &nameOrFolder);
    /// The same, absolute.
    static QString pathOf(const QString &nameOrFolder);
    /// The settings and the remembered account in such a folder.
    static QString preferencesFileOf(const QString &folder)
    {
        return folder + QStringLiteral("/preferences.ini");
    }

    const QString &folder() const { return m_folder; }
    /// Locked while one of the programs that use this profile renews its sign-in.
    QString renewalLock() const { return m_folder + QStringLiteral("/renewal.lock"); }
    Preferences &preferences() { return m_preferences; }
    SecretPlaces &secrets() { return m_secrets; }
    /// The place that was chosen at the last sign-in; nothing before the first.
    std::optional<SecretPlaces::Place> rememberedPlace() const;
    /// Uses a place from now on, and remembers it for the next start.
    void choosePlace(SecretPlaces::Place place);

private:
    explicit Profile(const QString &folder);

    QString m_folder;
    Preferences m_preferences;
    SecretPlaces m_secrets;
};

} // namespace madang::tui
