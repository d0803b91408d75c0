// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the translations of a program and switches them while it runs. Holds no sentence.
#pragma once

#include "common/client/preferences.h"

#include <QObject>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace madang::views {

/// Installs ":/i18n/<name>_ko.qm" for each name on the application. English is the source and needs no file.
class Translations : public QObject {
    Q_OBJECT
public:
    /// `names` are the program's own catalogues ("gui"); "common" and Qt's own ("qtbase") are always among
    /// them.
    explicit Translations(const QStringList &names, QObject *parent = nullptr);
    ~Translations() override;

    /// Switches; System follows the environment. Widgets get QEvent::LanguageChange from Qt.
    void use(Language language);
    /// Korean or English.
    Language language() const { return m_language; }
    /// What System means here.
    static Language systemLanguage();

private:
    QStringList m_names;
    Language m_language = Language::English;
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace madang::views
