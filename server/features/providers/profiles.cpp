// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/profiles.h"

#include "common/base/mail_address.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestSubject = 255;
    constexpr int kLongestNickname = 32;
    constexpr qsizetype kLongestName = 24;
    constexpr qsizetype kShortestName = 3;
    constexpr double kLatestSecond = 1e11; ///< no clock says that

    /// What fits our rules of it; nothing of what does not.
    Result<Profile> cleaned(const QString &subject, const QString &email, bool proven,
                            const QString &nickname)
    {
        if (subject.isEmpty() || subject.size() > kLongestSubject)
            return Error{Code::Malformed, "profile"};
        Profile profile;
        profile.subject = subject;
        if (const auto address = MailAddress::fromText(email)) {
            profile.email = address->shown;
            profile.emailProven = proven;
        }
        if (const auto line = oneLine(nickname.left(kLongestNickname), kLongestNickname, "nickname"))
            profile.nickname = *line;
        return profile;
    }

    /// Some providers write booleans as texts.
    bool isTrue(const QJsonValue &value)
    {
        return value.toBool() || value.toString() == "true"_L1;
    }

} // namespace

Result<Profile> oidcProfile(const QJsonObject &claims)
{
    QString nickname = claims.value("nickname"_L1).toString();
    for (const auto name : {"name"_L1, "given_name"_L1, "preferred_username"_L1}) {
        if (nickname.trimmed().isEmpty())
            nickname = claims.value(name).toString();
    }
    TRY(Profile profile,
        cleaned(claims.value("sub"_L1).toString(), claims.value("email"_L1).toString(),
                isTrue(claims.value("email_verified"_L1)), nickname));
    if (const double asked = claims.value("auth_time"_L1).toDouble(); asked > 0 && asked < kLatestSecond)
        profile.askedAt = Timestamp{qint64(asked) * 1000};
    return profile;
}

Result<Profile> kakaoProfile(const QJsonObject &answer)
{
    const qint64 id = answer.value("id"_L1).toInteger();
    const QJsonObject account = answer.value("kakao_account"_L1).toObject();
    QString nickname = answer.value("properties"_L1).toObject().value("nickname"_L1).toString();
    if (nickname.isEmpty())
        nickname = account.value("profile"_L1).toObject().value("nickname"_L1).toString();
    // An address can be verified and yet belong to another Kakao account by now: then it is not valid.
    const bool proven
        = account.value("is_email_valid"_L1).toBool() && account.value("is_email_verified"_L1).toBool();
    return cleaned(id > 0 ? QString::number(id) : QString(), account.value("email"_L1).toString(), proven,
                   nickname);
}

Result<Profile> naverProfile(const QJsonObject &answer)
{
    const QJsonObject person = answer.value("response"_L1).toObject();
    if (answer.value("resultcode"_L1).toString() != "00"_L1)
        return Error{Code::Malformed, "profile"};
    return cleaned(person.value("id"_L1).toString(), person.value("email"_L1).toString(), false,
                   person.value("nickname"_L1).toString());
}

QString suggestedUsername(const Profile &profile)
{
    for (const QString &from : {profile.email.section(u'@', 0, 0), profile.nickname}) {
        QString name;
        for (const QChar c : from.normalized(QString::NormalizationForm_KC).toLower()) {
            const bool letter = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
            if (letter || (!name.isEmpty() && (c == u'.' || c == u'_' || c == u'-')))
                name += c;
        }
        name.truncate(kLongestName);
        if (name.size() >= kShortestName)
            return name;
    }
    return u"madang-friend"_s;
}

} // namespace madang
