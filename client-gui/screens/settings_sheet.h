// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsSheet: language, colours, density, scale, privacy, notifications, keys. Every change is in force
// at once. Writes Preferences; quiet hours and keywords are the account's.
#pragma once

#include "client-gui/keys/shortcuts_box.h"
#include "client-gui/lock/pin_box.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/client/preferences.h"
#include "common/views/alerts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace madang::gui {

class SettingsSheet : public Sheet {
    Q_OBJECT

public:
    /// Without `alerts` there is no account, and nothing of it to set. `tray`: there is one to close to.
    /// `lock`: null where nothing can be locked.
    SettingsSheet(const Theme &theme, Preferences &preferences, Shortcuts &shortcuts, views::Alerts *alerts,
                  bool tray, QWidget *host, PinLock *lock = nullptr);

    void open();
    /// With the keyboard where keys are changed.
    void openAtShortcuts();
    /// With the keyboard where the PIN is chosen.
    void openAtLock();
    ShortcutsBox &shortcuts() { return *m_shortcuts; }

protected:
    void retranslate() override;

private:
    void buildLooks();
    void buildNotifications(bool tray);
    void buildRules();
    void showRules();
    void changeRules(const notifications::ChangeAlertRules &wanted, FormField &field);
    notifications::QuietHours hours() const;
    QCheckBox *addSwitch(bool on);

    Preferences &m_preferences;
    QComboBox *m_language = nullptr;
    FormField *m_languageField = nullptr;
    QComboBox *m_shade = nullptr;
    FormField *m_shadeField = nullptr;
    QComboBox *m_density = nullptr;
    FormField *m_densityField = nullptr;
    QComboBox *m_scale = nullptr;
    FormField *m_scaleField = nullptr;
    QCheckBox *m_typing = nullptr;
    Label *m_typingHint = nullptr;
    Label *m_notifications = nullptr;
    QCheckBox *m_notifies = nullptr;
    QCheckBox *m_showText = nullptr;
    QCheckBox *m_showAmounts = nullptr;
    QCheckBox *m_toTray = nullptr;
    Label *m_trayHint = nullptr;

    ShortcutsBox *m_shortcuts = nullptr;
    PinBox *m_lock = nullptr; ///< null: nothing can be locked

    views::Alerts *m_alerts = nullptr;
    QCheckBox *m_quiet = nullptr;
    QWidget *m_hours = nullptr;
    FormField *m_hoursField = nullptr;
    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QList<Button *> m_days;
    QCheckBox *m_moneyPasses = nullptr;
    QLineEdit *m_keywords = nullptr;
    FormField *m_keywordsField = nullptr;
};

} // namespace madang::gui
