// SPDX-License-Identifier: GPL-3.0-or-later
// TabRow: a few words of which one is chosen, over pages of which that one is seen.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace madang::gui {

class TabRow : public QWidget {
    Q_OBJECT

public:
    explicit TabRow(const Theme &theme, QWidget *parent);

    /// Pages go into `into`, one below the other; only the chosen one is seen.
    void add(QWidget *page, QVBoxLayout *into);
    /// A word alone: whoever hears changed() shows what belongs to it.
    void add();
    void setNames(const QStringList &names);
    void choose(int index);
    /// Whether it can be chosen at all.
    void setOffered(int index, bool offered) { m_tabs[index]->setVisible(offered); }
    int chosen() const { return m_chosen; }

Q_SIGNALS:
    void changed(int index);

private:
    const Theme &m_theme;
    QHBoxLayout *m_row = nullptr;
    QList<Button *> m_tabs;
    QList<QWidget *> m_pages;
    int m_chosen = 0;
};

/// Takes every widget out of a layout, as rows that are written anew.
void clearRows(QVBoxLayout *rows);
/// A line of words at the end of a row, as many lines as it needs.
void addWords(QVBoxLayout *column, const Theme &theme, TextStyle style, Label::Tone tone,
              const QString &text);

} // namespace madang::gui
