// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/my_data.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using accounts::Writings;

class MyDataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        m_server->say(1, 1, u"내 말"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_view = std::make_unique<MyData>(*m_house->session);
        m_target = m_folder.filePath(u"mine.tar"_s);
        QFile::remove(m_target);
    }
    void cleanup()
    {
        m_view.reset();
        m_house.reset();
        m_server.reset();
    }

    void theFileComesInPiecesOnceItIsMade()
    {
        const QByteArray octets = QByteArray("0123456789").repeated(250'000);
        int asked = 0;
        m_server->on("POST", kPath, [&](const FakeRequest &) {
            return answer(++asked < 3 ? accounts::DataExport{}
                                      : accounts::DataExport{true, octets.size(), u"madang-mina.tar"_s});
        });
        m_server->on("GET", kPath, [&](const FakeRequest &request) {
            const QByteArray range = request.headers.value("range").mid(6);
            const qsizetype from = range.split('-').value(0).toLongLong();
            const qsizetype to = range.split('-').value(1).toLongLong();
            return FakeAnswer{206, octets.mid(from, to - from + 1), {}};
        });
        QCOMPARE(m_view->suggestedName(), u"madang-mina.tar"_s);
        const QSignalSpy saved(m_view.get(), &MyData::saved);
        const QSignalSpy told(m_view.get(), &MyData::told);
        m_view->save(m_target);
        QCOMPARE(m_view->stage(), MyData::Stage::Collecting);
        QVERIFY(!m_view->progress().isEmpty());
        QTRY_COMPARE(asked, 1);
        // It is asked for again a second after an answer came, whenever that was.
        const auto askedTimes = [&](int times) {
            m_house->clock.advance(1s);
            return asked == times;
        };
        for (int times = 2; times <= 3; ++times) {
            QVERIFY(!QFile::exists(m_target));
            QTRY_VERIFY(askedTimes(times));
        }
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(told.size(), 1);
        QVERIFY(!m_view->isBusy());
        QFile file(m_target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == octets);
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void whatIsRefusedOrStoppedLeavesNoFile()
    {
        m_server->on("POST", kPath, [](const FakeRequest &) {
            return refusal(Error(Code::RateLimited, "too-often").after(600));
        });
        m_view->save(m_target);
        QTRY_VERIFY(m_view->error().has_value());
        QVERIFY(!m_view->isBusy());
        m_server->on("POST", kPath, [](const FakeRequest &) { return answer(accounts::DataExport{}); });
        m_view->save(m_target);
        QVERIFY(!m_view->error().has_value());
        m_view->cancel();
        QVERIFY(!m_view->isBusy());
        QVERIFY(!QFile::exists(m_target));
        m_view->save(m_folder.filePath(u"no/such/folder/x.tar"_s));
        QCOMPARE(m_view->error()->code, Code::StorageFull);
    }

    void nothingIsErasedWithoutTheNameAndThePassword()
    {
        m_view->erase(u"jun"_s, u"password"_s, {}, Writings::Keep);
        QCOMPARE(m_view->error()->field, u"username"_s);
        m_view->erase(u"mina"_s, {}, {}, Writings::Keep);
        QCOMPARE(m_view->error()->field, u"password"_s);
        QCOMPARE(m_server->requestsTo("POST", kErase), 0);
        m_server->on("POST", kErase, [](const FakeRequest &) {
            return refusal(Error(Code::SecondFactorNeeded, "second-factor"));
        });
        QVERIFY(!m_view->needsCode());
        m_view->erase(u"Mina"_s, u"password"_s, {}, Writings::Keep);
        QTRY_COMPARE(m_server->requestsTo("POST", kErase), 1);
        QTRY_VERIFY(m_view->needsCode());
        QCOMPARE(m_view->error()->field, u"code"_s);
        QCOMPARE(m_house->session->state(), Session::State::SignedIn);
    }

    void afterErasingNothingIsLeftHere()
    {
        QVERIFY(test::eventually([this] { return !files().isEmpty(); }));
        m_server->on("POST", kErase, [this](const FakeRequest &request) {
            const auto wanted = fromJson<accounts::EraseAccount>(request.body);
            if (!wanted || wanted->password != "password"_L1 || wanted->messages != Writings::Remove
                || wanted->code != u"123456"_s)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            // The real one closes every connection before it answers.
            m_server->forgetSessions();
            m_server->forgetTokens();
            m_server->cut();
            return answer(Nothing{});
        });
        const QSignalSpy erased(m_house->session.get(), &Session::erased);
        const QSignalSpy ended(m_house->session.get(), &Session::ended);
        const QSignalSpy told(m_view.get(), &MyData::told);
        m_view->erase(u"mina"_s, u"wrong"_s, u"123456"_s, Writings::Remove);
        QTRY_VERIFY(m_view->error().has_value());
        QCOMPARE(m_view->error()->field, u"password"_s);
        m_view->erase(u"mina"_s, u"password"_s, u" 123456 "_s, Writings::Remove);
        QTRY_COMPARE(erased.size(), 1);
        QCOMPARE(ended.size(), 0);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(files().isEmpty());
        QVERIFY(m_house->secrets.takeAll().isEmpty());
        QVERIFY(!m_house->session->resume());
    }

private:
    /// What the session has on this disk.
    QStringList files() const
    {
        QStringList names = QDir(m_house->folder.path()).entryList({u"*.sqlite*"_s}, QDir::Files);
        return names;
    }

    const QString kPath = u"/api/v1/me/data"_s;
    const QString kErase = u"/api/v1/me/erase"_s;
    QTemporaryDir m_folder;
    QString m_target;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<MyData> m_view;
};

QTEST_GUILESS_MAIN(MyDataTest)
#include "tst_my_data.moc"
