// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/audit/audit.h"

#include "server/features/audit/audit_store.h"

#include <QJsonDocument>

namespace madang::audit {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestTarget = 200;
    /// Of the details as text: what is longer is not an act but a document.
    constexpr qsizetype kLongestDetails = 4000;

    Result<QString> nameOf(Work &work, AuditStore &store, UserId actor)
    {
        if (actor.isNull()) {
            const QString &address = work.caller().address;
            return address == kSocketAddress || address == kHostAddress ? u"operator@"_s + address
                                                                        : u"server"_s;
        }
        TRY(const auto name, store.username(work, actor));
        return name.value_or(u"account "_s + actor.text());
    }

    QString textOf(const QJsonObject &details)
    {
        const QByteArray text = QJsonDocument(details).toJson(QJsonDocument::Compact);
        return text.size() > kLongestDetails ? u"{\"cut\":true}"_s : QString::fromUtf8(text);
    }

    /// With the token's name: whoever reads it sees that a program did it.
    QJsonObject withToken(QJsonObject details, const Caller &caller)
    {
        if (caller.token)
            details.insert(u"token"_s, caller.token->name);
        return details;
    }

} // namespace

Done record(Work &work, const Act &act)
{
    AuditStore store;
    AuditRow row;
    const UserId actor = act.by.isNull() ? work.caller().user : act.by;
    TRY(row.actor, nameOf(work, store, actor));
    if (!actor.isNull())
        row.account = actor;
    row.at = work.now();
    row.action = act.action;
    row.target = act.target.left(kLongestTarget);
    row.address = act.unseen ? QString() : work.caller().address;
    row.request = work.caller().requestId;
    row.details = textOf(withToken(act.details, work.caller()));
    TRY(const AuditHead head, store.holdHead(work));
    row.number = head.number + 1;
    row.previous = head.hash;
    row.hash = row.hashNow();
    return store.insert(work, row);
}

} // namespace madang::audit
