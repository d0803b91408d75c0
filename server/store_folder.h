// SPDX-License-Identifier: GPL-3.0-or-later
// StoreFolder: the folder a daemon's data lies in, held by one daemon at a time.
#pragma once

#include "common/base/result.h"
#include "server/config.h"
#include "server/db/database.h"

#include <memory>

namespace madang {

/// Holds an exclusive flock on <folder>/madangd.lock, which the kernel releases however the process ends.
class StoreFolder {
public:
    /// Makes the folder (mode 0700) and takes the lock; Conflict ("store-in-use") when another daemon holds
    /// it.
    static Result<std::unique_ptr<StoreFolder>> take(const QString &path);
    ~StoreFolder();
    StoreFolder(const StoreFolder &) = delete;
    StoreFolder &operator=(const StoreFolder &) = delete;

    QString file(const QString &name) const { return m_path + u'/' + name; }
    const QString &path() const { return m_path; }
    /// Process id of the daemon that holds a folder, for the sentence that names it; 0 when unknown.
    static qint64 holderOf(const QString &path);

private:
    StoreFolder(QString path, int lock)
        : m_path(std::move(path))
        , m_lock(lock)
    {
    }
    const QString m_path;
    const int m_lock;
};

/// Where the configuration says the store is. The password comes from its file, or from the environment.
Result<StoreAddress> storeAddressOf(const Config &config, const StoreFolder &folder);
/// The same for a folder that a daemon may hold: for who only reads.
Result<StoreAddress> storeAddressOf(const Config &config, const QString &folder);

} // namespace madang
