// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/timeline_screen.h"

#include "client-gui/keys/shortcuts.h"
#include "client-gui/parts/copy_link.h"
#include "client-gui/parts/picture_box.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/save_file.h"
#include "client-gui/screens/picture_viewer.h"
#include "client-gui/theme/spacing.h"
#include "common/base/file_name.h"
#include "common/base/log.h"
#include "common/views/event_text.h"
#include "common/views/message_markdown.h"
#include "common/views/role_text.h"
#include "common/views/wording.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::TimelineRow;

void openInBrowser(const QUrl &url)
{
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!web && !PlaceLink::fromText(url.toString(QUrl::FullyEncoded)))
        return;
    if (!QDesktopServices::openUrl(url))
        qCWarning(lcFace) << "no browser could be started";
}

TimelineScreen::TimelineScreen(const Theme &theme, Session &session, const views::Formats &formats,
                               views::Timeline &timeline, views::MessageActions &actions, QWidget *parent)
    : Pane(theme, Ground::Surface, parent)
    , m_session(session)
    , m_formats(formats)
    , m_timeline(timeline)
    , m_actions(actions)
    , m_view(new TimelineView(theme, formats, this))
    , m_state(new EmptyState(theme, this))
    , m_older(new Spinner(theme, 20, this))
    , m_jump(new Button(theme, Button::Kind::Plain, Glyph::Down, this))
    , m_toUnread(new Button(theme, Button::Kind::Plain, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_state, 1);
    m_older->hide();
    m_jump->hide();
    m_toUnread->hide();

    m_view->setRows(&timeline, [&timeline](int row) -> const TimelineRow & { return timeline.row(row); });
    m_view->setThumbnails([this](qint64 file) { return thumbnail({file}); });
    m_view->setPortraits(*new Portraits(session.faces(), this));
    m_view->setBadges(
        [&timeline](const TimelineRow &row) { return views::role_text::nameOf(timeline.badge(row)); });
    m_view->setHasNewer(timeline.hasNewer());

    connect(&session.thumbnails(), &Thumbnails::arrived, m_view, &TimelineView::picturesChanged);
    connect(&session.downloads(), &Downloads::finished, this, &TimelineScreen::onSaved);
    connect(&session.openedFiles(), &OpenedFiles::ready, this, &TimelineScreen::onCopied);
    connect(m_view, &TimelineView::filePressed, this, [this](int row, int file, RowAction action) {
        const QList<files::Attachment> files = m_timeline.row(row).attachments;
        if (file >= files.size())
            return;
        if (action == RowAction::ShowPicture)
            showPicture(files[file]);
        else
            save(files[file]);
    });
    connect(m_view, &TimelineView::upperEdgeNear, &timeline, &views::Timeline::loadOlder);
    connect(m_view, &TimelineView::lowerEdgeNear, &timeline, &views::Timeline::loadNewer);
    connect(m_view, &TimelineView::seen, &timeline, &views::Timeline::markSeen);
    connect(m_view, &TimelineView::atNewestChanged, this, [this](bool atNewest) {
        m_timeline.setFollowing(atNewest);
        showState();
    });
    connect(m_view, &TimelineView::linkPressed, this, &TimelineScreen::onLink);
    connect(m_view, &TimelineView::actionPressed, this, &TimelineScreen::onAction);
    connect(m_view, &TimelineView::reactionPressed, this, [this](int row, int reaction) {
        const TimelineRow &content = m_timeline.row(row);
        if (reaction < content.reactions.size() && m_actions.canReact(content))
            m_actions.toggleReaction(content, content.reactions[reaction].emoji);
    });
    connect(&actions, &views::MessageActions::refused, this,
            [this](const Error &reason) { Q_EMIT said(views::wording::of(reason)); });
    connect(&actions, &views::MessageActions::kept, this, &TimelineScreen::said);
    connect(m_view, &TimelineView::menuWanted, this, &TimelineScreen::showMenu);
    connect(m_jump, &QPushButton::clicked, this, &TimelineScreen::showNewest);
    connect(m_toUnread, &QPushButton::clicked, this, &TimelineScreen::showFirstUnread);
    connect(m_view, &TimelineView::readingAt, &timeline, &views::Timeline::setReading);
    // Later: the view is about to move its rows there.
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineScreen::placeJump,
            Qt::QueuedConnection);
    connect(m_state, &EmptyState::pressed, &timeline, &views::Timeline::tryAgain);

    connect(&timeline, &views::Timeline::arrived, this, [this](int row) {
        m_view->setHasNewer(m_timeline.hasNewer());
        m_view->bringIntoView(row);
        showState();
    });
    connect(&timeline, &views::Timeline::edgesChanged, this, [this] {
        m_view->setHasNewer(m_timeline.hasNewer());
        showState();
    });
    connect(&timeline, &views::Timeline::newBelowChanged, this, &TimelineScreen::retranslate);
    connect(&timeline, &views::Timeline::refused, this,
            [this](const Error &reason) { Q_EMIT said(views::wording::of(reason)); });
    connect(&timeline, &QAbstractItemModel::rowsInserted, this, &TimelineScreen::showState);
    connect(&timeline, &QAbstractItemModel::rowsRemoved, this, &TimelineScreen::showState);
    connect(&timeline, &QAbstractItemModel::modelReset, this, &TimelineScreen::showState);
    connect(&timeline, &views::Timeline::badgesChanged, m_view, &TimelineView::badgesChanged);
    retranslate();
}

void TimelineScreen::showNewest()
{
    if (m_timeline.hasNewer())
        m_timeline.jumpToNewest();
    else
        m_view->showNewest();
    m_timeline.setFollowing(true);
    showState();
}

void TimelineScreen::goBack()
{
    if (m_timeline.canGoBack())
        m_timeline.goBack();
    else
        Q_EMIT said(tr("There is no place here to go back to."));
}

void TimelineScreen::showFirstUnread()
{
    if (m_timeline.hasFirstUnread())
        m_timeline.jumpToFirstUnread();
    else
        Q_EMIT said(tr("Nothing here is unread."));
}

bool TimelineScreen::isInView(int row) const
{
    const auto [first, last] = m_view->visibleRows();
    return row >= first && row <= last && m_view->rowArea(row).intersects(m_view->viewport()->rect());
}

void TimelineScreen::showState()
{
    const bool any = m_timeline.rowCount() > 0;
    m_view->setVisible(any);
    m_state->setVisible(!any);
    showBlank();
    m_older->setVisible(any && m_timeline.isLoadingOlder());
    m_jump->setVisible(any && (!m_view->isAtNewest() || m_timeline.hasNewer()));
    placeJump();
}

void TimelineScreen::showBlank()
{
    using Blank = views::Timeline::Blank;
    switch (m_timeline.blank()) {
    case Blank::No:
        break;
    case Blank::Reading:
        m_state->wait(tr("Fetching the conversation…"));
        break;
    case Blank::MustJoin:
        m_state->say(Glyph::Lock, tr("Only for members"), tr("Who joins sees what is said from then on."));
        break;
    case Blank::CutOff: {
        const QString why = views::wording::whyAway(m_session.stream().link());
        const QString later
            = tr("What was said here was never read on this device. It comes by itself with the connection.");
        m_state->say(Glyph::CloudOff, tr("Not known yet"), why.isEmpty() ? later : why + u'\n' + later,
                     tr("Try again"));
        break;
    }
    case Blank::Refused:
        m_state->say(Glyph::CloudOff, tr("The conversation could not be fetched"),
                     m_timeline.refusal() ? views::wording::of(*m_timeline.refusal()) : QString(),
                     tr("Try again"));
        break;
    case Blank::Silent:
        m_state->say(Glyph::Chat, tr("Nothing here yet"), tr("The first words of this room could be yours."));
        break;
    }
}

void TimelineScreen::placeJump()
{
    m_older->resize(m_older->sizeHint());
    m_older->move((width() - m_older->width()) / 2, space::kSmall);
    m_older->raise();
    m_jump->resize(m_jump->sizeHint());
    m_jump->move(width() - m_jump->width() - space::kWide, height() - m_jump->height() - space::kMedium);
    m_jump->raise();
    const int divider = m_timeline.newMessagesIndex();
    m_toUnread->setVisible(m_timeline.rowCount() > 0 && m_timeline.hasFirstUnread()
                           && (divider < 0 || !isInView(divider)));
    m_toUnread->resize(m_toUnread->sizeHint());
    // Beside the way to the newest; where that does not fit, above it.
    const bool beside
        = m_jump->isHidden() || m_jump->x() - m_toUnread->width() - space::kSmall >= space::kWide;
    const int right = m_jump->isHidden() || !beside ? width() - space::kWide : m_jump->x() - space::kSmall;
    const int bottom = beside ? height() - space::kMedium : m_jump->y() - space::kSmall;
    m_toUnread->move(right - m_toUnread->width(), bottom - m_toUnread->height());
    m_toUnread->raise();
}

void TimelineScreen::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    placeJump();
}

void TimelineScreen::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    // Shown in a window that is active already, it hears of no change.
    m_timeline.setAttended(isActiveWindow());
}

void TimelineScreen::hideEvent(QHideEvent *event)
{
    Pane::hideEvent(event);
    // Another account may be in front now, in the same window.
    m_timeline.setAttended(false);
}

void TimelineScreen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange)
        m_timeline.setAttended(isActiveWindow() && isVisible());
    Pane::changeEvent(event);
}

void TimelineScreen::onLink(const Link &link)
{
    if (link.disguised)
        Q_EMIT doubtfulLink(link);
    else
        openInBrowser(link.url);
}

void TimelineScreen::onAction(int row, RowAction action)
{
    const TimelineRow content = m_timeline.row(row);
    switch (action) {
    case RowAction::Retry:
        m_timeline.retry(content.tag);
        break;
    case RowAction::Discard:
        m_timeline.discard(content.tag);
        break;
    case RowAction::Edit:
        Q_EMIT editWanted(content.tag);
        break;
    case RowAction::ShowQuoted:
        if (content.quote)
            m_timeline.jumpToEvent(content.quote->event);
        break;
    case RowAction::ShowOriginal:
        if (content.forwarded && content.forwarded->room == m_timeline.room())
            m_timeline.jumpToPosition(content.forwarded->position);
        else if (content.forwarded)
            Q_EMIT elsewhereWanted(content.forwarded->room, content.forwarded->position);
        break;
    case RowAction::ShowCampaign:
        Q_EMIT campaignWanted();
        break;
    case RowAction::ShowPerson:
        Q_EMIT personWanted(content);
        break;
    case RowAction::Unfold:
        m_timeline.unfold(row);
        break;
    case RowAction::OpenThread:
        openThread(content);
        break;
    case RowAction::OpenLink:
    case RowAction::React:
    case RowAction::ShowPicture:
    case RowAction::SaveFile:
    case RowAction::None:
        break;
    }
}

void TimelineScreen::showMenu(int row, QPoint global)
{
    const TimelineRow content = m_timeline.row(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (content.folded > 0)
        menu->addAction(theme().icon(Glyph::Eye), tr("Show"), this,
                        [this, id = content.id] { m_timeline.unfold(m_timeline.indexOfId(id)); });
    addFileActions(menu, content);
    addSpokenActions(menu, content);
    if (content.kind == TimelineRow::Kind::Message && !content.sender.id.isNull())
        menu->addAction(theme().icon(Glyph::Person),
                        tr("About %1…").arg(views::nameOf(content.sender).replace(u'&', "&&"_L1)), this,
                        [this, content] { Q_EMIT personWanted(content); });
    if (content.delivery == TimelineRow::Delivery::Failed) {
        menu->addAction(theme().icon(Glyph::Refresh), tr("Try again"), this,
                        [this, content] { m_timeline.retry(content.tag); });
        menu->addAction(tr("Edit"), this, [this, content] { Q_EMIT editWanted(content.tag); });
        menu->addAction(theme().icon(Glyph::Trash), tr("Discard"), this,
                        [this, content] { m_timeline.discard(content.tag); });
        menu->addSeparator();
    }
    if (const QString lines = m_view->selectedIn(row); !lines.isEmpty() && m_actions.canReply(content))
        menu->addAction(theme().icon(Glyph::Reply), tr("Quote the selection"), this, [this, content, lines] {
            Q_EMIT quoteWanted({content.event, views::nameOf(content.sender),
                                views::spokenText(content.text, content.attachments, m_formats)},
                               lines);
        });
    if (m_view->hasSelection())
        menu->addAction(theme().icon(Glyph::Copy), tr("Copy selection"), m_view, [this] { m_view->copy(); });
    QString text = m_view->bodyText(row);
    if (content.forwarded)
        text += (text.isEmpty() ? QString() : QString(u'\n'))
            + views::plainMessage(manyLines(content.forwarded->text));
    if (!text.isEmpty())
        menu->addAction(theme().icon(Glyph::Copy), tr("Copy text"), this,
                        [text] { QGuiApplication::clipboard()->setText(text); });
    QList<Link> links;
    if (content.kind == TimelineRow::Kind::Message && !content.deleted) {
        QString source = manyLines(content.text);
        links = linksOf(views::styledMessage(source));
        if (content.forwarded) {
            const QString words = manyLines(content.forwarded->text);
            source += (source.isEmpty() ? QString() : QString(u'\n')) + words;
            links += linksOf(views::styledMessage(words));
        }
        if (source != text)
            menu->addAction(theme().icon(Glyph::Copy), tr("Copy as Markdown"), this,
                            [source] { QGuiApplication::clipboard()->setText(source); });
    } else {
        links = findLinks(text);
    }
    if (content.position > 0)
        menu->addAction(theme().icon(Glyph::Link), tr("Copy a link to this message"), this,
                        [this, position = content.position] { copyLinkTo(position); });
    links = links.mid(0, 5);
    for (const Link &link : std::as_const(links))
        menu->addAction(theme().icon(Glyph::Link),
                        tr("Open %1").arg(oneLine(link.host, 60).replace(u'&', "&&"_L1)), this,
                        [this, link] { onLink(link); });
    if (content.kind == TimelineRow::Kind::Gift)
        menu->addAction(theme().icon(Glyph::Heart), tr("Show the campaign"), this,
                        &TimelineScreen::campaignWanted);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(global);
}

// --- files

QImage TimelineScreen::thumbnail(AttachmentId file)
{
    if (const QImage *known = m_thumbnails.object(file))
        return *known;
    const QByteArray octets = m_session.thumbnails().of(m_timeline.room(), file);
    if (octets.isEmpty())
        return {};
    const QImage image = decodedPicture(octets, {files::kThumbnailEdge, files::kThumbnailEdge});
    m_thumbnails.insert(file, new QImage(image), int(image.sizeInBytes() / 1024) + 1);
    return image;
}

void TimelineScreen::addFileActions(QMenu *menu, const TimelineRow &content)
{
    for (const files::Attachment &file : content.attachments) {
        const QString name = oneLine(file.name, 40).replace(u'&', "&&"_L1);
        if (file.thumbnail)
            menu->addAction(theme().icon(Glyph::Search), tr("Show %1").arg(name), this,
                            [this, file] { showPicture(file); });
        if (content.delivery == TimelineRow::Delivery::Stored)
            menu->addAction(theme().icon(Glyph::Save), tr("Save %1…").arg(name), this,
                            [this, file] { save(file); });
        if (content.delivery == TimelineRow::Delivery::Stored)
            menu->addAction(theme().icon(Glyph::Panel), tr("Open %1 with another program").arg(name), this,
                            [this, file] { openElsewhere(file); });
    }
    if (!content.attachments.isEmpty())
        menu->addSeparator();
}

/// With those of the messages around it, and of the whole room where somebody walks that far.
void TimelineScreen::showPicture(const files::Attachment &picture)
{
    auto pictures = std::make_unique<views::RoomPictures>(m_session, m_timeline, picture.id);
    if (pictures->count() == 0)
        return;
    // Over what shows this account, and goes with it.
    QWidget *host = this;
    while (!host->isWindow() && !qobject_cast<QMainWindow *>(host))
        host = host->parentWidget();
    auto *viewer = new PictureViewer(theme(), m_session, m_formats, std::move(pictures), host);
    connect(viewer, &PictureViewer::saveWanted, this, &TimelineScreen::save);
    connect(viewer, &PictureViewer::openWanted, this, &TimelineScreen::openElsewhere);
    connect(viewer, &PictureViewer::said, this, &TimelineScreen::said);
}

void TimelineScreen::save(const files::Attachment &file)
{
    askWhereToSave(this, cleanFileName(file.name), [this, file](const QString &path) {
        const auto begun = m_session.downloads().save(m_timeline.room(), file, path);
        if (begun)
            m_downloads.insert(*begun);
        else
            Q_EMIT said(tr("The file cannot be written there."));
    });
}

void TimelineScreen::openElsewhere(const files::Attachment &file)
{
    m_opening.insert(file.id, file);
    if (const Done begun = m_session.openedFiles().fetch(m_timeline.room(), file); !begun)
        onCopied(file.id, begun.error());
}

void TimelineScreen::onCopied(AttachmentId id, const Result<QString> &path)
{
    const auto asked = m_opening.constFind(id);
    if (asked == m_opening.constEnd())
        return; // another screen asked for it
    const files::Attachment file = *asked;
    m_opening.erase(asked);
    if (path) {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*path)))
            Q_EMIT said(tr("No program could be started for this file."));
    } else if (path.error().about == "runs-something"_L1) {
        Q_EMIT said(
            tr("%1 could run something on this computer, so it is not opened from here. It can be saved.")
                .arg(isolated(oneLine(file.name, 60))));
        save(file);
    } else if (path.error().about == "file"_L1 && path.error().code == Code::StorageFull) {
        Q_EMIT said(tr("The file cannot be written there."));
    } else {
        Q_EMIT said(views::wording::of(path.error()));
    }
}

void TimelineScreen::onSaved(qint64 number, const Result<QString> &result)
{
    if (!m_downloads.remove(number))
        return;
    if (result)
        Q_EMIT said(tr("Saved as %1").arg(isolated(oneLine(*result, 200))));
    else if (result.error().about == "file"_L1 && result.error().code == Code::StorageFull)
        Q_EMIT said(tr("The file cannot be written there."));
    else
        Q_EMIT said(views::wording::of(result.error()));
}

void TimelineScreen::reply(const TimelineRow &content)
{
    Q_EMIT replyWanted({content.event, views::nameOf(content.sender),
                        views::spokenText(content.text, content.attachments, m_formats)});
}

void TimelineScreen::openThread(const TimelineRow &content)
{
    if (m_opensThreads)
        Q_EMIT threadWanted(content.thread.isNull() ? content.event : content.thread);
    else
        Q_EMIT elsewhereWanted(m_timeline.room(), content.position);
}

void TimelineScreen::copyLinkTo(qint64 position)
{
    copyLink(PlaceLink::room(QUrl(m_session.server().text()), m_timeline.room(), position));
    Q_EMIT said(tr("The link was copied. Who belongs here can open it."));
}

void TimelineScreen::listen(const Shortcuts &shortcuts)
{
    addKey(
        shortcuts, "message-reply"_L1, [this](const TimelineRow &row) { return m_actions.canReply(row); },
        [this](const TimelineRow &row) { reply(row); });
    addKey(
        shortcuts, "message-thread"_L1,
        [this](const TimelineRow &row) { return m_actions.canOpenThread(row); },
        [this](const TimelineRow &row) { openThread(row); });
    addKey(
        shortcuts, "message-react"_L1, [this](const TimelineRow &row) { return m_actions.canReact(row); },
        [this](const TimelineRow &row) { Q_EMIT reactionWanted(row); });
    addKey(
        shortcuts, "message-change"_L1, [this](const TimelineRow &row) { return m_actions.canChange(row); },
        [this](const TimelineRow &row) { Q_EMIT changeWanted(row); });
    addKey(
        shortcuts, "message-delete"_L1, [this](const TimelineRow &row) { return m_actions.canDelete(row); },
        [this](const TimelineRow &row) { Q_EMIT deleteWanted(row); });
    addKey(
        shortcuts, "message-pin"_L1, [this](const TimelineRow &row) { return m_actions.canPin(row); },
        [this](const TimelineRow &row) { m_actions.setPinned(row, !row.pinned); });
    addKey(
        shortcuts, "message-save"_L1, [this](const TimelineRow &row) { return m_actions.canSave(row); },
        [this](const TimelineRow &row) { m_actions.setSaved(row, !m_actions.isSaved(row)); });
    addKey(
        shortcuts, "message-link"_L1, [](const TimelineRow &row) { return row.position > 0; },
        [this](const TimelineRow &row) { copyLinkTo(row.position); });
}

void TimelineScreen::addKey(const Shortcuts &shortcuts, QLatin1StringView id,
                            std::function<bool(const TimelineRow &)> may,
                            std::function<void(const TimelineRow &)> run)
{
    QShortcut *key = shortcuts.listen(id, m_view);
    key->setContext(Qt::WidgetShortcut); // letters are text anywhere else
    key->setAutoRepeat(false);
    connect(key, &QShortcut::activated, this, [this, may = std::move(may), run = std::move(run)] {
        const int current = m_view->currentRow();
        if (current < 0 || current >= m_timeline.rowCount())
            return;
        const TimelineRow content = m_timeline.row(current);
        if (may(content))
            run(content);
        else
            Q_EMIT said(tr("That cannot be done with this message."));
    });
}

/// What can be made of something that was said.
void TimelineScreen::addSpokenActions(QMenu *menu, const TimelineRow &content)
{
    if (m_actions.canReply(content))
        menu->addAction(theme().icon(Glyph::Reply), tr("Reply"), this, [this, content] { reply(content); });
    if (m_actions.canOpenThread(content))
        menu->addAction(theme().icon(Glyph::Chat), tr("Open thread"), this,
                        [this, content] { openThread(content); });
    if (m_actions.canForward(content))
        menu->addAction(theme().icon(Glyph::Forward), tr("Forward…"), this,
                        [this, content] { Q_EMIT forwardWanted(content); });
    if (m_actions.canReact(content)) {
        QMenu *signs = menu->addMenu(theme().icon(Glyph::Smile), tr("React"));
        for (const QString &emoji : views::MessageActions::usualEmoji())
            signs->addAction(emoji, this,
                             [this, content, emoji] { m_actions.toggleReaction(content, emoji); });
        signs->addSeparator();
        signs->addAction(theme().icon(Glyph::Search), tr("Another emoji…"), this,
                         [this, content] { Q_EMIT reactionWanted(content); });
    }
    if (!content.reactions.isEmpty())
        menu->addAction(theme().icon(Glyph::People), tr("Who reacted…"), this,
                        [this, content] { Q_EMIT reactorsWanted(content); });
    if (m_actions.canChange(content))
        menu->addAction(theme().icon(Glyph::Pencil), tr("Change"), this,
                        [this, content] { Q_EMIT changeWanted(content); });
    if (m_actions.canPin(content))
        menu->addAction(theme().icon(Glyph::Pin), content.pinned ? tr("Unpin") : tr("Pin"), this,
                        [this, content] { m_actions.setPinned(content, !content.pinned); });
    if (m_actions.canSave(content))
        menu->addAction(theme().icon(Glyph::Bookmark),
                        m_actions.isSaved(content) ? tr("Remove from saved") : tr("Save message"), this,
                        [this, content] { m_actions.setSaved(content, !m_actions.isSaved(content)); });
    if (m_actions.canMarkUnread(content))
        menu->addAction(theme().icon(Glyph::Bell), tr("Mark as unread from here"), this,
                        [this, content] { m_actions.markUnread(content); });
    if (m_actions.canSeeVersions(content))
        menu->addAction(theme().icon(Glyph::Clock), tr("What it said before…"), this,
                        [this, content] { Q_EMIT versionsWanted(content); });
    if (m_actions.canDelete(content))
        menu->addAction(theme().icon(Glyph::Trash), tr("Delete…"), this,
                        [this, content] { Q_EMIT deleteWanted(content); });
    if (m_actions.canComplain(content))
        menu->addAction(theme().icon(Glyph::Alert), tr("Complain…"), this,
                        [this, content] { Q_EMIT complaintWanted(content); });
    if (m_actions.canBlock(content))
        menu->addAction(theme().icon(Glyph::EyeOff),
                        tr("Block %1…").arg(views::nameOf(content.sender).replace(u'&', "&&"_L1)), this,
                        [this, content] { Q_EMIT blockWanted(content); });
    if (!menu->isEmpty())
        menu->addSeparator();
}

void TimelineScreen::retranslate()
{
    m_view->setAccessibleName(tr("Conversation"));
    const int below = m_timeline.newBelow();
    m_toUnread->setText(tr("To the first unread"));
    m_jump->setText(below > 0 ? tr("%n new message(s)", nullptr, below) : tr("To the newest"));
    showState();
}

} // namespace madang::gui
