// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/details/details_store.h"

#include "common/base/log.h"
#include "common/base/secret.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// Sealed with it, so that details moved to another row, or anything else under that key, open nothing.
    QString detailsMark(UserId account)
    {
        return u"details "_s + account.text() + u' ';
    }

} // namespace

Result<details::Details> DetailsStore::opened(UserId account, const QString &sealed) const
{
    const auto plain = secret::unseal(sealed, m_key);
    const QString mark = detailsMark(account);
    if (!plain || !plain->startsWith(mark)) {
        qCCritical(lcAccounts) << "the details of account" << account.number
                               << "cannot be unsealed: is factors.key the one they were made with?";
        return Error{Code::Internal, "details-seal"};
    }
    const auto told = fromJson<details::Details>(plain->mid(mark.size()).toUtf8());
    return told ? told : Error{Code::Internal, "details-form"};
}

Result<details::Details> DetailsStore::of(Work &work, UserId account)
{
    TRY(const auto sealed,
        work.db().one<QString>(u"SELECT sealed FROM private_details WHERE account = :account"_s,
                               bind("account", account)));
    return sealed ? opened(account, *sealed) : details::Details{};
}

Done DetailsStore::put(Work &work, UserId account, const details::Details &told)
{
    const QString sealed = secret::seal(detailsMark(account) + QString::fromUtf8(toJson(told)), m_key);
    TRY(work.db().run(uR"(
        INSERT INTO private_details (account, sealed, changed_at) VALUES (:account, :sealed, :now)
            ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed,
                                                changed_at = excluded.changed_at)"_s,
                      bind("account", account), bind("sealed", sealed), bind("now", work.now())));
    return {};
}

Done DetailsStore::forget(Work &work, UserId account)
{
    TRY(work.db().run(u"DELETE FROM private_details WHERE account = :account"_s, bind("account", account)));
    return {};
}

} // namespace madang
