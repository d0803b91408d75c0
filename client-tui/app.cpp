// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/app.h"

#include "client-tui/panes/nickname_pane.h"
#include "client-tui/panes/payment_pane.h"
#include "client-tui/terminal/sanitize.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/gift_words.h"
#include "common/views/notice_words.h"
#include "common/views/pledge_text.h"
#include "common/views/wording.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madang::tui {

namespace {

    constexpr int kMostViews = 6;
    constexpr int kMostPayments = 8;
    constexpr auto kMessageStays = 15s;
    constexpr auto kFrame = 12ms;
    /// How long the end waits for what was deleted just before it.
    constexpr auto kFarewell = 2s;
    const QString kNumbersKey = u"tui-room-numbers"_s;
    const QString kPanesKey = u"tui-panes"_s;
    const QString kThemeKey = u"tui-theme"_s;
    const QString kEditingKey = u"tui-editing"_s;

    /// What is remembered of /theme: the theme, and what tui.toml said then. Whoever changes the file later
    /// wants what they wrote.
    QByteArray themeMemory(const QString &chosen, const Config &config)
    {
        return (chosen + u' ' + config.themeName.value_or(u"-"_s)).toLatin1();
    }

    QString wordOf(Editing editing)
    {
        return editing == Editing::Vi ? u"vi"_s : u"emacs"_s;
    }

    /// The same of /editing.
    QByteArray editingMemory(Editing chosen, const Config &config)
    {
        return (wordOf(chosen) + u' ' + wordOf(config.editing)).toLatin1();
    }

    SessionParts sessionParts(const AppParts &parts)
    {
        SessionParts session{parts.clock, parts.profile.secrets(), parts.profile.preferences(),
                             parts.profile.folder()};
        session.renewalLock = parts.profile.renewalLock();
        return session;
    }

} // namespace

App::App(const AppParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_translations(QStringList{u"tui"_s})
    , m_formats(parts.clock)
    , m_session(sessionParts(parts))
    , m_idle(m_session)
    , m_verbs(*this)
    , m_messageEnds(parts.clock.makeAlarm([this] {
        m_message.reset();
        schedulePaint();
    }))
    , m_interruptEnds(parts.clock.makeAlarm([this] { m_interrupted = false; }))
    , m_farewellEnds(parts.clock.makeAlarm([this] { Q_EMIT finished(); }))
    , m_mouse(parts.config.mouse)
{
    const Language language = parts.config.language.value_or(parts.profile.preferences().language());
    m_translations.use(language);
    m_formats.setLanguage(language);
    QLocale::setDefault(m_formats.locale());
    const QByteArray remembered = parts.profile.preferences().layout(kThemeKey);
    for (const QString &name : Theme::names()) {
        if (remembered == themeMemory(name, parts.config))
            parts.config.theme.use(name);
    }
    const QByteArray edited = parts.profile.preferences().layout(kEditingKey);
    Editing editing = parts.config.editing;
    for (const Editing each : {Editing::Emacs, Editing::Vi}) {
        if (edited == editingMemory(each, parts.config))
            editing = each;
    }
    m_vi.setOn(editing == Editing::Vi);
    parts.terminal.setQuickEscape(m_vi.isOn());
    m_session.setDevice(u"madang-tui @ "_s + QSysInfo::machineHostName());
    m_numbers = RoomNumbers::fromBytes(parts.profile.preferences().layout(kNumbersKey));
    m_rooms = std::make_unique<views::RoomList>(m_session, m_formats);
    m_campaigns = std::make_unique<views::CampaignList>(m_session);
    m_inbox = std::make_unique<views::Inbox>(m_session, m_formats);
    m_alerts = std::make_unique<views::Alerts>(m_session, m_formats);
    m_hooks = std::make_unique<Hooks>(m_session, *m_alerts, parts.config.hooks);
    m_nickname = std::make_unique<views::NicknameChoice>(m_session);
    m_link = std::make_unique<views::LinkStatus>(m_session);
    m_storage = std::make_unique<views::StorageStatus>(m_session);
    m_roomList = std::make_unique<RoomListPane>(*m_rooms, m_numbers, parts.config.theme);

    m_paint.setSingleShot(true);
    m_paint.setInterval(kFrame);
    connect(&m_paint, &QTimer::timeout, this, &App::paint);
    connect(&parts.terminal, &Terminal::happened, this, &App::onInput);
    connect(&parts.terminal, &Terminal::resized, this, &App::schedulePaint);
    connect(&parts.terminal, &Terminal::ended, this, &App::quit);
    connect(&parts.terminal, &Terminal::ready, this, [this] {
        m_parts.terminal.setMouse(m_mouse);
        schedulePaint();
    });
    connectModels();
}

App::~App()
{
    saveDraft();
    closeViews();
    m_overlay.reset();
    qDeleteAll(m_payments);
}

void App::closeViews()
{
    // A closing view saves its draft, and the room list tells us of that: we must not find it any more.
    const auto views = std::exchange(m_views, {});
    qDeleteAll(views);
}

void App::connectModels()
{
    connect(&m_session, &Session::stateChanged, this,
            [this](Session::State state) { state == Session::State::SignedOut ? leave() : enter(); });
    connect(&m_session, &Session::accountChanged, this, &App::repaintPanes);
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        const QString words = views::pledge_text::ofNotice(notice, m_formats);
        if (!words.isEmpty())
            tell(notice.type == "pledge.started"_L1 ? Tone::Good : Tone::Warning, words);
    });
    connect(&m_session, &Session::ended, this,
            [this](const Error &reason) { tell(Tone::Bad, views::wording::of(reason)); });
    connect(&m_session, &Session::notRemembered, this, [this](const Error &) {
        tell(Tone::Warning,
             tr("This sign-in cannot be remembered here. The manual names other places: man madang-tui, "
                "--secret-store."));
    });
    connect(&m_verbs, &Verbs::returning, this, [this](const PlaceLink &place, const QString &line) {
        m_parts.place = place;
        m_wantedLine = line;
        followRooms();
    });
    connect(m_alerts.get(), &views::Alerts::raised, this, &App::onAlert);
    connect(m_hooks.get(), &Hooks::failed, this, [this](const QString &program) {
        tell(Tone::Warning, tr("A program of [hooks] in tui.toml could not be started: %1").arg(program));
    });
    connect(m_alerts.get(), &views::Alerts::rulesChanged, this, &App::schedulePaint);
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (const QString back = views::refundNoticeText(notice, m_formats); !back.isEmpty())
            tell(Tone::Plain, back);
        else if (const QString text = views::noticeText(notice, m_formats); !text.isEmpty())
            tell(Tone::Good, text);
        else if (notice.type.startsWith("payout."_L1) || notice.type == "campaign.overspent"_L1)
            tell(Tone::Warning, views::sentenceOf(notice, m_formats));
    });
    connect(&m_undo, &views::DeletionUndo::changed, this, &App::offerUndo);
    connect(m_nickname.get(), &views::NicknameChoice::changed, this, &App::schedulePaint);
    // Nothing that is open is covered: otherwise it is asked for before the first message.
    connect(m_nickname.get(), &views::NicknameChoice::needed, this, &App::askAtFirstRoom);
    connect(m_nickname.get(), &views::NicknameChoice::chosen, this, [this] {
        closeOverlay();
        tell(Tone::Good, tr("You are %1 now.").arg(sanitized(ownName())));
        if (std::exchange(m_afterNickname, AfterNickname::Nothing) == AfterNickname::Send)
            send();
    });
    connect(m_inbox.get(), &views::Inbox::unreadChanged, this, &App::schedulePaint);
    connect(m_inbox.get(), &views::Inbox::loadingChanged, this, &App::schedulePaint);
    connect(m_inbox.get(), &QAbstractItemModel::dataChanged, this, &App::schedulePaint);
    connect(m_inbox.get(), &QAbstractItemModel::rowsInserted, this, &App::schedulePaint);
    connect(m_link.get(), &views::LinkStatus::changed, this, &App::schedulePaint);
    connect(m_storage.get(), &views::StorageStatus::changed, this, &App::schedulePaint);
    connect(&m_formats, &views::Formats::changed, this, &App::repaintPanes);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_rooms.get(), signal, this, &App::followRooms);
    connect(m_rooms.get(), &QAbstractItemModel::modelReset, this, &App::followRooms);
    connect(m_rooms.get(), &QAbstractItemModel::dataChanged, this, &App::followRooms);
    connect(m_rooms.get(), &QAbstractItemModel::rowsMoved, this, &App::schedulePaint);
    connect(m_rooms.get(), &views::RoomList::headingsChanged, this, &App::schedulePaint);
    connect(m_rooms.get(), &views::RoomList::arrangementChanged, this, &App::schedulePaint);
    connect(m_rooms.get(), &views::RoomList::freshChanged, this, &App::followRooms);
    connect(m_rooms.get(), &views::RoomList::totalUnreadChanged, this, [this](int unread) {
        m_parts.terminal.setTitle(unread > 0 ? u"Madang (%1)"_s.arg(unread) : u"Madang"_s);
    });
    connect(m_rooms.get(), &views::RoomList::invited, this,
            [this](RoomId, const QString &name, const QString &by) {
                tell(Tone::Good, tr("%1 invited you to “%2”.").arg(by, name));
            });
    connect(m_rooms.get(), &views::RoomList::gone, this, &App::onGone);
    connect(m_campaigns.get(), &views::CampaignList::loadingChanged, this, &App::schedulePaint);
}

void App::start()
{
    if (!signInByItself() && !m_session.resume())
        leave();
    schedulePaint();
}

QString App::serverToAsk() const
{
    if (!m_parts.server.isEmpty())
        return m_parts.server;
    const QString last = m_parts.profile.preferences().server();
    return last.isEmpty() ? m_parts.config.server.value_or(u"http://127.0.0.1:8070"_s) : last;
}

/// With prepared credentials nobody has to type; when the server is away, what is on disk is shown.
bool App::signInByItself()
{
    const Result<ServerAddress> address = ServerAddress::fromText(serverToAsk());
    if (!m_parts.credentials || !address)
        return false;
    m_session.setServer(*address);
    const Credentials credentials = *std::exchange(m_parts.credentials, std::nullopt);
    whenDone(m_session.signIn(credentials.username, credentials.password), this,
             [this](const Result<accounts::Account> &account) {
                 if (account)
                     return;
                 tell(Tone::Bad, views::wording::of(account.error()));
                 if (account.error().code != Code::Unavailable || !m_session.resume())
                     leave();
             });
    return true;
}

/// A session has begun.
void App::enter()
{
    m_signIn.reset();
    m_entered = true;
    m_numbers = RoomNumbers::fromBytes(m_parts.profile.preferences().layout(kNumbersKey));
    m_wanted = m_parts.profile.preferences().lastRoom();
    if (m_current.isNull())
        m_wantedPanes = PaneTree::fromBytes(m_parts.profile.preferences().layout(kPanesKey));
    // The models read the new account's archive on the same signal: look at them after they have.
    QMetaObject::invokeMethod(this, &App::followRooms, Qt::QueuedConnection);
    m_campaigns->refresh();
    schedulePaint();
}

/// Once, when both are known: that a nickname is wanted, and a room to be called something in.
void App::askAtFirstRoom()
{
    if (!m_nickname->isNeeded() || m_current.isNull() || m_overlay || m_question)
        return;
    if (!std::exchange(m_askedAtFirstRoom, true))
        askForNickname(AfterNickname::Nothing);
}

void App::askForNickname(AfterNickname then)
{
    m_afterNickname = then;
    show(std::make_unique<NicknamePane>(*m_nickname));
}

/// The session is over, or there has not been one: ask.
void App::leave()
{
    m_entered = false;
    m_askedAtFirstRoom = false;
    closeViews();
    m_verbs.closeViews();
    m_recent.clear();
    m_current = m_before = {};
    m_panes = m_wantedPanes = {};
    m_places = {};
    m_pictures.clear();
    m_overlay.reset();
    m_question.reset();
    qDeleteAll(m_payments);
    m_payments.clear();
    m_line.setText({});
    m_signIn = std::make_unique<SignInPane>(m_session, m_parts.profile, serverToAsk(), theme());
    connect(m_signIn.get(), &SignInPane::changed, this, &App::schedulePaint);
    schedulePaint();
}

void App::followRooms()
{
    // Before enter() nobody has said yet which room and which panes were open.
    if (!m_entered || m_session.state() == Session::State::SignedOut)
        return;
    const QList<RoomId> all = m_rooms->ids(); // whatever the list is narrowed to
    QList<RoomId> present = all;
    // Before the server has spoken the list may be short: a room keeps its number until it is known to be
    // gone.
    for (const RoomId room : m_numbers.rooms()) {
        if (!m_rooms->isFresh() && !present.contains(room))
            present.append(room);
    }
    if (m_numbers.follow(present) && m_rooms->isFresh())
        m_parts.profile.preferences().setLayout(kNumbersKey, m_numbers.bytes());
    if (!m_wanted.isNull() && m_rooms->find(m_wanted))
        openRoom(std::exchange(m_wanted, {}));
    else if (m_current.isNull() && !all.isEmpty() && (m_wanted.isNull() || m_rooms->isFresh()))
        openRoom(all.first());
    restorePanes();
    for (const RoomId room : m_panes.rooms())
        followCampaign(room);
    goToWantedPlace();
    schedulePaint();
}

/// Once: as soon as it is known which rooms are ours. The room that was open the last time gives way.
void App::goToWantedPlace()
{
    if (!m_parts.place)
        return;
    const PlaceLink place = *m_parts.place;
    const bool isHere = place.leadsTo(QUrl(m_session.server().text()));
    if (isHere && !m_rooms->isFresh() && !m_rooms->find(place.room()))
        return;
    m_parts.place.reset();
    if (isHere && place.kind() == PlaceLink::Kind::Room)
        m_wanted = {};
    if (const auto line = std::exchange(m_wantedLine, std::nullopt); line && isHere)
        m_verbs.returnTo(place, *line);
    else
        m_verbs.goToPlace(place);
}

void App::onAlert(const views::Alert &alert)
{
    const std::optional<views::RoomRow> room = m_rooms->find(alert.room);
    const bool forOneAlone = room && room->visibility == rooms::Visibility::Direct;
    if ((alert.names || forOneAlone) && m_parts.config.bell)
        m_parts.terminal.ring();
    if (!m_parts.config.notify)
        return;
    // In one step: a room may be called "%1".
    const QString title
        = alert.count > 1 ? u"%1 (%2)"_s.arg(alert.title, QString::number(alert.count)) : alert.title;
    m_parts.terminal.notify(*m_parts.config.notify, title, alert.text);
}

void App::tellFocus()
{
    m_alerts->setFocus(m_attended, coversTimeline() || m_signIn ? RoomId() : m_current);
}

// --- rooms ---

RoomView *App::ensureView(RoomId room)
{
    RoomView *view = m_views.value(room);
    if (!view) {
        view = new RoomView(m_session, m_formats, theme(), room);
        connect(view, &RoomView::changed, this, [this, room] {
            m_pictures.remove(room);
            schedulePaint();
        });
        connect(view, &RoomView::refused, this,
                [this](const Error &reason) { tell(Tone::Warning, views::wording::of(reason)); });
        connect(view, &RoomView::told, this, [this](const QString &sentence) { tell(Tone::Good, sentence); });
        connect(&view->composer(), &views::Composer::textReplaced, this, [this, room](const QString &text) {
            if (room == m_current) {
                // From another client, while a command is typed: it comes into the line after that.
                m_draftWaits = m_line.text().startsWith(u'/') && !text.isEmpty();
                if (!m_draftWaits)
                    m_line.setText(text);
            }
            schedulePaint();
        });
        m_views.insert(room, view);
    }
    m_recent.removeAll(room);
    m_recent.append(room);
    return view;
}

void App::forgetOldViews()
{
    for (qsizetype i = 0; i < m_recent.size() && m_recent.size() > kMostViews;) {
        if (m_panes.contains(m_recent.at(i)))
            ++i;
        else
            delete m_views.take(m_recent.takeAt(i));
    }
}

void App::onGone(RoomId room)
{
    const RoomId neighbour = m_panes.next(room, -1);
    m_recent.removeAll(room);
    m_pictures.remove(room);
    delete m_views.take(room);
    m_panes.remove(room);
    if (room == m_current) {
        m_current = {};
        m_line.setText({});
        if (m_panes.contains(neighbour))
            openRoom(neighbour);
    }
    followPanes();
    followRooms();
}

void App::saveDraft()
{
    RoomView *open = view();
    if (open && !m_draftWaits)
        open->composer().setText(typedVerb(m_line.text()) ? QString() : m_line.text());
}

void App::openRoom(RoomId room)
{
    closeOverlay();
    if (room.isNull() || room == m_current)
        return;
    if (RoomView *left = view()) {
        saveDraft();
        left->composer().leave();
        left->timeline().clearNewMessages();
        left->timeline().setAttended(false);
        m_before = m_current;
    }
    // A room stands in one pane: where it is shown already, the keyboard goes there.
    if (!m_panes.contains(room))
        m_panes.contains(m_current) ? m_panes.replace(m_current, room) : m_panes.setOnly(room);
    m_current = room;
    RoomView *open = ensureView(room);
    followPanes();
    followCampaign(room);
    open->timeline().setAttended(m_attended);
    open->pane().setOwnName(ownName());
    m_completion.reset();
    m_line.setText(open->composer().text());
    m_vi.beginLine();
    m_draftWaits = false;
    m_parts.profile.preferences().setLastRoom(room);
    tellFocus();
    schedulePaint();
    askAtFirstRoom();
}

// --- panes ---

/// The room before this one, else the next in the list, that is not shown yet.
RoomId App::roomForPane() const
{
    const auto isFree
        = [this](RoomId room) { return !room.isNull() && m_rooms->find(room) && !m_panes.contains(room); };
    if (isFree(m_before))
        return m_before;
    const QList<RoomId> rooms = m_roomList->order();
    const qsizetype at = rooms.indexOf(m_current);
    for (qsizetype i = 1; i <= rooms.size(); ++i) {
        if (const RoomId room = rooms.at((at + i) % rooms.size()); isFree(room))
            return room;
    }
    return {};
}

void App::splitPane(std::optional<PaneTree::Side> side, RoomId room)
{
    const RoomId added = room.isNull() ? roomForPane() : room;
    if (added.isNull())
        return tell(Tone::Warning, tr("There is no other room to show. /public lists rooms to join."));
    if (m_panes.contains(added))
        return added == m_current ? tell(Tone::Plain, tr("This room is open already.")) : openRoom(added);
    if (m_panes.count() >= PaneTree::kMostPanes)
        return tell(Tone::Warning,
                    tr("There are %1 panes, as many as may be. /unsplit closes one.").arg(m_panes.count()));
    using Side = PaneTree::Side;
    for (const Side tried : side ? QList<Side>{*side} : QList<Side>{Side::Beside, Side::Below}) {
        PaneTree tree = m_panes;
        if (!tree.split(m_current, tried, added)
            || !sharedLayoutFor(m_parts.terminal.size(), m_wishes, tree.least()))
            continue;
        m_wantedPanes = {};
        m_panes = tree;
        return openRoom(added);
    }
    tell(Tone::Warning,
         tr("There is no space for another pane: each needs %1 columns and %2 rows.")
             .arg(PaneTree::kLeast.width())
             .arg(PaneTree::kLeast.height()));
}

bool App::hasSeveralPanes()
{
    if (m_panes.count() < 2)
        tell(Tone::Plain, tr("There is only one pane. /split shows another room."));
    return m_panes.count() > 1;
}

void App::closePane()
{
    if (!hasSeveralPanes())
        return;
    const RoomId closed = m_current;
    m_wantedPanes = {};
    openRoom(m_panes.next(closed, -1));
    m_panes.remove(closed);
    followPanes();
}

void App::closeOtherPanes()
{
    if (!hasSeveralPanes())
        return;
    m_wantedPanes = {};
    m_panes.setOnly(m_current);
    followPanes();
}

bool App::showsSeveralPanes()
{
    if (!hasSeveralPanes())
        return false;
    if (m_places.panes.isEmpty())
        tell(Tone::Plain, tr("There is no space for the other panes now."));
    return !m_places.panes.isEmpty();
}

void App::resizePane(std::optional<PaneTree::Side> side, const std::function<bool(PaneTree::Side)> &resize)
{
    using Side = PaneTree::Side;
    if (!showsSeveralPanes())
        return;
    const bool hasBeside = m_panes.hasNeighbour(m_current, Side::Beside);
    const Side way = side.value_or(hasBeside ? Side::Beside : Side::Below);
    if (!m_panes.hasNeighbour(m_current, way))
        return tell(Tone::Plain,
                    way == Side::Beside ? tr("Nothing stands beside this pane.")
                                        : tr("Nothing stands above or below this pane."));
    if (resize(way))
        return followPanes();
    tell(Tone::Plain,
         tr("It stays as it is: each pane needs %1 columns and %2 rows.")
             .arg(PaneTree::kLeast.width())
             .arg(PaneTree::kLeast.height()));
}

void App::growPane(std::optional<PaneTree::Side> side, int cells)
{
    resizePane(side, [this, cells](PaneTree::Side way) {
        return m_panes.grow(m_current, way, cells, m_layout.timeline);
    });
}

void App::sharePane(std::optional<PaneTree::Side> side, int percent)
{
    resizePane(side, [this, percent](PaneTree::Side way) {
        return m_panes.setShare(m_current, way, percent, m_layout.timeline);
    });
}

void App::evenPanes()
{
    if (!hasSeveralPanes())
        return;
    m_panes.makeEven();
    followPanes();
}

void App::focusPane(int step)
{
    if (!hasSeveralPanes())
        return;
    openRoom(m_panes.next(m_current, step));
}

/// The panes of the last time, as soon as their rooms are known.
void App::restorePanes()
{
    if (m_wantedPanes.count() == 0 || m_current.isNull())
        return;
    const PaneTree known = m_wantedPanes.among(m_roomList->order());
    const PaneTree before = m_panes;
    if (known.contains(m_current))
        m_panes = known;
    if (m_rooms->isFresh())
        m_wantedPanes = {};
    if (m_panes != before || m_wantedPanes.count() == 0)
        followPanes();
}

void App::followCampaign(RoomId room)
{
    if (RoomView *shown = view(room)) {
        const std::optional<views::RoomRow> row = m_rooms->find(room);
        shown->setCampaign(row ? row->campaign : std::nullopt);
    }
}

/// What has to be so after the panes changed: each has its view, and only one of them is attended.
void App::followPanes()
{
    for (const RoomId room : m_panes.rooms()) {
        if (room == m_current)
            continue;
        RoomView *beside = ensureView(room);
        followCampaign(room);
        // Seen from the corner of an eye is not read: what comes gets the divider, and stays unread until
        // the keyboard comes here.
        beside->timeline().setAttended(false);
    }
    if (view())
        ensureView(m_current);
    forgetOldViews();
    if (m_wantedPanes.count() == 0)
        m_parts.profile.preferences().setLayout(kPanesKey,
                                                m_panes.count() > 1 ? m_panes.bytes() : QByteArray());
    repaintPanes();
}

/// Something changed that may be seen in all of them.
void App::repaintPanes()
{
    m_pictures.clear();
    schedulePaint();
}

views::Timeline *App::timeline()
{
    return view() ? &view()->timeline() : nullptr;
}

TimelinePane *App::timelinePane()
{
    return view() ? &view()->pane() : nullptr;
}

views::MessageActions *App::actions()
{
    return view() ? &view()->actions() : nullptr;
}

views::People *App::people()
{
    return view() ? &view()->people() : nullptr;
}

views::CampaignBoard *App::campaign()
{
    return view() ? view()->campaign() : nullptr;
}

// --- what the program says and shows ---

void App::tell(Tone tone, const QString &text)
{
    m_message = Message{tone, text};
    m_messageEnds->start(kMessageStays);
    schedulePaint();
}

/// The hint goes with the time in which it holds.
void App::offerUndo()
{
    if (m_undo.isOffered()) {
        m_undoHint = tr("%1 /undo brings it back.").arg(sanitized(m_undo.text()));
        tell(Tone::Plain, m_undoHint);
    } else if (m_message && m_message->text == m_undoHint) {
        m_message.reset();
        schedulePaint();
    }
}

void App::show(std::unique_ptr<Overlay> overlay)
{
    m_overlay = std::move(overlay);
    schedulePaint();
}

void App::closeOverlay()
{
    m_overlay.reset();
    schedulePaint();
}

void App::ask(const Question &question)
{
    m_question = question;
    schedulePaint();
}

void App::pay(const campaigns::Campaign &campaign, Money amount, const QString &message,
              campaigns::GiftVisibility visibility)
{
    while (m_payments.size() >= kMostPayments)
        delete m_payments.takeFirst();
    auto *form = new views::DonationForm(m_session, m_formats, campaign.id);
    m_payments.append(form);
    form->setAmount(amount);
    form->setMessage(message);
    form->setVisibility(visibility);
    connect(form, &views::DonationForm::changed, this, &App::schedulePaint);
    connect(form, &views::DonationForm::stageChanged, this, [this, form] { onStage(form); });
    show(std::make_unique<PaymentPane>(*form, m_formats, campaign.title, m_parts.terminal.depth()));
    form->submit();
}

void App::onStage(views::DonationForm *form)
{
    const Result<Money> amount = form->amount();
    const QString sum = amount ? m_formats.won(*amount) + u": "_s : QString();
    if (form->isFinal()) {
        tell(form->stage() == views::DonationForm::Stage::Done ? Tone::Good : Tone::Bad,
             sum + form->stageText());
        m_parts.terminal.ring();
    }
    schedulePaint();
}

void App::useLanguage(Language language)
{
    m_translations.use(language);
    m_formats.setLanguage(language);
    QLocale::setDefault(m_formats.locale());
    m_parts.profile.preferences().setLanguage(language);
    closeOverlay();
    repaintPanes();
    tell(Tone::Good, tr("English it is."));
}

void App::useTheme(const QString &name)
{
    m_parts.config.theme.use(name);
    m_parts.profile.preferences().setLayout(kThemeKey, themeMemory(name, m_parts.config));
    repaintPanes();
}

void App::useEditing(Editing editing)
{
    m_vi.setOn(editing == Editing::Vi);
    m_parts.terminal.setQuickEscape(m_vi.isOn());
    m_parts.profile.preferences().setLayout(kEditingKey, editingMemory(editing, m_parts.config));
    schedulePaint();
}

void App::putIntoLine(const QString &text)
{
    // What is half written is in the composer, and comes back into the line after the command.
    if (view() && text.startsWith(u'/') && !m_line.isEmpty() && !m_line.text().startsWith(u'/'))
        m_draftWaits = true;
    m_line.setText(text);
    m_vi.beginLine();
    schedulePaint();
}

Copied App::copy(const QString &text)
{
    if (!m_parts.config.clipboard)
        return Copied::Off;
    return m_parts.terminal.copy(text) ? Copied::Yes : Copied::TooLong;
}

void App::quit()
{
    saveDraft();
    Deletions &deletions = m_session.deletions();
    deletions.sendNow();
    // Asked a second time it ends at once: what is not sent stays on disk and goes at the next start.
    if (m_leaving || !deletions.isSending()) {
        Q_EMIT finished();
        return;
    }
    m_leaving = true;
    connect(&deletions, &Deletions::settled, this, &App::finished);
    m_farewellEnds->start(kFarewell);
}

QDate App::today() const
{
    return m_formats.day(m_formats.now());
}

// --- names to complete from ---

QStringList App::roomNames() const
{
    QStringList names;
    for (const RoomId id : m_numbers.rooms()) {
        if (const std::optional<views::RoomRow> room = m_rooms->find(id))
            names.append(room->name);
    }
    return names;
}

QString App::role() const
{
    return m_session.account() ? m_session.account()->role : QString();
}

QStringList App::nicknames() const
{
    return view() ? view()->nicknames() : QStringList();
}

views::Nameables App::nameables() const
{
    return view() ? view()->nameables() : views::Nameables();
}

QStringList App::campaignTitles() const
{
    QStringList titles;
    for (int i = 0; i < m_campaigns->rowCount(); ++i) {
        if (m_campaigns->campaign(i).state == campaigns::State::Open)
            titles.append(m_campaigns->campaign(i).title);
    }
    return titles;
}

QStringList App::campaignNumbers() const
{
    QStringList numbers;
    for (int i = 0; i < m_campaigns->rowCount(); ++i) {
        if (m_campaigns->campaign(i).state == campaigns::State::Open)
            numbers.append(u'#' + m_campaigns->campaign(i).id.text());
    }
    return numbers;
}

QStringList App::amounts() const
{
    return {u"10000"_s, u"5000"_s, u"30000"_s, u"50000"_s, u"100000"_s};
}

} // namespace madang::tui
