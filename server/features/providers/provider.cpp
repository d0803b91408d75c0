// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/provider.h"

namespace madang {

using namespace Qt::StringLiterals;

Provider withPreset(Provider provider)
{
    switch (provider.kind) {
    case Provider::Kind::Oidc:
        break;
    case Provider::Kind::Kakao:
        provider.issuer = u"https://kauth.kakao.com"_s;
        provider.authorization = QUrl(u"https://kauth.kakao.com/oauth/authorize"_s);
        provider.token = QUrl(u"https://kauth.kakao.com/oauth/token"_s);
        provider.profile = QUrl(u"https://kapi.kakao.com/v2/user/me"_s);
        break;
    case Provider::Kind::Naver:
        provider.issuer = u"https://nid.naver.com"_s;
        provider.authorization = QUrl(u"https://nid.naver.com/oauth2.0/authorize"_s);
        provider.token = QUrl(u"https://nid.naver.com/oauth2.0/token"_s);
        provider.profile = QUrl(u"https://openapi.naver.com/v1/nid/me"_s);
        break;
    }
    return provider;
}

} // namespace madang
