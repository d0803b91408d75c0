// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/launch/link_opener.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/question_sheet.h"

#include <QDesktopServices>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    const std::array<QString, 3> &schemes()
    {
        static const std::array<QString, 3> names{u"madang"_s, u"https"_s, u"http"_s};
        return names;
    }

    /// Of the account that is in, or of the one that is remembered; empty: nobody is.
    QUrl serverOf(AccountHome &home)
    {
        if (home.session().state() != Session::State::SignedOut)
            return QUrl(home.session().server().text());
        const std::optional<SavedAccount> saved = home.preferences().account();
        return saved ? QUrl(saved->server) : QUrl();
    }

} // namespace

LinkOpener::LinkOpener(const Theme &theme, AccountShell &shell)
    : m_theme(theme)
    , m_shell(shell)
{
    for (const QString &scheme : schemes())
        QDesktopServices::setUrlHandler(scheme, this, "openUrl");
    connect(&shell, &AccountShell::linkFollowed, this, &LinkOpener::open);
    // Later: the window has to be there.
    connect(&shell, &AccountShell::begun, this, [this](AccountHome &home) {
        connect(&home.session(), &Session::stateChanged, this, &LinkOpener::goOn, Qt::QueuedConnection);
    });
}

LinkOpener::~LinkOpener()
{
    for (const QString &scheme : schemes())
        QDesktopServices::unsetUrlHandler(scheme);
}

AccountHome *LinkOpener::homeFor(const PlaceLink &place) const
{
    AccountHome *best = nullptr;
    int most = 0;
    const QList<AccountHome *> homes = m_shell.homes();
    for (AccountHome *home : homes) {
        const QUrl server = serverOf(*home);
        if (server.isEmpty() || !place.leadsTo(server))
            continue;
        const bool knows = !place.room().isNull() && home->session().archive().room(place.room());
        const int fits = 1 + (home == &m_shell.front() ? 1 : 0) + (knows ? 2 : 0);
        if (fits > most) {
            best = home;
            most = fits;
        }
    }
    return best;
}

void LinkOpener::open(const PlaceLink &place)
{
    m_shell.comeToFront();
    AccountHome *home = homeFor(place);
    if (!home)
        return ask(place);
    m_place = place;
    m_home = home->number();
    if (home != &m_shell.front())
        m_shell.setFront(*home);
    if (home->session().state() == Session::State::SignedOut && home->wasIn())
        m_shell.say(tr("Sign in, and the link opens."));
    goOn();
}

void LinkOpener::openText(const QString &text)
{
    if (const auto place = PlaceLink::fromText(text)) {
        open(*place);
        return;
    }
    m_shell.comeToFront();
    m_shell.say(tr("This is no link to a place in Madang: %1").arg(isolated(oneLine(text, 200))));
}

void LinkOpener::openUrl(const QUrl &url)
{
    const auto place = PlaceLink::fromText(url.toString(QUrl::FullyEncoded));
    if (place && (url.scheme() == schemes().front() || homeFor(*place)))
        open(*place);
    else if (url.scheme() != schemes().front())
        QDesktopServices::openUrl(url); // from here it goes to the desktop
}

void LinkOpener::ask(const PlaceLink &place)
{
    AccountHome &front = m_shell.front();
    if (serverOf(front).isEmpty()) {
        askToSignIn(front, place);
        return;
    }
    MainWindow &window = m_shell.begin(front);
    auto *sheet = new QuestionSheet(
        m_theme, Button::Kind::Primary,
        [host = place.authority()]() -> QuestionSheet::Words {
            return {tr("Add an account for this link?"),
                    tr("It leads to %1. None of the accounts in this window is there.")
                        .arg(isolated(oneLine(host, 200))),
                    tr("Add an account")};
        },
        window.centralWidget());
    connect(sheet, &QuestionSheet::agreed, this, [this, place] {
        // Later: the sheet lies over the account that goes to the back.
        QMetaObject::invokeMethod(
            this,
            [this, place] {
                if (AccountHome *home = m_shell.add())
                    askToSignIn(*home, place);
            },
            Qt::QueuedConnection);
    });
    window.present(sheet);
    sheet->open();
}

void LinkOpener::askToSignIn(AccountHome &home, const PlaceLink &place)
{
    m_place = place;
    m_home = home.number();
    StartScreen *start = m_shell.begin(home).startScreen();
    start->form().setText(views::AccountForm::Field::Server,
                          place.web().toString(QUrl::RemovePath | QUrl::FullyEncoded));
    m_shell.say(tr("The link leads to %1. Sign in there, and it opens.")
                    .arg(isolated(oneLine(place.authority(), 200))));
}

void LinkOpener::goOn()
{
    AccountHome *home = m_place ? m_shell.find(m_home) : nullptr;
    if (!home || !home->window() || !home->window()->isIn())
        return;
    const PlaceLink place = *std::exchange(m_place, std::nullopt);
    // Somebody may have signed in elsewhere in between.
    if (place.leadsTo(serverOf(*home)))
        home->window()->openPlace(place);
}

} // namespace madang::gui
