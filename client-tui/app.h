// SPDX-License-Identifier: GPL-3.0-or-later
// The full-screen program put together: session, view-models, terminal; what keys do; what is painted. The
// pieces themselves know nothing of each other.
#pragma once

#include "client-tui/hooks/hooks.h"
#include "client-tui/panes/bars.h"
#include "client-tui/panes/layout.h"
#include "client-tui/panes/pane_tree.h"
#include "client-tui/panes/room_list_pane.h"
#include "client-tui/panes/sign_in_pane.h"
#include "client-tui/profile/profile.h"
#include "client-tui/room_view.h"
#include "client-tui/terminal/terminal.h"
#include "client-tui/terminal/vi_keys.h"
#include "client-tui/verbs/completion.h"
#include "client-tui/verbs/verbs.h"

#include "common/client/session.h"
#include "common/views/alerts.h"
#include "common/views/deletion_undo.h"
#include "common/views/donation_form.h"
#include "common/views/idle_watch.h"
#include "common/views/link_status.h"
#include "common/views/nickname_choice.h"
#include "common/views/storage_status.h"
#include "common/views/translations.h"

#include <QTimer>

namespace madang::tui {

/// A sign-in that somebody prepared: a script, or the environment.
struct Credentials {
    QString username;
    QString password;
};

/// All of it outlives the App.
struct AppParts {
    Terminal &terminal;
    Profile &profile;
    Config &config;
    AlarmClock &clock;
    QString server; ///< to sign in at; empty when nobody said
    std::optional<Credentials> credentials = {};
    std::optional<PlaceLink> place = {}; ///< where to go as soon as somebody is in
};

class App final : public QObject, public Desk, private CompletionSource {
    Q_OBJECT
public:
    explicit App(const AppParts &parts, QObject *parent = nullptr);
    ~App() override;

    /// Goes on as the remembered account, or asks to sign in.
    void start();

    // Desk
    Session &session() override { return m_session; }
    views::Formats &formats() override { return m_formats; }
    views::RoomList &rooms() override { return *m_rooms; }
    views::CampaignList &campaigns() override { return *m_campaigns; }
    views::Inbox &inbox() override { return *m_inbox; }
    views::Alerts &alerts() override { return *m_alerts; }
    const RoomNumbers &numbers() const override { return m_numbers; }
    const Config &config() const override { return m_parts.config; }
    Depth depth() const override { return m_parts.terminal.depth(); }
    RoomId currentRoom() const override { return m_current; }
    views::Timeline *timeline() override;
    TimelinePane *timelinePane() override;
    views::MessageActions *actions() override;
    views::People *people() override;
    views::CampaignBoard *campaign() override;
    void openRoom(RoomId room) override;
    void splitPane(std::optional<PaneTree::Side> side, RoomId room) override;
    void closePane() override;
    void closeOtherPanes() override;
    void growPane(std::optional<PaneTree::Side> side, int cells) override;
    void sharePane(std::optional<PaneTree::Side> side, int percent) override;
    void evenPanes() override;
    void tell(Tone tone, const QString &text) override;
    void show(std::unique_ptr<Overlay> overlay) override;
    void closeOverlay() override;
    void repaint() override { schedulePaint(); }
    void ask(const Question &question) override;
    void pay(const campaigns::Campaign &campaign, Money amount, const QString &message,
             campaigns::GiftVisibility visibility) override;
    void useLanguage(Language language) override;
    void useTheme(const QString &name) override;
    void useEditing(Editing editing) override;
    Editing editing() const override { return m_vi.isOn() ? Editing::Vi : Editing::Emacs; }
    void putIntoLine(const QString &text) override;
    Copied copy(const QString &text) override;
    void say(const QString &text) override { post(text); }
    void quit() override;
    QDate today() const override;

Q_SIGNALS:
    /// The person wants to leave, or the terminal has gone.
    void finished();

private:
    struct Message {
        Tone tone = Tone::Plain;
        QString text;
    };

    // app.cpp: putting together and reacting
    void closeViews();
    void connectModels();
    void enter();
    void leave();
    QString serverToAsk() const;
    bool signInByItself();
    void followRooms();
    void goToWantedPlace();
    void onAlert(const views::Alert &alert);
    void tellFocus();
    void onStage(views::DonationForm *form);
    void offerUndo();
    /// What goes on once a nickname was chosen.
    enum class AfterNickname { Nothing, Send };
    void askForNickname(AfterNickname then);
    void askAtFirstRoom();
    RoomView *view() const { return m_views.value(m_current); }
    RoomView *view(RoomId room) const { return m_views.value(room); }
    QString ownName() const { return m_session.account() ? m_session.account()->nickname : QString(); }
    RoomView *ensureView(RoomId room);
    void forgetOldViews();
    void onGone(RoomId room);
    RoomId roomForPane() const;
    void focusPane(int step);
    void restorePanes();
    void followPanes();
    /// A room's view shows the campaign that the list says is the room's.
    void followCampaign(RoomId room);
    /// Says so when there is only one.
    bool hasSeveralPanes();
    /// The same, and when there is no space for them now.
    bool showsSeveralPanes();
    void resizePane(std::optional<PaneTree::Side> side, const std::function<bool(PaneTree::Side)> &resize);
    void repaintPanes();
    void saveDraft();

    // CompletionSource
    QStringList roomNames() const override;
    QStringList nicknames() const override;
    views::Nameables nameables() const override;
    QStringList campaignTitles() const override;
    QStringList campaignNumbers() const override;
    QStringList amounts() const override;
    QString role() const override;
    Aliases aliases() const override { return m_parts.config.aliases; }

    // app_input.cpp: what keys do
    void onInput(const Input &input);
    void onKey(const QString &chord);
    void onTyped(const QString &text);
    void onPasted(const QString &text);
    void onMouse(const Mouse &mouse);
    void perform(const Action &action);
    void performGesture(Gesture gesture);
    void performEdit(Edit edit);
    bool takesRoomKey(const QString &chord);
    bool searchesAsVi(const QString &text);
    bool takesHurriedEscape(const QString &chord, const std::optional<Action> &action);
    bool answerQuestion(const QString &key);
    void escape();
    void interrupt();
    void send();
    /// Once a command was run, nothing is marked for it any more, unless it goes on in the line.
    void endChoice();
    void post(const QString &text);
    void goTo(int number);
    void step(int direction);
    void scroll(int lines);
    RoomId paneAt(QPoint at) const;
    bool dragBorder(const Mouse &mouse);
    void lineChanged();

    // app_paint.cpp: what is seen
    void schedulePaint();
    void paint();
    void paintTooSmall(CellGrid &grid) const;
    std::optional<QPoint> paintSignIn(CellGrid &grid);
    std::optional<QPoint> paintRoom(CellGrid &grid);
    bool coversTimeline() const;
    void arrange(QSize screen);
    QRect paintPanes(CellGrid &grid);
    void paintBeside(CellGrid &grid, RoomId room, const QRect &area);
    TitleFacts titleFacts(RoomId room);
    void paintMain(CellGrid &grid, const Layout &layout);
    void paintSide(const Region &region);
    void paintBorder(CellGrid &grid, const QRect &area) const;
    static QString answersTo(const Question &question, int columns);
    QPoint paintInputLine(const Region &region);
    QString messageText() const;
    QString completionText() const;
    QString titleRoom(RoomId room) const;
    QString belowText(RoomView &open) const;
    QString activeRooms() const;
    const Theme &theme() const { return m_parts.config.theme; }

    AppParts m_parts;
    views::Translations m_translations;
    views::Formats m_formats;
    Session m_session;
    views::IdleWatch m_idle;
    std::unique_ptr<views::RoomList> m_rooms;
    std::unique_ptr<views::CampaignList> m_campaigns;
    std::unique_ptr<views::Inbox> m_inbox;
    std::unique_ptr<views::Alerts> m_alerts;
    std::unique_ptr<Hooks> m_hooks;
    std::unique_ptr<views::NicknameChoice> m_nickname;
    AfterNickname m_afterNickname = AfterNickname::Nothing;
    bool m_askedAtFirstRoom = false;
    std::unique_ptr<views::LinkStatus> m_link;
    std::unique_ptr<views::StorageStatus> m_storage;
    RoomNumbers m_numbers;
    std::unique_ptr<RoomListPane> m_roomList;
    QHash<RoomId, RoomView *> m_views;
    QList<RoomId> m_recent; ///< rooms that have a view, the present one last
    RoomId m_current; ///< of the pane that has the keyboard
    RoomId m_before;
    RoomId m_wanted; ///< opened as soon as the list has it
    std::optional<QString> m_wantedLine; ///< of a guest who signed in on the way to m_parts.place
    PaneTree m_panes; ///< has the present room, if there is one
    bool m_entered = false; ///< between enter() and leave()
    PaneTree m_wantedPanes; ///< as they were remembered, until the list of rooms is known
    PaneTree::Places m_places; ///< as they were painted; empty while one room has the screen
    std::optional<int> m_dragged; ///< the border between panes that the mouse holds
    bool m_dragMoved = false;
    /// What panes without the keyboard look like, until something in them changes.
    QHash<RoomId, CellGrid> m_pictures;
    QList<RoomId> m_freshPictures; ///< painted since the last frame

    Verbs m_verbs;
    Completion m_completion;
    LineEditor m_line;
    ViKeys m_vi{m_line};
    std::unique_ptr<Overlay> m_overlay;
    std::optional<Question> m_question;
    std::unique_ptr<SignInPane> m_signIn;
    QList<views::DonationForm *> m_payments;
    std::optional<Message> m_message;
    views::DeletionUndo m_undo{m_session};
    QString m_undoHint; ///< as it was told last
    std::unique_ptr<Alarm> m_messageEnds;
    std::unique_ptr<Alarm> m_interruptEnds;
    std::unique_ptr<Alarm> m_farewellEnds;
    bool m_leaving = false; ///< waits until what was deleted is sent
    bool m_draftWaits = false; ///< the line holds a command, the composer another client's draft
    bool m_interrupted = false;
    bool m_attended = true;
    bool m_mouse = false;
    LayoutWishes m_wishes;
    QString m_roomDigits; ///< after Alt-J
    bool m_readingDigits = false;
    Layout m_layout;
    QTimer m_paint;
};

} // namespace madang::tui
