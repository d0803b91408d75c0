// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal_data.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    QString latin(const char *word)
    {
        return QString::fromLatin1(word);
    }

    /// " AND NOT EXISTS (…)": the kept account has no row of the same key.
    QString unlessTaken(const PersonalColumn &column)
    {
        QString text = u" AND NOT EXISTS (SELECT 1 FROM %1 other WHERE other.%2 = :into"_s.arg(
            latin(column.table), latin(column.column));
        for (const QString &part : latin(column.key).split(u", "_s, Qt::SkipEmptyParts))
            text += u" AND other.%2 = %1.%2"_s.arg(latin(column.table), part);
        return text + u')';
    }

    QJsonValue readdressedValue(const QJsonValue &value, const Merging &merging)
    {
        if (value.isArray()) {
            QJsonArray items;
            for (const QJsonValue &item : value.toArray())
                items.append(readdressedValue(item, merging));
            return items;
        }
        if (!value.isObject())
            return value;
        QJsonObject members = value.toObject();
        const QString id = members.value("id"_L1).toString();
        const bool isPerson = id == merging.from.text();
        const bool isGift
            = merging.gifts.contains(id) || merging.gifts.contains(members.value("donation"_L1).toString());
        for (auto member = members.begin(); member != members.end(); ++member) {
            const bool isNumber = member.key() == "id"_L1 || member.key() == "user"_L1
                || member.key() == "inviter"_L1 || member.key() == "sender"_L1;
            if (isNumber && member.value().toString() == merging.from.text())
                member.value() = merging.into.text();
            else if ((isPerson || isGift) && member.key() == "nickname"_L1 && member.value().isString())
                member.value() = merging.intoNickname;
            else
                member.value() = readdressedValue(member.value(), merging);
        }
        return members;
    }

} // namespace

Done PersonalData::moveRows(Work &work, const Merging &merging)
{
    for (const PersonalColumn &column : columns()) {
        QString text
            = u"UPDATE %1 SET %2 = :into WHERE %2 = :from"_s.arg(latin(column.table), latin(column.column));
        if (column.joining == Joining::Renamed) {
            TRY(work.db().run(text, bind("into", merging.intoUsername), bind("from", merging.fromUsername)));
            continue;
        }
        if (column.joining != Joining::Moves && column.joining != Joining::Yields)
            continue;
        if (column.joining == Joining::Yields)
            text += unlessTaken(column);
        TRY(work.db().run(text, bind("into", merging.into), bind("from", merging.from)));
    }
    return {};
}

Done PersonalData::clear(Work &work, const Merging &merging)
{
    for (const PersonalColumn &column : columns()) {
        if (column.joining != Joining::Yields && column.joining != Joining::Goes)
            continue;
        const QString text
            = u"DELETE FROM %1 WHERE %2 = :from"_s.arg(latin(column.table), latin(column.column));
        TRY(work.db().run(text, bind("from", merging.from)));
    }
    return {};
}

Done PersonalData::retag(Work &work, const Merging &merging, const char *table, const char *person)
{
    const QString text = uR"(
        UPDATE %1
           SET tag = tag || :suffix
         WHERE %2 = :from
           AND EXISTS (SELECT 1 FROM %1 other WHERE other.%2 = :into AND other.tag = %1.tag))"_s.arg(
        latin(table), latin(person));
    TRY(work.db().run(text, bind("suffix", QString(u"~"_s + merging.from.text())), bind("from", merging.from),
                      bind("into", merging.into)));
    return {};
}

Done PersonalData::judgeSecondPerson(Work &work, const Merging &merging, const char *table, const char *asker,
                                     const char *decider)
{
    const QString text = uR"(
        SELECT 1
          FROM %1
         WHERE (%2 = :from AND %3 = :into) OR (%2 = :into AND %3 = :from)
         LIMIT 1)"_s.arg(latin(table), latin(asker), latin(decider));
    TRY(const auto both, work.db().one<int>(text, bind("from", merging.from), bind("into", merging.into)));
    return both ? Done(Error{Code::Conflict, "second-person"}) : Done();
}

Result<QList<users::BelongingCount>> belongingsOf(Work &work, const std::vector<PersonalData *> &parts,
                                                  UserId person)
{
    std::map<users::Belonging, int> found;
    for (PersonalData *part : parts) {
        for (const PersonalColumn &column : part->columns()) {
            if (column.joining == Joining::Stays || column.joining == Joining::Renamed)
                continue;
            QString text = u"SELECT COUNT(*) FROM %1 WHERE %2 = :person"_s.arg(latin(column.table),
                                                                               latin(column.column));
            if (*column.counted)
                text += u" AND "_s + latin(column.counted);
            TRY(const int count, work.db().only<int>(text, bind("person", person)));
            found[column.what] += count;
        }
    }
    QList<users::BelongingCount> counts;
    for (const auto &[what, count] : found) {
        if (count > 0)
            counts.append({what, count});
    }
    return counts;
}

QByteArray readdressed(const RawJson &body, const Merging &merging)
{
    const QJsonObject before = QJsonDocument::fromJson(body.text).object();
    const QJsonObject after = readdressedValue(before, merging).toObject();
    return after == before ? QByteArray() : QJsonDocument(after).toJson(QJsonDocument::Compact);
}

QString needleOf(UserId person)
{
    return u"%\""_s + person.text() + u"\"%"_s;
}

} // namespace madang
