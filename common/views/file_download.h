// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the server on this disk: receipts, sheets, tables. What is in them is nobody's business here.
#pragma once

#include "common/client/session.h"

namespace madang::views {

/// Reads a file of the server into one here: whole, or not at all; only the user may read it. The future ends
/// with the name of the file. Error "file" (StorageFull) when it cannot be written.
QFuture<Result<QString>> download(Session &session, QObject *owner, const QString &path, const QString &file,
                                  const QList<std::pair<QString, QString>> &query = {});

/// Writes a file here: whole, or not at all; only the user may read it. Error "file" (StorageFull).
Result<QString> writeFile(const QByteArray &octets, const QString &name);

/// A name that every file system takes: "모금: 1/2" becomes "모금 1 2".
QString fileNameOf(const QString &text);

} // namespace madang::views
