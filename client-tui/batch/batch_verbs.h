// SPDX-License-Identifier: GPL-3.0-or-later
// The table of batch verbs: word, arguments, help, options, deed.
#pragma once

#include "client-tui/batch/batch_run.h"

namespace madang::tui {

struct BatchVerb {
    using Deed = void (*)(BatchRun &run);

    QLatin1StringView word;
    const char *arguments; ///< "ROOM [TEXT | -]", translated by usage()
    const char *helpLine;
    QStringList options; ///< as parseCommandLine() takes them
    int least = 0; ///< words that must follow
    int most = 0; ///< -1: any number
    BatchRun::Identity identity = BatchRun::Identity::Person;
    Deed deed = nullptr;

    QString help() const;
    QString usage() const;
};

const QList<BatchVerb> &batchVerbs();
const BatchVerb *findBatchVerb(const QString &word);
/// Options that every verb takes.
const QStringList &commonOptions();

// account_verbs.cpp
void logIn(BatchRun &run);
void registerAccount(BatchRun &run);
void changePassword(BatchRun &run);
void resetPassword(BatchRun &run);
void contact(BatchRun &run);
void email(BatchRun &run);
void secondFactor(BatchRun &run);
void myData(BatchRun &run);
void eraseMe(BatchRun &run);
void listSignIns(BatchRun &run);
void identities(BatchRun &run);
void manageTokens(BatchRun &run);
void logOut(BatchRun &run);
void whoAmI(BatchRun &run);
// profile_verbs.cpp
void changeProfile(BatchRun &run);
void whoIs(BatchRun &run);
// people_verbs.cpp
void listUsers(BatchRun &run);
void showUser(BatchRun &run);
void disableUser(BatchRun &run);
void mergeUsers(BatchRun &run);
void giveUserRole(BatchRun &run);
void createUser(BatchRun &run);
void sendUserReset(BatchRun &run);
void resetUserFactor(BatchRun &run);
void removeUserEmail(BatchRun &run);
void eraseUser(BatchRun &run);
void enableUser(BatchRun &run);
void logOutUser(BatchRun &run);
// details_verbs.cpp
void privateDetails(BatchRun &run);
// verification_verbs.cpp
void verifyIdentity(BatchRun &run);
// inbox_verb.cpp
void showInbox(BatchRun &run);
// search_verb.cpp
void searchMessages(BatchRun &run);
// room_verbs.cpp
// message_verbs.cpp
void editMessage(BatchRun &run);
void deleteMessage(BatchRun &run);
void reactToMessage(BatchRun &run);
void pinMessage(BatchRun &run);
void forwardMessage(BatchRun &run);
void listPins(BatchRun &run);
void saveForLater(BatchRun &run);
void listSaved(BatchRun &run);
// complaint_verbs.cpp
void complainAboutMessage(BatchRun &run);
void shareReadMarks(BatchRun &run);
void complainAboutPerson(BatchRun &run);
void complainAboutInvitation(BatchRun &run);
void listComplaints(BatchRun &run);
void showComplaint(BatchRun &run);
void decideComplaint(BatchRun &run);
void blockPerson(BatchRun &run);
void listBlocked(BatchRun &run);
// room_care_verbs.cpp
void listAllRooms(BatchRun &run);
void closeSomebodysRoom(BatchRun &run);
void giveRoomOwner(BatchRun &run);
// ban_verbs.cpp
void listBans(BatchRun &run);
void banAddress(BatchRun &run);
void unbanAddress(BatchRun &run);
void uploadFiles(BatchRun &run);
void downloadFile(BatchRun &run);
void exportRoom(BatchRun &run);
void listRooms(BatchRun &run);
void listMembers(BatchRun &run);
void createRoom(BatchRun &run);
void joinRoom(BatchRun &run);
void leaveRoom(BatchRun &run);
void inviteToRoom(BatchRun &run);
void setRoomLevel(BatchRun &run);
void muteRoom(BatchRun &run);
void scheduleRoom(BatchRun &run);
void favouriteRoom(BatchRun &run);
// chat_verbs.cpp
void sendText(BatchRun &run);
void tailRoom(BatchRun &run);
void printHistory(BatchRun &run);
void printThread(BatchRun &run);
// money_verbs.cpp
void listCampaigns(BatchRun &run);
void createCampaign(BatchRun &run);
void donate(BatchRun &run);
void showDonation(BatchRun &run);
// gift_verbs.cpp
void listGifts(BatchRun &run);
void refundGift(BatchRun &run);
void listRefunds(BatchRun &run);
// pledge_verbs.cpp
void pledge(BatchRun &run);
void managePledges(BatchRun &run);
// desk_verbs.cpp
void showDesk(BatchRun &run);
void showDeskOrder(BatchRun &run);
void requeryOrder(BatchRun &run);
void resolveUnmatched(BatchRun &run);
void replayWebhook(BatchRun &run);
void noteDeposit(BatchRun &run);
void changeDeskRefund(BatchRun &run);
void checkLedger(BatchRun &run);
// overview_verbs.cpp
void checkHouse(BatchRun &run);
void listAudit(BatchRun &run);
void verifyAudit(BatchRun &run);
void listConnections(BatchRun &run);
// paper_verbs.cpp
void fetchReceipt(BatchRun &run);
void listReceipts(BatchRun &run);
void exportTable(BatchRun &run);
void listPayouts(BatchRun &run);
void changePayout(BatchRun &run);
void reconcileFile(BatchRun &run);
void listDifferences(BatchRun &run);
void explainDifference(BatchRun &run);
// applicant_verbs.cpp
void listApplicants(BatchRun &run);
void approveApplicant(BatchRun &run);
void rejectApplicant(BatchRun &run);
void listInvites(BatchRun &run);
void makeInvite(BatchRun &run);
void removeInvite(BatchRun &run);
void renameUser(BatchRun &run);
// session_verbs.cpp
void listSessions(BatchRun &run);
void endSession(BatchRun &run);
// config_verbs.cpp
void checkConfig(BatchRun &run);
void printCompletion(BatchRun &run);

} // namespace madang::tui
