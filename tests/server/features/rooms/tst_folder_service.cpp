// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/rooms/folder_service.h"

#include "tests/support/room_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using folders::Arrangement;
using folders::Folder;

class FolderServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::RoomHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
        m_jun = m_house->aUser(u"준"_s);
        m_room = m_house->aRoom(m_mina, {m_jun});
    }
    void cleanup() { m_house.reset(); }

    void foldersStandInTheirOrderAndAreOnesOwn()
    {
        QVERIFY(read(m_jun) == Arrangement{});
        const Folder work = make(u" 일 "_s);
        const Folder play = make(u"놀이"_s);
        QCOMPARE(work.name, u"일"_s);
        QCOMPARE(names(m_jun), (QStringList{u"일"_s, u"놀이"_s}));
        QVERIFY(read(m_mina).folders.isEmpty());
        const auto moved = m_house->call(m_jun, folders::change, {.folder = play.id, .place = 0});
        QVERIFY(moved && *moved == read(m_jun));
        QCOMPARE(names(m_jun), (QStringList{u"놀이"_s, u"일"_s}));
        QVERIFY(m_house->call(m_jun, folders::change, {.folder = play.id, .place = 99}));
        QCOMPARE(names(m_jun), (QStringList{u"일"_s, u"놀이"_s}));
        QVERIFY(
            m_house->call(m_jun, folders::change, {.folder = work.id, .name = u"밥벌이"_s, .folded = true}));
        QCOMPARE(names(m_jun), (QStringList{u"밥벌이"_s, u"놀이"_s}));
        QVERIFY(read(m_jun).folders[0].folded);
        // Nobody touches what is another's.
        const Error none(Code::NotFound, "folder");
        QCOMPARE(m_house->call(m_mina, folders::change, {.folder = work.id, .folded = false}).error(), none);
        QCOMPARE(m_house->call(m_mina, folders::remove, {work.id}).error(), none);
        QCOMPARE(m_house->call(m_mina, folders::putRoom, {m_room, work.id}).error().code, Code::NotFound);
        QCOMPARE(names(m_jun).size(), 2);
    }

    void aNewFolderIsTheLastOneAlsoWhereOthersWereRemoved()
    {
        const Folder one = make(u"하나"_s);
        const Folder two = make(u"둘"_s);
        make(u"셋"_s);
        make(u"넷"_s);
        QVERIFY(m_house->call(m_jun, folders::remove, {one.id}));
        QVERIFY(m_house->call(m_jun, folders::remove, {two.id}));
        make(u"다섯"_s);
        QCOMPARE(names(m_jun), (QStringList{u"셋"_s, u"넷"_s, u"다섯"_s}));
    }

    void aRoomIsInOneFolderAndStandsInOnePlace()
    {
        const Folder work = make(u"일"_s);
        const Folder play = make(u"놀이"_s);
        QVERIFY(loudness({.room = m_room, .favourite = true}));
        const auto put = m_house->call(m_jun, folders::putRoom, {m_room, work.id});
        QVERIFY(put && put->loudness == stands(m_jun));
        QCOMPARE(stands(m_jun).folder, std::optional(work.id));
        QVERIFY2(!stands(m_jun).favourite, "it was put there");
        QVERIFY(!stands(m_mina).folder);
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, play.id}));
        QCOMPARE(stands(m_jun).folder, std::optional(play.id));
        // Back to where it was when it is no favourite any more.
        QVERIFY(loudness({.room = m_room, .favourite = true}));
        QCOMPARE(stands(m_jun).folder, std::optional(play.id));
        QVERIFY(loudness({.room = m_room, .less = true}));
        QVERIFY(stands(m_jun).less.value_or(false));
        QVERIFY(!stands(m_jun).favourite && !stands(m_jun).folder);
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, work.id}));
        QVERIFY(!stands(m_jun).less);
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, std::nullopt}));
        QVERIFY(stands(m_jun) == rooms::Loudness{});
        QVERIFY(loudness({.room = m_room, .less = true}));
        QVERIFY(loudness({.room = m_room, .favourite = true}));
        QVERIFY(!stands(m_jun).less);
    }

    void roomsOfARemovedFolderGoBackToTheList()
    {
        const Folder work = make(u"일"_s);
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, work.id}));
        const auto left = m_house->call(m_jun, folders::remove, {work.id});
        QVERIFY(left && left->folders.isEmpty());
        QVERIFY(!stands(m_jun).folder);
        QCOMPARE(m_house->call(m_jun, folders::putRoom, {m_room, work.id}).error(),
                 Error(Code::NotFound, "folder").at(u"folder"_s));
        // And with the membership it is forgotten.
        const Folder again = make(u"일"_s);
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, again.id}));
        QVERIFY(m_house->call(m_jun, rooms::leave, {m_room}));
        QVERIFY(m_house->call(m_jun, rooms::join, {m_room}));
        QVERIFY(!stands(m_jun).folder);
    }

    void namesAreCheckedAndThereIsALimit()
    {
        const Folder first = make(u"Work"_s);
        const Error taken = Error(Code::Conflict, "folder-name").at(u"name"_s);
        QCOMPARE(m_house->call(m_jun, folders::create, {u"work"_s}).error(), taken);
        const Folder other = make(u"Play"_s);
        const auto renamed = m_house->call(m_jun, folders::change, {.folder = other.id, .name = u"WORK"_s});
        QCOMPARE(renamed.error(), taken);
        QVERIFY(m_house->call(m_jun, folders::change, {.folder = first.id, .name = u"WORK"_s}));
        QVERIFY(!m_house->call(m_jun, folders::create, {u"  "_s}));
        const QString longer(folders::kLongestName + 1, u'x');
        QCOMPARE(m_house->call(m_jun, folders::create, {longer}).error().code, Code::TooLong);
        QVERIFY(m_house->call(m_mina, folders::create, {u"Work"_s}));
        for (int i = 2; i < folders::kMostFolders; ++i)
            make(QString::number(i));
        QCOMPARE(m_house->call(m_jun, folders::create, {u"one more"_s}).error(),
                 Error(Code::TooMany, "folders"));
        QCOMPARE(read(m_jun).folders.size(), folders::kMostFolders);
    }

    void theOrderOfRoomsIsKept()
    {
        QCOMPARE(read(m_jun).sort, folders::Sort::Recent);
        QVERIFY(m_house->call(m_jun, folders::chooseSort, {folders::Sort::Name}));
        QCOMPARE(read(m_jun).sort, folders::Sort::Name);
        QVERIFY(m_house->call(m_jun, folders::chooseSort, {folders::Sort::Recent}));
        QCOMPARE(read(m_jun).sort, folders::Sort::Recent);
        QCOMPARE(read(m_mina).sort, folders::Sort::Recent);
    }

    void otherDevicesAreToldAndNobodyElse()
    {
        const QByteArray queue = Work::personalTopic(m_jun, "/user/queue/alerts");
        const Folder work = make(u"일"_s);
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, work.id}));
        QVERIFY(m_house->call(m_jun, folders::putRoom, {m_room, work.id})); // nothing new
        QVERIFY(m_house->call(m_jun, folders::chooseSort, {folders::Sort::Name}));
        const auto told = m_house->told(queue);
        QCOMPARE(told.size(), 3);
        QCOMPARE(told[0]->event, QByteArray("folders"));
        QCOMPARE(told[1]->event, QByteArray("room-loudness"));
        QCOMPARE(fromJson<rooms::RoomLoudness>(told[1]->body)->loudness.folder, std::optional(work.id));
        QVERIFY(*fromJson<Arrangement>(told[2]->body) == read(m_jun));
        QVERIFY(m_house->told(Work::personalTopic(m_mina, "/user/queue/alerts")).isEmpty());
    }

    void strangersAndGuestsHaveNothingToArrange()
    {
        const UserId stranger = m_house->aUser(u"남"_s);
        const auto made = m_house->call(stranger, folders::create, {u"일"_s});
        QCOMPARE(m_house->call(stranger, folders::putRoom, {m_room, made->id}).error(),
                 Error(Code::NotAllowed, "not-member"));
        QCOMPARE(m_house->call({}, folders::read, {}).error().code, Code::NotSignedIn);
    }

private:
    Folder make(const QString &name)
    {
        const auto made = m_house->call(m_jun, folders::create, {name});
        return made ? *made : Folder{};
    }
    Arrangement read(UserId user) { return *m_house->call(user, folders::read, {}); }
    QStringList names(UserId user)
    {
        QStringList out;
        for (const Folder &folder : read(user).folders)
            out += folder.name;
        return out;
    }
    Result<rooms::RoomLoudness> loudness(const rooms::SetLoudness &wanted)
    {
        return m_house->call(m_jun, rooms::setLoudness, wanted);
    }
    rooms::Loudness stands(UserId user) { return *m_house->call(user, rooms::show, {m_room})->loudness; }

    std::unique_ptr<test::RoomHouse> m_house;
    UserId m_mina;
    UserId m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(FolderServiceTest)
#include "tst_folder_service.moc"
