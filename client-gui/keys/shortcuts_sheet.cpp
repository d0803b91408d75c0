// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/keys/shortcuts_sheet.h"

#include "client-gui/keys/shortcuts_page.h"
#include "client-gui/parts/save_file.h"
#include "client-gui/theme/spacing.h"
#include "common/base/whole_file.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

ShortcutsSheet::ShortcutsSheet(const Theme &theme, const Shortcuts &shortcuts, QWidget *host)
    : Sheet(theme, 460, host)
    , m_shortcuts(shortcuts)
    , m_grid(new QGridLayout)
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_change(new Button(theme, Button::Kind::Plain, this))
    , m_print(new Button(theme, Button::Kind::Plain, this))
{
    m_grid->setHorizontalSpacing(space::kLarge);
    m_grid->setVerticalSpacing(space::kSmall);
    m_grid->setColumnStretch(0, 1);
    content()->addLayout(m_grid);
    content()->addWidget(m_fault);
    m_fault->hide();
    buttons()->addWidget(m_change);
    buttons()->addWidget(m_print);
    connect(m_change, &QPushButton::clicked, this, &ShortcutsSheet::changeWanted);
    connect(m_print, &QPushButton::clicked, this, [this] {
        const QString name = tr("Madang shortcuts") + u".html"_s;
        askWhereToSave(this, name, [this](const QString &file) { saveTo(file); });
    });
    connect(&shortcuts, &Shortcuts::changed, this, &ShortcutsSheet::showKeys);
}

void ShortcutsSheet::saveTo(const QString &name)
{
    QSaveFile file(name);
    const QByteArray page = shortcutsPage(m_shortcuts).toUtf8();
    const bool saved
        = file.open(QIODevice::WriteOnly) && file.write(page) == page.size() && commitWhole(file);
    m_fault->setVisible(!saved);
    if (!saved) {
        m_fault->setText(tr("The file cannot be written there."));
        return;
    }
    showFile(name);
    Q_EMIT said(tr("Saved. Print it from where it opens."));
}

void ShortcutsSheet::showKeys()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const KeyedAction &action : Shortcuts::table()) {
        const QString text = m_shortcuts.text(action.id);
        if (text.isEmpty())
            continue;
        auto *what = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this);
        what->setText(Shortcuts::nameOf(action));
        auto *keys = new Label(theme(), TextStyle::Strong, Label::Tone::Accent, Label::Lines::Wrapped, this);
        keys->setText(text);
        keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(what, row, 0);
        m_grid->addWidget(keys, row, 1);
        ++row;
    }
}

void ShortcutsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Keyboard shortcuts"));
    m_change->setText(tr("Change…"));
    m_print->setText(tr("Save for printing…"));
    showKeys();
}

} // namespace madang::gui
