// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about taking something elsewhere: what was said, and where. And coming from there.
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::TimelineRow;

namespace {

    /// What is copied of a message: its source as it was written.
    QString sourceOf(const TimelineRow &row)
    {
        if (row.kind != TimelineRow::Kind::Message || row.deleted)
            return {};
        return row.text.isEmpty() && row.forwarded ? row.forwarded->text : row.text;
    }

    bool hasSource(const TimelineRow &row)
    {
        return !sourceOf(row).isEmpty();
    }

    /// What is not at the server yet has no address.
    bool hasPlace(const TimelineRow &row)
    {
        return row.kind == TimelineRow::Kind::Message && row.position > 0 && !row.deleted;
    }

} // namespace

void Verbs::copy(const QString &rest)
{
    QString text = rest;
    const TimelineRow *row = takeMessage(text, hasSource);
    if (!row)
        return;
    if (!text.isEmpty())
        return m_desk.tell(Tone::Warning, findVerb(u"copy"_s)->usage());
    copyRow(*row);
}

void Verbs::copyShown()
{
    if (!needsRoom())
        return;
    const views::Timeline &timeline = *m_desk.timeline();
    const qint64 newest = m_desk.timelinePane()->newestShown();
    for (int i = timeline.rowCount() - 1; i >= 0; --i) {
        const TimelineRow &row = timeline.row(i);
        if (row.position > 0 && row.position <= newest && hasSource(row))
            return copyRow(row);
    }
    m_desk.tell(Tone::Warning, tr("There is no message here to copy."));
}

void Verbs::copyRow(const TimelineRow &row)
{
    const QString text = sourceOf(row);
    switch (m_desk.copy(text)) {
    case Copied::Yes: {
        const qsizetype lines = text.count(u'\n') + 1;
        return m_desk.tell(Tone::Good, lines == 1 ? tr("Copied 1 line.") : tr("Copied %1 lines.").arg(lines));
    }
    case Copied::Off:
        return m_desk.tell(Tone::Warning,
                           tr("Copying is switched off: clipboard in tui.toml, see man madang-tui."));
    case Copied::TooLong:
        return m_desk.tell(Tone::Warning, tr("That is more than a terminal takes into its clipboard."));
    }
}

void Verbs::link(const QString &rest)
{
    if (!needsRoom())
        return;
    QString text = rest;
    qint64 position = 0;
    const bool wantsRoom = text.compare("room"_L1, Qt::CaseInsensitive) == 0;
    if (!wantsRoom) {
        const TimelineRow *row = takeMessage(text, hasPlace);
        if (!row)
            return;
        if (!text.isEmpty())
            return m_desk.tell(Tone::Warning, findVerb(u"link"_s)->usage());
        position = row->position;
    }
    const PlaceLink place
        = PlaceLink::room(QUrl(m_desk.session().server().text()), m_desk.currentRoom(), position);
    const QString address = QString::fromLatin1(place.web().toEncoded());
    m_desk.tell(Tone::Good, m_desk.copy(address) == Copied::Yes ? tr("Copied: %1").arg(address) : address);
}

void Verbs::goToPlace(const PlaceLink &place)
{
    if (!place.leadsTo(QUrl(m_desk.session().server().text())))
        return m_desk.tell(Tone::Warning,
                           tr("That link leads to the server %1. Open your profile there first: "
                              "madang-tui --profile NAME.")
                               .arg(place.authority()));
    switch (place.kind()) {
    case PlaceLink::Kind::Home:
        return m_desk.tell(Tone::Plain, tr("You are at that server."));
    case PlaceLink::Kind::Room:
        return visitRoom(place.room(), [this, position = place.position()] {
            if (position > 0)
                m_desk.timeline()->jumpToPosition(position);
        });
    case PlaceLink::Kind::Campaign:
        return whenDone(m_desk.session().call(campaigns::show, {place.campaign()}), this,
                        [this](const Result<campaigns::Campaign> &found) {
                            if (!found)
                                return tellError(found.error());
                            m_desk.session().archive().putCampaign(*found);
                            visitRoom(found->room, [this] { showCampaign({}); });
                        });
    case PlaceLink::Kind::Gift: {
        views::NoticeSubject subject;
        subject.kind = views::NoticeSubject::Kind::Gift;
        subject.donation = place.gift();
        return openGift(subject);
    }
    }
}

void Verbs::returnTo(const PlaceLink &place, const QString &line)
{
    const auto write = [this, line] {
        if (!line.isEmpty())
            m_desk.putIntoLine(line);
    };
    if (place.kind() != PlaceLink::Kind::Room)
        return write();
    visitRoom(place.room(), write);
}

/// A room of ours, or a public one to read in; `there` goes on in it.
void Verbs::visitRoom(RoomId room, const std::function<void()> &there)
{
    const auto go = [this, there](RoomId found) {
        m_desk.openRoom(found);
        if (m_desk.currentRoom() == found && m_desk.timeline())
            there();
    };
    if (m_desk.rooms().find(room))
        return go(room);
    whenDone(m_desk.session().call(rooms::show, {room}), this,
             [this, go, room](const Result<rooms::Room> &found) {
                 // What a guest may not see looks as if it were not there.
                 const bool hidden = !found
                     && (found.error().code == Code::NotFound || found.error().code == Code::NotAllowed
                         || found.error().code == Code::NotSignedIn);
                 if (hidden && asksToSignIn(room, {}))
                     return;
                 if (!found)
                     return tellError(found.error());
                 m_desk.session().mirror().adopt(*found);
                 go(found->id);
             });
}

} // namespace madang::tui
