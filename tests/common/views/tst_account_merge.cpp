// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_merge.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using users::Belonging;

class AccountMergeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_plan.kept = userOf(5, u"sora"_s, u"소라"_s);
        m_plan.givenUp = userOf(6, u"sora.old"_s, u"옛 소라"_s);
        m_plan.belongings = {{Belonging::Rooms, 3}, {Belonging::Gifts, 1'200}};
        m_plan.keepsWaysIn = true;
        m_server->on("GET", kPath, [this](const FakeRequest &request) {
            m_asked = request.query.queryItemValue(u"givenUp"_s, QUrl::FullyDecoded);
            return m_fault ? refusal(*m_fault) : answer(m_plan);
        });
        m_server->on("POST", kPath, [this](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            m_reason = body ? body->value("reason"_L1).toString() : QString();
            return m_fault ? refusal(*m_fault) : answer(m_plan);
        });
        m_server->giveRole(u"mina"_s, u"admin"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        QVERIFY(m_house->enter(*m_server));
        m_merge = std::make_unique<AccountMerge>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_merge.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
        m_fault.reset();
        m_reason.clear();
    }

    void onlyWhoAdministersMerges()
    {
        for (const QString &role : {u"owner"_s, u"admin"_s})
            QVERIFY(mergesAccounts(role));
        for (const QString &role : {u"treasurer"_s, u"moderator"_s, u"support"_s, u"member"_s, QString()})
            QVERIFY(!mergesAccounts(role));
    }

    void aPreviewSaysWhatWouldMove()
    {
        QVERIFY(m_merge->lines().isEmpty());
        QVERIFY(m_merge->warning().isEmpty());
        m_merge->preview(u" sora "_s, u" sora.old "_s);
        QVERIFY(m_merge->isBusy());
        QTRY_VERIFY(m_merge->plan().has_value());
        QVERIFY(!m_merge->isBusy());
        QCOMPARE(m_asked, u"sora.old"_s);
        QCOMPARE(m_merge->lines(), (QStringList{u"Rooms: 3"_s, u"Gifts: 1,200"_s}));
        QVERIFY(m_merge->warning().contains(u"옛 소라 (sora.old)"_s));
        QVERIFY(!m_merge->warning().contains(u"do not come along"_s));
        QCOMPARE(m_server->requestsTo("POST", kPath), 0);
        m_merge->forget();
        QVERIFY(!m_merge->plan());
    }

    void waysInThatStayBehindAreSaid()
    {
        m_plan.keepsWaysIn = false;
        m_plan.belongings.clear();
        look();
        QVERIFY(m_merge->warning().contains(u"do not come along"_s));
        QCOMPARE(m_merge->lines(), QStringList{u"There is nothing to move."_s});
    }

    void nothingIsMergedUnseen()
    {
        m_merge->merge(u"same person"_s);
        QVERIFY(!m_merge->isBusy());
        m_fault = Error(Code::Conflict, "second-person");
        m_merge->preview(u"sora"_s, u"sora.old"_s);
        QTRY_VERIFY(m_merge->error().has_value());
        m_merge->merge(u"same person"_s);
        QVERIFY(!m_merge->isBusy());
        QCOMPARE(m_server->requestsTo("POST", kPath), 0);
    }

    void itIsDoneWithItsReason()
    {
        look();
        QString sentence;
        connect(m_merge.get(), &AccountMerge::merged, this,
                [&sentence](const users::User &, const QString &said) { sentence = said; });
        m_merge->merge(u"  same person "_s);
        m_merge->merge(u"twice"_s); // once is enough
        QTRY_VERIFY(!sentence.isEmpty());
        QCOMPARE(sentence,
                 u"소라 (sora) has everything of sora.old now. Nobody signs in as sora.old any more."_s);
        QCOMPARE(m_reason, u"same person"_s);
        QCOMPARE(m_server->requestsTo("POST", kPath), 1);
        QVERIFY(!m_merge->plan());
        QVERIFY(!m_merge->isBusy());
    }

    void whyItWasRefusedIsKept()
    {
        look();
        m_fault = Error(Code::Conflict, "unguarded");
        m_merge->merge(u"same person"_s);
        QTRY_VERIFY(m_merge->error().has_value());
        QCOMPARE(m_merge->error()->about, u"unguarded"_s);
        QVERIFY(m_merge->plan()); // and can be tried again
        QVERIFY(!m_merge->isBusy());
    }

    void everyBelongingHasAWord()
    {
        QSet<QString> words;
        for (const auto &[what, word] : users::enumWords(static_cast<Belonging *>(nullptr))) {
            QVERIFY(!AccountMerge::wordOf(what).isEmpty());
            words += AccountMerge::wordOf(what);
        }
        QCOMPARE(size_t(words.size()), users::enumWords(static_cast<Belonging *>(nullptr)).size());
    }

private:
    static users::User userOf(qint64 id, const QString &username, const QString &nickname)
    {
        users::User user;
        user.id = {id};
        user.username = username;
        user.nickname = nickname;
        user.role = u"member"_s;
        return user;
    }
    void look()
    {
        m_merge->preview(u"sora"_s, u"sora.old"_s);
        QTRY_VERIFY(m_merge->plan().has_value());
    }

    const QString kPath = u"/api/v1/users/sora/merge"_s;
    users::MergePlan m_plan;
    QString m_asked;
    QString m_reason;
    std::optional<Error> m_fault;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<AccountMerge> m_merge;
};

QTEST_GUILESS_MAIN(AccountMergeTest)
#include "tst_account_merge.moc"
