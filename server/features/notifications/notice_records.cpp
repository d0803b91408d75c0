// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/notifications/notice_records.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace madang {

using namespace Qt::StringLiterals;
using users::Belonging;

namespace {

    constexpr int kNoticesAtOnce = 500;

    struct ToldRow {
        UserId account;
        NoticeId id;
        RawJson body;
    };
    PROTOCOL_FIELDS(ToldRow, account, id, body)

    bool saysName(const QJsonValue &value, const Erasure &erasure)
    {
        if (value.isString()) {
            const QString text = value.toString();
            return erasure.names.contains(text) || erasure.gifts.contains(text) || text == erasure.username
                || text == erasure.person.text();
        }
        if (value.isArray()) {
            const QJsonArray items = value.toArray();
            return std::any_of(items.begin(), items.end(),
                               [&](const QJsonValue &item) { return saysName(item, erasure); });
        }
        const QJsonObject members = value.toObject();
        return std::any_of(members.begin(), members.end(),
                           [&](const QJsonValue &member) { return saysName(member, erasure); });
    }

} // namespace

QList<PersonalColumn> NoticeRecords::columns() const
{
    return {{"notice", "account", Fate::Removed, Belonging::Notices, Joining::Yields, "id"},
            {"notice_box", "account", Fate::Removed, Belonging::Notices, Joining::Goes, "", "1 = 0"},
            {"alert_rules", "account", Fate::Removed, Belonging::Settings, Joining::Yields}};
}

QList<PersonalSection> NoticeRecords::sections() const
{
    return {
        {"notices", uR"(
        SELECT id AS cursor, type, at, body, acknowledged_at
          FROM notice
         WHERE account = :person AND id > :after
         ORDER BY id
         LIMIT :limit)"_s},
        {"alertRules", uR"(
        SELECT account AS cursor, rules
          FROM alert_rules
         WHERE account = :person AND account > :after
         ORDER BY account
         LIMIT :limit)"_s},
    };
}

Done NoticeRecords::forgetNames(Work &work, const Erasure &erasure)
{
    ToldRow last;
    for (;;) {
        TRY(const QList<ToldRow> rows,
            work.db().all<ToldRow>(uR"(
        SELECT account, id, body
          FROM notice
         WHERE (account, id) > (:account, :id)
         ORDER BY account, id
         LIMIT :limit)"_s,
                                   bind("account", last.account), bind("id", last.id),
                                   bind("limit", kNoticesAtOnce)));
        for (const ToldRow &row : rows) {
            if (saysName(QJsonDocument::fromJson(row.body.text).object(), erasure))
                TRY(work.db().run(u"DELETE FROM notice WHERE account = :account AND id = :id"_s,
                                  bind("account", row.account), bind("id", row.id)));
        }
        if (rows.size() < kNoticesAtOnce)
            return {};
        last = rows.last();
    }
}

Done NoticeRecords::erase(Work &work, Erasure &erasure)
{
    TRY(work.db().run(uR"(
        DELETE FROM notice WHERE account = :person)"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        DELETE FROM notice_box WHERE account = :person)"_s,
                      bind("person", erasure.person)));
    TRY(work.db().run(uR"(
        DELETE FROM alert_rules WHERE account = :person)"_s,
                      bind("person", erasure.person)));
    return forgetNames(work, erasure);
}

Done NoticeRecords::merge(Work &work, Merging &merging)
{
    // They keep their numbers, and so their place among the others; the inbox shows them there. Programs
    // that were told later ones already are told none of these as news.
    TRY(moveRows(work, merging));
    ToldRow last;
    for (;;) {
        TRY(const QList<ToldRow> rows,
            work.db().all<ToldRow>(uR"(
        SELECT account, id, body
          FROM notice
         WHERE (account, id) > (:account, :id) AND body LIKE :needle
         ORDER BY account, id
         LIMIT :limit)"_s,
                                   bind("account", last.account), bind("id", last.id),
                                   bind("needle", needleOf(merging.from)), bind("limit", kNoticesAtOnce)));
        for (const ToldRow &row : rows) {
            const QByteArray body = readdressed(row.body, merging);
            if (!body.isEmpty())
                TRY(work.db().run(u"UPDATE notice SET body = :body WHERE account = :account AND id = :id"_s,
                                  bind("body", RawJson{body}), bind("account", row.account),
                                  bind("id", row.id)));
        }
        if (rows.size() < kNoticesAtOnce)
            return {};
        last = rows.last();
    }
}

} // namespace madang
