// SPDX-License-Identifier: GPL-3.0-or-later
// The real terminal. termpaint finds out what it is, reads its input and restores it; the cells are written
// by ScreenWriter, because termpaint cannot join emoji sequences.
#pragma once

#include "client-tui/terminal/screen_writer.h"
#include "client-tui/terminal/signal_watch.h"
#include "client-tui/terminal/terminal.h"

#include "common/base/result.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <termios.h>

struct termpaint_terminal_;
struct termpaint_event_;
struct termpaintx_ttyrescue_;

namespace madang::tui {

/// Needs SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT blocked (blockSignals) before any thread
/// starts.
class TermpaintTerminal final : public Terminal {
    Q_OBJECT
public:
    explicit TermpaintTerminal(QObject *parent = nullptr);
    /// Gives the screen back as it was found.
    ~TermpaintTerminal() override;

    /// Takes the controlling terminal and asks it what it is; ready() follows. `wanted` overrides its
    /// colours, NO_COLOR both. Without `links` it is told of none, whatever it takes.
    Done open(std::optional<Depth> wanted, bool links);

    QSize size() const override;
    Depth depth() const override { return m_writer.depth(); }
    void show(const CellGrid &grid, std::optional<QPoint> cursor) override;
    void repaint() override;
    void suspend() override;
    void ring() override;
    void notify(NotifyBy by, const QString &title, const QString &text) override;
    bool copy(const QString &text) override;
    void setTitle(const QString &title) override;
    void setMouse(bool on) override;
    void setQuickEscape(bool on) override;
    /// What termpaint found out, for --version and trouble reports.
    QString description() const;

private:
    struct Line;
    struct Frame {
        CellGrid grid;
        std::optional<QPoint> cursor;
    };

    void takeTty();
    void giveTtyBack();
    void startScreen();
    Depth depthOfTerminal() const;
    void onReadable();
    void onEvent(const termpaint_event_ &event);
    void onKey(const char *atom, unsigned length, int modifier);
    void onCharacter(const char *text, unsigned length, int modifier);
    void onPaste(const termpaint_event_ &event);
    void onMouse(const termpaint_event_ &event);
    void onSignal(int number);
    void send(const QByteArray &octets);
    void pump();
    void showPending();
    void noteRestoreSequence(const QByteArray &sequence);

    std::unique_ptr<Line> m_line;
    termpaint_terminal_ *m_term = nullptr;
    termpaintx_ttyrescue_ *m_rescue = nullptr;
    int m_fd = -1;
    termios m_saved{};
    bool m_started = false;
    bool m_suspended = false;
    std::optional<Depth> m_wantedDepth;
    bool m_wantsLinks = true;
    ScreenWriter m_writer;
    QByteArray m_out; ///< not yet taken by the line; one frame at most
    std::optional<Frame> m_pending;
    QString m_paste;
    QTimer m_resync;
    SignalWatch m_signals;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace madang::tui
