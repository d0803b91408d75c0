// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/letters/letter_store.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &letterSelection()
    {
        static const QString text = uR"(
        SELECT id, campaign, author, tag, content, type, body, said, donation, reached, recipients, created_at,
               delivered_at
          FROM letter)"_s;
        return text;
    }

} // namespace

Result<bool> LetterStore::insert(Work &work, const LetterRow &letter)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO letter (id, campaign, author, tag, content, type, body, said, donation, reached, recipients,
                            created_at, delivered_at)
        VALUES (:id, :campaign, :author, :tag, :content, :type, :body, :said, :donation, :reached, :recipients,
                :createdAt, :deliveredAt)
        ON CONFLICT (author, tag) DO NOTHING)"_s,
                      bind("id", letter.id), bind("campaign", letter.campaign), bind("author", letter.author),
                      bind("tag", letter.tag), bind("content", letter.content), bind("type", letter.type),
                      bind("body", letter.body), bind("said", letter.text), bind("donation", letter.donation),
                      bind("reached", letter.cursor), bind("recipients", letter.recipients),
                      bind("createdAt", letter.createdAt), bind("deliveredAt", letter.deliveredAt)));
    return rows == 1;
}

Result<std::optional<LetterRow>> LetterStore::byTag(Work &work, UserId author, const ClientTag &tag)
{
    static const QString text = letterSelection() + u" WHERE author = :author AND tag = :tag"_s;
    return work.db().one<LetterRow>(text, bind("author", author), bind("tag", tag));
}

Result<QList<LetterRow>> LetterStore::ofCampaign(Work &work, CampaignId campaign, const QString &type,
                                                 int limit)
{
    static const QString text
        = letterSelection() + u" WHERE campaign = :campaign AND type = :type ORDER BY id DESC LIMIT :limit"_s;
    return work.db().all<LetterRow>(text, bind("campaign", campaign), bind("type", type),
                                    bind("limit", limit));
}

Result<QList<LetterRow>> LetterStore::underWay(Work &work, int limit)
{
    static const QString text = letterSelection() + u" WHERE delivered_at IS NULL ORDER BY id LIMIT :limit"_s;
    return work.db().all<LetterRow>(text, bind("limit", limit));
}

Done LetterStore::move(Work &work, LetterId id, UserId cursor, int recipients)
{
    TRY(work.db().run(u"UPDATE letter SET reached = :reached, recipients = :recipients WHERE id = :id"_s,
                      bind("reached", cursor), bind("recipients", recipients), bind("id", id)));
    return {};
}

Done LetterStore::finish(Work &work, LetterId id)
{
    TRY(work.db().run(u"UPDATE letter SET delivered_at = :now WHERE id = :id"_s, bind("now", work.now()),
                      bind("id", id)));
    return {};
}

} // namespace madang
