// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_names.h"

#include "common/views/event_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kLongestFaceName = 40;

    QString wordsFor(const char *text)
    {
        return QCoreApplication::translate("AccountNames", text);
    }

    QString shortName(const AccountFace &face)
    {
        if (face.guest)
            return wordsFor(QT_TRANSLATE_NOOP("AccountNames", "Guest"));
        if (face.isNobody())
            return face.host.isEmpty() ? wordsFor(QT_TRANSLATE_NOOP("AccountNames", "New account"))
                                       : face.host;
        return oneLine(face.nickname.isEmpty() ? face.username : face.nickname, kLongestFaceName);
    }

    QString withHost(const AccountFace &face, const QString &name)
    {
        return face.host.isEmpty() || name == face.host ? name : u"%1 · %2"_s.arg(name, face.host);
    }

    /// What differs by capitals alone is alike for whoever looks at it for a moment.
    bool hasTwin(const QStringList &names, qsizetype which)
    {
        for (qsizetype other = 0; other < names.size(); ++other) {
            if (other != which && names[other].compare(names[which], Qt::CaseInsensitive) == 0)
                return true;
        }
        return false;
    }

} // namespace

QString hostOf(const QString &address)
{
    const auto server = ServerAddress::fromText(address);
    return server ? server->rest(u"/"_s).authority() : QString();
}

AccountFace faceOf(const Session &session)
{
    AccountFace face;
    face.guest = session.state() == Session::State::Guest;
    if (const auto &account = session.account()) {
        face.user = account->id;
        face.nickname = account->nickname;
        face.username = account->username;
    } else if (const auto saved = session.preferences().account(); saved && !face.guest) {
        face.user = saved->user;
        face.nickname = saved->nickname;
        face.username = saved->username;
        face.host = hostOf(saved->server);
        return face;
    }
    face.host = hostOf(session.server().isNull() ? session.preferences().server() : session.server().text());
    return face;
}

QStringList tellApart(const QList<AccountFace> &faces)
{
    QStringList names;
    for (const AccountFace &face : faces)
        names += shortName(face);
    const QStringList plain = names;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        if (hasTwin(plain, i))
            names[i] = withHost(faces[i], plain[i]);
    }
    const QStringList hosted = names;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        if (hasTwin(hosted, i) && !faces[i].username.isEmpty())
            names[i] = withHost(faces[i], u"%1 (@%2)"_s.arg(plain[i], faces[i].username));
    }
    return names;
}

} // namespace madang::views
