// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/inbox_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

InboxSheet::InboxSheet(const Theme &theme, views::Inbox &inbox, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 600, host)
    , m_inbox(inbox)
    , m_formats(formats)
    , m_tabs(new TabRow(theme, this))
    , m_rows(new QWidget(this))
    , m_rowColumn(new QVBoxLayout(m_rows))
    , m_state(new EmptyState(theme, this))
    , m_more(new Button(theme, Button::Kind::Quiet, this))
    , m_allRead(new Button(theme, Button::Kind::Plain, this))
{
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(space::kMedium);
    m_state->setMinimumHeight(theme.scaled(240));
    for (int i = 0; i <= int(views::Inbox::Filter::Money); ++i)
        m_tabs->add();
    content()->addWidget(m_tabs);
    content()->addWidget(m_rows);
    content()->addWidget(m_more, 0, Qt::AlignHCenter);
    content()->addWidget(m_state, 1);
    content()->addStretch();
    buttons()->addWidget(m_allRead);

    connect(m_tabs, &TabRow::changed, this, [this](int tab) {
        m_inbox.setFilter(views::Inbox::Filter(tab));
        showNotices();
    });
    connect(m_more, &QPushButton::clicked, this, [this] { m_inbox.fetchMore(); });
    connect(m_allRead, &QPushButton::clicked, &m_inbox, &views::Inbox::markAllRead);
    connect(m_state, &EmptyState::pressed, &m_inbox, &views::Inbox::refresh);
    connect(&inbox, &QAbstractItemModel::modelReset, this, &InboxSheet::showNotices);
    connect(&inbox, &QAbstractItemModel::rowsInserted, this, &InboxSheet::showNotices);
    connect(&inbox, &QAbstractItemModel::dataChanged, this, &InboxSheet::showNotices);
    connect(&inbox, &views::Inbox::unreadChanged, this, &InboxSheet::showNotices);
    connect(&inbox, &views::Inbox::loadingChanged, this, &InboxSheet::showNotices);
}

void InboxSheet::open(views::Inbox::Filter filter)
{
    m_inbox.refresh();
    m_tabs->choose(int(filter));
    Sheet::open(filter == views::Inbox::Filter::All ? m_allRead : nullptr);
}

QWidget *InboxSheet::rowOf(int index)
{
    const bool unread = m_inbox.isUnread(index);
    const NoticeId id = m_inbox.notice(index).id;
    const views::NoticeSubject subject = m_inbox.subject(index);
    auto *row = new QWidget(m_rows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *sentence = new Label(theme(), unread ? TextStyle::Strong : TextStyle::Body,
                               unread ? Label::Tone::Normal : Label::Tone::Muted, Label::Lines::Wrapped, row);
    sentence->setText(oneLine(m_inbox.sentence(index), 600));
    auto *when = new Label(theme(), TextStyle::Caption, unread ? Label::Tone::Accent : Label::Tone::Muted,
                           Label::Lines::One, row);
    const QString at = m_formats.relative(m_inbox.notice(index).at);
    when->setText(unread ? tr("%1 · unread").arg(at) : at);
    when->setToolTip(m_formats.fullTime(m_inbox.notice(index).at));
    words->addWidget(sentence);
    words->addWidget(when);
    line->addLayout(words, 1);
    if (subject.isInvitation) {
        auto *report = new Button(theme(), Button::Kind::Quiet, row);
        report->setText(tr("Report…"));
        report->setAccessibleName(tr("Report: %1").arg(sentence->text()));
        connect(report, &QPushButton::clicked, this,
                [this, id, room = subject.room, words = sentence->text()] {
                    m_inbox.markRead(id);
                    leave();
                    Q_EMIT reportWanted(room, words);
                });
        line->addWidget(report, 0, Qt::AlignTop);
    }
    const bool leads = subject.kind != views::NoticeSubject::Kind::Nothing;
    if (!leads && !unread)
        return row;
    auto *button = new Button(theme(), leads ? Button::Kind::Plain : Button::Kind::Quiet, row);
    button->setText(leads ? tr("Open") : tr("Mark as read"));
    button->setAccessibleName(leads ? tr("Open: %1").arg(sentence->text())
                                    : tr("Mark as read: %1").arg(sentence->text()));
    connect(button, &QPushButton::clicked, this, [this, id, subject, leads] {
        m_inbox.markRead(id);
        if (!leads)
            return;
        leave();
        Q_EMIT opened(subject);
    });
    line->addWidget(button, 0, Qt::AlignTop);
    return row;
}

void InboxSheet::showNotices()
{
    clearRows(m_rowColumn);
    for (int i = 0; i < m_inbox.rowCount(); ++i)
        m_rowColumn->addWidget(rowOf(i));
    const bool any = m_inbox.rowCount() > 0;
    m_rows->setVisible(any);
    m_state->setVisible(!any);
    m_more->setVisible(m_inbox.canFetchMore());
    m_more->setText(tr("Show older ones"));
    // It reads what is not listed, too: where all of it is, that is no surprise.
    m_allRead->setVisible(m_inbox.filter() == views::Inbox::Filter::All);
    m_allRead->setEnabled(m_inbox.unread() > 0);
    m_allRead->setText(m_inbox.unread() > 0 ? tr("Mark all as read (%1)").arg(m_inbox.unreadText())
                                            : tr("Mark all as read"));
    if (!any)
        sayNothing();
}

void InboxSheet::sayNothing()
{
    const auto filter = m_inbox.filter();
    if (m_inbox.isLoading())
        m_state->wait(tr("Fetching your notices…"));
    else if (m_inbox.error())
        m_state->say(Glyph::CloudOff, tr("The notices could not be fetched"),
                     views::wording::of(*m_inbox.error()), tr("Try again"));
    else if (m_inbox.canFetchMore())
        m_state->say(Glyph::Bell, tr("None among the latest notices"),
                     tr("There are older ones to look through."));
    else if (filter == views::Inbox::Filter::Mentions)
        m_state->say(Glyph::Bell, tr("Nobody has named you yet"),
                     tr("Who writes your name after an @ is listed here, with the way to the message."));
    else if (filter == views::Inbox::Filter::Money)
        m_state->say(Glyph::Bell, tr("No notices about money yet"),
                     tr("What becomes of gifts, refunds, receipts and payouts is told here."));
    else
        m_state->say(Glyph::Bell, tr("No notices yet"),
                     tr("What becomes of your gifts, refunds and campaigns is told here."));
}

void InboxSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Notices"));
    m_tabs->setNames({tr("All"), tr("Mentions"), tr("Money")});
    showNotices();
}

} // namespace madang::gui
