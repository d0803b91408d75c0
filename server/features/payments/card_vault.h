// SPDX-License-Identifier: GPL-3.0-or-later
// CardVault: seals billing keys, so that the store alone charges nobody's card.
#pragma once

#include "common/base/secret.h"

namespace madang {

/// The key lies in a file beside the store. Until it is given, one of this process alone is used (tests).
class CardVault {
public:
    /// Before the door opens.
    void openWith(const QByteArray &key) { m_key = key; }
    QString seal(const QString &billingKey) const { return secret::seal(billingKey, m_key); }
    Result<QString> unseal(const QString &sealed) const { return secret::unseal(sealed, m_key); }

private:
    QByteArray m_key = secret::randomBytes(secret::kSealKeyOctets);
};

} // namespace madang
