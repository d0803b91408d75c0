// SPDX-License-Identifier: GPL-3.0-or-later
// The one object a client program owns: which server, who one is, the tokens, and the parts that work with
// them.
#pragma once

#include "common/client/archive.h"
#include "common/client/block_book.h"
#include "common/client/deletions.h"
#include "common/client/downloads.h"
#include "common/client/draft_book.h"
#include "common/client/faces.h"
#include "common/client/file_messages.h"
#include "common/client/mirror.h"
#include "common/client/opened_files.h"
#include "common/client/outbox.h"
#include "common/client/preferences.h"
#include "common/client/presence_book.h"
#include "common/client/rest.h"
#include "common/client/saved_book.h"
#include "common/client/secret_store.h"
#include "common/client/sign_up.h"
#include "common/client/stream.h"
#include "common/client/thumbnails.h"
#include "common/client/upload_copies.h"
#include "common/client/uploads.h"
#include "common/protocol/providers.h"

#include <QLockFile>

namespace madang {

/// What a session is given. All of it outlives the session.
struct SessionParts {
    AlarmClock &clock;
    SecretStore &secrets;
    Preferences &preferences;
    QString folder; ///< for the archives, one file per account; empty keeps everything in memory
    ArchiveLimits limits = {};
    /// A file that programs which share one stored sign-in lock while one of them renews it: a refresh token
    /// works once, and its second use would end the session for all of them. Empty: nobody shares it.
    QString renewalLock = {};
    /// False: calls only, the live connection is never started.
    bool live = true;
};

/// One account on one server (or a guest's visit). Several may live side by side; nothing is global.
class Session : public QObject {
    Q_OBJECT
public:
    enum class State {
        SignedOut, ///< nobody; only a server address
        Guest, ///< reads what is public
        SignedIn, ///< an account; also while the network is away
    };
    enum class LocalCopy { Keep, Remove };

    /// Where an account's archive is kept: the first one that no other program has open.
    static QStringList archivePaths(const QString &folder, const ServerAddress &server,
                                    const QString &username);

    explicit Session(const SessionParts &parts, QObject *parent = nullptr);
    ~Session() override;

    State state() const { return m_state; }
    /// One's own account; only when SignedIn. After an offline start createdAt and role are not known yet.
    const std::optional<accounts::Account> &account() const { return m_account; }
    /// One's own id, null when not signed in.
    UserId user() const { return m_account ? m_account->id : UserId(); }
    const ServerAddress &server() const { return m_server; }

    /// Points at a server; only while SignedOut.
    void setServer(const ServerAddress &server);
    /// Opens the last account as the preferences remember it: its archive at once, the network when it is
    /// there. Answers whether there was one.
    bool resume();
    /// The names of the device shown in the session list.
    void setDevice(const QString &name) { m_device = name; }
    const QString &device() const { return m_device; }
    /// What the person tells this account by where one program has several; empty: there is only this one.
    void setLabel(const QString &label);
    const QString &label() const { return m_label; }

    /// `code`: where the server wants a proven e-mail address; `secondFactor`: where the account has one.
    QFuture<Result<accounts::Account>> signIn(const QString &username, const QString &password,
                                              const std::optional<QString> &code = {},
                                              const std::optional<QString> &secondFactor = {});
    /// The device's name is filled in, and the work done that the server may ask for: isProving() meanwhile.
    QFuture<Result<accounts::Account>> registerAccount(accounts::Register request);
    bool isProving() const { return m_signUp->isProving(); }
    /// Ends a registration that was not sent yet: Conflict ("cancelled").
    void cancelRegistration() { m_signUp->cancel(); }
    /// Claims a sign-in through the browser; enters where it opens an account.
    QFuture<Result<providers::Claimed>> claim(const providers::Claim &request);
    /// Proves it for the account that is signed in: as a claim that brings nobody in.
    QFuture<Result<providers::Claimed>> addIdentity(const providers::Claim &proof, const QString &password);
    /// Proves by it that it is still the owner who sits here; as above.
    QFuture<Result<providers::Claimed>> proveAgain(const providers::Claim &proof);
    QFuture<Result<accounts::Account>> link(const providers::Link &request);
    QFuture<Result<accounts::Account>> join(const providers::Join &request);
    /// As whoever made a standing token, for as long as this program runs: it is kept nowhere.
    QFuture<Result<accounts::Account>> enterWithToken(const QString &token);
    /// Reads what is public, without an account.
    void enterAsGuest();
    /// Ends the session at the server when it can be reached, and here in any case.
    void signOut(LocalCopy copy = LocalCopy::Keep);

    QFuture<Result<profiles::Profile>> changeProfile(const profiles::ChangeOwnProfile &wanted);
    /// Erases one's own account at the server; then everything of it here, too, and nobody is signed in.
    QFuture<Result<Nothing>> eraseAccount(const accounts::EraseAccount &request);

    QFuture<Result<accounts::Account>> changeNickname(const QString &nickname);
    /// Reads one's own account anew: somebody else gave it another role.
    void refreshAccount();
    /// One's own nickname is another now, as the server answered elsewhere.
    void renamed(const QString &nickname);
    /// Whether the server wants a nickname chosen before the first message: whoever asked it says so.
    bool nicknameNeeded() const { return m_nicknameNeeded; }
    void setNicknameNeeded(bool needed) { m_nicknameNeeded = needed; }

    /// Calls a command as whoever one is. A token that ran out is renewed once, for all callers together.
    template <typename Request, typename Reply>
    QFuture<Result<Reply>> call(const Command<Request, Reply> &command, const Request &request);

    /// Reads a file of this server, such as a picture; `path` begins with "/".
    QFuture<Result<QByteArray>> file(const QString &path);

    /// Reads a file of the server as whoever one is: a receipt, a table.
    QFuture<Result<QByteArray>> fetch(const QString &path,
                                      const QList<std::pair<QString, QString>> &query = {});

    /// Sends a request that is more than a command, as whoever one is.
    QFuture<Result<QByteArray>> send(const RestRequest &request) { return callBody(request); }

    /// A token that is good for a while; renewed first when needed. Empty for a guest.
    QFuture<Result<QString>> freshToken();

    /// Whether what is kept on this device reaches its disk, and why not. Meanwhile it is in memory, and gone
    /// with the program; the rooms go on. It is tried again by itself.
    DiskTrouble diskTrouble() const;
    /// The folder that all is kept in; empty: in memory, as was wished.
    const QString &keptIn() const { return m_parts.folder; }
    void tryDisk();

    const Clock &clock() const { return m_parts.clock; }
    AlarmClock &alarms() const { return m_parts.clock; }
    Preferences &preferences() const { return m_parts.preferences; }
    Rest &rest() { return m_rest; }
    Stream &stream() { return m_stream; }
    Archive &archive() { return m_archive; }
    Outbox &outbox() { return m_outbox; }
    Mirror &mirror() { return *m_mirror; }
    PresenceBook &presence() { return *m_presence; }
    DraftBook &drafts() { return *m_drafts; }
    const BlockBook &blocks() const { return *m_blocks; }
    SavedBook &saved() { return *m_saved; }
    Deletions &deletions() { return *m_deletions; }
    Uploads &uploads() { return *m_uploads; }
    FileMessages &fileMessages() { return *m_fileMessages; }
    Downloads &downloads() { return *m_downloads; }
    OpenedFiles &openedFiles() { return *m_openedFiles; }
    Thumbnails &thumbnails() { return *m_thumbnails; }
    Faces &faces() { return *m_faces; }

Q_SIGNALS:
    void stateChanged(madang::Session::State state);
    void provingChanged();
    /// Name or role are known, or another account was opened.
    void accountChanged();
    void labelChanged();
    void diskTroubleChanged();
    /// The server ended the session (revoked, password changed, token reused): sign in again. What is on disk
    /// stays.
    void ended(const madang::Error &reason);
    /// One's own account was erased, at the server and here.
    void erased();
    /// The refresh token could not be kept: the next start will ask for the password.
    void notRemembered(const madang::Error &reason);

private:
    using BodyPromise = std::shared_ptr<QPromise<Result<QByteArray>>>;
    using AccountPromise = std::shared_ptr<QPromise<Result<accounts::Account>>>;

    QFuture<Result<QByteArray>> callBody(const RestRequest &request);
    void attempt(const RestRequest &request, const BodyPromise &promise, bool mayRenew);
    QFuture<Result<accounts::Account>> enter(const QFuture<Result<accounts::SignedIn>> &asked);
    void accept(const accounts::SignedIn &signedIn);
    void acceptToken(const QString &token, const accounts::Account &account);
    void keepTokens(const accounts::SignedIn &signedIn);
    void rememberAccount();
    void renew();
    bool lockRenewal();
    void takeKept(const QString &kept);
    void beginRenewal();
    void askRenewal();
    void renewed(const Result<accounts::SignedIn> &result);
    void answerWaiting(const Result<QString> &token);
    void end(const Error &reason);
    void leave();
    void sayGoodbye();
    void become(State state);
    void openArchive(const QString &name);
    void standIn(DiskTrouble trouble);
    bool canOpenArchive() const;
    void reopenArchive();
    QString secretKey() const;

    SessionParts m_parts;
    LocalDatabase m_database;
    Rest m_rest;
    std::unique_ptr<SignUp> m_signUp;
    Stream m_stream;
    Archive m_archive;
    Outbox m_outbox;
    std::unique_ptr<Mirror> m_mirror;
    std::unique_ptr<PresenceBook> m_presence;
    std::unique_ptr<DraftBook> m_drafts;
    std::unique_ptr<BlockBook> m_blocks;
    std::unique_ptr<SavedBook> m_saved;
    UploadCopies m_uploadCopies;
    std::unique_ptr<Deletions> m_deletions;
    std::unique_ptr<Uploads> m_uploads;
    std::unique_ptr<FileMessages> m_fileMessages;
    std::unique_ptr<Downloads> m_downloads;
    std::unique_ptr<OpenedFiles> m_openedFiles;
    std::unique_ptr<Thumbnails> m_thumbnails;
    std::unique_ptr<Faces> m_faces;

    State m_state = State::SignedOut;
    ServerAddress m_server;
    QString m_device;
    QString m_label;
    std::optional<accounts::Account> m_account;
    QString m_accessToken;
    qint64 m_accessEndsAt = 0; ///< steady milliseconds
    QString m_refreshToken;
    QString m_attempt; ///< by which the server knows a renewal of it again; empty: none was begun
    bool m_renewing = false;
    bool m_isStanding = false; ///< m_accessToken is a standing one: nothing renews it
    bool m_nicknameNeeded = false;
    bool m_erasing = false; ///< what the server ends meanwhile, it may have ended for that
    std::optional<Error> m_endedMeanwhile;
    bool m_kept = false; ///< the secret store holds m_refreshToken or a later one
    std::unique_ptr<QLockFile> m_renewalLock; ///< held while this program renews
    QString m_archiveName;
    QString m_accountName; ///< what the archive is named after
    DiskTrouble m_standIn = DiskTrouble::None; ///< why memory stands in for the archive's file
    std::unique_ptr<Alarm> m_reopen;
    quint64 m_generation = 0; ///< counts sign-ins and sign-outs: late answers of an earlier one are dropped
    QList<std::shared_ptr<QPromise<Result<QString>>>> m_waiting;
    std::unique_ptr<Alarm> m_renewal;
};

template <typename Request, typename Reply>
QFuture<Result<Reply>> Session::call(const Command<Request, Reply> &command, const Request &request)
{
    return rest::decoded<Reply>(callBody(rest::spelled(command, request)), this);
}

} // namespace madang
