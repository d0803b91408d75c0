// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/portone_client.h"

#include "common/base/log.h"
#include "common/base/phone_number.h"
#include "common/protocol/json.h"
#include "server/features/limits.h"

#include <QDate>
#include <QUrlQuery>

namespace madang {

using namespace Qt::StringLiterals;
using Kind = VerificationAnswer::Kind;

namespace {

    constexpr qsizetype kLongestPortOneAnswer = 64 * 1024;
    constexpr int kLongestPersonName = 64;
    constexpr qsizetype kLongestCi = 200; ///< theirs have 88 letters

    VerifiedPerson personIn(const QJsonObject &customer)
    {
        VerifiedPerson person;
        if (const auto name = oneLine(customer.value("name"_L1).toString(), kLongestPersonName, "name"))
            person.fullName = *name;
        const QString birth = customer.value("birthDate"_L1).toString();
        if (birth.size() == 10 && QDate::fromString(birth, Qt::ISODate).isValid())
            person.birthDate = birth;
        if (const auto phone = PhoneNumber::fromText(customer.value("phoneNumber"_L1).toString()))
            person.phone = phone->kept;
        const QString ci = customer.value("ci"_L1).toString();
        if (!ci.isEmpty() && ci.size() <= kLongestCi)
            person.mark = u"ci "_s + ci;
        else if (!person.phone.isEmpty())
            person.mark = u"phone "_s + person.phone;
        return person;
    }

    VerificationAnswer verifiedIn(const QJsonObject &body, const PortOneSettings &settings)
    {
        // A browser that knows the attempt could have proven it by another channel of the same shop, such as
        // one for tests.
        if (body.value("channel"_L1).toObject().value("key"_L1).toString() != settings.channelKey) {
            qCWarning(lcAccounts) << "portone verified somebody by another channel than [verification] names";
            return {Kind::Refused};
        }
        return {Kind::Verified, personIn(body.value("verifiedCustomer"_L1).toObject())};
    }

    VerificationAnswer givenIn(const QJsonObject &body, const QString &attempt,
                               const PortOneSettings &settings)
    {
        if (body.value("id"_L1).toString() != attempt) {
            qCWarning(lcAccounts) << "portone answered about another verification than was asked for";
            return {};
        }
        const QString status = body.value("status"_L1).toString();
        if (status == "VERIFIED"_L1)
            return verifiedIn(body, settings);
        if (status == "READY"_L1)
            return {Kind::NotYet};
        if (status == "FAILED"_L1)
            return {Kind::Refused};
        qCWarning(lcAccounts) << "portone told a state of a verification that is not known:"
                              << forLog(status.left(40));
        return {};
    }

} // namespace

VerificationAnswer PortOneClient::judge(const outbound::Answer &answer, const QString &attempt,
                                        const PortOneSettings &settings)
{
    if (answer.status == 0) {
        qCWarning(lcAccounts) << "portone gave no answer about a verification" << answer.fault;
        return {};
    }
    const auto body = answer.body.size() <= kLongestPortOneAnswer
        ? json::parseObject(answer.body, {.bytes = kLongestPortOneAnswer, .depth = 16, .values = 2048})
        : Result<QJsonObject>(Error{Code::TooLarge, "answer"});
    if (answer.status == 200 && body)
        return givenIn(*body, attempt, settings);
    // Their words, such as "UNAUTHORIZED", tell an operator what to mend; their sentences may tell of people.
    const QString word = body ? body->value("type"_L1).toString().left(60) : QString();
    if (answer.status == 404 && word == "IDENTITY_VERIFICATION_NOT_FOUND"_L1)
        return {Kind::NotYet};
    if (answer.status == 401 || answer.status == 403)
        qCCritical(lcAccounts) << "portone does not accept our secret; check [verification]" << answer.status
                               << forLog(word);
    else
        qCWarning(lcAccounts) << "portone says nothing clear about a verification" << answer.status
                              << forLog(word);
    return {};
}

void PortOneClient::ask(const QString &attempt, const Take &take)
{
    outbound::Request request;
    request.url = m_settings.address;
    request.url.setPath("/identity-verifications/"_L1 + attempt);
    QUrlQuery query;
    query.addQueryItem(u"storeId"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_settings.storeId)));
    request.url.setQuery(query);
    request.fields
        = {{"Accept", "application/json"}, {"Authorization", "PortOne " + m_settings.secret.toUtf8()}};
    request.patience = m_settings.patience;
    m_http.send(request, [settings = m_settings, attempt, take](const outbound::Answer &answer) {
        take(judge(answer, attempt, settings));
    });
}

} // namespace madang
