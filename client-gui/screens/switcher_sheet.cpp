// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/switcher_sheet.h"

#include "client-gui/parts/portraits.h"
#include "client-gui/screens/room_delegate.h"
#include "common/views/hangul.h"

#include <QVBoxLayout>

namespace madang::gui {

SwitcherSheet::SwitcherSheet(const Theme &theme, Session &session, views::Formats &formats, QWidget *host,
                             Purpose purpose)
    : Sheet(theme, 460, host)
    , m_purpose(purpose)
    , m_rooms(session, formats)
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
    m_list->setModel(&m_rooms);
    auto *portraits = new Portraits(session.faces(), this);
    m_list->setItemDelegate(new RoomDelegate(theme, m_rooms, formats, *portraits, m_list));
    connect(portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(theme.scaled(300));
    connect(m_search, &SearchField::soughtChanged, this, [this](const QString &typed) {
        m_rooms.setFilter(typed);
        showOffers(typed);
        chooseFirst();
    });
    connect(m_search, &SearchField::stepped, this, &SwitcherSheet::step);
    const auto pickCurrent = [this] {
        if (m_rooms.rowCount() > 0)
            pick(m_list->currentIndex());
        else
            pickOffer();
    };
    connect(m_search, &QLineEdit::returnPressed, this, pickCurrent);
    if (purpose == Purpose::Go)
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

void SwitcherSheet::offer(const QString &words, std::function<void()> run)
{
    auto *button = new Button(theme(), Button::Kind::Quiet, this);
    button->setText(words);
    button->hide();
    content()->addWidget(button, 0, Qt::AlignLeft);
    m_offers.append(button);
    connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] {
        leave();
        run();
    });
}

/// Only what was typed for: whoever looks for a room sees rooms.
void SwitcherSheet::showOffers(const QString &typed)
{
    for (Button *offer : std::as_const(m_offers))
        offer->setVisible(!typed.trimmed().isEmpty() && views::matchesTyped(offer->text(), typed.trimmed()));
}

void SwitcherSheet::pickOffer()
{
    for (Button *offer : std::as_const(m_offers)) {
        if (!offer->isHidden())
            return offer->click();
    }
}

void SwitcherSheet::chooseFirst()
{
    const bool any = m_rooms.rowCount() > 0;
    m_none->setVisible(!any && std::all_of(m_offers.begin(), m_offers.end(), [](const Button *offer) {
        return offer->isHidden();
    }));
    m_list->setVisible(any);
    m_forward->setEnabled(any);
    if (any)
        m_list->setCurrentIndex(m_rooms.index(0, 0));
}

void SwitcherSheet::step(int key)
{
    const int rows = m_rooms.rowCount();
    if (rows == 0)
        return;
    const int page = 5;
    const int by = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : key == Qt::Key_PageUp ? -page : page;
    m_list->setCurrentIndex(m_rooms.index(qBound(0, m_list->currentIndex().row() + by, rows - 1), 0));
}

void SwitcherSheet::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const RoomId room = m_rooms.row(index.row()).id;
    const QString comment = m_comment->text();
    leave();
    Q_EMIT picked(room, comment);
}

void SwitcherSheet::retranslate()
{
    Sheet::retranslate();
    const bool forwards = m_purpose == Purpose::Forward;
    setHeading(forwards ? tr("Forward to a room") : tr("Go to a room"));
    m_search->setPlaceholderText(tr("Part of a name, or its initial consonants: ㅁㄷ"));
    m_search->setAccessibleName(forwards ? tr("Forward to a room") : tr("Go to a room"));
    m_commentField->setName(tr("What you say to it (optional)"));
    m_forward->setText(tr("Forward"));
    m_list->setAccessibleName(tr("Rooms"));
    m_none->setText(tr("No room of yours fits."));
}

} // namespace madang::gui
