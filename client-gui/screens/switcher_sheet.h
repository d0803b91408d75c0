// SPDX-License-Identifier: GPL-3.0-or-later
// SwitcherSheet: type part of a room's name (initial consonants will do), Enter goes there, or carries a
// message there, with a few words to it. Pages that the window offers are found in the same way, below the
// rooms.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/search_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/room_list.h"

#include <QLineEdit>
#include <QListView>

#include <functional>

namespace madang::gui {

class SwitcherSheet : public Sheet {
    Q_OBJECT

public:
    enum class Purpose { Go, Forward };

    /// Has a room list of its own: filtering it does not touch the one at the left.
    SwitcherSheet(const Theme &theme, Session &session, views::Formats &formats, QWidget *host,
                  Purpose purpose = Purpose::Go);

    void open();
    /// A page that is found by its name as rooms are.
    void offer(const QString &words, std::function<void()> run);

Q_SIGNALS:
    /// `comment`: what was written to what is forwarded.
    void picked(madang::RoomId room, const QString &comment);

protected:
    void retranslate() override;

private:
    void step(int key);
    void pick(const QModelIndex &index);
    void chooseFirst();
    void showOffers(const QString &typed);
    void pickOffer();

    const Purpose m_purpose;
    views::RoomList m_rooms;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    Label *m_none = nullptr;
    QList<Button *> m_offers;
    QLineEdit *m_comment = nullptr;
    FormField *m_commentField = nullptr;
    Button *m_forward = nullptr;
};

} // namespace madang::gui
