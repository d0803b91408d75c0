// SPDX-License-Identifier: GPL-3.0-or-later
// What the typed commands do. Each takes the rest of its line; what goes wrong is told in words.
#pragma once

#include "client-tui/panes/choice_bar.h"
#include "client-tui/panes/found_bar.h"
#include "client-tui/verbs/desk.h"
#include "client-tui/verbs/verb_table.h"

#include "common/client/browser_sign_in.h"
#include "common/protocol/place_link.h"
#include "common/views/account_care.h"
#include "common/views/account_merge.h"
#include "common/views/applicant_desk.h"
#include "common/views/audit_desk.h"
#include "common/views/ban_desk.h"
#include "common/views/campaign_desk.h"
#include "common/views/complaint_desk.h"
#include "common/views/connection_desk.h"
#include "common/views/donation_monitor.h"
#include "common/views/guest_wish.h"
#include "common/views/identity_list.h"
#include "common/views/message_search.h"
#include "common/views/my_data.h"
#include "common/views/my_gifts.h"
#include "common/views/overview_desk.h"
#include "common/views/own_details.h"
#include "common/views/own_verification.h"
#include "common/views/payments_desk.h"
#include "common/views/payout_desk.h"
#include "common/views/people_desk.h"
#include "common/views/pledge_list.h"
#include "common/views/receipt_list.h"
#include "common/views/received_gifts.h"
#include "common/views/refund_form.h"
#include "common/views/role_change.h"
#include "common/views/second_factor_settings.h"
#include "common/views/session_list.h"
#include "common/views/thread.h"
#include "common/views/token_settings.h"
#include "common/views/waiting_refunds.h"

#include <QObject>
#include <QPointer>

namespace madang::views {
class EmailSettings;
class SavedMessages;
} // namespace madang::views

namespace madang::tui {

class Form;
struct SheetRow;

class Verbs : public QObject {
    Q_OBJECT
public:
    explicit Verbs(Desk &desk, QObject *parent = nullptr);

    /// Runs a command line; an unknown word or a missing argument is told, with what was probably meant.
    void run(const TypedVerb &typed);
    /// Follows nothing and searches nothing any more: the account is another one.
    void closeViews()
    {
        delete m_monitor;
        delete m_gifts;
        delete m_merge;
        delete m_roleChange;
        delete m_care;
        delete m_refund;
        delete m_waiting;
        delete m_pledges;
        delete m_campaignDesk;
        delete m_paymentsDesk;
        delete m_overview;
        delete m_search;
        delete m_receipts;
        delete m_received;
        delete m_payoutDesk;
        delete m_verification;
        m_accounts.reset();
        m_connections.reset();
        m_audit.reset();
        m_invites.reset();
        delete m_signIns;
        delete m_factor;
        delete m_tokens;
        delete m_identities;
        delete m_addition;
    }

    /// A guest who wants something that takes an account is asked whether to sign in; `line` is back in the
    /// line afterwards, in that room. False for everybody else: nothing happens.
    bool asksToSignIn(RoomId room, const QString &line);
    /// Goes back there once they are in.
    void returnTo(const PlaceLink &place, const QString &line);

    void help(const QString &rest);
    void join(const QString &rest);
    void leave(const QString &rest);
    void listRooms(const QString &rest);
    void listPublic(const QString &rest);
    void create(const QString &rest);
    void chooseHistory(const QString &rest);
    void message(const QString &rest);
    void invite(const QString &rest);
    void listMembers(const QString &rest);
    // account_verbs.cpp
    void contact(const QString &rest);
    void email(const QString &rest);
    void verify(const QString &rest);
    void enterCodes(const QString &rest);
    // credential_verbs.cpp
    void changePassword(const QString &rest);
    void secondFactor(const QString &rest);
    void identities(const QString &rest);
    void eraseMe(const QString &rest);
    // profile_verbs.cpp
    void nick(const QString &rest);
    void nickHere(const QString &rest);
    void bio(const QString &rest);
    void picture(const QString &rest);
    void ownProfile(const QString &rest);
    void whoIs(const QString &rest);
    void privateDetails(const QString &rest); // details_verbs.cpp
    void verifyIdentity(const QString &rest); // verification_verbs.cpp
    void myData(const QString &rest); // account_verbs.cpp
    // alert_verbs.cpp
    void notify(const QString &rest);
    void mute(const QString &rest);
    void schedule(const QString &rest);
    void favourite(const QString &rest);
    void quiet(const QString &rest);
    void presence(const QString &rest);
    void readMarks(const QString &rest);
    void keywords(const QString &rest);
    // folder_verbs.cpp
    void lessImportant(const QString &rest);
    void putIntoFolder(const QString &rest);
    void takeOutOfFolder(const QString &rest);
    void listFolders(const QString &rest);
    void fold(const QString &rest);
    void chooseSort(const QString &rest);
    // message_verbs.cpp
    void reply(const QString &rest);
    void thread(const QString &rest);
    void quote(const QString &rest);
    void edit(const QString &rest);
    void remove(const QString &rest);
    void undoDeletion(const QString &rest);
    void markUnread(const QString &rest);
    void react(const QString &rest);
    void pin(const QString &rest);
    void forward(const QString &rest);
    void listPins(const QString &rest);
    void showVersions(const QString &rest);
    // saved_verbs.cpp
    void saveMessage(const QString &rest);
    void listSaved(const QString &rest);
    // link_verbs.cpp
    void copy(const QString &rest);
    /// The one that stands lowest on the screen.
    void copyShown();
    void link(const QString &rest);
    /// Where it leads, if that is at this server; otherwise the person is told.
    void goToPlace(const PlaceLink &place);
    void complain(const QString &rest);
    void report(const QString &rest);
    void reportInvitation(const QString &rest);
    void listComplaints(const QString &rest);
    void listApplicants(const QString &rest);
    void inviteCode(const QString &rest);
    void listInvites(const QString &rest);
    // people_verbs.cpp
    void listAccounts(const QString &rest);
    void mergeAccounts(const QString &rest);
    void giveRole(const QString &rest);
    // care_verbs.cpp
    void sendReset(const QString &rest);
    void resetSecondFactor(const QString &rest);
    void removeEmail(const QString &rest);
    void eraseAccount(const QString &rest);
    void newAccount(const QString &rest);
    // ban_verbs.cpp
    void listBans(const QString &rest);
    void banAddress(const QString &rest);
    void block(const QString &rest);
    void unblock(const QString &rest);
    void listBlocked(const QString &rest);
    // file_verbs.cpp
    void reveal(const QString &rest);
    void upload(const QString &rest);
    void uploads(const QString &rest);
    void save(const QString &rest);
    void closeRoom(const QString &rest);
    void listCampaigns(const QString &rest);
    void showCampaign(const QString &rest);
    void donate(const QString &rest);
    void listGifts(const QString &rest);
    void refund(const QString &rest);
    void decideRefunds(const QString &rest);
    void inbox(const QString &rest);
    void payouts(const QString &rest);
    // campaign_verbs.cpp
    void showReports(const QString &rest);
    void showGifts(const QString &rest);
    void showRanking(const QString &rest);
    void chooseRanking(const QString &rest);
    void showDrafts(const QString &rest);
    void draft(const QString &rest);
    void manage(const QString &rest);
    void listReceipts(const QString &rest);
    void monitor(const QString &rest);
    void pledge(const QString &rest);
    void listPledges(const QString &rest);
    void desk(const QString &rest);
    void showOverview(const QString &rest);
    // care_verbs.cpp
    void listConnections(const QString &rest);
    void listAudit(const QString &rest);
    void history(const QString &rest);
    void goTo(const QString &rest);
    void search(const QString &rest);
    /// Shows a line for words, and goes to the newest message that has them, as / does in vi and less.
    void askForSearch();
    /// On from the one that was gone to last, also when its bar is closed.
    void searchOn(FoundBar::Step step);
    void retry(const QString &rest);
    void discard(const QString &rest);
    void language(const QString &rest);
    // screen_verbs.cpp
    void chooseTheme(const QString &rest);
    void split(const QString &rest);
    void unsplit(const QString &rest);
    void only(const QString &rest);
    void resize(const QString &rest);
    void chooseEditing(const QString &rest);
    void logOut(const QString &rest);
    void quit(const QString &rest);
    void say(const QString &rest);
    void listSessions(const QString &rest); // session_verbs.cpp
    void listTokens(const QString &rest); // token_verbs.cpp
    void typing(const QString &rest); // alert_verbs.cpp
    // choice_verbs.cpp
    void chooseMessage();
    void followQuote(const QString &rest);
    void goBack(const QString &rest);
    void listReactions(const QString &rest);
    // inbox_verb.cpp
    void listMentions(const QString &rest);
    void listMoneyNotices(const QString &rest);
    // room_verbs.cpp
    void toggleUnreadRooms(const QString &rest);
    void markRead(const QString &rest);

Q_SIGNALS:
    /// A guest who wanted something is in: they go back there, with what they had typed.
    void returning(const madang::PlaceLink &place, const QString &line);

private:
    views::GuestWish &wish();
    /// Of who is signed in; empty for a guest.
    QString role() const;
    /// The open room, or a word to the person that there is none.
    bool needsRoom();
    /// The room of ours that a text names, "#" before it or not: a number, an id, a whole name, else the only
    /// name that fits.
    RoomId roomOfOurs(QString text) const;
    void showThemes();
    void setLoudness(const rooms::SetLoudness &wanted);
    void putHere(FolderId folder, const QString &name);
    void changeArrangement(const QFuture<Result<folders::Arrangement>> &asked, const QString &words);
    void changeAlerts(const notifications::ChangeAlertRules &wanted);
    void tellError(const Error &error);
    /// Asks for the password where another address than `address` was proven.
    views::EmailSettings *emailView(bool showsState, const QString &address = {});
    // credential_verbs.cpp
    void settleForm(const std::weak_ptr<Form> &asked, const std::optional<Error> &error, const QString &well);
    void askPasswordForAddress(const QString &address);
    views::EmailSettings *formEmailView(const std::weak_ptr<Form> &asked);
    void askForCodes();
    views::SecondFactorSettings *newFactorView();
    void whenFactorAnswers(views::SecondFactorSettings *view, const std::weak_ptr<Form> &asked,
                           const std::function<void()> &then);
    void beginFactor();
    void showFactor(views::SecondFactorSettings *factor);
    void proveFactor(bool wantsCodes);
    void showRecoveryCodes(views::SecondFactorSettings *view);
    QList<SheetRow> identityRows();
    void addIdentity();
    void beginAddition(const QString &password);
    void showAddition(const QUrl &address);
    void askProofForAddition(const Error &why, const std::shared_ptr<QString> &secret,
                             const std::shared_ptr<std::weak_ptr<Form>> &page);
    void askFactorForAddition(const Error &why);
    void askToErase(views::MyData *data, accounts::Writings messages);
    void askForLetter();
    void tellProfile(const QFuture<Result<profiles::Profile>> &asked,
                     const std::function<QString(const profiles::Profile &)> &words);
    void showCard(const profiles::PersonCard &card);
    // verification_verbs.cpp
    views::OwnVerification &verificationView();
    void goOnVerifying(const QString &word);
    void tellBadge();
    void tellWhenSettled();
    void showStanding();
    void showVerificationLink(const QUrl &url);
    void showDetails(const views::OwnDetails &view, const std::optional<accounts::Consent> &consent);
    void findAddress(const QString &query);
    void showPlaces(const views::OwnDetails &view);
    void keepPlace(int row);
    void agreeToTerms(const accounts::TermsOfUse &terms);
    void followFiles();
    void onUpload(const UploadItem &item);
    void onFileSent(const FileMessage &message);
    QString uploadText(int place, const UploadItem &item) const;
    /// The message that "-2" at the front of a line names among those with which one may do it; the last
    /// without a number. Null: the person has been told.
    const views::TimelineRow *
    takeMessage(QString &rest, bool (views::MessageActions::*may)(const views::TimelineRow &) const);
    /// The same by any other judge.
    const views::TimelineRow *takeMessage(QString &rest,
                                          const std::function<bool(const views::TimelineRow &)> &may);
    void confirm(const QString &question, const std::function<void()> &yes);
    /// Asks for the reason that goes into the audit log; it may be left out. `deed` is done on Enter alone.
    void askWhy(const std::function<void(const QString &reason)> &deed);
    void joinPublic(const QString &name);
    void showDirectory(const QString &title, const QList<rooms::Room> &found);
    void showCampaigns();
    void onRefund();
    void showWaitingRefunds();
    void showReceipts();
    void openMonitor(QString rest);
    /// The open room's campaign, or a word to the person that there is none.
    views::CampaignBoard *needsCampaign();
    views::CampaignDesk *deskOf(CampaignId campaign);
    QFuture<Result<reports::Video>> sendVideo(CampaignId campaign, const QString &title, const QString &path);
    void showVisibilities(const campaigns::Campaign &campaign, Money amount, const QString &message);
    void showHeld(CampaignId campaign);
    void showLetters(CampaignId campaign);
    void showStatement(CampaignId campaign);
    void chooseForGift(const campaigns::Donation &gift);
    /// "<id> [amount] <reason>": a gift to a campaign one runs.
    void giveBack(QString rest);
    void beginRefund(DonationId gift, Money remaining, const QString &amountAndReason);
    // payout_verbs.cpp
    views::PayoutDesk &payoutDesk(CampaignId campaign);
    void showPayouts(CampaignId campaign);
    void askForPayout(CampaignId campaign, QString rest);
    void choosePayout(const payouts::Payout &payout);
    void endCampaign(const campaigns::Campaign &campaign);
    void addPicture(CampaignId campaign, const QString &path);
    void changeCampaign(CampaignId campaign, const campaigns::ChangeCampaign &change);
    void publishReport(CampaignId campaign, const QString &text);
    void tellOutcome(const std::optional<Error> &error, const QString &well);
    bool directMonitor(const QString &word, const QString &rest);
    void openDesk();
    void requeryAtDesk(const QString &rest);
    void resolveAtDesk(const QString &reason);
    void replayAtDesk();
    void depositAtDesk(QString rest);
    void refundAtDesk(QString rest);
    void decideAtDesk(const QString &word, const QString &rest);
    std::optional<campaigns::Campaign> takeCampaign(QString &rest);
    QList<ClientTag> failedLines(bool all);
    // complaint_verbs.cpp
    void showApplicants(views::ApplicantDesk &desk);
    void askAboutApplicant(views::ApplicantDesk &desk, const users::Applicant &applicant);
    void showInvites(views::ApplicantDesk &desk);
    // people_verbs.cpp
    QList<SheetRow> accountRows(views::PeopleDesk &desk);
    QList<SheetRow> accountPage(views::PeopleDesk &desk);
    void showAccounts();
    void askAboutAccount();
    /// Looks whose account it is, and asks; without a role which one it is to be.
    void beginRole(const QString &username, const std::optional<accounts::Role> &role, const QString &reason);
    void askAboutRole(views::RoleChange &change, const std::optional<accounts::Role> &role,
                      const QString &reason);
    /// What was typed to be done about an account.
    struct Care {
        views::AccountCare::Care care;
        QString reason;
        accounts::Writings messages;
    };
    void takeCare(views::AccountCare::Care care, const QString &word, const QString &rest);
    /// Looks whose account it is, and asks; without anything wanted, what there is to do.
    void beginCare(const QString &username, const std::optional<Care> &wanted);
    void askAboutCare(views::AccountCare &view, const std::optional<Care> &wanted);
    void askAboutMerge(views::AccountMerge &merge, const QString &reason);
    void showBans(views::BanDesk &desk);
    void askAboutBan(views::BanDesk &desk, const bans::Ban &ban);
    // care_verbs.cpp
    void showConnections(views::ConnectionDesk &desk);
    void askAboutConnection(views::ConnectionDesk &desk, const connections::ConnectedClient &client);
    void showAudit(views::AuditDesk &desk);
    void showAct(views::AuditDesk &desk, const audit::AuditRecord &record);
    void showComplaints(views::ComplaintDesk &desk);
    void chooseVerdict(views::ComplaintDesk &desk, const complaints::Complaint &complaint);
    void setBlocked(const QString &rest, bool blocked);
    // inbox_verb.cpp
    void showNotices(views::Inbox::Filter filter);
    void follow(const views::NoticeSubject &subject);
    void goToRoom(RoomId room);
    void goToCampaign(CampaignId campaign, const std::function<void()> &there);
    void openGift(const views::NoticeSubject &subject);
    // saved_verbs.cpp
    QList<SheetRow> savedRows(views::SavedMessages &list);
    void askToRemoveSaved(EventId event);
    // session_verbs.cpp
    QList<SheetRow> sessionRows();
    void askAboutSession(SessionId session, const QString &name, bool current);
    // token_verbs.cpp
    QList<SheetRow> tokenRows();
    void askForToken();
    void showToken();
    bool actOnChoice(ChoiceBar::Deed deed, const QString &sign);
    // link_verbs.cpp
    void copyRow(const views::TimelineRow &row);
    void visitRoom(RoomId room, const std::function<void()> &there);
    // pledge_verbs.cpp
    views::PledgeList &pledgeList();
    void showRegistration(const QUrl &url);
    void prepareChange(const pledges::Pledge &pledge);
    void changePledge(QString rest);
    void confirmEnding(const pledges::Pledge &pledge);
    void beginSearch(QString words);
    void showSearch();
    QList<SheetRow> searchRows();
    /// Goes to one that was found, with the bar that leads on to the others.
    void goToFound(int index);
    void stepFound(int from, FoundBar::Step step);
    const Theme &theme() const { return m_desk.config().theme; }

    /// A file on its way, and the words that go with it.
    Desk &m_desk;
    QHash<qint64, QString> m_downloads; ///< names by number
    QPointer<views::CampaignDesk> m_campaignDesk; ///< of the campaign that was managed last
    std::shared_ptr<views::ApplicantDesk> m_applicants; ///< as /applicants read them last
    std::shared_ptr<views::ApplicantDesk> m_invites; ///< as /invites read them last
    bool m_awaitsInvites = false; ///< what comes next of them was asked for by somebody who waits
    std::shared_ptr<views::PeopleDesk> m_accounts; ///< as /accounts read them last
    bool m_asksAboutAccount = false; ///< as soon as its story is there
    std::shared_ptr<views::BanDesk> m_bans; ///< as /bans read them last
    std::shared_ptr<views::ConnectionDesk> m_connections; ///< as /connections read them last
    bool m_awaitsConnections = false; ///< what comes next of them was asked for by somebody who waits
    std::shared_ptr<views::AuditDesk> m_audit; ///< as /audit read it last
    bool m_awaitsAudit = false; ///< the same
    std::shared_ptr<views::ComplaintDesk> m_complaints; ///< as /complaints read them last
    QPointer<views::Thread> m_thread; ///< the one that is shown
    QPointer<views::MessageSearch> m_search; ///< the last one
    bool m_goesToFirst = false; ///< as soon as something is found, instead of listing it
    int m_foundAt = -1; ///< which one was gone to last; -1: none
    QString m_searchedFor; ///< the words that were asked for last
    QPointer<views::DonationMonitor> m_monitor; ///< of the campaign that was followed last
    QPointer<views::MyGifts> m_gifts; ///< as /gifts listed them last
    QPointer<views::AccountMerge> m_merge; ///< the one that was looked at last
    QPointer<views::RoleChange> m_roleChange; ///< the one that was looked at last
    QPointer<views::AccountCare> m_care; ///< the one that was looked at last
    QPointer<views::RefundForm> m_refund; ///< the one that was begun last
    QPointer<views::WaitingRefunds> m_waiting; ///< as /refunds listed them last
    bool m_showsWaiting = false; ///< somebody wants to see them as soon as they are there
    QPointer<views::PledgeList> m_pledges; ///< made when it is first asked for
    bool m_pledging = false; ///< a new one was asked for and not answered yet
    QPointer<views::PaymentsDesk> m_paymentsDesk; ///< an operator's, since it was opened
    QPointer<views::OverviewDesk> m_overview; ///< since it was opened
    views::GuestWish *m_wish = nullptr; ///< since it was first asked for
    QPointer<views::ReceivedGifts> m_received; ///< of the campaign whose statement was shown last
    QPointer<views::PayoutDesk> m_payoutDesk; ///< as payouts were shown last
    CampaignId m_payoutsOf; ///< null: of all
    QPointer<views::ReceiptList> m_receipts; ///< as /receipts listed them last
    QPointer<views::MyData> m_myData; ///< while it is saved
    QPointer<views::OwnDetails> m_finding; ///< whose address was looked up last
    QPointer<views::OwnVerification> m_verification; ///< since it was first asked for
    QPointer<views::SessionList> m_signIns; ///< as /sessions read them last
    QPointer<views::SecondFactorSettings> m_factor; ///< of the last change that was begun
    QPointer<views::TokenSettings> m_tokens; ///< as /tokens read them last
    std::weak_ptr<Form> m_tokenForm; ///< while one is being made
    QPointer<views::IdentityList> m_identities; ///< as /identities read them last
    QPointer<BrowserSignIn> m_addition; ///< while another service is added
};

} // namespace madang::tui
