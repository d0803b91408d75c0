// SPDX-License-Identifier: GPL-3.0-or-later
// What the typed commands do. Each takes the rest of its line; what goes wrong is told in words.
#pragma once

#include "client-tui/verbs/desk.h"
#include "client-tui/verbs/verb_table.h"

#include "common/views/donation_monitor.h"

#include <QObject>
#include <QPointer>

namespace madang::tui {

class Verbs : public QObject {
    Q_OBJECT
public:
    explicit Verbs(Desk &desk, QObject *parent = nullptr);

    /// Runs a command line; an unknown word or a missing argument is told, with what was probably meant.
    void run(const TypedVerb &typed);
    /// Follows no campaign any more: the account is another one.
    void closeMonitor() { delete m_monitor; }

    void help(const QString &rest);
    void join(const QString &rest);
    void leave(const QString &rest);
    void listRooms(const QString &rest);
    void listPublic(const QString &rest);
    void create(const QString &rest);
    void message(const QString &rest);
    void invite(const QString &rest);
    void listMembers(const QString &rest);
    void closeRoom(const QString &rest);
    void listCampaigns(const QString &rest);
    void showCampaign(const QString &rest);
    void donate(const QString &rest);
    void monitor(const QString &rest);
    void history(const QString &rest);
    void goTo(const QString &rest);
    void search(const QString &rest);
    void retry(const QString &rest);
    void discard(const QString &rest);
    void nick(const QString &rest);
    void language(const QString &rest);
    void logOut(const QString &rest);
    void quit(const QString &rest);

private:
    /// The open room, or a word to the person that there is none.
    bool needsRoom();
    void tellError(const Error &error);
    void confirm(const QString &question, const std::function<void()> &yes);
    void joinPublic(const QString &name);
    void showDirectory(const QString &title, const QList<rooms::Room> &found);
    void showCampaigns();
    void openMonitor(QString rest);
    bool directMonitor(const QString &word, const QString &rest);
    std::optional<campaigns::Campaign> takeCampaign(QString &rest);
    QList<ClientTag> failedLines(bool all);
    const Theme &theme() const { return m_desk.config().theme; }

    Desk &m_desk;
    QPointer<views::DonationMonitor> m_monitor; ///< of the campaign that was followed last
};

} // namespace madang::tui
