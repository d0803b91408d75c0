// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/switcher_sheet.h"

#include "client-gui/parts/portraits.h"
#include "client-gui/screens/switcher_delegate.h"

#include <QVBoxLayout>

namespace madang::gui {

SwitcherSheet::SwitcherSheet(const Theme &theme, Session &session, views::Formats &formats, QWidget *host,
                             Purpose purpose)
    : Sheet(theme, 460, host)
    , m_purpose(purpose)
    , m_rooms(session, formats)
    , m_finder(session, formats)
    , m_search(new SearchField(theme, this))
    , m_list(new QListView(this))
    , m_none(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_comment(new QLineEdit(this))
    , m_commentField(new FormField(theme, m_comment, this))
    , m_forward(new Button(theme, Button::Kind::Primary, this))
{
    content()->addWidget(m_search);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_none);
    content()->addWidget(m_commentField);
    buttons()->addWidget(m_forward);
    m_comment->setMaxLength(chat::kLongestMessage);
    m_commentField->setVisible(purpose == Purpose::Forward);
    m_forward->setVisible(purpose == Purpose::Forward);
    m_all.addSourceModel(&m_rooms);
    m_all.addSourceModel(&m_finder);
    m_list->setModel(&m_all);
    auto *portraits = new Portraits(session.faces(), this);
    m_list->setItemDelegate(new SwitcherDelegate(theme, m_rooms, m_finder, formats, *portraits, m_list));
    connect(portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(theme.scaled(300));
    connect(m_search, &SearchField::soughtChanged, this, [this](const QString &typed) {
        m_rooms.setFilter(typed);
        if (m_purpose == Purpose::Go)
            m_finder.setTyped(typed);
        chooseFirst();
    });
    connect(m_search, &SearchField::stepped, this, &SwitcherSheet::step);
    const auto pickCurrent = [this] { pick(m_list->currentIndex()); };
    connect(m_search, &QLineEdit::returnPressed, this, pickCurrent);
    if (purpose != Purpose::Forward)
        connect(m_list, &QListView::clicked, this, &SwitcherSheet::pick);
    else
        connect(m_list, &QListView::doubleClicked, this, &SwitcherSheet::pick);
    connect(m_comment, &QLineEdit::returnPressed, this, pickCurrent);
    connect(m_forward, &QPushButton::clicked, this, pickCurrent);
}

void SwitcherSheet::open()
{
    chooseFirst();
    Sheet::open(m_search);
}

void SwitcherSheet::chooseFirst()
{
    const bool any = m_all.rowCount() > 0;
    m_none->setVisible(!any);
    m_list->setVisible(any);
    m_forward->setEnabled(any);
    if (any) {
        m_list->setCurrentIndex(m_all.index(0, 0));
        m_list->scrollToTop();
    }
}

void SwitcherSheet::step(int key)
{
    const int rows = m_all.rowCount();
    if (rows == 0)
        return;
    const int page = 5;
    const int by = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : key == Qt::Key_PageUp ? -page : page;
    m_list->setCurrentIndex(m_all.index(qBound(0, m_list->currentIndex().row() + by, rows - 1), 0));
}

void SwitcherSheet::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const int other = index.row() - m_rooms.rowCount();
    if (other < 0) {
        const RoomId room = m_rooms.row(index.row()).id;
        const QString comment = m_comment->text();
        leave();
        Q_EMIT picked(room, comment);
        return;
    }
    const views::Found found = m_finder.row(other);
    leave();
    switch (found.kind) {
    case views::Found::Kind::Place:
        Q_EMIT placePicked(*found.place);
        break;
    case views::Found::Kind::Person:
        Q_EMIT personPicked(found.person);
        break;
    case views::Found::Kind::Campaign:
        Q_EMIT campaignPicked(found.campaign);
        break;
    case views::Found::Kind::Page:
        Q_EMIT pagePicked(found.page);
        break;
    }
}

void SwitcherSheet::retranslate()
{
    Sheet::retranslate();
    const bool goes = m_purpose == Purpose::Go;
    const QString heading = goes        ? tr("Go to")
        : m_purpose == Purpose::Forward ? tr("Forward to a room")
                                        : tr("Go to a room");
    setHeading(heading);
    m_search->setPlaceholderText(goes ? tr("Room, person, campaign or command; ㅁㄷ finds 마당")
                                      : tr("Part of a name, or its initial consonants: ㅁㄷ"));
    m_search->setAccessibleName(heading);
    m_commentField->setName(tr("What you say to it (optional)"));
    m_forward->setText(tr("Forward"));
    m_list->setAccessibleName(goes ? tr("What was found") : tr("Rooms"));
    m_none->setText(goes ? tr("Nothing of yours fits.") : tr("No room of yours fits."));
}

} // namespace madang::gui
