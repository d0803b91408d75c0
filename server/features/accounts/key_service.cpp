// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/key_service.h"

#include "common/base/log.h"
#include "server/features/audit/audit.h"

namespace madang {

using namespace Qt::StringLiterals;
using keys::RotatedKey;

Result<Later<RotatedKey>> KeyService::rotate(Work &work, const keys::RotateKey &request)
{
    // On record before it is done: a key that changed without anybody knowing would be the worse of the two.
    TRY(audit::record(work,
                      {u"keys.rotate"_s, u"key:"_s + m_tokens.keyId(), {{u"atOnce"_s, request.atOnce}}}));
    return Later<RotatedKey>(
        [this, atOnce = request.atOnce](const std::function<void(Result<RotatedKey>)> &finish) {
            if (const Done rotated = m_tokens.rotate(atOnce); !rotated)
                return finish(rotated.error());
            const RotatedKey fresh{m_tokens.keyId(), atOnce ? 0 : int(m_tokens.life().count())};
            qCInfo(lcAccounts) << "the signing key is" << fresh.key << "now; the one before is good for"
                               << fresh.oldGoodFor << "s";
            finish(fresh);
        });
}

} // namespace madang
