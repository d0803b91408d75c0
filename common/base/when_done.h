// SPDX-License-Identifier: GPL-3.0-or-later
// whenDone: act on a QFuture while the owner lives. QFuture::then(context) asserts on a dead context in
// Qt 6.4.
#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace madang {

/// Calls fn(result) on the owner's thread when the future finishes; never, when the owner or the promise dies
/// first.
template <typename T, typename Function> void whenDone(const QFuture<T> &future, QObject *owner, Function fn)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            fn(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace madang
