// SPDX-License-Identifier: GPL-3.0-or-later
// What else can be gone to by typing part of a name: people, campaigns, and what a window offers; or by
// pasting a link. Rooms stand in RoomList.
#pragma once

#include "common/client/session.h"
#include "common/protocol/place_link.h"

#include <QAbstractListModel>

namespace madang::views {

class Formats;

/// One row of Finder.
struct Found {
    enum class Kind { Place, Person, Campaign, Page };
    Kind kind = Kind::Page;
    QString name;
    QString about; ///< what stands beneath it; may be empty
    accounts::Person person; ///< of Kind::Person
    CampaignId campaign; ///< of Kind::Campaign
    QString page; ///< of Kind::Page: its id
    std::optional<PlaceLink> place = {}; ///< of Kind::Place
};

/// Something a window offers, found by any of its names.
struct FinderPage {
    QString id;
    QString name;
    QString about;
    QString otherName = {}; ///< as it is called elsewhere
};

/// Empty until something is typed. Who and what is known on this device is found, also without network.
/// DisplayRole is the name, AccessibleTextRole says the kind with it.
class Finder : public QAbstractListModel {
    Q_OBJECT
public:
    /// How many of a kind are found at most.
    static constexpr int kMostOfAKind = 20;

    Finder(Session &session, const Formats &formats, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    const Found &row(int index) const { return m_found.at(index); }
    /// What stands above a row that is the first of its kind; else empty.
    QString heading(int index) const;

    void setPages(const QList<FinderPage> &pages);
    void setTyped(const QString &typed);

private:
    void find();
    void findPeople(QList<Found> &found) const;
    void findCampaigns(QList<Found> &found) const;
    void findPages(QList<Found> &found) const;

    Session &m_session;
    const Formats &m_formats;
    QList<Archive::KnownPerson> m_people;
    QList<campaigns::Campaign> m_campaigns;
    QList<FinderPage> m_pages;
    QString m_typed;
    QList<Found> m_found;
};

} // namespace madang::views
