// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/terminal/termpaint_terminal.h"

#include "client-tui/terminal/colour_depth.h"
#include "client-tui/terminal/sanitize.h"

#include <termpaint.h>
#include <termpaintx_ttyrescue.h>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kResyncMs = 100;
    constexpr int kQuickResyncMs = 20;
    constexpr qsizetype kLongestPaste = 256 * 1024;
    /// A character that would wrap at the right edge must not: rows are placed, never flowed into.
    constexpr auto kNoAutowrap = "\033[?7l";
    constexpr auto kOwnRestore = "\033[0m\033[?7h\033[?25h";

    QString chordOf(QString name, int modifier)
    {
        QString chord;
        if (modifier & TERMPAINT_MOD_CTRL)
            chord += u"ctrl-"_s;
        if (modifier & TERMPAINT_MOD_ALT)
            chord += u"alt-"_s;
        if (modifier & TERMPAINT_MOD_SHIFT)
            chord += u"shift-"_s;
        return chord + name;
    }

    /// "ArrowUp" -> "up", "PageDown" -> "page-down".
    QString nameOfAtom(const QString &atom)
    {
        if (atom.startsWith("Arrow"_L1))
            return atom.mid(5).toLower();
        if (atom == "NumpadEnter"_L1)
            return u"enter"_s;
        if (atom == "PageUp"_L1)
            return u"page-up"_s;
        if (atom == "PageDown"_L1)
            return u"page-down"_s;
        return atom.toLower();
    }

    /// The text a key of the number block stands for.
    QString textOfNumpad(const QString &atom)
    {
        if (!atom.startsWith("Numpad"_L1))
            return {};
        const QString rest = atom.mid(6);
        if (rest.size() == 1 && rest.front().isDigit())
            return rest;
        if (rest == "Divide"_L1)
            return u"/"_s;
        if (rest == "Multiply"_L1)
            return u"*"_s;
        if (rest == "Subtract"_L1)
            return u"-"_s;
        if (rest == "Add"_L1)
            return u"+"_s;
        return rest == "Decimal"_L1 ? u"."_s : QString();
    }

} // namespace

/// termpaint's side of the line: it calls these with its own struct, which is the first member.
struct TermpaintTerminal::Line {
    termpaint_integration base{};
    TermpaintTerminal *owner = nullptr;

    static TermpaintTerminal *ownerOf(termpaint_integration *base)
    {
        return reinterpret_cast<Line *>(base)->owner;
    }
};

TermpaintTerminal::TermpaintTerminal(QObject *parent)
    : Terminal(parent)
    , m_line(std::make_unique<Line>())
    , m_signals({SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT})
{
    m_line->owner = this;
    m_resync.setSingleShot(true);
    m_resync.setInterval(kResyncMs);
    connect(&m_resync, &QTimer::timeout, this, [this] { termpaint_terminal_callback(m_term); });
    connect(&m_signals, &SignalWatch::caught, this, &TermpaintTerminal::onSignal);
}

TermpaintTerminal::~TermpaintTerminal()
{
    if (!m_term)
        return;
    m_resync.stop();
    m_pending.reset();
    m_out.clear();
    if (m_started && !m_suspended)
        send(kOwnRestore);
    termpaint_terminal_free_with_restore(m_term);
    pump();
    giveTtyBack();
    if (m_rescue)
        termpaintx_ttyrescue_stop(m_rescue);
    termpaint_integration_deinit(&m_line->base);
    m_readable.reset();
    m_writable.reset();
    ::close(m_fd);
}

Done TermpaintTerminal::open(std::optional<Depth> wanted, bool links)
{
    m_wantedDepth = wanted;
    m_wantsLinks = links;
    m_fd = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_fd < 0 || tcgetattr(m_fd, &m_saved) != 0)
        return Error{Code::Unavailable, "terminal"};

    termpaint_integration_init(
        &m_line->base, [](termpaint_integration *) {},
        [](termpaint_integration *base, const char *octets, int length) {
            Line::ownerOf(base)->m_out.append(octets, length);
        },
        [](termpaint_integration *base) { Line::ownerOf(base)->pump(); });
    termpaint_integration_set_request_callback(
        &m_line->base, [](termpaint_integration *base) { Line::ownerOf(base)->m_resync.start(); });
    termpaint_integration_set_restore_sequence_updated(
        &m_line->base, [](termpaint_integration *base, const char *octets, int length) {
            Line::ownerOf(base)->noteRestoreSequence(QByteArray(octets, length));
        });
    m_term = termpaint_terminal_new(&m_line->base);
    termpaint_terminal_set_event_cb(
        m_term,
        [](void *self, termpaint_event *event) { static_cast<TermpaintTerminal *>(self)->onEvent(*event); },
        this);

    m_rescue = termpaintx_ttyrescue_start_or_nullptr(m_fd, kOwnRestore);
    if (m_rescue)
        termpaintx_ttyrescue_set_restore_termios(m_rescue, &m_saved);
    takeTty();
    m_readable = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &TermpaintTerminal::onReadable);
    m_writable = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &TermpaintTerminal::pump);
    termpaint_terminal_auto_detect(m_term);
    return {};
}

void TermpaintTerminal::takeTty()
{
    termios raw = m_saved;
    raw.c_iflag &= ~tcflag_t(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    raw.c_oflag &= ~tcflag_t(OPOST);
    raw.c_lflag &= ~tcflag_t(ICANON | IEXTEN | ECHO | ECHONL | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(m_fd, TCSAFLUSH, &raw);
}

void TermpaintTerminal::giveTtyBack()
{
    tcsetattr(m_fd, TCSAFLUSH, &m_saved);
}

void TermpaintTerminal::noteRestoreSequence(const QByteArray &sequence)
{
    if (!m_rescue)
        return;
    const QByteArray all = kOwnRestore + sequence;
    termpaintx_ttyrescue_update(m_rescue, all.constData(), int(all.size()));
}

QSize TermpaintTerminal::size() const
{
    winsize size{};
    if (ioctl(m_fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return {80, 24};
    return {qMin<int>(size.ws_col, 1000), qMin<int>(size.ws_row, 500)};
}

Depth TermpaintTerminal::depthOfTerminal() const
{
    ColourFacts facts = ColourFacts::ofEnvironment();
    facts.knowsTrue = termpaint_terminal_should_use_truecolor(m_term);
    return depthFor(facts, m_wantedDepth);
}

void TermpaintTerminal::startScreen()
{
    const QSize now = size();
    termpaint_terminal_auto_detect_apply_input_quirks(m_term, m_saved.c_cc[VERASE] == 8);
    termpaint_terminal_setup_fullscreen(m_term, now.width(), now.height(), "");
    termpaint_terminal_request_tagged_paste(m_term, true);
    termpaint_terminal_handle_paste(m_term, true);
    termpaint_terminal_request_focus_change_reports(m_term, true);
    send(kNoAutowrap);
    m_started = true;
    m_writer.setDepth(depthOfTerminal());
    m_writer.setLinks(m_wantsLinks && takesHyperlinks(qgetenv("TERM"), m_writer.depth()));
    Q_EMIT ready();
}

QString TermpaintTerminal::description() const
{
    char text[512] = {};
    if (m_term)
        termpaint_terminal_auto_detect_result_text(m_term, text, sizeof text);
    return sanitized(QString::fromUtf8(text));
}

void TermpaintTerminal::onReadable()
{
    char octets[4096];
    const ssize_t count = ::read(m_fd, octets, sizeof octets);
    if (count > 0) {
        termpaint_terminal_add_input_data(m_term, octets, unsigned(count));
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        m_readable->setEnabled(false);
        Q_EMIT ended();
    }
}

void TermpaintTerminal::onEvent(const termpaint_event_ &event)
{
    switch (event.type) {
    case TERMPAINT_EV_AUTO_DETECT_FINISHED:
        QMetaObject::invokeMethod(
            this, [this] { startScreen(); }, Qt::QueuedConnection);
        break;
    case TERMPAINT_EV_CHAR:
        onCharacter(event.c.string, event.c.length, event.c.modifier);
        break;
    case TERMPAINT_EV_KEY:
        onKey(event.key.atom, event.key.length, event.key.modifier);
        break;
    case TERMPAINT_EV_PASTE:
        onPaste(event);
        break;
    case TERMPAINT_EV_MOUSE:
        onMouse(event);
        break;
    case TERMPAINT_EV_MISC:
        if (event.misc.atom == termpaint_input_focus_in() || event.misc.atom == termpaint_input_focus_out())
            Q_EMIT happened(Focus{event.misc.atom == termpaint_input_focus_in()});
        break;
    case TERMPAINT_EV_REPAINT_REQUESTED:
        repaint();
        break;
    default:
        break;
    }
}

void TermpaintTerminal::onCharacter(const char *octets, unsigned length, int modifier)
{
    const QString text = QString::fromUtf8(octets, qsizetype(length));
    if (modifier & (TERMPAINT_MOD_CTRL | TERMPAINT_MOD_ALT))
        Q_EMIT happened(KeyPress{chordOf(text, modifier)});
    else
        Q_EMIT happened(Typed{text});
}

void TermpaintTerminal::onKey(const char *octets, unsigned length, int modifier)
{
    const QString atom = QString::fromLatin1(octets, qsizetype(length));
    const QString digits = textOfNumpad(atom);
    if (atom == "Space"_L1 && !(modifier & (TERMPAINT_MOD_CTRL | TERMPAINT_MOD_ALT)))
        Q_EMIT happened(Typed{u" "_s});
    else if (!digits.isEmpty() && modifier == 0)
        Q_EMIT happened(Typed{digits});
    else
        Q_EMIT happened(KeyPress{chordOf(nameOfAtom(atom), modifier)});
}

void TermpaintTerminal::onPaste(const termpaint_event_ &event)
{
    if (event.paste.initial)
        m_paste.clear();
    if (m_paste.size() < kLongestPaste)
        m_paste += QString::fromUtf8(event.paste.string, qsizetype(event.paste.length));
    if (!event.paste.final)
        return;
    QString text = std::exchange(m_paste, {});
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    Q_EMIT happened(Pasted{text});
}

void TermpaintTerminal::onMouse(const termpaint_event_ &event)
{
    const QPoint at(event.mouse.x, event.mouse.y);
    const bool wheel = event.mouse.raw_btn_and_flags & 64;
    if (wheel)
        Q_EMIT happened(
            Mouse{event.mouse.raw_btn_and_flags & 1 ? Mouse::Act::WheelDown : Mouse::Act::WheelUp, at});
    else if (event.mouse.action == TERMPAINT_MOUSE_PRESS && event.mouse.button == 0)
        Q_EMIT happened(Mouse{Mouse::Act::Press, at});
    else if (event.mouse.action == TERMPAINT_MOUSE_MOVE && event.mouse.button == 0)
        Q_EMIT happened(Mouse{Mouse::Act::Drag, at});
    else if (event.mouse.action == TERMPAINT_MOUSE_RELEASE)
        Q_EMIT happened(Mouse{Mouse::Act::Release, at});
}

void TermpaintTerminal::onSignal(int number)
{
    switch (number) {
    case SIGWINCH:
        if (m_started)
            Q_EMIT resized(size());
        break;
    case SIGTSTP:
        suspend();
        break;
    case SIGCONT:
        break; // we come back inside suspend()
    default:
        Q_EMIT ended();
    }
}

void TermpaintTerminal::show(const CellGrid &grid, std::optional<QPoint> cursor)
{
    m_pending = Frame{grid, cursor};
    showPending();
}

void TermpaintTerminal::showPending()
{
    if (!m_started || !m_pending || !m_out.isEmpty())
        return;
    const Frame frame = *std::exchange(m_pending, std::nullopt);
    send(m_writer.update(frame.grid, frame.cursor));
}

void TermpaintTerminal::repaint()
{
    m_writer.forget();
    Q_EMIT resized(size());
}

void TermpaintTerminal::suspend()
{
    if (!m_started)
        return;
    m_suspended = true;
    send(kOwnRestore);
    termpaint_terminal_pause(m_term);
    pump();
    giveTtyBack();
    ::kill(0, SIGSTOP); // the whole job, as the kernel's own Ctrl-Z would
    takeTty();
    m_suspended = false;
    termpaint_terminal_unpause(m_term);
    send(kNoAutowrap);
    repaint();
}

void TermpaintTerminal::ring()
{
    send("\a");
}

void TermpaintTerminal::notify(NotifyBy by, const QString &title, const QString &text)
{
    if (m_started)
        send(notifySequence(by, title, text));
}

bool TermpaintTerminal::copy(const QString &text)
{
    const std::optional<QByteArray> sequence = clipboardSequence(text);
    if (sequence && m_started)
        send(*sequence);
    return sequence.has_value();
}

void TermpaintTerminal::setTitle(const QString &title)
{
    if (m_started)
        termpaint_terminal_set_title(m_term, sanitized(title).left(120).toUtf8().constData(),
                                     TERMPAINT_TITLE_MODE_ENSURE_RESTORE);
}

void TermpaintTerminal::setMouse(bool on)
{
    if (m_started)
        termpaint_terminal_set_mouse_mode(m_term, on ? TERMPAINT_MOUSE_MODE_DRAG : TERMPAINT_MOUSE_MODE_OFF);
}

void TermpaintTerminal::setQuickEscape(bool on)
{
    m_resync.setInterval(on ? kQuickResyncMs : kResyncMs);
}

void TermpaintTerminal::send(const QByteArray &octets)
{
    m_out += octets;
    pump();
}

void TermpaintTerminal::pump()
{
    const bool leaving = !m_writable || m_suspended;
    while (!m_out.isEmpty()) {
        const ssize_t count = ::write(m_fd, m_out.constData(), size_t(m_out.size()));
        if (count > 0) {
            m_out.remove(0, count);
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN) {
            m_out.clear();
            return;
        }
        if (!leaving) {
            m_writable->setEnabled(true);
            return;
        }
        pollfd wait{m_fd, POLLOUT, 0};
        if (::poll(&wait, 1, 1000) <= 0) // a line that takes nothing for a second is not waited for
            m_out.clear();
    }
    if (m_writable)
        m_writable->setEnabled(false);
    if (m_pending && m_started && !m_suspended)
        showPending();
}

} // namespace madang::tui
