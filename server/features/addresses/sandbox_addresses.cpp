// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/addresses/sandbox_addresses.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

QList<AddressHit> sandboxAddresses(const QString &query)
{
    static const QList<AddressHit> kBuildings{
        {u"서울특별시 중구 태평로1가 31"_s,
         u"서울특별시 중구 세종대로 110"_s,
         u"04524"_s,
         {37'566'535, 126'977'969}},
        {u"서울특별시 종로구 세종로 1-1"_s,
         u"서울특별시 종로구 사직로 161"_s,
         u"03045"_s,
         {37'579'617, 126'977'041}},
        {u"부산광역시 연제구 연산동 1000"_s,
         u"부산광역시 연제구 중앙대로 1001"_s,
         u"47545"_s,
         {35'179'816, 129'075'022}},
        {u"대구광역시 중구 동인동1가 2-1"_s,
         u"대구광역시 중구 공평로 88"_s,
         u"41911"_s,
         {35'871'380, 128'601'796}},
        {u"인천광역시 남동구 구월동 1138"_s,
         u"인천광역시 남동구 정각로 29"_s,
         u"21554"_s,
         {37'456'257, 126'705'241}},
        {u"광주광역시 서구 치평동 1200"_s,
         u"광주광역시 서구 내방로 111"_s,
         u"61945"_s,
         {35'160'082, 126'851'635}},
        {u"대전광역시 서구 둔산동 1420"_s,
         u"대전광역시 서구 둔산로 100"_s,
         u"35242"_s,
         {36'350'461, 127'384'953}},
        {u"제주특별자치도 제주시 연동 312-1"_s,
         u"제주특별자치도 제주시 문연로 6"_s,
         u"63122"_s,
         {33'488'936, 126'500'423}},
    };
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    QList<AddressHit> found;
    for (const AddressHit &building : kBuildings) {
        const bool fits = std::all_of(words.begin(), words.end(), [&building](const QString &word) {
            return building.address.contains(word) || building.road.contains(word);
        });
        if (fits && !words.isEmpty())
            found += building;
    }
    return found;
}

} // namespace madang
