// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/tab_row.h"

#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>

namespace madang::gui {

TabRow::TabRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::kTiny);
    m_row->addStretch(1);
}

void TabRow::add(QWidget *page, QVBoxLayout *into)
{
    const int index = int(m_tabs.size());
    add();
    m_pages.last() = page;
    into->addWidget(page);
    page->setVisible(index == m_chosen);
}

void TabRow::add()
{
    const int index = int(m_tabs.size());
    auto *tab = new Button(m_theme, Button::Kind::Segment, this);
    tab->setCheckable(true);
    tab->setChecked(index == m_chosen);
    m_row->insertWidget(index, tab);
    connect(tab, &QPushButton::clicked, this, [this, index] { choose(index); });
    m_tabs.append(tab);
    m_pages.append(nullptr);
}

void TabRow::setNames(const QStringList &names)
{
    for (qsizetype i = 0; i < m_tabs.size() && i < names.size(); ++i) {
        m_tabs[i]->setText(names[i]);
        if (m_pages[i])
            m_pages[i]->setAccessibleName(names[i]);
    }
}

void TabRow::choose(int index)
{
    m_chosen = index;
    for (int i = 0; i < int(m_tabs.size()); ++i) {
        m_tabs[i]->setChecked(i == index);
        if (m_pages[i])
            m_pages[i]->setVisible(i == index);
    }
    Q_EMIT changed(index);
}

void clearRows(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide(); // until it is deleted it must not stand among the new ones
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void addWords(QVBoxLayout *column, const Theme &theme, TextStyle style, Label::Tone tone, const QString &text)
{
    auto *label = new Label(theme, style, tone, Label::Lines::Wrapped, column->parentWidget());
    label->setText(text);
    column->addWidget(label);
}

} // namespace madang::gui
