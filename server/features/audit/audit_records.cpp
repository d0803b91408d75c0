// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit_records.h"

#include "server/features/audit/audit.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kRowsAtOnce = 500;

    QJsonValue withoutName(const QJsonValue &value, const Erasure &erasure)
    {
        if (value.isString()) {
            const QString text = value.toString();
            return text == erasure.username || erasure.names.contains(text) ? QJsonValue(QString()) : value;
        }
        if (value.isArray()) {
            QJsonArray items;
            for (const QJsonValue &item : value.toArray())
                items.append(withoutName(item, erasure));
            return items;
        }
        if (!value.isObject())
            return value;
        QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member)
            member.value() = withoutName(member.value(), erasure);
        return members;
    }

    /// The row as it reads from now on.
    AuditRow blank(AuditRow row, const Erasure &erasure)
    {
        if (erasure.isAbout(row.account)) {
            row.actor = u"account "_s + row.account->text();
            row.address = QString();
        }
        const QJsonObject before = QJsonDocument::fromJson(row.details.toUtf8()).object();
        if (const QJsonObject after = withoutName(before, erasure).toObject(); after != before)
            row.details = QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact));
        return row;
    }

} // namespace

QList<PersonalSection> AuditRecords::sections() const
{
    return {
        {"audit", uR"(
        SELECT number AS cursor, number, at, action, target, address, details
          FROM audit_record
         WHERE account = :person AND number > :after
         ORDER BY number
         LIMIT :limit)"_s},
    };
}

Done AuditRecords::erase(Work &work, Erasure &erasure)
{
    TRY(const AuditHead head, m_store.holdHead(work));
    const qint64 record = head.number + 1;
    AuditBlanks blanks;
    for (qint64 after = std::numeric_limits<qint64>::min();;) {
        TRY(const QList<AuditRow> rows, m_store.following(work, after, kRowsAtOnce));
        for (const AuditRow &row : rows) {
            const AuditRow now = blank(row, erasure);
            if (now.actor == row.actor && now.address == row.address && now.details == row.details)
                continue;
            TRY(const bool fresh, m_store.blank(work, now, record));
            if (fresh) // another erasure answers for the others
                blanks.add(row.number, row.hash);
        }
        if (rows.size() < kRowsAtOnce)
            break;
        after = rows.last().number;
    }
    QJsonObject details{
        {u"messages"_s, QString(json::wordOfEnum(erasure.messages))},
        {u"blanked"_s, QJsonObject{{u"records"_s, blanks.count()}, {u"digest"_s, blanks.digest()}}}};
    if (!erasure.reason.isEmpty())
        details.insert(u"reason"_s, withoutName(erasure.reason, erasure));
    return audit::record(work,
                         {.action = kErased,
                          .target = u"account:"_s + erasure.person.text(),
                          .details = details,
                          .by = {},
                          .unseen = work.caller().user == erasure.person});
}

} // namespace madang
