// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/profile/profile.h"

#include "common/base/secret.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    const QString kPlaceKey = u"tui-secret-store"_s;

    /// The default profile has the plain name; others are told apart by their folder.
    QString keyringName(const QString &folder)
    {
        return folder == QDir::cleanPath(Profile::folderOf(u"default"_s))
            ? u"madang-tui"_s
            : u"madang-tui "_s + secret::fingerprint(folder).left(12);
    }

} // namespace

QString Profile::folderOf(const QString &nameOrFolder)
{
    QString wanted = nameOrFolder.isEmpty() ? qEnvironmentVariable("MADANG_PROFILE") : nameOrFolder;
    if (wanted.contains(u'/'))
        return wanted;
    if (wanted.isEmpty() || wanted == "."_L1 || wanted == ".."_L1)
        wanted = u"default"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/madang/tui/"_s + wanted;
}

QString Profile::pathOf(const QString &nameOrFolder)
{
    return QDir::cleanPath(QFileInfo(folderOf(nameOrFolder)).absoluteFilePath());
}

Result<std::unique_ptr<Profile>> Profile::open(const QString &nameOrFolder)
{
    const QString path = pathOf(nameOrFolder);
    const bool existed = QFileInfo(path).isDir();
    if (!QDir().mkpath(path) || !QFileInfo(path).isWritable())
        return Error{Code::Unavailable, "profile-folder"};
    if (!existed)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return std::unique_ptr<Profile>(new Profile(path));
}

Profile::Profile(const QString &folder)
    : m_folder(folder)
    , m_preferences(preferencesFileOf(folder))
    , m_secrets(folder, keyringName(folder))
{
    if (const auto place = rememberedPlace())
        m_secrets.use(*place);
}

std::optional<SecretPlaces::Place> Profile::rememberedPlace() const
{
    return SecretPlaces::placeOf(QString::fromLatin1(m_preferences.layout(kPlaceKey)));
}

void Profile::choosePlace(SecretPlaces::Place place)
{
    m_secrets.use(place);
    m_preferences.setLayout(kPlaceKey, SecretPlaces::wordOf(place).toLatin1());
}

} // namespace madang::tui
