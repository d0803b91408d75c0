// SPDX-License-Identifier: GPL-3.0-or-later
// WindowHouse: the main window against a server that answers what the test wants: what such a test stands on,
// made and taken down in order. Who lives there the test says.
#pragma once

#include "client-gui/english_plurals.h"
#include "client-gui/window/main_window.h"
#include "common/views/translations.h"
#include "tests/support/client_house.h"

namespace madang::test {

/// A base of the test's class, beside QObject.
class WindowHouse {
protected:
    /// Everything but the window, in English and in light colours.
    void openHouse()
    {
        m_server = std::make_unique<FakeServer>();
        m_house = std::make_unique<ClientHouse>();
        m_plurals = std::make_unique<gui::EnglishPlurals>();
        m_translations = std::make_unique<views::Translations>(QStringList{QStringLiteral("gui")});
        m_translations->use(Language::English);
        m_formats = std::make_unique<views::Formats>(m_house->clock);
        m_theme = std::make_unique<gui::Theme>();
        m_theme->setShade(gui::Theme::Shade::Light);
        m_theme->apply();
    }
    /// Mina and Jun, and a room and a garden in which Jun said something.
    void fillHouse()
    {
        m_server->addPerson(11, QStringLiteral("mina"), QStringLiteral("민아"));
        m_server->addPerson(12, QStringLiteral("jun"), QStringLiteral("Jun"));
        m_server->addRoom(1, QStringLiteral("마당"));
        m_server->addRoom(2, QStringLiteral("Garden"));
        m_server->say(1, 12, QStringLiteral("안녕하세요"));
        m_server->say(2, 12, QStringLiteral("Water the tomatoes"));
    }
    /// A window; one that was there goes first, as when the program ends and begins.
    void makeWindow(QSize size = {800, 600})
    {
        m_window.reset();
        m_window = std::make_unique<gui::MainWindow>(*m_theme, *m_house->session, *m_formats);
        m_window->resize(size);
        m_window->show();
        m_window->begin();
    }
    void closeHouse()
    {
        m_window.reset();
        m_formats.reset();
        m_translations.reset();
        m_plurals.reset();
        m_house.reset();
        m_server.reset();
        m_theme.reset();
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<gui::EnglishPlurals> m_plurals;
    std::unique_ptr<views::Translations> m_translations;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<gui::MainWindow> m_window;
};

} // namespace madang::test
