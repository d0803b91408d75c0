// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineScreen: one room's conversation with its waiting and empty states and the way back to the newest.
// Joins views::Timeline to a TimelineView.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/pane.h"
#include "client-gui/timeline/timeline_view.h"
#include "common/views/message_actions.h"

#include <QCache>

#include <functional>

class QMenu;

namespace madang::gui {

class Shortcuts;

class TimelineScreen : public Pane {
    Q_OBJECT

public:
    TimelineScreen(const Theme &theme, Session &session, const views::Formats &formats,
                   views::Timeline &timeline, views::MessageActions &actions, QWidget *parent);

    TimelineView &view() { return *m_view; }
    /// Hears the keys for the message that has the keyboard.
    void listen(const Shortcuts &shortcuts);
    /// Whether there is a place beside it for threads; else one goes to them in the main window.
    void setOpensThreads(bool opens) { m_opensThreads = opens; }
    /// Goes to the newest row, wherever the window stands.
    void showNewest();
    /// To where one was before the last jump.
    void goBack();
    void showFirstUnread();

Q_SIGNALS:
    /// An address that hides where it leads: ask before it is opened.
    void doubtfulLink(const madang::gui::Link &link);
    void replyWanted(const madang::views::Quote &quote);
    /// The same, with lines of it to go on from.
    void quoteWanted(const madang::views::Quote &quote, const QString &lines);
    void editWanted(const madang::ClientTag &failed);
    void changeWanted(const madang::views::TimelineRow &message);
    void deleteWanted(const madang::views::TimelineRow &message);
    void forwardWanted(const madang::views::TimelineRow &message);
    /// A place in another room: where forwarded words come from.
    void elsewhereWanted(madang::RoomId room, qint64 position);
    /// A message with what answers it is to be shown by itself.
    void threadWanted(madang::EventId event);
    void complaintWanted(const madang::views::TimelineRow &message);
    void blockWanted(const madang::views::TimelineRow &message);
    void versionsWanted(const madang::views::TimelineRow &message);
    /// An emoji is to be chosen for it, from all of them.
    void reactionWanted(const madang::views::TimelineRow &message);
    void reactorsWanted(const madang::views::TimelineRow &message);
    void campaignWanted();
    /// The author of a message is to be shown.
    void personWanted(const madang::views::TimelineRow &message);
    void said(const QString &line);

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showBlank();
    void onAction(int row, RowAction action);
    void onLink(const Link &link);
    void showMenu(int row, QPoint global);
    void reply(const views::TimelineRow &content);
    void openThread(const views::TimelineRow &content);
    void copyLinkTo(qint64 position);
    /// `may`: whether it can be done with a message; else that is said.
    void addKey(const Shortcuts &shortcuts, QLatin1StringView id,
                std::function<bool(const views::TimelineRow &)> may,
                std::function<void(const views::TimelineRow &)> run);
    void addSpokenActions(QMenu *menu, const views::TimelineRow &content);
    void placeJump();
    bool isInView(int row) const;
    void addFileActions(QMenu *menu, const views::TimelineRow &content);
    void showPicture(const files::Attachment &picture);
    QImage thumbnail(AttachmentId file);
    void save(const files::Attachment &file);
    void openElsewhere(const files::Attachment &file);
    void onCopied(AttachmentId file, const Result<QString> &path);
    void onSaved(qint64 number, const Result<QString> &result);

    Session &m_session;
    const views::Formats &m_formats;
    views::Timeline &m_timeline;
    views::MessageActions &m_actions;
    bool m_opensThreads = false;
    TimelineView *m_view = nullptr;
    EmptyState *m_state = nullptr;
    Spinner *m_older = nullptr;
    Button *m_jump = nullptr;
    Button *m_toUnread = nullptr;
    QCache<AttachmentId, QImage> m_thumbnails{48 * 1024}; ///< cost in KiB
    QSet<qint64> m_downloads;
    QHash<AttachmentId, files::Attachment> m_opening; ///< with another program, when they are here
};

/// Opens an address in the system's browser. Only http and https.
void openInBrowser(const QUrl &url);

} // namespace madang::gui
