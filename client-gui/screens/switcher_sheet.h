// SPDX-License-Identifier: GPL-3.0-or-later
// SwitcherSheet: type part of a name (initial consonants will do), Enter goes there. Rooms first, then
// people, campaigns and what the window offers. Or it carries a message to a room, with a few words to it.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/search_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/finder.h"
#include "common/views/room_list.h"

#include <QConcatenateTablesProxyModel>
#include <QLineEdit>
#include <QListView>

namespace madang::gui {

class SwitcherSheet : public Sheet {
    Q_OBJECT

public:
    enum class Purpose {
        Go, ///< to anything
        GoToRoom,
        Forward, ///< to a room
    };

    /// Has a room list of its own: filtering it does not touch the one at the left.
    SwitcherSheet(const Theme &theme, Session &session, views::Formats &formats, QWidget *host,
                  Purpose purpose = Purpose::Go);

    void open();
    /// What the window offers besides.
    void setPages(const QList<views::FinderPage> &pages) { m_finder.setPages(pages); }

Q_SIGNALS:
    /// `comment`: what was written to what is forwarded.
    void picked(madang::RoomId room, const QString &comment);
    void personPicked(const madang::accounts::Person &person);
    void campaignPicked(madang::CampaignId campaign);
    void pagePicked(const QString &page);
    void placePicked(const madang::PlaceLink &place);

protected:
    void retranslate() override;

private:
    void step(int key);
    void pick(const QModelIndex &index);
    void chooseFirst();

    const Purpose m_purpose;
    views::RoomList m_rooms;
    views::Finder m_finder;
    QConcatenateTablesProxyModel m_all; ///< rooms, then what else was found
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    Label *m_none = nullptr;
    QLineEdit *m_comment = nullptr;
    FormField *m_commentField = nullptr;
    Button *m_forward = nullptr;
};

} // namespace madang::gui
