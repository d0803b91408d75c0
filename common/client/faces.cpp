// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/faces.h"

#include "common/base/when_done.h"
#include "common/client/session.h"

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// A screen asks for one row after another.
    constexpr auto kGather = 30ms;
    constexpr std::chrono::milliseconds kAfterRefusal = 30s;
    constexpr qsizetype kMostWanted = 1000;

} // namespace

Faces::Faces(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pictures(session)
    , m_due(session.alarms().makeAlarm([this] { askAll(); }))
{
    connect(&session.stream(), &Stream::online, this, &Faces::onOnline);
    connect(&session.mirror(), &Mirror::faceChanged, this,
            [this](const profiles::FaceChanged &told) { take(told.face); });
    connect(&m_pictures, &Thumbnails::arrived, this, [this](AttachmentId picture) {
        if (const UserId owner = m_owners.take(picture); !owner.isNull())
            Q_EMIT changed(owner);
    });
}

Faces::~Faces() = default;

void Faces::setFolder(const QString &folder)
{
    m_pictures.setFolder(folder);
    m_known.clear();
    m_owners.clear();
    m_wanted.clear();
    m_asked.clear();
    m_due->stop();
}

void Faces::removeAll()
{
    m_pictures.removeAll();
}

void Faces::onOnline()
{
    for (Known &known : m_known)
        known.fresh = false;
    m_asked.clear();
    m_quietUntil = 0;
    Q_EMIT changed({});
}

std::optional<profiles::Face> Faces::of(UserId person)
{
    if (person.isNull())
        return std::nullopt;
    const auto known = m_known.constFind(person);
    const bool isKnown = known != m_known.constEnd();
    const std::optional<profiles::Face> face = isKnown ? std::optional(known->face) : std::nullopt;
    if (!isKnown || !known->fresh)
        ask(person);
    return face;
}

QByteArray Faces::picture(UserId person)
{
    const std::optional<profiles::Face> face = of(person);
    if (!face || !face->picture)
        return {};
    const AttachmentId key{face->picture->number};
    const QByteArray octets = m_pictures.at(u"/api/v1/portraits/"_s + face->picture->text(), key);
    if (octets.isEmpty() && !m_pictures.isMissing(key))
        m_owners.insert(key, person);
    return octets;
}

void Faces::take(const profiles::Face &face)
{
    const auto before = m_known.constFind(face.id);
    const bool same = before != m_known.constEnd() && before->face == face;
    if (m_known.size() >= kMostKnown && !m_known.contains(face.id))
        m_known.clear();
    m_known.insert(face.id, {face, true});
    if (!same)
        Q_EMIT changed(face.id);
}

void Faces::ask(UserId person)
{
    if (!m_session.stream().isOnline() || m_asked.contains(person) || m_wanted.size() >= kMostWanted
        || m_session.clock().steady() < m_quietUntil)
        return;
    m_asked.insert(person);
    m_wanted.append(person);
    if (!m_due->isSet())
        m_due->start(kGather);
}

void Faces::askAll()
{
    const QList<UserId> people = m_wanted.first(qMin<qsizetype>(m_wanted.size(), profiles::kMostFaces));
    if (people.isEmpty())
        return;
    m_wanted.remove(0, people.size());
    whenDone(m_session.call(profiles::faces, {people}), this,
             [this, people](const Result<Page<profiles::Face>> &page) {
                 if (!page) {
                     // An older server, or one that is busy: whoever looks later asks again.
                     m_quietUntil = m_session.clock().steady() + kAfterRefusal.count();
                     m_asked.clear();
                     m_wanted.clear();
                     return;
                 }
                 QSet<UserId> unknown(people.cbegin(), people.cend());
                 for (const profiles::Face &face : page->items) {
                     unknown.remove(face.id);
                     take(face);
                 }
                 for (const UserId person : std::as_const(unknown))
                     take({person, {}, {}, {}});
                 for (const UserId person : people)
                     m_asked.remove(person);
                 if (!m_wanted.isEmpty())
                     m_due->start(kGather);
             });
}

} // namespace madang
