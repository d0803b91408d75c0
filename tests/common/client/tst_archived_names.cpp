// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/archive.h"
#include "common/client/archived_names.h"

#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

rooms::Room room(qint64 id, const QString &name, qint64 at)
{
    rooms::Room made;
    made.id = {id};
    made.name = name;
    made.createdAt = {at};
    return made;
}

rooms::Member member(qint64 id, const QString &username)
{
    rooms::Member made;
    made.id = {id};
    made.nickname = u"nick"_s;
    made.username = username;
    return made;
}

} // namespace

class ArchivedNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesComeOutOfAnArchiveThatIsInUse()
    {
        const QString path = m_folder.filePath(u"a.sqlite"_s);
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        Archive archive(database);
        archive.putRoom(room(1, u"old"_s, 1000));
        archive.putRoom(room(2, u"new"_s, 2000));
        archive.putRoom(room(3, u"old"_s, 500)); // another room of that name
        archive.putRoom(room(4, {}, 900));
        archive.putMembers({1}, {member(1, u"mina"_s), member(2, u"jun"_s)});
        archive.putMembers({2}, {member(2, u"jun"_s), member(3, {})});
        campaigns::Campaign coal;
        coal.id = {5};
        coal.room = {1};
        coal.title = u"coal"_s;
        archive.putCampaign(coal);
        QVERIFY(database.commit().ok());
        const ArchivedNames names = namesInArchives({path, m_folder.filePath(u"none.sqlite"_s)}, 5s);
        QCOMPARE(names.rooms, (QStringList{u"new"_s, u"old"_s}));
        QCOMPARE(names.campaigns, QStringList{u"coal"_s});
        QCOMPARE(names.people, (QStringList{u"jun"_s, u"mina"_s}));
        QVERIFY(!QFile::exists(m_folder.filePath(u"none.sqlite"_s)));
        const ArchivedNames twice = namesInArchives({path, path}, 5s);
        QCOMPARE(twice.rooms, names.rooms);
    }
    void withoutTimeNothingIsRead()
    {
        const QString path = m_folder.filePath(u"b.sqlite"_s);
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        Archive(database).putRoom(room(1, u"room"_s, 1));
        QVERIFY(database.commit().ok());
        QVERIFY(namesInArchives({path}, 0ms).rooms.isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ArchivedNamesTest)
#include "tst_archived_names.moc"
