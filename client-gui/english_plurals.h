// SPDX-License-Identifier: GPL-3.0-or-later
// English is the source language, but "1 gift" and "2 gifts" still need a catalogue. Made before
// Translations, so that another language's catalogue is asked first.
#pragma once

#include <QTranslator>

namespace madang::gui {

/// Installed as long as it lives.
class EnglishPlurals {
public:
    EnglishPlurals();
    ~EnglishPlurals();

private:
    QTranslator m_catalogue;
};

} // namespace madang::gui
