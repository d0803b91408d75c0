// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsSheet: language, colours, text size, privacy. Every change is in force at once. Writes Preferences.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/client/preferences.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSlider>

namespace madang::gui {

class SettingsSheet : public Sheet {
    Q_OBJECT

public:
    SettingsSheet(const Theme &theme, Preferences &preferences, QWidget *host);

    void open();

protected:
    void retranslate() override;

private:
    void showScale();

    Preferences &m_preferences;
    QComboBox *m_language = nullptr;
    FormField *m_languageField = nullptr;
    QComboBox *m_shade = nullptr;
    FormField *m_shadeField = nullptr;
    QSlider *m_scale = nullptr;
    FormField *m_scaleField = nullptr;
    QCheckBox *m_typing = nullptr;
    Label *m_typingHint = nullptr;
};

} // namespace madang::gui
