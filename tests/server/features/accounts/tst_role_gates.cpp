// SPDX-License-Identifier: GPL-3.0-or-later
// Routes × roles, where deciding about money takes a second factor: who is let in without one, with one, and
// what the others are told; in a whole house, on both engines.
#include "tests/support/whole_house.h"

#include <QMap>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::Role;
using test::Resident;

namespace {

const QString kOpen = u"open"_s;
const QString kFactor = u"second-factor-required"_s;

constexpr std::array kRoles{Role::Owner,     Role::Admin,   Role::Treasurer,
                            Role::Moderator, Role::Support, Role::Member};

bool movesMoney(Role role)
{
    return accounts::may(role, accounts::Deed::MoveMoney);
}

} // namespace

class RoleGatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine, VerificationRules{},
                                                     SecondFactorPolicy::RequiredForMoney);
        const QStringList names{u"gaon"_s, u"narae"_s, u"dasom"_s, u"raon"_s, u"maru"_s, u"bada"_s};
        const QStringList nicknames{u"가온"_s, u"나래"_s, u"다솜"_s, u"라온"_s, u"마루"_s, u"바다"_s};
        for (size_t i = 0; i < kRoles.size(); ++i) {
            const Resident who = m_house->aResident(names[qsizetype(i)], nicknames[qsizetype(i)]);
            m_people.insert(kRoles[i], who);
            QVERIFY(run(u"UPDATE account SET role = '%1' WHERE id = %2"_s.arg(json::wordOfEnum(kRoles[i]),
                                                                              who.id.text())));
        }
        m_maker = m_house->aResident(u"maker"_s, u"벌인이"_s);
        m_donor = m_house->aResident(u"donor"_s, u"준이"_s);
        m_campaign = m_house->aCampaign(m_maker).id;
        const auto gift = m_house->as(m_donor, campaigns::donate,
                                      {m_campaign, ClientTag{u"g1"_s}, Money{30'000}, u"잘 쓰세요"_s, {}});
        QVERIFY(gift);
        QVERIFY(m_house->pay(gift->donation.order));
        m_gift = gift->donation.id;
        m_order = gift->donation.order;
        m_house->pass(24h * 4); // too late to cancel without being asked
        const auto refund = m_house->as(m_donor, refunds::ask,
                                        {m_gift, ClientTag{u"r1"_s}, Money{1'000}, u"마음이 바뀌어"_s, {}});
        QVERIFY(refund);
        QCOMPARE(refund->state, refunds::State::Waiting);
        QVERIFY(refund->id);
        m_refund = *refund->id;
    }
    void cleanup()
    {
        m_people.clear();
        m_house.reset();
    }

    void readingAndDecidingAboutMoney()
    {
        const QString campaign = m_campaign.text();
        for (const char *command :
             {"payouts.list", "desk.overview", "desk.deeds", "reconciliation.differences"})
            check(command, {}, accounts::Deed::MoveMoney, u"treasurer-only"_s);
        for (const char *command : {"statements.statement", "payouts.of-campaign"})
            check(command, {{u"campaign"_s, campaign}}, accounts::Deed::MoveMoney, u"owner-only"_s);
        check("refunds.of-donation", {{u"donation"_s, m_gift.text()}}, accounts::Deed::MoveMoney,
              u"donation"_s);
        check("refunds.show", {{u"refund"_s, m_refund.text()}}, accounts::Deed::MoveMoney, u"refund"_s);
        // Everybody has a list: those who decide about none see their own.
        check("refunds.list", {}, accounts::Deed::MoveMoney, kOpen);
    }

    void tablesOfMoney()
    {
        for (const QString &path : {u"/api/v1/campaigns/%1/statement.csv"_s.arg(m_campaign.text()),
                                    u"/api/v1/campaigns/%1/payouts.csv"_s.arg(m_campaign.text()),
                                    u"/api/v1/payouts.csv"_s, u"/api/v1/tax-receipts.csv"_s}) {
            for (const Role role : kRoles) {
                takeFactors();
                const auto without = m_house->octets(m_people[role], path);
                QVERIFY2(!without, qPrintable(path));
                if (movesMoney(role))
                    QCOMPARE(without.error().about, kFactor);
                else
                    QCOMPARE(without.error().code, Code::NotAllowed);
                giveFactor(m_people[role]);
                const auto with = m_house->octets(m_people[role], path);
                QCOMPARE(with || with.error().code != Code::NotAllowed, movesMoney(role));
            }
        }
        // Who made the campaign, and has no role, needs none.
        QVERIFY(m_house->octets(m_maker, u"/api/v1/campaigns/%1/statement.csv"_s.arg(m_campaign.text())));
    }

    void givingMoneyBack()
    {
        // Not a moderator, nor support, nor anybody else: they do not even learn of the gift.
        for (const Role role : {Role::Moderator, Role::Support, Role::Member}) {
            giveFactor(m_people[role]);
            const auto asked = m_house->as(m_people[role], refunds::ask,
                                           {m_gift, ClientTag{u"m"_s}, Money{1'000}, u"돌려주자"_s, {}});
            QCOMPARE(asked.error(), Error(Code::NotFound, "donation"));
            for (const auto *deed : {&refunds::approve, &refunds::reject})
                QCOMPARE(m_house->as(m_people[role], *deed, {m_refund, {}}).error(),
                         Error(Code::NotFound, "refund"));
            QCOMPARE(
                outcome(m_people[role], "desk.refund",
                        {{u"order"_s, m_order.value}, {u"tag"_s, u"d1"_s}, {u"reason"_s, u"돌려주자"_s}}),
                u"treasurer-only"_s);
        }
        QCOMPARE(m_house->as(m_people[Role::Treasurer], refunds::approve, {m_refund, {}}).error().about,
                 kFactor);
        QCOMPARE(m_house
                     ->as(m_people[Role::Treasurer], refunds::ask,
                          {m_gift, ClientTag{u"t"_s}, Money{1'000}, u"돌려주자"_s, {}})
                     .error()
                     .about,
                 kFactor);
        giveFactor(m_people[Role::Treasurer]);
        QVERIFY(m_house->as(m_people[Role::Treasurer], refunds::approve, {m_refund, {}}));
    }

    void lookingAfterAccounts()
    {
        const QJsonObject nobody{{u"username"_s, u"nobody.here"_s}};
        const auto with = [&nobody](const QString &key, const QString &value) {
            QJsonObject more = nobody;
            more.insert(key, value);
            return more;
        };
        for (const char *command : {"users.disable", "users.enable", "users.approve", "users.reject",
                                    "users.send-reset", "users.reset-second-factor", "users.remove-email"})
            check(command, nobody, accounts::Deed::Administer, u"admin-only"_s);
        check("users.set-role", with(u"role"_s, u"moderator"_s), accounts::Deed::Administer, u"admin-only"_s);
        check("users.create", {{u"username"_s, u"x"_s}}, accounts::Deed::Administer, u"admin-only"_s);
        QJsonObject gone = with(u"messages"_s, u"keep"_s);
        gone.insert(u"reason"_s, u"떠났다"_s);
        check("users.erase", gone, accounts::Deed::Administer, u"admin-only"_s);
        QJsonObject two = with(u"givenUp"_s, u"nobody.too"_s);
        check("users.preview-merge", two, accounts::Deed::Administer, u"admin-only"_s);
        two.insert(u"reason"_s, u"한 사람"_s);
        check("users.merge", two, accounts::Deed::Administer, u"admin-only"_s);
        for (const char *command :
             {"users.applicants", "users.invites", "users.invite", "audit.list", "audit.check", "bans.list",
              "overview.read", "connections.list", "rooms.outlines"})
            check(command, {}, accounts::Deed::Administer, u"admin-only"_s);
        check("users.list", {}, accounts::Deed::HelpPeople, u"support-only"_s);
        for (const char *command : {"users.show", "users.logout"})
            check(command, nobody, accounts::Deed::HelpPeople, u"support-only"_s);
    }

    void oneselfAndWordsNeedNone()
    {
        for (const Role role : kRoles) {
            QVERIFY(m_house->as(m_people[role], accounts::me, {}));
            QCOMPARE(outcome(m_people[role], "complaints.list", {}), kOpen);
            QCOMPARE(m_house->as(m_people[role], accounts::secondFactor, {})->required, movesMoney(role));
        }
        // At the machine nobody is asked.
        QVERIFY(m_house->atMachine(users::disable, {m_people[Role::Member].username}));
    }

private:
    /// One route for every role: without a second factor, then with one. `others`: what those are told who
    /// may not.
    void check(const char *command, const QJsonObject &request, accounts::Deed deed, const QString &others)
    {
        for (const Role role : kRoles) {
            const bool may = accounts::may(role, deed);
            takeFactors();
            const QString without = outcome(m_people[role], command, request);
            giveFactor(m_people[role]);
            const QString with = outcome(m_people[role], command, request);
            const QByteArray where = QByteArray(command) + ' ' + QByteArray(json::wordOfEnum(role).data())
                + ": " + without.toUtf8() + ", " + with.toUtf8();
            QVERIFY2(without == (!may ? others : movesMoney(role) ? kFactor : kOpen), where.constData());
            QVERIFY2(with == (may ? kOpen : others), where.constData());
        }
    }
    /// "open" for whatever was not refused for who asked.
    QString outcome(const Resident &who, const char *command, const QJsonObject &request)
    {
        const Route *route = m_house->routes().named(command);
        if (!route)
            qFatal("there is no %s", command);
        std::promise<Result<Reply>> promise;
        m_house->routes().call(*route, m_house->caller(who), {request, json::Source::Body},
                               [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
        const Result<Reply> reply = promise.get_future().get();
        if (reply)
            return kOpen;
        const Error &error = reply.error();
        const bool hidden
            = error.code == Code::NotFound && (error.about == "donation"_L1 || error.about == "refund"_L1);
        return error.code == Code::NotAllowed || hidden ? error.about : kOpen;
    }
    bool run(const QString &statement)
    {
        return m_house->work<int>({}, [&](Work &work) { return work.db().run(statement); }).ok();
    }
    void takeFactors() { QVERIFY(run(u"DELETE FROM second_factor"_s)); }
    void giveFactor(const Resident &who)
    {
        takeFactors();
        QVERIFY(run(u"INSERT INTO second_factor (account, sealed, begun_at, proven_at, last_step)"
                    " VALUES (%1, 'x', 1, 1, 0)"_s.arg(who.id.text())));
    }

    std::unique_ptr<test::WholeHouse> m_house;
    QMap<Role, Resident> m_people;
    Resident m_maker;
    Resident m_donor;
    CampaignId m_campaign;
    DonationId m_gift;
    OrderId m_order;
    RefundId m_refund;
};

QTEST_GUILESS_MAIN(RoleGatesTest)
#include "tst_role_gates.moc"
