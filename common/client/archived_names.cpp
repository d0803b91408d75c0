// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/archived_names.h"

#include "common/client/local_database.h"
#include "common/protocol/campaigns.h"
#include "common/protocol/json.h"
#include "common/protocol/rooms.h"

#include <QDeadlineTimer>
#include <QSet>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Of each kind: what nobody can choose from by typing is not read.
    constexpr qsizetype kMostNames = 20'000;

    class NameReader {
    public:
        NameReader(const LocalDatabase &database, const QDeadlineTimer &deadline)
            : m_database(database)
            , m_deadline(deadline)
        {
        }

        void addRooms(QStringList &names) const
        {
            QList<std::pair<Timestamp, QString>> found;
            m_database.read(u"SELECT body FROM room"_s, {}, [&](const QSqlQuery &row) {
                if (const auto room = fromJson<rooms::Room>(row.value(0).toString().toUtf8()))
                    found.append({room->lastEvent ? room->lastEvent->at : room->createdAt, room->name});
                return goesOn(found.size());
            });
            std::stable_sort(found.begin(), found.end(),
                             [](const auto &a, const auto &b) { return a.first > b.first; });
            QStringList sorted;
            for (const auto &[at, name] : std::as_const(found))
                sorted.append(name);
            add(names, sorted);
        }

        void addCampaigns(QStringList &names) const
        {
            QStringList found;
            m_database.read(u"SELECT body FROM campaign ORDER BY id DESC"_s, {}, [&](const QSqlQuery &row) {
                if (const auto campaign = fromJson<campaigns::Campaign>(row.value(0).toString().toUtf8()))
                    found.append(campaign->title);
                return goesOn(found.size());
            });
            add(names, found);
        }

        void addPeople(QStringList &names) const
        {
            QSet<QString> known; // somebody is in many rooms: the limit is for people
            QStringList found;
            m_database.read(u"SELECT username FROM member WHERE username <> ''"_s, {},
                            [&](const QSqlQuery &row) {
                                const QString name = row.value(0).toString();
                                if (!known.contains(name)) {
                                    known.insert(name);
                                    found.append(name);
                                }
                                return goesOn(found.size());
                            });
            std::sort(found.begin(), found.end());
            add(names, found);
        }

    private:
        bool goesOn(qsizetype count) const { return count < kMostNames && !m_deadline.hasExpired(); }

        static void add(QStringList &names, const QStringList &found)
        {
            names += found;
            names.removeDuplicates();
            names.removeAll(QString());
        }

        const LocalDatabase &m_database;
        const QDeadlineTimer &m_deadline;
    };

} // namespace

ArchivedNames namesInArchives(const QStringList &paths, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    ArchivedNames names;
    for (const QString &path : paths) {
        LocalDatabase database;
        const std::chrono::milliseconds left(deadline.remainingTime());
        if (left.count() == 0 || !database.openForReading(path, left))
            continue;
        const NameReader reader(database, deadline);
        reader.addRooms(names.rooms);
        reader.addCampaigns(names.campaigns);
        reader.addPeople(names.people);
    }
    return names;
}

} // namespace madang
