// SPDX-License-Identifier: GPL-3.0-or-later
// EmojiSheet: choosing an emoji, by group or by typing what it is called, with the keyboard alone if one
// likes. Shows views::EmojiPicker.
#pragma once

#include "client-gui/parts/search_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/emoji/emoji_picker.h"

#include <QListView>

#include <functional>

namespace madang::gui {

/// What wants an emoji, and gets it when one is chosen. A name of its own, because moc misreads the type.
using EmojiTaker = std::function<void(const QString &sign)>;

class EmojiSheet : public Sheet {
    Q_OBJECT

public:
    EmojiSheet(const Theme &theme, Preferences &preferences, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void picked(const QString &sign);

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int columns() const;
    void step(int key);
    void choose(int row);
    void pick(const QModelIndex &index);
    void showName();
    void restyle();

    views::EmojiPicker m_picker;
    SearchField *m_search = nullptr;
    QList<Button *> m_groups;
    QListView *m_grid = nullptr;
    Label *m_name = nullptr;
};

} // namespace madang::gui
