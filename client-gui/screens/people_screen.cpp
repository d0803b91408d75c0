// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/people_screen.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/presence_dot.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    constexpr int kAvatar = 32;
    constexpr int kCompactAvatar = 22;
    constexpr int kBadgePad = 6;

    /// One member: avatar with presence, nickname, a crown for owners, "you" for oneself.
    class PersonDelegate : public QStyledItemDelegate {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::PersonDelegate)

    public:
        PersonDelegate(const Theme &theme, Session &session, const views::People &people,
                       Portraits &portraits, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_session(session)
            , m_people(people)
            , m_portraits(portraits)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(120),
                    qMax(qMax(m_theme.dense(kAvatar, kCompactAvatar),
                              QFontMetrics(m_theme.font(TextStyle::Body)).height())
                             + m_theme.dense(2 * space::kTiny, 0) + 4,
                         Theme::kSmallestTarget)};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            const rooms::Member &member = m_people.member(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(space::kSmall, 1, -space::kSmall, -1);
            paintRowGround(*painter, option, ground, m_theme);
            QRect inside = ground.adjusted(space::kSmall, 0, -space::kSmall, 0);
            const int side = m_theme.dense(kAvatar, kCompactAvatar);
            const QRect avatar(inside.left(), inside.center().y() - side / 2 + 1, side, side);
            paintAvatar(*painter, avatar, m_theme, AvatarShape::Person, member.id.number, member.nickname,
                        &m_portraits);
            paintPresence(*painter, avatar, m_theme, m_people.presence(index.row()),
                          rowGround(option, m_theme, colours.window));
            inside.setLeft(inside.left() + side + space::kMedium - 2);
            int right = inside.right();
            if (member.role == rooms::MemberRole::Owner) {
                const int glyph = m_theme.scaled(16);
                right -= glyph;
                painter->drawPixmap(QRect(right, inside.center().y() - glyph / 2, glyph, glyph),
                                    glyphPixmap(Glyph::Crown, colours.moneyText, glyph,
                                                painter->device()->devicePixelRatioF()));
                right -= space::kTiny;
            }
            if (const QString badge = views::role_text::nameOf(m_people.badge(index.row()));
                !badge.isEmpty()) {
                painter->setFont(m_theme.font(TextStyle::Caption));
                const QFontMetrics small = painter->fontMetrics();
                const int width = small.horizontalAdvance(badge) + 2 * kBadgePad;
                const QRect pill(right - width, inside.center().y() - small.height() / 2, width,
                                 small.height());
                painter->setPen(Qt::NoPen);
                painter->setBrush(colours.accentSoft);
                painter->drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
                painter->setPen(colours.accentText);
                painter->drawText(pill, Qt::AlignCenter, badge);
                right -= width + space::kTiny;
            }
            if (member.id == m_session.user()) {
                painter->setFont(m_theme.font(TextStyle::Caption));
                painter->setPen(colours.muted);
                const QString you = tr("you");
                painter->drawText(QRect(inside.left(), inside.top(), right - inside.left(), inside.height()),
                                  Qt::AlignRight | Qt::AlignVCenter, you);
                right -= painter->fontMetrics().horizontalAdvance(you) + space::kTiny;
            }
            painter->setFont(m_theme.font(TextStyle::Body));
            painter->setPen(colours.text);
            const int width = right - inside.left();
            painter->drawText(
                QRect(inside.left(), inside.top(), width, inside.height()), Qt::AlignVCenter,
                painter->fontMetrics().elidedText(oneLine(member.nickname, 80), Qt::ElideRight, width));
            painter->restore();
        }

    private:
        const Theme &m_theme;
        Session &m_session;
        const views::People &m_people;
        Portraits &m_portraits;
    };

} // namespace

PeopleScreen::PeopleScreen(const Theme &theme, Session &session, views::People &people, QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_session(session)
    , m_people(people)
    , m_count(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this))
    , m_invite(new Button(theme, Button::Kind::Quiet, Glyph::Invite, this))
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, space::kSmall);
    column->setSpacing(space::kTiny);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::kLarge, 0, space::kSmall, 0);
    top->addWidget(m_count, 1);
    top->addWidget(m_invite);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_state, 1);

    m_list->setModel(&people);
    auto *portraits = new Portraits(session.faces(), this);
    m_list->setItemDelegate(new PersonDelegate(theme, session, people, *portraits, m_list));
    connect(portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list, &QListView::activated, this, &PeopleScreen::pick);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        // Where one click activates, that was told already.
        if (!m_list->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick))
            pick(index);
    });
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this, &PeopleScreen::showMenu);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { showMenu(m_list->visualRect(index).center()); });
    connect(m_invite, &QPushButton::clicked, this, &PeopleScreen::inviteWanted);
    connect(m_state, &EmptyState::pressed, &people, &views::People::refresh);
    connect(&people, &views::People::loadingChanged, this, &PeopleScreen::showState);
    connect(&people, &QAbstractItemModel::rowsInserted, this, &PeopleScreen::showState);
    connect(&people, &QAbstractItemModel::rowsRemoved, this, &PeopleScreen::showState);
    connect(&people, &QAbstractItemModel::modelReset, this, &PeopleScreen::showState);
    connect(&theme, &Theme::changed, this, [this] { m_list->doItemsLayout(); });
    m_invite->hide();
    retranslate();
}

void PeopleScreen::setRights(bool mayInvite, bool mayRemove)
{
    m_invite->setVisible(mayInvite);
    m_mayRemove = mayRemove;
}

void PeopleScreen::showMenu(QPoint at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    const rooms::Member member = m_people.member(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme().icon(Glyph::Person), tr("About this person…"), this,
                    [this, index = QPersistentModelIndex(index)] { pick(index); });
    if (m_mayRemove && member.id != m_session.user())
        menu->addAction(theme().icon(Glyph::DoorOut), tr("Remove from this room"), this,
                        [this, member] { Q_EMIT removeWanted(member); });
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(m_list->viewport()->mapToGlobal(at));
}

void PeopleScreen::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const rooms::Member &member = m_people.member(index.row());
    Q_EMIT personWanted({member.id, member.nickname});
}

void PeopleScreen::showState()
{
    const int count = m_people.rowCount();
    m_count->setText(count > 0 ? tr("%n member(s)", nullptr, count) : QString());
    m_list->setVisible(count > 0);
    m_state->setVisible(count == 0);
    if (count > 0)
        return;
    if (m_people.isLoading())
        m_state->wait(tr("Fetching the members…"));
    else if (m_people.error())
        m_state->say(Glyph::CloudOff, tr("The members could not be fetched"),
                     views::wording::of(*m_people.error()), tr("Try again"));
    else
        m_state->say(Glyph::People, tr("Members are not known"),
                     tr("They appear as soon as the server can be reached."));
}

void PeopleScreen::retranslate()
{
    m_invite->setText(tr("Invite"));
    m_list->setAccessibleName(tr("Members"));
    showState();
}

} // namespace madang::gui
