// SPDX-License-Identifier: GPL-3.0-or-later
// A house with every feature, as the daemon has it, where people register and act as themselves. Needs
// server_house.
#pragma once

#include "server/features/features.h"
#include "tests/support/mail_pile.h"
#include "tests/support/test_house.h"

#include <QUrl>
#include <QUrlQuery>

namespace madang::test {

/// Somebody with an account and a sign-in.
struct Resident {
    UserId id;
    SessionId session;
    QString username;
    QString nickname;
};

class WholeHouse : public TestHouse {
public:
    explicit WholeHouse(Engine engine, const VerificationRules &verificationRules = {},
                        SecondFactorPolicy secondFactor = SecondFactorPolicy::Optional,
                        const AddressRules &addressRules = {},
                        const QList<details::AskedPart> &askedAtSignUp = {})
        : TestHouse(engine)
        , m_tokens(opened())
        , m_features(house(), *m_tokens,
                     settings(verificationRules, secondFactor, addressRules, askedAtSignUp),
                     std::make_unique<KeepingPileCarrier>(m_mails, mailFolder()))
    {
        m_features.install(routes());
        m_features.schedule(schedule());
        m_features.payments().publishedAt(QStringLiteral("https://madang.example"));
        m_features.installForSocket(m_socket);
        pass(std::chrono::seconds(0)); // the first run of the jobs, as at start
    }
    ~WholeHouse()
    {
        m_features.stop();
        lanes().stop();
    }

    Features &features() { return m_features; }
    AccessTokens &tokens() { return *m_tokens; }
    /// Everything beside the store: files, exports, keys.
    QString folder() const { return m_folder.path(); }
    /// Where mails lie that were sent, as in a house without a mail server; in folder().
    QString mailFolder() const { return m_folder.filePath(QStringLiteral("mail")); }
    MailPile &mails() { return *m_mails; }
    static QString password() { return QStringLiteral("correct horse 7"); }

    Caller caller(const Resident &who) const
    {
        Caller out = person(who.id);
        out.session = who.session;
        out.address = QStringLiteral("192.0.2.77");
        return out;
    }
    template <typename Request, typename Answer>
    Result<Answer> as(const Caller &who, const Command<Request, Answer> &command, const Request &request)
    {
        return through(routes(), who, command, request);
    }
    template <typename Request, typename Answer>
    Result<Answer> as(const Resident &who, const Command<Request, Answer> &command, const Request &request)
    {
        return as(caller(who), command, request);
    }
    /// As whoever opened the socket in the data folder.
    template <typename Request, typename Answer>
    Result<Answer> atMachine(const Command<Request, Answer> &command, const Request &request)
    {
        Caller who = guest();
        who.address = kSocketAddress;
        return through(m_socket, who, command, request);
    }

    Result<accounts::SignedIn> registers(const accounts::Register &request)
    {
        Caller stranger = guest();
        stranger.address = QStringLiteral("192.0.2.77");
        return as(stranger, accounts::registerAccount, request);
    }
    /// A person; a failure ends the process.
    Resident aResident(const QString &username, const QString &nickname)
    {
        const auto in = registers({username, password(), nickname, QStringLiteral("device of ") + username});
        if (!in)
            qFatal("a test person cannot register: %s", qPrintable(in.error().about));
        return {in->account.id, in->session, username, nickname};
    }
    Result<rooms::RoomEvent> post(const Resident &who, RoomId room, const QString &text,
                                  const std::optional<QList<AttachmentId>> &files = {})
    {
        return as(who, chat::post,
                  {room, ClientTag{QStringLiteral("t%1").arg(++m_tags)}, text, std::nullopt, files});
    }
    /// A whole file of one piece, in no message yet.
    AttachmentId aFile(const Resident &who, RoomId room, const QString &name, const QByteArray &octets)
    {
        const auto begun = as(who, files::begin, {room, name, octets.size()});
        if (!begun)
            qFatal("a test file cannot begin: %s", qPrintable(begun.error().about));
        std::promise<Result<Reply>> promise;
        Params params{{{QStringLiteral("room"), room.text()},
                       {QStringLiteral("upload"), begun->id.text()},
                       {QStringLiteral("offset"), QStringLiteral("0")}},
                      json::Source::Query,
                      octets};
        routes().call(*routes().named(files::send.name), caller(who), params,
                      [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
        if (const auto sent = promise.get_future().get(); !sent)
            qFatal("a test file cannot be sent: %s", qPrintable(sent.error().about));
        return begun->id;
    }
    /// Pays an order at the sandbox.
    bool pay(const OrderId &order)
    {
        const auto reply = ask("POST", QStringLiteral("/pay/sandbox/") + order.value,
                               {{QStringLiteral("decision"), QStringLiteral("approve")}});
        if (!reply || reply->status != 303)
            return false;
        const QUrl back(QString::fromLatin1(reply->location));
        QJsonObject members;
        for (const auto &[name, value] : QUrlQuery(back).queryItems())
            members.insert(name, value);
        const auto page = ask("GET", back.path(), members);
        settle();
        return page && page->status == 200;
    }
    /// Registers the card of a pledge there.
    bool registerCard(const QString &url)
    {
        const auto decided = ask("POST", QUrl(url).path() + QStringLiteral("/sandbox"),
                                 {{QStringLiteral("decision"), QStringLiteral("approve")}});
        if (!decided || decided->status != 303)
            return false;
        const QUrl back(QString::fromLatin1(decided->location));
        QJsonObject members;
        for (const auto &[name, value] : QUrlQuery(back).queryItems())
            members.insert(name, value);
        const auto page = ask("GET", back.path(), members);
        settle();
        return page && page->status == 200;
    }
    /// An open campaign of somebody.
    campaigns::Campaign aCampaign(const Resident &owner)
    {
        const auto made = as(owner, campaigns::create,
                             {.title = QStringLiteral("겨울나기 모금"),
                              .story = {},
                              .goal = {1'000'000},
                              .endsAt = clock().now().plus(std::chrono::hours(24 * 90)),
                              .room = std::nullopt});
        if (!made)
            qFatal("a test campaign cannot be made: %s", qPrintable(made.error().about));
        return *made;
    }

    /// The octets of a route that answers with some, as the door reads them.
    Result<QByteArray> octets(const Resident &who, const QString &path, const QByteArray &range = {})
    {
        const auto found = routes().find("GET", path);
        if (!found)
            return found.error();
        std::promise<Result<Reply>> promise;
        routes().call(*found->route, caller(who), {found->members, json::Source::Query, {}, range},
                      [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
        const Result<Reply> reply = promise.get_future().get();
        if (!reply || !reply->pieces)
            return reply ? Result<QByteArray>(reply->body) : Result<QByteArray>(reply.error());
        QByteArray all;
        while (all.size() < reply->pieces->size) {
            std::promise<Result<QByteArray>> piece;
            reply->pieces->read(all.size(),
                                [&piece](Result<QByteArray> read) { piece.set_value(std::move(read)); });
            const Result<QByteArray> read = piece.get_future().get();
            if (!read)
                return read.error();
            all += *read;
        }
        return all;
    }

private:
    template <typename Request, typename Answer>
    static Result<Answer> through(Routes &at, const Caller &who, const Command<Request, Answer> &command,
                                  const Request &request)
    {
        std::promise<Result<Reply>> promise;
        const auto members = json::parseObject(toJson(request));
        if (!members)
            return members.error();
        at.call(*at.named(command.name), who, {*members, json::Source::Body},
                [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
        auto future = promise.get_future();
        if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
            qFatal("a command was never answered");
        const Result<Reply> reply = future.get();
        return reply ? fromJson<Answer>(reply->body) : Result<Answer>(reply.error());
    }
    std::unique_ptr<AccessTokens> opened()
    {
        auto made = AccessTokens::open(m_folder.filePath(QStringLiteral("signing.key")),
                                       std::chrono::minutes(15), clock());
        if (!made)
            qFatal("a signing key cannot be made");
        return *std::move(made);
    }
    FeatureSettings settings(const VerificationRules &verificationRules, SecondFactorPolicy secondFactor,
                             const AddressRules &addressRules,
                             const QList<details::AskedPart> &askedAtSignUp) const
    {
        FeatureSettings out;
        out.accounts.hashCost = {1, 8192};
        out.accounts.secondFactor = secondFactor;
        out.mail = mailIdentity();
        out.accounts.codeKey = out.mail.key;
        out.accounts.factorKey = QByteArray(secret::kSealKeyOctets, 'f');
        out.verification = verificationRules;
        out.verification.key = out.accounts.factorKey;
        out.accounts.details = askedAtSignUp;
        out.addresses = addressRules;
        if (addressRules.isOn())
            out.accounts.addresses = AddressChoices(out.accounts.factorKey);
        out.issuer.name = QStringLiteral("마당 재단");
        out.issuer.registration = QStringLiteral("123-45-67890");
        out.files.rules = {1 << 20, 8 << 20, 10, std::chrono::hours(24), 1 << 20};
        out.files.folder = m_folder.filePath(QStringLiteral("files"));
        out.files.thumbnailProgram
            = qEnvironmentVariable("MADANG_BUILD_DIR") + QStringLiteral("/bin/madang-thumbnail");
        out.dataFolder = m_folder.path();
        out.exportFolder = m_folder.filePath(QStringLiteral("exports"));
        return out;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<MailPile> m_mails = std::make_shared<MailPile>();
    std::unique_ptr<AccessTokens> m_tokens;
    Features m_features;
    Throttle m_free{clock(), 0};
    Routes m_socket{lanes(), m_free};
    int m_tags = 0;
};

} // namespace madang::test
