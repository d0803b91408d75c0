// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/accounts/account_home.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    std::unique_ptr<Preferences> ownPreferences(const AccountParts &parts, int number, const QString &folder)
    {
        if (number == 0)
            return nullptr;
        const QString path = folder.isEmpty() ? QString() : folder + "/settings.ini"_L1;
        return std::make_unique<Preferences>(path, parts.shared);
    }

    QString secretPrefix(int number)
    {
        return number == 0 ? QString() : u"home %1 "_s.arg(number);
    }

} // namespace

QString AccountHome::folderOf(const QString &profile, int number)
{
    return number == 0 || profile.isEmpty() ? profile : profile + u"/accounts/%1"_s.arg(number);
}

bool AccountHome::makeFolder(const QString &path)
{
    constexpr QFile::Permissions mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(path))
        return false;
    QFile::setPermissions(path, mine);
    const QFileInfo folder(path);
    return folder.isDir() && folder.isWritable();
}

HomeFolder::HomeFolder(const QString &profile, int number)
    : m_number(number)
    , m_path(AccountHome::folderOf(profile, number))
{
}

/// What else lies in the profile's own folder belongs to the program, not to an account.
HomeFolder::~HomeFolder()
{
    if (!m_goes || m_path.isEmpty())
        return;
    QDir folder(m_path);
    if (m_number != 0) {
        folder.removeRecursively();
        return;
    }
    const QStringList files = folder.entryList(
        {u"*.sqlite"_s, u"*.sqlite-wal"_s, u"*.sqlite-shm"_s, u"*.sqlite.lock"_s}, QDir::Files);
    for (const QString &file : files)
        folder.remove(file);
    const QStringList folders
        = folder.entryList({u"*.sqlite.pictures"_s, u"*.sqlite.faces"_s, u"*.sqlite.uploads"_s}, QDir::Dirs);
    for (const QString &name : folders)
        QDir(folder.filePath(name)).removeRecursively();
}

bool HomeFolder::hasArchives() const
{
    return !m_path.isEmpty() && !QDir(m_path).entryList({u"*.sqlite"_s}, QDir::Files).isEmpty();
}

AccountHome::AccountHome(const AccountParts &parts, int number, AccountFrame &frame)
    : m_parts(parts)
    , m_number(number)
    , m_frame(frame)
    , m_folder(parts.folder, number)
    , m_own(ownPreferences(parts, number, m_folder.path()))
    , m_preferences(m_own ? *m_own : parts.shared)
    , m_secrets(parts.secrets, secretPrefix(number))
    , m_session({parts.clock, m_secrets, m_preferences, m_folder.path()})
    , m_link(m_session)
    , m_idle(m_session)
{
    m_session.setDevice(u"Madang, %1"_s.arg(QSysInfo::machineHostName()));
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        m_wasIn = m_wasIn || state != Session::State::SignedOut;
        // Of one server only: another one's pictures have the same numbers.
        m_portraits.reset();
        if (state == Session::State::SignedIn)
            m_portraits = std::make_unique<Portraits>(m_session.faces(), nullptr);
    });
}

AccountHome::~AccountHome() = default;

MainWindow &AccountHome::makeWindow()
{
    if (!m_window)
        m_window = std::make_unique<MainWindow>(m_parts.theme, m_session, m_parts.formats, &m_frame);
    return *m_window;
}

void AccountHome::resume()
{
    if (!m_wasIn)
        m_session.resume();
}

bool AccountHome::hasTraces() const
{
    return m_session.state() != Session::State::SignedOut || m_preferences.account()
        || m_folder.hasArchives();
}

void AccountHome::forget()
{
    m_folder.removeAtEnd();
    m_session.signOut(Session::LocalCopy::Remove);
    m_preferences.setAccount({});
    m_preferences.setServer({});
    m_preferences.setLastRoom({});
    m_preferences.setRoomLayout({});
}

} // namespace madang::gui
