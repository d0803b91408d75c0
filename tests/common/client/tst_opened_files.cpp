// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/opened_files.h"

#include "tests/support/client_house.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;

class OpenedFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_answers.clear();
        connect(&opened(), &OpenedFiles::ready, this,
                [this](AttachmentId, const Result<QString> &path) { m_answers += path; });
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aCopyIsTheUsersAloneAndGoesAtTheNextStart()
    {
        const auto file = aFile(u"공문.pdf"_s, "%PDF-1.7", u"application/pdf"_s);
        QVERIFY(opened().fetch({7}, file).ok());
        QTRY_COMPARE(m_answers.size(), 1);
        QVERIFY(m_answers[0].ok());
        const QFileInfo copy(*m_answers[0]);
        QCOMPARE(copy.fileName(), u"공문.pdf"_s);
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(copy.permissions() & (others | QFile::WriteOwner | QFile::ExeOwner)));
        QVERIFY(!(QFileInfo(copy.absolutePath()).permissions() & others));
        // It is fetched once.
        QVERIFY(opened().fetch({7}, file).ok());
        QTRY_COMPARE(m_answers.size(), 2);
        QCOMPARE(*m_answers[1], *m_answers[0]);
        m_house->start();
        QVERIFY(m_house->session->resume());
        QVERIFY(!QFile::exists(*m_answers[0]));
    }
    void whatCouldRunSomethingIsNotFetched()
    {
        const auto file = aFile(u"x.desktop"_s, "[Desktop Entry]", u"text/plain"_s);
        QCOMPARE(opened().fetch({7}, file).error(), Error(Code::NotAllowed, "runs-something"));
    }
    void aServerThatLiesOpensNothing()
    {
        const auto file = aFile(u"x.png"_s, "#!/bin/sh\n", u"image/png"_s);
        QVERIFY(opened().fetch({7}, file).ok());
        QTRY_COMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers[0].error(), Error(Code::NotAllowed, "runs-something"));
    }
    void onlyTheLatestStay()
    {
        for (int i = 0; i < OpenedFiles::kMost + 3; ++i) {
            const auto file = aFile(u"%1.txt"_s.arg(i), "text", u"text/plain"_s);
            QVERIFY(opened().fetch({7}, file).ok());
            QTRY_COMPARE(m_answers.size(), i + 1);
        }
        QVERIFY(!QFile::exists(*m_answers[0]));
        QVERIFY(!QFile::exists(*m_answers[2]));
        QVERIFY(QFile::exists(*m_answers[3]));
    }
    void oneThatIsTooLargeIsOnlySaved()
    {
        auto file = aFile(u"x.mp4"_s, "....ftyp", u"video/mp4"_s);
        file.size = OpenedFiles::kMostOctets + 1;
        QCOMPARE(opened().fetch({7}, file).error(), Error(Code::TooLarge, "opened-file"));
    }

private:
    OpenedFiles &opened() { return m_house->session->openedFiles(); }
    files::Attachment aFile(const QString &name, const QByteArray &octets, const QString &type)
    {
        files::Attachment file = m_server->addFile(name, octets);
        file.type = type;
        return file;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    QList<Result<QString>> m_answers;
};

QTEST_GUILESS_MAIN(OpenedFilesTest)
#include "tst_opened_files.moc"
