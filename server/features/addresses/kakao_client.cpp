// SPDX-License-Identifier: GPL-3.0-or-later
//
// The format is "Local: Search address" of Kakao Developers: x is the longitude and y the latitude, both as
// decimal text; road_address is null where a place has none.
#include "server/features/addresses/kakao_client.h"

#include "common/base/log.h"
#include "common/protocol/addresses.h"
#include "common/protocol/details.h"
#include "common/protocol/json.h"
#include "server/features/limits.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrlQuery>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestKakaoAnswer = 128 * 1024;
    constexpr int kBusySeconds = 30;

    /// As an address line of ours; empty when it cannot be one.
    QString lineIn(const QJsonObject &object, QLatin1StringView key)
    {
        const auto line = oneLine(object.value(key).toString(), details::kLongestAddressLine, "address");
        return line ? *line : QString();
    }

    std::optional<AddressHit> placeIn(const QJsonObject &document)
    {
        const QJsonObject lot = document.value("address"_L1).toObject();
        const QJsonObject road = document.value("road_address"_L1).toObject();
        AddressHit place;
        place.address = lineIn(lot, "address_name"_L1);
        if (place.address.isEmpty())
            place.address = lineIn(document, "address_name"_L1);
        place.road = lineIn(road, "address_name"_L1);
        static const QRegularExpression kPostcode(u"\\A[0-9]{5}\\z"_s);
        const QString code = road.value("zone_no"_L1).toString();
        if (kPostcode.match(code).hasMatch())
            place.postcode = code;
        // The same decimals that a person would type.
        const auto where = Coordinates::fromText(document.value("y"_L1).toString() + u", "_s
                                                 + document.value("x"_L1).toString());
        if (place.address.isEmpty() || !where)
            return std::nullopt;
        place.where = *where;
        return place;
    }

    Error away()
    {
        return Error{Code::Unavailable, "addresses-away"};
    }

} // namespace

Result<QList<AddressHit>> KakaoClient::judge(const outbound::Answer &answer)
{
    if (answer.status == 0) {
        qCWarning(lcAccounts) << "kakao gave no answer about an address" << answer.fault;
        return away();
    }
    const auto body = answer.body.size() <= kLongestKakaoAnswer
        ? json::parseObject(answer.body, {.bytes = kLongestKakaoAnswer, .depth = 16, .values = 4096})
        : Result<QJsonObject>(Error{Code::TooLarge, "answer"});
    if (answer.status == 200 && body && body->value("documents"_L1).isArray()) {
        QList<AddressHit> found;
        for (const QJsonValue &document : body->value("documents"_L1).toArray()) {
            const auto place = placeIn(document.toObject());
            if (place && found.size() < addresses::kMostPlaces)
                found += *place;
        }
        return found;
    }
    // Their words tell an operator what to mend; their sentences may repeat what was asked.
    const QString word = body ? body->value("errorType"_L1).toString().left(60) : QString();
    if (answer.status == 401 || answer.status == 403)
        qCCritical(lcAccounts) << "kakao does not accept our key; check [addresses]" << answer.status
                               << forLog(word);
    else
        qCWarning(lcAccounts) << "kakao says nothing clear about an address" << answer.status << forLog(word);
    return answer.status == 429 ? Error(Code::Unavailable, "addresses-busy").after(kBusySeconds) : away();
}

void KakaoClient::ask(const QString &query, const Take &take)
{
    outbound::Request request;
    request.url = m_settings.address;
    request.url.setPath(u"/v2/local/search/address.json"_s);
    QUrlQuery members;
    members.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(query)));
    members.addQueryItem(u"size"_s, QString::number(addresses::kMostPlaces));
    request.url.setQuery(members);
    request.fields
        = {{"Accept", "application/json"}, {"Authorization", "KakaoAK " + m_settings.key.toUtf8()}};
    request.patience = m_settings.patience;
    m_http.send(request, [take](const outbound::Answer &answer) { take(judge(answer)); });
}

} // namespace madang
