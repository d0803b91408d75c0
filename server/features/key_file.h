// SPDX-License-Identifier: GPL-3.0-or-later
// Key files: keys that must not be in the store lie beside it, in files of mode 0600.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace madang {

/// The random key in a file (base64, its first line), which is made when it is not there. NotAllowed
/// ("<name>-permissions") when others can read it; Unavailable, Malformed (its name, "signing-key")
/// otherwise.
Result<QByteArray> readKeyFile(const QString &path, int octets, const QString &name);
/// Whole or not at all. `note`, one line, lies beside the key for keyFileNote(). Unavailable (its name).
Done writeKeyFile(const QString &path, const QByteArray &key, const QString &name,
                  const QByteArray &note = {});
/// Empty when there is none.
QByteArray keyFileNote(const QString &path);

} // namespace madang
