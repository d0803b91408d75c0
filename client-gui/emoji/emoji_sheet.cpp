// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/emoji/emoji_sheet.h"

#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kCell = 40;
    constexpr int kGridHeight = 300;

} // namespace

EmojiSheet::EmojiSheet(const Theme &theme, Preferences &preferences, const views::Formats &formats,
                       QWidget *host)
    : Sheet(theme, 480, host)
    , m_picker(preferences, formats)
    , m_search(new SearchField(theme, this))
    , m_grid(new QListView(this))
    , m_name(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::One, this))
{
    content()->addWidget(m_search);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    for (int group = 0; group < views::EmojiTable::kGroups; ++group) {
        auto *button = new Button(theme, Button::Kind::Quiet, this);
        button->setText(views::EmojiPicker::groupSign(group));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, group] {
            m_search->clear();
            const QModelIndex first = m_picker.index(m_picker.firstRow(group), 0);
            m_grid->setCurrentIndex(first);
            m_grid->scrollTo(first, QAbstractItemView::PositionAtTop);
        });
        m_groups += button;
    }
    content()->addLayout(row);
    content()->addWidget(m_grid, 1);
    content()->addWidget(m_name);
    m_grid->setModel(&m_picker);
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setMovement(QListView::Static);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setUniformItemSizes(true);
    m_grid->setLayoutMode(QListView::Batched);
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_grid->viewport()->setAutoFillBackground(false);
    m_grid->installEventFilter(this);
    connect(m_search, &SearchField::soughtChanged, this, [this](const QString &typed) {
        m_picker.setFilter(typed);
        choose(0);
    });
    connect(m_search, &SearchField::stepped, this, &EmojiSheet::step);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { pick(m_grid->currentIndex()); });
    connect(m_grid, &QListView::clicked, this, &EmojiSheet::pick);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiSheet::showName);
    connect(&theme, &Theme::changed, this, &EmojiSheet::restyle);
    restyle();
}

void EmojiSheet::open()
{
    choose(0);
    Sheet::open(m_search);
}

void EmojiSheet::restyle()
{
    const int cell = theme().scaled(kCell);
    m_grid->setFont(theme().font(TextStyle::Title));
    m_grid->setGridSize({cell, cell});
    m_grid->setFixedHeight(theme().scaled(kGridHeight));
}

int EmojiSheet::columns() const
{
    return qMax(1, m_grid->viewport()->width() / qMax(1, m_grid->gridSize().width()));
}

void EmojiSheet::choose(int row)
{
    if (row >= 0 && row < m_picker.rowCount())
        m_grid->setCurrentIndex(m_picker.index(row, 0));
    showName();
}

/// From the field one goes through the grid by rows; with Tab one is in it.
void EmojiSheet::step(int key)
{
    const int row = columns();
    const int by = key == Qt::Key_Up ? -row
        : key == Qt::Key_Down        ? row
        : key == Qt::Key_PageUp      ? -5 * row
                                     : 5 * row;
    choose(qBound(0, m_grid->currentIndex().row() + by, m_picker.rowCount() - 1));
}

void EmojiSheet::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString sign = m_picker.sign(index.row());
    m_picker.use(sign);
    leave();
    Q_EMIT picked(sign);
}

void EmojiSheet::showName()
{
    const QModelIndex current = m_grid->currentIndex();
    if (m_picker.rowCount() == 0)
        m_name->setText(tr("No emoji is called so."));
    else if (current.isValid())
        m_name->setText(m_picker.sign(current.row()) + QLatin1Char(' ') + m_picker.name(current.row()));
}

bool EmojiSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_grid && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            pick(m_grid->currentIndex());
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void EmojiSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Emoji"));
    m_search->setPlaceholderText(tr("What it is called: smile, 미소, ㅁㅅ"));
    m_search->setAccessibleName(tr("Find an emoji"));
    m_grid->setAccessibleName(tr("Emoji"));
    for (int group = 0; group < m_groups.size(); ++group) {
        m_groups[group]->setToolTip(views::EmojiPicker::groupName(group));
        m_groups[group]->setAccessibleName(views::EmojiPicker::groupName(group));
    }
    showName();
}

} // namespace madang::gui
