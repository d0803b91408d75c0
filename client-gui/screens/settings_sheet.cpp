// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/settings_sheet.h"

#include "client-gui/theme/spacing.h"

#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kScaleStep = 10;

} // namespace

SettingsSheet::SettingsSheet(const Theme &theme, Preferences &preferences, QWidget *host)
    : Sheet(theme, 460, host)
    , m_preferences(preferences)
    , m_language(new QComboBox(this))
    , m_languageField(new FormField(theme, m_language, this))
    , m_shade(new QComboBox(this))
    , m_shadeField(new FormField(theme, m_shade, this))
    , m_scale(new QSlider(Qt::Horizontal, this))
    , m_scaleField(new FormField(theme, m_scale, this))
    , m_typing(new QCheckBox(this))
    , m_typingHint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    for (const Language language : {Language::System, Language::English, Language::Korean})
        m_language->addItem({}, static_cast<int>(language));
    for (const madang::Theme shade : {madang::Theme::System, madang::Theme::Light, madang::Theme::Dark})
        m_shade->addItem({}, static_cast<int>(shade));
    m_language->setCurrentIndex(m_language->findData(static_cast<int>(preferences.language())));
    m_shade->setCurrentIndex(m_shade->findData(static_cast<int>(preferences.theme())));
    m_scale->setRange(80 / kScaleStep, 200 / kScaleStep);
    m_scale->setPageStep(2);
    m_scale->setValue(preferences.fontScale() / kScaleStep);
    m_scale->setTracking(false);
    m_typing->setChecked(preferences.sendsTyping());

    content()->addWidget(m_languageField);
    content()->addWidget(m_shadeField);
    content()->addWidget(m_scaleField);
    auto *typing = new QVBoxLayout;
    typing->setSpacing(0);
    typing->addWidget(m_typing);
    m_typingHint->setContentsMargins(32, 0, 0, 0);
    typing->addWidget(m_typingHint);
    content()->addLayout(typing);

    connect(m_language, &QComboBox::activated, this,
            [this] { m_preferences.setLanguage(static_cast<Language>(m_language->currentData().toInt())); });
    connect(m_shade, &QComboBox::activated, this,
            [this] { m_preferences.setTheme(static_cast<madang::Theme>(m_shade->currentData().toInt())); });
    connect(m_scale, &QSlider::valueChanged, this, [this](int value) {
        m_preferences.setFontScale(value * kScaleStep);
        showScale();
    });
    connect(m_typing, &QCheckBox::toggled, &preferences, &Preferences::setSendsTyping);
}

void SettingsSheet::open()
{
    Sheet::open(m_language);
}

void SettingsSheet::showScale()
{
    m_scaleField->setName(tr("Text size: %1 %").arg(m_scale->value() * kScaleStep));
}

void SettingsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Settings"));
    m_languageField->setName(tr("Language"));
    m_language->setItemText(0, tr("As the system"));
    m_language->setItemText(1, u"English"_s);
    m_language->setItemText(2, u"한국어"_s);
    m_shadeField->setName(tr("Colours"));
    m_shade->setItemText(0, tr("As the system"));
    m_shade->setItemText(1, tr("Light"));
    m_shade->setItemText(2, tr("Dark"));
    m_typing->setText(tr("Let others see that I am typing"));
    m_typingHint->setText(tr("Only the people of the room see it, and it is never stored."));
    m_typing->setAccessibleDescription(m_typingHint->text());
    showScale();
}

} // namespace madang::gui
