// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/nicknames.h"

#include "common/base/log.h"
#include "server/features/accounts/credentials.h"
#include "server/features/audit/audit.h"
#include "server/features/limits.h"

#include <QSet>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// More of them than any community has.
    constexpr int kMostStaff = 500;
    constexpr int kNamesAtOnce = 500;

    struct Lookalike {
        char16_t shown;
        char16_t as;
    };
    /// Small letters, after case was folded and marks were taken off (Unicode TR 39, the letters of everyday
    /// keyboards).
    constexpr std::array kLookalikes{
        Lookalike{u'а', u'a'}, Lookalike{u'в', u'b'}, Lookalike{u'е', u'e'},  Lookalike{u'һ', u'h'},
        Lookalike{u'і', u'i'}, Lookalike{u'ј', u'j'}, Lookalike{u'к', u'k'},  Lookalike{u'м', u'm'},
        Lookalike{u'н', u'h'}, Lookalike{u'о', u'o'}, Lookalike{u'п', u'n'},  Lookalike{u'р', u'p'},
        Lookalike{u'с', u'c'}, Lookalike{u'т', u't'}, Lookalike{u'у', u'y'},  Lookalike{u'х', u'x'},
        Lookalike{u'ѕ', u's'}, Lookalike{u'ԁ', u'd'}, Lookalike{u'ԝ', u'w'},  Lookalike{u'г', u'r'},
        Lookalike{u'ь', u'b'}, Lookalike{u'α', u'a'}, Lookalike{u'β', u'b'},  Lookalike{u'ε', u'e'},
        Lookalike{u'η', u'n'}, Lookalike{u'ι', u'i'}, Lookalike{u'κ', u'k'},  Lookalike{u'μ', u'm'},
        Lookalike{u'ν', u'v'}, Lookalike{u'ο', u'o'}, Lookalike{u'ρ', u'p'},  Lookalike{u'τ', u't'},
        Lookalike{u'υ', u'u'}, Lookalike{u'χ', u'x'}, Lookalike{u'ω', u'w'},  Lookalike{u'ı', u'i'},
        Lookalike{u'ɡ', u'g'}, Lookalike{u'ɑ', u'a'}, Lookalike{u'|', u'l'},  Lookalike{u'@', u'a'},
        Lookalike{u'$', u's'}, Lookalike{u'!', u'i'}, Lookalike{u'〇', u'o'},
    };

    char16_t latinOf(char16_t c)
    {
        for (const Lookalike &each : kLookalikes) {
            if (each.shown == c)
                return each.as;
        }
        return c;
    }

    const QSet<QString> &reservedLooks()
    {
        static const QSet<QString> looks = [] {
            QSet<QString> all;
            for (const QString &word :
                 {u"admin"_s, u"administrator"_s, u"moderator"_s, u"treasurer"_s, u"owner"_s, u"staff"_s,
                  u"support"_s, u"system"_s, u"Madang"_s, u"마당"_s, u"운영자"_s, u"운영진"_s, u"관리자"_s,
                  u"관리인"_s, u"총무"_s, u"고객센터"_s, u"고객지원"_s, u"시스템"_s})
                all += lookOf(word);
            return all;
        }();
        return looks;
    }

} // namespace

QString lookOf(const QString &name)
{
    const QString flat = name.normalized(QString::NormalizationForm_KD)
                             .toCaseFolded()
                             .normalized(QString::NormalizationForm_KD);
    QString look;
    for (const QChar c : flat) {
        const QChar plain(latinOf(c.unicode()));
        if (plain.isLetterOrNumber() || plain.isSurrogate())
            look += plain;
    }
    return skeletonOf(look);
}

QString keptLookOf(const QString &name)
{
    const QString look = lookOf(name);
    return look.isEmpty() ? name : look;
}

bool isReservedLook(const QString &look)
{
    return reservedLooks().contains(look);
}

Done mustNotBeFormer(const QString &nickname, const char *field)
{
    const bool isFormer = nickname.compare(accounts::kFormerMember, Qt::CaseInsensitive) == 0;
    return isFormer ? Done(Error(Code::InvalidValue, "reserved").at(QString::fromLatin1(field))) : Done();
}

Done judgeNickname(Work &work, AccountStore &store, UserId user, const QString &nickname, const char *field)
{
    const Error reserved = Error(Code::InvalidValue, "nickname-reserved").at(QString::fromLatin1(field));
    const QString look = lookOf(nickname);
    TRY(mustNotBeFormer(nickname, field));
    if (look.isEmpty())
        return {}; // nothing but signs
    TRY(const QList<NameRow> staff, store.namesOfThoseWhoMay(work, accounts::Deed::BearBadge, kMostStaff));
    bool isStaff = false;
    for (const NameRow &each : staff) {
        if (each.id == user)
            isStaff = true;
        else if (look == lookOf(each.nickname) || look == lookOf(each.username))
            return reserved;
    }
    return !isStaff && reservedLooks().contains(look) ? Done(reserved) : Done();
}

Result<QString> Nicknames::judged(Work &work, UserId user, const QString &typed)
{
    TRY(const QString nickname, oneLine(typed, kLongestNickname, "nickname"));
    TRY(judgeNickname(work, m_store, user, nickname, "nickname"));
    TRY(mustBeFree(work, user, nickname));
    return nickname;
}

Done Nicknames::mustBeFree(Work &work, UserId user, const QString &nickname)
{
    if (!m_rules.unique)
        return {};
    TRY(const bool taken, m_store.isNicknameOfAnother(work, user, keptLookOf(nickname)));
    return taken ? Done(Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s)) : Done();
}

Done Nicknames::claim(Work &work, UserId user, const QString &nickname)
{
    if (!m_rules.unique)
        return m_store.releaseNickname(work, user);
    TRY(const bool claimed, m_store.claimNickname(work, user, keptLookOf(nickname)));
    if (!claimed)
        return Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s);
    // Once more, after whoever claimed it at the same time: and those count that were there before.
    return mustBeFree(work, user, nickname);
}

Done Nicknames::set(Work &work, UserId user, const QString &nickname, bool chosen)
{
    TRY(claim(work, user, nickname));
    return m_store.setNickname(work, user, nickname, chosen);
}

Done Nicknames::choose(Work &work, const QString &typed)
{
    TRY(const AccountRow row, m_store.byId(work, work.caller().user));
    TRY(const QString nickname, judged(work, row.id, typed));
    if (!mayChange(row)) {
        // Who saves what is there already changes nothing.
        return nickname == row.nickname ? Done()
                                        : Done(Error(Code::Conflict, "nickname-fixed").at(u"nickname"_s));
    }
    TRY(set(work, row.id, nickname, true));
    if (!m_rules.isRecorded())
        return {};
    // Without the names: who is erased later is named in no record.
    return audit::record(
        work,
        {u"account.nickname"_s, u"account:"_s + row.id.text(), {{u"changes"_s, row.nicknameChanges + 1}}});
}

Done Nicknames::give(Work &work, const AccountRow &row, const std::optional<QString> &typed)
{
    TRY(const QString nickname, judged(work, row.id, typed.value_or(row.username)));
    return set(work, row.id, nickname, typed.has_value());
}

Done Nicknames::prepare(Work &work)
{
    if (!m_rules.unique)
        return {};
    for (UserId after;;) {
        TRY(const QList<NameRow> rows, m_store.withoutLook(work, after, kNamesAtOnce));
        for (const NameRow &row : rows)
            TRY(m_store.setLook(work, row.id, keptLookOf(row.nickname)));
        if (rows.size() < kNamesAtOnce)
            break;
        after = rows.last().id;
    }
    TRY(const int doubles, m_store.doubleNicknames(work));
    if (doubles > 0)
        qCWarning(lcAccounts) << "nicknames are to be unique, and this many people are called like somebody "
                                 "else (madangd check names them):"
                              << doubles;
    return {};
}

} // namespace madang
