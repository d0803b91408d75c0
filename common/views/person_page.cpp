// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/person_page.h"

#include "common/base/when_done.h"
#include "common/protocol/blocks.h"
#include "common/views/presence_text.h"

#include <QLocale>

namespace madang::views {

PersonPage::PersonPage(Session &session, const accounts::Person &person, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_person(person)
{
    m_card.id = person.id;
    m_card.nickname = person.nickname;
    connect(&session.mirror(), &Mirror::presenceChanged, this, [this](const presence::Changed &change) {
        if (change.user != m_person.id || !m_card.presence || m_card.presence == change.state || isMe())
            return;
        m_card.presence = change.state;
        Q_EMIT changed();
    });
    connect(&session.mirror(), &Mirror::faceChanged, this, [this](const profiles::FaceChanged &change) {
        if (change.face.id != m_person.id || !m_read)
            return;
        m_card.nickname = change.face.nickname;
        m_card.picture = change.face.picture;
        m_card.badge = change.face.badge;
        Q_EMIT changed();
    });
    read();
}

void PersonPage::read()
{
    if (m_loading)
        return;
    m_loading = true;
    whenDone(m_session.call(profiles::card, {m_person.id}), this,
             [this](const Result<profiles::PersonCard> &card) {
                 m_loading = false;
                 if (card) {
                     m_card = *card;
                     m_read = true;
                     m_error.reset();
                     m_session.faces().take({card->id, card->nickname, card->picture, card->badge});
                 } else {
                     m_error = card.error();
                 }
                 Q_EMIT changed();
             });
}

QString PersonPage::presenceText() const
{
    return m_card.presence ? presence_text::nameOf(*m_card.presence) : QString();
}

QString PersonPage::sinceText() const
{
    if (m_card.memberSince.isNull())
        return {};
    const QDateTime since = QDateTime::fromMSecsSinceEpoch(m_card.memberSince.ms);
    return tr("Here since %1").arg(QLocale().toString(since.date(), QLocale::LongFormat));
}

QString PersonPage::verifiedText() const
{
    return m_card.verified.value_or(false) ? tr("Identity verified") : QString();
}

QFuture<Result<rooms::Room>> PersonPage::openDirect()
{
    const auto asked = m_session.call(rooms::openDirect, {m_card.username});
    whenDone(asked, this, [this](const Result<rooms::Room> &room) {
        if (room)
            m_session.mirror().adopt(*room);
    });
    return asked;
}

QFuture<Result<Nothing>> PersonPage::setBlocked(bool blocked)
{
    const auto asked = m_session.call(blocked ? blocks::block : blocks::unblock, {m_person.id});
    whenDone(asked, this, [this](const Result<Nothing> &done) {
        if (done)
            read();
    });
    return asked;
}

} // namespace madang::views
