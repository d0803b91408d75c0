// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/user_service.h"

#include "tests/support/account_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class UserServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::AccountHouse>(engine);
        m_socket = std::make_unique<Routes>(m_house->lanes(), m_throttle);
        m_house->accountsFeature().installForSocket(*m_socket);
    }
    void cleanup()
    {
        m_house.reset();
        m_socket.reset();
    }

    void theFirstAccountMadeAtTheMachineIsTheOwner()
    {
        const auto made = operate(users::create, {u"mina"_s, {}, {}});
        QVERIFY(made);
        QCOMPARE(made->user.role, u"owner"_s);
        QCOMPARE(made->password.size(), 24);
        QVERIFY(m_house->signsIn(u"mina"_s, made->password));
        QCOMPARE(operate(users::create, {u"jun"_s, {}, {}})->user.role, u"member"_s);
        QCOMPARE(operate(users::create, {u"bo1"_s, u"보"_s, u"treasurer"_s})->user.role, u"treasurer"_s);
        QCOMPARE(operate(users::create, {u"eve"_s, {}, u"king"_s}).error().field, u"role"_s);
        QCOMPARE(operate(users::create, {u"bol"_s, {}, {}}).error().code, Code::AlreadyExists);
        QCOMPARE(operate(users::create, {u"e"_s, {}, {}}).error().field, u"username"_s);
        QCOMPARE(operate(users::list, {})->items.size(), 3);
        QVERIFY(!m_house->store()
                     .db()
                     .one<QString>(u"SELECT details FROM audit_record WHERE details LIKE :word"_s,
                                   bind("word", u'%' + made->password + u'%'))
                     ->has_value());
        QCOMPARE(
            m_house->count(u"audit_record"_s, u"action = 'account.create' AND actor = 'operator@socket'"_s),
            3);
    }

    void whoIsDisabledIsSentAwayAndToldSo()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto jun = m_house->joins(u"jun"_s);
        QCOMPARE(
            operate(users::disable, {u"Jun"_s, QString(users::kLongestActReason + 1, u'x')}).error().field,
            u"reason"_s);
        const auto done = operate(users::disable, {u"Jun"_s, u" sells tickets "_s});
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.disable' AND details LIKE '%\"sells tickets\"%'"_s),
                 1);
        QCOMPARE(done->ended, 1);
        QVERIFY(done->user.disabledAt);
        QCOMPARE(m_house->ended(), QList{jun->session});
        QVERIFY(!m_house->tokens().authenticate(jun->accessToken.toLatin1()));
        QCOMPARE(m_house->refreshes(jun->refreshToken).error().code, Code::NotSignedIn);
        QCOMPARE(m_house->signsIn(u"jun"_s).error(), Error(Code::NotAllowed, "account-disabled"));
        // Who does not know the password learns nothing of it.
        QCOMPARE(m_house->signsIn(u"jun"_s, u"wrong password"_s).error().code, Code::WrongCredentials);
        QCOMPARE(operate(users::disable, {u"jun"_s}).error(), Error(Code::Conflict, "disabled"));
        QVERIFY(m_house->signsIn(u"mina"_s));

        QVERIFY(!operate(users::enable, {u"jun"_s})->disabledAt);
        QCOMPARE(operate(users::enable, {u"jun"_s}).error(), Error(Code::Conflict, "enabled"));
        QVERIFY(m_house->signsIn(u"jun"_s));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action LIKE 'account.%able'"_s), 2);
    }

    void aSignInBesideTheDisablingOpensNothing()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        m_house->holdSlowWork();
        auto signing = m_house->start(m_house->from(), accounts::signIn,
                                      {u"mina"_s, m_house->password(), std::nullopt});
        m_house->settleReaders();
        QVERIFY(operate(users::disable, {u"mina"_s}));
        m_house->releaseSlowWork();
        QCOMPARE(signing.get().error(), Error(Code::NotAllowed, "account-disabled"));
        QCOMPARE(m_house->count(u"session"_s, u"revoked_at IS NULL"_s), 0);
    }

    void aNewPasswordEndsTheOldOneAndItsSessions()
    {
        const auto mina = m_house->joins(u"mina"_s);
        const auto fresh = operate(users::resetPassword, {u"mina"_s});
        QVERIFY(fresh);
        QCOMPARE(m_house->ended(), QList{mina->session});
        QCOMPARE(m_house->signsIn(u"mina"_s).error().code, Code::WrongCredentials);
        QVERIFY(m_house->signsIn(u"mina"_s, fresh->password));
        QVERIFY(operate(users::resetPassword, {u"mina"_s})->password != fresh->password);
        QCOMPARE(operate(users::resetPassword, {u"nobody"_s}).error().code, Code::NotFound);
    }

    void loggingOutEndsEverySession()
    {
        QVERIFY(m_house->joins(u"mina"_s));
        QVERIFY(m_house->signsIn(u"mina"_s));
        QCOMPARE(operate(users::show, {u"mina"_s})->sessions.size(), 2);
        QCOMPARE(operate(users::logout, {u"mina"_s})->ended, 2);
        QCOMPARE(operate(users::logout, {u"mina"_s})->ended, 0);
        QCOMPARE(operate(users::show, {u"mina"_s})->user.sessions, 0);
        QVERIFY(m_house->signsIn(u"mina"_s));
    }

    void overTheNetworkOnlyOwnersAndAdminsMay()
    {
        const auto owner = m_house->joins(u"mina"_s);
        const auto jun = m_house->joins(u"jun"_s);
        const auto eve = m_house->joins(u"eve"_s);
        QCOMPARE(m_house->ask(*jun, users::list, {}).error(), Error(Code::NotAllowed, "support-only"));
        QCOMPARE(m_house->ask(*jun, users::disable, {u"eve"_s}).error(),
                 Error(Code::NotAllowed, "admin-only"));
        // Nobody over the network is the machine's operator.
        QVERIFY(!m_house->routes().named("users.reset-password"));
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = 'admin' WHERE username = 'jun'"_s));
        QCOMPARE(m_house->ask(*jun, users::list, {})->items.size(), 3);
        QCOMPARE(m_house->ask(*jun, users::disable, {u"mina"_s}).error(),
                 Error(Code::NotAllowed, "owner-account"));
        QCOMPARE(m_house->ask(*jun, users::logout, {u"mina"_s}).error(),
                 Error(Code::NotAllowed, "owner-account"));
        QCOMPARE(m_house->ask(*jun, users::disable, {u"jun"_s}).error().about, u"yourself"_s);
        QCOMPARE(m_house->ask(*jun, users::disable, {u"eve"_s})->ended, 1);
        QCOMPARE(m_house->ask(*owner, users::disable, {u"jun"_s})->ended, 1);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.disable' AND actor = 'jun'"_s), 1);
    }

    void supportFindsPeopleAndEndsTheirSignIns()
    {
        const auto owner = m_house->joins(u"mina"_s);
        const auto helper = m_house->joins(u"jun"_s);
        const auto eve = m_house->joins(u"eve"_s);
        const auto admin = m_house->joins(u"ada"_s);
        setRole(u"jun"_s, u"support"_s);
        setRole(u"ada"_s, u"admin"_s);
        QCOMPARE(m_house->ask(*helper, users::list, {})->items.size(), 4);
        QCOMPARE(m_house->ask(*helper, users::show, {u"eve"_s})->sessions.size(), 1);
        QCOMPARE(m_house->ask(*helper, users::logout, {u"eve"_s})->ended, 1);
        QCOMPARE(m_house->ended(), QList{eve->session});
        QCOMPARE(
            m_house->count(u"audit_record"_s,
                           u"action = 'account.logout' AND actor = 'jun' AND details LIKE '%\"eve\"%'"_s),
            1);

        for (const QString &leader : {u"mina"_s, u"ada"_s}) {
            QCOMPARE(m_house->ask(*helper, users::logout, {leader}).error(),
                     Error(Code::NotAllowed, "admin-account"));
            QVERIFY(m_house->ask(*helper, users::show, {leader})->sessions.isEmpty());
        }
        QCOMPARE(m_house->ask(*admin, users::show, {u"mina"_s})->sessions.size(), 1);
        QCOMPARE(m_house->ask(*helper, users::logout, {u"jun"_s}).error().about, u"yourself"_s);
        QCOMPARE(m_house->ask(*helper, users::disable, {u"eve"_s}).error(),
                 Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->ask(*helper, users::enable, {u"eve"_s}).error(),
                 Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->ask(*helper, users::applicants, {}).error(), Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->ask(*helper, users::invites, {}).error(), Error(Code::NotAllowed, "admin-only"));
        QCOMPARE(m_house->count(u"audit_record"_s, u"actor = 'jun'"_s), 1);
        // An admin ends another admin's, as before; whoever looks after money or words helps nobody.
        QCOMPARE(m_house->ask(*owner, users::logout, {u"ada"_s})->ended, 1);
        for (const QString &role : {u"treasurer"_s, u"moderator"_s, u"member"_s}) {
            setRole(u"jun"_s, role);
            QCOMPARE(m_house->ask(*helper, users::show, {u"eve"_s}).error(),
                     Error(Code::NotAllowed, "support-only"));
            QCOMPARE(m_house->ask(*helper, users::logout, {u"eve"_s}).error(),
                     Error(Code::NotAllowed, "support-only"));
        }
    }

    void partsOfNamesAreFound()
    {
        for (const QString &name : {u"cho_min"_s, u"cho-sun"_s, u"ann"_s, u"hanna"_s, u"bob"_s})
            QVERIFY(m_house->joins(name));
        setNickname(u"ann"_s, u"ANN 100%"_s);
        setNickname(u"hanna"_s, u"하나 김"_s);
        setNickname(u"bob"_s, u"Bo!b"_s);
        QCOMPARE(found(u"ann"_s), u"ann hanna"_s);
        QCOMPARE(found(u" ANN "_s), u"ann hanna"_s);
        QCOMPARE(found(u"aNn 1"_s), u"ann"_s);
        QCOMPARE(found(u"하나"_s), u"hanna"_s);
        QCOMPARE(found(u"나 김"_s), u"hanna"_s);
        // The signs of patterns are letters like any other.
        QCOMPARE(found(u"%"_s), u"ann"_s);
        QCOMPARE(found(u"_"_s), u"cho_min"_s);
        QCOMPARE(found(u"cho_"_s), u"cho_min"_s);
        QCOMPARE(found(u"o!"_s), u"bob"_s);
        QCOMPARE(found(u"a%n"_s), QString());
        QCOMPARE(found(u"' OR '1'='1"_s), QString());
        QCOMPARE(found(u"  "_s), u"ann bob cho-sun cho_min hanna"_s);
        QCOMPARE(found(QString(64, u'x')), QString());
        const Error tooLong = operate(users::list, {{}, {}, QString(65, u'x')}).error();
        QCOMPARE(tooLong, Error(Code::TooLong, "text").at(u"query"_s));
    }

    void whatWasFoundComesInPages()
    {
        for (const QString &name : {u"hana"_s, u"nana"_s, u"bob"_s, u"anna"_s, u"zoe"_s})
            QVERIFY(m_house->joins(name));
        const auto first = operate(users::list, {{}, 2, u"NA"_s});
        QCOMPARE(namesIn(*first), u"anna hana"_s);
        QVERIFY(first->next);
        const auto rest = operate(users::list, {first->next, 2, u"NA"_s});
        QCOMPARE(namesIn(*rest), u"nana"_s);
        QVERIFY(!rest->next);
    }

    void pagesAreInTheOrderOfNames()
    {
        for (const QString &name : {u"cho"_s, u"ann"_s, u"bob"_s})
            QVERIFY(m_house->joins(name));
        const auto first = operate(users::list, {{}, 2, {}});
        QCOMPARE(first->items[0].username, u"ann"_s);
        QCOMPARE(*first->next, u"bob"_s);
        const auto rest = operate(users::list, {first->next, 2, {}});
        QCOMPARE(rest->items.size(), 1);
        QCOMPARE(rest->items[0].username, u"cho"_s);
        QVERIFY(!rest->next);
    }

private:
    void setRole(const QString &username, const QString &role)
    {
        QVERIFY(m_house->store().db().run(u"UPDATE account SET role = :role WHERE username = :name"_s,
                                          bind("role", role), bind("name", username)));
    }
    void setNickname(const QString &username, const QString &nickname)
    {
        QVERIFY(m_house->store().db().run(u"UPDATE account SET nickname = :nickname WHERE username = :name"_s,
                                          bind("nickname", nickname), bind("name", username)));
    }
    static QString namesIn(const Page<users::User> &page)
    {
        QStringList names;
        for (const users::User &user : page.items)
            names += user.username;
        return names.join(u' ');
    }
    QString found(const QString &query)
    {
        const auto page = operate(users::list, {{}, {}, query});
        return page ? namesIn(*page) : page.error().about;
    }

    /// As whoever opened the socket in the data folder.
    template <typename Request, typename Answer>
    Result<Answer> operate(const Command<Request, Answer> &command, const Request &request)
    {
        Caller caller;
        caller.address = kSocketAddress;
        auto promise = std::make_shared<std::promise<Result<Answer>>>();
        auto future = promise->get_future();
        const auto members = json::parseObject(toJson(request));
        if (!members)
            return members.error();
        m_socket->call(*m_socket->named(command.name), caller, {*members, json::Source::Body},
                       [promise](const Result<Reply> &reply) {
                           promise->set_value(reply ? fromJson<Answer>(reply->body)
                                                    : Result<Answer>(reply.error()));
                       });
        if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
            qFatal("a command was never answered");
        return future.get();
    }

    test::FakeClock m_clock;
    Throttle m_throttle{m_clock};
    std::unique_ptr<test::AccountHouse> m_house;
    std::unique_ptr<Routes> m_socket;
};

QTEST_GUILESS_MAIN(UserServiceTest)
#include "tst_user_service.moc"
