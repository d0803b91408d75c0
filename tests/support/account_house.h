// SPDX-License-Identifier: GPL-3.0-or-later
// A house where people register and sign in: tokens are judged as the door does, revocations reach them as
// the corridor does it.
#pragma once

#include "server/features/accounts/accounts_feature.h"
#include "tests/support/mail_pile.h"
#include "tests/support/test_house.h"

#include <latch>

namespace madang::test {

class AccountHouse : public TestHouse {
public:
    explicit AccountHouse(Engine engine,
                          const AccountRules &rules
                          = {.registration = accounts::Registration::Open, .hashCost = {1, 8192}})
        : TestHouse(engine)
        , m_tokens(opened())
        , m_mail(add<MailFeature>(house(), std::make_unique<PileCarrier>(m_mails), mailIdentity()))
        , m_accounts(add<AccountsFeature>(house(), *m_tokens, withKey(rules), std::chrono::hours(24) * 30,
                                          &m_mail.access()))
    {
        listen([this](const QList<PublishedPtr> &batch) {
            for (const PublishedPtr &each : batch) {
                if (each->kind == Published::Kind::RevokeSession)
                    m_tokens->revoke(each->session);
            }
        });
    }
    ~AccountHouse()
    {
        releaseSlowWork();
        m_mail.stop();
        lanes().stop();
    }

    AccessTokens &tokens() { return *m_tokens; }
    /// What was sent by mail.
    MailPile &mails() { return *m_mails; }
    AccountsFeature &accountsFeature() { return m_accounts; }
    MailFeature &mailFeature() { return m_mail; }
    /// The tokens of a program that starts anew on the same key.
    std::unique_ptr<AccessTokens> opened()
    {
        auto made = AccessTokens::open(m_folder.filePath(QStringLiteral("signing.key")),
                                       std::chrono::minutes(15), clock());
        if (!made)
            qFatal("a signing key cannot be made");
        return *std::move(made);
    }
    static QString password() { return QStringLiteral("correct horse"); }

    static Caller from(const QString &address = QStringLiteral("192.0.2.1"))
    {
        Caller caller = guest();
        caller.address = address;
        return caller;
    }
    /// Who stands behind an access token, judged like the door does.
    Caller caller(const accounts::SignedIn &signedIn)
    {
        Caller who = from();
        if (const auto claims = m_tokens->authenticate(signedIn.accessToken.toLatin1())) {
            who.user = claims->user;
            who.session = claims->session;
        }
        return who;
    }

    template <typename Request, typename Answer>
    std::future<Result<Answer>> start(const Caller &caller, const Command<Request, Answer> &command,
                                      const Request &request)
    {
        auto promise = std::make_shared<std::promise<Result<Answer>>>();
        auto future = promise->get_future();
        const auto members = json::parseObject(toJson(request));
        if (!members) {
            promise->set_value(members.error());
            return future;
        }
        routes().call(*routes().named(command.name), caller, {*members, json::Source::Body},
                      [promise](const Result<Reply> &reply) {
                          promise->set_value(reply ? fromJson<Answer>(reply->body)
                                                   : Result<Answer>(reply.error()));
                      });
        return future;
    }
    using TestHouse::ask;
    template <typename Request, typename Answer>
    Result<Answer> ask(const Caller &caller, const Command<Request, Answer> &command, const Request &request)
    {
        auto future = start(caller, command, request);
        // Time stands still here; so it passes where a password waits to be judged.
        for (int i = 0; i < 12'000; ++i) {
            if (future.wait_for(std::chrono::milliseconds(5)) == std::future_status::ready)
                return future.get();
            if (m_accounts.guesses().waiting() > 0)
                passDelays();
        }
        qFatal("a command was never answered");
    }
    template <typename Request, typename Answer>
    Result<Answer> ask(const accounts::SignedIn &as, const Command<Request, Answer> &command,
                       const Request &request)
    {
        return ask(caller(as), command, request);
    }

    Result<accounts::SignedIn> joins(const QString &name)
    {
        return ask(from(), accounts::registerAccount, {name, password(), std::nullopt, std::nullopt});
    }
    Result<accounts::SignedIn> signsIn(const QString &name, const QString &with = password(),
                                       const Caller &where = from())
    {
        return ask(where, accounts::signIn, {name, with, std::nullopt});
    }
    Result<accounts::SignedIn> refreshes(const QString &token, const std::optional<QString> &attempt = {})
    {
        return ask(from(), accounts::refresh, {token, attempt});
    }

    /// The delay of every password that waits.
    void passDelays()
    {
        clock().advance(GuessGuard::kLongestDelay);
        m_accounts.guesses().release();
    }

    /// The sessions that were told to be over.
    QList<SessionId> ended() const
    {
        QList<SessionId> sessions;
        for (const PublishedPtr &each : told()) {
            if (each->kind == Published::Kind::RevokeSession)
                sessions += each->session;
        }
        return sessions;
    }

    /// Returns when every thread for slow work stands still.
    void holdSlowWork()
    {
        m_gate = std::make_unique<std::promise<void>>();
        const std::shared_future<void> gate = m_gate->get_future().share();
        auto busy = std::make_shared<std::latch>(kTestLanes.slowThreads);
        for (int i = 0; i < kTestLanes.slowThreads; ++i) {
            lanes().slow([gate, busy] {
                busy->count_down();
                gate.wait_for(std::chrono::seconds(60));
            });
        }
        busy->wait();
    }
    void releaseSlowWork()
    {
        if (m_gate)
            m_gate->set_value();
        m_gate.reset();
    }
    /// Returns when every reading lane has done what waited in it.
    void settleReaders()
    {
        for (int lane = 0; lane < kTestLanes.readers; ++lane) {
            std::promise<void> passed;
            lanes().post<int>(
                LaneKind::Read, size_t(lane), Caller{}, [](Work &) -> Result<int> { return 1; },
                [&passed](const Result<int> &) { passed.set_value(); });
            passed.get_future().wait();
        }
    }

private:
    static AccountRules withKey(AccountRules rules)
    {
        rules.codeKey = mailIdentity().key;
        rules.factorKey = QByteArray(secret::kSealKeyOctets, 'f');
        return rules;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<AccessTokens> m_tokens;
    const std::shared_ptr<MailPile> m_mails = std::make_shared<MailPile>();
    MailFeature &m_mail;
    AccountsFeature &m_accounts;
    std::unique_ptr<std::promise<void>> m_gate;
};

} // namespace madang::test
