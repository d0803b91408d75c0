// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/account_store.h"

#include "server/features/accounts/nicknames.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace madang {

using namespace Qt::StringLiterals;

using accounts::Deed;

namespace {

    /// "role IN ('owner', 'admin')" of those who may: written as the indices over them are.
    QString whoMay(Deed deed)
    {
        QStringList words;
        for (const auto &[role, word] : enumWords(static_cast<accounts::Role *>(nullptr))) {
            if (accounts::may(role, deed))
                words += u"'%1'"_s.arg(word);
        }
        return u"role IN (%1)"_s.arg(words.join(u", "_s));
    }

} // namespace

Result<std::optional<AccountRow>> AccountStore::named(Work &work, const QString &username)
{
    return work.db().one<AccountRow>(uR"(
        SELECT id, username, nickname, role, created_at, password, nickname_chosen_at, nickname_changes
          FROM account
         WHERE username = :name)"_s,
                                     bind("name", username));
}

Result<AccountRow> AccountStore::byId(Work &work, UserId id)
{
    return work.db().only<AccountRow>(uR"(
        SELECT id, username, nickname, role, created_at, password, nickname_chosen_at, nickname_changes
          FROM account
         WHERE id = :id)"_s,
                                      bind("id", id));
}

Result<bool> AccountStore::any(Work &work)
{
    TRY(const auto one, work.db().one<UserId>(u"SELECT id FROM account LIMIT 1"_s));
    return one.has_value();
}

Result<bool> AccountStore::insert(Work &work, const AccountRow &row, const QString &skeleton)
{
    TRY(const auto former,
        work.db().one<QString>(u"SELECT hash FROM former_name WHERE hash = :hash"_s,
                               bind("hash", formerHash(skeleton))));
    if (former)
        return false;
    // Passers-by are called in no room: whatever they are called keeps nobody from it.
    const bool isCalled = row.role != "passer-by"_L1 && !row.nickname.isEmpty();
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO account (id, username, skeleton, nickname, nickname_look, nickname_chosen_at,
                             nickname_changes, password, role, created_at)
        VALUES (:id, :username, :skeleton, :nickname, :look, :chosen, :changes, :password, :role, :at)
        ON CONFLICT DO NOTHING)"_s,
                      bind("id", row.id), bind("username", row.username), bind("skeleton", skeleton),
                      bind("nickname", row.nickname),
                      bind("look", isCalled ? std::optional(keptLookOf(row.nickname)) : std::nullopt),
                      bind("chosen", row.nicknameChosenAt), bind("changes", row.nicknameChanges),
                      bind("password", row.password), bind("role", row.role), bind("at", row.createdAt)));
    return rows > 0;
}

Result<bool> AccountStore::may(Work &work, UserId id, Deed deed)
{
    if (id.isNull())
        return false;
    // With a token that does not reach so far somebody is a member; what they are called is no deed of it.
    if (id == work.caller().user && !work.caller().actsByRole() && deed != Deed::BearBadge)
        return false;
    TRY(const auto role,
        work.db().one<QString>(u"SELECT role FROM account WHERE id = :id"_s, bind("id", id)));
    return role && accounts::may(*role, deed);
}

Result<QList<UserId>> AccountStore::thoseWhoMay(Work &work, Deed deed, int limit)
{
    const QString text
        = u"SELECT id FROM account WHERE %1 AND disabled_at IS NULL ORDER BY role, id LIMIT :limit"_s.arg(
            whoMay(deed));
    return work.db().all<UserId>(text, bind("limit", limit));
}

Result<QList<NameRow>> AccountStore::namesOfThoseWhoMay(Work &work, Deed deed, int limit)
{
    const QString text
        = u"SELECT id, username, nickname FROM account WHERE %1 ORDER BY role, id LIMIT :limit"_s.arg(
            whoMay(deed));
    return work.db().all<NameRow>(text, bind("limit", limit));
}

Result<bool> AccountStore::hasOtherOwner(Work &work, UserId person)
{
    TRY(const auto other,
        work.db().one<UserId>(uR"(
        SELECT id
          FROM account
         WHERE role = 'owner' AND id <> :person AND disabled_at IS NULL
         LIMIT 1)"_s,
                              bind("person", person)));
    return other.has_value();
}

Result<std::optional<QString>> AccountStore::provenAddress(Work &work, UserId id)
{
    return work.db().one<QString>(
        u"SELECT address FROM account_email WHERE account = :account AND verified_at IS NOT NULL"_s,
        bind("account", id));
}

Result<QString> AccountStore::languageOf(Work &work, UserId id)
{
    return work.db().only<QString>(uR"(
        SELECT CASE WHEN chosen_language = 'auto' THEN language ELSE chosen_language END
          FROM account
         WHERE id = :id)"_s,
                                   bind("id", id));
}

Result<accounts::MailLanguage> AccountStore::chosenLanguageOf(Work &work, UserId id)
{
    return work.db().only<accounts::MailLanguage>(u"SELECT chosen_language FROM account WHERE id = :id"_s,
                                                  bind("id", id));
}

Done AccountStore::chooseLanguage(Work &work, UserId id, accounts::MailLanguage language)
{
    TRY(work.db().run(u"UPDATE account SET chosen_language = :language WHERE id = :id"_s,
                      bind("language", language), bind("id", id)));
    return {};
}

Done AccountStore::rememberLanguage(Work &work, UserId id, const QString &language)
{
    TRY(work.db().run(u"UPDATE account SET language = :language WHERE id = :id AND language <> :language"_s,
                      bind("language", language), bind("id", id)));
    return {};
}

Result<QList<QString>> AccountStore::operatorAddresses(Work &work, int limit)
{
    return work.db().all<QString>(uR"(
        SELECT account_email.address
          FROM account
          JOIN account_email ON account_email.account = account.id
         WHERE account.%1
           AND account.disabled_at IS NULL
           AND account_email.verified_at IS NOT NULL
         ORDER BY account.role, account.id
         LIMIT :limit)"_s.arg(whoMay(Deed::Administer)),
                                  bind("limit", limit));
}

Result<bool> AccountStore::letIn(Work &work, UserId id, const QString &password)
{
    TRY(const int rows,
        work.db().run(uR"(
        UPDATE account SET disabled_at = NULL WHERE id = :id AND password = :password AND disabled_at IS NULL)"_s,
                      bind("id", id), bind("password", password)));
    return rows > 0;
}

QString AccountStore::formerHash(const QString &skeleton) const
{
    return QString::fromLatin1(QMessageAuthenticationCode::hash("former-name:" + skeleton.toUtf8(), m_nameKey,
                                                                QCryptographicHash::Sha256)
                                   .toHex());
}

Done AccountStore::erase(Work &work, UserId id)
{
    TRY(const QString skeleton,
        work.db().only<QString>(u"SELECT skeleton FROM account WHERE id = :id"_s, bind("id", id)));
    TRY(work.db().run(u"INSERT INTO former_name (hash) VALUES (:hash) ON CONFLICT DO NOTHING"_s,
                      bind("hash", formerHash(skeleton))));
    // A name that cannot be typed, as passers-by have.
    TRY(work.db().run(uR"(
        UPDATE account
           SET username = :name, skeleton = :name, nickname = :nickname, nickname_look = NULL,
               nickname_chosen_at = NULL, nickname_changes = 0, password = '!', role = 'former',
               language = '', chosen_language = 'auto', disabled_at = :now
         WHERE id = :id)"_s,
                      bind("name", QString(u"*former-"_s + id.text())),
                      bind("nickname", QString(accounts::kFormerMember)), bind("now", work.now()),
                      bind("id", id)));
    return {};
}

Done AccountStore::setNickname(Work &work, UserId id, const QString &nickname, bool chosen)
{
    TRY(work.db().run(uR"(
        UPDATE account
           SET nickname = :nickname, nickname_look = :look, nickname_chosen_at = :chosen,
               nickname_changes = nickname_changes + 1
         WHERE id = :id)"_s,
                      bind("nickname", nickname), bind("look", keptLookOf(nickname)),
                      bind("chosen", chosen ? std::optional(work.now()) : std::nullopt), bind("id", id)));
    return {};
}

Result<bool> AccountStore::isNicknameOfAnother(Work &work, UserId user, const QString &look)
{
    TRY(const auto found,
        work.db().one<UserId>(u"SELECT id FROM account WHERE nickname_look = :look AND id <> :user LIMIT 1"_s,
                              bind("look", look), bind("user", user)));
    return found.has_value();
}

Result<bool> AccountStore::claimNickname(Work &work, UserId user, const QString &look)
{
    TRY(releaseNickname(work, user));
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO nickname_claim (look, account) VALUES (:look, :user) ON CONFLICT DO NOTHING)"_s,
                      bind("look", look), bind("user", user)));
    return rows > 0;
}

Done AccountStore::releaseNickname(Work &work, UserId user)
{
    TRY(work.db().run(u"DELETE FROM nickname_claim WHERE account = :user"_s, bind("user", user)));
    return {};
}

Result<QList<NameRow>> AccountStore::withoutLook(Work &work, UserId after, int limit)
{
    return work.db().all<NameRow>(uR"(
        SELECT id, username, nickname
          FROM account
         WHERE id > :after AND nickname_look IS NULL AND nickname <> ''
           AND role NOT IN ('passer-by', 'former')
         ORDER BY id
         LIMIT :limit)"_s,
                                  bind("after", after), bind("limit", limit));
}

Done AccountStore::setLook(Work &work, UserId user, const QString &look)
{
    TRY(work.db().run(u"UPDATE account SET nickname_look = :look WHERE id = :user"_s, bind("look", look),
                      bind("user", user)));
    return {};
}

Result<int> AccountStore::doubleNicknames(Work &work)
{
    return work.db().only<int>(uR"(
        SELECT COUNT(*)
          FROM account a
         WHERE a.nickname_look IS NOT NULL
           AND EXISTS (SELECT 1 FROM account o WHERE o.nickname_look = a.nickname_look AND o.id <> a.id))"_s);
}

Result<bool> AccountStore::changePassword(Work &work, UserId id, const QString &old, const QString &encoded)
{
    TRY(const int rows,
        work.db().run(u"UPDATE account SET password = :password WHERE id = :id AND password = :old"_s,
                      bind("password", encoded), bind("id", id), bind("old", old)));
    return rows > 0;
}

} // namespace madang
