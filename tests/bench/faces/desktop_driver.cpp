// SPDX-License-Identifier: GPL-3.0-or-later
// madang-face-driver: the desktop client with a hand that opens, scrolls and types, and an eye that notes
// when it was painted. Says "window NS" and "text NS" (steady clock) by itself; then a line on standard input
// is a deed:
//   open COUNT ROOM [ROOM...]   goes from one room to the next
//   scroll COUNT                turns the wheel, 60 times a second
//   type COUNT                  presses letters
// and the answer a line of nanoseconds, one from each deed to the end of its painting; -1: nothing was
// painted.
#include "client-gui/app.h"
#include "tests/bench/machine.h"

#include <QApplication>
#include <QSemaphore>
#include <QSocketNotifier>
#include <QWheelEvent>

#include <cstdio>
#include <random>
#include <thread>

#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 10'000; ///< milliseconds for a painting

void say(const QByteArray &line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

/// Tells of each painting of a window once it is over.
class SeenApplication : public QApplication {
public:
    using QApplication::QApplication;
    std::function<void()> painted;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool update = event->type() == QEvent::UpdateRequest;
        const bool done = QApplication::notify(receiver, event);
        if (update && painted)
            painted();
        return done;
    }
};

class Driver : public QObject {
public:
    explicit Driver(gui::App &app)
        : m_app(app)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Driver::read);
    }
    ~Driver() override
    {
        if (m_hand.joinable())
            m_hand.join();
    }

    void painted()
    {
        const qint64 now = bench::nowNs();
        if (!m_window)
            say("window " + QByteArray::number(now));
        m_window = true;
        gui::RoomScreen *room = m_app.window().roomScreen();
        const bool text = room && room->timeline().rowCount() > 0;
        if (text && !m_text)
            say("text " + QByteArray::number(now));
        m_text = m_text || text;
        if (m_acted && (!m_done || m_done())) {
            m_acted = false;
            m_paintedAt = now;
            m_seen.release();
        }
    }

private:
    using Deed = std::function<void(int)>;

    void read()
    {
        char octets[4096];
        const ssize_t count = ::read(STDIN_FILENO, octets, sizeof octets);
        if (count <= 0) {
            m_input.setEnabled(false);
            QCoreApplication::quit();
            return;
        }
        m_lines.append(octets, count);
        for (qsizetype end = 0; (end = m_lines.indexOf('\n')) >= 0; m_lines.remove(0, end + 1))
            obey(m_lines.left(end).split(' '));
    }

    void obey(const QByteArrayList &words)
    {
        const int count = words.value(1).toInt();
        if (words.first() == "open") {
            QList<RoomId> rooms;
            for (const QByteArray &room : words.mid(2))
                rooms.append(RoomId::fromText(QString::fromLatin1(room)));
            m_done = [this] {
                gui::RoomScreen *room = m_app.window().roomScreen();
                return room && room->room() == m_wanted && room->timeline().rowCount() > 0;
            };
            perform(count, 20, [this, rooms](int number) {
                m_wanted = rooms[number % rooms.size()];
                m_app.window().openRoom(m_wanted);
            });
            return;
        }
        m_done = {};
        if (words.first() == "scroll")
            perform(count, 16, [this](int) { turnWheel(); });
        else if (words.first() == "type")
            perform(count, 40, [this](int number) { press(number); });
    }

    /// Deeds come at their own times, whatever the program is busy with: a thread asks for them.
    void perform(int count, int milliseconds, const Deed &deed)
    {
        if (m_hand.joinable())
            m_hand.join();
        m_hand = std::thread([this, count, milliseconds, deed] {
            std::minstd_rand dice(1);
            QByteArray answer;
            for (int number = 0; number < count; ++number) {
                std::this_thread::sleep_for(
                    std::chrono::microseconds(milliseconds * 1000 + int(dice() % 1000) * milliseconds / 4));
                const qint64 asked = bench::nowNs();
                QMetaObject::invokeMethod(
                    this,
                    [this, deed, number] {
                        deed(number);
                        m_acted = true;
                    },
                    Qt::QueuedConnection);
                answer
                    += QByteArray::number(m_seen.tryAcquire(1, kPatience) ? m_paintedAt - asked : -1) + ' ';
            }
            say(answer.trimmed());
        });
    }

    void turnWheel()
    {
        QWidget *view = m_app.window().findChild<gui::TimelineView *>()->viewport();
        const QPointF at = QRectF(view->rect()).center();
        QWheelEvent wheel(at, view->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view, &wheel);
    }

    void press(int number)
    {
        auto *edit = m_app.window().findChild<gui::MessageEdit *>();
        const int letter = number % 26;
        const QString text(QChar(u'a' + letter));
        QKeyEvent down(QEvent::KeyPress, Qt::Key_A + letter, Qt::NoModifier, text);
        QKeyEvent up(QEvent::KeyRelease, Qt::Key_A + letter, Qt::NoModifier, text);
        QCoreApplication::sendEvent(edit, &down);
        QCoreApplication::sendEvent(edit, &up);
    }

    gui::App &m_app;
    QSocketNotifier m_input;
    QByteArray m_lines;
    bool m_window = false;
    bool m_text = false;
    std::thread m_hand;
    QSemaphore m_seen;
    std::atomic<qint64> m_paintedAt = 0;
    bool m_acted = false; ///< the deed is done, its painting is not over
    std::function<bool()> m_done; ///< whether a painting shows what the deed wanted
    RoomId m_wanted;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"madang"_s);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Result<gui::LaunchOptions> options = gui::readLaunchOptions(arguments);
    if (!options)
        qFatal("%s", qPrintable(options.error().about));
    SeenApplication application(argc, argv);
    gui::AccountHome::makeFolder(options->profile);
    gui::App app(*options);
    Driver driver(app);
    application.painted = [&driver] { driver.painted(); };
    app.start();
    const int code = QApplication::exec();
    application.painted = {};
    return code;
}
