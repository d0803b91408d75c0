// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/file_service.h"

#include "server/features/files/disk_blobs.h"
#include "server/features/files/files_feature.h"
#include "tests/support/patience.h"
#include "tests/support/room_house.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kLargest = 100'000;

/// A file in a message of the room, read back as it is told.
QList<files::Attachment> attachmentsOf(const rooms::RoomEvent &event)
{
    const auto body = fromJson<chat::MessageBody>(event.body.text);
    return body && body->attachments ? *body->attachments : QList<files::Attachment>();
}

} // namespace

class FileServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_folder = std::make_unique<QTemporaryDir>();
        m_house = std::make_unique<test::RoomHouse>(engine);
        FileSettings settings;
        settings.rules = {kLargest, 3 * kLargest, 3, 24h, 4096};
        settings.folder = m_folder->filePath(u"files"_s);
        m_house->add<FilesFeature>(m_house->house(), m_house->access(), settings);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
    }
    void cleanup()
    {
        m_house.reset();
        m_folder.reset();
    }

    // ---- sending

    void aFileComesInPiecesAndIsReadByTheRoom()
    {
        const QByteArray octets = QByteArray(5000, 'a') + QByteArray(3000, 'b');
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"글.txt"_s, octets.size()});
        QVERIFY(begun);
        QCOMPARE(begun->offset, 0);
        QCOMPARE(begun->chunk, 4096);
        const auto half = send(m_mina, begun->id, 0, octets.first(4096));
        QVERIFY(half);
        QCOMPARE(half->offset, 4096);
        QVERIFY(!half->attachment);
        const auto whole = send(m_mina, begun->id, 4096, octets.mid(4096));
        QVERIFY(whole);
        QVERIFY(whole->attachment);
        QCOMPARE(whole->attachment->type, u"text/plain"_s);

        const auto said = post(m_mina, {begun->id});
        QVERIFY(said);
        const QList<files::Attachment> told = attachmentsOf(*said);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().name, u"글.txt"_s);
        QCOMPARE(told.first().size, octets.size());
        QCOMPARE(bodyOf(m_jun, begun->id), octets);
        QCOMPARE(
            attachmentsOf(m_house->call(m_jun, chat::history, chat::ReadHistory{m_room, {}, {}, {}, {}, {}})
                              ->items.last())
                .size(),
            1);
    }

    void aWrongOffsetNamesTheRightOne()
    {
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"a"_s, 10});
        QVERIFY(send(m_mina, begun->id, 0, "abcd"));
        QCOMPARE(send(m_mina, begun->id, 0, "abcd").error().about, u"offset-4"_s);
        QCOMPARE(send(m_mina, begun->id, 6, "xx").error().about, u"offset-4"_s);
        QCOMPARE(m_house->call(m_mina, files::progress, {m_room, begun->id})->offset, 4);
        QCOMPARE(send(m_mina, begun->id, 4, "1234567").error().code, Code::TooLarge);
        QCOMPARE(send(m_mina, begun->id, 4, "").error().about, u"body"_s);
        QVERIFY(send(m_mina, begun->id, 4, "123456")->attachment);
        // The answer to the last piece was lost.
        QVERIFY(send(m_mina, begun->id, 4, "123456")->attachment);
        QCOMPARE(send(m_mina, begun->id, 10, "x").error().about, u"offset-10"_s);
        QCOMPARE(bodyOf(m_mina, begun->id), QByteArray("abcd123456"));
    }

    void limitsAreKeptBeforeAnythingIsSent()
    {
        const auto begin = [&](qint64 size) {
            return m_house->call(m_mina, files::begin, {m_room, u"x"_s, size});
        };
        QCOMPARE(begin(0).error().field, u"size"_s);
        QCOMPARE(begin(-1).error().field, u"size"_s);
        const auto tooLarge = begin(kLargest + 1);
        QCOMPARE(tooLarge.error().code, Code::TooLarge);
        QCOMPARE(tooLarge.error().about, u"file"_s);
        const auto first = begin(kLargest);
        QVERIFY(first);
        QVERIFY(begin(kLargest));
        QVERIFY(begin(1));
        QCOMPARE(begin(1).error().about, u"uploads"_s);
        QVERIFY(m_house->call(m_mina, files::abandon, {m_room, first->id}));
        QVERIFY(m_house->call(m_mina, files::abandon, {m_room, first->id})); // twice is once
        QVERIFY(begin(kLargest));
    }

    void theQuotaCountsWhatIsThereAndWhatIsToCome()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(whole(m_mina, QByteArray(kLargest - 10, 'x')));
        QCOMPARE(m_house->call(m_mina, files::begin, {m_room, u"x"_s, 31}).error().about, u"file-quota"_s);
        QVERIFY(m_house->call(m_mina, files::begin, {m_room, u"x"_s, 30}));
        QVERIFY(m_house->call(m_jun, files::begin, {m_room, u"x"_s, 31})); // each has their own
    }

    void onlyMembersOfAnOpenRoomSend()
    {
        const UserId stranger = m_house->aUser(u"낯선이"_s);
        QCOMPARE(m_house->call(stranger, files::begin, {m_room, u"x"_s, 1}).error().about, u"not-member"_s);
        QCOMPARE(m_house->call({}, files::begin, {m_room, u"x"_s, 1}).error().code, Code::NotSignedIn);
        const RoomId secret = m_house->aPrivateRoom(m_mina);
        QCOMPARE(m_house->call(m_jun, files::begin, {secret, u"x"_s, 1}).error().code, Code::NotFound);
        QVERIFY(m_house->call(m_mina, rooms::close, {m_room}));
        QCOMPARE(m_house->call(m_mina, files::begin, {m_room, u"x"_s, 1}).error().about, u"room-closed"_s);
    }

    void anUploadIsOfOnePersonAndOneRoom()
    {
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 4});
        QCOMPARE(send(m_jun, begun->id, 0, "abcd").error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, files::progress, {m_room, begun->id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, files::abandon, {m_room, begun->id}).error().code, Code::NotFound);
        const RoomId other = m_house->aRoom(m_mina);
        QCOMPARE(m_house->call(m_mina, files::progress, {other, begun->id}).error().code, Code::NotFound);
        QCOMPARE(send(m_mina, {begun->id.number + 1}, 0, "abcd").error().about, u"upload"_s);
    }

    void namesAreCleaned()
    {
        const auto nameOf = [&](const QString &name) {
            const auto begun = m_house->call(m_mina, files::begin, {m_room, name, 1});
            const auto sent = send(m_mina, begun->id, 0, "x");
            const QString kept = sent->attachment->name;
            (void)m_house->call(m_mina, files::abandon, {m_room, begun->id});
            return kept;
        };
        QCOMPARE(nameOf(u"../../etc/passwd"_s), u"passwd"_s);
        QCOMPARE(nameOf(u"C:\\Users\\jun\\보고서.pdf"_s), u"보고서.pdf"_s);
        QCOMPARE(nameOf(u"가.txt"_s.normalized(QString::NormalizationForm_D)), u"가.txt"_s);
        QCOMPARE(nameOf(u"a\r\nb\u202Etxt.exe"_s), u"abtxt.exe"_s);
        QCOMPARE(nameOf(u".."_s), u"file"_s);
        const QString longName = nameOf(QString(300, u'가') + u".docx"_s);
        QVERIFY(longName.endsWith(u".docx"_s));
        QVERIFY(longName.toUtf8().size() <= 200);
    }

    void theTypeIsJudgedByTheContent()
    {
        const auto typeOf = [&](const QString &name, const QByteArray &octets) {
            const auto sent = whole(m_mina, octets, name);
            (void)m_house->call(m_mina, files::abandon, {m_room, *sent});
            return headOf(m_mina, *sent, octets, name);
        };
        QCOMPARE(typeOf(u"photo.png"_s, "<html><script>alert(1)</script></html>"), u"text/plain"_s);
        QCOMPARE(typeOf(u"page.html"_s, "\x89PNG\r\n\x1a\nrest"), u"image/png"_s);
        QCOMPARE(typeOf(u"x.svg"_s, "<svg xmlns='http://www.w3.org/2000/svg'/>"), u"text/plain"_s);
        QCOMPARE(typeOf(u"x.jpg"_s, QByteArray("\0\1\2\3", 4)), u"application/octet-stream"_s);
    }

    // ---- in messages

    void onlyOnesOwnWholeFilesOfThatRoomArePostedAndOnce()
    {
        const auto mine = whole(m_mina, "mine");
        const auto juns = whole(m_jun, "juns");
        const auto open = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 4});
        const RoomId other = m_house->aRoom(m_mina);
        QCOMPARE(post(m_mina, {*juns}).error().code, Code::NotFound);
        QCOMPARE(post(m_mina, {open->id}).error().about, u"attachment-unfinished"_s);
        QCOMPARE(post(m_mina, {*mine, *mine}).error().code, Code::NotFound);
        QCOMPARE(post(m_mina, {{12345}}).error().field, u"attachments"_s);
        QCOMPARE(post(m_mina, QList<AttachmentId>(files::kMostInMessage + 1, *mine)).error().code,
                 Code::TooMany);
        QCOMPARE(m_house->call(m_mina, chat::post, {other, {u"o"_s}, {}, {}, QList{*mine}}).error().code,
                 Code::NotFound);
        QCOMPARE(m_house->post(m_mina, m_room, u" "_s).error().field, u"text"_s);

        const auto said = post(m_mina, {*mine}, u"t1"_s);
        QVERIFY(said);
        QCOMPARE(post(m_mina, {*mine}, u"t1"_s)->id, said->id); // a repeat is the first
        QCOMPARE(post(m_mina, {*mine}).error().about, u"attachment-posted"_s);
        QCOMPARE(m_house->call(m_mina, files::abandon, {m_room, *mine}).error().code, Code::Conflict);
    }

    void aRefusedMessageTakesNothing()
    {
        const auto mine = whole(m_mina, "mine");
        const QString tooLong(chat::kLongestMessage + 1, u'x');
        QVERIFY(!m_house->call(m_mina, chat::post, {m_room, {u"a"_s}, tooLong, {}, QList{*mine}}));
        QVERIFY(post(m_mina, {*mine}));
    }

    void aChangedTextKeepsTheFiles()
    {
        const auto mine = whole(m_mina, "mine");
        const auto said = post(m_mina, {*mine});
        const auto edited = m_house->call(m_mina, chat::edit, {m_room, said->id, u"이제 글도"_s});
        QCOMPARE(attachmentsOf(*edited).size(), 1);
        QVERIFY(m_house->call(m_mina, chat::edit, {m_room, said->id, u""_s}));
        QCOMPARE(bodyOf(m_jun, *mine), QByteArray("mine"));
    }

    void whatWasTakenAwayIsSentToNobodyAndRemoved()
    {
        const auto mine = whole(m_mina, "secret");
        const auto said = post(m_mina, {*mine});
        QVERIFY(bodyOf(m_jun, *mine) == "secret");
        QVERIFY(m_house->call(m_mina, chat::remove, {m_room, said->id}));
        QCOMPARE(read(m_jun, *mine).error().about, u"attachment"_s);
        QCOMPARE(read(m_mina, *mine).error().about, u"attachment"_s);
        QCOMPARE(filesOnDisk().size(), 1);
        tidy(1min);
        QTRY_VERIFY(filesOnDisk().isEmpty());
        QTRY_COMPARE(m_house->count(u"attachment"_s), 0);
    }

    // ---- reading

    void otherPeoplesRoomsLookLikeNothing()
    {
        const RoomId secret = m_house->aPrivateRoom(m_mina);
        const auto mine = whole(m_mina, "secret", u"x"_s, secret);
        QVERIFY(m_house->call(m_mina, chat::post, {secret, {u"a"_s}, {}, {}, QList{*mine}}));
        QCOMPARE(bodyOf(m_mina, *mine, secret), QByteArray("secret"));
        const Error noRoom = read(m_jun, *mine, {secret.number + 1}).error();
        QCOMPARE(read(m_jun, *mine, secret).error(), noRoom);
        QCOMPARE(read({}, *mine, secret).error(), noRoom);
        // Through a room that one may read.
        QCOMPARE(read(m_jun, *mine, m_room).error(), read(m_jun, {99}, m_room).error());
        QCOMPARE(m_house
                     ->ask("GET", u"/api/v1/rooms/%1/attachments/x/thumbnail"_s.arg(m_room.text()), {},
                           m_house->person(m_jun))
                     .error()
                     .code,
                 Code::NotFound);
    }

    void beforeItIsPostedOnlyItsOwnerReads()
    {
        const auto mine = whole(m_mina, "mine");
        QCOMPARE(bodyOf(m_mina, *mine), QByteArray("mine"));
        QCOMPARE(read(m_jun, *mine).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_jun, files::show, {m_room, *mine}).error().code, Code::NotFound);
        QVERIFY(post(m_mina, {*mine}));
        QCOMPARE(m_house->call(m_jun, files::show, {m_room, *mine})->size, 4);
        QCOMPARE(bodyOf(m_jun, *mine), QByteArray("mine"));
        QCOMPARE(bodyOf({}, *mine), QByteArray("mine")); // the room is public
    }

    void rangesAreAnswered()
    {
        QByteArray octets;
        for (int i = 0; i < 90'000; ++i)
            octets += char('a' + i % 26);
        const auto mine = whole(m_mina, octets);
        const auto all = read(m_mina, *mine);
        QCOMPARE(all->status, 200);
        QCOMPARE(all->pieces->size, octets.size());
        QVERIFY(all->takesRanges);
        const auto part = read(m_mina, *mine, m_room, "bytes=10-19");
        QCOMPARE(part->status, 206);
        QCOMPARE(part->contentRange, QByteArray("bytes 10-19/90000"));
        QCOMPARE(octetsOf(*part), octets.mid(10, 10));
        QCOMPARE(octetsOf(*read(m_mina, *mine, m_room, "bytes=89990-")), octets.last(10));
        QCOMPARE(octetsOf(*read(m_mina, *mine, m_room, "bytes=-5")), octets.last(5));
        QCOMPARE(read(m_mina, *mine, m_room, "bytes=90000-")->status, 416);
        for (const char *odd : {"bytes=5-1", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=1"})
            QCOMPARE(read(m_mina, *mine, m_room, odd)->status, 200);
    }

    // ---- what is left lying

    void whatNobodyFinishedOrPostedGoes()
    {
        const auto open = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 4});
        QVERIFY(send(m_mina, open->id, 0, "ab"));
        const auto unposted = whole(m_mina, "whole");
        const auto posted = whole(m_mina, "posted");
        QVERIFY(post(m_mina, {*posted}));
        tidy(23h);
        QCOMPARE(m_house->count(u"attachment"_s), 3);
        QVERIFY(send(m_mina, open->id, 2, "c")); // somebody is still at it
        tidy(2h);
        QTRY_COMPARE(m_house->count(u"attachment"_s), 2);
        QVERIFY(send(m_mina, open->id, 3, "d"));
        tidy(25h);
        QTRY_COMPARE(m_house->count(u"attachment"_s), 1);
        QCOMPARE(read(m_mina, *unposted).error().code, Code::NotFound);
        QCOMPARE(bodyOf(m_jun, *posted), QByteArray("posted"));
        QTRY_COMPARE(filesOnDisk().size(), 1);
    }

    void aPieceThatTheStoreNeverHeardOfIsWrittenAgain()
    {
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 8});
        QVERIFY(send(m_mina, begun->id, 0, "abcd"));
        // Killed between the disk and the COMMIT.
        QFile part(filesOnDisk().first());
        QVERIFY(part.open(QIODevice::Append));
        part.write("garbage");
        part.close();
        QVERIFY(send(m_mina, begun->id, 4, "efgh")->attachment);
        QCOMPARE(bodyOf(m_mina, begun->id), QByteArray("abcdefgh"));
    }

    void aFileThatBecameWholeBeforeTheStoreHeardOfItIsCompleted()
    {
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 8});
        QVERIFY(send(m_mina, begun->id, 0, "abcd"));
        const QString part = filesOnDisk().first();
        QFile file(part);
        QVERIFY(file.open(QIODevice::Append));
        file.write("efgh");
        file.close();
        QVERIFY(QFile::rename(part, part.chopped(5)));
        QCOMPARE(m_house->call(m_mina, files::progress, {m_room, begun->id})->offset, 4);
        QVERIFY(send(m_mina, begun->id, 4, "efgh")->attachment);
        QCOMPARE(bodyOf(m_mina, begun->id), QByteArray("abcdefgh"));
    }

    void whatWasLostOnTheDiskBeginsAnew()
    {
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 8});
        QVERIFY(send(m_mina, begun->id, 0, "abcd"));
        QVERIFY(QFile::remove(filesOnDisk().first()));
        QCOMPARE(send(m_mina, begun->id, 4, "efgh").error().code, Code::NotFound);
    }

    void octetsThatNoRowKnowsOfAreRemoved()
    {
        const auto mine = whole(m_mina, "mine");
        QVERIFY(post(m_mina, {*mine}));
        const AttachmentId lost{m_house->ids().next(m_house->clock().now().ms)};
        DiskBlobs blobs(m_folder->filePath(u"files"_s));
        QVERIFY(blobs.write(lost, 0, "lost", 4));
        QCOMPARE(filesOnDisk().size(), 2);
        m_house->clock().advance(2h);
        for (int shelf = 0; shelf < Blobs::kShelves; shelf += 8)
            tidy(1s);
        QTRY_COMPARE(filesOnDisk().size(), 1);
        QCOMPARE(bodyOf(m_jun, *mine), QByteArray("mine"));
    }

    void twoWhoWriteAtOnceWriteOneFile()
    {
        const auto begun = m_house->call(m_mina, files::begin, {m_room, u"x"_s, 4000});
        std::vector<std::future<Result<Reply>>> tries;
        for (int i = 0; i < 8; ++i)
            tries.push_back(startSending(m_mina, begun->id, 0, QByteArray(2000, 'x')));
        int accepted = 0;
        for (auto &each : tries)
            accepted += each.get() ? 1 : 0;
        QCOMPARE(accepted, 1);
        QVERIFY(send(m_mina, begun->id, 2000, QByteArray(2000, 'x'))->attachment);
        QCOMPARE(bodyOf(m_mina, begun->id), QByteArray(4000, 'x'));
    }

private:
    std::future<Result<Reply>> startSending(UserId who, AttachmentId upload, qint64 offset,
                                            const QByteArray &octets, RoomId room = {})
    {
        const RoomId in = room.isNull() ? m_room : room;
        const QString path
            = u"/api/v1/rooms/%1/uploads/%2/chunks/%3"_s.arg(in.text(), upload.text()).arg(offset);
        const auto found = m_house->routes().find("PUT", path);
        auto promise = std::make_shared<std::promise<Result<Reply>>>();
        auto future = promise->get_future();
        Params params{found->members, json::Source::Body, octets};
        m_house->routes().call(*found->route, m_house->person(who), params,
                               [promise](Result<Reply> reply) { promise->set_value(std::move(reply)); });
        return future;
    }
    Result<files::Upload> send(UserId who, AttachmentId upload, qint64 offset, const QByteArray &octets,
                               RoomId room = {})
    {
        return test::TestHouse::answerOf<files::Upload>(startSending(who, upload, offset, octets, room));
    }
    Result<AttachmentId> whole(UserId who, const QByteArray &octets, const QString &name = u"x"_s,
                               RoomId room = {})
    {
        const RoomId in = room.isNull() ? m_room : room;
        TRY(const files::Upload begun, m_house->call(who, files::begin, {in, name, octets.size()}));
        TRY(const files::Upload sent, send(who, begun.id, 0, octets, in));
        return sent.id;
    }
    /// The type that a file of that content and name gets.
    QString headOf(UserId who, AttachmentId, const QByteArray &octets, const QString &name)
    {
        const auto id = whole(who, octets, name);
        const auto reply = read(who, *id);
        (void)m_house->call(who, files::abandon, {m_room, *id});
        return QString::fromLatin1(reply->contentType);
    }
    Result<rooms::RoomEvent> post(UserId who, const QList<AttachmentId> &ids, const QString &tag = {})
    {
        chat::PostMessage message = m_house->saying(m_room, {}, tag);
        message.attachments = ids;
        return m_house->call(who, chat::post, message);
    }
    Result<Reply> read(UserId who, AttachmentId id, RoomId room = {}, const QByteArray &range = {})
    {
        const RoomId in = room.isNull() ? m_room : room;
        const auto found
            = m_house->routes().find("GET", u"/api/v1/rooms/%1/attachments/%2"_s.arg(in.text(), id.text()));
        auto promise = std::make_shared<std::promise<Result<Reply>>>();
        auto future = promise->get_future();
        Params params{found->members, json::Source::Query};
        params.range = range;
        const Caller caller = who.isNull() ? m_house->guest() : m_house->person(who);
        m_house->routes().call(*found->route, caller, params,
                               [promise](Result<Reply> reply) { promise->set_value(std::move(reply)); });
        return future.get();
    }
    static QByteArray octetsOf(const Reply &reply)
    {
        QByteArray octets;
        while (octets.size() < reply.pieces->size) {
            std::promise<Result<QByteArray>> promise;
            reply.pieces->read(octets.size(),
                               [&promise](Result<QByteArray> piece) { promise.set_value(std::move(piece)); });
            const auto piece = promise.get_future().get();
            if (!piece || piece->isEmpty() || piece->size() > FileService::kPiece)
                return {};
            octets += *piece;
        }
        return octets;
    }
    QByteArray bodyOf(UserId who, AttachmentId id, RoomId room = {})
    {
        const auto reply = read(who, id, room);
        return reply ? octetsOf(*reply) : QByteArray();
    }
    QStringList filesOnDisk() const
    {
        QStringList all;
        QDirIterator each(m_folder->filePath(u"files"_s), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            all += each.next();
        return all;
    }
    void tidy(std::chrono::milliseconds after) { m_house->pass(after); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(FileServiceTest)
#include "tst_file_service.moc"
