// SPDX-License-Identifier: GPL-3.0-or-later
// Commands about people: what one shows of oneself, and who somebody is.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/own_profile.h"
#include "common/views/presence_text.h"
#include "common/views/role_text.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::tellProfile(const QFuture<Result<profiles::Profile>> &asked,
                        const std::function<QString(const profiles::Profile &)> &words)
{
    whenDone(asked, this, [this, words](const Result<profiles::Profile> &profile) {
        profile ? m_desk.tell(Tone::Good, words(*profile)) : tellError(profile.error());
    });
}

void Verbs::nick(const QString &rest)
{
    tellProfile(m_desk.session().changeProfile({.nickname = rest}), [](const profiles::Profile &profile) {
        return tr("You are %1 now.").arg(sanitized(profile.nickname));
    });
}

void Verbs::nickHere(const QString &rest)
{
    if (!needsRoom())
        return;
    const bool off = rest.compare("off"_L1, Qt::CaseInsensitive) == 0;
    whenDone(m_desk.rooms().setNickname(m_desk.currentRoom(), off ? QString() : rest), this,
             [this](const Result<profiles::RoomNickname> &now) {
                 now ? m_desk.tell(Tone::Good, tr("You are called %1 here.").arg(sanitized(now->shown)))
                     : tellError(now.error());
             });
}

void Verbs::bio(const QString &rest)
{
    const auto words = [](const profiles::Profile &profile) {
        return profile.bio.isEmpty() ? tr("You say nothing about yourself.")
                                     : tr("About you: %1").arg(sanitized(views::oneLine(profile.bio, 500)));
    };
    Session &session = m_desk.session();
    if (rest.isEmpty())
        return tellProfile(session.call(profiles::own, {}), words);
    const bool off = rest.compare("off"_L1, Qt::CaseInsensitive) == 0;
    tellProfile(session.changeProfile({.bio = off ? QString() : rest}), words);
}

void Verbs::picture(const QString &rest)
{
    const auto words = [](const profiles::Profile &profile) {
        return profile.picture ? tr("Everybody sees your new picture.") : tr("Your picture was taken away.");
    };
    Session &session = m_desk.session();
    if (rest.compare("off"_L1, Qt::CaseInsensitive) == 0)
        return tellProfile(session.call(profiles::removePicture, {}), words);
    QString name = rest;
    QFile file(takeArgument(name));
    if (!file.open(QIODevice::ReadOnly))
        return tellError({Code::NotAllowed, "file-unreadable"});
    // One octet more than may be: enough to know that it is too large.
    const QByteArray octets = file.read(profiles::kLargestUpload + 1);
    if (octets.size() > profiles::kLargestUpload)
        return tellError(Error(Code::TooLarge, "picture").at(u"picture"_s));
    RestRequest request = rest::spelled(profiles::setPicture, Nothing{});
    request.body = octets;
    request.contentType = "application/octet-stream";
    tellProfile(rest::decoded<profiles::Profile>(session.send(request), this), words);
}

void Verbs::ownProfile(const QString &rest)
{
    const auto words = [](const profiles::Profile &profile) {
        return profile.language
            ? tr("Language of mails to you: %1").arg(views::OwnProfile::nameOf(*profile.language))
            : tr("This server does not know in which language you want mails.");
    };
    QString typed = rest;
    const QString part = takeArgument(typed);
    Session &session = m_desk.session();
    if (part.isEmpty() || (part == "language"_L1 && typed.isEmpty()))
        return tellProfile(session.call(profiles::own, {}), words);
    const auto language = views::OwnProfile::languageFrom(typed);
    if (part != "language"_L1 || !language)
        return m_desk.tell(Tone::Warning, findVerb(u"profile"_s)->usage());
    tellProfile(session.changeProfile({.language = language}), words);
}

void Verbs::whoIs(const QString &rest)
{
    QString typed = rest;
    const QString name = takeArgument(typed);
    const auto show = [this](const Result<profiles::PersonCard> &card) {
        card ? showCard(*card) : tellError(card.error());
    };
    // Who is here by that nickname; of several the one the list shows first.
    if (const views::People *people = m_desk.people()) {
        for (int i = 0; i < people->rowCount(); ++i) {
            if (people->member(i).nickname.compare(name, Qt::CaseInsensitive) == 0)
                return whenDone(m_desk.session().call(profiles::card, {people->member(i).id}), this, show);
        }
    }
    const QString username = name.startsWith(u'@') ? name.mid(1) : name;
    whenDone(m_desk.session().call(profiles::cardNamed, {username}), this, show);
}

void Verbs::showCard(const profiles::PersonCard &card)
{
    QList<SheetRow> rows;
    const auto line = [&](const QString &name, const QString &text) {
        if (!text.isEmpty())
            rows.append({PaintedLine{{name + u": "_s, theme()[Role::Muted]}, {text, theme()[Role::Text]}}});
    };
    line(tr("User name"), sanitized(card.username));
    line(tr("Looks after this place as"), views::role_text::nameOf(card.badge));
    line(tr("Now"), card.presence ? views::presence_text::nameOf(*card.presence) : QString());
    line(tr("Here since"), m_desk.formats().fullTime(card.memberSince));
    line(tr("Identity"), card.verified.value_or(false) ? tr("verified") : QString());
    line(tr("Picture"), card.picture ? tr("yes") : tr("none"));
    if (card.blocked)
        rows.append({PaintedLine{{tr("You blocked them."), theme()[Role::Warning]}}});
    for (const QString &words : card.bio.split(u'\n', Qt::SkipEmptyParts))
        rows.append({PaintedLine{{sanitized(words), theme()[Role::Text]}}});
    if (!card.rooms.isEmpty())
        rows.append({PaintedLine{{tr("Rooms of you both, Enter goes there:"), theme()[Role::Muted]}}});
    for (const profiles::CommonRoom &room : card.rooms)
        rows.append({PaintedLine{{sanitized(room.name), theme()[Role::Text]}},
                     [this, id = room.id] { m_desk.openRoom(id); }});
    m_desk.show(std::make_unique<Sheet>(sanitized(card.nickname), rows, tr("Esc closes")));
}

} // namespace madang::tui
