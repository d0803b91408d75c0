// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/personal_store.h"

namespace madang {

using namespace Qt::StringLiterals;

Result<std::optional<PersonRow>> PersonalStore::person(Work &work, UserId id)
{
    return work.db().one<PersonRow>(uR"(
        SELECT id, username, nickname, role
          FROM account
         WHERE id = :id AND role <> 'former')"_s,
                                    bind("id", id));
}

Result<std::optional<PersonRow>> PersonalStore::named(Work &work, const QString &username)
{
    return work.db().one<PersonRow>(uR"(
        SELECT id, username, nickname, role
          FROM account
         WHERE username = :username AND role NOT IN ('former', 'passer-by'))"_s,
                                    bind("username", username));
}

Done PersonalStore::begin(Work &work, const Erasure &erasure)
{
    TRY(work.db().run(uR"(
        INSERT INTO erasure (account, messages, state, at)
        VALUES (:account, :messages, 'running', :now))"_s,
                      bind("account", erasure.person), bind("messages", erasure.messages),
                      bind("now", work.now())));
    return {};
}

Done PersonalStore::end(Work &work, UserId person)
{
    TRY(work.db().run(u"UPDATE erasure SET state = 'done' WHERE account = :account"_s,
                      bind("account", person)));
    return {};
}

Done PersonalStore::begin(Work &work, const Merging &merging)
{
    TRY(work.db().run(uR"(
        INSERT INTO account_merge (account, kept, username, nickname, state, at)
        VALUES (:account, :kept, :username, :nickname, 'running', :now))"_s,
                      bind("account", merging.from), bind("kept", merging.into),
                      bind("username", merging.fromUsername), bind("nickname", merging.fromNickname),
                      bind("now", work.now())));
    return {};
}

Done PersonalStore::end(Work &work, const Merging &merging)
{
    TRY(work.db().run(u"UPDATE account_merge SET state = 'done' WHERE account = :account"_s,
                      bind("account", merging.from)));
    return {};
}

Result<QList<MergedRow>> PersonalStore::mergedInto(Work &work, UserId person)
{
    return work.db().all<MergedRow>(
        u"SELECT account, username, nickname FROM account_merge WHERE kept = :person ORDER BY account"_s,
        bind("person", person));
}

Result<bool> PersonalStore::unsettled(Work &work)
{
    TRY(const auto one,
        work.db().one<UserId>(u"SELECT account FROM erasure WHERE settled_at IS NULL LIMIT 1"_s));
    return one.has_value();
}

Result<bool> PersonalStore::filesWait(Work &work)
{
    TRY(const auto one, work.db().one<AttachmentId>(uR"(
        SELECT a.id
          FROM erasure e
          JOIN attachment a ON a.uploader = e.account
         WHERE e.settled_at IS NULL AND a.gone_at IS NOT NULL
         LIMIT 1)"_s));
    return one.has_value();
}

Done PersonalStore::settled(Work &work, Timestamp until)
{
    TRY(work.db().run(u"UPDATE erasure SET settled_at = :now WHERE settled_at IS NULL AND at <= :until"_s,
                      bind("now", work.now()), bind("until", until)));
    return {};
}

Result<DataPage> PersonalStore::page(Work &work, const PersonalSection &section, UserId person, qint64 after,
                                     int limit)
{
    DataPage page;
    TRY(page.rows,
        work.db().objects(section.text, bind("person", person), bind("after", after), bind("limit", limit)));
    page.more = page.rows.size() == limit;
    for (QJsonObject &row : page.rows) {
        page.last = row.take("cursor"_L1).toVariant().toLongLong();
        if (section.open)
            section.open(person, row);
    }
    return page;
}

} // namespace madang
