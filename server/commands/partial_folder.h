// SPDX-License-Identifier: GPL-3.0-or-later
// PartialFolder: a folder that bears another name, ".NAME.partial-XXXXXX", until what is to be in it is
// whole. What an interrupted run left under such a name is found and taken away by the next one.
#pragma once

#include "common/base/result.h"

#include <QStringList>

#include <memory>

namespace madang::backup {

class PartialFolder {
public:
    /// Beside where `name` will be: on the same file system. Unavailable ("write").
    static Result<std::unique_ptr<PartialFolder>> make(const QString &name);
    /// Removes it with all that is in it, unless it was kept.
    ~PartialFolder();
    PartialFolder(const PartialFolder &) = delete;
    PartialFolder &operator=(const PartialFolder &) = delete;

    const QString &path() const { return m_path; }
    /// Gives it its name, durably; AlreadyExists ("exists") when something has that by now.
    Done keep();

private:
    PartialFolder(QString name, QString path, int lock)
        : m_name(std::move(name))
        , m_path(std::move(path))
        , m_lock(lock)
    {
    }
    const QString m_name;
    const QString m_path;
    const int m_lock; ///< on the folder, which the kernel releases however the process ends
    bool m_isKept = false;
};

/// What interrupted runs left in a folder.
struct Leftovers {
    QStringList removed;
    QStringList stuck; ///< could not be removed, or holds what no run of ours would have put there
};
/// Removes them. Those of runs that are still under way, and of other users, are left alone.
Leftovers clearLeftovers(const QString &folder);

} // namespace madang::backup
