// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/finder.h"

#include "common/views/event_text.h"
#include "common/views/formats.h"
#include "common/views/hangul.h"

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostPeople = 5000; ///< that are looked through
    constexpr qsizetype kLongestName = 80;

    /// What begins as typed stands before what only contains it.
    void takeBest(QList<Found> &found, QList<Found> fitting, const QString &typed)
    {
        std::stable_partition(fitting.begin(), fitting.end(),
                              [&](const Found &one) { return beginsAsTyped(one.name, typed); });
        found += fitting.first(qMin<qsizetype>(fitting.size(), Finder::kMostOfAKind));
    }

} // namespace

Finder::Finder(Session &session, const Formats &formats, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_formats(formats)
    , m_people(session.archive().people(kMostPeople))
    , m_campaigns(session.archive().campaigns())
{
}

int Finder::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant Finder::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found &found = m_found[index.row()];
    if (role == Qt::DisplayRole)
        return found.name;
    if (role == Qt::AccessibleTextRole) {
        const QString name = found.kind == Found::Kind::Person ? tr("Person %1").arg(found.name)
            : found.kind == Found::Kind::Campaign              ? tr("Campaign %1").arg(found.name)
                                                               : found.name;
        return found.about.isEmpty() ? name : u"%1. %2"_s.arg(name, found.about);
    }
    return {};
}

QString Finder::heading(int index) const
{
    const Found::Kind kind = m_found.at(index).kind;
    if (index > 0 && m_found.at(index - 1).kind == kind)
        return {};
    return kind == Found::Kind::Place   ? tr("Link")
        : kind == Found::Kind::Person   ? tr("People")
        : kind == Found::Kind::Campaign ? tr("Campaigns")
                                        : tr("What can be done");
}

void Finder::setPages(const QList<FinderPage> &pages)
{
    m_pages = pages;
    find();
}

void Finder::setTyped(const QString &typed)
{
    if (std::exchange(m_typed, typed.trimmed()) != m_typed)
        find();
}

void Finder::find()
{
    QList<Found> found;
    if (const auto place = PlaceLink::fromText(m_typed)) {
        Found link;
        link.kind = Found::Kind::Place;
        link.name = tr("Open this link");
        link.about = place->authority() + place->path();
        link.place = place;
        found.append(link);
    } else if (!m_typed.isEmpty()) {
        findPeople(found);
        findCampaigns(found);
        findPages(found);
    }
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
}

void Finder::findPeople(QList<Found> &found) const
{
    QList<Found> fitting;
    for (const Archive::KnownPerson &known : m_people) {
        if (known.person.id == m_session.user()
            || (!matchesTyped(known.person.nickname, m_typed) && !matchesTyped(known.username, m_typed)))
            continue;
        fitting.append({Found::Kind::Person,
                        oneLine(known.person.nickname, kLongestName),
                        known.username.isEmpty() ? QString() : u'@' + known.username,
                        known.person,
                        {},
                        {}});
    }
    takeBest(found, std::move(fitting), m_typed);
}

void Finder::findCampaigns(QList<Found> &found) const
{
    QList<Found> fitting;
    for (const campaigns::Campaign &campaign : m_campaigns) {
        if (!matchesTyped(campaign.title, m_typed))
            continue;
        const QString sums = tr("%1 of %2").arg(m_formats.won(campaign.total), m_formats.won(campaign.goal));
        fitting.append(
            {Found::Kind::Campaign, oneLine(campaign.title, kLongestName), sums, {}, campaign.id, {}});
    }
    takeBest(found, std::move(fitting), m_typed);
}

void Finder::findPages(QList<Found> &found) const
{
    QList<Found> fitting;
    for (const FinderPage &page : m_pages) {
        if (matchesTyped(page.name, m_typed) || matchesTyped(page.otherName, m_typed))
            fitting.append({Found::Kind::Page, page.name, page.about, {}, {}, page.id});
    }
    takeBest(found, std::move(fitting), m_typed);
}

} // namespace madang::views
