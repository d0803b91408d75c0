// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_export.h"

#include "tests/support/client_house.h"
#include "tests/support/full_disk.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Files = RoomExport::Files;

class RoomExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"Jun"_s);
        m_server->addRoom(7, u"마당: 이야기/모임"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_export = std::make_unique<RoomExport>(*m_house->session, *m_formats);
        m_target = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        m_export.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void theFolderHoldsWhatWasSaidAndItsFiles()
    {
        const QString decomposed = u"가"_s.normalized(QString::NormalizationForm_D);
        const QByteArray octets("\x89PNG\r\n\x1a\n and so on", 18);
        const files::Attachment picture = m_server->addFile(u"../../"_s + decomposed + u".png"_s, octets);
        const files::Attachment page = m_server->addFile(u"evil.html"_s, "<script>alert(1)</script>");
        m_server->say(7, 2, u"<b>Hello</b> & welcome"_s);
        m_server->sayWith(7, 1, u"사진"_s, {picture, page});
        const QString folder = take(Files::With);
        QVERIFY(!folder.isEmpty());
        QCOMPARE(QDir(m_target->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
        QVERIFY(!folder.mid(m_target->path().size() + 1).contains(u'/'));

        const QString name = picture.id.text() + u"-가.png"_s;
        QCOMPARE(read(folder + u"/files/"_s + name), octets);
        const QString html = QString::fromUtf8(read(folder + u"/messages.html"_s));
        QVERIFY(html.contains(u"&lt;b&gt;Hello&lt;/b&gt; &amp; welcome"_s));
        const QString link = QString::fromLatin1(QUrl::toPercentEncoding(u"files/"_s + name, "/"));
        QVERIFY(html.contains(u"src=\""_s + link + u'"'));
        QVERIFY(html.contains(u"evil.html"_s));
        QVERIFY(!html.contains(u"<script"_s));
        // A browser would run it: its place is named, nothing leads there.
        QVERIFY(!html.contains(u"href=\"files/"_s + page.id.text() + u'-'));

        const QJsonObject json = QJsonDocument::fromJson(read(folder + u"/messages.json"_s)).object();
        QCOMPARE(json["room"_L1]["id"_L1].toString(), u"7"_s);
        QCOMPARE(json["events"_L1].toArray().size(), m_server->events(7).size());
        QCOMPARE(json["files"_L1].toArray().size(), 2);
        QCOMPARE(json["files"_L1].toArray().at(0)["path"_L1].toString(), u"files/"_s + name);
        QVERIFY(!(QFile::permissions(folder + u"/messages.json"_s) & QFile::WriteOther));
    }
    void allPagesAreRead()
    {
        for (int i = 0; i < 450; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        const QString folder = take(Files::Without);
        QCOMPARE(m_summary.events, m_server->events(7).size());
        const QString html = QString::fromUtf8(read(folder + u"/messages.html"_s));
        QVERIFY(html.contains(u"line 0."_s) && html.contains(u"line 449."_s));
        QVERIFY(!m_summary.cut);
        QCOMPARE(inside(folder), (QStringList{u"messages.html"_s, u"messages.json"_s}));
    }
    void whatWasInterruptedGoesOnAfterARestart()
    {
        const files::Attachment early = m_server->addFile(u"early.txt"_s, "first");
        const files::Attachment late = m_server->addFile(u"late.txt"_s, "last");
        m_server->sayWith(7, 2, u"see"_s, {early});
        for (int i = 0; i < 450; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        m_server->sayWith(7, 2, u"and see"_s, {late, early});
        const QString whole = take(Files::With);
        QCOMPARE(m_summary.events, m_server->events(7).size());
        QCOMPARE(m_summary.files, 2);
        const QByteArray html = read(whole + u"/messages.html"_s);
        const QByteArray json = read(whole + u"/messages.json"_s);
        QVERIFY(QDir(whole).removeRecursively());

        const QString kept = interrupt(Files::With);
        QVERIFY(kept.endsWith(u".part"_s));
        QVERIFY(m_export->keptSentence().contains(kept));
        QCOMPARE(inside(m_target->path()).size(), 1);
        // As a program leaves it that is killed in the middle of the next page.
        append(kept + u"/messages.html"_s, "<article id=\"half");
        append(kept + u"/messages.json"_s, ",\n{\"half");
        append(kept + u"/files/99-half.bin.AbCdEf"_s, "half");
        append(kept + u"/unfinished.json.AbCdEf"_s, "half");
        m_export.reset();
        m_house->start();
        QVERIFY(m_house->enter(*m_server));
        m_export = std::make_unique<RoomExport>(*m_house->session, *m_formats);
        m_server->requests.clear();

        const QString folder = take(Files::With);
        QVERIFY(m_export->isContinued());
        QVERIFY(m_export->kept().isEmpty());
        QCOMPARE(m_summary.events, m_server->events(7).size());
        QCOMPARE(m_summary.files, 2);
        QCOMPARE(read(folder + u"/messages.html"_s), html);
        QCOMPARE(read(folder + u"/messages.json"_s), json);
        QCOMPARE(inside(folder), (QStringList{u"files"_s, u"messages.html"_s, u"messages.json"_s}));
        QCOMPARE(inside(folder + u"/files"_s).size(), 2);
        QCOMPARE(inside(m_target->path()).size(), 1);
        const QString fetched = u"/api/v1/rooms/7/attachments/"_s;
        QCOMPARE(m_server->requestsTo("GET", fetched + early.id.text()), 0);
        QVERIFY(m_server->requestsTo("GET", fetched + late.id.text()) > 0);
    }
    void aNetworkThatIsAwayForLongLeavesWhatCame()
    {
        for (int i = 0; i < 450; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        QVERIFY(knowsAll());
        const auto cut = connect(m_export.get(), &RoomExport::changed, this, [this] {
            if (m_export->isBusy() && m_export->percent() > 0)
                m_server->goAway();
        });
        m_export->begin(*m_house->session->archive().room({7}), m_target->path(), Files::Without);
        QVERIFY(test::eventually(
            [this] {
                m_house->clock.advance(1s);
                return m_export->error().has_value();
            },
            30'000));
        disconnect(cut);
        QVERIFY(!m_export->isBusy());
        QVERIFY(QDir(m_export->kept()).exists());
        QVERIFY(m_export->kept().endsWith(u".part"_s));
        m_server->comeBack();
        QVERIFY(!take(Files::Without).isEmpty());
        QVERIFY(m_export->isContinued());
        QCOMPARE(m_summary.events, 450);
        QCOMPARE(inside(m_target->path()).size(), 1);
    }
    void whatDoesNotFitIsNotGoneOnWith()
    {
        for (int i = 0; i < 250; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        const QString kept = interrupt(Files::Without);
        QVERIFY(!kept.isEmpty());
        QVERIFY(!take(Files::With).isEmpty()); // it is without
        QVERIFY(!m_export->isContinued());
        QVERIFY(QDir(kept).exists());
        ClientHouse juns;
        QVERIFY(juns.enter(*m_server, u"jun"_s));
        RoomExport another(*juns.session, *m_formats);
        another.begin(m_server->room(7), m_target->path(), Files::Without);
        QVERIFY(another.isBusy() && !another.isContinued()); // it is somebody else's
        another.stop();
        {
            QLockFile working(kept + u"/unfinished.lock"_s);
            QVERIFY(working.tryLock(0));
            m_export->begin(m_server->room(7), m_target->path(), Files::Without);
            QVERIFY(m_export->isBusy() && !m_export->isContinued()); // another program is at it
            m_export->stop();
        }
        QVERIFY(QDir(kept).exists());
        {
            const QFile::Permissions before = QFile::permissions(kept);
            QVERIFY(QFile::setPermissions(kept, before | QFile::WriteOther));
            m_export->begin(m_server->room(7), m_target->path(), Files::Without);
            QVERIFY(m_export->isBusy() && !m_export->isContinued()); // anybody may have been in it
            m_export->stop();
            QVERIFY(QFile::setPermissions(kept, before));
        }
        QVERIFY(QDir(kept).exists());
        // Something of it is gone: it never becomes whole.
        QVERIFY(QFile::resize(kept + u"/messages.html"_s, 10));
        QVERIFY(!take(Files::Without).isEmpty());
        QVERIFY(!m_export->isContinued());
        QVERIFY(!QDir(kept).exists());
        QCOMPARE(m_summary.events, 250);
    }
    void aRoomThatBeganAnewIsSavedAnew()
    {
        for (int i = 0; i < 250; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        const QString kept = interrupt(Files::Without);
        QVERIFY(!kept.isEmpty());
        m_server->rebuild(7, u"e2"_s);
        m_server->say(7, 2, u"anew"_s);
        m_export->begin(m_server->room(7), m_target->path(), Files::Without);
        QVERIFY(!m_export->isContinued());
        QVERIFY(test::eventually([this] { return !m_export->isBusy(); }));
        QVERIFY(!m_export->error());
        QVERIFY(!QDir(kept).exists());
        QCOMPARE(inside(m_target->path()).size(), 1);
    }
    void whatWasLeftCanBeDiscarded()
    {
        for (int i = 0; i < 250; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        QVERIFY(!interrupt(Files::Without).isEmpty());
        QVERIFY(!isEmpty());
        m_export->discard();
        QVERIFY(m_export->kept().isEmpty());
        QVERIFY(isEmpty());
    }
    void onlyTheNewestWithinTheLimitsAreTaken()
    {
        for (int i = 0; i < 10; ++i)
            m_server->say(7, 2, u"line %1."_s.arg(i));
        const files::Attachment small = m_server->addFile(u"a.txt"_s, "12345");
        const files::Attachment large = m_server->addFile(u"b.txt"_s, QByteArray(500, 'x'));
        m_server->sayWith(7, 2, u"last"_s, {small, large});
        m_export->setLimits({.events = 4, .files = 10, .octets = 100});
        const QString folder = take(Files::With);
        QCOMPARE(m_summary.events, 4);
        QVERIFY(m_summary.cut);
        QCOMPARE(m_summary.files, 1);
        QCOMPARE(m_summary.missing, 1);
        QCOMPARE(QDir(folder + u"/files"_s).entryList(QDir::Files).size(), 1);
    }
    void aFileThatIsNoMoreIsNamedAsMissing()
    {
        const files::Attachment gone = m_server->addFile(u"gone.txt"_s, "x");
        const files::Attachment there = m_server->addFile(u"there.txt"_s, "y");
        m_server->sayWith(7, 2, u"two"_s, {gone, there});
        m_server->kept.remove(gone.id);
        const QString folder = take(Files::With);
        QCOMPARE(m_summary.missing, 1);
        QCOMPARE(m_summary.files, 1);
        const QJsonObject json = QJsonDocument::fromJson(read(folder + u"/messages.json"_s)).object();
        QVERIFY(json["files"_L1].toArray().at(0)["missing"_L1].toBool());
    }
    void whatIsStoppedOrRefusedLeavesNothing()
    {
        m_server->sayWith(7, 2, u"one"_s, {m_server->addFile(u"a.txt"_s, "x")});
        m_export->begin(*m_house->session->archive().room({7}), m_target->path(), Files::With);
        QVERIFY(m_export->isBusy());
        QVERIFY(!isEmpty());
        m_export->stop(); // nothing has come yet
        QVERIFY(m_export->kept().isEmpty());
        QVERIFY(!m_export->isBusy());
        QVERIFY(isEmpty());
        m_server->on("GET", u"/api/v1/rooms/7/events"_s, [](const FakeRequest &) {
            return refusal({Code::NotAllowed, "room"});
        });
        m_export->begin(*m_house->session->archive().room({7}), m_target->path(), Files::With);
        QTRY_VERIFY(m_export->error());
        QVERIFY(!m_export->isBusy());
        QVERIFY(isEmpty());
    }
    void aFullDiskIsSaidAndLeavesNothing()
    {
        m_server->say(7, 2, u"one"_s);
        {
            const FullDisk full;
            QVERIFY(full.isFull());
            m_export->begin(*m_house->session->archive().room({7}), m_target->path(), Files::Without);
            QTRY_VERIFY(m_export->error());
        }
        QCOMPARE(*m_export->error(), Error(Code::StorageFull, "file"));
        QVERIFY(isEmpty());
        QVERIFY(!take(Files::Without).isEmpty()); // and it can be done again
    }

private:
    /// The folder; empty: it did not come.
    QString take(Files files)
    {
        const auto ended = connect(m_export.get(), &RoomExport::finished, this,
                                   [this](const RoomExport::Summary &summary) { m_summary = summary; });
        m_summary = {};
        if (!knowsAll())
            qWarning("the room never came to know all that was said");
        m_export->begin(*m_house->session->archive().room({7}), m_target->path(), files);
        (void)test::eventually([this] { return !m_export->isBusy(); });
        disconnect(ended);
        return m_summary.folder;
    }
    /// What was said last is known here, too.
    bool knowsAll() const
    {
        const qint64 said = m_server->events(7).size();
        return test::eventually([&] { return m_house->session->archive().room({7})->position == said; });
    }
    /// Ends it as soon as a page is on the disk; what stays.
    QString interrupt(Files files)
    {
        if (!knowsAll())
            qWarning("the room never came to know all that was said");
        const auto stopped = connect(m_export.get(), &RoomExport::changed, this, [this] {
            if (m_export->isBusy() && m_export->percent() > 0)
                m_export->stop();
        });
        m_export->begin(*m_house->session->archive().room({7}), m_target->path(), files);
        (void)test::eventually([this] { return !m_export->isBusy(); });
        disconnect(stopped);
        return m_export->kept();
    }
    static QStringList inside(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    static void append(const QString &path, const QByteArray &octets)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(octets), qint64(octets.size()));
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool isEmpty() const
    {
        return QDir(m_target->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty();
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<RoomExport> m_export;
    std::unique_ptr<QTemporaryDir> m_target;
    RoomExport::Summary m_summary;
};

QTEST_GUILESS_MAIN(RoomExportTest)
#include "tst_room_export.moc"
