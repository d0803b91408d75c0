// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/translations.h"

#include "common/base/log.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace madang::views {

using namespace Qt::StringLiterals;

Translations::Translations(const QStringList &names, QObject *parent)
    : QObject(parent)
    , m_names(QStringList{u"common"_s} + names)
{
}

Translations::~Translations()
{
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
}

Language Translations::systemLanguage()
{
    return QLocale::system().language() == QLocale::Korean ? Language::Korean : Language::English;
}

void Translations::use(Language language)
{
    m_language = language == Language::System ? systemLanguage() : language;
    for (const auto &translator : m_installed)
        QCoreApplication::removeTranslator(translator.get());
    m_installed.clear();
    if (m_language == Language::English)
        return;
    const auto install = [this](const QString &name, const QString &folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name + u"_ko"_s, folder)) {
            qCInfo(lcFace) << "no Korean catalogue for" << name;
            return;
        }
        QCoreApplication::installTranslator(translator.get());
        m_installed.push_back(std::move(translator));
    };
    install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    for (const QString &name : std::as_const(m_names))
        install(name, u":/i18n"_s);
}

} // namespace madang::views
