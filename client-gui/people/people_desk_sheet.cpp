// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/people_desk_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/row_ground.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/people/care_sheet.h"
#include "client-gui/people/merge_sheet.h"
#include "client-gui/people/new_account_sheet.h"
#include "client-gui/people/role_sheet.h"
#include "client-gui/screens/question_sheet.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::PeopleDesk;

namespace {

    constexpr int kAccountAvatar = 36;

    /// One account: nickname, and below it user name, role, whether it is disabled, and when it was last
    /// used.
    class AccountDelegate : public QStyledItemDelegate {
    public:
        AccountDelegate(const Theme &theme, const PeopleDesk &desk, Portraits &portraits, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_desk(desk)
            , m_portraits(portraits)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            const int text = QFontMetrics(m_theme.font(TextStyle::Strong)).height()
                + QFontMetrics(m_theme.font(TextStyle::Caption)).height();
            return {m_theme.scaled(200), qMax(text, m_theme.scaled(kAccountAvatar)) + 2 * space::kSmall};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            if (index.row() >= m_desk.people().size())
                return;
            const users::User &user = m_desk.people()[index.row()];
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRect ground = option.rect.adjusted(0, 1, -space::kTiny, -1);
            paintRowGround(*painter, option, ground, m_theme);
            QRect inside = ground.adjusted(space::kSmall, 0, -space::kMedium, 0);
            const int side = m_theme.scaled(kAccountAvatar);
            paintAvatar(*painter, QRect(inside.left(), inside.center().y() - side / 2 + 1, side, side),
                        m_theme, AvatarShape::Person, user.id.number, oneLine(user.nickname, 64),
                        &m_portraits);
            inside.setLeft(inside.left() + side + space::kMedium);
            paintWords(*painter, inside, user);
            painter->restore();
        }

    private:
        void paintWords(QPainter &painter, const QRect &inside, const users::User &user) const
        {
            const Colours &colours = m_theme.colours();
            const QFontMetrics name(m_theme.font(TextStyle::Strong));
            const QFontMetrics small(m_theme.font(TextStyle::Caption));
            const QRect first(inside.left(), inside.center().y() - (name.height() + small.height()) / 2 + 1,
                              inside.width(), name.height());
            painter.setFont(m_theme.font(TextStyle::Strong));
            painter.setPen(colours.text);
            painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                             name.elidedText(oneLine(user.nickname, 64), Qt::ElideRight, inside.width()));
            // A long user name gives way: what follows it is what one looks for.
            const QString standing = u" · "_s + m_desk.standingOf(user);
            const int rest = qMax(inside.width() / 3, inside.width() - small.horizontalAdvance(standing));
            const QString who = small.elidedText(u'@' + oneLine(user.username, 64), Qt::ElideRight, rest);
            painter.setFont(m_theme.font(TextStyle::Caption));
            painter.setPen(user.disabledAt ? colours.dangerText : colours.muted);
            painter.drawText(QRect(inside.left(), first.bottom() + 1, inside.width(), small.height()),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             small.elidedText(who + standing, Qt::ElideRight, inside.width()));
        }

        const Theme &m_theme;
        const PeopleDesk &m_desk;
        Portraits &m_portraits;
    };

} // namespace

PeopleDeskSheet::PeopleDeskSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                 QWidget *host)
    : Sheet(theme, 600, host)
    , m_session(session)
    , m_formats(formats)
    , m_desk(session, formats)
    , m_portraits(session.faces(), nullptr)
    , m_listPage(new QWidget(this))
    , m_search(new SearchField(theme, this))
    , m_list(new QListView(this))
    , m_state(new EmptyState(theme, this))
    , m_listFault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_more(new Button(theme, Button::Kind::Quiet, this))
    , m_personPage(new QWidget(this))
    , m_back(new Button(theme, Button::Kind::Quiet, Glyph::Back, this))
    , m_avatar(new Avatar(theme, AvatarShape::Person, 64, this))
    , m_username(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::One, this))
    , m_standing(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_history(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_signInsHead(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_signIns(new QVBoxLayout)
    , m_logOut(new Button(theme, Button::Kind::Plain, Glyph::SignOut, this))
    , m_disable(new Button(theme, Button::Kind::Danger, this))
    , m_enable(new Button(theme, Button::Kind::Primary, this))
    , m_unname(new Button(theme, Button::Kind::Plain, this))
    , m_merge(new Button(theme, Button::Kind::Plain, this))
    , m_roles(new Button(theme, Button::Kind::Plain, this))
    , m_care(new Button(theme, Button::Kind::Plain, this))
    , m_new(new Button(theme, Button::Kind::Quiet, this))
{
    buildList();
    buildPerson();
    content()->addWidget(m_listPage, 1);
    content()->addWidget(m_personPage, 1);
    connect(&m_desk, &PeopleDesk::changed, this, &PeopleDeskSheet::showDesk);
    connect(&m_desk, &PeopleDesk::told, this, &PeopleDeskSheet::said);
}

void PeopleDeskSheet::buildList()
{
    auto *column = new QVBoxLayout(m_listPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::kSmall);
    top->addWidget(m_search, 1);
    top->addWidget(m_new);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_state, 1);
    column->addWidget(m_listFault);
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    m_search->setMaxLength(users::kLongestQuery);
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new AccountDelegate(theme(), m_desk, m_portraits, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(theme().scaled(320));
    m_state->setMinimumHeight(theme().scaled(320));
    m_typed.setSingleShot(true);
    m_typed.setInterval(250);
    connect(&m_portraits, &Portraits::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_search, &SearchField::soughtChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(&m_typed, &QTimer::timeout, this, &PeopleDeskSheet::search);
    connect(m_search, &SearchField::stepped, this, &PeopleDeskSheet::step);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        // What is listed may still be what was asked for before.
        m_typed.isActive() ? search() : choose(m_rows.index(0));
    });
    connect(m_list, &QListView::clicked, this, &PeopleDeskSheet::choose);
    connect(m_list, &QListView::activated, this, &PeopleDeskSheet::choose);
    connect(m_state, &EmptyState::pressed, &m_desk, &PeopleDesk::refresh);
    connect(m_more, &QPushButton::clicked, &m_desk, &PeopleDesk::readOn);
    connect(m_new, &QPushButton::clicked, this, &PeopleDeskSheet::openNewAccount);
}

void PeopleDeskSheet::buildPerson()
{
    auto *column = new QVBoxLayout(m_personPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::kLarge);
    m_avatar->setPortraits(m_portraits);
    top->addWidget(m_avatar, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTiny);
    for (Label *label : {m_username, m_standing, m_history})
        words->addWidget(label);
    words->addStretch(1);
    top->addLayout(words, 1);
    auto *beside = new QVBoxLayout; // beside the role; the row of buttons is full
    beside->setSpacing(space::kSmall);
    beside->addWidget(m_roles);
    beside->addWidget(m_care);
    beside->addStretch(1);
    top->addLayout(beside);
    column->addLayout(top);
    column->addWidget(m_fault);
    column->addWidget(m_signInsHead);
    m_signIns->setSpacing(space::kSmall);
    column->addLayout(m_signIns);
    column->addStretch(1);
    for (Button *button : {m_unname, m_merge, m_logOut, m_disable, m_enable})
        buttons()->addWidget(button);
    connect(m_back, &QPushButton::clicked, this, &PeopleDeskSheet::goBack);
    connect(m_logOut, &QPushButton::clicked, this, [this] { m_desk.act(PeopleDesk::Act::LogOut); });
    connect(m_disable, &QPushButton::clicked, this, &PeopleDeskSheet::confirmDisable);
    connect(m_merge, &QPushButton::clicked, this, &PeopleDeskSheet::openMerge);
    connect(m_roles, &QPushButton::clicked, this, &PeopleDeskSheet::openRoles);
    connect(m_care, &QPushButton::clicked, this, &PeopleDeskSheet::openCare);
    connect(m_enable, &QPushButton::clicked, this, [this] { m_desk.act(PeopleDesk::Act::Enable); });
    connect(m_unname, &QPushButton::clicked, this, [this] { m_desk.act(PeopleDesk::Act::ResetNickname); });
}

void PeopleDeskSheet::open(const QString &username)
{
    m_desk.search({});
    if (!username.isEmpty())
        m_desk.choose(username);
    Sheet::open(username.isEmpty() ? static_cast<QWidget *>(m_search) : m_back);
}

// --- what one does

void PeopleDeskSheet::search()
{
    m_typed.stop();
    m_desk.search(m_search->sought());
}

void PeopleDeskSheet::step()
{
    if (m_rows.rowCount() == 0)
        return;
    m_list->setFocus(Qt::TabFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_rows.index(0));
}

void PeopleDeskSheet::choose(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= m_desk.people().size() || !m_desk.chosen().isEmpty())
        return;
    m_list->setCurrentIndex(index);
    m_desk.choose(m_desk.people()[index.row()].username);
    m_back->setFocus(Qt::OtherFocusReason);
}

void PeopleDeskSheet::goBack()
{
    m_desk.leave();
    if (m_list->isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
    else
        m_search->setFocus(Qt::OtherFocusReason);
}

void PeopleDeskSheet::confirmDisable()
{
    const QString name = m_desk.story() ? oneLine(m_desk.story()->user.nickname, 40) : m_desk.chosen();
    // Over this sheet and part of it: it goes when this one goes.
    auto *sheet = new QuestionSheet(
        theme(), Button::Kind::Danger,
        [name]() -> QuestionSheet::Words {
            return {tr("Disable the account of %1?").arg(name),
                    tr("They are signed out everywhere, and cannot sign in until the account is enabled "
                       "again. What they wrote stays."),
                    tr("Disable")};
        },
        this);
    connect(sheet, &QuestionSheet::agreed, this, [this, whom = m_desk.chosen()] {
        if (m_desk.chosen() == whom)
            m_desk.act(PeopleDesk::Act::Disable);
    });
    sheet->open();
}

void PeopleDeskSheet::openMerge()
{
    // As the question is: over this sheet and part of it.
    auto *sheet = new MergeSheet(theme(), m_session, m_formats, m_desk.chosen(), this);
    connect(sheet, &MergeSheet::merged, this, [this, kept = m_desk.chosen()](const QString &sentence) {
        Q_EMIT said(sentence);
        m_desk.refresh(); // one account less
        if (m_desk.chosen() == kept)
            m_desk.choose(kept);
    });
    sheet->open();
}

void PeopleDeskSheet::openRoles()
{
    auto *sheet = new RoleSheet(theme(), m_session, m_desk.chosen(), this);
    connect(sheet, &RoleSheet::given, this, [this, whom = m_desk.chosen()](const QString &sentence) {
        Q_EMIT said(sentence);
        m_desk.refresh();
        if (m_desk.chosen() == whom)
            m_desk.choose(whom);
    });
    sheet->open();
}

void PeopleDeskSheet::openCare()
{
    auto *sheet = new CareSheet(theme(), m_session, m_formats, m_desk.chosen(), this);
    connect(sheet, &CareSheet::taken, this,
            [this, whom = m_desk.chosen()](const QString &sentence, bool gone) {
                Q_EMIT said(sentence);
                m_desk.refresh();
                if (m_desk.chosen() != whom)
                    return;
                if (gone)
                    goBack();
                else
                    m_desk.choose(whom);
            });
    sheet->open();
}

void PeopleDeskSheet::openNewAccount()
{
    auto *sheet = new NewAccountSheet(theme(), m_session, this);
    connect(sheet, &NewAccountSheet::said, this, &PeopleDeskSheet::said);
    connect(sheet, &NewAccountSheet::made, &m_desk, &PeopleDesk::refresh);
    sheet->open();
}

void PeopleDeskSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_desk.chosen().isEmpty()) {
        goBack();
        event->accept();
        return;
    }
    Sheet::keyPressEvent(event);
}

// --- what one sees

void PeopleDeskSheet::showDesk()
{
    const bool person = !m_desk.chosen().isEmpty();
    m_listPage->setVisible(!person);
    m_personPage->setVisible(person);
    if (person)
        showPerson();
    else
        setHeading(tr("Accounts"));
    showList();
    showActs();
}

void PeopleDeskSheet::showList()
{
    showRows();
    const bool any = m_rows.rowCount() > 0;
    const auto &fault = m_desk.listError();
    m_list->setVisible(any);
    m_state->setVisible(!any);
    m_listFault->setText(any && fault ? views::wording::of(*fault) : QString());
    m_listFault->setVisible(any && fault);
    m_more->setVisible(any && m_desk.hasMore());
    m_more->setEnabled(!m_desk.isLoading());
    if (any)
        return;
    if (m_desk.isLoading())
        m_state->wait(tr("Fetching the accounts…"));
    else if (fault)
        m_state->say(Glyph::CloudOff, tr("The accounts could not be fetched"), views::wording::of(*fault),
                     tr("Try again"));
    else
        m_state->say(Glyph::Search, tr("Nobody found"),
                     tr("Nobody has that in their nickname or user name. Try a shorter part of it."));
}

void PeopleDeskSheet::showRows()
{
    QStringList rows;
    for (const users::User &user : m_desk.people())
        rows += oneLine(m_desk.nameOf(user) + u", "_s + m_desk.standingOf(user));
    if (rows == m_rows.stringList()) {
        m_list->viewport()->update();
        return;
    }
    // A list that grows or changes in place keeps its choice; another one came by way of an empty one.
    const int row = m_list->currentIndex().row();
    m_rows.setStringList(rows);
    if (row >= 0 && row < rows.size())
        m_list->setCurrentIndex(m_rows.index(row));
}

void PeopleDeskSheet::showPerson()
{
    const auto &story = m_desk.story();
    m_fault->setText(m_desk.error() ? views::wording::of(*m_desk.error()) : QString());
    m_fault->setVisible(m_desk.error().has_value());
    for (QWidget *part : {static_cast<QWidget *>(m_avatar), static_cast<QWidget *>(m_standing),
                          static_cast<QWidget *>(m_history)})
        part->setVisible(story.has_value());
    m_username->setText(u'@' + oneLine(m_desk.chosen(), 64));
    if (!story) {
        setHeading(tr("Account"));
        clearRows(m_signIns);
        m_signInsHead->setText(tr("Fetching the account…"));
        m_signInsHead->setVisible(!m_desk.error());
        return;
    }
    const users::User &user = story->user;
    const QString nickname = oneLine(user.nickname, 64);
    setHeading(nickname);
    m_avatar->setWhom(user.id.number, nickname);
    m_standing->setText(m_desk.standingOf(user));
    m_standing->setTone(user.disabledAt ? Label::Tone::Danger : Label::Tone::Muted);
    m_history->setText(m_desk.historyOf(user));
    showSignIns(*story);
}

void PeopleDeskSheet::showSignIns(const users::UserStory &story)
{
    m_signInsHead->setVisible(true);
    m_signInsHead->setText(story.sessions.isEmpty() ? tr("Signed in nowhere") : tr("Signed in"));
    clearRows(m_signIns);
    for (const accounts::Session &session : story.sessions) {
        auto *row = new QWidget(m_personPage);
        auto *column = new QVBoxLayout(row);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *device = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, row);
        device->setText(oneLine(m_desk.deviceOf(session), 80));
        column->addWidget(device);
        addWords(column, theme(), TextStyle::Caption, Label::Tone::Muted, oneLine(m_desk.useOf(session)));
        m_signIns->addWidget(row);
    }
}

void PeopleDeskSheet::showActs()
{
    const QList<PeopleDesk::Act> acts = m_desk.acts();
    const auto show = [&](Button *button, PeopleDesk::Act act) {
        button->setVisible(acts.contains(act));
        button->setEnabled(!m_desk.isActing());
    };
    show(m_logOut, PeopleDesk::Act::LogOut);
    show(m_disable, PeopleDesk::Act::Disable);
    show(m_enable, PeopleDesk::Act::Enable);
    show(m_unname, PeopleDesk::Act::ResetNickname);
    m_merge->setVisible(m_desk.offersMerge());
    m_merge->setEnabled(!m_desk.isActing());
    m_roles->setVisible(m_desk.offersRoles());
    m_roles->setEnabled(!m_desk.isActing());
    m_care->setVisible(m_desk.offersCare());
    m_care->setEnabled(!m_desk.isActing());
    m_new->setVisible(m_desk.offersNew());
}

void PeopleDeskSheet::retranslate()
{
    Sheet::retranslate();
    m_search->setPlaceholderText(tr("Part of a nickname or user name"));
    m_search->setAccessibleName(tr("Part of a nickname or user name"));
    m_list->setAccessibleName(tr("Accounts"));
    m_more->setText(tr("More"));
    m_back->setText(tr("All accounts"));
    m_logOut->setText(PeopleDesk::wordOf(PeopleDesk::Act::LogOut));
    m_disable->setText(PeopleDesk::wordOf(PeopleDesk::Act::Disable) + u'…');
    m_merge->setText(tr("Merge…"));
    m_roles->setText(tr("Role…"));
    m_care->setText(tr("Help or erase…"));
    m_new->setText(tr("New account…"));
    m_enable->setText(PeopleDesk::wordOf(PeopleDesk::Act::Enable));
    m_unname->setText(PeopleDesk::wordOf(PeopleDesk::Act::ResetNickname));
    showDesk();
}

} // namespace madang::gui
