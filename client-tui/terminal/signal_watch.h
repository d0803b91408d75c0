// SPDX-License-Identifier: GPL-3.0-or-later
// Unix signals as Qt signals, through signalfd. Handlers run in the event loop, so they may do anything.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <initializer_list>
#include <memory>

namespace madang::tui {

/// Blocks the signals for this thread and every one it starts. Call before the first thread, at the top of
/// main().
void blockSignals(std::initializer_list<int> signalNumbers);

class SignalWatch : public QObject {
    Q_OBJECT
public:
    /// Reports these signals, which must be blocked.
    explicit SignalWatch(std::initializer_list<int> signalNumbers, QObject *parent = nullptr);
    ~SignalWatch() override;

Q_SIGNALS:
    void caught(int signalNumber);

private:
    void read();

    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace madang::tui
