// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/kept_sheet.h"

#include "client-gui/applicants/applicants_sheet.h"
#include "client-gui/audit/audit_sheet.h"
#include "client-gui/bans/bans_sheet.h"
#include "client-gui/complaints/blocked_sheet.h"
#include "client-gui/complaints/complaints_sheet.h"
#include "client-gui/contact/contact_sheet.h"
#include "client-gui/keys/shortcuts_sheet.h"
#include "client-gui/overview/connections_sheet.h"
#include "client-gui/overview/overview_sheet.h"
#include "client-gui/people/people_desk_sheet.h"
#include "client-gui/people/profile_sheet.h"
#include "client-gui/screens/about_sheet.h"
#include "client-gui/screens/browse_sheet.h"
#include "client-gui/screens/campaigns_sheet.h"
#include "client-gui/screens/gifts_sheet.h"
#include "client-gui/screens/inbox_sheet.h"
#include "client-gui/screens/pledges_sheet.h"
#include "client-gui/screens/receipts_sheet.h"
#include "client-gui/screens/saved_sheet.h"
#include "client-gui/screens/sessions_sheet.h"
#include "client-gui/screens/settings_sheet.h"
#include "client-gui/window/sheet_place.h"

#include <array>
#include <utility>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    struct KeptPage {
        const QMetaObject *type = nullptr;
        QLatin1StringView command;
    };

    /// By which command such a sheet is opened; empty when it is none of those that come back.
    QLatin1StringView commandOf(const Sheet *sheet)
    {
        static const std::array pages{
            KeptPage{&AboutSheet::staticMetaObject, "about"_L1},
            KeptPage{&ApplicantsSheet::staticMetaObject, "new-accounts"_L1},
            KeptPage{&AuditSheet::staticMetaObject, "audit-log"_L1},
            KeptPage{&BansSheet::staticMetaObject, "banned-addresses"_L1},
            KeptPage{&BlockedSheet::staticMetaObject, "blocked-people"_L1},
            KeptPage{&BrowseSheet::staticMetaObject, "browse-rooms"_L1},
            KeptPage{&CampaignsSheet::staticMetaObject, "campaigns"_L1},
            KeptPage{&ComplaintsSheet::staticMetaObject, "complaints"_L1},
            KeptPage{&ConnectionsSheet::staticMetaObject, "connections"_L1},
            KeptPage{&ContactSheet::staticMetaObject, "contact"_L1},
            KeptPage{&GiftsSheet::staticMetaObject, "my-gifts"_L1},
            KeptPage{&InboxSheet::staticMetaObject, "notices"_L1},
            KeptPage{&OverviewSheet::staticMetaObject, "overview"_L1},
            KeptPage{&PeopleDeskSheet::staticMetaObject, "accounts"_L1},
            KeptPage{&PledgesSheet::staticMetaObject, "monthly-gifts"_L1},
            KeptPage{&ProfileSheet::staticMetaObject, "profile"_L1},
            KeptPage{&ReceiptsSheet::staticMetaObject, "receipts"_L1},
            KeptPage{&SavedSheet::staticMetaObject, "saved"_L1},
            KeptPage{&SessionsSheet::staticMetaObject, "sessions"_L1},
            KeptPage{&SettingsSheet::staticMetaObject, "settings"_L1},
            KeptPage{&ShortcutsSheet::staticMetaObject, "shortcuts"_L1},
        };
        for (const KeptPage &page : pages) {
            if (sheet && sheet->metaObject() == page.type)
                return page.command;
        }
        return {};
    }

} // namespace

KeptSheet::KeptSheet(const Session &session, const SheetPlace &place,
                     std::function<void(QLatin1StringView)> open, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_place(place)
    , m_open(std::move(open))
{
    // One that goes with the session says nothing: it is still known when the session says that it ended.
    connect(&place, &SheetPlace::changed, this, [this] { m_shown = commandOf(m_place.sheet()); });
    connect(&session, &Session::stateChanged, this, &KeptSheet::onState);
    // Not told to whoever signs out by themselves: they are through.
    connect(&session, &Session::ended, this, [this] { m_kept = m_left; });
}

void KeptSheet::onState(Session::State state)
{
    m_left = std::exchange(m_shown, {});
    if (state == Session::State::SignedOut)
        return;
    const QLatin1StringView command = std::exchange(m_kept, {});
    const QString server = std::exchange(m_server, m_session.server().text());
    const UserId user = std::exchange(m_user, m_session.user());
    if (command.isEmpty() || user.isNull() || user != m_user || server != m_server)
        return;
    // Later: the rooms are not there yet, and what lies over the window goes first.
    QMetaObject::invokeMethod(
        this,
        [this, command, user] {
            if (m_session.user() == user && !m_place.sheet())
                m_open(command);
        },
        Qt::QueuedConnection);
}

} // namespace madang::gui
