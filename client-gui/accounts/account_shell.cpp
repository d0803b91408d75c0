// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/accounts/account_shell.h"

#include "client-gui/accounts/joint_unread_sheet.h"
#include "client-gui/lock/lock_accessible.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/question_sheet.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>

#include <algorithm>

namespace madang::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// Where a main window kept its place when there was only one account: it is still there.
    constexpr auto kShellGeometry = "window"_L1;
    constexpr auto kLockFile = "/screen-lock"_L1;
    /// The first account has shown its text by then.
    constexpr auto kAfterFirst = 300ms;
    constexpr auto kBetweenHomes = 50ms;
    /// Time for a server to be told that one of its sessions has ended.
    constexpr auto kFarewell = 10s;
    /// How many unsent messages a question quotes.
    constexpr int kMostQuoted = 3;

} // namespace

AccountShell::AccountShell(const AccountParts &parts)
    : m_parts(parts)
    , m_lock(parts.clock, parts.folder.isEmpty() ? QString() : parts.folder + kLockFile)
    , m_rail(new AccountRail(parts.theme, this))
    , m_stack(new QStackedWidget(this))
    , m_lockPage(new LockPage(
          parts.theme, m_lock, [this] { return unsent(); }, this))
    , m_curtain(std::make_unique<LockCurtain>(*this, *m_lockPage))
    , m_farewell(parts.clock.makeAlarm([this] { m_leaving.clear(); }))
{
    setWindowIcon(programIcon());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    row->addWidget(m_lockPage, 1);
    m_lockPage->hide();
    installLockAccessible();
    connect(&m_lock, &PinLock::lockedChanged, this, &AccountShell::showLock);
    connect(m_lockPage, &LockPage::forgotten, this, &AccountShell::signOutAll);
    connect(qApp, &QApplication::focusChanged, this, &AccountShell::keepKeyboard);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &AccountShell::resumeNext);
    m_rail->hide();
    connect(m_rail, &AccountRail::picked, this, [this](int number) {
        if (AccountHome *home = find(number))
            setFront(*home);
    });
    connect(m_rail, &AccountRail::addWanted, this, &AccountShell::addAccount);
    connect(m_rail, &AccountRail::menuWanted, this, &AccountShell::openMenu);
    readHomes();
    showAccounts();
    if (!restoreGeometry(parts.shared.layout(kShellGeometry)))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(8, 40)));
    if (m_lock.isLocked())
        showLock();
}

AccountShell::~AccountShell()
{
    m_ending = true;
    // The keyboard still goes from place to place while a part of this object is gone already.
    disconnect(qApp, nullptr, this, nullptr);
    m_curtain.reset(); // what is out of sight stays so
    // What shows several accounts goes before any of them.
    for (const auto &home : m_homes)
        home->dropWindow();
    m_leaving.clear();
    m_homes.clear();
}

// --- which accounts there are ---

void AccountShell::readHomes()
{
    QList<int> numbers = m_parts.shared.homes();
    if (numbers.isEmpty()) {
        numbers.append(0);
        // A lost list must not cost anybody what was written and not sent yet.
        const QStringList folders = m_parts.folder.isEmpty()
            ? QStringList()
            : QDir(m_parts.folder + "/accounts"_L1).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders) {
            bool isNumber = false;
            const int number = folder.toInt(&isNumber);
            if (isNumber && number > 0 && number <= Preferences::kHighestHome
                && numbers.size() < kMostAccounts)
                numbers.append(number);
        }
    }
    for (const int number : std::as_const(numbers)) {
        const QString folder = AccountHome::folderOf(m_parts.folder, number);
        // The first one's own matters may be all there is: it is shown, however it is with its folder.
        if (number != 0 && !folder.isEmpty() && !AccountHome::makeFolder(folder))
            m_broken.append(number);
        else
            makeHome(number);
    }
    if (m_homes.empty())
        makeHome(freeNumber());
    AccountHome *last = find(m_parts.shared.frontHome());
    m_front = last ? last : m_homes.front().get();
}

AccountHome *AccountShell::makeHome(int number)
{
    m_homes.push_back(std::make_unique<AccountHome>(m_parts, number, *this));
    AccountHome *home = m_homes.back().get();
    connect(&home->session(), &Session::stateChanged, this, [this, home](Session::State state) {
        showAccountsSoon();
        // Later: the session is not through with entering.
        if (state == Session::State::SignedIn)
            QMetaObject::invokeMethod(
                home, [this, home] { refuseTwin(*home); }, Qt::QueuedConnection);
    });
    connect(&home->session(), &Session::accountChanged, this, &AccountShell::showAccountsSoon);
    connect(&home->link(), &views::LinkStatus::changed, this, &AccountShell::showAccountsSoon);
    return home;
}

void AccountShell::storeHomes()
{
    QList<int> numbers;
    for (const auto &home : m_homes)
        numbers.append(home->number());
    for (const int number : std::as_const(m_broken)) {
        if (numbers.size() < kMostAccounts)
            numbers.append(number);
    }
    m_parts.shared.setHomes(numbers);
}

QList<AccountHome *> AccountShell::homes() const
{
    QList<AccountHome *> homes;
    for (const auto &home : m_homes)
        homes.append(home.get());
    return homes;
}

AccountHome *AccountShell::find(int number) const
{
    const auto found = std::find_if(m_homes.begin(), m_homes.end(),
                                    [number](const auto &home) { return home->number() == number; });
    return found == m_homes.end() ? nullptr : found->get();
}

AccountHome *AccountShell::homeOf(const MainWindow &window) const
{
    const auto found = std::find_if(m_homes.begin(), m_homes.end(),
                                    [&window](const auto &home) { return home->window() == &window; });
    return found == m_homes.end() ? nullptr : found->get();
}

AccountHome *AccountShell::fitting(const ServerAddress &server, const QString &username) const
{
    const auto fits = [&](AccountHome &home) {
        const std::optional<SavedAccount> saved = home.preferences().account();
        return saved && (server.isNull() || saved->server == server.text())
            && (username.isEmpty() || saved->username == username);
    };
    if (fits(*m_front))
        return m_front;
    for (const auto &home : m_homes) {
        if (fits(*home))
            return home.get();
    }
    return nullptr;
}

int AccountShell::freeNumber() const
{
    const auto isTaken = [this](int number) {
        const auto has = [number](const auto &home) { return home->number() == number; };
        return m_broken.contains(number) || std::any_of(m_homes.begin(), m_homes.end(), has)
            || std::any_of(m_leaving.begin(), m_leaving.end(), has);
    };
    int number = 0;
    while (isTaken(number))
        ++number;
    return number;
}

bool AccountShell::isFull() const
{
    return count() + int(m_broken.size()) >= kMostAccounts;
}

// --- beginning ---

MainWindow &AccountShell::begin(AccountHome &home)
{
    if (MainWindow *window = home.window())
        return *window;
    MainWindow &window = home.makeWindow();
    m_stack->addWidget(&window);
    // One that was never shown arranges itself by this, too.
    layout()->activate();
    window.resize(m_stack->size());
    connect(&window, &MainWindow::countsChanged, this, [this] {
        showAccountsSoon();
        Q_EMIT countsChanged();
    });
    connect(&window, &QWidget::windowTitleChanged, this, &AccountShell::showTitle);
    if (m_stack->count() == 1)
        showTitle();
    Q_EMIT begun(home);
    return window;
}

void AccountShell::setFront(AccountHome &home)
{
    const bool isNew = !home.window();
    MainWindow &window = begin(home);
    if (isNew)
        window.begin();
    m_front = &home;
    m_stack->setCurrentWidget(&window);
    m_parts.shared.setFrontHome(home.number());
    if (m_resumes)
        resume(home);
    if (!m_rail->isAncestorOf(QApplication::focusWidget()))
        window.takeKeyboard();
    // Of the others: they are not looked at any more.
    for (const auto &other : m_homes) {
        if (other->window())
            other->window()->lookAround();
    }
    showAccounts();
    showTitle();
}

void AccountShell::resumeOthers()
{
    m_resumes = true;
    m_toResume.clear();
    for (const auto &home : m_homes) {
        if (home.get() != m_front)
            m_toResume.append(home->number());
    }
    if (!m_toResume.isEmpty())
        m_next.start(kAfterFirst);
}

void AccountShell::resumeNext()
{
    if (m_toResume.isEmpty())
        return;
    if (AccountHome *home = find(m_toResume.takeFirst())) {
        if (!home->window())
            begin(*home).begin();
        resume(*home);
    }
    if (!m_toResume.isEmpty())
        m_next.start(kBetweenHomes);
}

void AccountShell::resume(AccountHome &home)
{
    m_toResume.removeAll(home.number());
    home.resume();
}

// --- coming and going ---

AccountHome *AccountShell::add()
{
    if (isFull()) {
        say(tr("There is room for %1 accounts in one window.").arg(kMostAccounts));
        return nullptr;
    }
    const int number = freeNumber();
    const QString folder = AccountHome::folderOf(m_parts.folder, number);
    if (!folder.isEmpty() && !AccountHome::makeFolder(folder)) {
        say(tr("No folder could be made for another account: %1").arg(isolated(oneLine(folder))));
        return nullptr;
    }
    AccountHome *home = makeHome(number);
    storeHomes();
    setFront(*home);
    home->window()->startScreen()->begin();
    return home;
}

void AccountShell::leaveSignIn(MainWindow &window)
{
    AccountHome *home = homeOf(window);
    if (!home || count() < 2)
        return;
    // Later: the button that was pressed goes with it.
    if (home->hasTraces())
        QMetaObject::invokeMethod(
            home, [this, home] { nextAccount(*home->window()); }, Qt::QueuedConnection);
    else
        QMetaObject::invokeMethod(
            home, [this, home] { remove(*home); }, Qt::QueuedConnection);
}

void AccountShell::remove(AccountHome &home)
{
    const auto found = std::find_if(m_homes.begin(), m_homes.end(),
                                    [&home](const auto &each) { return each.get() == &home; });
    if (found == m_homes.end() || m_homes.size() < 2)
        return;
    const qsizetype place = found - m_homes.begin();
    for (const auto &each : m_homes) {
        // A sheet may show rooms of all accounts.
        if (each->window() && qobject_cast<JointUnreadSheet *>(each->window()->sheet()))
            each->window()->sheet()->leave();
    }
    Q_EMIT leaving(home);
    if (&home == m_front)
        setFront(*m_homes[size_t(place == 0 ? 1 : place - 1)]);
    disconnect(&home.session(), nullptr, this, nullptr);
    disconnect(&home.link(), nullptr, this, nullptr);
    if (home.window()) {
        disconnect(home.window(), nullptr, this, nullptr);
        m_stack->removeWidget(home.window());
        home.window()->hide();
        home.window()->closeBeside();
    }
    m_leaving.push_back(std::move(m_homes[size_t(place)]));
    m_homes.erase(m_homes.begin() + place);
    home.forget();
    m_farewell->start(kFarewell);
    storeHomes();
    m_parts.shared.setFrontHome(m_front->number());
    showAccounts();
    for (const auto &each : m_homes) {
        if (each->window())
            each->window()->lookAround();
    }
    Q_EMIT countsChanged();
}

/// The same account twice would only tell everything twice.
void AccountShell::refuseTwin(AccountHome &home)
{
    if (home.session().state() != Session::State::SignedIn)
        return;
    for (const auto &other : m_homes) {
        const std::optional<SavedAccount> saved = other->preferences().account();
        if (other.get() == &home || !saved || saved->user != home.session().user()
            || saved->server != home.session().server().text())
            continue;
        AccountHome &first = *other;
        home.session().signOut(Session::LocalCopy::Remove);
        setFront(first);
        if (!home.hasTraces())
            remove(home);
        say(tr("You are signed in with this account here already."));
        return;
    }
}

void AccountShell::askToRemove(MainWindow &window)
{
    AccountHome *home = homeOf(window);
    if (!home || count() < 2)
        return;
    setFront(*home);
    QStringList unsent;
    Outbox &outbox = home->session().outbox();
    const QList<rooms::Room> rooms = home->session().archive().rooms();
    for (const rooms::Room &room : rooms) {
        for (const OutboxLine &line : outbox.lines(room.id)) {
            if (unsent.size() < kMostQuoted)
                unsent += u"%1: %2"_s.arg(isolated(oneLine(room.name, 40)), isolated(oneLine(line.text, 60)));
        }
    }
    auto *sheet = new QuestionSheet(
        m_parts.theme, Button::Kind::Danger,
        [name = home->session().label(), unsent, count = outbox.size()]() -> QuestionSheet::Words {
            QString text = tr("%1 is signed out, and what is stored of it on this computer goes. At the "
                              "server nothing changes.")
                               .arg(isolated(oneLine(name, 60)));
            if (count > 0)
                text += u"\n\n"_s + tr("Not sent yet, and lost with it: %1").arg(count) + u"\n"_s
                    + unsent.join(u'\n') + (count > unsent.size() ? u"\n…"_s : QString());
            return {tr("Remove this account from this window?"), text, tr("Remove the account")};
        },
        window.centralWidget());
    connect(sheet, &QuestionSheet::agreed, this, [this, number = home->number()] {
        // Later: the sheet lies over what goes.
        QMetaObject::invokeMethod(
            this,
            [this, number] {
                if (AccountHome *gone = find(number))
                    remove(*gone);
            },
            Qt::QueuedConnection);
    });
    window.present(sheet);
    sheet->open();
}

// --- where one is ---

void AccountShell::comeToFront()
{
    show();
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    raise();
    activateWindow();
}

void AccountShell::bringToFront(MainWindow &window)
{
    if (AccountHome *home = homeOf(window); home && home != m_front)
        setFront(*home);
    comeToFront();
}

/// What is typed must never go to an account that nobody sees, whatever opens there by itself.
void AccountShell::keepKeyboard(QWidget *before, QWidget *now)
{
    if (m_ending || !now || !m_stack->isAncestorOf(now))
        return;
    MainWindow *window = m_front->window();
    if (!window || window == now || window->isAncestorOf(now))
        return;
    const bool canGoBack = before && before->isVisible() && before->window() == this;
    (canGoBack ? before : window)->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> AccountShell::stations() const
{
    return m_rail->isHidden() ? QList<QWidget *>() : QList<QWidget *>{m_rail};
}

void AccountShell::nextAccount(const MainWindow &from)
{
    openAccount(int(homes().indexOf(homeOf(from)) + 1) % count());
}

void AccountShell::openAccount(int place)
{
    if (place >= 0 && place < count())
        setFront(*m_homes[size_t(place)]);
}

void AccountShell::openAllUnread()
{
    MainWindow &window = begin(*m_front);
    QList<views::JointUnread::Account> accounts;
    for (const auto &home : m_homes)
        accounts.append(
            {home->number(), home->session().label(), views::faceOf(home->session()).host, &home->session()});
    auto *sheet = new JointUnreadSheet(m_parts.theme, m_parts.formats, accounts, window.centralWidget());
    connect(sheet, &JointUnreadSheet::picked, this, [this](int number, RoomId room) {
        AccountHome *home = find(number);
        if (!home)
            return;
        setFront(*home);
        home->window()->openRoom(room);
    });
    window.present(sheet);
    sheet->open();
}

void AccountShell::openMenu(int number, const QPoint &at)
{
    AccountHome *home = find(number);
    if (!home)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_parts.theme.icon(Glyph::Chat), tr("Open"), home, [this, home] { setFront(*home); });
    menu->addAction(m_parts.theme.icon(Glyph::Trash), tr("Remove this account from this window…"), home,
                    [this, home] { askToRemove(begin(*home)); })
        ->setEnabled(count() > 1);
    menu->popup(at);
}

void AccountShell::say(const QString &line)
{
    begin(*m_front).say(line);
}

int AccountShell::unread() const
{
    int sum = 0;
    for (const auto &home : m_homes)
        sum += home->window() ? home->window()->unread() : 0;
    return sum;
}

int AccountShell::mentions() const
{
    int sum = 0;
    for (const auto &home : m_homes)
        sum += home->window() ? home->window()->mentions() : 0;
    return sum;
}

// --- what is seen ---

/// Much happens at once while an account comes in.
void AccountShell::showAccountsSoon()
{
    if (m_ending || std::exchange(m_showsSoon, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_showsSoon = false;
            showAccounts();
            showTitle();
        },
        Qt::QueuedConnection);
}

void AccountShell::showAccounts()
{
    if (m_ending)
        return;
    QList<views::AccountFace> faces;
    for (const auto &home : m_homes)
        faces.append(views::faceOf(home->session()));
    const QStringList names = views::tellApart(faces);
    const bool several = count() > 1;
    QList<AccountSight> sights;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        AccountHome &home = *m_homes[size_t(i)];
        home.session().setLabel(several ? names[i] : QString());
        // Where nobody was yet, nobody was signed out.
        const bool opened = home.session().state() != Session::State::SignedOut;
        sights.append({home.number(), faces[i].user.number, names[i], faces[i].host,
                       home.window() ? home.window()->unread() : 0,
                       home.window() ? home.window()->mentions() : 0, opened && home.link().needsAttention(),
                       !opened && home.wasIn(), home.portraits()});
    }
    m_rail->setAccounts(sights, m_front->number());
    m_rail->setCanAdd(!isFull());
    const bool shown = several && !m_lock.isLocked();
    if (m_rail->isHidden() != shown)
        return;
    m_rail->setVisible(shown);
    for (const auto &home : m_homes) {
        if (home->window())
            home->window()->lookAround();
    }
}

void AccountShell::showTitle()
{
    if (m_ending || !m_front->window())
        return;
    if (m_lock.isLocked())
        return setWindowTitle(tr("Madang is locked"));
    const QString title = m_front->window()->windowTitle();
    const int sum = unread();
    setWindowTitle(sum > 0 ? u"(%1) %2"_s.arg(QString::number(sum), title) : title);
}

// --- the lock ---

void AccountShell::showLock()
{
    const bool locked = m_lock.isLocked();
    m_stack->setVisible(!locked);
    m_lockPage->setVisible(locked);
    if (locked) {
        m_curtain->draw();
        m_lockPage->begin();
    }
    showAccounts();
    showTitle();
    if (!locked) {
        m_curtain->lift();
        if (m_front->window())
            m_front->window()->takeKeyboard();
    }
    // What is behind the lock is not looked at: nothing there is read by itself.
    for (const auto &home : m_homes) {
        if (home->window())
            home->window()->lookAround();
    }
    Q_EMIT lockedChanged(locked);
}

int AccountShell::unsent() const
{
    int sum = 0;
    for (const auto &home : m_homes)
        sum += home->session().outbox().size();
    return sum;
}

/// What was written and not sent stays in the accounts' files: it goes when they are signed in again.
void AccountShell::signOutAll()
{
    m_toResume.clear();
    m_next.stop();
    for (const auto &home : m_homes) {
        home->resume(); // one that was not opened yet is signed in all the same
        home->session().signOut(Session::LocalCopy::Keep);
        home->preferences().setAccount({});
    }
    m_lock.forget();
    say(tr("The lock is gone, and everybody is signed out. Sign in with your password."));
}

void AccountShell::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const bool attention
        = event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange;
    if (attention && m_front && m_front->window())
        m_front->window()->lookAround();
    if (event->type() == QEvent::LanguageChange && m_front)
        showAccountsSoon(); // some are called by words of ours
}

void AccountShell::quit()
{
    m_quitting = true;
    close();
    QApplication::quit(); // also when the window was hidden
}

void AccountShell::closeEvent(QCloseEvent *event)
{
    m_parts.shared.setLayout(kShellGeometry, saveGeometry());
    for (const auto &home : m_homes) {
        if (home->window())
            home->window()->remember();
    }
    // Only where it will be found again.
    if (!m_quitting && m_parts.shared.closesToTray() && m_hide && m_hide()) {
        event->ignore();
        return;
    }
    for (const auto &home : m_homes) {
        if (home->window())
            home->window()->closeBeside();
    }
    QWidget::closeEvent(event);
}

} // namespace madang::gui
