// SPDX-License-Identifier: GPL-3.0-or-later
// The full-screen program on a fake terminal against a fake server.
#pragma once

#include "client-tui/app.h"
#include "tests/support/fake_alarm_clock.h"
#include "tests/support/fake_server.h"
#include "tests/support/fake_terminal.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

namespace madang::tui::test {

using namespace madang::test;
using namespace Qt::StringLiterals;

/// A server with two rooms, a terminal of a size, and the program between them.
struct House {
    FakeServer server;
    FakeAlarmClock clock;
    QTemporaryDir folder;
    FakeTerminal terminal;
    Config config;
    std::optional<PlaceLink> place; ///< given at the start
    std::unique_ptr<Profile> profile;
    std::unique_ptr<App> app;

    explicit House(QSize size = {100, 30})
        : terminal(size)
    {
        server.addPerson(1, u"mina"_s, u"민아"_s);
        server.addPerson(2, u"jun"_s, u"준"_s);
        server.addRoom(11, u"마당"_s);
        server.addRoom(12, u"book club"_s);
        config.language = Language::English;
    }

    void start(bool signedIn = true)
    {
        profile = *Profile::open(folder.path() + u"/profile"_s);
        AppParts parts{terminal, *profile, config, clock, server.address().text(), {}};
        if (signedIn)
            parts.credentials = Credentials{u"mina"_s, u"password"_s};
        parts.place = place;
        app = std::make_unique<App>(parts);
        app->start();
    }
    /// Waits until the screen shows a text.
    bool sees(const QString &text)
    {
        const bool seen = madang::test::eventually([this, &text] { return terminal.shows(text); });
        if (!seen)
            qWarning().noquote() << "not seen:" << text << QString(u"on\n"_s + terminal.screen());
        return seen;
    }
    bool open(const QString &room)
    {
        if (!sees(u"[민아]"_s) || !sees(room))
            return false;
        terminal.enter(u"/join "_s + room);
        return madang::test::eventually([this, &room] { return terminal.row(0).contains(room); });
    }
    /// Lets everything that is on its way arrive.
    void settle()
    {
        const int frames = terminal.frames;
        (void)madang::test::eventually([this, frames] { return terminal.frames > frames; }, 200);
    }
};

} // namespace madang::tui::test
