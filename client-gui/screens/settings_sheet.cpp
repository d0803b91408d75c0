// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/settings_sheet.h"

#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/loudness_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kHourStep = 30;

    /// Puts a moment of the day among the half hours, and chooses it.
    void choose(QComboBox &box, int minute)
    {
        int at = box.findData(minute);
        for (int i = 0; at < 0 && i <= box.count(); ++i) {
            if (i == box.count() || box.itemData(i).toInt() > minute) {
                box.insertItem(i, views::loudness::clockText(minute), minute);
                at = i;
            }
        }
        box.setCurrentIndex(at);
    }

    /// Chooses the entry of a value, as at the beginning and when it was changed elsewhere.
    template <typename E> void select(QComboBox &box, E value)
    {
        box.setCurrentIndex(box.findData(static_cast<int>(value)));
    }

} // namespace

SettingsSheet::SettingsSheet(const Theme &theme, Preferences &preferences, Shortcuts &shortcuts,
                             views::Alerts *alerts, bool tray, QWidget *host, PinLock *lock)
    : Sheet(theme, 460, host)
    , m_preferences(preferences)
    , m_language(new QComboBox(this))
    , m_languageField(new FormField(theme, m_language, this))
    , m_shade(new QComboBox(this))
    , m_shadeField(new FormField(theme, m_shade, this))
    , m_density(new QComboBox(this))
    , m_densityField(new FormField(theme, m_density, this))
    , m_scale(new QComboBox(this))
    , m_scaleField(new FormField(theme, m_scale, this))
    , m_typing(new QCheckBox(this))
    , m_typingHint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_notifications(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, this))
    , m_trayHint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_alerts(alerts)
{
    for (const Language language : {Language::System, Language::English, Language::Korean})
        m_language->addItem({}, static_cast<int>(language));
    m_language->setCurrentIndex(m_language->findData(static_cast<int>(preferences.language())));
    m_typing->setChecked(preferences.sendsTyping());

    content()->addWidget(m_languageField);
    buildLooks();
    auto *typing = new QVBoxLayout;
    typing->setSpacing(0);
    typing->addWidget(m_typing);
    m_typingHint->setContentsMargins(32, 0, 0, 0);
    typing->addWidget(m_typingHint);
    content()->addLayout(typing);

    connect(m_language, &QComboBox::activated, this,
            [this] { m_preferences.setLanguage(static_cast<Language>(m_language->currentData().toInt())); });
    connect(m_typing, &QCheckBox::toggled, &preferences, &Preferences::setSendsTyping);
    buildNotifications(tray);
    if (m_alerts)
        buildRules();
    if (lock) {
        m_lock = new PinBox(theme, *lock, this);
        content()->addWidget(m_lock);
    }
    m_shortcuts = new ShortcutsBox(theme, shortcuts, this); // last also for the Tab key
    content()->addWidget(m_shortcuts);
}

void SettingsSheet::buildLooks()
{
    for (const madang::Theme shade : {madang::Theme::System, madang::Theme::Light, madang::Theme::Dark,
                                      madang::Theme::ContrastLight, madang::Theme::ContrastDark})
        m_shade->addItem({}, static_cast<int>(shade));
    for (const Density density : {Density::Comfortable, Density::Compact})
        m_density->addItem({}, static_cast<int>(density));
    for (int percent = Preferences::kSmallestScale; percent <= Preferences::kLargestScale;
         percent += Preferences::kScaleStep)
        m_scale->addItem({}, percent);
    select(*m_shade, m_preferences.theme());
    select(*m_density, m_preferences.density());
    select(*m_scale, m_preferences.interfaceScale());
    for (FormField *field : {m_shadeField, m_densityField, m_scaleField})
        content()->addWidget(field);
    connect(m_shade, &QComboBox::activated, this,
            [this] { m_preferences.setTheme(static_cast<madang::Theme>(m_shade->currentData().toInt())); });
    connect(m_density, &QComboBox::activated, this,
            [this] { m_preferences.setDensity(static_cast<Density>(m_density->currentData().toInt())); });
    connect(m_scale, &QComboBox::activated, this,
            [this] { m_preferences.setInterfaceScale(m_scale->currentData().toInt()); });
    // The keys for larger and smaller work while the sheet is open.
    connect(&m_preferences, &Preferences::interfaceScaleChanged, this,
            [this](int percent) { select(*m_scale, percent); });
}

QCheckBox *SettingsSheet::addSwitch(bool on)
{
    auto *box = new QCheckBox(this);
    box->setChecked(on);
    content()->addWidget(box);
    return box;
}

void SettingsSheet::buildNotifications(bool tray)
{
    content()->addWidget(m_notifications);
    m_notifies = addSwitch(m_preferences.notifies());
    m_showText = addSwitch(m_preferences.notificationsShowText());
    m_showAmounts = addSwitch(m_preferences.notificationsShowAmounts());
    auto *closing = new QVBoxLayout;
    closing->setSpacing(0);
    m_toTray = new QCheckBox(this);
    m_toTray->setChecked(m_preferences.closesToTray());
    m_toTray->setEnabled(tray);
    closing->addWidget(m_toTray);
    m_trayHint->setContentsMargins(32, 0, 0, 0);
    m_trayHint->setVisible(!tray);
    closing->addWidget(m_trayHint);
    content()->addLayout(closing);
    const auto enable = [this] {
        m_showText->setEnabled(m_notifies->isChecked());
        m_showAmounts->setEnabled(m_notifies->isChecked() && m_showText->isChecked());
    };
    enable();
    connect(m_notifies, &QCheckBox::toggled, &m_preferences, &Preferences::setNotifies);
    connect(m_showText, &QCheckBox::toggled, &m_preferences, &Preferences::setNotificationsShowText);
    connect(m_showAmounts, &QCheckBox::toggled, &m_preferences, &Preferences::setNotificationsShowAmounts);
    connect(m_toTray, &QCheckBox::toggled, &m_preferences, &Preferences::setClosesToTray);
    connect(m_notifies, &QCheckBox::toggled, this, enable);
    connect(m_showText, &QCheckBox::toggled, this, enable);
}

void SettingsSheet::buildRules()
{
    m_quiet = addSwitch(false);
    m_hours = new QWidget(this);
    auto *column = new QVBoxLayout(m_hours);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    auto *times = new QHBoxLayout;
    times->setSpacing(space::kSmall);
    for (QComboBox **box : {&m_from, &m_to}) {
        *box = new QComboBox(m_hours);
        for (int minute = 0; minute < 24 * 60; minute += kHourStep)
            (*box)->addItem(views::loudness::clockText(minute), minute);
        times->addWidget(*box, 1);
        if (box == &m_from)
            times->addWidget(
                new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::One, m_hours));
        connect(*box, &QComboBox::activated, this,
                [this] { changeRules({.quiet = hours()}, *m_hoursField); });
    }
    static_cast<Label *>(times->itemAt(1)->widget())->setText(u"–"_s);
    column->addLayout(times);
    auto *days = new QHBoxLayout;
    days->setSpacing(space::kTiny);
    for (int day = 1; day <= 7; ++day) {
        auto *button = new Button(theme(), Button::Kind::Segment, m_hours);
        button->setCheckable(true);
        days->addWidget(button);
        m_days += button;
        connect(button, &QPushButton::clicked, this,
                [this] { changeRules({.quiet = hours()}, *m_hoursField); });
    }
    days->addStretch(1);
    column->addLayout(days);
    m_hoursField = new FormField(theme(), m_hours, this);
    content()->addWidget(m_hoursField);
    m_moneyPasses = addSwitch(false);
    m_keywords = new QLineEdit(this);
    m_keywordsField = new FormField(theme(), m_keywords, this);
    content()->addWidget(m_keywordsField);
    for (QCheckBox *box : {m_quiet, m_moneyPasses})
        connect(box, &QCheckBox::clicked, this, [this] { changeRules({.quiet = hours()}, *m_hoursField); });
    connect(m_keywords, &QLineEdit::editingFinished, this, [this] {
        QStringList words;
        for (const QString &word : m_keywords->text().split(u',')) {
            if (!word.trimmed().isEmpty())
                words += word.trimmed();
        }
        if (words != m_alerts->rules().keywords)
            changeRules({.keywords = words}, *m_keywordsField);
    });
    connect(m_alerts, &views::Alerts::rulesChanged, this, &SettingsSheet::showRules);
    showRules();
}

void SettingsSheet::showRules()
{
    const notifications::QuietHours &quiet = m_alerts->rules().quiet;
    m_quiet->setChecked(quiet.on);
    choose(*m_from, quiet.from);
    choose(*m_to, quiet.to);
    for (int day = 1; day <= 7; ++day)
        m_days[day - 1]->setChecked(quiet.days.isEmpty() || quiet.days.contains(day));
    m_moneyPasses->setChecked(quiet.moneyPasses);
    m_hoursField->setVisible(quiet.on);
    m_moneyPasses->setVisible(quiet.on);
    if (!m_keywords->hasFocus() || !m_keywords->isModified())
        m_keywords->setText(m_alerts->rules().keywords.join(u", "_s));
}

notifications::QuietHours SettingsSheet::hours() const
{
    notifications::QuietHours wanted = m_alerts->rules().quiet;
    wanted.on = m_quiet->isChecked();
    wanted.from = m_from->currentData().toInt();
    wanted.to = m_to->currentData().toInt();
    wanted.moneyPasses = m_moneyPasses->isChecked();
    wanted.timeZone = views::loudness::systemZone();
    wanted.days.clear();
    for (int day = 1; day <= 7; ++day) {
        if (m_days[day - 1]->isChecked())
            wanted.days += day;
    }
    if (wanted.days.size() == 7)
        wanted.days.clear();
    return wanted;
}

void SettingsSheet::changeRules(const notifications::ChangeAlertRules &wanted, FormField &field)
{
    if (wanted.quiet && wanted.quiet->from == wanted.quiet->to) {
        field.setFault(tr("The end must be another time than the beginning."));
        return;
    }
    // No day at all would read as every day.
    if (wanted.quiet
        && std::none_of(m_days.cbegin(), m_days.cend(), [](Button *day) { return day->isChecked(); })) {
        field.setFault(tr("Choose at least one day, or switch the quiet hours off."));
        return;
    }
    field.setFault({});
    whenDone(m_alerts->change(wanted), this, [this, &field](const Result<notifications::AlertRules> &rules) {
        if (!rules)
            field.setFault(views::wording::of(rules.error()));
        m_keywords->setModified(m_keywords->isModified() && !rules);
        showRules();
    });
}

void SettingsSheet::open()
{
    Sheet::open(m_language);
}

void SettingsSheet::openAtShortcuts()
{
    Sheet::open(m_shortcuts->search());
    m_shortcuts->bringIntoView();
}

void SettingsSheet::openAtLock()
{
    Sheet::open(m_lock ? m_lock->first() : nullptr);
}

void SettingsSheet::retranslate()
{
    Sheet::retranslate();
    if (m_lock)
        m_lock->retranslate();
    setHeading(tr("Settings"));
    m_languageField->setName(tr("Language"));
    m_language->setItemText(0, tr("As the system"));
    m_language->setItemText(1, u"English"_s);
    m_language->setItemText(2, u"한국어"_s);
    m_shadeField->setName(tr("Colours"));
    m_shade->setItemText(0, tr("As the system"));
    m_shade->setItemText(1, tr("Light"));
    m_shade->setItemText(2, tr("Dark"));
    m_shade->setItemText(3, tr("High contrast, light"));
    m_shade->setItemText(4, tr("High contrast, dark"));
    m_densityField->setName(tr("Density"));
    m_density->setItemText(0, tr("Comfortable"));
    m_density->setItemText(1, tr("Compact"));
    m_scaleField->setName(tr("Interface scale"));
    for (int i = 0; i < m_scale->count(); ++i)
        m_scale->setItemText(i, tr("%1 %").arg(m_scale->itemData(i).toInt()));
    m_typing->setText(tr("Let others see that I am typing"));
    m_typingHint->setText(tr("Only the people of the room see it, and it is never stored."));
    m_typing->setAccessibleDescription(m_typingHint->text());
    m_notifications->setText(tr("Notifications"));
    m_notifies->setText(tr("Notify me on this computer"));
    m_showText->setText(tr("Show what was said"));
    m_showAmounts->setText(tr("Show amounts of money"));
    m_toTray->setText(tr("Keep running in the tray when the window is closed"));
    m_trayHint->setText(tr("There is no system tray here, so the window would not be found again."));
    m_toTray->setAccessibleDescription(m_trayHint->isHidden() ? QString() : m_trayHint->text());
    if (m_alerts) {
        m_quiet->setText(tr("Quiet hours"));
        m_hoursField->setName(tr("From, until and on which days it begins"));
        nameChoice(*m_from, tr("Quiet from"));
        nameChoice(*m_to, tr("Quiet until"));
        for (int day = 1; day <= 7; ++day) {
            m_days[day - 1]->setText(QLocale().dayName(day, QLocale::NarrowFormat));
            m_days[day - 1]->setAccessibleName(QLocale().dayName(day));
        }
        m_moneyPasses->setText(tr("Let money and invitations pass"));
        m_keywordsField->setName(tr("Words that alert me like my name"));
        m_keywordsField->setRemark(tr("Separated by commas. They hold on all your devices."));
    }
}

} // namespace madang::gui
